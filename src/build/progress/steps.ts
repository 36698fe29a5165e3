import type { SolveStatus, Vertex, VertexLog, VertexStatus } from "./events.ts";
import { createOutput, type Output } from "./output.ts";
import { readStepName, type StepName } from "./step-name.ts";
import type { BuildStep, ResolvedImage } from "./trace.ts";

/** A step while it is built. */
export interface Step {
  readonly id: string;
  readonly name: string;
  readonly label: StepName;
  /** Of each part whether it was in the cache: a group of vertexes is cached when all of them are. */
  readonly parts: ReadonlyMap<string, Vertex>;
  /** The times it ran, by their beginning: BuildKit ends a step and begins it anew, pushing after exporting. */
  readonly runs: ReadonlyMap<number, number | null>;
  readonly statuses: ReadonlyMap<string, VertexStatus>;
  readonly output: Output | null;
}

/** All steps of a build, as BuildKit tells of them. */
export interface Steps {
  /** Takes in one line of progress; answers the steps that it was about. */
  apply(status: SolveStatus): readonly Step[];
  /** Those that began, in that order. */
  started(): readonly Step[];
  /** Of each of those, at its place, the places of those that it builds on. */
  inputs(): readonly (readonly number[])[];
  images(): readonly ResolvedImage[];
}

interface MutableStep {
  readonly id: string;
  name: string;
  label: StepName;
  readonly parts: Map<string, Vertex>;
  readonly runs: Map<number, number | null>;
  readonly statuses: Map<string, VertexStatus>;
  output: Output | null;
}

/** Beginning and end that are kept of what a step prints, each. */
const MAX_OUTPUT_BYTES = 1024 * 1024;
const MAX_STATUSES = 1000;
const MAX_STEPS = 20_000;

/** Gathers steps from lines of progress. */
export function createSteps(): Steps {
  /** By the digest of a vertex; several vertexes may be one step. */
  const byDigest = new Map<string, MutableStep>();
  const byId = new Map<string, MutableStep>();
  const started = new Set<MutableStep>();

  const takeVertex = (vertex: Vertex): MutableStep | null => {
    const id = vertex.group?.id ?? vertex.digest;
    const step = byId.get(id) ?? (byId.size < MAX_STEPS ? newStep(id, vertex) : null);
    if (step === null) return null;
    byId.set(id, step);
    byDigest.set(vertex.digest, step);
    const before = step.parts.get(vertex.digest);
    // BuildKit tells of a vertex again, as of new, when another part of the graph needs it.
    if (before === undefined || before.startedMs === null || vertex.startedMs !== null) step.parts.set(vertex.digest, withCached(vertex, before));
    if (vertex.startedMs === null) return step;
    step.runs.set(vertex.startedMs, vertex.completedMs);
    // Some parts of a group only serve the others; alone they are no step.
    if (vertex.group?.isWeak !== true || vertex.error !== null) started.add(step);
    return step;
  };
  const takeStatus = (status: VertexStatus): MutableStep | null => {
    const step = byDigest.get(status.vertex) ?? null;
    if (step !== null && (step.statuses.has(status.id) || step.statuses.size < MAX_STATUSES)) step.statuses.set(status.id, status);
    return step;
  };
  const takeLog = (log: VertexLog): MutableStep | null => {
    const step = byDigest.get(log.vertex) ?? null;
    if (step !== null) (step.output ??= createOutput(MAX_OUTPUT_BYTES)).add(log.data);
    return step;
  };
  /** In a build for several platforms the names of some steps do not say theirs: it is that of what they build on. */
  const inheritPlatform = (step: MutableStep): void => {
    if (step.label.platform !== null || (step.label.kind !== "instruction" && step.label.kind !== "base")) return;
    const inputs = [...step.parts.values()].flatMap(({ inputs: digests }) => digests);
    const platform = inputs.map((digest) => byDigest.get(digest)?.label.platform).find((each) => each != null);
    if (platform !== undefined && platform !== null) step.label = { ...step.label, platform };
  };

  return {
    apply(status) {
      const vertexes = status.vertexes.map(takeVertex);
      const touched = [...vertexes, ...status.statuses.map(takeStatus), ...status.logs.map(takeLog)].filter((step) => step !== null);
      // A line tells of a step before those that it builds on, so the last one is asked first.
      for (const step of touched.toReversed()) inheritPlatform(step);
      return [...new Set(touched)];
    },
    started: () => [...started],
    inputs() {
      const places = new Map<Step, number>([...started].map((step, place) => [step, place]));
      return [...started].map((step) => {
        const inputs = [...step.parts.values()].flatMap(({ inputs: digests }) => digests.flatMap((digest) => byDigest.get(digest) ?? []));
        return [...new Set(inputs)].filter((input) => input !== step).flatMap((input) => places.get(input) ?? []);
      });
    },
    images: () => [...byId.values()].flatMap(({ label }) => readImage(label)),
  };
}

/** Of an image that only COPY names, the step has no number. */
function readImage({ text, stage, platform }: StepName): ResolvedImage[] {
  const [, name, digest] = /^(?:ONBUILD )?FROM (\S+?)@(sha256:[0-9a-f]+)$/.exec(text) ?? [];
  return name === undefined || digest === undefined ? [] : [{ name, digest, stage, platform }];
}

function newStep(id: string, vertex: Vertex): MutableStep {
  const name = vertex.group?.name || vertex.name;
  return { id, name, label: readStepName(name), parts: new Map(), runs: new Map(), statuses: new Map(), output: null };
}

/** The layers of a step that was found in a cache are fetched when something needs them, of which BuildKit tells as if the step ran. */
function withCached(vertex: Vertex, before: Vertex | undefined): Vertex {
  return before?.cached === true ? { ...vertex, cached: true } : vertex;
}

/** Whether a part of it runs. */
export function isRunning(step: Step): boolean {
  return [...step.parts.values()].some(({ startedMs, completedMs }) => startedMs !== null && completedMs === null);
}

/** When its last part ended; null while one runs, or none has begun. */
export function endOf(step: Step): number | null {
  if (isRunning(step)) return null;
  const ends = [...step.runs.values()].filter((end) => end !== null);
  return ends.length === 0 ? null : Math.max(...ends);
}

/** The step as it is told of when all is over. */
export function describeStep(step: Step): BuildStep {
  const started = [...step.parts.values()].filter(({ startedMs }) => startedMs !== null);
  const errors = started.flatMap(({ error }) => (error === null ? [] : [error]));
  const error = errors.find((each) => !isCancellation(each)) ?? errors[0] ?? null;
  return {
    name: fullNameOf(step),
    ...step.label,
    cached: started.length > 0 && started.every(({ cached }) => cached),
    durationMs: durationOf(step),
    bytes: bytesOf(step),
    error,
    isCancelled: error !== null && isCancellation(error),
  };
}

/** The name, with the platform where BuildKit leaves it out. */
function fullNameOf({ name, label: { platform, kind } }: Step): string {
  const isSilent = platform !== null && kind === "instruction" && !/^\[\S*\//.test(name);
  return isSilent ? name.replace("[", `[${platform} `) : name;
}

/** Runs that overlap count once; one that did not end counts to the latest time that is known of the step. */
function durationOf({ runs }: Step): number {
  const sorted = [...runs].sort(([left], [right]) => left - right);
  let total = 0;
  let reached = -Infinity;
  for (const [start, end] of sorted) {
    const stop = end ?? start;
    total += Math.max(0, stop - Math.max(start, reached));
    reached = Math.max(reached, stop);
  }
  return total;
}

/** What of a step's own progress is bytes, by its kind. */
function bytesOf({ label, statuses }: Step): number | null {
  const all = [...statuses.values()];
  if (label.kind === "context") return sum(all.filter(({ id }) => id.startsWith("transferring ")).map(({ current }) => current));
  if (label.kind === "base") return sum(all.filter(({ id }) => /^sha256:[0-9a-f]+$/.test(id)).map(({ current, total }) => Math.max(current, total)));
  if (label.kind === "export") return sum(all.filter(({ id, total }) => id.startsWith("pushing ") && total > 0).map(({ total }) => total));
  return null;
}

function sum(numbers: readonly number[]): number | null {
  return numbers.length === 0 ? null : numbers.reduce((total, each) => total + each, 0);
}

function isCancellation(error: string): boolean {
  return error.endsWith("context canceled");
}
