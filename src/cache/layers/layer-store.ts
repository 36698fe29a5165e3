import type { Clock } from "../../host/host.ts";
import type { JsonObject } from "../../oci/json.ts";
import type { CacheAccess } from "../service/access.ts";
import type { CacheService } from "../service/cache-service.ts";
import type { Patience } from "../service/patience.ts";

/** A blob whose bytes have been verified. */
export interface ServedBlob {
  readonly sizeBytes: number;
  open(): AsyncIterable<Uint8Array>;
}

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
  throw new Error(`no store yet for ${options.identity.image}`);
}
