import { crc32, inflateRawSync } from "node:zlib";
import { UserError } from "../errors.ts";

/** No artifact that this project makes holds more; the format itself ends at 65,535. */
const MAX_ENTRIES = 1000;

const END_OF_DIRECTORY = 0x06054b50;
const END_BYTES = 22;
const MAX_COMMENT_BYTES = 0xffff;
const DIRECTORY_ENTRY = 0x02014b50;
const DIRECTORY_ENTRY_BYTES = 46;
const LOCAL_HEADER = 0x04034b50;
const LOCAL_HEADER_BYTES = 30;
const ZIP64_MARK = 0xffffffff;
/** Bit 0, strong encryption (6), and an encrypted directory (13). */
const ENCRYPTED = 0x2041;
const STORED = 0;
const DEFLATED = 8;
const FILE_TYPE_MASK = 0o170000;
/** The types that an entry may say it has: none, a regular file, a directory. */
const PLAIN_TYPES = new Set([0, 0o100000, 0o040000]);

/**
 * The files of a zip that a stranger may have made, by their names; directories are left out. Nothing is written
 * anywhere. Throws a `UserError` for a zip that holds more than `maxBytes` or 1,000 files, whatever it declares, whose names
 * lead out of it (absolute, `..`, drives, backslashes) or stand twice, and for links, encryption, Zip64 and zips within.
 */
export function readZip(zip: Uint8Array, maxBytes: number): Map<string, Uint8Array> {
  const bytes = Buffer.from(zip.buffer, zip.byteOffset, zip.byteLength);
  const entries = readDirectory(bytes);
  const totalBytes = entries.reduce((sum, entry) => sum + entry.sizeBytes, 0);
  if (totalBytes > maxBytes) throw refusal(`unpacks to ${totalBytes} bytes; ${maxBytes} are the most that is read`);
  checkOverlaps(bytes, entries);
  const files = new Map<string, Uint8Array>();
  const names = new Set<string>();
  for (const entry of entries) {
    const name = entry.name.replace(/\/$/, "");
    if (names.has(name)) throw refusal(`holds ${show(name)} twice`);
    names.add(name);
    const content = unpack(bytes, entry);
    if (entry.name !== name) continue;
    files.set(name, content);
  }
  return files;
}

interface ZipEntry {
  readonly name: string;
  readonly method: number;
  readonly checksum: number;
  readonly packedBytes: number;
  readonly sizeBytes: number;
  readonly headerOffset: number;
}

function readDirectory(zip: Buffer): readonly ZipEntry[] {
  const end = findEnd(zip);
  const count = zip.readUInt16LE(end + 10);
  const directoryBytes = zip.readUInt32LE(end + 12);
  const start = zip.readUInt32LE(end + 16);
  // 4: this disk, 6: the directory's disk, 8: entries on this disk.
  if (zip.readUInt32LE(end + 4) !== 0 || zip.readUInt16LE(end + 8) !== count) throw refusal("spans several disks");
  if (count > MAX_ENTRIES) throw refusal(`has ${count} entries; ${MAX_ENTRIES} are the most that is read`);
  if (start + directoryBytes > end) throw refusal("is damaged: its directory does not lie within it");
  const directory = zip.subarray(start, start + directoryBytes);
  const entries: ZipEntry[] = [];
  let offset = 0;
  while (entries.length < count) {
    const entryBytes = directoryEntryBytes(directory, offset);
    entries.push(readEntry(directory.subarray(offset, offset + entryBytes), start));
    offset += entryBytes;
  }
  if (offset !== directoryBytes) throw refusal("is damaged: its directory is longer than its entries");
  return entries;
}

/** The end record is the last thing in the file but for a comment of at most 64 KiB. */
function findEnd(zip: Buffer): number {
  const lowest = Math.max(0, zip.length - END_BYTES - MAX_COMMENT_BYTES);
  for (let offset = zip.length - END_BYTES; offset >= lowest; offset -= 1) {
    const isEnd =
      zip.readUInt32LE(offset) === END_OF_DIRECTORY && offset + END_BYTES + zip.readUInt16LE(offset + 20) === zip.length;
    if (isEnd) return offset;
  }
  throw refusal("is not one: there is no directory at its end");
}

function directoryEntryBytes(directory: Buffer, offset: number): number {
  const isWhole = offset + DIRECTORY_ENTRY_BYTES <= directory.length;
  if (!isWhole || directory.readUInt32LE(offset) !== DIRECTORY_ENTRY) throw refusal("is damaged: its directory is cut");
  const variable = [28, 30, 32].reduce((sum, field) => sum + directory.readUInt16LE(offset + field), 0);
  const total = DIRECTORY_ENTRY_BYTES + variable;
  if (offset + total > directory.length) throw refusal("is damaged: its directory is cut");
  return total;
}

function readEntry(entry: Buffer, directoryStart: number): ZipEntry {
  const nameBytes = entry.readUInt16LE(28);
  const name = readName(entry.subarray(DIRECTORY_ENTRY_BYTES, DIRECTORY_ENTRY_BYTES + nameBytes));
  const packedBytes = entry.readUInt32LE(20);
  const sizeBytes = entry.readUInt32LE(24);
  const headerOffset = entry.readUInt32LE(42);
  const method = entry.readUInt16LE(10);
  if ([packedBytes, sizeBytes, headerOffset].includes(ZIP64_MARK)) throw refusal("uses Zip64, which is not read");
  if ((entry.readUInt16LE(8) & ENCRYPTED) !== 0) throw refusal(`holds ${show(name)} encrypted`);
  // The upper half of the external attributes is a Unix mode where the maker was a Unix.
  const type = (entry.readUInt32LE(38) >>> 16) & FILE_TYPE_MASK;
  if (!PLAIN_TYPES.has(type)) throw refusal(`holds ${show(name)}, which is a link or a device`);
  if (method !== STORED && method !== DEFLATED) throw refusal(`holds ${show(name)} packed in an unknown way`);
  if (method === STORED && packedBytes !== sizeBytes) throw refusal(`lies about the size of ${show(name)}`);
  if (name.endsWith("/") && sizeBytes !== 0) throw refusal(`holds ${show(name)}, a folder with content`);
  if (headerOffset >= directoryStart) throw refusal(`is damaged at ${show(name)}`);
  return { name, method, checksum: entry.readUInt32LE(16), packedBytes, sizeBytes, headerOffset };
}

function readName(bytes: Uint8Array): string {
  let name: string;
  try {
    name = new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch (cause) {
    throw refusal("holds a name that is not UTF-8", cause);
  }
  const parts = name.replace(/\/$/, "").split("/");
  const leadsOut = parts.some((part) => part === "" || part === "." || part === "..") || /^[A-Za-z]:/.test(name);
  const isOdd = [...name].some((character) => character < " " || character === "\u007f" || character === "\\");
  if (leadsOut || isOdd) throw refusal(`holds a name that leads out of it: ${show(name)}`);
  return name;
}

/** Entries that share their bytes make a small file unpack to petabytes. */
function checkOverlaps(zip: Buffer, entries: readonly ZipEntry[]): void {
  let end = 0;
  for (const entry of entries.toSorted((a, b) => a.headerOffset - b.headerOffset)) {
    if (entry.headerOffset < end) throw refusal(`holds ${show(entry.name)} and another file in the same bytes`);
    end = dataStart(zip, entry) + entry.packedBytes;
    if (end > zip.length) throw refusal(`is cut short at ${show(entry.name)}`);
  }
}

/** Where an entry's packed bytes begin; its local header must name it as the directory does. */
function dataStart(zip: Buffer, { name, headerOffset }: ZipEntry): number {
  const isHeader =
    headerOffset + LOCAL_HEADER_BYTES <= zip.length && zip.readUInt32LE(headerOffset) === LOCAL_HEADER;
  if (!isHeader) throw refusal(`is damaged at ${show(name)}`);
  const nameStart = headerOffset + LOCAL_HEADER_BYTES;
  const nameEnd = nameStart + zip.readUInt16LE(headerOffset + 26);
  if (!zip.subarray(nameStart, nameEnd).equals(Buffer.from(name))) throw refusal(`has two names for ${show(name)}`);
  return nameEnd + zip.readUInt16LE(headerOffset + 28);
}

function unpack(zip: Buffer, entry: ZipEntry): Uint8Array {
  const start = dataStart(zip, entry);
  const packed = zip.subarray(start, start + entry.packedBytes);
  const content = entry.method === STORED ? packed : inflate(packed, entry);
  if (content.length !== entry.sizeBytes) throw refusal(`lies about the size of ${show(entry.name)}`);
  if (crc32(content) !== entry.checksum) throw refusal(`is damaged: ${show(entry.name)} does not match its checksum`);
  const isZip = content.length >= 4 && Buffer.from(content.buffer, content.byteOffset, 4).readUInt32LE() === LOCAL_HEADER;
  if (isZip) throw refusal(`holds another zip: ${show(entry.name)}`);
  return content;
}

function inflate(packed: Uint8Array, { name, sizeBytes }: ZipEntry): Uint8Array {
  try {
    return inflateRawSync(packed, { maxOutputLength: Math.max(1, sizeBytes) });
  } catch (cause) {
    const isLonger = cause instanceof Error && "code" in cause && cause.code === "ERR_BUFFER_TOO_LARGE";
    throw refusal(isLonger ? `lies about the size of ${show(name)}` : `is damaged at ${show(name)}`, cause);
  }
}

function show(name: string): string {
  return JSON.stringify(name.slice(0, 100));
}

function refusal(what: string, cause?: unknown): UserError {
  return new UserError(
    `The zip ${what}.`,
    "Upload the artifact again with a tool that makes plain zips, and look at who made this one.",
    cause === undefined ? undefined : { cause },
  );
}
