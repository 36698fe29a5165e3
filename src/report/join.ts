import { UserError } from "../errors.ts";
import type { BudgetResult, Report, ReportBase, TriedBase } from "./report.ts";
import { verdictOf } from "./verdict.ts";

const HINT = "Give the reports that one run's jobs made of one image, each of other platforms.";

/**
 * Joins reports of one image whose platforms are disjoint, measured by several jobs, into one. Throws a `UserError` where
 * they contradict each other: two commits, a platform twice, two bases.
 */
export function joinReports(reports: readonly Report[]): Report {
  const [first, ...others] = reports;
  if (first === undefined) throw new UserError("There is no report to join.", HINT);
  if (others.length === 0) return first;
  const mistakes = findConflicts(reports);
  if (mistakes.length > 0) throw new UserError(`The reports cannot be joined: ${mistakes.join("; ")}.`, HINT);
  const budgets = joinBudgets(reports);
  return {
    schemaVersion: 1,
    kind: first.kind,
    base: first.base,
    head: {
      reference: first.head.reference,
      // Each job has an image of its own platforms; what joins them has not been made.
      digest: only(reports.map(({ head }) => head.digest)),
      commit: reports.find(({ head }) => head.commit !== null)?.head.commit ?? null,
    },
    baseTried: joinTried(reports),
    verdict: verdictOf(budgets),
    platforms: reports.flatMap(({ platforms }) => platforms),
    findings: reports.flatMap(({ findings }) => findings),
    budgets,
    notCounted: {
      attestationBytes: sum(reports.map(({ notCounted }) => notCounted.attestationBytes)),
      artifactManifests: sum(reports.map(({ notCounted }) => notCounted.artifactManifests)),
    },
    ...joinConfigs(reports),
  };
}

/** What the one file said, whichever job read it; a waiver that one platform needed is needed. */
function joinConfigs(reports: readonly Report[]): Pick<Report, "config"> {
  const configs = reports.flatMap(({ config }) => config ?? []);
  const [first] = configs;
  if (first === undefined) return {};
  const isUsed = (line: string) => configs.some(({ waivers }) => waivers.some((waiver) => waiver.line === line && waiver.state === "used"));
  return { config: { ...first, waivers: first.waivers.map((waiver) => (isUsed(waiver.line) ? { ...waiver, state: "used" } : waiver)) } };
}

/** What keeps the reports from being of one image, one comparison; none where they can be joined. */
function findConflicts(reports: readonly Report[]): string[] {
  const commits = distinct(reports.flatMap(({ head }) => (head.commit === null ? [] : [head.commit])));
  const names = reports.flatMap(({ platforms }) => platforms.map(({ platform }) => platform));
  const repeated = distinct(names.filter((name, at) => names.indexOf(name) !== at));
  const bases = distinct(reports.map(({ base }) => describe(base)));
  return [
    ...(new Set(reports.map(({ kind }) => kind)).size > 1 ? ["some compare and some do not"] : []),
    ...(commits.length > 1 ? [`they measured different commits, ${commits.join(" and ")}`] : []),
    ...repeated.map((platform) => `${platform} was measured twice`),
    ...(bases.length > 1 ? [`they compare with different bases, ${bases.join(" and ")}`] : []),
  ];
}

function describe(base: ReportBase | null): string {
  if (base === null) return "none";
  return base.digest === null || base.reference.endsWith(base.digest) ? base.reference : `${base.reference} (${base.digest})`;
}

/** Line by line, and each line for every platform, as one job that measured them all would have it. */
function joinBudgets(reports: readonly Report[]): BudgetResult[] {
  const results = reports.flatMap(({ budgets }) => budgets);
  return distinct(results.map(({ line }) => line)).flatMap((line) => results.filter((result) => result.line === line));
}

/** Each attempt once, with all that came of it in different jobs. */
function joinTried(reports: readonly Report[]): TriedBase[] {
  const seen = new Set<string>();
  const tried = reports.flatMap(({ baseTried }) => baseTried);
  const once = tried.filter(({ source, reference, result, error }) => {
    const attempt = JSON.stringify([source, reference, result, error]);
    return !seen.has(attempt) && seen.add(attempt);
  });
  // The rung that held comes last, as where one job climbed.
  return [...once.filter(({ result }) => result !== "used"), ...once.filter(({ result }) => result === "used")];
}

function only<T>(values: readonly (T | null)[]): T | null {
  const [first = null] = values;
  return values.every((value) => value === first) ? first : null;
}

function distinct(values: readonly string[]): string[] {
  return [...new Set(values)];
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}
