import type { LayerChange } from "../report/report.ts";
import { looseHistory, normalizeHistory } from "../oci/history.ts";
import { fingerprintOf, overlapOf, pathsOf } from "./layer-likeness.ts";
import type { ScannedLayer } from "./scan.ts";

/** What alignment looks at in a layer. */
export interface AlignedLayer {
  readonly digest: string | null;
  readonly diffId: string;
  /** Compressed. */
  readonly bytes: number | null;
  readonly createdBy: string;
  /** null: its files are not known, so the rules that need them are left out. */
  readonly scanned: ScannedLayer | null;
}

/** Two layers that overlap less than this are not versions of one another. */
const LEAST_OVERLAP = 0.1;

/** How much the rules that compare each layer with each may do; beyond, the layers that are left stay added and removed. */
export interface AlignLimits {
  readonly pairs: number;
  /** Paths looked at in all pairs together. */
  readonly paths: number;
}

// No two real images need a hundredth of it, and it is over within seconds on two that were made to hang us.
const LIMITS: AlignLimits = { pairs: 250_000, paths: 1_000_000_000 };

type Pairs = Map<number, number>;

/**
 * Pairs the layers of base with those of head, never by position: by digest, then DiffID, then equal files (times do not
 * count), then the longest common sequence of history texts, then the files they have in common. The same layers are
 * paired when base and head change places. In head's order, removed layers where they stood in base.
 */
export function alignLayers(base: readonly AlignedLayer[], head: readonly AlignedLayer[], limits: AlignLimits = LIMITS): LayerChange[] {
  return listed(base, head, pairLayers(base, head, limits));
}

/** Index in base to index in head. Ties are broken in one order of the two images, so that it does not matter which is base. */
function pairLayers(base: readonly AlignedLayer[], head: readonly AlignedLayer[], limits: AlignLimits): Pairs {
  if (identityOf(base) <= identityOf(head)) return pairInOrder(base, head, limits);
  return new Map([...pairInOrder(head, base, limits)].map(([first, second]) => [second, first]));
}

function identityOf(layers: readonly AlignedLayer[]): string {
  return layers.map((layer) => `${layer.diffId} ${layer.digest} ${layer.createdBy}`).join("\n");
}

function pairInOrder(first: readonly AlignedLayer[], second: readonly AlignedLayer[], limits: AlignLimits): Pairs {
  const pairs: Pairs = new Map();
  const fingerprints = new Map<AlignedLayer, string | null>();
  const fingerprint = (layer: AlignedLayer) => {
    if (layer.scanned === null) return null;
    const known = fingerprints.get(layer) ?? fingerprintOf(layer.scanned);
    fingerprints.set(layer, known);
    return known;
  };
  pairByKey(first, second, pairs, (layer) => layer.digest);
  pairByKey(first, second, pairs, (layer) => layer.diffId);
  pairByKey(first, second, pairs, fingerprint);
  pairBySequence(first, second, pairs, limits, (layer) => normalizeHistory(layer.createdBy));
  pairBySequence(first, second, pairs, limits, (layer) => looseHistory(layer.createdBy));
  pairByOverlap(first, second, pairs, limits);
  return pairs;
}

/** The n-th layer with a key goes with the n-th layer that has the same. */
function pairByKey(
  first: readonly AlignedLayer[],
  second: readonly AlignedLayer[],
  pairs: Pairs,
  keyOf: (layer: AlignedLayer) => string | null,
): void {
  const waiting = new Map<string, number[]>();
  for (const index of leftIn(second, new Set(pairs.values()))) {
    const key = keyOf(second[index] as AlignedLayer);
    if (key !== null) append(waiting, key, index);
  }
  for (const index of leftIn(first, new Set(pairs.keys()))) {
    const key = keyOf(first[index] as AlignedLayer);
    const partner = key === null ? undefined : waiting.get(key)?.shift();
    if (partner !== undefined) pairs.set(index, partner);
  }
}

function append<K, V>(lists: Map<K, V[]>, key: K, value: V): void {
  const list = lists.get(key);
  if (list === undefined) lists.set(key, [value]);
  else list.push(value);
}

function leftIn(layers: readonly AlignedLayer[], taken: ReadonlySet<number>): number[] {
  return layers.map((_, index) => index).filter((index) => !taken.has(index));
}

/** The longest common subsequence of what is left; a layer without a text takes no part. */
function pairBySequence(
  first: readonly AlignedLayer[],
  second: readonly AlignedLayer[],
  pairs: Pairs,
  limits: AlignLimits,
  textOf: (layer: AlignedLayer) => string,
): void {
  const withText = (layers: readonly AlignedLayer[], taken: ReadonlySet<number>) =>
    leftIn(layers, taken)
      .map((index) => ({ index, text: textOf(layers[index] as AlignedLayer) }))
      .filter(({ text }) => text !== "");
  const a = withText(first, new Set(pairs.keys()));
  const b = withText(second, new Set(pairs.values()));
  if (a.length * b.length > limits.pairs) return;
  const lengths = commonLengths(a, b);
  for (let i = 0, j = 0; i < a.length && j < b.length; ) {
    const [left, right] = [a[i], b[j]];
    if (left !== undefined && right !== undefined && left.text === right.text) {
      pairs.set(left.index, right.index);
      i += 1;
      j += 1;
    } else if ((lengths[i + 1]?.[j] ?? 0) >= (lengths[i]?.[j + 1] ?? 0)) i += 1;
    else j += 1;
  }
}

/** Length of the longest common subsequence of what follows each pair of places. */
function commonLengths(a: readonly { text: string }[], b: readonly { text: string }[]): number[][] {
  const lengths = Array.from({ length: a.length + 1 }, () => Array.from({ length: b.length + 1 }, () => 0));
  for (let i = a.length - 1; i >= 0; i -= 1) {
    for (let j = b.length - 1; j >= 0; j -= 1) {
      const row = lengths[i] as number[];
      const below = lengths[i + 1] as number[];
      row[j] = a[i]?.text === b[j]?.text ? (below[j + 1] ?? 0) + 1 : Math.max(below[j] ?? 0, row[j + 1] ?? 0);
    }
  }
  return lengths;
}

/** The pair with most files in common first; between equals the one closest in payload, then the one that stands first. */
function pairByOverlap(first: readonly AlignedLayer[], second: readonly AlignedLayer[], pairs: Pairs, limits: AlignLimits): void {
  const lefts = withPaths(first, new Set(pairs.keys()));
  const rights = withPaths(second, new Set(pairs.values()));
  if (lefts.length * rights.length > limits.pairs) return;
  if (rights.length * pathCount(lefts) + lefts.length * pathCount(rights) > limits.paths) return;
  const candidates = lefts.flatMap((left) =>
    rights.map((right) => ({
      left: left.index,
      right: right.index,
      overlap: overlapOf(left.paths, right.paths),
      distance: Math.abs(left.diskBytes - right.diskBytes),
    })),
  );
  candidates.sort((a, b) => b.overlap - a.overlap || a.distance - b.distance || a.left - b.left || a.right - b.right);
  const takenRight = new Set(pairs.values());
  for (const { left, right, overlap } of candidates) {
    if (overlap < LEAST_OVERLAP || pairs.has(left) || takenRight.has(right)) continue;
    pairs.set(left, right);
    takenRight.add(right);
  }
}

function withPaths(layers: readonly AlignedLayer[], taken: ReadonlySet<number>) {
  return leftIn(layers, taken).flatMap((index) => {
    const scanned = layers[index]?.scanned ?? null;
    return scanned === null ? [] : [{ index, paths: pathsOf(scanned), diskBytes: scanned.diskBytes }];
  });
}

function pathCount(layers: readonly { readonly paths: Int32Array }[]): number {
  return layers.reduce((sum, { paths }) => sum + paths.length, 0);
}

function listed(base: readonly AlignedLayer[], head: readonly AlignedLayer[], pairs: Pairs): LayerChange[] {
  const partners = new Map([...pairs].map(([b, h]) => [h, b]));
  const removedAfter = removedByAnchor(base, pairs);
  const changes = [...(removedAfter.get(-1) ?? [])];
  head.forEach((layer, index) => {
    const partner = partners.get(index);
    changes.push(
      partner === undefined
        ? { change: "added", base: null, head: index, deltaBytes: layer.bytes }
        : pairedChange(base, head, partner, index),
      ...(removedAfter.get(index) ?? []),
    );
  });
  return changes;
}

/** The removed layers of base, each under the head layer whose partner stood before it; -1 where none did. */
function removedByAnchor(base: readonly AlignedLayer[], pairs: Pairs): Map<number, LayerChange[]> {
  const removed = new Map<number, LayerChange[]>();
  let anchor = -1;
  base.forEach((layer, index) => {
    const partner = pairs.get(index);
    if (partner !== undefined) {
      anchor = partner;
      return;
    }
    const deltaBytes = layer.bytes === null ? null : 0 - layer.bytes;
    append(removed, anchor, { change: "removed", base: index, head: null, deltaBytes });
  });
  return removed;
}

function pairedChange(base: readonly AlignedLayer[], head: readonly AlignedLayer[], b: number, h: number): LayerChange {
  const [from, to] = [base[b] as AlignedLayer, head[h] as AlignedLayer];
  const deltaBytes = from.bytes === null || to.bytes === null ? null : to.bytes - from.bytes;
  return { change: kindOf(from, to), base: b, head: h, deltaBytes };
}

function kindOf(base: AlignedLayer, head: AlignedLayer): LayerChange["change"] {
  if (base.digest !== null && base.digest === head.digest) return "shared";
  if (base.diffId === head.diffId) return base.digest === null || head.digest === null ? "shared" : "repushed";
  if (base.scanned === null || head.scanned === null) return "changed";
  return fingerprintOf(base.scanned) === fingerprintOf(head.scanned) ? "repushed" : "changed";
}
