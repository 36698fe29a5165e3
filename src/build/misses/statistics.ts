import { randomBytes } from "node:crypto";
import { parseDockerfile } from "../../dockerfile/parse.ts";
import type { Host } from "../../host/host.ts";
import type { JsonObject } from "../../oci/json.ts";
import type { OnUsedFile } from "../../advice/context.ts";
import { isTooLong } from "../../advice/stage-view.ts";
import { readBuildArguments } from "../build-arguments.ts";
import { isSecretName, knownSecretsIn } from "../exposed-secrets.ts";
import { canonicalPlatform, LOCAL_PLATFORM } from "../../builder/platforms.ts";
import type { BuildTrace } from "../progress/trace.ts";
import { explainFirstMiss, type FirstMiss } from "./first-miss.ts";
import { createHasher, takeNotes } from "./notes-taking.ts";
import { readNotes, type BuildNotes } from "./notes.ts";
import { createSourceReader, type SourceFiles } from "./source-files.ts";
import { findInstructions } from "./step-finding.ts";
import { readSteps, type ReadStep } from "./step-reading.ts";

/** What a build was asked for, as far as its steps depend on it. */
export interface NotedBuild {
  /** The context's folder on this machine; null: it is not here. */
  readonly folder: string | null;
  /** `place`: in the repository, for what is told; null: outside. null: it is not on this machine. */
  readonly dockerfile: { readonly place: string | null; readonly text: string } | null;
  readonly target: string | null;
  /** As they were written. */
  readonly platforms: readonly string[];
  /** `NAME=value`, or `NAME` for the environment's, secret ones included; their values go nowhere. */
  readonly buildArguments: readonly string[];
  /** Names of arguments that are kept off the command line: of them nothing is noted. */
  readonly secretArguments: readonly string[];
  /** `no-cache` was asked for. */
  readonly isUncached: boolean;
  /** The stages of `no-cache-filter`. */
  readonly uncachedStages: readonly string[];
}

/** What the cache did for a build. */
export interface BuildStatistics {
  /** Instructions alone. */
  readonly steps: { readonly cached: number; readonly built: number };
  /** 0 to 1; null where no step was known. */
  readonly hitRatio: number | null;
  /** null: nothing missed. */
  readonly firstMiss: FirstMiss | null;
  /** Of the steps from the cache, what they took when they were last built; null: not known of any. */
  readonly secondsSaved: number | null;
  /** To be kept for the next build; null: there is nothing to keep. */
  readonly notes: BuildNotes | null;
}

/** Gathers what the steps of a build read, while it runs. */
export interface StatisticsTaker {
  /** For `weighContext`: is told of each file that the build takes, and reads it in the background. */
  readonly onUsedFile: OnUsedFile;
  /**
   * Once the build ended: waits for at most two seconds more. Never rejects. `before`: the notes of the build before, null
   * where there was none, "unknown" where nothing keeps them or they could not be had. `isWhole`: `weighContext` saw all of the context.
   */
  end(trace: BuildTrace, before: JsonObject | "unknown" | null, isWhole: boolean): Promise<BuildStatistics>;
}

/** Begins to gather; `random` makes the salt of the first notes of an image. */
export function createStatistics(host: Host, build: NotedBuild, random: (bytes: number) => Buffer = randomBytes): StatisticsTaker {
  const reader = build.folder === null ? null : createSourceReader(build.folder);
  return {
    onUsedFile: (path, stats) => reader?.take(path, stats),
    async end(trace, before, isWhole) {
      const files = (await reader?.end()) ?? null;
      try {
        return describe(host, build, trace, { before: readNotes(before === "unknown" ? null : before), isFirst: before === null, files: isWhole ? files : null, random });
      } catch (error) {
        // What is told of a build never changes what becomes of it.
        host.log.debug(`Nothing is told of what the steps read: ${error instanceof Error ? error.message : String(error)}`);
        return { steps: countSteps(trace), hitRatio: hitRatio(trace), firstMiss: null, secondsSaved: null, notes: null };
      }
    },
  };
}

interface Known {
  readonly before: BuildNotes | null;
  readonly isFirst: boolean;
  readonly files: SourceFiles | null;
  readonly random: (bytes: number) => Buffer;
}

function describe(host: Host, build: NotedBuild, trace: BuildTrace, { before, isFirst, files, random }: Known): BuildStatistics {
  const read = readBuild(host, build, trace, before?.salt ?? random(16).toString("hex"));
  const now = takeNotes({ ...read, before, trace, files });
  const { isUncached, uncachedStages } = build;
  const miss = explainFirstMiss({ trace, before, isFirst, now, found: read.found, dockerfile: build.dockerfile?.place ?? "Dockerfile", isUncached, uncachedStages });
  return {
    steps: countSteps(trace),
    hitRatio: hitRatio(trace),
    // It goes through the runner's state, which its debug log shows.
    firstMiss: miss === null ? null : { ...miss, instruction: host.redact(miss.instruction), why: host.redact(miss.why) },
    secondsSaved: secondsSaved(before, trace, read.found),
    notes: read.steps.length === 0 ? null : now,
  };
}

interface ReadBuild {
  readonly salt: string;
  readonly steps: readonly ReadStep[];
  readonly found: ReadonlyMap<number, ReadStep>;
}

function readBuild(host: Host, build: NotedBuild, trace: BuildTrace, salt: string): ReadBuild {
  if (build.dockerfile === null) return { salt, steps: [], found: new Map() };
  const hash = createHasher(salt);
  const dockerfile = parseDockerfile(build.dockerfile.text);
  if (isTooLong(dockerfile)) return { salt, steps: [], found: new Map() };
  const given = readBuildArguments(build.buildArguments, host.env);
  const isSecret = (name: string, value: string): boolean =>
    build.secretArguments.includes(name) || isSecretName(name) || knownSecretsIn(value).length > 0 || (value !== "" && host.redact(value) !== value);
  const alone = aloneOf(build.platforms);
  const told = trace.steps.filter(({ kind }) => kind === "instruction").map(({ platform }) => platform ?? alone);
  const steps = [...new Set(told)].flatMap((platform) => readSteps(dockerfile, { target: build.target, platform, arguments: given, isSecret, hash: (text) => hash("instruction", text) }));
  return { salt, steps, found: findInstructions(trace, steps, alone) };
}

/** What is built for, where BuildKit names no platform because there is one; null where that is the builder's own. */
function aloneOf(platforms: readonly string[]): string | null {
  const [first, ...others] = platforms;
  if (first === undefined || others.length > 0) return null;
  const platform = canonicalPlatform(first);
  return platform === LOCAL_PLATFORM ? null : platform;
}

/** How many instructions were cached, and how many built; what was stopped for another's failure counts as neither. */
export function countSteps({ steps }: Pick<BuildTrace, "steps">): { cached: number; built: number } {
  const counted = steps.filter(({ kind, isCancelled }) => kind === "instruction" && !isCancelled);
  const cached = counted.filter((step) => step.cached).length;
  return { cached, built: counted.length - cached };
}

/** The share of the steps that was cached, in percent: rounded, but 100 only where nothing missed, and 0 only where nothing hit. */
export function hitPercent({ cached, built }: BuildStatistics["steps"]): number {
  if (built === 0) return 100;
  return Math.min(99, Math.max(cached === 0 ? 0 : 1, Math.round((cached / (cached + built)) * 100)));
}

/** The share of the instructions that was cached, 0 to 1; null where there is none. */
export function hitRatio(trace: Pick<BuildTrace, "steps">): number | null {
  const { cached, built } = countSteps(trace);
  return cached + built === 0 ? null : cached / (cached + built);
}

/** What the cached steps took when they were last built; null where that is known of none of them. */
export function secondsSaved(before: BuildNotes | null, trace: Pick<BuildTrace, "steps">, found: ReadonlyMap<number, Pick<ReadStep, "id">>): number | null {
  const known = [...found].flatMap(([place, { id }]) => (trace.steps[place]?.cached === true ? (before?.steps[id]?.durationMs ?? []) : []));
  if (known.length > 0) return known.reduce((sum, ms) => sum + ms, 0) / 1000;
  return before !== null && countSteps(trace).cached === 0 ? 0 : null;
}
