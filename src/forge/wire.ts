import type { Host } from "../host/host.ts";
import { HttpFailure } from "../http/failure.ts";
import type { HttpResponse, Transport } from "../http/transport.ts";
import { type Judgement, parseRetryAfter, retry } from "../retry.ts";
import { ForgeError, type Hints, refusal } from "./errors.ts";
import { at, integerAt, listAt, textAt } from "./json.ts";

/** How a forge is reached. */
export interface ForgeAccess {
  readonly host: Host;
  readonly transport: Transport;
  readonly apiUrl: string;
  /** "" for none. */
  readonly token: string;
  /** How it is shown: GitLab has headers of its own for a person's or project's, and for a job's. */
  readonly scheme: "token" | "private-token" | "job-token";
  readonly hints: Hints;
}

/** One request, its URL absolute. */
export interface Call {
  readonly method: "GET" | "POST" | "PATCH" | "PUT" | "DELETE";
  readonly url: string;
  readonly json?: Readonly<Record<string, string>>;
}

export interface Answer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string | undefined>>;
  readonly json: unknown;
}

/** Sends one request and gives back the answer whatever its status; throws where there is none. */
export type Wire = (call: Call) => Promise<Answer>;

/** The most an answer may weigh: a page of 100 comments of 262,144 bytes each. */
export const MAX_ANSWER_BYTES = 32 * 1024 * 1024;

const MAX_PAGES = 100;
/** How patient a question is: GitHub asks for a minute after its secondary limit, and more is not worth a comment. */
const RETRIES = { attempts: 5, firstDelayMs: 1_000, maxDelayMs: 30_000, totalMs: 150_000 } as const;

/** Plain requests, for what @actions/github does not speak to. */
export function plainWire(access: ForgeAccess): Wire {
  return async ({ method, url, json }) => {
    const response = await access.transport.request({
      method,
      url: new URL(url),
      headers: { accept: "application/json", ...(json && { "content-type": "application/json" }), ...credentials(access) },
      ...(json && { body: JSON.stringify(json) }),
      redirects: "follow",
    });
    return await readAnswer(response);
  };
}

/** Reads an answer whole; null for what is no JSON. */
export async function readAnswer(response: HttpResponse): Promise<Answer> {
  const { status, headers } = response;
  return { status, headers, json: parseJson(await response.read(MAX_ANSWER_BYTES)) };
}

/** The header that shows the token; none without a token. */
export function credentials({ token, scheme }: ForgeAccess): Readonly<Record<string, string>> {
  if (token === "") return {};
  return scheme === "token" ? { authorization: `token ${token}` } : { [scheme]: token };
}

function parseJson(bytes: Buffer): unknown {
  try {
    return JSON.parse(bytes.toString("utf8"));
  } catch {
    // An error page of a proxy: its status says enough.
    return null;
  }
}

/** Asks until there is an answer that will not get better, so only for what may be done twice; whatever goes wrong is a `ForgeError`. */
export function askForge(wire: Wire, access: ForgeAccess, asked: string, call: Call): Promise<Answer> {
  return patiently(access, asked, () => askOnce(wire, access, asked, call));
}

/**
 * Asks for what must not be done twice. A request that failed may have been carried out all the same, so that before
 * each further attempt, and after the last, `find` looks for what it made; null: it made nothing.
 */
export async function askForOne<T>(
  wire: Wire,
  access: ForgeAccess,
  asked: string,
  call: Call,
  { read, find }: { readonly read: (answer: Answer) => T; readonly find: () => Promise<T | null> },
): Promise<T> {
  try {
    return await patiently(access, asked, async (n) => {
      const made = n > 1 ? await find() : null;
      return made ?? read(await askOnce(wire, access, asked, call));
    });
  } catch (error) {
    if (!(error instanceof ForgeError) || error.reason !== "unavailable") throw error;
    const made = await find().catch(() => null);
    if (made !== null) return made;
    throw error;
  }
}

async function askOnce(wire: Wire, access: ForgeAccess, asked: string, call: Call): Promise<Answer> {
  const answer = await wire(call);
  return answer.status < 400 ? answer : refuse(asked, answer, access);
}

/** Attempts again while that makes sense; whatever goes wrong is a `ForgeError`. */
export async function patiently<T>({ host }: ForgeAccess, asked: string, attempt: (n: number) => Promise<T>): Promise<T> {
  try {
    return await retry(attempt, judge, RETRIES, host.clock);
  } catch (error) {
    if (error instanceof Refusal) throw error.refusal;
    if (error instanceof ForgeError) throw error;
    throw unanswered(asked, error);
  }
}

/** Ends an attempt with what the forge said, and when it may be asked again. */
export function refuse(asked: string, answer: Answer, access: ForgeAccess): never {
  throw new Refusal(refusal(asked, answer.status, wordsOf(answer.json), access), waitFor(answer, access.host.clock.now()));
}

function unanswered(asked: string, thrown: unknown): ForgeError {
  const failure = failureIn(thrown);
  const said = failure ?? (thrown instanceof Error ? thrown : new Error(String(thrown)));
  const hint = failure?.hint ?? "Check the address of its API (GITHUB_API_URL, or `api-url`), and that this machine reaches it.";
  return new ForgeError("unavailable", `The forge gave no answer, asked ${asked}: ${said.message}`, hint, { cause: thrown });
}

// @actions/github wraps what the transport throws.
function failureIn(thrown: unknown): HttpFailure | null {
  if (thrown instanceof HttpFailure) return thrown;
  return thrown instanceof Error && thrown.cause instanceof HttpFailure ? thrown.cause : null;
}

/** A refusal on its way through `retry`. */
class Refusal extends Error {
  readonly refusal: ForgeError;
  readonly wait: Wait;

  constructor(refusal: ForgeError, wait: Wait) {
    super(refusal.message);
    this.refusal = refusal;
    this.wait = wait;
  }
}

/** `never`, or the milliseconds to wait; null leaves them to the policy. */
type Wait = "never" | number | null;

function judge(error: unknown): Judgement {
  if (error instanceof Refusal) return error.wait === "never" ? { retry: false } : { retry: true, afterMs: error.wait };
  return { retry: failureIn(error)?.isTransient ?? false };
}

// GitHub's limits: 403 or 429, with Retry-After (secondary), or with nothing remaining until a second of the epoch (primary).
function waitFor({ status, headers, json }: Answer, now: Date): Wait {
  const afterMs = parseRetryAfter(headers["retry-after"], now);
  if (status >= 500) return status === 501 ? "never" : afterMs;
  if (status !== 403 && status !== 429) return "never";
  if (afterMs !== null) return afterMs;
  if (headers["x-ratelimit-remaining"] === "0") {
    const resetMs = Number(headers["x-ratelimit-reset"]) * 1000;
    return Number.isFinite(resetMs) ? Math.max(0, resetMs - now.getTime()) : 60_000;
  }
  if (/secondary rate limit|abuse detection/i.test(wordsOf(json))) return 60_000;
  return status === 429 ? null : "never";
}

function wordsOf(json: unknown): string {
  const details = listAt(json, "errors").flatMap((error) => textAt(error, ["message"]) ?? []);
  // The words of a forge reach logs and notices: one line, and not a page of HTML.
  return [textAt(json, ["message"]) ?? otherWords(json), ...details].filter((words) => words !== "").join("; ").replace(/\s+/g, " ").slice(0, 300);
}

// GitLab: what is wrong with each field, or the words of OAuth.
function otherWords(json: unknown): string {
  const fields = at(json, "message");
  if (typeof fields === "object" && fields !== null) return JSON.stringify(fields);
  return textAt(json, ["error_description"]) ?? textAt(json, ["error"]) ?? "";
}

/** Follows `Link` only, unless told: Gitea takes no page number for comments, so that its second page is its first again. */
export async function readPages(
  ask: (url: string) => Promise<Answer>,
  first: string,
  nextOf: (answer: Answer, url: string) => string | null = linkedPage,
): Promise<unknown[]> {
  const pages: unknown[] = [];
  const seen = new Set<string>();
  for (let url: string | null = first; url !== null && !seen.has(url); ) {
    if (pages.length === MAX_PAGES) throw tooLong();
    seen.add(url);
    const answer = await ask(url);
    pages.push(answer.json);
    url = nextOf(answer, url);
  }
  return pages;
}

/** Reads the pages of a list that says how long it is (`total_count`): Gitea sends no `Link` with these. */
export async function readCounted(ask: (page: number) => Promise<Answer>, list: string): Promise<unknown[]> {
  const found: unknown[] = [];
  for (let page = 1; page <= MAX_PAGES; page += 1) {
    const { json } = await ask(page);
    const more = listAt(json, list);
    found.push(...more);
    if (more.length === 0 || found.length >= (integerAt(json, "total_count") ?? 0)) return found;
  }
  throw tooLong();
}

function tooLong(): ForgeError {
  return new ForgeError("refused", `The forge's list has more than ${MAX_PAGES} pages.`, "Report this with the address of the forge.");
}

/** The address of the next page (RFC 8288); null where there is none. Throws where it is on another origin: the token would go there. */
export function linkedPage({ headers }: Answer, current: string): string | null {
  const links = [...(headers["link"] ?? "").matchAll(/<([^<>]*)>((?:\s*;\s*\w+\s*=\s*(?:"[^"]*"|[^\s",;]*))*)/g)];
  const target = links.find(([, , parameters]) => /\brel\s*=\s*"?next\b/i.test(parameters ?? ""))?.[1];
  if (target === undefined || !URL.canParse(target, current)) return null;
  const next = new URL(target, current);
  if (next.origin === new URL(current).origin) return next.href;
  throw new ForgeError(
    "refused",
    `The forge names ${next.origin} as the place of its next page, which is not where it was asked.`,
    "Make the forge name its public address (its ROOT_URL or host name), and GITHUB_API_URL or `api-url` the same.",
  );
}

