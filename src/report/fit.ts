import { formatCount } from "../format.ts";

/** A piece of the rendering: prose, or a table with whole rows that can be left out from the end. */
export interface Block {
  /** The higher, the earlier it is given up; 0 goes last. */
  readonly rank: number;
  readonly opening: string;
  readonly rows: readonly string[];
  /** Rows that were not even rendered. */
  readonly more: number;
  readonly closing: string;
}

const SEPARATOR = "\n\n";

/** Joins the blocks to at most `maxBytes` UTF-8 bytes: where there are more, rows and then whole blocks go, by rank. */
export function fitBlocks(blocks: readonly Block[], maxBytes: number): string {
  const kept = blocks.map((block) => block.rows.length);
  const isDropped = blocks.map(() => false);
  for (const at of orderOfSacrifice(blocks)) {
    if (byteLength(join(blocks, kept, isDropped)) <= maxBytes) break;
    kept[at] = mostRows(blocks[at]?.rows.length ?? 0, (rows) => {
      const tried = kept.with(at, rows);
      return byteLength(join(blocks, tried, isDropped)) <= maxBytes;
    });
    isDropped[at] = kept[at] === 0;
  }
  const text = join(blocks, kept, isDropped);
  return byteLength(text) <= maxBytes ? text : "";
}

function orderOfSacrifice(blocks: readonly Block[]): number[] {
  return blocks.map((_, at) => at).sort((a, b) => (blocks[b]?.rank ?? 0) - (blocks[a]?.rank ?? 0));
}

/** The most rows below `all` that fit; 0: not even one. */
function mostRows(all: number, fits: (rows: number) => boolean): number {
  let low = 0;
  let high = Math.max(0, all - 1);
  while (low < high) {
    const middle = Math.ceil((low + high) / 2);
    if (fits(middle)) low = middle;
    else high = middle - 1;
  }
  return low;
}

function join(blocks: readonly Block[], kept: readonly number[], isDropped: readonly boolean[]): string {
  const texts = blocks.map((block, at) => (isDropped[at] === true ? null : renderBlock(block, kept[at] ?? 0)));
  const left = texts.filter((text) => text !== null);
  const dropped = texts.length - left.length;
  // What is left of nothing needs no footnote; a lone title keeps its few bytes.
  if (dropped > 0 && left.length > 1) left.push(`${formatCount(dropped, "section")} omitted to fit; the report has all that was measured.`);
  return left.length === 0 ? "" : `${left.join(SEPARATOR)}\n`;
}

function renderBlock({ opening, rows, more, closing }: Block, kept: number): string {
  const omitted = rows.length - kept + more;
  const note = omitted === 0 ? "" : `${SEPARATOR}${formatCount(omitted, "row")} omitted.`;
  return [opening, ...rows.slice(0, kept)].join("\n") + note + closing;
}

function byteLength(text: string): number {
  return Buffer.byteLength(text, "utf8");
}
