/** Bytes in the pieces in which they arrived; joining contents and reading ranges of them copies nothing. */
export interface Content {
  readonly sizeBytes: number;
  readonly pieces: readonly Buffer[];
}

export const NO_CONTENT: Content = { sizeBytes: 0, pieces: [] };

/** The content of one piece. */
export function contentOf(bytes: Uint8Array | string): Content {
  const piece = typeof bytes === "string" ? Buffer.from(bytes) : Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  return { sizeBytes: piece.length, pieces: [piece] };
}

/** The contents one after the other. */
export function joinContents(contents: readonly Content[]): Content {
  return {
    sizeBytes: contents.reduce((sum, { sizeBytes }) => sum + sizeBytes, 0),
    pieces: contents.flatMap(({ pieces }) => pieces),
  };
}

/** `sizeBytes` bytes from `offset` on; fewer where the content ends before. */
export function rangeOf(content: Content, offset: number, sizeBytes: number): Content {
  const end = Math.min(offset + sizeBytes, content.sizeBytes);
  const pieces: Buffer[] = [];
  let position = 0;
  for (const piece of content.pieces) {
    if (position >= end) break;
    const next = position + piece.length;
    if (next > offset) pieces.push(piece.subarray(Math.max(0, offset - position), Math.min(piece.length, end - position)));
    position = next;
  }
  return { sizeBytes: Math.max(0, end - offset), pieces };
}

/** One buffer of all of it: a copy. */
export function bytesOf(content: Content): Buffer {
  return Buffer.concat(content.pieces);
}

/** The content with one bit of its middle byte changed. */
export function withFlippedByte(content: Content): Content {
  if (content.sizeBytes === 0) return content;
  const middle = Math.floor(content.sizeBytes / 2);
  const flipped = Buffer.from(rangeOf(content, middle, 1).pieces[0] ?? []);
  flipped[0] = (flipped[0] ?? 0) ^ 1;
  return joinContents([rangeOf(content, 0, middle), contentOf(flipped), rangeOf(content, middle + 1, content.sizeBytes)]);
}
