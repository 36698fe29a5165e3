import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { zipSync } from "fflate";
import { describe, expect, onTestFinished, test } from "vitest";
import { uploadArtifact } from "../../src/host/artifact.ts";
import { createTransport } from "../../src/http/transport.ts";
import { startActionsService } from "../../src/local/actions-service.ts";
import { type LocalForge, startForge } from "../../src/local/forge.ts";
import { renderJson } from "../../src/report/render.ts";
import type { Report, ReportBase } from "../../src/report/report.ts";
import { parseReport } from "../../src/report/schema.ts";
import { commit, pullRequestEvent } from "../diff/world.ts";
import { fakeHost } from "../fakes/host.ts";
import { budget, compared, imageReport, reportOf } from "../fakes/reports.ts";
import { type ActionOptions, type ActionRun, runAction } from "../fakes/runner.ts";

const HEAD = commit(21);
const honest: Report = measuredAt(HEAD);

function measuredAt(commit: string | null): Report {
  const report = reportOf();
  return { ...report, head: { ...report.head, commit } };
}

/** A forge where mallory's pull request 7 was measured by run 500. */
async function startFork(kind: LocalForge["kind"] = "github", isPrivate = false): Promise<LocalForge> {
  const forge = await startForge({ kind, isPrivate });
  onTestFinished(() => forge.close());
  forge.accounts.push({ login: "github-actions[bot]", id: 41898282, type: "Bot", token: "writer", access: "write", isApp: true });
  forge.pullRequests.set(7, {
    number: 7,
    headSha: HEAD,
    headBranch: "grow",
    headOwner: "mallory",
    baseRef: "main",
    labels: [],
    state: "open",
  });
  return forge;
}

function keep(forge: LocalForge, name: string, files: Record<string, string>): void {
  const zip = zipSync(Object.fromEntries(Object.entries(files).map(([path, text]) => [path, Buffer.from(text)])));
  forge.artifacts.push({ id: forge.artifacts.length + 1, runId: "500", name, zip, expired: false });
}

function runComment(forge: LocalForge, inputs: Record<string, string>, over: ActionOptions = {}): Promise<ActionRun> {
  const workflowRun = {
    id: 500,
    head_sha: HEAD,
    head_branch: "grow",
    event: "pull_request",
    head_repository: { full_name: "mallory/api", owner: { login: "mallory" } },
    pull_requests: [],
  };
  return runAction("comment", {
    eventName: "workflow_run",
    event: { workflow_run: workflowRun, repository: { id: 1, full_name: "acme/api", default_branch: "main" } },
    token: "writer",
    inputs,
    ...over,
    env: { GITHUB_API_URL: forge.apiUrl, ...over.env },
  });
}

/** The step is green, says why it wrote no comment, and hands out no address. */
function expectNotice(run: ActionRun, words: string): void {
  expect(run.annotations.map(({ level }) => level)).toEqual(["notice"]);
  expect(run.maskedLog).toContain(words);
  expect(run.outputs["comment-url"]).toBe("");
  expect(run.exitCode).toBe(0);
}

describe("dist/comment.js after a fork's run", () => {
  test("posts its report on the pull request whose head was measured", async () => {
    const forge = await startFork();
    keep(forge, "plimsoll-report-acme-api", { "report.json": renderJson(honest) });
    const run = await runComment(forge, { report: "plimsoll-report-acme-api", key: "acme/api" });
    expect(run.exitCode).toBe(0);
    expect(forge.comments.map(({ pullRequest }) => pullRequest)).toEqual([7]);
    expect(forge.comments[0]?.body).toContain("<!-- plimsoll:diff key=acme/api -->");
    expect(run.outputs["comment-url"]).toContain("1001");
    expect(forge.storageRequests.map(({ headers }) => headers["authorization"])).toEqual([undefined]);
  });

  test("posts it on Gitea too, whose event names the pull request by the ref of its run", async () => {
    const forge = await startFork("gitea");
    keep(forge, "plimsoll-report-acme-api", { "report.json": renderJson(honest) });
    const workflowRun = { id: 500, head_sha: HEAD, event: "pull_request", path: "size.yml@refs/pull/7/head" };
    const event = { workflow_run: workflowRun, repository: { id: 1, full_name: "acme/api", default_branch: "main" } };
    const run = await runComment(forge, { report: "plimsoll-report-acme-api" }, { event, env: { GITEA_ACTIONS: "true" } });
    expect(run.exitCode).toBe(0);
    expect(forge.comments.map(({ pullRequest }) => pullRequest)).toEqual([7]);
  });

  test("makes one comment of several reports, under the key all", async () => {
    const forge = await startFork();
    keep(forge, "one", { "report.json": renderJson(honest) });
    keep(forge, "two", { "report.json": renderJson(honest) });
    await runComment(forge, { report: "one\ntwo" });
    expect(forge.comments).toHaveLength(1);
    expect(forge.comments[0]?.body).toContain("<!-- plimsoll:diff key=all -->");
  });

  test("posts nothing when the pull request was pushed to since", async () => {
    const forge = await startFork();
    keep(forge, "report", { "report.json": renderJson(honest) });
    const pull = forge.pullRequests.get(7);
    if (pull !== undefined) forge.pullRequests.set(7, { ...pull, headSha: commit(22) });
    const run = await runComment(forge, { report: "report" });
    expect(run.exitCode).toBe(0);
    expect(run.outputs["comment-url"]).toBe("");
    expect(forge.comments).toEqual([]);
    expectNotice(run, "No open pull request has");
    expect(forge.requests.filter(({ path }) => path.includes("artifacts"))).toEqual([]);
  });

  test("posts nothing when the pull request was closed", async () => {
    const forge = await startFork();
    keep(forge, "report", { "report.json": renderJson(honest) });
    const pull = forge.pullRequests.get(7);
    if (pull !== undefined) forge.pullRequests.set(7, { ...pull, state: "closed" });
    await runComment(forge, { report: "report" });
    expect(forge.comments).toEqual([]);
  });

  test("posts nothing when the report says that it measured another commit", async () => {
    const forge = await startFork();
    keep(forge, "fresh", { "report.json": renderJson(honest) });
    keep(forge, "stale", { "report.json": renderJson(measuredAt(commit(20))) });
    expectNotice(await runComment(forge, { report: "fresh\nstale", comment: "always" }), `The report stale is of another commit than ${HEAD}`);
    expect(forge.comments).toEqual([]);
  });

  test("posts a report that does not know its commit", async () => {
    const forge = await startFork();
    keep(forge, "report", { "report.json": renderJson(measuredAt(null)) });
    await runComment(forge, { report: "report", comment: "always" });
    expect(forge.comments).toHaveLength(1);
  });

  test("posts nothing where two pull requests have the measured head, for the report's base is that of one", async () => {
    const forge = await startFork();
    keep(forge, "report", { "report.json": renderJson(honest) });
    const pull = forge.pullRequests.get(7);
    if (pull !== undefined) forge.pullRequests.set(8, { ...pull, number: 8, baseRef: "release" });
    expectNotice(await runComment(forge, { report: "report", comment: "always" }), `Pull requests 8, 7 all have ${HEAD}`);
    expect(forge.comments).toEqual([]);
  });

  test("posts on the one of them that is open", async () => {
    const forge = await startFork();
    keep(forge, "report", { "report.json": renderJson(honest) });
    const pull = forge.pullRequests.get(7);
    if (pull !== undefined) forge.pullRequests.set(8, { ...pull, number: 8, state: "closed" });
    await runComment(forge, { report: "report", comment: "always" });
    expect(forge.comments.map(({ pullRequest }) => pullRequest)).toEqual([7]);
  });
});

describe("a token", () => {
  async function startPrivate(access: "read" | "none"): Promise<LocalForge> {
    const forge = await startFork("github", true);
    forge.accounts.push({ login: "weak[bot]", id: 8, type: "Bot", token: "powerless", access, isApp: true });
    keep(forge, "report", { "report.json": renderJson(honest) });
    return forge;
  }

  test.each([
    ["that is missing", "", "Give a valid token"],
    ["that is not known", "expired", "Give a valid token"],
    ["that may not see the repository", "powerless", "that the token may read them"],
  ])("%s is a notice, not a red step", async (_what, token, words) => {
    const forge = await startPrivate("none");
    expectNotice(await runComment(forge, { report: "report" }, { token }), words);
  });

  test("that may only read is a notice, not a red step", async () => {
    const forge = await startPrivate("read");
    expectNotice(await runComment(forge, { report: "report", comment: "always" }, { token: "powerless" }), "pull-requests: write");
  });

  test.each([
    ["lists of artifacts", 403, "/runs/500/artifacts", "`permissions: actions: read`"],
    ["artifacts themselves", 403, "/zip", "`permissions: actions: read`"],
    ["artifacts at all", 404, "/runs/500/artifacts", "`permissions: actions: read`"],
    ["artifacts, its time being over", 401, "/zip", "Give a valid token"],
    ["pull requests", 403, "/pulls", "pull-requests: write"],
  ])("that is refused %s is a notice with its cure, not a red step", async (_what, status, place, cure) => {
    const forge = await startPrivate("read");
    forge.script = ({ path }) => (path.includes(place) ? { status, json: { message: "Resource not accessible by integration" } } : null);
    expectNotice(await runComment(forge, { report: "report", comment: "always" }), cure);
    expect(forge.comments).toEqual([]);
  });
});

test("a forge that is down is an error", async () => {
  const forge = await startFork();
  // A wait of an hour is not waited for.
  forge.script = () => ({ status: 503, headers: { "retry-after": "3600" } });
  const run = await runComment(forge, { report: "report" });
  expect(run.exitCode).toBe(2);
  expect(run.outputs["comment-url"]).toBe("");
});

const POISONED: readonly (readonly [string, Record<string, string>])[] = [
  ["text instead of a report", { "report.json": "@acme/owners **click** [here](https://evil.example)" }],
  ["a field that the schema does not know", { "report.json": renderJson({ ...honest, markdown: "@team" } as Report) }],
  ["a number that is a text", { "report.json": renderJson(honest).replace(/"configBytes": \d+/, '"configBytes": "<b>"') }],
  ["two files", { "report.json": renderJson(honest), "evil.md": "x" }],
  ["no file", {}],
  ["a path that climbs", { "../../report.json": renderJson(honest) }],
  ["a report larger than any is", { "report.json": renderJson(honest).padEnd(33 * 1024 * 1024) }],
  ["numbers that contradict each other", { "report.json": renderJson({ ...honest, verdict: "fail" }) }],
  ["workflow commands in a name", { "report.json\n::warning::x": renderJson(honest) }],
];

test.each(POISONED)("a poisoned artifact with %s posts nothing and fails", async (_, files) => {
  const forge = await startFork();
  keep(forge, "report", files);
  const run = await runComment(forge, { report: "report" });
  expect(run.exitCode).toBe(2);
  expect(forge.comments).toEqual([]);
  expect(run.outputs["comment-url"]).toBe("");
  expect(run.annotations.map(({ level }) => level)).toEqual(["error"]);
});

test("a report that says it is of another image edits no comment but that of the key which was given", async () => {
  const forge = await startFork();
  forge.comments.push({ id: 900, pullRequest: 7, author: "github-actions[bot]", body: "Fine.\n<!-- plimsoll:diff key=acme/other -->" });
  keep(forge, "report", { "report.json": renderJson({ ...honest, head: { ...honest.head, reference: "ghcr.io/acme/other:1" } }) });
  const run = await runComment(forge, { report: "report", key: "image", comment: "always" });
  expect(run.exitCode).toBe(0);
  expect(forge.comments.map(({ body }) => /<!-- plimsoll:diff key=\S+ -->/.exec(body)?.[0])).toEqual(["<!-- plimsoll:diff key=acme/other -->", "<!-- plimsoll:diff key=image -->"]);
  expect(forge.comments[0]?.body).toBe("Fine.\n<!-- plimsoll:diff key=acme/other -->");
});

test("of artifacts of one name, one of each attempt of the run, the newest is posted", async () => {
  const forge = await startFork();
  for (const commit of [HEAD, "b".repeat(40)]) keep(forge, "report", { "report.json": renderJson(measuredAt(commit)) });
  expectNotice(await runComment(forge, { report: "report" }), `The report report is of another commit than ${HEAD}`);
  expect(forge.comments).toEqual([]);
});

test("hostile names in a valid report are inert in the comment, and its own pull request number is of no account", async () => {
  const forge = await startFork();
  const hostile = renderJson(honest).replaceAll(/"createdBy": "[^"]*"/g, `"createdBy": "RUN x </details> @acme/owners #1 <!-- plimsoll:diff key=x -->"`);
  keep(forge, "report", { "report.json": hostile });
  const run = await runComment(forge, { report: "report", comment: "always" });
  expect(run.exitCode).toBe(0);
  const body = forge.comments[0]?.body ?? "";
  const outsideCode = body.replaceAll(/(`+)[\s\S]*?\1/g, "");
  expect(outsideCode).not.toContain("@acme");
  expect(body.match(/<!-- plimsoll:diff/g)).toHaveLength(1);
});

test("a report that is nowhere is an error that lists what is there", async () => {
  const forge = await startFork();
  keep(forge, "other", { "report.json": renderJson(honest) });
  const run = await runComment(forge, { report: "report" });
  expect(run.exitCode).toBe(2);
  expect(run.maskedLog).toContain("other");
});

test("in the pull request's own run the report is a file, and the head is proved all the same", async () => {
  const forge = await startFork();
  const workspace = mkdtempSync(join(tmpdir(), "plimsoll-comment-"));
  onTestFinished(() => rmSync(workspace, { recursive: true }));
  writeFileSync(join(workspace, "report.json"), renderJson(honest));
  const own = { eventName: "pull_request", event: pullRequestEvent(true), workspace };
  const run = await runComment(forge, { report: "report.json", comment: "always" }, own);
  expect(run.exitCode).toBe(0);
  expect(forge.comments).toHaveLength(1);
});

describe("reports that jobs of this run made of one image, a platform each", () => {
  const BASE: ReportBase = { reference: "ghcr.io/acme/api:sha-1", digest: null, source: "merge-base", commit: commit(6), commitsBehind: 0 };
  const small = imageReport([["COPY app /app", 5_000_000, 9_000_000]]);
  const large = imageReport([["COPY app /app", 9_000_000, 12_000_000]]);

  function partOf(platform: string, over: Partial<Report> = {}): Report {
    const platforms = [compared(platform, small, large, { layers: [["changed", 0, 0]], deltaPullBytes: 9_000_000 })];
    const budgets = [budget("pull <= 8MB", platform, 8_000_000, 9_000_000)];
    const head = { reference: "oci-archive:/tmp/acme-api.tar", digest: null, commit: HEAD };
    return { ...reportOf(), base: BASE, head, platforms, budgets, verdict: "fail", findings: [], baseTried: [], ...over };
  }

  const NAMES = ["plimsoll-report-acme-api-linux-amd64", "plimsoll-report-acme-api-linux-arm64"];
  const inputs = { report: NAMES.join("\n"), "expect-platforms": "linux/amd64,linux/arm64", key: "acme/api", artifact: "plimsoll-report-acme-api" };

  /** A run on a pull request whose jobs kept these reports; `comment` runs in its last job. */
  async function lastJob(reports: Readonly<Record<string, Report>>, over: Record<string, string> = {}, options: ActionOptions = {}) {
    const forge = await startFork();
    const service = await startActionsService();
    onTestFinished(() => service.close());
    const env = { ...service.env({ runId: "500", ref: "refs/pull/7/merge" }), GITHUB_API_URL: forge.apiUrl, GITHUB_REPOSITORY: "acme/api" };
    for (const [name, report] of Object.entries(reports)) {
      const host = fakeHost({ kind: "runner", env });
      const transport = createTransport(host, { insecureRegistries: [], registryCa: new Map(), trustedAuthHosts: [] });
      expect(await uploadArtifact(host, transport, name, [{ name: "report.json", content: Buffer.from(renderJson(report)) }])).toMatchObject({ uploaded: true });
      await transport.close();
    }
    const run = await runAction("comment", { eventName: "pull_request", event: pullRequestEvent(), token: "writer", inputs: { ...inputs, ...over }, ...options, env: { ...env, ...options.env } });
    return { forge, service, run };
  }

  const both = { [NAMES[0]!]: partOf("linux/amd64"), [NAMES[1]!]: partOf("linux/arm64") };

  test("are one comment with every platform under the image's key, and one report as file, artifact and outputs", async () => {
    const { forge, service, run } = await lastJob(both);
    expect(run.exitCode).toBe(0);
    expect(forge.comments).toHaveLength(1);
    const body = forge.comments[0]?.body ?? "";
    for (const words of ["<!-- plimsoll:diff key=acme/api -->", "linux/amd64", "linux/arm64"]) expect(body).toContain(words);
    expect(body).not.toContain("\n\n---\n\n");
    expect(run.outputs["verdict"]).toBe("fail");
    expect(Object.keys(JSON.parse(run.outputs["measurements"] ?? "") as object)).toEqual(["linux/amd64", "linux/arm64"]);
    const written = parseReport(readFileSync(run.outputs["report"] ?? ""), "the report");
    expect(written.platforms.map(({ platform }) => platform)).toEqual(["linux/amd64", "linux/arm64"]);
    expect(service.listArtifacts("500").map(({ name }) => name)).toContain("plimsoll-report-acme-api");
  });

  test("are no comment where one job left none: half an image is not told as a whole one, and the other job's failure is not told twice", async () => {
    const { forge, service, run } = await lastJob({ [NAMES[0]!]: partOf("linux/amd64") });
    expectNotice(run, "The image was not weighed for linux/arm64");
    expect(forge.comments).toEqual([]);
    expect(service.listArtifacts("500").map(({ name }) => name)).not.toContain("plimsoll-report-acme-api");
  });

  test("are missed by their names where nobody says which platforms there must be", async () => {
    const { run } = await lastJob({ [NAMES[0]!]: partOf("linux/amd64") }, { "expect-platforms": "" });
    expect(run.exitCode).toBe(2);
    expect(run.maskedLog).toContain(`There is no report ${NAMES[1]}`);
    expect(run.maskedLog).toContain(`The artifacts of this run: ${NAMES[0]}.`);
  });

  test("stay apart where they compare with different bases, which is said", async () => {
    const { forge, run } = await lastJob({ ...both, [NAMES[1]!]: partOf("linux/arm64", { base: { ...BASE, reference: "ghcr.io/acme/api:main" } }) });
    expect(run.annotations.map(({ message }) => message).join("\n")).toContain("they compare with different bases, ghcr.io/acme/api:sha-1 and ghcr.io/acme/api:main");
    expect(forge.comments[0]?.body).toContain("\n\n---\n\n");
    expect(run.outputs["report"]).toBe("");
  });

  test("are joined and kept, and nothing is posted, with comment: never, also where there is no pull request", async () => {
    const { forge, service, run } = await lastJob(both, { comment: "never" }, { eventName: "push", event: { repository: { full_name: "acme/api" } } });
    expect(run.exitCode).toBe(0);
    expect(forge.comments).toEqual([]);
    expect(service.listArtifacts("500").map(({ name }) => name)).toContain("plimsoll-report-acme-api");
  });

  test("are kept for a workflow that may comment, where this one may not", async () => {
    const { forge, service, run } = await lastJob(both, {}, { token: "unknown" });
    expect(run.exitCode).toBe(0);
    expect(forge.comments).toEqual([]);
    expect(service.listArtifacts("500").map(({ name }) => name)).toContain("plimsoll-report-acme-api");
  });
});
