import { DIRECTORY, MARKER, type LayerFiles } from "./layer-files.ts";
import type { ScannedLayer } from "./scan.ts";

/**
 * Equal for layers of one comparison with the same paths, types, contents, modes, owners, links and extended attributes,
 * in whatever order and with whatever times. The last of several entries for a path counts.
 */
export function fingerprintOf(layer: ScannedLayer): string {
  const { files } = layer;
  const last = lastEntries(files);
  let count = 0;
  let low = 0;
  let high = 0;
  for (const next of last) {
    if (next === 0) continue;
    count += 1;
    low = (low + hashEntry(files, next - 1, 0x9747b28c)) >>> 0;
    high = (high + hashEntry(files, next - 1, 0x3c6ef372)) >>> 0;
  }
  return `${count}:${layer.diskBytes}:${low}:${high}`;
}

/** For each path one more than the number of its last entry, 0 where it has none. */
function lastEntries(files: LayerFiles): Int32Array {
  let paths = 0;
  for (let entry = 0; entry < files.count; entry += 1) paths = Math.max(paths, files.path(entry) + 1);
  const last = new Int32Array(paths);
  for (let entry = 0; entry < files.count; entry += 1) last[files.path(entry)] = entry + 1;
  return last;
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

/** The paths of a layer that are not directories, each once, in order of number. */
export function pathsOf({ files }: ScannedLayer): Int32Array {
  const paths = new Int32Array(files.count);
  let count = 0;
  for (let entry = 0; entry < files.count; entry += 1) {
    if (files.type(entry) === DIRECTORY) continue;
    paths[count] = files.path(entry);
    count += 1;
  }
  return paths.subarray(0, count).sort().filter((path, at, all) => at === 0 || all[at - 1] !== path);
}

/** How many of the paths in either list are in both, 0 to 1 (Jaccard's index). */
export function overlapOf(a: Int32Array, b: Int32Array): number {
  let both = 0;
  for (let i = 0, j = 0; i < a.length && j < b.length; ) {
    const difference = (a[i] ?? 0) - (b[j] ?? 0);
    if (difference === 0) both += 1;
    if (difference <= 0) i += 1;
    if (difference >= 0) j += 1;
  }
  const either = a.length + b.length - both;
  return either === 0 ? 0 : both / either;
}
