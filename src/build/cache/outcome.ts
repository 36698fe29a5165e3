import type { FacadeStatus } from "../../cache/facade/control.ts";
import { showForeignWords } from "../../foreign-text.ts";
import { formatBytes, formatCount, formatDuration } from "../../format.ts";
import { formatFirstMiss, showFirstMiss } from "../misses/first-miss.ts";
import type { BuildStatistics } from "../misses/statistics.ts";
import type { ChosenCache } from "./choose.ts";
import type { CacheBackend } from "./plan.ts";
import type { CacheState } from "./state.ts";

/** What is known of a build's cache when the build has ended, and again when its job has: what outputs and summary tell. */
export interface CacheOutcome {
  readonly backend: CacheBackend;
  /** null: nothing is known of the steps. */
  readonly statistics: BuildStatistics | null;
  /** Asked of the CI's cache, and moved to and from it; null: another backend did it, which does not say. */
  readonly traffic: Pick<FacadeStatus, "requests" | "bytesUp" | "bytesDown"> | null;
  /** What the repository's caches take; null: not known. */
  readonly quotaBytes: number | null;
  /** How long the cache kept the step or BuildKit waiting. */
  readonly waitedMs: number;
  /** In words; null: all went well. May hold a stranger's words. */
  readonly degradedReason: string | null;
}

/** The longest reason that is shown. */
export const MAX_REASON = 300;
const ANSWER_MS = 1000;

/** Asks the facade how it went, and says what is wrong where something is; null: there is none, or it is gone. */
export async function askOutcome({ control, plan, ledger }: ChosenCache, succeeded: boolean): Promise<FacadeStatus | null> {
  if (control === null) return null;
  // Also when the budget is spent: a process that lives answers within milliseconds.
  const status = await ledger.wait(control.status(0), ANSWER_MS);
  if (status === null) ledger.degrade("The process that reads it ended before the build did.");
  else if (status.degradedReason !== null) ledger.degrade(status.degradedReason);
  else if (succeeded && plan.backend === "facade" && status.requestsOfBuildkit === 0) ledger.degrade("BuildKit asked nothing of it: it does not reach this machine.");
  return status;
}

/** Puts together what main knows of the cache and what the facade says of itself. */
export function outcomeOf({ backend, reason, waitedMs }: Pick<CacheState, "backend" | "reason" | "waitedMs">, statistics: BuildStatistics | null, status: FacadeStatus | null): CacheOutcome {
  return {
    backend: backend ?? "off",
    statistics,
    traffic: status,
    quotaBytes: status?.quotaBytes ?? null,
    waitedMs: waitedMs + (status?.waitedMs ?? 0),
    degradedReason: reason ?? status?.degradedReason ?? null,
  };
}

/** The outputs of a build that tell of its cache; "" for what is not known. */
export function cacheOutputs({ backend, statistics, traffic, quotaBytes, waitedMs, degradedReason }: CacheOutcome, redact: (text: string) => string): Readonly<Record<string, string>> {
  const count = (value: number | null | undefined): string => (value == null ? "" : String(value));
  const steps = statistics?.hitRatio == null ? null : statistics.steps;
  return {
    "cache-backend": backend,
    // Rounded down: it is 1 only where nothing missed.
    "cache-hit-ratio": steps === null ? "" : (Math.floor((100 * steps.cached) / (steps.cached + steps.built)) / 100).toFixed(2),
    "cache-steps": steps === null ? "" : JSON.stringify(steps),
    "cache-first-miss": statistics?.firstMiss == null ? "" : formatFirstMiss(statistics.firstMiss, redact),
    "cache-requests": count(traffic?.requests),
    "cache-bytes-down": count(traffic?.bytesDown),
    "cache-bytes-up": count(traffic?.bytesUp),
    "cache-seconds-saved": statistics?.secondsSaved?.toFixed(1) ?? "",
    "cache-quota-bytes": count(quotaBytes),
    "cache-wait-ms": count(waitedMs),
    "degraded-reason": degradedReason === null ? "" : showForeignWords(redact(degradedReason), MAX_REASON),
  };
}

/** What came from the cache and why the rest did not, in one line of the log. */
export function describeSteps(backend: CacheBackend, { steps, secondsSaved, firstMiss }: BuildStatistics, redact: (text: string) => string): string {
  const from = backend === "off" ? "from the builder's own layers" : "from it";
  const saved = secondsSaved === null || secondsSaved === 0 ? "" : ` (${formatDuration(secondsSaved * 1000)} saved)`;
  const line = `Layer cache: ${steps.cached} of ${formatCount(steps.cached + steps.built, "step")} ${from}${saved}.`;
  if (firstMiss === null) return line;
  const { instruction, where, why } = showFirstMiss(firstMiss, redact);
  return `${line} ${instruction}${where.length === 0 ? "" : ` (${where.join(", ")})`}: ${why}.`;
}

/** The traffic in one line of the log. */
export function describeTraffic({ requests, bytesUp, bytesDown }: FacadeStatus): string {
  return `Layer cache: ${formatCount(requests, "request")} to the CI's cache, ${formatBytes(bytesDown)} from it, ${formatBytes(bytesUp)} to it.`;
}
