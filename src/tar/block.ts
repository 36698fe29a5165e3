/** A tar is made of blocks of 512 bytes. */
export const BLOCK_BYTES = 512;

/** Whether the block is one of the two that end a tar. */
export function isZeroBlock(bytes: Uint8Array, at: number): boolean {
  for (let i = at; i < at + BLOCK_BYTES; i += 1) if (bytes[i] !== 0) return false;
  return true;
}

/** Whether the header's checksum is right, summed unsigned as POSIX says or signed as old programs did. */
export function sumsMatch(block: Uint8Array, at: number): boolean {
  const stored = parseOctal(block, at + 148, 8);
  if (stored === null) return false;
  let unsigned = 0;
  let negative = 0;
  for (let i = at; i < at + BLOCK_BYTES; i += 1) {
    const byte = block[i] ?? 0;
    unsigned += byte;
    negative += byte >> 7;
  }
  for (let i = at + 148; i < at + 156; i += 1) {
    const byte = block[i] ?? 0;
    unsigned += 0x20 - byte;
    negative -= byte >> 7;
  }
  return stored === unsigned || stored === unsigned - 256 * negative;
}

/** A number field, octal text or base-256; null where it is malformed or beyond what a double holds exactly. */
export function parseNumber(bytes: Uint8Array, at: number, width: number): number | null {
  return ((bytes[at] ?? 0) & 0x80) === 0 ? parseOctal(bytes, at, width) : parseBase256(bytes, at, width);
}

/** Two's complement, big end first, the top bit of the first byte being the marker. */
function parseBase256(bytes: Uint8Array, at: number, width: number): number | null {
  const isNegative = ((bytes[at] ?? 0) & 0x40) !== 0;
  let value = 0;
  for (let i = 0; i < width; i += 1) {
    const byte = (isNegative ? ~(bytes[at + i] ?? 0) : (bytes[at + i] ?? 0)) & (i === 0 ? 0x7f : 0xff);
    value = value * 256 + byte;
    if (value > Number.MAX_SAFE_INTEGER) return null;
  }
  return isNegative ? -1 - value : value;
}

/** Octal digits between spaces and NULs; nothing at all is 0. */
function parseOctal(bytes: Uint8Array, at: number, width: number): number | null {
  let start = at;
  let end = at + width;
  while (start < end && (bytes[start] === 0x20 || bytes[start] === 0)) start += 1;
  while (end > start && (bytes[end - 1] === 0x20 || bytes[end - 1] === 0)) end -= 1;
  let value = 0;
  for (let i = start; i < end; i += 1) {
    const byte = bytes[i] ?? 0;
    if (byte === 0) return value;
    if (byte < 0x30 || byte > 0x37) return null;
    value = value * 8 + (byte - 0x30);
  }
  return value;
}

/** The bytes of a text field, up to its first NUL. */
export function readText(bytes: Uint8Array, at: number, width: number): Uint8Array {
  let end = at;
  while (end < at + width && bytes[end] !== 0) end += 1;
  return bytes.subarray(at, end);
}

/** The bytes as text, one character each. */
export function latin1(bytes: Uint8Array, at: number, width: number): string {
  let text = "";
  for (let i = at; i < at + width; i += 1) text += String.fromCharCode(bytes[i] ?? 0);
  return text;
}

/** Offset and length of each segment that a GNU sparse header or extension block lists, flat; null where malformed. */
export function parseSparsePairs(bytes: Uint8Array, at: number, count: number): number[] | null {
  const pairs: number[] = [];
  for (let i = 0; i < count; i += 1) {
    const from = at + i * 24;
    if (bytes[from] === 0) break;
    const offset = parseNumber(bytes, from, 12);
    const length = parseNumber(bytes, from + 12, 12);
    if (offset === null || length === null) return null;
    pairs.push(offset, length);
  }
  return pairs;
}
