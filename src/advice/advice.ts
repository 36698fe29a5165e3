import type { Dockerfile } from "../dockerfile/parse.ts";
import type { WeighedContext } from "./context.ts";
import { findAdvice } from "./findings.ts";
import { readSuppressions } from "./suppressions.ts";

/** What would make the next build faster or its context smaller. */
export interface Advice {
  /** Its name, `no-cache-mount`. */
  readonly rule: string;
  /** Of the Dockerfile, from 1. */
  readonly line: number;
  readonly endLine: number;
  /** What is so, in one or two sentences. */
  readonly message: string;
  /** What to write instead. */
  readonly remedy: string;
  /** What it cost in this build; null: there was none, or it cost nothing in it. */
  readonly cost: AdviceCost | null;
}

/** What an advice cost in a build; null: not known. */
export interface AdviceCost {
  readonly bytes: number | null;
  readonly durationMs: number | null;
}

/** What is known besides the Dockerfile. */
export interface AdviceFacts {
  /** The Dockerfile's text: comments in it turn advice off. */
  readonly text: string;
  /** The stage that is built; null: every stage is judged, and the last one is what ships. */
  readonly target: string | null;
  /** null: not looked at. */
  readonly context: WeighedContext | null;
  /** The steps of this build; [] where there was none. */
  readonly steps: readonly LineFacts[];
}

/** What became of a line of the Dockerfile in a build. */
export interface LineFacts {
  /** The first line of the instruction. */
  readonly line: number;
  readonly cached: boolean;
  readonly durationMs: number;
  /** null: not known. */
  readonly bytes: number | null;
}

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
