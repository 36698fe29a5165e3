/**
 * What GitHub's and Gitea's parsers make of a comment, as far as safety goes: how many cells a row has (by both ways to
 * read a backslash before a pipe), and what is left of a line once code spans and our own tags are taken out.
 */

const OWN_TAGS = /^<details(?: open)?><summary>|<\/summary>$|^<\/details>$|^<sub>|<\/sub>$/g;
const OWN_SUMMARY_CODE = /<code>(?:[\p{L}\p{M}\p{N} /.…-]|&#\d+;)*<\/code>/gu;
const OWN_LINK = /\[[a-z ]+\]\(https?:\/\/[^()<>|\\`\s]+\)/g;

/** The rows whose number of cells is not that of their table's head, read either way. */
export function findUnevenTables(markdown: string): string[] {
  const uneven: string[] = [];
  let columns: number | null = null;
  for (const line of markdown.split("\n")) {
    if (!line.startsWith("|")) {
      columns = null;
      continue;
    }
    const counts = [countCells(line, "pairs"), countCells(line, "previous")];
    columns ??= counts[0] ?? 0;
    if (counts.some((count) => count !== columns)) uneven.push(line);
  }
  return uneven;
}

/** cmark-gfm reads backslashes in pairs, others look at the one before the pipe. */
function countCells(line: string, reading: "pairs" | "previous"): number {
  let pipes = 0;
  for (let at = 0; at < line.length; at += 1) {
    if (line[at] === "\\" && (reading === "pairs" || line[at + 1] === "|")) at += 1;
    else if (line[at] === "|") pipes += 1;
  }
  return pipes - 1;
}

/** The lines in which something other than our own words stands outside of code spans. */
export function findUnsafe(markdown: string): string[] {
  return markdown.split("\n").filter((line, at) => {
    const isTitle = at === 0 && line.startsWith("### ");
    const own = withoutCode(isTitle ? line.slice(4) : line)
      .replace(OWN_TAGS, "")
      .replace(OWN_SUMMARY_CODE, "")
      .replace(OWN_LINK, "")
      .replace(/<\/summary>$/, "");
    return /[<>@#`[\]!_~\\&]|:\/\/|GH-|www\./.test(own.replaceAll("\\|", "")) || /[\p{C}\p{Zl}\p{Zp}]/u.test(line);
  });
}

/** CommonMark 6.1: a run of backticks opens a code span that the next run of the same length closes. */
function withoutCode(line: string): string {
  let left = "";
  for (let at = 0; at < line.length; ) {
    const fence = /^`+/.exec(line.slice(at))?.[0];
    if (fence === undefined) {
      left += line[at] ?? "";
      at += 1;
      continue;
    }
    const close = closingFence(line, at + fence.length, fence.length);
    if (close === null) {
      left += fence;
      at += fence.length;
    } else {
      at = close;
    }
  }
  return left;
}

function closingFence(line: string, from: number, length: number): number | null {
  for (const match of line.slice(from).matchAll(/`+/g)) {
    if (match[0].length === length) return from + match.index + length;
  }
  return null;
}
