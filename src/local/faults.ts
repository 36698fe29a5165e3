import { type Content, contentOf } from "./content.ts";
import { azureError } from "./blob-store.ts";

/** An answer as it goes out. */
export interface Reply {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly content: Content;
}

/** Which of the three services an operation belongs to: each refuses in its own words. */
export type Family = "rpc" | "blob" | "rest";

/**
 * A fault that the real services have been seen to show, or that lies between them and us.
 *
 * Instead of the answer, worded as the RPC, Azure's storage or GitHub's REST API words it:
 * - `too-many-requests`: 429 with Retry-After (storage: 503 ServerBusy with it)
 * - `unavailable`: 503; `internal`: 500
 * - `html`: the page that stands before services that are down, with `status` (503)
 * - `nonsense`: 200 with JSON that says nothing that was asked for
 * - `denied`: the token may not (creating: 200 `ok: false` "cache write denied: …"; looking up: 403 "cache read denied: …")
 * - `expired`: the token has expired (401), or the signed URL (403)
 * - `quota`: 403 "insufficient usage …"; `resource-exhausted`: the budget is used up, 429 without Retry-After
 * - `miss`: 200 `ok: false`; `not-found`: 404, as finalizing says it of a blob that was uploaded just now
 * - `exists`: 409 already_exists, as for a key that another job has reserved
 *
 * On the connection:
 * - `hang`: no answer, ever
 * - `reset`: the connection is reset when the request was read; with `afterBytes` in the middle of its body or of the answer's
 * - `truncate`: an honest answer whose Content-Length is right and whose body ends after `afterBytes` (half)
 * - `stall`: an honest answer that goes no further after `afterBytes` (half), on a connection that stays
 * - `corrupt`: an honest answer with one bit of the middle byte of its body changed
 * - `drip`: an honest answer at `bytesPerSecond` (1000)
 * - `slow`: an honest answer after `delayMs` (1000)
 *
 * In the cache:
 * - `evict`: the entry goes: before the answer to a request for its blob, after the answer to a look-up that found it
 */
export type FaultKind =
  | "too-many-requests"
  | "unavailable"
  | "internal"
  | "html"
  | "nonsense"
  | "denied"
  | "expired"
  | "quota"
  | "resource-exhausted"
  | "miss"
  | "not-found"
  | "exists"
  | "hang"
  | "reset"
  | "truncate"
  | "stall"
  | "corrupt"
  | "drip"
  | "slow"
  | "evict";

/** A fault, and the requests that it is for: all of the conditions that are given have to hold. */
export interface Refusal {
  readonly as: FaultKind;
  /** The operation, as in `ActionsRequest`, or several. */
  readonly operation?: string | readonly string[];
  /** What the key of the entry begins with; a request about no entry has none. */
  readonly key?: string;
  /** How many such requests are let through first; 0 by default. */
  readonly after?: number;
  /** How many requests; all from then on without it. */
  readonly times?: number;
  /** `too-many-requests`: the seconds in Retry-After, 30 by default. */
  readonly retryAfterSeconds?: number;
  /** `html`: 503 by default; 400 and 200 have been seen too. */
  readonly status?: number;
  /** `reset`, `truncate`, `stall`. */
  readonly afterBytes?: number;
  /** `drip`. */
  readonly bytesPerSecond?: number;
  /** `slow`. */
  readonly delayMs?: number;
}

/** The faults that were asked for, in the order in which they were. */
export interface Faults {
  add(refusal: Refusal): void;
  clear(): void;
  /** The one for this request, which counts for it. */
  take(operation: string | null, key: string | null): Refusal | null;
}

/** Makes an empty list of faults. */
export function createFaults(): Faults {
  const scripted: { refusal: Refusal; skip: number; left: number }[] = [];
  return {
    add(refusal) {
      scripted.push({ refusal, skip: refusal.after ?? 0, left: refusal.times ?? Number.POSITIVE_INFINITY });
    },
    clear: () => void scripted.splice(0),
    take(operation, key) {
      for (const one of scripted) {
        if (one.left <= 0 || !isFor(one.refusal, operation, key)) continue;
        if (one.skip > 0) {
          one.skip -= 1;
          continue;
        }
        one.left -= 1;
        return one.refusal;
      }
      return null;
    },
  };
}

function isFor(refusal: Refusal, operation: string | null, key: string | null): boolean {
  const operations = typeof refusal.operation === "string" ? [refusal.operation] : refusal.operation;
  if (operations !== undefined && (operation === null || !operations.includes(operation))) return false;
  return refusal.key === undefined || (key ?? "").startsWith(refusal.key);
}

const HTML = "<html><body><h2>Our services aren't available right now</h2><p>We're working to restore all services as soon as possible.</p></body></html>";

/** What is answered instead of the truth; null for a fault that lets the truth be told, or nothing at all. */
export function refusalReply(refusal: Refusal, family: Family, operation: string | null): Reply | null {
  if (refusal.as === "html") return page(refusal.status ?? 503);
  if (refusal.as === "nonsense") return jsonReply(200, { unexpected: true });
  const seconds = String(refusal.retryAfterSeconds ?? 30);
  if (refusal.as === "denied" && operation === "CreateCacheEntry") {
    return jsonReply(200, { ok: false, message: "cache write denied: the token has no writable cache scopes" });
  }
  if (refusal.as === "miss" && family === "rpc") return jsonReply(200, { ok: false });
  const words = WORDS[refusal.as];
  if (words === undefined) return null;
  const headers: Record<string, string> = refusal.as === "too-many-requests" ? { "Retry-After": seconds } : {};
  if (family === "blob") return withHeaders(azureError(...words.blob), headers);
  if (family === "rest") return jsonReply(words.rest[0], restProblem(...words.rest), headers);
  const [status, code, msg] = words.rpc;
  return jsonReply(status, { code, msg }, headers);
}

interface Words {
  readonly rpc: readonly [status: number, code: string, message: string];
  readonly blob: readonly [status: number, code: string];
  readonly rest: readonly [status: number, message: string];
}

const WORDS: Readonly<Partial<Record<FaultKind, Words>>> = {
  "too-many-requests": {
    rpc: [429, "resource_exhausted", "rate limit exceeded"],
    blob: [503, "ServerBusy"],
    rest: [429, "You have exceeded a secondary rate limit. Please wait a few minutes before you try again."],
  },
  unavailable: {
    rpc: [503, "unavailable", "the service is unavailable"],
    blob: [503, "ServerBusy"],
    rest: [503, "Service Unavailable"],
  },
  internal: { rpc: [500, "internal", "internal error"], blob: [500, "InternalError"], rest: [500, "Server Error"] },
  denied: {
    rpc: [403, "permission_denied", "cache read denied: the token has no readable cache scopes"],
    blob: [403, "AuthorizationPermissionMismatch"],
    rest: [403, "Resource not accessible by integration"],
  },
  expired: {
    rpc: [401, "unauthenticated", "the token is missing, expired or not valid"],
    blob: [403, "AuthenticationFailed"],
    rest: [401, "Bad credentials"],
  },
  quota: {
    rpc: [403, "permission_denied", "insufficient usage to create a cache entry"],
    blob: [403, "InsufficientAccountPermissions"],
    rest: [403, "Resource not accessible by integration"],
  },
  "resource-exhausted": {
    rpc: [429, "resource_exhausted", "resource_exhausted: the budget for storage of this account is used up"],
    blob: [503, "ServerBusy"],
    rest: [403, "API rate limit exceeded for installation."],
  },
  miss: { rpc: [200, "", ""], blob: [404, "BlobNotFound"], rest: [404, "Not Found"] },
  "not-found": { rpc: [404, "not_found", "cache entry not found"], blob: [404, "BlobNotFound"], rest: [404, "Not Found"] },
  exists: {
    rpc: [409, "already_exists", "cache entry with the same key, version, and scope already exists"],
    blob: [409, "BlobAlreadyExists"],
    rest: [409, "Conflict"],
  },
};

/** What GitHub's REST API says where it refuses. */
export function restProblem(status: number, message: string): object {
  return { message, documentation_url: "https://docs.github.com/rest", status: String(status) };
}

/** An answer in JSON. */
export function jsonReply(status: number, value: object, headers: Readonly<Record<string, string>> = {}): Reply {
  const content = contentOf(JSON.stringify(value));
  return {
    status,
    headers: { "Content-Type": "application/json", "Content-Length": String(content.sizeBytes), ...headers },
    content,
  };
}

function page(status: number): Reply {
  const content = contentOf(HTML);
  return { status, headers: { "Content-Type": "text/html", "Content-Length": String(content.sizeBytes) }, content };
}

function withHeaders(reply: Reply, headers: Readonly<Record<string, string>>): Reply {
  return { ...reply, headers: { ...reply.headers, ...headers } };
}
