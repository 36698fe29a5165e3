import { isDigest, type Digest } from "../../oci/digest.ts";
import { isJsonObject, readJsonObject, type JsonObject } from "../../oci/json.ts";

/** The media type of BuildKit's cache config. */
export const CACHE_CONFIG_TYPE = "application/vnd.buildkit.cacheconfig.v0";

/** The `parent` of a layer that has none. */
export const NO_PARENT = -1;

/** BuildKit's cache config: which results a cache key has, and which layers a result is made of. */
export interface CacheConfig {
  readonly layers: readonly CacheLayer[];
  readonly records: readonly CacheRecord[];
}

export interface CacheLayer {
  readonly blob: Digest;
  /** Index of the layer below it; `NO_PARENT` for none. */
  readonly parent: number;
}

/** A cache key, and where it is known what came out of it. */
export interface CacheRecord {
  readonly digest: string;
  readonly results: readonly CacheResult[];
  readonly chains: readonly CacheChain[];
  /** For each input of the step the records that it may be. */
  readonly inputs: readonly (readonly CacheInput[])[];
}

/** A layer with all its parents. */
export interface CacheResult {
  readonly layer: number;
  /** As Go writes a time (RFC 3339). */
  readonly createdAt: string;
}

/** Layers in their order, without their parents. */
export interface CacheChain {
  readonly layers: readonly number[];
  readonly createdAt: string;
}

export interface CacheInput {
  /** Index of a record. */
  readonly link: number;
  /** "" for none. */
  readonly selector: string;
}

/** What a config may hold at most: far more than fits into what BuildKit reads. */
const MAX_ELEMENTS = 200_000;
const RECORD_DIGEST = /^[a-z0-9]{1,32}:[A-Za-z0-9._-]{1,128}$/;
const TIME = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d{1,9})?(?:Z|[+-]\d\d:\d\d)$/;
const ZERO_TIME = "0001-01-01T00:00:00Z";

/** Parses a cache config that anybody may have written; null for one that BuildKit would refuse: indexes that lead nowhere or round in a circle. */
export function parseConfig(text: Uint8Array | string): CacheConfig | null {
  const object = readJsonObject(text);
  return object === null ? null : readConfig(object);
}

/** As `parseConfig`, of what is JSON already. */
export function readConfig(object: JsonObject): CacheConfig | null {
  const layers = mapAll(object["layers"], readLayer);
  const records = mapAll(object["records"], readRecord);
  if (layers === null || records === null) return null;
  if (!layers.every(({ parent }) => parent === NO_PARENT || isIndex(parent, layers)) || !areLayersFinite(layers)) return null;
  if (!records.every((record) => leadsSomewhere(record, layers, records))) return null;
  return orderRecords(records) === null ? null : { layers, records };
}

/** The config as BuildKit writes it. */
export function formatConfig(config: CacheConfig): string {
  return JSON.stringify(configJson(config));
}

/** The config as the JSON that BuildKit writes, which leaves out what is zero: so a `parent` of 0, too. */
export function configJson(config: CacheConfig): JsonObject {
  return {
    ...nonEmpty("layers", config.layers.map(({ blob, parent }) => ({ blob, ...(parent === 0 ? {} : { parent }) }))),
    ...nonEmpty(
      "records",
      config.records.map(({ digest, results, chains, inputs }) => ({
        ...nonEmpty("layers", results),
        ...nonEmpty("chains", chains),
        digest,
        ...nonEmpty("inputs", inputs.map((slot) => slot.map(({ link, selector }) => ({ ...(selector === "" ? {} : { selector }), link })))),
      })),
    ),
  };
}

/** The records' indexes, each after those of its inputs; null where inputs go round in a circle. */
export function orderRecords(records: readonly CacheRecord[]): readonly number[] | null {
  const order: number[] = [];
  const state = new Uint8Array(records.length); // 0 not seen, 1 begun, 2 done
  for (let root = 0; root < records.length; root += 1) {
    // A stack of our own: a stranger's chain may be deeper than the engine's.
    const stack = [root];
    while (stack.length > 0) {
      const index = stack.at(-1) ?? 0;
      const links = state[index] === 0 ? linksOf(records[index]) : [];
      if (state[index] === 0) state[index] = 1;
      const open = links.filter((link) => state[link] !== 2);
      if (open.some((link) => state[link] === 1)) return null;
      if (open.length > 0) {
        // One by one: an engine takes only so many arguments.
        for (const link of open) stack.push(link);
        continue;
      }
      stack.pop();
      if (state[index] !== 2) order.push(index);
      state[index] = 2;
    }
  }
  return order;
}

/** The indexes of the records that a record's inputs may be. */
export function linksOf(record: CacheRecord | undefined): readonly number[] {
  return record?.inputs.flatMap((slot) => slot.map(({ link }) => link)) ?? [];
}

function readLayer(value: unknown): CacheLayer | null {
  if (!isJsonObject(value)) return null;
  const { blob } = value;
  // Go leaves out what is zero, so a layer without a parent says -1, and one that says nothing has the first.
  const parent = value["parent"] ?? 0;
  if (typeof blob !== "string" || !isDigest(blob) || !isInteger(parent)) return null;
  return { blob, parent };
}

function readRecord(value: unknown): CacheRecord | null {
  if (!isJsonObject(value)) return null;
  const { digest } = value;
  if (typeof digest !== "string" || !RECORD_DIGEST.test(digest)) return null;
  const results = mapAll(value["layers"], readResult);
  const chains = mapAll(value["chains"], readChain);
  const inputs = mapAll(value["inputs"], (slot) => mapAll(slot, readInput));
  return results === null || chains === null || inputs === null ? null : { digest, results, chains, inputs };
}

function readResult(value: unknown): CacheResult | null {
  if (!isJsonObject(value)) return null;
  const { layer } = value;
  const createdAt = readTime(value["createdAt"]);
  return isInteger(layer) && createdAt !== null ? { layer, createdAt } : null;
}

function readChain(value: unknown): CacheChain | null {
  if (!isJsonObject(value)) return null;
  const layers = mapAll(value["layers"], (layer) => (isInteger(layer) ? layer : null));
  const createdAt = readTime(value["createdAt"]);
  return layers !== null && createdAt !== null ? { layers, createdAt } : null;
}

function readInput(value: unknown): CacheInput | null {
  if (!isJsonObject(value)) return null;
  const { link } = value;
  const selector = value["selector"] ?? "";
  return isInteger(link) && typeof selector === "string" ? { link, selector } : null;
}

function readTime(value: unknown): string | null {
  if (value === undefined || value === null) return ZERO_TIME;
  return typeof value === "string" && TIME.test(value) && !Number.isNaN(Date.parse(value)) ? value : null;
}

function leadsSomewhere(record: CacheRecord, layers: readonly CacheLayer[], records: readonly CacheRecord[]): boolean {
  return (
    record.results.every(({ layer }) => isIndex(layer, layers)) &&
    record.chains.every((chain) => chain.layers.every((layer) => isIndex(layer, layers))) &&
    linksOf(record).every((link) => isIndex(link, records))
  );
}

/** Whether each layer's parents come to an end. */
function areLayersFinite(layers: readonly CacheLayer[]): boolean {
  const isFinite = new Uint8Array(layers.length);
  for (let start = 0; start < layers.length; start += 1) {
    const path = new Set<number>();
    let index = start;
    while (index !== NO_PARENT && isFinite[index] === 0) {
      if (path.has(index)) return false;
      path.add(index);
      index = layers[index]?.parent ?? NO_PARENT;
    }
    for (const passed of path) isFinite[passed] = 1;
  }
  return true;
}

/** Reads each element of an array, absent and null being empty as Go has it; null where one is not what it must be. */
function mapAll<T>(value: unknown, read: (element: unknown) => T | null): readonly T[] | null {
  if (value === undefined || value === null) return [];
  if (!Array.isArray(value) || value.length > MAX_ELEMENTS) return null;
  const all: T[] = [];
  for (const element of value) {
    const one = read(element);
    if (one === null) return null;
    all.push(one);
  }
  return all;
}

function nonEmpty(name: string, list: readonly unknown[]): JsonObject {
  return list.length === 0 ? {} : { [name]: list };
}

function isIndex(value: number, list: readonly unknown[]): boolean {
  return value >= 0 && value < list.length;
}

function isInteger(value: unknown): value is number {
  return typeof value === "number" && Number.isSafeInteger(value);
}
