import { randomBytes } from "node:crypto";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { connectFacade } from "../src/cache/facade/control.ts";
import { makeClient } from "../test/e2e/client.ts";
import { must } from "../test/e2e/processes.ts";
import type { World } from "../test/e2e/world.ts";
import { startActionsProcess } from "../test/fakes/actions-process.ts";
import { type CacheBackend, type CachePlace, facadeBackend, ghaBackend, localBackend, type Peak, registryBackend, startOne, type Times } from "./cache-backends.ts";
import { atMost, type BenchRow, figure } from "./row.ts";
import { startSlowProxy, type Traffic } from "./slow-proxy.ts";

/** A distance as from a hosted runner to the cache of its region. */
const LATENCY = { rpcMs: 120, blobMs: 25, bytesPerSecond: 200e6 };

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

/** Without `--link`, BuildKit wants every layer below the one that changed. */
const CASES = ["cold", "unchanged", "late COPY --link", "late COPY"] as const;
type Case = (typeof CASES)[number];

const LATE = { name: "late.bin", linked: "COPY --link late.bin /late.bin\n", plain: "COPY late.bin /late.bin\n" };
const STARTS = 9;

/** What one build cost. */
type Cost = Traffic & Times;

/** The layer cache against BuildKit's own backends: the same builds, engine and service, side by side. */
export async function layerCache(world: Pick<World, "dist" | "engine" | "programs" | "plainRegistry">): Promise<BenchRow[]> {
  const folder = await mkdtemp(join(tmpdir(), "plimsoll-bench-cache-"));
  const service = await startActionsProcess({ latency: LATENCY });
  const registry = await startSlowProxy(world.plainRegistry, { requestMs: LATENCY.blobMs, bytesPerSecond: LATENCY.bytesPerSecond });
  try {
    const client = await makeClient({ dockerHost: world.engine }, join(folder, "client"), world.programs.buildx);
    const place: CachePlace = { dist: world.dist, docker: world.programs.docker, imageRegistry: world.plainRegistry, client, service, registry, latency: LATENCY, folder };
    const rows: BenchRow[] = [];
    for (const shape of SHAPES) rows.push(...(await measureShape(place, shape)));
    return [...rows, ...(await measureStarts(place))];
  } finally {
    await registry.close();
    await service.close();
    await rm(folder, { recursive: true, force: true });
  }
}

async function measureShape(place: CachePlace, shape: Shape): Promise<BenchRow[]> {
  const context = await writeContext(place.folder, shape);
  const costs = new Map<string, Cost>();
  const peak: Peak = { megabytes: 0 };
  const backends = [() => ghaBackend(place, shape.title), () => facadeBackend(place, shape.title, peak), () => registryBackend(place, shape.title), () => localBackend(place)];
  for (const open of backends) {
    const backend = await open();
    await writeDockerfile(context, shape, LATE.linked);
    try {
      for (const name of CASES) {
        if (name.startsWith("late")) await writeFile(join(context, LATE.name), randomBytes(shape.lateBytes));
        if (name === "late COPY") await writeDockerfile(context, shape, LATE.plain);
        const cost = await measureBuild(place, backend, context);
        console.error(`  ${shape.title}, ${backend.name}, ${name}: ${JSON.stringify(cost)}`);
        costs.set(`${backend.name}, ${name}`, cost);
      }
    } finally {
      await backend.close();
    }
  }
  await rm(context, { recursive: true });
  return [...rowsOf(shape, costs), atMost(`layer cache, ${shape.title}, facade: resident memory`, peak.megabytes, "MB", 150)];
}

async function measureBuild({ client, docker }: CachePlace, backend: CacheBackend, context: string): Promise<Cost> {
  const run = (...args: string[]): Promise<string> => must(docker, args, { env: client.env });
  const builder = "plimsoll-bench";
  await run("buildx", "create", "--name", builder, "--driver", "docker-container", "--driver-opt", "network=host", "--bootstrap");
  try {
    const before = await backend.traffic();
    const times = await backend.build(context, builder);
    const after = await backend.traffic();
    return {
      ...times,
      requests: after.requests - before.requests,
      writes: after.writes - before.writes,
      bytesUp: after.bytesUp - before.bytesUp,
      bytesDown: after.bytesDown - before.bytesDown,
    };
  } finally {
    await run("buildx", "rm", "--force", builder);
  }
}

async function writeContext(folder: string, shape: Shape): Promise<string> {
  const context = await mkdtemp(join(folder, "context-"));
  for (const name of earlyNames(shape)) await writeFile(join(context, name), randomBytes(shape.layerBytes));
  await writeFile(join(context, LATE.name), randomBytes(shape.lateBytes));
  return context;
}

async function writeDockerfile(context: string, shape: Shape, late: string): Promise<void> {
  const copies = earlyNames(shape).map((name) => `COPY ${name} /${name}\n`);
  await writeFile(join(context, "Dockerfile"), `FROM scratch\n${copies.join("")}${late}`);
}

function earlyNames({ layers }: Shape): readonly string[] {
  return Array.from({ length: layers - 1 }, (_, index) => `layer-${index}.bin`);
}

function rowsOf({ title }: Shape, costs: ReadonlyMap<string, Cost>): BenchRow[] {
  const gha = costs.get("gha, cold");
  if (gha === undefined) throw new Error("type=gha was not measured");
  const limits: Readonly<Record<Case, Partial<Cost>>> = {
    cold: { requests: Math.floor(gha.requests / 10), exportSeconds: gha.exportSeconds / 5 },
    unchanged: { requests: 4, writes: 0 },
    "late COPY --link": { requests: 12, bytesUp: 6e6 },
    "late COPY": {},
  };
  return [...costs].flatMap(([key, cost]) => {
    const name = CASES.find((each) => key.endsWith(`, ${each}`)) ?? "cold";
    const limit = key.startsWith("facade") ? limits[name] : {};
    const row = (what: keyof Cost, words: string, unit: string, divisor = 1): BenchRow => {
      const subject = `layer cache, ${title}, ${key}: ${words}`;
      const most = limit[what];
      return most === undefined ? figure(subject, cost[what] / divisor, unit) : atMost(subject, cost[what] / divisor, unit, round(most / divisor));
    };
    return [row("requests", "requests", ""), row("writes", "of these, writes", ""), row("bytesUp", "up", "MB", 1e6), row("bytesDown", "down", "MB", 1e6), row("exportSeconds", "export", "s"), row("wallSeconds", "wall", "s")];
  });
}

function round(limit: number): number {
  return Math.round(limit * 100) / 100;
}

/** From the start of the process to its word that it listens, and to its knowing what there is. */
async function measureStarts(place: CachePlace): Promise<BenchRow[]> {
  const listening: number[] = [];
  const ready: number[] = [];
  for (let start = 0; start < STARTS; start += 1) {
    const began = performance.now();
    const { handle, folder, listeningMs } = await startOne(place, "starts");
    listening.push(listeningMs);
    await connectFacade(handle).status(5000);
    ready.push(performance.now() - began);
    await connectFacade(handle).finish(0);
    await rm(folder, { recursive: true, force: true });
  }
  return [
    atMost(`layer cache: the facade listens after, median of ${STARTS}`, median(listening), "ms", 100),
    figure("layer cache: the facade listens after, the slowest", Math.max(...listening), "ms"),
    figure("layer cache: the facade knows what there is after, median", median(ready), "ms"),
  ];
}

function median(values: readonly number[]): number {
  return values.toSorted((one, other) => one - other)[Math.floor(values.length / 2)] ?? Number.NaN;
}
