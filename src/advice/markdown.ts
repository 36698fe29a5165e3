import { showForeign } from "../foreign-text.ts";
import { formatBytes, formatCount, formatDuration } from "../format.ts";
import { codeElement, fold, markdownTable } from "../report/markdown-parts.ts";
import type { Advice } from "./facts.ts";

const MAX_TEXT = 400;

/**
 * The costliest advice as a folded table for the job summary, in GitHub-flavoured Markdown; "" where there is none. Whatever
 * a Dockerfile holds is nothing but text in it, and secrets are hidden by `redact` before anything is cut.
 */
export function renderAdvice(advice: readonly Advice[], redact: (text: string) => string, maxRows = 5): string {
  if (advice.length === 0) return "";
  const shown = advice.toSorted((left, right) => weightOf(right) - weightOf(left)).slice(0, maxRows);
  const show = (text: string): string => codeElement(showForeign(redact(text), MAX_TEXT));
  const rows = shown.map((each) => [String(each.line), each.rule, show(each.message), show(each.remedy), describeCost(each) ?? ""]);
  const more = advice.length > shown.length ? `\n\n${advice.length - shown.length} more: \`plimsoll lint\`.` : "";
  const table = markdownTable(["Line", "Rule", "What is so", "Instead", "Cost in this build"], "rlllr", rows);
  return fold(`${formatCount(advice.length, "way")} to make the next build faster`, `${table}${more}`);
}

/** `41 s, 12 MB`; null where the cost is not known. */
export function describeCost({ cost }: Pick<Advice, "cost">): string | null {
  if (cost === null) return null;
  const parts = [...(cost.durationMs === null ? [] : [formatDuration(cost.durationMs)]), ...(cost.bytes === null ? [] : [formatBytes(cost.bytes)])];
  return parts.length === 0 ? null : parts.join(", ");
}

/** Time counts before bytes: 100 MB are about a second. */
function weightOf({ cost }: Advice): number {
  return (cost?.durationMs ?? 0) + (cost?.bytes ?? 0) / 100_000;
}
