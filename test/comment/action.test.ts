import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { zipSync } from "fflate";
import { describe, expect, onTestFinished, test } from "vitest";
import { type LocalForge, startForge } from "../../src/local/forge.ts";
import { renderJson } from "../../src/report/render.ts";
import type { Report } from "../../src/report/report.ts";
import { commit, pullRequestEvent } from "../diff/world.ts";
import { reportOf } from "../fakes/reports.ts";
import { type ActionOptions, type ActionRun, runAction } from "../fakes/runner.ts";

const HEAD = commit(21);

/** A forge where mallory's pull request 7 was measured by run 500. */
async function startFork(kind: LocalForge["kind"] = "github"): Promise<LocalForge> {
  const forge = await startForge({ kind });
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

describe("dist/comment.js after a fork's run", () => {
  test("posts its report on the pull request whose head was measured", async () => {
    const forge = await startFork();
    keep(forge, "plimsoll-report-acme-api", { "report.json": renderJson(reportOf()) });
    const run = await runComment(forge, { report: "plimsoll-report-acme-api", key: "acme/api" });
    expect(run.exitCode).toBe(0);
    expect(forge.comments.map(({ pullRequest }) => pullRequest)).toEqual([7]);
    expect(forge.comments[0]?.body).toContain("<!-- plimsoll:diff key=acme/api -->");
    expect(run.outputs["comment-url"]).toContain("1001");
    expect(forge.storageRequests.map(({ headers }) => headers["authorization"])).toEqual([undefined]);
  });

  test("posts it on Gitea too, whose event names the pull request by the ref of its run", async () => {
    const forge = await startFork("gitea");
    keep(forge, "plimsoll-report-acme-api", { "report.json": renderJson(reportOf()) });
    const workflowRun = { id: 500, head_sha: HEAD, event: "pull_request", path: "size.yml@refs/pull/7/head" };
    const event = { workflow_run: workflowRun, repository: { id: 1, full_name: "acme/api", default_branch: "main" } };
    const run = await runComment(forge, { report: "plimsoll-report-acme-api" }, { event, env: { GITEA_ACTIONS: "true" } });
    expect(run.exitCode).toBe(0);
    expect(forge.comments.map(({ pullRequest }) => pullRequest)).toEqual([7]);
  });

  test("makes one comment of several reports, under the key all", async () => {
    const forge = await startFork();
    keep(forge, "one", { "report.json": renderJson(reportOf()) });
    keep(forge, "two", { "report.json": renderJson(reportOf()) });
    await runComment(forge, { report: "one\ntwo" });
    expect(forge.comments).toHaveLength(1);
    expect(forge.comments[0]?.body).toContain("<!-- plimsoll:diff key=all -->");
  });

  test("posts nothing when the pull request was pushed to since", async () => {
    const forge = await startFork();
    keep(forge, "report", { "report.json": renderJson(reportOf()) });
    const pull = forge.pullRequests.get(7);
    if (pull !== undefined) forge.pullRequests.set(7, { ...pull, headSha: commit(22) });
    const run = await runComment(forge, { report: "report" });
    expect(run.exitCode).toBe(0);
    expect(run.outputs["comment-url"]).toBe("");
    expect(forge.comments).toEqual([]);
    expect(run.annotations.map(({ level }) => level)).toEqual(["notice"]);
    expect(forge.requests.filter(({ path }) => path.includes("artifacts"))).toEqual([]);
  });

  test("posts nothing when the pull request was closed", async () => {
    const forge = await startFork();
    keep(forge, "report", { "report.json": renderJson(reportOf()) });
    const pull = forge.pullRequests.get(7);
    if (pull !== undefined) forge.pullRequests.set(7, { ...pull, state: "closed" });
    await runComment(forge, { report: "report" });
    expect(forge.comments).toEqual([]);
  });
});

const honest: Report = reportOf();
const POISONED: readonly (readonly [string, Record<string, string>])[] = [
  ["text instead of a report", { "report.json": "@acme/owners **click** [here](https://evil.example)" }],
  ["a field that the schema does not know", { "report.json": renderJson({ ...honest, markdown: "@team" } as Report) }],
  ["a number that is a text", { "report.json": renderJson(honest).replace(/"configBytes": \d+/, '"configBytes": "<b>"') }],
  ["two files", { "report.json": renderJson(honest), "evil.md": "x" }],
  ["no file", {}],
  ["a path that climbs", { "../../report.json": renderJson(honest) }],
];

test.each(POISONED)("a poisoned artifact with %s posts nothing and fails", async (_, files) => {
  const forge = await startFork();
  keep(forge, "report", files);
  const run = await runComment(forge, { report: "report" });
  expect(run.exitCode).toBe(2);
  expect(forge.comments).toEqual([]);
  expect(run.outputs["comment-url"]).toBe("");
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
