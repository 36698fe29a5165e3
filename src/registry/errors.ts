import { UserError } from "../errors.ts";
import type { HttpResponse } from "../http/transport.ts";
import { isJsonObject } from "../oci/json.ts";

/** A registry (or its token server) answered, and the answer was no. */
export class RegistryError extends UserError {
  readonly status: number;
  /** The registry's own code, `DENIED` or `MANIFEST_UNKNOWN` (distribution-spec, "Error Codes"); null where it gave none. */
  readonly code: string | null;
  readonly isTransient: boolean;
  readonly retryAfter: string | null;
  /** Whether the body was a web page: a login wall or a proxy stands where a registry should. */
  readonly isWebPage: boolean;

  constructor(message: string, hint: string, answer: Pick<RegistryError, "status" | "code" | "retryAfter" | "isWebPage">) {
    super(message, hint);
    this.name = "RegistryError";
    this.status = answer.status;
    this.code = answer.code;
    this.retryAfter = answer.retryAfter;
    this.isWebPage = answer.isWebPage;
    this.isTransient = answer.status === 408 || answer.status === 429 || answer.status >= 500;
  }
}

const BODY_MAX_BYTES = 64 * 1024;
const LOGIN = '"docker login", or the login action';
const MAYBE_ABSENT = "Check the name too: many registries answer so for what does not exist.";

/**
 * Reads the body of an answer that is no success, and says what it means; `what` is what was asked for ("the manifest of …"),
 * `server` who answered, `registry` where one would log in. No credential of ours is in the message: it is made of the status, the server's own words, and these two.
 */
export async function readRegistryError(
  response: HttpResponse,
  what: string,
  server: string,
  registry = server,
): Promise<RegistryError> {
  const body = await response.read(BODY_MAX_BYTES).catch(() => Buffer.alloc(0));
  const type = response.headers["content-type"] ?? "";
  const isWebPage = type.includes("html") || /^\s*<(?:!doctype|html)/i.test(body.subarray(0, 200).toString("utf8"));
  const { code, said } = readErrorBody(body);
  const words = [code, said].filter((word) => word !== null).join(": ");
  const details = isWebPage ? ", and a web page where a registry answers in JSON" : words === "" ? "" : ` (${words})`;
  const answer = { status: response.status, code, retryAfter: response.headers["retry-after"] ?? null, isWebPage };
  return new RegistryError(`${server} answered ${response.status}${details} when asked for ${what}.`, hintFor(answer, server, registry), answer);
}

function readErrorBody(body: Buffer): { code: string | null; said: string | null } {
  const nothing = { code: null, said: null };
  let parsed: unknown;
  try {
    parsed = JSON.parse(body.toString("utf8"));
  } catch {
    return nothing;
  }
  if (!isJsonObject(parsed)) return nothing;
  // Token servers of Go registries answer {"details": …}, ACR and OAuth2 ones {"error": …, "error_description": …}.
  const first: unknown = Array.isArray(parsed["errors"]) ? parsed["errors"][0] : null;
  const error = isJsonObject(first) ? first : { code: parsed["error"], message: parsed["error_description"] ?? parsed["message"] ?? parsed["details"] };
  return { code: harmless(error["code"], 60), said: harmless(error["message"], 300) };
}

/** A stranger's words on one line, without control characters. */
function harmless(text: unknown, maxLength: number): string | null {
  if (typeof text !== "string") return null;
  // oxlint-disable-next-line no-control-regex -- they are what is taken out
  const line = text.replace(/[\u0000-\u001F\u007F-\u009F\u2028\u2029\u202A-\u202E\u2066-\u2069]+/g, " ").trim();
  return line === "" ? null : line.slice(0, maxLength);
}

function hintFor(answer: Pick<RegistryError, "status" | "code" | "isWebPage">, server: string, registry: string): string {
  const { status, isWebPage } = answer;
  if (status === 401) return `Log in to ${registry} (${LOGIN}) with an account that may read this. ${MAYBE_ABSENT}`;
  if (status === 403) return `Log in to ${registry} (${LOGIN}) with an account that may read this; on ghcr.io, add the workflow's repository under the package's "Manage Actions access". ${MAYBE_ABSENT}`;
  if (status === 404) return isWebPage ? `Check the host name: what answers at ${server} is not a registry.` : "Check the name and the tag.";
  if (status === 429) return "The registry limits how often it is asked: log in for a higher limit, or try again later.";
  if (status === 451) return "The registry withholds this for legal reasons.";
  if (status >= 500) return `The fault is on the side of ${server}: try again later, or look at its status page.`;
  return isWebPage ? `Check the host name: what answers at ${server} is not a registry.` : `Check that ${server} is a registry that speaks the OCI distribution API.`;
}
