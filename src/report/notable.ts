import { changeOf } from "./headline.ts";
import type { PlatformReport, Report } from "./report.ts";

const NOTABLE_BYTES = 1_000_000;
const NOTABLE_SHARE = 0.01;

/**
 * Whether the report is worth a comment that nobody asked for: a budget line is exceeded (also a waived one), a platform's
 * pull size (disk where unknown) changed by at least 1 MB or 1 %, or a platform came or went.
 */
export function isNotable(report: Report): boolean {
  if (report.budgets.some(({ ok }) => ok === false)) return true;
  return report.base !== null && report.platforms.some(isChanged);
}

function isChanged(platform: PlatformReport): boolean {
  if (platform.status !== "compared") return true;
  const change = Math.abs(changeOf(platform) ?? 0);
  if (change === 0) return false;
  const before = platform.delta?.pullBytes == null ? platform.base?.diskBytes : platform.base?.pullBytes;
  return change >= NOTABLE_BYTES || change >= (before ?? 0) * NOTABLE_SHARE;
}
