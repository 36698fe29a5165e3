import { UserError } from "../errors.ts";
import { isZeroBlock, latin1, parseNumber, parseSparsePairs, readText, sumsMatch, BLOCK_BYTES } from "./block.ts";
import { parsePax, parsePaxNumber, parsePaxSparse, type PaxRecords } from "./pax.ts";
import { checkSegments, SparseMapReader, type Segment } from "./sparse.ts";

/** What an entry of a tar is. */
export type EntryType = "file" | "link" | "symlink" | "char" | "block" | "dir" | "fifo";

/** One entry of a tar; its bytes are views that hold only until the call they were given to returns. */
export interface TarHeader {
  readonly type: EntryType;
  /** As stored, not normalised. */
  readonly name: Uint8Array;
  /** Target of a link or a symlink, else empty. */
  readonly linkname: Uint8Array;
  /** Bytes of a file as `stat` shows them, a sparse file's holes included; 0 for everything else. */
  readonly size: number;
  readonly mode: number;
  readonly uid: number;
  readonly gid: number;
  /** Seconds since 1970. */
  readonly mtime: number;
  readonly devMajor: number;
  readonly devMinor: number;
  /** The `SCHILY.xattr.` records as one text, "" where there are none. */
  readonly xattrs: string;
  /** Where a sparse file's data belongs; null for a file without holes. */
  readonly sparse: readonly Segment[] | null;
}

/** Takes what a scanner finds. */
export interface TarSink {
  /** A new entry. Its data follows, then `close`. */
  open(header: TarHeader): void;
  /** The next bytes of a file as stored (without holes); `remaining` is what still comes after them. */
  data(bytes: Uint8Array, remaining: number): void;
  close(): void;
}

/** Bytes of a PAX header, a long name or a sparse map that we are ready to hold, as Go's archive/tar is. */
const MAX_SPECIAL_BYTES = 1024 * 1024;

const TYPES: Readonly<Record<string, EntryType>> = {
  "\0": "file",
  "0": "file",
  "1": "link",
  "2": "symlink",
  "3": "char",
  "4": "block",
  "5": "dir",
  "6": "fifo",
  "7": "file",
  S: "file",
};

/** Entries whose size says nothing: no data follows them, whatever the header claims. */
const HEADER_ONLY = new Set(["1", "2", "3", "4", "5", "6"]);

type State = "header" | "end" | "body" | "padding" | "sparse-extension" | "sparse-map" | "trailer";

const NO_BYTES = new Uint8Array(0);

/**
 * Reads the headers of a tar that comes in chunks, and copies no body. Reads ustar, v7, PAX and GNU headers as Go's
 * archive/tar does, which is what unpacks images: a global PAX header holds for nothing, missing end blocks are the end.
 * Throws a `UserError` that begins with `where` for everything that Go would refuse.
 */
export class TarScanner {
  readonly #where: string;
  readonly #sink: TarSink;
  /** Holds a block, or a special header's content, that does not lie whole in one chunk. */
  readonly #block = Buffer.alloc(BLOCK_BYTES);
  #blockFill = 0;
  #state: State = "header";
  /** Bytes of the tar before the current chunk. */
  #offset = 0;
  #bodyLeft = 0;
  #padding = 0;
  /** What the body is collected for; null where the sink gets it. */
  #special: { readonly flag: string; readonly parts: Uint8Array[] } | null = null;
  #isOpen = false;
  #pax: PaxRecords | null = null;
  #longName: Uint8Array | null = null;
  #longLink: Uint8Array | null = null;
  #pending: { header: TarHeader; flag: string; reader: SparseMapReader } | null = null;

  constructor(where: string, sink: TarSink) {
    this.#where = where;
    this.#sink = sink;
  }

  /** Takes the next bytes of the tar. */
  push(chunk: Uint8Array): void {
    let at = 0;
    while (at < chunk.length) {
      if (this.#state === "body") at += this.#takeBody(chunk, at);
      else if (this.#state === "padding") at += this.#takePadding(chunk.length - at);
      else if (this.#state === "trailer") at = chunk.length;
      else at += this.#takeBlock(chunk, at);
    }
    this.#offset += chunk.length;
  }

  /** Takes the end of the tar. */
  end(): void {
    const isWhole =
      this.#state === "trailer" || ((this.#state === "header" || this.#state === "end") && this.#blockFill === 0);
    // Go reads on when a file's padding is missing altogether, and refuses part of it.
    const lacksPadding = this.#state === "padding" && this.#blockFill === 0;
    if (!isWhole && !lacksPadding) throw this.#refusal("it ends in the middle of an entry");
  }

  #takeBlock(chunk: Uint8Array, at: number): number {
    if (this.#blockFill === 0 && chunk.length - at >= BLOCK_BYTES) {
      this.#onBlock(chunk, at);
      return BLOCK_BYTES;
    }
    const taken = Math.min(BLOCK_BYTES - this.#blockFill, chunk.length - at);
    this.#block.set(chunk.subarray(at, at + taken), this.#blockFill);
    this.#blockFill += taken;
    if (this.#blockFill === BLOCK_BYTES) {
      this.#blockFill = 0;
      this.#onBlock(this.#block, 0);
    }
    return taken;
  }

  #onBlock(bytes: Uint8Array, at: number): void {
    if (this.#state === "sparse-extension" || this.#state === "sparse-map") this.#onSparseBlock(bytes, at);
    else if (isZeroBlock(bytes, at)) this.#state = this.#state === "end" ? "trailer" : "end";
    else if (this.#state === "end") throw this.#refusal("an empty block is followed by more");
    else this.#onHeader(bytes, at);
  }

  #onHeader(block: Uint8Array, at: number): void {
    if (!sumsMatch(block, at)) throw this.#refusal("a header's checksum is wrong");
    const flag = latin1(block, at + 156, 1);
    const size = this.#number(block, at + 124, 12);
    if (size < 0) throw this.#refusal("a header gives a negative size");
    if (flag === "x" || flag === "g" || flag === "L" || flag === "K") return this.#startSpecial(flag, size);
    const type = TYPES[flag];
    if (type === undefined) throw this.#refusal(`it holds an entry of the unknown type ${JSON.stringify(flag)}`);
    const isGnu = latin1(block, at + 257, 8) === "ustar  \0";
    this.#onEntry(this.#header(block, at, type, flag, size, isGnu), flag, isGnu, block, at);
  }

  #startSpecial(flag: string, size: number): void {
    if (size > MAX_SPECIAL_BYTES) throw this.#refusal("a name or an extended header is larger than 1 MiB");
    this.#special = { flag, parts: [] };
    this.#startBody(size);
  }

  #onEntry(header: TarHeader, flag: string, isGnu: boolean, block: Uint8Array, at: number): void {
    const pax = this.#pax ?? {};
    this.#pax = this.#longName = this.#longLink = null;
    const stored = this.#paxNumber(pax, "size") ?? this.#number(block, at + 124, 12);
    if (stored < 0) throw this.#refusal("a header gives a negative size");
    const bodyBytes = HEADER_ONLY.has(flag) ? 0 : stored;
    if (flag === "S") return this.#startOldSparse(header, isGnu, block, at, bodyBytes);
    const sparse = header.type === "file" ? this.#sparseOf(pax) : null;
    if (sparse === null) return this.#startEntry(header, bodyBytes);
    const named = { ...header, size: sparse.size ?? header.size, name: sparse.name ?? header.name };
    if (sparse.pairs !== null) return this.#startSparse(named, sparse.pairs, bodyBytes);
    this.#pending = { header: named, flag, reader: new SparseMapReader() };
    this.#bodyLeft = bodyBytes;
    this.#state = "sparse-map";
    this.#expectMapBlock();
  }

  #startEntry(header: TarHeader, bodyBytes: number): void {
    this.#sink.open(header);
    this.#isOpen = true;
    this.#startBody(bodyBytes);
  }

  #startSparse(header: TarHeader, pairs: readonly number[], bodyBytes: number): void {
    const segments = checkSegments(pairs, header.size, bodyBytes);
    if (segments === null) throw this.#refusal("a sparse file's map does not fit the file");
    this.#startEntry({ ...header, sparse: segments }, bodyBytes);
  }

  /** GNU's own sparse format: four segments in the header, then as many blocks of 21 as it takes. */
  #startOldSparse(header: TarHeader, isGnu: boolean, block: Uint8Array, at: number, bodyBytes: number): void {
    if (!isGnu) throw this.#refusal("a sparse file stands in a header that is not GNU's");
    const pairs = this.#sparsePairs(block, at + 386, 4);
    const sized = { ...header, size: this.#number(block, at + 483, 12) };
    if (sized.size < 0) throw this.#refusal("a header gives a negative size");
    if (block[at + 482] === 0) return this.#startSparse(sized, pairs, bodyBytes);
    this.#pending = { header: sized, flag: "S", reader: new SparseMapReader(pairs) };
    this.#bodyLeft = bodyBytes;
    this.#state = "sparse-extension";
  }

  #onSparseBlock(bytes: Uint8Array, at: number): void {
    const pending = this.#pending;
    if (pending === null) throw new Error("a sparse map without a file");
    const { header, reader } = pending;
    if (this.#state === "sparse-extension") {
      reader.addPairs(this.#sparsePairs(bytes, at, 21));
      if (reader.blocks * BLOCK_BYTES > MAX_SPECIAL_BYTES) throw this.#refusal("a sparse file's map is larger than 1 MiB");
      if (bytes[at + 504] !== 0) return;
    } else {
      this.#bodyLeft -= BLOCK_BYTES;
      const state = reader.addText(bytes, at);
      if (state === "bad") throw this.#refusal("a sparse file's map is malformed");
      if (reader.blocks * BLOCK_BYTES > MAX_SPECIAL_BYTES) throw this.#refusal("a sparse file's map is larger than 1 MiB");
      if (state === "more") return this.#expectMapBlock();
    }
    this.#pending = null;
    this.#startSparse(header, reader.pairs, this.#bodyLeft);
  }

  #expectMapBlock(): void {
    if (this.#bodyLeft < BLOCK_BYTES) throw this.#refusal("a sparse file's map is cut short");
  }

  #startBody(bytes: number): void {
    this.#bodyLeft = bytes;
    this.#padding = (BLOCK_BYTES - (bytes % BLOCK_BYTES)) % BLOCK_BYTES;
    this.#state = "body";
    if (bytes === 0) this.#endBody();
  }

  #takeBody(chunk: Uint8Array, at: number): number {
    const taken = Math.min(this.#bodyLeft, chunk.length - at);
    this.#bodyLeft -= taken;
    const bytes = chunk.subarray(at, at + taken);
    if (this.#special === null) this.#sink.data(bytes, this.#bodyLeft);
    else this.#special.parts.push(bytes.slice());
    if (this.#bodyLeft === 0) this.#endBody();
    return taken;
  }

  #takePadding(available: number): number {
    const taken = Math.min(this.#padding - this.#blockFill, available);
    this.#blockFill += taken;
    if (this.#blockFill === this.#padding) {
      this.#blockFill = 0;
      this.#state = "header";
    }
    return taken;
  }

  #endBody(): void {
    this.#state = this.#padding > 0 ? "padding" : "header";
    if (this.#special !== null) this.#endSpecial(this.#special.flag, Buffer.concat(this.#special.parts));
    if (!this.#isOpen) return;
    this.#isOpen = false;
    this.#sink.close();
  }

  #endSpecial(flag: string, content: Buffer): void {
    this.#special = null;
    if (flag === "L") this.#longName = readText(content, 0, content.length);
    else if (flag === "K") this.#longLink = readText(content, 0, content.length);
    else this.#endPax(flag, content);
  }

  #endPax(flag: string, content: Buffer): void {
    const records = parsePax(content);
    if (records === null) throw this.#refusal("an extended header is malformed");
    this.#pax = flag === "x" ? records : null;
    // Go hands a global header out as an entry of its own, so what stood before it holds for nothing.
    if (flag === "g") this.#longName = this.#longLink = null;
  }

  #header(block: Uint8Array, at: number, type: EntryType, flag: string, size: number, isGnu: boolean): TarHeader {
    const pax = this.#pax ?? {};
    const name = this.#longName ?? nonEmpty(pax["path"]) ?? headerName(block, at, isGnu);
    const linkname = this.#longLink ?? nonEmpty(pax["linkpath"]) ?? readText(block, at + 157, 100);
    const isDevice = type === "char" || type === "block";
    // Archives older than POSIX mark a directory by its slash alone.
    const isOldDirectory = flag === "\0" && name[name.length - 1] === 0x2f;
    const realType = isOldDirectory ? "dir" : type;
    return {
      type: realType,
      name,
      linkname: type === "link" || type === "symlink" ? linkname : NO_BYTES,
      size: realType === "file" ? (this.#paxNumber(pax, "size") ?? size) : 0,
      mode: this.#number(block, at + 100, 8) & 0o7777,
      uid: this.#paxNumber(pax, "uid") ?? this.#number(block, at + 108, 8),
      gid: this.#paxNumber(pax, "gid") ?? this.#number(block, at + 116, 8),
      mtime: this.#paxTime(pax) ?? this.#number(block, at + 136, 12),
      devMajor: isDevice ? this.#number(block, at + 329, 8) : 0,
      devMinor: isDevice ? this.#number(block, at + 337, 8) : 0,
      xattrs: xattrsOf(pax),
      sparse: null,
    };
  }

  #sparseOf(pax: PaxRecords): ReturnType<typeof parsePaxSparse> & object | null {
    const sparse = parsePaxSparse(pax);
    if (sparse === "bad") throw this.#refusal("a sparse file's extended header is malformed");
    return sparse;
  }

  #number(block: Uint8Array, at: number, width: number): number {
    const value = parseNumber(block, at, width);
    if (value === null) throw this.#refusal("a header holds a number that is malformed or too large");
    return value;
  }

  #paxNumber(pax: PaxRecords, key: string): number | null {
    const text = pax[key];
    if (text === undefined || text.length === 0) return null;
    const value = parsePaxNumber(text);
    if (value === null) throw this.#refusal(`an extended header's ${key} is not a number we can hold`);
    return value;
  }

  #paxTime(pax: PaxRecords): number | null {
    const text = pax["mtime"];
    if (text === undefined || text.length === 0) return null;
    const seconds = latin1(text, 0, text.length);
    if (!/^-?\d+(?:\.\d*)?$/.test(seconds)) throw this.#refusal("an extended header's mtime is not a time");
    return Number(seconds);
  }

  #sparsePairs(block: Uint8Array, at: number, count: number): number[] {
    const pairs = parseSparsePairs(block, at, count);
    if (pairs === null) throw this.#refusal("a sparse file's map is malformed");
    return pairs;
  }

  #refusal(reason: string): UserError {
    return new UserError(
      `${this.#where} is not a tar that can be unpacked: ${reason} (near byte ${this.#offset}).`,
      "Build the image again. If an engine unpacks it, please report it with the image.",
    );
  }
}

function headerName(block: Uint8Array, at: number, isGnu: boolean): Uint8Array {
  const name = readText(block, at, 100);
  if (isGnu || latin1(block, at + 257, 5) !== "ustar") return name;
  const isStar = latin1(block, at + 508, 4) === "tar\0";
  const prefix = readText(block, at + 345, isStar ? 131 : 155);
  return prefix.length === 0 ? name : Buffer.concat([prefix, Buffer.from("/"), name]);
}

function nonEmpty(value: Uint8Array | undefined): Uint8Array | null {
  return value === undefined || value.length === 0 ? null : value;
}

function xattrsOf(pax: PaxRecords): string {
  let text = "";
  for (const key of Object.keys(pax).sort()) {
    const value = pax[key];
    if (key.startsWith("SCHILY.xattr.") && value !== undefined) text += `${key.slice(13)}=${Buffer.from(value).toString("latin1")}\0`;
  }
  return text;
}
