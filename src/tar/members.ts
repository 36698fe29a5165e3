import { posix } from "node:path";
import { UserError } from "../errors.ts";
import { BLOCK_BYTES, isZeroBlock, parseNumber, readText, sumsMatch } from "./block.ts";
import { cutShort } from "./byte-input.ts";
import { parsePax, parsePaxNumber } from "./pax.ts";

/** A file in an archive of images. Only files and links matter there: no member is ever written to a disk. */
export interface TarMember {
  /** Without a leading `./` or `/`. */
  readonly name: string;
  /** Bytes of its content; 0 for a link. */
  readonly sizeBytes: number;
  /** Where its content starts in the archive. */
  readonly offset: number;
  /** The member that a symbolic or hard link leads to. */
  readonly target: string | null;
}

/** Where members come from: a file that can be skipped through, or a stream. */
export interface TarInput {
  /** Bytes read or skipped so far. */
  readonly position: number;
  /** The next `count` bytes; fewer only where the input ends. */
  take(count: number): Promise<Buffer>;
  /** Goes over `count` bytes. Throws a `UserError` where the input ends before. */
  skip(count: number): Promise<void>;
}

// No engine writes a thousandth of this; a root file system given for an archive of images should not take minutes.
const MAX_MEMBERS = 200_000;
const MAX_EXTENSION_BYTES = 1024 * 1024;

/**
 * The members of a tar (ustar, PAX, GNU long names) in order. A consumer may read a member's content from the input
 * before it asks for the next one; what it leaves is skipped. Throws a `UserError` that names the place by `where`.
 */
export async function* readTarMembers(input: TarInput, where: string): AsyncGenerator<TarMember> {
  let extension: Extension = {};
  for (let count = 0; ; count += 1) {
    const block = await input.take(BLOCK_BYTES);
    if (block.length === 0) return;
    if (block.length < BLOCK_BYTES) throw cutShort(where);
    if (isZeroBlock(block, 0)) return;
    if (!sumsMatch(block, 0)) throw count === 0 ? notTar(where) : broken(where);
    if (count >= MAX_MEMBERS) throw notImages(where);
    const header = parseHeader(block);
    const end = input.position + paddedSize(extension.sizeBytes ?? header.sizeBytes);
    if (!Number.isSafeInteger(end) || end < input.position) throw broken(where);
    if (isExtension(header.type)) {
      if (header.sizeBytes > MAX_EXTENSION_BYTES) throw broken(where);
      const content = await input.take(header.sizeBytes);
      if (content.length < header.sizeBytes) throw cutShort(where);
      extension = { ...extension, ...parseExtension(header.type, content, where) };
    } else {
      const member = memberOf(header, extension, input.position);
      extension = {};
      if (member !== null) yield member;
    }
    await input.skip(end - input.position);
  }
}

/** The name as members are looked up by, whatever it starts with. */
export function memberName(name: string): string {
  return posix.normalize(`/${name}`).slice(1);
}

interface Header {
  readonly name: string;
  readonly sizeBytes: number;
  readonly type: string;
  readonly linkName: string;
}

interface Extension {
  name?: string;
  linkName?: string;
  sizeBytes?: number;
}

function memberOf(header: Header, extension: Extension, offset: number): TarMember | null {
  const name = memberName(extension.name ?? header.name);
  const linkName = extension.linkName ?? header.linkName;
  switch (header.type) {
    case "0":
    case "\0":
    case "7":
      return { name, sizeBytes: extension.sizeBytes ?? header.sizeBytes, offset, target: null };
    case "1":
      return { name, sizeBytes: 0, offset, target: memberName(linkName) };
    case "2":
      // Docker 1.10 to 24 saved a layer once and linked the others to it: "../ID/layer.tar".
      return { name, sizeBytes: 0, offset, target: memberName(posix.join(posix.dirname(name), linkName)) };
    default:
      return null;
  }
}

function isExtension(type: string): boolean {
  return type === "x" || type === "g" || type === "L" || type === "K";
}

function parseExtension(type: string, content: Uint8Array, where: string): Extension {
  if (type === "L") return { name: textOf(readText(content, 0, content.length)) };
  if (type === "K") return { linkName: textOf(readText(content, 0, content.length)) };
  return type === "x" ? parseRecords(content, where) : {};
}

function parseRecords(content: Uint8Array, where: string): Extension {
  const records = parsePax(content);
  if (records === null) throw broken(where);
  const { path, linkpath, size } = records;
  return {
    ...(path === undefined ? {} : { name: textOf(path) }),
    ...(linkpath === undefined ? {} : { linkName: textOf(linkpath) }),
    ...(size === undefined ? {} : { sizeBytes: parsePaxNumber(size) ?? Number.NaN }),
  };
}

function parseHeader(block: Buffer): Header {
  const isUstar = block.toString("latin1", 257, 263) === "ustar\0";
  const prefix = isUstar ? textOf(readText(block, 345, 155)) : "";
  const name = textOf(readText(block, 0, 100));
  const type = String.fromCharCode(block[156] ?? 0);
  return {
    name: prefix === "" ? name : `${prefix}/${name}`,
    // Links, devices and folders have no content, whatever size they claim.
    sizeBytes: /[1-6]/.test(type) ? 0 : (parseNumber(block, 124, 12) ?? Number.NaN),
    type,
    linkName: textOf(readText(block, 157, 100)),
  };
}

function textOf(bytes: Uint8Array): string {
  return Buffer.from(bytes).toString("utf8");
}

function paddedSize(sizeBytes: number): number {
  return Math.ceil(sizeBytes / BLOCK_BYTES) * BLOCK_BYTES;
}

function notTar(where: string): UserError {
  return new UserError(`${where} is not a tar archive.`, "Give the file that docker save, buildx or skopeo wrote.");
}

function notImages(where: string): UserError {
  return new UserError(
    `${where} has more than ${MAX_MEMBERS} members, so it is not an archive of images.`,
    "Give the file that docker save, buildx or skopeo wrote; a root file system alone is no image.",
  );
}

function broken(where: string): UserError {
  return new UserError(`${where} is damaged: a header in it is no tar header.`, "Make or copy the archive again.");
}
