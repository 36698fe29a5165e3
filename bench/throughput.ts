/**
 * How fast a layer is read and how much memory it takes, through the product's own `comparePlatform`. Each case runs in
 * its own process, on one core where `taskset` is there. The layers are made here, the same ones every time.
 *   node src/dev/node24.mjs bench/throughput.ts
 */
import { execFileSync, spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { createReadStream, createWriteStream } from "node:fs";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { fileURLToPath } from "node:url";
import { constants, createGzip, createZstdCompress, gzipSync } from "node:zlib";
import type { Image, Layer } from "../src/image/image.ts";
import type { Digest } from "../src/oci/digest.ts";
import { comparePlatform } from "../src/size/compare-platform.ts";
import { atMost, figure, type BenchRow } from "./row.ts";

interface Case {
  readonly name: string;
  /** null: no promise. */
  readonly leastMbPerSecond: number | null;
  readonly mostResidentMb: number;
  readonly source: LayerSource;
}

/** Where the child finds the layer: a file, or so many gzip members of zeros. */
interface LayerSource {
  readonly file: string | null;
  readonly zeroMembers: number;
  readonly diffId: string;
  readonly tarBytes: number;
}

interface Measurement {
  /** Of processor time, so that what else the machine does counts for nothing. */
  readonly cpuSeconds: number;
  readonly residentBytes: number;
}

const MEBIBYTE = 1024 * 1024;
const ZERO_MEMBER_BYTES = 64 * MEBIBYTE;
const ZERO_MEMBERS = 160;

/** Makes the layers in a temporary folder, measures each and removes the folder. */
export async function throughput(): Promise<BenchRow[]> {
  const folder = await mkdtemp(join(tmpdir(), "plimsoll-bench-"));
  try {
    const cases = await makeCases(folder);
    return cases.flatMap((each) => rowsOf(each, measureInChild(each.source)));
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

async function makeCases(folder: string): Promise<Case[]> {
  const gzip = await writeLayer(join(folder, "files.tar.gz"), manyFiles(), createGzip({ level: 6 }));
  const zstd = await writeLayer(join(folder, "files.tar.zst"), manyFiles(), zstdOf(3));
  const million = await writeLayer(join(folder, "million.tar.zst"), millionFiles(), zstdOf(1));
  return [
    { name: "gzip, 70,000 files", leastMbPerSecond: 200, mostResidentMb: 250, source: gzip },
    { name: "zstd, 70,000 files", leastMbPerSecond: 300, mostResidentMb: 250, source: zstd },
    { name: "gzip, 10 GB of zeros", leastMbPerSecond: null, mostResidentMb: 300, source: zeroLayer() },
    { name: "zstd, a million files", leastMbPerSecond: null, mostResidentMb: 300, source: million },
  ];
}

function zstdOf(level: number) {
  return createZstdCompress({ params: { [constants.ZSTD_c_compressionLevel]: level } });
}

async function writeLayer(file: string, tar: Iterable<Buffer>, compressor: NodeJS.ReadWriteStream): Promise<LayerSource> {
  const hash = createHash("sha256");
  let tarBytes = 0;
  function* counted() {
    for (const piece of tar) {
      hash.update(piece);
      tarBytes += piece.length;
      yield piece;
    }
  }
  await pipeline(Readable.from(counted()), compressor, createWriteStream(file));
  return { file, zeroMembers: 0, diffId: `sha256:${hash.digest("hex")}`, tarBytes };
}

function zeroLayer(): LayerSource {
  const hash = createHash("sha256");
  const zeros = Buffer.alloc(ZERO_MEMBER_BYTES);
  const header = headerOf("zeros", ZERO_MEMBERS * ZERO_MEMBER_BYTES);
  hash.update(header);
  for (let member = 0; member < ZERO_MEMBERS; member += 1) hash.update(zeros);
  const tarBytes = header.length + ZERO_MEMBERS * ZERO_MEMBER_BYTES;
  return { file: null, zeroMembers: ZERO_MEMBERS, diffId: `sha256:${hash.digest("hex")}`, tarBytes };
}

/** 1.5 GB in 70,000 files, most of them small: text, and a third that does not compress. */
function* manyFiles(): Generator<Buffer> {
  const random = randomOf(1);
  const pool = contentPool(random);
  for (let file = 0; file < 70_000; file += 1) {
    const size = Math.min(8 * MEBIBYTE, Math.floor(700 / (random() + 0.0016) ** 1.4));
    const start = Math.floor(random() * (pool.length - size));
    yield* fileParts(`usr/share/part-${file % 300}/package-${file % 7000}/file-${file}.dat`, pool.subarray(start, start + size));
  }
  yield Buffer.alloc(1024);
}

function* millionFiles(): Generator<Buffer> {
  const content = Buffer.alloc(4);
  for (let file = 0; file < 1_000_000; file += 1) {
    content.writeUInt32LE(file);
    yield* fileParts(`opt/modules/group-${file % 1000}/package-${file % 50_000}/file-${file}.js`, content);
  }
  yield Buffer.alloc(1024);
}

function* fileParts(name: string, content: Buffer): Generator<Buffer> {
  yield Buffer.concat([headerOf(name, content.length), content, Buffer.alloc((512 - (content.length % 512)) % 512)]);
}

function headerOf(name: string, size: number): Buffer {
  const header = Buffer.alloc(512);
  header.write(name);
  header.write("0000644\0" + "0000000\0" + "0000000\0", 100);
  if (size >= 8 ** 11) {
    header.writeUInt8(0x80, 124);
    header.writeBigUInt64BE(BigInt(size), 128);
  } else header.write(`${size.toString(8).padStart(11, "0")}\0`, 124);
  header.write("14720000000\0        0", 136);
  header.write("ustar\0" + "00", 257);
  const sum = header.reduce((total, byte) => total + byte, 0);
  header.write(`${sum.toString(8).padStart(6, "0")}\0 `, 148);
  return header;
}

/** 48 MiB of made-up words, some far more common than others, with bytes at random strewn in by the page. */
function contentPool(random: () => number): Buffer {
  const pool = Buffer.alloc(48 * MEBIBYTE);
  const words = Array.from({ length: 1500 }, () => `${Math.floor(random() * 2 ** 32).toString(36).slice(0, 2 + Math.floor(random() * 6))} `);
  for (let at = 0; at < pool.length; ) {
    if (random() < 0.0001) {
      const end = Math.min(pool.length, at + 4096);
      for (; at < end; at += 1) pool[at] = Math.floor(random() * 256);
    } else at += pool.write(words[Math.floor(random() ** 4 * words.length)] ?? "", at) || 1;
  }
  return pool;
}

/** Numbers from 0 to 1, the same for the same seed (mulberry32). */
function randomOf(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let value = Math.imul(state ^ (state >>> 15), state | 1);
    value ^= value + Math.imul(value ^ (value >>> 7), value | 61);
    return ((value ^ (value >>> 14)) >>> 0) / 2 ** 32;
  };
}

function measureInChild(source: LayerSource): Measurement {
  const self = [process.execPath, fileURLToPath(import.meta.url), "--measure", JSON.stringify(source)];
  const [command = "", ...args] = canPin() ? ["taskset", "-c", "0", ...self] : self;
  return JSON.parse(execFileSync(command, args, { encoding: "utf8" })) as Measurement;
}

function canPin(): boolean {
  return spawnSync("taskset", ["-c", "0", "true"]).status === 0;
}

function rowsOf({ name, leastMbPerSecond, mostResidentMb, source }: Case, { cpuSeconds, residentBytes }: Measurement): BenchRow[] {
  const mbPerSecond = Math.round(source.tarBytes / 1e6 / cpuSeconds);
  const residentMb = Math.round(residentBytes / 1e6);
  const pinned = canPin() ? "one core" : "not pinned";
  const speed = `${name} (${pinned})`;
  const unit = "MB uncompressed per CPU second";
  return [
    leastMbPerSecond === null ? figure(speed, mbPerSecond, unit) : atLeast(speed, mbPerSecond, unit, leastMbPerSecond),
    atMost(`${name}, memory`, residentMb, "MB resident, peak", mostResidentMb),
  ];
}

/** A figure that has to reach a limit. */
function atLeast(name: string, value: number, unit: string, limit: number): BenchRow {
  return { name, value, unit, target: `>= ${limit}`, ok: value >= limit };
}

/** What the child does: inspects an image of this one layer. */
async function measure(source: LayerSource): Promise<Measurement> {
  const start = process.cpuUsage();
  const { report } = await comparePlatform("linux/amd64", null, { from: "image", image: imageOf(source) }, {
    depth: "files",
    maxLayerBytes: 20e9,
    globs: [],
  });
  const { user, system } = process.cpuUsage(start);
  if (report.head?.tarBytes !== source.tarBytes) throw new Error("the layer was not read whole");
  return { cpuSeconds: (user + system) / 1e6, residentBytes: process.resourceUsage().maxRSS * 1024 };
}

function imageOf(source: LayerSource): Image {
  const diffId = source.diffId as Digest;
  const layer: Layer = { index: 0, digest: null, diffId, mediaType: null, bytes: null, createdBy: "", unreadable: null };
  const platform = { os: "linux", architecture: "amd64" };
  return {
    platform,
    digest: null,
    configBytes: 0,
    config: { platform, diffIds: [diffId], history: [], labels: {}, created: null },
    layers: [layer],
    readLayers: (_, read) => read(layer, source.file === null ? zeroBlob(source.zeroMembers) : createReadStream(source.file)),
  };
}

async function* zeroBlob(members: number): AsyncGenerator<Uint8Array> {
  yield gzipSync(headerOf("zeros", members * ZERO_MEMBER_BYTES));
  const member = gzipSync(Buffer.alloc(ZERO_MEMBER_BYTES));
  for (let i = 0; i < members; i += 1) yield member;
}

if (import.meta.main) {
  const [flag, source] = process.argv.slice(2);
  if (flag === "--measure" && source !== undefined) {
    console.log(JSON.stringify(await measure(JSON.parse(source) as LayerSource)));
  } else {
    const rows = await throughput();
    console.table(rows);
    if (rows.some((row) => !row.ok)) process.exitCode = 1;
  }
}
