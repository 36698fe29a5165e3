import { digestHex, hashFor, type Digest } from "../../oci/digest.ts";
import type { CacheService } from "../service/cache-service.ts";
import { CacheFault } from "../service/fault.ts";
import type { BlobPlace } from "./index-document.ts";
import { serveBytes, type ServedBlob, type Spool } from "./spool.ts";

/** Reads blobs out of the cache's entries. */
export interface BlobReader {
  /** A blob, whole and verified. Throws a `CacheFault`, of kind "corrupt" where its bytes are not those of the digest. */
  read(digest: Digest, place: BlobPlace, entryBytes: number): Promise<ServedBlob>;
}

/** An entry up to this size is fetched whole, at once for all blobs in it. */
const WHOLE_ENTRY_BYTES = 8 * 1024 * 1024;
/** A blob up to this size never touches the disk. */
const MEMORY_BLOB_BYTES = 1024 * 1024;
const KEPT_ENTRIES = 3;

/** Makes a reader; two who want one blob share its download. */
export function createBlobReader(service: CacheService, spool: Spool): BlobReader {
  const entries = new Map<string, Promise<Buffer>>();
  const filling = new Map<Digest, Promise<boolean>>();

  async function readEntry(key: string, sizeBytes: number): Promise<Buffer> {
    const known = entries.get(key);
    const reading = known ?? readBytes(service, key, 0, sizeBytes);
    // Put last again, so that the one longest unused goes first.
    entries.delete(key);
    entries.set(key, reading);
    for (const old of [...entries.keys()].slice(0, -KEPT_ENTRIES)) entries.delete(old);
    try {
      return await reading;
    } catch (error) {
      entries.delete(key);
      throw error;
    }
  }

  async function readSmall(digest: Digest, place: BlobPlace, entryBytes: number): Promise<ServedBlob> {
    const { entry, offset, sizeBytes } = place;
    const bytes = entryBytes <= WHOLE_ENTRY_BYTES ? (await readEntry(entry, entryBytes)).subarray(offset, offset + sizeBytes) : await readBytes(service, entry, offset, sizeBytes);
    if (bytes.length !== sizeBytes || hashFor(digest).update(bytes).digest("hex") !== digestHex(digest)) throw corrupt(digest);
    return serveBytes(bytes);
  }

  async function readBig(digest: Digest, { entry, offset, sizeBytes }: BlobPlace): Promise<ServedBlob> {
    const known = spool.serve(digest);
    if (known !== null) return known;
    const fill = filling.get(digest) ?? spool.fill(digest, sizeBytes, (write) => service.read(entry, { offset, sizeBytes }, write, "waiting")).finally(() => filling.delete(digest));
    filling.set(digest, fill);
    const served = (await fill) ? spool.serve(digest) : null;
    if (served === null) throw corrupt(digest);
    return served;
  }

  return {
    read: (digest, place, entryBytes) =>
      entryBytes <= WHOLE_ENTRY_BYTES || place.sizeBytes <= MEMORY_BLOB_BYTES ? readSmall(digest, place, entryBytes) : readBig(digest, place),
  };
}

/** Reads part of an entry into memory. */
export async function readBytes(service: CacheService, key: string, offset: number, sizeBytes: number): Promise<Buffer> {
  const bytes = Buffer.alloc(sizeBytes);
  let readTo = 0;
  const keep = async (position: number, chunk: Uint8Array): Promise<void> => {
    bytes.set(chunk, position);
    readTo = Math.max(readTo, position + chunk.length);
  };
  await service.read(key, { offset, sizeBytes }, keep, "waiting");
  return bytes.subarray(0, readTo);
}

function corrupt(digest: Digest): CacheFault {
  return new CacheFault("corrupt", `The cache holds other bytes than those of ${digest}.`);
}
