import { createHash } from "node:crypto";
import { createReadStream, readFileSync, rmSync } from "node:fs";
import type { CacheManifest, LayerStore } from "../../../src/cache/layers/layer-store.ts";
import type { JsonObject } from "../../../src/oci/json.ts";
import { emptyBackend } from "../../../src/cache/facade/empty-backend.ts";

/** The digest of some bytes. */
export function sha256(bytes: Uint8Array | string): string {
  return `sha256:${createHash("sha256").update(bytes).digest("hex")}`;
}

/** A store that keeps the files it is given where they are. */
export interface MemoryStore extends LayerStore {
  readonly blobs: Map<string, { readonly sizeBytes: number; readonly path: string }>;
  readonly manifests: string[];
  readonly notes: JsonObject[];
  /** How often the manifest was asked for. */
  readonly healings: number;
  /** What `manifest` gives. */
  offer: CacheManifest | null;
  /** Blobs that are known and cannot be read. */
  readonly lost: Set<string>;
}

/** A store of blobs by digest. */
export function createMemoryStore(): MemoryStore {
  const empty = emptyBackend("").store;
  const blobs: MemoryStore["blobs"] = new Map();
  const manifests: string[] = [];
  const notes: JsonObject[] = [];
  const lost = new Set<string>();
  let healings = 0;
  return {
    ...empty,
    blobs,
    manifests,
    notes,
    lost,
    offer: null,
    get healings() {
      return healings;
    },
    manifest() {
      healings += 1;
      return Promise.resolve(this.offer);
    },
    blobSize: (digest) => blobs.get(digest)?.sizeBytes ?? null,
    async readBlob(digest) {
      const blob = blobs.get(digest);
      await Promise.resolve();
      if (blob === undefined || lost.has(digest)) return null;
      return { sizeBytes: blob.sizeBytes, open: () => createReadStream(blob.path) };
    },
    addBlob(digest, file) {
      blobs.set(digest, file);
    },
    addManifest(bytes) {
      manifests.push(Buffer.from(bytes).toString());
      return true;
    },
    setNotes(given) {
      notes.push(given);
    },
    lastNotes: () => notes.at(-1) ?? null,
    restoreFile: (keys, path) => Promise.resolve(`${keys.join()} to ${path}`),
    flush() {
      for (const { path } of blobs.values()) rmSync(path, { force: true });
      return Promise.resolve();
    },
    statistics: () => ({ ...empty.statistics(), degradedReason: null, layersKnown: blobs.size }),
  };
}

/** What a stored blob holds. */
export function readStored(store: MemoryStore, digest: string): string {
  return readFileSync(store.blobs.get(digest)?.path ?? "").toString();
}
