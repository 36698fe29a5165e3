const NEWLINE = 0x0a;
const RETURN = 0x0d;

/** Takes the bytes of a text as they come, and gives its lines. */
interface LineSplitter {
  push(chunk: Uint8Array): void;
  /** What came after the last line end is a line too. */
  end(): void;
}

/** Cuts a stream into lines of which at most `maxBytes` are kept; the rest of a longer one is dropped, and `isCut` says so. */
export function createLineSplitter(maxBytes: number, onLine: (line: string, isCut: boolean) => void): LineSplitter {
  let parts: Buffer[] = [];
  let keptBytes = 0;
  let isCut = false;
  const keep = (bytes: Buffer): void => {
    const kept = bytes.subarray(0, maxBytes - keptBytes);
    isCut ||= kept.length < bytes.length;
    // Copied: a view would hold the whole chunk, and the caller may use its memory again.
    if (kept.length > 0) parts.push(Buffer.from(kept));
    keptBytes += kept.length;
  };
  const finish = (): void => {
    const line = Buffer.concat(parts);
    const end = line.at(-1) === RETURN && !isCut ? line.length - 1 : line.length;
    const wasCut = isCut;
    parts = [];
    keptBytes = 0;
    isCut = false;
    onLine(line.toString("utf8", 0, end), wasCut);
  };
  return {
    push(chunk) {
      let rest = Buffer.from(chunk.buffer, chunk.byteOffset, chunk.byteLength);
      for (let at = rest.indexOf(NEWLINE); at !== -1; at = rest.indexOf(NEWLINE)) {
        keep(rest.subarray(0, at));
        finish();
        rest = rest.subarray(at + 1);
      }
      keep(rest);
    },
    end() {
      if (keptBytes > 0) finish();
    },
  };
}
