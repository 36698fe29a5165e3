import { UserError } from "../errors.ts";
import type { HiddenFile, HiddenWhy } from "../report/report.ts";
import { grown } from "./columns.ts";
import { Largest } from "./largest.ts";
import { DIRECTORY, FILE, LINK, MARKER, sameContent, type LayerFiles } from "./layer-files.ts";
import { ROOT, type PathId, type PathTree } from "./path-tree.ts";
import type { ScannedLayer } from "./scan.ts";

/** Rows of `hidden` at most: the largest; `hiddenBytes` counts all. */
const MAX_HIDDEN_ROWS = 10_000;

/** Entries that the layers of one image may have together. */
const MAX_IMAGE_ENTRIES = 32_000_000;

/** Emptying the same huge directory over and over is a trap, not an image. */
const MAX_STEPS = 1_000_000_000;

const WHYS: readonly HiddenWhy[] = ["whiteout", "opaque", "overwritten", "overwritten-identical", "replaced-type", "duplicate-entry"];

/** Nothing is at this path. */
const NOTHING = -1;
/** From here down: a directory that no entry describes, made for what is in it by layer `IMPLIED - value`. */
const IMPLIED = -2;

/**
 * The root file system of an image: its layers' entries applied one after the other (image-spec layer.md, "Applying
 * Changesets"). An entry's number counts through all layers of the image. Owns its memory.
 */
export class FileSystem {
  readonly #tree: PathTree;
  readonly #layers: readonly ScannedLayer[];
  /** Number of each layer's first entry, and the number of all. */
  readonly #starts: Int32Array;
  /** For each path the entry that is there, or what the constants above say. */
  readonly #live: Int32Array;
  /** For each entry the one that holds its data: itself, or a hard link's target. */
  readonly #inodes: Int32Array;
  /** For each entry how many names its data has. */
  readonly #names: Int32Array;
  #hiddenEntries = new Int32Array(64);
  #hiddenBy = new Int32Array(64);
  #hiddenWhys = new Uint8Array(64);
  #hiddenCount = 0;
  /** Paths looked at while directories were emptied. */
  #steps = 0;

  /** Bytes of the files that ship, of those that can be reached, hard links once, and of the rest. */
  readonly diskBytes: number;
  readonly visibleBytes: number;
  hiddenBytes = 0;

  constructor(tree: PathTree, layers: readonly ScannedLayer[]) {
    this.#tree = tree;
    this.#layers = layers;
    const starts = [0];
    for (const layer of layers) starts.push((starts.at(-1) ?? 0) + layer.files.count);
    const total = starts.at(-1) ?? 0;
    if (total > MAX_IMAGE_ENTRIES) throw tooManyEntries();
    this.#starts = Int32Array.from(starts);
    this.#live = new Int32Array(tree.count).fill(NOTHING);
    this.#live[ROOT] = IMPLIED;
    this.#inodes = new Int32Array(total).fill(NOTHING);
    this.#names = new Int32Array(total);
    layers.forEach((_, index) => this.#applyLayer(index));
    this.diskBytes = layers.reduce((sum, layer) => sum + layer.diskBytes, 0);
    this.visibleBytes = this.diskBytes - this.hiddenBytes;
  }

  /** Whether something is at the path. */
  has(path: PathId): boolean {
    return this.#live[path] !== NOTHING;
  }

  /** Whether a directory is at the path. */
  hasDirectory(path: PathId): boolean {
    const entry = this.#live[path] ?? NOTHING;
    if (entry <= IMPLIED) return true;
    return entry !== NOTHING && this.filesOf(entry).type(this.indexOf(entry)) === DIRECTORY;
  }

  /** The entry that holds the data and attributes of what is at the path; -1 for nothing and for an implied directory. */
  inodeAt(path: PathId): number {
    const entry = this.#live[path] ?? NOTHING;
    return entry < 0 ? NOTHING : (this.#inodes[entry] ?? NOTHING);
  }

  /** The layer that put what is at the path there. */
  layerAt(path: PathId): number {
    const entry = this.#live[path] ?? NOTHING;
    return entry <= IMPLIED ? IMPLIED - entry : this.layerOf(entry);
  }

  /** How many names the entry's data has. */
  namesOf(inode: number): number {
    return this.#names[inode] ?? 0;
  }

  /** The layer of an entry. */
  layerOf(entry: number): number {
    let low = 0;
    let high = this.#layers.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if ((this.#starts[middle] ?? 0) <= entry) low = middle;
      else high = middle - 1;
    }
    return low;
  }

  /** The columns an entry is in. */
  filesOf(entry: number): LayerFiles {
    const layer = this.#layers[this.layerOf(entry)];
    if (layer === undefined) throw new Error(`no layer holds entry ${entry}`);
    return layer.files;
  }

  /** Its place in them. */
  indexOf(entry: number): number {
    return entry - (this.#starts[this.layerOf(entry)] ?? 0);
  }

  /** Bytes of a regular file, 0 for everything else. */
  bytesOf(inode: number): number {
    return inode === NOTHING ? 0 : (this.filesOf(inode).size(this.indexOf(inode)));
  }

  /** The largest files that ship and cannot be reached, the largest first, then by path; files of no bytes left out. */
  hidden(): HiddenFile[] {
    const largest = new Largest<number>(MAX_HIDDEN_ROWS, (row) => this.#hiddenPath(row));
    for (let row = 0; row < this.#hiddenCount; row += 1) {
      largest.offer(row, this.bytesOf(this.#hiddenEntries[row] ?? NOTHING));
    }
    return largest.sorted().map(({ item, bytes, path }) => ({
      path,
      bytes,
      layer: this.layerOf(this.#hiddenEntries[item] ?? 0),
      hiddenByLayer: this.#hiddenBy[item] ?? 0,
      why: WHYS[this.#hiddenWhys[item] ?? 0] ?? "overwritten",
    }));
  }

  #hiddenPath(row: number): string {
    const entry = this.#hiddenEntries[row] ?? 0;
    return this.#tree.show(this.filesOf(entry).path(this.indexOf(entry)));
  }

  /** Markers first, wherever they stand: they concern lower layers only. */
  #applyLayer(layer: number): void {
    const scanned = this.#layers[layer];
    if (scanned === undefined) return;
    const { files, opaques, whiteouts } = scanned;
    const hidden = new Set(opaques.map((entry) => this.#tree.parent(files.path(entry))));
    for (const directory of hidden) this.#removeBelow(directory, layer, "opaque");
    for (const entry of whiteouts) this.#applyWhiteout(files.path(entry), layer);
    for (let entry = 0; entry < files.count; entry += 1) {
      if (files.type(entry) === MARKER) this.#makeDirectories(this.#tree.parent(files.path(entry)), layer);
      else this.#applyEntry(layer, entry);
    }
  }

  #applyWhiteout(marker: PathId, layer: number): void {
    const name = this.#tree.name(marker);
    const path = this.#tree.find(this.#tree.parent(marker), name.subarray(4));
    if (path === null || !this.has(path)) return;
    this.#removeBelow(path, layer, "whiteout");
    this.#removeName(path, layer, "whiteout");
  }

  #applyEntry(layer: number, index: number): void {
    const { files } = this.#layers[layer] as ScannedLayer;
    const path = files.path(index);
    const entry = (this.#starts[layer] ?? 0) + index;
    const type = files.type(index);
    if (type === LINK) return this.#applyLink(layer, entry, path, files.target(index));
    this.#makeDirectories(this.#tree.parent(path), layer);
    this.#inodes[entry] = entry;
    this.#names[entry] = 1;
    const isDirectory = this.hasDirectory(path);
    if (isDirectory && type !== DIRECTORY) this.#removeBelow(path, layer, "replaced-type");
    this.#replaceName(path, layer, entry);
  }

  /** A link whose target is not there, or is a directory, is nothing: engines refuse to make it. */
  #applyLink(layer: number, entry: number, path: PathId, target: PathId): void {
    const inode = this.inodeAt(target);
    if (inode === NOTHING || this.hasDirectory(target) || path === target) return;
    this.#inodes[entry] = inode;
    this.#names[inode] = this.namesOf(inode) + 1;
    this.#makeDirectories(this.#tree.parent(path), layer);
    if (this.hasDirectory(path)) this.#removeBelow(path, layer, "replaced-type");
    this.#replaceName(path, layer, entry);
  }

  #replaceName(path: PathId, layer: number, entry: number): void {
    if (this.has(path)) this.#removeName(path, layer, this.#whyReplaced(path, layer, entry));
    this.#live[path] = entry;
  }

  #whyReplaced(path: PathId, layer: number, entry: number): HiddenWhy {
    const old = this.inodeAt(path);
    const next = this.#inodes[entry] ?? NOTHING;
    if (this.layerAt(path) === layer) return "duplicate-entry";
    if (old === NOTHING || !this.#isFile(next)) return "replaced-type";
    const isSame =
      this.bytesOf(old) === this.bytesOf(next) &&
      sameContent(this.filesOf(old), this.indexOf(old), this.filesOf(next), this.indexOf(next));
    return isSame ? "overwritten-identical" : "overwritten";
  }

  #isFile(inode: number): boolean {
    return this.filesOf(inode).type(this.indexOf(inode)) === FILE;
  }

  /** What is in a directory is in one that is there: an entry below a file takes the file's place. */
  #makeDirectories(path: PathId, layer: number): void {
    for (let at = path; !this.hasDirectory(at); at = this.#tree.parent(at)) {
      if (this.has(at)) this.#removeName(at, layer, "replaced-type");
      this.#live[at] = IMPLIED - layer;
    }
  }

  /** Removes all that is in the directory. Nothing is below what is not there, so dead branches are not walked. */
  #removeBelow(directory: PathId, layer: number, why: HiddenWhy): void {
    if (!this.hasDirectory(directory)) return;
    if (this.#steps > MAX_STEPS) throw tooTangled();
    const waiting = [directory];
    for (let parent = waiting.pop(); parent !== undefined; parent = waiting.pop()) {
      for (let path = this.#tree.firstChild(parent); path !== 0; path = this.#tree.nextSibling(path)) {
        this.#steps += 1;
        if (!this.has(path)) continue;
        if (this.hasDirectory(path)) waiting.push(path);
        this.#removeName(path, layer, why);
      }
    }
  }

  #removeName(path: PathId, layer: number, why: HiddenWhy): void {
    const inode = this.inodeAt(path);
    this.#live[path] = NOTHING;
    if (inode === NOTHING) return;
    const names = this.namesOf(inode) - 1;
    this.#names[inode] = names;
    const bytes = this.bytesOf(inode);
    if (names === 0 && bytes > 0) this.#hide(inode, bytes, layer, why);
  }

  #hide(inode: number, bytes: number, layer: number, why: HiddenWhy): void {
    const row = this.#hiddenCount;
    if (row === this.#hiddenEntries.length) {
      this.#hiddenEntries = grown(this.#hiddenEntries, row + 1);
      this.#hiddenBy = grown(this.#hiddenBy, row + 1);
      this.#hiddenWhys = grown(this.#hiddenWhys, row + 1);
    }
    this.#hiddenEntries[row] = inode;
    this.#hiddenBy[row] = layer;
    this.#hiddenWhys[row] = WHYS.indexOf(why);
    this.#hiddenCount += 1;
    this.hiddenBytes += bytes;
  }

  /** Visible bytes whose content also stands under another name that is no hard link of it, the first not counted. */
  duplicateBytes(): number {
    const isLive = (entry: number) => this.namesOf(entry) > 0 && this.#isFile(entry) && this.bytesOf(entry) > 0;
    let count = 0;
    for (let entry = 0; entry < this.#names.length; entry += 1) if (isLive(entry)) count += 1;
    const slots = new Int32Array(2 ** Math.ceil(Math.log2(count * 2 + 2))).fill(NOTHING);
    let bytes = 0;
    for (let entry = 0; entry < this.#names.length; entry += 1) {
      if (isLive(entry) && !this.#isFirst(entry, slots)) bytes += this.bytesOf(entry);
    }
    return bytes;
  }

  #isFirst(entry: number, slots: Int32Array): boolean {
    const files = this.filesOf(entry);
    const index = this.indexOf(entry);
    const mask = slots.length - 1;
    let slot = files.contentWord(index, 0) & mask;
    for (let other = slots[slot] ?? NOTHING; other !== NOTHING; other = slots[slot] ?? NOTHING) {
      if (sameContent(files, index, this.filesOf(other), this.indexOf(other)) && this.bytesOf(other) === this.bytesOf(entry)) return false;
      slot = (slot + 1) & mask;
    }
    slots[slot] = entry;
    return true;
  }
}

function tooManyEntries(): UserError {
  return new UserError(
    `The layers of the image hold more than ${MAX_IMAGE_ENTRIES.toLocaleString("en-US")} entries together.`,
    "Measure it with --depth layers, which reads no layer.",
  );
}

function tooTangled(): UserError {
  return new UserError(
    "The image's layers replace large directories over and over, more often than we follow.",
    "Measure it with --depth layers, which reads no layer.",
  );
}
