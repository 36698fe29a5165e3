import { createHash } from "node:crypto";
import { createReadStream, createWriteStream } from "node:fs";
import { stat } from "node:fs/promises";
import { pipeline } from "node:stream/promises";
import { constants, createZstdCompress, createZstdDecompress } from "node:zlib";

const CHUNK_BYTES = 1024 * 1024;
const BLOCK_BYTES = 512;
/** Level 1 packs as fast as a disk gives; the checksum finds what was damaged on its way. */
const PACK_OPTIONS = { params: { [constants.ZSTD_c_compressionLevel]: 1, [constants.ZSTD_c_checksumFlag]: 1 }, chunkSize: CHUNK_BYTES };
/** A folder with nothing in it packs to a few hundred bytes. */
const EMPTY_BYTES = 4096;

/** Packs a tar as the machine's zstd would. */
export async function packTar(tar: string, packed: string): Promise<void> {
  await pipeline(createReadStream(tar, { highWaterMark: CHUNK_BYTES }), createZstdCompress(PACK_OPTIONS), createWriteStream(packed, { mode: 0o600 }));
}

/** Unpacks a tar. Throws where it is damaged. */
export async function unpackTar(packed: string, tar: string): Promise<void> {
  await pipeline(createReadStream(packed, { highWaterMark: CHUNK_BYTES }), createZstdDecompress({ chunkSize: CHUNK_BYTES }), createWriteStream(tar, { mode: 0o600 }));
}

/** SHA-256 of a file, in hex. */
export async function hashFile(path: string): Promise<string> {
  const hash = createHash("sha256");
  await pipeline(createReadStream(path, { highWaterMark: CHUNK_BYTES }), hash);
  return hash.digest("hex");
}

/** Whether a packed tar has nothing but the folder itself. */
export async function isEmptyArchive(packed: string): Promise<boolean> {
  if ((await stat(packed)).size > EMPTY_BYTES) return false;
  const chunks: Buffer[] = [];
  let bytes = 0;
  for await (const chunk of createReadStream(packed).pipe(createZstdDecompress())) {
    chunks.push(chunk as Buffer);
    bytes += (chunk as Buffer).length;
    if (bytes > 16 * EMPTY_BYTES) return false;
  }
  return countMembers(Buffer.concat(chunks)) < 2;
}

function countMembers(tar: Buffer): number {
  let members = 0;
  for (let at = 0; at + BLOCK_BYTES <= tar.length && tar[at] !== 0; ) {
    const sizeBytes = Number.parseInt(tar.toString("latin1", at + 124, at + 136), 8) || 0;
    // Headers that tell of the next member (POSIX.1-2001 pax, GNU's long names) are none themselves.
    if (!"xgLK".includes(String.fromCharCode(tar[at + 156] ?? 0))) members += 1;
    at += BLOCK_BYTES * (1 + Math.ceil(sizeBytes / BLOCK_BYTES));
  }
  return members;
}
