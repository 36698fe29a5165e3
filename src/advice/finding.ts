import type { Dockerfile } from "../dockerfile/parse.ts";
import type { Advice, AdviceFacts } from "./facts.ts";
import type { PlacedStep, StageView } from "./stage-view.ts";

/** An advice before its cost is known. */
export interface Finding extends Omit<Advice, "cost"> {
  /** The instructions whose work it repeats. */
  readonly costLines: readonly number[];
  /** What it costs in any build; null: not known. */
  readonly bytes: number | null;
}

/** What the rules look at. */
export interface JudgedFile {
  readonly dockerfile: Dockerfile;
  readonly stages: readonly StageView[];
  readonly facts: AdviceFacts;
}

/** A finding about one step, which costs what the step costs. */
export function findingAt(rule: string, { instruction: { line, endLine } }: PlacedStep, message: string, remedy: string): Finding {
  return { rule, line, endLine, message, remedy, costLines: [line], bytes: null };
}
