import type { WeighedContext } from "./context.ts";

/** What would make the next build faster or its context smaller. */
export interface Advice {
  /** Its name, `no-cache-mount`. */
  readonly rule: string;
  /** Of the Dockerfile, from 1. */
  readonly line: number;
  readonly endLine: number;
  /** What is so, in one or two sentences. */
  readonly message: string;
  /** What to write instead. */
  readonly remedy: string;
  /** What it cost in this build; null: there was none, or it cost nothing in it. */
  readonly cost: AdviceCost | null;
}

/** What an advice cost in a build; null: not known. */
export interface AdviceCost {
  readonly bytes: number | null;
  readonly durationMs: number | null;
}

/** What is known besides the Dockerfile. */
export interface AdviceFacts {
  /** The Dockerfile's text: comments in it turn advice off. */
  readonly text: string;
  /** The stage that is built; null: every stage is judged, and the last one is what ships. */
  readonly target: string | null;
  /** null: not looked at. */
  readonly context: WeighedContext | null;
  /** The steps of this build; [] where there was none. */
  readonly steps: readonly LineFacts[];
}

/** What became of a line of the Dockerfile in a build. */
export interface LineFacts {
  /** The first line of the instruction. */
  readonly line: number;
  readonly cached: boolean;
  readonly durationMs: number;
  /** null: not known. */
  readonly bytes: number | null;
}
