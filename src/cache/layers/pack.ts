import { digestOf, type Digest } from "../../oci/digest.ts";
import type { EntryContent } from "../service/blob.ts";
import { NO_PARENT, type CacheConfig } from "./config.ts";
import type { Spool } from "./spool.ts";

/** Several blobs, one after the other, as the content of one entry. */
export interface Pack {
  readonly content: EntryContent;
  /** Where each blob begins. */
  readonly offsets: ReadonlyMap<Digest, number>;
}

/** The blobs of a config, each once, those that others stand on first: what a pack loses at its end costs the fewest layers. */
export function baseFirst(config: CacheConfig): readonly Digest[] {
  const depths: number[] = [];
  for (let start = 0; start < config.layers.length; start += 1) {
    const path: number[] = [];
    for (let index = start; index !== NO_PARENT && depths[index] === undefined; index = parentOf(config, index)) path.push(index);
    for (const index of path.reverse()) depths[index] = (depths[parentOf(config, index)] ?? -1) + 1;
  }
  const byDepth = config.layers.map(({ blob }, index) => ({ blob, depth: depths[index] ?? 0 })).sort((one, other) => one.depth - other.depth);
  return [...new Set(byDepth.map(({ blob }) => blob))];
}

/** Puts blobs of the spool together; nothing is copied. */
export function makePack(blobs: readonly Digest[], spool: Spool): Pack {
  const offsets = new Map<Digest, number>();
  let sizeBytes = 0;
  for (const digest of blobs) {
    offsets.set(digest, sizeBytes);
    sizeBytes += spool.sizeOf(digest) ?? 0;
  }
  return { offsets, content: { sizeBytes, open: (offset, size) => readMembers(offsets, spool, offset, offset + size) } };
}

/** Names a pack by what is in it, without reading that once more. */
export function packKey(blobs: readonly Digest[]): string {
  return `plimsoll-pack-${digestOf(blobs.join("\n"))}`;
}

async function* readMembers(offsets: ReadonlyMap<Digest, number>, spool: Spool, from: number, to: number): AsyncGenerator<Uint8Array> {
  for (const [digest, start] of offsets) {
    const first = Math.max(from, start);
    const last = Math.min(to, start + (spool.sizeOf(digest) ?? 0));
    if (first < last) yield* spool.read(digest, first - start, last - first);
  }
}

function parentOf(config: CacheConfig, index: number): number {
  return config.layers[index]?.parent ?? NO_PARENT;
}
