import type { Dockerfile, Instruction, Stage } from "../dockerfile/parse.ts";
import { findStage, triggersOf } from "../dockerfile/sources.ts";
import type { LineFacts } from "./facts.ts";

/** A step of a build, named as BuildKit names it: `[linux/amd64 build 2/4] RUN make`. */
interface NamedStep {
  readonly name: string;
  readonly cached: boolean;
  readonly durationMs: number;
  readonly bytes: number | null;
}

/** BuildKit numbers what makes layers. */
const NUMBERED_KEYWORDS = new Set(["ADD", "COPY", "RUN", "WORKDIR"]);
const NAME = /^\[(?:\S*\/\S+ )?(?:(\S+) )?\s*(\d+)\/\d+\] (?:ONBUILD )?(\w+)/;

/** The lines that the steps of a build stand on; steps that are no instruction, or not this file's, are left out. */
export function linesOfSteps(dockerfile: Dockerfile, steps: readonly NamedStep[]): LineFacts[] {
  return steps.flatMap(({ name, cached, durationMs, bytes }) => {
    const [, stageName, number, keyword = ""] = NAME.exec(name) ?? [];
    if (number === undefined) return [];
    const stage = stageOf(dockerfile, stageName ?? null);
    const instruction = stage === null ? undefined : numberedOf(dockerfile, stage)[Number(number) - 1];
    // A base image's own ONBUILD moves the numbers.
    return instruction === undefined || instruction.keyword !== keyword.toUpperCase() ? [] : [{ line: instruction.line, cached, durationMs, bytes }];
  });
}

/** A stage without a name is `stage-2`, and one that is alone has none. */
function stageOf(dockerfile: Dockerfile, name: string | null): Stage | null {
  if (name === null) return dockerfile.stages.length === 1 ? (dockerfile.stages[0] ?? null) : null;
  const index = /^stage-(\d+)$/.exec(name)?.[1];
  return findStage(dockerfile, name) ?? (index === undefined ? null : (dockerfile.stages[Number(index)] ?? null));
}

function numberedOf(dockerfile: Dockerfile, stage: Stage): Instruction[] {
  const base = findStage(dockerfile, stage.base, stage.index);
  const from = stage.instructions.filter(({ keyword }) => keyword === "FROM" && base === null && stage.base.toLowerCase() !== "scratch");
  return [...from, ...[...triggersOf(base), ...stage.instructions].filter(({ keyword }) => NUMBERED_KEYWORDS.has(keyword))];
}
