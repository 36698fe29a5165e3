import { randomBytes } from "node:crypto";
import { mkdir, mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { connectFacade } from "../src/cache/facade/control.ts";
import { type FacadeHandle, startFacade } from "../src/cache/facade/launch.ts";
import { identifyProcess } from "../src/cache/facade/watch.ts";
import type { DockerClient } from "../test/e2e/client.ts";
import { must } from "../test/e2e/processes.ts";
import { type ActionsProcess, startActionsProcess } from "../test/fakes/actions-process.ts";
import { azureHere } from "../test/fakes/azure-here.ts";
import { fakeHost } from "../test/fakes/host.ts";
import { highWaterMark } from "./measure.ts";
import type { SlowProxy, Traffic } from "./slow-proxy.ts";

/** Where builds run and caches are. */
export interface CachePlace {
  readonly dist: string;
  readonly docker: string;
  /** Of the registry that the images are named after; nothing is pushed there. */
  readonly imageRegistry: string;
  readonly client: DockerClient;
  readonly service: ActionsProcess;
  readonly registry: SlowProxy;
  /** How slow the service is. */
  readonly latency: { readonly rpcMs: number; readonly blobMs: number; readonly bytesPerSecond: number };
  readonly folder: string;
}

/** What a job waits for. */
export interface Times {
  /** While BuildKit writes the cache, and then until all of it is stored. */
  readonly exportSeconds: number;
  /** The build, with what a job does for the cache before and after it. */
  readonly wallSeconds: number;
}

/** A way to keep layers. */
export interface CacheBackend {
  readonly name: string;
  build(context: string, builder: string): Promise<Times>;
  traffic(): Promise<Traffic>;
  /** Forgets what was stored. */
  close(): Promise<void>;
}

/** Highest figures of all processes of the layer cache. */
export interface Peak {
  megabytes: number;
}

const DEADLINE_MS = 120_000;
const BUILD_MS = 1_200_000;
const SAMPLE_MS = 20;

/** Plimsoll's; `peak` is told how much memory its process took. */
export function facadeBackend(place: CachePlace, title: string, peak: Peak): CacheBackend {
  const { service } = place;
  return {
    name: "facade",
    traffic: () => trafficOf(service),
    async build(context, builder) {
      const began = performance.now();
      const { handle, secret, folder } = await startOne(place, title);
      const sampler = setInterval(() => {
        peak.megabytes = Math.max(peak.megabytes, (highWaterMark(handle.pid) * 1024) / 1e6);
      }, SAMPLE_MS);
      const ref = `type=registry,ref=127.0.0.1:${handle.port}/${secret}/cache:main`;
      const built = await buildx(place, context, builder, ["--cache-from", ref, "--cache-to", `${ref},mode=max,compression=zstd,oci-mediatypes=true,image-manifest=true`]);
      const flushed = performance.now();
      const finished = await connectFacade(handle).finish(DEADLINE_MS);
      clearInterval(sampler);
      if (finished === null || finished.degradedReason !== null) throw new Error(`The facade did not do its work: ${finished?.degradedReason}`);
      const ended = performance.now();
      await rm(folder, { recursive: true, force: true });
      return { wallSeconds: (ended - began) / 1000, exportSeconds: built.exportSeconds + (ended - flushed) / 1000 };
    },
    close: () => service.control.evictCacheEntries(""),
  };
}

/** Starts a process of the layer cache as `build` does. */
export async function startOne({ service, dist }: CachePlace, title: string): Promise<{ handle: FacadeHandle; secret: string; folder: string; listeningMs: number }> {
  const folder = await mkdtemp(join(tmpdir(), "plimsoll-"));
  const secret = randomBytes(16).toString("hex");
  const settings = {
    listenOn: "127.0.0.1",
    secret,
    folder,
    budgetMs: 10_000,
    identity: { image: title, platforms: ["linux/amd64"], build: "bench" },
    isPullRequest: false,
    env: { ...service.env, GITHUB_API_URL: service.apiUrl, GITHUB_REPOSITORY: "acme/api" },
    githubToken: await service.control.allowToken("read"),
    watch: identifyProcess(process.pid),
    lifetimeMs: 600_000,
  };
  const began = performance.now();
  const handle = await startFacade(fakeHost(), settings, join(dist, "layer-cache.js"));
  return { handle, secret, folder, listeningMs: performance.now() - began };
}

/** BuildKit's `type=gha`. */
export function ghaBackend(place: CachePlace, title: string): CacheBackend {
  const { ACTIONS_RESULTS_URL, ACTIONS_RUNTIME_TOKEN, ACTIONS_CACHE_SERVICE_V2 } = place.service.env;
  const env = { ACTIONS_RESULTS_URL: ACTIONS_RESULTS_URL ?? "", ACTIONS_RUNTIME_TOKEN: ACTIONS_RUNTIME_TOKEN ?? "", ACTIONS_CACHE_SERVICE_V2: ACTIONS_CACHE_SERVICE_V2 ?? "" };
  const scope = `type=gha,scope=${slug(title)}`;
  return {
    name: "gha",
    traffic: () => trafficOf(place.service),
    build: (context, builder) => buildx(place, context, builder, ["--cache-from", scope, "--cache-to", `${scope},mode=max`], env),
    close: () => place.service.control.evictCacheEntries(""),
  };
}

/** BuildKit's `type=registry`. */
export function registryBackend(place: CachePlace, title: string): CacheBackend {
  const ref = `type=registry,ref=${place.registry.host}/bench/${slug(title)}:cache`;
  return {
    name: "registry",
    traffic: () => Promise.resolve(place.registry.traffic()),
    build: (context, builder) => buildx(place, context, builder, ["--cache-from", ref, "--cache-to", `${ref},mode=max,compression=zstd,oci-mediatypes=true,image-manifest=true`]),
    close: () => Promise.resolve(),
  };
}

/** BuildKit's `type=local` in a folder that `@actions/cache` restores before the build and saves after it. */
export async function localBackend(place: CachePlace): Promise<CacheBackend> {
  // To that client the storage is Azure's by its name, which it reads from in ranges.
  const service = await startActionsProcess({ latency: place.latency, blobHost: "account.blob.core.windows.net" });
  let saves = 0;
  return {
    name: "local",
    traffic: () => trafficOf(service),
    async build(context, builder) {
      const workspace = await mkdtemp(join(place.folder, "workspace-"));
      const layers = join(workspace, "layers");
      await mkdir(join(workspace, "temp"));
      const began = performance.now();
      const isHit = await callActionsCache(place, service, workspace, 'restoreCache(["layers"], "layers-none", ["layers-"])');
      const from = isHit ? ["--cache-from", `type=local,src=${layers}`] : [];
      const built = await buildx(place, context, builder, [...from, "--cache-to", `type=local,dest=${layers},mode=max,compression=zstd,oci-mediatypes=true,image-manifest=true,reset=true`]);
      const before = performance.now();
      saves += 1;
      await callActionsCache(place, service, workspace, `saveCache(["layers"], "layers-${saves}")`);
      const ended = performance.now();
      await rm(workspace, { recursive: true });
      return { wallSeconds: (ended - began) / 1000, exportSeconds: built.exportSeconds + (ended - before) / 1000 };
    },
    close: () => service.close(),
  };
}

async function callActionsCache({ client }: CachePlace, service: ActionsProcess, workspace: string, call: string): Promise<boolean> {
  const module = JSON.stringify(import.meta.resolve("@actions/cache"));
  const script = `import * as cache from ${module}; process.chdir(${JSON.stringify(workspace)}); console.log("RESULT", await cache.${call});`;
  const env = { ...client.env, ...service.env, NODE_OPTIONS: azureHere, GITHUB_SERVER_URL: "https://github.com", GITHUB_WORKSPACE: workspace, RUNNER_TEMP: join(workspace, "temp") };
  const output = await must(process.execPath, ["--input-type=module", "--eval", script], { env, directory: workspace });
  return !/RESULT (undefined|-1)/.test(output);
}

/** One `buildx build` into the builder's own store; the layers are zstd from the start, so that no backend compresses them again. */
async function buildx({ client, docker, imageRegistry }: CachePlace, context: string, builder: string, cache: readonly string[], more: Readonly<Record<string, string>> = {}): Promise<Times> {
  const output = `type=image,name=${imageRegistry}/bench/cached:1,compression=zstd,oci-mediatypes=true`;
  const args = ["buildx", "build", "--builder", builder, "--progress=rawjson", "--provenance=false", "--output", output, ...cache, context];
  const env = { ...client.env, ...more };
  const began = performance.now();
  const { exitCode, stderr } = await fakeHost({ env }).exec(docker, args, { timeoutMs: BUILD_MS, maxOutputBytes: 64e6 });
  if (exitCode !== 0) throw new Error(`${docker} ${args.join(" ")} ended with ${exitCode}:\n${stderr.slice(-4000)}`);
  return { wallSeconds: (performance.now() - began) / 1000, exportSeconds: exportSeconds(stderr) };
}

/** How long BuildKit was at the cache's export, by its progress. */
function exportSeconds(progress: string): number {
  const times = progress.split("\n").flatMap((line) => {
    if (!line.startsWith("{")) return [];
    const { vertexes = [] } = JSON.parse(line) as { vertexes?: { name: string; started?: string; completed?: string }[] };
    return vertexes.flatMap(({ name, started, completed }) => (/^exporting (cache )?to (GitHub|registry|client)/.test(name) && started !== undefined && completed !== undefined ? [Date.parse(completed) - Date.parse(started)] : []));
  });
  if (times.length === 0) throw new Error("BuildKit does not tell of an export of the cache.");
  return Math.max(...times) / 1000;
}

async function trafficOf({ control }: ActionsProcess): Promise<Traffic> {
  const requests = await control.requests();
  const sum = (bytesOf: (request: (typeof requests)[number]) => number): number => requests.reduce((total, request) => total + bytesOf(request), 0);
  return {
    requests: requests.length,
    writes: requests.filter(({ operation }) => /^(Create|Put|Finalize)/.test(operation ?? "")).length,
    bytesUp: sum(({ receivedBytes }) => receivedBytes),
    bytesDown: sum(({ sentBytes }) => sentBytes),
  };
}

function slug(title: string): string {
  return title.toLowerCase().replaceAll(/[^a-z0-9]+/g, "-");
}
