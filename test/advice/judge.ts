import { adviseOn } from "../../src/advice/advice.ts";
import type { Advice, AdviceFacts } from "../../src/advice/facts.ts";
import { parseDockerfile } from "../../src/dockerfile/parse.ts";

/** What there is to say of a Dockerfile. */
export function judge(text: string, facts: Partial<AdviceFacts> = {}): readonly Advice[] {
  return adviseOn(parseDockerfile(text), { text, target: null, context: null, steps: [], ...facts });
}

/** The same as `LINE RULE`. */
export function judged(text: string, facts: Partial<AdviceFacts> = {}): string[] {
  return judge(text, facts).map(({ line, rule }) => `${line} ${rule}`);
}
