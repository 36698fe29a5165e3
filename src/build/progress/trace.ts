/** What became of a build, step by step. */
export interface BuildTrace {
  /** The steps that began, in the order in which they did. */
  readonly steps: readonly BuildStep[];
  /** Of each step, at its place in `steps`, the places of those that it builds on. */
  readonly inputs: readonly (readonly number[])[];
  /** The images that stages begin with or copy from, also where nothing of them was fetched. */
  readonly images: readonly ResolvedImage[];
  /** null: buildx ended with 0. */
  readonly failure: BuildFailure | null;
  readonly warnings: readonly BuildWarning[];
  /** Bytes that buildx sent of contexts on this machine; null where nothing was sent. */
  readonly contextBytes: number | null;
  /** Bytes of layers that were pushed; null where BuildKit does not say, and most do not. */
  readonly pushedBytes: number | null;
  /** From the first step to the end of the last; null where none began. */
  readonly durationMs: number | null;
  /** What stood on standard error beside the progress, its last 64 KiB. A stranger's text. */
  readonly errorText: string;
}

/** `instruction`: a line of the Dockerfile; `base`: its FROM; `cache`: reading or writing a cache. */
export type StepKind = "instruction" | "base" | "context" | "export" | "cache" | "internal";

/** One step, as BuildKit numbers them. All its texts are a stranger's. */
export interface BuildStep {
  /** In BuildKit's words, `[linux/amd64 build 2/4] COPY hello.txt .`; with the platform also where BuildKit leaves it out. */
  readonly name: string;
  /** The name without what stands in brackets. */
  readonly text: string;
  readonly kind: StepKind;
  /** null: the only stage of its Dockerfile, or no stage's. */
  readonly stage: string | null;
  /** What it is built for, `linux/arm64`; null where BuildKit does not say. */
  readonly platform: string | null;
  readonly cached: boolean;
  readonly durationMs: number;
  /** Bytes sent (context), fetched (base) or pushed (export); null where BuildKit does not say. */
  readonly bytes: number | null;
  readonly error: string | null;
  /** It was stopped because another one failed. */
  readonly isCancelled: boolean;
}

/** An image as BuildKit found it. All its texts are a stranger's. */
export interface ResolvedImage {
  /** `docker.io/library/node:24`. */
  readonly name: string;
  readonly digest: string;
  /** The stage that begins with it; null: the only one, or it is only copied from. */
  readonly stage: string | null;
  /** null where BuildKit does not say. */
  readonly platform: string | null;
}

/** What BuildKit's own checks say of the Dockerfile. A stranger's texts. */
export interface BuildWarning {
  /** `SecretsUsedInArgOrEnv`; null where the warning is no check's. */
  readonly rule: string | null;
  readonly message: string;
  /** In the repository; null where the file's place there is not known. */
  readonly file: string | null;
  /** From 1. */
  readonly line: number | null;
  readonly url: string | null;
}

/** Why a build failed. All its texts are a stranger's. */
export interface BuildFailure {
  /** null: no step failed, but something before or after them. */
  readonly step: BuildStep | null;
  /** buildx's own sentence, without `ERROR:` and what it always begins with. */
  readonly message: string;
  /** Of buildx. */
  readonly exitCode: number;
  /** Of the process that a RUN started; null where none ended. */
  readonly processExitCode: number | null;
  /** The last lines that the step printed, the oldest first. */
  readonly lastLines: readonly string[];
  readonly source: FailureSource | null;
}

/** The part of the Dockerfile that failed. */
export interface FailureSource {
  /** In the repository; null where the file's place there is not known. */
  readonly file: string | null;
  /** The first line of the instruction, from 1, and its last. */
  readonly line: number;
  readonly endLine: number;
  /** The instruction and a few lines around it. */
  readonly lines: readonly SourceLine[];
}

/** A line of a Dockerfile. */
export interface SourceLine {
  /** From 1. */
  readonly number: number;
  readonly text: string;
  readonly isMarked: boolean;
}
