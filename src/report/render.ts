import { renderMarkdown } from "./markdown.ts";
import type { Report } from "./report.ts";
import { renderText } from "./text.ts";

/** A report on standard output may be as long as it is: only comments and summaries have a limit. */
const UNLIMITED_BYTES = Number.MAX_SAFE_INTEGER;

/** The report in the format that was asked for, ending in a newline, its texts made harmless by `redact`. */
export function renderReport(
  report: Report,
  as: { readonly format: "text" | "markdown" | "json"; readonly color: boolean; readonly width: number },
  words: { readonly key: string; readonly waiveLabel: string },
  redact: (text: string) => string,
): string {
  switch (as.format) {
    case "text":
      return redact(renderText(report, as));
    case "markdown":
      return redact(renderMarkdown(report, { ...words, maxBytes: UNLIMITED_BYTES }));
    case "json":
      return renderJson(report, redact);
  }
}

/** The report as `report.json` holds it. Only its texts are redacted: a secret of digits must not cut into a number. */
export function renderJson(report: Report, redact: (text: string) => string = (text) => text): string {
  const redacted = (_: string, value: unknown) => (typeof value === "string" ? redact(value) : value);
  return `${JSON.stringify(report, redacted, 2)}\n`;
}
