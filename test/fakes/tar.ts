/** One entry of a tar made for a test. What is not given is 0, "" or a plain file. */
export interface TarEntry {
  /** A string is UTF-8; a Buffer gives the exact bytes of the name. */
  readonly name: string | Buffer;
  /** "file" is typeflag 0, "link" a hard link; any other single character is written as the typeflag. */
  readonly type?: "file" | "dir" | "symlink" | "link" | "char" | "block" | "fifo" | (string & {});
  readonly content?: string | Uint8Array;
  readonly linkname?: string | Buffer;
  readonly mode?: number;
  readonly uid?: number;
  readonly gid?: number;
  /** Seconds since 1970. */
  readonly mtime?: number;
  readonly prefix?: string;
  readonly devMajor?: number;
  readonly devMinor?: number;
  /** The size the header claims, where it is not that of the content. */
  readonly size?: number;
  /** Records of a PAX header that stands before the entry. */
  readonly pax?: Readonly<Record<string, string | Buffer>>;
  /** Last say over the header block, before its checksum is set; return false to keep the checksum as it is. */
  readonly edit?: (header: Buffer) => void | false;
  /** These bytes instead of an entry: no header, no padding. */
  readonly raw?: Uint8Array;
}

const TYPE_FLAGS: Readonly<Record<string, string>> = {
  file: "0",
  link: "1",
  symlink: "2",
  char: "3",
  block: "4",
  dir: "5",
  fifo: "6",
};

/** Writes a tar; names over 100 bytes become PAX headers. Ends with two zero blocks unless `end` is false. */
export function tarOf(entries: readonly TarEntry[], end = true): Buffer {
  const parts = entries.flatMap(entryParts);
  return Buffer.concat(end ? [...parts, Buffer.alloc(1024)] : parts);
}

/** The whiteout entry that removes `path` of lower layers. */
export function whiteout(path: string): TarEntry {
  const slash = path.lastIndexOf("/") + 1;
  return { name: `${path.slice(0, slash)}.wh.${path.slice(slash)}` };
}

/** The marker that hides what lower layers hold in `directory`. */
export function opaque(directory: string): TarEntry {
  return { name: directory === "" ? ".wh..wh..opq" : `${directory}/.wh..wh..opq` };
}

/** The records of a PAX header, each with its own length in front. */
export function paxRecords(records: Readonly<Record<string, string | Buffer>>): Buffer {
  return Buffer.concat(Object.entries(records).map(([key, value]) => paxRecord(key, value)));
}

function paxRecord(key: string, value: string | Buffer): Buffer {
  const rest = Buffer.concat([Buffer.from(` ${key}=`), Buffer.from(value), Buffer.from("\n")]);
  let length = rest.length + 1;
  while (String(length).length + rest.length !== length) length = String(length).length + rest.length;
  return Buffer.concat([Buffer.from(String(length)), rest]);
}

function entryParts(entry: TarEntry): Buffer[] {
  if (entry.raw !== undefined) return [Buffer.from(entry.raw)];
  const pax: Record<string, string | Buffer> = { ...entry.pax };
  const name = Buffer.from(entry.name);
  const linkname = Buffer.from(entry.linkname ?? "");
  if (name.length > 100) pax["path"] ??= name;
  if (linkname.length > 100) pax["linkpath"] ??= linkname;
  const content = Buffer.from(entry.content ?? "");
  const before =
    Object.keys(pax).length === 0
      ? []
      : entryParts({ name: "PaxHeader", type: "x", content: paxRecords(pax) });
  return [...before, headerOf(entry, name, linkname, content.length), padded(content)];
}

function headerOf(entry: TarEntry, name: Buffer, linkname: Buffer, contentBytes: number): Buffer {
  const header = Buffer.alloc(512);
  const type = entry.type ?? "file";
  name.copy(header, 0, 0, 100);
  octal(header, 100, 8, entry.mode ?? (type === "dir" ? 0o755 : 0o644));
  octal(header, 108, 8, entry.uid ?? 0);
  octal(header, 116, 8, entry.gid ?? 0);
  octal(header, 124, 12, entry.size ?? contentBytes);
  octal(header, 136, 12, entry.mtime ?? 0);
  header.write(TYPE_FLAGS[type] ?? type, 156, "latin1");
  linkname.copy(header, 157, 0, 100);
  header.write("ustar\0" + "00", 257, "latin1");
  octal(header, 329, 8, entry.devMajor ?? 0);
  octal(header, 337, 8, entry.devMinor ?? 0);
  header.write(entry.prefix ?? "", 345);
  if (entry.edit?.(header) !== false) setChecksum(header);
  return header;
}

/** Writes the checksum of a header block into it. */
export function setChecksum(header: Buffer): void {
  header.fill(" ", 148, 156);
  const sum = header.reduce((total, byte) => total + byte, 0);
  header.write(`${sum.toString(8).padStart(6, "0")}\0 `, 148, "latin1");
}

function octal(header: Buffer, offset: number, width: number, value: number): void {
  header.write(value.toString(8).padStart(width - 1, "0"), offset, "latin1");
}

function padded(content: Buffer): Buffer {
  return Buffer.concat([content, Buffer.alloc((512 - (content.length % 512)) % 512)]);
}
