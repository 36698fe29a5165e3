import { showForeignWords } from "../../foreign-text.ts";
import type { Clock } from "../../host/host.ts";
import { type JsonObject, optionalString, readJsonObject } from "../../oci/json.ts";
import { parseRetryAfter } from "../../retry.ts";
import type { Errand } from "./errand.ts";
import { type Answer, bodyOf, type Exchange } from "./exchange.ts";
import { CacheFault } from "./fault.ts";
import { insist, withDeadline } from "./terms.ts";

export type Method = "CreateCacheEntry" | "FinalizeCacheEntryUpload" | "GetCacheEntryDownloadURL";

/** The refusals that a caller knows what to do with. */
export type KnownRefusal = "already_exists" | "not_found";

/** Cache service v2's RPCs (Twirp, JSON). */
export interface ResultsClient {
  /** The answer to a message with proto field names. Throws a `CacheFault`. */
  call(method: Method, message: JsonObject, errand: Errand): Promise<JsonObject | KnownRefusal>;
}

const WHOM = "The CI's cache service";
const SERVICE = "twirp/github.actions.results.api.v1.CacheService";
const MAX_WORDS = 200;

/** `resultsUrl` is `ACTIONS_RESULTS_URL`; the token goes nowhere but there. */
export function createResultsClient(options: {
  readonly exchange: Exchange;
  readonly resultsUrl: string;
  readonly token: string;
  readonly clock: Clock;
  readonly random: () => number;
}): ResultsClient {
  const { exchange, token, clock, random } = options;
  const base = options.resultsUrl.replace(/\/*$/, "/");
  const headers = { authorization: `Bearer ${token}`, "content-type": "application/json", accept: "application/json" };
  let limitedUntilMs = 0;

  async function attempt(method: Method, body: Buffer, errand: Errand, tryMs: number): Promise<JsonObject | KnownRefusal> {
    const restMs = limitedUntilMs - clock.now().getTime();
    // All have to wait then, and one that asked in between would make it longer.
    if (restMs > 0) throw limited(restMs);
    const silent = (): CacheFault =>
      new CacheFault("down", `${WHOM} did not answer within ${Math.round(tryMs / 100) / 10} seconds.`, { isTransient: errand.terms.outlastsSilence });
    return await withDeadline(tryMs, errand.signal, silent, async (signal) => {
      const question = { method: "POST" as const, url: new URL(`${SERVICE}/${method}`, base), headers, body: bodyOf(body), signal };
      const answer = await exchange.ask(question, WHOM);
      const outcome = understand(method, answer, await answer.text(), clock.now(), token);
      if (outcome instanceof CacheFault && outcome.kind === "limited") limitedUntilMs = clock.now().getTime() + (outcome.retryAfterMs ?? 0);
      if (outcome instanceof CacheFault) throw outcome;
      return outcome;
    });
  }

  return {
    call(method, message, errand) {
      const body = Buffer.from(JSON.stringify(message));
      return insist((tryMs) => attempt(method, body, errand, tryMs), errand.terms, { clock, random, signal: errand.signal, onRetry: errand.onRetry });
    },
  };
}

function understand(method: Method, { status, headers }: Answer, body: Buffer, now: Date, token: string): JsonObject | KnownRefusal | CacheFault {
  const message = readJsonObject(body);
  if (status === 200) return message ?? new CacheFault("down", `${WHOM} answers with something that is not JSON.`, { isTransient: true });
  const code = optionalString(message ?? {}, "code") ?? "";
  if (code === "already_exists" || code === "not_found") return code;
  const said = wordsOf(message, "msg", token);
  if (status === 401) return new CacheFault("expired", `${WHOM} does not accept the job's token (any more)${said}.`);
  const isLimit = status === 429 && (headers["retry-after"] !== undefined || method === "GetCacheEntryDownloadURL");
  if (/insufficient usage/i.test(said) || (code === "resource_exhausted" && !isLimit)) return overQuota(said);
  if (status === 429) return limited(parseRetryAfter(headers["retry-after"], now));
  if (status >= 500 || message === null) return new CacheFault("down", `${WHOM} is not available (${status}).`, { isTransient: true });
  if (code === "bad_route") return new CacheFault("down", `${WHOM} does not know version 2 of the protocol.`);
  if (status === 403) return new CacheFault("denied", `${WHOM} denies it${said}.`);
  return new CacheFault("strange", `${WHOM} refuses with ${status}${said}.`);
}

function limited(retryAfterMs: number | null): CacheFault {
  const asks = retryAfterMs === null ? "" : ` and wants to be left alone for ${Math.ceil(retryAfterMs / 1000)} seconds`;
  return new CacheFault("limited", `${WHOM} gets too many requests${asks}.`, { isTransient: true, retryAfterMs });
}

/** The fault for an answer whose words say that there is no room, or that the job may not. */
export function denialIn(answer: JsonObject, token: string): CacheFault | null {
  const said = wordsOf(answer, "message", token);
  if (/insufficient usage|resource_exhausted/i.test(said)) return overQuota(said);
  return said === "" ? null : new CacheFault("denied", `${WHOM} denies it${said}.`);
}

function overQuota(said: string): CacheFault {
  return new CacheFault("quota", `${WHOM} has no room left${said}.`);
}

/** What the service says of itself, as the end of a sentence; what could be a secret is left out. */
function wordsOf(answer: JsonObject | null, field: string, token: string): string {
  const text = optionalString(answer ?? {}, field)?.replaceAll(token, "…").replace(/\?\S+/g, "?…") ?? "";
  return text === "" ? "" : `: ${showForeignWords(text, MAX_WORDS).replace(/\.$/, "")}`;
}
