import { randomBytes } from "node:crypto";
import { cp, mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { zipSync } from "fflate";
import { afterAll, beforeAll, expect, test } from "vitest";
import { readZip } from "../../src/host/zip.ts";
import { renderJson } from "../../src/report/render.ts";
import { parseReport } from "../../src/report/schema.ts";
import { commit, pullRequestEvent, startWorld as startServices, type World as Services } from "../diff/world.ts";
import { buildZip } from "../fakes/zip.ts";
import { type JobRun, runJobs } from "./jobs.ts";
import { runWorkflow, type WorkflowRun } from "./workflows.ts";
import { readWorld } from "./world.ts";

// The two files of examples/fork as they are written; only the registry's host differs from what users copy.
const world = await readWorld();
const recipe = async (name: string): Promise<string> => await readFile(`examples/fork/${name}.yml`, "utf8");
const [size, comment] = [await recipe("size"), await recipe("comment")];
const ARTIFACT = "plimsoll-report-image";
/** Of the fork's run, and of the one that its end starts. */
const [FORKS_RUN, OUR_RUN] = ["1000", "1001"];
/** How act shows that a line was a command to it. */
const OBEYED = /(?:🚧|❗)\s+(?:::\w+::)?pwned/u;
const FORKS_TOKEN = "ghs_theForksTokenThatMayOnlyRead1234";
const OTHERS = "Fine.\n<!-- plimsoll:diff key=acme/other -->";

/** What `uses: plimsoll-ci/plimsoll/…@v1` gets. */
const release = await mkdtemp(join(tmpdir(), "plimsoll-e2e-release-"));
beforeAll(async () => {
  for (const name of ["actions", "dist"]) await cp(resolve(name), join(release, name), { recursive: true });
});
afterAll(() => rm(release, { recursive: true, force: true }));

/** Pull request 7 is mallory's; the commit that it branched off has an image. */
async function startFork(): Promise<Services> {
  const services = await startServices();
  const pull = services.forge.pullRequests.get(7);
  if (pull !== undefined) services.forge.pullRequests.set(7, { ...pull, headOwner: "mallory" });
  services.forge.accounts.push({ login: "github-actions[bot]", id: 41898282, type: "Bot", token: FORKS_TOKEN, access: "read", isApp: true });
  services.push(`sha-${commit(6)}`, [40_000]);
  return services;
}

/** The fork's run: its token may only read. */
function measure({ registry, forge, service }: Services): Promise<JobRun> {
  return runJobs(world, size.replaceAll("ghcr.io/", `${registry.host}/`), {
    event: "pull_request",
    payload: pullRequestEvent(true),
    token: FORKS_TOKEN,
    files: { Dockerfile: "FROM scratch\nCOPY app /app\n", app: randomBytes(2_000_000).toString("base64") },
    env: { GITHUB_RUN_ID: FORKS_RUN, GITHUB_REF: "refs/pull/7/merge", SHA_REF: commit(99), GITHUB_API_URL: forge.apiUrl, ...service.env({ runId: FORKS_RUN, ref: "refs/pull/7/merge", baseRef: "refs/heads/main", defaultBranch: "main" }) },
  });
}

/** The run that the end of the fork's starts, with the artifacts that this left. */
async function tell({ forge, service }: Services, artifacts: readonly Uint8Array[]): Promise<WorkflowRun> {
  forge.artifacts.splice(0, Infinity, ...artifacts.map((zip, index) => ({ id: index + 1, runId: FORKS_RUN, name: ARTIFACT, zip: Buffer.from(zip), expired: false })));
  const run = { id: Number(FORKS_RUN), event: "pull_request", head_sha: commit(21), head_branch: "grow", head_repository: { full_name: "mallory/api", owner: { login: "mallory" } }, pull_requests: [] };
  return await runWorkflow(world.act, comment, {
    event: "workflow_run",
    payload: { action: "completed", workflow_run: run, repository: { id: 1, full_name: "acme/api", default_branch: "main" } },
    token: "writer",
    actions: { "plimsoll-ci/plimsoll@v1": release },
    env: { GITHUB_REPOSITORY: "acme/api", GITHUB_REF: "refs/heads/main", GITHUB_RUN_ID: OUR_RUN, SHA_REF: commit(9), GITHUB_API_URL: forge.apiUrl, ...service.env({ runId: OUR_RUN, ref: "refs/heads/main", defaultBranch: "main" }) },
  });
}

const zipOf = (text: string, name = "report.json"): Uint8Array => zipSync({ [name]: Buffer.from(text) });

test("the recipe for forks: one workflow measures and may write nothing, the other comments and has nothing of the fork; whatever lies in the artifact, only a report of this commit is shown, and only in its own comment", async () => {
  const services = await startFork();
  const measured = await measure(services);
  expect(measured.succeeded, measured.log).toBe(true);
  expect(services.forge.requests.filter(({ method }) => method !== "GET")).toEqual([]);
  const kept = services.service.listArtifacts(FORKS_RUN);
  expect(kept.map(({ name }) => name)).toEqual([ARTIFACT]);
  const zip = services.service.readArtifact(kept[0]?.id ?? 0) ?? Buffer.alloc(0);
  const [file = new Uint8Array()] = [...readZip(zip, 1_000_000).values()];
  const honest = parseReport(Buffer.from(file), "the artifact");
  expect(honest.head.commit).toBe(commit(21));

  services.forge.comments.push({ id: 900, pullRequest: 7, author: "github-actions[bot]", body: OTHERS });
  const json = renderJson(honest);
  const poisoned: readonly (readonly [what: string, zips: readonly Uint8Array[], why: string])[] = [
    ["a report of another commit", [zipOf(renderJson({ ...honest, head: { ...honest.head, commit: "b".repeat(40) } }))], "is of another commit than"],
    ["a newer artifact of the same name", [zip, zipOf("{}")], "is not a report"],
    ["a zip that unpacks to more than it says", [buildZip([{ name: "report.json", content: Buffer.alloc(50_000_000), sizeBytes: 100 }])], "lies about the size"],
    ["a name that leads out", [zipOf(json, "../../../../.bashrc")], "holds a name that leads out of it"],
    ["a name that is a workflow command", [zipOf(json, "a\n::warning::pwned")], "holds a name that leads out of it"],
    ["a second file", [zipSync({ "report.json": Buffer.from(json), "comment.md": Buffer.from("@acme/owners") })], "holds several files, not one report"],
    ["no report", [zipOf("**click** [here](https://evil.example)")], "is not valid JSON"],
    ["more text than a report has", [zipOf(json.padEnd(33 * 1024 * 1024))], "are the most that is read"],
    ["a report that passes against its own numbers", [zipOf(renderJson({ ...honest, verdict: honest.verdict === "pass" ? "fail" : "pass" }))], "is not a report"],
    ["nothing", [], "was not weighed for linux/amd64"],
  ];
  for (const [what, zips, why] of poisoned) {
    const { log } = await tell(services, zips);
    expect(log, what).toContain(why);
    expect(log, what).not.toMatch(OBEYED);
    expect(services.comments(), what).toEqual([OTHERS]);
  }

  // What it says of itself is shown, and does nothing: its image is another's, and its names are Markdown, HTML, commands and marks of comments.
  const names = "RUN x </details> @acme/owners #1\n::error::pwned ![](https://evil.example/x) <!-- plimsoll:diff key=acme/other -->";
  const hostile = renderJson({ ...honest, head: { ...honest.head, reference: "ghcr.io/acme/other:1" } }).replaceAll(/"createdBy": "[^"]*"/g, () => `"createdBy": ${JSON.stringify(names)}`);
  const shown = await tell(services, [zipOf(hostile)]);
  expect(shown.succeeded, shown.log).toBe(true);
  expect(shown.log).not.toMatch(OBEYED);
  const [others, own = "", ...more] = services.comments();
  expect([others, more]).toEqual([OTHERS, []]);
  expect(own.match(/<!-- plimsoll:diff[^>]*>/g)).toEqual(["<!-- plimsoll:diff key=image -->"]);
  expect(own.replaceAll(/(`+)[\s\S]*?\1|<code>.*?<\/code>/g, "")).not.toMatch(/@acme|evil\.example|#1\b/);

  const told = await tell(services, [zip]);
  expect(told.succeeded, told.log).toBe(true);
  expect(services.comments()).toEqual([OTHERS, expect.stringContaining(`sha-${commit(6)}`)]);
  expect(services.comments()[1]).toContain("<!-- plimsoll:diff key=image -->");
});
