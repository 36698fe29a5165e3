/** What a step printed, of which the beginning and the end are kept. */
export interface Output {
  add(data: Uint8Array): void;
  /** What is kept, as lines; of a line that the program wrote over (a progress bar), what stood there last. */
  lines(): string[];
  /** The last line that holds anything; "" where none does. */
  lastLine(): string;
}

/** As much of the end as a last line is sought in. */
const LAST_LINE_BYTES = 4096;

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
      const [first, last] = droppedBytes === 0 ? [Buffer.concat([...head, ...tail]), null] : [Buffer.concat(head), Buffer.concat(tail)];
      const gap = `\n… ${droppedBytes.toLocaleString("en-US")} bytes are left out here …\n`;
      return linesOf(last === null ? first.toString("utf8") : first.toString("utf8") + gap + last.toString("utf8"));
    },
    lastLine() {
      const end = Buffer.concat([...head.slice(-8), ...tail.slice(-8)]).subarray(-LAST_LINE_BYTES);
      return linesOf(end.toString("utf8")).findLast((line) => line.trim() !== "") ?? "";
    },
  };
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
