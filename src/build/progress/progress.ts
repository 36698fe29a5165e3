import type { Host } from "../../host/host.ts";
import { knownSecretsIn } from "../exposed-secrets.ts";
import { readErrorText } from "./error-text.ts";
import { readStatus, type SolveStatus, type VertexWarning } from "./events.ts";
import { failureOf } from "./failed-step.ts";
import { createLineSplitter } from "./lines.ts";
import { createPrinter } from "./printer.ts";
import { createSteps, describeStep } from "./steps.ts";
import type { BuildTrace } from "./trace.ts";
import { readWarnings } from "./warnings.ts";

/** What the progress is told with. */
interface ProgressOptions {
  /** Where the Dockerfile is in the repository, for annotations; null: it is not there. */
  readonly dockerfilePath: string | null;
  /** null: it cannot be read from here. */
  readonly dockerfileText: string | null;
  /** Calls back again and again while the build runs, and gives what stops it; once a second by default. */
  readonly every?: (tick: () => void) => () => void;
}

/** Follows a build through what buildx writes to standard error with `--progress=rawjson`, and prints it as it goes. */
interface Progress {
  onStderr(chunk: Uint8Array): void;
  /** Prints what is left, and tells what became of the build. */
  end(exitCode: number): Promise<BuildTrace>;
}

/** A line holds what happened in a moment; the longest are those with the Dockerfile in them, and logs of 4 MiB at most. */
const MAX_LINE_BYTES = 16 * 1024 * 1024;
const MAX_ERROR_TEXT = 64 * 1024;
const MAX_WARNINGS = 1000;
const TICK_MS = 1000;

/** Begins to follow a build. Nothing that it prints can be taken for a command of the runner, and secrets are hidden. */
export function createProgress(host: Host, options: ProgressOptions): Progress {
  // A secret that is written into the Dockerfile stands in the names of its steps.
  for (const secret of knownSecretsIn(options.dockerfileText ?? "")) host.addSecret(secret);
  const steps = createSteps();
  const printer = createPrinter(host);
  const warnings: VertexWarning[] = [];
  let errorText = "";
  let nowMs = -Infinity;
  const takeStatus = (status: SolveStatus): void => {
    nowMs = Math.max(nowMs, latestOf(status));
    warnings.push(...status.warnings.slice(0, MAX_WARNINGS - warnings.length));
    printer.update(steps.apply(status), nowMs);
  };
  const splitter = createLineSplitter(MAX_LINE_BYTES, (line, isCut) => {
    const status = isCut ? null : readStatus(line);
    if (status !== null) takeStatus(status);
    // What was cut is a moment of the progress that is lost; the next line tells of the same steps.
    else if (!isCut) errorText = lastLines(`${errorText}${line}\n`);
  });
  const stop = (options.every ?? everySecond)(() => printer.tick());
  return {
    onStderr: (chunk) => splitter.push(chunk),
    async end(exitCode) {
      stop();
      splitter.end();
      const started = steps.started();
      const error = readErrorText(errorText);
      const found = exitCode === 0 ? null : failureOf(exitCode, started, error, options);
      await printer.end(found?.step ?? null);
      if (error.rest.length > 0) host.log.foreign(error.rest.join("\n"));
      const described = started.map(describeStep);
      return {
        steps: described,
        inputs: steps.inputs(),
        images: steps.images(),
        failure: found?.failure ?? null,
        warnings: readWarnings(warnings, options.dockerfilePath),
        contextBytes: total(described.filter(({ kind }) => kind === "context").map(({ bytes }) => bytes)),
        pushedBytes: total(described.filter(({ kind }) => kind === "export").map(({ bytes }) => bytes)),
        durationMs: spanOf(started.flatMap(({ runs }) => [...runs].flat())),
        errorText,
      };
    },
  };
}

/** Whole lines only: of a secret that is cut in two, no part would be known. */
function lastLines(text: string): string {
  if (text.length <= MAX_ERROR_TEXT) return text;
  const end = text.slice(-MAX_ERROR_TEXT);
  return end.slice(end.indexOf("\n") + 1);
}

function everySecond(tick: () => void): () => void {
  const timer = setInterval(tick, TICK_MS);
  // What prints the progress must not keep the process alive.
  timer.unref();
  return () => clearInterval(timer);
}

function latestOf({ vertexes, statuses }: SolveStatus): number {
  const times = [...vertexes, ...statuses].flatMap(({ startedMs, completedMs }) => [startedMs, completedMs]);
  return times.reduce<number>((latest, time) => Math.max(latest, time ?? -Infinity), -Infinity);
}

/** null where no number is known. */
function total(numbers: readonly (number | null)[]): number | null {
  const known = numbers.filter((each) => each !== null);
  return known.length === 0 ? null : known.reduce((sum, each) => sum + each, 0);
}

function spanOf(times: readonly (number | null)[]): number | null {
  const known = times.filter((time) => time !== null);
  if (known.length === 0) return null;
  const [first, last] = known.reduce(([low, high], time) => [Math.min(low, time), Math.max(high, time)], [Infinity, -Infinity]);
  return last - first;
}
