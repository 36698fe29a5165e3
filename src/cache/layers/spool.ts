import { createReadStream, rmSync } from "node:fs";
import { open, type FileHandle } from "node:fs/promises";
import { join } from "node:path";
import type { WriteAt } from "../service/blob.ts";
import { digestHex, hashFor, type Digest } from "../../oci/digest.ts";

/** A blob whose bytes have been verified. */
export interface ServedBlob {
  readonly sizeBytes: number;
  /** To be called once. */
  open(): AsyncIterable<Uint8Array>;
}

/** The files of blobs on this machine's disk; each goes once nobody needs or reads it. */
export interface Spool {
  /** Takes over a file of verified bytes, wherever it lies. */
  add(digest: Digest, file: { readonly path: string; readonly sizeBytes: number }): void;
  /** Makes a file of what `download` writes. False, and nothing stays, where its bytes are not those of the digest. */
  fill(digest: Digest, sizeBytes: number, download: (write: WriteAt) => Promise<void>): Promise<boolean>;
  sizeOf(digest: Digest): number | null;
  pathOf(digest: Digest): string | null;
  digests(): readonly Digest[];
  /** Part of a file that was added or filled. */
  read(digest: Digest, offset: number, sizeBytes: number): AsyncIterable<Uint8Array>;
  /** The file for one reader; it stays until that one is done. */
  serve(digest: Digest): ServedBlob | null;
  /** The file is needed no more: it goes with its last reader. */
  release(digest: Digest): void;
  /** Removes every file. */
  clear(): void;
}

interface SpoolFile {
  readonly path: string;
  readonly sizeBytes: number;
  /** Fetched, so it can be fetched again: the first to go when the disk is to be spared. */
  readonly isCopy: boolean;
  readers: number;
  isReleased: boolean;
}

const CHUNK_BYTES = 256 * 1024;
/** How much of what was fetched stays for a second reading. */
const MAX_IDLE_BYTES = 1024 * 1024 * 1024;

/** Makes an empty spool in a folder that is only ours. */
export function createSpool(folder: string, maxIdleBytes = MAX_IDLE_BYTES): Spool {
  const files = new Map<Digest, SpoolFile>();

  function add(digest: Digest, path: string, sizeBytes: number, isCopy: boolean): void {
    const known = files.get(digest);
    if (known !== undefined && known.path !== path) remove(digest, known);
    files.set(digest, { path, sizeBytes, isCopy, readers: 0, isReleased: false });
  }

  function remove(digest: Digest, file: SpoolFile): void {
    if (files.get(digest) === file) files.delete(digest);
    rmSync(file.path, { force: true });
  }

  function removeIdle(): void {
    const idle = [...files].filter(([, file]) => file.isCopy && file.readers === 0);
    let idleBytes = idle.reduce((sum, [, file]) => sum + file.sizeBytes, 0);
    for (const [digest, file] of idle) {
      if (idleBytes <= maxIdleBytes) return;
      remove(digest, file);
      idleBytes -= file.sizeBytes;
    }
  }

  return {
    add: (digest, { path, sizeBytes }) => add(digest, path, sizeBytes, false),
    async fill(digest, sizeBytes, download) {
      const path = join(folder, `read-${digestHex(digest)}`);
      const isRight = await fillFile(path, sizeBytes, digest, download).catch((error: unknown) => {
        rmSync(path, { force: true });
        throw error;
      });
      if (isRight) add(digest, path, sizeBytes, true);
      else rmSync(path, { force: true });
      return isRight;
    },
    sizeOf: (digest) => files.get(digest)?.sizeBytes ?? null,
    pathOf: (digest) => files.get(digest)?.path ?? null,
    digests: () => [...files.keys()],
    read(digest, offset, sizeBytes) {
      const file = files.get(digest);
      if (file === undefined) throw new Error(`${digest} is not in the spool`);
      return readRange(file.path, offset, sizeBytes);
    },
    serve(digest) {
      const file = files.get(digest);
      if (file === undefined) return null;
      file.readers += 1;
      async function* read({ path, sizeBytes }: SpoolFile): AsyncGenerator<Uint8Array> {
        try {
          yield* readRange(path, 0, sizeBytes);
        } finally {
          leave(file as SpoolFile);
        }
      }
      function leave(left: SpoolFile): void {
        left.readers -= 1;
        if (left.readers === 0 && left.isReleased) remove(digest, left);
        removeIdle();
      }
      return { sizeBytes: file.sizeBytes, open: () => read(file) };
    },
    release(digest) {
      const file = files.get(digest);
      if (file === undefined) return;
      file.isReleased = true;
      if (file.readers === 0) remove(digest, file);
    },
    clear() {
      for (const [digest, file] of files) remove(digest, file);
    },
  };
}

/** A blob that is in memory. */
export function serveBytes(bytes: Uint8Array): ServedBlob {
  return {
    sizeBytes: bytes.length,
    async *open() {
      if (bytes.length > 0) yield await Promise.resolve(bytes);
    },
  };
}

/** Part of a file, in chunks of a size that does not depend on the file. */
export async function* readRange(path: string, offset: number, sizeBytes: number): AsyncGenerator<Uint8Array> {
  if (sizeBytes === 0) return;
  if (sizeBytes <= CHUNK_BYTES) return yield await readSmall(path, offset, sizeBytes);
  yield* createReadStream(path, { start: offset, end: offset + sizeBytes - 1, highWaterMark: CHUNK_BYTES }) as AsyncIterable<Uint8Array>;
}

/** A stream for each of a thousand small layers takes longer than all else that is done with them. */
async function readSmall(path: string, offset: number, sizeBytes: number): Promise<Uint8Array> {
  const handle = await open(path);
  try {
    const { buffer, bytesRead } = await handle.read(Buffer.alloc(sizeBytes), 0, sizeBytes, offset);
    return buffer.subarray(0, bytesRead);
  } finally {
    await handle.close();
  }
}

/** Opens a file for parts that come in any order. */
export async function writeParts(path: string, work: (write: WriteAt) => Promise<void>): Promise<void> {
  const handle = await open(path, "w", 0o600);
  try {
    await work((position, chunk) => writeAll(handle, position, chunk));
  } finally {
    await handle.close();
  }
}

async function fillFile(path: string, sizeBytes: number, digest: Digest, download: (write: WriteAt) => Promise<void>): Promise<boolean> {
  let writtenBytes = 0;
  await writeParts(path, async (write) => {
    await download(async (position, chunk) => {
      writtenBytes += chunk.length;
      await write(position, chunk);
    });
  });
  if (writtenBytes < sizeBytes) return false;
  const hash = hashFor(digest);
  for await (const chunk of readRange(path, 0, sizeBytes)) hash.update(chunk);
  return hash.digest("hex") === digestHex(digest);
}

async function writeAll(handle: FileHandle, position: number, chunk: Uint8Array): Promise<void> {
  for (let done = 0; done < chunk.length; ) {
    const { bytesWritten } = await handle.write(chunk, done, chunk.length - done, position + done);
    done += bytesWritten;
  }
}
