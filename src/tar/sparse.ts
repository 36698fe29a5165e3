import { BLOCK_BYTES } from "./block.ts";

/** A stretch of a sparse file that has data; all else are holes. */
export interface Segment {
  readonly offset: number;
  readonly length: number;
}

/**
 * The segments with data, in order; null unless they are in order, apart, inside the file and together exactly as long as
 * what is stored.
 */
export function checkSegments(pairs: readonly number[], size: number, storedBytes: number): Segment[] | null {
  const segments: Segment[] = [];
  let end = 0;
  let total = 0;
  for (let i = 0; i < pairs.length; i += 2) {
    const offset = pairs[i] ?? 0;
    const length = pairs[i + 1] ?? 0;
    if (offset < end || length < 0 || offset + length > size) return null;
    end = offset + length;
    total += length;
    if (length > 0) segments.push({ offset, length });
  }
  return total === storedBytes ? segments : null;
}

/** Collects a sparse map that takes more than one block. */
export class SparseMapReader {
  readonly pairs: number[];
  /** Blocks read so far. */
  blocks = 0;
  #digits = "";
  /** Numbers still to come after the count; null before the count. */
  #missing: number | null = null;

  constructor(pairs: readonly number[] = []) {
    this.pairs = [...pairs];
  }

  /** Takes the segments of an extension block (GNU's own format). */
  addPairs(pairs: readonly number[]): void {
    this.blocks += 1;
    for (const number of pairs) this.pairs.push(number);
  }

  /** Takes a block of decimal lines, a count and then the segments (PAX format 1.0). */
  addText(bytes: Uint8Array, at: number): "more" | "done" | "bad" {
    this.blocks += 1;
    for (let i = at; i < at + BLOCK_BYTES; i += 1) {
      const byte = bytes[i] ?? 0;
      if (byte !== 0x0a) {
        if (byte < 0x30 || byte > 0x39 || this.#digits.length > 15) return "bad";
        this.#digits += String.fromCharCode(byte);
        continue;
      }
      if (this.#digits === "") return "bad";
      this.#takeNumber(Number(this.#digits));
      this.#digits = "";
      if (this.#missing === 0) return "done";
    }
    return "more";
  }

  #takeNumber(value: number): void {
    if (this.#missing === null) {
      this.#missing = value * 2;
      return;
    }
    this.pairs.push(value);
    this.#missing -= 1;
  }
}
