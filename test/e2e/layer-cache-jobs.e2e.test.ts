import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, onTestFinished, test } from "vitest";
import { formatBytes } from "../../src/format.ts";
import { type ActionsRequest, type JobIdentity, type LocalActionsService, startActionsService } from "../../src/local/actions-service.ts";
import { baseName } from "./base-image.ts";
import { type JobOptions, type JobRun, runJobs, testMachine } from "./jobs.ts";
import type { Machine } from "./machine.ts";
import { must } from "./processes.ts";
import { startRemoteBuilder } from "./remote-builder.ts";
import { checkout, onPush, printed, shell, step } from "./steps.ts";
import { remainsIn } from "./workflows.ts";
import { readWorld } from "./world.ts";

const world = await readWorld();
const { bridge, plain } = world.registries;
const TOKEN = "ghs_tokenThatMayListTheCaches12345678";
const crane = (...args: string[]): Promise<string> => must(world.programs.crane, [...args, "--insecure"]);

let service: LocalActionsService;
beforeEach(async () => void (service = await startActionsService()));
afterEach(() => service.close());

const outputs = ["digest", "cache-backend", "cache-hit-ratio", "cache-steps", "cache-first-miss", "cache-seconds-saved", "cache-requests", "cache-bytes-down", "cache-bytes-up", "degraded-reason"];

/** Prints a step's outputs: by variables, for what they hold is no shell's to read. */
function show(id = "build", as = ""): string {
  const variables = outputs.map((name, index) => `    OUTPUT_${index}: \${{ steps.${id}.outputs.${name} }}\n`).join("");
  return `- env:\n${variables}  run: |\n${outputs.map((name, index) => `    echo "${as}${name}: $OUTPUT_${index}"\n`).join("")}`;
}

/** A machine whose builders know the registry on the bridge. */
async function bridgedMachine(): Promise<Machine> {
  const machine = await testMachine(world);
  await mkdir(join(machine.client.config, "buildx"), { recursive: true });
  await writeFile(join(machine.client.config, "buildx/buildkitd.default.toml"), `[registry."${bridge}"]\n  http = true\n`);
  return machine;
}

/** A job, and what it asked of the CI's cache. */
interface CachedJob extends JobRun {
  readonly requests: readonly ActionsRequest[];
}

/** Runs a workflow of a repository whose cache is the service's, on a machine where nothing was built yet; nothing of the cache's may be left. */
async function runWorkflow(text: string, files: Readonly<Record<string, string>>, options: JobOptions = {}, job: JobIdentity = {}): Promise<CachedJob> {
  const { machine = await bridgedMachine() } = options;
  const env: Record<string, string> = { ...service.env(job), GITHUB_API_URL: service.apiUrl };
  const before = service.requests.length;
  const done = await runJobs(world, text, {
    machine,
    files,
    token: service.allowToken("read", TOKEN),
    ...options,
    env: { ...env, ...options.env },
    alsoSecret: [env["ACTIONS_RUNTIME_TOKEN"] ?? ""],
  });
  expect(done.stillRunning).toEqual([]);
  expect(done.builders).toEqual([]);
  expect(await leftBehind(machine.folder)).toEqual([]);
  return { ...done, requests: service.requests.slice(before) };
}

/** What is Plimsoll's in the temporary folders of jobs that have ended. */
async function leftBehind(folder: string): Promise<string[]> {
  const jobs = remainsIn(folder);
  const names = await Promise.all((await readdir(jobs)).map((job) => readdir(join(jobs, job, "temp"))));
  return names.flat().filter((name) => name.startsWith("plimsoll"));
}

async function run(files: Readonly<Record<string, string>>, steps: readonly string[], options: JobOptions = {}, job: JobIdentity = {}): Promise<CachedJob> {
  const done = await runWorkflow(onPush(checkout, ...steps, show()).replace("on: push", `on: ${options.event ?? "push"}`), files, options, job);
  expect(done.succeeded, done.log).toBe(true);
  return done;
}

function shown({ log }: JobRun, ...names: string[]): string[] {
  return names.map((name) => printed(log, name));
}

function pushed(name: string, ...more: string[]): string {
  return step("build", "push: true", `tags: ${bridge}/acme/${name}:1`, `insecure-registries: ${bridge}`, ...more);
}

/** The image for this platform that a job pushed, as its manifest has it; `as` is what its digest was printed as. */
async function imageOf(name: string, { log }: JobRun, as = "digest"): Promise<{ config: { digest: string }; layers: { mediaType: string; digest: string }[] }> {
  return JSON.parse(await crane("manifest", "--platform", "linux/amd64", `${bridge}/acme/${name}@${printed(log, as)}`)) as Awaited<ReturnType<typeof imageOf>>;
}

/** What an unchanged rebuild costs: it looks, and writes nothing. */
const unchanged = ["GetCacheEntryDownloadURL", "GetBlob", "ListCaches", "GetCacheUsage"];

function operations({ requests }: CachedJob): (string | null)[] {
  return requests.map(({ operation }) => operation);
}

interface Counted {
  readonly requests: number;
  readonly down: number;
  readonly up: number;
}

function count(requests: readonly ActionsRequest[]): Counted {
  const sum = (bytes: (request: ActionsRequest) => number): number => requests.reduce((total, request) => total + bytes(request), 0);
  return { requests: requests.length, down: sum(({ sentBytes }) => sentBytes), up: sum(({ receivedBytes }) => receivedBytes) };
}

/** The summary's line of the job's cache, of what the service counted. */
function trafficLine({ requests }: CachedJob): string {
  const { requests: number, down, up } = count(requests);
  return `${formatBytes(down)} down · ${formatBytes(up)} up · ${number} requests`;
}

const files = {
  Dockerfile: [
    `FROM ${bridge}/${baseName}`,
    "COPY deps.txt /deps.txt",
    "RUN sleep 1 && sha256sum /deps.txt >/deps.sum",
    "COPY app.txt /app.txt",
    "RUN sha256sum /app.txt >/app.sum",
    "",
  ].join("\n"),
  "deps.txt": "left-pad 1.3.0\n",
  "app.txt": "one\n",
};

describe("built twice, each time on a builder of its own, by a workflow that says nothing of a cache", () => {
  test("a builder without any driver-opts has every step from the cache; a changed file builds anew only what follows it, and is named", async () => {
    const steps = [step("setup"), pushed("cached-bridge")];
    const first = await run(files, steps);
    expect(shown(first, "cache-backend", "cache-hit-ratio", "cache-steps")).toEqual(["facade", "0.00", '{"cached":0,"built":4}']);
    expect(first.summary).toContain(trafficLine(first));

    const second = await run(files, steps);
    expect(shown(second, "cache-backend", "cache-hit-ratio", "cache-steps")).toEqual(["facade", "1.00", '{"cached":4,"built":0}']);
    expect(Number(printed(second.log, "cache-seconds-saved"))).toBeGreaterThanOrEqual(1);
    expect(printed(second.log, "degraded-reason")).toBe("");
    expect(operations(second)).toEqual(unchanged);
    expect(second.summary).toContain(trafficLine(second));
    // The outputs are set before the last of these requests.
    const { requests, down, up } = count(second.requests.slice(0, -1));
    expect(shown(second, "cache-requests", "cache-bytes-down", "cache-bytes-up")).toEqual([requests, down, up].map(String));

    expect(await imageOf("cached-bridge", second)).toEqual(await imageOf("cached-bridge", first));

    const changed = await run({ ...files, "app.txt": "two\n" }, steps);
    expect(shown(changed, "cache-hit-ratio", "cache-steps")).toEqual(["0.50", '{"cached":2,"built":2}']);
    expect(printed(changed.log, "cache-first-miss")).toContain("app.txt");
    expect(changed.summary).toContain(trafficLine(changed));
  });

  test("for two platforms, in several stages, on a builder on the host's network", async () => {
    const staged = {
      Dockerfile: [
        `FROM ${bridge}/${baseName} AS tools`,
        "RUN uname -m >/tool",
        `FROM ${bridge}/${baseName} AS unneeded`,
        "RUN false",
        `FROM ${bridge}/${baseName}`,
        "COPY --from=tools /tool /tool",
        "COPY app.txt /app.txt",
        "RUN cat /tool /app.txt >/both",
        "",
      ].join("\n"),
      "app.txt": "one\n",
    };
    const steps = [step("setup", "driver-opts: network=host"), pushed("cached-platforms", "platforms: linux/amd64,linux/arm64")];
    const first = await run(staged, steps);
    expect(shown(first, "cache-backend", "cache-steps")).toEqual(["facade", '{"cached":0,"built":8}']);

    const second = await run(staged, steps);
    expect(shown(second, "cache-backend", "cache-steps")).toEqual(["facade", '{"cached":8,"built":0}']);
    expect(operations(second)).toEqual(unchanged);

    const changed = await run({ ...staged, "app.txt": "two\n" }, steps);
    expect(shown(changed, "cache-steps")).toEqual(['{"cached":4,"built":4}']);
  });

  test("with 500 MB in a cache mount, which leave no trace in the image", async () => {
    const folder = await mkdtemp(join(tmpdir(), "plimsoll-e2e-image-"));
    onTestFinished(() => rm(folder, { recursive: true, force: true }));
    // Each repeats the same bytes, too far apart for a compressor to see.
    const fill = "head -c 25000000 /dev/urandom >/cache/0; for name in $(seq 19); do (echo $name; cat /cache/0) >/cache/$name; done";
    const found = "ls /cache | wc -l >/count && md5sum /cache/* | md5sum >/sum";
    const mounted = (app: string): Record<string, string> => ({
      Dockerfile: `FROM ${bridge}/${baseName}\nCOPY app.txt /app.txt\nRUN --mount=type=cache,id=blobs,target=/cache if [ "$(cat /app.txt)" = one ]; then ${fill}; fi; ${found}\n`,
      "app.txt": `${app}\n`,
      "package-lock.json": "{}\n",
    });
    /** What its step found in the mount. */
    async function made(): Promise<string[]> {
      const reference = `${bridge}/acme/cached-mounts:1`;
      const config = JSON.parse(await crane("config", reference)) as { history: { created_by: string }[] };
      expect(config.history.map(({ created_by }) => created_by.split(" ")[0])).toEqual(["RUN", "COPY", "RUN"]);
      await crane("export", reference, join(folder, "image.tar"));
      const names = (await must("tar", ["-tf", join(folder, "image.tar")])).trim().split("\n");
      expect(names.filter((name) => !/^\/?(bin|etc|root|tmp|usr)(\/|$)/.test(name)).sort()).toEqual([".", "app.txt", "count", "dev", "proc", "sum", "sys"]);
      return (await must("tar", ["-xOf", join(folder, "image.tar"), "count", "sum"])).trim().split("\n");
    }
    const mountsOf = ({ requests }: CachedJob): (string | null)[] => requests.filter(({ key, operation }) => operation === "FinalizeCacheEntryUpload" && key?.startsWith("plimsoll-mount-") === true).map(({ key }) => key);
    const steps = [step("setup"), pushed("cached-mounts")];
    const first = await run(mounted("one"), steps);
    expect(shown(first, "cache-backend", "cache-steps", "degraded-reason")).toEqual(["facade", '{"cached":0,"built":2}', ""]);
    const filled = await made();
    expect(filled).toEqual(["20", expect.stringMatching(/^[0-9a-f]{32} /)]);
    expect(mountsOf(first)).toHaveLength(1);
    expect(count(first.requests).up).toBeGreaterThan(500_000_000);

    const second = await run(mounted("two"), steps);
    expect(shown(second, "cache-backend", "cache-steps", "degraded-reason")).toEqual(["facade", '{"cached":0,"built":2}', ""]);
    expect(await made()).toEqual(filled);
    // It is what it was, and is not stored again.
    expect(mountsOf(second)).toEqual([]);
  });
});

/** A build under an id of its own, and its outputs with that before their names. */
function build(id: string, ...inputs: string[]): string {
  return step("build", ...inputs).replace("id: build", `id: ${id}`) + show(id, `${id} `);
}

function setUp(name: string, ...inputs: string[]): string {
  return step("setup", `name: ${name}`, ...inputs).replace("  id: setup\n", "");
}

describe("the pushed image", () => {
  test("is the same with the cache, from it and without it: its layers are gzip, whatever the cache keeps", async () => {
    const building = (id: string, cache: string): string =>
      build(id, `builder: ${id}`, `cache: ${cache}`, "push: true", `tags: ${bridge}/acme/same:1`, `insecure-registries: ${bridge}`, "source-date-epoch: 1700000000", "rewrite-timestamp: true");
    const first = await run(files, [setUp("kept"), building("kept", "auto"), setUp("off"), building("off", "off")]);
    const second = await run(files, [setUp("kept"), building("kept", "auto")]);
    expect(["kept", "off"].map((id) => printed(first.log, `${id} cache-backend`))).toEqual(["facade", "off"]);
    expect(printed(second.log, "kept cache-steps")).toBe('{"cached":4,"built":0}');
    const image = await imageOf("same", first, "off digest");
    expect([await imageOf("same", first, "kept digest"), await imageOf("same", second, "kept digest")]).toEqual([image, image]);
    expect(new Set(image.layers.map(({ mediaType }) => mediaType))).toEqual(new Set(["application/vnd.oci.image.layer.v1.tar+gzip"]));
  });
});

describe("layers are kept", () => {
  const local = { ...files, Dockerfile: files.Dockerfile.replace(bridge, plain) };
  const steps = (log: string, id: string): string[] => ["cache-backend", "cache-steps", "degraded-reason"].map((name) => printed(log, `${id} ${name}`));

  test("as the input says, or the user's own cache-from and cache-to", async () => {
    const machine = await testMachine(world);
    const own = ["cache-from: type=local,src=own-cache", "cache-to: type=local,dest=own-cache,mode=max"];
    const each = (round: number): string[] => [
      build(`local${round}`, "file: local.Dockerfile", "cache: local", "outputs: type=oci,dest=image.tar"),
      build(`registry${round}`, "file: registry.Dockerfile", "cache: registry", "push: true", `tags: ${plain}/acme/elsewhere:1`),
      build(`user${round}`, "file: user.Dockerfile", "outputs: type=oci,dest=image.tar", ...own),
    ];
    const text = onPush(checkout, setUp("one", "driver-opts: network=host"), ...each(1), setUp("two", "driver-opts: network=host"), ...each(2), build("off", "cache: off", "outputs: type=oci,dest=image.tar"));
    // One builder has what it built for the others, too.
    const dockerfiles = ["local", "registry", "user"].map((id) => [`${id}.Dockerfile`, local.Dockerfile.replace("COPY", `RUN echo ${id} >/id\nCOPY`)]);
    const done = await runWorkflow(text, { ...local, ...Object.fromEntries(dockerfiles), ".dockerignore": "*.tar\nown-cache\n" }, { machine, env: { PLIMSOLL_CACHE_DIR: join(machine.folder, "kept-by-the-runner") } });
    expect(done.succeeded, done.log).toBe(true);
    for (const id of ["local", "registry", "user"]) {
      expect(steps(done.log, `${id}1`)).toEqual([id, '{"cached":0,"built":5}', ""]);
      expect(steps(done.log, `${id}2`)).toEqual([id, '{"cached":5,"built":0}', ""]);
    }
    expect(steps(done.log, "off")[0]).toBe("off");
    const flags = done.starts.map(({ args }) => args.filter((_, index) => /^--cache-(from|to)$/.test(args[index - 1] ?? ""))).filter(({ length }) => length > 0);
    expect(flags.filter((values) => values.includes("type=local,src=own-cache"))).toEqual([1, 2].map(() => ["type=local,src=own-cache", "type=local,dest=own-cache,mode=max"]));
  });

  test("by the facade on 127.0.0.1, with the engine's own BuildKit", async () => {
    const text = onPush(checkout, build("engine", "builder: default", "load: true", "tags: acme/elsewhere:1"), shell("docker rmi acme/elsewhere:1", "docker buildx prune --builder default --all --force"));
    for (const expected of ['{"cached":0,"built":4}', '{"cached":4,"built":0}']) {
      const done = await runWorkflow(text, local, { machine: await testMachine(world) });
      expect(done.succeeded, done.log).toBe(true);
      expect(steps(done.log, "engine")).toEqual(["facade", expected, ""]);
      const flags = done.starts.flatMap(({ args }) => args.filter((_, index) => args[index - 1] === "--cache-from"));
      expect(flags).toEqual([expect.stringMatching(/^type=registry,ref=127\.0\.0\.1:\d+\/[0-9a-f]{32}\/cache:main$/)]);
    }
  });

  test("by BuildKit's own client of the CI's cache, with a builder that does not reach this machine", async () => {
    const folder = await mkdtemp(join(tmpdir(), "plimsoll-e2e-remote-"));
    onTestFinished(() => rm(folder, { recursive: true, force: true }));
    const builders = await Promise.all(["first", "second"].map((name) => startRemoteBuilder(join(folder, name), world.programs)));
    onTestFinished(() => Promise.all(builders.map(({ stop }) => stop())).then(() => undefined));
    const secrets: Record<string, string> = {};
    const parts = await Promise.all(builders.map(async ({ address, ca, certificate, key }, index) => {
      const variables = await Promise.all(([["CACERT", ca], ["CERT", certificate], ["KEY", key]] as const).map(async ([part, file]) => {
        secrets[`NODE_${index}_${part}`] = await readFile(file, "utf8");
        return `    BUILDER_NODE_0_AUTH_TLS_${part}: \${{ secrets.NODE_${index}_${part} }}\n`;
      }));
      return `${setUp(`remote${index}`, "driver: remote", `endpoint: ${address}`)}  env:\n${variables.join("")}${build(`build${index}`, "push: true", `tags: ${plain}/acme/remote:1`)}`;
    }));
    const done = await runWorkflow(onPush(checkout, ...parts), local, { machine: await testMachine(world), secrets });
    expect(done.succeeded, done.log).toBe(true);
    expect([steps(done.log, "build0"), steps(done.log, "build1")]).toEqual([["gha", '{"cached":0,"built":4}', ""], ["gha", '{"cached":4,"built":0}', ""]]);
    const flags = done.starts.flatMap(({ args }) => args.filter((_, index) => args[index - 1] === "--cache-to"));
    expect(flags).toEqual([0, 1].map(() => expect.stringMatching(/^type=gha,scope=plimsoll-[0-9a-f]{16},timeout=10s,mode=max,ignore-error=true/) as string));
    const [, scope = ""] = /scope=([^,]+)/.exec(flags[0] ?? "") ?? [];
    expect(service.cacheEntries().some(({ key }) => key.startsWith(`index-${scope}-1-`))).toBe(true);
    expect(done.requests.filter(({ status }) => status >= 400)).toEqual([]);
  });
});

describe("a job that does not end well leaves nothing of its cache: no process, no folder", () => {
  // What stands before it is done: the step that sleeps has begun.
  const begun = ">/large: ";
  const slow = { ...files, Dockerfile: `FROM ${bridge}/${baseName}\nRUN --mount=type=cache,target=/cache head -c 40000000 /dev/urandom >/large\nRUN sleep 300\n` };
  const text = onPush(checkout, step("setup"), pushed("ends"));

  test.each<[string, Pick<JobOptions, "cancelAt" | "interruptAt">]>([
    ["cancelled with the whole run", { cancelAt: begun }],
    ["cancelled by signals to the action's own process", { interruptAt: { text: begun, script: "build.js" } }],
    ["its action killed", { interruptAt: { text: begun, script: "build.js", isKilled: true } }],
  ])("%s", async (_how, when) => {
    const done = await runWorkflow(text, slow, when);
    expect(done.succeeded).toBe(false);
    expect(done.log).toContain("Layer cache: facade");
  });

  test("its build failed", async () => {
    const done = await runWorkflow(text, { ...slow, Dockerfile: slow.Dockerfile.replace("sleep 300", "false") });
    expect(done.succeeded).toBe(false);
    expect(done.log).toMatch(/::error [^\n]*RUN false/);
    expect(done.log).toContain("Layer cache: facade");
  });
});

describe("jobs of one repository", () => {
  test("of a pull request read what main has, and write to the pull request alone; another does not see it", async () => {
    const steps = [step("setup"), pushed("scoped")];
    await run(files, steps);
    const changed = { ...files, "app.txt": "two\n" };
    const event = (number: number): [JobOptions, JobIdentity] => [
      { event: "pull_request", payload: { action: "synchronize", number, pull_request: { number, head: { ref: "topic", sha: "a".repeat(40), repo: { full_name: "acme/api" } }, base: { ref: "main" } }, repository: { full_name: "acme/api", default_branch: "main" } }, env: { GITHUB_REF: `refs/pull/${number}/merge` } },
      { ref: `refs/pull/${number}/merge`, baseRef: "main" },
    ];
    const before = service.cacheEntries().length;
    const results = [];
    for (const number of [7, 7, 8]) results.push(shown(await run(changed, steps, ...event(number)), "cache-backend", "cache-steps"));
    expect(results).toEqual([["facade", '{"cached":2,"built":2}'], ["facade", '{"cached":4,"built":0}'], ["facade", '{"cached":2,"built":2}']]);
    const scopes = service.cacheEntries().slice(before).map(({ scope }) => scope);
    expect(new Set(scopes)).toEqual(new Set(["refs/pull/7/merge", "refs/pull/8/merge"]));
  });

  test("at the same time, on one branch, lose no layer of each other", async () => {
    const text = `name: image
on: push
jobs:
  image:
    strategy:
      matrix:
        app: [one, two, three]
    runs-on: ubuntu-latest
    steps:
      - uses: actions/checkout@v6
      - run: echo \${{ matrix.app }} >app.txt
      - uses: plimsoll-ci/plimsoll/actions/setup@v1
        id: setup
      - uses: plimsoll-ci/plimsoll/actions/build@v1
        id: build
        with:
          builder: \${{ steps.setup.outputs.name }}
          push: true
          tags: ${bridge}/acme/parallel:\${{ matrix.app }}
          insecure-registries: ${bridge}
      - env:
          STEPS: \${{ steps.build.outputs.cache-steps }}
        run: |
          echo "steps: $STEPS"
`;
    const all = async (): Promise<string[]> => {
      const done = await runWorkflow(text, files);
      expect(done.succeeded, done.log).toBe(true);
      return [...done.log.matchAll(/\| steps: (.*)/g)].map(([, steps = ""]) => steps);
    };
    expect(await all()).toEqual([1, 2, 3].map(() => '{"cached":0,"built":4}'));
    expect(await all()).toEqual([1, 2, 3].map(() => '{"cached":4,"built":0}'));
  });
});
