import type { Cut } from "../foreign-text.ts";

/** How a budget line came out. */
export type Mark = "over" | "held" | "waived" | "attention";

/** A piece of what is said, before it is Markdown or terminal text. A plain string is our own words. */
export type Span =
  | string
  | { readonly strong: string }
  | { readonly mark: Mark }
  /** Words of a stranger: shown literally, cut to `max` columns. */
  | { readonly foreign: string; readonly max?: number; readonly cut?: Cut }
  /** A bar, from 0 (nothing) to 1 (as long as they get). */
  | { readonly bar: number };

/** What stands in a table's cell; null: unknown, which is never shown as 0. */
export type Cell = readonly Span[] | null;

export interface Column {
  readonly title: string;
  readonly align: "left" | "right";
}

export interface Table {
  readonly columns: readonly Column[];
  readonly rows: readonly (readonly Cell[])[];
  /** Rows that there are beyond these. */
  readonly more: number;
}

/** One table under its title. */
export interface Section {
  readonly title: readonly Span[];
  readonly table: Table;
  /** The higher, the earlier it is given up when there is no room. */
  readonly rank: number;
  /** Whether the reader sees it without asking. */
  readonly isOpen: boolean;
}

/** Everything that a rendering says, the answer first. */
export interface ReportDocument {
  readonly title: readonly Span[];
  /** The headline in one or two sentences. */
  readonly lead: readonly Span[];
  /** What the reader must know before trusting the numbers, one sentence each. */
  readonly notes: readonly (readonly Span[])[];
  readonly platforms: Section;
  readonly budgets: Section | null;
  /** Layers, files and hidden files, platform by platform. */
  readonly details: readonly Section[];
  /** Where the numbers come from. */
  readonly sources: readonly (readonly Span[])[];
}

/** The table without the columns of which nothing is known. */
export function withoutUnknownColumns(table: Table): Table {
  const isKnown = table.columns.map((_, at) => table.rows.some((row) => row[at] !== null));
  return {
    columns: table.columns.filter((_, at) => isKnown[at]),
    rows: table.rows.map((row) => row.filter((_, at) => isKnown[at])),
    more: table.more,
  };
}
