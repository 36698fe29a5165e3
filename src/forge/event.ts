import type { Host } from "../host/host.ts";
import { at, commitAt, integerAt, textAt } from "./json.ts";

/** What run this is, as the runner's environment and the event's JSON say; unknown is null. */
export interface RunEvent {
  /** `pull_request`, `push`, `workflow_run`; "" outside CI. */
  readonly name: string;
  readonly repository: { readonly owner: string; readonly name: string } | null;
  /** Without a trailing slash: `https://api.github.com`, `https://HOST/api/v3`, `https://HOST/api/v1`. */
  readonly apiUrl: string | null;
  readonly pullRequest: PullRequestEvent | null;
  readonly push: PushEvent | null;
  readonly defaultBranch: string | null;
  readonly workflowRun: WorkflowRunEvent | null;
}

export interface PullRequestEvent {
  readonly number: number;
  readonly headSha: string;
  /** `owner/name` of the repository that its head is in; null where that is gone or not named. */
  readonly headRepository: string | null;
}

export interface PushEvent {
  /** The commit the branch was at; null where the branch is new (the event says zeros) or the forge does not say. */
  readonly before: string | null;
  readonly after: string;
  readonly isDefaultBranch: boolean;
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

/** Reads what run this is. A missing or unreadable event file leaves what only it knows null, with a warning where it is broken. */
export async function readEvent(host: Host): Promise<RunEvent> {
  const { env } = host;
  const event = await readEventPayload(host);
  const defaultBranch = textAt(event, ["repository", "default_branch"]);
  const name = /^[a-z_]{1,64}$/.exec(env["GITHUB_EVENT_NAME"] ?? "")?.[0] ?? "";
  return {
    name,
    repository: parseRepository(env["GITHUB_REPOSITORY"] ?? textAt(event, ["repository", "full_name"]) ?? ""),
    apiUrl: readApiUrl(env),
    pullRequest: readPullRequest(event),
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

function parseBaseUrl(text: string | undefined): string | null {
  if (text === undefined || !URL.canParse(text)) return null;
  const url = new URL(text);
  if (url.protocol !== "https:" && url.protocol !== "http:") return null;
  return `${url.origin}${url.pathname}`.replace(/\/+$/, "");
}

function parseRepository(fullName: string): RunEvent["repository"] {
  const [, owner, name] = /^([A-Za-z0-9_.-]{1,255})\/([A-Za-z0-9_.-]{1,255})$/.exec(fullName) ?? [];
  if (owner === undefined || name === undefined) return null;
  // "." and ".." would climb in the path of a request.
  return /^\.+$/.test(owner) || /^\.+$/.test(name) ? null : { owner, name };
}

// GITHUB_REF and GITHUB_SHA mean another thing on each forge and for pull_request_target: only the payload counts.
function readPullRequest(event: unknown): PullRequestEvent | null {
  const pull = at(event, "pull_request");
  const number = integerAt(pull, "number") ?? integerAt(event, "number");
  const headSha = commitAt(pull, "head", "sha");
  if (number === null || number < 1 || headSha === null) return null;
  const head = parseRepository(textAt(pull, ["head", "repo", "full_name"]) ?? "");
  return { number, headSha, headRepository: head === null ? null : `${head.owner}/${head.name}` };
}

function readPush(event: unknown, env: Host["env"], defaultBranch: string | null): PushEvent | null {
  const after = commitAt(event, "after") ?? commitAt(env, "GITHUB_SHA");
  if (after === null || isAbsent(after)) return null;
  const before = commitAt(event, "before");
  const ref = textAt(event, ["ref"]) ?? textAt(env, ["GITHUB_REF"]) ?? "";
  return {
    before: before === null || isAbsent(before) ? null : before,
    after,
    isDefaultBranch: defaultBranch !== null && ref === `refs/heads/${defaultBranch}`,
  };
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
