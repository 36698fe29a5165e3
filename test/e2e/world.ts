import { mkdir, mkdtemp, readFile, readdir, rm, stat, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { baseName, makeBaseImage } from "./base-image.ts";
import { openFormats } from "./emulation.ts";
import {
  dockerProgram,
  importImage,
  type Engine,
  loadImage,
  type NetworkedEngine,
  pullImage,
  startClassicEngine,
  startContainerdEngine,
} from "./engines.ts";
import { startGitea, type Gitea } from "./gitea.ts";
import { allModules, type GoModule, prepareGoModule, sourceFolder } from "./go-tools.ts";
import { imageNames, prepareImages, repository, type ImageName, type Images } from "./images.ts";
import { needProgram, zizmorProgram } from "./parts.ts";
import { pushImage, type Registry, startPlainRegistry, startTlsRegistry, type TlsRegistry } from "./registries.ts";
import { must, run, type Finished } from "./processes.ts";
import { type Stages, together } from "./stages.ts";
import { binfmtImage, builderImage, makeBinfmtImage, makeBuilderImage } from "./standin-images.ts";

/** A registry with TLS and a password, as the tests know it. */
export type ProtectedRegistry = Omit<TlsRegistry, "running">;

/** Where everything real is that the tests speak to: plain data, handed to the tests as a file. */
export interface World {
  /** What is under test: the folder that `npm run build` makes. */
  readonly dist: string;
  /** Its program. */
  readonly cli: string;
  readonly plainRegistry: string;
  readonly tlsRegistry: string;
  readonly caFile: string;
  /** Holds the credentials of the registry with a password. */
  readonly dockerConfig: string;
  readonly registries: Registries;
  readonly classicEngine: string;
  /** Today's engine with the containerd store, as `DOCKER_HOST` wants it; builders and emulators are there under their usual names. */
  readonly engine: string;
  /** The engine's address on its own bridge: what containers without the host's network can reach. */
  readonly gateway: string;
  /** The name, in the classic engine, of Debian 12 as `docker import` took it. */
  readonly importedImage: string;
  readonly gitea: Gitea;
  /** The runner of workflows. */
  readonly act: string;
  readonly programs: Programs;
  readonly layout: string;
  readonly ociArchives: Readonly<Record<ImageName, string>>;
  readonly dockerArchives: Readonly<Record<ImageName, string>>;
}

/** Every registry but the forge's, by what is particular about it. All hold the base image, all but `tlsBridge` Debian images. */
interface Registries {
  /** Debian's, version 2: plain HTTP, no password. Holds BuildKit's image and the emulators' as well. */
  readonly plain: string;
  /** Debian's, version 2. */
  readonly tls: ProtectedRegistry;
  /** Version 3, on the engine's bridge: what a builder without the host's network can reach. */
  readonly bridge: string;
  /** The same, with TLS and a password. */
  readonly tlsBridge: ProtectedRegistry;
}

/** Programs by their paths. */
export interface Programs {
  readonly docker: string;
  readonly buildx: string;
  readonly buildkitd: string;
  readonly buildctl: string;
  readonly runc: string;
  readonly crane: string;
  readonly actionlint: string;
  readonly zizmor: string;
}

/** The environment variable that names the file. */
export const worldVariable = "PLIMSOLL_E2E_WORLD";

type AtEnd = (stop: () => Promise<void>) => void;
type ModuleFolders = Readonly<Record<GoModule, string>>;

/** Starts what the tests speak to, in `folder`; each thing started is handed to `atEnd` at once, so that it always ends. */
export async function startWorld(folder: string, atEnd: AtEnd, stages: Stages): Promise<World> {
  const [images, modules] = await together([
    stages.run("Debian images", () => prepareImages(stages.say)),
    prepareModules(allModules, stages),
  ]);
  const engineHome = join(folder, "classic-engine");
  const [{ engine, registries }, gitea, classic] = await together([
    startEngineWorld(folder, modules, atEnd, stages),
    stages.run("Gitea", async () => {
      const tool = { program: join(modules.gitea, "gitea"), staticRoot: await sourceFolder("gitea") };
      const { running, ...started } = await startGitea(join(folder, "gitea"), tool);
      atEnd(() => running.stop());
      return started;
    }),
    stages.run("Debian's engine", async () => {
      const started = await startClassicEngine(engineHome);
      atEnd(() => started.stop());
      return started;
    }),
  ]);
  const importedImage = "e2e/imported:latest";
  await together([
    stages.run("Debian images into the registries and today's engine", () => spreadImages(images, registries, engine, folder)),
    stages.run("Debian images into Debian's engine", async () => {
      for (const name of everywhere) await loadImage(classic, engineHome, images.dockerArchive(name));
      await importImage(classic, engineHome, await firstLayer(images), importedImage);
    }),
  ]);
  return {
    dist: resolve("dist"),
    cli: await builtCli(),
    plainRegistry: registries.plain.host,
    tlsRegistry: registries.tls.host,
    caFile: registries.tls.caFile,
    dockerConfig: registries.tls.dockerConfig,
    registries: {
      plain: registries.plain.host,
      tls: asProtected(registries.tls),
      bridge: registries.bridge.host,
      tlsBridge: asProtected(registries.tlsBridge),
    },
    classicEngine: classic.dockerHost,
    engine: engine.dockerHost,
    gateway: engine.gateway,
    importedImage,
    gitea,
    act: join(modules.act, "act"),
    programs: programsOf(modules),
    layout: images.layout,
    ociArchives: byName(images.ociArchive),
    dockerArchives: byName(images.dockerArchive),
  };
}

/** Builds them one after the other: each keeps every core busy by itself. */
export async function prepareModules<N extends GoModule>(names: readonly N[], stages: Stages): Promise<Readonly<Record<N, string>>> {
  const folders: Partial<Record<N, string>> = {};
  for (const name of names) folders[name] = await stages.run(`Go module ${name}`, () => prepareGoModule(name));
  return folders as Record<N, string>;
}

interface RunningRegistries {
  readonly plain: Registry;
  readonly tls: TlsRegistry;
  readonly bridge: Registry;
  readonly tlsBridge: TlsRegistry;
}

/** What a build needs: an engine with a builder's and the emulators' image, and registries with a base image to start from. */
export async function startEngineWorld(
  folder: string,
  modules: Pick<ModuleFolders, "moby" | "containerd" | "runc" | "buildkit" | "distribution">,
  atEnd: AtEnd,
  stages: Stages,
): Promise<{ engine: NetworkedEngine; registries: RunningRegistries }> {
  atEnd(await openFormats());
  const version2 = needProgram("docker-registry");
  const version3 = join(modules.distribution, "registry");
  const started = async <T extends Registry>(registry: Promise<T>): Promise<T> => {
    const { running } = await registry;
    atEnd(() => running.stop());
    return await registry;
  };
  const [engine, plain, tls, base] = await together([
    stages.run("today's engine, with images of BuildKit and of emulators", async () => {
      const home = join(folder, "engine");
      const running = await startContainerdEngine(home, modules);
      atEnd(() => running.stop());
      await makeBuilderImage(running, join(home, "builder"), modules);
      await makeBinfmtImage(running, join(home, "binfmt"));
      return running;
    }),
    stages.run("a plain registry", () => started(startPlainRegistry(version2, join(folder, "plain-registry")))),
    stages.run("a registry with TLS and a password", () => started(startTlsRegistry(version2, join(folder, "tls-registry")))),
    stages.run("a base image for two platforms", () => makeBaseImage(join(folder, "base"))),
  ]);
  const [bridge, tlsBridge] = await stages.run("registries of version 3 on the engine's bridge", () =>
    together([
      started(startPlainRegistry(version3, join(folder, "bridge-registry"), engine.gateway)),
      started(startTlsRegistry(version3, join(folder, "tls-bridge-registry"), engine.gateway)),
    ]),
  );
  const registries = { plain, tls, bridge, tlsBridge };
  await stages.run("the base image, BuildKit and the emulators into the registries", async () => {
    for (const registry of Object.values(registries)) await pushImage(base, registry, baseName);
    for (const name of [builderImage, binfmtImage]) await publishImage(engine, join(folder, "engine"), name, plain);
  });
  return { engine, registries };
}

async function publishImage(engine: Engine, folder: string, name: string, { host }: Registry): Promise<void> {
  const env = { PATH: process.env["PATH"], HOME: folder, DOCKER_HOST: engine.dockerHost };
  await must(dockerProgram(), ["tag", name, `${host}/${name}`], { env });
  await must(dockerProgram(), ["push", "--quiet", `${host}/${name}`], { env });
  await must(dockerProgram(), ["rmi", `${host}/${name}`], { env });
}

/** The images that are in every place; the others are in the plain registry only. */
const everywhere: readonly ImageName[] = ["bookworm", "bookworm-jre"];

async function spreadImages(images: Images, { plain, tls, bridge }: RunningRegistries, engine: Engine, folder: string): Promise<void> {
  for (const name of imageNames) {
    const fullName = `${repository}:${name}`;
    const registries = everywhere.includes(name) ? [plain, tls, bridge] : [plain];
    for (const registry of registries) await pushImage(`oci:${images.layout}:${name}`, registry, fullName);
    if (everywhere.includes(name)) await pullImage(engine, join(folder, "engine"), `${plain.host}/${fullName}`, fullName);
  }
}

/** What of it is plain data. */
function asProtected(registry: TlsRegistry): ProtectedRegistry {
  const { host, caFile, certificateFolder, dockerConfig, username, passwordFile } = registry;
  return { host, caFile, certificateFolder, dockerConfig, username, passwordFile };
}

/** Where each program is, given the folders of its modules. */
export function programsOf(modules: Pick<ModuleFolders, "buildx" | "buildkit" | "runc" | "crane" | "actionlint">): Programs {
  return {
    docker: dockerProgram(),
    buildx: join(modules.buildx, "buildx"),
    buildkitd: join(modules.buildkit, "buildkitd"),
    buildctl: join(modules.buildkit, "buildctl"),
    runc: join(modules.runc, "runc"),
    crane: join(modules.crane, "crane"),
    actionlint: join(modules.actionlint, "actionlint"),
    zizmor: zizmorProgram,
  };
}

/** The world that the runner started; fails with the way to start it where there is none. */
export async function readWorld(): Promise<World> {
  const file = process.env[worldVariable];
  if (file === undefined) throw new Error("These tests need real parts around them. Run them with: npm run e2e");
  return JSON.parse(await readFile(file, "utf8")) as World;
}

/** What a run of the program left behind, beside its result. */
export interface CliRun extends Finished {
  /** Names in the working folder and in the temporary folder after it ended. */
  readonly leftBehind: readonly string[];
}

/** Runs the program under test in a folder of its own, with nothing of this machine's configuration. */
export async function plimsoll(
  world: World,
  args: readonly string[],
  env: Readonly<Record<string, string>> = {},
): Promise<CliRun> {
  const home = await mkdtemp(join(tmpdir(), "plimsoll-e2e-run-"));
  try {
    const folders = { directory: join(home, "directory"), temporary: join(home, "tmp"), config: join(home, "docker") };
    await Promise.all(Object.values(folders).map((path) => mkdir(path)));
    const finished = await run(process.execPath, [world.cli, ...args], {
      directory: folders.directory,
      env: {
        PATH: process.env["PATH"],
        HOME: home,
        TMPDIR: folders.temporary,
        DOCKER_CONFIG: folders.config,
        DOCKER_HOST: `unix://${join(home, "no-engine.sock")}`,
        NO_COLOR: "1",
        CI: "true",
        ...env,
      },
    });
    const leftBehind = (await Promise.all(Object.values(folders).map((path) => readdir(path)))).flat();
    return { ...finished, leftBehind };
  } finally {
    await rm(home, { recursive: true, force: true });
  }
}

/** The file that holds the only layer of Debian 12, gzip over a tar of its root file system: what `docker import` takes. */
async function firstLayer(images: Images): Promise<string> {
  const index = JSON.parse(await readFile(join(images.layout, "index.json"), "utf8")) as {
    manifests: { digest: string; annotations: Record<string, string> }[];
  };
  const descriptor = index.manifests.find(
    (manifest) => manifest.annotations["org.opencontainers.image.ref.name"] === "bookworm",
  );
  const manifest = JSON.parse(
    await readFile(join(images.layout, "blobs", (descriptor?.digest ?? "").replace(":", "/")), "utf8"),
  ) as { layers: { digest: string }[] };
  return join(images.layout, "blobs", (manifest.layers[0]?.digest ?? "").replace(":", "/"));
}

function byName(path: (name: ImageName) => string): Record<ImageName, string> {
  return { bookworm: path("bookworm"), "bookworm-jre": path("bookworm-jre"), trixie: path("trixie") };
}

/** What users run. */
async function builtCli(): Promise<string> {
  const built = resolve("dist/cli.js");
  await stat(built).catch((cause: unknown) => {
    throw new Error("dist/cli.js is missing. Make it with: npm run build", { cause });
  });
  return built;
}

/** Writes the world where the tests read it. */
export async function writeWorld(world: World, folder: string): Promise<string> {
  const file = join(folder, "world.json");
  await writeFile(file, JSON.stringify(world, null, 2), { mode: 0o600 });
  return file;
}
