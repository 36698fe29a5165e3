import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { beforeEach, expect, onTestFinished, test } from "vitest";
import { type LocalActionsService, startActionsService } from "../../src/local/actions-service.ts";
import { type LocalForge, startForge } from "../../src/local/forge.ts";
import type { Report } from "../../src/report/report.ts";
import { forgetFormat, registeredFormats } from "./emulation.ts";
import { incompressible } from "./incompressible.ts";
import { type JobOptions, type JobRun, runJobs, testMachine } from "./jobs.ts";
import { pathWithoutQemu } from "./machine.ts";
import { binfmtImage } from "./standin-images.ts";
import { checkout, onPush, printed } from "./steps.ts";
import { remainsIn } from "./workflows.ts";
import { plimsoll, readWorld } from "./world.ts";

// One workflow, of the root action alone, on everything that starts it.
const world = await readWorld();
const { plain, tls } = world.registries;
const password = await readFile(tls.passwordFile, "utf8");
const trusting = { NODE_EXTRA_CA_CERTS: tls.caFile, SSL_CERT_FILE: tls.caFile };
const image = `${tls.host}/acme/whole`;
const TOKEN = "ghs_tokenThatMayWriteTheComments12345";
const READER = "ghs_tokenOfAForkThatMayOnlyRead123456";

const [before, merged, head] = ["b", "c", "d"].map((digit) => digit.repeat(40)) as [string, string, string];

const outputs = ["digest", "image", "tags", "platforms", "base-source", "comment-url", "cache-steps", "logged-in", "verdict"];

const workflow = onPush(
  checkout,
  `- uses: plimsoll-ci/plimsoll@v1
  id: image
  with:
    image: ${image}
    platforms: linux/amd64,linux/riscv64
    registry: ${tls.host}
    username: ${tls.username}
    password: \${{ secrets.REGISTRY_PASSWORD }}
    driver-opts: network=host
    buildkitd-config-inline: |
      [registry."${tls.host}"]
        http = false
        ca = ["${tls.caFile}"]
    binfmt-image: ${plain}/${binfmtImage}
    budget: layers <= 5
    dry-run: \${{ vars.DRY_RUN }}
`,
  `- env:\n${outputs.map((name, index) => `    OUTPUT_${index}: \${{ steps.image.outputs.${name} }}\n`).join("")}  run: |\n${outputs.map((name, index) => `    echo "${name}: $OUTPUT_${index}"\n`).join("")}`,
).replace("on: push", "on: [push, pull_request]");

function filesOf(kilobytes: number): Record<string, string> {
  return { Dockerfile: "FROM scratch\nCOPY base /base\nCOPY cargo /cargo\n", base: "the same in every build\n", cargo: incompressible(kilobytes * 1000).toString("base64") };
}

let service: LocalActionsService;
let forge: LocalForge;
beforeEach(async () => {
  [service, forge] = await Promise.all([startActionsService(), startForge({ kind: "github" })]);
  onTestFinished(() => Promise.all([service.close(), forge.close()]).then(() => undefined));
  const bot = { login: "github-actions[bot]", id: 41898282, type: "Bot", isApp: true } as const;
  forge.accounts.push({ ...bot, token: TOKEN, access: "write" }, { ...bot, token: READER, access: "read" });
  forge.commits.set(before, { sha: before, parents: [] }).set(merged, { sha: merged, parents: [before] }).set(head, { sha: head, parents: [merged] });
  forge.branches.set("main", merged).set("grow", head);
  forge.pullRequests.set(7, { number: 7, headSha: head, headBranch: "grow", headOwner: "acme", baseRef: "main", labels: [], state: "open" });
});

const OWN = { id: 1, full_name: "acme/api", default_branch: "main" };

/** Runs the workflow; nothing of it may be left on the machine but what it pushed. */
async function run(options: JobOptions & { readonly ref: string; readonly sha: string }): Promise<JobRun> {
  const { ref, sha, env, machine = await testMachine(world), ...given } = options;
  const cache = service.env({ runId: "77", ref, ...(ref.startsWith("refs/pull/") ? { baseRef: "refs/heads/main" } : {}), defaultBranch: "main" });
  const done = await runJobs(world, workflow, {
    token: TOKEN,
    secrets: { REGISTRY_PASSWORD: password },
    alsoSecret: [cache["ACTIONS_RUNTIME_TOKEN"] ?? ""],
    machineEnv: trusting,
    variables: { DRY_RUN: "false" },
    machine,
    ...given,
    env: { ...cache, GITHUB_API_URL: forge.apiUrl, GITHUB_REF: ref, SHA_REF: sha, RUNNER_ENVIRONMENT: "github-hosted", ...env },
  });
  expect(done.builders).toEqual([]);
  expect(done.stillRunning).toEqual([]);
  const config = await readFile(join(machine.client.config, "config.json"), "utf8").catch(() => "{}");
  expect(config).not.toContain(tls.host);
  const jobs = remainsIn(machine.folder);
  const left = await Promise.all((await readdir(jobs)).map((job) => readdir(join(jobs, job, "temp"))));
  // A report is there to be read.
  expect(left.flat().filter((name) => name.startsWith("plimsoll-"))).toEqual([]);
  return done;
}

async function inspect(reference: string): Promise<Report> {
  const done = await plimsoll(world, ["inspect", reference, "--format", "json", "--quiet", "--registry-ca", `${tls.host}=${tls.caFile}`], { DOCKER_CONFIG: tls.dockerConfig });
  expect(done.stderr).toBe("");
  return JSON.parse(done.stdout) as Report;
}

function pullRequest(from: string): object {
  const base = { ref: "main", sha: merged, repo: OWN };
  return { number: 7, pull_request: { number: 7, head: { ref: "grow", sha: head, repo: { id: 2, full_name: from } }, base }, repository: OWN };
}

test("one workflow publishes a push and a tag, measures pull requests with the layers of the push, and comments; a fork's without a login", { timeout: 300_000 }, async () => {
  if ((await registeredFormats()).includes("qemu-riscv64")) await forgetFormat("qemu-riscv64");
  const machine = await testMachine(world);
  const pushed = await run({
    ref: "refs/heads/main",
    sha: merged,
    payload: { ref: "refs/heads/main", before, after: merged, repository: OWN },
    files: filesOf(40),
    machine,
    machineEnv: { ...trusting, PATH: await pathWithoutQemu(machine) },
  });
  expect(pushed.succeeded, pushed.log).toBe(true);
  expect(shown(pushed, "logged-in", "image", "verdict")).toEqual(["true", `${image}@${printed(pushed.log, "digest")}`, "pass"]);
  expect(JSON.parse(printed(pushed.log, "cache-steps"))).toEqual({ cached: 0, built: 2 });
  // QEMU, builder, login, build, cache, publish and diff, for two platforms, and all of it taken away again.
  const starts = pushed.starts.map(({ program, args }) => [program, ...args].join(" "));
  expect(starts.length, starts.join("\n")).toBeLessThanOrEqual(12);
  expect(starts.filter((start) => start.includes("--privileged"))).toEqual([`docker run --rm --privileged ${plain}/${binfmtImage} --install riscv64`]);
  const main = await inspect(`${image}:main`);
  expect(main.head.digest).toBe(printed(pushed.log, "digest"));
  expect(main.platforms.map(({ platform }) => platform)).toEqual(["linux/amd64", "linux/riscv64"]);
  expect((await inspect(`${image}:sha-ccccccc`)).head.digest).toBe(main.head.digest);
  expect(service.cacheEntries().map(({ key }) => key)).toContain(`plimsoll-report-acme/whole-${merged}`);
  expect(pushed.summary.match(/^##+ .*$/gm)?.map((line) => line.replaceAll(/<[^>]*>|&#\d+;/g, "").replace(/ .*/, ""))).toEqual(["##", "###", "###", "###"]);

  const pull = await run({ event: "pull_request", ref: "refs/pull/7/merge", sha: "f".repeat(40), payload: pullRequest("acme/api"), files: filesOf(2000) });
  expect(pull.succeeded, pull.log).toBe(true);
  expect(shown(pull, "digest", "tags", "image", "base-source")).toEqual(["", "", "", "merge-base"]);
  expect(JSON.parse(printed(pull.log, "cache-steps"))).toEqual({ cached: 1, built: 1 });
  expect(forge.comments.map(({ body }) => /[+][\d.]+ MB/.exec(body)?.[0])).toEqual(["+2.0 MB"]);
  expect(printed(pull.log, "comment-url")).toContain(`#issuecomment-${forge.comments[0]?.id}`);
  expect((await inspect(`${image}:main`)).head.digest).toBe(main.head.digest);

  forge.comments.splice(0);
  const fork = await run({ event: "pull_request", ref: "refs/pull/7/merge", sha: "f".repeat(40), payload: pullRequest("mallory/api"), files: filesOf(2000), token: READER, secrets: {} });
  expect(fork.succeeded, fork.log).toBe(true);
  expect(shown(fork, "logged-in", "digest", "base-source", "comment-url")).toEqual(["false", "", "stored", ""]);
  expect(fork.log).toMatch(/::notice::Not logged in\. .*fork mallory\/api/);
  expect(fork.log).toContain("::notice::No comment on the pull request");
  expect(forge.comments).toEqual([]);
  expect(service.listArtifacts("77").map(({ name }) => name)).toContain("plimsoll-report-acme-whole");

  const tag = { ref: "refs/tags/v1.2.3", sha: merged, payload: { ref: "refs/tags/v1.2.3", before: "0".repeat(40), after: merged, repository: OWN }, files: filesOf(40) };
  const planned = await run({ ...tag, variables: { DRY_RUN: "true" } });
  expect(planned.succeeded, planned.log).toBe(true);
  expect(planned.starts).toEqual([]);
  expect(planned.log).toContain(`"${image}:v1.2.3"`);

  const released = await run(tag);
  expect(released.succeeded, released.log).toBe(true);
  expect(shown(released, "base-source")).toEqual(["moving"]);
  expect(JSON.parse(printed(released.log, "cache-steps"))).toEqual({ cached: 2, built: 0 });
  const [version, latest] = [await inspect(`${image}:v1.2.3`), await inspect(`${image}:latest`)];
  expect([version.head.digest, latest.head.digest]).toEqual([printed(released.log, "digest"), printed(released.log, "digest")]);
  // The same files at the same time: only what names the version is another.
  expect(layersOf(version)).toEqual(layersOf(main));
});

function shown({ log }: JobRun, ...names: string[]): string[] {
  return names.map((name) => printed(log, name));
}

function layersOf(report: Report): unknown {
  return report.platforms.map(({ head: weighed }) => weighed?.layers.map(({ digest }) => digest));
}
