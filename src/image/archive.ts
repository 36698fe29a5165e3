import type { FileHandle } from "node:fs/promises";
import { UserError } from "../errors.ts";
import { cutShort } from "../tar/byte-input.ts";
import { decompress } from "../tar/decompress.ts";
import { readTarMembers, type TarInput, type TarMember } from "../tar/members.ts";
import { openArchiveStream, type OpenStream } from "./archive-stream.ts";
import type { FileTree } from "./file-tree.ts";
import { openLocalFile, readChunks, readRange } from "./local-file.ts";
import { runParallel } from "./parallel.ts";
import { checkLength, findMember, requireMember } from "./member-table.ts";

const READ_AHEAD_BYTES = 16 * 1024;
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
          const { offset, sizeBytes: length } = requireMember(members, reading.name, where);
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

/** The content of a compressed archive. Throws a `UserError` where it is cut short or damaged. */
async function* inflate(content: AsyncIterable<Uint8Array>, where: string): AsyncGenerator<Uint8Array> {
  try {
    yield* decompress(content, where);
  } catch (cause) {
    throw cause instanceof UserError ? new UserError(cause.message, REMAKE_HINT, { cause }) : cause;
  }
}
