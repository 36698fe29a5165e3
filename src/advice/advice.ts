import type { Dockerfile } from "../dockerfile/parse.ts";
import type { Advice, AdviceCost, AdviceFacts, LineFacts } from "./facts.ts";
import { findAdvice } from "./findings.ts";
import { readSuppressions } from "./suppressions.ts";

/** What to write otherwise in a Dockerfile, in the order of its lines; with what it cost in this build where there was one. */
export function adviseOn(dockerfile: Dockerfile, facts: AdviceFacts): readonly Advice[] {
  const isOff = readSuppressions(facts.text);
  const known = new Set<string>();
  return findAdvice(dockerfile, facts)
    .filter(({ rule, line, message }) => {
      const key = `${rule}:${line}:${message}`;
      const isNew = !known.has(key);
      known.add(key);
      return isNew && !isOff(rule, line);
    })
    .map(({ costLines, bytes, ...advice }) => ({ ...advice, cost: costOf(costLines, bytes, facts.steps) }))
    .toSorted((left, right) => left.line - right.line || (left.rule < right.rule ? -1 : 1));
}

function costOf(lines: readonly number[], bytes: number | null, steps: readonly LineFacts[]): AdviceCost | null {
  const built = steps.filter(({ line, cached }) => !cached && lines.includes(line));
  if (built.length === 0) return bytes === null ? null : { bytes, durationMs: null };
  const sent = built.flatMap((step) => (step.bytes === null ? [] : [step.bytes]));
  return {
    bytes: bytes ?? (sent.length === 0 ? null : sent.reduce((sum, each) => sum + each, 0)),
    durationMs: built.reduce((sum, { durationMs }) => sum + durationMs, 0),
  };
}
