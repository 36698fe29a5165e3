import { basename } from "node:path/posix";
import { parseDockerfile } from "../../dockerfile/parse.ts";
import type { ErrorText, SourceBlock } from "./error-text.ts";
import { describeStep, type Step } from "./steps.ts";
import type { BuildFailure, BuildStep, FailureSource, SourceLine } from "./trace.ts";

/** Where the Dockerfile is, and what stands in it. */
interface DockerfileAtHand {
  readonly dockerfilePath: string | null;
  readonly dockerfileText: string | null;
}

const MAX_LAST_LINES = 25;
const LINES_AROUND = 3;

/** Finds out why a build failed: which step of those that have an error it was that buildx speaks of, and where it is written. */
export function failureOf(
  exitCode: number,
  steps: readonly Step[],
  error: ErrorText,
  dockerfile: DockerfileAtHand,
): { readonly step: Step | null; readonly failure: BuildFailure } {
  const step = findFailed(steps, error.message);
  const described = step === null ? null : describeStep(step);
  const message = error.message ?? described?.error ?? lastRemark(error, exitCode);
  const ended = /did not complete successfully: exit code: (\d+)/.exec(described?.error ?? message)?.[1];
  return {
    step,
    failure: {
      step: described,
      message,
      exitCode,
      processExitCode: ended === undefined ? null : Number(ended),
      lastLines: (step?.output?.lines() ?? []).slice(-MAX_LAST_LINES),
      source: error.source === null ? findSource(described, dockerfile) : sourceOf(error.source, dockerfile),
    },
  };
}

/** The step whose error buildx gives as the reason; else the first that failed of itself. A cache that cannot be read is no reason. */
function findFailed(steps: readonly Step[], message: string | null): Step | null {
  const failed = steps.map((step) => [step, describeStep(step)] as const).filter(([, { error, isCancelled }]) => error !== null && !isCancelled);
  const named = failed.find(([, described]) => message?.includes(described.error ?? "") === true);
  const other = message === null ? failed.find(([, described]) => mayFailBuild(described)) : undefined;
  return (named ?? other)?.[0] ?? null;
}

function mayFailBuild({ kind, name }: BuildStep): boolean {
  return kind !== "cache" || name.startsWith("exporting");
}

function lastRemark({ rest }: ErrorText, exitCode: number): string {
  return rest.at(-1) ?? `buildx ended with ${exitCode} and gave no reason.`;
}

/** The lines of the file itself where it is at hand: buildx gives few of those around. */
function sourceOf(block: SourceBlock, { dockerfilePath, dockerfileText }: DockerfileAtHand): FailureSource | null {
  const marked = block.lines.filter(({ isMarked }) => isMarked).map(({ number }) => number);
  const [line] = marked;
  const endLine = marked.at(-1);
  if (line === undefined || endLine === undefined) return null;
  const isSameFile = dockerfilePath === null || basename(dockerfilePath) === basename(block.file);
  const whole = isSameFile && dockerfileText !== null ? linesAround(dockerfileText, line, endLine) : [];
  // A file that changed meanwhile, or another one, would show the wrong lines.
  const agrees = whole.find(({ number }) => number === line)?.text === block.lines.find(({ number }) => number === line)?.text;
  return { file: isSameFile ? dockerfilePath : null, line, endLine, lines: agrees ? whole : block.lines };
}

/** Of some failures buildx does not say where they are written: then it is where the step's words stand in its stage. */
function findSource(step: BuildStep | null, { dockerfilePath, dockerfileText }: DockerfileAtHand): FailureSource | null {
  if (step === null || dockerfileText === null || (step.kind !== "instruction" && step.kind !== "base")) return null;
  const { stages } = parseDockerfile(dockerfileText);
  const own = stages.filter(({ name, index }) => stages.length === 1 || name?.toLowerCase() === step.stage?.toLowerCase() || `stage-${index}` === step.stage);
  const words = step.text.replaceAll(/\s+/g, " ").trim();
  const found = own.flatMap(({ instructions }) => instructions).find(({ source }) => source === words);
  if (found === undefined) return null;
  const { line, endLine } = found;
  return { file: dockerfilePath, line, endLine, lines: linesAround(dockerfileText, line, endLine) };
}

function linesAround(text: string, line: number, endLine: number): SourceLine[] {
  const lines = text.split(/\r?\n/);
  if (lines.at(-1) === "") lines.pop();
  const first = Math.max(1, line - LINES_AROUND);
  return lines.slice(first - 1, endLine + LINES_AROUND).map((each, index) => {
    const number = first + index;
    return { number, text: each, isMarked: number >= line && number <= endLine };
  });
}
