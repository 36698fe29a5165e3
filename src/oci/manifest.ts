import type { Descriptor } from "./descriptor.ts";
import type { Digest } from "./digest.ts";
import type { Platform } from "./platform.ts";

/** An image manifest (image-spec manifest.md) or Docker's schema 2. */
export interface Manifest {
  readonly kind: "manifest";
  readonly mediaType: string;
  readonly config: Descriptor;
  readonly layers: readonly Descriptor[];
  readonly annotations: Readonly<Record<string, string>>;
  readonly artifactType?: string;
  readonly subject?: Descriptor;
}

/** An image index (image-spec image-index.md) or Docker's manifest list. */
export interface Index {
  readonly kind: "index";
  readonly mediaType: string;
  readonly manifests: readonly Descriptor[];
  readonly annotations: Readonly<Record<string, string>>;
}

/** One step of an image's history (image-spec config.md, "history"). */
export interface HistoryEntry {
  /** "" where the builder left none. */
  readonly createdBy: string;
  readonly comment: string;
  readonly created: string | null;
  readonly emptyLayer: boolean;
}

/** What we need of an image configuration (image-spec config.md). */
export interface ImageConfig {
  readonly platform: Platform;
  /** Base layer first. */
  readonly diffIds: readonly Digest[];
  readonly history: readonly HistoryEntry[];
  readonly labels: Readonly<Record<string, string>>;
  readonly created: string | null;
}
