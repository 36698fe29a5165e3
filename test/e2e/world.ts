import { mkdir, mkdtemp, readFile, readdir, rm, stat, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { importImage, loadImage, startClassicEngine, startHybridEngine } from "./engines.ts";
import { startGitea, type Gitea } from "./gitea.ts";
import { prepareGoTools } from "./go-tools.ts";
import { imageNames, prepareImages, repository, type ImageName, type Images } from "./images.ts";
import { pushImage, startPlainRegistry, startTlsRegistry } from "./registries.ts";
import { run, type Finished } from "./processes.ts";

/** Where everything real is that the tests speak to: plain data, handed to the tests as a file. */
export interface World {
  /** The program under test. */
  readonly cli: string;
  readonly plainRegistry: string;
  readonly tlsRegistry: string;
  readonly caFile: string;
  /** Holds the credentials of the registry with a password. */
  readonly dockerConfig: string;
  readonly classicEngine: string;
  readonly hybridEngine: string;
  /** The name, in the classic engine, of Debian 12 as `docker import` took it. */
  readonly importedImage: string;
  readonly gitea: Gitea;
  /** The runner of workflows. */
  readonly act: string;
  readonly layout: string;
  readonly ociArchives: Readonly<Record<ImageName, string>>;
  readonly dockerArchives: Readonly<Record<ImageName, string>>;
  readonly hybridArchives: Readonly<Record<ImageName, string>>;
}

/** The environment variable that names the file. */
export const worldVariable = "PLIMSOLL_E2E_WORLD";

/** Starts what the tests speak to, in `folder`; each thing started is handed to `atEnd` at once, so that it always ends. */
export async function startWorld(
  folder: string,
  atEnd: (stop: () => Promise<void>) => void,
  say: (line: string) => void,
): Promise<World> {
  const images = await prepareImages(say);
  const tools = await prepareGoTools(say);
  say("starting a plain registry, one with TLS and a password, Gitea, Debian's engine, and one that saves in OCI form");
  const plain = await startPlainRegistry(join(folder, "registry"));
  atEnd(() => plain.running.stop());
  const tls = await startTlsRegistry(join(folder, "tls-registry"));
  atEnd(() => tls.running.stop());
  const { running, ...gitea } = await startGitea(join(folder, "gitea"), tools.gitea);
  atEnd(() => running.stop());
  const engineHome = join(folder, "engine");
  const classic = await startClassicEngine(engineHome);
  atEnd(() => classic.stop());
  const hybrid = await startHybridEngine(
    join(folder, "hybrid-engine"),
    new Map(imageNames.map((name) => [`${repository}:${name}`, images.hybridArchive(name)])),
  );
  atEnd(() => hybrid.stop());
  say("copying the images into them");
  for (const name of imageNames) {
    const source = `oci:${images.layout}:${name}`;
    await pushImage(source, plain, `${repository}:${name}`);
    await pushImage(source, tls, `${repository}:${name}`);
    await loadImage(classic, engineHome, images.dockerArchive(name));
  }
  const importedImage = "e2e/imported:latest";
  await importImage(classic, engineHome, await firstLayer(images), importedImage);
  return {
    cli: await builtCli(),
    plainRegistry: plain.host,
    tlsRegistry: tls.host,
    caFile: tls.caFile,
    dockerConfig: tls.dockerConfig,
    classicEngine: classic.dockerHost,
    hybridEngine: hybrid.dockerHost,
    importedImage,
    gitea,
    act: tools.act.program,
    layout: images.layout,
    ociArchives: byName(images.ociArchive),
    dockerArchives: byName(images.dockerArchive),
    hybridArchives: byName(images.hybridArchive),
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
  await writeFile(file, JSON.stringify(world, null, 2));
  return file;
}
