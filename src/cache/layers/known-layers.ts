import type { Digest } from "../../oci/digest.ts";
import { makeCacheManifest, type ServedCache } from "./cache-manifest.ts";
import { formatConfig, type CacheConfig } from "./config.ts";
import { healConfig } from "./config-heal.ts";
import { MAX_CONFIG_BYTES, mergeConfigs, statementsOf } from "./config-merge.ts";
import type { BlobPlace, CacheIndex, Generation, StoredEntry } from "./index-document.ts";
import type { Liveness } from "./liveness.ts";

/** What the indexes of all scopes say together, and what of it is still there. */
export interface KnownLayers {
  /** What BuildKit imports; null: nothing. */
  readonly served: ServedCache | null;
  /** What is served, in words that can be compared. */
  readonly statements: ReadonlySet<string>;
  /** The sizes of the blobs that are served. */
  readonly blobBytes: ReadonlyMap<Digest, number>;
  readonly layersKnown: number;
  readonly layersHealed: number;
  /** Those of this build first, then newest first. */
  readonly generations: readonly Generation[];
  readonly isOverConfigLimit: boolean;
  /** Where a blob can be read, its own scope's first. */
  placesOf(blob: Digest): readonly BlobPlace[];
  entryBytes(key: string): number;
}

/** How long a config that was too large speaks against trying again. */
const OVER_LIMIT_MS = 7 * 24 * 60 * 60 * 1000;

/** The entries that the indexes name; of one that several name, what the first says. */
export function namedEntries(indexes: readonly CacheIndex[]): ReadonlyMap<string, StoredEntry> {
  return new Map(indexes.toReversed().flatMap(({ entries }) => [...entries]));
}

/** Unites indexes, own scope's first, for a build: as many generations as BuildKit reads, without the layers that are gone. */
export function uniteIndexes(indexes: readonly CacheIndex[], liveness: Liveness, build: string, now: Date): KnownLayers {
  const entries = namedEntries(indexes);
  const entryBytes = (key: string): number => entries.get(key)?.sizeBytes ?? 0;
  // A place beyond its entry's end would be promised to BuildKit, and cost the build's first attempt.
  const isThere = ({ entry, offset, sizeBytes }: BlobPlace): boolean => liveness.live.has(entry) && offset + sizeBytes <= entryBytes(entry);
  const placesOf = (blob: Digest): readonly BlobPlace[] => indexes.flatMap(({ blobs }) => blobs.get(blob) ?? []).filter(isThere);
  const generations = orderGenerations(indexes, build);
  const whole = generations.flatMap(({ config }) => (config === null ? [] : [config]));
  const healed = whole.map((config) => healConfig(config, (blob) => placesOf(blob).length > 0)).filter(({ layers }) => layers.length > 0);
  const fitting = fit(healed, (blob) => placesOf(blob)[0] ?? null);
  const config = fitting?.config ?? { layers: [], records: [] };
  const newest = generations.find((generation) => generation.build === build);
  return {
    served: fitting?.served ?? null,
    statements: statementsOf(config),
    blobBytes: new Map(config.layers.map(({ blob }) => [blob, placesOf(blob)[0]?.sizeBytes ?? 0])),
    layersKnown: config.layers.length,
    layersHealed: mergeConfigs(whole).layers.length - mergeConfigs(healed).layers.length,
    generations,
    isOverConfigLimit: newest !== undefined && newest.config === null && now.getTime() - newest.savedAt.getTime() < OVER_LIMIT_MS,
    placesOf,
    entryBytes,
  };
}

/** Merges as many configs, newest first, as BuildKit reads. */
function fit(configs: readonly CacheConfig[], placeOf: (blob: Digest) => BlobPlace | null): { config: CacheConfig; served: ServedCache } | null {
  for (let count = configs.length; count > 0; count -= 1) {
    const config = mergeConfigs(configs.slice(0, count));
    const served = makeCacheManifest(config, formatConfig(config), placeOf);
    if (Math.max(served.config.bytes.length, served.manifest.bytes.length) <= MAX_CONFIG_BYTES) return { config, served };
  }
  return null;
}

function orderGenerations(indexes: readonly CacheIndex[], build: string): readonly Generation[] {
  const distinct = new Map(indexes.flatMap(({ generations }) => generations.map((generation) => [generation.id, generation])));
  const rank = (generation: Generation): number => (generation.build === build ? 0 : 1);
  return [...distinct.values()].sort((one, other) => rank(one) - rank(other) || other.savedAt.getTime() - one.savedAt.getTime());
}
