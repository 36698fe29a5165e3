import { join } from "node:path";
import { randomBytes } from "node:crypto";
import { gzipSync } from "node:zlib";
import { tarOf } from "../test/fakes/tar.ts";
import { imageNames, repository } from "../test/e2e/images.ts";
import { writeIndexLayout } from "../test/e2e/layouts.ts";
import { must } from "../test/e2e/processes.ts";
import type { World } from "../test/e2e/world.ts";
import { startCountingProxy, type CountingProxy } from "./counting-proxy.ts";
import { cliEnv } from "./environment.ts";
import { measureBest, measureProgram, type Taken } from "./measure.ts";
import { atMost, type BenchRow } from "./row.ts";

const RUNS = 5;

/** What reading two images from a real registry on this machine costs in requests and time. */
export async function registryReads(world: World, folder: string): Promise<BenchRow[]> {
  const proxy = await startCountingProxy(world.plainRegistry);
  try {
    const names = [imageNames[0], imageNames[1]].map((name) => `${proxy.host}/${repository}:${name}`);
    const several = await pushIndexes(world, folder);
    return [
      ...(await byLayers(world, proxy, "one platform", names, 1)),
      ...(await byLayers(
        world,
        proxy,
        "two platforms",
        several.map((name) => `${proxy.host}/${name}`),
        2,
      )),
      ...(await byFiles(world, proxy, names)),
    ];
  } finally {
    await proxy.close();
  }
}

/** Two images of two platforms each, pushed with skopeo. */
async function pushIndexes(world: World, folder: string): Promise<string[]> {
  const shared = layerOf("shared");
  const names: string[] = [];
  for (const tag of ["base", "head"]) {
    const layout = join(folder, `index-${tag}`);
    await writeIndexLayout(layout, tag, [
      { architecture: "amd64", layers: [shared, layerOf(`${tag}-amd64`)] },
      { architecture: "arm64", layers: [shared, layerOf(`${tag}-arm64`)] },
    ]);
    const name = `bench/index:${tag}`;
    const destination = `docker://${world.plainRegistry}/${name}`;
    const flags = ["--insecure-policy", "copy", "--all", "--quiet", "--dest-tls-verify=false"];
    await must("skopeo", [...flags, `oci:${layout}:${tag}`, destination]);
    names.push(name);
  }
  return names;
}

function layerOf(name: string): { tar: Buffer; blob: Buffer } {
  const tar = tarOf([{ name, content: randomBytes(100_000) }]);
  return { tar, blob: gzipSync(tar) };
}

async function byLayers(
  world: World,
  proxy: CountingProxy,
  title: string,
  names: readonly string[],
  platforms: number,
): Promise<BenchRow[]> {
  await diff(world, names, "layers");
  proxy.reset();
  const report = JSON.parse((await diff(world, names, "layers")).stdout) as {
    platforms: { base: { layers: { digest: string }[] }; head: { layers: { digest: string }[] } }[];
  };
  const layers = new Set(report.platforms.flatMap(({ base, head }) => [...base.layers, ...head.layers]).map(({ digest }) => digest));
  const requests = proxy.requests.filter((line) => line !== "GET /v2/" && line !== "HEAD /v2/");
  const layerReads = requests.filter((line) => layers.has(line.split("/").at(-1) ?? ""));
  const handshakes = proxy.requests.length - requests.length + proxy.probes();
  const taken = await measureBest(RUNS, () => diff(world, names, "layers"));
  return [
    atMost(`diff --depth layers, registry, ${title}: requests`, requests.length, "requests", 2 + 4 * platforms),
    atMost(`diff --depth layers, registry, ${title}: layers downloaded`, layerReads.length, "layers", 0),
    atMost(`diff --depth layers, registry, ${title}: probes and greetings`, handshakes, "requests", 2),
    atMost(`diff --depth layers, registry, ${title}: wall, start of Node included`, taken.wallSeconds, "s", 0.5),
  ];
}

async function byFiles(world: World, proxy: CountingProxy, names: readonly string[]): Promise<BenchRow[]> {
  proxy.reset();
  await diff(world, names, "files");
  const reads = new Map<string, number>();
  for (const line of proxy.requests) reads.set(line, (reads.get(line) ?? 0) + 1);
  const most = Math.max(...[...reads].filter(([line]) => line.includes("/blobs/")).map(([, count]) => count));
  return [atMost("diff --depth files, registry: reads of the layer that both images hold", most, "reads", 1)];
}

function diff(world: World, names: readonly string[], depth: "layers" | "files"): Promise<Taken> {
  const args = [world.cli, "diff", ...names, "--format", "json", "--depth", depth];
  return measureProgram(process.execPath, args, cliEnv(world));
}
