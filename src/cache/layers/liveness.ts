import { type CacheService, VERSION } from "../service/cache-service.ts";
import type { ListedEntry } from "../service/rest-client.ts";
import { CacheFault } from "../service/fault.ts";
import type { CacheAccess } from "../service/access.ts";
import { createTurns } from "./uploads.ts";
import type { StoredEntry } from "./index-document.ts";

/** What became of entries that indexes name; what is in neither could not be found out. */
export interface Liveness {
  readonly live: ReadonlySet<string>;
  readonly gone: ReadonlySet<string>;
  /** When entries were last read, where the cache says so. */
  readonly readAt: ReadonlyMap<string, Date>;
}

export const NOTHING_LIVE: Liveness = { live: new Set(), gone: new Set(), readAt: new Map() };

const LOOK_UPS_AT_ONCE = 16;
/** A list may not yet have what was stored so short a time ago. */
const FRESH_MS = 5 * 60 * 1000;

/** Finds out which entries are still there: by one list where the job may read it, else each by a look-up. Never rejects. */
export async function findLive(options: { readonly service: CacheService; readonly access: CacheAccess; readonly entries: ReadonlyMap<string, StoredEntry>; readonly now: Date }): Promise<Liveness> {
  const { service, access, entries, now } = options;
  if (entries.size === 0) return NOTHING_LIVE;
  // Without the scopes, nobody can tell which of the listed entries this job may read.
  const listed = access.scopes.length === 0 ? null : await listEntries(service, commonPrefix([...entries.keys()]));
  if (listed === null) return await lookUpAll(service, [...entries.keys()]);
  const readable = new Set(access.scopes.filter(({ canRead }) => canRead).map(({ scope }) => scope));
  const visible = listed.filter(({ key, ref, version, sizeBytes }) => version === VERSION && readable.has(ref) && entries.get(key)?.sizeBytes === sizeBytes);
  const live = new Set(visible.map(({ key }) => key));
  const missing = [...entries.keys()].filter((key) => !live.has(key));
  const isFresh = (key: string): boolean => now.getTime() - (entries.get(key)?.storedAt.getTime() ?? 0) < FRESH_MS;
  const isListed = new Set(listed.map(({ key }) => key));
  const fresh = await lookUpAll(service, missing.filter((key) => isFresh(key) && !isListed.has(key)));
  const isUnknown = (key: string): boolean => isFresh(key) && !isListed.has(key) && !fresh.gone.has(key);
  return {
    live: new Set([...live, ...fresh.live]),
    gone: new Set(missing.filter((key) => !isUnknown(key))),
    readAt: new Map(visible.map(({ key, lastAccessedAt }) => [key, lastAccessedAt])),
  };
}

async function listEntries(service: CacheService, prefix: string): Promise<readonly ListedEntry[] | null> {
  try {
    return await service.list(prefix, "waiting");
  } catch (error) {
    if (error instanceof CacheFault) return null;
    throw error;
  }
}

async function lookUpAll(service: CacheService, keys: readonly string[]): Promise<Liveness> {
  const live = new Set<string>();
  const gone = new Set<string>();
  const takeTurn = createTurns(LOOK_UPS_AT_ONCE);
  const lookUp = async (key: string): Promise<void> => {
    try {
      const found = await service.find([key], "waiting");
      (found?.key === key ? live : gone).add(key);
    } catch (error) {
      if (!(error instanceof CacheFault)) throw error;
    }
  };
  await Promise.all(keys.map((key) => takeTurn(() => lookUp(key))));
  return { live, gone, readAt: new Map() };
}

/** What all keys begin with: the narrower the list, the fewer its pages. */
function commonPrefix(keys: readonly string[]): string {
  const [first = "", ...others] = keys;
  let length = first.length;
  for (const key of others) while (!key.startsWith(first.slice(0, length))) length -= 1;
  return first.slice(0, length);
}
