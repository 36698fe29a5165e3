import { roomFor } from "../forge/sticky.ts";
import { imageKey } from "../image/key.ts";
import { renderImages } from "../report/images.ts";
import { isNotable } from "../report/notable.ts";
import type { Report } from "../report/report.ts";
import type { CommentPlan } from "./plan.ts";

/** One comment for all the reports, each rendered anew from its numbers; `needed`: it is to be made where there is none. */
export function renderComment(
  reports: readonly Report[],
  plan: Pick<CommentPlan, "key" | "waiveLabel" | "when">,
): { key: string; body: string; needed: boolean } {
  const needed = plan.when === "always" || reports.some(isNotable);
  const keys = reports.map(({ head }) => imageKey(head.reference));
  const ownKey = reports.length === 1 ? keys[0] : undefined;
  const key = plan.key ?? ownKey ?? "all";
  const images = reports.map((report, index) => ({ report, name: reports.length === 1 ? key : (keys[index] ?? "") }));
  return { key, body: renderImages(images, { waiveLabel: plan.waiveLabel, maxBytes: roomFor(key), isBackToNormal: !needed }), needed };
}
