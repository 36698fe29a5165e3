import type { BuildTrace } from "../progress/trace.ts";

/** What BuildKit says where a layer that it was promised cannot be had or is not what it should be. */
const SIGNS = [
  /\bunexpected commit digest\b/,
  /\bhttpReadSeeker: /,
  /\bparent snapshot \S+ does not exist\b/,
  /\bfailed to extract layer\b/,
  /\bfailed to load (?:result from remote|cache result)\b/,
  /\bcontent digest \S+: not found\b/,
  /\bblob sha256:[0-9a-f]{64}: not found\b/,
  /\bmissing blob sha256:/,
  /\bfailed to (?:copy|fetch|pull)\b[^\n]*\bsha256:[0-9a-f]{64}\b/,
];

/** Whether a build failed because of what it read from a cache: BuildKit names one of these places, or says that a layer could not be read. What a step's own process did is none of it. */
export function isImportFailure(trace: Pick<BuildTrace, "failure" | "steps" | "errorText"> | null, stderr: string, places: readonly string[]): boolean {
  if (trace?.failure?.processExitCode != null) return false;
  // What becomes of looking for a cache, or of writing one, fails no build.
  const failed = trace?.steps.filter(({ kind, isCancelled }) => kind !== "cache" && !isCancelled) ?? [];
  const said = trace === null ? [stderr] : [trace.failure?.message ?? "", trace.errorText, ...failed.map(({ error }) => error ?? "")];
  const text = said.join("\n");
  return places.some((place) => text.includes(place)) || SIGNS.some((sign) => sign.test(text));
}
