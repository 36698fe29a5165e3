import { displayWidth } from "../foreign-text.ts";
import type { CliContext } from "../host/terminal.ts";

/** Tells what the demo does: headings, sentences, and the commands that do it. */
export interface Narration {
  heading(text: string): Promise<void>;
  /** A paragraph, its lines broken between words. */
  say(text: string): Promise<void>;
  /** A command that is run, in pieces that each stay on a line. */
  command(pieces: readonly string[]): Promise<void>;
  /** Text that keeps its lines, set in. */
  show(text: string): Promise<void>;
}

const INDENT = "  ";
const MAX_COLUMNS = 100;

/** Tells it through `cli`, in as many columns as that has, a hundred at most. */
export function narrate(cli: Pick<CliContext, "write" | "color" | "width">): Narration {
  const width = Math.min(MAX_COLUMNS, Math.max(40, cli.width));
  const paint = (code: string, text: string): string => (cli.color ? `\u001B[${code}m${text}\u001B[0m` : text);
  return {
    heading: (text) => cli.write(`\n${paint("1", text)}\n\n`),
    say: (text) => cli.write(`${breakLines(text.split(" "), width, INDENT, INDENT, "").join("\n")}\n`),
    command: (pieces) => cli.write(`${breakLines(pieces, width, `${INDENT}$ `, `${INDENT}    `, " \\").map((line) => paint("36", line)).join("\n")}\n`),
    show: (text) => cli.write(`\n${text.trimEnd().split("\n").map((line) => (line === "" ? "" : `${INDENT}  ${line}`)).join("\n")}\n\n`),
  };
}

/** Lines of at most `width` columns where the words allow it. */
function breakLines(words: readonly string[], width: number, first: string, next: string, continued: string): string[] {
  const lines: string[] = [];
  let line = first;
  let isEmpty = true;
  for (const word of words) {
    if (!isEmpty && displayWidth(line) + 1 + displayWidth(word) + continued.length > width) {
      lines.push(line + continued);
      line = next;
      isEmpty = true;
    }
    line += isEmpty ? word : ` ${word}`;
    isEmpty = false;
  }
  return [...lines, line];
}
