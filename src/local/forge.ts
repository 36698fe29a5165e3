import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import { text } from "node:stream/consumers";
import { listen, stop } from "./loopback.ts";

/** An account and the token it shows. `access` is what it may do in the repository; `none` sees a private one as absent. */
export interface LocalAccount {
  readonly login: string;
  readonly id: number;
  readonly type: "User" | "Bot";
  readonly token: string;
  readonly access: "write" | "read" | "none";
  /** Whether this is the token of an app, as each job has one: it may do what its access says, and no more. */
  readonly isApp: boolean;
}

/** A commit; the first parent is the line that is walked. */
export interface LocalCommit {
  readonly sha: string;
  readonly parents: readonly string[];
}

export interface LocalPullRequest {
  readonly number: number;
  readonly headSha: string;
  readonly headBranch: string;
  /** The owner of the head's repository; null where that is gone. The repository's own owner for a branch in it. */
  readonly headOwner: string | null;
  readonly baseRef: string;
  readonly labels: readonly string[];
  readonly state: "open" | "closed";
}

/** A comment as it stands; `author` is an account's login. */
export interface LocalComment {
  readonly id: number;
  readonly pullRequest: number;
  readonly author: string;
  readonly body: string;
}

export interface LocalArtifact {
  readonly id: number;
  readonly runId: string;
  readonly name: string;
  readonly zip: Uint8Array;
  readonly expired: boolean;
}

/** A request that arrived, header names in lower case. `path` is below the API's address, with its query. */
export interface ForgeRequest {
  readonly method: string;
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

/** An answer that is given instead of the honest one. */
export interface ScriptedAnswer {
  readonly status: number;
  readonly headers?: Readonly<Record<string, string>>;
  readonly json?: unknown;
  /** Whether the connection ends in place of the answer; false by default. */
  readonly hangsUp?: boolean;
}

export interface LocalForgeOptions {
  readonly kind: "github" | "gitea";
  /** `owner/name`; acme/api by default. */
  readonly repository?: string;
  /** Whether only who has access sees the repository; false by default. */
  readonly isPrivate?: boolean;
  /** Whether an app is refused to ask who it is: GitHub does, Gitea does not. */
  readonly refusesWho?: boolean;
  /** Whether the artifacts of a run can be listed: GitHub and Gitea can, Forgejo cannot. */
  readonly listsArtifacts?: boolean;
  /** Where the API is below the server's address: "" for GitHub (`/api/v3` makes it a GHES), `/api/v1` for Gitea. */
  readonly apiPath?: string;
}

/** A forge with one repository, in this process, over real HTTP: it refuses what the real one refuses, and records. */
export interface LocalForge {
  readonly kind: "github" | "gitea";
  readonly serverUrl: string;
  readonly apiUrl: string;
  readonly repository: string;
  readonly accounts: LocalAccount[];
  readonly branches: Map<string, string>;
  readonly commits: Map<string, LocalCommit>;
  readonly pullRequests: Map<number, LocalPullRequest>;
  readonly comments: LocalComment[];
  readonly artifacts: LocalArtifact[];
  /** Files of the repository by `REF:PATH`, the ref being a branch or a commit. */
  readonly files: Map<string, string>;
  readonly requests: ForgeRequest[];
  /** What arrived at the storage of artifacts, which is another origin. */
  readonly storageRequests: ForgeRequest[];
  /** Asked before each answer: an answer to give instead, or null. A promise makes the request wait. */
  script: (request: ForgeRequest) => ScriptedAnswer | null | Promise<ScriptedAnswer | null>;
  /** Writes a comment as the account of this login, as if on the web page. */
  addComment(pullRequest: number, author: string, body: string): LocalComment;
  close(): Promise<void>;
}

/** The longest comment in characters (GitHub). */
export const MAX_COMMENT_CHARACTERS = 65_536;

interface State extends LocalForge {
  readonly isPrivate: boolean;
  readonly refusesWho: boolean;
  readonly listsArtifacts: boolean;
  readonly storageUrl: string;
  nextCommentId: number;
}

interface Asked {
  readonly request: ForgeRequest;
  readonly query: URLSearchParams;
  /** null for an anonymous request. */
  readonly account: LocalAccount | null;
  readonly parameters: Readonly<Record<string, string>>;
}

interface Route {
  readonly method: string;
  readonly path: RegExp;
  readonly answer: (state: State, asked: Asked) => ScriptedAnswer;
}

/** Starts a forge on a free port of 127.0.0.1. */
export async function startForge(options: LocalForgeOptions): Promise<LocalForge> {
  const { kind, repository = "acme/api", isPrivate = false, listsArtifacts = true } = options;
  const refusesWho = options.refusesWho ?? kind === "github";
  const apiPath = options.apiPath ?? (kind === "gitea" ? "/api/v1" : "");
  const server = createServer();
  const storage = createServer();
  const serverUrl = `http://127.0.0.1:${await listen(server)}`;
  const storageUrl = `http://127.0.0.1:${await listen(storage)}`;
  const state: State = {
    kind,
    serverUrl,
    apiUrl: serverUrl + apiPath,
    storageUrl,
    repository,
    isPrivate,
    refusesWho,
    listsArtifacts,
    accounts: [],
    branches: new Map(),
    commits: new Map(),
    pullRequests: new Map(),
    comments: [],
    artifacts: [],
    files: new Map(),
    requests: [],
    storageRequests: [],
    nextCommentId: 1001,
    script: () => null,
    addComment: (pullRequest, author, body) => addComment(state, pullRequest, author, body),
    close: async () => {
      await Promise.all([stop(server), stop(storage)]);
    },
  };
  serve(server, state.requests, apiPath, async (request) => (await state.script(request)) ?? answer(state, request));
  serve(storage, state.storageRequests, "", (request) => Promise.resolve(answerStored(state, request)));
  return state;
}

function addComment(state: State, pullRequest: number, author: string, body: string): LocalComment {
  const comment = { id: state.nextCommentId, pullRequest, author, body };
  state.nextCommentId += 1;
  state.comments.push(comment);
  return comment;
}

const ROUTES: readonly Route[] = [
  { method: "GET", path: /^\/user$/, answer: showUser },
  { method: "GET", path: /^\/version$/, answer: ({ kind }) => (kind === "gitea" ? ok({ version: "1.26.0" }) : NOT_FOUND) },
  { method: "GET", path: /^\/pulls$/, answer: listPulls },
  { method: "GET", path: /^\/pulls\/(?<number>\d+)$/, answer: showPull },
  { method: "GET", path: /^\/issues\/(?<number>\d+)\/labels$/, answer: listLabels },
  { method: "GET", path: /^\/issues\/(?<number>\d+)\/comments$/, answer: listComments },
  { method: "POST", path: /^\/issues\/(?<number>\d+)\/comments$/, answer: createComment },
  { method: "GET", path: /^\/issues\/comments\/(?<id>\d+)$/, answer: showComment },
  { method: "PATCH", path: /^\/issues\/comments\/(?<id>\d+)$/, answer: updateComment },
  { method: "DELETE", path: /^\/issues\/comments\/(?<id>\d+)$/, answer: deleteComment },
  { method: "GET", path: /^\/compare\/(?<base>.+?)\.\.\.(?<head>.+)$/, answer: compare },
  { method: "GET", path: /^\/contents\/(?<path>.+)$/, answer: showFile },
  { method: "GET", path: /^\/commits$/, answer: listCommits },
  { method: "GET", path: /^(?:\/git)?\/commits\/(?<sha>[^/]+)$/, answer: showCommit },
  { method: "GET", path: /^\/actions\/runs\/(?<runId>\d+)\/artifacts$/, answer: listArtifacts },
  { method: "GET", path: /^\/actions\/artifacts\/(?<id>\d+)\/zip$/, answer: sendToStorage },
];

function answer(state: State, request: ForgeRequest): ScriptedAnswer {
  const [path = "", query = ""] = request.path.split("?");
  const account = accountOf(state, request);
  if (account === "unknown") return problem(state, 401, state.kind === "github" ? "Bad credentials" : "invalid username, password or token");
  const inRepository = `/repos/${state.repository}/`.toLowerCase();
  const isInRepository = path.toLowerCase().startsWith(inRepository);
  if (path.startsWith("/repos/") && !isInRepository) return NOT_FOUND;
  if (isInRepository && state.isPrivate && (account?.access ?? "none") === "none") return NOT_FOUND;

  const route = isInRepository ? path.slice(inRepository.length - 1) : path;
  for (const { method, path: pattern, answer: give } of ROUTES) {
    const match = method === request.method ? pattern.exec(route) : null;
    if (match !== null) return give(state, { request, query: new URLSearchParams(query), account, parameters: decoded(match) });
  }
  return NOT_FOUND;
}

function decoded(match: RegExpExecArray): Record<string, string> {
  return Object.fromEntries(Object.entries(match.groups ?? {}).map(([name, value]) => [name, decodeURIComponent(value)]));
}

function accountOf(state: State, request: ForgeRequest): LocalAccount | null | "unknown" {
  const header = request.headers["authorization"];
  if (header === undefined) return null;
  const token = /^(?:token|bearer) (.+)$/i.exec(header)?.[1];
  return state.accounts.find((account) => account.token === token) ?? "unknown";
}

function showUser(state: State, { account }: Asked): ScriptedAnswer {
  if (account === null) return anonymous(state);
  if (!account.isApp || !state.refusesWho) return ok(userJson(account));
  return problem(state, 403, state.kind === "github" ? "Resource not accessible by integration" : "user is not allowed");
}

function listPulls(state: State, asked: Asked): ScriptedAnswer {
  const wanted = asked.query.get("state") ?? "open";
  const head = state.kind === "github" ? asked.query.get("head") : null;
  // GitHub takes a head that is not "owner:branch" for no filter at all.
  const [owner, branch] = head?.includes(":") === true ? [head.slice(0, head.indexOf(":")), head.slice(head.indexOf(":") + 1)] : [];
  const found = [...state.pullRequests.values()].filter(
    (pull) =>
      (wanted === "all" || pull.state === wanted) &&
      (owner === undefined || (pull.headOwner?.toLowerCase() === owner.toLowerCase() && pull.headBranch === branch)),
  );
  return page(state, asked, found.toReversed().map((pull) => pullJson(state, pull)));
}

function showPull(state: State, { parameters }: Asked): ScriptedAnswer {
  const pull = state.pullRequests.get(Number(parameters["number"]));
  return pull === undefined ? NOT_FOUND : ok(pullJson(state, pull));
}

function showFile({ files }: State, { parameters, query }: Asked): ScriptedAnswer {
  const content = files.get(`${query.get("ref") ?? ""}:${parameters["path"] ?? ""}`);
  return content === undefined ? NOT_FOUND : ok({ type: "file", encoding: "base64", content: Buffer.from(content).toString("base64") });
}

function listLabels(state: State, asked: Asked): ScriptedAnswer {
  const pull = state.pullRequests.get(Number(asked.parameters["number"]));
  return pull === undefined ? NOT_FOUND : page(state, asked, pull.labels.map(labelJson));
}

function listComments(state: State, asked: Asked): ScriptedAnswer {
  const number = Number(asked.parameters["number"]);
  if (!state.pullRequests.has(number)) return noIssue(state);
  const found = state.comments.filter(({ pullRequest }) => pullRequest === number).map((comment) => commentJson(state, comment));
  // Gitea takes neither page nor limit here, and sends no Link.
  if (state.kind === "gitea") return ok(found, { "x-total-count": String(found.length) });
  return page(state, asked, found);
}

function createComment(state: State, { account, parameters, request }: Asked): ScriptedAnswer {
  const refused = refuseToWrite(state, account, null);
  if (refused !== null) return refused;
  const number = Number(parameters["number"]);
  if (!state.pullRequests.has(number)) return noIssue(state);
  const body = bodyOf(request);
  const invalid = refuseBody(state, body);
  if (invalid !== null) return invalid;
  return { ...ok(commentJson(state, addComment(state, number, account?.login ?? "", body))), status: 201 };
}

function showComment(state: State, { parameters }: Asked): ScriptedAnswer {
  const comment = state.comments.find(({ id }) => id === Number(parameters["id"]));
  return comment === undefined ? NOT_FOUND : ok(commentJson(state, comment));
}

function updateComment(state: State, { account, parameters, request }: Asked): ScriptedAnswer {
  const index = state.comments.findIndex(({ id }) => id === Number(parameters["id"]));
  const comment = state.comments[index];
  if (comment === undefined) return NOT_FOUND;
  const body = bodyOf(request);
  const refused = refuseToWrite(state, account, comment) ?? refuseBody(state, body);
  if (refused !== null) return refused;
  const changed = { ...comment, body };
  state.comments[index] = changed;
  return ok(commentJson(state, changed));
}

function deleteComment(state: State, { account, parameters }: Asked): ScriptedAnswer {
  const index = state.comments.findIndex(({ id }) => id === Number(parameters["id"]));
  const comment = state.comments[index];
  if (comment === undefined) return NOT_FOUND;
  const refused = refuseToWrite(state, account, comment);
  if (refused !== null) return refused;
  state.comments.splice(index, 1);
  return { status: 204 };
}

// Gitea answers so where an issue is not there, and tells the words to administrators only.
function noIssue(state: State): ScriptedAnswer {
  return state.kind === "gitea" ? problem(state, 500, "") : NOT_FOUND;
}

/** Who may write: on GitHub an app only with write access; whoever may read may comment, and change what is theirs. */
function refuseToWrite(state: State, account: LocalAccount | null, comment: LocalComment | null): ScriptedAnswer | null {
  if (account === null) return anonymous(state);
  if (account.access === "write") return null;
  if (account.isApp && state.kind === "github") return problem(state, 403, "Resource not accessible by integration");
  if (comment === null || comment.author === account.login) return null;
  return state.kind === "github" ? problem(state, 403, "Must have admin rights to Repository.") : { status: 403 };
}

function anonymous(state: State): ScriptedAnswer {
  return problem(state, 401, state.kind === "github" ? "Requires authentication" : "token is required");
}

function refuseBody(state: State, body: string): ScriptedAnswer | null {
  if (state.kind === "gitea") return body === "" ? problem(state, 422, "[Body]: Required") : null;
  if (body !== "" && body.length <= MAX_COMMENT_CHARACTERS) return null;
  const message = body === "" ? "Body can't be blank" : `Body is too long (maximum is ${MAX_COMMENT_CHARACTERS} characters)`;
  const errors = [{ resource: "IssueComment", code: "unprocessable", field: "data", message }];
  return { status: 422, json: { message: "Validation Failed", errors, documentation_url: "https://docs.github.com/rest", status: "422" } };
}

function compare(state: State, { parameters }: Asked): ScriptedAnswer {
  const base = resolve(state, parameters["base"] ?? "");
  const head = resolve(state, parameters["head"] ?? "");
  if (base === null || head === null) return NOT_FOUND;
  const merge = mergeBaseOf(state, base.sha, head.sha);
  // No common history: GitHub says 404 too.
  if (merge === null) return NOT_FOUND;
  const known = new Set(ancestors(state, base.sha).map(({ sha }) => sha));
  const commits = ancestors(state, head.sha).filter(({ sha }) => !known.has(sha)).map(commitJson);
  if (state.kind === "gitea") return ok({ total_commits: commits.length, commits });
  return ok({ base_commit: commitJson(base), merge_base_commit: commitJson(merge), total_commits: commits.length, commits, files: [] });
}

function listCommits(state: State, asked: Asked): ScriptedAnswer {
  const from = resolve(state, asked.query.get("sha") ?? "main");
  return from === null ? NOT_FOUND : page(state, asked, ancestors(state, from.sha).map(commitJson));
}

function showCommit(state: State, { parameters }: Asked): ScriptedAnswer {
  const commit = resolve(state, parameters["sha"] ?? "");
  if (commit !== null) return ok(commitJson(commit));
  return state.kind === "github" ? problem(state, 422, `No commit found for SHA: ${parameters["sha"]}`) : NOT_FOUND;
}

function listArtifacts(state: State, asked: Asked): ScriptedAnswer {
  if (!state.listsArtifacts) return NOT_FOUND;
  const found = state.artifacts.filter(({ runId }) => runId === asked.parameters["runId"]);
  const shown = page(state, asked, found.map((artifact) => artifactJson(state, artifact)));
  const json = { total_count: found.length, artifacts: shown.json };
  return state.kind === "gitea" ? ok(json) : { ...shown, json };
}

function sendToStorage(state: State, { account, parameters }: Asked): ScriptedAnswer {
  const artifact = state.artifacts.find(({ id }) => id === Number(parameters["id"]));
  // Reading an artifact takes a login, also where all else is public.
  if (account === null) return problem(state, 401, "Requires authentication");
  if (artifact === undefined || !state.listsArtifacts) return NOT_FOUND;
  if (artifact.expired) return problem(state, state.kind === "github" ? 410 : 404, "Artifact has expired");
  return { status: 302, headers: { location: `${state.storageUrl}/artifacts/${artifact.id}.zip?sig=signed` } };
}

/** The storage takes the signature in the address, and as Azure does refuses a request that brings credentials as well. */
function answerStored(state: State, request: ForgeRequest): ScriptedAnswer {
  const id = /^\/artifacts\/(\d+)\.zip\?sig=signed$/.exec(request.path)?.[1];
  const artifact = state.artifacts.find((each) => String(each.id) === id);
  if (request.headers["authorization"] !== undefined) return { status: 400, json: { message: "InvalidAuthenticationInfo" } };
  return artifact === undefined ? { status: 403 } : { status: 200, headers: { "content-type": "application/zip" }, json: artifact.zip };
}

/** A page of a list with its `Link`: 30 long unless asked, at most 100 on GitHub and 50 on Gitea. */
function page(state: State, { query, request }: Asked, all: readonly unknown[]): ScriptedAnswer {
  const isGithub = state.kind === "github";
  const asked = Number(query.get(isGithub ? "per_page" : "limit") ?? 30);
  const size = Math.min(Math.max(1, asked || 30), isGithub ? 100 : 50);
  const number = Math.max(1, Number(query.get("page") ?? 1) || 1);
  const last = Math.max(1, Math.ceil(all.length / size));
  const to = (target: number, rel: string) => {
    const path = request.path.split("?")[0] ?? "";
    const kept = new URLSearchParams(query);
    kept.set("page", String(target));
    return `<${state.apiUrl}${path}?${kept.toString()}>; rel="${rel}"`;
  };
  const links = [
    ...(number > 1 ? [to(number - 1, "prev")] : []),
    ...(number < last ? [to(number + 1, "next"), to(last, "last")] : []),
    ...(number > 1 ? [to(1, "first")] : []),
  ];
  return ok(all.slice((number - 1) * size, number * size), {
    ...(links.length > 0 && { link: links.join(", ") }),
    ...(!isGithub && { "x-total-count": String(all.length) }),
  });
}

function resolve(state: State, name: string): LocalCommit | null {
  const branch = state.branches.get(name.replace(/^refs\/heads\//, ""));
  return state.commits.get(branch ?? name) ?? null;
}

/** A commit and all before it, the youngest first: commits are younger than those that were added before them. */
function ancestors(state: State, sha: string): LocalCommit[] {
  const wanted = new Set([sha]);
  const found: LocalCommit[] = [];
  for (const commit of [...state.commits.values()].toReversed()) {
    if (!wanted.has(commit.sha)) continue;
    found.push(commit);
    for (const parent of commit.parents) wanted.add(parent);
  }
  return found;
}

function mergeBaseOf(state: State, base: string, head: string): LocalCommit | null {
  const ofBase = new Set(ancestors(state, base).map(({ sha }) => sha));
  return ancestors(state, head).find(({ sha }) => ofBase.has(sha)) ?? null;
}

function userJson({ login, id, type }: LocalAccount): unknown {
  return { login, id, type, site_admin: false };
}

/** Gitea's accounts have no type. */
function authorJson(state: State, login: string): unknown {
  const account = state.accounts.find((each) => each.login === login);
  if (state.kind === "gitea") return { id: account?.id ?? 1, login, login_name: "", full_name: "" };
  return { login, id: account?.id ?? 1, type: account?.type ?? "User", site_admin: false };
}

function commentJson(state: State, { id, pullRequest, author, body }: LocalComment): unknown {
  return {
    id,
    url: `${state.apiUrl}/repos/${state.repository}/issues/comments/${id}`,
    html_url: `${state.serverUrl}/${state.repository}/pull/${pullRequest}#issuecomment-${id}`,
    issue_url: `${state.apiUrl}/repos/${state.repository}/issues/${pullRequest}`,
    body,
    user: authorJson(state, author),
  };
}

function labelJson(name: string): unknown {
  return { name, color: "ededed" };
}

function commitJson({ sha, parents }: LocalCommit): unknown {
  return { sha, commit: { message: `Commit ${sha.slice(0, 7)}` }, parents: parents.map((parent) => ({ sha: parent })) };
}

function pullJson(state: State, pull: LocalPullRequest): unknown {
  const [owner = "", name = ""] = state.repository.split("/");
  const baseSha = state.branches.get(pull.baseRef) ?? null;
  const isOwn = pull.headOwner === owner;
  const headRepository =
    pull.headOwner === null ? null : { full_name: `${pull.headOwner}/${name}`, name, fork: !isOwn, owner: { login: pull.headOwner } };
  const mergeBase = state.kind === "gitea" && baseSha !== null ? mergeBaseOf(state, baseSha, pull.headSha) : null;
  return {
    number: pull.number,
    state: pull.state,
    html_url: `${state.serverUrl}/${state.repository}/pull/${pull.number}`,
    labels: pull.labels.map(labelJson),
    head: {
      label: `${pull.headOwner ?? "unknown"}:${pull.headBranch}`,
      ref: pull.headBranch,
      sha: pull.headSha,
      user: pull.headOwner === null ? null : { login: pull.headOwner },
      repo: headRepository,
    },
    base: { ref: pull.baseRef, sha: baseSha, repo: { full_name: state.repository, name, fork: false, owner: { login: owner } } },
    ...(state.kind === "gitea" && { merge_base: mergeBase?.sha ?? "" }),
  };
}

function artifactJson(state: State, { id, runId, name, zip, expired }: LocalArtifact): unknown {
  return {
    id,
    name,
    size_in_bytes: zip.length,
    expired,
    archive_download_url: `${state.apiUrl}/repos/${state.repository}/actions/artifacts/${id}/zip`,
    workflow_run: { id: Number(runId) },
  };
}

const NOT_FOUND: ScriptedAnswer = { status: 404, json: { message: "Not Found", documentation_url: "https://docs.github.com/rest", status: "404" } };

function ok(json: unknown, headers: Readonly<Record<string, string>> = {}): ScriptedAnswer {
  return { status: 200, headers, json };
}

function problem(state: State, status: number, message: string): ScriptedAnswer {
  if (state.kind === "gitea") return { status, json: { message, url: `${state.serverUrl}/api/swagger` } };
  return { status, json: { message, documentation_url: "https://docs.github.com/rest", status: String(status) } };
}

function bodyOf(request: ForgeRequest): string {
  const json: unknown = JSON.parse(request.body === "" ? "{}" : request.body);
  return typeof json === "object" && json !== null && "body" in json && typeof json.body === "string" ? json.body : "";
}

/** Gives each request to `give`, and what it gives to whoever asked; every request is kept in `seen`. */
export function serve(server: Server, seen: ForgeRequest[], base: string, give: (request: ForgeRequest) => Promise<ScriptedAnswer>): void {
  const respond = async (incoming: IncomingMessage, outgoing: ServerResponse) => {
    const request = await receive(incoming, base);
    seen.push(request);
    const { status, headers = {}, json, hangsUp = false } = await give(request);
    if (hangsUp) {
      outgoing.destroy();
      return;
    }
    const content = json === undefined ? "" : json instanceof Uint8Array ? json : JSON.stringify(json);
    outgoing.writeHead(status, { "content-type": "application/json; charset=utf-8", ...headers });
    outgoing.end(content);
  };
  server.on("request", (incoming, outgoing) => {
    respond(incoming, outgoing).catch((error: unknown) => outgoing.writeHead(500).end(String(error)));
  });
}

async function receive(incoming: IncomingMessage, base: string): Promise<ForgeRequest> {
  const path = incoming.url ?? "/";
  const headers = Object.fromEntries(Object.entries(incoming.headers).map(([name, value]) => [name, String(value)]));
  return {
    method: incoming.method ?? "GET",
    path: path.startsWith(base) ? path.slice(base.length) : `/outside-the-api${path}`,
    headers,
    body: await text(incoming),
  };
}
