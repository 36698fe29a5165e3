import { showForeignWords } from "../../foreign-text.ts";
import { formatBytes, formatCount, formatDuration } from "../../format.ts";
import { codeElement } from "../../report/markdown-parts.ts";
import { formatFirstMiss, showFirstMiss, type FirstMiss } from "../misses/first-miss.ts";
import type { BuildStatistics } from "../misses/statistics.ts";

/** What the outputs and the summary tell of the cache. */
export interface CacheFacts {
  /** `facade`, `gha`, `registry`, `local`, `off`, or another word where the caller gave cache-from or cache-to. */
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

/** What GitHub gives a repository for nothing. */
const QUOTA_BYTES = 10_000_000_000;
const MAX_REASON = 300;
const MAX_BACKEND = 80;

/** The cache's part of the job summary, in GitHub-flavoured Markdown; whatever the names in it hold, they are nothing but text. */
export function renderCacheSection(facts: CacheFacts, redact: (text: string) => string): string {
  const { statistics, degradedReason } = facts;
  const blocks = [
    renderTitle(facts, redact),
    ...(degradedReason === null ? [] : [`⚠️ ${codeElement(showForeignWords(redact(degradedReason), MAX_REASON))}`]),
    ...(statistics?.firstMiss == null ? [] : [renderFirstMiss(statistics.firstMiss, redact)]),
    renderFigures(facts),
  ];
  return `${blocks.filter((block) => block !== "").join("\n\n")}\n`;
}

function renderTitle({ backend, statistics }: CacheFacts, redact: (text: string) => string): string {
  const name = `#### Cache: ${codeElement(showForeignWords(redact(backend), MAX_BACKEND))}`;
  if (statistics?.hitRatio == null) return name;
  const { cached, built } = statistics.steps;
  return `${name}, ${percent(cached, built)} % hit (${cached} of ${formatCount(cached + built, "step")})`;
}

/** Rounded, but 100 only where nothing missed, and 0 only where nothing hit. */
function percent(cached: number, built: number): number {
  if (built === 0) return 100;
  return Math.min(99, Math.max(cached === 0 ? 0 : 1, Math.round((cached / (cached + built)) * 100)));
}

function renderFirstMiss(miss: FirstMiss, redact: (text: string) => string): string {
  const { instruction, where, why } = showFirstMiss(miss, redact);
  return `First miss: ${codeElement(instruction)}${where.length === 0 ? "" : ` (${where.map(codeElement).join(", ")})`}<br>${codeElement(why)}`;
}

function renderFigures({ statistics, traffic, quotaBytes, waitedMs }: CacheFacts): string {
  const saved = statistics?.secondsSaved;
  return [
    ...(saved == null ? [] : [`${formatDuration(saved * 1000)} saved`]),
    ...(traffic === null ? [] : [`${formatBytes(traffic.bytesDown)} down`, `${formatBytes(traffic.bytesUp)} up`, formatCount(traffic.requests, "request")]),
    ...(quotaBytes === null ? [] : [`${formatBytes(quotaBytes)} of ${formatBytes(QUOTA_BYTES)} used`]),
    ...(waitedMs === null || waitedMs === 0 ? [] : [`${formatDuration(waitedMs)} waited`]),
  ].join(" · ");
}

/** The outputs of a build that tell of its cache; "" for what is not known. */
export function cacheOutputs({ backend, statistics, traffic, quotaBytes, waitedMs, degradedReason }: CacheFacts, redact: (text: string) => string): Readonly<Record<string, string>> {
  const count = (value: number | null | undefined): string => (value == null ? "" : String(Math.round(value)));
  return {
    "cache-backend": backend,
    "cache-hit-ratio": statistics?.hitRatio == null ? "" : (Math.floor(statistics.hitRatio * 100) / 100).toFixed(2),
    "cache-steps": statistics === null ? "" : JSON.stringify({ cached: statistics.steps.cached, built: statistics.steps.built }),
    "cache-first-miss": statistics?.firstMiss == null ? "" : formatFirstMiss(statistics.firstMiss, redact),
    "cache-requests": count(traffic?.requests),
    "cache-bytes-down": count(traffic?.bytesDown),
    "cache-bytes-up": count(traffic?.bytesUp),
    "cache-seconds-saved": statistics?.secondsSaved == null ? "" : String(Math.round(statistics.secondsSaved * 10) / 10),
    "cache-quota-bytes": count(quotaBytes),
    "cache-wait-ms": count(waitedMs),
    "degraded-reason": degradedReason === null ? "" : showForeignWords(redact(degradedReason), MAX_REASON),
  };
}
