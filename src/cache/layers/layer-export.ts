import type { Clock } from "../../host/host.ts";
import type { Digest } from "../../oci/digest.ts";
import type { EntryContent } from "../service/blob.ts";
import { parseCacheManifest, type ExportedManifest } from "./cache-manifest.ts";
import { formatConfig, parseConfig, type CacheConfig } from "./config.ts";
import { healConfig } from "./config-heal.ts";
import { MAX_CONFIG_BYTES } from "./config-merge.ts";
import type { BlobPlace, StoredEntry } from "./index-document.ts";
import { baseFirst, makePack, packKey } from "./pack.ts";
import type { Spool } from "./spool.ts";
import type { Uploads } from "./uploads.ts";

/** What BuildKit exported. */
export interface Exported {
  /** null: larger than BuildKit reads. */
  readonly config: CacheConfig | null;
  readonly manifest: ExportedManifest;
}

/** What BuildKit sends, on its way into the cache. */
export interface LayerExport {
  addBlob(digest: Digest): void;
  /** Begins to store what the config needs. */
  storeLayers(exported: Exported): void;
  /** Where a blob of this export can be read; null: not stored, or not yet. */
  placeOf(digest: Digest, manifest: ExportedManifest): BlobPlace | null;
  entries(): ReadonlyMap<string, StoredEntry>;
}

/** Blobs of this size and more are entries of their own, so that each lives as long as it is used. */
const BIG_BLOB_BYTES = 32 * 1024 * 1024;

/** A config of more bytes than this is not even parsed. */
const MAX_PARSED_BYTES = 4 * 1024 * 1024;

/** Reads what BuildKit exported; `readBlob` gives the config's bytes. null: it is no cache. */
export function readExport(bytes: Uint8Array, readBlob: (digest: Digest) => Uint8Array | null): Exported | null {
  const manifest = parseCacheManifest(bytes);
  if (manifest === null) return null;
  if (Math.max(manifest.config.size, bytes.length) > MAX_PARSED_BYTES) return { config: null, manifest };
  const text = readBlob(manifest.config.digest);
  const config = text === null ? null : parseConfig(text);
  if (config === null) return null;
  const isTooLarge = Math.max(Buffer.byteLength(formatConfig(config)), bytes.length) > MAX_CONFIG_BYTES;
  return { config: isTooLarge ? null : config, manifest };
}

/** Makes the way for one build's layers; `roomBytes` is what it may store, `isThere` what is in the cache already. */
export function createLayerExport(options: {
  readonly spool: Spool;
  readonly uploads: Uploads;
  readonly clock: Clock;
  readonly roomBytes: number;
  readonly isThere: (digest: Digest) => boolean;
}): LayerExport {
  const { spool, uploads, clock, isThere } = options;
  const stored = new Map<Digest, { entry: string; offset: number; sizeBytes: number }>();
  const entries = new Map<string, StoredEntry>();
  const sending = new Set<Digest>();
  let roomBytes = options.roomBytes;

  async function send(key: string, content: EntryContent, offsets: ReadonlyMap<Digest, number>): Promise<void> {
    const entry = await uploads.store(key, content);
    if (entry !== null) {
      const now = clock.now();
      entries.set(entry, { sizeBytes: content.sizeBytes, storedAt: now, touchedAt: now });
      for (const [digest, offset] of offsets) stored.set(digest, { entry, offset, sizeBytes: spool.sizeOf(digest) ?? 0 });
    }
    for (const digest of offsets.keys()) {
      sending.delete(digest);
      spool.release(digest);
    }
  }

  /** Whether there is room for a blob that is not on its way yet; takes the room. */
  function admit(digest: Digest): boolean {
    const sizeBytes = spool.sizeOf(digest);
    if (sizeBytes === null || isOnItsWay(digest) || sizeBytes > roomBytes) return false;
    roomBytes -= sizeBytes;
    sending.add(digest);
    return true;
  }

  function isOnItsWay(digest: Digest): boolean {
    return sending.has(digest) || stored.has(digest) || isThere(digest);
  }

  return {
    addBlob(digest) {
      if ((spool.sizeOf(digest) ?? 0) < BIG_BLOB_BYTES) return;
      if (!admit(digest)) return spool.release(digest);
      const { content, offsets } = makePack([digest], spool);
      void send(`plimsoll-blob-${digest}`, content, offsets);
    },
    storeLayers({ config }) {
      const admitted = (config === null ? [] : baseFirst(config)).filter(admit);
      // What stands on a layer there was no room for is of no use.
      const usable = new Set(config === null ? [] : healConfig(config, isOnItsWay).layers.map(({ blob }) => blob));
      const digests = admitted.filter((digest) => usable.has(digest));
      for (const digest of admitted) if (!usable.has(digest)) sending.delete(digest);
      if (digests.length > 0) {
        const { content, offsets } = makePack(digests, spool);
        void send(packKey(digests), content, offsets);
      }
      for (const digest of spool.digests()) if (!sending.has(digest)) spool.release(digest);
    },
    placeOf(digest, { layers }) {
      const place = stored.get(digest);
      const layer = layers.get(digest);
      return place === undefined || layer === undefined ? null : { ...place, mediaType: layer.mediaType, annotations: layer.annotations };
    },
    entries: () => entries,
  };
}
