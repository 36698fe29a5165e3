import { type Budget, spellLine } from "../config/budget-line.ts";
import type { BudgetResult, ImageReport, PlatformReport } from "../report/report.ts";
import { isWaivable } from "../report/verdict.ts";
import type { MeasuredPlatform } from "../size/compare-platform.ts";

/** What may waive a line that is exceeded. */
interface Waiving {
  readonly waivedBy: string | null;
  readonly waivers?: ReadonlyMap<string, string>;
}

/**
 * Holds every line against the platforms it is for. `waivedBy` is the label that the pull request has, null where it has
 * not; `waivers` are those of the configuration file, by their lines. `mistakes` are the lines that cannot be measured here, each with its cure.
 */
export function evaluateBudgets(
  budgets: readonly Budget[],
  platforms: readonly MeasuredPlatform[],
  options: Waiving,
): { results: BudgetResult[]; mistakes: string[] } {
  const inHead = platforms.filter(({ report }) => report.head !== null);
  const results: BudgetResult[] = [];
  const mistakes: string[] = [];
  for (const budget of budgets) {
    const targets = inHead.filter(({ report }) => budget.platform === null || report.platform === budget.platform);
    if (targets.length === 0) mistakes.push(describeAbsence(budget, inHead));
    for (const platform of targets) {
      const measured = measureActual(budget, platform);
      if (typeof measured === "string") mistakes.push(`Budget line ${JSON.stringify(budget.line)}: ${measured}`);
      else results.push(judge(budget, platform.report.platform, measured.actual, options));
    }
  }
  return { results, mistakes };
}

function describeAbsence(budget: Budget, inHead: readonly MeasuredPlatform[]): string {
  const known = inHead.map(({ report }) => report.platform).join(", ");
  return `Budget line ${JSON.stringify(budget.line)}: the image has no ${budget.platform ?? "platform"}; it has ${known || "none"}.`;
}

function judge(budget: Budget, platform: string, actual: number | null, { waivedBy, waivers }: Waiving): BudgetResult {
  const ok = actual === null ? null : actual <= budget.limit;
  const result = {
    line: budget.line,
    metric: budget.metric === "path" ? `path:${budget.glob ?? ""}` : budget.metric,
    platform,
    unit: budget.unit,
    limit: budget.limit,
    actual,
    ok,
  };
  if (ok !== false) return { ...result, waivedBy: null };
  return { ...result, waivedBy: waivers?.get(spellLine(budget.line)) ?? (isWaivable(result) ? waivedBy : null) };
}

/** The number that the limit is for, null where there is nothing to compare with; or why it cannot be measured here. */
function measureActual(budget: Budget, platform: MeasuredPlatform): { actual: number | null } | string {
  const { base, deltaPullBytes } = platform.report;
  if (budget.metric === "delta-pull") {
    if (base === null) return { actual: null };
    return deltaPullBytes === null ? cureOf(budget, platform.report) : { actual: deltaPullBytes };
  }
  if (budget.growth && base === null) return { actual: null };
  const head = measure(budget, platform, "head");
  if (head === null) return cureOf(budget, platform.report);
  if (!budget.growth) return { actual: head };
  const before = measure(budget, platform, "base");
  if (before === null) return { actual: null };
  return { actual: budget.unit === "percent" ? growthPercent(before, head) : head - before };
}

function measure(budget: Budget, platform: MeasuredPlatform, side: "base" | "head"): number | null {
  const image: ImageReport | null = platform.report[side];
  if (image === null) return null;
  switch (budget.metric) {
    case "pull":
      return image.pullBytes;
    case "disk":
      return image.diskBytes;
    case "hidden":
      return image.hiddenBytes;
    case "layers":
      return image.layers.length;
    case "path":
      return platform.globBytes.get(budget.glob ?? "")?.[side] ?? null;
    case "delta-pull":
      return platform.report.deltaPullBytes;
  }
}

/** A base of nothing counts as one byte: growth from nothing is over any percentage, and must not pass for lack of one. */
function growthPercent(before: number, head: number): number {
  return ((head - before) / Math.max(before, 1)) * 100;
}

function cureOf(budget: Budget, { platform, head }: PlatformReport): string {
  if (budget.metric === "pull" || budget.metric === "delta-pull") {
    const what = budget.metric === "pull" ? "the pull size" : "what a node that holds base must pull";
    return `${what} of ${platform} is unknown, since an image kept uncompressed has no compressed sizes: read it from a registry or an OCI layout, or limit disk.`;
  }
  const isManifestOnly = head?.diskBytes === null;
  const cure = isManifestOnly ? "only manifests were read: measure with --depth files (input depth: files)." : "the layers were not read.";
  return `${budget.metric} of ${platform} was not measured, ${cure}`;
}
