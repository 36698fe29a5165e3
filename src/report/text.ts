import { displayWidth, showForeign } from "../foreign-text.ts";
import { formatBytes, formatCount, formatDelta } from "../format.ts";
import { renderBar } from "./bar.ts";
import { type Cell, type Column, type Mark, type Section, type Span, type Table, withoutUnknownColumns } from "./document.ts";
import type { ImageReport, PlatformReport, Report } from "./report.ts";
import { showGrowth } from "./sections.ts";
import { describeReport } from "./wording.ts";

/** How the terminal shows it; `width` in columns. */
interface TextOptions {
  readonly color: boolean;
  readonly width: number;
}

type Style = "plain" | "bold" | "dim" | "red" | "green" | "yellow";

/** Text that one style holds for. */
interface Piece {
  readonly text: string;
  readonly style: Style;
}

const CODES: Readonly<Record<Style, string>> = { plain: "", bold: "1", dim: "2", red: "31", green: "32", yellow: "33" };
const MARKS: Readonly<Record<Mark, Piece>> = {
  over: { text: "✗", style: "red" },
  held: { text: "✓", style: "green" },
  waived: { text: "!", style: "yellow" },
  attention: { text: "!", style: "yellow" },
};
const GAP = "  ";
const INDENT = "  ";
/** A number stays with its unit. */
const WORD_END = /(?<= )(?!(?:[kMGTP]?B|%)(?!\w))/;
const MIN_WIDTH = 40;
const MIN_FLEXIBLE_COLUMNS = 16;

/** The report for a terminal, the answer first; without `color` no escape sequence is in it, and lines keep to `width` where numbers allow. */
export function renderText(report: Report, options: TextOptions): string {
  const document = describeReport(report, { name: report.head.reference, waiveLabel: "", isBackToNormal: false });
  const { color } = options;
  const width = Math.max(MIN_WIDTH, options.width);
  const paragraph = (spans: readonly Span[], style: Style = "plain") => wrap(spans.map((span) => pieceOf(span, style)), width, color);
  const section = ({ title, table }: Section) =>
    table.rows.length === 0 ? paragraph(title, "bold") : `${paragraph(title, "bold")}\n${renderTable(table, width, color)}`;
  const sources = document.sources.filter((spans) => spans.length > 0).map((spans) => paragraph(spans, "dim"));
  const parts = [
    paragraph(document.title.filter((span) => span !== "⚓ "), "bold"),
    paragraph(document.lead),
    document.notes.map((note) => paragraph(note)).join("\n"),
    renderTable(platformTable(report), width, color),
    ...(document.budgets === null ? [] : [section(document.budgets)]),
    ...document.details.map(section),
    sources.join("\n"),
  ];
  return `${parts.filter((part) => part !== "").join("\n\n")}\n`;
}

/** A terminal is narrow and long: one line for each size of a platform, where Markdown has one column. */
function platformTable(report: Report): Table {
  const isCompared = report.base !== null;
  const left = (title: string): Column => ({ title, align: "left" });
  const right = (title: string): Column => ({ title, align: "right" });
  const columns = isCompared
    ? [left("Platform"), left(""), right("Base"), right("Head"), right("Change"), right("")]
    : [left("Platform"), left(""), right("Size")];
  return { columns, rows: report.platforms.flatMap((platform) => platformRows(platform, isCompared, report.kind)), more: 0 };
}

const SIZES = [
  ["pullBytes", "pull"],
  ["diskBytes", "on disk"],
  ["hiddenBytes", "hidden"],
] as const;

function platformRows(platform: PlatformReport, isCompared: boolean, kind: Report["kind"]): Cell[][] {
  const { base, head, deltaPullBytes } = platform;
  const rows = SIZES.filter(([key]) => isKnown(base, key) || isKnown(head, key)).map(([key, words]): Cell[] => {
    const [before, after] = [base?.[key] ?? null, head?.[key] ?? null];
    if (!isCompared) return [[words], sizeCell(head, after)];
    return [[words], sizeCell(base, before), sizeCell(head, after), ...changeCells(platform, before, after)];
  });
  if (kind === "inspect" && head?.duplicateBytes != null) rows.push([["duplicates"], [formatBytes(head.duplicateBytes)]]);
  if (isCompared && deltaPullBytes !== null) {
    rows.push([["node with base pulls"], ["–"], [formatBytes(deltaPullBytes)], [""], [""]]);
  }
  if (rows.length === 0) rows.push(isCompared ? [["size"], null, null, null, [""]] : [["size"], null]);
  return rows.map((row, at) => [at === 0 ? [{ foreign: platform.platform, max: 40 }] : [""], ...row]);
}

function isKnown(image: ImageReport | null, key: (typeof SIZES)[number][0]): boolean {
  return image !== null && image[key] !== null;
}

function sizeCell(image: ImageReport | null, bytes: number | null): Cell {
  if (image === null) return ["–"];
  return bytes === null ? null : [formatBytes(bytes)];
}

function changeCells({ status }: PlatformReport, before: number | null, after: number | null): Cell[] {
  if (status === "added") return [["new"], [""]];
  if (status === "removed") return [["gone"], [""]];
  if (before === null || after === null) return [null, [""]];
  const change = formatDelta(after - before);
  return [[after === before ? change : { strong: change }], [showGrowth(before, after)]];
}

function pieceOf(span: Span, style: Style, foreignMax?: number): Piece {
  if (typeof span === "string") return { text: span, style };
  if ("strong" in span) return { text: span.strong, style: "bold" };
  if ("mark" in span) return MARKS[span.mark];
  if ("bar" in span) return { text: renderBar(span.bar), style: "dim" };
  const max = foreignMax === undefined ? span.max : Math.min(foreignMax, span.max ?? foreignMax);
  return { text: span.foreign === "" ? "(empty)" : showForeign(span.foreign, max, span.cut), style };
}

function paint({ text, style }: Piece, color: boolean): string {
  const code = CODES[style];
  return color && code !== "" && text !== "" ? `\u001B[${code}m${text}\u001B[0m` : text;
}

/** Breaks the words of a paragraph at `width`; further lines are indented. */
function wrap(pieces: readonly Piece[], width: number, color: boolean): string {
  const lines: Piece[][] = [[]];
  let used = 0;
  for (const piece of pieces) {
    for (const word of piece.text.split(WORD_END)) {
      const wide = displayWidth(word.trimEnd());
      if (used > INDENT.length && used + wide > width) {
        lines.push([{ text: INDENT, style: "plain" }]);
        used = INDENT.length;
      }
      lines.at(-1)?.push({ text: word, style: piece.style });
      used += displayWidth(word);
    }
  }
  return lines.map((line) => paintLine(line, color)).join("\n");
}

/** Neighbours of one style are painted together. */
function paintLine(pieces: readonly Piece[], color: boolean): string {
  const runs: Piece[] = [];
  for (const piece of pieces) {
    const last = runs.at(-1);
    if (last?.style === piece.style) runs[runs.length - 1] = { text: last.text + piece.text, style: piece.style };
    else runs.push(piece);
  }
  const end = runs.at(-1);
  if (end !== undefined) runs[runs.length - 1] = { text: end.text.trimEnd(), style: end.style };
  return runs.map((piece) => paint(piece, color)).join("").trimEnd();
}

function renderTable(whole: Table, width: number, color: boolean): string {
  const table = withoutUnknownColumns(whole);
  const room = width - INDENT.length - GAP.length * (table.columns.length - 1);
  const widths = fitColumns(table, room);
  const head = table.columns.map(({ title }): Piece[] => [{ text: title, style: "dim" }]);
  const body = table.rows.map((row) => row.map((cell, at) => cellPieces(cell, widths[at] ?? 0)));
  const lines = [head, ...body].map((cells) => renderRow(cells, table.columns, widths, color));
  if (table.more > 0) lines.push(`${INDENT}${formatCount(table.more, "more row")}`);
  return lines.join("\n");
}

/** Every column as wide as it wants; where that is too wide, those that hold foreign text give way, the widest first. */
function fitColumns({ columns, rows }: Table, room: number): number[] {
  const widths = columns.map(({ title }, at) =>
    Math.max(displayWidth(title), ...rows.map((row) => piecesWidth(cellPieces(row[at] ?? null)))),
  );
  const isFlexible = columns.map((_, at) => rows.some((row) => (row[at] ?? []).some((span) => typeof span === "object" && "foreign" in span)));
  const excess = () => widths.reduce((sum, width) => sum + width, 0) - room;
  while (excess() > 0) {
    const widest = widths.reduce<number | null>(
      (found, width, at) =>
        isFlexible[at] === true && width > MIN_FLEXIBLE_COLUMNS && (found === null || width > (widths[found] ?? 0)) ? at : found,
      null,
    );
    if (widest === null) break;
    widths[widest] = (widths[widest] ?? 0) - 1;
  }
  return widths;
}

function cellPieces(cell: Cell, room?: number): Piece[] {
  if (cell === null) return [{ text: "unknown", style: "dim" }];
  const pieces = cell.map((span) => pieceOf(span, "plain"));
  if (room === undefined) return pieces;
  const excess = piecesWidth(pieces) - room;
  if (excess <= 0) return pieces;
  return cell.map((span, at) => {
    const own = displayWidth(pieces[at]?.text ?? "");
    return pieceOf(span, "plain", Math.max(1, own - excess));
  });
}

function piecesWidth(pieces: readonly Piece[]): number {
  return pieces.reduce((sum, { text }) => sum + displayWidth(text), 0);
}

function renderRow(cells: readonly (readonly Piece[])[], columns: readonly Column[], widths: readonly number[], color: boolean): string {
  const shown = cells.map((pieces, at) => {
    const padding = " ".repeat(Math.max(0, (widths[at] ?? 0) - piecesWidth(pieces)));
    const text = pieces.map((piece) => paint(piece, color)).join("");
    return columns[at]?.align === "right" ? padding + text : text + padding;
  });
  return `${INDENT}${shown.join(GAP)}`.trimEnd();
}
