import { grown, trimmed } from "./columns.ts";
import type { PathId } from "./path-tree.ts";

/** What an entry is, as numbers for the columns. */
export const FILE = 0;
export const LINK = 1;
export const SYMLINK = 2;
export const CHAR = 3;
export const BLOCK = 4;
export const DIRECTORY = 5;
export const FIFO = 6;
/** A whiteout or an opaque marker. */
export const MARKER = 7;

/** Bytes kept of each content's SHA-256. */
const CONTENT_BYTES = 16;
const CONTENT_WORDS = CONTENT_BYTES / 4;

/** The attributes of an entry that `LayerFiles.add` takes besides its path and content. */
export interface EntryFacts {
  readonly type: number;
  readonly size: number;
  readonly mode: number;
  readonly uid: number;
  readonly gid: number;
  readonly mtime: number;
  readonly xattrs: string;
}

/**
 * The entries of one layer in the order of its tar, one typed array for each attribute: a million entries take 57 MB.
 * Owns its memory. Of a content's SHA-256 the first 128 bits are kept.
 */
export class LayerFiles {
  count = 0;
  paths = new Int32Array(64);
  types = new Uint8Array(64);
  sizes = new Float64Array(64);
  modes = new Uint16Array(64);
  uids = new Uint32Array(64);
  gids = new Uint32Array(64);
  mtimes = new Float64Array(64);
  /** Number of the extended attributes in the comparison's `TextIds`; 0 for none. */
  xattrs = new Uint32Array(64);
  /** Target of a hard link; 0 for everything else. */
  targets = new Int32Array(64);
  contents = new Uint32Array(64 * CONTENT_WORDS);

  /** Adds an entry and returns its number; its content comes with `setContent`. */
  add(path: PathId, target: PathId, facts: EntryFacts, xattrs: number): number {
    if (this.count === this.paths.length) this.#resize((column, width) => grown(column, (this.count + 1) * width));
    const entry = this.count;
    this.paths[entry] = path;
    this.targets[entry] = target;
    this.types[entry] = facts.type;
    this.sizes[entry] = facts.size;
    this.modes[entry] = facts.mode;
    this.uids[entry] = facts.uid;
    this.gids[entry] = facts.gid;
    this.mtimes[entry] = facts.mtime;
    this.xattrs[entry] = xattrs;
    this.count += 1;
    return entry;
  }

  /** Keeps the hash of an entry's content. */
  setContent(entry: number, sha256: Buffer): void {
    for (let word = 0; word < CONTENT_WORDS; word += 1) {
      this.contents[entry * CONTENT_WORDS + word] = sha256.readUInt32LE(word * 4);
    }
  }

  /** One of the words of the content's hash. */
  contentWord(entry: number, word: number): number {
    return this.contents[entry * CONTENT_WORDS + word] ?? 0;
  }

  /** Gives back the memory that was kept for more entries. */
  trim(): void {
    this.#resize((column, width) => trimmed(column, this.count * width));
  }

  #resize(resize: <C extends Uint8Array | Uint16Array | Uint32Array | Int32Array | Float64Array>(column: C, width: number) => C): void {
    this.paths = resize(this.paths, 1);
    this.types = resize(this.types, 1);
    this.sizes = resize(this.sizes, 1);
    this.modes = resize(this.modes, 1);
    this.uids = resize(this.uids, 1);
    this.gids = resize(this.gids, 1);
    this.mtimes = resize(this.mtimes, 1);
    this.xattrs = resize(this.xattrs, 1);
    this.targets = resize(this.targets, 1);
    this.contents = resize(this.contents, CONTENT_WORDS);
  }
}

/** Whether two entries have the same content; sizes and types are not looked at. */
export function sameContent(a: LayerFiles, entryA: number, b: LayerFiles, entryB: number): boolean {
  for (let word = 0; word < CONTENT_WORDS; word += 1) {
    if (a.contentWord(entryA, word) !== b.contentWord(entryB, word)) return false;
  }
  return true;
}

/** Small numbers for texts that repeat, the extended attributes; 0 is "". */
export class TextIds {
  readonly #ids = new Map<string, number>([["", 0]]);

  id(text: string): number {
    const known = this.#ids.get(text);
    if (known !== undefined) return known;
    this.#ids.set(text, this.#ids.size);
    return this.#ids.size - 1;
  }
}
