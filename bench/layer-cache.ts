import { randomBytes } from "node:crypto";
import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { connectFacade } from "../src/cache/facade/control.ts";
import { startFacade } from "../src/cache/facade/launch.ts";
import { identifyProcess } from "../src/cache/facade/watch.ts";
import { type ActionsProcess, startActionsProcess } from "../test/fakes/actions-process.ts";
import { fakeHost } from "../test/fakes/host.ts";
import { type DockerClient, makeClient } from "../test/e2e/client.ts";
import { must } from "../test/e2e/processes.ts";
import type { World } from "../test/e2e/world.ts";
import { atMost, type BenchRow, figure } from "./row.ts";
import { highWaterMark } from "./measure.ts";
import { type SlowProxy, startSlowProxy, type Traffic } from "./slow-proxy.ts";

/** A distance as from a hosted runner to the cache of its region. */
const LATENCY = { rpcMs: 120, blobMs: 25, bytesPerSecond: 200e6 };
const NETWORK_ENV = ["ACTIONS_RESULTS_URL", "ACTIONS_RUNTIME_TOKEN", "ACTIONS_CACHE_SERVICE_V2"];

/** Layers of incompressible bytes, each one file; the last one is small, and is what changes late. */
interface Shape {
  readonly title: string;
  readonly layers: number;
  readonly layerBytes: number;
  readonly lateBytes: number;
}

const SHAPES: readonly Shape[] = [
  { title: "6 layers, 60 MB", layers: 6, layerBytes: 11e6, lateBytes: 5e6 },
  { title: "20 layers, 1 GB", layers: 20, layerBytes: 55e6, lateBytes: 5e6 },
];

const CASES = ["cold", "unchanged", "late layer"] as const;
type Case = (typeof CASES)[number];

/** What one build cost. */
interface Cost extends Traffic {
  /** From the start of the cache export to the moment when all of it is stored, however little of that the job waits for. */
  readonly exportSeconds: number;
  /** The build, with what a job has to do for the cache before and after it. */
  readonly wallSeconds: number;
}

/** Builds with one of the caches, on a builder where nothing was built. */
interface Backend {
  readonly name: string;
  build(context: string, builder: string): Promise<Omit<Cost, keyof Traffic>>;
  traffic(): Promise<Traffic>;
}

interface Place {
  readonly world: World;
  readonly client: DockerClient;
  readonly service: ActionsProcess;
  readonly registry: SlowProxy;
  readonly folder: string;
  /** Peak resident memory of each facade, in MB. */
  readonly memory: number[];
  /** From spawning a facade to its word that it listens, in ms. */
  readonly starts: number[];
}

/** The layer cache against BuildKit's own backends: the same builds, engine and service, side by side. */
export async function layerCache(world: World): Promise<BenchRow[]> {
  const folder = await mkdtemp(join(tmpdir(), "plimsoll-bench-cache-"));
  const service = await startActionsProcess({ latency: LATENCY });
  const registry = await startSlowProxy(world.plainRegistry, { requestMs: LATENCY.blobMs, bytesPerSecond: LATENCY.bytesPerSecond });
  try {
    const client = await makeClient({ dockerHost: world.engine }, join(folder, "client"), world.programs.buildx);
    const place: Place = { world, client, service, registry, folder, memory: [], starts: [] };
    const rows: BenchRow[] = [];
    for (const shape of SHAPES) rows.push(...(await measureShape(place, shape)));
    rows.push(atMost("layer cache: resident memory of the facade, the highest", Math.max(...place.memory), "MB", 150));
    rows.push(atMost("layer cache: the facade listens after", Math.min(...place.starts), "ms", 100));
    rows.push(figure("layer cache: the facade listens after, the slowest start", Math.max(...place.starts), "ms"));
    return rows;
  } finally {
    await registry.close();
    await service.close();
    await rm(folder, { recursive: true, force: true });
  }
}

async function measureShape(place: Place, shape: Shape): Promise<BenchRow[]> {
  const context = await writeContext(place.folder, shape);
  const costs = new Map<string, Cost>();
  for (const backend of [facade(place, shape), gha(place, shape), registryCache(place, shape), localCache(place, shape)]) {
    for (const name of CASES) {
      if (name === "late layer") await writeFile(join(context, "late.bin"), randomBytes(shape.lateBytes));
      costs.set(`${backend.name} ${name}`, await measureBuild(place, backend, context));
    }
  }
  return rowsOf(shape, costs);
}

function rowsOf({ title }: Shape, costs: ReadonlyMap<string, Cost>): BenchRow[] {
  const of = (backend: string, name: Case): Cost => {
    const cost = costs.get(`${backend} ${name}`);
    if (cost === undefined) throw new Error(`${backend} ${name} was not measured`);
    return cost;
  };
  const gha = of("gha", "cold");
  const targets: Readonly<Record<Case, { requests: number; megabytesUp: number }>> = {
    cold: { requests: Math.floor(gha.requests / 10), megabytesUp: Infinity },
    unchanged: { requests: 4, megabytesUp: 0 },
    "late layer": { requests: 12, megabytesUp: 6 },
  };
  return [...costs].flatMap(([key, cost]) => {
    const name = CASES.find((each) => key.endsWith(` ${each}`)) ?? "cold";
    const subject = `layer cache, ${title}, ${key}`;
    const [up, down] = [cost.bytesUp / 1e6, cost.bytesDown / 1e6];
    const isOurs = key.startsWith("facade");
    return [
      isOurs ? atMost(`${subject}: requests`, cost.requests, "", targets[name].requests) : figure(`${subject}: requests`, cost.requests, ""),
      isOurs && name !== "cold" ? atMost(`${subject}: up`, up, "MB", targets[name].megabytesUp) : figure(`${subject}: up`, up, "MB"),
      figure(`${subject}: down`, down, "MB"),
      isOurs && name === "cold" ? atMost(`${subject}: export`, cost.exportSeconds, "s", gha.exportSeconds / 5) : figure(`${subject}: export`, cost.exportSeconds, "s"),
      figure(`${subject}: wall`, cost.wallSeconds, "s"),
    ];
  });
}

async function measureBuild({ client, world }: Place, backend: Backend, context: string): Promise<Cost> {
  const docker = (...args: string[]): Promise<string> => must(world.programs.docker, args, { env: client.env });
  const builder = "plimsoll-bench";
  await docker("buildx", "create", "--name", builder, "--driver", "docker-container", "--driver-opt", "network=host", "--bootstrap");
  try {
    const before = await backend.traffic();
    const times = await backend.build(context, builder);
    const after = await backend.traffic();
    return { ...times, requests: after.requests - before.requests, bytesUp: after.bytesUp - before.bytesUp, bytesDown: after.bytesDown - before.bytesDown };
  } finally {
    await docker("buildx", "rm", "--force", builder);
  }
}

async function writeContext(folder: string, { layers, layerBytes, lateBytes }: Shape): Promise<string> {
  const context = await mkdtemp(join(folder, "context-"));
  const names = Array.from({ length: layers - 1 }, (_, index) => `layer-${index}.bin`);
  for (const name of names) await writeFile(join(context, name), randomBytes(layerBytes));
  await writeFile(join(context, "late.bin"), randomBytes(lateBytes));
  const copies = names.map((name) => `COPY ${name} /${name}\n`).join("");
  await writeFile(join(context, "Dockerfile"), `FROM scratch\n${copies}COPY --link late.bin /late.bin\n`);
  return context;
}

/** One `buildx build` that pushes the image; the times that BuildKit tells. */
async function buildx({ client, world }: Place, context: string, builder: string, cache: readonly string[], env: Readonly<Record<string, string>> = {}): Promise<{ wallSeconds: number; exportSeconds: number; exportEnd: number }> {
  const progress = join(context, "..", "progress");
  await mkdir(progress, { recursive: true });
  const output = `type=image,name=${world.plainRegistry}/bench/cached:1,push=true`;
  const args = ["buildx", "build", "--builder", builder, "--progress=rawjson", "--provenance=false", "--output", output, ...cache, context];
  const began = performance.now();
  const { stderr } = await run(world.programs.docker, args, { ...client.env, ...env });
  const wallSeconds = (performance.now() - began) / 1000;
  return { wallSeconds, ...exportTimes(stderr) };
}

async function run(command: string, args: readonly string[], env: Readonly<Record<string, string>>): Promise<{ stderr: string }> {
  const host = fakeHost({ env });
  const result = await host.exec(command, args, { env, timeoutMs: null, maxOutputBytes: 64e6 });
  if (result.exitCode !== 0) throw new Error(`${command} ${args.join(" ")} ended with ${result.exitCode}:\n${result.stderr.slice(-4000)}`);
  return result;
}

/** How long BuildKit wrote the cache, and when it had done so, from the vertexes of its progress. */
function exportTimes(stderr: string): { exportSeconds: number; exportEnd: number } {
  const vertexes = stderr.split("\n").flatMap((line) => {
    if (!line.startsWith("{")) return [];
    const { vertexes: told = [] } = JSON.parse(line) as { vertexes?: { name: string; started?: string; completed?: string }[] };
    return told.filter(({ name, started, completed }) => /^exporting (cache )?to (GitHub|registry|client)|^exporting cache/.test(name) && started !== undefined && completed !== undefined);
  });
  const last = vertexes.at(-1);
  if (last === undefined) return { exportSeconds: 0, exportEnd: Date.now() };
  const [start, end] = [Date.parse(last.started ?? ""), Date.parse(last.completed ?? "")];
  return { exportSeconds: (end - start) / 1000, exportEnd: end };
}

async function serviceTraffic({ service }: Place): Promise<Traffic> {
  const requests = await service.control.requests();
  const sum = (of: (request: (typeof requests)[number]) => number): number => requests.reduce((total, each) => total + of(each), 0);
  return { requests: requests.length, bytesUp: sum(({ operation, receivedBytes }) => (/^Put/.test(operation ?? "") ? receivedBytes : 0)), bytesDown: sum(({ operation, sentBytes }) => (operation === "GetBlob" ? sentBytes : 0)) };
}

function facade(place: Place, { title }: Shape): Backend {
  const { service, world } = place;
  return {
    name: "facade",
    traffic: () => serviceTraffic(place),
    async build(context, builder) {
      const folder = await mkdtemp(join(tmpdir(), "plimsoll-"));
      const secret = randomBytes(16).toString("hex");
      const githubToken = await service.control.allowToken("read");
      const spawned = performance.now();
      const handle = await startFacade(
        fakeHost(),
        {
          listenOn: "127.0.0.1",
          secret,
          folder,
          budgetMs: 10_000,
          identity: { image: title, platforms: ["linux/amd64"], build: "bench" },
          isPullRequest: false,
          env: { ...service.env, GITHUB_API_URL: service.apiUrl, GITHUB_REPOSITORY: "acme/api" },
          githubToken,
          watch: identifyProcess(process.pid),
          lifetimeMs: 600_000,
        },
        join(world.dist, "layer-cache.js"),
      );
      place.starts.push(performance.now() - spawned);
      const ref = `type=registry,ref=127.0.0.1:${handle.port}/${secret}/cache:main`;
      const built = await buildx(place, context, builder, ["--cache-from", ref, "--cache-to", `${ref},mode=max,compression=zstd,oci-mediatypes=true,image-manifest=true`]);
      const done = performance.now();
      const sampler = setInterval(() => place.memory.push((highWaterMark(handle.pid) * 1024) / 1e6), 20);
      const finished = await connectFacade(handle).finish(120_000);
      clearInterval(sampler);
      if (finished === null || finished.degradedReason !== null) throw new Error(`The facade did not do its work: ${finished?.degradedReason}`);
      const flushSeconds = (performance.now() - done) / 1000;
      await rm(folder, { recursive: true, force: true });
      return { wallSeconds: built.wallSeconds + flushSeconds, exportSeconds: built.exportSeconds + flushSeconds };
    },
  };
}

function gha(place: Place, { layers }: Shape): Backend {
  const env = Object.fromEntries(NETWORK_ENV.map((name) => [name, place.service.env[name] ?? ""]));
  const scope = `type=gha,scope=bench-${layers}`;
  return {
    name: "gha",
    traffic: () => serviceTraffic(place),
    build: (context, builder) => buildx(place, context, builder, ["--cache-from", scope, "--cache-to", `${scope},mode=max`], env),
  };
}

function registryCache(place: Place, { layers }: Shape): Backend {
  const ref = `type=registry,ref=${place.registry.host}/bench/layers-${layers}:cache`;
  return {
    name: "registry",
    traffic: () => Promise.resolve(place.registry.traffic()),
    build: (context, builder) => buildx(place, context, builder, ["--cache-from", ref, "--cache-to", `${ref},mode=max`]),
  };
}

/** A folder that `@actions/cache` restores before the build and saves after it, as the documents of Docker's action have it. */
function localCache(place: Place, { layers }: Shape): Backend {
  let saved = 0;
  return {
    name: "local",
    traffic: () => serviceTraffic(place),
    async build(context, builder) {
      const workspace = await mkdtemp(join(place.folder, "workspace-"));
      await mkdir(join(workspace, "temp"));
      const began = performance.now();
      const hit = await cacheClient(place, workspace, `restoreCache(["layers"], "layers-${layers}-none", ["layers-${layers}-"])`);
      const from = hit ? ["--cache-from", `type=local,src=${join(workspace, "layers")}`] : [];
      const built = await buildx(place, context, builder, [...from, "--cache-to", `type=local,dest=${join(workspace, "layers")},mode=max,reset=true`]);
      const before = performance.now();
      saved += 1;
      await cacheClient(place, workspace, `saveCache(["layers"], "layers-${layers}-${saved}")`);
      await rm(workspace, { recursive: true });
      const saveSeconds = (performance.now() - before) / 1000;
      return { wallSeconds: (performance.now() - began) / 1000, exportSeconds: built.exportSeconds + saveSeconds };
    },
  };
}

async function cacheClient({ service, client }: Place, workspace: string, call: string): Promise<boolean> {
  const module = JSON.stringify(import.meta.resolve("@actions/cache"));
  const script = `import * as cache from ${module}; process.chdir(${JSON.stringify(workspace)}); console.log("RESULT", await cache.${call});`;
  const env = { ...client.env, ...service.env, GITHUB_SERVER_URL: "https://github.com", GITHUB_WORKSPACE: workspace, RUNNER_TEMP: join(workspace, "temp") };
  const output = await must(process.execPath, ["--input-type=module", "--eval", script], { env, directory: workspace });
  return !/RESULT (undefined|-1)/.test(output);
}
