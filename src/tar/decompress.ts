import type { Transform } from "node:stream";
import { createGunzip, createInflateRaw, createZstdDecompress } from "node:zlib";
import { UserError } from "../errors.ts";
import { splitZstdFrames } from "./zstd-frames.ts";
import { ByteInput } from "./byte-input.ts";

const OUTPUT_CHUNK_BYTES = 256 * 1024;

/** How a layer's blob is compressed, told by its first bytes: what media types say is not always so. */
type Compression = "gzip" | "zstd" | "xz" | "bzip2" | "none";

/**
 * Yields the uncompressed bytes of a layer's blob: gzip (any number of members), zstd (any number of frames, skippable
 * ones included) or a bare tar. Reads the blob to its end, whatever follows the compressed data. `where` names the layer
 * in errors; throws a `UserError` for other compressions and for data that is cut short or damaged.
 */
export async function* decompress(blob: AsyncIterable<Uint8Array>, where: string): AsyncGenerator<Uint8Array> {
  const input = new ByteInput(blob, where);
  try {
    const compression = compressionOf(await input.peek(USTAR_AT + 5));
    if (compression === "gzip") yield* gunzip(input, where);
    else if (compression === "zstd") yield* through(createZstdDecompress(ENGINE_OPTIONS), splitZstdFrames(input, where), where);
    else if (compression === "none") yield* rest(input);
    else throw refused(compression, where);
    await drain(input);
  } finally {
    await input.close();
  }
}

type Engine = Transform & { readonly bytesWritten: number };

const ENGINE_OPTIONS = { chunkSize: OUTPUT_CHUNK_BYTES, highWaterMark: 2 * OUTPUT_CHUNK_BYTES };

/** Where a tar header says that it is one (POSIX ustar, `magic`). */
const USTAR_AT = 257;

function compressionOf(start: Buffer): Compression {
  // The first file of a plain tar may have a name that begins as a compressed file does.
  if (start.toString("latin1", USTAR_AT, USTAR_AT + 5) === "ustar") return "none";
  const hex = start.toString("hex", 0, 6);
  if (hex.startsWith("1f8b")) return "gzip";
  if (hex.startsWith("28b52ffd") || /^5[0-9a-f]2a4d18/.test(hex)) return "zstd";
  if (hex.startsWith("fd377a585a00")) return "xz";
  return hex.startsWith("425a68") ? "bzip2" : "none";
}

function refused(compression: string, where: string): UserError {
  return new UserError(
    `${where} is compressed with ${compression}, which the image specification does not know.`,
    "Build the image with gzip, zstd or no compression.",
  );
}

/**
 * The first member runs through a raw inflate, which says exactly where it ends, so that padding and garbage after it do
 * no harm. Node's gunzip goes through any number of members much faster than an engine for each, but loses output when
 * garbage follows; it takes over from the second member on. The DiffID stands in for the checksum in the trailer.
 */
async function* gunzip(input: ByteInput, where: string): AsyncGenerator<Uint8Array> {
  await skipGzipHeader(input, where);
  yield* through(createInflateRaw(ENGINE_OPTIONS), input, where);
  if ((await input.take(8)).length < 8) throw compressedCutShort(where);
  if (compressionOf(await input.peek(2)) === "gzip") yield* through(createGunzip(ENGINE_OPTIONS), input, where);
}

/** RFC 1952, 2.3: ten fixed bytes, then what the flags announce. */
async function skipGzipHeader(input: ByteInput, where: string): Promise<void> {
  const fixed = await input.take(10);
  if (fixed.length < 10) throw compressedCutShort(where);
  const flags = fixed[3] ?? 0;
  if (flags & 4) {
    const length = await input.take(2);
    await input.take((length[0] ?? 0) + (length[1] ?? 0) * 256);
  }
  if (flags & 8) await skipZeroEnded(input, where);
  if (flags & 16) await skipZeroEnded(input, where);
  if (flags & 2) await input.take(2);
}

async function skipZeroEnded(input: ByteInput, where: string): Promise<void> {
  for (;;) {
    const chunk = await input.next();
    if (chunk === null) throw compressedCutShort(where);
    const end = chunk.indexOf(0);
    if (end === -1) continue;
    input.putBack(chunk.subarray(end + 1));
    return;
  }
}

/**
 * Runs the input through the engine. What the engine leaves of the last piece goes back to the input, where it is one
 * that takes bytes back.
 */
async function* through(
  engine: Engine,
  pieces: AsyncIterable<Uint8Array> | ByteInput,
  where: string,
): AsyncGenerator<Uint8Array> {
  const source = pieces instanceof ByteInput ? pieces : new ByteInput(pieces, where);
  const fed = { bytes: 0, last: new Uint8Array(0) as Uint8Array };
  const ended = new Promise<void>((resolve) => engine.once("close", resolve).once("end", resolve));
  const feeding = feed(engine, source, fed, ended);
  try {
    for await (const chunk of engine) yield chunk as Uint8Array;
    await feeding;
    const unused = fed.bytes - engine.bytesWritten;
    if (unused > 0) source.putBack(fed.last.subarray(fed.last.length - unused));
  } catch (error) {
    throw explained(error, where);
  } finally {
    engine.destroy();
  }
}

async function feed(
  engine: Engine,
  source: ByteInput,
  fed: { bytes: number; last: Uint8Array },
  ended: Promise<void>,
): Promise<void> {
  try {
    for (let piece = await source.next(); piece !== null; piece = await source.next()) {
      fed.bytes += piece.length;
      fed.last = piece;
      const bytes = piece;
      await Promise.race([new Promise((resolve) => engine.write(bytes, resolve)), ended]);
      if (engine.bytesWritten < fed.bytes || engine.destroyed) return;
    }
    engine.end();
  } catch (error) {
    engine.destroy(error as Error);
  }
}

function explained(error: unknown, where: string): unknown {
  const code = error instanceof Error && "code" in error ? String(error.code) : "";
  if (code === "Z_BUF_ERROR") return compressedCutShort(where, error);
  if (!/^(?:Z_|ZSTD_)/.test(code)) return error;
  return new UserError(
    `${where} does not decompress: ${(error as Error).message}.`,
    "The stored layer is damaged. Build and push the image again.",
    { cause: error },
  );
}

function compressedCutShort(where: string, cause?: unknown): UserError {
  return new UserError(`${where} ends in the middle of its compressed data.`, "The stored layer is cut short. Build and push the image again.", {
    cause,
  });
}

async function* rest(input: ByteInput): AsyncGenerator<Uint8Array> {
  for (let chunk = await input.next(); chunk !== null; chunk = await input.next()) yield chunk;
}

// The place checks digest and length at the end of its stream, so nobody may stop before it.
async function drain(input: ByteInput): Promise<void> {
  while ((await input.next()) !== null);
}
