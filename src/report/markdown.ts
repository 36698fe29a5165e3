import { showForeign } from "../foreign-text.ts";
import { BAR_COLUMNS, renderBar } from "./bar.ts";
import type { Cell, Mark, Section, Span, Table } from "./document.ts";
import { type Block, fitBlocks } from "./fit.ts";
import { codeElement } from "./markdown-parts.ts";
import type { Report } from "./report.ts";
import { describeReport } from "./wording.ts";

/** A link of our own making that the reader may follow. */
interface Link {
  readonly title: string;
  readonly url: string;
}

/** What the Markdown depends on beside the report. */
interface MarkdownOptions {
  /** The comment's key: what the image is called in the title. */
  readonly key: string;
  readonly waiveLabel: string;
  /** The most UTF-8 bytes there may be; rows and sections are given up in a fixed order. */
  readonly maxBytes: number;
  readonly links?: readonly Link[];
  /** An earlier comment stands there and nothing is notable any more. */
  readonly isBackToNormal?: boolean;
}

const MARKS: Readonly<Record<Mark, string>> = { over: "❌", held: "✅", waived: "⚠️", attention: "⚠️" };
/** A number stays with its unit: the cells of a table that is too wide are broken at every blank. */
const BEFORE_UNIT = /(?<=\d) (?=(?:[kMGTP]?B|%)(?!\w))/g;
const OWN_RANKS = { title: 0, platforms: 2, budgets: 3, lead: 1, notes: 4, sources: 5, details: 10 };

/**
 * The report as GitHub-flavoured Markdown: a comment's body (without marker) or a section of the job summary. The same
 * report gives the same bytes; nothing that an image, a tag or an error holds is anything but text in it.
 */
export function renderMarkdown(report: Report, options: MarkdownOptions): string {
  const words = { name: options.key, waiveLabel: options.waiveLabel, isBackToNormal: options.isBackToNormal ?? false };
  const document = describeReport(report, words);
  const sources = document.sources.filter((spans) => spans.length > 0).map(renderSpans);
  const blocks: Block[] = [
    prose(`### ${renderSpans(document.title)}`, OWN_RANKS.title),
    prose(renderSpans(document.lead), OWN_RANKS.lead),
    ...document.notes.map((note) => prose(renderSpans(note), OWN_RANKS.notes)),
    { ...tableBlock(document.platforms.table), rank: OWN_RANKS.platforms },
    ...(document.budgets === null ? [] : [{ ...foldedBlock(document.budgets), rank: OWN_RANKS.budgets }]),
    ...document.details.map((section) => ({ ...foldedBlock(section), rank: OWN_RANKS.details + section.rank })),
    prose(`<sub>${[...sources, ...(options.links ?? []).map(renderLink)].join(" · ")}</sub>`, OWN_RANKS.sources),
  ];
  return fitBlocks(blocks, options.maxBytes);
}

function prose(text: string, rank: number): Block {
  return { rank, opening: text, rows: [], more: 0, closing: "" };
}

function foldedBlock({ title, table, isOpen }: Section): Omit<Block, "rank"> {
  if (table.rows.length === 0) return { opening: `${renderSpans(title)}.`, rows: [], more: 0, closing: "" };
  const summary = `<details${isOpen ? " open" : ""}><summary>${title.map(renderHtml).join("")}</summary>`;
  const block = tableBlock(table);
  return { ...block, opening: `${summary}\n\n${block.opening}`, closing: "\n\n</details>" };
}

function tableBlock({ columns, rows, more }: Table): Omit<Block, "rank"> {
  const titles = columns.map(({ title }) => ` ${title} `).join("|");
  const aligns = columns.map(({ align }) => (align === "left" ? ":--" : "--:")).join("|");
  return {
    opening: `|${titles}|\n|${aligns}|`,
    rows: rows.map((cells) => `| ${cells.map(renderCell).join(" | ")} |`),
    more,
    closing: "",
  };
}

function renderCell(cell: Cell): string {
  return cell === null ? "unknown" : cell.map((span) => renderSpan(span, true)).join("");
}

function renderSpans(spans: readonly Span[]): string {
  return spans.map((span) => renderSpan(span, false)).join("");
}

function renderSpan(span: Span, isInTable: boolean): string {
  if (typeof span === "string") return isInTable ? span.replace(BEFORE_UNIT, "\u00A0") : span;
  if ("strong" in span) return `**${renderSpan(span.strong, isInTable)}**`;
  if ("mark" in span) return MARKS[span.mark];
  if ("bar" in span) return renderBarSpan(renderBar(span.bar));
  return codeSpan(breakTags(showForeign(span.foreign, span.max, span.cut)), isInTable);
}

/** All of one width, and nothing where there is nothing to see. */
function renderBarSpan(bar: string): string {
  return bar.trim() === "" ? "" : `\`${bar.padEnd(BAR_COLUMNS, " ")}\``;
}

/**
 * In a code span a tag is text; written out it also cannot be taken for one by what reads the body without parsing it, as
 * the search for our own marker does. A here-document stays as it is.
 */
function breakTags(text: string): string {
  return text.replace(/<(?=[!/?])|(?<!<)<(?=[a-z])/gi, "\\u{3C}");
}

/** CommonMark 6.1: a code span ends at a run of backticks as long as its own, and loses one space at both ends. */
function codeSpan(text: string, isInTable: boolean): string {
  if (text === "") return "(empty)";
  const longestRun = Math.max(0, ...(text.match(/`+/g) ?? []).map((run) => run.length));
  const fence = "`".repeat(longestRun + 1);
  const needsPadding = /^`|`$|^ .*[^ ].* $/.test(text);
  const inner = needsPadding ? ` ${text} ` : text;
  return `${fence}${isInTable ? escapePipes(inner) : inner}${fence}`;
}

/** A table's cells are cut before code spans are seen; a pipe after a backslash is read in two ways, so it is written out. */
function escapePipes(text: string): string {
  return text.replace(/(\\?)\|/g, (_, backslash: string) => (backslash === "" ? "\\|" : `${backslash}\\u{7C}`));
}

/** Inside `<summary>` Markdown is not read: there foreign text is HTML. */
function renderHtml(span: Span): string {
  if (typeof span === "object" && "foreign" in span) {
    return codeElement(showForeign(span.foreign, span.max, span.cut));
  }
  return renderSpan(span, false);
}

function renderLink({ title, url }: Link): string {
  const { protocol, href } = new URL(url);
  if (protocol !== "https:" && protocol !== "http:") return title;
  const target = href.replace(/[()<>|\\`*_[\]]/g, (character) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`);
  return `[${title}](${target})`;
}
