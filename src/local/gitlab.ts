import { createServer } from "node:http";
import { type ForgeRequest, type LocalCommit, type ScriptedAnswer, serve } from "./forge.ts";
import { listen, stop } from "./loopback.ts";

/** An account and its token: a person's or a project's, or the one that a job has while it runs. */
export interface GitlabAccount {
  readonly login: string;
  readonly token: string;
  readonly kind: "access-token" | "job-token";
  /** `write`: scope `api` and a role in the project. `read`: scope `read_api`. `none`: no member, who sees a private project as absent. */
  readonly access: "write" | "read" | "none";
}

export interface LocalMergeRequest {
  readonly iid: number;
  readonly headSha: string;
  readonly targetBranch: string;
  readonly labels: readonly string[];
  readonly state: "opened" | "closed" | "merged";
  /** GitLab works it out after the push; null until then. */
  readonly diffBase: string | null;
}

/** A note as it stands; `author` is an account's login. */
export interface LocalNote {
  readonly id: number;
  readonly iid: number;
  readonly author: string;
  readonly body: string;
  /** Written by GitLab itself, of what was done. */
  readonly system: boolean;
}

export interface LocalGitlabOptions {
  /** `group/subgroup/project`; acme/team/api by default. */
  readonly project?: string;
  /** Whether only members see the project; true by default. */
  readonly isPrivate?: boolean;
  /** The address that its links name, where it does not know its own; its own by default. */
  readonly externalUrl?: string;
  /** Whether it counts pages in `x-next-page`, as it does where no proxy drops that; true by default. */
  readonly countsPages?: boolean;
}

/** GitLab's API with one project, in this process, over real HTTP: it refuses what the real one refuses, and records. */
export interface LocalGitlab {
  readonly serverUrl: string;
  readonly apiUrl: string;
  readonly project: string;
  readonly accounts: GitlabAccount[];
  readonly branches: Map<string, string>;
  readonly commits: Map<string, LocalCommit>;
  /** The content of files by `COMMIT:PATH`. */
  readonly files: Map<string, string>;
  readonly mergeRequests: Map<number, LocalMergeRequest>;
  readonly notes: LocalNote[];
  /** Lines of notes that GitLab took for commands (`/close`) and did, in place of showing them. */
  readonly quickActions: string[];
  readonly requests: ForgeRequest[];
  /** Asked before each answer: an answer to give instead, or null. */
  script: (request: ForgeRequest) => ScriptedAnswer | null;
  /** Writes a note as the account of this login, as if on the web page. */
  addNote(iid: number, author: string, body: string, system?: boolean): LocalNote;
  close(): Promise<void>;
}

/** The longest note in characters. */
const MAX_NOTE_CHARACTERS = 1_000_000;
const PROJECT_ID = 4711;
const API_PATH = "/api/v4";

interface State extends LocalGitlab {
  readonly isPrivate: boolean;
  readonly externalUrl: string;
  readonly countsPages: boolean;
}

interface Asked {
  readonly request: ForgeRequest;
  readonly query: URLSearchParams;
  /** null for an anonymous request. */
  readonly account: GitlabAccount | null;
  readonly number: number;
  readonly id: number;
  readonly path: string;
}

/** `forJobs`: whether a job's token counts here; elsewhere it is nobody's. */
interface Route {
  readonly method: string;
  readonly path: RegExp;
  readonly forJobs: boolean;
  readonly answer: (state: State, asked: Asked) => ScriptedAnswer;
}

/** Starts a GitLab on a free port of 127.0.0.1. */
export async function startGitlab(options: LocalGitlabOptions = {}): Promise<LocalGitlab> {
  const server = createServer();
  const serverUrl = `http://127.0.0.1:${await listen(server)}`;
  const state: State = {
    serverUrl,
    apiUrl: serverUrl + API_PATH,
    project: options.project ?? "acme/team/api",
    isPrivate: options.isPrivate ?? true,
    externalUrl: options.externalUrl ?? serverUrl,
    countsPages: options.countsPages ?? true,
    accounts: [],
    branches: new Map(),
    commits: new Map(),
    files: new Map(),
    mergeRequests: new Map(),
    notes: [],
    quickActions: [],
    requests: [],
    script: () => null,
    addNote(iid, author, body, system = false) {
      const note = { id: 5001 + state.notes.length, iid, author, body, system };
      state.notes.push(note);
      return note;
    },
    close: () => stop(server),
  };
  serve(server, state.requests, API_PATH, (request) => Promise.resolve(state.script(request) ?? answer(state, request)));
  return state;
}

const ROUTES: readonly Route[] = [
  { method: "GET", path: /^\/merge_requests\/(?<number>\d+)$/, forJobs: true, answer: showMergeRequest },
  { method: "GET", path: /^\/merge_requests\/(?<number>\d+)\/notes$/, forJobs: true, answer: listNotes },
  { method: "POST", path: /^\/merge_requests\/(?<number>\d+)\/notes$/, forJobs: false, answer: createNote },
  { method: "PUT", path: /^\/merge_requests\/(?<number>\d+)\/notes\/(?<id>\d+)$/, forJobs: false, answer: updateNote },
  { method: "DELETE", path: /^\/merge_requests\/(?<number>\d+)\/notes\/(?<id>\d+)$/, forJobs: false, answer: deleteNote },
  { method: "GET", path: /^\/repository\/merge_base$/, forJobs: false, answer: showMergeBase },
  { method: "GET", path: /^\/repository\/commits$/, forJobs: false, answer: listCommits },
  { method: "GET", path: /^\/repository\/files\/(?<path>[^/]+)$/, forJobs: false, answer: showFile },
];

function answer(state: State, request: ForgeRequest): ScriptedAnswer {
  const [path = "", query = ""] = request.path.split("?");
  const account = accountOf(state, request);
  if (account === "unknown") return problem(401, "401 Unauthorized");
  if (path === "/user") return account === null || account.kind === "job-token" ? problem(401, "401 Unauthorized") : json({ id: 1, username: account.login, name: account.login });

  const [, id = "", rest = ""] = /^\/projects\/([^/]+)(\/.*)$/.exec(path) ?? [];
  const isOurs = decodeURIComponent(id).toLowerCase() === state.project.toLowerCase() || id === String(PROJECT_ID);
  if (!isOurs) return problem(404, "404 Project Not Found");
  for (const route of ROUTES) {
    const match = route.method === request.method ? route.path.exec(rest) : null;
    if (match === null) continue;
    const counted = account?.kind === "job-token" && !route.forJobs ? null : account;
    // Whoever asks for notes must say who that is, also where everybody may read them.
    if (counted === null && rest.includes("/notes")) return problem(401, "401 Unauthorized");
    if (state.isPrivate && (counted?.access ?? "none") === "none") return problem(404, "404 Project Not Found");
    return route.answer(state, { request, query: new URLSearchParams(query), account: counted, number: Number(match.groups?.["number"]), id: Number(match.groups?.["id"]), path: decodeURIComponent(match.groups?.["path"] ?? "") });
  }
  return { status: 404, json: { error: "404 Not Found" } };
}

function accountOf({ accounts }: State, { headers }: ForgeRequest): GitlabAccount | null | "unknown" {
  const shown = [
    ["access-token", headers["private-token"]],
    ["access-token", /^bearer (.+)$/i.exec(headers["authorization"] ?? "")?.[1]],
    ["job-token", headers["job-token"]],
  ] as const;
  const [kind, token] = shown.find(([, value]) => value !== undefined) ?? [];
  if (token === undefined) return headers["authorization"] === undefined ? null : "unknown";
  return accounts.find((account) => account.kind === kind && account.token === token) ?? "unknown";
}

function showMergeRequest(state: State, { number }: Asked): ScriptedAnswer {
  const request = state.mergeRequests.get(number);
  if (request === undefined) return problem(404, "404 Not found");
  return json({
    // Of all projects together: no path takes it.
    id: 990_000 + request.iid,
    iid: request.iid,
    project_id: PROJECT_ID,
    state: request.state,
    target_branch: request.targetBranch,
    sha: request.headSha,
    labels: request.labels,
    diff_refs: request.diffBase === null ? null : { base_sha: request.diffBase, head_sha: request.headSha, start_sha: state.branches.get(request.targetBranch) },
    web_url: pageOf(state, request.iid),
  });
}

function pageOf(state: State, iid: number): string {
  return `${state.externalUrl}/${state.project}/-/merge_requests/${iid}`;
}

function listNotes(state: State, asked: Asked): ScriptedAnswer {
  if (!state.mergeRequests.has(asked.number)) return problem(404, "404 Not found");
  const found = state.notes.filter(({ iid }) => iid === asked.number);
  return page(state, asked, (asked.query.get("sort") === "asc" ? found : found.toReversed()).map(noteJson));
}

function createNote(state: State, { account, number, request }: Asked): ScriptedAnswer {
  const body = bodyOf(request);
  const refused = refuseToWrite(account) ?? refuseBody(body);
  if (refused !== null) return refused;
  if (!state.mergeRequests.has(number)) return problem(404, "404 Not found");
  return { ...json(noteJson(state.addNote(number, account?.login ?? "", obey(state, body)))), status: 201 };
}

function updateNote(state: State, { account, id, request }: Asked): ScriptedAnswer {
  const index = state.notes.findIndex((note) => note.id === id);
  const note = state.notes[index];
  const body = bodyOf(request);
  const refused = refuseToWrite(account);
  if (refused !== null) return refused;
  if (note === undefined) return problem(404, "404 Note Not Found");
  if (note.author !== account?.login) return problem(403, "403 Forbidden");
  const invalid = refuseBody(body);
  if (invalid !== null) return invalid;
  const changed = { ...note, body: obey(state, body) };
  state.notes[index] = changed;
  return json(noteJson(changed));
}

function deleteNote(state: State, { account, id }: Asked): ScriptedAnswer {
  const index = state.notes.findIndex((note) => note.id === id);
  const refused = refuseToWrite(account);
  if (refused !== null) return refused;
  if (index < 0) return problem(404, "404 Note Not Found");
  if (state.notes[index]?.author !== account?.login) return problem(403, "403 Forbidden");
  state.notes.splice(index, 1);
  return { status: 204 };
}

function refuseToWrite(account: GitlabAccount | null): ScriptedAnswer | null {
  if (account === null) return problem(401, "401 Unauthorized");
  if (account.access === "none") return problem(403, "403 Forbidden");
  if (account.access === "write") return null;
  return { status: 403, json: { error: "insufficient_scope", error_description: "The request requires higher privileges than provided by the access token.", scope: "api" } };
}

function refuseBody(body: string): ScriptedAnswer | null {
  if (body === "") return { status: 400, json: { error: "body is empty" } };
  return body.length <= MAX_NOTE_CHARACTERS ? null : { status: 400, json: { message: { note: [`is too long (maximum is ${MAX_NOTE_CHARACTERS} characters)`] } } };
}

/** Does what the lines of a note command that begin with a slash, and leaves them out. */
function obey(state: State, body: string): string {
  const isCommand = (line: string) => /^\/[a-z_]+\b/.test(line);
  const lines = body.split("\n");
  state.quickActions.push(...lines.filter(isCommand));
  return lines.filter((line) => !isCommand(line)).join("\n");
}

function showMergeBase(state: State, { query }: Asked): ScriptedAnswer {
  const [one, other] = query.getAll("refs[]").map((ref) => state.branches.get(ref) ?? ref);
  const ofOne = new Set(ancestors(state, one ?? ""));
  const base = ancestors(state, other ?? "").find((sha) => ofOne.has(sha));
  return base === undefined ? problem(404, "404 Merge Base Not Found") : json(commitJson(state, base));
}

function listCommits(state: State, asked: Asked): ScriptedAnswer {
  const name = asked.query.get("ref_name") ?? "";
  const from = state.branches.get(name) ?? name;
  if (!state.commits.has(from)) return problem(404, "404 Tree Not Found");
  const found = asked.query.get("first_parent") === "true" ? firstParents(state, from) : ancestors(state, from);
  return page(state, asked, found.map((sha) => commitJson(state, sha)));
}

function showFile(state: State, { query, path }: Asked): ScriptedAnswer {
  const ref = query.get("ref") ?? "";
  const content = state.files.get(`${state.branches.get(ref) ?? ref}:${path}`);
  return content === undefined ? problem(404, "404 File Not Found") : json({ file_path: path, encoding: "base64", content: Buffer.from(content).toString("base64") });
}

/** A commit and all before it, the youngest first: commits are younger than those that were added before them. */
function ancestors({ commits }: State, sha: string): string[] {
  const wanted = new Set([sha]);
  const youngestFirst = [...commits.values()].toReversed();
  for (const commit of youngestFirst) if (wanted.has(commit.sha)) for (const parent of commit.parents) wanted.add(parent);
  return youngestFirst.map((commit) => commit.sha).filter((each) => wanted.has(each));
}

function firstParents({ commits }: State, sha: string): string[] {
  const line: string[] = [];
  for (let commit = commits.get(sha); commit !== undefined; commit = commits.get(commit.parents[0] ?? "")) line.push(commit.sha);
  return line;
}

function commitJson({ commits }: State, sha: string): unknown {
  return { id: sha, short_id: sha.slice(0, 8), parent_ids: commits.get(sha)?.parents ?? [] };
}

function noteJson({ id, iid, author, body, system }: LocalNote): unknown {
  return { id, body, system, author: { id: 1, username: author, name: author, state: "active" }, noteable_type: "MergeRequest", noteable_iid: iid, internal: false };
}

/** A page of a list: 20 long unless asked, at most 100. */
function page(state: State, { query, request }: Asked, all: readonly unknown[]): ScriptedAnswer {
  const size = Math.min(Math.max(1, Number(query.get("per_page") ?? 20) || 20), 100);
  const number = Math.max(1, Number(query.get("page") ?? 1) || 1);
  const last = Math.max(1, Math.ceil(all.length / size));
  const kept = new URLSearchParams(query);
  kept.set("page", String(number + 1));
  const next = `<${state.externalUrl}${API_PATH}${request.path.split("?")[0]}?${kept.toString()}>; rel="next"`;
  const headers = {
    ...(number < last && { link: next }),
    ...(state.countsPages && { "x-page": String(number), "x-per-page": String(size), "x-next-page": number < last ? String(number + 1) : "", "x-total": String(all.length) }),
  };
  return { ...json(all.slice((number - 1) * size, number * size)), headers };
}

function json(value: unknown): ScriptedAnswer {
  return { status: 200, json: value };
}

function problem(status: number, message: string): ScriptedAnswer {
  return { status, json: { message } };
}

function bodyOf(request: ForgeRequest): string {
  const sent: unknown = JSON.parse(request.body === "" ? "{}" : request.body);
  return typeof sent === "object" && sent !== null && "body" in sent && typeof sent.body === "string" ? sent.body : "";
}
