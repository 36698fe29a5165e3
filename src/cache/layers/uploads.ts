import type { Clock } from "../../host/host.ts";
import type { EntryContent } from "../service/blob.ts";
import type { CacheService } from "../service/cache-service.ts";
import { CacheFault } from "../service/fault.ts";

/** What is being stored in the cache while the build goes on. */
export interface Uploads {
  /** Stores content under the key, or under one made from it where that is taken by what nobody can read; the key that it can be read under, null: not stored. */
  store(key: string, content: EntryContent): Promise<string | null>;
  /** Stores content under this key, or not at all where it is taken. */
  storeExactly(key: string, makeContent: () => Promise<EntryContent>): void;
  /** Waits for all that was begun, which ends at the signal; from now on, nothing waits for other writers but for a few seconds. */
  finish(signal: AbortSignal): Promise<void>;
  /** Settles when the bytes of all that was begun are uploaded, or never will be; whether some of it has still to be made known. */
  allSent(): Promise<boolean>;
  entriesWritten(): number;
}

/** So many that the line is full while others of them wait for answers. */
const AT_ONCE = 4;
/** A job that writes the same entry at the same time becomes visible after a while. */
const POLL_MS = 2000;
const POLLS = 3;
const MAX_SUFFIX = 16;

/** Makes the uploads of one store; `isCorrupt` names entries that hold the wrong bytes and cannot be replaced, `onError` is told of what is no fault of the cache. */
export function createUploads(options: {
  readonly service: CacheService;
  readonly clock: Clock;
  readonly isCorrupt: (key: string) => boolean;
  /** Of what is left of the budget: a pause that may be so long. */
  readonly pauseMs: (maxMs: number) => number;
  readonly onError: (error: unknown) => void;
}): Uploads {
  const { service, clock, isCorrupt, pauseMs, onError } = options;
  const abort = new AbortController();
  const finishing = Promise.withResolvers<void>();
  /** What runs, and when all its bytes are uploaded. */
  const running = new Map<Promise<unknown>, Promise<void>>();
  const takeTurn = createTurns(AT_ONCE);
  let entriesWritten = 0;

  async function write(key: string, content: EntryContent): Promise<"stored" | "exists"> {
    const result = await takeTurn(() => service.write(key, content, "background", abort.signal));
    if (result === "stored") entriesWritten += 1;
    return result;
  }

  /** The key under which another job stored the same; null: nobody has yet. */
  async function findOther(keys: readonly string[]): Promise<string | null> {
    const found = await service.find(keys, "background", abort.signal);
    return found !== null && !isCorrupt(found.key) ? found.key : null;
  }

  /** As `findOther`, giving the other job the time that this one has anyhow, and a little more. */
  async function waitForOther(key: string): Promise<string | null> {
    const early = await findOther([key]);
    if (early !== null) return early;
    await finishing.promise;
    for (let poll = 0; poll < POLLS; poll += 1) {
      const found = await findOther([key]);
      if (found !== null) return found;
      await clock.sleep(pauseMs(POLL_MS), abort.signal);
    }
    return null;
  }

  async function store(key: string, content: EntryContent): Promise<string | null> {
    if (!isCorrupt(key)) {
      if ((await write(key, content)) === "stored") return key;
      const other = await waitForOther(key);
      if (other !== null) return other;
    }
    for (let n = 1; n <= MAX_SUFFIX; n += 1) {
      const candidate = `${key}-r${n}`;
      if (isCorrupt(candidate)) continue;
      if ((await write(candidate, content)) === "stored") return candidate;
      const other = await findOther([candidate, key]);
      if (other !== null) return other;
    }
    return null;
  }

  function run<T>(work: (onSent: () => void) => Promise<T>): Promise<T | null> {
    const sent = Promise.withResolvers<void>();
    const task = work(sent.resolve)
      .catch((error: unknown) => {
        if (!(error instanceof CacheFault) && !abort.signal.aborted) onError(error);
        return null;
      })
      .finally(() => {
        running.delete(task);
        sent.resolve();
      });
    running.set(task, sent.promise);
    return task;
  }

  return {
    store: (key, content) => run((onSent) => store(key, { ...content, onSent })),
    storeExactly(key, makeContent) {
      void run(async (onSent) => await write(key, { ...(await makeContent()), onSent }));
    },
    async finish(signal) {
      finishing.resolve();
      const stopped = new Promise<void>((resolve) => {
        if (signal.aborted) resolve();
        signal.addEventListener("abort", () => resolve(), { once: true });
      });
      while (running.size > 0 && !signal.aborted) await Promise.race([Promise.allSettled(running.keys()), stopped]);
      if (!signal.aborted) return;
      abort.abort();
      await Promise.allSettled(running.keys());
    },
    async allSent() {
      await Promise.all(running.values());
      return running.size > 0;
    },
    entriesWritten: () => entriesWritten,
  };
}

/** Lets so many work at the same time, the others in their order. */
export function createTurns(atOnce: number): <T>(work: () => Promise<T>) => Promise<T> {
  const waiting: (() => void)[] = [];
  let free = atOnce;
  return async (work) => {
    if (free === 0) await new Promise<void>((resolve) => waiting.push(resolve));
    else free -= 1;
    try {
      return await work();
    } finally {
      const next = waiting.shift();
      if (next === undefined) free += 1;
      else next();
    }
  };
}
