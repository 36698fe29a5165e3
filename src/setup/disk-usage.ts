import type { Buildx } from "../builder/buildx.ts";
import { formatBytes } from "../format.ts";

/** The end of what `buildx du` prints: `Total:\t1.2GB`; sizes as BuildKit rounded them. */
interface DiskUsage {
  readonly total: string;
  readonly reclaimable: string | null;
}

const TIMEOUT_MS = 60_000;

/** What the builder's cache holds; null where it does not say. */
export async function readDiskUsage(buildx: Buildx, builder: string): Promise<DiskUsage | null> {
  const result = await buildx.run(["du", "--builder", builder], { timeoutMs: TIMEOUT_MS });
  const valueOf = (label: string): string | null => new RegExp(`^${label}:\\s+(\\d[\\d.]* ?[kKMGTP]?i?B)$`, "m").exec(result.stdout)?.[1] ?? null;
  const total = result.exitCode === 0 ? valueOf("Total") : null;
  return total === null ? null : { total, reclaimable: valueOf("Reclaimable") };
}

/** The section of the job summary on a builder that outlives the job. */
export function renderCacheSummary(builder: string, usage: DiskUsage, limitBytes: number | undefined): string {
  const reclaimable = usage.reclaimable === null ? "" : `, of which ${usage.reclaimable} could go`;
  const limit = limitBytes === undefined ? "No limit is set (`keep-storage`)." : `It may keep ${formatBytes(limitBytes)}.`;
  return `### Builder \`${builder}\`\n\nIts cache outlives the job and held **${usage.total}** when the job began${reclaimable}. ${limit}\n`;
}
