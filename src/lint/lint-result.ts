import type { Advice, AdviceCost } from "../advice/facts.ts";
import type { Checked, CheckWarning } from "./checks.ts";

/** What lint found, as `--format json` prints it (schema/lint.v1.json). */
export interface LintResult {
  readonly schemaVersion: 1;
  readonly kind: "lint";
  /** As messages name it. */
  readonly dockerfile: string;
  /** BuildKit's own; `whyNot` is null where they ran. */
  readonly checks: { readonly ran: boolean; readonly whyNot: string | null };
  /** In the order of the lines. */
  readonly advice: readonly LintAdvice[];
}

/** One advice of ours, or a warning of BuildKit's. */
export interface LintAdvice {
  readonly rule: string;
  readonly source: "plimsoll" | "buildkit";
  readonly line: number;
  readonly endLine: number;
  readonly message: string;
  /** What to write instead; null: BuildKit's message says it. */
  readonly remedy: string | null;
  readonly url: string | null;
  readonly cost: AdviceCost | null;
}

/** Puts both together, each rule once for a line; no rule of ours says what a check of BuildKit says. */
export function mergeLint(dockerfile: string, advice: readonly Advice[], checked: Checked, ignored: readonly string[]): LintResult {
  const ours = advice.map((each): LintAdvice => ({ rule: each.rule, source: "plimsoll", line: each.line, endLine: each.endLine, message: each.message, remedy: each.remedy, url: null, cost: each.cost }));
  const theirs = onceALine(checked.warnings).map(({ rule, line, endLine, message, url }): LintAdvice => ({ rule, source: "buildkit", line, endLine, message, remedy: null, url, cost: null }));
  return {
    schemaVersion: 1,
    kind: "lint",
    dockerfile,
    checks: { ran: checked.whyNot === null, whyNot: checked.whyNot },
    advice: [...ours, ...theirs].filter(({ rule }) => !ignored.includes(rule)).toSorted((left, right) => left.line - right.line),
  };
}

/** BuildKit repeats itself for each stage and platform that a line is built for. */
function onceALine(warnings: readonly CheckWarning[]): CheckWarning[] {
  const known = new Set<string>();
  return warnings.filter(({ rule, line, message }) => {
    const key = `${rule}:${line}:${message}`;
    return known.size < known.add(key).size;
  });
}
