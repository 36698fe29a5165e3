import type { Dockerfile } from "../dockerfile/parse.ts";
import type { AdviceFacts } from "./facts.ts";
import { findShippedTools } from "./build-tools.ts";
import { findEmptiedMounts, findMissingMounts, findSharedMounts } from "./cache-mounts.ts";
import { findContextWaste } from "./context-waste.ts";
import { findCopiesWithoutLink } from "./copy-link.ts";
import { findMovingAdds, findMovingDownloads, findTimes } from "./moving-inputs.ts";
import { findEarlyCopies, findEarlyVariables, findLoneRefreshes } from "./order.ts";
import type { Finding, JudgedFile } from "./finding.ts";
import type { RuleName } from "./rules.ts";
import { viewStages } from "./stage-view.ts";

const FINDERS: Readonly<Record<RuleName, (file: JudgedFile) => readonly Finding[]>> = {
  "copy-before-install": findEarlyCopies,
  "volatile-variable-early": findEarlyVariables,
  "copy-without-link": findCopiesWithoutLink,
  "package-index-apart": findLoneRefreshes,
  "no-cache-mount": findMissingMounts,
  "cache-mount-emptied": findEmptiedMounts,
  "cache-mount-shared": findSharedMounts,
  "build-tools-shipped": findShippedTools,
  "context-waste": findContextWaste,
  "moving-add": findMovingAdds,
  "moving-download": findMovingDownloads,
  "time-in-layer": findTimes,
};

/** What every rule finds in a Dockerfile. */
export function findAdvice(dockerfile: Dockerfile, facts: AdviceFacts): readonly Finding[] {
  const file: JudgedFile = { dockerfile, facts, stages: viewStages(dockerfile, facts.target) };
  return Object.values(FINDERS).flatMap((find) => find(file));
}
