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

/** Entries that are kept together; the first chunk of a layer begins smaller and grows to this. */
const CHUNK_BITS = 14;
const CHUNK_ENTRIES = 2 ** CHUNK_BITS;
const CHUNK_MASK = CHUNK_ENTRIES - 1;
const FIRST_ENTRIES = 64;

/** One typed array for each attribute of some entries. */
interface Columns {
  readonly paths: Int32Array;
  readonly targets: Int32Array;
  readonly types: Uint8Array;
  readonly sizes: Float64Array;
  readonly modes: Uint16Array;
  readonly uids: Uint32Array;
  readonly gids: Uint32Array;
  readonly mtimes: Float64Array;
  readonly xattrs: Uint32Array;
  readonly contents: Uint32Array;
}

/**
 * The entries of one layer in the order of its tar, in typed arrays: a million entries take 57 MB, and none of them is
 * copied when more come. Owns its memory. Of a content's SHA-256 the first 128 bits are kept.
 */
export class LayerFiles {
  count = 0;
  readonly #chunks: Columns[] = [];
  /** Entries that the last chunk has room for. */
  #room = 0;

  /** Adds an entry and returns its number; its content comes with `setContent`. */
  add(path: PathId, target: PathId, facts: EntryFacts, xattrs: number): number {
    const entry = this.count;
    const at = entry & CHUNK_MASK;
    if (at === 0 || at === this.#room) this.#makeRoom(at);
    const chunk = this.#chunkOf(entry);
    chunk.paths[at] = path;
    chunk.targets[at] = target;
    chunk.types[at] = facts.type;
    chunk.sizes[at] = facts.size;
    chunk.modes[at] = facts.mode;
    chunk.uids[at] = facts.uid;
    chunk.gids[at] = facts.gid;
    chunk.mtimes[at] = facts.mtime;
    chunk.xattrs[at] = xattrs;
    this.count += 1;
    return entry;
  }

  path(entry: number): PathId {
    return this.#chunkOf(entry).paths[entry & CHUNK_MASK] ?? 0;
  }

  /** Target of a hard link; the root for everything else. */
  target(entry: number): PathId {
    return this.#chunkOf(entry).targets[entry & CHUNK_MASK] ?? 0;
  }

  /** One of the constants above. */
  type(entry: number): number {
    return this.#chunkOf(entry).types[entry & CHUNK_MASK] ?? 0;
  }

  /** Bytes of a regular file as `stat` shows them, 0 for everything else. */
  size(entry: number): number {
    return this.#chunkOf(entry).sizes[entry & CHUNK_MASK] ?? 0;
  }

  mtime(entry: number): number {
    return this.#chunkOf(entry).mtimes[entry & CHUNK_MASK] ?? 0;
  }

  /** Mode, owner, group and the number of the extended attributes. */
  attributes(entry: number): readonly [mode: number, uid: number, gid: number, xattrs: number] {
    const { modes, uids, gids, xattrs } = this.#chunkOf(entry);
    const at = entry & CHUNK_MASK;
    return [modes[at] ?? 0, uids[at] ?? 0, gids[at] ?? 0, xattrs[at] ?? 0];
  }

  /** Keeps the hash of an entry's content. */
  setContent(entry: number, sha256: Buffer): void {
    const { contents } = this.#chunkOf(entry);
    const at = (entry & CHUNK_MASK) * CONTENT_WORDS;
    for (let word = 0; word < CONTENT_WORDS; word += 1) contents[at + word] = sha256.readUInt32LE(word * 4);
  }

  /** One of the words of the content's hash. */
  contentWord(entry: number, word: number): number {
    return this.#chunkOf(entry).contents[(entry & CHUNK_MASK) * CONTENT_WORDS + word] ?? 0;
  }

  #chunkOf(entry: number): Columns {
    return this.#chunks[entry >> CHUNK_BITS] as Columns;
  }

  #makeRoom(at: number): void {
    if (this.#chunks.length > 0 && at === 0) {
      this.#room = CHUNK_ENTRIES;
      this.#chunks.push(columnsOf(CHUNK_ENTRIES));
      return;
    }
    const [old] = this.#chunks;
    this.#room = old === undefined ? FIRST_ENTRIES : this.#room * 4;
    const next = columnsOf(this.#room);
    if (old !== undefined) for (const key of Object.keys(next) as (keyof Columns)[]) next[key].set(old[key]);
    this.#chunks[0] = next;
  }
}

function columnsOf(entries: number): Columns {
  return {
    paths: new Int32Array(entries),
    targets: new Int32Array(entries),
    types: new Uint8Array(entries),
    sizes: new Float64Array(entries),
    modes: new Uint16Array(entries),
    uids: new Uint32Array(entries),
    gids: new Uint32Array(entries),
    mtimes: new Float64Array(entries),
    xattrs: new Uint32Array(entries),
    contents: new Uint32Array(entries * CONTENT_WORDS),
  };
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
