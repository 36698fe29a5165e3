import { createHash, randomUUID, type Hash } from "node:crypto";
import { mkdirSync, rmSync } from "node:fs";
import { open, statfs, type FileHandle } from "node:fs/promises";
import { join } from "node:path";

/** More than the CI's cache keeps in all by default. */
const MAX_BLOB_BYTES = 16 * 1024 ** 3;
/** What is left of the disk for the rest of the job, which is worth more than what its cache may save the next one. */
const SPARE_BYTES = 512 * 1024 * 1024;
/** How much is written between two looks at the disk. */
const LOOK_EVERY_BYTES = 64 * 1024 * 1024;
/** Sockets give 64 KiB at a time; to hand each to a thread that writes it takes longer than to write it. */
const BATCH_BYTES = 512 * 1024;

/** A blob that is coming in (distribution-spec, "Pushing a blob"): a file that is written as it comes, and hashed on the way. */
export interface Upload {
  readonly id: string;
  readonly path: string;
  readonly sizeBytes: number;
  /** Whether the disk could not take it; what still comes is thrown away. */
  readonly isDropped: boolean;
  /** Appends a request's body. Rejects when it breaks off; then the blob is to be sent from the beginning. */
  append(body: AsyncIterable<Uint8Array>): Promise<void>;
  /** Closes the file; the digest of all that came. */
  finish(): Promise<string>;
  /** Removes the file. */
  discard(): Promise<void>;
}

/** Begins a blob in the folder, which is made if need be. */
export function createUpload(folder: string, maxBytes: number = MAX_BLOB_BYTES, spareBytes: number = SPARE_BYTES): Upload {
  const id = randomUUID();
  const path = join(folder, id);
  let file: FileHandle | null = null;
  let hash: Hash = createHash("sha256");
  let sizeBytes = 0;
  let isDropped = false;
  let lookedAtBytes = -LOOK_EVERY_BYTES;
  let batch: Uint8Array[] = [];
  let batchBytes = 0;
  /** Never rejects. */
  let writing: Promise<void> = Promise.resolve();

  async function close(): Promise<void> {
    const closing = file;
    file = null;
    await closing?.close().catch(() => {});
  }
  async function removeFile(): Promise<void> {
    await close();
    try {
      rmSync(path, { force: true });
    } catch {
      // Its folder goes with the job.
    }
  }
  async function remove(): Promise<void> {
    batch = [];
    batchBytes = 0;
    await writing;
    await removeFile();
  }
  async function take(chunk: Uint8Array): Promise<void> {
    sizeBytes += chunk.length;
    batch.push(chunk);
    batchBytes += chunk.length;
    hash.update(chunk);
    if (batchBytes >= BATCH_BYTES) await writeBatch();
  }
  /** Begins to write what has come, once what came before it is written. */
  async function writeBatch(): Promise<void> {
    await writing;
    const chunks = batch;
    batch = [];
    batchBytes = 0;
    writing = isDropped ? Promise.resolve() : store(chunks);
  }
  async function store(chunks: readonly Uint8Array[]): Promise<void> {
    try {
      if (sizeBytes > maxBytes) throw new Error("too large");
      if (file === null) {
        mkdirSync(folder, { recursive: true, mode: 0o700 });
        file = await open(path, "a", 0o600);
      }
      await lookAtDisk();
      await writeAll(file, chunks);
    } catch {
      // A full disk must not fail the export.
      isDropped = true;
      await removeFile();
    }
  }

  /** Throws where the rest of the job would miss what is written. */
  async function lookAtDisk(): Promise<void> {
    if (sizeBytes - lookedAtBytes < LOOK_EVERY_BYTES) return;
    lookedAtBytes = sizeBytes;
    // Where the disk does not say, it has room.
    const disk = await statfs(folder).catch(() => null);
    if (disk !== null && disk.bavail * disk.bsize < spareBytes) throw new Error("no room");
  }

  return {
    id,
    path,
    get sizeBytes() {
      return sizeBytes;
    },
    get isDropped() {
      return isDropped;
    },
    async append(body) {
      try {
        for await (const chunk of body) await take(chunk);
      } catch (error) {
        await remove();
        hash = createHash("sha256");
        sizeBytes = 0;
        throw error;
      }
    },
    async finish() {
      // An empty blob has no chunk, and is a file all the same.
      await writeBatch();
      await writing;
      await close();
      return `sha256:${hash.digest("hex")}`;
    },
    discard: remove,
  };
}

async function writeAll(file: FileHandle, chunks: readonly Uint8Array[]): Promise<void> {
  for (let left = chunks; left.length > 0; ) left = withoutFirst(left, (await file.writev(left)).bytesWritten);
}

function withoutFirst(chunks: readonly Uint8Array[], sizeBytes: number): readonly Uint8Array[] {
  let skipBytes = sizeBytes;
  return chunks.flatMap((chunk) => {
    const left = chunk.subarray(Math.min(skipBytes, chunk.length));
    skipBytes -= chunk.length - left.length;
    return left.length === 0 ? [] : [left];
  });
}
