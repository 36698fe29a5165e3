import { formatBytes, formatCount, formatDelta } from "../format.ts";
import { describeConfig, nameWaiving } from "./config-words.ts";
import type { ReportDocument, Span } from "./document.ts";
import { changeOf, headlinePlatform } from "./headline.ts";
import type { BaseSource, BudgetResult, ImageReport, PlatformReport, Report, TriedBase } from "./report.ts";
import { budgetSection, describeExcess, detailSections, MAX_DETAILED_PLATFORMS, platformSection, showGrowth } from "./sections.ts";
import { isOver, isWaivable } from "./verdict.ts";

/** What a rendering is told beside the report. */
export interface Words {
  /** What the image is called in the title. */
  readonly name: string;
  /** The label that waives growth; "" where there is none to tell of. */
  readonly waiveLabel: string;
  /** An earlier comment raised an alarm that this report ends. */
  readonly isBackToNormal: boolean;
}

/** The rungs that a base is found on, as a person reads them. */
export const SOURCE_NAMES: Readonly<Record<BaseSource, string>> = {
  explicit: "as given",
  "merge-base": "merge base",
  stored: "measurement stored by an earlier push",
  moving: "moving tag",
};
const MAX_NAMED_RUNGS = 6;

/** Chooses what is said of a report, the same words for every rendering. */
export function describeReport(report: Report, words: Words): ReportDocument {
  const headline = headlinePlatform(report);
  return {
    title: ["⚓ ", { foreign: words.name, max: 80 }, ...describeDepth(report, headline, words), ...describeVerdict(report)],
    lead: [...describeHeadline(report, headline), ...describeWorstLine(report, headline)],
    notes: [...describeUnreadable(report), ...describeAge(report), ...describeUnknown(report), ...describePlatformSet(report), ...describeConfig(report)],
    platforms: platformSection(report),
    budgets: report.budgets.length === 0 ? null : budgetSection(report),
    details: detailSections(report, headline),
    sources: [describeBase(report), ...describeMissing(report), describeHead(report), ...describeUncounted(report), ...describeUndetailed(report), ...describeWaiver(report, words)],
  };
}

function describeDepth(report: Report, headline: PlatformReport | null, words: Words): Span[] {
  if (headline === null) return [": no platform was measured"];
  if (report.kind === "inspect") return [`: ${describeSizes(headline)[0] ?? "size unknown"}`];
  if (report.base === null) return [`: first measurement, ${describeSizes(headline)[0] ?? "size unknown"}`];
  if (headline.delta === null) return [": no platform in common with the base"];
  const change = changeOf(headline);
  const depth = change === null ? "size unknown" : describeChange(change) + (headline.delta.pullBytes === null ? " on disk" : "");
  if (words.isBackToNormal) return [` is back to normal: ${depth}`];
  return change === null ? [": size unknown"] : [` rides ${depth}`];
}

function describeChange(bytes: number): string {
  if (bytes === 0) return "unchanged";
  return `${formatBytes(Math.abs(bytes))} ${bytes > 0 ? "deeper" : "shallower"}`;
}

function describeSizes({ head }: PlatformReport): string[] {
  if (head === null) return [];
  const { pullBytes, diskBytes } = head;
  return [
    ...(pullBytes === null ? [] : [`${formatBytes(pullBytes)} to pull`]),
    ...(diskBytes === null ? [] : [`${formatBytes(diskBytes)} on disk`]),
  ];
}

function describeVerdict(report: Report): Span[] {
  const { verdict, budgets } = report;
  if (budgets.length === 0) return [];
  if (verdict === "none") return [" — budget not evaluated"];
  if (verdict === "pass") {
    const waived = budgets.find(({ waivedBy }) => waivedBy !== null);
    if (waived === undefined) return [" — ", { mark: "held" }, " within budget"];
    return [" — ", { mark: "waived" }, " over the line, accepted by ", ...nameWaiving(report, waived)];
  }
  const over = new Set(budgets.filter(isOver).map(({ platform }) => platform)).size;
  const judged = new Set(budgets.filter(({ ok }) => ok !== null).map(({ platform }) => platform)).size;
  return [" — ", { mark: "over" }, ` over the line${judged > 1 ? ` on ${over} of ${judged} platforms` : ""}`];
}

function describeHeadline(report: Report, headline: PlatformReport | null): Span[] {
  if (headline === null || headline.head === null) return ["Nothing of head was measured."];
  return headline.delta === null ? describeAbsolute(report, headline, headline.head) : describeComparison(headline);
}

function describeAbsolute({ kind, base }: Report, platform: PlatformReport, head: ImageReport): Span[] {
  const hidden = head.hiddenBytes === null || head.hiddenBytes === 0 ? "" : `; ${formatBytes(head.hiddenBytes)} ship and cannot be reached`;
  const first = kind === "diff" && base === null ? " First measurement: there is no base to compare with." : "";
  return [
    { strong: describeSizes(platform).join(", ") || "Size unknown" },
    " on ",
    platformName(platform),
    `, in ${formatCount(head.layers.length, "layer")}${hidden}.${first}`,
  ];
}

function describeComparison(platform: PlatformReport): Span[] {
  const { base, head, deltaPullBytes } = platform;
  const change = changeOf(platform);
  if (change === null || base === null || head === null) return [{ strong: "Size unknown" }, " on ", platformName(platform), "."];
  const isPull = platform.delta?.pullBytes != null;
  const [before, after] = isPull ? [base.pullBytes, head.pullBytes] : [base.diskBytes, head.diskBytes];
  const where = isPull ? "to pull" : "on disk";
  const growth = showGrowth(before ?? 0, after ?? 0);
  const node = deltaPullBytes === null ? "" : ` A node that has the old image pulls ${formatBytes(deltaPullBytes)}.`;
  if (change === 0) return [{ strong: `${formatBytes(after ?? 0)} ${where}` }, " on ", platformName(platform), `, as before.${node}`];
  return [
    { strong: `${formatDelta(change)} ${where}${growth === "" ? "" : ` (${growth})`}` },
    " on ",
    platformName(platform),
    `, now ${formatBytes(after ?? 0)}.${node}`,
  ];
}

/** The first exceeded line, of the headline's platform where it has one. */
function describeWorstLine(report: Report, headline: PlatformReport | null): Span[] {
  const { budgets } = report;
  const over = budgets.filter((budget) => budget.ok === false);
  const worst = over.find((budget) => isOver(budget) && budget.platform === headline?.platform) ?? over.find(isOver) ?? over[0];
  if (worst === undefined) return [];
  const more = over.length > 1 ? `, and ${formatCount(over.length - 1, "more line is", "more lines are")} exceeded` : "";
  return [" Budget ", { foreign: worst.line, max: 60 }, ` is exceeded: ${describeExcess(worst)} on `, { foreign: worst.platform, max: 40 }, ...describeWaived(report, worst), `${more}.`];
}

function describeWaived(report: Report, budget: BudgetResult): Span[] {
  return budget.waivedBy === null ? [] : [", accepted by ", ...nameWaiving(report, budget)];
}

function describeUnreadable({ baseTried }: Report): Span[][] {
  const failed = baseTried.filter(({ result }) => result === "unreadable");
  const shown = failed.slice(0, MAX_NAMED_RUNGS).map((rung): Span[] => [
    { mark: "attention" },
    " The base could not be read (",
    SOURCE_NAMES[rung.source],
    ", ",
    { foreign: rung.reference, max: 100 },
    "): ",
    rung.error === null ? "no reason was given" : { foreign: rung.error, max: 200, cut: "end" },
  ]);
  const rest = failed.length - shown.length;
  return rest === 0 ? shown : [...shown, [{ mark: "attention" }, ` ${formatCount(rest, "more base")} could not be read.`]];
}

function describeAge({ base }: Report): Span[][] {
  if (base === null) return [];
  if (base.commitsBehind !== null && base.commitsBehind > 0) {
    const age = `${formatCount(base.commitsBehind, "commit")} behind`;
    return [[{ mark: "attention" }, ` The base is ${age}: part of what changed may belong to others.`]];
  }
  if (base.source !== "moving") return [];
  return [[{ mark: "attention" }, " The base is a tag that moves: part of what changed may belong to others."]];
}

function describeUnknown({ platforms, kind, base }: Report): Span[][] {
  const heads = platforms.map(({ head }) => head).filter((head) => head !== null);
  const isDiff = kind === "diff" && base !== null;
  const notes: Span[][] = [];
  if (heads.some(({ pullBytes }) => pullBytes === null)) {
    notes.push([`The pull size is unknown, since layers kept uncompressed have none${isDiff ? ": disk size decides" : ""}.`]);
  } else if (isDiff && platforms.some(({ delta }) => delta !== null && delta.pullBytes === null)) {
    notes.push(["The base's pull size is unknown, since layers kept uncompressed have none: disk size decides."]);
  }
  if (heads.some(({ diskBytes }) => diskBytes === null)) {
    notes.push(["Sizes on disk and files were not measured: only manifests were read."]);
  } else if (isDiff && platforms.some(({ delta, files }) => delta !== null && files === null)) {
    notes.push(["Files are not compared: the layers of the base were not read."]);
  }
  return notes;
}

function describePlatformSet({ platforms, base }: Report): Span[][] {
  if (base === null) return [];
  const named = (status: PlatformReport["status"]) => platforms.filter((platform) => platform.status === status).map(platformName);
  const added = named("added");
  const removed = named("removed");
  return [
    ...(added.length === 0 ? [] : [["New, with nothing to compare with: ", ...listed(added), "."]]),
    ...(removed.length === 0 ? [] : [[{ mark: "attention" } as const, " Gone, the base has it and head has not: ", ...listed(removed), "."]]),
  ];
}

function listed(names: readonly Span[]): Span[] {
  const shown = names.slice(0, MAX_NAMED_RUNGS).flatMap((name, at) => (at === 0 ? [name] : [", ", name]));
  return names.length > MAX_NAMED_RUNGS ? [...shown, `, and ${names.length - MAX_NAMED_RUNGS} more`] : shown;
}

function platformName({ platform }: PlatformReport): Span {
  return { foreign: platform, max: 40 };
}

function describeBase({ kind, base }: Report): Span[] {
  if (kind === "inspect") return [];
  if (base === null) return ["Base: none found"];
  const commit: Span[] = base.commit === null ? [] : [" ", showCommit(base.commit)];
  return [
    `Base: ${SOURCE_NAMES[base.source]}`,
    ...commit,
    ", ",
    ...showPlace(base),
    describeCommitsBehind(base.source, base.commitsBehind),
  ];
}

/** The age of a base, to stand after its name. */
export function describeCommitsBehind(source: BaseSource, commitsBehind: number | null): string {
  if (source === "explicit" && commitsBehind === null) return "";
  if (commitsBehind === null) return ", age unknown";
  return `, ${formatCount(commitsBehind, "commit")} behind`;
}

function describeMissing({ baseTried }: Report): Span[][] {
  const missing = baseTried.filter(({ result }) => result === "not-found");
  if (missing.length === 0) return [];
  return [["Not found: ", ...listed(missing.map(({ reference }): Span => ({ foreign: reference, max: 100 }))), describeSources(missing)]];
}

function describeSources(rungs: readonly TriedBase[]): string {
  const names = [...new Set(rungs.map(({ source }) => SOURCE_NAMES[source]))];
  return ` (${names.join(", ")})`;
}

function describeHead({ kind, head }: Report): Span[] {
  const commit: Span[] = head.commit === null ? [] : [", commit ", showCommit(head.commit)];
  return [kind === "inspect" ? "Image: " : "Head: ", ...showPlace(head), ...commit];
}

function describeUncounted({ notCounted }: Report): Span[][] {
  const { attestationBytes, artifactManifests } = notCounted;
  if (attestationBytes === 0 && artifactManifests === 0) return [];
  return [[`Not counted: ${formatBytes(attestationBytes)} of attestations, ${formatCount(artifactManifests, "artifact manifest")}`]];
}

function describeUndetailed({ platforms }: Report): Span[][] {
  const rest = platforms.filter(({ head }) => head !== null).length - MAX_DETAILED_PLATFORMS;
  return rest <= 0 ? [] : [[`Layers and files of ${formatCount(rest, "more platform")} are in the report`]];
}

function describeWaiver({ budgets }: Report, { waiveLabel }: Words): Span[][] {
  if (waiveLabel === "" || !budgets.some((budget) => isOver(budget) && isWaivable(budget))) return [];
  return [["Accept the growth with label ", { foreign: waiveLabel, max: 40 }]];
}

function showCommit(commit: string): Span {
  return { foreign: /^[0-9a-f]{40,64}$/.test(commit) ? commit.slice(0, 7) : commit, max: 20 };
}

/** Where an image was read from, and its digest, which a reference may end in. */
function showPlace({ reference, digest }: { readonly reference: string; readonly digest: string | null }): Span[] {
  if (digest === null) return [{ foreign: reference, max: 100 }];
  const name = reference.endsWith(`@${digest}`) ? reference.slice(0, -digest.length - 1) : reference;
  return [{ foreign: name, max: 100 }, " ", { foreign: shortDigest(digest) }];
}

/** As much of a digest as is needed to know it again. */
function shortDigest(digest: string): string {
  return digest.slice(0, digest.indexOf(":") + 13);
}
