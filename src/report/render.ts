import { renderMarkdown } from "./markdown.ts";
import type { Report } from "./report.ts";
import { renderText } from "./text.ts";

/** A report on standard output may be as long as it is: only comments and summaries have a limit. */
const UNLIMITED_BYTES = Number.MAX_SAFE_INTEGER;

/** The report in the format that was asked for, ending in a newline. */
export function renderReport(
  report: Report,
  as: { readonly format: "text" | "markdown" | "json"; readonly color: boolean; readonly width: number },
  words: { readonly key: string; readonly waiveLabel: string },
): string {
  switch (as.format) {
    case "text":
      return renderText(report, as);
    case "markdown":
      return renderMarkdown(report, { ...words, maxBytes: UNLIMITED_BYTES });
    case "json":
      return renderJson(report);
  }
}

/** The report as `report.json` holds it. */
export function renderJson(report: Report): string {
  return `${JSON.stringify(report, null, 2)}\n`;
}
