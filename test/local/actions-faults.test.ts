import { request as httpRequest } from "node:http";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { type LocalActionsService, type Refusal, startActionsService } from "../../src/local/actions-service.ts";

const VERSION = "v".repeat(64);
const planted = { key: "a", version: VERSION };

let service: LocalActionsService;
beforeEach(async () => {
  service = await startActionsService();
});
afterEach(() => service.close());

function rpc(method: string, message: object = planted, url = service.url): Promise<Response> {
  return fetch(new URL(`/twirp/github.actions.results.api.v1.CacheService/${method}`, url), {
    method: "POST",
    headers: { authorization: `Bearer ${service.env()["ACTIONS_RUNTIME_TOKEN"]}`, "content-type": "application/json" },
    body: JSON.stringify(message),
  });
}

async function urlOf(method: "CreateCacheEntry" | "GetCacheEntryDownloadURL", message: object = planted): Promise<string> {
  const json = (await (await rpc(method, message)).json()) as Record<string, string>;
  return json["signed_upload_url"] ?? json["signed_download_url"] ?? "";
}

function put(url: string, body: string): Promise<Response> {
  return fetch(url, { method: "PUT", headers: { "x-ms-blob-type": "BlockBlob" }, body });
}

interface Received {
  readonly status: number;
  readonly length: string | undefined;
  readonly body: string;
  /** null where the answer was whole. */
  readonly error: string | null;
}

/** What arrives of an answer, also where it breaks off; `waitMs` is how long the body may stand still. */
function receive(url: string, waitMs = 10_000): Promise<Received> {
  return new Promise((resolve, reject) => {
    let fail = reject;
    const request = httpRequest(url, (response) => {
      let body = "";
      const end = (error: string | null): void => resolve({ status: response.statusCode ?? 0, length: response.headers["content-length"], body, error });
      response.setEncoding("latin1").on("data", (chunk: string) => (body += chunk));
      fail = (error: NodeJS.ErrnoException) => end(error.code ?? error.message);
      response.on("end", () => end(null)).on("error", (error) => fail(error));
      request.setTimeout(waitMs, () => {
        end("timeout");
        request.destroy();
      });
    });
    request.on("error", (error) => fail(error)).end();
  });
}

async function shown(response: Response): Promise<unknown[]> {
  const isJson = (response.headers.get("content-type") ?? "").includes("json");
  return [response.status, isJson ? await response.json() : response.headers.get("x-ms-error-code")];
}

describe("what is answered instead, in the words of the service that was asked", () => {
  const exhausted = (msg: string): object => ({ code: "resource_exhausted", msg });
  test.each<[Refusal["as"], string, unknown[]]>([
    ["too-many-requests", "GetCacheEntryDownloadURL", [429, exhausted("rate limit exceeded")]],
    ["unavailable", "GetCacheEntryDownloadURL", [503, { code: "unavailable", msg: "the service is unavailable" }]],
    ["internal", "GetCacheEntryDownloadURL", [500, { code: "internal", msg: "internal error" }]],
    ["nonsense", "GetCacheEntryDownloadURL", [200, { unexpected: true }]],
    ["denied", "CreateCacheEntry", [200, { ok: false, message: "cache write denied: the token has no writable cache scopes" }]],
    ["denied", "GetCacheEntryDownloadURL", [403, { code: "permission_denied", msg: "cache read denied: the token has no readable cache scopes" }]],
    ["expired", "CreateCacheEntry", [401, { code: "unauthenticated", msg: "the token is missing, expired or not valid" }]],
    ["quota", "CreateCacheEntry", [403, { code: "permission_denied", msg: "insufficient usage to create a cache entry" }]],
    ["resource-exhausted", "CreateCacheEntry", [429, exhausted("resource_exhausted: the budget for storage of this account is used up")]],
    ["miss", "GetCacheEntryDownloadURL", [200, { ok: false }]],
    ["not-found", "FinalizeCacheEntryUpload", [404, { code: "not_found", msg: "cache entry not found" }]],
    ["exists", "CreateCacheEntry", [409, { code: "already_exists", msg: "cache entry with the same key, version, and scope already exists" }]],
  ])("%s by %s", async (as, method, expected) => {
    service.storeCacheEntry(planted, Buffer.from("content"));
    service.refuse({ as, operation: method });
    expect(await shown(await rpc(method))).toEqual(expected);
  });

  test.each<[Refusal["as"], number, string]>([
    ["too-many-requests", 503, "ServerBusy"],
    ["unavailable", 503, "ServerBusy"],
    ["internal", 500, "InternalError"],
    ["denied", 403, "AuthorizationPermissionMismatch"],
    ["expired", 403, "AuthenticationFailed"],
    ["not-found", 404, "BlobNotFound"],
  ])("%s by the storage, with the id of the request", async (as, status, code) => {
    service.storeCacheEntry(planted, Buffer.from("content"));
    const url = await urlOf("GetCacheEntryDownloadURL");
    service.refuse({ as, operation: "GetBlob" });
    const response = await fetch(url);
    expect([response.status, response.headers.get("x-ms-error-code")]).toEqual([status, code]);
    expect(response.headers.get("x-ms-request-id")).toMatch(/^[0-9a-f-]{36}$/);
  });

  test("the seconds of Retry-After are chosen", async () => {
    service.refuse({ as: "too-many-requests", times: 1 });
    expect((await rpc("CreateCacheEntry")).headers.get("retry-after")).toBe("30");
    service.refuse({ as: "too-many-requests", retryAfterSeconds: 2 });
    expect((await rpc("CreateCacheEntry")).headers.get("retry-after")).toBe("2");
  });

  test.each([400, 503, 200])("a page instead of JSON, with %i", async (status) => {
    service.refuse({ as: "html", status });
    const response = await rpc("GetCacheEntryDownloadURL");
    expect([response.status, response.headers.get("content-type")]).toEqual([status, "text/html"]);
    expect(await response.text()).toContain("Our services aren't available right now");
  });
});

describe("which requests", () => {
  const statuses = async (count: number, method = "GetCacheEntryDownloadURL"): Promise<number[]> => {
    const seen: number[] = [];
    for (let index = 0; index < count; index += 1) seen.push((await rpc(method)).status);
    return seen;
  };

  test("after some, and so many of them", async () => {
    service.refuse({ as: "unavailable", after: 1, times: 2 });
    expect(await statuses(4)).toEqual([200, 503, 503, 200]);
  });

  test("those of one operation or of several, and those about a key", async () => {
    service.refuse({ as: "unavailable", operation: ["GetBlob", "GetCacheEntryDownloadURL"], key: "plimsoll-pack-" });
    expect(await statuses(1)).toEqual([200]);
    service.storeCacheEntry({ key: "plimsoll-pack-1", version: VERSION }, Buffer.from("pack"));
    const pack = { key: "plimsoll-pack-1", version: VERSION };
    expect((await rpc("CreateCacheEntry", pack)).status).toBe(409);
    expect((await rpc("GetCacheEntryDownloadURL", pack)).status).toBe(503);
    service.relent();
    const url = await urlOf("GetCacheEntryDownloadURL", pack);
    service.refuse({ as: "internal", key: "plimsoll-pack-" });
    expect((await fetch(url)).status).toBe(500);
  });

  test("one refusal after the other, as they were asked for", async () => {
    service.refuse({ as: "unavailable", times: 1 });
    service.refuse({ as: "internal", times: 1 });
    expect(await statuses(3)).toEqual([503, 500, 200]);
  });
});

describe("the connection", () => {
  const content = "0123456789".repeat(20_000);

  async function downloadUrl(): Promise<string> {
    service.storeCacheEntry(planted, Buffer.from(content));
    return await urlOf("GetCacheEntryDownloadURL");
  }

  test("a hanging request is counted and never answered", async () => {
    service.refuse({ as: "hang" });
    await expect(fetch(service.url, { signal: AbortSignal.timeout(200) })).rejects.toThrow("aborted due to timeout");
    expect(service.requests).toMatchObject([{ status: 0, sentBytes: 0 }]);
  });

  test("a reset ends it without an answer", async () => {
    const url = await downloadUrl();
    service.refuse({ as: "reset", operation: "GetBlob" });
    await expect(receive(url)).rejects.toMatchObject({ code: "ECONNRESET" });
  });

  test("a reset in the middle of an answer", async () => {
    const url = await downloadUrl();
    service.refuse({ as: "reset", operation: "GetBlob", afterBytes: 1000 });
    expect(await receive(url)).toMatchObject({ status: 200, length: "200000", body: content.slice(0, 1000), error: "ECONNRESET" });
  });

  test("a reset in the middle of an upload leaves nothing", async () => {
    const url = await urlOf("CreateCacheEntry", { key: "b", version: VERSION });
    service.refuse({ as: "reset", operation: "PutBlob", afterBytes: 100_000, times: 1 });
    await expect(put(url, content.repeat(20))).rejects.toThrow("fetch failed");
    expect(service.requests.at(-1)).toMatchObject({ operation: "PutBlob", key: "b", status: 0 });
    expect(service.requests.at(-1)?.receivedBytes).toBeGreaterThanOrEqual(100_000);
    expect(service.requests.at(-1)?.receivedBytes).toBeLessThan(4_000_000);
    expect((await rpc("FinalizeCacheEntryUpload", { key: "b", version: VERSION, size_bytes: "1" })).status).toBe(404);
  });

  test("a truncated answer says its whole length and ends before", async () => {
    const url = await downloadUrl();
    service.refuse({ as: "truncate", operation: "GetBlob" });
    expect(await receive(url)).toEqual({ status: 200, length: "200000", body: content.slice(0, 100_000), error: "ECONNRESET" });
    expect(service.requests.at(-1)).toMatchObject({ status: 200, sentBytes: 100_000 });
  });

  test("a stalled answer stops, and the connection stays", async () => {
    const url = await downloadUrl();
    service.refuse({ as: "stall", operation: "GetBlob", afterBytes: 10 });
    expect(await receive(url, 200)).toMatchObject({ status: 200, body: content.slice(0, 10), error: "timeout" });
  });

  test("a corrupted answer differs in one bit, once", async () => {
    const url = await downloadUrl();
    service.refuse({ as: "corrupt", operation: "GetBlob", times: 1 });
    const { body, error } = await receive(url);
    expect([error, body.length]).toEqual([null, 200_000]);
    const differing = [...body].flatMap((character, index) => (character === content[index] ? [] : [index]));
    expect(differing).toEqual([100_000]);
    expect((await receive(url)).body).toBe(content);
  });

  test("a dripping answer takes its time", async () => {
    service.storeCacheEntry(planted, Buffer.from("0123456789"));
    const url = await urlOf("GetCacheEntryDownloadURL");
    service.refuse({ as: "drip", operation: "GetBlob", bytesPerSecond: 50 });
    const start = performance.now();
    expect((await receive(url)).body).toBe("0123456789");
    expect(performance.now() - start).toBeGreaterThanOrEqual(190);
  });

  test("a slow answer is late and right", async () => {
    const url = await downloadUrl();
    service.refuse({ as: "slow", operation: "GetBlob", delayMs: 150 });
    const start = performance.now();
    expect((await receive(url)).body).toBe(content);
    expect(performance.now() - start).toBeGreaterThanOrEqual(149);
  });

  test("nobody listens, and then somebody does, at the same address", async () => {
    await service.stopListening();
    await expect(fetch(service.url)).rejects.toMatchObject({ cause: { code: "ECONNREFUSED" } });
    await service.listenAgain();
    expect((await rpc("GetCacheEntryDownloadURL")).status).toBe(200);
  });
});

describe("the cache", () => {
  const content = Buffer.from("0123456789");

  test("an entry that is evicted between look-up and reading is gone", async () => {
    service.storeCacheEntry(planted, content);
    service.refuse({ as: "evict", operation: "GetCacheEntryDownloadURL", times: 1 });
    const response = await fetch(await urlOf("GetCacheEntryDownloadURL"));
    expect([response.status, response.headers.get("x-ms-error-code")]).toEqual([404, "BlobNotFound"]);
    expect(await (await rpc("GetCacheEntryDownloadURL")).json()).toEqual({ ok: false });
  });

  test("an entry that is evicted while it is read in ranges is gone from then on", async () => {
    service.storeCacheEntry(planted, content);
    const url = await urlOf("GetCacheEntryDownloadURL");
    service.refuse({ as: "evict", operation: "GetBlob", after: 1, times: 1 });
    const range = (value: string): Promise<Response> => fetch(url, { headers: { range: value } });
    expect([(await range("bytes=0-4")).status, (await range("bytes=5-9")).status]).toEqual([206, 404]);
    expect(service.cacheEntries()).toEqual([]);
  });

  test("entries are evicted by prefix, or those first that were read the longest time ago", async () => {
    let now = new Date("2026-11-21T12:00:00Z");
    const other = await startActionsService({ now: () => now });
    try {
      for (const key of ["pack-1", "pack-2", "index-1"]) {
        other.storeCacheEntry({ key, version: VERSION }, content);
        now = new Date(now.getTime() + 1000);
      }
      const response = await rpcAt(other, { key: "pack-1", version: VERSION });
      await fetch(((await response.json()) as Record<string, string>)["signed_download_url"] ?? "", { headers: { range: "bytes=0-0" } });
      other.evictToBytes(20);
      expect(other.cacheEntries().map(({ key }) => key)).toEqual(["pack-1", "index-1"]);
      other.evictCacheEntries("pack-");
      expect(other.cacheEntries().map(({ key }) => key)).toEqual(["index-1"]);
    } finally {
      await other.close();
    }
  });

  test("a writer that crashed blocks its key in its scope, and nobody finds it", async () => {
    service.reserveCacheEntry(planted);
    expect((await rpc("CreateCacheEntry")).status).toBe(409);
    expect(await (await rpc("GetCacheEntryDownloadURL")).json()).toEqual({ ok: false });
  });

  test("what is stored can be spoilt for good", async () => {
    service.storeCacheEntry(planted, content);
    service.damageCacheEntry("a");
    expect(service.readCacheEntry("a")?.toString()).toBe("0123446789");
    service.damageCacheEntry("a", "cut");
    expect(service.readCacheEntry("a")?.toString()).toBe("01234");
    expect(service.readCacheEntry("b")).toBeNull();
  });

  test("all URLs can be made to have expired; new ones are good", async () => {
    service.storeCacheEntry(planted, content);
    const url = await urlOf("GetCacheEntryDownloadURL");
    service.expireUrls();
    expect(await shown(await fetch(url))).toEqual([403, "AuthenticationFailed"]);
    expect((await fetch(await urlOf("GetCacheEntryDownloadURL"))).status).toBe(200);
  });
});

function rpcAt(other: LocalActionsService, message: object): Promise<Response> {
  return fetch(new URL("/twirp/github.actions.results.api.v1.CacheService/GetCacheEntryDownloadURL", other.url), {
    method: "POST",
    headers: { authorization: `Bearer ${other.env()["ACTIONS_RUNTIME_TOKEN"]}`, "content-type": "application/json" },
    body: JSON.stringify(message),
  });
}

describe("how slow it is", () => {
  test("an RPC and a blob take as long as was said, and all bytes share one line", async () => {
    const slow = await startActionsService({ latency: { rpcMs: 60, blobMs: 30, bytesPerSecond: 1_000_000 } });
    try {
      slow.storeCacheEntry(planted, Buffer.alloc(50_000));
      const start = performance.now();
      const response = await rpcAt(slow, planted);
      expect(performance.now() - start).toBeGreaterThanOrEqual(59);
      const url = ((await response.json()) as Record<string, string>)["signed_download_url"] ?? "";
      const begin = performance.now();
      await Promise.all([0, 1, 2, 3].map(async () => (await fetch(url)).arrayBuffer()));
      // 200 kB at 1 MB/s, after 30 ms.
      expect(performance.now() - begin).toBeGreaterThanOrEqual(220);
    } finally {
      await slow.close();
    }
  });

  test("requests that are answered at the same time say so", async () => {
    service.refuse({ as: "slow", delayMs: 100 });
    await Promise.all([rpc("CreateCacheEntry"), rpc("CreateCacheEntry"), rpc("CreateCacheEntry")]);
    expect(service.requests.map(({ atOnce }) => atOnce)).toEqual([1, 2, 3]);
  });
});
