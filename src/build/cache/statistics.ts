import type { Stats } from "node:fs";
import type { JsonObject } from "../../oci/json.ts";
import type { BuildTrace } from "../progress/trace.ts";
import type { BuildNotes } from "./notes.ts";

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
  /** One sentence, in Markdown's `code` where it quotes; null: nothing missed, or nothing is known. A stranger's words are in it. */
  readonly firstMiss: string | null;
  /** Of the steps from the cache, what they took when they were last built; null: not known of any. */
  readonly secondsSaved: number | null;
  /** To be kept for the next build; null: there is nothing to keep. */
  readonly notes: BuildNotes | null;
}

/** Gathers what the steps of a build read, while it runs. */
export interface StatisticsTaker {
  /** For `weighContext`: is told of each file that the build takes, and reads it in the background. */
  onUsedFile(path: string, stats: Stats): void;
  /** Once the build ended: waits for at most two seconds more. Never rejects. `isWhole`: `weighContext` saw all of the context. */
  end(trace: BuildTrace, before: JsonObject | null, isWhole: boolean): Promise<BuildStatistics>;
}
