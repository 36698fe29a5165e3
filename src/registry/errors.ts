import { UserError } from "../errors.ts";
import { showForeignWords } from "../foreign-text.ts";
import type { HttpResponse } from "../http/transport.ts";
import { isJsonObject, readJsonObject } from "../oci/json.ts";
import { classify, hintFor, type RefusalKind } from "./refusal.ts";

/** What was answered, taken apart. */
interface Answer {
  readonly status: number;
  readonly kind: RefusalKind;
  readonly code: string | null;
  readonly retryAfter: string | null;
}

/** A registry (or its token server) answered, and the answer was no. */
export class RegistryError extends UserError {
  readonly kind: RefusalKind;
  readonly status: number;
  /** The registry's own code, `DENIED` or `MANIFEST_UNKNOWN` (distribution-spec, "Error Codes"); null where it gave none. */
  readonly code: string | null;
  readonly isTransient: boolean;
  readonly retryAfter: string | null;

  constructor(message: string, hint: string, answer: Answer) {
    super(message, hint);
    this.name = "RegistryError";
    this.kind = answer.kind;
    this.status = answer.status;
    this.code = answer.code;
    this.retryAfter = answer.retryAfter;
    this.isTransient = answer.status === 408 || answer.kind === "rate-limited" || answer.kind === "unavailable";
  }
}

const BODY_MAX_BYTES = 64 * 1024;

/** What was wanted: the words of it ("asked for …", "asked to take …"), and whether it takes the right to write. */
export interface Purpose {
  readonly asked: string;
  readonly isWrite: boolean;
}

const READING: Purpose = { asked: "for", isWrite: false };

/**
 * Reads the body of an answer that is no success, and says what it means; `what` is what was asked for ("the manifest of …"),
 * `server` who answered, `registry` where one would log in. No credential of ours is in the message: it is made of the status, the server's own words, and these two.
 */
export async function readRegistryError(
  response: HttpResponse,
  what: string,
  server: string,
  registry = server,
  { asked, isWrite }: Purpose = READING,
): Promise<RegistryError> {
  const body = await response.read(BODY_MAX_BYTES).catch(() => Buffer.alloc(0));
  const type = response.headers["content-type"] ?? "";
  const isWebPage = type.includes("html") || /^\s*<(?:!doctype|html)/i.test(body.subarray(0, 200).toString("utf8"));
  const { code, said } = readErrorBody(body);
  const words = [code, said].filter((word) => word !== null).join(": ");
  const details = isWebPage ? ", and a web page where a registry answers in JSON" : words === "" ? "" : ` (${words})`;
  const { status, headers } = response;
  const kind = classify({ status, code, words, challenge: headers["www-authenticate"] ?? "", isWebPage });
  const hint = hintFor({ kind, status, isWebPage, isWrite, words, server, registry });
  const answer = { status, kind, code, retryAfter: headers["retry-after"] ?? null };
  return new RegistryError(`${server} answered ${status}${details} when asked ${asked} ${what}.`, hint, answer);
}

function readErrorBody(body: Buffer): { code: string | null; said: string | null } {
  const parsed = readJsonObject(body) ?? {};
  // Token servers of Go registries answer {"details": …}, ACR and OAuth2 ones {"error": …, "error_description": …}.
  const first: unknown = Array.isArray(parsed["errors"]) ? parsed["errors"][0] : null;
  const error = isJsonObject(first) ? first : { code: parsed["error"], message: parsed["error_description"] ?? parsed["message"] ?? parsed["details"] };
  return { code: wordsIn(error["code"], 60), said: wordsIn(error["message"], 300) };
}

function wordsIn(text: unknown, maxColumns: number): string | null {
  return typeof text === "string" ? showForeignWords(text, maxColumns) || null : null;
}
