import { execFileSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, onTestFinished, test } from "vitest";
import { NO_REACH, readTagContext, type ContextSource, type TagContext } from "../../src/tags/context.ts";
import { fakeHost, type FakeHost } from "../fakes/host.ts";

const FROM_GIT: ContextSource = { from: "git", needsCommitDate: true, githubToken: undefined, reach: NO_REACH };
const FROM_RUN: ContextSource = { ...FROM_GIT, from: "workflow" };
const WHEN = "2024-11-13T13:42:28Z";

interface Checkout {
  readonly folder: string;
  readonly sha: string;
  readonly git: (...args: readonly string[]) => string;
}

/** A checkout with one commit on main, of acme/api. */
function checkOut(): Checkout {
  const folder = mkdtempSync(join(tmpdir(), "plimsoll-context-"));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  const env = { PATH: process.env["PATH"], HOME: folder, GIT_CONFIG_NOSYSTEM: "1", GIT_AUTHOR_DATE: WHEN, GIT_COMMITTER_DATE: WHEN };
  const git = (...args: readonly string[]): string => execFileSync("git", ["-c", "user.name=a", "-c", "user.email=a@example.com", "-C", folder, ...args], { env, encoding: "utf8" }).trim();
  git("init", "-q", "-b", "main");
  git("remote", "add", "origin", "git@github.com:acme/api.git");
  git("commit", "-q", "--allow-empty", "-m", "first");
  return { folder, sha: git("rev-parse", "HEAD"), git };
}

function hostIn(folder: string, env: Readonly<Record<string, string>> = {}): FakeHost {
  return fakeHost({ directory: folder, env: { PATH: process.env["PATH"], GIT_CEILING_DIRECTORIES: tmpdir(), ...env }, now: new Date("2026-01-01T00:00:00Z") });
}

/** What the context of an event is that is written to the runner's file. */
async function contextOf(env: Readonly<Record<string, string>>, payload: unknown, source = FROM_RUN): Promise<TagContext> {
  const folder = mkdtempSync(join(tmpdir(), "plimsoll-event-"));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  writeFileSync(join(folder, "event.json"), JSON.stringify(payload));
  return await readTagContext(hostIn(folder, { GITHUB_ACTIONS: "true", GITHUB_EVENT_PATH: join(folder, "event.json"), ...env }), source);
}

describe("on a laptop", () => {
  test("the branch, the commit and its date are git's", async () => {
    const { folder, sha } = checkOut();
    expect(await readTagContext(hostIn(folder), FROM_RUN)).toEqual({
      eventName: "",
      ref: "refs/heads/main",
      sha,
      baseRef: "",
      isPrerelease: false,
      defaultBranch: null,
      shortShaLength: 7,
      now: new Date("2026-01-01T00:00:00Z"),
      commitDate: new Date(WHEN),
    });
  });

  test("the default branch is what the remote's HEAD says", async () => {
    const { folder, git } = checkOut();
    git("update-ref", "refs/remotes/origin/trunk", "HEAD");
    git("symbolic-ref", "refs/remotes/origin/HEAD", "refs/remotes/origin/trunk");
    expect((await readTagContext(hostIn(folder), FROM_RUN)).defaultBranch).toBe("trunk");
  });

  test("without a checkout there is neither branch nor commit, and a warning", async () => {
    const folder = mkdtempSync(join(tmpdir(), "plimsoll-empty-"));
    onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
    const host = hostIn(folder);
    expect(await readTagContext(host, FROM_RUN)).toMatchObject({ ref: "", sha: "" });
    expect(host.lines.map(({ level, text }) => `${level}: ${text.slice(0, 34)}`)).toEqual(["warning: This is no run of a workflow, and "]);
    await expect(readTagContext(host, FROM_GIT)).rejects.toThrow("context: git needs the checkout of a repository");
  });
});

describe("a commit that is checked out by itself", () => {
  test.each<[string, readonly string[], string]>([
    ["is its git tag's, of several the newest version's", ["refs/tags/v1.10.0", "refs/tags/v1.9.0", "refs/tags/v1.10.0-rc.1", "refs/remotes/origin/main"], "refs/tags/v1.10.0"],
    ["is a pull request's, as actions/checkout leaves it", ["refs/remotes/pull/15/merge"], "refs/pull/15/merge"],
    ["is a branch's of the remote", ["refs/remotes/origin/feature/x"], "refs/heads/feature/x"],
  ])("%s", async (_what, refs, expected) => {
    const { folder, git } = checkOut();
    for (const ref of refs) git("update-ref", ref, "HEAD");
    git("checkout", "-q", "--detach");
    git("branch", "-q", "-D", "main");
    expect((await readTagContext(hostIn(folder), FROM_GIT)).ref).toBe(expected);
  });

  test("and that nothing names is refused", async () => {
    const { folder, git } = checkOut();
    git("checkout", "-q", "--detach");
    git("branch", "-q", "-D", "main");
    await expect(readTagContext(hostIn(folder), FROM_GIT)).rejects.toThrow("git finds neither a branch nor a tag at the commit that is checked out");
  });
});

test("context: git takes the checkout's branch and commit in a workflow, and the event's name", async () => {
  const { folder, sha } = checkOut();
  const env = { GITHUB_ACTIONS: "true", GITHUB_EVENT_NAME: "schedule", GITHUB_REF: "refs/heads/other", GITHUB_SHA: "f".repeat(40) };
  expect(await readTagContext(hostIn(folder, env), FROM_GIT)).toMatchObject({ eventName: "schedule", ref: "refs/heads/main", sha });
});

describe("other CIs", () => {
  test.each<[string, Readonly<Record<string, string>>, Partial<TagContext>]>([
    ["GitLab, a git tag", { GITLAB_CI: "true", CI_COMMIT_TAG: "v1.2.3", CI_PIPELINE_SOURCE: "push", CI_DEFAULT_BRANCH: "trunk" }, { ref: "refs/tags/v1.2.3", defaultBranch: "trunk" }],
    ["GitLab, a branch", { GITLAB_CI: "true", CI_COMMIT_BRANCH: "feature/x", CI_PIPELINE_SOURCE: "push" }, { ref: "refs/heads/feature/x" }],
    ["GitLab, a schedule", { GITLAB_CI: "true", CI_COMMIT_BRANCH: "main", CI_PIPELINE_SOURCE: "schedule" }, { ref: "refs/heads/main", eventName: "schedule" }],
    ["Woodpecker, a git tag", { CI: "woodpecker", CI_COMMIT_TAG: "v2", CI_PIPELINE_EVENT: "tag" }, { ref: "refs/tags/v2" }],
    ["Buildkite, a branch", { BUILDKITE: "true", BUILDKITE_BRANCH: "main", BUILDKITE_PULL_REQUEST: "false" }, { ref: "refs/heads/main" }],
    ["one that nobody knows", {}, { ref: "refs/heads/main" }],
  ])("%s", async (_what, env, expected) => {
    const { folder, sha } = checkOut();
    expect(await readTagContext(hostIn(folder, env), FROM_RUN)).toMatchObject({ sha, ...expected });
  });
});

test.each<[string, Readonly<Record<string, string>>]>([
  ["GitLab, a schedule", { GITLAB_CI: "true", CI_COMMIT_BRANCH: "main", CI_PIPELINE_SOURCE: "schedule", CI_COMMIT_SHA: "1".repeat(40) }],
  ["Woodpecker, a push", { CI: "woodpecker", CI_COMMIT_BRANCH: "main", CI_PIPELINE_EVENT: "push", CI_COMMIT_SHA: "1".repeat(40) }],
  ["Jenkins, a branch", { JENKINS_URL: "https://ci.example/", BRANCH_NAME: "main", GIT_COMMIT: "1".repeat(40) }],
])("in a job without git the commit is the CI's: %s", async (_what, env) => {
  const folder = mkdtempSync(join(tmpdir(), "plimsoll-empty-"));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  const host = hostIn(folder, env);
  expect(await readTagContext(host, { ...FROM_RUN, needsCommitDate: false })).toMatchObject({ ref: "refs/heads/main", sha: "1".repeat(40) });
  expect(host.lines).toEqual([]);
});

describe("events", () => {
  const sha = "860c1904a1ce19322e91ac35af1ab07466440c37";
  const repository = { name: "api", default_branch: "trunk" };

  test.each<[string, string, unknown, Partial<TagContext>]>([
    ["push", "refs/heads/main", {}, { ref: "refs/heads/main", baseRef: "" }],
    ["push", "refs/tags/v1", { base_ref: "refs/heads/main" }, { ref: "refs/tags/v1", baseRef: "main" }],
    ["pull_request", "refs/pull/7/merge", { pull_request: { base: { ref: "main" } } }, { ref: "refs/pull/7/merge", baseRef: "main" }],
    ["pull_request_target", "refs/heads/main", { number: 7, pull_request: { base: { ref: "main" } } }, { ref: "refs/pull/7/merge", baseRef: "main" }],
    ["workflow_run", "refs/heads/trunk", { workflow_run: { head_branch: "x" } }, { ref: "refs/heads/trunk" }],
    ["schedule", "refs/heads/trunk", {}, { ref: "refs/heads/trunk", eventName: "schedule" }],
    ["delete", "refs/heads/trunk", { ref: "gone", ref_type: "branch" }, { ref: "refs/heads/trunk" }],
    ["merge_group", "refs/heads/gh-readonly-queue/main/pr-7-abc", {}, { ref: "refs/heads/gh-readonly-queue/main/pr-7-abc" }],
    ["release", "refs/tags/v1", { release: {} }, { ref: "refs/tags/v1", baseRef: "" }],
    ["workflow_dispatch", "refs/heads/dev", {}, { ref: "refs/heads/dev" }],
  ])("%s of %s", async (name, ref, payload, expected) => {
    const context = await contextOf({ GITHUB_EVENT_NAME: name, GITHUB_REF: ref, GITHUB_SHA: sha }, { repository, ...(payload as object) });
    expect(context).toMatchObject({ eventName: name, sha, defaultBranch: "trunk", ...expected });
  });

  test("DOCKER_METADATA_PR_HEAD_SHA counts for pull requests alone", async () => {
    const head = "3370e228f2209994d57af4427fe64e71bb79ac96";
    const of = async (name: string): Promise<string> =>
      (await contextOf({ GITHUB_EVENT_NAME: name, GITHUB_REF: "refs/pull/7/merge", GITHUB_SHA: sha, DOCKER_METADATA_PR_HEAD_SHA: "true" }, { repository, pull_request: { head: { sha: head } } })).sha;
    expect(await of("pull_request")).toBe(head);
    expect(await of("pull_request_target")).toBe(head);
    expect(await of("push")).toBe(sha);
  });

  test("the date of the commit is the event's, of a branch as of a tag", async () => {
    const timestamp = "2024-11-13T14:42:28+01:00";
    const env = { GITHUB_EVENT_NAME: "push", GITHUB_REF: "refs/heads/main", GITHUB_SHA: sha };
    expect((await contextOf(env, { repository, commits: [{ id: "other", timestamp: "2000-01-01T00:00:00Z" }, { id: sha, timestamp }] })).commitDate).toEqual(new Date(WHEN));
    expect((await contextOf(env, { repository, head_commit: { id: sha, timestamp } })).commitDate).toEqual(new Date(WHEN));
    expect((await contextOf(env, { repository, head_commit: { id: "other", timestamp } })).commitDate).toEqual(new Date("2026-01-01T00:00:00Z"));
  });
});
