import { latin1 } from "./block.ts";

/** The records of an extended header; names are free text, so the object has no prototype. */
export type PaxRecords = Readonly<Record<string, Uint8Array>>;

/** What an extended header says of a sparse file. `pairs` null: the map stands in front of the data (format 1.0). */
interface PaxSparse {
  readonly name: Uint8Array | null;
  readonly size: number | null;
  readonly pairs: readonly number[] | null;
}

const TEXT_KEYS = new Set(["path", "linkpath", "uname", "gname"]);
const SPARSE_OFFSET = "GNU.sparse.offset";
const SPARSE_LENGTH = "GNU.sparse.numbytes";
const SPARSE_MAP = "GNU.sparse.map";

/**
 * Parses `LENGTH KEY=VALUE\n` records (POSIX pax, "pax Extended Header"); null where Go's archive/tar would refuse. The
 * repeated offsets and lengths of sparse format 0.0 become one map.
 */
export function parsePax(content: Uint8Array): PaxRecords | null {
  const records: Record<string, Uint8Array> = Object.create(null) as Record<string, Uint8Array>;
  const pairs: string[] = [];
  for (let at = 0; at < content.length; ) {
    const record = parseRecord(content, at);
    if (record === null) return null;
    at = record.end;
    if (record.key !== SPARSE_OFFSET && record.key !== SPARSE_LENGTH) {
      records[record.key] = record.value;
      continue;
    }
    const value = latin1(record.value, 0, record.value.length);
    const expected = pairs.length % 2 === 0 ? SPARSE_OFFSET : SPARSE_LENGTH;
    if (record.key !== expected || value.includes(",")) return null;
    pairs.push(value);
  }
  if (pairs.length > 0) records[SPARSE_MAP] = Buffer.from(pairs.join(","), "latin1");
  return records;
}

function parseRecord(content: Uint8Array, at: number): { key: string; value: Uint8Array; end: number } | null {
  const space = content.indexOf(0x20, at);
  if (space === -1 || space - at > 10) return null;
  const length = latin1(content, at, space - at);
  if (!/^\d+$/.test(length)) return null;
  const end = at + Number(length);
  if (end > content.length || end <= space + 1 || content[end - 1] !== 0x0a) return null;
  const equals = content.indexOf(0x3d, space + 1);
  if (equals === -1 || equals >= end - 1 || equals === space + 1) return null;
  const key = Buffer.from(content.subarray(space + 1, equals)).toString("latin1");
  const value = content.subarray(equals + 1, end - 1);
  const hasNul = TEXT_KEYS.has(key) ? value.includes(0) : key.includes("\0");
  return hasNul ? null : { key, value, end };
}

/** A decimal number; null where it is malformed or beyond what a double holds exactly. */
export function parsePaxNumber(value: Uint8Array): number | null {
  const text = latin1(value, 0, value.length);
  const number = Number(text);
  return /^[+-]?\d+$/.test(text) && Number.isSafeInteger(number) ? number : null;
}

/** Reads the sparse records of formats 0.0, 0.1 and 1.0; null where the file is not sparse, "bad" where malformed. */
export function parsePaxSparse(pax: PaxRecords): PaxSparse | null | "bad" {
  const version = `${text(pax["GNU.sparse.major"])}.${text(pax["GNU.sparse.minor"])}`;
  const hasMapInFront = version === "1.0";
  const isOlder = version === "0.0" || version === "0.1" || (version === "." && text(pax[SPARSE_MAP]) !== "");
  if (!hasMapInFront && !isOlder) return null;
  const name = pax["GNU.sparse.name"];
  const sizeText = [pax["GNU.sparse.size"], pax["GNU.sparse.realsize"]].find((value) => text(value) !== "");
  const size = sizeText === undefined ? null : parsePaxNumber(sizeText);
  if (sizeText !== undefined && (size === null || size < 0)) return "bad";
  const pairs = hasMapInFront ? null : parseMap(pax);
  if (pairs === "bad") return "bad";
  return { name: name === undefined || name.length === 0 ? null : name, size, pairs };
}

function parseMap(pax: PaxRecords): number[] | "bad" {
  const map = text(pax[SPARSE_MAP]);
  const items = map === "" ? [] : map.split(",");
  const count = text(pax["GNU.sparse.numblocks"]);
  if (!/^\d+$/.test(count) || items.length !== 2 * Number(count)) return "bad";
  if (!items.every((item) => /^\d{1,16}$/.test(item))) return "bad";
  return items.map(Number);
}

function text(value: Uint8Array | undefined): string {
  return value === undefined ? "" : Buffer.from(value).toString("latin1");
}
