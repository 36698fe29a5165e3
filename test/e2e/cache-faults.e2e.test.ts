import { mkdir, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { monitorEventLoopDelay } from "node:perf_hooks";
import { afterAll, beforeAll, describe, expect, test, type TestContext, vi } from "vitest";
import { type ActionsServiceOptions, type JobIdentity, type LocalActionsService, startActionsService } from "../../src/local/actions-service.ts";
import { type ActionRun, runAction } from "../fakes/runner.ts";
import { baseName } from "./base-image.ts";
import { type DockerClient, makeClient } from "./client.ts";
import { must } from "./processes.ts";
import { readWorld } from "./world.ts";

// The real action, BuildKit and buildx; only the CI's cache is one that can be told to fail, in all the ways it was seen to.
const world = await readWorld();
const folder = await mkdtemp(join(tmpdir(), "plimsoll-e2e-faults-"));
// As many as there are cores on the smallest of CI's machines: what waits for a core seems to wait for the cache.
const BUILDERS = ["faults-1", "faults-2"];
/**
 * A machine that is too busy to start a process within the first shows nothing of a fault, and its timers are late by more than
 * a short budget has room for: the row is tried with the next. What waits for longer than it may does so with each of them.
 */
const BUDGETS_MS = [1000, 4000, 16_000];
/** For what does not use it up on any machine. */
const AMPLE_MS = 10_000;
/** What a busy machine takes to start a process, and to end it; a `post` that heeds no budget takes a minute. */
const START_MS = 10_000;
const config = `[registry."${world.registries.plain}"]\n  http = true\n`;
let client: DockerClient;
const docker = (...args: string[]): Promise<string> => must(world.programs.docker, args, { env: client.env });

interface KeptEntry {
  readonly key: string;
  readonly version: string;
  readonly scope: string;
  readonly content: Buffer;
}
/** What was in the cache after one build without any fault. */
let kept: readonly KeptEntry[] = [];

beforeAll(async () => {
  client = await makeClient({ dockerHost: world.engine }, join(folder, "client"), world.programs.buildx);
  const file = join(folder, "buildkitd.toml");
  await writeFile(file, config);
  for (const name of BUILDERS) await docker("buildx", "create", "--name", name, "--driver", "docker-container", "--driver-opt", "network=host", "--buildkitd-config", file);
  await Promise.all(BUILDERS.map((name) => docker("buildx", "inspect", "--bootstrap", name)));
  const service = await startActionsService();
  const done = await build(service, BUILDERS[0] ?? "");
  kept = service.cacheEntries().map(({ key, version, scope }) => ({ key, version, scope, content: service.readCacheEntry(key) ?? Buffer.alloc(0) }));
  await service.close();
  const keys = kept.map(({ key }) => key.replace(/[0-9a-f]{8,}/g, "…")).join(" ");
  if (keys !== "plimsoll-pack-sha256:… plimsoll-index-1-…-…#000001") throw new Error(`A build without any fault stored ${keys}:\n${done.main.maskedLog}${done.post.maskedLog}`);
});
afterAll(async () => {
  for (const name of [...BUILDERS, OWN]) await docker("buildx", "rm", "--force", name).catch(() => "");
  await rm(folder, { recursive: true, force: true });
});

const OWN = "faults-own";
const free = [...BUILDERS];
const waiting: ((name: string) => void)[] = [];

/** A builder that nobody else has. */
async function takeBuilder({ onTestFinished }: Pick<TestContext, "onTestFinished">): Promise<string> {
  const name = free.pop() ?? (await new Promise<string>((done) => waiting.push(done)));
  onTestFinished(() => {
    const next = waiting.shift();
    if (next === undefined) free.push(name);
    else next(name);
  });
  return name;
}

/** BuildKit lets go of what a build used a moment after the build, and prunes nothing that is in use. */
async function empty(builder: string): Promise<void> {
  await vi.waitFor(
    async () => {
      await docker("buildx", "prune", "--builder", builder, "--all", "--force");
      expect(await docker("buildx", "du", "--builder", builder)).toMatch(/^Total:\s+0B$/m);
    },
    { timeout: 60_000, interval: 100 },
  );
}

/** What a timer is late on a busy machine, beside what timers of this process were late meanwhile. */
const LATE_MS = 2000;
/** Where the wait came near to the budget, it is the budget that decided what is seen. */
const SPENT_SHARE = 0.5;

/** Builds with as short a budget as this machine lets be told from none, and checks it; unharmed it is with each. */
async function hold<T extends Built>(app: string, attempt: (budgetMs: number) => Promise<T>, check: (done: T) => void): Promise<void> {
  for (const budgetMs of BUDGETS_MS) {
    const delays = monitorEventLoopDelay({ resolution: 10 });
    delays.enable();
    const done = await attempt(budgetMs);
    delays.disable();
    expectUnharmed(done, app);
    const waits = waitsOf(done);
    // Who does not heed the budget waits for as long with a short one as with a long one.
    for (const ms of waits) expect(ms, done.main.maskedLog).toBeLessThanOrEqual(budgetMs + LATE_MS + delays.max / 1e6);
    try {
      for (const ms of waits) expect(ms).toBeLessThanOrEqual(budgetMs);
      expect(done.postMs).toBeLessThan(budgetMs + START_MS);
      return check(done);
    } catch (error) {
      if (budgetMs === BUDGETS_MS.at(-1) || Math.max(...waits) < budgetMs * SPENT_SHARE) throw error;
    }
  }
}

/** How long the cache kept the step waiting, and the whole job. */
function waitsOf({ main, post }: Built): number[] {
  return [Number(main.outputs["cache-wait-ms"]), waitedMs(post.summary || main.summary)];
}

/** A cache that holds what was kept, but for what `change` makes of it. */
async function startService({ onTestFinished }: Pick<TestContext, "onTestFinished">, change = (entry: KeptEntry): Buffer => entry.content, options: ActionsServiceOptions = {}): Promise<LocalActionsService> {
  const service = await startActionsService(options);
  onTestFinished(() => service.close());
  for (const entry of kept) service.storeCacheEntry({ key: entry.key, version: entry.version, scope: entry.scope }, change(entry));
  return service;
}

interface BuildOptions {
  readonly app?: string;
  readonly budgetMs?: number;
  readonly job?: JobIdentity;
  readonly env?: Readonly<Record<string, string | undefined>>;
  /** A step of the same job before it. */
  readonly after?: ActionRun;
}

/** One step of a job, of which `post` is the end. */
interface BuildStep {
  main(): Promise<ActionRun>;
  post(main: ActionRun): Promise<ActionRun>;
  /** What the build made. */
  made(): Promise<string>;
}

async function prepareStep(service: LocalActionsService, builder: string, { app = "one", budgetMs = AMPLE_MS, job = {}, env = {}, after }: BuildOptions): Promise<BuildStep> {
  const workspace = await mkdtemp(join(folder, "work-"));
  await writeFile(
    join(workspace, "Dockerfile"),
    `FROM ${world.registries.plain}/${baseName} AS made\nRUN echo tools >/tools\nCOPY app.txt /app.txt\nRUN mkdir /made && cat /tools /app.txt >/made/result\nFROM scratch\nCOPY --from=made /made /\n`,
  );
  await writeFile(join(workspace, "app.txt"), `${app}\n`);
  await mkdir(join(workspace, "out"));
  const step = { inputs: { builder, outputs: "type=local,dest=out", "cache-budget": String(budgetMs / 1000) }, env: { ...client.env, ...service.env(job), ...env }, workspace, folder };
  return {
    main: () => runAction("build", { ...step, ...(after && { after }) }),
    post: (main) => runAction("build", { ...step, post: true, after: main }),
    made: () => readFile(join(workspace, "out/result"), "utf8").catch(() => "nothing"),
  };
}

interface Built {
  readonly main: ActionRun;
  readonly post: ActionRun;
  readonly made: string;
  /** How long `post` took. */
  readonly postMs: number;
}

/** Main and post of the action, as a job runs them. */
async function build(service: LocalActionsService, builder: string, options: BuildOptions = {}): Promise<Built> {
  const step = await prepareStep(service, builder, options);
  const main = await step.main();
  const began = performance.now();
  const post = await step.post(main);
  return { main, post, made: await step.made(), postMs: performance.now() - began };
}

/** What is true whatever the cache does: the result is the one without it, and one notice at most says what was wrong. */
function expectUnharmed({ main, post, made }: Built, app: string): void {
  expect(main.exitCode, main.maskedLog).toBe(0);
  expect(post.exitCode, post.maskedLog).toBe(0);
  expect(made).toBe(`tools\n${app}\n`);
  const told = main.annotations.map(({ level, message }) => `${level}: ${message}`);
  // What main knows is in its outputs; of what `post` finds out it is too late for them.
  expect(told).toEqual(main.outputs["degraded-reason"] === "" ? [] : [`notice: Layer cache: ${main.outputs["degraded-reason"]}`]);
}

/** Of the whole job, as its summary says: `0.3 s waited`. */
function waitedMs(summary: string): number {
  const [, number = "0", unit] = /([\d.]+) (ms|s) waited/.exec(summary) ?? [];
  return Number(number) * (unit === "s" ? 1000 : 1);
}

/** Another content of the same length, of which no byte is right. */
function spoil(content: Buffer): Buffer {
  return Buffer.from(content.map((byte) => byte ^ 0xff));
}

/** What a row says of a fault; `notice` null: nothing was lost, so there is nothing to tell. */
interface Row {
  readonly job?: JobIdentity;
  readonly env?: (service: LocalActionsService) => Readonly<Record<string, string | undefined>>;
  /** What of the cache is spoilt, by what its key begins with. */
  readonly spoils?: string;
  /** A file is another than in the build before, so there is something to write. */
  readonly isChanged?: boolean;
  readonly arrange?: (service: LocalActionsService) => void | Promise<void>;
  /** Any unless given. */
  readonly backend?: string;
  readonly steps: string;
  readonly notice: RegExp | null;
  /** What the next job finds: whether this one could store what it built. */
  readonly isStored?: boolean;
}

const everyStep = '{"cached":4,"built":0}';
const noStep = '{"cached":0,"built":4}';
const onlyWhatFollows = '{"cached":1,"built":3}';
const RATIOS: Readonly<Record<string, string>> = { [everyStep]: "1.00", [noStep]: "0.00", [onlyWhatFollows]: "0.25" };
const lookUp = "GetCacheEntryDownloadURL";
const reserve = "CreateCacheEntry";
const finalize = "FinalizeCacheEntryUpload";

function reserveNextIndex(service: LocalActionsService): void {
  const index = kept.find(({ key }) => key.startsWith("plimsoll-index"));
  if (index !== undefined) service.reserveCacheEntry({ key: index.key.replace("#000001", "#000002"), version: index.version, scope: index.scope });
}

/** One of each fault, and where it is met; how the client of the service tells their kinds apart is in test/cache/service and test/cache/layers/layer-store.service. */
const rows: Readonly<Record<string, Row>> = {
  "nothing is wrong": { steps: everyStep, notice: null },
  "nothing is wrong, and there is something to write": { isChanged: true, steps: onlyWhatFollows, notice: null },
  "the service is down": { arrange: (service) => service.stopListening(), backend: "off", steps: noStep, notice: /does not answer/ },
  "503 once, to a look-up": { arrange: (service) => service.refuse({ operation: lookUp, as: "unavailable", times: 1 }), steps: everyStep, notice: null },
  "503 for ever": { arrange: (service) => service.refuse({ as: "unavailable" }), backend: "off", steps: noStep, notice: /503/ },
  "503 for ever, to uploads": { arrange: (service) => service.refuse({ operation: "PutBlob", as: "unavailable" }), isChanged: true, steps: onlyWhatFollows, notice: /503/ },
  "429 with Retry-After, to look-ups": { arrange: (service) => service.refuse({ operation: lookUp, as: "too-many-requests" }), steps: noStep, notice: /too many requests/ },
  "look-ups hang": { arrange: (service) => service.refuse({ operation: lookUp, as: "hang" }), backend: "off", steps: noStep, notice: /did not answer/ },
  "the index hangs": { arrange: (service) => service.refuse({ operation: "GetBlob", key: "plimsoll-index", as: "hang" }), steps: noStep, notice: /sent nothing|answer|waiting/ },
  "uploads hang": { arrange: (service) => service.refuse({ operation: "PutBlob", as: "hang" }), isChanged: true, steps: onlyWhatFollows, notice: /took too long to store/ },
  "the connection is reset for ever": { arrange: (service) => service.refuse({ as: "reset" }), backend: "off", steps: noStep, notice: /reset|closed|broke|cannot be used/ },
  "the index never comes to its end": { arrange: (service) => service.refuse({ operation: "GetBlob", key: "plimsoll-index", as: "truncate" }), steps: noStep, notice: /./ },
  "the index is corrupt": { spoils: "plimsoll-index", steps: noStep, notice: /index/ },
  "a layer was evicted before the build": { arrange: (service) => service.evictCacheEntries("plimsoll-pack"), steps: noStep, notice: null },
  "finalizing says not found once": { arrange: (service) => service.refuse({ operation: finalize, as: "not-found", times: 1 }), isChanged: true, steps: onlyWhatFollows, notice: null },
  "finalizing says not found for ever": { arrange: (service) => service.refuse({ operation: finalize, as: "not-found" }), isChanged: true, steps: onlyWhatFollows, notice: /does not find|took too long to store/ },
  "a job that died had reserved the next index": { arrange: reserveNextIndex, isChanged: true, steps: onlyWhatFollows, notice: null },
  "the token may only read": { job: { permission: "read" }, isChanged: true, steps: onlyWhatFollows, notice: /may not write/ },
  "cache-mode: none": { job: { cacheMode: "none" }, backend: "off", steps: noStep, notice: /none/ },
  "cache-mode: write-only": { job: { cacheMode: "write-only" }, steps: noStep, notice: /write-only/ },
  "the token has expired": { job: { tokenSeconds: -60 }, backend: "off", steps: noStep, notice: /expired/ },
  "the quota is used up": { arrange: (service) => service.refuse({ operation: reserve, as: "quota" }), isChanged: true, steps: onlyWhatFollows, notice: /no room left/ },
  "HTML with 200": { arrange: (service) => service.refuse({ as: "html", status: 200 }), backend: "off", steps: noStep, notice: /not JSON/ },
  "the runner knows version 1 of the service alone": {
    env: (service) => ({ ACTIONS_CACHE_SERVICE_V2: undefined, ACTIONS_CACHE_URL: `${service.url}/` }),
    backend: "gha",
    steps: noStep,
    // There is no such service here.
    notice: /BuildKit could not read it \(gha\)/,
  },
};

describe.concurrent("whatever the CI's cache does, the job ends as it would without it, in its time, and says why once", () => {
  test.for(Object.entries(rows))("%s", async ([, row], context) => {
    const { expect } = context;
    const app = row.isChanged === true ? "two" : "one";
    const builder = await takeBuilder(context);
    const attempt = async (budgetMs: number): Promise<Built & { service: LocalActionsService }> => {
      await empty(builder);
      const service = await startService(context, ({ key, content }) => (row.spoils !== undefined && key.startsWith(row.spoils) ? spoil(content) : content));
      await row.arrange?.(service);
      return { ...(await build(service, builder, { app, budgetMs, ...(row.job && { job: row.job }), ...(row.env && { env: row.env(service) }) })), service };
    };
    await hold(app, attempt, ({ service, main, post }) => {
      if (row.backend !== undefined) expect(main.outputs["cache-backend"]).toBe(row.backend);
      expect([main.outputs["cache-steps"], main.outputs["cache-hit-ratio"]], main.maskedLog).toEqual([row.steps, RATIOS[row.steps]]);
      // What never arrived was asked for, too.
      if (main.outputs["cache-backend"] === "facade") expect(Number(main.outputs["cache-requests"])).toBeLessThanOrEqual(service.requests.length);
      const told = [...main.annotations, ...post.annotations].map(({ level, message }) => [level, message]);
      expect(told, post.maskedLog).toEqual(row.notice === null ? [] : [["notice", expect.stringMatching(row.notice)]]);
      if (row.isChanged === true && row.notice === null) expect(finishedIndexes(service)).toBe(2);
    });
  });

  test("two jobs at the same time store what they built, and neither loses it", async (context) => {
    const { expect } = context;
    const service = await startActionsService({ latency: { rpcMs: 50 } });
    context.onTestFinished(() => service.close());
    const apps = ["three", "four"];
    const builders = [await takeBuilder(context), await takeBuilder(context)];
    await Promise.all(builders.map(empty));
    const buildBoth = async (): Promise<Built[]> => {
      const steps = await Promise.all(apps.map((app, place) => prepareStep(service, builders[place] ?? "", { app })));
      const mains = await Promise.all(steps.map((step) => step.main()));
      const began = performance.now();
      const posts = await Promise.all(steps.map((step, place) => step.post(mains[place] as ActionRun)));
      const postMs = performance.now() - began;
      return await Promise.all(steps.map(async (step, place) => ({ main: mains[place] as ActionRun, post: posts[place] as ActionRun, made: await step.made(), postMs })));
    };
    const first = await buildBoth();
    for (const [place, done] of first.entries()) expectUnharmed(done, apps[place] ?? "");
    await Promise.all(builders.map(empty));
    builders.reverse();
    const second = await buildBoth();
    expect(second.map(({ main }) => main.outputs["cache-steps"]), second.map(({ main }) => main.maskedLog).join("\n")).toEqual([everyStep, everyStep]);
    expect([...first, ...second].flatMap(({ main, post }) => [...main.annotations, ...post.annotations])).toEqual([]);
  });
});

function finishedIndexes(service: LocalActionsService): number {
  return service.cacheEntries().filter(({ key, sizeBytes }) => key.startsWith("plimsoll-index") && sizeBytes !== null).length;
}

describe.concurrent("a layer that cannot be had although BuildKit was told of it costs the attempt, which is repeated without it", () => {
  test.for([
    ["evicted during the build", "evict"],
    ["corrupt", null],
    ["truncated", "truncate"],
    ["never answered", "hang"],
    ["reset for ever", "reset"],
  ] as const)("%s", async ([, as], context) => {
    const { expect } = context;
    const builder = await takeBuilder(context);
    const attempt = async (budgetMs: number): Promise<Built> => {
      await empty(builder);
      const service = await startService(context, ({ key, content }) => (as === null && key.startsWith("plimsoll-pack") ? spoil(content) : content));
      if (as !== null) service.refuse({ operation: "GetBlob", key: "plimsoll-pack", as });
      return await build(service, builder, { budgetMs });
    };
    await hold("one", attempt, ({ main, post }) => {
      expect([main.outputs["cache-backend"], main.outputs["cache-steps"]], main.maskedLog).toEqual(["facade", noStep]);
      expect([...main.annotations, ...post.annotations].map(({ level, message }) => [level, message])).toEqual([["notice", "Layer cache: A layer vanished from it while the build read it."]]);
    });
    // The builder that somebody else made is still there.
    expect((await docker("buildx", "ls", "--format", "{{.Name}}")).split("\n")).toContain(builder);
  });

  test("on a builder that this job made, on a fresh one of the same name", async (context) => {
    const { expect, onTestFinished } = context;
    const service = await startService(context);
    service.refuse({ operation: "GetBlob", key: "plimsoll-pack", as: "evict" });
    const env = { ...client.env, ...service.env() };
    const made = await runAction("setup", { env, folder, inputs: { name: OWN, "driver-opts": "network=host", "buildkitd-config-inline": config } });
    onTestFinished(async () => void (await runAction("setup", { env, folder, after: made, post: true })));
    expect(made.exitCode, made.maskedLog).toBe(0);
    const container = (): Promise<string> => docker("inspect", "--format", "{{.Id}}", `buildx_buildkit_${OWN}0`);
    const before = await container();
    const done = await build(service, OWN, { after: made });
    expectUnharmed(done, "one");
    expect(done.main.outputs["degraded-reason"]).toBe("A layer vanished from it while the build read it.");
    expect(await container()).not.toBe(before);
  });
});

test("what was made for second attempts is gone", async () => {
  expect(await docker("ps", "--all", "--filter", "name=buildx_buildkit_plimsoll-again", "--format", "{{.Names}}")).toBe("");
  expect((await docker("buildx", "ls", "--format", "{{.Name}}")).split("\n").filter((name) => name.startsWith("plimsoll-again"))).toEqual([]);
});
