/** A run of a workflow as its environment and its event say it. */
export interface CaseRun {
  readonly env: Readonly<Record<string, string>>;
  readonly payload: Readonly<Record<string, unknown>>;
}

/** When every run of a case is. */
export const NOW = "2020-01-10T00:30:00.000Z";

const REPOSITORY = {
  name: "Hello-World",
  full_name: "octocat/Hello-World",
  description: "This your first repo!",
  html_url: "https://github.com/octocat/Hello-World",
  default_branch: "master",
  license: { spdx_id: "MIT" },
};

const FIRST = "860c1904a1ce19322e91ac35af1ab07466440c37";
const MASTER = "266574110acf203503badf966df2ea24b5d732d7";
const MERGE = "a9c8c5828b91be19d9728548b24759e352367ef1";
const HEAD = "3370e228f2209994d57af4427fe64e71bb79ac96";

function run(event: string, ref: string, sha: string, payload: Readonly<Record<string, unknown>> = {}): CaseRun {
  return {
    env: { GITHUB_ACTIONS: "true", GITHUB_EVENT_NAME: event, GITHUB_REF: ref, GITHUB_SHA: sha },
    payload: { repository: REPOSITORY, head_commit: { id: sha, timestamp: NOW }, ...payload },
  };
}

/** The run with a variable set. */
export function withEnv(of: CaseRun, env: Readonly<Record<string, string>>): CaseRun {
  return { ...of, env: { ...of.env, ...env } };
}

/** A push of a branch. */
export function branch(name: string, sha = FIRST): CaseRun {
  return run("push", `refs/heads/${name}`, sha);
}

/** A push of a git tag. */
export function tag(name: string): CaseRun {
  return run("push", `refs/tags/${name}`, FIRST, { base_ref: "refs/heads/master" });
}

/** Any other event. */
export function event(name: string, ref: string, payload: Readonly<Record<string, unknown>> = {}): CaseRun {
  return run(name, ref, FIRST, payload);
}

/** A pull request to master. */
export function pullRequest(number: number): CaseRun {
  return run("pull_request", `refs/pull/${number}/merge`, MERGE, { number, pull_request: { number, head: { sha: HEAD }, base: { ref: "master" } } });
}

export const DEV = branch("dev");
export const PUSH_MASTER = branch("master", MASTER);
export const ODD_NAME = branch("my/feature#1245", "983315b5e8d46e46fc4c49869e85e7ee5fb289ba");
export const DISPATCH = event("workflow_dispatch", "refs/heads/master");
export const PULL_REQUEST = pullRequest(15);
export const PULL_REQUEST_TARGET = run("pull_request_target", "refs/heads/master", MASTER, { number: 15, pull_request: { number: 15, head: { sha: HEAD }, base: { ref: "master" } } });
export const SCHEDULE = event("schedule", "refs/heads/master");
export const RELEASE = event("release", "refs/tags/v1.1.1");
/** No workflow and no checkout. */
export const NOTHING: CaseRun = { env: {}, payload: { repository: REPOSITORY } };
/** A workflow whose event says nothing. */
export const EMPTY: CaseRun = { env: { GITHUB_ACTIONS: "true", GITHUB_EVENT_NAME: "" }, payload: { repository: REPOSITORY } };
