import type { BlobStore } from "./blob-store.ts";
import { type Content, contentOf, rangeOf, withFlippedByte } from "./content.ts";
import type { RuntimeClaims } from "./runtime-token.ts";
import { permissionBits } from "./runtime-token.ts";
import type { TwirpMessage } from "./twirp.ts";
import { int64Field, textField, textsField, TwirpError } from "./twirp.ts";

const MAX_KEY_CHARACTERS = 512;
const MAX_RESTORE_KEYS = 10;
const MINUTE_MS = 60_000;

/** An entry of the cache, reserved or finished. */
export interface CacheEntry {
  readonly id: number;
  readonly scope: string;
  readonly key: string;
  readonly version: string;
  /** null until the upload was finalized: a reservation is never found, and blocks its key for good. */
  readonly sizeBytes: number | null;
  readonly createdAt: Date;
  /** Of the last reading of any part of its blob, or of its making. */
  readonly lastAccessedAt: Date;
}

interface StoredEntry extends CacheEntry {
  readonly blobId: string;
  sizeBytes: number | null;
  /** When look-ups begin to find it, in milliseconds; after the finalizing by the lag. */
  visibleAt: number;
  lastAccessedAt: Date;
}

/** An entry that stands there without any client having asked for it. */
export interface PlantedEntry {
  readonly key: string;
  /** Plimsoll's clients use one version each; 64 times "0" by default. */
  readonly version?: string;
  /** `refs/heads/main` by default. */
  readonly scope?: string;
}

/** The cache service, v2: reservations, uploads and look-ups by key, version and scope. */
export interface CacheService {
  call(method: string, message: TwirpMessage, claims: RuntimeClaims): object;
  /** Reservations included, oldest first. */
  entries(): readonly CacheEntry[];
  /** Those that look-ups find by now. */
  visibleEntries(): readonly CacheEntry[];
  /** Forgets the entries that this holds of, as an eviction does; says how many they were. */
  evict(isEvicted: (entry: CacheEntry) => boolean): number;
  /** The key of the entry that this blob is of; null where there is none. */
  keyOf(blobId: string): string | null;
  evictBlob(blobId: string): void;
  /** Marks the entry of this blob as read just now. */
  touch(blobId: string): void;
  /** A reservation whose writer is gone for good. */
  reserve(entry: PlantedEntry): void;
  /** A finished entry. */
  store(entry: PlantedEntry, content: Uint8Array): void;
  /** The content of the newest finished entry with this key; null where there is none. */
  read(key: string): Buffer | null;
  /** Spoils the stored content of the entries with this key: one bit of the middle byte, or the second half. */
  damage(key: string, how: "flip" | "cut"): void;
}

export interface CacheServiceOptions {
  readonly blobs: BlobStore;
  readonly now: () => Date;
  /** False: look-ups see only `restore_keys`, as some saw it do. */
  readonly readsKey: boolean;
  /** For so long after it was finalized an entry is not found: look-ups miss, or give what was the newest before it. */
  readonly lagMs: number;
  readonly createsPerMinute: number;
  readonly downloadsPerMinute: number;
}

/** Makes an empty cache whose contents live in `blobs`. */
export function createCacheService(options: CacheServiceOptions): CacheService {
  const { blobs, now, readsKey } = options;
  const entries: StoredEntry[] = [];
  const creates = createRate(options.createsPerMinute);
  const downloads = createRate(options.downloadsPerMinute);
  let lastId = 0;

  function add(key: string, version: string, scope: string): StoredEntry {
    const [createdAt, blobId] = [now(), blobs.create()];
    const times = { createdAt, lastAccessedAt: createdAt, visibleAt: Number.POSITIVE_INFINITY };
    const entry: StoredEntry = { id: ++lastId, scope, key, version, blobId, sizeBytes: null, ...times };
    entries.push(entry);
    return entry;
  }

  function plant({ key, version = "0".repeat(64), scope = "refs/heads/main" }: PlantedEntry): StoredEntry {
    return add(key, version, scope);
  }

  function visible(): StoredEntry[] {
    const time = now().getTime();
    return entries.filter(({ visibleAt }) => visibleAt <= time);
  }

  function forget(isForgotten: (entry: StoredEntry) => boolean): number {
    const forgotten = entries.filter(isForgotten);
    for (const entry of forgotten) {
      entries.splice(entries.indexOf(entry), 1);
      blobs.remove(entry.blobId);
    }
    return forgotten.length;
  }

  function reserve(message: TwirpMessage, claims: RuntimeClaims): object {
    const { key, version } = keyAndVersion(message);
    const scope = claims.cacheScopes.find(({ permission }) => (permission & permissionBits.write) !== 0)?.scope;
    if (scope === undefined) {
      return { ok: false, message: "cache write denied: the token has no writable cache scopes" };
    }
    creates.take(now());
    if (entries.some((entry) => isSame(entry, key, version, scope))) {
      throw new TwirpError(
        "already_exists",
        "cache entry with the same key, version, and scope already exists",
      );
    }
    return { ok: true, signed_upload_url: blobs.sign(add(key, version, scope).blobId, "write") };
  }

  function finalize(message: TwirpMessage, claims: RuntimeClaims): object {
    const { key, version } = keyAndVersion(message);
    const entry = entries.find(
      (candidate) =>
        candidate.sizeBytes === null &&
        claims.cacheScopes.some(
          ({ scope, permission }) =>
            (permission & permissionBits.write) !== 0 && isSame(candidate, key, version, scope),
        ),
    );
    if (entry === undefined) throw new TwirpError("not_found", "no reservation for this key, version and scope");
    const content = blobs.contentOf(entry.blobId);
    if (content === null) throw new TwirpError("not_found", "the blob of this cache entry was not uploaded");
    const sizeBytes = int64Field(message, "size_bytes") ?? 0;
    if (sizeBytes !== content.sizeBytes) {
      throw new TwirpError("invalid_argument", `size_bytes is ${sizeBytes}, the blob has ${content.sizeBytes}`);
    }
    entry.sizeBytes = sizeBytes;
    entry.visibleAt = now().getTime() + options.lagMs;
    return { ok: true, entry_id: String(entry.id) };
  }

  function lookUp(message: TwirpMessage, claims: RuntimeClaims): object {
    const { key, version } = keyAndVersion(message);
    const restoreKeys = textsField(message, "restore_keys");
    if (restoreKeys.length > MAX_RESTORE_KEYS) {
      throw new TwirpError("invalid_argument", `more than ${MAX_RESTORE_KEYS} restore keys`);
    }
    const scopes = claims.cacheScopes.filter(({ permission }) => (permission & permissionBits.read) !== 0);
    if (scopes.length === 0) {
      throw new TwirpError("permission_denied", "cache read denied: the token has no readable cache scopes");
    }
    downloads.take(now());
    for (const { scope } of scopes) {
      const candidates = visible().filter((entry) => entry.scope === scope && entry.version === version);
      const found = bestMatch(candidates, readsKey ? key : null, restoreKeys);
      if (found === undefined) continue;
      return { ok: true, signed_download_url: blobs.sign(found.blobId, "read"), matched_key: found.key };
    }
    return { ok: false };
  }

  const methods: Readonly<Record<string, typeof reserve>> = {
    CreateCacheEntry: reserve,
    FinalizeCacheEntryUpload: finalize,
    GetCacheEntryDownloadURL: lookUp,
  };

  return {
    call(method, message, claims) {
      const answer = methods[method];
      if (answer === undefined) throw new TwirpError("bad_route", `no such method: ${method}`);
      return answer(message, claims);
    },
    entries: () => entries.map(publicSide),
    visibleEntries: () => visible().map(publicSide),
    evict: forget,
    keyOf: (blobId) => entries.find((entry) => entry.blobId === blobId)?.key ?? null,
    evictBlob: (blobId) => void forget((entry) => entry.blobId === blobId),
    touch(blobId) {
      const entry = entries.find((candidate) => candidate.blobId === blobId);
      if (entry !== undefined) entry.lastAccessedAt = now();
    },
    reserve: (entry) => void plant(entry),
    store(planted, content) {
      const entry = plant(planted);
      blobs.replace(entry.blobId, contentOf(Uint8Array.from(content)));
      entry.sizeBytes = content.length;
      entry.visibleAt = now().getTime();
    },
    read(key) {
      const entry = entries.findLast((candidate) => candidate.key === key && candidate.sizeBytes !== null);
      return entry === undefined ? null : blobs.read(entry.blobId);
    },
    damage(key, how) {
      for (const { blobId } of entries.filter((candidate) => candidate.key === key)) {
        const content = blobs.contentOf(blobId);
        if (content !== null) blobs.replace(blobId, how === "flip" ? withFlippedByte(content) : firstHalf(content));
      }
    },
  };
}

function firstHalf(content: Content): Content {
  return rangeOf(content, 0, Math.floor(content.sizeBytes / 2));
}

function publicSide({ id, scope, key, version, sizeBytes, createdAt, lastAccessedAt }: StoredEntry): CacheEntry {
  return { id, scope, key, version, sizeBytes, createdAt, lastAccessedAt };
}

/** Counts what was asked for within the last minute, and refuses what is too much. */
function createRate(perMinute: number): { take(now: Date): void } {
  const times: number[] = [];
  return {
    take(now) {
      const time = now.getTime();
      while ((times[0] ?? time) <= time - MINUTE_MS) times.shift();
      const [oldest] = times;
      if (oldest !== undefined && times.length >= perMinute) {
        const seconds = Math.ceil((oldest + MINUTE_MS - time) / 1000);
        throw new TwirpError("resource_exhausted", "rate limit exceeded", { "Retry-After": String(seconds) });
      }
      times.push(time);
    },
  };
}

/** The exact key, then what starts with it, then what starts with each restore key; of several the newest. */
function bestMatch(
  entries: readonly StoredEntry[],
  key: string | null,
  restoreKeys: readonly string[],
): StoredEntry | undefined {
  const exact = key === null ? undefined : entries.findLast((entry) => entry.key === key);
  if (exact !== undefined) return exact;
  for (const prefix of key === null ? restoreKeys : [key, ...restoreKeys]) {
    const found = entries.findLast((entry) => entry.key.startsWith(prefix));
    if (found !== undefined) return found;
  }
  return undefined;
}

function keyAndVersion(message: TwirpMessage): { key: string; version: string } {
  const key = textField(message, "key");
  const version = textField(message, "version");
  if (key === "" || version === "") throw new TwirpError("invalid_argument", "key and version are required");
  if (key.length > MAX_KEY_CHARACTERS) {
    throw new TwirpError("invalid_argument", `the key is longer than ${MAX_KEY_CHARACTERS} characters`);
  }
  return { key, version };
}

function isSame(entry: CacheEntry, key: string, version: string, scope: string): boolean {
  return entry.key === key && entry.version === version && entry.scope === scope;
}
