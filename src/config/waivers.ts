import type { BudgetResult, WaiverResult } from "../report/report.ts";
import { nameWaiver } from "../report/waiver.ts";
import { spellLine } from "./budget-line.ts";
import type { Waiver } from "./project.ts";

const DAY_MS = 86_400_000;

/** Days (UTC) from `now` to the last day of a waiver: 0 on that day, negative once it ran out. */
export function daysLeft({ until }: Pick<Waiver, "until">, now: Date): number {
  return Math.round((Date.parse(`${until}T00:00:00Z`) - Math.floor(now.getTime() / DAY_MS) * DAY_MS) / DAY_MS);
}

/** What waives each line, as `waivedBy` says it, by the line as `spellLine` has it; what ran out is not among them. */
export function waiversInForce(path: string, waivers: readonly Waiver[], now: Date): ReadonlyMap<string, string> {
  return new Map(waivers.filter((waiver) => daysLeft(waiver, now) >= 0).map((waiver) => [spellLine(waiver.budget), nameWaiver({ path }, waiver)]));
}

/** What became of each waiver, given how the lines came out. One for a line that was not held here (an input replaced it) is left out. */
export function judgeWaivers(waivers: readonly Waiver[], results: readonly BudgetResult[], now: Date): WaiverResult[] {
  return waivers.flatMap((waiver) => {
    const own = results.filter(({ line }) => spellLine(line) === spellLine(waiver.budget));
    if (own.length === 0) return [];
    const left = daysLeft(waiver, now);
    // A line that was not evaluated may need it the next time.
    const isNeeded = own.some(({ ok }) => ok !== true);
    const state = left < 0 ? "ended" : isNeeded ? "used" : "idle";
    return [{ line: waiver.budget, until: waiver.until, reason: waiver.reason, daysLeft: left, state }];
  });
}
