import { renderMarkdown } from "./markdown.ts";
import type { Report } from "./report.ts";

/** A report, and what its image is called. */
export interface NamedReport {
  readonly name: string;
  readonly report: Report;
}

const RULE = "\n\n---\n\n";

/** The reports of one or several images as one piece of Markdown: a comment's body, or a section of the job summary. */
export function renderImages(
  images: readonly NamedReport[],
  options: { readonly waiveLabel: string; readonly maxBytes: number; readonly isBackToNormal?: boolean },
): string {
  const room = options.maxBytes - RULE.length * (images.length - 1);
  const maxBytes = Math.max(0, Math.floor(room / Math.max(1, images.length)));
  return images.map(({ name, report }) => renderMarkdown(report, { ...options, key: name, maxBytes })).join(RULE);
}
