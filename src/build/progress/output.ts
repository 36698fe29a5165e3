import { formatBytes } from "../../format.ts";

/** What a step printed, of which the beginning and the end are kept. */
export interface Output {
  add(data: Uint8Array): void;
  /** What is kept, as lines; of a line that the program wrote over (a progress bar), what stood there last. */
  lines(): string[];
  /** The last line that holds anything; "" where none does. */
  lastLine(): string;
}

/** As much of the end as a last line is sought in, and in how many of the pieces that came last. */
const LAST_LINE_BYTES = 4096;
const MAX_PIECES = 8;

/** Keeps up to `maxBytes` of the beginning and as much of the end. BuildKit itself ends a step's log after 2 MiB. */
export function createOutput(maxBytes: number): Output {
  const head: Buffer[] = [];
  const tail: Buffer[] = [];
  let headBytes = 0;
  let tailBytes = 0;
  let droppedBytes = 0;
  const addToTail = (bytes: Buffer): void => {
    if (bytes.length === 0) return;
    tail.push(bytes);
    tailBytes += bytes.length;
    while (tailBytes - (tail[0]?.length ?? 0) >= maxBytes) {
      const length = tail.shift()?.length ?? 0;
      tailBytes -= length;
      droppedBytes += length;
    }
  };
  return {
    add(data) {
      const bytes = Buffer.from(data);
      const room = maxBytes - headBytes;
      if (room > 0) head.push(bytes.subarray(0, room));
      headBytes += Math.min(room, bytes.length);
      addToTail(bytes.subarray(room));
    },
    lines() {
      if (droppedBytes === 0) return linesOf(Buffer.concat([...head, ...tail]).toString("utf8"));
      const first = Buffer.concat(head);
      // Whole lines only: of a secret that is cut in two, neither part would be known.
      const beginning = first.toString("utf8", 0, first.lastIndexOf("\n") + 1);
      const gap = `… about ${formatBytes(droppedBytes)} are left out here …\n`;
      return linesOf(beginning + gap + wholeLines(Buffer.concat(tail)));
    },
    lastLine() {
      const end = Buffer.concat([...head.slice(-MAX_PIECES), ...tail.slice(-MAX_PIECES)]).subarray(-LAST_LINE_BYTES);
      const isWhole = end.length === headBytes + tailBytes + droppedBytes;
      return linesOf(isWhole ? end.toString("utf8") : wholeLines(end)).findLast((line) => line.trim() !== "") ?? "";
    },
  };
}

/** Without the line whose beginning is not there. */
function wholeLines(bytes: Buffer): string {
  const end = bytes.indexOf("\n");
  return end === -1 ? "" : bytes.toString("utf8", end + 1);
}

function linesOf(text: string): string[] {
  const lines = text.split("\n").map(lastWritten);
  while (lines.at(-1) === "") lines.pop();
  return lines;
}

/** A carriage return takes the cursor back: what follows stands over what was there. */
function lastWritten(line: string): string {
  const end = line.replace(/\r+$/, "");
  return end.slice(end.lastIndexOf("\r") + 1);
}
