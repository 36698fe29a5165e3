import type { BudgetResult, Report, ReportConfig, WaiverResult } from "./report.ts";

const MAX_CHARACTERS = 1_000;

/** What `waivedBy` says of a waiver of the configuration file: `.plimsoll.yml until 2026-12-31: the JDK goes in May`. */
export function nameWaiver({ path }: Pick<ReportConfig, "path">, { until, reason }: Pick<WaiverResult, "until" | "reason">): string {
  return `${path} until ${until}: ${reason}`.slice(0, MAX_CHARACTERS);
}

/** Whether a waiver of the configuration file, and not the label, waived the line. */
export function isWaivedByFile({ config }: Pick<Report, "config">, { waivedBy }: Pick<BudgetResult, "waivedBy">): boolean {
  return waivedBy !== null && config !== undefined && config.waivers.some((waiver) => nameWaiver(config, waiver) === waivedBy);
}
