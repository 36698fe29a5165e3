import type { FileHandle } from "node:fs/promises";
import { UserError } from "../errors.ts";
import { decompress } from "../size/decompress.ts";
import { ByteReader } from "./byte-reader.ts";
import type { FileTree, Reading } from "./file-tree.ts";
import { openLocalFile, readChunks, readRange } from "./local-file.ts";
import { runParallel } from "./parallel.ts";
import { cutShort, memberName, readTarMembers, type TarInput, type TarMember } from "./tar-member.ts";

/** Starts a tar from its beginning; called once for each pass. */
export type OpenStream = (signal?: AbortSignal) => Promise<AsyncIterable<Uint8Array>>;

const READ_AHEAD_BYTES = 16 * 1024;
const MAX_KEPT_BYTES = 8 * 1024 * 1024;
const MAX_ALL_KEPT_BYTES = 64 * 1024 * 1024;
const MAX_LINKS = 16;
const REMAKE_HINT = "Make or copy the archive again, uncompressed or in gzip or zstd.";

/**
 * The members of a tar file. An uncompressed one is gone through once, header by header, and its members are then read
 * where they lie; one in gzip or zstd is read as a stream. Throws a `UserError` for a file that is no tar.
 */
export async function openArchiveFile(path: string, where: string, signal?: AbortSignal): Promise<FileTree> {
  const file = await openLocalFile(path);
  if (file === null) throw new UserError(`${where}: there is no file ${path}.`, "Check the path.");
  try {
    const { handle, sizeBytes } = file;
    const isTar = (await readRange(handle, 257, 5)).toString("latin1") === "ustar";
    if (isTar) return await indexFile(handle, sizeBytes, where, signal);
    const open: OpenStream = (passSignal) => Promise.resolve(inflate(readChunks(handle, 0, sizeBytes, passSignal), where));
    return await openArchiveStream(open, where, signal, () => handle.close());
  } catch (error) {
    await file.handle.close();
    throw error;
  }
}

/**
 * The members of a tar that comes as a stream. The first pass keeps its JSON documents (at most 8 MiB each, 64 MiB in
 * all); what else is wanted is read in a second pass, in the order in which it comes.
 */
export async function openArchiveStream(
  open: OpenStream,
  where: string,
  signal?: AbortSignal,
  close: () => Promise<void> = () => Promise.resolve(),
): Promise<FileTree> {
  const members = new Map<string, TarMember>();
  const kept = new Map<string, Buffer>();
  let keptBytes = 0;
  const input = new ByteReader(await open(signal), where);
  try {
    for await (const member of readTarMembers(input, where)) {
      signal?.throwIfAborted();
      members.set(member.name, member);
      kept.delete(member.name);
      if (!(await looksLikeJson(input, member)) || keptBytes + member.sizeBytes > MAX_ALL_KEPT_BYTES) continue;
      kept.set(member.name, await takeWhole(input, member, where));
      keptBytes += member.sizeBytes;
    }
  } finally {
    await input.close();
  }
  return {
    where,
    sizeOf: (name) => Promise.resolve(findMember(members, name)?.sizeBytes ?? null),
    read: (name, maxBytes) => Promise.resolve(findKept(findMember(members, name), kept, maxBytes, where)),
    readEach: (readings, _parallel, passSignal) => readPasses(open, members, readings, where, passSignal),
    close,
  };
}

async function indexFile(handle: FileHandle, sizeBytes: number, where: string, signal?: AbortSignal): Promise<FileTree> {
  const members = new Map<string, TarMember>();
  for await (const member of readTarMembers(fileInput(handle, sizeBytes, where), where)) {
    signal?.throwIfAborted();
    members.set(member.name, member);
  }
  return {
    where,
    sizeOf: (name) => Promise.resolve(findMember(members, name)?.sizeBytes ?? null),
    async read(name, maxBytes) {
      const member = findMember(members, name);
      if (member === null) return null;
      checkLength(member, maxBytes, where);
      return await readRange(handle, member.offset, member.sizeBytes);
    },
    readEach: (readings, parallel, readSignal) =>
      runParallel(
        readings,
        parallel,
        async (reading) => {
          const { offset, sizeBytes: length } = mustFind(members, reading.name, where);
          await reading.read(readChunks(handle, offset, offset + length, readSignal));
        },
        readSignal,
      ),
    close: () => handle.close(),
  };
}

/** A file as headers are read from it: a few at a time, and contents never. */
function fileInput(handle: FileHandle, sizeBytes: number, where: string): TarInput {
  let position = 0;
  let ahead: { start: number; bytes: Buffer } = { start: 0, bytes: Buffer.alloc(0) };
  return {
    get position() {
      return position;
    },
    async take(count) {
      const isAhead = position >= ahead.start && position + count <= ahead.start + ahead.bytes.length;
      if (!isAhead) ahead = { start: position, bytes: await readRange(handle, position, Math.max(count, READ_AHEAD_BYTES)) };
      const start = position - ahead.start;
      const bytes = ahead.bytes.subarray(start, start + count);
      position += bytes.length;
      return bytes;
    },
    skip(count) {
      position += count;
      return position > sizeBytes ? Promise.reject(cutShort(where)) : Promise.resolve();
    },
  };
}

/** Once through the stream for all that is wanted; again only for what is wanted twice (layers that are the same file). */
async function readPasses(
  open: OpenStream,
  members: ReadonlyMap<string, TarMember>,
  readings: readonly Reading[],
  where: string,
  signal?: AbortSignal,
): Promise<void> {
  const waiting = Map.groupBy(readings, (reading) => mustFind(members, reading.name, where).name);
  while (waiting.size > 0) {
    const before = waiting.size;
    const found = await readPass(open, waiting, where, signal);
    if (found < before) {
      throw new UserError(`${where} changed while it was read.`, "Run it again, and let nothing write there meanwhile.");
    }
  }
}

/** Hands each wanted member to the first that waits for it; the number of members that were found. */
async function readPass(open: OpenStream, waiting: Map<string, Reading[]>, where: string, signal?: AbortSignal): Promise<number> {
  const input = new ByteReader(await open(signal), where);
  const missing = new Set(waiting.keys());
  const wanted = missing.size;
  try {
    for await (const member of readTarMembers(input, where)) {
      signal?.throwIfAborted();
      const readers = missing.delete(member.name) ? waiting.get(member.name) : undefined;
      const reading = readers?.shift();
      if (readers?.length === 0) waiting.delete(member.name);
      await reading?.read(input.stream(member.sizeBytes));
      if (missing.size === 0) break;
    }
  } finally {
    await input.close();
  }
  return wanted - missing.size;
}

function findMember(members: ReadonlyMap<string, TarMember>, name: string): TarMember | null {
  let member = members.get(memberName(name));
  for (let links = 0; member !== undefined && member.target !== null; links += 1) {
    member = links < MAX_LINKS ? members.get(member.target) : undefined;
  }
  return member ?? null;
}

function mustFind(members: ReadonlyMap<string, TarMember>, name: string, where: string): TarMember {
  const member = findMember(members, name);
  if (member === null) throw new UserError(`${where} has no ${name}.`, "The archive is not whole: make or copy it again.");
  return member;
}

function findKept(
  member: TarMember | null,
  kept: ReadonlyMap<string, Buffer>,
  maxBytes: number,
  where: string,
): Buffer | null {
  if (member === null) return null;
  checkLength(member, maxBytes, where);
  const content = kept.get(member.name);
  if (content !== undefined) return content;
  throw new UserError(
    `${where}: ${member.name} is no JSON document, or the archive holds more than 64 MiB of them.`,
    "Decompress the archive, or save fewer images into it.",
  );
}

function checkLength(member: TarMember, maxBytes: number, where: string): void {
  if (member.sizeBytes <= maxBytes) return;
  throw new UserError(
    `${where}: ${member.name} has ${member.sizeBytes} bytes, more than the ${maxBytes} that such a document may have.`,
    "This is not an archive of images that an engine or a builder wrote.",
  );
}

async function looksLikeJson(input: ByteReader, member: TarMember): Promise<boolean> {
  if (member.target !== null || member.sizeBytes === 0 || member.sizeBytes > MAX_KEPT_BYTES) return false;
  const first = await input.peek();
  return first === 0x7b || first === 0x5b;
}

async function takeWhole(input: ByteReader, member: TarMember, where: string): Promise<Buffer> {
  const content = await input.take(member.sizeBytes);
  if (content.length < member.sizeBytes) throw cutShort(where);
  return content;
}

/** The content of a compressed archive. Throws a `UserError` where it is cut short or damaged. */
async function* inflate(content: AsyncIterable<Uint8Array>, where: string): AsyncGenerator<Uint8Array> {
  try {
    yield* decompress(content, where);
  } catch (cause) {
    throw cause instanceof UserError ? new UserError(cause.message, REMAKE_HINT, { cause }) : cause;
  }
}
