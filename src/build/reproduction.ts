import { findStage } from "../dockerfile/sources.ts";
import { parseDockerfile, type Stage } from "../dockerfile/parse.ts";
import type { BuildFailure } from "./progress/trace.ts";

/** What was built: enough to build it again elsewhere, without the value of any secret. */
export interface BuildRequest {
  /** As buildx got it: a folder or a URL. */
  readonly context: string;
  /** As `--file`; null: the context's own. */
  readonly file: string | null;
  readonly target: string | null;
  readonly platforms: readonly string[];
  /** Names of the build arguments. */
  readonly buildArguments: readonly string[];
  /** IDs of the secrets. */
  readonly secrets: readonly string[];
  /** Further flags of buildx with their values; those that change what the steps do are taken. */
  readonly options: readonly (readonly [flag: string, value: string | null])[];
  /** null: it cannot be read from here. */
  readonly dockerfileText: string | null;
}

const SAME_STEPS = new Set(["--add-host", "--allow", "--build-context", "--network", "--shm-size", "--ulimit"]);

/** One command for a shell that builds what failed, up to the stage it failed in. Values of arguments and secrets are the reader's to fill in. */
export function reproduce(failure: BuildFailure, request: BuildRequest): string {
  const stage = failedStage(failure, request);
  const platform = failure.step?.platform ?? (request.platforms.join(",") || null);
  const target = stage?.name ?? request.target;
  const words = ["docker", "buildx", "build"];
  const add = (flag: string, value: string | null): void => void words.push(flag, ...(value === null ? [] : [quote(value)]));
  if (target !== null) add("--target", target);
  if (platform !== null) add("--platform", platform);
  if (request.file !== null) add("--file", request.file);
  // Without a value, buildx takes it from the environment.
  for (const name of request.buildArguments) add("--build-arg", name);
  for (const id of request.secrets) add("--secret", `id=${id},src=./${id.replaceAll(/[^\w.-]/g, "_")}.secret`);
  for (const [flag, value] of request.options) {
    if (flag === "--ssh") add(flag, value?.split("=", 1)[0] ?? null);
    else if (SAME_STEPS.has(flag)) add(flag, value === null ? null : withoutCredentials(value));
  }
  words.push("--progress=plain", quote(withoutCredentials(request.context)));
  return words.join(" ");
}

function failedStage(failure: BuildFailure, request: BuildRequest): Stage | null {
  if (request.dockerfileText === null) return null;
  const dockerfile = parseDockerfile(request.dockerfileText);
  const line = failure.source?.line;
  const written = line === undefined ? undefined : dockerfile.stages.find((stage) => stage.line <= line && line <= stage.endLine);
  return written ?? (failure.step?.stage == null ? null : findStage(dockerfile, failure.step.stage));
}

function withoutCredentials(text: string): string {
  return text.replace(/(\w+:\/\/)[^/@\s]+@/, "$1");
}

/** A word of a POSIX shell. */
function quote(word: string): string {
  return /^[\w@%+=:,./-]+$/.test(word) ? word : `'${word.replaceAll("'", "'\\''")}'`;
}
