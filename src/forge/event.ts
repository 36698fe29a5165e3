import type { Host } from "../host/host.ts";
import { type PullRequestEvent, type PushEvent, readCiSystem, type RunFacts } from "./ci-systems.ts";
import type { NamedForge } from "./inputs.ts";
import { at, commitAt, integerAt, textAt } from "./json.ts";
import { type ForgeKind, parseBaseUrl, parseRepositoryName, type RepositoryName, showRepositoryName, tokenVariables } from "./kind.ts";
import { applyNames } from "./named.ts";

/** What run this is, as the CI's environment, the event's JSON and the inputs say; unknown is null. */
export interface RunEvent extends RunFacts {
  readonly workflowRun: WorkflowRunEvent | null;
}

/** The run that triggered this one. Its head is what a stranger may have pushed. */
export interface WorkflowRunEvent {
  readonly id: string;
  readonly headSha: string;
  /** "" where the event names the pull request in its place. */
  readonly headBranch: string;
  /** The pull request that the run was for, where the event names it and no branch (Gitea); null elsewhere. */
  readonly pullRequest: number | null;
  /** "" where the head's repository is gone. */
  readonly headOwner: string;
}

// GitHub caps the payload of an event at 25 MB.
const MAX_EVENT_BYTES = 32 * 1024 * 1024;

/**
 * Reads what run this is, and hides what tokens the environment holds. What `named` says wins over the environment. A
 * missing or unreadable event file leaves what only it knows null, with a warning where it is broken.
 */
export async function readEvent(host: Host, named: NamedForge = {}): Promise<RunEvent> {
  hideTokens(host);
  return applyNames(await readEnvironment(host), named);
}

/** What run this is by the environment alone. */
export async function readEnvironment(host: Host): Promise<RunEvent> {
  const facts = readCiSystem(host.env);
  return facts === null ? await readActions(host) : { ...facts, workflowRun: null };
}

// An action gets its token as an input, and reads none of these.
function hideTokens(host: Host): void {
  if (host.kind === "runner") return;
  for (const name of tokenVariables()) {
    const token = host.env[name] ?? "";
    if (token !== "") host.addSecret(token);
  }
}

/** GitHub, GHES, Gitea and Forgejo Actions. */
async function readActions(host: Host): Promise<RunEvent> {
  const { env } = host;
  const event = await readEventPayload(host);
  const defaultBranch = textAt(event, ["repository", "default_branch"]);
  const given = /^[a-z_]{1,64}$/.exec(env["GITHUB_EVENT_NAME"] ?? "")?.[0] ?? "";
  const name = isDeletion(given, event) ? "delete" : given;
  const apiUrl = readApiUrl(env);
  return {
    ci: env["GITHUB_ACTIONS"] === "true" ? "Actions" : "",
    name,
    forge: apiUrl === null ? null : forgeOf(env, apiUrl),
    repository: parseRepository(env["GITHUB_REPOSITORY"] ?? textAt(event, ["repository", "full_name"]) ?? ""),
    apiUrl,
    serverUrl: parseBaseUrl(env["GITHUB_SERVER_URL"]),
    ref: textAt(env, ["GITHUB_REF"]),
    pullRequest: readPullRequest(event),
    mergeBase: null,
    push: name === "push" ? readPush(event, env, defaultBranch) : null,
    defaultBranch,
    workflowRun: name === "workflow_run" ? readWorkflowRun(event) : null,
  };
}

/** The event as the forge wrote it, unchecked; null where there is none, with a warning where it is broken. */
export async function readEventPayload(host: Host): Promise<unknown> {
  const path = host.env["GITHUB_EVENT_PATH"];
  if (path === undefined || path === "") return null;
  try {
    const content = await host.files.read(path, MAX_EVENT_BYTES);
    return content === null ? null : JSON.parse(content.toString("utf8"));
  } catch (error) {
    host.log.warning(`The event at GITHUB_EVENT_PATH cannot be read, so the pull request is not known: ${String(error)}`);
    return null;
  }
}

// Forgejo's runner sets both, and only its own name is documented to stay.
function readApiUrl(env: Host["env"]): string | null {
  return (env["FORGEJO_ACTIONS"] === "true" ? parseBaseUrl(env["FORGEJO_API_URL"]) : null) ?? parseBaseUrl(env["GITHUB_API_URL"]);
}

// A host name tells nothing. Gitea and Forgejo serve their own API below /api/v1; GitHub's is at the root, GHES's at /api/v3.
function forgeOf(env: Host["env"], apiUrl: string): ForgeKind {
  if (env["FORGEJO_ACTIONS"] === "true") return "forgejo";
  return env["GITEA_ACTIONS"] === "true" || apiUrl.endsWith("/api/v1") ? "gitea" : "github";
}

function parseRepository(fullName: string): RepositoryName | null {
  const repository = parseRepositoryName(fullName);
  return repository === null || repository.owner.includes("/") ? null : repository;
}

// GITHUB_REF and GITHUB_SHA mean another thing on each forge and for pull_request_target: only the payload counts.
function readPullRequest(event: unknown): PullRequestEvent | null {
  const pull = at(event, "pull_request");
  const number = integerAt(pull, "number") ?? integerAt(event, "number");
  const headSha = commitAt(pull, "head", "sha");
  if (number === null || number < 1 || headSha === null) return null;
  const head = parseRepository(textAt(pull, ["head", "repo", "full_name"]) ?? "");
  return { number, headSha, headRepository: head === null ? null : showRepositoryName(head) };
}

// GitHub's push that deletes a branch runs on the default branch, and a release that is taken back on its tag.
function isDeletion(name: string, event: unknown): boolean {
  const after = commitAt(event, "after");
  if (name === "push") return after !== null && isAbsent(after);
  return name === "release" && ["deleted", "unpublished"].includes(textAt(event, ["action"]) ?? "");
}

function readPush(event: unknown, env: Host["env"], defaultBranch: string | null): PushEvent | null {
  const ref = textAt(event, ["ref"]) ?? textAt(env, ["GITHUB_REF"]) ?? "";
  const sha = commitAt(env, "GITHUB_SHA");
  const after = (ref.startsWith("refs/tags/") ? tipOfTag(event, sha) : null) ?? commitAt(event, "after") ?? sha;
  if (after === null || isAbsent(after)) return null;
  const before = commitAt(event, "before");
  return {
    before: before === null || isAbsent(before) ? null : before,
    after,
    isDefaultBranch: defaultBranch !== null && ref === `refs/heads/${defaultBranch}`,
  };
}

// `after` is the tag's own object where it is annotated, which no forge knows a parent of.
function tipOfTag(event: unknown, sha: string | null): string | null {
  return commitAt(event, "head_commit", "id") ?? sha;
}

// git's way to say that a branch was not there before, or is not there any more.
function isAbsent(commit: string): boolean {
  return /^0+$/.test(commit);
}

function readWorkflowRun(event: unknown): WorkflowRunEvent | null {
  const run = at(event, "workflow_run");
  const id = integerAt(run, "id");
  const headSha = commitAt(run, "head_sha");
  const headBranch = textAt(run, ["head_branch"]) ?? "";
  const pullRequest = headBranch === "" ? pullRequestIn(textAt(run, ["path"]) ?? "") : null;
  if (id === null || headSha === null || (headBranch === "" && pullRequest === null)) return null;
  return {
    id: String(id),
    headSha,
    headBranch,
    pullRequest,
    headOwner: textAt(run, ["head_repository", "owner", "login"]) ?? "",
  };
}

// Gitea's path of a run is FILE@REF. What stands before the ref has no slash: a branch whose name ends like this is none.
function pullRequestIn(path: string): number | null {
  const [, number] = /^[^/]*@refs\/pull\/([1-9]\d{0,14})\/head$/.exec(path) ?? [];
  return number === undefined ? null : Number(number);
}
