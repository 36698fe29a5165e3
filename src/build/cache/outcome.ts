import { formatBytes, formatCount } from "../../format.ts";
import type { FacadeStatus } from "../../cache/facade/control.ts";
import type { Host } from "../../host/host.ts";
import type { JsonObject } from "../../oci/json.ts";
import type { ChosenCache } from "./choose.ts";
import { formatFirstMiss } from "../misses/first-miss.ts";
import type { BuildStatistics } from "../misses/statistics.ts";

/** What is known of a build's cache when the build has ended. */
export interface CacheOutcome {
  /** null: nothing is known of the steps. */
  readonly statistics: BuildStatistics | null;
  /** Of the facade; null: there is none, or it is gone. */
  readonly status: FacadeStatus | null;
}

/** Asks the facade how it went, and says what is wrong where something is. */
export async function askOutcome({ control, plan, ledger }: ChosenCache, succeeded: boolean): Promise<FacadeStatus | null> {
  if (control === null) return null;
  const status = await ledger.wait(control.status(0));
  if (status === null) ledger.degrade("The process that reads it ended before the build did.");
  else if (status.degradedReason !== null) ledger.degrade(status.degradedReason);
  else if (succeeded && plan.backend === "facade" && status.requestsOfBuildkit === 0) ledger.degrade("BuildKit asked nothing of it: it does not reach this machine.");
  return status;
}

/** Sets the outputs that speak of the cache. */
export function setCacheOutputs(host: Host, { plan, ledger }: Pick<ChosenCache, "plan" | "ledger">, { statistics, status }: CacheOutcome): void {
  const numberOf = (value: number | null | undefined): string => (value === null || value === undefined ? "" : String(value));
  host.setOutput("cache-backend", plan.backend);
  host.setOutput("cache-hit-ratio", statistics?.hitRatio?.toFixed(2) ?? "");
  host.setOutput("cache-steps", statistics?.hitRatio == null ? "" : JSON.stringify(statistics.steps));
  host.setOutput("cache-first-miss", statistics?.firstMiss == null ? "" : formatFirstMiss(statistics.firstMiss, (text) => host.redact(text)));
  host.setOutput("cache-requests", numberOf(status?.requests));
  host.setOutput("cache-bytes-down", numberOf(status?.bytesDown));
  host.setOutput("cache-bytes-up", numberOf(status?.bytesUp));
  host.setOutput("cache-seconds-saved", statistics?.secondsSaved?.toFixed(1) ?? "");
  host.setOutput("cache-quota-bytes", numberOf(status?.quotaBytes));
  host.setOutput("cache-wait-ms", String(ledger.waitedMs() + (status?.waitedMs ?? 0)));
  host.setOutput("degraded-reason", host.redact(ledger.reason() ?? ""));
}

/** What the section of the summary tells of the steps, as `post` keeps it: without the notes, which are for the next build. */
export function sectionOf({ plan }: Pick<ChosenCache, "plan">, statistics: BuildStatistics | null): JsonObject {
  return { backend: plan.backend, statistics: statistics === null ? null : { ...statistics, notes: null } };
}

/** The traffic in one line of the log. */
export function describeTraffic({ requests, bytesUp, bytesDown }: FacadeStatus): string {
  return `Layer cache: ${formatCount(requests, "request")} to the CI's cache, ${formatBytes(bytesDown)} from it, ${formatBytes(bytesUp)} to it.`;
}
