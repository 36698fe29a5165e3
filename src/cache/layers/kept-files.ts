import { createHash } from "node:crypto";
import { rm, stat, truncate } from "node:fs/promises";
import { CacheFault, type CacheService } from "../service/cache-service.ts";
import { readRange, writeParts } from "./spool.ts";
import type { Uploads } from "./uploads.ts";

/** Whole files in the cache, for what is no layer. */
export interface KeptFiles {
  /** Fetches a file by its exact key, then by the prefixes; the key that it was found under. null: none, or not the bytes that were stored. */
  restore(keys: readonly string[], path: string): Promise<string | null>;
  /** Stores a file in the background; nothing happens where the key is taken. */
  save(key: string, path: string): void;
}

/** What a stored file ends with, before the sha256 of all before it. */
const TRAILER_MARK = Buffer.from("plimsoll-file-1\n");
const HASH_BYTES = 32;
const TRAILER_BYTES = TRAILER_MARK.length + HASH_BYTES;

/** Makes the store of files over a service. */
export function createKeptFiles(service: CacheService, uploads: Uploads): KeptFiles {
  async function restore(keys: readonly string[], path: string): Promise<string | null> {
    const found = await service.find(keys, "waiting");
    if (found === null) return null;
    await writeParts(path, (write) => service.read(found.key, { offset: 0, sizeBytes: Number.MAX_SAFE_INTEGER }, write, "waiting"));
    return (await takeOffTrailer(path)) ? found.key : null;
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
        const { size } = await stat(path);
        const trailer = Buffer.concat([TRAILER_MARK, await hashFile(path, size)]);
        return { sizeBytes: size + TRAILER_BYTES, open: (offset, sizeBytes) => readWithTrailer({ path, size, trailer }, offset, offset + sizeBytes) };
      });
    },
  };
}

/** Whether the file ends with the hash of what is before it, which alone is left. */
async function takeOffTrailer(path: string): Promise<boolean> {
  const size = (await stat(path)).size - TRAILER_BYTES;
  if (size < 0) return false;
  const parts: Uint8Array[] = [];
  for await (const chunk of readRange(path, size, TRAILER_BYTES)) parts.push(chunk);
  if (!Buffer.concat(parts).equals(Buffer.concat([TRAILER_MARK, await hashFile(path, size)]))) return false;
  await truncate(path, size);
  return true;
}

async function hashFile(path: string, sizeBytes: number): Promise<Buffer> {
  const hash = createHash("sha256");
  for await (const chunk of readRange(path, 0, sizeBytes)) hash.update(chunk);
  return hash.digest();
}

async function* readWithTrailer(file: { path: string; size: number; trailer: Buffer }, from: number, to: number): AsyncGenerator<Uint8Array> {
  if (from < file.size) yield* readRange(file.path, from, Math.min(to, file.size) - from);
  if (to > file.size) yield file.trailer.subarray(Math.max(0, from - file.size), to - file.size);
}
