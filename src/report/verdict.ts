import type { BudgetResult, Verdict } from "./report.ts";

/** `fail` when a line is exceeded and not waived, else `none` when no line was evaluated, else `pass`. */
export function verdictOf(results: readonly BudgetResult[]): Verdict {
  if (results.some(isOver)) return "fail";
  return results.every((result) => result.ok === null) ? "none" : "pass";
}

/** Whether the line is exceeded and nothing waived it. */
export function isOver(result: BudgetResult): boolean {
  return result.ok === false && result.waivedBy === null;
}

/** Whether the label on the pull request can waive the line: it limits growth. */
export function isWaivable(result: Pick<BudgetResult, "metric" | "line">): boolean {
  return result.metric === "delta-pull" || result.line.includes("+<=");
}
