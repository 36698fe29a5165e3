import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { startForge } from "../../src/local/forge.ts";
import { type LocalActionsService, startActionsService } from "../../src/local/actions-service.ts";

const VERSION = "v".repeat(64);

let now: Date;
let service: LocalActionsService;
beforeEach(async () => {
  now = new Date("2026-11-21T12:00:00Z");
  service = await startActionsService({ now: () => now });
});
afterEach(() => service.close());

function plant(key: string, content: string, scope = "refs/heads/main"): void {
  service.storeCacheEntry({ key, version: VERSION, scope }, Buffer.from(content));
  now = new Date(now.getTime() + 1000);
}

function ask(path: string, token: string | null = service.allowToken("read"), method = "GET"): Promise<Response> {
  return fetch(service.apiUrl + path, { method, headers: token === null ? {} : { authorization: `Bearer ${token}` } });
}

interface Listed {
  readonly total_count: number;
  readonly actions_caches: readonly { readonly key: string }[];
}

async function listed(query = ""): Promise<[number, string[]]> {
  const json = (await (await ask(`/repos/acme/api/actions/caches${query}`)).json()) as Listed;
  return [json.total_count, json.actions_caches.map(({ key }) => key)];
}

test("an entry is listed with its ref, its version, its size and its times", async () => {
  plant("plimsoll-1", "content", "refs/pull/7/merge");
  const response = await ask("/repos/acme/api/actions/caches");
  expect(response.status).toBe(200);
  expect(await response.json()).toEqual({
    total_count: 1,
    actions_caches: [
      {
        id: 1,
        ref: "refs/pull/7/merge",
        key: "plimsoll-1",
        version: VERSION,
        last_accessed_at: "2026-11-21T12:00:00.000Z",
        created_at: "2026-11-21T12:00:00.000Z",
        size_in_bytes: 7,
      },
    ],
  });
  expect(service.requests).toMatchObject([{ operation: "ListCaches", status: 200, receivedBytes: 0 }]);
});

test("reservations are not listed, and what a ref or the beginning of a key leaves out is not", async () => {
  service.reserveCacheEntry({ key: "plimsoll-0", version: VERSION });
  plant("plimsoll-1", "a");
  plant("plimsoll-2", "a", "refs/heads/other");
  plant("other", "a");
  expect(await listed()).toEqual([3, ["other", "plimsoll-2", "plimsoll-1"]]);
  expect(await listed("?key=plimsoll-")).toEqual([2, ["plimsoll-2", "plimsoll-1"]]);
  expect(await listed("?key=plimsoll-&ref=refs/heads/main")).toEqual([1, ["plimsoll-1"]]);
});

test("the order and the page are chosen, and another page is linked to", async () => {
  for (const [key, content] of [["a", "333"], ["b", "1"], ["c", "22"]] as const) plant(key, content);
  expect(await listed("?sort=size_in_bytes&direction=asc")).toEqual([3, ["b", "c", "a"]]);
  expect(await listed("?sort=created_at")).toEqual([3, ["c", "b", "a"]]);
  expect(await listed("?sort=created_at&per_page=2&page=2")).toEqual([3, ["a"]]);
  const link = (await ask("/repos/acme/api/actions/caches?per_page=2")).headers.get("link");
  expect(link).toBe(
    `<${service.apiUrl}/repos/acme/api/actions/caches?per_page=2&page=2>; rel="next", <${service.apiUrl}/repos/acme/api/actions/caches?per_page=2&page=2>; rel="last"`,
  );
  expect((await ask("/repos/acme/api/actions/caches?per_page=2&page=2")).headers.get("link")).toBeNull();
});

test("thirty a page, and a hundred at most", async () => {
  for (let index = 0; index < 101; index += 1) plant(`key-${index}`, "a");
  expect((await listed())[1]).toHaveLength(30);
  expect((await listed("?per_page=500"))[1]).toHaveLength(100);
});

test("reading one byte of an entry keeps it from being the first to go", async () => {
  plant("a", "content");
  plant("b", "content");
  const response = await fetch(new URL("/twirp/github.actions.results.api.v1.CacheService/GetCacheEntryDownloadURL", service.url), {
    method: "POST",
    headers: { authorization: `Bearer ${service.env()["ACTIONS_RUNTIME_TOKEN"]}`, "content-type": "application/json" },
    body: JSON.stringify({ key: "a", version: VERSION }),
  });
  expect(await listed()).toEqual([2, ["b", "a"]]);
  const { signed_download_url: url = "" } = (await response.json()) as Record<string, string>;
  await fetch(url, { method: "HEAD" });
  expect(await listed()).toEqual([2, ["b", "a"]]);
  await fetch(url, { headers: { "x-ms-range": "bytes=0-0" } });
  expect(await listed()).toEqual([2, ["a", "b"]]);
  expect(service.cacheEntries()[0]?.lastAccessedAt).toEqual(now);
});

test("what all of them take is told", async () => {
  plant("a", "333");
  plant("b", "1", "refs/heads/other");
  const usage = await ask("/repos/acme/api/actions/cache/usage");
  expect(await usage.json()).toEqual({ full_name: "acme/api", active_caches_size_in_bytes: 4, active_caches_count: 2 });
});

describe("deleting", () => {
  test("takes one by its id, or those with a key, in one ref or in all", async () => {
    for (const scope of ["refs/heads/main", "refs/heads/other", "refs/heads/third"]) plant("a", "content", scope);
    plant("ab", "content");
    const token = service.allowToken("write");
    const remove = (path: string): Promise<Response> => ask(`/repos/acme/api/actions/caches${path}`, token, "DELETE");
    expect((await remove("/4")).status).toBe(204);
    expect((await remove("/4")).status).toBe(404);
    expect((await remove("?key=a&ref=refs/heads/other")).status).toBe(200);
    expect(service.cacheEntries().map(({ scope }) => scope)).toEqual(["refs/heads/main", "refs/heads/third"]);
    expect(await (await remove("?key=a")).json()).toMatchObject({ total_count: 2 });
    expect((await remove("?key=a")).status).toBe(404);
    expect((await remove("")).status).toBe(422);
  });
});

describe("who may not", () => {
  test.each<[string, string | null, number, string]>([
    ["a job without the permission", "none", 403, "Resource not accessible by integration"],
    ["a token that nobody knows", "unknown", 401, "Bad credentials"],
    ["nobody", null, 401, "Requires authentication"],
  ])("%s", async (_, who, status, message) => {
    const token = who === "none" ? service.allowToken("none") : who;
    for (const path of ["/actions/caches", "/actions/cache/usage"]) {
      const response = await ask(`/repos/acme/api${path}`, token);
      expect([response.status, await response.json()]).toEqual([status, expect.objectContaining({ message })]);
    }
  });

  test("a job that may only read does not delete", async () => {
    plant("a", "content");
    expect((await ask("/repos/acme/api/actions/caches?key=a", service.allowToken("read"), "DELETE")).status).toBe(403);
    expect(service.cacheEntries()).toHaveLength(1);
  });

  test("another repository and another path are not there", async () => {
    expect((await ask("/repos/acme/other/actions/caches")).status).toBe(404);
    expect((await ask("/repos/acme/api/actions/runs")).status).toBe(404);
    expect((await ask("/repos/ACME/Api/actions/caches")).status).toBe(200);
  });
});

test("it fails as the other parts of the service do", async () => {
  service.refuse({ as: "too-many-requests", operation: "ListCaches", times: 1 });
  const response = await ask("/repos/acme/api/actions/caches");
  expect([response.status, response.headers.get("retry-after")]).toEqual([429, "30"]);
  service.refuse({ as: "html", operation: "ListCaches" });
  expect((await ask("/repos/acme/api/actions/caches")).status).toBe(503);
});

test("a forge hands on what is asked of the caches, and answers the rest itself", async () => {
  const forge = await startForge({ kind: "github" });
  try {
    forge.script = service.answerRest;
    plant("a", "content");
    const token = service.allowToken("read", "ghs_known");
    const headers = { authorization: `Bearer ${token}` };
    const caches = await fetch(`${forge.apiUrl}/repos/acme/api/actions/caches?key=a`, { headers });
    expect(await caches.json()).toMatchObject({ total_count: 1 });
    expect((await fetch(`${forge.apiUrl}/user`, { headers })).status).toBe(401);
    service.refuse({ as: "unavailable", operation: "ListCaches" });
    expect((await fetch(`${forge.apiUrl}/repos/acme/api/actions/caches`, { headers })).status).toBe(503);
    expect(service.requests.map(({ operation, status }) => [operation, status])).toEqual([
      ["ListCaches", 200],
      ["ListCaches", 503],
    ]);
  } finally {
    await forge.close();
  }
});
