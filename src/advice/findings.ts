import type { Dockerfile } from "../dockerfile/parse.ts";
import type { Advice, AdviceFacts } from "./advice.ts";

/** An advice before its cost is known. */
export interface Finding extends Omit<Advice, "cost"> {
  /** The instructions whose work it repeats. */
  readonly costLines: readonly number[];
  /** What it costs in any build; null: not known. */
  readonly bytes: number | null;
}

/** What every rule finds in a Dockerfile. */
export function findAdvice(_dockerfile: Dockerfile, _facts: AdviceFacts): readonly Finding[] {
  return [];
}
