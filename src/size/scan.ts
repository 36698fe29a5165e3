import { createHash, hash, type Hash } from "node:crypto";
import { UserError } from "../errors.ts";
import { formatBytes } from "../format.ts";
import { hashFor, type Digest } from "../oci/digest.ts";
import { decompress } from "../tar/decompress.ts";
import { BLOCK, CHAR, DIRECTORY, FIFO, FILE, LINK, LayerFiles, MARKER, SYMLINK, type EntryFacts, type TextIds } from "./layer-files.ts";
import { ROOT, type PathId, type PathTree } from "./path-tree.ts";
import { TarScanner, type EntryType, type TarHeader, type TarSink } from "../tar/scanner.ts";
import type { Segment } from "../tar/sparse.ts";

/** What reading a layer finds. */
export interface ScannedLayer {
  readonly files: LayerFiles;
  /** Bytes of the uncompressed tar, whatever follows its end included. */
  readonly tarBytes: number;
  /** Payload of the regular files as shipped, markers not included. */
  readonly diskBytes: number;
  /** Entries of the tar, markers included. */
  readonly entries: number;
  /** Numbers of the entries that are opaque markers, and of those that are whiteouts. */
  readonly opaques: readonly number[];
  readonly whiteouts: readonly number[];
}

/** What the scans of one comparison share. */
export interface ScanContext {
  readonly tree: PathTree;
  readonly xattrs: TextIds;
  readonly maxLayerBytes: number;
}

const TYPE_NUMBERS: Readonly<Record<EntryType, number>> = {
  file: FILE,
  link: LINK,
  symlink: SYMLINK,
  char: CHAR,
  block: BLOCK,
  dir: DIRECTORY,
  fifo: FIFO,
};

/** Holes up to this are hashed as the zeros they stand for, so that a sparse file equals its plain copy. */
const MAX_EXPANDED_HOLE_BYTES = 64 * 1024 * 1024;
/** And of one layer: a tar of kilobytes must not have us hash gigabytes of nothing. */
const MAX_EXPANDED_LAYER_BYTES = 1024 * 1024 * 1024;
/** Entries that one layer may have: memory is bounded, whatever a tar of a few megabytes unpacks to. */
const MAX_ENTRIES = 8_000_000;
const ZEROS = Buffer.alloc(1024 * 1024);
const EMPTY_SHA256 = createHash("sha256").digest();

/**
 * Reads a layer's blob, hashes every file and checks the DiffID. `where` names the layer in errors. Throws a `UserError`
 * for a blob that is not a layer, is larger than `maxLayerBytes` when uncompressed, or is not what the DiffID says.
 */
export async function scanLayer(
  blob: AsyncIterable<Uint8Array>,
  diffId: Digest,
  where: string,
  context: ScanContext,
): Promise<ScannedLayer> {
  const sink = new EntrySink(where, context);
  const scanner = new TarScanner(where, sink);
  const hasher = hashFor(diffId);
  let tarBytes = 0;
  for await (const chunk of decompress(blob, where)) {
    tarBytes += chunk.length;
    if (tarBytes > context.maxLayerBytes) throw tooLarge(where, context.maxLayerBytes);
    hasher.update(chunk);
    scanner.push(chunk);
  }
  scanner.end();
  const found = `${diffId.slice(0, diffId.indexOf(":"))}:${hasher.digest("hex")}`;
  if (found !== diffId) throw mismatch(where, diffId, found);
  return { ...sink.finish(), tarBytes };
}

function tooLarge(where: string, maxLayerBytes: number): UserError {
  return new UserError(
    `${where} is larger than ${formatBytes(maxLayerBytes)} when uncompressed.`,
    "If the image is trusted, raise max-layer-size.",
  );
}

function tooMany(where: string): UserError {
  return new UserError(
    `${where} holds more than ${MAX_ENTRIES.toLocaleString("en-US")} entries.`,
    "Measure the image with --depth layers, which reads no layer.",
  );
}

function mismatch(where: string, diffId: string, found: string): UserError {
  return new UserError(
    `${where} is not what the image's configuration says: its DiffID should be ${diffId} and is ${found}.`,
    "The image is damaged or was tampered with. Build and push it again.",
  );
}

/** Puts the entries of a tar into columns and hashes their contents. */
class EntrySink implements TarSink {
  readonly #where: string;
  readonly #context: ScanContext;
  readonly #files = new LayerFiles();
  readonly #opaques: number[] = [];
  readonly #whiteouts: number[] = [];
  #entries = 0;
  #diskBytes = 0;
  #expandedBytes = 0;
  /** The entry whose data is coming; -1 where its data does not count. */
  #entry = -1;
  #hash: Hash | null = null;
  #holes: HoleFiller | null = null;

  constructor(where: string, context: ScanContext) {
    this.#where = where;
    this.#context = context;
  }

  open(header: TarHeader): void {
    this.#entries += 1;
    if (this.#entries > MAX_ENTRIES) throw tooMany(this.#where);
    this.#entry = -1;
    const { tree, xattrs } = this.#context;
    const path = tree.intern(header.name, this.#where);
    const kind = this.#kindOf(path, header);
    if (kind === "ignored") return;
    const facts = factsOf(header, kind === "entry" ? TYPE_NUMBERS[header.type] : MARKER);
    const target = header.type === "link" ? tree.intern(header.linkname, this.#where) : ROOT;
    const entry = this.#files.add(path, target, facts, xattrs.id(header.xattrs));
    if (kind === "opaque") this.#opaques.push(entry);
    else if (kind === "whiteout") this.#whiteouts.push(entry);
    else this.#openContent(entry, header);
  }

  data(bytes: Uint8Array, remaining: number): void {
    if (this.#entry === -1) return;
    if (this.#holes !== null) return this.#holes.data(bytes);
    if (this.#hash !== null) {
      this.#hash.update(bytes);
      return;
    }
    if (remaining === 0) {
      this.#files.setContent(this.#entry, hash("sha256", bytes, "buffer"));
      this.#entry = -1;
      return;
    }
    this.#hash = createHash("sha256").update(bytes);
  }

  close(): void {
    this.#holes?.finish();
    if (this.#entry !== -1) this.#files.setContent(this.#entry, this.#hash?.digest() ?? EMPTY_SHA256);
    this.#entry = -1;
    this.#hash = null;
    this.#holes = null;
  }

  finish(): Omit<ScannedLayer, "tarBytes"> {
    return {
      files: this.#files,
      diskBytes: this.#diskBytes,
      entries: this.#entries,
      opaques: this.#opaques,
      whiteouts: this.#whiteouts,
    };
  }

  #openContent(entry: number, header: TarHeader): void {
    if (header.type === "symlink") return this.#files.setContent(entry, hash("sha256", header.linkname, "buffer"));
    if (header.type === "char" || header.type === "block") {
      return this.#files.setContent(entry, hash("sha256", `${header.devMajor},${header.devMinor}`, "buffer"));
    }
    if (header.type !== "file") return;
    this.#diskBytes += header.size;
    if (!Number.isSafeInteger(this.#diskBytes)) throw tooLarge(this.#where, this.#context.maxLayerBytes);
    this.#entry = entry;
    if (header.sparse === null) return;
    this.#hash = createHash("sha256");
    this.#holes = this.#fillerOf(this.#hash, header.size, header.sparse);
  }

  #fillerOf(hasher: Hash, size: number, segments: readonly Segment[]): HoleFiller {
    const holeBytes = size - segments.reduce((total, segment) => total + segment.length, 0);
    const areExpanded = holeBytes <= MAX_EXPANDED_HOLE_BYTES && this.#expandedBytes + holeBytes <= MAX_EXPANDED_LAYER_BYTES;
    if (areExpanded) this.#expandedBytes += holeBytes;
    // Hashing zeros takes time as reading them would, so they count as if they had been read.
    if (this.#expandedBytes > this.#context.maxLayerBytes) throw tooLarge(this.#where, this.#context.maxLayerBytes);
    return new HoleFiller(hasher, size, segments, areExpanded);
  }

  /** What the name makes of an entry (image-spec layer.md, "Whiteouts"; AUFS metadata stands under `.wh..wh.`). */
  #kindOf(path: PathId, header: TarHeader): "entry" | "opaque" | "whiteout" | "ignored" {
    const { tree } = this.#context;
    if (path === ROOT) return this.#kindOfRoot(header);
    const isMarker = tree.isMarker(path);
    const name = isMarker ? Buffer.from(tree.name(path)).toString("latin1") : "";
    if (name === ".wh..wh..opq") return "opaque";
    for (let at = path; at !== ROOT; at = tree.parent(at)) {
      if (tree.isMarker(at) && Buffer.from(tree.name(at)).toString("latin1").startsWith(".wh..wh.")) return "ignored";
    }
    if (!isMarker) return "entry";
    if (name === ".wh." || name === ".wh.." || name === ".wh...") {
      throw new UserError(
        `${this.#where} holds ${tree.show(path)}, a whiteout that names no file.`,
        "The image specification forbids it. Build the image again.",
      );
    }
    return "whiteout";
  }

  #kindOfRoot(header: TarHeader): "entry" | "ignored" {
    if (header.type === "dir") return "entry";
    throw new UserError(
      `${this.#where} holds an entry for the root that is not a directory.`,
      "No engine unpacks such an image. Build it again.",
    );
  }
}

function factsOf(header: TarHeader, type: number): EntryFacts {
  // Linux keeps no mode for a symlink, so what a tar says of it depends on the program that wrote it.
  const mode = type === SYMLINK ? 0o777 : header.mode;
  return { type, size: header.size, mode, uid: header.uid, gid: header.gid, mtime: header.mtime, xattrs: header.xattrs };
}

/** Hashes a sparse file as the plain file it stands for, or, where its holes are vast, its data and where the holes are. */
class HoleFiller {
  readonly #hash: Hash;
  readonly #size: number;
  readonly #segments: readonly Segment[];
  readonly #areExpanded: boolean;
  #segment = 0;
  #segmentLeft = 0;
  /** End of what was hashed, in bytes of the expanded file. */
  #end = 0;

  constructor(hasher: Hash, size: number, segments: readonly Segment[], areExpanded: boolean) {
    this.#hash = hasher;
    this.#size = size;
    this.#segments = segments;
    this.#areExpanded = areExpanded;
  }

  data(bytes: Uint8Array): void {
    for (let at = 0; at < bytes.length; ) {
      if (this.#segmentLeft === 0) this.#nextSegment();
      const piece = bytes.subarray(at, at + this.#segmentLeft);
      this.#hash.update(piece);
      at += piece.length;
      this.#segmentLeft -= piece.length;
      this.#end += piece.length;
    }
  }

  finish(): void {
    this.#hole(this.#size - this.#end);
  }

  #nextSegment(): void {
    const segment = this.#segments[this.#segment];
    if (segment === undefined) throw new Error("more data than a sparse file's map has room for");
    this.#segment += 1;
    this.#hole(segment.offset - this.#end);
    this.#segmentLeft = segment.length;
  }

  #hole(bytes: number): void {
    this.#end += bytes;
    if (bytes > 0 && !this.#areExpanded) this.#hash.update(`hole of ${bytes} bytes\n`);
    if (!this.#areExpanded) return;
    for (let left = bytes; left > 0; left -= ZEROS.length) this.#hash.update(ZEROS.subarray(0, left));
  }
}
