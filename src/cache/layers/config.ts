import type { Digest } from "../../oci/digest.ts";

/** The media type of BuildKit's cache config. */
export const CACHE_CONFIG_TYPE = "application/vnd.buildkit.cacheconfig.v0";

/** BuildKit's cache config: which results a cache key has, and which layers a result is made of. */
export interface CacheConfig {
  readonly layers: readonly CacheLayer[];
  readonly records: readonly CacheRecord[];
}

export interface CacheLayer {
  readonly blob: Digest;
  /** Index of the layer below it; -1 for none. */
  readonly parent: number;
}

/** A cache key, and where it is known what came out of it. */
export interface CacheRecord {
  readonly digest: string;
  readonly results: readonly CacheResult[];
  readonly chains: readonly CacheChain[];
  /** For each input of the step the records that it may be. */
  readonly inputs: readonly (readonly CacheInput[])[];
}

/** A layer with all its parents. */
export interface CacheResult {
  readonly layer: number;
  readonly createdAt: string;
}

/** Layers in their order, without their parents. */
export interface CacheChain {
  readonly layers: readonly number[];
  readonly createdAt: string;
}

export interface CacheInput {
  /** Index of a record. */
  readonly link: number;
  /** "" for none. */
  readonly selector: string;
}
