import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { weighContext, type WeighLimits } from "../../../src/advice/context.ts";
import { createStatistics, type BuildStatistics, type NotedBuild } from "../../../src/build/misses/statistics.ts";
import { formatFirstMiss } from "../../../src/build/misses/first-miss.ts";
import type { BuildTrace } from "../../../src/build/progress/trace.ts";
import type { JsonObject } from "../../../src/oci/json.ts";
import { fakeHost } from "../../fakes/host.ts";
import { at, follow, statusLines } from "../progress-recorded.ts";

/** A step of a made-up build: built within a second where nothing else is said. */
export interface MadeUpStep {
  readonly name: string;
  /** The name of the step or of several that it builds on; the one before it unless given. */
  readonly on?: readonly string[];
  readonly isCached?: boolean;
  readonly seconds?: number;
  readonly error?: string;
  /** It is told of, but it never began. */
  readonly isIdle?: boolean;
}

/** What BuildKit tells of such steps. */
export function madeUp(steps: readonly MadeUpStep[]): Buffer {
  const vertexes = steps.map(({ name, on, isCached, seconds = 1, error, isIdle }, index) => ({
    digest: `sha256:${name}`,
    name,
    inputs: (on ?? (index === 0 ? [] : [steps[index - 1]?.name ?? ""])).map((input) => `sha256:${input}`),
    ...(isIdle === true ? {} : { started: at(index * 100), completed: at(index * 100 + seconds) }),
    ...(isCached === true ? { cached: true } : {}),
    ...(error === undefined ? {} : { error }),
  }));
  return statusLines({ vertexes });
}

/** A build to be told of. */
export interface ToldBuild extends Partial<Omit<NotedBuild, "dockerfile">> {
  readonly dockerfile: string;
  /** The steps, or the name of a recorded build. */
  readonly steps: readonly MadeUpStep[] | string;
  readonly before?: BuildStatistics | JsonObject | "unknown";
  readonly env?: Readonly<Record<string, string>>;
  readonly secrets?: readonly string[];
  readonly limits?: WeighLimits;
}

/** Takes the statistics of a build as `build` does. */
export async function tell(build: ToldBuild): Promise<BuildStatistics> {
  const host = fakeHost({ env: build.env ?? {} });
  for (const secret of build.secrets ?? []) host.addSecret(secret);
  const { dockerfile, steps, before, limits, env: _env, secrets: _secrets, ...rest } = build;
  const noted: NotedBuild = {
    folder: null, target: null, platforms: [], buildArguments: [], secretArguments: [], isUncached: false, uncachedStages: [],
    ...rest,
    dockerfile: { place: "Dockerfile", text: dockerfile },
  };
  const taker = createStatistics(host, noted, (bytes) => Buffer.alloc(bytes, 7));
  const context = { folder: noted.folder ?? "", dockerfile: null, dockerfileText: dockerfile, target: noted.target };
  const weighed = noted.folder === null ? null : await weighContext(host, context, limits, taker.onUsedFile);
  const { trace } = await follow(typeof steps === "string" ? steps : madeUp(steps));
  // Through JSON, as the cache keeps it.
  const kept = before === undefined ? null : (JSON.parse(JSON.stringify(typeof before === "object" && "notes" in before ? before.notes : before)) as JsonObject | "unknown" | null);
  return await taker.end(trace, kept, weighed?.isComplete ?? true);
}

/** What is told of the first miss, as the output has it. */
export async function firstMiss(build: ToldBuild): Promise<string | null> {
  const { firstMiss: miss } = await tell(build);
  return miss === null ? null : formatFirstMiss(miss, (text) => text);
}

/** A folder with files, gone with the test. */
export function contextWith(onTestFinished: (done: () => void) => void, files: Readonly<Record<string, string>>): string {
  const folder = mkdtempSync(join(tmpdir(), "plimsoll-statistics-"));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  write(folder, files);
  return folder;
}

/** Writes files into a folder. */
export function write(folder: string, files: Readonly<Record<string, string>>): void {
  for (const parent of new Set(Object.keys(files).map(dirname))) mkdirSync(join(folder, parent), { recursive: true });
  for (const [path, content] of Object.entries(files)) writeFileSync(join(folder, path), content);
}

/** The trace of a recorded build. */
export async function traceOf(steps: readonly MadeUpStep[] | string): Promise<BuildTrace> {
  return (await follow(typeof steps === "string" ? steps : madeUp(steps))).trace;
}
