import { UserError } from "../errors.ts";
import { grown } from "./columns.ts";
import { createNameHash, type NameHash } from "./name-hash.ts";

/** Number of a path in a `PathTree`. A directory's number is lower than those of what it holds. */
export type PathId = number;

/** The root directory. */
export const ROOT: PathId = 0;

/** Paths that one comparison is ready to hold; an image of a million files needs a million. */
const MAX_PATHS = 8_000_000;

// At two thirds full, eight million names spread evenly need some 250 steps at the very worst.
const MAX_PROBES = 1024;

const SLASH = 0x2f;
const DOT = 0x2e;
const WHITEOUT_PREFIX = Buffer.from(".wh.");
const decoder = new TextDecoder("utf-8", { fatal: true, ignoreBOM: true });

/**
 * Every path of the compared images once, as a tree in typed arrays: a million paths take some 45 MB. Owns its memory.
 */
export class PathTree {
  /** Paths so far, the root included. */
  count = 1;
  #parents = new Int32Array(1024);
  #nameStarts = new Uint32Array(1024);
  #nameLengths = new Uint32Array(1024);
  #firstChildren = new Int32Array(1024);
  #siblings = new Int32Array(1024);
  #names = new Uint8Array(16_384);
  #namesFill = 0;
  /** Open addressing by parent and name; 0 is free, for the root is in no directory. */
  #slots = new Int32Array(4096);
  readonly #hash: NameHash;

  /** Without a `hash` of its own, the tree takes one that nobody can foresee. */
  constructor(hash: NameHash = createNameHash()) {
    this.#hash = hash;
  }

  parent(path: PathId): PathId {
    return this.#parents[path] ?? 0;
  }

  /** The first path in the directory, 0 where there is none; `nextSibling` leads to the others. */
  firstChild(path: PathId): PathId {
    return this.#firstChildren[path] ?? 0;
  }

  nextSibling(path: PathId): PathId {
    return this.#siblings[path] ?? 0;
  }

  /**
   * The number of a path as containerd cleans it: `.`, empty parts and slashes around it mean nothing, `..` goes up and
   * never leaves the root. Throws a `UserError` that begins with `where` for a NUL, for more paths than we hold, and for names
   * made to collide.
   */
  intern(name: Uint8Array, where: string): PathId {
    let path = ROOT;
    for (let start = 0; start < name.length; ) {
      let end = start;
      while (end < name.length && name[end] !== SLASH) end += 1;
      path = this.#step(path, name, start, end, where);
      start = end + 1;
    }
    return path;
  }

  #step(path: PathId, name: Uint8Array, start: number, end: number, where: string): PathId {
    const length = end - start;
    if (length === 0 || (length === 1 && name[start] === DOT)) return path;
    if (length === 2 && name[start] === DOT && name[start + 1] === DOT) return this.parent(path);
    return this.#child(path, name, start, end, where);
  }

  #child(parent: PathId, name: Uint8Array, start: number, end: number, where: string): PathId {
    const slot = this.#slotOf(parent, name, start, end);
    if (slot === null) throw collided(where);
    const path = this.#slots[slot] ?? 0;
    if (path !== 0) return path;
    if (name.subarray(start, end).includes(0)) throw refused(where, "holds a path with a NUL in it");
    return this.#add(parent, name, start, end, slot, where);
  }

  /** The path of a name in a directory, null where no layer has it. */
  find(parent: PathId, name: Uint8Array): PathId | null {
    const slot = this.#slotOf(parent, name, 0, name.length);
    const path = slot === null ? 0 : (this.#slots[slot] ?? 0);
    return path === 0 ? null : path;
  }

  /** Where the name is in the table, or the free place where it belongs; null where neither is near enough. */
  #slotOf(parent: PathId, name: Uint8Array, start: number, end: number): number | null {
    const mask = this.#slots.length - 1;
    let slot = this.#hash(parent, name, start, end) & mask;
    for (let probes = 0; probes < MAX_PROBES; probes += 1) {
      const path = this.#slots[slot] ?? 0;
      if (path === 0 || (this.#parents[path] === parent && this.#isNamed(path, name, start, end))) return slot;
      slot = (slot + 1) & mask;
    }
    return null;
  }

  #isNamed(path: PathId, name: Uint8Array, start: number, end: number): boolean {
    if (this.#nameLengths[path] !== end - start) return false;
    const from = (this.#nameStarts[path] ?? 0) - start;
    for (let i = start; i < end; i += 1) if (this.#names[from + i] !== name[i]) return false;
    return true;
  }

  #add(parent: PathId, name: Uint8Array, start: number, end: number, slot: number, where: string): PathId {
    if (this.count >= MAX_PATHS) throw refused(where, `brings the image to more than ${MAX_PATHS.toLocaleString("en-US")} paths`);
    const path = this.count;
    if (path === this.#parents.length) this.#growPaths();
    const length = end - start;
    if (this.#namesFill + length > this.#names.length) this.#names = grown(this.#names, this.#namesFill + length);
    this.#names.set(name.subarray(start, end), this.#namesFill);
    this.#parents[path] = parent;
    this.#nameStarts[path] = this.#namesFill;
    this.#nameLengths[path] = length;
    this.#siblings[path] = this.firstChild(parent);
    this.#firstChildren[parent] = path;
    this.#slots[slot] = path;
    this.#namesFill += length;
    this.count += 1;
    if (this.count * 3 > this.#slots.length * 2) this.#rehash(where);
    return path;
  }

  #growPaths(): void {
    const needed = this.count + 1;
    this.#parents = grown(this.#parents, needed);
    this.#nameStarts = grown(this.#nameStarts, needed);
    this.#nameLengths = grown(this.#nameLengths, needed);
    this.#firstChildren = grown(this.#firstChildren, needed);
    this.#siblings = grown(this.#siblings, needed);
  }

  #rehash(where: string): void {
    this.#slots = new Int32Array(this.#slots.length * 2);
    for (let path = 1; path < this.count; path += 1) {
      const start = this.#nameStarts[path] ?? 0;
      const slot = this.#slotOf(this.parent(path), this.#names, start, start + (this.#nameLengths[path] ?? 0));
      if (slot === null) throw collided(where);
      this.#slots[slot] = path;
    }
  }

  /** The last part of the path, a view. */
  name(path: PathId): Uint8Array {
    const start = this.#nameStarts[path] ?? 0;
    return this.#names.subarray(start, start + (this.#nameLengths[path] ?? 0));
  }

  /** Whether the last part begins as markers do, `.wh.`. */
  isMarker(path: PathId): boolean {
    if ((this.#nameLengths[path] ?? 0) < WHITEOUT_PREFIX.length) return false;
    const start = this.#nameStarts[path] ?? 0;
    return WHITEOUT_PREFIX.every((byte, i) => this.#names[start + i] === byte);
  }

  /** The path for people: without a slash in front, bytes that are not UTF-8 as `\xNN`; "" for the root. */
  show(path: PathId): string {
    const parts: string[] = [];
    for (let at = path; at !== ROOT; at = this.parent(at)) parts.push(showName(this.name(at)));
    return parts.reverse().join("/");
  }
}

function refused(where: string, what: string): UserError {
  return new UserError(`${where} ${what}.`, "No engine unpacks such an image. Build it again.");
}

function collided(where: string): UserError {
  return refused(where, "holds names that were chosen to be slow to tell apart");
}

function showName(name: Uint8Array): string {
  try {
    return decoder.decode(name);
  } catch {
    return showInvalid(name);
  }
}

/** Decodes what is UTF-8 and escapes the bytes that are not. */
function showInvalid(name: Uint8Array): string {
  let text = "";
  for (let at = 0; at < name.length; ) {
    const length = validLength(name, at);
    text +=
      length === 0
        ? `\\x${(name[at] ?? 0).toString(16).padStart(2, "0")}`
        : decoder.decode(name.subarray(at, at + length));
    at += Math.max(1, length);
  }
  return text;
}

/** Bytes of the character that begins at `at`, 0 where none does. */
function validLength(name: Uint8Array, at: number): number {
  for (let length = 1; length <= 4 && at + length <= name.length; length += 1) {
    try {
      decoder.decode(name.subarray(at, at + length));
      return length;
    } catch {
      continue;
    }
  }
  return 0;
}
