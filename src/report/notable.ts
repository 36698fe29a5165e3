import { changeOf } from "./headline.ts";
import type { PlatformReport, Report } from "./report.ts";
import { isWaivedByFile } from "./waiver.ts";

const NOTABLE_BYTES = 1_000_000;
const NOTABLE_SHARE = 0.01;

/**
 * Whether the report is worth a comment that nobody asked for: a budget line is exceeded (also one that a label waived), a
 * platform's pull size (disk where unknown) changed by at least 1 MB or 1 %, or a platform came or went. A waiver of the
 * configuration file was agreed on before, unless this pull request changes that file.
 */
export function isNotable(report: Report): boolean {
  const isAgreed = report.config?.isChanged !== true;
  if (report.budgets.some((budget) => budget.ok === false && !(isAgreed && isWaivedByFile(report, budget)))) return true;
  if ((report.config?.droppedLines.length ?? 0) > 0) return true;
  return report.base !== null && report.platforms.some(isChanged);
}

function isChanged(platform: PlatformReport): boolean {
  if (platform.status !== "compared") return true;
  const change = Math.abs(changeOf(platform) ?? 0);
  if (change === 0) return false;
  const before = platform.delta?.pullBytes == null ? platform.base?.diskBytes : platform.base?.pullBytes;
  return change >= NOTABLE_BYTES || change >= (before ?? 0) * NOTABLE_SHARE;
}
