import { createHash } from "node:crypto";
import { NO_PARENT, orderRecords, type CacheChain, type CacheConfig, type CacheInput, type CacheLayer, type CacheRecord, type CacheResult } from "./config.ts";

/** The largest cache config that is offered, in bytes: BuildKit refuses one over 1 MiB. */
export const MAX_CONFIG_BYTES = 1024 * 1024 - 4096;

interface Merged {
  readonly layers: CacheLayer[];
  readonly layerIds: Map<string, number>;
  readonly records: { digest: string; inputs: readonly (readonly CacheInput[])[]; results: Map<number, CacheResult>; chains: Map<string, CacheChain> }[];
  readonly recordIds: Map<string, number>;
}

/** One config that says what all say, newest first: layers of equal blobs on equal parents are one, and so are records of equal digest and inputs. */
export function mergeConfigs(configs: readonly CacheConfig[]): CacheConfig {
  const merged: Merged = { layers: [], layerIds: new Map(), records: [], recordIds: new Map() };
  for (const config of configs) addConfig(merged, config);
  return {
    layers: merged.layers,
    records: merged.records.map(({ digest, inputs, results, chains }) => ({ digest, inputs, results: newestFirst([...results.values()]), chains: newestFirst([...chains.values()]) })),
  };
}

/** All that a config says, times left out, each statement as a hash: equal statements of two configs are equal hashes, whatever the order of their lists. */
export function statementsOf(config: CacheConfig): ReadonlySet<string> {
  const layers = layerHashes(config.layers);
  const records: string[] = [];
  const statements = new Set<string>();
  for (const index of orderRecords(config.records) ?? []) {
    const record = config.records[index];
    if (record === undefined) continue;
    const slots = record.inputs.map((slot) => [...new Set(slot.map(({ link, selector }) => `${records[link]} ${selector}`))].sort());
    const hash = hashOf([record.digest, slots]);
    records[index] = hash;
    statements.add(hash);
    for (const { layer } of record.results) statements.add(hashOf([hash, layers[layer]]));
    for (const chain of record.chains) statements.add(hashOf([hash, chain.layers.map((layer) => layers[layer])]));
  }
  return statements;
}

function addConfig(merged: Merged, config: CacheConfig): void {
  const layers = addLayers(merged, config.layers);
  const records: number[] = [];
  for (const index of orderRecords(config.records) ?? []) {
    const record = config.records[index];
    if (record === undefined) continue;
    const id = addRecord(merged, record, records);
    records[index] = id;
    const target = merged.records[id];
    for (const { layer, createdAt } of record.results) keepNewest(target?.results, layers[layer] ?? 0, { layer: layers[layer] ?? 0, createdAt });
    for (const chain of record.chains) {
      const members = chain.layers.map((layer) => layers[layer] ?? 0);
      keepNewest(target?.chains, members.join(), { layers: members, createdAt: chain.createdAt });
    }
  }
}

/** The layers' places in what is merged. */
function addLayers(merged: Merged, layers: readonly CacheLayer[]): readonly number[] {
  const places: (number | undefined)[] = layers.map(() => undefined);
  for (let start = 0; start < layers.length; start += 1) {
    for (const index of fromBase(layers, start, places)) {
      const { blob, parent } = layers[index] as CacheLayer;
      const below = parent === NO_PARENT ? NO_PARENT : (places[parent] ?? NO_PARENT);
      places[index] = intern(merged.layerIds, `${blob} ${below}`, () => merged.layers.push({ blob, parent: below }) - 1);
    }
  }
  return places.map((place) => place ?? 0);
}

function addRecord(merged: Merged, record: CacheRecord, places: readonly number[]): number {
  const inputs = record.inputs.map((slot) => {
    const distinct = new Map(slot.map(({ link, selector }) => [`${places[link]} ${selector}`, { link: places[link] ?? 0, selector }]));
    return [...distinct.values()].sort((one, other) => one.link - other.link || (one.selector < other.selector ? -1 : 1));
  });
  const key = JSON.stringify([record.digest, inputs]);
  return intern(merged.recordIds, key, () => merged.records.push({ digest: record.digest, inputs, results: new Map(), chains: new Map() }) - 1);
}

function intern(ids: Map<string, number>, key: string, add: () => number): number {
  const known = ids.get(key);
  if (known !== undefined) return known;
  const id = add();
  ids.set(key, id);
  return id;
}

function keepNewest<K, T extends { readonly createdAt: string }>(all: Map<K, T> | undefined, key: K, one: T): void {
  const known = all?.get(key);
  if (known === undefined || timeOf(one) > timeOf(known)) all?.set(key, one);
}

function newestFirst<T extends { readonly createdAt: string }>(list: T[]): T[] {
  return list.sort((one, other) => timeOf(other) - timeOf(one));
}

function timeOf({ createdAt }: { readonly createdAt: string }): number {
  return Date.parse(createdAt) || 0;
}

/** The layers of a chain that have no place yet, base first. */
function fromBase(layers: readonly CacheLayer[], start: number, places: readonly unknown[]): readonly number[] {
  const path: number[] = [];
  for (let index = start; index !== NO_PARENT && places[index] === undefined; index = layers[index]?.parent ?? NO_PARENT) path.push(index);
  return path.reverse();
}

function layerHashes(layers: readonly CacheLayer[]): readonly string[] {
  const hashes: string[] = [];
  for (let start = 0; start < layers.length; start += 1) {
    for (const index of fromBase(layers, start, hashes)) {
      const { blob, parent } = layers[index] as CacheLayer;
      hashes[index] = hashOf([blob, parent === NO_PARENT ? "" : hashes[parent]]);
    }
  }
  return hashes;
}

function hashOf(value: unknown): string {
  return createHash("sha256").update(JSON.stringify(value)).digest("base64url").slice(0, 27);
}
