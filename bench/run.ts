// npm run bench [-- PART ...]: measures Plimsoll against its targets and its peers; PART is throughput, registry, real, cache or mounts.
// Prints a table and writes bench/results/TIME.json. Nothing here is a test: a machine that is busy misses targets.
import { execFileSync } from "node:child_process";
import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { cpus, tmpdir } from "node:os";
import { join } from "node:path";
import { missingParts } from "../test/e2e/parts.ts";
import { createStages } from "../test/e2e/stages.ts";
import { startWorld, type World } from "../test/e2e/world.ts";
import { cacheMounts } from "./cache-mounts.ts";
import { layerCache } from "./layer-cache.ts";
import { realImages } from "./real.ts";
import { registryReads } from "./registry.ts";
import type { BenchRow } from "./row.ts";
import { throughput } from "./throughput.ts";

const wanted = new Set(process.argv.slice(2));
const isWanted = (part: string): boolean => wanted.size === 0 || wanted.has(part);
const folder = await mkdtemp(join(tmpdir(), "plimsoll-bench-"));
const stops: (() => Promise<void>)[] = [];
const rows: BenchRow[] = [];

try {
  if (isWanted("throughput")) await measure("throughput", () => throughput());
  if (["registry", "real", "cache", "mounts"].some(isWanted)) await measureAmongRealParts();
} finally {
  for (const stop of stops.reverse()) await stop().catch((error: unknown) => console.error(error));
  await rm(folder, { recursive: true, force: true });
}
print();
await save();

async function measureAmongRealParts(): Promise<void> {
  const missing = missingParts();
  if (missing.length > 0) {
    console.error(`Not measured, real parts are missing:\n${missing.join("\n")}`);
    process.exitCode = 1;
    return;
  }
  const world: World = await startWorld(folder, (stop) => stops.push(stop), createStages());
  if (isWanted("registry")) await measure("registry", () => registryReads(world, folder));
  if (isWanted("real")) await measure("real", () => realImages(world));
  if (isWanted("cache")) await measure("cache", () => layerCache(world));
  if (isWanted("mounts")) await measure("mounts", () => cacheMounts(world, folder));
}

async function measure(part: string, body: () => Promise<readonly BenchRow[]>): Promise<void> {
  console.error(`measuring ${part}`);
  try {
    rows.push(...(await body()));
  } catch (error) {
    console.error(error);
    process.exitCode = 1;
  }
}

function print(): void {
  const width = Math.max(...rows.map(({ name }) => name.length), 0);
  for (const { name, value, unit, target, ok } of rows) {
    const shown = `${format(value)} ${unit}`.padStart(16);
    const verdict = target === "" ? "" : `  ${target.padEnd(9)} ${ok ? "reached" : "MISSED"}`;
    console.log(`${name.padEnd(width)}  ${shown}${verdict}`);
  }
}

function format(value: number): string {
  return Number.isInteger(value) ? String(value) : value.toFixed(value < 10 ? 2 : 0);
}

async function save(): Promise<void> {
  const time = new Date().toISOString();
  const results = "bench/results";
  await mkdir(results, { recursive: true });
  const processor = cpus()[0]?.model ?? "unknown";
  const commit = execFileSync("git", ["rev-parse", "HEAD"], { encoding: "utf8" }).trim();
  const file = join(results, `${time.replaceAll(":", "-")}.json`);
  await writeFile(file, JSON.stringify({ time, commit, node: process.version, cores: cpus().length, processor, rows }, null, 2));
  console.log(`\n${file}`);
}
