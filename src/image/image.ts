import { UserError } from "../errors.ts";
import type { Digest } from "../oci/digest.ts";
import type { ImageConfig } from "../oci/manifest.ts";
import type { Platform } from "../oci/platform.ts";

/** The place answered, and the image is not there: the ladder of bases goes on to its next rung. */
export class ImageNotFound extends UserError {}

/** One layer of an image, wherever the image lives. */
export interface Layer {
  /** Position in the image, base layer 0. */
  readonly index: number;
  /** Digest of the blob as a registry holds it; null where the place keeps only the uncompressed tar. */
  readonly digest: Digest | null;
  /** Digest of the uncompressed tar. */
  readonly diffId: Digest;
  readonly mediaType: string | null;
  /** Bytes of the blob as a registry holds it; null where the place cannot know. */
  readonly bytes: number | null;
  /** The instruction that made it, as the history says; "" where it says nothing. */
  readonly createdBy: string;
  /** Why the layer cannot be read, a sentence (a non-distributable layer, say); null where it can. */
  readonly unreadable: string | null;
}

/**
 * Takes one layer's blob as stored, compressed or not. What does not match `digest`, `bytes` or, for a place without
 * digests, the length it announced, fails the stream with a `UserError` before its end.
 */
export type LayerReader = (layer: Layer, content: AsyncIterable<Uint8Array>) => Promise<void>;

/** One platform's image. */
export interface Image {
  readonly platform: Platform;
  /** Digest of the platform's manifest; null where the place has no manifest. */
  readonly digest: Digest | null;
  /** Bytes of the configuration. */
  readonly configBytes: number;
  readonly config: ImageConfig;
  readonly layers: readonly Layer[];
  /**
   * Hands each wanted layer to `read` once, in whatever order the place gives them: one after the other from a stream
   * (an engine, a compressed archive), up to `parallel` at a time where blobs can be opened one by one.
   */
  readLayers(wanted: readonly Layer[], read: LayerReader, parallel: number, signal?: AbortSignal): Promise<void>;
}

/** What a reference leads to: one image for each platform that was asked for. */
export interface OpenedImage {
  /** As the user wrote it, credentials never included. */
  readonly reference: string;
  /** Digest of what the reference names, an index or a manifest; null where the place has neither. */
  readonly digest: Digest | null;
  /** The commit it was built from (`org.opencontainers.image.revision`), or null. */
  readonly commit: string | null;
  /** In the index's order; never empty. */
  readonly platforms: readonly Image[];
  readonly notCounted: { readonly attestationBytes: number; readonly artifactManifests: number };
  close(): Promise<void>;
}
