import { UserError } from "../../errors.ts";
import { showForeignWords } from "../../foreign-text.ts";
import type { Host } from "../../host/host.ts";
import { HttpFailure } from "../../http/failure.ts";
import type { HttpResponse, Transport } from "../../http/transport.ts";
import { type JsonObject, readJsonObject } from "../../oci/json.ts";
import { judgeTransience, retry } from "../../retry.ts";

/** What asking needs. */
export interface Asker {
  readonly host: Host;
  readonly transport: Transport;
}

/** One question to a vendor. */
export interface Question {
  /** Who is asked, as people call it: `AWS STS`. */
  readonly vendor: string;
  /** What for, as the end of a sentence: `the keys of the role …`. */
  readonly wanted: string;
  readonly method: "GET" | "POST" | "PUT";
  readonly url: URL;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string;
  /** Made anew for each attempt, where they prove when the question was asked; beside `headers`. */
  readonly sign?: () => Readonly<Record<string, string>>;
  /** Finds the vendor's own words in the body of a refusal. */
  readonly read: (body: Buffer) => VendorWords;
  /** What refusals mean; the first row that fits counts. */
  readonly refusals: readonly KnownRefusal[];
}

/** A vendor's own words for a refusal; null where it gave none. */
export interface VendorWords {
  readonly code: string | null;
  readonly message: string | null;
}

/** A refusal as the vendor documents it. */
export interface KnownRefusal {
  /** Looked for in `STATUS CODE: MESSAGE`. */
  readonly when: RegExp;
  readonly hint: string;
  /** Whether asking again may help; by default that of the status. */
  readonly isTransient?: boolean;
}

/** How often, and how long: for one attempt to answer, and for all of them with their waits. */
export interface Patience {
  readonly attempts: number;
  readonly attemptMs: number;
  readonly totalMs: number;
}

/** A vendor answered, and the answer was no. */
class VendorRefusal extends UserError {
  readonly status: number;
  readonly code: string | null;
  readonly isTransient: boolean;
  readonly retryAfter: string | null;

  constructor(message: string, hint: string, answer: Pick<VendorRefusal, "status" | "code" | "isTransient" | "retryAfter">) {
    super(message, hint);
    this.name = "VendorRefusal";
    this.status = answer.status;
    this.code = answer.code;
    this.isTransient = answer.isTransient;
    this.retryAfter = answer.retryAfter;
  }
}

const PATIENCE: Patience = { attempts: 4, attemptMs: 15_000, totalMs: 60_000 };
const DELAYS = { firstDelayMs: 1_000, maxDelayMs: 15_000 };
const ANSWER_MAX_BYTES = 256 * 1024;
const SHOWN_COLUMNS = 400;

/**
 * Asks until there is an answer that will not get better, and gives back its body. Throws a `VendorRefusal` for any status but
 * 2xx, and a `UserError` where there is no answer. No redirect is followed: what is sent is a credential.
 */
export async function askVendor(asker: Asker, question: Question, patience: Patience = PATIENCE): Promise<Buffer> {
  const { clock } = asker.host;
  const signal = AbortSignal.timeout(patience.totalMs);
  const policy = { ...DELAYS, attempts: patience.attempts, totalMs: patience.totalMs };
  try {
    return await retry(() => askOnce(asker, question, patience, signal), (error) => judgeTransience(error, clock.now()), policy, clock, signal);
  } catch (error) {
    if (error instanceof VendorRefusal) throw error;
    throw unanswered(question, patience, error);
  }
}

async function askOnce({ host, transport }: Asker, question: Question, patience: Patience, signal: AbortSignal): Promise<Buffer> {
  const { method, url, body } = question;
  const headers = { ...question.headers, ...question.sign?.() };
  const response = await transport.request({
    method,
    url,
    headers,
    ...(body === undefined ? {} : { body }),
    redirects: "refuse",
    signal,
    timeoutMs: patience.attemptMs,
  });
  if (response.status >= 200 && response.status < 300) return await response.read(ANSWER_MAX_BYTES);
  throw await readRefusal(question, response, host);
}

async function readRefusal(question: Question, response: HttpResponse, host: Host): Promise<VendorRefusal> {
  const { status, headers } = response;
  const body = await response.read(ANSWER_MAX_BYTES).catch(() => Buffer.alloc(0));
  const { code, message } = question.read(body);
  // A vendor may quote what it was sent.
  const show = (text: string | null) => (text === null ? null : showForeignWords(host.redact(text), SHOWN_COLUMNS));
  const said = [show(code), show(message)].filter((words) => words !== null).join(": ");
  const known = question.refusals.find(({ when }) => when.test(`${status} ${code ?? ""}: ${message ?? ""}`));
  return new VendorRefusal(
    `${question.vendor} refused ${question.wanted} (HTTP ${status}${said === "" ? "" : `, ${said}`}).`,
    known?.hint ?? usualHint(status, question.vendor),
    { status, code, isTransient: known?.isTransient ?? isTransientStatus(status), retryAfter: headers["retry-after"] ?? null },
  );
}

function isTransientStatus(status: number): boolean {
  return status === 408 || status === 429 || (status >= 500 && status !== 501);
}

function usualHint(status: number, vendor: string): string {
  if (status === 429) return `${vendor} limits how often it is asked: try again later.`;
  if (status >= 500) return `The fault is on the side of ${vendor}: try again later, or look at its status page.`;
  return "The reason in brackets is the vendor's own.";
}

function unanswered({ vendor, wanted }: Question, patience: Patience, thrown: unknown): unknown {
  if (thrown instanceof HttpFailure) {
    return new UserError(`${vendor} could not be asked for ${wanted}: ${thrown.message}`, thrown.hint, { cause: thrown });
  }
  if (!(thrown instanceof Error) || thrown.name !== "TimeoutError") return thrown;
  const seconds = patience.totalMs / 1000;
  return new UserError(`${vendor} was asked for ${wanted} and gave no whole answer within ${seconds} s.`, "Try again later, or look at the vendor's status page.", {
    cause: thrown,
  });
}

/** The JSON object of an answer. Throws a `UserError` for what is none. */
export function parseAnswer(body: Buffer, vendor: string): JsonObject {
  const answer = readJsonObject(body);
  if (answer !== null) return answer;
  throw withoutToken(vendor);
}

/** The secret at a key of an answer, which is hidden before this returns. Throws a `UserError` where there is none that could be sent on. */
export function takeSecret(host: Host, answer: JsonObject, key: string, vendor: string): string {
  const value = answer[key];
  // What cannot stand in a header is a trick or a fault.
  if (typeof value !== "string" || !/^[\x21-\x7E]+$/.test(value)) throw withoutToken(vendor);
  hideToken(host, value);
  return value;
}

/** The error for a vendor whose answer has not what was asked for. */
export function withoutToken(vendor: string): UserError {
  return new UserError(
    `${vendor} answered without a credential.`,
    "Check that nothing (a login page, a proxy) stands between this machine and that server.",
  );
}

/** Hides a token; of a JWT also its signature, without which the rest, which some logs show, opens nothing. */
export function hideToken(host: Host, token: string): void {
  host.addSecret(token);
  const [, , signature = "", ...rest] = token.split(".");
  if (signature !== "" && rest.length === 0) host.addSecret(signature);
}
