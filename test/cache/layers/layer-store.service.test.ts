import { afterEach, describe, expect, it } from "vitest";
import { readCacheAccess } from "../../../src/cache/service/access.ts";
import { createCacheService } from "../../../src/cache/service/cache-service.ts";
import { createPatience } from "../../../src/cache/service/patience.ts";
import { systemClock } from "../../../src/host/clock.ts";
import { type ActionsServiceOptions, type JobIdentity, type LocalActionsService, type Refusal, startActionsService } from "../../../src/local/actions-service.ts";
import { digestOf } from "../../../src/oci/digest.ts";
import { fakeHost } from "../../fakes/host.ts";
import { closeAll, open } from "../../http/servers.ts";
import { importedBlobs, openStore, readAll, runBuild, step, type Step } from "./builds.ts";

const MB = 1_000_000;
const services: LocalActionsService[] = [];

afterEach(async () => {
  await closeAll();
  for (const service of services.splice(0)) await service.close();
});

async function startService(options: ActionsServiceOptions = {}): Promise<LocalActionsService> {
  const service = await startActionsService(options);
  services.push(service);
  return service;
}

/** A job's build against a cache service; it may list entries where it gets a token for that. */
function startJob(service: LocalActionsService, options: { job?: JobIdentity; build?: string; isListing?: boolean; budgetMs?: number } = {}) {
  const env = service.env({ ref: "refs/heads/main", ...options.job });
  const access = readCacheAccess(env, new Date());
  const patience = createPatience(options.budgetMs ?? 10_000, () => performance.now());
  const cache = createCacheService({
    transport: open({ host: fakeHost({ env }) }),
    resultsUrl: env["ACTIONS_RESULTS_URL"] ?? "",
    token: env["ACTIONS_RUNTIME_TOKEN"] ?? "",
    access,
    rest: options.isListing === false ? null : { apiUrl: service.apiUrl, repository: "acme/api", token: service.allowToken("read") },
    patience,
    clock: systemClock,
  });
  return openStore({ service: cache, access, clock: systemClock, identity: { build: options.build ?? "b" }, ...(options.budgetMs !== undefined && { patience }) });
}

async function countRequests(service: LocalActionsService, work: () => Promise<unknown>): Promise<number> {
  const before = service.requests.length;
  await work();
  return service.requests.length - before;
}

const digests = (steps: readonly Step[]): readonly string[] => steps.map(({ layer }) => digestOf(layer)).toSorted();

describe("the end of a job waits for what stands still no longer than the budget, and says what it was", () => {
  it.each<[string, Refusal, string]>([
    ["an upload that hangs", { operation: "PutBlob", as: "hang" }, "The cache took too long to store what is new; the next build finds what was stored by then."],
    ["reservations that hang", { operation: "CreateCacheEntry", as: "hang" }, "The cache took too long to store what is new; the next build finds what was stored by then."],
    ["an upload that is refused for ever", { operation: "PutBlob", as: "unavailable" }, "The storage of the CI's cache is not available (503)."],
    ["a token that expires meanwhile", { operation: "CreateCacheEntry", as: "expired" }, "The CI's cache service does not accept the job's token (any more): the token is missing, expired or not valid."],
    ["reservations that are refused for ever", { operation: "CreateCacheEntry", as: "unavailable" }, "The CI's cache service is not available (503)."],
    ["reservations that are to wait", { operation: "CreateCacheEntry", as: "too-many-requests" }, "The CI's cache service gets too many requests and wants to be left alone for 30 seconds."],
    ["what is not found when it was stored", { operation: "FinalizeCacheEntryUpload", as: "not-found" }, "The CI's cache does not find what was just uploaded."],
  ])("%s", async (_what, refusal, reason) => {
    const service = await startService();
    service.refuse(refusal);
    const job = startJob(service, { budgetMs: 1500 });
    const began = performance.now();
    await runBuild(job, [step("a", 1000)]);
    expect(performance.now() - began).toBeLessThan(4000);
    expect(job.store.statistics().degradedReason).toBe(reason);
    expect(job.store.statistics().waitedMs).toBeLessThan(2000);
  });

  it("and not at all for what moves, however long it takes", async () => {
    const service = await startService({ latency: { bytesPerSecond: 10 * MB } });
    const job = startJob(service, { budgetMs: 3000 });
    const steps = [step("a", 40 * MB)];
    await runBuild(job, steps);
    expect(job.store.statistics().degradedReason).toBeNull();
    expect(await importedBlobs(startJob(service).store)).toEqual(digests(steps));
  });

  it("and passes by a layer that a job had reserved that died", async () => {
    const service = await startService();
    service.refuse({ operation: "CreateCacheEntry", key: "plimsoll-pack", as: "exists", times: 1 });
    const job = startJob(service, { budgetMs: 1500 });
    await runBuild(job, [step("a", 1000)]);
    expect(job.store.statistics().degradedReason).toBeNull();
    expect(service.cacheEntries().filter(({ key, sizeBytes }) => key.startsWith("plimsoll-index") && sizeBytes !== null)).toHaveLength(1);
  });

  it("and passes by an index that a job had reserved that died", async () => {
    const service = await startService();
    await runBuild(startJob(service), [step("a", 1000)]);
    const index = service.cacheEntries().find(({ key }) => key.startsWith("plimsoll-index"));
    service.reserveCacheEntry({ key: index?.key.replace("#000001", "#000002") ?? "", version: index?.version ?? "" });
    const job = startJob(service, { build: "other", budgetMs: 1500 });
    await runBuild(job, [step("b", 1000)]);
    expect(job.store.statistics().degradedReason).toBeNull();
    expect(await importedBlobs(startJob(service).store)).toHaveLength(2);
  });
});

it("an index that nobody can read is the reason why nothing is known", async () => {
  const service = await startService();
  await runBuild(startJob(service), [step("a", 1000)]);
  const [index] = service.cacheEntries().filter(({ key }) => key.startsWith("plimsoll-index"));
  service.evictCacheEntry(index?.key ?? "");
  service.storeCacheEntry({ key: index?.key ?? "", version: index?.version ?? "" }, Buffer.alloc(70_000, 7));
  const job = startJob(service);
  await job.store.load();
  expect([job.store.statistics().degradedReason, job.store.statistics().layersKnown]).toEqual(["The index of what is kept could not be read.", 0]);
});

describe("a build's layers in a cache service", () => {
  it("take the place of their index while the last entry is made known", async () => {
    const service = await startService({ latency: { rpcMs: 100 } });
    await runBuild(startJob(service), [step("a", 1000), step("b", 1000)]);
    expect(service.requests.map(({ operation, key, atOnce }) => `${operation} ${key?.split("-")[1]} ${atOnce}`).slice(0, 5)).toEqual([
      "GetCacheEntryDownloadURL index 1",
      "CreateCacheEntry pack 1",
      "PutBlob pack 1",
      "FinalizeCacheEntryUpload pack 1",
      "CreateCacheEntry index 2",
    ]);
    expect(await importedBlobs(startJob(service).store)).toHaveLength(2);
  });

  it("are not in the index where the service does not make them known, and are stored by the next build", async () => {
    const service = await startService();
    const steps = [step("a", 1000), step("b", 1000)];
    service.refuse({ operation: "FinalizeCacheEntryUpload", key: "plimsoll-pack", as: "quota", times: 1 });
    await runBuild(startJob(service), steps);
    expect(await importedBlobs(startJob(service).store)).toEqual([]);
    await runBuild(startJob(service), steps);
    expect((await importedBlobs(startJob(service).store)).toSorted()).toEqual(digests(steps));
  });

  it("cost 8 requests cold, 4 and no write unchanged, and 12 with one late layer, for six of 10 MB", async () => {
    const service = await startService();
    const steps = ["a", "b", "c", "d", "e", "f"].map((key) => step(key, 10 * MB));
    expect(await countRequests(service, () => runBuild(startJob(service), steps))).toBeLessThanOrEqual(8);
    const entries = service.cacheEntries().length;
    expect(await countRequests(service, () => runBuild(startJob(service), steps))).toBeLessThanOrEqual(4);
    expect(service.cacheEntries().length).toBe(entries);
    const late = [...steps.slice(0, 5), step("f", 5 * MB)];
    expect(await countRequests(service, () => runBuild(startJob(service), late))).toBeLessThanOrEqual(12);
    const next = startJob(service);
    expect((await importedBlobs(next.store)).toSorted()).toEqual(digests(late));
    expect((await readAll(next.store, digestOf(late[5]?.layer ?? "")))?.length).toBe(5 * MB);
  });

  it("are healed of an entry that was evicted, with a list and without", async () => {
    const service = await startService();
    const steps = [step("a", 1000), step("b", 33 * 1024 * 1024), step("c", 10)];
    await runBuild(startJob(service), steps);
    service.evictCacheEntries("plimsoll-blob-");
    for (const isListing of [true, false]) {
      expect(await importedBlobs(startJob(service, { isListing }).store)).toEqual([digestOf(steps[0]?.layer ?? "")]);
    }
  });

  it("are given whole or not at all where an entry was damaged", async () => {
    const service = await startService();
    const steps = [step("a", 33 * 1024 * 1024)];
    await runBuild(startJob(service), steps);
    const key = `plimsoll-blob-${digestOf(steps[0]?.layer ?? "")}`;
    service.damageCacheEntry(key, "flip");
    const { store } = startJob(service);
    await store.load();
    expect(await store.readBlob(digestOf(steps[0]?.layer ?? ""))).toBeNull();
    expect(store.statistics().lostBlobs).toBe(1);
  });

  it("survive 8 jobs that save at the same time", async () => {
    const service = await startService();
    const shared = step("shared", MB);
    const jobs = Array.from({ length: 8 }, (_, job) => [shared, step(`own ${job}`, 1000 + job)]);
    await Promise.all(jobs.map((steps, job) => runBuild(startJob(service, { build: `${job % 4}` }), steps)));
    expect((await importedBlobs(startJob(service).store)).toSorted()).toEqual([...new Set(jobs.flatMap(digests))].toSorted());
  });

  it("are read on a pull request from the branch that it is for, and nothing is written there without need", async () => {
    const service = await startService();
    const steps = [step("a", 1000)];
    await runBuild(startJob(service), steps);
    const job = { ref: "refs/pull/7/merge", baseRef: "main", defaultBranch: "main" };
    const entries = service.cacheEntries().length;
    expect(await runBuild(startJob(service, { job }), steps)).toEqual([]);
    expect(service.cacheEntries().length).toBe(entries);
    await runBuild(startJob(service, { job }), [...steps, step("b", 10)]);
    expect(service.cacheEntries().slice(entries).map(({ scope }) => scope)).toEqual(["refs/pull/7/merge", "refs/pull/7/merge"]);
  });

  it("cost nothing but time where the service is down, and a flush ends at once", async () => {
    const service = await startService();
    const job = startJob(service);
    await service.stopListening();
    const began = performance.now();
    await runBuild(job, [step("a", 1000)]);
    expect(performance.now() - began).toBeLessThan(15_000);
    expect(job.store.statistics().entriesWritten).toBe(0);
    expect(job.store.statistics().degradedReason).not.toBeNull();
    await service.listenAgain();
  });
});
