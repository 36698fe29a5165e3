import { randomBytes } from "node:crypto";
import { afterEach, expect, test } from "vitest";
import { closeAll, serve } from "../../http/servers.ts";
import { contentOf, faultOf, openClient, openService, plant, readRange } from "./client.ts";

afterEach(closeAll);

const MIB = 1024 * 1024;
const RPC = "GetCacheEntryDownloadURL";
const CREATE = "CreateCacheEntry";
const FINALIZE = "FinalizeCacheEntryUpload";

/** Content of one chunk over and over, which takes no memory. */
function repeated(sizeBytes: number): { sizeBytes: number; open(offset: number, sizeBytes: number): AsyncIterable<Uint8Array>; opened: number[][] } {
  const chunk = Buffer.alloc(MIB, 7);
  const opened: number[][] = [];
  return {
    sizeBytes,
    opened,
    async *open(offset, length) {
      opened.push([offset, length]);
      for (let left = length; left > 0; left -= chunk.length) yield await Promise.resolve(chunk.subarray(0, left));
    },
  };
}

test("what was stored is read again, in whole and in part, with three requests to store and two to read", async () => {
  const { service, cache, again } = await openService();
  expect(await cache.write("k", contentOf("hello, cache"), "background")).toBe("stored");
  expect(service.requests.map(({ operation }) => operation)).toEqual([CREATE, "PutBlob", FINALIZE]);
  const reader = again();
  expect((await readRange(reader.cache, "k", 0, 12)).toString()).toBe("hello, cache");
  expect((await readRange(reader.cache, "k", 7, 5)).toString()).toBe("cache");
  expect(service.requests.slice(3).map(({ operation }) => operation)).toEqual([RPC, "GetBlob", "GetBlob"]);
});

test("what was found is read without another look-up", async () => {
  const { service, cache, asked } = await openService();
  plant(service, "k#1", "x");
  await cache.find(["k#"], "waiting");
  await readRange(cache, "k#1", 0, 1);
  expect(asked(RPC)).toBe(1);
});

test("an entry that several parts are wanted of at once is looked up once", async () => {
  const { service, cache, asked } = await openService();
  plant(service, "k", "abcd");
  const parts = await Promise.all([0, 1, 2, 3].map((offset) => readRange(cache, "k", offset, 1)));
  expect([Buffer.concat(parts).toString(), asked(RPC), asked("GetBlob")]).toEqual(["abcd", 1, 4]);
});

test("a look-up that one reader gave up is made again for another", async () => {
  const { service, cache } = await openService();
  plant(service, "k", "x");
  service.refuse({ as: "hang", operation: RPC, times: 1 });
  const controller = new AbortController();
  const first = faultOf(cache.read("k", { offset: 0, sizeBytes: 1 }, () => Promise.resolve(), "waiting", controller.signal));
  const second = readRange(cache, "k", 0, 1);
  setTimeout(() => controller.abort(), 100);
  expect((await first)?.kind).toBe("late");
  expect((await second).toString()).toBe("x");
});

test("a large range is read in pieces of 16 MiB at once, and lands where it belongs", async () => {
  const { service, cache } = await openService({ latency: { blobMs: 20 } });
  const content = randomBytes(40 * MIB);
  plant(service, "k", content);
  const read = await readRange(cache, "k", 5, 40 * MIB - 5);
  expect(read.equals(content.subarray(5))).toBe(true);
  const gets = service.requests.filter(({ operation }) => operation === "GetBlob");
  expect(gets.map(({ sentBytes }) => sentBytes)).toEqual([16 * MIB, 16 * MIB, 8 * MIB - 5]);
  expect(Math.max(...gets.map(({ atOnce }) => atOnce))).toBe(3);
});

test("no more than eight ranges are read at once, in pieces of 32 MiB at most", async () => {
  let running = 0;
  let most = 0;
  const ranges: string[] = [];
  const storage = await serve((request, response) => {
    const [, start, end] = /^bytes=(\d+)-(\d+)$/.exec(request.headers.range ?? "") ?? [];
    const length = Number(end) - Number(start) + 1;
    ranges.push(`${Number(start) / MIB}+${length / MIB}`);
    running += 1;
    most = Math.max(most, running);
    setTimeout(() => {
      running -= 1;
      response.writeHead(206, { "content-range": `bytes ${start}-${end}/${352 * MIB}`, "content-length": length });
      response.end(Buffer.alloc(length));
    }, 20);
  });
  const results = await serve((_, response) => void response.end(JSON.stringify({ ok: true, signed_download_url: storage.origin, matched_key: "k" })));
  const { cache } = openClient({ ACTIONS_RESULTS_URL: results.origin, ACTIONS_CACHE_SERVICE_V2: "1", ACTIONS_RUNTIME_TOKEN: "t" }, { budgetMs: 10_000 });
  await cache.read("k", { offset: 0, sizeBytes: 352 * MIB }, () => Promise.resolve(), "waiting");
  expect(most).toBe(8);
  expect(ranges.toSorted((a, b) => Number.parseInt(a) - Number.parseInt(b))).toEqual(
    Array.from({ length: 11 }, (_, index) => `${index * 32}+32`),
  );
  expect(cache.traffic().bytesDown).toBeGreaterThanOrEqual(352 * MIB);
});

test("bytes that flow for longer than the budget are no waiting", async () => {
  const { service, cache, patience } = await openService({ budgetMs: 1000, latency: { bytesPerSecond: 8 * MIB } });
  plant(service, "k", randomBytes(12 * MIB));
  const started = performance.now();
  await readRange(cache, "k", 0, 12 * MIB);
  expect(performance.now() - started).toBeGreaterThan(1300);
  expect([patience.isSpent(), cache.degradedReason()]).toEqual([false, null]);
});

test("a server that knows no ranges is read as far as it is wanted", async () => {
  const storage = await serve((_, response) => void response.end("0123456789"));
  const results = await serve((_, response) => void response.end(JSON.stringify({ ok: true, signed_download_url: storage.origin, matched_key: "k" })));
  const { cache } = openClient({ ACTIONS_RESULTS_URL: results.origin, ACTIONS_CACHE_SERVICE_V2: "1", ACTIONS_RUNTIME_TOKEN: "t" });
  expect((await readRange(cache, "k", 3, 4)).toString()).toBe("3456");
});

test.each(["internal", "unavailable", "reset"] as const)("a range that meets %s once is asked for again while the others go on", async (as) => {
  const { service, cache, host, asked } = await openService();
  const content = randomBytes(33 * MIB);
  plant(service, "k", content);
  service.refuse({ as, operation: "GetBlob", times: 1 });
  expect((await readRange(cache, "k", 0, 33 * MIB)).equals(content)).toBe(true);
  expect([asked("GetBlob"), host.sleeps.length, cache.degradedReason()]).toEqual([4, 1, null]);
});

test("a range that fails for ever is given up within half of the budget, and the cache with it", async () => {
  const { service, cache, asked, host } = await openService();
  plant(service, "k", "x");
  service.refuse({ as: "internal", operation: "GetBlob" });
  expect(await faultOf(readRange(cache, "k", 0, 1))).toEqual({ kind: "down", message: "The storage of the CI's cache is not available (500)." });
  expect([asked("GetBlob"), host.sleeps, cache.isGivenUp()]).toEqual([3, [400, 800], true]);
});

test.each(["truncate", "reset"] as const)("an answer that ends early (%s) goes on where it broke", async (as) => {
  const { service, cache, asked } = await openService();
  const content = randomBytes(200_000);
  plant(service, "k", content);
  service.refuse({ as, operation: "GetBlob", afterBytes: 150_000, times: 3 });
  service.refuse({ as, operation: "GetBlob", afterBytes: 1_000, times: 1 });
  expect((await readRange(cache, "k", 0, 200_000)).equals(content)).toBe(true);
  expect(asked("GetBlob")).toBeGreaterThan(1);
  const sent = service.requests.filter(({ operation }) => operation === "GetBlob").map(({ sentBytes }) => sentBytes);
  expect(sent.reduce((sum, bytes) => sum + bytes, 0)).toBeLessThan(400_000);
});

test("a range that stands still is asked for a second time, and whoever brings it first is taken", async () => {
  const { service, cache, asked, patience } = await openService({ budgetMs: 1500 });
  const content = randomBytes(100_000);
  plant(service, "k", content);
  service.refuse({ as: "stall", operation: "GetBlob", afterBytes: 50_000, times: 1 });
  expect((await readRange(cache, "k", 0, 100_000)).equals(content)).toBe(true);
  expect([asked("GetBlob"), cache.degradedReason()]).toEqual([2, null]);
  expect(patience.waitedMs()).toBeLessThan(1000);
});

test("a range that hangs twice is a fault before the budget is spent", async () => {
  const { service, cache, asked, patience } = await openService({ budgetMs: 900 });
  plant(service, "k", "x");
  service.refuse({ as: "hang", operation: "GetBlob" });
  expect(await faultOf(readRange(cache, "k", 0, 1))).toEqual({ kind: "down", message: "The storage of the CI's cache sent nothing for 0.6 seconds." });
  expect([asked("GetBlob"), cache.isGivenUp(), patience.isSpent()]).toEqual([2, true, false]);
});

test("an entry that vanishes after it was found is gone, and the others are not", async () => {
  const { service, cache, asked } = await openService();
  plant(service, "k", "x");
  plant(service, "other", "y");
  await cache.find(["k"], "waiting");
  service.evictCacheEntry("k");
  const gone = { kind: "gone", message: "An entry of the CI's cache vanished before it was read." };
  expect(await faultOf(readRange(cache, "k", 0, 1))).toEqual(gone);
  expect(asked("GetBlob")).toBe(1);
  expect((await readRange(cache, "other", 0, 1)).toString()).toBe("y");
  expect([cache.degradedReason(), cache.isGivenUp()]).toEqual([gone.message, false]);
});

test("an entry that is shorter than it was is corrupt", async () => {
  const { service, cache, asked } = await openService();
  plant(service, "k", "0123456789");
  service.damageCacheEntry("k", "cut");
  expect(await faultOf(readRange(cache, "k", 0, 10))).toEqual({ kind: "corrupt", message: "An entry of the CI's cache is shorter than it was." });
  expect((await faultOf(readRange(cache, "k", 8, 2)))?.kind).toBe("corrupt");
  expect([asked("GetBlob"), cache.isGivenUp()]).toEqual([2, false]);
});

test("a signed URL that has expired is looked up anew, once", async () => {
  const { service, cache, asked } = await openService();
  plant(service, "k", randomBytes(33 * MIB));
  await cache.find(["k"], "waiting");
  service.expireUrls();
  await readRange(cache, "k", 0, 33 * MIB);
  expect([asked(RPC), asked("GetBlob"), cache.degradedReason()]).toEqual([2, 6, null]);
  service.refuse({ as: "expired", operation: "GetBlob" });
  expect((await faultOf(readRange(cache, "k", 0, 1)))?.kind).toBe("strange");
  expect([asked(RPC), asked("GetBlob")]).toEqual([3, 8]);
});

test("what fails to take the bytes ends the reading", async () => {
  const { service, cache } = await openService();
  plant(service, "k", "x");
  const full = (): Promise<void> => Promise.reject(new Error("ENOSPC: no space left on device, write"));
  expect(await faultOf(cache.read("k", { offset: 0, sizeBytes: 1 }, full, "waiting"))).toEqual({
    kind: "strange",
    message: "The cache could not be used: ENOSPC: no space left on device, write.",
  });
});

test("a disk that hangs holds nobody for longer than the budget", async () => {
  const { service, cache, patience } = await openService({ budgetMs: 200 });
  plant(service, "k", "x");
  expect((await faultOf(cache.read("k", { offset: 0, sizeBytes: 1 }, () => new Promise(() => {}), "waiting")))?.kind).toBe("late");
  expect(patience.waitedMs()).toBeLessThan(600);
});

test("touching an entry reads a byte of it, and one that is gone is nobody's fault", async () => {
  const { service, cache } = await openService();
  plant(service, "k", "0123456789");
  await cache.touch("k");
  await cache.touch("gone");
  expect(service.requests.map(({ operation, sentBytes }) => (operation === "GetBlob" ? sentBytes : operation))).toEqual([RPC, 1, RPC]);
  expect(cache.degradedReason()).toBeNull();
});

test("64 MiB are put at once, streamed", async () => {
  const { service, cache, asked } = await openService();
  const content = repeated(64 * MIB);
  expect(await cache.write("k", content, "background")).toBe("stored");
  expect([asked("PutBlob"), asked("PutBlock"), content.opened]).toEqual([1, 0, [[0, 64 * MIB]]]);
  expect(service.cacheEntries()).toMatchObject([{ key: "k", sizeBytes: 64 * MIB }]);
});

test("more is put in blocks of 32 MiB side by side, and then their list", async () => {
  const { service, cache, asked } = await openService({ latency: { blobMs: 50 } });
  const content = repeated(64 * MIB + 1);
  expect(await cache.write("k", content, "background")).toBe("stored");
  expect([asked("PutBlob"), asked("PutBlock"), asked("PutBlockList")]).toEqual([0, 3, 1]);
  expect(content.opened).toEqual([[0, 32 * MIB], [32 * MIB, 32 * MIB], [64 * MIB, 1]]);
  expect(Math.max(...service.requests.map(({ atOnce }) => atOnce))).toBe(3);
  expect(service.cacheEntries()).toMatchObject([{ key: "k", sizeBytes: 64 * MIB + 1 }]);
});

test("blocks keep their order in the list", async () => {
  const { service, cache } = await openService();
  const bytes = randomBytes(65 * MIB);
  await cache.write("k", contentOf(bytes), "background");
  expect(service.readCacheEntry("k")?.equals(bytes)).toBe(true);
});

test("no more than eight uploads run at once", async () => {
  const { service, cache } = await openService({ latency: { blobMs: 30 } });
  await Promise.all(Array.from({ length: 20 }, (_, index) => cache.write(`k-${index}-`, contentOf("x"), "background")));
  const puts = service.requests.filter(({ operation }) => operation === "PutBlob");
  expect([puts.length, Math.max(...puts.map(({ atOnce }) => atOnce)) <= 12]).toEqual([20, true]);
});

test("fewer than a hundred entries are created in a minute", async () => {
  const { cache, host, asked } = await openService();
  await Promise.all(Array.from({ length: 95 }, (_, index) => cache.write(`k-${index}-`, contentOf("x"), "background")));
  expect(asked(CREATE)).toBe(95);
  expect(host.sleeps[0]).toBe(60_000);
});

test("a key that another job has taken is none to store under", async () => {
  const { service, cache, asked, again } = await openService();
  plant(service, "k", "x");
  expect(await cache.write("k", contentOf("y"), "background")).toBe("exists");
  const twins = await Promise.all([cache, again().cache].map((each) => each.write("twin", contentOf("z"), "background")));
  expect(twins.toSorted()).toEqual(["exists", "stored"]);
  expect([asked("PutBlob"), cache.degradedReason()]).toEqual([1, null]);
});

test("finalizing waits for a blob that the service does not see yet", async () => {
  const { service, cache, host, asked } = await openService({ budgetMs: 12_000 });
  service.refuse({ as: "not-found", operation: FINALIZE, times: 2 });
  expect(await cache.write("k", contentOf("x"), "background")).toBe("stored");
  expect([asked(FINALIZE), host.sleeps, cache.degradedReason()]).toEqual([3, [2_000, 2_000], null]);
});

test("what the service never sees is given up after five more tries, and nothing else with it", async () => {
  const { service, cache, host, asked } = await openService({ budgetMs: 12_000 });
  service.refuse({ as: "not-found", operation: FINALIZE });
  expect(await faultOf(cache.write("k", contentOf("x"), "background"))).toEqual({ kind: "gone", message: "The CI's cache does not find what was just uploaded." });
  expect([asked(FINALIZE), host.sleeps, cache.isGivenUp()]).toEqual([6, [2_000, 2_000, 2_000, 2_000, 2_000], false]);
});

test.each([CREATE, "PutBlob", FINALIZE])("in the background %s backs off for as long as it is asked to", async (operation) => {
  const { service, cache, host } = await openService({ budgetMs: 12_000 });
  service.refuse({ as: "too-many-requests", operation, retryAfterSeconds: 30, times: 2 });
  service.refuse({ as: "unavailable", operation, times: 2 });
  expect(await cache.write("k", contentOf("x"), "background")).toBe("stored");
  expect([host.sleeps, cache.degradedReason()]).toEqual([[30_000, 30_000, 4_000, 8_000], null]);
});

test("with less patience the pauses are shorter, for in the end somebody waits for what is stored", async () => {
  const { service, cache, host } = await openService({ budgetMs: 1200 });
  service.refuse({ as: "unavailable", operation: CREATE, times: 2 });
  service.refuse({ as: "not-found", operation: FINALIZE, times: 1 });
  expect(await cache.write("k", contentOf("x"), "background")).toBe("stored");
  expect(host.sleeps).toEqual([120, 240, 200]);
});

test("what held up an errand that is given up is the reason", async () => {
  const { service, cache, host } = await openService();
  const controller = new AbortController();
  host.clock.sleep = (_, signal) => new Promise((_done, fail) => signal?.addEventListener("abort", () => fail(signal.reason as Error)));
  service.refuse({ as: "too-many-requests", operation: CREATE });
  const writing = faultOf(cache.write("k", contentOf("x"), "background", controller.signal));
  setTimeout(() => controller.abort(), 50);
  await writing;
  expect(cache.degradedReason()).toBe("The CI's cache service gets too many requests and wants to be left alone for 30 seconds.");
});

test("backing off ends with the signal", async () => {
  const { service, cache, host } = await openService();
  const controller = new AbortController();
  host.clock.sleep = (_, signal) => new Promise((_done, fail) => signal?.addEventListener("abort", () => fail(signal.reason as Error)));
  service.refuse({ as: "too-many-requests", operation: CREATE });
  const writing = faultOf(cache.write("k", contentOf("x"), "background", controller.signal));
  setTimeout(() => controller.abort(), 50);
  expect((await writing)?.kind).toBe("late");
  expect(cache.traffic().requests).toBe(1);
});

test.each([
  ["denied", "denied", "The CI's cache service denies it: cache write denied: the token has no writable cache scopes."],
  ["quota", "quota", "The CI's cache service has no room left: insufficient usage to create a cache entry."],
  ["resource-exhausted", "quota", "The CI's cache service has no room left: resource_exhausted: the budget for storage of this account is used up."],
] as const)("a service that answers %s is written to no more, and still read", async (as, kind, message) => {
  const { service, cache, asked } = await openService();
  plant(service, "k", "x");
  service.refuse({ as, operation: CREATE });
  expect(await faultOf(cache.write("a", contentOf("x"), "background"))).toEqual({ kind, message });
  expect(await faultOf(cache.write("b", contentOf("x"), "background"))).toEqual({ kind, message });
  expect(asked(CREATE)).toBe(1);
  expect(await cache.find(["k"], "waiting")).toEqual({ key: "k" });
  expect([cache.degradedReason(), cache.isGivenUp()]).toEqual([message, false]);
});

test("uploads in the background are not counted as waiting, and outlive the budget", async () => {
  const { cache, patience } = await openService({ budgetMs: 50, latency: { rpcMs: 60, blobMs: 60 } });
  expect(await cache.write("k", contentOf("x"), "background")).toBe("stored");
  expect(patience.waitedMs()).toBe(0);
});

test("requests and bytes are counted as the service counts them, retried ones included", async () => {
  const { service, cache, again } = await openService();
  service.refuse({ as: "unavailable", operation: "PutBlob", times: 1 });
  await cache.write("k", contentOf(randomBytes(100_000)), "background");
  service.refuse({ as: "unavailable", operation: RPC, times: 1 });
  service.refuse({ as: "internal", operation: "GetBlob", times: 1 });
  const reader = again();
  await readRange(reader.cache, "k", 0, 100_000);
  const sum = (count: (request: (typeof service.requests)[number]) => number): number => service.requests.reduce((total, request) => total + count(request), 0);
  const [up, down] = [cache.traffic(), reader.cache.traffic()];
  expect(up.requests + down.requests).toBe(service.requests.length);
  expect(up.bytesUp + down.bytesUp).toBe(sum(({ receivedBytes }) => receivedBytes));
  expect(up.bytesDown + down.bytesDown).toBe(sum(({ sentBytes }) => sentBytes));
  expect(up.bytesUp).toBeGreaterThanOrEqual(200_000);
});

test("storage that sends a few bytes now and then keeps nobody waiting for longer than the budget", async () => {
  const { service, cache, patience } = await openService({ budgetMs: 600 });
  plant(service, "k", Buffer.alloc(100_000));
  service.refuse({ as: "drip", operation: "GetBlob", bytesPerSecond: 2000 });
  const beganMs = performance.now();
  expect((await faultOf(readRange(cache, "k", 0, 100_000)))?.kind).toBe("late");
  expect(performance.now() - beganMs).toBeLessThan(3000);
  expect(patience.isSpent()).toBe(true);
});

test("storage that is slow, but goes on, is no wait", async () => {
  const { service, cache, patience } = await openService({ budgetMs: 600 });
  plant(service, "k", Buffer.alloc(300_000));
  service.refuse({ as: "drip", operation: "GetBlob", bytesPerSecond: 300_000 });
  expect(await readRange(cache, "k", 0, 300_000)).toHaveLength(300_000);
  expect(patience.waitedMs()).toBeLessThan(400);
});
