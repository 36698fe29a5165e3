import { createHash } from "node:crypto";
import type { Clock } from "../../host/host.ts";
import type { Transport } from "../../http/transport.ts";
import { optionalString } from "../../oci/json.ts";
import type { CacheAccess } from "./access.ts";
import type { EntryContent, WriteAt } from "./blob.ts";
import { type Located, readBlob } from "./blob-reader.ts";
import { writeBlob } from "./blob-writer.ts";
import { createCircuit, type Purpose } from "./circuit.ts";
import { type Errand, runErrand } from "./errand.ts";
import { createExchange } from "./exchange.ts";
import { CacheFault } from "./fault.ts";
import { createPace } from "./pace.ts";
import type { Patience } from "./patience.ts";
import { createRestClient, type ListedEntry, type RestOptions } from "./rest-client.ts";
import { createResultsClient, denialIn } from "./results-client.ts";
import { createSlots } from "./slots.ts";
import { termsFor, type Urgency } from "./terms.ts";

/** An entry of the cache that somebody finished. */
export interface ServiceEntry {
  readonly key: string;
}

/** Cache service v2 with the blobs behind it. What throws throws a `CacheFault`, and no later than the budget allows. */
export interface CacheService {
  /** The newest entry whose key is, or begins with, one of these, in order; null: none. At most ten keys are one request. */
  find(keys: readonly string[], urgency: Urgency, signal?: AbortSignal): Promise<ServiceEntry | null>;
  /** Reads a range of an entry in parallel requests; `gone` where there is no such entry (any more). The caller verifies digests. */
  read(key: string, range: { readonly offset: number; readonly sizeBytes: number }, write: WriteAt, urgency: Urgency, signal?: AbortSignal): Promise<void>;
  /** Stores a new entry; `exists`: the key is taken, maybe by a writer that died. A function is asked for the content once the key is reserved. */
  write(key: string, content: EntryContent | (() => Promise<EntryContent>), urgency: Urgency, signal?: AbortSignal): Promise<"stored" | "exists">;
  /** The entries whose key begins so, by REST; null where the job may not, there is no REST API, or they are too many to list. */
  list(prefix: string, urgency: Urgency): Promise<readonly ListedEntry[] | null>;
  /** Bytes that the repository's caches take, by REST; null: not known. */
  usageBytes(): Promise<number | null>;
  /** Reads a byte, which keeps the entry from being evicted. */
  touch(key: string): Promise<void>;
  /** All that was asked of the service so far, and the bytes of bodies. */
  traffic(): { readonly requests: number; readonly bytesUp: number; readonly bytesDown: number };
  /** The first fault, in one sentence for people; null: none. */
  degradedReason(): string | null;
  /** True once nothing is asked any more. */
  isGivenUp(): boolean;
}

/** What a client of the cache is made of. */
export interface CacheServiceOptions {
  readonly transport: Transport;
  /** `ACTIONS_RESULTS_URL`, which alone gets the token. */
  readonly resultsUrl: string;
  readonly token: string;
  readonly access: CacheAccess;
  readonly rest: RestOptions | null;
  readonly patience: Patience;
  readonly clock: Clock;
  readonly random?: () => number;
}

/** The namespace of our entries in the cache; all platforms and paths share it. */
export const VERSION = createHash("sha256").update("plimsoll-cache-1").digest("hex");

const TRANSFERS_AT_ONCE = 8;
const KEYS_PER_CALL = 10;
const MAX_KEY_CHARACTERS = 512;
const FINALIZE_TRIES = 6;
const MAX_FINALIZE_PAUSE_MS = 2_000;
const USAGE_MS = 4_000;

/** A client of the job's cache; nothing is asked yet. */
export function createCacheService(options: CacheServiceOptions): CacheService {
  const { transport, resultsUrl, token, access, patience, clock, random = Math.random } = options;
  const exchange = createExchange(transport);
  const circuit = createCircuit();
  const results = createResultsClient({ exchange, resultsUrl, token, clock, random });
  const rest = options.rest === null ? null : createRestClient(exchange, options.rest);
  const down = { exchange, clock, random, slots: createSlots(TRANSFERS_AT_ONCE) };
  const up = { exchange, clock, random, slots: createSlots(TRANSFERS_AT_ONCE) };
  const pace = createPace(clock);
  const urls = new Map<string, URL>();
  const lookups = new Map<string, Promise<URL>>();

  async function run<T>(purpose: Purpose, urgency: Urgency, signal: AbortSignal | undefined, work: (errand: Errand) => Promise<T>): Promise<T> {
    const isAllowed = access.kind === "v2" && (purpose === "read" ? access.canRead : access.canWrite);
    if (!isAllowed) throw new CacheFault("denied", access.why ?? "This job may not use the CI's cache.");
    return await runErrand({ circuit, patience, clock, random }, { purpose, urgency, signal }, work);
  }

  async function lookUp(keys: readonly string[], errand: Errand): Promise<string | null> {
    // Some saw the service look at the one only, others at the other.
    const answer = await results.call("GetCacheEntryDownloadURL", { key: keys[0], restore_keys: keys, version: VERSION }, errand);
    if (answer === "not_found") return null;
    if (answer === "already_exists") throw strange();
    if (answer["ok"] !== true) {
      const denial = denialIn(answer, token);
      if (denial !== null) throw denial;
      if (Object.keys(answer).some((name) => name !== "ok" && name !== "message")) throw strange();
      return null;
    }
    const matched = optionalString(answer, "matched_key") ?? "";
    if (!keys.some((key) => matched.startsWith(key))) throw strange();
    urls.set(matched, readUrl(answer["signed_download_url"]));
    return matched;
  }

  /** The same key is looked up once, by however many it is wanted at a time. */
  async function locate(key: string, errand: Errand): Promise<URL> {
    const known = urls.get(key);
    if (known !== undefined) return known;
    const others = lookups.get(key);
    try {
      if (others !== undefined) return await others;
    } catch (error) {
      // The one that asked was given up, and this one was not.
      if (errand.signal.aborted || !(error instanceof CacheFault) || error.kind !== "late") throw error;
    }
    const running = lookUp([key], errand).then((matched) => takeUrl(key, matched));
    lookups.set(key, running);
    return await running.finally(() => lookups.delete(key));
  }

  function takeUrl(key: string, matched: string | null): URL {
    const url = matched === key ? urls.get(key) : undefined;
    if (url === undefined) throw new CacheFault("gone", "An entry of the CI's cache vanished before it was read.");
    return url;
  }

  function located(key: string, errand: Errand): Located {
    return {
      url: () => locate(key, errand),
      fresh(used) {
        if (urls.get(key) === used) urls.delete(key);
        return locate(key, errand);
      },
    };
  }

  async function read(key: string, range: { offset: number; sizeBytes: number }, write: WriteAt, errand: Errand): Promise<void> {
    try {
      await readBlob(down, located(key, errand), range, write, errand);
    } catch (error) {
      if (error instanceof CacheFault && error.kind === "gone") urls.delete(key);
      throw error;
    }
  }

  async function reserve(key: string, errand: Errand): Promise<URL | null> {
    await pace(errand);
    const answer = await results.call("CreateCacheEntry", { key, version: VERSION }, errand);
    if (answer === "already_exists") return null;
    if (answer === "not_found") throw strange();
    if (answer["ok"] === true) return readUrl(answer["signed_upload_url"]);
    throw denialIn(answer, token) ?? strange();
  }

  async function finalize(key: string, sizeBytes: number, errand: Errand): Promise<void> {
    for (let n = 1; n <= FINALIZE_TRIES; n += 1) {
      // An int64 is a string in protobuf's JSON.
      const message = { key, version: VERSION, size_bytes: String(sizeBytes) };
      const answer = await results.call("FinalizeCacheEntryUpload", message, errand);
      if (typeof answer === "object") {
        if (answer["ok"] === true) return;
        throw denialIn(answer, token) ?? strange();
      }
      // Another try of ours was answered by a connection that broke.
      if (answer === "already_exists") return;
      if (n < FINALIZE_TRIES) await clock.sleep(Math.min(MAX_FINALIZE_PAUSE_MS, Math.round(patience.remainingMs() / FINALIZE_TRIES)), errand.signal);
    }
    throw new CacheFault("gone", "The CI's cache does not find what was just uploaded.");
  }

  return {
    find(keys, urgency, signal) {
      return run("read", urgency, signal, async (errand) => {
        for (let at = 0; at < keys.length; at += KEYS_PER_CALL) {
          const matched = await lookUp(keys.slice(at, at + KEYS_PER_CALL).map(askable), errand);
          if (matched !== null) return { key: matched };
        }
        return null;
      });
    },
    read: (key, range, write, urgency, signal) => run("read", urgency, signal, (errand) => read(askable(key), range, write, errand)),
    write(key, given, urgency, signal) {
      return run("write", urgency, signal, async (errand) => {
        const url = await reserve(askable(key), errand);
        if (url === null) return "exists";
        const content = typeof given === "function" ? await given() : given;
        await writeBlob(up, url, content, errand);
        content.onSent?.();
        await finalize(key, content.sizeBytes, errand);
        return "stored";
      });
    },
    async list(prefix, urgency) {
      return rest === null ? null : await run("read", urgency, undefined, (errand) => rest.list(prefix, errand));
    },
    async usageBytes() {
      const terms = { ...termsFor("background", patience), tryMs: USAGE_MS };
      const asking = rest?.usageBytes({ urgency: "background", signal: circuit.signal, progressed: () => {}, onRetry: () => {}, terms });
      return (await asking?.catch(() => null)) ?? null;
    },
    async touch(key) {
      await run("read", "background", undefined, (errand) => read(askable(key), { offset: 0, sizeBytes: 1 }, () => Promise.resolve(), errand)).catch(() => {});
    },
    traffic: exchange.traffic,
    degradedReason: circuit.reason,
    isGivenUp: circuit.isOpen,
  };
}

function askable(key: string): string {
  if (key !== "" && key.length <= MAX_KEY_CHARACTERS && !key.includes(",")) return key;
  throw new CacheFault("strange", "A key of up to 512 characters without a comma is all that the CI's cache takes.");
}

function strange(): CacheFault {
  return new CacheFault("strange", "The CI's cache service gives an answer that does not fit the question.");
}

/** A signed URL: a credential, which is in no message. */
function readUrl(value: unknown): URL {
  const url = typeof value === "string" && URL.canParse(value) ? new URL(value) : null;
  if (url === null || (url.protocol !== "https:" && url.protocol !== "http:")) throw strange();
  return url;
}
