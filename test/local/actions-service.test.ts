import { createHash } from "node:crypto";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import type { CacheScope } from "../../src/local/runtime-token.ts";
import { type JobIdentity, type LocalActionsService, startActionsService } from "../../src/local/actions-service.ts";

const VERSION = "v".repeat(64);

let now = new Date("2026-11-21T12:00:00Z");
let service: LocalActionsService;
beforeEach(async () => {
  now = new Date("2026-11-21T12:00:00Z");
  service = await startActionsService({ now: () => now });
});
afterEach(() => service.close());

const push: JobIdentity = { ref: "refs/heads/main" };
const pull: JobIdentity = { ref: "refs/pull/7/merge", baseRef: "release" };
const otherPull: JobIdentity = { ref: "refs/pull/8/merge", baseRef: "release" };

interface Answer {
  readonly status: number;
  readonly json: Record<string, unknown>;
}

async function call(job: JobIdentity, method: string, message: object, token?: string): Promise<Answer> {
  const name = method.includes("Artifact") ? "ArtifactService" : "CacheService";
  const response = await fetch(new URL(`/twirp/github.actions.results.api.v1.${name}/${method}`, service.url), {
    method: "POST",
    headers: {
      authorization: `Bearer ${token ?? service.env(job)["ACTIONS_RUNTIME_TOKEN"]}`,
      "content-type": "application/json",
    },
    body: JSON.stringify(message),
  });
  return { status: response.status, json: (await response.json()) as Record<string, unknown> };
}

async function reserve(job: JobIdentity, key: string, version = VERSION): Promise<string> {
  const { json } = await call(job, "CreateCacheEntry", { key, version });
  return json["signed_upload_url"] as string;
}

function putBlob(url: string, content: string): Promise<Response> {
  return fetch(url, { method: "PUT", headers: { "x-ms-blob-type": "BlockBlob" }, body: content });
}

async function store(job: JobIdentity, key: string, content: string, version = VERSION): Promise<void> {
  expect((await putBlob(await reserve(job, key, version), content)).status).toBe(201);
  const size = String(Buffer.byteLength(content));
  const { json } = await call(job, "FinalizeCacheEntryUpload", { key, version, size_bytes: size });
  expect(json).toEqual({ ok: true, entry_id: expect.stringMatching(/^[0-9]+$/) as string });
}

/** The key and the content that a look-up leads to; null for a miss. */
async function find(
  job: JobIdentity,
  key: string,
  restoreKeys: string[] = [],
  version = VERSION,
): Promise<[string, string] | null> {
  const { json } = await call(job, "GetCacheEntryDownloadURL", { key, restore_keys: restoreKeys, version });
  if (json["ok"] === false) return null;
  const response = await fetch(json["signed_download_url"] as string);
  return [json["matched_key"] as string, await response.text()];
}

function withParameter(url: string, name: string, value: string): string {
  const changed = new URL(url);
  changed.searchParams.set(name, value);
  return changed.href;
}

describe("the cache", () => {
  test("gives back what was stored under a key and a version", async () => {
    await store(push, "deps-1", "content");
    expect(await find(push, "deps-1")).toEqual(["deps-1", "content"]);
    expect(await find(push, "deps-2")).toBeNull();
    expect(await find(push, "deps-1", [], "w".repeat(64))).toBeNull();
  });

  test("takes sizes as numbers too, as BuildKit sends them", async () => {
    await putBlob(await reserve(push, "a"), "four");
    const message = { key: "a", version: VERSION, size_bytes: 4 };
    expect((await call(push, "FinalizeCacheEntryUpload", message)).json).toEqual({ ok: true, entry_id: "1" });
  });

  test("prefers the exact key, then what starts with it, then the restore keys in order; of several the newest", async () => {
    await store(push, "deps-linux-1", "one");
    await store(push, "deps-linux-2", "two");
    await store(push, "deps-linux", "exact");
    await store(push, "deps-mac-1", "mac");
    expect(await find(push, "deps-linux")).toEqual(["deps-linux", "exact"]);
    expect(await find(push, "deps-linux-")).toEqual(["deps-linux-2", "two"]);
    expect(await find(push, "other", ["deps-mac-", "deps-linux-"])).toEqual(["deps-mac-1", "mac"]);
    expect(await find(push, "other", ["none", "deps-"])).toEqual(["deps-mac-1", "mac"]);
  });

  test("a pull request reads its own entries first, then its base's, then the default branch's", async () => {
    await store(push, "a", "of the default branch");
    expect(await find(pull, "a")).toEqual(["a", "of the default branch"]);
    await store({ ref: "refs/heads/release" }, "a", "of the base");
    expect(await find(pull, "a")).toEqual(["a", "of the base"]);
    await store(pull, "a", "its own");
    expect(await find(pull, "a")).toEqual(["a", "its own"]);
  });

  test("neither another pull request nor the default branch reads what a pull request stored", async () => {
    await store(pull, "a", "a stranger's");
    expect(await find(otherPull, "a")).toBeNull();
    expect(await find(push, "a")).toBeNull();
  });

  test("a prefix in an earlier scope wins over the exact key in a later one", async () => {
    await store(push, "a", "exact");
    await store(pull, "a-1", "prefix");
    expect(await find(pull, "a")).toEqual(["a-1", "prefix"]);
  });

  test("a key is reserved once in a scope, finished or not; another scope or version has its own", async () => {
    const message = { key: "a", version: VERSION };
    const conflict = {
      status: 409,
      json: { code: "already_exists", msg: "cache entry with the same key, version, and scope already exists" },
    };
    await reserve(push, "a");
    expect(await call(push, "CreateCacheEntry", message)).toEqual(conflict);
    expect((await call(pull, "CreateCacheEntry", message)).status).toBe(200);
    expect((await call(push, "CreateCacheEntry", { key: "a", version: "w" })).status).toBe(200);
    await store(push, "b", "content");
    expect(await call(push, "CreateCacheEntry", { key: "b", version: VERSION })).toEqual(conflict);
  });

  test("a writer that died leaves a key that is neither found nor free", async () => {
    await putBlob(await reserve(push, "a"), "content");
    expect(await find(push, "a")).toBeNull();
    expect((await call(push, "CreateCacheEntry", { key: "a", version: VERSION })).status).toBe(409);
    expect(service.cacheEntries()).toEqual([
      { id: 1, scope: "refs/heads/main", key: "a", version: VERSION, sizeBytes: null, createdAt: now, lastAccessedAt: now },
    ]);
  });

  test("an upload is finished only when it is there, whole and reserved", async () => {
    const message = { key: "a", version: VERSION, size_bytes: "7" };
    expect((await call(push, "FinalizeCacheEntryUpload", message)).status).toBe(404);
    const url = await reserve(push, "a");
    expect((await call(push, "FinalizeCacheEntryUpload", message)).status).toBe(404);
    await putBlob(url, "content that is longer");
    expect((await call(push, "FinalizeCacheEntryUpload", message)).status).toBe(400);
  });

  test("a job looks into the scopes of its token, in their order, and writes to the first that it may", async () => {
    const read = (scope: string): CacheScope => ({ scope, permission: 1 });
    await store({ ref: "refs/heads/one" }, "a", "of one");
    await store({ ref: "refs/heads/two" }, "a", "of two");
    expect(await find({ scopes: [read("refs/heads/two"), read("refs/heads/one")] }, "a")).toEqual(["a", "of two"]);
    expect(await find({ scopes: [read("refs/heads/one"), read("refs/heads/two")] }, "a")).toEqual(["a", "of one"]);
    await reserve({ scopes: [read("refs/heads/one"), { scope: "refs/heads/three", permission: 3 }] }, "b");
    expect(service.cacheEntries().at(-1)).toMatchObject({ key: "b", scope: "refs/heads/three" });
  });

  test("a finished entry is not found for as long as the service lags: what was the newest before it is, or nothing", async () => {
    await service.close();
    service = await startActionsService({ now: () => now, lagMs: 3000 });
    await store(push, "index-1", "one");
    expect(await find(push, "index-")).toBeNull();
    expect((await call(push, "CreateCacheEntry", { key: "index-1", version: VERSION })).status).toBe(409);
    now = new Date("2026-11-21T12:00:03Z");
    expect(await find(push, "index-")).toEqual(["index-1", "one"]);
    await store(push, "index-2", "two");
    now = new Date("2026-11-21T12:00:05.999Z");
    expect(await find(push, "index-")).toEqual(["index-1", "one"]);
    now = new Date("2026-11-21T12:00:06Z");
    expect(await find(push, "index-")).toEqual(["index-2", "two"]);
  });

  test("a service that looks at restore keys alone finds no key that is not among them", async () => {
    await service.close();
    service = await startActionsService({ now: () => now, readsKey: false });
    await store(push, "deps-1", "one");
    expect(await find(push, "deps-1")).toBeNull();
    expect(await find(push, "deps-1", ["deps-1"])).toEqual(["deps-1", "one"]);
  });

  test("more new entries or look-ups in a minute than the repository may have are told when to come back", async () => {
    await service.close();
    service = await startActionsService({ now: () => now, createsPerMinute: 2, downloadsPerMinute: 1 });
    await reserve(push, "a");
    now = new Date("2026-11-21T12:00:20.500Z");
    await reserve(push, "b");
    const refused = await fetch(new URL("/twirp/github.actions.results.api.v1.CacheService/CreateCacheEntry", service.url), {
      method: "POST",
      headers: { authorization: `Bearer ${service.env()["ACTIONS_RUNTIME_TOKEN"]}`, "content-type": "application/json" },
      body: JSON.stringify({ key: "c", version: VERSION }),
    });
    expect([refused.status, refused.headers.get("retry-after")]).toEqual([429, "40"]);
    expect(await find(push, "none")).toBeNull();
    expect((await call(push, "GetCacheEntryDownloadURL", { key: "a", version: VERSION })).status).toBe(429);
    now = new Date("2026-11-21T12:01:00Z");
    expect((await call(push, "CreateCacheEntry", { key: "c", version: VERSION })).status).toBe(200);
  });

  test("a read-only token is told so and writes nothing", async () => {
    const job: JobIdentity = { ref: "refs/heads/main", permission: "read" };
    expect(await call(job, "CreateCacheEntry", { key: "a", version: VERSION })).toEqual({
      status: 200,
      json: { ok: false, message: "cache write denied: the token has no writable cache scopes" },
    });
    await store(push, "a", "content");
    expect(await find(job, "a")).toEqual(["a", "content"]);
  });

  test.each(["write", "none"] as const)("a token with %s reads nothing", async (permission) => {
    const { status, json } = await call({ permission }, "GetCacheEntryDownloadURL", { key: "a", version: VERSION });
    expect(status).toBe(403);
    expect(json).toEqual({
      code: "permission_denied",
      msg: "cache read denied: the token has no readable cache scopes",
    });
  });

  test.each([
    ["no key", { version: VERSION }],
    ["no version", { key: "a" }],
    ["a long key", { key: "a".repeat(513), version: VERSION }],
    ["a number for a key", { key: 1, version: VERSION }],
    ["too many keys", { key: "a", version: VERSION, restore_keys: Array(11).fill("a") }],
    ["keys that are no list", { key: "a", version: VERSION, restore_keys: "a" }],
  ])("refuses %s", async (_, message) => {
    expect((await call(push, "GetCacheEntryDownloadURL", message)).status).toBe(400);
  });
});

describe("who asks", () => {
  const message = { key: "a", version: VERSION };
  const unauthenticated = { code: "unauthenticated", msg: "the token is missing, expired or not valid" };

  test("an expired token is refused, at the second", async () => {
    const token = service.env({ tokenSeconds: 60 })["ACTIONS_RUNTIME_TOKEN"];
    now = new Date("2026-11-21T12:00:59Z");
    expect((await call(push, "CreateCacheEntry", message, token)).status).toBe(200);
    now = new Date("2026-11-21T12:01:00Z");
    expect(await call(push, "CreateCacheEntry", message, token)).toEqual({ status: 401, json: unauthenticated });
  });

  test("a token that was not issued here, or was changed, is refused", async () => {
    const token = service.env({ permission: "read" })["ACTIONS_RUNTIME_TOKEN"] ?? "";
    const [header, payload, signature] = token.split(".");
    const claims = Buffer.from(payload ?? "", "base64url").toString().replace(`Permission\\":1`, `Permission\\":3`);
    const forged = `${header}.${Buffer.from(claims).toString("base64url")}.${signature}`;
    for (const bad of [forged, "x", "a.b.c", ""]) {
      expect((await call(push, "CreateCacheEntry", message, bad)).json).toEqual(unauthenticated);
    }
  });

  test("a path that nobody serves, another method and another form are refused", async () => {
    expect((await call(push, "DropCache", {})).json).toMatchObject({ code: "bad_route" });
    expect((await fetch(new URL("/_apis/artifactcache/caches", service.url))).status).toBe(404);
    expect(service.requests.at(-1)).toMatchObject({ operation: null, path: "/_apis/artifactcache/caches", status: 404 });
  });

  test("requests and bytes are counted", async () => {
    await store(push, "a", "content");
    expect(service.requests.map(({ operation, receivedBytes }) => [operation, receivedBytes])).toEqual([
      ["CreateCacheEntry", 88],
      ["PutBlob", 7],
      ["FinalizeCacheEntryUpload", 105],
    ]);
    expect(service.requests[2]?.message).toEqual({ key: "a", version: VERSION, size_bytes: "7" });
  });

  test("a refusal can be scripted, for one operation and so many times", async () => {
    service.refuse({ as: "too-many-requests", operation: "CreateCacheEntry", times: 1 });
    expect(await find(push, "a")).toBeNull();
    expect(await call(push, "CreateCacheEntry", message)).toEqual({
      status: 429,
      json: { code: "resource_exhausted", msg: "rate limit exceeded" },
    });
    expect((await call(push, "CreateCacheEntry", message)).status).toBe(200);
  });
});

describe("blobs", () => {
  test("are put whole, and read whole, in part, or not at all", async () => {
    const upload = await reserve(push, "a");
    const put = await putBlob(upload, "0123456789");
    expect([put.status, put.headers.get("x-ms-request-id")]).toEqual([201, expect.stringMatching(/^[0-9a-f-]{36}$/)]);
    await call(push, "FinalizeCacheEntryUpload", { key: "a", version: VERSION, size_bytes: "10" });
    const { json } = await call(push, "GetCacheEntryDownloadURL", { key: "a", version: VERSION });
    const url = json["signed_download_url"] as string;

    const head = await fetch(url, { method: "HEAD" });
    expect(Object.fromEntries(head.headers)).toMatchObject({
      "accept-ranges": "bytes",
      "content-length": "10",
      etag: put.headers.get("etag"),
      "last-modified": "Sat, 21 Nov 2026 12:00:00 GMT",
      "x-ms-blob-type": "BlockBlob",
    });
    const part = await fetch(url, { headers: { "x-ms-range": "bytes=2-4" } });
    expect([part.status, part.headers.get("content-range"), await part.text()]).toEqual([206, "bytes 2-4/10", "234"]);
    const rest = await fetch(url, { headers: { range: "bytes=8-" } });
    expect([rest.status, rest.headers.get("content-range"), await rest.text()]).toEqual([206, "bytes 8-9/10", "89"]);
    const beyond = await fetch(url, { headers: { range: "bytes=5-500" } });
    expect([beyond.status, beyond.headers.get("content-range")]).toEqual([206, "bytes 5-9/10"]);
    const outside = await fetch(url, { headers: { range: "bytes=10-" } });
    expect([outside.status, outside.headers.get("x-ms-error-code")]).toEqual([416, "InvalidRange"]);
    expect((await fetch(url, { headers: { "if-match": '"0x1"' } })).status).toBe(412);
    expect((await fetch(url, { headers: { "if-none-match": put.headers.get("etag") ?? "" } })).status).toBe(304);
  });

  test.each([
    ["JavaScript's block ids", (index: number) => Buffer.from(`${"b".repeat(42)}${String(index).padStart(6, "0")}`)],
    ["Go's block ids", (index: number) => Buffer.concat([Buffer.alloc(16, 7), Buffer.from([0, 0, 0, index]), Buffer.alloc(44)])],
  ])("are put as blocks, joined in the order of the list: %s", async (_, blockId) => {
    const url = await reserve(push, "a");
    const ids = [0, 1, 2].map((index) => blockId(index).toString("base64"));
    for (const [index, content] of [[2, "c"], [0, "a"], [1, "b"]] as const) {
      const block = withParameter(withParameter(url, "comp", "block"), "blockid", ids[index] ?? "");
      expect((await fetch(block, { method: "PUT", body: content })).status).toBe(201);
    }
    const list = ids.map((id) => `<Latest>${id}</Latest>`).join("");
    const body = `<?xml version="1.0" encoding="utf-8"?><BlockList>${list}</BlockList>`;
    expect((await fetch(withParameter(url, "comp", "blocklist"), { method: "PUT", body })).status).toBe(201);
    await call(push, "FinalizeCacheEntryUpload", { key: "a", version: VERSION, size_bytes: "3" });
    expect(await find(push, "a")).toEqual(["a", "abc"]);
    expect(service.requests.map(({ operation }) => operation).slice(1, 5)).toEqual([
      "PutBlock",
      "PutBlock",
      "PutBlock",
      "PutBlockList",
    ]);
  });

  test("an upload that breaks the protocol is refused", async () => {
    const url = await reserve(push, "a");
    const put = async (target: string, body: string, headers = {}): Promise<(number | string | null)[]> => {
      const response = await fetch(target, { method: "PUT", body, headers });
      return [response.status, response.headers.get("x-ms-error-code")];
    };
    const block = (id: string): string => withParameter(withParameter(url, "comp", "block"), "blockid", id);
    expect(await put(url, "x")).toEqual([400, "MissingRequiredHeader"]);
    expect(await put(url, "x", { "x-ms-blob-type": "PageBlob" })).toEqual([400, "InvalidHeaderValue"]);
    expect(await put(url, "x", { "x-ms-blob-type": "BlockBlob", "content-md5": "AAAA" })).toEqual([400, "Md5Mismatch"]);
    expect(await put(block("not base64!"), "x")).toEqual([400, "InvalidQueryParameterValue"]);
    expect(await put(block("YQ=="), "x")).toEqual([201, null]);
    expect(await put(block("YWJjZA=="), "x")).toEqual([400, "InvalidBlobOrBlock"]);
    const list = "<BlockList><Latest>Yg==</Latest></BlockList>";
    expect(await put(withParameter(url, "comp", "blocklist"), list)).toEqual([400, "InvalidBlockList"]);
  });

  test("a list takes blocks that were uploaded since, and those that the blob is made of", async () => {
    const url = await reserve(push, "a");
    const id = (name: string): string => Buffer.from(name).toString("base64");
    const putBlock = (name: string, content: string): Promise<Response> =>
      fetch(withParameter(withParameter(url, "comp", "block"), "blockid", id(name)), { method: "PUT", body: content });
    const putList = async (...items: [string, string][]): Promise<number> => {
      const body = `<BlockList>${items.map(([place, name]) => `<${place}>${id(name)}</${place}>`).join("")}</BlockList>`;
      return (await fetch(withParameter(url, "comp", "blocklist"), { method: "PUT", body })).status;
    };
    await putBlock("1", "a");
    await putBlock("2", "b");
    expect(await putList(["Latest", "1"], ["Uncommitted", "2"])).toBe(201);
    await putBlock("2", "c");
    expect(await putList(["Committed", "1"], ["Committed", "2"], ["Latest", "2"])).toBe(201);
    expect(await putList(["Uncommitted", "2"])).toBe(400);
    await call(push, "FinalizeCacheEntryUpload", { key: "a", version: VERSION, size_bytes: "3" });
    expect(await find(push, "a")).toEqual(["a", "abc"]);
  });

  test("an upload without a length is refused", async () => {
    const body = ReadableStream.from(["content"]) as ReadableStream;
    const headers = { "x-ms-blob-type": "BlockBlob" };
    const refused = await fetch(await reserve(push, "a"), { method: "PUT", body, headers, duplex: "half" } as RequestInit);
    expect([refused.status, refused.headers.get("x-ms-error-code")]).toEqual([411, "MissingContentLengthHeader"]);
  });

  test("a range over several pieces is what lies between its ends", async () => {
    const content = Array.from({ length: 60_000 }, (_, index) => String(index)).join(",");
    await store(push, "a", content);
    const { json } = await call(push, "GetCacheEntryDownloadURL", { key: "a", version: VERSION });
    for (const [first, last] of [[0, 0], [65_535, 65_536], [1000, 300_000], [content.length - 1, content.length - 1]] as const) {
      const part = await fetch(json["signed_download_url"] as string, { headers: { "x-ms-range": `bytes=${first}-${last}` } });
      expect(await part.text()).toBe(content.slice(first, last + 1));
    }
  });

  test("a URL serves its purpose alone, until it expires, as it was signed", async () => {
    await store(push, "a", "content");
    const { json } = await call(push, "GetCacheEntryDownloadURL", { key: "a", version: VERSION });
    const url = json["signed_download_url"] as string;
    const refusal = async (response: Response): Promise<unknown[]> => [response.status, response.headers.get("x-ms-error-code")];
    expect((await fetch(url)).status).toBe(200);
    expect(await refusal(await putBlob(url, "other"))).toEqual([403, "AuthorizationPermissionMismatch"]);
    expect(await refusal(await fetch(withParameter(url, "sp", "rcw")))).toEqual([403, "AuthenticationFailed"]);
    expect(await refusal(await fetch(withParameter(url, "se", "2099-01-01T00:00:00Z")))).toEqual([403, "AuthenticationFailed"]);
    now = new Date("2026-11-21T12:10:00Z");
    expect(await refusal(await fetch(url))).toEqual([403, "AuthenticationFailed"]);
  });
});

describe("artifacts", () => {
  const job: JobIdentity = { runId: "77", jobId: "5" };
  const own = { workflow_run_backend_id: "77", workflow_job_run_backend_id: "5" };
  const zip = "PK, let us say";
  const hash = `sha256:${createHash("sha256").update(zip).digest("hex")}`;

  async function create(name: string): Promise<string> {
    const { json } = await call(job, "CreateArtifact", { ...own, name, version: 7, mime_type: "application/zip" });
    return json["signed_upload_url"] as string;
  }

  async function upload(name: string): Promise<void> {
    await putBlob(await create(name), zip);
    const message = { ...own, name, size: String(zip.length), hash };
    expect((await call(job, "FinalizeArtifact", message)).json).toMatchObject({ ok: true });
  }

  test("are listed by run and name once they are finished, and fetched by a signed URL", async () => {
    await upload("report");
    await upload("record");
    await create("unfinished");
    const listed = (await call(job, "ListArtifacts", own)).json["artifacts"] as Record<string, unknown>[];
    expect(listed).toEqual([
      { ...own, database_id: "1", name: "report", size: "14", created_at: "2026-11-21T12:00:00.000Z", digest: hash },
      { ...own, database_id: "2", name: "record", size: "14", created_at: "2026-11-21T12:00:00.000Z", digest: hash },
    ]);
    for (const filter of [{ name_filter: "record" }, { name_filter: { value: "record" } }, { id_filter: "2" }]) {
      expect((await call(job, "ListArtifacts", { ...own, ...filter })).json["artifacts"]).toHaveLength(1);
    }
    const { json } = await call(job, "GetSignedArtifactURL", { ...own, name: "report" });
    const response = await fetch(json["signed_url"] as string);
    expect(response.headers.get("content-disposition")).toBe('attachment; filename="report.zip"');
    expect(await response.text()).toBe(zip);
  });

  test("can be handed to the forge", async () => {
    await upload("report");
    expect(service.listArtifacts("77")).toEqual([
      { id: 1, runId: "77", name: "report", sizeBytes: 14, mimeType: "application/zip", digest: hash, createdAt: now },
    ]);
    expect(service.readArtifact(1)?.toString()).toBe(zip);
    expect([service.listArtifacts("78"), service.readArtifact(2)]).toEqual([[], null]);
  });

  test("a name is taken by the first that asks for it, and free again when it was deleted", async () => {
    await upload("report");
    const again = await call(job, "CreateArtifact", { ...own, name: "report", version: 7 });
    expect([again.status, again.json["code"]]).toEqual([409, "already_exists"]);
    expect((await call(job, "DeleteArtifact", { ...own, name: "report" })).json).toEqual({ ok: true, artifact_id: "1" });
    expect((await call(job, "CreateArtifact", { ...own, name: "report", version: 7 })).status).toBe(200);
  });

  test("a job speaks for itself alone", async () => {
    for (const ids of [{ ...own, workflow_run_backend_id: "78" }, { ...own, workflow_job_run_backend_id: "6" }, {}]) {
      const { status, json } = await call(job, "CreateArtifact", { ...ids, name: "report", version: 7 });
      expect([status, json["code"]]).toEqual([403, "permission_denied"]);
    }
  });

  test.each(['a"b', "a:b", "a<b", "a>b", "a|b", "a*b", "a?b", "a\rb", "a\nb", "a\\b", "a/b", ""])(
    "the name %j is refused",
    async (name) => {
      expect((await call(job, "CreateArtifact", { ...own, name, version: 7 })).status).toBe(400);
    },
  );

  test("an old version, a missing upload, a wrong size and a wrong hash are refused", async () => {
    expect((await call(job, "CreateArtifact", { ...own, name: "old", version: 3 })).status).toBe(400);
    const url = await create("report");
    const message = { ...own, name: "report", size: "14", hash };
    expect((await call(job, "FinalizeArtifact", message)).status).toBe(404);
    await putBlob(url, zip);
    expect((await call(job, "FinalizeArtifact", { ...message, size: "13" })).status).toBe(400);
    expect((await call(job, "FinalizeArtifact", { ...message, hash: "sha256:0" })).status).toBe(400);
    expect((await call(job, "GetSignedArtifactURL", { ...own, name: "report" })).status).toBe(404);
    expect((await call(job, "FinalizeArtifact", message)).json).toEqual({ ok: true, artifact_id: "1" });
  });
});
