import { spawnSync } from "node:child_process";
import { mkdirSync, symlinkSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { gzipSync, zstdCompressSync } from "node:zlib";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { createCacheStore } from "../../src/cache/store.ts";
import { type LocalActionsService, startActionsService } from "../../src/local/actions-service.ts";
import { fakeHost } from "../fakes/host.ts";
import { type TarEntry, tarOf } from "../fakes/tar.ts";
import { runJob } from "./run-job.ts";

const shas = Array.from({ length: 21 }, (_, index) => index.toString(16).padStart(40, "0"));
const keys = shas.map((sha) => `plimsoll-report-app-${sha}`);
const [firstKey = "", secondKey = ""] = keys;

let service: LocalActionsService;
beforeEach(async () => {
  service = await startActionsService();
});
afterEach(() => service.close());

/** The client packs with zstd where the machine has it. */
function hasZstd(): boolean {
  return spawnSync("zstd", ["--version"]).status === 0;
}

function operations(): (string | null)[] {
  return service.requests.map((request) => request.operation);
}

describe("with the unmodified client of the cache", () => {
  test("a job finds what another job of the same branch stored, and leaves nothing behind", async () => {
    const push = { ref: "refs/heads/main" };
    const saved = await runJob(service.env(push), { operations: [{ save: firstKey, content: "a report" }] });
    expect(saved.results).toEqual([{ saved: true, why: null }]);
    expect(saved.workspace).toEqual([]);
    const found = await runJob(service.env(push), { operations: [{ find: [firstKey] }] });
    expect(found.results).toEqual([{ key: firstKey, content: "a report" }]);
    expect(found.workspace).toEqual([]);
  });

  test("a pull request finds what its base stored, among 21 keys, the nearest first", async () => {
    await runJob(service.env({ ref: "refs/heads/main" }), {
      operations: [
        { save: keys[20] ?? "", content: "far" },
        { save: keys[12] ?? "", content: "near" },
        { save: keys[14] ?? "", content: "newer" },
      ],
    });
    const pull = service.env({ ref: "refs/pull/7/merge", baseRef: "refs/heads/main" });
    const before = service.requests.length;
    const found = await runJob(pull, { operations: [{ find: keys }] });
    expect(found.results).toEqual([{ key: keys[12], content: "near" }]);
    // Two calls of nine keys, one that asks for the three before the hit, and then the download.
    expect(operations().slice(before)).toEqual([
      "GetCacheEntryDownloadURL",
      "GetCacheEntryDownloadURL",
      "GetCacheEntryDownloadURL",
      "GetCacheEntryDownloadURL",
      "GetBlob",
    ]);
  });

  test("21 keys that nobody stored take three calls", async () => {
    const found = await runJob(service.env(), { operations: [{ find: keys }] });
    expect(found.results).toEqual([null]);
    expect(operations()).toEqual(Array(3).fill("GetCacheEntryDownloadURL"));
  });

  test("the order of the keys holds across scopes", async () => {
    await runJob(service.env({ ref: "refs/heads/main" }), { operations: [{ save: firstKey, content: "base's" }] });
    const pull = service.env({ ref: "refs/pull/7/merge", baseRef: "refs/heads/main" });
    await runJob(pull, { operations: [{ save: secondKey, content: "own" }] });
    const found = await runJob(pull, { operations: [{ find: [firstKey, secondKey] }] });
    expect(found.results).toEqual([{ key: firstKey, content: "base's" }]);
  });

  test("an entry whose key only starts like the one asked for is not taken", async () => {
    const push = service.env();
    await runJob(push, { operations: [{ save: "report-abc", content: "of abc" }, { save: "other", content: "of other" }] });
    const found = await runJob(push, { operations: [{ find: ["report-a"] }, { find: ["report-a", "other"] }] });
    expect(found.results).toEqual([null, { key: "other", content: "of other" }]);
  });

  test("a service that looks at restore keys alone gives the same answers", async () => {
    const other = await startActionsService({ readsKey: false });
    try {
      const job = await runJob(other.env(), {
        operations: [{ save: secondKey, content: "a report" }, { find: [firstKey, secondKey] }, { find: [secondKey] }],
      });
      expect(job.results.slice(1)).toEqual(Array(2).fill({ key: secondKey, content: "a report" }));
    } finally {
      await other.close();
    }
  });

  test("a key can be stored once", async () => {
    const job = await runJob(service.env(), {
      operations: [{ save: firstKey, content: "one" }, { save: firstKey, content: "two" }, { find: [firstKey] }],
    });
    expect(job.results).toEqual([
      { saved: true, why: null },
      { saved: false, why: "there is an entry with this key already" },
      { key: firstKey, content: "one" },
    ]);
  });

  test("operations that were started together do not mix up their contents", async () => {
    const push = service.env();
    const saves = keys.slice(0, 4).map((key) => ({ save: key, content: `content of ${key}` }));
    await runJob(push, { operations: saves, isConcurrent: true });
    const finds = keys.slice(0, 4).map((key) => ({ find: [key] }));
    const found = await runJob(push, { operations: finds, isConcurrent: true });
    expect(found.results).toEqual(keys.slice(0, 4).map((key) => ({ key, content: `content of ${key}` })));
  });

  test("what was evicted is a miss", async () => {
    await runJob(service.env(), { operations: [{ save: firstKey, content: "a report" }] });
    service.evictCacheEntry(firstKey);
    const found = await runJob(service.env(), { operations: [{ find: [firstKey] }] });
    expect(found.results).toEqual([null]);
  });
});

describe("what the cache holds is not trusted", () => {
  /** Puts a tar of the caller's own under the key, as another writer of this scope could. */
  async function plant(key: string, entries: readonly TarEntry[]): Promise<void> {
    await runJob(service.env(), { operations: [{ save: key, content: "a report" }] });
    const reservation = service.requests.find(({ operation }) => operation === "CreateCacheEntry");
    service.evictCacheEntry(key);
    const archive = hasZstd() ? zstdCompressSync(tarOf(entries)) : gzipSync(tarOf(entries));
    const message = { key, version: reservation?.message?.["version"], size_bytes: archive.length };
    const created = (await callCache("CreateCacheEntry", message)) as { signed_upload_url: string };
    const headers = { "x-ms-blob-type": "BlockBlob" };
    await fetch(created.signed_upload_url, { method: "PUT", headers, body: archive });
    expect(await callCache("FinalizeCacheEntryUpload", message)).toMatchObject({ ok: true });
  }

  async function callCache(method: string, message: object): Promise<unknown> {
    const url = new URL(`/twirp/github.actions.results.api.v1.CacheService/${method}`, service.url);
    const token = service.env()["ACTIONS_RUNTIME_TOKEN"];
    const headers = { authorization: `Bearer ${token}`, "content-type": "application/json" };
    return await (await fetch(url, { method: "POST", headers, body: JSON.stringify(message) })).json();
  }

  test.each<[string, readonly TarEntry[], unknown]>([
    ["the file itself is read", [{ name: ".plimsoll-cache/content", content: "planted" }], { key: firstKey, content: "planted" }],
    ["a link is not followed", [{ name: ".plimsoll-cache/content", type: "symlink", linkname: "/etc/hostname" }], null],
    ["a folder is no file", [{ name: ".plimsoll-cache/content", type: "dir", mode: 0o755 }], null],
    ["an entry without the file is a miss", [], null],
  ])("%s", async (_, entries, expected) => {
    await plant(firstKey, entries);
    const found = await runJob(service.env(), { operations: [{ find: [firstKey] }] });
    expect(found.results).toEqual([expected]);
    expect(found.workspace).toEqual([]);
  });

  test("what the repository has at that path is neither used nor touched", async () => {
    const operations = [{ save: firstKey, content: "a report" }, { find: [firstKey] }];
    await runJob(service.env(), { operations: [{ save: secondKey, content: "a report" }] });
    const job = await runJob(service.env(), { operations: [...operations, { find: [secondKey] }] }, (workspace) => {
      symlinkSync("elsewhere", join(workspace, ".plimsoll-cache"));
      mkdirSync(join(workspace, "elsewhere"));
    });
    expect(job.results).toEqual([
      { saved: false, why: ".plimsoll-cache cannot be made in the workspace" },
      null,
      null,
    ]);
    expect(job.workspace).toEqual([".plimsoll-cache", "elsewhere"]);
  });
});

describe("a service that refuses never fails the job", () => {
  const both = [{ save: firstKey, content: "a report" }, { find: [firstKey] }];

  test("an expired token", async () => {
    const job = await runJob(service.env({ tokenSeconds: -1 }), { operations: both });
    expect(job.results).toEqual([{ saved: false, why: "the cache service refused it, as the log says" }, null]);
  });

  test.each(["too-many-requests", "quota"] as const)("%s", async (as) => {
    service.refuse({ as });
    const job = await runJob(service.env(), { operations: both });
    expect(job.results).toEqual([{ saved: false, why: "the cache service refused it, as the log says" }, null]);
  });

  test("an upload that is refused leaves the key blocked, and a later job is told so without waiting", async () => {
    service.refuse({ as: "quota", operation: "PutBlob" });
    const first = await runJob(service.env(), { operations: [{ save: firstKey, content: "one" }] });
    expect(first.results).toEqual([{ saved: false, why: "the cache service refused it, as the log says" }]);
    expect(service.cacheEntries()).toMatchObject([{ key: firstKey, sizeBytes: null }]);
    const second = await runJob(service.env(), { operations: [{ save: firstKey, content: "two" }, { find: [firstKey] }] });
    expect(second.results).toEqual([{ saved: false, why: "the cache service refused it, as the log says" }, null]);
  });

  test.each(["hang", "unavailable", "html"] as const)(
    "%s: the budget of all operations together is kept, and the process can end",
    async (as) => {
      service.refuse({ as });
      const job = await runJob(service.env(), { operations: both, budgetMs: 1500 });
      expect(job.results).toEqual([{ saved: false, why: "the cache service did not answer within 1.5 seconds" }, null]);
      expect(job.exitCode).toBe(0);
      expect(job.workspace).toEqual([]);
      // The client's own patience is 30 seconds for a 503 and 3 minutes for silence.
      expect(job.elapsedMs).toBeLessThan(15_000);
    },
  );

  test("an upload that nobody answers leaves nothing in the workspace", async () => {
    service.refuse({ as: "hang", operation: "PutBlob" });
    const job = await runJob(service.env(), { operations: [{ save: firstKey, content: "one" }], budgetMs: 2000 });
    expect(job.results).toEqual([{ saved: false, why: "the cache service did not answer within 2 seconds" }]);
    expect(job.workspace).toEqual([]);
  });

  test("a server that the client takes for GHES and that has no cache of the first version", async () => {
    const env = { ...service.env(), GITHUB_SERVER_URL: "https://ghes.example" };
    const job = await runJob(env, { operations: both });
    expect(job.results).toEqual([{ saved: false, why: "this runner has no cache service" }, null]);
  });

  test("a service that is not there", async () => {
    const env = service.env();
    await service.close();
    const job = await runJob(env, { operations: both });
    expect(job.results).toEqual([{ saved: false, why: "the cache service refused it, as the log says" }, null]);
    service = await startActionsService();
  });
});

describe("what is known beforehand is not asked", () => {
  async function attempt(env: Record<string, string>): Promise<unknown[]> {
    const host = fakeHost({ kind: "runner", env: { ...env } });
    const store = createCacheStore(host);
    return [await store.find([firstKey]), await store.save(firstKey, Buffer.from("x")), service.requests.length];
  }

  test("a runner without a cache service", async () => {
    expect(await attempt({})).toEqual([null, { saved: false, why: "this runner has no cache service" }, 0]);
  });

  test("cache-mode: none", async () => {
    const env = service.env({ cacheMode: "none" });
    expect(await attempt(env)).toEqual([null, { saved: false, why: "the workflow's cache-mode is none" }, 0]);
  });

  test("cache-mode: read lets nothing be stored", async () => {
    const host = fakeHost({ kind: "runner", env: { ...service.env({ cacheMode: "read" }) } });
    expect(await createCacheStore(host).save(firstKey, Buffer.from("x"))).toEqual({
      saved: false,
      why: "the workflow's cache-mode is read",
    });
  });

  test("a read-only token", async () => {
    const host = fakeHost({ kind: "runner", env: { ...service.env({ permission: "read" }) } });
    expect(await createCacheStore(host).save(firstKey, Buffer.from("x"))).toEqual({
      saved: false,
      why: "the job's token may not write to the cache",
    });
  });

  test("a token without any right to the cache", async () => {
    const env = service.env({ permission: "none" });
    expect(await attempt(env)).toEqual([null, { saved: false, why: "the job's token may not write to the cache" }, 0]);
  });

  test("a working directory that is not the workspace", async () => {
    const env = { ...service.env(), GITHUB_WORKSPACE: tmpdir() };
    expect(await attempt(env)).toEqual([
      null,
      { saved: false, why: "the working directory is not the job's workspace" },
      0,
    ]);
  });

  test("a terminal", async () => {
    const store = createCacheStore(fakeHost({ kind: "terminal", env: service.env() }));
    expect(await store.save(firstKey, Buffer.from("x"))).toEqual({
      saved: false,
      why: "only a CI runner has a cache service",
    });
  });

  test.each(["", "a,b", "x".repeat(513)])("a key that no service takes: %j", async (key) => {
    const host = fakeHost({ kind: "runner", env: { ...service.env() } });
    const store = createCacheStore(host);
    expect(await store.find([key])).toBeNull();
    expect((await store.save(key, Buffer.from("x"))).saved).toBe(false);
    expect(service.requests).toEqual([]);
  });
});
