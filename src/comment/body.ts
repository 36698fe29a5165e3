import { roomFor } from "../forge/sticky.ts";
import { imageKey } from "../image/key.ts";
import { renderMarkdown } from "../report/markdown.ts";
import { isNotable } from "../report/notable.ts";
import type { Report } from "../report/report.ts";
import type { CommentPlan } from "./plan.ts";

const RULE = "\n\n---\n\n";

/** One comment for all the reports, each rendered anew from its numbers; `needed`: it is to be made where there is none. */
export function renderComment(
  reports: readonly Report[],
  plan: Pick<CommentPlan, "key" | "waiveLabel" | "when">,
): { key: string; body: string; needed: boolean } {
  const needed = plan.when === "always" || reports.some(isNotable);
  const keys = reports.map(({ head }) => imageKey(head.reference));
  const ownKey = reports.length === 1 ? keys[0] : undefined;
  const key = plan.key ?? ownKey ?? "all";
  const forWords = roomFor(key) - RULE.length * (reports.length - 1);
  const maxBytes = Math.max(0, Math.floor(forWords / reports.length));
  const parts = reports.map((report, index) =>
    renderMarkdown(report, { key: reports.length === 1 ? key : (keys[index] ?? ""), waiveLabel: plan.waiveLabel, maxBytes, isBackToNormal: !needed }),
  );
  return { key, body: parts.join(RULE), needed };
}
