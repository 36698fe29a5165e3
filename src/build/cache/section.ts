import { showForeignWords } from "../../foreign-text.ts";
import { formatBytes, formatCount, formatDuration } from "../../format.ts";
import { codeElement } from "../../report/markdown-parts.ts";
import { showFirstMiss, type FirstMiss } from "../misses/first-miss.ts";
import { hitPercent } from "../misses/statistics.ts";
import { MAX_REASON, type CacheOutcome } from "./outcome.ts";

/** What GitHub gives a repository for nothing. */
const QUOTA_BYTES = 10_000_000_000;

/** The cache's part of the job summary, in GitHub-flavoured Markdown; whatever the names in it hold, they are nothing but text. */
export function renderCacheSection(outcome: CacheOutcome, redact: (text: string) => string): string {
  const { statistics, degradedReason } = outcome;
  const blocks = [
    renderTitle(outcome),
    ...(degradedReason === null ? [] : [`⚠️ ${codeElement(showForeignWords(redact(degradedReason), MAX_REASON))}`]),
    ...(statistics?.firstMiss == null ? [] : [renderFirstMiss(statistics.firstMiss, redact)]),
    renderFigures(outcome),
  ];
  return `${blocks.filter((block) => block !== "").join("\n\n")}\n`;
}

function renderTitle({ backend, statistics }: CacheOutcome): string {
  const name = `#### Cache: ${codeElement(backend)}`;
  if (statistics?.hitRatio == null) return name;
  const { cached, built } = statistics.steps;
  const hit = backend === "off" ? "from the builder's own layers" : "hit";
  return `${name}, ${hitPercent(statistics.steps)} % ${hit} (${cached} of ${formatCount(cached + built, "step")})`;
}

function renderFirstMiss(miss: FirstMiss, redact: (text: string) => string): string {
  const { instruction, where, why } = showFirstMiss(miss, redact);
  return `First miss: ${codeElement(instruction)}${where.length === 0 ? "" : ` (${where.map(codeElement).join(", ")})`}<br>${codeElement(why)}`;
}

function renderFigures({ statistics, traffic, quotaBytes, waitedMs }: CacheOutcome): string {
  const saved = statistics?.secondsSaved;
  return [
    ...(saved == null ? [] : [`${formatDuration(saved * 1000)} saved`]),
    ...(traffic === null ? [] : [`${formatBytes(traffic.bytesDown)} down`, `${formatBytes(traffic.bytesUp)} up`, formatCount(traffic.requests, "request")]),
    ...(quotaBytes === null ? [] : [`${formatBytes(quotaBytes)} of ${formatBytes(QUOTA_BYTES)} used`]),
    ...(waitedMs === 0 ? [] : [`${formatDuration(waitedMs)} waited`]),
  ].join(" · ");
}
