import { mkdir, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, beforeEach, expect, onTestFinished, test } from "vitest";
import type { LocalRegistry } from "../../src/local/registry.ts";
import type { Report } from "../../src/report/report.ts";
import { asWorkflow, blocksOf } from "../dev/written-workflows.ts";
import { commit, pullRequestEvent, startWorld as startServices, type World as Services } from "../diff/world.ts";
import { baseName } from "./base-image.ts";
import { registerArm64 } from "./emulation.ts";
import { type FaultProxy, startFaultProxy } from "./fault-proxy.ts";
import { type JobOptions, type JobRun, runJobs, testMachine } from "./jobs.ts";
import type { Machine } from "./machine.ts";
import { makeAuthority } from "./openssl.ts";
import { must } from "./processes.ts";
import { plimsoll, readWorld } from "./world.ts";

// The three workflows that README.md shows, and a recipe, as they are written: only the registry's host differs from what users copy.
const world = await readWorld();
const { bridge } = world.registries;
const TOKEN = "ghs_tokenOfTheExamplesThatMayWrite12";
const OWN = { id: 1, full_name: "acme/api", default_branch: "main" };
const RUN = "77";

const folder = await mkdtemp(join(tmpdir(), "plimsoll-e2e-examples-"));
let tls: { readonly certificate: string; readonly key: string };
let caFile: string;
beforeAll(async () => {
  const authority = await makeAuthority(join(folder, "certificates"));
  caFile = authority.file;
  tls = await authority.sign("server", "serverAuth", [world.gateway]);
  await registerArm64();
});
afterAll(() => rm(folder, { recursive: true, force: true }));

let services: Services;
let registry: LocalRegistry;
/** The same registry as builders and jobs reach it. */
let front: FaultProxy;
let machine: Machine;
beforeEach(async () => {
  services = await startServices();
  ({ registry } = services);
  services.forge.accounts.push({ login: "github-actions[bot]", id: 41898282, type: "Bot", token: TOKEN, access: "write", isApp: true });
  front = await startFaultProxy({ upstream: registry.host, address: world.gateway, tls });
  onTestFinished(() => front.close());
  machine = await testMachine(world);
  const trusted = `[registry."${bridge}"]\n  http = true\n[registry."${front.host}"]\n  ca = ["${caFile}"]\n`;
  await mkdir(join(machine.client.config, "buildx"));
  await writeFile(join(machine.client.config, "buildx/buildkitd.default.toml"), trusted);
});

/** Each run makes so many bytes that nothing makes smaller, and tells the machine that it was made on. */
function dockerfile(kilobytes: number): Record<string, string> {
  return { Dockerfile: `FROM ${bridge}/${baseName}\nRUN uname -m >/machine\nRUN head -c ${kilobytes}000 /dev/urandom >/cargo\n` };
}

const exampleOf = (name: string): Promise<string> => readFile(`examples/${name}.yml`, "utf8");

async function run(written: string, options: JobOptions & { readonly ref: string; readonly sha: string }): Promise<JobRun> {
  const { ref, sha, ...given } = options;
  const cache = services.service.env({ runId: RUN, ref, ...(ref.startsWith("refs/pull/") ? { baseRef: "refs/heads/main" } : {}), defaultBranch: "main" });
  const done = await runJobs(world, written.replaceAll("ghcr.io", front.host), {
    token: TOKEN,
    machine,
    machineEnv: { NODE_EXTRA_CA_CERTS: caFile, SSL_CERT_FILE: caFile },
    ...given,
    env: { ...cache, GITHUB_API_URL: services.forge.apiUrl, GITHUB_REF: ref, SHA_REF: sha, GITHUB_RUN_ID: RUN },
  });
  expect(done.builders).toEqual([]);
  expect(done.stillRunning).toEqual([]);
  return done;
}

function push(written: string, ref: string, sha: string, files: Record<string, string>): Promise<JobRun> {
  return run(written, { ref, sha, files, payload: { ref, before: commit(5), after: sha, repository: OWN } });
}

/** By what the tags lead to, the names of those that lead there. */
function namesByDigest(): string[][] {
  const tags = Object.entries(registry.tagsOf("acme/api"));
  return [...Map.groupBy(tags, ([, digest]) => digest).values()].map((same) => same.map(([name]) => name).sort());
}

async function platformsOf(tag: string): Promise<string[]> {
  const done = await plimsoll(world, ["inspect", `${registry.host}/acme/api:${tag}`, "--format", "json", "--quiet"]);
  expect(done.stderr).toBe("");
  return (JSON.parse(done.stdout) as Report).platforms.map(({ platform }) => platform);
}

const writes = (): string[] => front.requests.map(({ line }) => line).filter((line) => !/^(GET|HEAD) /.test(line));
const SHORT = `sha-${commit(6).slice(0, 7)}`;

test("examples/pull-request.yml publishes what is pushed to main; a pull request is built, weighed against the commit that it branched off, red over budget and green within it, and has one comment", async () => {
  const example = await exampleOf("pull-request");
  const pushed = await push(example, "refs/heads/main", commit(6), dockerfile(40));
  expect(pushed.succeeded, pushed.log).toBe(true);
  expect(namesByDigest()).toEqual([["main", SHORT]]);
  expect(services.comments()).toEqual([]);
  const sent = writes().length;
  expect(sent).toBeGreaterThan(3);

  const pull = (kilobytes: number): Promise<JobRun> =>
    run(example, { event: "pull_request", ref: "refs/pull/7/merge", sha: commit(99), payload: pullRequestEvent(), files: dockerfile(kilobytes) });
  const grown = await pull(20_500);
  expect(grown.succeeded).toBe(false);
  expect(grown.log).toContain("Over budget on linux/amd64: delta-pull <= 20MB");
  expect(grown.log).not.toContain("Over budget on linux/amd64: pull <= 250MB");
  expect(services.comments()).toHaveLength(1);
  for (const words of ["<!-- plimsoll:diff key=acme/api -->", SHORT, "+20.5 MB", "delta-pull <= 20MB"]) expect(services.comments()[0]).toContain(words);

  const shrunk = await pull(2000);
  expect(shrunk.succeeded, shrunk.log).toBe(true);
  expect(services.comments()).toEqual([expect.stringContaining("+2.0 MB")]);
  expect(services.comments()[0]).toContain("within budget");
  expect(writes().slice(sent)).toEqual([]);
});

test("examples/release.yml moves all tags of a release for both platforms or none, and a prerelease leaves latest where it is", async () => {
  const example = await exampleOf("release");
  front.faults.push({ on: /^PUT \/v2\/acme\/api\/manifests\/latest$/, answer: { kind: "other", status: 403, body: '{"errors":[{"code":"DENIED"}]}' } });
  const torn = await push(example, "refs/tags/v1.2.3", commit(6), dockerfile(40));
  expect(torn.succeeded).toBe(false);
  expect(writes().filter((line) => line.includes("/manifests/1.2"))).not.toEqual([]);
  expect(registry.tagsOf("acme/api")).toEqual({});

  const released = await push(example, "refs/tags/v1.2.3", commit(6), dockerfile(40));
  expect(released.succeeded, released.log).toBe(true);
  expect(namesByDigest()).toEqual([["1.2", "1.2.3", "latest"]]);
  expect(await platformsOf("1.2.3")).toEqual(["linux/amd64", "linux/arm64"]);

  const candidate = await push(example, "refs/tags/v1.2.4-rc.1", commit(7), dockerfile(50));
  expect(candidate.succeeded, candidate.log).toBe(true);
  expect(namesByDigest()).toEqual([["1.2", "1.2.3", "latest"], ["1.2.4-rc.1"]]);
  expect(services.comments()).toEqual([]);
});

test("examples/native.yml builds each platform in a job of its own and gives the joined image the release's tags", async () => {
  const released = await push(await exampleOf("native"), "refs/tags/v1.2.3", commit(6), dockerfile(40));
  expect(released.succeeded, released.log).toBe(true);
  expect(namesByDigest()).toEqual([["1.2", "1.2.3", "latest", SHORT]]);
  expect(await platformsOf("latest")).toEqual(["linux/amd64", "linux/arm64"]);
});

test("the recipe that tests before it publishes publishes the files that were tested", async () => {
  const blocks = blocksOf("docs/recipes.md", await readFile("docs/recipes.md", "utf8"));
  const recipe = asWorkflow(blocks.find(({ text }) => text.includes("api:test")) ?? { place: "", text: "" });
  const selfTest = String.raw`printf '#!/bin/sh\necho sound\n' >/app/self-test && chmod +x /app/self-test`;
  const files = { Dockerfile: `FROM ${bridge}/${baseName}\nRUN mkdir /app && head -c 400000 /dev/urandom >/app/cargo && ${selfTest}\n` };
  const docker = (...args: string[]): Promise<string> => must(world.programs.docker, args, { env: machine.env });
  onTestFinished(async () => void (await docker("rmi", "--force", "api:test")));

  const done = await push(recipe?.text ?? "", "refs/heads/main", commit(6), files);
  expect(done.succeeded, done.log).toBe(true);
  expect(done.log).toMatch(/\| sound$/m);
  const compared = await plimsoll(world, ["diff", "docker-daemon:api:test", `${registry.host}/acme/api:main`], { DOCKER_HOST: world.engine });
  expect(compared.stdout).toMatch(/^Files: \d metadata only$/m);
});
