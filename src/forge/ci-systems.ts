import type { Host } from "../host/host.ts";
import { commitAt } from "./json.ts";
import { apiUrlOf, type ForgeKind, forgeAt, parseBaseUrl, parseRepositoryName, type RepositoryName } from "./kind.ts";

/** What run this is, as far as a CI's variables tell; unknown is null. */
export interface RunFacts {
  /** The CI as its users call it; "" outside any. */
  readonly ci: string;
  /** In GitHub's words, whatever the CI: `pull_request`, `push`, `schedule`, `workflow_dispatch`; "" outside CI. */
  readonly name: string;
  readonly forge: ForgeKind | null;
  readonly repository: RepositoryName | null;
  /** Without a trailing slash: `https://api.github.com`, `https://HOST/api/v3`, `https://HOST/api/v1`, `https://HOST/api/v4`. */
  readonly apiUrl: string | null;
  /** The forge's own pages, without a trailing slash, where a CI names them and not the API. */
  readonly serverUrl: string | null;
  /** What it is of, `refs/heads/main` or `refs/tags/v1`; another thing on each CI for a pull request. */
  readonly ref: string | null;
  readonly pullRequest: PullRequestEvent | null;
  /** The commit that the pull request branched off, where the CI says it; null where only the forge knows. */
  readonly mergeBase: string | null;
  readonly push: PushEvent | null;
  readonly defaultBranch: string | null;
}

export interface PullRequestEvent {
  readonly number: number;
  /** null where the CI does not say, or built a merge that the forge does not know. */
  readonly headSha: string | null;
  /** `owner/name` of the repository that its head is in; null where that is gone or not named. */
  readonly headRepository: string | null;
}

export interface PushEvent {
  /** The commit the branch was at; null where the branch is new (the event says zeros) or the forge does not say. */
  readonly before: string | null;
  readonly after: string;
  readonly isDefaultBranch: boolean;
}

type Env = Host["env"];
/** A variable, or how it is made out from several; null and "" are nothing. */
type Source = string | ((env: Env) => string | null | undefined);

interface Place {
  readonly forge: ForgeKind | null;
  readonly serverUrl: string | null;
  /** Where the CI names it; else it follows from the other two. */
  readonly apiUrl?: string | null;
  readonly project: string | null;
}

/** One CI: how it is told, and which of its variables says what. */
interface CiSystem {
  readonly name: string;
  /** A variable that only this CI sets, and to what. */
  readonly sign: readonly [variable: string, value: RegExp];
  readonly place: (env: Env) => Place;
  readonly number: Source;
  readonly headSha: Source;
  readonly headRepository: Source;
  readonly mergeBase: Source;
  readonly commit: Source;
  readonly before: Source;
  readonly branch: Source;
  readonly tag: Source;
  readonly defaultBranch: Source;
  /** The event's name as GitHub has it. */
  readonly event: (env: Env) => string | undefined;
}

const NOTHING: Source = () => null;

/** The CIs beside those of the Actions family, each with the variables that its documentation names (docs/other-ci.md). */
const CI_SYSTEMS: readonly CiSystem[] = [
  {
    name: "GitLab CI",
    sign: ["GITLAB_CI", /^true$/],
    place: (env) => ({
      forge: "gitlab",
      serverUrl: parseBaseUrl(env["CI_SERVER_URL"]),
      apiUrl: parseBaseUrl(env["CI_API_V4_URL"]),
      // The target's: a fork's pipeline runs in the fork.
      project: env["CI_MERGE_REQUEST_PROJECT_PATH"] || openMergeRequest(env)?.project || env["CI_PROJECT_PATH"] || null,
    }),
    // CI_MERGE_REQUEST_ID is another number, of all projects together.
    number: (env) => env["CI_MERGE_REQUEST_IID"] || openMergeRequest(env)?.number,
    // CI_COMMIT_SHA is the merge in pipelines for merged results, which alone have the other.
    headSha: (env) => env["CI_MERGE_REQUEST_SOURCE_BRANCH_SHA"] || env["CI_COMMIT_SHA"],
    headRepository: (env) => env["CI_MERGE_REQUEST_SOURCE_PROJECT_PATH"] || env["CI_PROJECT_PATH"],
    mergeBase: "CI_MERGE_REQUEST_DIFF_BASE_SHA",
    commit: "CI_COMMIT_SHA",
    before: "CI_COMMIT_BEFORE_SHA",
    branch: "CI_COMMIT_BRANCH",
    tag: "CI_COMMIT_TAG",
    defaultBranch: "CI_DEFAULT_BRANCH",
    event: worded("CI_PIPELINE_SOURCE", { push: "push", schedule: "schedule", web: "workflow_dispatch", api: "repository_dispatch", trigger: "repository_dispatch" }),
  },
  {
    name: "Woodpecker",
    sign: ["CI", /^woodpecker$/],
    place: (env) => ({ forge: forgeNamed(env["CI_FORGE_TYPE"]), serverUrl: parseBaseUrl(env["CI_FORGE_URL"]), project: env["CI_REPO"] ?? null }),
    number: (env) => (env["CI_PIPELINE_EVENT"]?.startsWith("pull_request") === true ? env["CI_COMMIT_PULL_REQUEST"] : null),
    headSha: "CI_COMMIT_SHA",
    headRepository: NOTHING,
    mergeBase: NOTHING,
    commit: "CI_COMMIT_SHA",
    before: NOTHING,
    branch: "CI_COMMIT_BRANCH",
    tag: "CI_COMMIT_TAG",
    defaultBranch: "CI_REPO_DEFAULT_BRANCH",
    event: worded("CI_PIPELINE_EVENT", { push: "push", tag: "push", release: "release", cron: "schedule", manual: "workflow_dispatch" }),
  },
  {
    name: "Drone",
    sign: ["DRONE", /^true$/],
    place: (env) => atUrl(env["DRONE_REPO_LINK"] || env["DRONE_GIT_HTTP_URL"], env["DRONE_REPO"]),
    number: "DRONE_PULL_REQUEST",
    headSha: "DRONE_COMMIT_SHA",
    headRepository: NOTHING,
    mergeBase: NOTHING,
    commit: "DRONE_COMMIT_SHA",
    before: "DRONE_COMMIT_BEFORE",
    branch: "DRONE_COMMIT_BRANCH",
    tag: "DRONE_TAG",
    defaultBranch: "DRONE_REPO_BRANCH",
    event: worded("DRONE_BUILD_EVENT", { push: "push", tag: "push", cron: "schedule", custom: "workflow_dispatch" }),
  },
  {
    name: "Buildkite",
    sign: ["BUILDKITE", /^true$/],
    place: (env) => {
      const place = atUrl(env["BUILDKITE_REPO"]);
      return { ...place, forge: forgeNamed(env["BUILDKITE_PIPELINE_PROVIDER"]?.split("_")[0]) ?? place.forge };
    },
    // "false" where there is none.
    number: "BUILDKITE_PULL_REQUEST",
    // The commit is the forge's trial merge where the pipeline builds that, and the word HEAD where nobody named one.
    headSha: (env) => (env["BUILDKITE_PULL_REQUEST_USING_MERGE_REFSPEC"] === "true" ? null : env["BUILDKITE_COMMIT"]),
    headRepository: (env) => atUrl(env["BUILDKITE_PULL_REQUEST_REPO"]).project,
    mergeBase: NOTHING,
    commit: "BUILDKITE_COMMIT",
    before: NOTHING,
    branch: "BUILDKITE_BRANCH",
    tag: "BUILDKITE_TAG",
    defaultBranch: "BUILDKITE_PIPELINE_DEFAULT_BRANCH",
    event: worded("BUILDKITE_SOURCE", { webhook: "push", schedule: "schedule", ui: "workflow_dispatch", api: "repository_dispatch" }),
  },
  {
    name: "Azure Pipelines",
    sign: ["TF_BUILD", /^true$/i],
    place: (env) => {
      const place = atUrl(env["BUILD_REPOSITORY_URI"]);
      const forge = { GitHub: "github", GitHubEnterprise: "github" } as const;
      // Azure's own repositories are no forge that is spoken to.
      return { ...place, forge: lookUp(forge, env["BUILD_REPOSITORY_PROVIDER"]) ?? null };
    },
    // PULLREQUESTID is a number of GitHub's own there, of all repositories together.
    number: "SYSTEM_PULLREQUEST_PULLREQUESTNUMBER",
    headSha: "SYSTEM_PULLREQUEST_SOURCECOMMITID",
    headRepository: NOTHING,
    mergeBase: NOTHING,
    commit: "BUILD_SOURCEVERSION",
    before: NOTHING,
    branch: "BUILD_SOURCEBRANCH",
    tag: (env) => /^refs\/tags\/(.+)$/.exec(env["BUILD_SOURCEBRANCH"] ?? "")?.[1],
    defaultBranch: NOTHING,
    event: worded("BUILD_REASON", { IndividualCI: "push", BatchedCI: "push", Schedule: "schedule", Manual: "workflow_dispatch" }),
  },
  {
    name: "CircleCI",
    sign: ["CIRCLECI", /^true$/],
    place: (env) => requestAt(env["CIRCLE_PULL_REQUEST"])?.place ?? atUrl(env["CIRCLE_REPOSITORY_URL"]),
    // A fork's is built as the branch pull/7, also where its page is not named: never as a push of ours.
    number: (env) => requestAt(env["CIRCLE_PULL_REQUEST"])?.number || env["CIRCLE_PR_NUMBER"] || /^pull\/(\d+)(?:\/|$)/.exec(env["CIRCLE_BRANCH"] ?? "")?.[1],
    headSha: "CIRCLE_SHA1",
    headRepository: NOTHING,
    mergeBase: NOTHING,
    commit: "CIRCLE_SHA1",
    before: NOTHING,
    branch: "CIRCLE_BRANCH",
    tag: "CIRCLE_TAG",
    defaultBranch: NOTHING,
    // What started a pipeline is in no variable.
    event: () => "push",
  },
  {
    name: "Jenkins",
    sign: ["JENKINS_URL", /./],
    place: (env) => beside(requestAt(env["CHANGE_URL"] || env["ghprbPullLink"])?.place, atUrl(env["GIT_URL"])),
    number: (env) => env["CHANGE_ID"] || env["ghprbPullId"],
    // GIT_COMMIT may be a merge with the target that only this Jenkins has.
    headSha: "ghprbActualCommit",
    headRepository: NOTHING,
    mergeBase: NOTHING,
    commit: "GIT_COMMIT",
    before: NOTHING,
    branch: "BRANCH_NAME",
    tag: "TAG_NAME",
    defaultBranch: (env) => (env["BRANCH_IS_PRIMARY"] === "true" ? env["BRANCH_NAME"] : null),
    event: () => "push",
  },
];

/** What run this is on a CI beside the Actions family; null where it is none of those that are known. */
export function readCiSystem(env: Env): RunFacts | null {
  const system = findSystem(env);
  return system === undefined ? null : readFacts(system, env);
}

/** The commit that a job of such a CI is of; null where it is no full hash, or the CI none that is known. */
export function readCiCommit(env: Env): string | null {
  const system = findSystem(env);
  return system === undefined ? null : commitOf(system.commit, env);
}

function findSystem(env: Env): CiSystem | undefined {
  // Some CIs run workflows of the Actions family, and then these variables tell more.
  return env["GITHUB_ACTIONS"] === "true" ? undefined : CI_SYSTEMS.find(({ sign: [variable, value] }) => value.test(env[variable] ?? ""));
}

function readFacts(system: CiSystem, env: Env): RunFacts {
  const { forge, serverUrl, apiUrl, project } = system.place(env);
  const pullRequest = readPullRequest(system, env);
  const name = pullRequest === null ? (system.event(env) ?? "") : "pull_request";
  const defaultBranch = textOf(system.defaultBranch, env);
  const ref = readRef(system, env);
  return {
    ci: system.name,
    name,
    forge,
    repository: project === null ? null : parseRepositoryName(project),
    apiUrl: apiUrl ?? (forge === null || serverUrl === null ? null : apiUrlOf(forge, serverUrl)),
    serverUrl,
    ref,
    pullRequest,
    mergeBase: pullRequest === null ? null : commitOf(system.mergeBase, env),
    push: name === "push" ? readPush(system, env, defaultBranch !== null && ref === `refs/heads/${defaultBranch}`) : null,
    defaultBranch,
  };
}

function readPullRequest(system: CiSystem, env: Env): PullRequestEvent | null {
  const [number] = /^[1-9]\d{0,14}$/.exec(textOf(system.number, env) ?? "") ?? [];
  if (number === undefined) return null;
  return {
    number: Number(number),
    headSha: commitOf(system.headSha, env),
    headRepository: textOf(system.headRepository, env),
  };
}

function readPush(system: CiSystem, env: Env, isDefaultBranch: boolean): PushEvent | null {
  const after = commitOf(system.commit, env);
  return after === null ? null : { before: commitOf(system.before, env), after, isDefaultBranch };
}

function readRef(system: CiSystem, env: Env): string | null {
  const tag = textOf(system.tag, env);
  if (tag !== null) return `refs/tags/${tag}`;
  const branch = textOf(system.branch, env);
  // Azure names the whole ref: a branch's, or a pull request's merge.
  return branch === null || branch.startsWith("refs/") ? branch : `refs/heads/${branch}`;
}

function textOf(source: Source, env: Env): string | null {
  return (typeof source === "string" ? env[source] : source(env)) || null;
}

/** The full hash of a commit; null for zeros, git's way to say that there is none. */
function commitOf(source: Source, env: Env): string | null {
  const commit = commitAt({ commit: textOf(source, env) }, "commit");
  return commit === null || /^0+$/.test(commit) ? null : commit;
}

function worded(variable: string, words: Readonly<Record<string, string>>): CiSystem["event"] {
  return (env) => lookUp(words, env[variable]);
}

function lookUp<T>(table: Readonly<Record<string, T>>, key: string | undefined): T | undefined {
  return key !== undefined && Object.hasOwn(table, key) ? table[key] : undefined;
}

function forgeNamed(name: string | undefined): ForgeKind | null {
  return lookUp<ForgeKind>({ github: "github", gitea: "gitea", forgejo: "forgejo", gitlab: "gitlab" }, name) ?? null;
}

/** The merge request that a branch's pipeline is of: `group/project!333,…`, where it is the only one. Of two nobody knows which is meant. */
function openMergeRequest(env: Env): { project: string; number: string } | null {
  if (env["CI_PIPELINE_SOURCE"] !== "push" || env["CI_COMMIT_BRANCH"] === env["CI_DEFAULT_BRANCH"]) return null;
  const [, project, number] = /^([^!,]+)!(\d+)$/.exec(env["CI_OPEN_MERGE_REQUESTS"] ?? "") ?? [];
  return project === undefined || number === undefined ? null : { project, number };
}

/** Where git is served over ssh on port 443, by the documentation of both, for networks that let nothing else out. */
const SSH_HOSTS: Readonly<Record<string, string>> = { "ssh.github.com": "github.com", "altssh.gitlab.com": "gitlab.com" };

/** The server and project of a repository's address, as git is given it: `https://HOST/o/r.git`, `ssh://git@HOST/o/r.git`, `git@HOST:o/r.git`. */
function atUrl(address: string | undefined, project?: string): Place {
  const text = (address ?? "").replace(/^(?:[\w.-]+@)?([\w.-]+):(?!\/)/, "ssh://$1/");
  if (!URL.canParse(text)) return { forge: null, serverUrl: null, project: project ?? null };
  const url = new URL(text);
  const isWeb = url.protocol === "https:" || url.protocol === "http:";
  // Whoever fetches over ssh is shown the pages over https.
  const serverUrl = isWeb ? url.origin : `https://${SSH_HOSTS[url.hostname] ?? url.hostname}`;
  const path = url.pathname.replace(/^\/+|(?:\.git)?\/*$/g, "");
  return { forge: forgeAt(serverUrl), serverUrl, project: project ?? (path === "" ? null : path) };
}

/**
 * The place of a request's page, else that of the checkout. A page on a host that is neither a known forge's nor the checkout's
 * is of a forge that must be named: the token would go there.
 */
function beside(page: Place | undefined, checkout: Place): Place {
  if (page === undefined || page.serverUrl === null) return checkout;
  const isTrusted = checkout.serverUrl === null || forgeAt(page.serverUrl) !== null || hostOf(page.serverUrl) === hostOf(checkout.serverUrl);
  return isTrusted ? page : { ...page, forge: null };
}

function hostOf(serverUrl: string): string {
  return new URL(serverUrl).hostname;
}

/** How the address of a request's page ends on each forge. */
const REQUEST_PAGES: readonly (readonly [forge: ForgeKind, page: RegExp])[] = [
  ["gitlab", /^(?<project>\/.+)\/-\/merge_requests\/(?<number>\d+)$/],
  ["gitea", /^(?<project>\/[^/]+\/[^/]+)\/pulls\/(?<number>\d+)$/],
  ["github", /^(?<project>\/[^/]+\/[^/]+)\/pull\/(?<number>\d+)$/],
];

/** The request that a page's address is of; null where it is no forge's that is spoken to. */
function requestAt(address: string | undefined): { place: Place; number: string } | null {
  const base = parseBaseUrl(address);
  if (base === null) return null;
  const { origin, pathname } = new URL(base);
  for (const [forge, page] of REQUEST_PAGES) {
    const { project, number } = page.exec(pathname)?.groups ?? {};
    if (project === undefined || number === undefined) continue;
    return { place: { forge: forgeAt(origin) ?? forge, serverUrl: origin, project: project.slice(1) }, number };
  }
  return null;
}
