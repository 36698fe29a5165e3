import { zstdCompressSync } from "node:zlib";
import { describe, expect, it } from "vitest";
import { EMPTY_INDEX, formatIndex, INDEX_HEAD_BYTES, makeGeneration, mergeIndexes, parseIndex, pruneIndex, type CacheIndex, type Generation } from "../../../src/cache/layers/index-document.ts";
import { digestOf } from "../../../src/oci/digest.ts";
import { blob, T1 } from "./configs.ts";

const NOON = new Date("2026-11-21T12:00:00.000Z");

function generation(name: string, minute: number): Generation {
  const config = { layers: [{ blob: blob(name), parent: -1 }], records: [{ digest: digestOf(name), results: [{ layer: 0, createdAt: T1 }], chains: [], inputs: [] }] };
  return makeGeneration({ savedAt: new Date(NOON.getTime() + minute * 60_000), build: name, config, notes: { version: 1 } });
}

function indexOf(...names: string[]): CacheIndex {
  return {
    generations: names.map((name, index) => generation(name, -index)),
    blobs: new Map(names.map((name) => [blob(name), { entry: `pack-${name}`, offset: 7, sizeBytes: 10, mediaType: "layer", annotations: { a: "b" } }])),
    entries: new Map(names.map((name) => [`pack-${name}`, { sizeBytes: 100, storedAt: NOON, touchedAt: NOON }])),
    skipped: [{ number: 3, skippedAt: NOON }],
    corrupt: ["plimsoll-blob-x"],
  };
}

describe("an index", () => {
  it("is read as it was written, from at least as many bytes as are read at once", async () => {
    const stored = await formatIndex(indexOf("a", "b"));
    expect(stored.length).toBe(INDEX_HEAD_BYTES);
    expect(await parseIndex(stored)).toEqual(indexOf("a", "b"));
  });

  it("is none where a bit is another, its end is gone, or it is something else", async () => {
    const stored = await formatIndex(indexOf("a"));
    for (let at = 0; at < 200; at += 7) {
      const spoiled = Buffer.from(stored);
      spoiled.writeUInt8(spoiled.readUInt8(at) ^ 4, at);
      expect(await parseIndex(spoiled)).toBeNull();
    }
    expect(await parseIndex(stored.subarray(0, 100))).toBeNull();
    expect(await parseIndex(Buffer.from("<html>"))).toBeNull();
    expect(await parseIndex(Buffer.alloc(INDEX_HEAD_BYTES))).toBeNull();
  });

  it("keeps the 16 newest generations, and the blobs and entries that these name", async () => {
    const names = Array.from({ length: 20 }, (_, index) => `g${index}`);
    const pruned = pruneIndex(indexOf(...names));
    expect(pruned.generations.map(({ build }) => build)).toEqual(names.slice(0, 16));
    expect([...pruned.blobs.keys()]).toEqual(names.slice(0, 16).map(blob));
    expect([...pruned.entries.keys()]).toEqual(names.slice(0, 16).map((name) => `pack-${name}`));
  });

  it("drops its oldest generations where a reader would take no more bytes", async () => {
    const large = (name: string): Generation => makeGeneration({ ...generation(name, 0), notes: { text: name.repeat(3_000_000) } });
    const stored = await formatIndex({ ...EMPTY_INDEX, generations: ["a", "b", "c"].map(large) });
    expect((await parseIndex(stored))?.generations.map(({ build }) => build)).toEqual(["a", "b"]);
  });

  it("merged with another has the generations of both, newest first, each once", () => {
    const merged = mergeIndexes(indexOf("a", "b"), indexOf("a", "c"));
    expect(merged.generations.map(({ build }) => build)).toEqual(["a", "b", "c"]);
    expect([...merged.blobs.keys()].toSorted()).toEqual(["a", "b", "c"].map(blob).toSorted());
    expect(merged.skipped.map(({ number }) => number)).toEqual([3]);
    expect(merged.corrupt).toEqual(["plimsoll-blob-x"]);
  });

  it("merged with itself is itself", () => {
    expect(mergeIndexes(indexOf("a", "b"), indexOf("a", "b"))).toEqual(indexOf("a", "b"));
  });

  it("leaves out places and entries that make no sense", async () => {
    const index = indexOf("a");
    const bad = { ...index, blobs: new Map([[blob("a"), { entry: "e", offset: -1, sizeBytes: 1, mediaType: "layer", annotations: {} }]]) };
    expect((await parseIndex(await formatIndex(bad)))?.blobs.size).toBe(0);
  });

  it("names no more numbers to look up, and no larger entry, than one that we write, whatever a stranger wrote", async () => {
    const many = Array.from({ length: 1000 }, (_, index) => ({ number: index + 1, skippedAt: NOON }));
    const read = await parseIndex(frame(JSON.stringify({ version: 1, skipped: many, corrupt: many.map(({ number }) => `key-${number}`), entries: { e: { sizeBytes: 9e15, storedAt: NOON, touchedAt: NOON } } })));
    expect([read?.skipped.length, read?.corrupt.length, read?.entries.size]).toEqual([16, 64, 0]);
  });

  it.each([
    ["deeper than JSON can be written", `{"a":${"[".repeat(100_000)}${"]".repeat(100_000)}}`],
    ["larger than who asks for them takes", `{"a":"${"x".repeat(2_000_000)}"}`],
  ])("is read without notes that are %s, and can be saved again", async (_what, notes) => {
    const read = await parseIndex(frame(`{"version":1,"generations":[{"id":"1","savedAt":"${NOON.toISOString()}","build":"b","config":{},"notes":${notes}}]}`));
    expect(read?.generations.map((one) => one.notes)).toEqual([null]);
    expect((await parseIndex(await formatIndex(read ?? EMPTY_INDEX)))?.generations).toHaveLength(1);
  });
});

/** What anybody may have stored as an index. */
function frame(text: string): Buffer {
  const compressed = zstdCompressSync(text);
  const length = Buffer.alloc(4);
  length.writeUInt32BE(compressed.length);
  return Buffer.concat([Buffer.from("plimsoll-index-1"), length, compressed, Buffer.alloc(INDEX_HEAD_BYTES)]);
}
