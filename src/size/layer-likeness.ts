import { DIRECTORY, MARKER, type LayerFiles } from "./layer-files.ts";
import type { ScannedLayer } from "./scan.ts";

/**
 * Equal for layers of one comparison with the same paths, types, contents, modes, owners, links and extended attributes,
 * in whatever order and with whatever times. The last of several entries for a path counts.
 */
export function fingerprintOf(layer: ScannedLayer): string {
  const { files } = layer;
  const last = new Map<number, number>();
  for (let entry = 0; entry < files.count; entry += 1) last.set(files.path(entry), entry);
  let low = 0;
  let high = 0;
  for (const entry of last.values()) {
    low = (low + hashEntry(files, entry, 0x9747b28c)) >>> 0;
    high = (high + hashEntry(files, entry, 0x3c6ef372)) >>> 0;
  }
  return `${last.size}:${layer.diskBytes}:${low}:${high}`;
}

function hashEntry(files: LayerFiles, entry: number, seed: number): number {
  let hash = mix(seed, files.path(entry));
  const type = files.type(entry);
  hash = mix(hash, type);
  // What a whiteout's own attributes are depends on the builder and means nothing.
  if (type === MARKER) return hash;
  for (const attribute of files.attributes(entry)) hash = mix(hash, attribute);
  hash = mix(hash, files.target(entry));
  for (let word = 0; word < 4; word += 1) hash = mix(hash, files.contentWord(entry, word));
  const size = files.size(entry);
  return mix(mix(hash, size >>> 0), Math.floor(size / 2 ** 32));
}

/** A step of MurmurHash3 with its final mixing. */
function mix(hash: number, value: number): number {
  const scrambled = Math.imul((value << 15) | (value >>> 17), 0x1b873593);
  const turned = hash ^ Math.imul(scrambled, 0xcc9e2d51);
  const spread = Math.imul(turned ^ (turned >>> 16), 0x85ebca6b);
  return spread ^ (spread >>> 13);
}

/** Of each other layer, how many of the paths in either are in both, 0 to 1; directories do not count. */
export function overlapOf(layer: ScannedLayer, others: readonly (ScannedLayer | null)[]): number[] {
  const own = pathsOf(layer);
  return others.map((other) => {
    if (other === null) return 0;
    const paths = pathsOf(other);
    let both = 0;
    for (const path of paths) if (own.has(path)) both += 1;
    const either = own.size + paths.size - both;
    return either === 0 ? 0 : both / either;
  });
}

function pathsOf({ files }: ScannedLayer): Set<number> {
  const paths = new Set<number>();
  for (let entry = 0; entry < files.count; entry += 1) {
    if (files.type(entry) !== DIRECTORY) paths.add(files.path(entry));
  }
  return paths;
}
