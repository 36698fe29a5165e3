import { formatCount } from "../format.ts";
import type { Span } from "./document.ts";
import type { BudgetResult, Report, WaiverResult } from "./report.ts";
import { isWaivedByFile } from "./waiver.ts";

/** A waiver that ends within so many days is told. */
export const SOON_DAYS = 7;
const MAX_LINE_COLUMNS = 60;
const MAX_REASON_COLUMNS = 160;
const MAX_NAMED_LINES = 6;

/** What waived the line: a label by its name, a waiver of the configuration file by its day and its reason. */
export function nameWaiving(report: Report, { waivedBy }: BudgetResult): Span[] {
  const foreign = waivedBy ?? "";
  if (!isWaivedByFile(report, { waivedBy })) return ["label ", { foreign, max: 40 }];
  // A reason may be a sentence of its own, and here it stands inside another.
  return [{ foreign: foreign.replace(/\.$/, ""), max: MAX_REASON_COLUMNS, cut: "end" }];
}

/** What a reader of the verdict must know of the configuration file that it came from, one sentence each. */
export function describeConfig({ config }: Report): Span[][] {
  if (config === undefined) return [];
  const { path, isChanged, droppedLines, waivers } = config;
  const change: Span[] = [{ mark: "attention" }, " ", { foreign: path, max: MAX_LINE_COLUMNS }, " is changed by this pull request", ...describeDropped(droppedLines), "."];
  return [...(isChanged === true ? [change] : []), ...waivers.flatMap(describeWaiver)];
}

function describeDropped(lines: readonly string[]): Span[] {
  const named = lines.slice(0, MAX_NAMED_LINES).flatMap((line, at): Span[] => [at === 0 ? ", which gives up " : ", ", { foreign: line, max: MAX_LINE_COLUMNS }]);
  const more = lines.length - MAX_NAMED_LINES;
  return more > 0 ? [...named, `, and ${more} more`] : named;
}

function describeWaiver({ line, until, reason, daysLeft, state }: WaiverResult): Span[][] {
  const budget: Span = { foreign: line, max: MAX_LINE_COLUMNS };
  if (state === "ended") return [[{ mark: "attention" }, " The waiver of ", budget, ` ran out on ${until}: `, { foreign: reason, max: MAX_REASON_COLUMNS, cut: "end" }]];
  if (state === "idle") return [["The waiver of ", budget, ` until ${until} is no longer needed: the line holds.`]];
  if (daysLeft > SOON_DAYS) return [];
  return [[{ mark: "attention" }, " The waiver of ", budget, ` ends on ${until}, ${daysLeft === 0 ? "today" : `in ${formatCount(daysLeft, "day")}`}.`]];
}
