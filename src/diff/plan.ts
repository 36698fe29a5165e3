import { type Budget, parseBudgets } from "../config/budget-line.ts";
import { UserError } from "../errors.ts";
import type { RunEvent } from "../forge/event.ts";
import { imageKey } from "../image/key.ts";
import { parsePlace } from "../image/place.ts";
import { formatPlatform, parsePlatform } from "../oci/platform.ts";
import { formatRepository, parseRepository } from "../oci/reference.ts";
import { reportName } from "../report/name.ts";
import type { ImageInputs, Subject } from "./subjects.ts";

/** What `diff` will do, as data: `--dry-run` prints it. */
export interface DiffPlan {
  readonly head: string;
  /** What the report calls it, where that is not its place. */
  readonly headName?: string;
  /** Normalised; empty: all that the image has. */
  readonly platforms: readonly string[];
  /** Normalised; those that other jobs weigh are among them. Empty: no other job does. */
  readonly imagePlatforms: readonly string[];
  readonly depth: "files" | "layers";
  readonly maxLayerBytes: number;
  readonly base: { readonly explicit: string } | { readonly ladder: readonly Rung[]; readonly leftOut: readonly string[] };
  readonly budgets: readonly Budget[];
  /** What the configuration file grants; null: there is none. */
  readonly config: Subject["config"];
  readonly waiveLabel: string;
  readonly key: string;
  readonly comment: {
    readonly when: "auto" | "always" | "never";
    /** `headSha` is the commit that is weighed, null where the run does not say; null: this run has no pull request. */
    readonly pullRequest: { readonly number: number; readonly headSha: string | null } | null;
  };
  /** Where report.json is written; null: nowhere. */
  readonly reportPath: string | null;
  /** The name of the artifact that the report becomes. */
  readonly artifact: string;
  /** The key under which the measurement is stored for pull requests to come; null: it is not, as when it is a part of one. */
  readonly storeAs: string | null;
}

/** One step of the ladder of bases (README, "On a pull request"). `from` is the commit it starts at. */
export type Rung =
  | { readonly source: "merge-base"; readonly from: Start; readonly repository: string; readonly tags: readonly string[] }
  | { readonly source: "stored"; readonly from: Start; readonly keyPrefix: string; readonly maxParents: number }
  | { readonly source: "moving"; readonly repository: string; readonly tags: readonly string[] };

/** A commit that the run must still ask the forge for, or knows. */
export type Start =
  | { readonly mergeBaseOf: number }
  | { readonly commit: string }
  | { readonly firstParentOf: string };

/** What the plan depends on beyond the inputs. */
export interface DiffFacts {
  readonly event: RunEvent;
  /** Where a report goes that nobody gave a path; null on a terminal. */
  readonly temporaryDirectory: string | null;
  /** `TAG@DIGEST` that the moving tag named before this very run moved it; null: there was none. Left out: this run moved no tag. */
  readonly movedFrom?: string | null | undefined;
  /** What the report calls head; its place unless given. */
  readonly headName?: string | undefined;
}

const MAX_PARENTS = 20;

/** Chooses what a diff must do; touches nothing, so `--dry-run` and the tests see exactly what would happen. */
export function planDiff(inputs: ImageInputs, facts: DiffFacts, config: Subject["config"] = null): DiffPlan {
  const key = inputs.key ?? imageKey(inputs.head);
  const { budgets } = parseBudgets(inputs.budget);
  if (inputs.depth === "layers") requireManifestBudgets(budgets);
  return {
    head: inputs.head,
    ...(facts.headName === undefined ? {} : { headName: facts.headName }),
    platforms: inputs.platforms.map(normalize),
    imagePlatforms: inputs["image-platforms"].map(normalize),
    depth: inputs.depth,
    maxLayerBytes: inputs["max-layer-size"],
    base: inputs.base === "auto" ? planLadder(inputs, facts, key) : { explicit: inputs.base },
    budgets,
    config,
    waiveLabel: inputs["waive-label"],
    key,
    comment: { when: inputs.comment, pullRequest: subjectOf(facts.event) },
    artifact: inputs.artifact ?? reportName(key),
    reportPath: inputs.report ?? defaultReportPath(facts.temporaryDirectory, key),
    storeAs: inputs["image-platforms"].length > 0 ? null : planStore(facts.event, key),
  };
}

/** Refuses, before anything is read, the lines that manifests alone cannot answer. */
function requireManifestBudgets(budgets: readonly Budget[]): void {
  const lines = budgets.filter(({ metric }) => metric === "disk" || metric === "hidden" || metric === "path");
  if (lines.length === 0) return;
  throw new UserError(
    `At depth layers nothing is known of files, so these budget lines cannot be held: ${lines.map(({ line }) => line).join("; ")}.`,
    "Measure with depth: files, or limit pull, delta-pull or layers.",
  );
}

function normalize(platform: string): string {
  return formatPlatform(parsePlatform(platform));
}

function subjectOf({ pullRequest }: RunEvent): DiffPlan["comment"]["pullRequest"] {
  return pullRequest === null ? null : { number: pullRequest.number, headSha: pullRequest.headSha };
}

function defaultReportPath(directory: string | null, key: string): string | null {
  return directory === null ? null : `${directory}/plimsoll/${reportName(key)}.json`;
}

/** The CI cache refuses commas in a key. */
function storePrefix(key: string): string {
  return `plimsoll-report-${key.replaceAll(",", "-")}-`;
}

/** Whether this CI has a cache in which measurements are kept for runs to come: only the Actions family has. */
export function keepsMeasurements({ ci }: RunEvent): boolean {
  return ci === "Actions";
}

function planStore(event: RunEvent, key: string): string | null {
  const { push } = event;
  return push?.isDefaultBranch === true && keepsMeasurements(event) ? storePrefix(key) + push.after : null;
}

function planLadder(inputs: ImageInputs, { event, movedFrom }: DiffFacts, key: string): DiffPlan["base"] {
  const repository = repositoryOf(inputs);
  const from = startOf(event);
  const ladder: Rung[] = [];
  const leftOut: string[] = [];
  if (from !== null && repository !== null) {
    ladder.push({ source: "merge-base", from, repository, tags: inputs["base-tags"] });
  }
  if (from !== null && keepsMeasurements(event)) ladder.push({ source: "stored", from, keyPrefix: storePrefix(key), maxParents: MAX_PARENTS });
  if (typeof movedFrom === "string" && repository !== null) ladder.unshift({ source: "moving", repository, tags: [movedFrom] });
  // After a push the moving tag is what this very push moved.
  if (movedFrom === undefined && event.push === null && repository !== null) {
    ladder.push({ source: "moving", repository, tags: movingTags(inputs["moving-tag"], event.defaultBranch) });
  }
  if (repository === null) {
    leftOut.push(`Bases are not looked up by tag: ${inputs.head} is in no registry, and "base-image" is not set.`);
  }
  return { ladder, leftOut };
}

function repositoryOf(inputs: ImageInputs): string | null {
  const given = inputs["base-image"];
  if (given !== undefined) return formatRepository(parseRepository(given));
  const place = parsePlace(inputs.head);
  return place.transport === "docker" ? formatRepository(place.reference) : null;
}

function startOf(event: RunEvent): Start | null {
  if (event.pullRequest !== null) return event.mergeBase === null ? { mergeBaseOf: event.pullRequest.number } : { commit: event.mergeBase };
  if (event.push === null) return null;
  const { before, after } = event.push;
  return before === null ? { firstParentOf: after } : { commit: before };
}

function movingTags(given: readonly string[], defaultBranch: string | null): readonly string[] {
  if (given.length > 0) return given;
  const tags = [defaultBranch?.replaceAll("/", "-"), "latest"];
  return tags.filter((tag) => tag !== undefined);
}
