import { createHash } from "node:crypto";
import { constants, type Stats } from "node:fs";
import { open, readlink } from "node:fs/promises";
import { join } from "node:path";
import { atMost } from "../../at-most.ts";
import { leafOf } from "./file-tree.ts";

/** How much of a context is read. */
export interface ReadLimits {
  readonly maxFiles: number;
  readonly maxBytes: number;
  /** How long the end is waited for. */
  readonly maxWaitMs: number;
}

/** What files of a context are, as far as they were read. */
export interface SourceFiles {
  /** What `leafOf` makes of each, by their paths from the context's folder. */
  readonly leaves: ReadonlyMap<string, string>;
  /** false: some are known by their size alone, or not at all. */
  readonly isWhole: boolean;
}

/** Reads files while something else is waited for. */
export interface SourceReader {
  take(path: string, stats: Stats): void;
  /** Never rejects. */
  end(): Promise<SourceFiles>;
}

const LIMITS: ReadLimits = { maxFiles: 20_000, maxBytes: 512 * 1024 * 1024, maxWaitMs: 2000 };
const FILES_AT_ONCE = 4;
const CHUNK_BYTES = 256 * 1024;

/** Begins to read files of a folder as they are named; what is too much, or cannot be read, is known by its size. */
export function createSourceReader(folder: string, limits: ReadLimits = LIMITS): SourceReader {
  const leaves = new Map<string, string>();
  const waiting: { path: string; stats: Stats }[] = [];
  const running = new Set<Promise<void>>();
  let bytes = 0;
  let isWhole = true;
  let isOver = false;

  const readNext = async (): Promise<void> => {
    for (let next = waiting.shift(); next !== undefined && !isOver; next = waiting.shift()) {
      const { path, stats } = next;
      const hash = await hashOf(join(folder, path), stats, () => isOver).catch(() => null);
      if (hash === null) isWhole = false;
      else if (!isOver) leaves.set(path, stats.isSymbolicLink() ? `@${leafOf(hash, 0o644)}` : leafOf(hash, stats.mode & 0o777));
    }
  };
  return {
    take(path, stats) {
      if (isOver || leaves.size >= limits.maxFiles) {
        isWhole = false;
        return;
      }
      leaves.set(path, `~${stats.size.toString(36)}`);
      const size = stats.isFile() ? stats.size : 0;
      if (bytes + size > limits.maxBytes) {
        isWhole = false;
        return;
      }
      bytes += size;
      waiting.push({ path, stats });
      if (running.size >= FILES_AT_ONCE) return;
      const run = readNext().finally(() => running.delete(run));
      running.add(run);
    },
    async end() {
      const done = (async () => {
        while (running.size > 0) await Promise.all(running);
      })();
      await atMost(limits.maxWaitMs, done, undefined);
      isOver = true;
      return { leaves: new Map(leaves), isWhole: isWhole && running.size === 0 && waiting.length === 0 };
    },
  };
}

/** Of a file its content's, of a link its target's; null for anything else. */
async function hashOf(path: string, stats: Stats, isOver: () => boolean): Promise<Buffer | null> {
  const hash = createHash("sha256");
  if (stats.isSymbolicLink()) return hash.update(await readlink(path)).digest();
  if (!stats.isFile()) return null;
  // What became a link or a pipe since it was looked at is not followed, and not waited for.
  const file = await open(path, constants.O_RDONLY | constants.O_NOFOLLOW | constants.O_NONBLOCK);
  try {
    const chunk = Buffer.allocUnsafe(Math.min(CHUNK_BYTES, Math.max(1, stats.size)));
    let left = stats.size;
    while (left > 0 && !isOver()) {
      const { bytesRead } = await file.read(chunk, 0, Math.min(chunk.length, left));
      if (bytesRead === 0) break;
      hash.update(chunk.subarray(0, bytesRead));
      left -= bytesRead;
    }
    return left > 0 ? null : hash.digest();
  } finally {
    await file.close();
  }
}
