import { randomBytes } from "node:crypto";
import { writeFile } from "node:fs/promises";
import { describe, expect, it } from "vitest";
import { digestOf } from "../../../src/oci/digest.ts";
import { EMPTY_INDEX, formatIndex, parseIndex } from "../../../src/cache/layers/index-document.ts";
import { CacheFault } from "../../../src/cache/service/fault.ts";
import { DEADLINE_MS, exportCache, fastClock, filesIn, importConfig, importedBlobs, MAIN, manifestOf, readAll, runBuild, startBuild, step, type Step } from "./builds.ts";
import { fakeCache, type FakeCache } from "./fake-service.ts";

const MB = 1_000_000;
const MIB = 1024 * 1024;
const digests = (steps: readonly Step[]): readonly string[] => steps.map(({ layer }) => digestOf(layer));
const keys = (cache: FakeCache, prefix: string): readonly string[] => cache.entries.filter(({ key }) => key.startsWith(prefix)).map(({ key }) => key);
const goneFor = (prefix: string) => (method: string, key: string): void => {
  if (method === "read" && key.startsWith(prefix)) throw new CacheFault("gone", "The entry is gone.");
};

describe("what a build keeps for the next one", () => {
  it("stores small layers as one pack and big ones as entries of their own, and offers them all", async () => {
    const cache = fakeCache();
    const steps = [step("from", 3 * MB), step("run", 33 * MIB), step("copy", 1000)];
    const first = startBuild(cache);
    expect(await first.store.manifest()).toBeNull();
    await runBuild(first, steps);
    expect(keys(cache, "plimsoll-blob-")).toEqual([`plimsoll-blob-${digests(steps)[1]}`]);
    expect(keys(cache, "plimsoll-pack-sha256:").length).toBe(1);
    expect(keys(cache, "plimsoll-index-1-")[0]).toMatch(/^plimsoll-index-1-[0-9a-f]{16}-[0-9a-f]{8}#000001$/);
    expect(cache.entries.length).toBe(3);
    expect(first.store.statistics().entriesWritten).toBe(3);

    const second = startBuild(cache);
    expect(await importedBlobs(second.store)).toEqual(digests(steps));
    for (const { layer } of steps) {
      expect(second.store.blobSize(digestOf(layer))).toBe(layer.length);
      expect((await readAll(second.store, digestOf(layer)))?.equals(layer)).toBe(true);
    }
    expect(second.store.statistics()).toMatchObject({ layersKnown: 3, layersHealed: 0, lostBlobs: 0, importedBytes: 3 * MB + 33 * MIB + 1000 });
  });

  it("names the pack by its bytes, in which the layer comes first that the others stand on", async () => {
    const cache = fakeCache();
    const [base, middle, top] = [step("a", 10), step("b", 20), step("c", 30)];
    // The layers in another order than that of their parents.
    const config = Buffer.from(JSON.stringify({
      layers: [{ blob: digestOf(top.layer), parent: 2 }, { blob: digestOf(base.layer), parent: -1 }, { blob: digestOf(middle.layer), parent: 1 }],
      records: [{ digest: digestOf("k"), layers: [{ layer: 0, createdAt: "2026-11-21T10:00:00Z" }] }],
    }));
    const build = startBuild(cache);
    await build.store.load();
    for (const { layer } of [top, base, middle]) build.store.addBlob(digestOf(layer), await put(build.folder, layer));
    build.store.addBlob(digestOf(config), await put(build.folder, config));
    expect(build.store.addManifest(manifestOf(config, [top, base, middle]))).toBe(true);
    await build.store.flush(DEADLINE_MS);
    const pack = cache.entries.find(({ key }) => key.startsWith("plimsoll-pack-"));
    const bytes = Buffer.concat([base.layer, middle.layer, top.layer]);
    expect(pack?.content?.equals(bytes)).toBe(true);
    expect(pack?.key).toBe(`plimsoll-pack-${digestOf([base, middle, top].map(({ layer }) => digestOf(layer)).join("\n"))}`);
  });

  it("stores while the build goes on: a big layer as soon as it was sent, the others with the manifest", async () => {
    const cache = fakeCache();
    const steps = [step("a", 10), step("b", 33 * MIB)];
    const build = startBuild(cache);
    await build.store.load();
    const stored = (prefix: string): number => cache.entries.filter(({ key, content }) => key.startsWith(prefix) && content !== null).length;
    build.store.addBlob(digests(steps)[1] ?? "", await put(build.folder, steps[1]?.layer ?? Buffer.alloc(0)));
    await expect.poll(() => stored("plimsoll-blob-"), { timeout: 10_000 }).toBe(1);
    exportCache(build, steps);
    await expect.poll(() => stored("plimsoll-pack-"), { timeout: 10_000 }).toBe(1);
    expect(stored("plimsoll-index-")).toBe(0);
    await build.store.flush(DEADLINE_MS);
    expect(stored("plimsoll-index-")).toBe(1);
  });

  it("writes nothing when nothing is new, in 4 requests", async () => {
    const cache = fakeCache();
    const steps = [step("a", 1000), step("b", 2000)];
    await runBuild(startBuild(cache), steps);
    const count = cache.entries.length;
    const second = startBuild(cache);
    await second.store.load();
    expect(exportCache(second, steps, "2026-11-21T11:11:11Z")).toEqual([]);
    await second.store.flush(DEADLINE_MS);
    expect(cache.entries.length).toBe(count);
    expect(second.calls.map(([method]) => method)).toEqual(["find", "read", "list", "usage"]);
    expect(second.requests()).toBe(4);
    expect(second.store.statistics()).toMatchObject({ entriesWritten: 0, bytesUp: 0 });
  });

  it("stores six layers of 10 MB in at most 8 requests, and one late one of 5 MB in at most 12 and 6 MB", async () => {
    const cache = fakeCache();
    const steps = ["a", "b", "c", "d", "e", "f"].map((key) => step(key, 10 * MB));
    const cold = startBuild(cache);
    await runBuild(cold, steps);
    expect(cold.requests()).toBeLessThanOrEqual(8);
    const late = startBuild(cache);
    const sent = await runBuild(late, [...steps.slice(0, 5), step("f", 5 * MB)]);
    expect(sent.length).toBe(1);
    expect(late.requests()).toBeLessThanOrEqual(12);
    expect(late.store.statistics().bytesUp).toBeLessThan(6 * MB);
  });

  it("replaces what the same build said before, and keeps what another said", async () => {
    const cache = fakeCache();
    const [base, one, two, other] = [step("base", 10), step("late", 20), step("late", 30), step("other", 40)];
    await runBuild(startBuild(cache), [base, one]);
    await runBuild(startBuild(cache, { identity: { build: "b2" } }), [base, other]);
    await runBuild(startBuild(cache), [base, two]);
    const blobs = await importedBlobs(startBuild(cache).store);
    expect(blobs.toSorted()).toEqual(digests([base, two, other]).toSorted());
  });

  it("tells images and platforms apart, whatever the platforms' order", async () => {
    const cache = fakeCache();
    await runBuild(startBuild(cache, { identity: { platforms: ["linux/amd64", "linux/arm64"] } }), [step("a", 10)]);
    expect(await startBuild(cache, { identity: { platforms: ["linux/arm64", "linux/amd64"] } }).store.manifest()).not.toBeNull();
    expect(await startBuild(cache, { identity: { platforms: ["linux/amd64"] } }).store.manifest()).toBeNull();
    expect(await startBuild(cache, { identity: { image: "registry.example/other", platforms: ["linux/amd64", "linux/arm64"] } }).store.manifest()).toBeNull();
  });

  it("reads the default branch's layers on a branch, writes only the branch's own, and nothing where these say nothing new", async () => {
    const cache = fakeCache();
    const steps = [step("a", 10), step("b", 20)];
    await runBuild(startBuild(cache), steps);
    const refs = ["refs/heads/topic", MAIN];
    const unchanged = startBuild(cache, { refs });
    await runBuild(unchanged, steps);
    expect(cache.entries.filter(({ scope }) => scope !== MAIN)).toEqual([]);
    const changed = startBuild(cache, { refs });
    expect(await runBuild(changed, [...steps, step("c", 30)])).toHaveLength(1);
    expect(cache.entries.filter(({ scope }) => scope === "refs/heads/topic").length).toBe(2);
    expect(await importedBlobs(startBuild(cache, { refs }).store)).toHaveLength(3);
    expect(await importedBlobs(startBuild(cache).store)).toHaveLength(2);
  });

  it("stores at most 256 MiB of a pull request's new layers, those at the base", async () => {
    const cache = fakeCache();
    const steps = [step("a", 150 * MIB), step("b", 110 * MIB), step("c", 10)];
    await runBuild(startBuild(cache, { refs: ["refs/pull/7/merge", MAIN], isPullRequest: true }), steps);
    expect(cache.entries.map(({ key }) => key.slice(0, 14))).toEqual(["plimsoll-blob-", "plimsoll-index"]);
    expect(cache.entries[0]?.content?.length).toBe(150 * MIB);
    expect(await importedBlobs(startBuild(cache, { refs: ["refs/pull/7/merge", MAIN] }).store)).toEqual(digests(steps.slice(0, 1)));
  });

  it("does not store what no config needs, and leaves no file behind", async () => {
    const cache = fakeCache();
    const build = startBuild(cache);
    await build.store.load();
    const stray = Buffer.from("stray");
    build.store.addBlob(digestOf(stray), await put(build.folder, stray));
    exportCache(build, [step("a", 10), step("b", 33 * MIB)]);
    await build.store.flush(DEADLINE_MS);
    expect(cache.entries.some(({ content }) => content?.includes(stray))).toBe(false);
    expect(filesIn(build.folder)).toEqual([]);
  });

  it("keeps no address that BuildKit read a layer from: there is a secret in it", async () => {
    const cache = fakeCache();
    await runBuild(startBuild(cache), [step("a", 10)]);
    const manifest = await startBuild(cache).store.manifest();
    const { layers } = JSON.parse(manifest?.bytes.toString() ?? "{}") as { layers: { annotations: object }[] };
    expect(layers[0]?.annotations).toEqual({ "containerd.io/uncompressed": digestOf("diff") });
  });

  it("keeps what a build says of itself with its layers", async () => {
    const cache = fakeCache();
    const build = startBuild(cache);
    build.store.setNotes({ version: 1, steps: ["a"] });
    await runBuild(build, [step("a", 10)]);
    cache.now = new Date("2026-11-21T13:00:00Z");
    const other = startBuild(cache, { identity: { build: "b2" } });
    other.store.setNotes({ version: 1, steps: ["b"] });
    await runBuild(other, [step("b", 10)]);
    const next = startBuild(cache);
    await next.store.load();
    expect(next.store.lastNotes()).toEqual({ version: 1, steps: ["a"] });
    const third = startBuild(cache, { identity: { build: "b3" } });
    await third.store.load();
    expect(third.store.lastNotes()).toEqual({ version: 1, steps: ["b"] });
  });

  it("finds an index again that is larger than what is read of it at once", async () => {
    const cache = fakeCache();
    const build = startBuild(cache);
    const text = randomBytes(100_000).toString("base64");
    build.store.setNotes({ text });
    await runBuild(build, [step("a", 10)]);
    const next = startBuild(cache);
    expect(await next.store.manifest()).not.toBeNull();
    expect(next.store.lastNotes()).toEqual({ text });
    expect(next.calls.filter(([method]) => method === "read")).toHaveLength(2);
  });

  it("refuses a manifest that is of no cache, and a cache whose config was not sent", async () => {
    const { store } = startBuild(fakeCache());
    expect(store.addManifest(Buffer.from('{"schemaVersion":2,"layers":[]}'))).toBe(false);
    expect(store.addManifest(Buffer.from("<html>"))).toBe(false);
    expect(store.addManifest(manifestOf(Buffer.from("{}"), []))).toBe(false);
  });

  it("says when one build's config is larger than BuildKit reads, and the next build knows at once", async () => {
    const cache = fakeCache();
    const layer = step("a", 10);
    const steps = Array.from({ length: 6000 }, (_, index) => ({ key: `${index}`, layer: layer.layer }));
    const build = startBuild(cache);
    await runBuild(build, steps);
    expect(build.store.statistics().isOverConfigLimit).toBe(true);
    expect(keys(cache, "plimsoll-pack-")).toEqual([]);
    const next = startBuild(cache);
    expect(await next.store.manifest()).toBeNull();
    expect(next.store.statistics().isOverConfigLimit).toBe(true);
    await runBuild(next, steps);
    expect(next.store.statistics().entriesWritten).toBe(0);
    cache.now = new Date("2026-11-30T12:00:00Z");
    const later = startBuild(cache, { access: { expiresAt: null } });
    await later.store.load();
    expect(later.store.statistics().isOverConfigLimit).toBe(false);
  });

  it("offers no more generations than BuildKit reads, the newest ones", async () => {
    const cache = fakeCache();
    const many = (name: string): Step[] => {
      const { layer } = step(name, 8);
      return Array.from({ length: 1500 }, (_, index) => ({ key: `${name}${index}`, layer }));
    };
    for (const name of ["a", "b", "c"]) {
      cache.now = new Date(cache.now.getTime() + 3_600_000);
      await runBuild(startBuild(cache, { identity: { build: name } }), many(name));
    }
    const { store } = startBuild(cache, { identity: { build: "e" } });
    const config = await importConfig(store);
    expect(Buffer.byteLength(JSON.stringify(config))).toBeLessThanOrEqual(MIB);
    expect((await store.manifest())?.bytes.length).toBeLessThanOrEqual(MIB);
    expect(config?.records.length).toBeGreaterThanOrEqual(1500);
    expect(config?.records.some(({ digest }) => digest === digestOf("c0"))).toBe(true);
    expect(config?.records.some(({ digest }) => digest === digestOf("a0"))).toBe(false);
  });
});

describe("what is gone", () => {
  it.each([true, false])("is not offered, nor what stands on it, and is sent and stored again (list: %s)", async (isListed) => {
    const cache = fakeCache();
    cache.isListed = isListed;
    const steps = [step("a", 10), step("b", 33 * MIB), step("c", 20)];
    await runBuild(startBuild(cache), steps);
    cache.evict("plimsoll-blob-");
    const second = startBuild(cache);
    expect(await importedBlobs(second.store)).toEqual(digests(steps.slice(0, 1)));
    expect(second.store.statistics()).toMatchObject({ layersKnown: 1, layersHealed: 2, degradedReason: null });
    expect(second.store.blobSize(digests(steps)[1] ?? "")).toBeNull();
    await runBuild(second, steps);
    expect(await importedBlobs(startBuild(cache).store)).toEqual(digests(steps));
  });

  it("is an entry of another size than the index says", async () => {
    const cache = fakeCache();
    await runBuild(startBuild(cache), [step("a", 10)]);
    const pack = cache.entries.find(({ key }) => key.startsWith("plimsoll-pack-"));
    if (pack !== undefined) pack.content = Buffer.from("short");
    expect(await startBuild(cache).store.manifest()).toBeNull();
  });

  it("is looked up at most 16 at a time where there is no list", async () => {
    const cache = fakeCache();
    cache.isListed = false;
    const refs = ["refs/heads/topic", MAIN];
    for (const ref of refs) for (let build = 0; build < 12; build += 1) await runBuild(startBuild(cache, { refs: [ref], identity: { build: `${build}` } }), [step(`${ref} ${build}`, 10)]);
    let [atOnce, most] = [0, 0];
    const build = startBuild(cache, { refs });
    const { find } = build.service;
    Object.assign(build.service, {
      find: async (...args: Parameters<typeof find>) => {
        most = Math.max(most, ++atOnce);
        return await find(...args).finally(() => (atOnce -= 1));
      },
    });
    expect((await importedBlobs(build.store)).length).toBe(24);
    expect(most).toBeGreaterThan(8);
    expect(most).toBeLessThanOrEqual(16);
  });

  it("costs a read blob that vanished meanwhile only that, and the index names it no more", async () => {
    const cache = fakeCache();
    const steps = [step("a", 10), step("b", 33 * MIB)];
    await runBuild(startBuild(cache), steps);
    const second = startBuild(cache);
    await second.store.load();
    cache.fault = goneFor("plimsoll-blob-");
    expect(await second.store.readBlob(digests(steps)[1] ?? "")).toBeNull();
    expect(second.store.blobSize(digests(steps)[1] ?? "")).toBeNull();
    expect(second.store.statistics().lostBlobs).toBe(1);
    cache.fault = () => {};
    cache.evict("plimsoll-blob-");
    await runBuild(second, steps);
    expect(await importedBlobs(startBuild(cache).store)).toEqual(digests(steps));
  });

  it("is named no more by the index that is saved after it vanished, in other builds' layers neither", async () => {
    const cache = fakeCache();
    const [base, big, more] = [step("a", 10), step("b", 33 * MIB), step("c", 20)];
    await runBuild(startBuild(cache, { identity: { build: "b2" } }), [base, big]);
    const second = startBuild(cache);
    await second.store.load();
    cache.fault = goneFor("plimsoll-blob-");
    expect(await second.store.readBlob(digestOf(big.layer))).toBeNull();
    cache.fault = () => {};
    cache.evict("plimsoll-blob-");
    await runBuild(second, [base, more]);
    const third = startBuild(cache);
    expect(await importedBlobs(third.store)).toEqual(digests([base, more]));
    expect(third.store.statistics().layersHealed).toBe(0);
  });

  it.each([["a small one", 1000], ["a big one", 33 * MIB]])("is a blob whose bytes are wrong: %s, which is stored anew under another key", async (_what, sizeBytes) => {
    const cache = fakeCache();
    const steps = [step("a", sizeBytes)];
    await runBuild(startBuild(cache), steps);
    const stored = cache.entries.find(({ key }) => !key.startsWith("plimsoll-index-"));
    stored?.content?.writeUInt8(stored.content.readUInt8(500) ^ 1, 500);
    const second = startBuild(cache);
    await second.store.load();
    expect(await second.store.readBlob(digests(steps)[0] ?? "")).toBeNull();
    expect(filesIn(second.folder)).toEqual([]);
    expect(await runBuild(second, steps)).toEqual(digests(steps));
    const third = startBuild(cache);
    await third.store.load();
    expect((await readAll(third.store, digests(steps)[0] ?? ""))?.equals(steps[0]?.layer ?? Buffer.alloc(0))).toBe(true);
    expect(keys(cache, `${stored?.key}-r1`)).toHaveLength(1);
  });

  it("is remembered as wrong by later builds, which do not take it for stored", async () => {
    const cache = fakeCache();
    const steps = [step("a", 1000)];
    await runBuild(startBuild(cache), steps);
    const stored = cache.entries.find(({ key }) => key.startsWith("plimsoll-pack-"));
    stored?.content?.writeUInt8(stored.content.readUInt8(500) ^ 1, 500);
    const second = startBuild(cache);
    await second.store.load();
    await second.store.readBlob(digests(steps)[0] ?? "");
    await runBuild(second, steps);
    cache.evict(`${stored?.key}-r1`);
    await runBuild(startBuild(cache), steps);
    const fourth = startBuild(cache);
    await fourth.store.load();
    expect((await readAll(fourth.store, digests(steps)[0] ?? ""))?.equals(steps[0]?.layer ?? Buffer.alloc(0))).toBe(true);
  });

  it("is an entry that only a job on another ref may read", async () => {
    const cache = fakeCache();
    await runBuild(startBuild(cache), [step("a", 10)]);
    const pack = cache.entries.find(({ key }) => key.startsWith("plimsoll-pack-"));
    cache.evict("plimsoll-pack-");
    cache.entries.push({ scope: "refs/heads/other", key: pack?.key ?? "", content: pack?.content ?? null, readAt: cache.now, lag: 0 });
    cache.now = new Date("2026-11-21T13:00:00Z");
    expect(await startBuild(cache).store.manifest()).toBeNull();
  });

  it("makes a fault of the service a miss and no error", async () => {
    const cache = fakeCache();
    const steps = [step("a", 10)];
    await runBuild(startBuild(cache), steps);
    cache.fault = () => {
      throw new CacheFault("down", "The cache does not answer.");
    };
    const second = startBuild(cache);
    expect(await second.store.manifest()).toBeNull();
    expect(await runBuild(second, steps)).toEqual(digests(steps));
    expect(await second.store.restoreFile(["k"], `${second.folder}/f`)).toBeNull();
    expect(second.store.statistics()).toMatchObject({ degradedReason: "The cache does not answer.", entriesWritten: 0 });
  });

  it("offers nothing, and forgets nothing, where it cannot be found out what is there", async () => {
    const cache = fakeCache();
    const steps = [step("a", 10)];
    await runBuild(startBuild(cache, { identity: { build: "other" } }), steps);
    cache.isListed = false;
    cache.fault = (method, key) => {
      if (method === "find" && key.startsWith("plimsoll-pack-")) throw new CacheFault("limited", "Not now.");
    };
    const second = startBuild(cache);
    expect(await second.store.manifest()).toBeNull();
    await runBuild(second, [step("b", 20)]);
    cache.fault = () => {};
    expect(await importedBlobs(startBuild(cache).store)).toHaveLength(2);
  });
});

describe("reading", () => {
  it("fetches a pack of up to 8 MiB once for all blobs in it, and one blob once for all who read it", async () => {
    const cache = fakeCache();
    const steps = [step("a", 1000), step("b", 2000), step("c", 33 * MIB)];
    await runBuild(startBuild(cache), steps);
    const second = startBuild(cache);
    await second.store.load();
    const all = [...digests(steps), ...digests(steps)];
    const read = await Promise.all(all.map((digest) => readAll(second.store, digest)));
    expect(read.map((bytes) => bytes?.length)).toEqual([1000, 2000, 33 * MIB, 1000, 2000, 33 * MIB]);
    const reads = second.calls.filter(([method, key]) => method === "read" && !key.startsWith("plimsoll-index-")).map(([, key]) => key.slice(0, 13));
    expect(reads.toSorted()).toEqual(["plimsoll-blob", "plimsoll-pack"]);
    await second.store.flush(DEADLINE_MS);
    expect(filesIn(second.folder)).toEqual([]);
  });

  it("reads only the blob of a larger pack that is wanted", async () => {
    const cache = fakeCache();
    const steps = [step("a", 20 * MB), step("b", 5 * MB)];
    await runBuild(startBuild(cache), steps);
    const second = startBuild(cache);
    await second.store.load();
    expect((await readAll(second.store, digests(steps)[1] ?? ""))?.equals(steps[1]?.layer ?? Buffer.alloc(0))).toBe(true);
    expect(second.store.statistics().bytesDown).toBeLessThan(5.2 * MB);
  });

  it("gives back what was just sent, while it is being stored", async () => {
    const build = startBuild(fakeCache());
    await build.store.load();
    const steps = [step("a", 10), step("b", 33 * MIB)];
    exportCache(build, steps);
    for (const { layer } of steps) expect((await readAll(build.store, digestOf(layer)))?.equals(layer)).toBe(true);
  });

  it("touches what nobody read for three days, and only that", async () => {
    const cache = fakeCache();
    await runBuild(startBuild(cache), [step("a", 10), step("b", 33 * MIB)]);
    cache.now = new Date("2026-11-25T12:00:00Z");
    for (const entry of cache.entries) if (entry.key.startsWith("plimsoll-pack-")) entry.readAt = new Date("2026-11-24T12:00:00Z");
    const later = startBuild(cache, { access: { expiresAt: null } });
    await later.store.load();
    await later.store.flush(DEADLINE_MS);
    expect(later.calls.filter(([method]) => method === "touch").map(([, key]) => key.slice(0, 14))).toEqual(["plimsoll-blob-"]);
  });
});

describe("an index that somebody else wrote", () => {
  it("promises BuildKit no layer that lies beyond the end of its entry, and the next build mends it", async () => {
    const cache = fakeCache();
    const steps = [step("a", 100), step("b", 200)];
    await runBuild(startBuild(cache), steps);
    const entry = cache.entries.find(({ key }) => key.startsWith("plimsoll-index-1-"));
    const index = (await parseIndex(entry?.content ?? Buffer.alloc(0))) ?? EMPTY_INDEX;
    const blobs = new Map([...index.blobs].map(([digest, place]) => [digest, place.sizeBytes === 200 ? { ...place, sizeBytes: 9e15 } : place]));
    if (entry !== undefined) entry.content = await formatIndex({ ...index, blobs });
    const next = startBuild(cache);
    expect(await importedBlobs(next.store)).toEqual(digests(steps.slice(0, 1)));
    expect(next.store.statistics()).toMatchObject({ layersHealed: 1, lostBlobs: 0 });
    await runBuild(next, steps);
    expect(await importedBlobs(startBuild(cache).store)).toEqual(digests(steps));
  });
});

describe("what a job may do", () => {
  it("reads, and writes nothing, with a token for reading", async () => {
    const cache = fakeCache();
    const steps = [step("a", 10)];
    await runBuild(startBuild(cache), steps);
    const reader = startBuild(cache, { access: { canWrite: false } });
    expect(await importedBlobs(reader.store)).toEqual(digests(steps));
    await runBuild(reader, [step("b", 33 * MIB), step("c", 10)]);
    reader.store.saveFile("plimsoll-mount-x", `${reader.folder}/none`);
    await reader.store.flush(DEADLINE_MS);
    expect(reader.calls.filter(([method]) => method === "write")).toEqual([]);
    expect(filesIn(reader.folder)).toEqual([]);
  });

  it("asks nothing with no access, or with a token that has expired", async () => {
    const cache = fakeCache();
    for (const access of [{ kind: "none", canRead: false, canWrite: false }, { expiresAt: new Date("2026-11-21T11:59:59Z") }] as const) {
      const build = startBuild(cache, { access });
      expect(await build.store.manifest()).toBeNull();
      await runBuild(build, [step("b", 33 * MIB), step("c", 10)]);
      expect(build.calls.filter(([method]) => method !== "usage")).toEqual([]);
    }
  });

  it("writes without having read, and later builds find what others and it had saved", async () => {
    const cache = fakeCache();
    const all = ["a", "b", "c", "d", "e"].map((name) => step(name, 10));
    for (const [index, one] of all.entries()) {
      const isBlind = index >= 2;
      await runBuild(startBuild(cache, { identity: { build: one.key }, access: isBlind ? { canRead: false } : {} }), [one]);
    }
    expect((await importedBlobs(startBuild(cache).store)).toSorted()).toEqual(digests(all).toSorted());
  });
});

describe("a job whose clock goes ahead", () => {
  it("keeps no later one from being found, however many builds it saved", async () => {
    const cache = fakeCache();
    const ahead = { clock: fastClock(new Date("2027-06-01T00:00:00Z")), access: { expiresAt: null } };
    for (let number = 0; number < 16; number += 1) await runBuild(startBuild(cache, { ...ahead, identity: { build: `b${number}` } }), [step("a", 10)]);
    const steps = [step("own", 10)];
    await runBuild(startBuild(cache, { identity: { build: "own" } }), steps);
    await runBuild(startBuild(cache, { ...ahead, identity: { build: "b3" } }), [step("b", 10)]);
    expect(await importedBlobs(startBuild(cache, { identity: { build: "own" } }).store)).toContain(digests(steps)[0]);
  });
});

describe("jobs that may only write", () => {
  it("save each of their builds, however many there were, and lose none of those that run together", async () => {
    const cache = fakeCache();
    let last: readonly Step[] = [];
    for (let number = 1; number <= 30; number += 1) {
      last = ["app", "tool"].map((build) => step(build, 10));
      for (const one of last) await runBuild(startBuild(cache, { identity: { build: one.key }, access: { canRead: false, expiresAt: null } }), [one]);
      expect((await importedBlobs(startBuild(cache, { access: { expiresAt: null } }).store)).filter((digest) => digests(last).includes(digest))).toHaveLength(2);
      cache.now = new Date(cache.now.getTime() + 20 * 60_000);
    }
    const keysOfIndexes = keys(cache, "plimsoll-index-1-");
    expect(keysOfIndexes).toHaveLength(60);
    expect(keysOfIndexes.every((key) => /#\d{6}$/.test(key))).toBe(true);
  });
});

describe("several jobs", () => {
  it.each([["several builds", (job: number) => `b${job}`, 33 * MIB], ["one build", () => "b", 1000]] as const)("lose no layer of each other, 8 at a time: %s", async (_what, build, sharedBytes) => {
    const cache = fakeCache();
    cache.lag = 2;
    const shared = step("shared", sharedBytes);
    const jobs = Array.from({ length: 8 }, (_, job) => ({ job, steps: [shared, step(`own ${job}`, 100 + job)] }));
    await Promise.all(jobs.map(({ job, steps }) => runBuild(startBuild(cache, { identity: { build: build(job) }, clock: fastClock(cache.now, 20) }), steps)));
    for (const entry of cache.entries) entry.lag = 0;
    expect((await importedBlobs(startBuild(cache).store)).toSorted()).toEqual([...new Set(jobs.flatMap(({ steps }) => digests(steps)))].toSorted());
  });

  it("lose no layer of each other on different images of one repository either", async () => {
    const cache = fakeCache();
    const jobs = Array.from({ length: 8 }, (_, job) => ({ image: `registry.example/${job}`, steps: [step("a", 1000), step("b", 100)] }));
    await Promise.all(jobs.map(({ image, steps }) => runBuild(startBuild(cache, { identity: { image } }), steps)));
    for (const { image, steps } of jobs) expect(await importedBlobs(startBuild(cache, { identity: { image } }).store)).toEqual(digests(steps));
  });

  it("pass over a number that a writer reserved and died, note it, and still find what was saved there late", async () => {
    const cache = fakeCache();
    const [one, two] = [step("one", 10), step("two", 20)];
    await runBuild(startBuild(cache, { identity: { build: "late" } }), [one]);
    const index = cache.entries.find(({ key }) => key.startsWith("plimsoll-index-"));
    const content = index?.content ?? null;
    if (index !== undefined) index.content = null;
    const clock = fastClock();
    await runBuild(startBuild(cache, { clock }), [two]);
    expect(keys(cache, "plimsoll-index-").map((key) => key.slice(-7))).toEqual(["#000001", "#000002"]);
    expect(clock.sleeps.filter((ms) => ms !== DEADLINE_MS).reduce((sum, ms) => sum + ms, 0)).toBeLessThanOrEqual(10_000);
    expect(await importedBlobs(startBuild(cache).store)).toEqual(digests([two]));
    if (index !== undefined) index.content = content;
    expect((await importedBlobs(startBuild(cache).store)).toSorted()).toEqual(digests([one, two]).toSorted());
  });

  it("store a blob under another key where a dead writer has the first", async () => {
    const cache = fakeCache();
    const steps = [step("a", 33 * MIB)];
    cache.entries.push({ scope: MAIN, key: `plimsoll-blob-${digests(steps)[0]}`, content: null, readAt: cache.now, lag: 0 });
    await runBuild(startBuild(cache), steps);
    expect(keys(cache, "plimsoll-blob-")).toEqual([`plimsoll-blob-${digests(steps)[0]}`, `plimsoll-blob-${digests(steps)[0]}-r1`]);
    const next = startBuild(cache);
    await next.store.load();
    expect((await readAll(next.store, digests(steps)[0] ?? ""))?.length).toBe(33 * MIB);
  });
});

describe("flush", () => {
  it("saves no index that names what was not stored, but what is there below it", async () => {
    const cache = fakeCache();
    const steps = [step("a", 10), step("b", 33 * MIB), step("c", 20)];
    cache.fault = (method, key) => {
      if (method === "write" && key.startsWith("plimsoll-blob-")) throw new CacheFault("quota", "No room.");
    };
    const build = startBuild(cache);
    await runBuild(build, steps);
    expect(build.store.statistics().degradedReason).toBe("No room.");
    expect(await importedBlobs(startBuild(cache).store)).toEqual(digests(steps.slice(0, 1)));
  });

  it("saves no index where nothing could be stored", async () => {
    const cache = fakeCache();
    cache.fault = (method, key) => {
      if (method === "write" && key.startsWith("plimsoll-pack-")) throw new CacheFault("quota", "No room.");
    };
    await runBuild(startBuild(cache), [step("a", 10)]);
    expect(cache.entries).toEqual([]);
  });

  it("ends at its deadline, whatever hangs", async () => {
    const cache = fakeCache();
    const build = startBuild(cache);
    await build.store.load();
    Object.assign(build.service, { write: () => new Promise(() => {}) });
    exportCache(build, [step("a", 10)]);
    const began = performance.now();
    await build.store.flush(10_000);
    expect(performance.now() - began).toBeLessThan(1000);
    expect(filesIn(build.folder)).toEqual([]);
  });

  it("does nothing the second time", async () => {
    const cache = fakeCache();
    const build = startBuild(cache);
    await runBuild(build, [step("a", 10)]);
    const count = cache.entries.length;
    await build.store.flush(DEADLINE_MS);
    expect(cache.entries.length).toBe(count);
  });

  it("says what the repository's caches take, but for the index that it saves meanwhile", async () => {
    const cache = fakeCache();
    const build = startBuild(cache);
    await runBuild(build, [step("a", 1000)]);
    expect(build.store.statistics().quotaBytes).toBe(1000);
  });
});

async function put(folder: string, bytes: Buffer): Promise<{ path: string; sizeBytes: number }> {
  const path = `${folder}/put-${digestOf(bytes).slice(7, 30)}`;
  await writeFile(path, bytes);
  return { path, sizeBytes: bytes.length };
}

