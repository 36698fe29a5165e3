import { realpathSync } from "node:fs";
import { lstat, readFile, writeFile } from "node:fs/promises";
import type { Host } from "../host/host.ts";
import { readRuntimeToken } from "../host/runtime-token.ts";
import { runOnLeash } from "./leash.ts";
import { createPassage, type Passage, PATTERN } from "./passage.ts";

const MAX_CONTENT_BYTES = 32 * 1024 * 1024;
const MAX_KEY_CHARACTERS = 512;
/** The service takes ten keys a call, the first of them twice: as the exact key and as the first prefix. */
const KEYS_PER_CALL = 9;

const NO_SERVICE = "this runner has no cache service";
/** Small files in the CI cache of the job. Every fault is a miss with a reason in the log, never an error. */
export interface CacheStore {
  /** Stores the content under a key that nobody used before; `why` says what stood in the way. */
  save(key: string, content: Uint8Array): Promise<{ saved: boolean; why: string | null }>;
  /** The first of the keys that is there, in order; any number of keys. */
  find(keys: readonly string[]): Promise<Entry | null>;
}

interface Entry {
  readonly key: string;
  readonly content: Buffer;
}

type Client = typeof import("@actions/cache");

/** One operation at a time: all of them pass their file through the same path. */
let lastOperation: Promise<unknown> = Promise.resolve();

/** What the operations of each job have taken so far, whichever store they went through. */
const spentMs = new WeakMap<Host, number>();

/** The store of this job; all that the job asks of it, and of any other it makes, may take `budgetMs`. */
export function createCacheStore(host: Host, budgetMs = 10_000): CacheStore {
  async function attempt<T>(
    kind: "read" | "write",
    work: (client: Client, passage: Passage) => Promise<T>,
  ): Promise<T | Refused> {
    const obstacle = findObstacle(host, kind);
    if (obstacle !== null) return { why: obstacle };
    const spent = spentMs.get(host) ?? 0;
    if (spent >= budgetMs) return { why: "the cache service took too long before" };
    const start = performance.now();
    const passage = createPassage((budgetMs - spent) / 2);
    try {
      const done = await runOnLeash(budgetMs - spent, async () => {
        const client = await import("@actions/cache");
        return client.isFeatureAvailable() ? await work(client, passage) : { why: NO_SERVICE };
      });
      return done?.value ?? { why: `the cache service did not answer within ${budgetMs / 1000} seconds` };
    } catch (error) {
      return { why: error instanceof Error ? error.message : String(error) };
    } finally {
      spentMs.set(host, spent + performance.now() - start);
      passage.close();
    }
  }

  return {
    async save(key, content) {
      if (!isAskable(key)) return { saved: false, why: `the key is not one that a cache service takes: ${key}` };
      if (content.length > MAX_CONTENT_BYTES) return { saved: false, why: `it is larger than ${MAX_CONTENT_BYTES} bytes` };
      const outcome = await inTurn(() => attempt("write", (client, passage) => saveEntry(client, passage, key, content)));
      if (outcome.why !== null) host.log.debug(`Not stored in the CI cache as ${key}: ${outcome.why}.`);
      return { saved: outcome.why === null, why: outcome.why };
    },
    async find(keys) {
      const askable = keys.filter(isAskable);
      if (askable.length === 0) return null;
      const outcome = await inTurn(() => attempt("read", (client, passage) => findEntry(client, passage, askable)));
      if ("found" in outcome) return outcome.found;
      host.log.debug(`Nothing was looked up in the CI cache: ${outcome.why}.`);
      return null;
    },
  };
}

/** Why there is no answer. */
interface Refused {
  readonly why: string;
}

/** What is known to stand in the way before anything is asked; null: nothing. */
function findObstacle({ kind, env }: Host, access: "read" | "write"): string | null {
  if (kind !== "runner") return "only a CI runner has a cache service";
  const token = env["ACTIONS_RUNTIME_TOKEN"] ?? "";
  if (token === "") return NO_SERVICE;
  const mode = (env["ACTIONS_CACHE_MODE"] ?? "").trim().toLowerCase();
  const forbidden = access === "read" ? ["none", "write-only"] : ["none", "read"];
  if (forbidden.includes(mode)) return `the workflow's cache-mode is ${mode}`;
  if (!isInWorkspace(env["GITHUB_WORKSPACE"])) return "the working directory is not the job's workspace";
  const allowed = readRuntimeToken(token).cache;
  if (allowed === null) return null;
  if (access === "read") return allowed.canRead ? null : "the job's token may not read the cache";
  return allowed.canWrite ? null : "the job's token may not write to the cache";
}

function isInWorkspace(workspace: string | undefined): boolean {
  try {
    return workspace === undefined || realpathSync(workspace) === realpathSync(process.cwd());
  } catch {
    return false;
  }
}

async function saveEntry(
  client: Client,
  passage: Passage,
  key: string,
  content: Uint8Array,
): Promise<{ why: string | null }> {
  await writeFile(await passage.open(), content);
  const id = await client.saveCache([PATTERN], key, undefined, true);
  if (id !== -1) return { why: null };
  const isTaken = (await locate(client, [key])) !== null;
  return { why: isTaken ? "there is an entry with this key already" : "the cache service refused it, as the log says" };
}

async function findEntry(client: Client, passage: Passage, keys: readonly string[]): Promise<{ found: Entry | null }> {
  const key = await locate(client, keys);
  if (key === null) return { found: null };
  const file = await passage.open();
  const restored = await client.restoreCache([PATTERN], key, [key], {}, true);
  if (restored !== key) return { found: null };
  const status = await lstat(file);
  if (!status.isFile() || status.size > MAX_CONTENT_BYTES) return { found: null };
  return { found: { key, content: await readFile(file) } };
}

/** The first of the keys that has an entry, in their order. */
async function locate(client: Client, keys: readonly string[]): Promise<string | null> {
  for (let start = 0; start < keys.length; start += KEYS_PER_CALL) {
    const found = await locateAmong(client, keys.slice(start, start + KEYS_PER_CALL));
    if (found !== null) return found;
  }
  return null;
}

/**
 * The service goes through the scopes first and through the keys second, and takes a key for a prefix: what it found
 * counts only when it is one of the keys, and may not be the first of them.
 */
async function locateAmong(client: Client, keys: readonly string[]): Promise<string | null> {
  let found: string | null = null;
  let asked = keys;
  for (let [first] = asked; first !== undefined; [first] = asked) {
    const matched = await client.restoreCache([PATTERN], first, [...asked], { lookupOnly: true }, true);
    if (matched === undefined) return found;
    const position = asked.indexOf(matched);
    if (position !== -1) found = matched;
    const others = position === -1 ? asked.filter((key) => !matched.startsWith(key)) : asked.slice(0, position);
    if (others.length === asked.length) return found;
    asked = others;
  }
  return found;
}

function isAskable(key: string): boolean {
  return key !== "" && key.length <= MAX_KEY_CHARACTERS && !key.includes(",");
}

function inTurn<T>(operation: () => Promise<T>): Promise<T> {
  const turn = lastOperation.then(operation);
  lastOperation = turn.catch(() => {});
  return turn;
}
