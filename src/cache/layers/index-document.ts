import { promisify } from "node:util";
import { constants, zstdCompress, zstdDecompress } from "node:zlib";
import { isDigest, digestOf, type Digest } from "../../oci/digest.ts";
import { isJsonObject, readJsonObject, stringRecord, type JsonObject } from "../../oci/json.ts";
import { configJson, readConfig, type CacheConfig } from "./config.ts";

/** Where a blob's bytes are, and what BuildKit's manifest said of it. */
export interface BlobPlace {
  /** The key of the cache's entry. */
  readonly entry: string;
  readonly offset: number;
  readonly sizeBytes: number;
  readonly mediaType: string;
  readonly annotations: Readonly<Record<string, string>>;
}

/** An entry of the cache that blobs are in. */
export interface StoredEntry {
  readonly sizeBytes: number;
  readonly storedAt: Date;
  /** When it was last read to keep it from eviction. */
  readonly touchedAt: Date;
}

/** What one build exported. */
export interface Generation {
  /** Tells it from all others; made of what it says. */
  readonly id: string;
  readonly savedAt: Date;
  readonly build: string;
  /** null: larger than BuildKit reads. */
  readonly config: CacheConfig | null;
  readonly notes: JsonObject | null;
}

/** The number of an index that somebody reserved and had not saved. */
export interface SkippedIndex {
  readonly number: number;
  readonly skippedAt: Date;
}

/** All that is known of one image's layers in one scope of the cache. */
export interface CacheIndex {
  /** Newest first. */
  readonly generations: readonly Generation[];
  readonly blobs: ReadonlyMap<Digest, BlobPlace>;
  readonly entries: ReadonlyMap<string, StoredEntry>;
  readonly skipped: readonly SkippedIndex[];
  /** Keys of entries that hold other bytes than they should. */
  readonly corrupt: readonly string[];
}

/** How many generations are kept, the newest ones. */
const MAX_GENERATIONS = 16;

const VERSION = 1;
/** What a stored index may unpack to; it bounds what reading one takes of our memory. */
const MAX_INDEX_BYTES = 8 * 1024 * 1024;
const MAX_SKIPPED = 16;
const MAX_CORRUPT = 64;
const MAX_KEY_CHARACTERS = 512;
/** Far more than a build writes of itself. */
const MAX_NOTES_CHARACTERS = 1024 * 1024;
/** More than any cache takes as one entry; what a stranger's index says beyond it would only take our memory. */
const MAX_ENTRY_BYTES = 16 * 1024 ** 3;

/** How many bytes each stored index has at least: so many can be read at once, without asking for its size. */
export const INDEX_HEAD_BYTES = 64 * 1024;

/** The largest stored index that is read, in bytes. */
const MAX_STORED_INDEX_BYTES = 4 * 1024 * 1024;
/** What a stored index begins with, before the length of what is compressed as 32 bits, big end first. */
const MARK = Buffer.from("plimsoll-index-1");
const LENGTH_BYTES = 4;

export const EMPTY_INDEX: CacheIndex = { generations: [], blobs: new Map(), entries: new Map(), skipped: [], corrupt: [] };

const compress = promisify(zstdCompress);
const decompress = promisify(zstdDecompress);

/** How many bytes a stored index has, by its first ones; null for what is none. */
export function storedIndexBytes(head: Buffer): number | null {
  if (head.length < INDEX_HEAD_BYTES || !head.subarray(0, MARK.length).equals(MARK)) return null;
  const sizeBytes = MARK.length + LENGTH_BYTES + head.readUInt32BE(MARK.length);
  return sizeBytes <= MAX_STORED_INDEX_BYTES ? sizeBytes : null;
}

/** Reads an index as it lies in the cache; null for what is none. Single parts that make no sense are left out. */
export async function parseIndex(stored: Buffer): Promise<CacheIndex | null> {
  const sizeBytes = storedIndexBytes(stored);
  if (sizeBytes === null || stored.length < sizeBytes) return null;
  const text = await decompress(stored.subarray(MARK.length + LENGTH_BYTES, sizeBytes), { maxOutputLength: MAX_INDEX_BYTES }).catch(() => null);
  const object = text === null ? null : readJsonObject(text);
  if (object === null || object["version"] !== VERSION) return null;
  return {
    generations: listOf(object["generations"]).flatMap(readGeneration).slice(0, 2 * MAX_GENERATIONS),
    blobs: new Map(entriesOf(object["blobs"]).flatMap(([digest, value]) => (isDigest(digest) ? readPlace(value).map((place): [Digest, BlobPlace] => [digest, place]) : []))),
    entries: new Map(entriesOf(object["entries"]).flatMap(([key, value]) => readEntry(value).map((entry): [string, StoredEntry] => [key, entry]))),
    // Each of them is looked up.
    skipped: listOf(object["skipped"]).flatMap(readSkipped).slice(0, MAX_SKIPPED),
    corrupt: listOf(object["corrupt"]).filter((key) => typeof key === "string").slice(0, MAX_CORRUPT),
  };
}

/** The index as it is stored: as many generations, newest first, as a reader takes. */
export async function formatIndex(index: CacheIndex): Promise<Buffer> {
  for (let count = index.generations.length; ; count -= 1) {
    const text = JSON.stringify(indexJson(pruneIndex({ ...index, generations: index.generations.slice(0, count) })));
    const stored = Buffer.byteLength(text) <= MAX_INDEX_BYTES || count === 0 ? await frame(text) : null;
    if (stored !== null && (stored.length <= MAX_STORED_INDEX_BYTES || count === 0)) return stored;
  }
}

async function frame(text: string): Promise<Buffer> {
  const compressed = await compress(text, { params: { [constants.ZSTD_c_checksumFlag]: 1 } });
  const length = Buffer.alloc(LENGTH_BYTES);
  length.writeUInt32BE(compressed.length);
  const stored = Buffer.concat([MARK, length, compressed]);
  return Buffer.concat([stored, Buffer.alloc(Math.max(0, INDEX_HEAD_BYTES - stored.length))]);
}

/** What both say; of what both say differently, the first's. */
export function mergeIndexes(first: CacheIndex, second: CacheIndex): CacheIndex {
  const generations = new Map([...first.generations, ...second.generations].map((generation) => [generation.id, generation]));
  const skipped = new Map([...second.skipped, ...first.skipped].map((one) => [one.number, one]));
  return {
    generations: [...generations.values()].sort((one, other) => other.savedAt.getTime() - one.savedAt.getTime()),
    blobs: new Map([...second.blobs, ...first.blobs]),
    entries: new Map([...first.entries, ...second.entries].map(([key, entry]) => [key, newer(entry, first.entries.get(key))])),
    skipped: [...skipped.values()].sort((one, other) => other.number - one.number),
    corrupt: [...new Set([...first.corrupt, ...second.corrupt])],
  };
}

/** The index with at most `MAX_GENERATIONS`, and without the blobs and entries that none of them names. */
export function pruneIndex(index: CacheIndex): CacheIndex {
  const generations = index.generations.slice(0, MAX_GENERATIONS);
  const named = new Set(generations.flatMap(({ config }) => config?.layers.map(({ blob }) => blob) ?? []));
  const blobs = new Map([...index.blobs].filter(([digest]) => named.has(digest)));
  const keys = new Set([...blobs.values()].map(({ entry }) => entry));
  return {
    generations,
    blobs,
    entries: new Map([...index.entries].filter(([key]) => keys.has(key))),
    skipped: index.skipped.slice(0, MAX_SKIPPED),
    corrupt: index.corrupt.slice(0, MAX_CORRUPT),
  };
}

/** A generation, under an id made of what it says: the same one saved twice is one. */
export function makeGeneration(parts: Omit<Generation, "id">): Generation {
  return { ...parts, id: digestOf(JSON.stringify(generationJson(parts))).slice(7, 39) };
}

function indexJson(index: CacheIndex): JsonObject {
  return {
    version: VERSION,
    generations: index.generations.map(({ id, ...parts }) => ({ id, ...generationJson(parts) })),
    blobs: Object.fromEntries(index.blobs),
    entries: Object.fromEntries(index.entries),
    ...(index.skipped.length === 0 ? {} : { skipped: index.skipped }),
    ...(index.corrupt.length === 0 ? {} : { corrupt: index.corrupt }),
  };
}

function generationJson({ savedAt, build, config, notes }: Omit<Generation, "id">): JsonObject {
  return { savedAt, build, config: config === null ? null : configJson(config), notes };
}

function readGeneration(value: unknown): Generation[] {
  if (!isJsonObject(value)) return [];
  const { id, build, notes } = value;
  const savedAt = readDate(value["savedAt"]);
  if (typeof id !== "string" || typeof build !== "string" || savedAt === null) return [];
  const config = isJsonObject(value["config"]) ? readConfig(value["config"]) : null;
  if (config === null && value["config"] !== null) return [];
  return [{ id, savedAt, build, config, notes: isJsonObject(notes) && canBeHandedOn(notes) ? notes : null }];
}

/** What is nested deeper than JSON can be written would keep the index from ever being saved again; and those who ask for notes take only so many bytes. */
function canBeHandedOn(notes: JsonObject): boolean {
  try {
    return JSON.stringify(notes).length <= MAX_NOTES_CHARACTERS;
  } catch {
    return false;
  }
}

function readPlace(value: unknown): BlobPlace[] {
  if (!isJsonObject(value)) return [];
  const { entry, offset, sizeBytes, mediaType } = value;
  if (typeof entry !== "string" || entry.length > MAX_KEY_CHARACTERS || typeof mediaType !== "string") return [];
  if (!isByteCount(offset) || !isByteCount(sizeBytes)) return [];
  return [{ entry, offset, sizeBytes, mediaType, annotations: stringRecord(value["annotations"]) }];
}

function readEntry(value: unknown): StoredEntry[] {
  if (!isJsonObject(value)) return [];
  const { sizeBytes } = value;
  const storedAt = readDate(value["storedAt"]);
  const touchedAt = readDate(value["touchedAt"]);
  return isByteCount(sizeBytes) && sizeBytes <= MAX_ENTRY_BYTES && storedAt !== null && touchedAt !== null ? [{ sizeBytes, storedAt, touchedAt }] : [];
}

function readSkipped(value: unknown): SkippedIndex[] {
  if (!isJsonObject(value)) return [];
  const { number } = value;
  const skippedAt = readDate(value["skippedAt"]);
  return isByteCount(number) && skippedAt !== null ? [{ number, skippedAt }] : [];
}

function newer(entry: StoredEntry, other: StoredEntry | undefined): StoredEntry {
  return other !== undefined && other.touchedAt > entry.touchedAt ? other : entry;
}

function readDate(value: unknown): Date | null {
  const date = typeof value === "string" ? new Date(value) : null;
  return date === null || Number.isNaN(date.getTime()) ? null : date;
}

function listOf(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}

function entriesOf(value: unknown): readonly (readonly [string, unknown])[] {
  return isJsonObject(value) ? Object.entries(value) : [];
}

function isByteCount(value: unknown): value is number {
  return typeof value === "number" && Number.isSafeInteger(value) && value >= 0;
}
