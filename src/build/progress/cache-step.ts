import type { BuildStep } from "./trace.ts";

/** Whether BuildKit sought a cache in a place that has none yet: no fault, but the first build. A layer that is missing is one. */
export function foundNothing({ kind, text, error }: Pick<BuildStep, "kind" | "text" | "error">): boolean {
  if (kind !== "cache" || error === null || !text.startsWith("importing ")) return false;
  return error.endsWith(": not found") && !/sha256:[0-9a-f]{64}: not found$/.test(error);
}
