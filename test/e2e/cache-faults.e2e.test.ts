import { mkdir, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, onTestFinished, test } from "vitest";
import { type ActionsServiceOptions, type JobIdentity, type LocalActionsService, startActionsService } from "../../src/local/actions-service.ts";
import { type ActionRun, runAction } from "../fakes/runner.ts";
import { baseName } from "./base-image.ts";
import { type DockerClient, makeClient } from "./client.ts";
import { must } from "./processes.ts";
import { readWorld } from "./world.ts";

// The real action, BuildKit and buildx; only the CI's cache is one that can be told to fail, in all the ways it was seen to.
const world = await readWorld();
const folder = await mkdtemp(join(tmpdir(), "plimsoll-e2e-faults-"));
const BUILDERS = ["faults-1", "faults-2", "faults-3"];
const BUDGET_MS = 1000;
let client: DockerClient;
const docker = (...args: string[]): Promise<string> => must(world.programs.docker, args, { env: client.env });

/** What was in the cache after one build without any fault. */
let kept: readonly { readonly key: string; readonly version: string; readonly scope: string; readonly content: Buffer }[] = [];

beforeAll(async () => {
  client = await makeClient({ dockerHost: world.engine }, join(folder, "client"), world.programs.buildx);
  const config = join(folder, "buildkitd.toml");
  await writeFile(config, `[registry."${world.registries.plain}"]\n  http = true\n`);
  const create = (name: string): Promise<string> =>
    docker("buildx", "create", "--name", name, "--driver", "docker-container", "--driver-opt", "network=host", "--buildkitd-config", config, "--bootstrap");
  for (const name of BUILDERS) await create(name);
  const service = await startActionsService();
  const done = await build(service, BUILDERS[0] ?? "", { app: "one" });
  expect(done.main.exitCode, done.main.log).toBe(0);
  kept = service.cacheEntries().map(({ key, version, scope }) => ({ key, version, scope, content: service.readCacheEntry(key) ?? Buffer.alloc(0) }));
  expect(kept.map(({ key }) => key.replace(/[0-9a-f]{8,}/g, "…"))).toEqual(["plimsoll-pack-sha256:…", "plimsoll-index-1-…-…#1"]);
  await service.close();
});
afterAll(async () => {
  for (const name of BUILDERS) await docker("buildx", "rm", "--force", name);
  await rm(folder, { recursive: true, force: true });
});

/** A builder that nobody else has, and in which nothing was built. */
async function takeBuilder(): Promise<string> {
  while (BUILDERS.length === 0) await new Promise((done) => setTimeout(done, 50));
  const name = BUILDERS.pop() ?? "";
  onTestFinished(() => void BUILDERS.push(name));
  await docker("buildx", "prune", "--builder", name, "--all", "--force");
  return name;
}

interface Built {
  readonly main: ActionRun;
  readonly post: ActionRun;
  /** What the build made. */
  readonly made: string;
  /** How long `post` took. */
  readonly postMs: number;
}

interface BuildOptions {
  readonly app?: string;
  readonly job?: JobIdentity;
  readonly env?: Readonly<Record<string, string | undefined>>;
  /** A step of the same job before it. */
  readonly after?: ActionRun;
}

/** Main and post of the action, as a job runs them. */
async function build(service: LocalActionsService, builder: string, { app = "one", job = {}, env = {}, after }: BuildOptions): Promise<Built> {
  const workspace = await mkdtemp(join(folder, "work-"));
  await writeFile(
    join(workspace, "Dockerfile"),
    `FROM ${world.registries.plain}/${baseName} AS made\nRUN echo tools >/tools\nCOPY app.txt /app.txt\nRUN mkdir /made && cat /tools /app.txt >/made/result\nFROM scratch\nCOPY --from=made /made /\n`,
  );
  await writeFile(join(workspace, "app.txt"), `${app}\n`);
  await mkdir(join(workspace, "out"));
  const step = {
    inputs: { builder, outputs: "type=local,dest=out", "cache-budget": "1" },
    env: { ...client.env, ...service.env(job), ...env },
    workspace,
  };
  const main = await runAction("build", { ...step, ...(after && { after }) });
  const began = performance.now();
  const post = await runAction("build", { ...step, post: true, after: main });
  const postMs = performance.now() - began;
  return { main, post, made: await readFile(join(workspace, "out/result"), "utf8").catch(() => "nothing"), postMs };
}

/** What a row says of a fault; `notice` null: nothing was lost, so there is nothing to tell. */
interface Row {
  readonly job?: JobIdentity;
  readonly env?: Readonly<Record<string, string | undefined>>;
  readonly service?: ActionsServiceOptions;
  /** A file is another than in the build before, so there is something to write. */
  readonly isChanged?: boolean;
  readonly arrange?: (service: LocalActionsService) => void | Promise<void>;
  readonly steps: string;
  readonly notice: RegExp | null;
}

const everyStep = '{"cached":4,"built":0}';
const noStep = '{"cached":0,"built":4}';
const onlyWhatFollows = '{"cached":1,"built":3}';
const lookUp = "GetCacheEntryDownloadURL";

const rows: Readonly<Record<string, Row>> = {
  "nothing is wrong": { steps: everyStep, notice: null },
  "the service is down": { arrange: (service) => service.stopListening(), steps: noStep, notice: /cache/ },
  "503 once, to a look-up": { arrange: (service) => service.refuse({ operation: lookUp, as: "unavailable", times: 1 }), steps: everyStep, notice: null },
  "503 for ever": { arrange: (service) => service.refuse({ as: "unavailable" }), steps: noStep, notice: /503/ },
  "503 once, to a reservation": {
    arrange: (service) => service.refuse({ operation: "CreateCacheEntry", as: "unavailable", times: 1 }),
    isChanged: true,
    steps: onlyWhatFollows,
    notice: null,
  },
  "503 for ever, to reservations": {
    arrange: (service) => service.refuse({ operation: "CreateCacheEntry", as: "unavailable" }),
    isChanged: true,
    steps: onlyWhatFollows,
    notice: /503/,
  },
  "429 with Retry-After, to look-ups": { arrange: (service) => service.refuse({ operation: lookUp, as: "too-many-requests" }), steps: noStep, notice: /429|too many/i },
  "429 with Retry-After, to reservations": {
    arrange: (service) => service.refuse({ operation: "CreateCacheEntry", as: "too-many-requests" }),
    isChanged: true,
    steps: onlyWhatFollows,
    notice: /429|too many/i,
  },
  "look-ups hang": { arrange: (service) => service.refuse({ operation: lookUp, as: "hang" }), steps: noStep, notice: /answer/ },
  "the index hangs": { arrange: (service) => service.refuse({ operation: "GetBlob", key: "plimsoll-index", as: "hang" }), steps: noStep, notice: /answer|byte/ },
  "uploads hang": { arrange: (service) => service.refuse({ operation: "PutBlob", as: "hang" }), isChanged: true, steps: onlyWhatFollows, notice: /answer/ },
  "the connection is reset once": { arrange: (service) => service.refuse({ operation: "GetBlob", as: "reset", times: 1 }), steps: everyStep, notice: null },
  "the index is truncated": { arrange: (service) => service.refuse({ operation: "GetBlob", key: "plimsoll-index", as: "truncate" }), steps: noStep, notice: /index|cut|truncated/ },
  "the index is corrupt": { arrange: (service) => service.refuse({ operation: "GetBlob", key: "plimsoll-index", as: "corrupt" }), steps: noStep, notice: /index/ },
  "a layer was evicted before the build": { arrange: (service) => service.evictCacheEntries("plimsoll-pack"), steps: noStep, notice: null },
  "finalizing says not found once": {
    arrange: (service) => service.refuse({ operation: "FinalizeCacheEntryUpload", as: "not-found", times: 1 }),
    isChanged: true,
    steps: onlyWhatFollows,
    notice: null,
  },
  "finalizing says not found for ever": {
    arrange: (service) => service.refuse({ operation: "FinalizeCacheEntryUpload", as: "not-found" }),
    isChanged: true,
    steps: onlyWhatFollows,
    notice: /not/,
  },
  "a job that died had reserved the next index": {
    arrange: (service) => {
      const index = kept.find(({ key }) => key.startsWith("plimsoll-index"));
      if (index !== undefined) service.reserveCacheEntry({ ...index, key: index.key.replace("#1", "#2") });
    },
    isChanged: true,
    steps: onlyWhatFollows,
    notice: null,
  },
  "the token may only read": { job: { permission: "read" }, isChanged: true, steps: onlyWhatFollows, notice: /write/ },
  "cache-mode: none": { job: { cacheMode: "none" }, steps: noStep, notice: /none/ },
  "cache-mode: read": { job: { cacheMode: "read" }, isChanged: true, steps: onlyWhatFollows, notice: /read/ },
  "cache-mode: write-only": { job: { cacheMode: "write-only" }, steps: noStep, notice: /write-only/ },
  "the token has expired": { job: { tokenSeconds: -60 }, steps: noStep, notice: /expired/ },
  "the token expires before anything is written": {
    arrange: (service) => service.refuse({ operation: "CreateCacheEntry", as: "expired" }),
    isChanged: true,
    steps: onlyWhatFollows,
    notice: /expired|token/,
  },
  "the quota is used up": { arrange: (service) => service.refuse({ operation: "CreateCacheEntry", as: "quota" }), isChanged: true, steps: onlyWhatFollows, notice: /quota|full|budget/ },
  "HTML in place of JSON": { arrange: (service) => service.refuse({ as: "html", status: 200 }), steps: noStep, notice: /HTML|not JSON|understood/i },
  "HTML with 503": { arrange: (service) => service.refuse({ as: "html" }), steps: noStep, notice: /503|HTML/ },
};

describe("whatever the CI's cache does, the job ends as it would without it, in its time, and says why once", () => {
  test.concurrent.each(Object.entries(rows))("%s", async (_, row) => {
    const service = await startActionsService(row.service);
    onTestFinished(() => service.close());
    for (const { content, ...entry } of kept) service.storeCacheEntry(entry, content);
    const builder = await takeBuilder();
    await row.arrange?.(service);
    const app = row.isChanged === true ? "two" : "one";
    const { main, post, made, postMs } = await build(service, builder, { app, ...(row.job && { job: row.job }), ...(row.env && { env: row.env }) });
    expect(main.exitCode, main.log).toBe(0);
    expect(post.exitCode, post.log).toBe(0);
    expect(made).toBe(`tools\n${app}\n`);
    expect(main.outputs["cache-steps"]).toBe(row.steps);
    expect(Number(main.outputs["cache-wait-ms"])).toBeLessThanOrEqual(BUDGET_MS);
    expect(postMs).toBeLessThan(10_000);
    const told = [...main.annotations, ...post.annotations];
    if (row.notice === null) expect(told).toEqual([]);
    else expect(told).toEqual([expect.objectContaining({ level: "notice", message: expect.stringMatching(row.notice) as string })]);
  });
});

describe("a layer that cannot be had although BuildKit was told of it costs the attempt, which is repeated without it", () => {
  test.concurrent.each([
    ["evicted during the build", "evict"],
    ["corrupt", "corrupt"],
    ["truncated", "truncate"],
    ["never answered", "hang"],
    ["refused for ever", "unavailable"],
  ] as const)("%s", async (_, as) => {
    const service = await startActionsService();
    onTestFinished(() => service.close());
    for (const { content, ...entry } of kept) service.storeCacheEntry(entry, content);
    const builder = await takeBuilder();
    service.refuse({ operation: "GetBlob", key: "plimsoll-pack", as });
    const { main, post, made } = await build(service, builder, {});
    expect(main.exitCode, main.log).toBe(0);
    expect(post.exitCode, post.log).toBe(0);
    expect(made).toBe("tools\none\n");
    expect(main.outputs["cache-steps"]).toBe(noStep);
    expect(Number(main.outputs["cache-wait-ms"])).toBeLessThanOrEqual(BUDGET_MS);
    expect([...main.annotations, ...post.annotations].map(({ level }) => level)).toEqual(["notice"]);
    // What was made for the second attempt is gone, and the builder that somebody else made is still there.
    expect((await docker("buildx", "ls", "--format", "{{.Name}}")).split("\n")).toContain(builder);
    expect(await docker("ps", "--all", "--filter", "name=buildx_buildkit_plimsoll", "--format", "{{.Names}}")).toBe("");
  });

  test("on a builder that this job made, on a fresh one of the same name", async () => {
    const service = await startActionsService();
    onTestFinished(() => service.close());
    for (const { content, ...entry } of kept) service.storeCacheEntry(entry, content);
    service.refuse({ operation: "GetBlob", key: "plimsoll-pack", as: "evict" });
    const environment = { ...client.env, ...service.env() };
    const config = `[registry."${world.registries.plain}"]\n  http = true\n`;
    const made = await runAction("setup", { env: environment, inputs: { name: "faults-own", "driver-opts": "network=host", "buildkitd-config-inline": config } });
    expect(made.exitCode, made.log).toBe(0);
    const container = (): Promise<string> => docker("inspect", "--format", "{{.Id}}", "buildx_buildkit_faults-own0");
    const before = await container();
    const done = await build(service, "faults-own", { after: made });
    const after = await container();
    await runAction("setup", { env: environment, after: made, post: true });
    expect(done.main.exitCode, done.main.log).toBe(0);
    expect(done.made).toBe("tools\none\n");
    expect(after).not.toBe(before);
  });
});
