import { readFileSync, rmSync } from "node:fs";
import type { Clock } from "../../host/host.ts";
import { isDigest, type Digest } from "../../oci/digest.ts";
import type { JsonObject } from "../../oci/json.ts";
import type { CacheAccess } from "../service/access.ts";
import type { CacheService } from "../service/cache-service.ts";
import { CacheFault } from "../service/fault.ts";
import type { Patience } from "../service/patience.ts";
import { createBlobReader } from "./blob-reader.ts";
import { healConfig } from "./config-heal.ts";
import { statementsOf } from "./config-merge.ts";
import { makeGeneration, mergeIndexes, type BlobPlace, type CacheIndex, type Generation } from "./index-document.ts";
import { createIndexStore } from "./index-store.ts";
import { createKeptFiles } from "./kept-files.ts";
import { namedEntries, uniteIndexes, type KnownLayers } from "./known-layers.ts";
import { createLayerExport, readExport, type Exported } from "./layer-export.ts";
import { findLive, NOTHING_LIVE, type Liveness } from "./liveness.ts";
import { createSpool, serveBytes, type ServedBlob } from "./spool.ts";
import { createUploads } from "./uploads.ts";

/** The image manifest by which BuildKit imports a cache. */
export interface CacheManifest {
  readonly bytes: Buffer;
  readonly digest: string;
  readonly mediaType: string;
}

/** The build that layers are kept for. */
export interface BuildIdentity {
  readonly image: string;
  readonly platforms: readonly string[];
  /** Tells builds of one image apart: generations of the same build replace each other. */
  readonly build: string;
}

/** What the store did; the figures of the job's summary. */
export interface LayerStatistics {
  readonly requests: number;
  readonly bytesUp: number;
  readonly bytesDown: number;
  readonly waitedMs: number;
  readonly degradedReason: string | null;
  /** Layers that could be offered to BuildKit. */
  readonly layersKnown: number;
  /** Layers that the indexes name and whose blob, or a blob below it, is gone. */
  readonly layersHealed: number;
  /** Blobs that were offered and could not be given. */
  readonly lostBlobs: number;
  readonly entriesWritten: number;
  /** One build's cache config is larger than BuildKit reads: another backend is to be chosen. */
  readonly isOverConfigLimit: boolean;
  readonly quotaBytes: number | null;
  /** Layer bytes that BuildKit read. */
  readonly importedBytes: number;
}

/** The layers of one image in the CI's cache: what BuildKit imports and exports, kept as few entries. No fault of the cache leaves it as an error. */
export interface LayerStore {
  /** Begins reading the indexes at once. Settles when it is known what there is; never rejects. */
  load(): Promise<void>;
  /** The cache manifest that BuildKit imports, without what is gone; null: nothing to import. */
  manifest(): Promise<CacheManifest | null>;
  /** From memory. null: not there, so BuildKit sends it. */
  blobSize(digest: string): number | null;
  /** Whole and verified before the first byte is given. null: gone, and counted in `lostBlobs`. */
  readBlob(digest: string): Promise<ServedBlob | null>;
  /** Takes over a file whose digest the caller has verified; a big one begins to upload. */
  addBlob(digest: string, file: { readonly path: string; readonly sizeBytes: number }): void;
  /** BuildKit's own manifest at the end of an export; its config was added before. False: it is no cache manifest. */
  addManifest(bytes: Uint8Array): boolean;
  /** What the build says of itself, kept with its generation. */
  setNotes(notes: JsonObject): void;
  /** Notes of the newest generation of the same build, else of the newest; null: none. */
  lastNotes(): JsonObject | null;
  /** Fetches a file by its exact key, then by the prefixes, whole and verified; the key that it was found under, null: none. */
  restoreFile(keys: readonly string[], path: string): Promise<string | null>;
  /** Uploads a file under a key in the background; it must stay until `flush` settled. */
  saveFile(key: string, path: string): void;
  /** Finishes what is being uploaded and saves the index, in at most so long. */
  flush(deadlineMs: number): Promise<void>;
  statistics(): LayerStatistics;
}

/** What a pull request may store: its caches are of no use to others, and take the room of those that are. */
const PULL_REQUEST_BYTES = 256 * 1024 * 1024;
/** The cache forgets what nobody read for a week; what was not read for so long is read. */
const TOUCH_AFTER_MS = 3 * 24 * 60 * 60 * 1000;
const LOOK_EVERY_MS = 50;
/** For what was told to stop to say what had held it up. */
const SETTLE_MS = 200;

/** Makes the store of one build; `folder` is its own, and only this user's. */
export function createLayerStore(options: {
  readonly service: CacheService;
  readonly access: CacheAccess;
  readonly patience: Patience;
  readonly clock: Clock;
  readonly folder: string;
  readonly identity: BuildIdentity;
  readonly isPullRequest: boolean;
}): LayerStore {
  const { service, access, clock, identity, patience } = options;
  const spool = createSpool(options.folder);
  const reader = createBlobReader(service, spool);
  const corrupt = new Set<string>();
  // None of them uses the budget up.
  const pauseMs = (maxMs: number): number => Math.min(maxMs, patience.remainingMs() / 10);
  const uploads = createUploads({ service, clock, pauseMs, isCorrupt: (key) => corrupt.has(key), onError: noteError });
  const files = createKeptFiles(service, uploads);
  const onUnreadable = (): void => noteError("The index of what is kept could not be read.");
  const indexStore = createIndexStore({ service, access, clock, pauseMs, onUnreadable, ...identity });
  const layerExport = createLayerExport({ spool, uploads, clock, roomBytes: options.isPullRequest ? PULL_REQUEST_BYTES : Infinity, isThere: isOffered });
  /** Blobs that were offered and could not be given; of `gone` ones the index is told. */
  const lost = new Set<Digest>();
  const goneEntries = new Set<string>();
  const goneBlobs = new Set<Digest>();
  const touchedAt = new Map<string, Date>();
  let loading: Promise<void> | null = null;
  let seen: readonly CacheIndex[] = [];
  let known: KnownLayers = uniteIndexes([], NOTHING_LIVE, identity.build, clock.now());
  let exported: Exported | null = null;
  let isTooLarge = false;
  let notes: JsonObject | null = null;
  let importedBytes = 0;
  let quotaBytes: number | null = null;
  let error: string | null = null;

  /** A disk that is full, or a mistake of ours: the build goes on without what it cost. */
  function noteError(cause: unknown): void {
    error ??= cause instanceof Error ? cause.message : String(cause);
  }

  function isExpired(): boolean {
    return access.expiresAt !== null && access.expiresAt <= clock.now();
  }

  function isOffered(digest: Digest): boolean {
    return known.blobBytes.has(digest) && !lost.has(digest);
  }

  async function load(): Promise<void> {
    try {
      if (access.canRead && !isExpired()) await loadIndexes();
    } catch (cause) {
      noteError(cause);
    }
  }

  async function loadIndexes(): Promise<void> {
    seen = await indexStore.load();
    for (const key of seen.flatMap((index) => index.corrupt)) corrupt.add(key);
    const liveness = await findLive({ service, access, entries: namedEntries(seen), now: clock.now() });
    for (const key of liveness.gone) goneEntries.add(key);
    known = uniteIndexes(seen, liveness, identity.build, clock.now());
    void touchAll(liveness);
  }

  /** Reads a byte of what would soon be forgotten. */
  async function touchAll({ live, readAt }: Liveness): Promise<void> {
    for (const [key, entry] of namedEntries(seen)) {
      const lastRead = readAt.get(key) ?? entry.touchedAt;
      if (!live.has(key) || clock.now().getTime() - lastRead.getTime() < TOUCH_AFTER_MS) continue;
      try {
        await service.touch(key);
      } catch {
        return;
      }
      touchedAt.set(key, clock.now());
    }
  }

  async function fetchBlob(digest: Digest): Promise<ServedBlob | null> {
    for (const place of known.placesOf(digest)) {
      try {
        return await reader.read(digest, place, known.entryBytes(place.entry));
      } catch (cause) {
        if (cause instanceof CacheFault) noteFault(cause, digest, place);
        else noteError(cause);
      }
    }
    return null;
  }

  function noteFault({ kind }: CacheFault, digest: Digest, { entry }: BlobPlace): void {
    if (kind === "gone") goneEntries.add(entry);
    if (kind !== "corrupt") return;
    corrupt.add(entry);
    goneBlobs.add(digest);
  }

  function counted(blob: ServedBlob): ServedBlob {
    return {
      sizeBytes: blob.sizeBytes,
      async *open() {
        for await (const chunk of blob.open()) {
          importedBytes += chunk.length;
          yield chunk;
        }
      },
    };
  }

  /** Bytes of a config that was sent, or that was not because it is the one we offered. */
  function configBytes(digest: Digest): Uint8Array | null {
    if (known.served?.config.digest === digest) return known.served.config.bytes;
    const path = spool.pathOf(digest);
    return path === null ? null : readFileSync(path);
  }

  function isNew({ config }: Exported): boolean {
    if (config === null) return !known.isOverConfigLimit;
    return [...statementsOf(config)].some((statement) => !known.statements.has(statement)) || config.layers.some(({ blob }) => !isOffered(blob));
  }

  /** No earlier than what is known: a job whose clock goes ahead must not push those that come after it out of the index. */
  function saveTime(): Date {
    return new Date(Math.max(clock.now().getTime(), ...known.generations.map(({ savedAt }) => savedAt.getTime())));
  }

  /** What this build adds to an index, less what could not be stored. */
  function newGeneration({ config, manifest }: Exported): Generation | null {
    const stored = config === null ? null : healConfig(config, (blob) => isOffered(blob) || layerExport.placeOf(blob, manifest) !== null);
    if (stored !== null && (stored.layers.length === 0 || !isNew({ config: stored, manifest }))) return null;
    return makeGeneration({ savedAt: saveTime(), build: identity.build, config: stored, notes });
  }

  /** An index with this build's generation instead of those of the same build that were there when it began. */
  function addGeneration(current: CacheIndex, generation: Generation, { manifest }: Exported): CacheIndex {
    const replaced = new Set(known.generations.filter(({ build }) => build === identity.build).map(({ id }) => id));
    const digests = generation.config?.layers.map(({ blob }) => blob) ?? [];
    const places = digests.map((digest): [Digest, BlobPlace | null] => [digest, layerExport.placeOf(digest, manifest) ?? known.placesOf(digest)[0] ?? null]);
    const added: CacheIndex = {
      generations: [generation],
      blobs: new Map(places.filter((one): one is [Digest, BlobPlace] => one[1] !== null)),
      entries: new Map([...namedEntries(seen), ...layerExport.entries()]),
      skipped: [],
      corrupt: [...corrupt],
    };
    const rest = withoutGone({ ...current, generations: current.generations.filter(({ id }) => !replaced.has(id)) });
    const merged = mergeIndexes(added, rest);
    return { ...merged, entries: new Map([...merged.entries].map(([key, entry]) => [key, { ...entry, touchedAt: touchedAt.get(key) ?? entry.touchedAt }])) };
  }

  /** An index without what this build found to be gone. */
  function withoutGone(index: CacheIndex): CacheIndex {
    const blobs = new Map([...index.blobs].filter(([digest, { entry }]) => !goneEntries.has(entry) && !goneBlobs.has(digest)));
    const generations = index.generations.map((generation) => ({ ...generation, config: generation.config === null ? null : healConfig(generation.config, (blob) => blobs.has(blob)) }));
    return { ...index, blobs, generations: generations.filter(({ config }) => config === null || config.layers.length > 0) };
  }

  /** Saves the index once all is `stored`; where that will be soon, its place is taken meanwhile. */
  async function save(stored: Promise<void>, isSoon: boolean, signal: AbortSignal): Promise<void> {
    const saved = exported;
    if (saved === null || !isNew(saved) || !access.canWrite || isExpired()) return;
    if (!isSoon && newGeneration(saved) === null) return;
    const change = (current: CacheIndex): CacheIndex => {
      const generation = newGeneration(saved);
      return generation === null ? current : addGeneration(current, generation, saved);
    };
    await indexStore.save(change, stored, signal);
    exported = null;
  }

  /** Asks what the caches take with all that is `stored`, but for the index that is being saved. */
  async function askQuota(stored: Promise<void>, signal: AbortSignal): Promise<void> {
    await stored;
    if (!signal.aborted && !service.isGivenUp() && access.kind === "v2") quotaBytes = await service.usageBytes();
  }

  /** Ends the work by `stop` when it has stood still for all that is left of the budget: the end of the job waits for it. */
  async function whileMoving(stop: AbortController, work: Promise<void>): Promise<void> {
    await patience.during(async (progressed) => {
      let before = "";
      const look = (): void => {
        const traffic = JSON.stringify(service.traffic());
        if (traffic !== before) progressed();
        else if (patience.isSpent()) stop.abort();
        before = traffic;
      };
      const timer = setInterval(look, LOOK_EVERY_MS);
      await work.finally(() => clearInterval(timer));
    });
  }

  async function flush(signal: AbortSignal): Promise<void> {
    try {
      const stored = uploads.finish(signal);
      const isSoon = await uploads.allSent();
      if (!isSoon) await stored;
      if (!signal.aborted && !service.isGivenUp()) await Promise.all([save(stored, isSoon, signal), askQuota(stored, signal)]);
      await stored;
    } catch (cause) {
      if (!(cause instanceof CacheFault) && !signal.aborted) noteError(cause);
    }
  }

  return {
    load: () => (loading ??= load()),
    async manifest() {
      await (loading ??= load());
      return known.served?.manifest ?? null;
    },
    blobSize(digest) {
      if (!isDigest(digest)) return null;
      if (known.served?.config.digest === digest) return known.served.config.bytes.length;
      return spool.sizeOf(digest) ?? (isOffered(digest) ? (known.blobBytes.get(digest) ?? null) : null);
    },
    async readBlob(digest) {
      if (!isDigest(digest)) return null;
      const config = known.served?.config;
      if (config?.digest === digest) return serveBytes(config.bytes);
      const here = spool.serve(digest);
      if (here !== null) return counted(here);
      if (!isOffered(digest)) return null;
      const blob = await fetchBlob(digest);
      if (blob !== null) return counted(blob);
      lost.add(digest);
      return null;
    },
    addBlob(digest, file) {
      if (!isDigest(digest) || isOffered(digest)) return rmSync(file.path, { force: true });
      spool.add(digest, file);
      if (access.canWrite && !isExpired()) layerExport.addBlob(digest);
    },
    addManifest(bytes) {
      const found = readExport(bytes, configBytes);
      if (found === null) return false;
      exported = found;
      isTooLarge = found.config === null;
      layerExport.storeLayers(access.canWrite && !isExpired() && isNew(found) ? found : { ...found, config: null });
      return true;
    },
    setNotes(given) {
      notes = given;
    },
    lastNotes: () => known.generations[0]?.notes ?? null,
    async restoreFile(keys, path) {
      if (!access.canRead || isExpired()) return null;
      return await files.restore(keys, path).catch((cause: unknown) => {
        noteError(cause);
        return null;
      });
    },
    saveFile(key, path) {
      if (access.canWrite && !isExpired()) files.save(key, path);
    },
    async flush(deadlineMs) {
      const ended = new AbortController();
      const deadline = new AbortController();
      const stopped = new Promise<void>((resolve) => deadline.signal.addEventListener("abort", () => setTimeout(resolve, SETTLE_MS), { once: true }));
      void clock.sleep(deadlineMs, ended.signal).then(() => deadline.abort(), () => {});
      await whileMoving(deadline, Promise.race([flush(deadline.signal), stopped]));
      ended.abort();
      if (deadline.signal.aborted) noteError("The cache took too long to store what is new; the next build finds what was stored by then.");
      spool.clear();
    },
    statistics: () => ({
      ...service.traffic(),
      waitedMs: patience.waitedMs(),
      degradedReason: service.degradedReason() ?? error,
      layersKnown: known.layersKnown,
      layersHealed: known.layersHealed,
      lostBlobs: lost.size,
      entriesWritten: uploads.entriesWritten() + indexStore.entriesWritten(),
      isOverConfigLimit: known.isOverConfigLimit || isTooLarge,
      quotaBytes,
      importedBytes,
    }),
  };
}
