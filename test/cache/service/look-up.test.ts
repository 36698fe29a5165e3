import { afterEach, expect, test, vi } from "vitest";
import { closeAll, serve } from "../../http/servers.ts";
import { faultOf, openClient, openService, plant, readRange } from "./client.ts";

afterEach(closeAll);

const RPC = "GetCacheEntryDownloadURL";

/** An environment for a server that a test scripts itself. */
function envFor(resultsUrl: string): Record<string, string> {
  return { ACTIONS_RESULTS_URL: resultsUrl, ACTIONS_CACHE_SERVICE_V2: "1", ACTIONS_RUNTIME_TOKEN: "a.secret-token.b" };
}

test.each([true, false])("an entry is found by its key and by what its key begins with, whether the service reads `key` (%s) or not", async (readsKey) => {
  const { service, cache } = await openService({ readsKey });
  plant(service, "index-#1", "one");
  plant(service, "index-#2", "two");
  expect(await cache.find(["index-#1"], "waiting")).toEqual({ key: "index-#1" });
  expect(await cache.find(["index-"], "waiting")).toEqual({ key: "index-#2" });
  expect(await cache.find(["other-", "index-"], "waiting")).toEqual({ key: "index-#2" });
  expect(await cache.find(["other-"], "waiting")).toBeNull();
  expect(service.requests.map(({ message }) => message?.["restore_keys"])).toEqual([["index-#1"], ["index-"], ["other-", "index-"], ["other-"]]);
  expect(cache.degradedReason()).toBeNull();
});

test("more than ten keys are asked for ten at a time, in order", async () => {
  const { service, cache, asked } = await openService();
  plant(service, "key-11", "x");
  expect(await cache.find(Array.from({ length: 12 }, (_, index) => `key-${index}-`.replace("key-11-", "key-11")), "waiting")).toEqual({ key: "key-11" });
  expect(asked(RPC)).toBe(2);
});

test("a key that the service does not take is not sent", async () => {
  const { cache } = await openService();
  expect((await faultOf(cache.find(["a,b"], "waiting")))?.kind).toBe("strange");
  expect((await faultOf(cache.find(["k".repeat(513)], "waiting")))?.kind).toBe("strange");
  expect(cache.traffic().requests).toBe(0);
});

test("an address with a path keeps it, and one without has none", async () => {
  const { origin, seen } = await serve((_, response) => void response.end('{"ok":false}'));
  for (const url of [`${origin}/`, origin, `${origin}/a/b`, `${origin}/a/b/`]) await openClient(envFor(url)).cache.find(["k"], "waiting");
  const rpc = `/twirp/github.actions.results.api.v1.CacheService/${RPC}`;
  expect(seen.map(({ url }) => url)).toEqual([rpc, rpc, `/a/b${rpc}`, `/a/b${rpc}`]);
});

test("a service that is down is asked once, and nothing after that", async () => {
  const { service, cache, patience } = await openService();
  await service.stopListening();
  const fault = await faultOf(cache.find(["k"], "waiting"));
  expect(fault?.kind).toBe("down");
  expect(await faultOf(cache.find(["k"], "waiting"))).toEqual(fault);
  expect(await faultOf(cache.read("k", { offset: 0, sizeBytes: 1 }, () => Promise.resolve(), "background"))).toEqual(fault);
  expect(cache.traffic()).toMatchObject({ requests: 1, bytesUp: 0, bytesDown: 0 });
  expect([cache.isGivenUp(), patience.waitedMs() < 2000]).toEqual([true, true]);
  expect(cache.degradedReason()).toMatch(/^The CI's cache service cannot be used: 127\.0\.0\.1:\d+ does not answer\.$/);
});

test.each([{ as: "unavailable" }, { as: "html" }, { as: "html", status: 400 }, { as: "html", status: 200 }, { as: "internal" }, { as: "reset" }] as const)(
  "a look-up that meets $as $status once is tried again",
  async (fault) => {
    const { service, cache, asked } = await openService();
    plant(service, "k", "x");
    service.refuse({ ...fault, operation: RPC, times: 1 });
    expect(await cache.find(["k"], "waiting")).toEqual({ key: "k" });
    expect([asked(RPC), cache.degradedReason(), cache.isGivenUp()]).toEqual([2, null, false]);
  },
);

test.each([
  [{ as: "unavailable" }, "The CI's cache service is not available (503)."],
  [{ as: "html", status: 400 }, "The CI's cache service is not available (400)."],
  [{ as: "html", status: 200 }, "The CI's cache service answers with something that is not JSON."],
] as const)("a service that shows %j for ever is asked three times within half of what remains", async (fault, reason) => {
  const { service, cache, asked, host } = await openService();
  service.refuse(fault);
  expect((await faultOf(cache.find(["k"], "waiting")))?.kind).toBe("down");
  expect((await faultOf(cache.find(["k"], "waiting")))?.kind).toBe("down");
  expect([asked(RPC), cache.degradedReason(), cache.isGivenUp()]).toEqual([3, reason, true]);
  expect(host.sleeps).toEqual([400, 800]);
});

test("tries are over with their time: five seconds, or half of what remains", async () => {
  const { service, cache, asked, host } = await openService({ budgetMs: 60_000 });
  host.clock.sleep = async (ms) => {
    host.sleeps.push(ms);
    await Promise.resolve();
  };
  const started = host.clock.now().getTime();
  host.clock.now = () => new Date(started + 2_600 * asked(RPC));
  service.refuse({ as: "unavailable" });
  expect((await faultOf(cache.find(["k"], "waiting")))?.kind).toBe("down");
  // After the second answer 5.2 s have gone by.
  expect([asked(RPC), host.sleeps]).toEqual([2, [400]]);
});

test("a service that asks to be left alone for a short while is, once", async () => {
  const { service, cache, asked, host } = await openService({ budgetMs: 10_000 });
  plant(service, "k", "x");
  service.refuse({ as: "too-many-requests", retryAfterSeconds: 5, times: 1 });
  service.refuse({ as: "too-many-requests", retryAfterSeconds: 4, times: 1 });
  expect((await faultOf(cache.find(["k"], "waiting")))?.kind).toBe("limited");
  expect([asked(RPC), host.sleeps]).toEqual([1, []]);
  await host.clock.sleep(5_000);
  expect(await cache.find(["k"], "waiting")).toEqual({ key: "k" });
  expect([asked(RPC), host.sleeps, cache.isGivenUp()]).toEqual([3, [5_000, 4_000], false]);
  service.refuse({ as: "too-many-requests", retryAfterSeconds: 1 });
  expect((await faultOf(cache.find(["k"], "waiting")))?.kind).toBe("limited");
  expect([asked(RPC), host.sleeps]).toEqual([5, [5_000, 4_000, 1_000]]);
});

test("while a service wants to be left alone for long, all look-ups miss and none is sent", async () => {
  const { service, cache, asked, host } = await openService();
  plant(service, "k", "x");
  service.refuse({ as: "too-many-requests", retryAfterSeconds: 30, times: 1 });
  expect(await faultOf(cache.find(["k"], "waiting"))).toEqual({
    kind: "limited",
    message: "The CI's cache service gets too many requests and wants to be left alone for 30 seconds.",
  });
  expect((await faultOf(cache.find(["k"], "waiting")))?.kind).toBe("limited");
  expect([asked(RPC), host.sleeps]).toEqual([1, []]);
  await host.clock.sleep(30_000);
  expect(await cache.find(["k"], "waiting")).toEqual({ key: "k" });
});

test("a look-up that hangs ends after half the budget, and nothing is asked after it", async () => {
  const { service, cache, patience } = await openService({ budgetMs: 1000 });
  service.refuse({ as: "hang" });
  const started = performance.now();
  const faults = await Promise.all([1, 2, 3].map(() => faultOf(cache.find(["k"], "waiting"))));
  expect(faults[0]).toEqual({ kind: "down", message: "The CI's cache service did not answer within 0.5 seconds." });
  expect(performance.now() - started).toBeLessThan(950);
  expect((await faultOf(cache.find(["k"], "waiting")))?.kind).toBe("down");
  // All three waited at once.
  expect(patience.waitedMs()).toBeGreaterThan(490);
  expect(patience.waitedMs()).toBeLessThan(950);
  expect(cache.traffic().requests).toBe(3);
});

test("slow answers use the budget up; then all who wait are refused at once, and nobody else is", async () => {
  const { service, cache, patience, asked } = await openService({ budgetMs: 800, latency: { rpcMs: 100 } });
  plant(service, "k", "x");
  let fault = null;
  while (fault === null) fault = await faultOf(cache.find(["k"], "waiting"));
  const late = { kind: "late", message: "The cache has kept the build waiting for as long as it may." };
  expect(fault).toEqual(late);
  expect(patience.waitedMs()).toBeLessThan(1200);
  expect(asked(RPC)).toBeGreaterThan(2);
  const before = cache.traffic().requests;
  expect(await faultOf(cache.find(["k"], "waiting"))).toEqual(late);
  expect(cache.traffic().requests).toBe(before);
  expect(await cache.find(["k"], "background")).toEqual({ key: "k" });
  expect([cache.degradedReason(), cache.isGivenUp()]).toEqual([late.message, false]);
});

test("who waits while somebody else is found to have used the budget up is refused at once", async () => {
  const { service, cache, patience } = await openService({ budgetMs: 20_000 });
  service.refuse({ as: "hang" });
  const finding = faultOf(cache.find(["k"], "waiting"));
  await vi.waitFor(() => expect(service.requests).toHaveLength(1));
  patience.spend(20_000);
  expect(await finding).toEqual({ kind: "late", message: "The cache has kept the build waiting for as long as it may." });
  expect(patience.waitedMs()).toBeLessThan(3_000);
});

test("who gives up does not wait, and that is no fault of the cache", async () => {
  const { service, cache } = await openService();
  service.refuse({ as: "hang", times: 1 });
  const controller = new AbortController();
  const finding = faultOf(cache.find(["k"], "waiting", controller.signal));
  controller.abort();
  expect((await finding)?.kind).toBe("late");
  expect([cache.degradedReason(), cache.isGivenUp()]).toEqual([null, false]);
});

test("an expired token ends all that is asked", async () => {
  const { service, cache } = await openService();
  service.refuse({ as: "expired" });
  expect((await faultOf(cache.find(["k"], "waiting")))?.kind).toBe("expired");
  expect((await faultOf(cache.write("k", { sizeBytes: 0, open: async function* () {} }, "background")))?.kind).toBe("expired");
  expect([cache.traffic().requests, cache.isGivenUp()]).toEqual([1, true]);
  expect(cache.degradedReason()).toBe("The CI's cache service does not accept the job's token (any more): the token is missing, expired or not valid.");
});

test.each([
  ["none", ["denied", "denied"]],
  ["write-only", ["denied", null]],
  ["read", [null, "denied"]],
] as const)("what the cache-mode %s forbids is never asked for", async (cacheMode, kinds) => {
  const { cache, asked } = await openService({ job: { cacheMode } });
  const read = await faultOf(cache.find(["k"], "waiting"));
  const write = await faultOf(cache.write("k", { sizeBytes: 0, open: async function* () {} }, "background"));
  expect([read?.kind ?? null, write?.kind ?? null]).toEqual(kinds);
  expect([asked(RPC), asked("CreateCacheEntry")]).toEqual(kinds.map((kind) => (kind === null ? 1 : 0)));
  expect(cache.degradedReason()).toBeNull();
});

test("a service that denies reading is not asked to read again", async () => {
  const { service, cache, asked } = await openService();
  service.refuse({ as: "denied", operation: RPC });
  expect((await faultOf(cache.find(["k"], "waiting")))?.kind).toBe("denied");
  expect((await faultOf(cache.find(["k"], "waiting")))?.kind).toBe("denied");
  expect([asked(RPC), cache.isGivenUp()]).toEqual([1, false]);
  expect(await cache.write("k", { sizeBytes: 0, open: async function* () {} }, "background")).toBe("stored");
});

test("answers that say nothing that was asked for end all after the third", async () => {
  const { service, cache, asked } = await openService();
  service.refuse({ as: "nonsense" });
  for (const _ of [1, 2, 3, 4]) expect((await faultOf(cache.find(["k"], "waiting")))?.kind).toBe("strange");
  expect([asked(RPC), cache.isGivenUp()]).toEqual([3, true]);
});

test("an entry under another key than was asked for is none", async () => {
  const { origin } = await serve((_, response) => void response.end(JSON.stringify({ ok: true, signed_download_url: "http://127.0.0.1/", matched_key: "other" })));
  expect((await faultOf(openClient(envFor(origin)).cache.find(["k"], "waiting")))?.kind).toBe("strange");
});

test("reading takes the entry with the key, not one whose key only begins so", async () => {
  const { service, cache } = await openService();
  plant(service, "blob-1-r1", "x");
  expect((await faultOf(cache.read("blob-1", { offset: 0, sizeBytes: 1 }, () => Promise.resolve(), "waiting")))?.kind).toBe("gone");
});

test("the token goes to the results service alone: not along a redirect, and not to the storage", async () => {
  const elsewhere = await serve((_, response) => void response.writeHead(206, { "content-range": "bytes 0-0/1" }).end("x"));
  const moved = await serve((_, response) => void response.writeHead(307, { location: `${elsewhere.origin}/stolen` }).end());
  expect((await faultOf(openClient(envFor(moved.origin)).cache.find(["k"], "waiting")))?.kind).toBe("down");
  expect(elsewhere.seen.length).toBe(0);
  const signed = `${elsewhere.origin}/blob?sig=secret-signature`;
  const results = await serve((_, response) => void response.end(JSON.stringify({ ok: true, signed_download_url: signed, matched_key: "k" })));
  const { cache } = openClient(envFor(results.origin));
  expect((await readRange(cache, "k", 0, 1)).toString()).toBe("x");
  expect(results.seen.map(({ headers }) => headers.authorization)).toEqual(["Bearer a.secret-token.b"]);
  expect(elsewhere.seen.map(({ headers, url }) => [headers.authorization, url])).toEqual([[undefined, "/blob?sig=secret-signature"]]);
});

test("no reason shows the token or the query of a URL, whoever wrote it", async () => {
  const msg = "denied for a.secret-token.b at https://storage.example/blob?sig=secret-signature&se=2026, sorry.";
  const results = await serve((_, response) => void response.writeHead(403).end(JSON.stringify({ code: "permission_denied", msg })));
  const { cache } = openClient(envFor(results.origin));
  await faultOf(cache.find(["k"], "waiting"));
  expect(cache.degradedReason()).toBe("The CI's cache service denies it: denied for … at https://storage.example/blob?… sorry.");
});

test("a storage that refuses leaves no signed URL in a reason or in the log", async () => {
  const storage = await serve((request) => void request.socket.destroy());
  const signed = `${storage.origin}/blob?sig=secret-signature`;
  const results = await serve((_, response) => void response.end(JSON.stringify({ ok: true, signed_download_url: signed, matched_key: "k" })));
  const { cache, host } = openClient(envFor(results.origin));
  const fault = await faultOf(readRange(cache, "k", 0, 1));
  expect(fault?.kind).toBe("down");
  expect(JSON.stringify([fault, cache.degradedReason(), host.lines])).not.toContain("secret");
});
