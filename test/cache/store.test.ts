import { spawnSync } from "node:child_process";
import { mkdirSync, symlinkSync, utimesSync, writeFileSync } from "node:fs";
import { hostname, tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { createCacheStore } from "../../src/cache/store.ts";
import { type JobIdentity, type LocalActionsService, startActionsService } from "../../src/local/actions-service.ts";
import { fakeHost } from "../fakes/host.ts";
import { plant, version } from "./planted.ts";
import { runJob, runSteps } from "./run-job.ts";

const shas = Array.from({ length: 21 }, (_, index) => index.toString(16).padStart(40, "0"));
const keys = shas.map((sha) => `plimsoll-report-app-${sha}`);
const [firstKey = "", secondKey = ""] = keys;

const push: JobIdentity = { ref: "refs/heads/main" };
const pull: JobIdentity = { ref: "refs/pull/7/merge", baseRef: "main" };

let service: LocalActionsService;
beforeEach(async () => {
  service = await startActionsService();
});
afterEach(() => service.close());

function operations(): (string | null)[] {
  return service.requests.map((request) => request.operation);
}

describe("with the unmodified client of the cache", () => {
  test("a job finds what another job of the same branch stored, and leaves nothing behind", async () => {
    const saved = await runJob(service.env(push), { operations: [{ save: firstKey, content: "a report" }] });
    expect(saved.results).toEqual([{ saved: true, why: null }]);
    expect(saved.workspace).toEqual([]);
    const found = await runJob(service.env(push), { operations: [{ find: [firstKey] }] });
    expect(found.results).toEqual([{ key: firstKey, content: "a report" }]);
    expect(found.workspace).toEqual([]);
  });

  test("an entry has the same version in every job, so that each finds what any other stored", async () => {
    await runJob(service.env(push), { operations: [{ save: firstKey, content: "a report" }] });
    expect(service.cacheEntries()).toMatchObject([{ key: firstKey, version }]);
  });

  test("a pull request finds what its base stored, among 21 keys, the nearest first", async () => {
    await plant(service, push, keys[20] ?? "", "far");
    await plant(service, push, keys[12] ?? "", "near");
    await plant(service, push, keys[14] ?? "", "newer");
    const before = service.requests.length;
    const found = await runJob(service.env(pull), { operations: [{ find: keys }] });
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
    await plant(service, push, firstKey, "base's");
    await plant(service, pull, secondKey, "own");
    const found = await runJob(service.env(pull), { operations: [{ find: [firstKey, secondKey] }] });
    expect(found.results).toEqual([{ key: firstKey, content: "base's" }]);
  });

  test("an entry whose key only starts like the one asked for is not taken", async () => {
    await plant(service, push, "report-abc", "of abc");
    await plant(service, push, "other", "of other");
    const found = await runJob(service.env(push), { operations: [{ find: ["report-a"] }, { find: ["report-a", "other"] }] });
    expect(found.results).toEqual([null, { key: "other", content: "of other" }]);
  });

  test("a service that looks at restore keys alone gives the same answers", async () => {
    const other = await startActionsService({ readsKey: false });
    try {
      await plant(other, push, secondKey, "a report");
      const job = await runJob(other.env(push), { operations: [{ find: [firstKey, secondKey] }, { find: [secondKey] }] });
      expect(job.results).toEqual(Array(2).fill({ key: secondKey, content: "a report" }));
    } finally {
      await other.close();
    }
  });

  test("blobs at Azure's own name, which the client reads by ranges, are read all the same", async () => {
    const azure = await startActionsService({ blobHost: "account.blob.core.windows.net" });
    const lookUp = "import dns from 'node:dns'; dns.lookup = (_, o, done) => done(null, o.all ? [{ address: '127.0.0.1', family: 4 }] : '127.0.0.1', 4);";
    const env = { ...azure.env(push), NODE_OPTIONS: `--import=data:text/javascript,${encodeURIComponent(lookUp)}` };
    try {
      const job = await runJob(env, { operations: [{ save: firstKey, content: "a report" }, { find: [firstKey] }] });
      expect(job.results).toEqual([{ saved: true, why: null }, { key: firstKey, content: "a report" }]);
      expect(azure.requests.slice(-2).map(({ operation, status }) => [operation, status])).toEqual([
        ["HeadBlob", 200],
        ["GetBlob", 206],
      ]);
    } finally {
      await azure.close();
    }
  });

  test("a key can be stored once", async () => {
    await plant(service, push, firstKey, "one");
    const job = await runJob(service.env(push), { operations: [{ save: firstKey, content: "two" }, { find: [firstKey] }] });
    expect(job.results).toEqual([
      { saved: false, why: "there is an entry with this key already" },
      { key: firstKey, content: "one" },
    ]);
  });

  test("operations that were started together do not mix up their contents", async () => {
    const some = keys.slice(0, 4);
    const saves = some.map((key) => ({ save: key, content: `content of ${key}` }));
    const finds = some.map((key) => ({ find: [key] }));
    const job = await runJob(service.env(push), { operations: [...saves, ...finds], isConcurrent: true });
    expect(job.results.slice(4)).toEqual(some.map((key) => ({ key, content: `content of ${key}` })));
  });
});

describe("what the cache holds is not trusted", () => {
  const file = ".plimsoll-cache/content";

  test("a link is not followed, a folder is no file, and an entry without the file is a miss", async () => {
    await plant(service, push, "plain", [{ name: file, content: "planted" }]);
    await plant(service, push, "link", [{ name: file, type: "symlink", linkname: "/etc/hostname" }]);
    await plant(service, push, "folder", [{ name: file, type: "dir", mode: 0o755 }]);
    await plant(service, push, "empty", []);
    const found = await runJob(service.env(push), {
      operations: [{ find: ["plain"] }, { find: ["link"] }, { find: ["folder"] }, { find: ["empty"] }],
    });
    expect(found.results).toEqual([{ key: "plain", content: "planted" }, null, null, null]);
    expect(found.workspace).toEqual([]);
  });

  test("what the repository has at that path is neither used nor touched", async () => {
    await plant(service, push, secondKey, "a report");
    const operations = [{ save: firstKey, content: "a report" }, { find: [secondKey] }];
    const job = await runJob(service.env(push), { operations }, (workspace) => {
      symlinkSync("elsewhere", join(workspace, ".plimsoll-cache"));
      mkdirSync(join(workspace, "elsewhere"));
    });
    expect(job.results).toEqual([{ saved: false, why: ".plimsoll-cache cannot be made in the workspace" }, null]);
    expect(job.workspace).toEqual([".plimsoll-cache", "elsewhere"]);
  });
});

describe("the folder in the workspace", () => {
  const save = [{ save: firstKey, content: "a report" }];
  const saved = [{ saved: true, why: null }];
  const folder = ".plimsoll-cache";

  test("is shared by steps that run at the same time, each storing its own", async () => {
    const some = keys.slice(0, 3);
    const steps = await runSteps(service.env(push), some.map((key) => ({ operations: [{ save: key, content: `content of ${key}` }] })));
    expect(steps.map(({ results }) => results)).toEqual([saved, saved, saved]);
    const found = await runJob(service.env(push), { operations: some.map((key) => ({ find: [key] })) });
    expect(found.results).toEqual(some.map((key) => ({ key, content: `content of ${key}` })));
  });

  test.each([["SIGTERM", 143], ["SIGINT", 130]] as const)("goes with a job that %s ends in the middle of a hanging upload", async (signal, exitCode) => {
    service.refuse({ as: "hang", operation: "PutBlob" });
    const job = await runJob(service.env(push), { operations: save, signal });
    expect(job.exitCode).toBe(exitCode);
    expect(job.workspace).toEqual([]);
  });

  test.each<[string, (at: string) => void]>([
    ["with its owner, who runs no more", (at) => writeFileSync(join(at, "owner"), `${hostname()} ${deadPid()} x`)],
    ["with an owner elsewhere, long ago", (at) => writeFileSync(join(at, "owner"), "another-machine 1 x")],
    ["with nothing but our file in it", (at) => writeFileSync(join(at, "content"), "left behind")],
    ["empty", () => {}],
  ])("is taken over where a killed job left it %s", async (_, fill) => {
    const job = await runJob(service.env(push), { operations: save }, (workspace) => {
      mkdirSync(join(workspace, folder));
      fill(join(workspace, folder));
      utimesSync(join(workspace, folder), 1000, 1000);
    });
    expect(job.results).toEqual(saved);
    expect(job.workspace).toEqual([]);
  });

  test.each<[string, string, string, string]>([
    ["another process that runs", "owner", `${hostname()} ${process.pid} x`, `another process in this workspace has ${folder}`],
    ["another container's process", "owner", "another-machine 1 x", `another process in this workspace has ${folder}`],
    ["the repository", "README.md", "own", `${folder} cannot be made in the workspace`],
  ])("is left to %s", async (_, name, content, why) => {
    const job = await runJob(service.env(push), { operations: save, budgetMs: 2000 }, (workspace) => {
      mkdirSync(join(workspace, folder));
      writeFileSync(join(workspace, folder, name), content);
    });
    expect(job.results).toEqual([{ saved: false, why }]);
    expect(job.workspace).toEqual([folder]);
  });
});

function deadPid(): number {
  return spawnSync(process.execPath, ["--version"]).pid;
}

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
    service.refuse({ as: "quota", operation: "PutBlob", times: 1 });
    const job = await runJob(service.env(), {
      operations: [{ save: firstKey, content: "one" }, { save: firstKey, content: "two" }, { find: [firstKey] }],
    });
    const refused = { saved: false, why: "the cache service refused it, as the log says" };
    expect(job.results).toEqual([refused, refused, null]);
    expect(service.cacheEntries()).toMatchObject([{ key: firstKey, sizeBytes: null }]);
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
      expect(job.elapsedMs).toBeLessThan(25_000);
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
