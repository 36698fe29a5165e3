import { describeCost } from "../advice/markdown.ts";
import { showForeign } from "../foreign-text.ts";
import { formatCount } from "../format.ts";
import { codeElement, markdownTable } from "../report/markdown-parts.ts";
import type { LintAdvice, LintResult } from "./lint-result.ts";

const MAX_TEXT = 2000;
const MIN_WIDTH = 40;
const MAX_WIDTH = 120;

/** How a result is shown; secrets in it are hidden already. */
interface Look {
  readonly format: "text" | "markdown" | "json";
  readonly color: boolean;
  /** Columns of the terminal. */
  readonly width: number;
}

/** The result as text for people, Markdown or JSON. */
export function renderLint(result: LintResult, look: Look): string {
  if (look.format === "json") return `${JSON.stringify(result, null, 2)}\n`;
  return look.format === "markdown" ? renderMarkdown(result) : renderText(result, look);
}

/** The last line of the text: how much there is, and what was left out. */
export function renderEnd({ advice, checks }: LintResult): string {
  const count = advice.length === 0 ? "No advice." : `${formatCount(advice.length, "piece")} of advice.`;
  return `${count}${checks.whyNot === null ? "" : ` BuildKit's own checks were left out: ${showForeign(checks.whyNot, 300)}`}`;
}

function renderText(result: LintResult, { color, width }: Look): string {
  const columns = Math.min(MAX_WIDTH, Math.max(MIN_WIDTH, width)) - 2;
  const bold = (text: string): string => (color ? `\u001b[1m${text}\u001b[0m` : text);
  const blocks = result.advice.map((each) => {
    const cost = describeCost(each);
    const paragraphs = [show(each.message), ...(each.remedy === null ? [] : [`→ ${show(each.remedy)}`]), ...(each.url === null ? [] : [show(each.url)])];
    return [`${bold(`${show(result.dockerfile)}:${each.line}`)}  ${show(each.rule)}${cost === null ? "" : `  (${cost})`}`, ...paragraphs.flatMap((text) => wrap(text, columns).map((line) => `  ${line}`))].join("\n");
  });
  return `${[...blocks, renderEnd(result)].join("\n\n")}\n`;
}

function show(text: string): string {
  return showForeign(text, MAX_TEXT, "end");
}

function wrap(text: string, columns: number): string[] {
  const lines: string[] = [];
  let line = "";
  for (const word of text.split(" ")) {
    if (line !== "" && line.length + 1 + word.length > columns) {
      lines.push(line);
      line = word;
    } else line = line === "" ? word : `${line} ${word}`;
  }
  return [...lines, line];
}

function renderMarkdown(result: LintResult): string {
  const code = (text: string): string => codeElement(show(text));
  const rows = result.advice.map((each) => [String(each.line), code(each.rule), code(each.message), code(each.remedy ?? each.url ?? ""), describeCost(each) ?? ""]);
  const table = rows.length === 0 ? [] : [markdownTable(["Line", "Rule", "What is so", "Instead", "Cost"], "rlllr", rows)];
  return `${[`### Advice on ${code(result.dockerfile)}`, ...table, renderEnd(result).replaceAll(/[<>&`|*_[\]\\]/g, (character) => `&#${character.codePointAt(0) ?? 0};`)].join("\n\n")}\n`;
}

/** What an annotation says. */
export function annotationOf({ message, remedy, url }: LintAdvice): string {
  return [message, ...(remedy === null ? [] : [remedy]), ...(url === null ? [] : [`More on this: ${url}`])].join("\n");
}
