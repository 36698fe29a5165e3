import { describe, expect, test } from "vitest";
import { readCiSystem, type RunFacts } from "../../src/forge/ci-systems.ts";

const HEAD = "1".repeat(40);
const BASE = "2".repeat(40);
const MERGE = "3".repeat(40);
const ZEROS = "0".repeat(40);

const GITLAB = {
  GITLAB_CI: "true",
  CI: "true",
  CI_SERVER_URL: "https://gitlab.example",
  CI_API_V4_URL: "https://gitlab.example/api/v4",
  CI_PROJECT_PATH: "acme/team/api",
  CI_PROJECT_ID: "42",
  CI_DEFAULT_BRANCH: "main",
  CI_COMMIT_SHA: HEAD,
};
const GITLAB_REQUEST = {
  ...GITLAB,
  CI_PIPELINE_SOURCE: "merge_request_event",
  CI_COMMIT_BEFORE_SHA: ZEROS,
  CI_MERGE_REQUEST_ID: "998877",
  CI_MERGE_REQUEST_IID: "7",
  CI_MERGE_REQUEST_PROJECT_PATH: "acme/team/api",
  CI_MERGE_REQUEST_SOURCE_PROJECT_PATH: "acme/team/api",
  CI_MERGE_REQUEST_TARGET_BRANCH_NAME: "main",
  CI_MERGE_REQUEST_DIFF_BASE_SHA: BASE,
};
const WOODPECKER = {
  CI: "woodpecker",
  CI_REPO: "acme/api",
  CI_REPO_DEFAULT_BRANCH: "main",
  CI_FORGE_TYPE: "forgejo",
  CI_FORGE_URL: "https://git.example/",
  CI_COMMIT_SHA: HEAD,
};
const DRONE = {
  CI: "true",
  DRONE: "true",
  DRONE_REPO: "acme/api",
  DRONE_REPO_LINK: "https://github.com/acme/api",
  DRONE_REPO_BRANCH: "main",
  DRONE_COMMIT_SHA: HEAD,
  DRONE_COMMIT_BRANCH: "main",
};
const BUILDKITE = {
  CI: "true",
  BUILDKITE: "true",
  BUILDKITE_REPO: "git@github.com:acme/api.git",
  BUILDKITE_PIPELINE_PROVIDER: "github",
  BUILDKITE_PIPELINE_DEFAULT_BRANCH: "main",
  BUILDKITE_COMMIT: HEAD,
  BUILDKITE_PULL_REQUEST: "false",
  BUILDKITE_SOURCE: "webhook",
  BUILDKITE_BRANCH: "grow",
};
const AZURE = {
  TF_BUILD: "True",
  BUILD_REPOSITORY_PROVIDER: "GitHub",
  BUILD_REPOSITORY_URI: "https://github.com/acme/api",
  BUILD_REPOSITORY_NAME: "acme/api",
  BUILD_SOURCEVERSION: MERGE,
};
const CIRCLE = { CI: "true", CIRCLECI: "true", CIRCLE_SHA1: HEAD, CIRCLE_BRANCH: "grow", CIRCLE_REPOSITORY_URL: "git@github.com:acme/api.git" };
const JENKINS = { JENKINS_URL: "https://ci.example/", GIT_COMMIT: MERGE, GIT_URL: "https://git.example/acme/api.git" };

const REQUEST = { name: "pull_request", pullRequest: { number: 7, headSha: HEAD, headRepository: null }, push: null };
const API = { owner: "acme", name: "api" };
const NESTED = { owner: "acme/team", name: "api" };

const ROWS: readonly [what: string, env: Record<string, string>, expected: Partial<RunFacts>][] = [
  [
    "GitLab: a merge request's pipeline is of its IID, and knows its merge base",
    GITLAB_REQUEST,
    { ...REQUEST, ci: "GitLab CI", forge: "gitlab", apiUrl: "https://gitlab.example/api/v4", repository: NESTED, mergeBase: BASE, defaultBranch: "main", pullRequest: { number: 7, headSha: HEAD, headRepository: "acme/team/api" } },
  ],
  [
    "GitLab: merged results are built from a merge, and their head is the branch's",
    { ...GITLAB_REQUEST, CI_COMMIT_SHA: MERGE, CI_MERGE_REQUEST_SOURCE_BRANCH_SHA: HEAD },
    { ...REQUEST, pullRequest: { number: 7, headSha: HEAD, headRepository: "acme/team/api" } },
  ],
  [
    "GitLab: a fork's pipeline runs in the fork, and its merge request is of the target",
    { ...GITLAB_REQUEST, CI_PROJECT_PATH: "mallory/api", CI_MERGE_REQUEST_SOURCE_PROJECT_PATH: "mallory/api" },
    { repository: NESTED, pullRequest: { number: 7, headSha: HEAD, headRepository: "mallory/api" } },
  ],
  [
    "GitLab: a branch's pipeline is of the one merge request that is open for it",
    { ...GITLAB, CI_PIPELINE_SOURCE: "push", CI_COMMIT_BRANCH: "grow", CI_OPEN_MERGE_REQUESTS: "acme/team/api!7" },
    { ...REQUEST, repository: NESTED, mergeBase: null, pullRequest: { number: 7, headSha: HEAD, headRepository: "acme/team/api" } },
  ],
  [
    "GitLab: of two open merge requests it is neither",
    { ...GITLAB, CI_PIPELINE_SOURCE: "push", CI_COMMIT_BRANCH: "grow", CI_OPEN_MERGE_REQUESTS: "acme/team/api!7,acme/team/api!8", CI_COMMIT_BEFORE_SHA: BASE },
    { name: "push", pullRequest: null, push: { before: BASE, after: HEAD, isDefaultBranch: false } },
  ],
  [
    "GitLab: a push to the default branch stays one, whatever is open from it",
    { ...GITLAB, CI_PIPELINE_SOURCE: "push", CI_COMMIT_BRANCH: "main", CI_COMMIT_BEFORE_SHA: BASE, CI_OPEN_MERGE_REQUESTS: "acme/team/api!7" },
    { name: "push", ref: "refs/heads/main", pullRequest: null, push: { before: BASE, after: HEAD, isDefaultBranch: true } },
  ],
  [
    "GitLab: the first push of a branch has nothing before it",
    { ...GITLAB, CI_PIPELINE_SOURCE: "push", CI_COMMIT_BRANCH: "grow", CI_COMMIT_BEFORE_SHA: ZEROS },
    { push: { before: null, after: HEAD, isDefaultBranch: false } },
  ],
  ["GitLab: a tag", { ...GITLAB, CI_PIPELINE_SOURCE: "push", CI_COMMIT_TAG: "v1.2.3", CI_COMMIT_BEFORE_SHA: ZEROS }, { name: "push", ref: "refs/tags/v1.2.3", push: { before: null, after: HEAD, isDefaultBranch: false } }],
  ["GitLab: a schedule", { ...GITLAB, CI_PIPELINE_SOURCE: "schedule", CI_COMMIT_BRANCH: "main" }, { name: "schedule", ref: "refs/heads/main", push: null, pullRequest: null }],
  ["GitLab: a run by hand", { ...GITLAB, CI_PIPELINE_SOURCE: "web", CI_COMMIT_BRANCH: "main" }, { name: "workflow_dispatch", push: null }],
  [
    "Woodpecker: a pull request of Forgejo",
    { ...WOODPECKER, CI_PIPELINE_EVENT: "pull_request", CI_COMMIT_PULL_REQUEST: "7", CI_COMMIT_BRANCH: "main", CI_COMMIT_TARGET_BRANCH: "main" },
    { ...REQUEST, ci: "Woodpecker", forge: "forgejo", apiUrl: "https://git.example/api/v1", repository: API, defaultBranch: "main" },
  ],
  [
    "Woodpecker: a pull request of GitHub",
    { ...WOODPECKER, CI_FORGE_TYPE: "github", CI_FORGE_URL: "https://github.com", CI_PIPELINE_EVENT: "pull_request", CI_COMMIT_PULL_REQUEST: "7" },
    { forge: "github", apiUrl: "https://api.github.com" },
  ],
  [
    "Woodpecker: a merge request of GitLab, in nested groups",
    { ...WOODPECKER, CI_FORGE_TYPE: "gitlab", CI_FORGE_URL: "https://git.example", CI_REPO: "acme/team/api", CI_PIPELINE_EVENT: "pull_request", CI_COMMIT_PULL_REQUEST: "7" },
    { forge: "gitlab", apiUrl: "https://git.example/api/v4", repository: NESTED },
  ],
  [
    "Woodpecker: a push, whose number of an earlier pull request counts for nothing",
    { ...WOODPECKER, CI_PIPELINE_EVENT: "push", CI_COMMIT_BRANCH: "main", CI_COMMIT_PULL_REQUEST: "7" },
    { name: "push", pullRequest: null, push: { before: null, after: HEAD, isDefaultBranch: true } },
  ],
  ["Woodpecker: a tag", { ...WOODPECKER, CI_PIPELINE_EVENT: "tag", CI_COMMIT_TAG: "v1" }, { name: "push", ref: "refs/tags/v1" }],
  ["Woodpecker: cron", { ...WOODPECKER, CI_PIPELINE_EVENT: "cron", CI_COMMIT_BRANCH: "main" }, { name: "schedule", push: null }],
  ["Woodpecker: a forge that is not spoken to", { ...WOODPECKER, CI_FORGE_TYPE: "bitbucket" }, { forge: null, apiUrl: null, repository: API }],
  [
    "Drone: a pull request of GitHub",
    { ...DRONE, DRONE_BUILD_EVENT: "pull_request", DRONE_PULL_REQUEST: "7" },
    { ...REQUEST, ci: "Drone", forge: "github", apiUrl: "https://api.github.com", repository: API },
  ],
  [
    "Drone: a push",
    { ...DRONE, DRONE_BUILD_EVENT: "push", DRONE_COMMIT_BEFORE: BASE },
    { name: "push", push: { before: BASE, after: HEAD, isDefaultBranch: true } },
  ],
  [
    "Drone: whose forge no variable names",
    { ...DRONE, DRONE_REPO_LINK: "https://git.example/acme/api", DRONE_BUILD_EVENT: "pull_request", DRONE_PULL_REQUEST: "7" },
    { ...REQUEST, forge: null, apiUrl: null, serverUrl: "https://git.example", repository: API },
  ],
  [
    "Buildkite: a repository of GitHub, fetched over ssh on the port of https",
    { ...BUILDKITE, BUILDKITE_PULL_REQUEST: "7", BUILDKITE_REPO: "ssh://git@ssh.github.com:443/acme/api.git" },
    { forge: "github", apiUrl: "https://api.github.com", repository: API },
  ],
  [
    "Buildkite: a pull request of GitHub, fetched over ssh",
    { ...BUILDKITE, BUILDKITE_PULL_REQUEST: "7", BUILDKITE_PULL_REQUEST_REPO: "https://github.com/mallory/api.git" },
    { ...REQUEST, ci: "Buildkite", forge: "github", apiUrl: "https://api.github.com", repository: API, pullRequest: { number: 7, headSha: HEAD, headRepository: "mallory/api" } },
  ],
  [
    "Buildkite: GHES",
    { ...BUILDKITE, BUILDKITE_PIPELINE_PROVIDER: "github_enterprise", BUILDKITE_REPO: "ssh://git@ghe.example:2222/acme/api.git", BUILDKITE_PULL_REQUEST: "7" },
    { forge: "github", apiUrl: "https://ghe.example/api/v3", repository: API },
  ],
  [
    "Buildkite: GitLab",
    { ...BUILDKITE, BUILDKITE_PIPELINE_PROVIDER: "gitlab", BUILDKITE_REPO: "https://gitlab.example/acme/team/api.git", BUILDKITE_PULL_REQUEST: "7" },
    { forge: "gitlab", apiUrl: "https://gitlab.example/api/v4", repository: NESTED },
  ],
  ["Buildkite: a commit that is not named yet", { ...BUILDKITE, BUILDKITE_COMMIT: "HEAD", BUILDKITE_PULL_REQUEST: "7" }, { pullRequest: { number: 7, headSha: null, headRepository: null } }],
  [
    "Buildkite: the trial merge of a pull request, which is not its head",
    { ...BUILDKITE, BUILDKITE_PULL_REQUEST: "7", BUILDKITE_PULL_REQUEST_USING_MERGE_REFSPEC: "true" },
    { pullRequest: { number: 7, headSha: null, headRepository: null } },
  ],
  ["Buildkite: a push", { ...BUILDKITE, BUILDKITE_BRANCH: "main" }, { name: "push", pullRequest: null, push: { before: null, after: HEAD, isDefaultBranch: true } }],
  [
    "Azure Pipelines: a pull request of GitHub, by the number that GitHub shows",
    { ...AZURE, BUILD_REASON: "PullRequest", SYSTEM_PULLREQUEST_PULLREQUESTID: "123456", SYSTEM_PULLREQUEST_PULLREQUESTNUMBER: "7", SYSTEM_PULLREQUEST_SOURCECOMMITID: HEAD, BUILD_SOURCEBRANCH: "refs/pull/7/merge" },
    { ...REQUEST, ci: "Azure Pipelines", ref: "refs/pull/7/merge", forge: "github", apiUrl: "https://api.github.com", repository: API },
  ],
  [
    "Azure Pipelines: a pull request of its own repositories, which are no forge that is spoken to",
    { ...AZURE, BUILD_REPOSITORY_PROVIDER: "TfsGit", BUILD_REPOSITORY_URI: "https://dev.azure.com/acme/p/_git/api", BUILD_REASON: "PullRequest", SYSTEM_PULLREQUEST_PULLREQUESTID: "7" },
    { forge: null, apiUrl: null, pullRequest: null },
  ],
  ["Azure Pipelines: a tag", { ...AZURE, BUILD_REASON: "IndividualCI", BUILD_SOURCEBRANCH: "refs/tags/v1" }, { name: "push", ref: "refs/tags/v1", push: { before: null, after: MERGE, isDefaultBranch: false } }],
  ["Azure Pipelines: a branch", { ...AZURE, BUILD_REASON: "IndividualCI", BUILD_SOURCEBRANCH: "refs/heads/main" }, { name: "push", ref: "refs/heads/main" }],
  [
    "CircleCI: a pull request",
    { ...CIRCLE, CIRCLE_PULL_REQUEST: "https://github.com/acme/api/pull/7" },
    { ...REQUEST, ci: "CircleCI", forge: "github", apiUrl: "https://api.github.com", repository: API },
  ],
  ["CircleCI: a fork's, whose page is not named", { ...CIRCLE, CIRCLE_BRANCH: "pull/7" }, { name: "pull_request", push: null, pullRequest: { number: 7, headSha: HEAD, headRepository: null }, forge: "github", repository: API }],
  ["CircleCI: a fork's, by its number alone", { ...CIRCLE, CIRCLE_PR_NUMBER: "7" }, { name: "pull_request", push: null, pullRequest: { number: 7, headSha: HEAD, headRepository: null } }],
  ["CircleCI: a branch without one", CIRCLE, { name: "push", pullRequest: null, forge: "github", repository: API, push: { before: null, after: HEAD, isDefaultBranch: false } }],
  [
    "Jenkins: a change of GitLab",
    { ...JENKINS, GIT_URL: "git@gitlab.example:acme/team/api.git", CHANGE_ID: "7", CHANGE_URL: "https://gitlab.example/acme/team/api/-/merge_requests/7", BRANCH_NAME: "MR-7" },
    { name: "pull_request", ci: "Jenkins", forge: "gitlab", apiUrl: "https://gitlab.example/api/v4", repository: NESTED, pullRequest: { number: 7, headSha: null, headRepository: null } },
  ],
  [
    "Jenkins: a change of Gitea or Forgejo",
    { ...JENKINS, CHANGE_ID: "7", CHANGE_URL: "https://git.example/acme/api/pulls/7" },
    { forge: "gitea", apiUrl: "https://git.example/api/v1", repository: API },
  ],
  [
    "Jenkins: a change of GHES",
    { ...JENKINS, GIT_URL: "https://ghe.example/acme/api.git", CHANGE_ID: "7", CHANGE_URL: "https://ghe.example/acme/api/pull/7" },
    { forge: "github", apiUrl: "https://ghe.example/api/v3", repository: API },
  ],
  [
    "Jenkins: a page on another host than the checkout's, to which no token may go unasked",
    { ...JENKINS, CHANGE_ID: "7", CHANGE_URL: "https://elsewhere.example/acme/api/pull/7" },
    { forge: null, apiUrl: null, repository: API, pullRequest: { number: 7, headSha: null, headRepository: null } },
  ],
  [
    "Jenkins: a page of a forge that is known by its host, checked out from a mirror",
    { ...JENKINS, CHANGE_ID: "7", CHANGE_URL: "https://github.com/acme/api/pull/7" },
    { forge: "github", apiUrl: "https://api.github.com", repository: API },
  ],
  [
    "Jenkins: a change of Bitbucket, which is no forge that is spoken to",
    { ...JENKINS, CHANGE_ID: "7", CHANGE_URL: "https://bitbucket.org/acme/api/pull-requests/7" },
    { forge: null, apiUrl: null, pullRequest: { number: 7, headSha: null, headRepository: null } },
  ],
  [
    "Jenkins: a pull request of the GHPRB plugin, which names the head",
    { ...JENKINS, ghprbPullId: "7", ghprbPullLink: "https://github.com/acme/api/pull/7", ghprbActualCommit: HEAD },
    { ...REQUEST, forge: "github", repository: API },
  ],
  ["Jenkins: a branch", { ...JENKINS, BRANCH_NAME: "main", BRANCH_IS_PRIMARY: "true" }, { name: "push", defaultBranch: "main", push: { before: null, after: MERGE, isDefaultBranch: true } }],
];

describe("what run this is", () => {
  test.each(ROWS)("on %s", (_what, env, expected) => {
    expect(readCiSystem(env)).toMatchObject(expected);
  });

  test("is the Actions family's to say where its variables are, though a CI runs it for it", () => {
    expect(readCiSystem({ ...BUILDKITE, GITHUB_ACTIONS: "true" })).toBeNull();
  });

  test.each([{}, { CI: "true" }, { GITLAB_CI: "false" }, { JENKINS_URL: "" }])("is nobody's to say outside of a CI that is known: %j", (env) => {
    expect(readCiSystem(env)).toBeNull();
  });

  test.each(["../../user", "acme/..", "acme", "a b/c", "acme/api?x", `${"g/".repeat(21)}p`])("is of no project by the path %s", (path) => {
    expect(readCiSystem({ ...GITLAB, CI_PROJECT_PATH: path })?.repository).toBeNull();
  });

  test.each(["0", "-1", "7x", "7/notes", "1e3", ""])("is of no request by the number %j", (number) => {
    expect(readCiSystem({ ...GITLAB_REQUEST, CI_MERGE_REQUEST_IID: number })?.pullRequest).toBeNull();
  });
});
