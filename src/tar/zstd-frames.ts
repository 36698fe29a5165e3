import { UserError } from "../errors.ts";
import type { ByteInput } from "./byte-input.ts";

const FRAME_MAGIC = 0xfd2fb528;
const SKIPPABLE_MAGIC = 0x184d2a50;
const PIECE_BYTES = 64 * 1024;
const DICTIONARY_ID_BYTES = [0, 1, 2, 4] as const;

/**
 * Yields the frames of a zstd stream (RFC 8878, 3.1) so that no piece holds bytes of two frames, and leaves out skippable
 * ones: Node's decompressor stops without a word at a frame that begins in the middle of a write. Ends at the first bytes
 * that begin no frame. `where` names the layer in errors; a stream that is cut short is left to the decompressor to find.
 */
export async function* splitZstdFrames(input: ByteInput, where: string): AsyncGenerator<Uint8Array> {
  for (;;) {
    const start = Buffer.from(await input.peek(4));
    const magic = start.length === 4 ? start.readUInt32LE() : 0;
    if (magic === FRAME_MAGIC) yield* inLargePieces(oneFrame(input, where));
    else if ((magic & 0xfffffff0) === SKIPPABLE_MAGIC) await skipFrame(input);
    else return;
  }
}

async function* oneFrame(input: ByteInput, where: string): AsyncGenerator<Uint8Array> {
  const start = await input.take(5);
  const descriptor = start[4] ?? 0;
  yield start;
  yield* bytes(input, headerBytes(descriptor));
  for (let isLast = false; !isLast; ) {
    const header = await input.take(3);
    if (header.length === 0) return;
    yield header;
    const word = (header[0] ?? 0) + (header[1] ?? 0) * 0x100 + (header[2] ?? 0) * 0x10000;
    isLast = (word & 1) === 1;
    yield* bytes(input, blockBytes((word >> 1) & 3, word >> 3, where));
  }
  if (descriptor & 4) yield* bytes(input, 4);
}

// Every write to the decompressor is a trip to another thread, and a frame comes in pieces of a few bytes.
async function* inLargePieces(pieces: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  let waiting: Uint8Array[] = [];
  let waitingBytes = 0;
  for await (const piece of pieces) {
    waiting.push(piece);
    waitingBytes += piece.length;
    if (waitingBytes < PIECE_BYTES) continue;
    yield Buffer.concat(waiting);
    waiting = [];
    waitingBytes = 0;
  }
  if (waitingBytes > 0) yield Buffer.concat(waiting);
}

/** What follows the frame header descriptor: window, dictionary id and content size. */
function headerBytes(descriptor: number): number {
  const isSingleSegment = (descriptor & 0x20) !== 0;
  const sizeFlag = descriptor >> 6;
  const contentSizeBytes = sizeFlag === 0 ? (isSingleSegment ? 1 : 0) : 2 ** sizeFlag;
  return (isSingleSegment ? 0 : 1) + (DICTIONARY_ID_BYTES[descriptor & 3] ?? 0) + contentSizeBytes;
}

function blockBytes(type: number, size: number, where: string): number {
  if (type === 3) {
    throw new UserError(
      `${where} does not decompress: it holds a zstd block of a reserved type.`,
      "The stored layer is damaged. Build and push the image again.",
    );
  }
  return type === 1 ? 1 : size;
}

async function skipFrame(input: ByteInput): Promise<void> {
  const header = Buffer.from(await input.take(8));
  if (header.length < 8) return;
  for await (const piece of bytes(input, header.readUInt32LE(4))) void piece;
}

/** The next `count` bytes in the pieces they come in. */
async function* bytes(input: ByteInput, count: number): AsyncGenerator<Uint8Array> {
  for (let missing = count; missing > 0; ) {
    const chunk = await input.next();
    if (chunk === null) return;
    const piece = chunk.subarray(0, missing);
    input.putBack(chunk.subarray(piece.length));
    missing -= piece.length;
    yield piece;
  }
}
