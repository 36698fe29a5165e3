import type { BuildStatistics } from "./statistics.ts";

/** What the outputs and the summary tell of the cache. */
export interface CacheFacts {
  /** `facade`, `gha`, `registry`, `local`, `off`, or `own` where the caller gave cache-from or cache-to. */
  readonly backend: string;
  /** null: nothing is known of the steps. */
  readonly statistics: BuildStatistics | null;
  /** Asked of the CI's cache, and moved to and from it; null: another backend did it, which does not say. */
  readonly traffic: { readonly requests: number; readonly bytesUp: number; readonly bytesDown: number } | null;
  /** What the repository's caches take of 10 GB; null: not known. */
  readonly quotaBytes: number | null;
  /** How long the cache kept the step or BuildKit waiting; null: not known. */
  readonly waitedMs: number | null;
  /** In words; null: all went well. May hold a stranger's words. */
  readonly degradedReason: string | null;
}
