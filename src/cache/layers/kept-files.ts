import { createHash } from "node:crypto";
import { rm, stat } from "node:fs/promises";
import type { CacheService } from "../service/cache-service.ts";
import { CacheFault } from "../service/fault.ts";
import { readBytes } from "./blob-reader.ts";
import { readRange, writeParts } from "./spool.ts";
import type { Uploads } from "./uploads.ts";

/** Whole files in the cache, for what is no layer. */
export interface KeptFiles {
  /** Fetches a file by its exact key, then by the prefixes; the key that it was found under. null: none, or not the bytes that were stored. */
  restore(keys: readonly string[], path: string): Promise<string | null>;
  /** Stores a file in the background; nothing happens where the key is taken. */
  save(key: string, path: string): void;
}

/** What a stored file begins with, before its size as 64 bits, big end first, and its sha256. */
const MARK = Buffer.from("plimsoll-file-1\n");
const SIZE_BYTES = 8;
const HEAD_BYTES = MARK.length + SIZE_BYTES + 32;
/** More than any cache takes as one entry; what a stranger's head says beyond it would only take our memory. */
const MAX_FILE_BYTES = 16 * 1024 ** 3;

/** Makes the store of files over a service. */
export function createKeptFiles(service: CacheService, uploads: Uploads): KeptFiles {
  async function restore(keys: readonly string[], path: string): Promise<string | null> {
    const found = await service.find(keys, "waiting");
    if (found === null) return null;
    const head = await readBytes(service, found.key, 0, HEAD_BYTES);
    const sizeBytes = sizeOf(head);
    if (sizeBytes === null) return null;
    await writeParts(path, (write) => service.read(found.key, { offset: HEAD_BYTES, sizeBytes }, write, "waiting"));
    return head.equals(await makeHead(path)) ? found.key : null;
  }

  return {
    async restore(keys, path) {
      let key: string | null = null;
      try {
        key = await restore(keys, path);
      } catch (error) {
        if (!(error instanceof CacheFault)) throw error;
      }
      if (key === null) await rm(path, { force: true });
      return key;
    },
    save(key, path) {
      uploads.storeExactly(key, async () => {
        const head = await makeHead(path);
        return { sizeBytes: HEAD_BYTES + (sizeOf(head) ?? 0), open: (offset, sizeBytes) => readWithHead(head, path, offset, offset + sizeBytes) };
      });
    },
  };
}

async function makeHead(path: string): Promise<Buffer> {
  const size = Buffer.alloc(SIZE_BYTES);
  const { size: sizeBytes } = await stat(path);
  size.writeBigUInt64BE(BigInt(sizeBytes));
  const hash = createHash("sha256");
  for await (const chunk of readRange(path, 0, sizeBytes)) hash.update(chunk);
  return Buffer.concat([MARK, size, hash.digest()]);
}

/** The size of the file that a head is of; null for what is no head. */
function sizeOf(head: Buffer): number | null {
  if (head.length !== HEAD_BYTES || !head.subarray(0, MARK.length).equals(MARK)) return null;
  const sizeBytes = Number(head.readBigUInt64BE(MARK.length));
  return sizeBytes <= MAX_FILE_BYTES ? sizeBytes : null;
}

async function* readWithHead(head: Buffer, path: string, from: number, to: number): AsyncGenerator<Uint8Array> {
  if (from < HEAD_BYTES) yield head.subarray(from, Math.min(to, HEAD_BYTES));
  const start = Math.max(0, from - HEAD_BYTES);
  if (to > HEAD_BYTES) yield* readRange(path, start, to - HEAD_BYTES - start);
}
