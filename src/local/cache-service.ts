import type { BlobStore } from "./blob-store.ts";
import type { RuntimeClaims } from "./runtime-token.ts";
import { permissionBits } from "./runtime-token.ts";
import type { TwirpMessage } from "./twirp.ts";
import { int64Field, textField, textsField, TwirpError } from "./twirp.ts";

const MAX_KEY_CHARACTERS = 512;
const MAX_RESTORE_KEYS = 10;

/** An entry of the cache, reserved or finished. */
export interface CacheEntry {
  readonly id: number;
  readonly scope: string;
  readonly key: string;
  readonly version: string;
  /** null until the upload was finalized: a reservation is never found, and blocks its key for good. */
  readonly sizeBytes: number | null;
}

interface StoredEntry extends CacheEntry {
  readonly blobId: string;
  sizeBytes: number | null;
}

/** The cache service, v2: reservations, uploads and look-ups by key, version and scope. */
export interface CacheService {
  call(method: string, message: TwirpMessage, claims: RuntimeClaims): object;
  entries(): readonly CacheEntry[];
  /** Forgets the entries with this key, as an eviction does. */
  evict(key: string): void;
}

/** Makes an empty cache whose contents live in `blobs`; `readsKey: false` looks only at `restore_keys`, as some saw it do. */
export function createCacheService(blobs: BlobStore, readsKey: boolean): CacheService {
  const entries: StoredEntry[] = [];
  let lastId = 0;

  function reserve(message: TwirpMessage, claims: RuntimeClaims): object {
    const { key, version } = keyAndVersion(message);
    const scope = claims.cacheScopes.find(({ permission }) => (permission & permissionBits.write) !== 0)?.scope;
    if (scope === undefined) {
      return { ok: false, message: "cache write denied: the token has no writable cache scopes" };
    }
    if (entries.some((entry) => isSame(entry, key, version, scope))) {
      throw new TwirpError(
        "already_exists",
        "cache entry with the same key, version, and scope already exists",
      );
    }
    const entry: StoredEntry = { id: ++lastId, scope, key, version, blobId: blobs.create(), sizeBytes: null };
    entries.push(entry);
    return { ok: true, signed_upload_url: blobs.sign(entry.blobId, "write") };
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
    const content = blobs.read(entry.blobId);
    if (content === null) throw new TwirpError("not_found", "the blob of this cache entry was not uploaded");
    const sizeBytes = int64Field(message, "size_bytes") ?? 0;
    if (sizeBytes !== content.length) {
      throw new TwirpError("invalid_argument", `size_bytes is ${sizeBytes}, the blob has ${content.length}`);
    }
    entry.sizeBytes = sizeBytes;
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
    for (const { scope } of scopes) {
      const visible = entries.filter(
        (entry) => entry.scope === scope && entry.version === version && entry.sizeBytes !== null,
      );
      const found = bestMatch(visible, readsKey ? key : null, restoreKeys);
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
    entries: () => entries.map(({ id, scope, key, version, sizeBytes }) => ({ id, scope, key, version, sizeBytes })),
    evict(key) {
      for (const entry of entries.filter((candidate) => candidate.key === key)) {
        entries.splice(entries.indexOf(entry), 1);
        blobs.remove(entry.blobId);
      }
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
