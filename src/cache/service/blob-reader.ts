import { type BlobMeans, type WriteAt, STORAGE, stalled, storageFault } from "./blob.ts";
import type { Errand } from "./errand.ts";
import type { Answer } from "./exchange.ts";
import { CacheFault } from "./fault.ts";
import type { Slots } from "./slots.ts";
import { insist } from "./terms.ts";

/** A part of an entry, in bytes; `end` is the first that is not in it. */
interface Range {
  readonly offset: number;
  readonly end: number;
}

/** Where an entry lies: `fresh` asks for its signed URL anew, where `used` was refused. */
export interface Located {
  url(): Promise<URL>;
  fresh(used: URL): Promise<URL>;
}

const MIN_PIECE_BYTES = 16 * 1024 * 1024;
const MAX_PIECE_BYTES = 32 * 1024 * 1024;
const PIECES_AT_ONCE = 8;
/** Fewer bytes than this are no progress, or storage that drips would keep a build waiting without end and without being counted. */
const STRIDE_BYTES = 16 * 1024;

/** Reads a range in parallel pieces, each of which goes on where a connection broke. Throws a `CacheFault`. */
export async function readBlob(
  means: BlobMeans & { readonly slots: Slots },
  entry: Located,
  range: { readonly offset: number; readonly sizeBytes: number },
  write: WriteAt,
  errand: Errand,
): Promise<void> {
  // Asked for before the pieces are, so that its time is none of theirs.
  await entry.url();
  const failed = new AbortController();
  const signal = AbortSignal.any([errand.signal, failed.signal]);
  const readOne = async (piece: Range): Promise<void> => {
    try {
      await readPiece(means, entry, piece, (position, chunk) => write(position - range.offset, chunk), { ...errand, signal });
    } catch (error) {
      failed.abort(error);
      throw error;
    }
  };
  await Promise.all(cutRange(range).map((piece) => means.slots.use({ ...errand, signal }, () => readOne(piece))));
}

/** Pieces of 16 to 32 MiB, as equal as can be, and a small range in one. */
function cutRange({ offset, sizeBytes }: { readonly offset: number; readonly sizeBytes: number }): Range[] {
  const pieceBytes = Math.min(MAX_PIECE_BYTES, Math.max(MIN_PIECE_BYTES, Math.ceil(sizeBytes / PIECES_AT_ONCE)));
  const count = Math.ceil(sizeBytes / pieceBytes);
  return Array.from({ length: count }, (_, index) => ({
    offset: offset + index * pieceBytes,
    end: offset + Math.min(sizeBytes, (index + 1) * pieceBytes),
  }));
}

async function readPiece(
  means: BlobMeans & { readonly slots: Slots },
  entry: Located,
  piece: Range,
  write: WriteAt,
  errand: Errand,
): Promise<void> {
  const { signal, terms } = errand;
  let position = piece.offset;
  let toldOf = position;
  const take = async (chunk: Uint8Array): Promise<void> => {
    await write(position, chunk);
    position += chunk.length;
    if (position - toldOf < STRIDE_BYTES && position < piece.end) return;
    toldOf = position;
    errand.progressed();
  };
  await insist(() => follow(() => openRange(means, entry, { offset: position, end: piece.end }, signal), () => piece.end - position, take, errand), terms, {
    ...means,
    signal,
    onRetry: errand.onRetry,
    achieved: () => position,
  });
}

/** An answer that is being read. */
interface Line {
  readonly stop: AbortController;
  readonly chunks: AsyncIterator<Uint8Array>;
  /** Never rejects. */
  readonly next: Promise<Event>;
}

/** `chunk` is null at the end of the answer. */
type Event = { readonly line: Omit<Line, "next">; readonly chunk: Uint8Array | null } | { readonly line: Omit<Line, "next">; readonly error: unknown };

/** Takes bytes from one request, or from a second one that runs beside it where the first stands still. */
async function follow(open: () => Omit<Line, "next">, left: () => number, take: (chunk: Uint8Array) => Promise<void>, { signal, terms }: Errand): Promise<void> {
  let lines = [advance(open())];
  try {
    while (left() > 0) {
      const event = await firstOf(lines, lines.length === 1 ? terms.hedgeMs : terms.stallMs - terms.hedgeMs, signal);
      if (event === "silence") {
        if (lines.length > 1) throw stalled(terms.stallMs, terms.outlastsSilence);
        lines.push(advance(open()));
      } else if ("error" in event) {
        lines = lines.filter(({ stop }) => stop !== event.line.stop);
        if (lines.length === 0) throw event.error;
      } else {
        // Both began at the same byte, so the first to bring it wins.
        lines.filter(({ stop }) => stop !== event.line.stop).forEach(end);
        if (event.chunk === null) throw cut();
        await take(event.chunk.subarray(0, left()));
        lines = [advance(event.line)];
      }
    }
  } finally {
    lines.forEach(end);
  }
}

function advance({ stop, chunks }: Omit<Line, "next">): Line {
  const next = chunks.next().then(
    ({ done, value }): Event => ({ line: { stop, chunks }, chunk: done === true ? null : value }),
    (error: unknown): Event => ({ line: { stop, chunks }, error }),
  );
  return { stop, chunks, next };
}

function end({ stop }: Line): void {
  stop.abort(new CacheFault("late", "Nobody waits for it any more."));
}

async function firstOf(lines: readonly Line[], silenceMs: number, signal: AbortSignal): Promise<Event | "silence"> {
  signal.throwIfAborted();
  const timer = Promise.withResolvers<"silence">();
  const timeout = setTimeout(() => timer.resolve("silence"), silenceMs);
  try {
    return await Promise.race([...lines.map(({ next }) => next), timer.promise]);
  } finally {
    clearTimeout(timeout);
  }
}

function cut(): CacheFault {
  return new CacheFault("corrupt", "An entry of the CI's cache ends before its end.", { isTransient: true });
}

function openRange(means: BlobMeans, entry: Located, range: Range, outer: AbortSignal): Omit<Line, "next"> {
  const stop = new AbortController();
  const chunks = chunksOf(means, entry, range, AbortSignal.any([outer, stop.signal]));
  return { stop, chunks: chunks[Symbol.asyncIterator]() };
}

async function* chunksOf(means: BlobMeans, entry: Located, range: Range, signal: AbortSignal): AsyncGenerator<Uint8Array> {
  const { exchange, clock } = means;
  const headers = { range: `bytes=${range.offset}-${range.end - 1}` };
  const ask = (url: URL): Promise<Answer> => exchange.ask({ method: "GET", url, headers, signal }, STORAGE);
  const url = await entry.url();
  let answer = await ask(url);
  if (answer.status === 401 || answer.status === 403) {
    await answer.text();
    answer = await ask(await entry.fresh(url));
  }
  if (answer.status !== 200 && answer.status !== 206) {
    await answer.text();
    throw storageFault(answer, clock.now());
  }
  // Servers that know no ranges send the whole.
  let skip = range.offset - (answer.status === 200 ? 0 : startOf(answer, range));
  for await (const chunk of answer.body) {
    const wanted = chunk.subarray(Math.min(skip, chunk.length));
    skip -= chunk.length - wanted.length;
    if (wanted.length > 0) yield wanted;
  }
}

/** Where the bytes begin (RFC 9110, 14.4). Throws a `CacheFault` where the entry is not as long as it was. */
function startOf({ headers }: Answer, range: Range): number {
  const [, start, total] = /^bytes (\d+)-\d+\/(\d+|\*)$/.exec(headers["content-range"] ?? "") ?? [];
  if (Number(total) < range.end) throw new CacheFault("corrupt", "An entry of the CI's cache is shorter than it was.");
  if (start !== undefined && Number(start) <= range.offset) return Number(start);
  throw new CacheFault("strange", `${STORAGE} sends another part than it was asked for.`);
}
