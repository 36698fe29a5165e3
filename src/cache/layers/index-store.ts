import type { Clock } from "../../host/host.ts";
import { digestOf } from "../../oci/digest.ts";
import type { CacheAccess } from "../service/access.ts";
import type { EntryContent } from "../service/blob.ts";
import type { CacheService } from "../service/cache-service.ts";
import { CacheFault } from "../service/fault.ts";
import { readBytes } from "./blob-reader.ts";
import { EMPTY_INDEX, formatIndex, INDEX_HEAD_BYTES, mergeIndexes, parseIndex, storedIndexBytes, type CacheIndex, type SkippedIndex } from "./index-document.ts";
import { serveBytes } from "./spool.ts";

/** The indexes of one image, a row of numbered entries in each scope of which the newest counts. */
export interface IndexStore {
  /** Reads the newest of each scope that the job may read; own scope first. Never rejects: what cannot be read is as good as not there. */
  load(): Promise<readonly CacheIndex[]>;
  /** Stores what `change` makes, once `ready`, of the newest own index, whoever else saves one meanwhile. Throws a `CacheFault`. */
  save(change: (current: CacheIndex) => CacheIndex, ready: Promise<void>, signal: AbortSignal): Promise<void>;
  entriesWritten(): number;
}

interface OwnIndex {
  readonly number: number;
  readonly index: CacheIndex;
}

const NUMBER_DIGITS = 6;
const POLL_MS = 1000;
/** How often a number that is taken is looked for, before its writer is taken for dead. */
const POLLS = 6;
/** A writer that has not finished by then never will. */
const FORGET_SKIPPED_MS = 10 * 60 * 1000;
/** How many numbers below its own a job names that could not read what it saves on top of. */
const BLIND_REACH = 16;
const HOUR_MS = 60 * 60 * 1000;
/** So many hours have numbers of their own; the cache forgets long before they come round again. */
const BLIND_HOURS = 60_000;
const BLIND_TRIES = 32;
const MAX_LOOKED_FOR = 32;
const MAX_SAVES = 64;

/** Makes the store of an image's indexes for its platforms. */
export function createIndexStore(options: {
  readonly service: CacheService;
  readonly access: CacheAccess;
  readonly clock: Clock;
  readonly image: string;
  readonly platforms: readonly string[];
  /** Of what is left of the budget: a pause that may be so long. */
  readonly pauseMs: (maxMs: number) => number;
  /** There is one, and it could not be read. */
  readonly onUnreadable: () => void;
}): IndexStore {
  const { service, access, clock, pauseMs, onUnreadable } = options;
  const subject = hex([options.image, ...[...options.platforms].sort()].join("\0"), 16);
  const prefixOf = (scope: string): string => `plimsoll-index-1-${subject}-${hex(scope, 8)}#`;
  const keyOf = (prefix: string, number: number): string => `${prefix}${String(number).padStart(NUMBER_DIGITS, "0")}`;
  // A token that does not say its scopes has them all the same, and the service looks through them in their order.
  const scopes = access.scopes.length > 0 ? access.scopes : [{ scope: "", canRead: true, canWrite: true }];
  const ownScope = scopes.find(({ canWrite }) => canWrite)?.scope ?? null;
  const ownPrefix = prefixOf(ownScope ?? "");
  let own: OwnIndex = { number: 0, index: EMPTY_INDEX };
  let entriesWritten = 0;

  /** The newest index of a scope, or the one before it where that cannot be understood. */
  async function readNewest(prefix: string): Promise<OwnIndex | null> {
    const found = await service.find([prefix], "waiting");
    const number = numberOf(found?.key, prefix);
    if (number === null) return null;
    const newest = await readIndex(keyOf(prefix, number));
    if (newest === null) onUnreadable();
    const index = newest ?? (number > 1 ? await readIndex(keyOf(prefix, number - 1)) : null);
    return { number, index: await addSkipped(prefix, index ?? EMPTY_INDEX) };
  }

  /** Adds what others saved under numbers that had been given up, and forgets those that nobody will save any more. */
  async function addSkipped(prefix: string, index: CacheIndex): Promise<CacheIndex> {
    const seen = new Set<number>();
    const missing: SkippedIndex[] = [];
    let whole = index;
    for (let next = index.skipped; next.length > 0 && seen.size < MAX_LOOKED_FOR; next = whole.skipped.filter(({ number }) => !seen.has(number))) {
      for (const { number } of next) seen.add(number);
      const found = await Promise.all(next.map(({ number }) => readExactly(keyOf(prefix, number))));
      missing.push(...next.filter((_skipped, place) => found[place] === null));
      whole = found.reduce<CacheIndex>((all, late) => (late === null ? all : mergeIndexes(all, late)), whole);
    }
    const isOpen = ({ skippedAt }: SkippedIndex): boolean => clock.now().getTime() - skippedAt.getTime() < FORGET_SKIPPED_MS;
    return { ...whole, skipped: missing.filter(isOpen) };
  }

  async function readExactly(key: string): Promise<CacheIndex | null> {
    try {
      return (await service.find([key], "waiting"))?.key === key ? await readIndex(key) : null;
    } catch (error) {
      if (error instanceof CacheFault) return null;
      throw error;
    }
  }

  async function readIndex(key: string): Promise<CacheIndex | null> {
    try {
      const head = await readBytes(service, key, 0, INDEX_HEAD_BYTES);
      const missingBytes = (storedIndexBytes(head) ?? 0) - head.length;
      return await parseIndex(missingBytes > 0 ? Buffer.concat([head, await readBytes(service, key, head.length, missingBytes)]) : head);
    } catch (error) {
      if (error instanceof CacheFault && (error.kind === "gone" || error.kind === "corrupt")) return null;
      throw error;
    }
  }

  async function loadScope(scope: string): Promise<CacheIndex> {
    try {
      const newest = await readNewest(prefixOf(scope));
      if (newest !== null && scope === ownScope) own = newest;
      return newest?.index ?? EMPTY_INDEX;
    } catch (error) {
      if (error instanceof CacheFault) return EMPTY_INDEX;
      throw error;
    }
  }

  /** Takes over what another job saved under this number or a later one; false: nobody's is to be seen yet. */
  async function catchUp(number: number, signal: AbortSignal): Promise<boolean> {
    const found = await service.find([keyOf(ownPrefix, number), ownPrefix], "background", signal);
    const theirs = numberOf(found?.key, ownPrefix);
    if (theirs === null || theirs < number) return false;
    const index = await readIndex(keyOf(ownPrefix, theirs));
    own = { number: theirs, index: mergeIndexes(index === null ? own.index : await addSkipped(ownPrefix, index), { ...EMPTY_INDEX, skipped: own.index.skipped }) };
    return true;
  }

  async function pass(number: number, signal: AbortSignal): Promise<void> {
    for (let poll = 0; poll < POLLS; poll += 1) {
      if (await catchUp(number, signal)) return;
      await clock.sleep(pauseMs(POLL_MS), signal);
    }
    own = { number, index: { ...own.index, skipped: [{ number, skippedAt: clock.now() }, ...own.index.skipped] } };
  }

  /** Stores an index that is made while its place is being reserved. */
  async function write(number: number, makeIndex: () => Promise<CacheIndex>, signal: AbortSignal): Promise<boolean> {
    let index = EMPTY_INDEX;
    const makeContent = async (): Promise<EntryContent> => {
      index = await makeIndex();
      const bytes = await formatIndex(index);
      return { sizeBytes: bytes.length, open: (offset, sizeBytes) => serveBytes(bytes.subarray(offset, offset + sizeBytes)).open() };
    };
    if ((await service.write(keyOf(ownPrefix, number), makeContent, "background", signal)) === "exists") return false;
    own = { number, index };
    entriesWritten += 1;
    return true;
  }

  /** Saves without having read: under a number that is free, naming those below it as ones that readers are to look at. */
  async function saveBlind(change: (current: CacheIndex) => CacheIndex, signal: AbortSignal): Promise<void> {
    for (const number of blindNumbers(clock.now())) {
      const below = Array.from({ length: BLIND_REACH }, (_, back) => number - 1 - back).filter((one) => one > 0);
      const skipped = below.map((one) => ({ number: one, skippedAt: clock.now() }));
      if (await write(number, () => Promise.resolve({ ...change(EMPTY_INDEX), skipped }), signal)) return;
    }
  }

  return {
    async load() {
      return await Promise.all(scopes.filter(({ canRead }) => canRead).map(({ scope }) => loadScope(scope)));
    },
    async save(change, ready, signal) {
      if (!access.canRead) return await ready.then(() => saveBlind(change, signal));
      const make = async (): Promise<CacheIndex> => {
        await ready;
        signal.throwIfAborted();
        return change(own.index);
      };
      for (let saves = 0; saves < MAX_SAVES; saves += 1) {
        signal.throwIfAborted();
        const number = own.number + 1;
        if (await write(number, make, signal)) return;
        await pass(number, signal);
      }
    },
    entriesWritten: () => entriesWritten,
  };
}

/** Numbers to try that nobody may have taken: first those that jobs begin with which can read, then those of this hour, of which there is never an end. */
function* blindNumbers(now: Date): Generator<number> {
  for (let number = 1; number <= 2 * BLIND_REACH; number *= 2) yield number;
  const first = 100 + (Math.floor(now.getTime() / HOUR_MS) % BLIND_HOURS) * BLIND_REACH;
  for (let place = 0; place < BLIND_TRIES; place += 1) yield first + place;
}

function numberOf(key: string | undefined, prefix: string): number | null {
  const digits = key?.startsWith(prefix) === true ? key.slice(prefix.length) : "";
  return new RegExp(`^\\d{${NUMBER_DIGITS}}$`).test(digits) ? Number(digits) : null;
}

function hex(text: string, digits: number): string {
  return digestOf(text).slice("sha256:".length, "sha256:".length + digits);
}
