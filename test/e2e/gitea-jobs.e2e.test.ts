import { gzipSync } from "node:zlib";
import { afterAll, beforeAll, expect, test } from "vitest";
import { type LocalRegistry, startRegistry } from "../../src/local/registry.ts";
import { type ActionRun, runAction } from "../fakes/runner.ts";
import { tarOf } from "../fakes/tar.ts";
import { askGitea, createAccount, createToken } from "./gitea.ts";
import { type GiteaJob, type GiteaRunner, registerRunner } from "./gitea-runner.ts";
import { incompressible } from "./incompressible.ts";
import { digestOf } from "./layouts.ts";
import { workflowsOf } from "./workflows.ts";
import { readWorld } from "./world.ts";

const { gitea } = await readWorld();
const REPOSITORY = "/repos/fleet/api";

let registry: LocalRegistry;
let runner: GiteaRunner;
/** Of somebody who may write: runs of their fork need no approval. */
let contributor: string;

// The forge starts jobs by the workflows that only measure; what their one step does is run here, as its runner would.
beforeAll(async () => {
  registry = await startRegistry();
  runner = await registerRunner(gitea);
  const account = await createAccount(gitea, "contributor");
  contributor = await createToken(gitea, account, ["write:repository", "write:issue"]);
  await admin("POST", "/orgs", { username: "fleet" });
  await admin("POST", "/orgs/fleet/repos", { name: "api", auto_init: true, default_branch: "main" });
  await admin("PUT", `${REPOSITORY}/collaborators/contributor`, { permission: "write" });
  for (const [index, { text }] of (await workflowsOf("test/e2e/measuring/README.md")).entries()) {
    await commitFile(gitea.adminToken, "fleet", `.gitea/workflows/workflow-${index}.yml`, text);
  }
  await askGitea(gitea, contributor, "POST", `${REPOSITORY}/forks`, {});
});
afterAll(() => registry.close());

async function admin(method: "GET" | "POST" | "PUT", path: string, body?: object): Promise<unknown> {
  return await askGitea(gitea, gitea.adminToken, method, path, body);
}

async function commitFile(token: string, owner: string, name: string, content: string, newBranch?: string): Promise<string> {
  const made = await askGitea(gitea, token, "POST", `/repos/${owner}/api/contents/${name}`, {
    content: Buffer.from(content).toString("base64"),
    message: `Add ${name}`,
    branch: "main",
    ...(newBranch !== undefined && { new_branch: newBranch }),
  });
  return (made as { commit: { sha: string } }).commit.sha;
}

interface PullRequest {
  readonly number: number;
  readonly head: { readonly sha: string };
  readonly merge_base: string;
}

async function openPullRequest(owner: string, branch: string): Promise<PullRequest> {
  await commitFile(contributor, owner, `${branch}.txt`, branch, branch);
  const pull = { title: branch, head: `${owner}:${branch}`, base: "main" };
  return (await askGitea(gitea, contributor, "POST", `${REPOSITORY}/pulls`, pull)) as PullRequest;
}

/** Puts an image into the registry; its reference. */
function push(commit: string, sizeBytes: number): string {
  const tar = tarOf([{ name: "app", content: incompressible(sizeBytes) }]);
  const config = { os: "linux", architecture: "amd64", rootfs: { type: "layers", diff_ids: [digestOf(tar)] }, history: [{}] };
  registry.putImage("acme/api", `sha-${commit}`, { layers: [gzipSync(tar)], config });
  return `${registry.host}/acme/api:sha-${commit}`;
}

/** Runs an action as a step of the job. */
function runStep(job: GiteaJob, entry: "diff" | "comment", inputs: Record<string, string>): Promise<ActionRun> {
  const { context } = job;
  return runAction(entry, {
    eventName: context.event_name,
    event: context.event,
    token: context.token,
    inputs,
    env: {
      GITEA_ACTIONS: "true",
      GITHUB_ACTOR: context.actor,
      GITHUB_API_URL: context.api_url,
      GITHUB_BASE_REF: context.base_ref,
      GITHUB_REF: context.ref,
      GITHUB_REPOSITORY: context.repository,
      GITHUB_RUN_ID: context.run_id,
      GITHUB_SERVER_URL: context.server_url,
      GITHUB_SHA: context.sha,
      ACTIONS_RESULTS_URL: context.server_url,
      ACTIONS_RUNTIME_TOKEN: context.gitea_runtime_token,
    },
  });
}

/** The job that the pull request started. */
function jobOf({ number }: PullRequest): Promise<GiteaJob> {
  return runner.take(({ context }) => context.event_name === "pull_request" && context.ref === `refs/pull/${number}/head`);
}

/** The job that the end of that job's run started. */
function jobAfter(job: GiteaJob): Promise<GiteaJob> {
  return runner.take(({ context }) => {
    const { workflow_run: run } = context.event as { workflow_run?: { id: number } };
    return context.event_name === "workflow_run" && String(run?.id) === job.context.run_id;
  });
}

async function commentsOf({ number }: PullRequest): Promise<{ author: string; body: string }[]> {
  const comments = (await admin("GET", `${REPOSITORY}/issues/${number}/comments`)) as { body: string; user: { login: string } }[];
  return comments.map(({ body, user }) => ({ author: user.login, body }));
}

async function artifactsOf({ context }: GiteaJob): Promise<string[]> {
  const listed = await admin("GET", `${REPOSITORY}/actions/runs/${context.run_id}/artifacts`);
  return (listed as { artifacts: { name: string }[] }).artifacts.map(({ name }) => name);
}

test("a job of Gitea compares, comments as the forge's own account, keeps to that comment, and keeps its report", async () => {
  const pull = await openPullRequest("fleet", "own");
  push(pull.merge_base, 40_000);
  const head = push(pull.head.sha, 2_000_000);
  const job = await jobOf(pull);
  const first = await runStep(job, "diff", { head });
  expect(first.exitCode, first.log).toBe(0);
  expect(first.outputs["base-source"]).toBe("merge-base");
  const posted = await commentsOf(pull);
  expect(posted).toMatchObject([{ author: "gitea-actions", body: expect.stringContaining("+2.0 MB") as string }]);
  expect(first.maskedLog).toContain("The report is artifact plimsoll-report-acme-api.");
  expect(await artifactsOf(job)).toEqual(["plimsoll-report-acme-api"]);

  const again = await runStep(job, "diff", { head });
  expect(again.exitCode, again.log).toBe(0);
  expect(again.maskedLog).toContain("Comment unchanged: ");
  expect(await commentsOf(pull)).toEqual(posted);
  await runner.end(job, true);
});

test("the job of a fork may only read, and that is enough to comment; what it keeps is posted by the job that its end starts", async () => {
  const pull = await openPullRequest("contributor", "fork");
  push(pull.merge_base, 40_000);
  const head = push(pull.head.sha, 3_000_000);
  const job = await jobOf(pull);
  await expect(commitFile(job.context.token, "fleet", "written.txt", "by a fork")).rejects.toThrow(/said 40[34]/);
  const own = await runStep(job, "diff", { head, key: "own" });
  expect(own.exitCode, own.log).toBe(0);
  expect(await commentsOf(pull)).toMatchObject([{ author: "gitea-actions", body: expect.stringContaining("key=own") as string }]);
  expect(await artifactsOf(job)).toEqual(["plimsoll-report-own"]);
  await runner.end(job, true);

  const next = await jobAfter(job);
  const posted = await runStep(next, "comment", { report: "plimsoll-report-own" });
  expect(posted.exitCode, posted.log).toBe(0);
  expect(await commentsOf(pull)).toMatchObject([{}, { author: "gitea-actions", body: expect.stringContaining("+3.0 MB") as string }]);
  await runner.end(next, true);
});
