import { existsSync, mkdirSync, readdirSync, writeFileSync } from "node:fs";
import { delimiter, join } from "node:path";
import { zstdCompressSync } from "node:zlib";
import { describe, expect, it } from "vitest";
import { addJobBuilder } from "../../../src/builder/job-builders.ts";
import { declaration } from "../../../src/build/inputs.ts";
import { post } from "../../../src/build/post.ts";
import { findMistakes, run } from "../../../src/build/run.ts";
import { UserError } from "../../../src/errors.ts";
import { createExec } from "../../../src/host/exec.ts";
import type { CliContext } from "../../../src/host/terminal.ts";
import { readInputs } from "../../../src/inputs/read.ts";
import { fakeHost, type FakeHost } from "../../fakes/host.ts";
import { recordBuildx, type Behaviour, type RecordingBuildx } from "../recording-buildx.ts";
import { GATEWAY, scriptFacade, type FacadeScript, type ScriptedFacade } from "./scripted-facade.ts";

const TOKEN = "runtime-token-0123456789";
const SERVICE = { ACTIONS_RUNTIME_TOKEN: TOKEN, ACTIONS_RESULTS_URL: "https://results.test/", ACTIONS_CACHE_SERVICE_V2: "true" };
const JOB = { GITHUB_REPOSITORY: "acme/api", GITHUB_RUN_ID: "1000", GITHUB_RUN_ATTEMPT: "1", GITHUB_JOB: "build" };
const LOST = "ERROR: failed to solve: failed to copy: httpReadSeeker: failed open: unexpected status from GET request to http://172.17.0.1:4711/v2/x: 404\n";

interface Step {
  readonly host: FakeHost;
  readonly recorded: RecordingBuildx;
  readonly facade: ScriptedFacade;
  readonly error: unknown;
}

interface StepOptions {
  readonly inputs?: Readonly<Record<string, string>>;
  readonly env?: Readonly<Record<string, string>>;
  readonly behaviour?: Behaviour;
  readonly script?: FacadeScript;
  readonly kind?: FakeHost["kind"];
  readonly cli?: CliContext;
  readonly dockerfile?: string;
  /** More of the context. */
  readonly files?: Readonly<Record<string, string>>;
  /** buildx's file says that the builder is of this driver; null: it keeps none. */
  readonly stored?: string | null;
  /** The job made the builder. */
  readonly isOwn?: boolean;
  /** There is no other program than `docker`. */
  readonly isBare?: boolean;
}

/** A build in a job with a cache service, by a builder on the bridge, with a facade that is a script. */
async function build(options: StepOptions = {}): Promise<Step> {
  const recorded = recordBuildx({ gateway: GATEWAY, ...options.behaviour });
  writeFileSync(join(recorded.workspace, "Dockerfile"), options.dockerfile ?? "FROM scratch\nCOPY a /\n");
  writeFileSync(join(recorded.workspace, "a"), "a");
  for (const [name, content] of Object.entries(options.files ?? {})) writeFileSync(join(recorded.workspace, name), content);
  const stored = options.stored === undefined ? "docker-container" : options.stored;
  if (stored !== null) {
    const folder = join(recorded.env["DOCKER_CONFIG"] ?? "", "buildx");
    mkdirSync(join(folder, "instances"), { recursive: true });
    writeFileSync(join(folder, "instances", "current"), JSON.stringify({ Name: "current", Driver: stored, Nodes: [{ Name: "current0", DriverOpts: null }] }));
    writeFileSync(join(folder, "current"), JSON.stringify({ Key: "", Name: "current" }));
  }
  const [programs = ""] = (recorded.env["PATH"] ?? "").split(delimiter);
  const env = { ...recorded.env, ...(options.isBare === true && { PATH: programs }), ...JOB, ...SERVICE, ...options.env };
  const host = Object.assign(fakeHost({ kind: options.kind ?? "runner", inputs: options.inputs ?? {}, directory: recorded.workspace, env }), { exec: createExec(env, recorded.workspace) });
  const plan = { name: "current", driver: "docker-container", use: true, configFile: null, nodes: [{ name: "current0", endpoint: null, driverOpts: [], flags: "", platforms: [] }], mirrors: [] };
  if (options.isOwn === true) await addJobBuilder(host, { name: "current", plan, isDefault: true, isBuiltWith: false });
  const facade = scriptFacade(options.script);
  let error: unknown = null;
  try {
    const inputs = readInputs(declaration, host);
    await findMistakes(host, inputs);
    await run(host, inputs, options.cli ?? null, facade.parts);
  } catch (thrown) {
    error = thrown;
  }
  return { host, recorded, facade, error };
}

const flagsOf = (args: readonly string[] | undefined, flag: string): string[] => (args ?? []).filter((_argument, index) => args?.[index - 1] === flag);
const notices = ({ host }: Step): string[] => host.lines.filter(({ level }) => level === "notice").map(({ text }) => text);
const ofMounts = (step: Step): string[] => notices(step).filter((text) => text.startsWith("cache-mounts: "));
const builds = ({ recorded }: Step): (readonly string[])[] => recorded.calls().map(({ args }) => args).filter(([, verb]) => verb === "build");
const told = ({ host }: Step): string | undefined => host.lines.find(({ level, text }) => level === "info" && text.startsWith("Layer cache: "))?.text;

describe("a build whose builder reaches this machine", () => {
  it("reads and writes its layers through the facade, and says so", async () => {
    const step = await build({ inputs: { push: "true", tags: "ghcr.io/acme/api:1" } });
    const [settings] = step.facade.started;
    expect(settings).toMatchObject({ listenOn: GATEWAY, budgetMs: 7500, isPullRequest: false, identity: { image: "ghcr.io/acme/api" } });
    const ref = `ref=${GATEWAY}:4711/${settings?.secret}/cache:main`;
    expect(flagsOf(builds(step)[0], "--cache-from")).toEqual([`type=registry,${ref},registry.insecure=true`]);
    expect(flagsOf(builds(step)[0], "--cache-to")).toEqual([`type=registry,${ref},mode=max,oci-mediatypes=true,image-manifest=true,compression=zstd,ignore-error=true,registry.insecure=true`]);
    expect(step.host.outputs["cache-backend"]).toBe("facade");
    expect(told(step)).toBe("Layer cache: facade, the CI's cache, through a process of this job.");
    expect(step.facade.started).toHaveLength(1);
  });

  it("starts no more programs of the engine than an inspection and a try", async () => {
    const step = await build();
    expect(step.recorded.calls().map(({ args }) => args.filter((each) => /^(buildx|inspect|exec|build|info)$/.test(each)).join(" "))).toEqual(["buildx inspect", "inspect", "exec", "buildx build"]);
  });

  it("hides the facade's secret, and gives BuildKit no token", async () => {
    const step = await build();
    const secret = step.facade.started[0]?.secret ?? "";
    expect(secret).toMatch(/^[0-9a-f]{32}$/);
    expect(step.host.secrets).toContain(secret);
    expect(JSON.stringify(step.host.savedState)).not.toContain(secret);
    expect(JSON.stringify([step.host.savedState, step.recorded.calls()])).not.toContain(TOKEN);
  });

  it("makes a secret of its own in each step", async () => {
    const secrets = (await Promise.all([build(), build()])).map(({ facade }) => facade.started[0]?.secret);
    expect(new Set(secrets).size).toBe(2);
  });

  it("tells the facade that it is a pull request, which keeps little", async () => {
    const step = await build({ env: { GITHUB_REF: "refs/pull/7/merge" } });
    expect(step.facade.started[0]?.isPullRequest).toBe(true);
  });

  it("gives the facade what leads it to the cache, and nothing else of the job", async () => {
    const step = await build({ env: { GITHUB_API_URL: "https://api.test", ACTIONS_ID_TOKEN_REQUEST_TOKEN: "oidc", HTTPS_PROXY: "http://proxy.test", NPM_TOKEN: "npm" }, inputs: { "github-token": "ghs_1" } });
    expect(step.facade.started[0]?.env).toEqual({ ...SERVICE, GITHUB_API_URL: "https://api.test", GITHUB_REPOSITORY: "acme/api", HTTPS_PROXY: "http://proxy.test" });
    expect(step.facade.started[0]?.githubToken).toBe("ghs_1");
  });

  it("moves the facade to where the builder is, when it is not where it was thought to be", async () => {
    const step = await build({ stored: null });
    expect(step.facade.started.map(({ listenOn }) => listenOn)).toEqual(["127.0.0.1", GATEWAY]);
    expect(step.facade.asked).toContain("finish 500 /socket-1");
    expect(flagsOf(builds(step)[0], "--cache-from")[0]).toContain(`ref=${GATEWAY}:4712/`);
    expect(existsSync(step.facade.started[0]?.folder ?? "")).toBe(false);
  });

  it("reads nothing with no-cache, and leaves its layers still", async () => {
    const step = await build({ inputs: { "no-cache": "true" } });
    expect([flagsOf(builds(step)[0], "--cache-from").length, flagsOf(builds(step)[0], "--cache-to").length]).toEqual([0, 1]);
  });

  it("has the figures as outputs", async () => {
    const built = (name: string, cached: boolean): object => ({ digest: `sha256:${Buffer.from(name).toString("hex").padEnd(64, "0").slice(0, 64)}`, name, cached, started: "2026-11-21T12:00:00Z", completed: "2026-11-21T12:00:01Z" });
    const stderr = `${JSON.stringify({ vertexes: [built("[1/2] COPY a /", true), built("[2/2] RUN b", false)] })}\n`;
    const { host, facade } = await build({ behaviour: { stderr }, script: { after: { bytesUp: 77, waitedMs: 250 } } });
    expect(host.outputs).toMatchObject({ "cache-hit-ratio": "0.50", "cache-steps": '{"cached":1,"built":1}', "cache-requests": "4", "cache-bytes-down": "20480", "cache-bytes-up": "77", "cache-quota-bytes": "5000000", "degraded-reason": "" });
    expect(Number(host.outputs["cache-wait-ms"])).toBeGreaterThanOrEqual(250);
    expect(facade.asked).toContain("setNotes");
  });

  it("says which file or argument the first miss is for, by what the build before kept of itself", async () => {
    const dockerfile = "FROM scratch\nCOPY a /\nARG LEVEL\nRUN make\n";
    const stepOf = (name: string, cached: boolean): object => ({ digest: `sha256:${Buffer.from(name).toString("hex").padEnd(64, "0")}`, name, cached, started: "2026-11-21T12:00:00Z", completed: "2026-11-21T12:00:01Z" });
    const told = (cached: boolean): Behaviour => ({ stderr: `${JSON.stringify({ vertexes: [stepOf("[1/2] COPY a /", cached), stepOf("[2/2] RUN make", false)] })}\n` });
    const first = await build({ dockerfile, inputs: { "build-args": "LEVEL=1" }, behaviour: told(false) });
    expect(first.host.outputs["cache-first-miss"]).toBe("`COPY a /` (Dockerfile:2): first build of this image: no cache yet");
    const [notes = {}] = first.facade.kept;
    const changed = await build({ dockerfile, inputs: { "build-args": "LEVEL=1" }, files: { a: "b" }, behaviour: told(false), script: { notes } });
    expect(changed.host.outputs["cache-first-miss"]).toBe("`COPY a /` (Dockerfile:2): a changed");
    const other = await build({ dockerfile, inputs: { "build-args": "LEVEL=2" }, behaviour: told(true), script: { notes } });
    expect(other.host.outputs["cache-first-miss"]).toBe("`RUN make` (Dockerfile:4): the build argument LEVEL changed");
    expect(other.host.outputs["cache-seconds-saved"]).toBe("1.0");
    const down = await build({ dockerfile, inputs: { "build-args": "LEVEL=2" }, behaviour: told(true), script: { notes, status: { isUsable: false } } });
    expect([down.host.outputs["cache-backend"], down.host.outputs["cache-seconds-saved"]]).toEqual(["off", ""]);
  });

  it("says on the command line of a workflow why its cache cannot be reached", async () => {
    const step = await build({ kind: "terminal", env: { GITHUB_ACTIONS: "true", ACTIONS_RUNTIME_TOKEN: "", ACTIONS_RESULTS_URL: "" } });
    expect(told(step)).toBe("Layer cache: off, the builder keeps its own layers, because ACTIONS_RESULTS_URL and ACTIONS_RUNTIME_TOKEN are not set: a run: step does not get them, the action does.");
    const elsewhere = await build({ kind: "terminal", env: { GITHUB_ACTIONS: "", ACTIONS_RUNTIME_TOKEN: "", ACTIONS_RESULTS_URL: "" } });
    expect(told(elsewhere)).toBe("Layer cache: off, the builder keeps its own layers.");
  });

  it.each<[FakeHost["kind"], StepOptions, string]>([
    ["runner", {}, "from it. COPY a / (Dockerfile:2): first build of this image: no cache yet."],
    ["terminal", { inputs: { cache: "off" } }, "from the builder's own layers. COPY a / (Dockerfile:2): what it read in the build before is not known here."],
  ])("says what the cache did in the last line of the log (%s)", async (kind, options, rest) => {
    const vertex = { digest: `sha256:${"a".repeat(64)}`, name: "[1/1] COPY a /", cached: false, started: "2026-11-21T12:00:00Z", completed: "2026-11-21T12:00:01Z" };
    const step = await build({ ...options, kind, behaviour: { stderr: `${JSON.stringify({ vertexes: [vertex] })}\n` } });
    expect(step.host.lines.filter(({ level }) => level !== "debug").at(-1)).toEqual({ level: "info", text: `Layer cache: 0 of 1 step ${rest}` });
  });

  it.each<[string, StepOptions]>([
    ["its index could not be read", { script: { after: { degradedReason: "The index of what is kept could not be read." } } }],
    ["its index was not read in time", { script: { after: { isReady: false } } }],
    ["its service is down", { script: { status: { isUsable: false, why: "The cache service does not answer." } } }],
    ["its service went down before it said what it knows", { script: { after: { isUsable: false } } }],
    ["the process that reads it is gone", { script: { after: null } }],
    ["the process that reads it does not start", { script: { fault: "No." } }],
    ["the job may only write", { env: { ACTIONS_CACHE_MODE: "write-only" } }],
    ["BuildKit's own client keeps the layers", { inputs: { cache: "gha" } }],
    ["a registry keeps the layers", { inputs: { cache: "registry", push: "true", tags: "ghcr.io/acme/api:1" } }],
    ["a folder keeps the layers", { inputs: { cache: "local" }, env: { PLIMSOLL_CACHE_DIR: "kept" } }],
    ["nothing keeps the layers", { inputs: { cache: "off" } }],
  ])("calls no build the first where %s", async (_what, options) => {
    const vertex = { digest: `sha256:${"a".repeat(64)}`, name: "[1/1] COPY a /", cached: false, started: "2026-11-21T12:00:00Z", completed: "2026-11-21T12:00:01Z" };
    const step = await build({ ...options, behaviour: { stderr: `${JSON.stringify({ vertexes: [vertex] })}\n` } });
    expect(step.error).toBeNull();
    expect(step.host.outputs["cache-first-miss"]).toBe("`COPY a /` (Dockerfile:2): what it read in the build before is not known here");
  });

  it("shows what it would do with --dry-run, and starts nothing", async () => {
    const written: string[] = [];
    const cli = { dryRun: true, write: (text: string) => (written.push(text), Promise.resolve()) } as unknown as CliContext;
    const step = await build({ cli });
    expect(JSON.parse(written.join(""))).toMatchObject({ cache: { backend: "facade", why: "the CI's cache, through a process of this job", fallback: { backend: "gha" }, mounts: "auto" } });
    expect([step.facade.started, step.recorded.calls()]).toEqual([[], []]);
  });
});

describe("a build whose cache is not what it should be goes on without it", () => {
  it.each<[string, StepOptions, string, string]>([
    ["a facade that does not start", { script: { fault: "The layer cache could not be started: no." } }, "off", "The layer cache could not be started: no."],
    ["a facade that never listens", { script: { isMute: true }, inputs: { "cache-budget": "1" } }, "off", "The process that reads it took too long to start."],
    ["a service that is down", { script: { status: { isUsable: false, why: "The cache service does not answer." } } }, "off", "The cache service does not answer."],
    ["a workflow that forbids it", { env: { ACTIONS_CACHE_MODE: "none" } }, "off", "The workflow's cache-mode is none."],
    ["a workflow that lets it be read only", { env: { ACTIONS_CACHE_MODE: "read" } }, "facade", "The workflow's cache-mode is read."],
    ["a facade that BuildKit does not find", { script: { after: { requestsOfBuildkit: 0 } } }, "facade", "BuildKit asked nothing of it: it does not reach this machine."],
    ["a fault while it built", { script: { after: { degradedReason: "The cache service answers with 503." } } }, "facade", "The cache service answers with 503."],
    ["a facade that is gone when the build ended", { script: { after: null } }, "facade", "The process that reads it ended before the build did."],
  ])("with %s: green, with one notice and the reason as output", async (_what, options, backend, reason) => {
    const step = await build(options);
    expect(step.error).toBeNull();
    expect(builds(step)).toHaveLength(1);
    expect(step.host.outputs).toMatchObject({ "cache-backend": backend, "degraded-reason": reason });
    expect(notices(step)).toEqual([`Layer cache: ${reason}`]);
    expect(flagsOf(builds(step)[0], "--cache-from").length).toBe(backend === "off" ? 0 : 1);
  });

  it("says the first reason of several, and says it once", async () => {
    const step = await build({ env: { ACTIONS_CACHE_MODE: "read" }, script: { after: { degradedReason: "The cache service answers with 503." } } });
    expect(notices(step)).toEqual(["Layer cache: The workflow's cache-mode is read."]);
    expect(step.host.outputs["degraded-reason"]).toBe("The workflow's cache-mode is read.");
  });

  it("waits for what never comes no longer than the budget", async () => {
    const step = await build({ script: { isMute: true }, inputs: { "cache-budget": "0.3" } });
    expect(Number(step.host.outputs["cache-wait-ms"])).toBeLessThanOrEqual(350);
  });

  it("counts what the step itself has waited", async () => {
    const step = await build({ script: { isMute: true }, inputs: { "cache-budget": "0.3" } });
    // Of the budget three quarters are planned with.
    expect(Number(step.host.outputs["cache-wait-ms"])).toBeGreaterThanOrEqual(220);
  });

  it("tells the facade what the step has waited without it, before BuildKit can wait", async () => {
    const step = await build({ script: { status: { waitedMs: 60_000 } } });
    expect(step.facade.asked.slice(0, 2)).toEqual([expect.stringMatching(/^status /), "spend 0"]);
    expect(step.host.outputs["cache-wait-ms"]).toBe("60000");
  });

  it.each<[string, StepOptions, string]>([
    ["a firewall", { behaviour: { probe: { exitCode: 1, stderr: "wget: download timed out\n" } } }, `${GATEWAY} does not answer it; a firewall may stand between them`],
    ["a config that BuildKit would not read", { script: { status: { isOverConfigLimit: true } } }, "what is kept of this image is more than BuildKit reads from a registry (1 MiB)"],
    ["a builder elsewhere", { behaviour: { driver: "remote" }, stored: "remote" }, "a builder of driver remote runs on another machine"],
    ["an engine elsewhere", { behaviour: { endpoint: "tcp://10.0.0.9:2375" } }, "its engine is on another machine"],
  ])("and uses BuildKit's own client of the CI's cache behind %s", async (_what, options, why) => {
    const step = await build(options);
    expect(step.host.outputs["cache-backend"]).toBe("gha");
    expect(flagsOf(builds(step)[0], "--cache-from")[0]).toMatch(/^type=gha,scope=plimsoll-[0-9a-f]{16},timeout=10s$/);
    expect(told(step)).toBe(`Layer cache: gha, the CI's cache, by BuildKit itself, because ${why}.`);
    expect(step.recorded.build()?.env["ACTIONS_RUNTIME_TOKEN"]).toBe(TOKEN);
  });

  const cacheStep = (name: string, error: string): string =>
    `${JSON.stringify({ vertexes: [{ digest: `sha256:${"c".repeat(64)}`, name, started: "2026-11-21T12:00:00Z", completed: "2026-11-21T12:00:01Z", error }] })}\n`;
  it.each<[string, StepOptions["inputs"], string, string, string]>([
    ["its own client cannot read", { cache: "gha" }, "importing cache manifest from gha:1", "failed to load: 503 Service Unavailable", "BuildKit could not read it (gha): failed to load: 503 Service Unavailable."],
    ["its own client cannot write", { cache: "gha" }, "exporting to GitHub Actions Cache", "Rate limited", "BuildKit could not write it (gha): Rate limited."],
    ["a registry does not take", { cache: "registry", push: "true", tags: "ghcr.io/acme/api:1" }, "exporting cache to registry", "error writing layer blob: 403 Forbidden", "BuildKit could not write it (registry): error writing layer blob: 403 Forbidden."],
    ["a registry lost a layer of", { cache: "registry", push: "true", tags: "ghcr.io/acme/api:1" }, "importing cache manifest from ghcr.io/acme/api:c", `sha256:${"0".repeat(64)}: not found`, `BuildKit could not read it (registry): sha256:${"0".repeat(64)}: not found.`],
    ["nobody has stored yet", { cache: "registry", push: "true", tags: "ghcr.io/acme/api:1" }, "importing cache manifest from ghcr.io/acme/api:c", "failed to configure registry cache importer: ghcr.io/acme/api:c: not found", ""],
    ["the user gives", { "cache-from": "type=gha" }, "importing cache manifest from gha:1", "failed to load: 503", ""],
  ])("and says what BuildKit says of a cache that %s", async (_what, inputs = {}, name, error, reason) => {
    const step = await build({ inputs, behaviour: { stderr: cacheStep(name, error) } });
    expect(step.error).toBeNull();
    expect(step.host.outputs["degraded-reason"]).toBe(reason);
    expect(notices(step)).toEqual(reason === "" ? [] : [`Layer cache: ${reason}`]);
  });

  it("ends a facade that was started for nothing", async () => {
    const step = await build({ behaviour: { endpoint: "tcp://10.0.0.9:2375" } });
    expect(step.facade.asked).toContain("finish 500 /socket-1");
  });

  it("uses nothing with the engine's own BuildKit that exports no cache", async () => {
    const step = await build({ behaviour: { driver: "docker", store: "overlay2" }, stored: null });
    expect(step.host.outputs["cache-backend"]).toBe("off");
    expect(flagsOf(builds(step)[0], "--cache-to")).toEqual([]);
  });

  it("tells of a backend that cannot be, and uses another", async () => {
    const step = await build({ inputs: { cache: "local" } });
    expect(step.error).toBeNull();
    expect(notices(step)).toEqual(["cache: local cannot be, because PLIMSOLL_CACHE_DIR names no folder that is kept; facade is used in its place."]);
  });
});

describe("what RUN --mount=type=cache fills", () => {
  const dockerfile = "FROM scratch AS base\nRUN --mount=type=cache,id=npm,target=/c npm ci\n";
  const ran = (cached: boolean, text = "RUN --mount=type=cache,id=npm,target=/c npm ci"): string =>
    `${JSON.stringify({ vertexes: [{ digest: `sha256:${"a".repeat(64)}`, name: `[base 1/1] ${text}`, cached, started: "2026-11-21T12:00:00Z", completed: "2026-11-21T12:00:01Z" }] })}\n`;
  const saving = (step: Step): (readonly string[])[] => builds(step).filter((args) => args.some((arg) => arg.startsWith("type=local,dest=")));
  const saves = (step: Step): number => saving(step).length;
  const saved = (step: Step): string[] => (saving(step)[0] ?? []).filter((argument) => argument.startsWith("MOUNT_"));
  const mounts = (options: StepOptions, cached = false): Promise<Step> => build({ dockerfile, isOwn: true, ...options, behaviour: { stderr: ran(cached), ...options.behaviour } });

  it("is sought before the build, and kept after it where a step used it", async () => {
    const step = await mounts({});
    expect(step.facade.asked.filter((each) => each.startsWith("restore"))).toEqual(["restore 2"]);
    expect(saves(step)).toBe(1);
    expect(step.error).toBeNull();
  });

  it.runIf(process.platform === "linux")("is filled with what an earlier job kept before the build begins", async () => {
    const step = await mounts({ script: { file: zstdCompressSync(Buffer.alloc(1024)) } });
    expect(builds(step).map((args) => flagsOf(args, "--output").map((output) => output.split(",")[0]))).toEqual([["type=cacheonly"], [], ["type=local"]]);
    expect(builds(step)[0]).toContain("MOUNT_0=npm");
    expect(step.error).toBeNull();
  });

  it.runIf(process.platform === "linux")("is taken out with a tar of the builder's container, where this machine has none", async () => {
    const step = await mounts({ isBare: true });
    const copies = step.recorded.calls().filter(({ args }) => args.includes("cp")).map(({ args }) => args.at(-2));
    expect(copies).toEqual(["buildx_buildkit_current0:/bin/tar", "buildx_buildkit_current0:/usr/bin/tar", "buildx_buildkit_current0:/bin/busybox"]);
  });

  it("is not kept where the step came from the cache", async () => {
    expect(saves(await mounts({}, true))).toBe(0);
  });

  it("is not kept where the build failed", async () => {
    expect(saves(await mounts({ behaviour: { stderr: `${ran(false)}ERROR: failed to solve: no\n`, exitCode: 1 } }))).toBe(0);
  });

  it.each<[string, StepOptions]>([
    ["with cache-mounts: off", { inputs: { "cache-mounts": "off" } }],
    ["with other ids", { inputs: { "cache-mounts": "pip" } }],
    ["with no-cache, where BuildKit gives each step an empty one", { inputs: { "no-cache": "true" } }],
  ])("is let be %s", async (_what, options) => {
    const step = await mounts(options);
    expect([step.facade.asked.filter((each) => each.startsWith("restore")), saves(step)]).toEqual([[], 0]);
  });

  it("is told of by its id where other ids are wanted", async () => {
    expect(ofMounts(await mounts({ inputs: { "cache-mounts": "pip,npm,gems" } }))).toEqual(["cache-mounts: no cache mount has the id pip, gems; the ids that there are: npm."]);
    expect(ofMounts(await mounts({ inputs: { "cache-mounts": "/c" } }))).toEqual([]);
    expect(ofMounts(await mounts({}, true))).toEqual([]);
  });

  it("is missed where there is none", async () => {
    expect(notices(await build({ inputs: { "cache-mounts": "npm" }, behaviour: { stderr: ran(false, "RUN true") } }))).toEqual(["cache-mounts: no cache mount has the id npm; there is none in what was built."]);
  });

  it("is kept as well where the layers go elsewhere, by a process that listens for no BuildKit", async () => {
    const step = await mounts({ inputs: { cache: "gha" } });
    expect(step.facade.started.map(({ listenOn }) => listenOn)).toEqual([null]);
    expect([step.host.outputs["cache-backend"], saves(step)]).toEqual(["gha", 1]);
  });

  it("needs no process where there is nothing of it", async () => {
    expect((await build({ inputs: { cache: "gha" } })).facade.started).toEqual([]);
  });

  it("is read alone where the job may not write", async () => {
    const step = await mounts({ env: { ACTIONS_CACHE_MODE: "read" } });
    expect([step.facade.asked.filter((each) => each.startsWith("restore")), saves(step)]).toEqual([["restore 2"], 0]);
  });

  it("is let be where the workflow forbids the cache", async () => {
    expect(saves(await mounts({ env: { ACTIONS_CACHE_MODE: "none" } }))).toBe(0);
  });

  it("is read alone by a pull request, which leaves the room to what others read", async () => {
    const step = await mounts({ env: { GITHUB_REF: "refs/pull/7/merge" } });
    expect([step.facade.asked.filter((each) => each.startsWith("restore")), saves(step)]).toEqual([["restore 2"], 0]);
  });

  it("is kept alone of those that a list of ids names", async () => {
    const two = "FROM scratch\nRUN --mount=type=cache,id=npm,target=/c --mount=type=cache,target=/d npm ci\n";
    const stderr = ran(false, "RUN --mount=type=cache,id=npm,target=/c --mount=type=cache,target=/d npm ci");
    expect(saved(await mounts({ dockerfile: two, behaviour: { stderr } }))).toEqual(["MOUNT_0=npm", "MOUNT_1=/d"]);
    expect(saved(await mounts({ dockerfile: two, behaviour: { stderr }, inputs: { "cache-mounts": "/d" } }))).toEqual(["MOUNT_0=/d"]);
  });

  it("is not taken out for a cache that takes nothing any more", async () => {
    expect(saves(await mounts({ script: { after: { isUsable: false, degradedReason: "The cache service answers with 503." } } }))).toBe(0);
  });

  it("is sought under the lockfiles that the context gives, and kept in BuildKit's namespace", async () => {
    const sought = async (files: Readonly<Record<string, string>>): Promise<readonly string[]> => {
      const step = await mounts({ files, inputs: { "build-args": "BUILDKIT_CACHE_MOUNT_NS=acme" } });
      expect(saving(step)[0]).toContain("BUILDKIT_CACHE_MOUNT_NS=acme");
      return step.facade.sought[0] ?? [];
    };
    const [none, one, other, ignored] = [await sought({}), await sought({ "yarn.lock": "1" }), await sought({ "yarn.lock": "2" }), await sought({ "yarn.lock": "3", ".dockerignore": "*.lock\n" })];
    expect(new Set([none[0], one[0], other[0]]).size).toBe(3);
    expect(ignored).toEqual(none);
    expect(new Set([none, one, other, ignored].map(([, any]) => any)).size).toBe(1);
    expect((await mounts({})).facade.sought[0]?.[1]).not.toBe(none[1]);
  });

  it("is told from others by an id that reads like something else", async () => {
    const named = "FROM scratch\nARG ID\nRUN --mount=type=cache,id=$ID,target=/c --mount=type=cache,id=other,target=/d npm ci\n";
    const stderr = ran(false, "RUN --mount=type=cache,id=a b,target=/c npm ci");
    expect(saved(await mounts({ dockerfile: named, inputs: { "build-args": "ID=a b" }, behaviour: { stderr } }))).toEqual(["MOUNT_0=a b"]);
  });

  it("is let be where its id would tell a secret", async () => {
    const named = "FROM scratch\nARG ID\nRUN --mount=type=cache,id=$ID,target=/c npm ci\n";
    const stderr = ran(false, "RUN --mount=type=cache,id=hunter2-hunter2,target=/c npm ci");
    const step = await mounts({ dockerfile: named, inputs: { "build-args": "ID=hunter2-hunter2", secrets: "password=hunter2-hunter2" }, behaviour: { stderr } });
    expect([step.facade.sought, saves(step), JSON.stringify(step.facade.kept).includes("hunter2")]).toEqual([[], 0, false]);
  });
});

describe("cache mounts of which only BuildKit knows the ids", () => {
  const text = "ONBUILD RUN --mount=type=cache,id=gradle,target=/g,uid=7 gradle build";
  const stderr = (cached: boolean): string =>
    `${JSON.stringify({ vertexes: [{ digest: `sha256:${"a".repeat(64)}`, name: `[1/1] ${text}`, cached, started: "2026-11-21T12:00:00Z", completed: "2026-11-21T12:00:01Z" }] })}\n`;
  const mount = { id: "gradle", target: "/g", base: { uid: 7, gid: 0, mode: 0o755 }, sharing: "shared", isReadOnly: false, platforms: ["linux/amd64"] };
  const others = { ...mount, id: "npm", target: "/c", base: null };
  const built = (options: StepOptions, cached = false): Promise<Step> => build({ dockerfile: "FROM gradle:onbuild\n", isOwn: true, ...options, behaviour: { stderr: stderr(cached) } });
  const saved = (step: Step): string[] => builds(step).flatMap((args) => (args.some((arg) => arg.startsWith("type=local,dest=")) ? args.filter((argument) => argument.startsWith("MOUNT_")) : []));

  it.runIf(process.arch === "x64")("are kept after the build that used them, and the next one is told of them", async () => {
    const step = await built({});
    expect(step.facade.sought).toEqual([]);
    expect(saved(step)).toEqual(["MOUNT_0=gradle"]);
    expect(step.facade.kept).toEqual([expect.objectContaining({ mounts: [mount] })]);
  });

  it("are filled before the next build, which tells of them again where their steps come from the cache", async () => {
    const step = await built({ script: { notes: { mounts: [mount, others] } } }, true);
    expect(step.facade.sought).toHaveLength(2);
    expect(saved(step)).toEqual([]);
    expect(step.facade.kept).toEqual([expect.objectContaining({ mounts: [expect.objectContaining({ id: "gradle" })] })]);
  });

  it("are known where a list of ids names them, also before anything was noted of them", async () => {
    expect(ofMounts(await built({ inputs: { "cache-mounts": "gradle" } }))).toEqual([]);
  });

  it("are left out where a list of ids does not name them", async () => {
    const step = await built({ script: { notes: { mounts: [mount, others] } }, inputs: { "cache-mounts": "npm" } });
    expect(step.facade.sought).toHaveLength(1);
    expect([saved(step), step.facade.kept.filter((notes) => "mounts" in notes)]).toEqual([[], []]);
  });
});

describe("where the cache and the image are written to one registry, and it takes neither", () => {
  const vertex = (digit: string, name: string, error: string): string =>
    `${JSON.stringify({ vertexes: [{ digest: `sha256:${digit.repeat(64)}`, name, started: "2026-11-21T12:00:00Z", completed: "2026-11-21T12:00:01Z", error }] })}\n`;
  const push = "failed to push ghcr.io/acme/api:1: unknown: provided digest did not match uploaded content";
  const unpushed = vertex("d", "exporting to image", push);
  const unwritten = vertex("c", "exporting cache to registry", "error writing layer blob: unknown");
  const inputs = { cache: "registry", push: "true", tags: "ghcr.io/acme/api:1" };
  const later = [{ exitCode: 0, stderr: "" }];

  it("the image is pushed once more by itself", async () => {
    const step = await build({ inputs, behaviour: { exitCode: 1, stderr: `${unwritten}${unpushed}ERROR: failed to build: ${push}\n`, later } });
    expect(step.error).toBeNull();
    expect(builds(step).map((args) => flagsOf(args, "--cache-to").length)).toEqual([1, 0]);
    expect(flagsOf(builds(step)[1], "--cache-from")).toEqual(flagsOf(builds(step)[0], "--cache-from"));
    expect(step.host.outputs["degraded-reason"]).toBe("It could not be written beside the image, which could not be pushed meanwhile.");
  });

  it("a push that fails beside a cache which was written fails the build", async () => {
    const step = await build({ inputs, behaviour: { exitCode: 1, stderr: `${unpushed}ERROR: failed to build: ${push}\n`, later } });
    expect(step.error).not.toBeNull();
    expect(builds(step)).toHaveLength(1);
  });
});

describe("where a layer vanishes while the build reads it", () => {
  const lost = { exitCode: 1, stderr: LOST, later: [{ exitCode: 0, stderr: "" }] };
  const script = { after: { lostBlobs: 1 } };
  const own = /^plimsoll-again-[0-9a-f]{8}$/;

  it("this job's builder is made anew, without its state, and the build repeated without reading the cache", async () => {
    const step = await build({ behaviour: lost, script, isOwn: true });
    expect(step.error).toBeNull();
    const [first, second] = builds(step);
    expect([flagsOf(first, "--cache-from").length, flagsOf(second, "--cache-from").length]).toEqual([1, 0]);
    expect(flagsOf(second, "--cache-to")).toEqual(flagsOf(first, "--cache-to"));
    const calls = step.recorded.calls().map(({ args }) => args.join(" "));
    expect(calls.filter((call) => /^buildx (rm|create)/.test(call))).toEqual(["buildx rm current", "buildx create --name current --driver docker-container --node current0 --use"]);
    expect(step.host.outputs["degraded-reason"]).toBe("A layer vanished from it while the build read it.");
    expect(notices(step)).toEqual(["Layer cache: A layer vanished from it while the build read it."]);
  });

  it("another's builder is left alone, and one beside it builds and is removed", async () => {
    const step = await build({ behaviour: { ...lost, driverOpts: 'network="host"', flags: "--debug" }, script });
    expect(step.error).toBeNull();
    const [name = ""] = flagsOf(builds(step)[1], "--builder");
    expect(name).toMatch(own);
    const calls = step.recorded.calls().map(({ args }) => args.join(" "));
    expect(calls.filter((call) => /^buildx (rm|create)/.test(call))).toEqual([
      `buildx create --name ${name} --driver docker-container --driver-opt network=host --buildkitd-flags --debug unix:///var/run/docker.sock`,
      `buildx rm --force ${name}`,
    ]);
  });

  it("the builder beside another's is removed by post where main was killed", async () => {
    const step = await build({ behaviour: { ...lost, later: [{ exitCode: 0 }] }, script });
    const state = JSON.stringify({ ...(JSON.parse(step.host.savedState["layer-cache"] ?? "{}") as object), ownBuilder: "plimsoll-again-0a0b0c0d" });
    const host = Object.assign(fakeHost({ kind: "runner", env: step.recorded.env, state: { "layer-cache": state } }), { exec: createExec(step.recorded.env, step.recorded.workspace) });
    await post(host, step.facade.parts);
    expect(step.recorded.calls().at(-1)?.args).toEqual(["buildx", "rm", "--force", "plimsoll-again-0a0b0c0d"]);
  });

  it("the engine's own BuildKit builds again without anything that it had", async () => {
    const step = await build({ behaviour: { ...lost, driver: "docker" }, script, stored: null });
    expect(step.error).toBeNull();
    expect(builds(step)[1]).toContain("--no-cache");
  });

  it("and it cannot be mended, the error says so", async () => {
    const spoiled = "ERROR: failed to solve: parent snapshot sha256:abc does not exist: not found\n";
    const step = await build({ behaviour: { ...lost, driver: "docker", later: [{ exitCode: 1, stderr: spoiled }] }, script, stored: null });
    expect((step.error as UserError).message).toBe(
      "The build failed because of its layer cache: A layer vanished from it while the build read it. Builder current (docker) cannot build without what it had begun to read, and this job may not make it anew.",
    );
    expect(builds(step)).toHaveLength(2);
  });

  it("a build that then fails by itself fails with its own error", async () => {
    const step = await build({ behaviour: { ...lost, later: [{ exitCode: 1, stderr: "ERROR: failed to solve: no such stage\n" }] }, script, isOwn: true });
    expect((step.error as UserError).message).toContain("no such stage");
    expect(builds(step)).toHaveLength(2);
  });

  it("no fresh builder can be made, the error says so", async () => {
    const step = await build({ behaviour: { ...lost, createExitCode: 1 }, script });
    expect((step.error as UserError).message).toMatch(/^The build failed because of its layer cache: A layer vanished from it while the build read it\. /);
    expect((step.error as UserError).message).toContain("no builder today");
  });
});

describe("a build is repeated", () => {
  it("where the facade died while BuildKit read from it, and nothing is written any more", async () => {
    const step = await build({ behaviour: { exitCode: 1, stderr: LOST, later: [{ exitCode: 0 }] }, script: { after: null }, isOwn: true });
    expect(step.error).toBeNull();
    const [, second] = builds(step);
    expect([flagsOf(second, "--cache-from"), flagsOf(second, "--cache-to")]).toEqual([[], []]);
  });

  it("where another backend's layer cannot be read", async () => {
    const stderr = "ERROR: failed to solve: failed to commit sha256:0: unexpected commit digest sha256:1, expected sha256:0: failed precondition\n";
    const step = await build({ inputs: { cache: "gha" }, behaviour: { exitCode: 1, stderr, later: [{ exitCode: 0 }] }, isOwn: true });
    expect(step.error).toBeNull();
    expect(builds(step)).toHaveLength(2);
    expect(step.host.outputs["degraded-reason"]).toBe("A layer could not be read from it (gha).");
  });

  it.each<[string, StepOptions]>([
    ["with what the user gave as cache", { inputs: { "cache-from": "type=gha" }, behaviour: { exitCode: 1, stderr: LOST } }],
    ["for an error of its own", { behaviour: { exitCode: 1, stderr: "ERROR: failed to solve: failed to compute cache key: failed to calculate checksum of ref a: \"/b\": not found\n" } }],
    ["for an error of its own after the facade died", { behaviour: { exitCode: 1, stderr: "ERROR: failed to solve: base image not found\n" }, script: { after: null } }],
    ["more than once", { behaviour: { exitCode: 1, stderr: LOST, later: [{ exitCode: 1, stderr: LOST }] }, script: { after: { lostBlobs: 1 } }, isOwn: true }],
  ])("not %s", async (what, options) => {
    const step = await build(options);
    expect(step.error).toBeInstanceOf(UserError);
    expect(builds(step)).toHaveLength(what === "more than once" ? 2 : 1);
  });
});

describe("when the job ends", () => {
  const ended = async (step: Step): Promise<FakeHost> => {
    const host = fakeHost({ kind: "runner", env: step.recorded.env, state: step.host.savedState });
    await post(host, step.facade.parts);
    return host;
  };

  it("the facade has a minute to write what is new, and its folder is removed", async () => {
    const step = await build({ script: { final: { bytesUp: 5_000_000, requests: 12 } } });
    expect(readdirSync(step.recorded.temp)).toEqual([expect.stringMatching(/^plimsoll-layers-/), expect.stringMatching(/^plimsoll/)].slice(0, readdirSync(step.recorded.temp).length));
    const host = await ended(step);
    expect(step.facade.asked.at(-1)).toBe("finish 60000 /socket-1");
    expect(existsSync(step.facade.started[0]?.folder ?? "")).toBe(false);
    expect(host.lines.map(({ text }) => text)).toEqual(["Layer cache: 12 requests to the CI's cache, 20.5 kB from it, 5.0 MB to it."]);
  });

  it("the summary tells what the cache was worth, with the figures of the end", async () => {
    const step = await build({ script: { final: { bytesUp: 5_000_000 } } });
    expect(step.host.summaries.join("")).not.toContain("Cache:");
    const host = await ended(step);
    expect(host.summaries).toHaveLength(1);
    expect(host.summaries[0]).toContain("Cache: <code>facade</code>");
    expect(host.summaries[0]).toContain("5.0 MB");
  });

  it("what went wrong after the step is told, and once", async () => {
    const quota = { degradedReason: "The repository's cache is full." };
    expect((await ended(await build({ script: { final: quota } }))).lines.filter(({ level }) => level === "notice").map(({ text }) => text)).toEqual(["Layer cache: The repository's cache is full."]);
    expect((await ended(await build({ script: { after: quota } }))).lines.filter(({ level }) => level === "notice")).toEqual([]);
  });

  it("a facade that is gone fails nothing", async () => {
    const host = await ended(await build({ script: { final: null } }));
    expect(host.lines.filter(({ level }) => level === "notice")).toHaveLength(1);
  });

  it("a build that failed leaves the layers that it had, too", async () => {
    const step = await build({ behaviour: { exitCode: 1, stderr: "ERROR: failed to solve: no\n" } });
    expect(step.error).toBeInstanceOf(UserError);
    await ended(step);
    expect(step.facade.asked.at(-1)).toBe("finish 60000 /socket-1");
  });

  it("no state that something forged removes a folder or a builder of another", async () => {
    const recorded = recordBuildx();
    const forged = { folder: recorded.workspace, handle: null, backend: "facade", reason: null, ownBuilder: "production", waitedMs: 0, section: null };
    const host = fakeHost({ kind: "runner", env: recorded.env, state: { "layer-cache": JSON.stringify(forged) } });
    await post(host, scriptFacade().parts);
    expect(host.lines.filter(({ level }) => level === "notice").map(({ text }) => text)).toEqual([expect.stringContaining("is no folder that this job made")]);
    expect([existsSync(recorded.workspace), recorded.calls()]).toEqual([true, []]);
  });

  it("what something wrote of the build that makes no sense keeps nothing from being removed", async () => {
    const step = await build();
    const state = JSON.stringify({ ...(JSON.parse(step.host.savedState["layer-cache"] ?? "{}") as object), section: { statistics: { steps: 7, hitRatio: 1, firstMiss: 7 } } });
    const host = fakeHost({ kind: "runner", env: step.recorded.env, state: { "layer-cache": state } });
    await post(host, step.facade.parts).catch(() => {});
    expect(existsSync(step.facade.started[0]?.folder ?? "")).toBe(false);
  });

  it("on the command line the command does it itself", async () => {
    const step = await build({ kind: "terminal" });
    expect(step.facade.asked.at(-1)).toBe("finish 60000 /socket-1");
    expect(existsSync(step.facade.started[0]?.folder ?? "")).toBe(false);
    expect(step.facade.started[0]?.watch.pid).toBe(process.pid);
  });

  it("in a job the facade ends with what started this process", async () => {
    expect((await build()).facade.started[0]?.watch.pid).toBe(process.ppid);
  });
});
