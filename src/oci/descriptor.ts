import type { Digest } from "./digest.ts";
import type { Platform } from "./platform.ts";

/** What a manifest or an index says of a blob (image-spec descriptor.md). */
export interface Descriptor {
  readonly mediaType: string;
  readonly digest: Digest;
  /** Bytes of the raw content. */
  readonly size: number;
  readonly annotations: Readonly<Record<string, string>>;
  readonly platform?: Platform;
  readonly artifactType?: string;
  /** Where a non-distributable layer says it can be had; never fetched. */
  readonly urls?: readonly string[];
  /** The content itself, base64, checked against `digest` before use. */
  readonly data?: string;
}
