import type { Digest } from "../../oci/digest.ts";
import { linksOf, NO_PARENT, orderRecords, type CacheConfig, type CacheLayer, type CacheRecord } from "./config.ts";

/**
 * The config without the layers whose blob is gone, and all that stood on them: BuildKit fails a build that is led to a blob
 * that is not there. A record without results stays while another with results has it as an input.
 */
export function healConfig(config: CacheConfig, isThere: (blob: Digest) => boolean): CacheConfig {
  const layers = keptLayers(config.layers, isThere);
  const newLayer = renumber(layers);
  const records = config.records.map((record) => ({
    ...record,
    results: record.results.filter(({ layer }) => layers[layer] === true),
    chains: record.chains.filter((chain) => chain.layers.every((layer) => layers[layer] === true)),
  }));
  const kept = keptRecords(records);
  const newRecord = renumber(kept);
  return {
    layers: config.layers
      .filter((_layer, index) => layers[index])
      .map(({ blob, parent }) => ({ blob, parent: parent === NO_PARENT ? NO_PARENT : (newLayer[parent] ?? NO_PARENT) })),
    records: records.filter((_record, index) => kept[index]).map((record) => ({
      digest: record.digest,
      results: record.results.map((result) => ({ ...result, layer: newLayer[result.layer] ?? 0 })),
      chains: record.chains.map((chain) => ({ ...chain, layers: chain.layers.map((layer) => newLayer[layer] ?? 0) })),
      inputs: record.inputs.map((slot) => slot.filter(({ link }) => kept[link]).map((input) => ({ ...input, link: newRecord[input.link] ?? 0 }))),
    })),
  };
}

/** Which layers have their blob and all those below it. */
function keptLayers(layers: readonly CacheLayer[], isThere: (blob: Digest) => boolean): readonly boolean[] {
  const kept: (boolean | undefined)[] = layers.map(({ blob }) => (isThere(blob) ? undefined : false));
  for (let start = 0; start < layers.length; start += 1) {
    const path: number[] = [];
    let index = start;
    while (index !== NO_PARENT && kept[index] === undefined) {
      path.push(index);
      index = layers[index]?.parent ?? NO_PARENT;
    }
    const isWhole = index === NO_PARENT || kept[index] === true;
    for (const passed of path) kept[passed] = isWhole;
  }
  return kept.map((isKept) => isKept === true);
}

/** Which records lead to a result, and have something for each of their inputs. */
function keptRecords(records: readonly CacheRecord[]): readonly boolean[] {
  const isPossible = possibleRecords(records);
  const kept = records.map(() => false);
  const stack = records.flatMap((record, index) => (isPossible[index] && record.results.length + record.chains.length > 0 ? [index] : []));
  while (stack.length > 0) {
    const index = stack.pop() ?? 0;
    if (kept[index] === true) continue;
    kept[index] = true;
    for (const link of linksOf(records[index])) if (isPossible[link] === true) stack.push(link);
  }
  return kept;
}

/** BuildKit refuses a config with an input that nothing can be, and writes such where links went round in a circle. */
function possibleRecords(records: readonly CacheRecord[]): readonly boolean[] {
  const possible = records.map(() => false);
  // Each after those of its inputs: one look at each is enough, however long a stranger's chain is.
  for (const index of orderRecords(records) ?? []) {
    possible[index] = records[index]?.inputs.every((slot) => slot.some(({ link }) => possible[link])) === true;
  }
  return possible;
}

function renumber(kept: readonly boolean[]): readonly number[] {
  let next = 0;
  return kept.map((isKept) => (isKept ? next++ : NO_PARENT));
}
