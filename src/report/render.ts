import { type NamedReport, renderImages } from "./images.ts";
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

/** As `renderReport`, of one or several images; in JSON several are a list. */
export function renderReports(
  images: readonly NamedReport[],
  as: Parameters<typeof renderReport>[1],
  words: { readonly waiveLabel: string },
  redact: (text: string) => string,
): string {
  const parts = images.map(({ name, report }) => renderReport(report, as, { ...words, key: name }, redact));
  if (parts.length === 1) return parts.join("");
  if (as.format === "json") return `[\n${parts.map((part) => part.trimEnd()).join(",\n")}\n]\n`;
  return as.format === "markdown" ? redact(renderImages(images, { ...words, maxBytes: UNLIMITED_BYTES })) : parts.join(`\n${"─".repeat(as.width)}\n\n`);
}

/** The report as `report.json` holds it. Only its texts are redacted: a secret of digits must not cut into a number. */
export function renderJson(report: Report, redact: (text: string) => string = (text) => text): string {
  const redacted = (_: string, value: unknown) => (typeof value === "string" ? redact(value) : value);
  return `${JSON.stringify(report, redacted, 2)}\n`;
}
