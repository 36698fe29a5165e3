import { availableParallelism } from "node:os";
import { UserError } from "../errors.ts";
import type { Image, Layer } from "../image/image.ts";
import type { FileChanges, ImageReport, LayerReport, PlatformReport, SizeDelta } from "../report/report.ts";
import { alignLayers, type AlignedLayer } from "./align.ts";
import { FileSystem } from "./file-system.ts";
import { compareFiles } from "./compare-files.ts";
import { visibleUnder } from "./globs.ts";
import { PathTree } from "./path-tree.ts";
import { type ReadableImage, readImages, type ReadProgress } from "./read-images.ts";
import type { ScannedLayer } from "./scan.ts";

/** A layer that base alone holds cannot be read: `auto` goes on to its next rung. */
export class BaseUnreadable extends UserError {}

/** One side of a comparison: an image that can be read, or what an earlier report says of one. */
export type Side =
  | { readonly from: "image"; readonly image: Image }
  | { readonly from: "report"; readonly image: ImageReport };

/** How an image is measured. */
export interface MeasureOptions {
  /** `layers` reads manifests and configurations only. */
  readonly depth: "layers" | "files";
  /** The largest layer that is read, uncompressed. */
  readonly maxLayerBytes: number;
  /** Globs (picomatch) whose visible bytes are wanted; a slash or `./` in front means nothing. */
  readonly globs: readonly string[];
  readonly signal?: AbortSignal;
  readonly onProgress?: (progress: ReadProgress) => void;
}

/** What measuring a platform gives. */
export interface MeasuredPlatform {
  readonly report: PlatformReport;
  /** `visibleBytes` under each glob; null where not measured. */
  readonly globBytes: ReadonlyMap<string, { readonly base: number | null; readonly head: number | null }>;
}

/** One side with everything known of it. */
interface Measured {
  readonly report: ImageReport;
  readonly layers: readonly AlignedLayer[];
  /** null where the layers were not read. */
  readonly files: FileSystem | null;
}

/**
 * Measures one platform's images and compares them. Layers that both hold are read once. Throws a `UserError` for a
 * layer that cannot be read, is larger than allowed or is not what the configuration says.
 */
export async function comparePlatform(
  platform: string,
  base: Side | null,
  head: Side | null,
  options: MeasureOptions,
): Promise<MeasuredPlatform> {
  const tree = new PathTree();
  // Head first: a layer that both hold is read from where the image that matters is.
  const images = [...readable(head, (failure) => failure), ...readable(base, asBaseFailure)];
  const scanned = await readImages(images, tree, { ...options, parallel: Math.min(availableParallelism(), 4) });
  const before = base === null ? null : measure(base, tree, scanned);
  const after = head === null ? null : measure(head, tree, scanned);
  const globBytes = new Map(
    options.globs.map((glob) => [
      glob,
      { base: before?.files ? visibleUnder(glob, tree, before.files) : null, head: after?.files ? visibleUnder(glob, tree, after.files) : null },
    ]),
  );
  return { report: platformReport(platform, before, after, tree), globBytes };
}

function readable(side: Side | null, blame: ReadableImage["blame"]): ReadableImage[] {
  return side?.from === "image" ? [{ image: side.image, blame }] : [];
}

function asBaseFailure(failure: UserError): BaseUnreadable {
  return new BaseUnreadable(failure.message, failure.hint, { cause: failure });
}

function platformReport(platform: string, base: Measured | null, head: Measured | null, tree: PathTree): PlatformReport {
  const sides = { platform, base: base?.report ?? null, head: head?.report ?? null, causes: null };
  if (base === null || head === null) {
    const status = base === null ? "added" : "removed";
    return { ...sides, status, delta: null, deltaPullBytes: null, layers: null, files: null };
  }
  const files: FileChanges | null = base.files && head.files ? compareFiles(tree, base.files, head.files) : null;
  return {
    ...sides,
    status: "compared",
    delta: deltaOf(base.report, head.report),
    deltaPullBytes: deltaPullBytesOf(base.report.layers, head.report.layers),
    layers: alignLayers(base.layers, head.layers),
    files,
  };
}

/** `scanned` holds the layers that were read, under their DiffIDs; it is null at depth `layers`. */
function measure(side: Side, tree: PathTree, scanned: ReadonlyMap<string, ScannedLayer> | null): Measured {
  if (side.from === "report") {
    return { report: side.image, layers: side.image.layers.map((layer) => ({ ...layer, scanned: null })), files: null };
  }
  const { image } = side;
  const found = scanned === null ? null : image.layers.map((layer) => scannedOf(layer, scanned));
  const layers = image.layers.map((layer, index) => ({ ...layer, scanned: found?.[index] ?? null }));
  const files = found === null ? null : new FileSystem(tree, found);
  return { report: imageReport(image, found, files), layers, files };
}

function scannedOf(layer: Layer, scanned: ReadonlyMap<string, ScannedLayer>): ScannedLayer {
  const found = scanned.get(layer.diffId);
  if (found === undefined) throw new Error(`layer ${layer.index} was not handed out by its image`);
  return found;
}

function imageReport(image: Image, scanned: readonly ScannedLayer[] | null, files: FileSystem | null): ImageReport {
  const layers = image.layers.map((layer, index) => layerReport(layer, scanned?.[index] ?? null));
  return requireCountable({
    digest: image.digest,
    configBytes: image.configBytes,
    pullBytes: pullBytesOf(layers),
    tarBytes: scanned === null ? null : scanned.reduce((sum, layer) => sum + layer.tarBytes, 0),
    diskBytes: files?.diskBytes ?? null,
    visibleBytes: files?.visibleBytes ?? null,
    hiddenBytes: files?.hiddenBytes ?? null,
    hidden: files?.hidden() ?? null,
    duplicateBytes: files?.duplicateBytes() ?? null,
    layers,
  });
}

/** Refuses sums that a JSON number cannot hold exactly: no image is that large, but a manifest or a sparse file can say so. */
function requireCountable(image: ImageReport): ImageReport {
  const sums = [image.pullBytes, image.tarBytes, image.diskBytes];
  if (sums.every((bytes) => bytes === null || Number.isSafeInteger(bytes))) return image;
  throw new UserError("The layers of the image are said to hold more than 9 PB.", "No image does: build and push it again.");
}

function layerReport(layer: Layer, scanned: ScannedLayer | null): LayerReport {
  return {
    index: layer.index,
    digest: layer.digest,
    diffId: layer.diffId,
    mediaType: layer.mediaType,
    bytes: layer.bytes,
    tarBytes: scanned?.tarBytes ?? null,
    diskBytes: scanned?.diskBytes ?? null,
    entries: scanned?.entries ?? null,
    createdBy: layer.createdBy,
    dockerfile: null,
  };
}

/** Each distinct digest once; null where a layer's digest or size is unknown. */
function pullBytesOf(layers: readonly LayerReport[]): number | null {
  const sizes = new Map<string, number>();
  for (const { digest, bytes } of layers) {
    if (digest === null || bytes === null) return null;
    sizes.set(digest, bytes);
  }
  return [...sizes.values()].reduce((sum, bytes) => sum + bytes, 0);
}

/** What of head a node that holds base lacks; null where a digest on either side, or a size of head, is unknown. */
function deltaPullBytesOf(base: readonly LayerReport[], head: readonly LayerReport[]): number | null {
  if (base.some(({ digest }) => digest === null)) return null;
  const held = new Set(base.map(({ digest }) => digest));
  if (pullBytesOf(head) === null) return null;
  return pullBytesOf(head.filter(({ digest }) => !held.has(digest)));
}

function deltaOf(base: ImageReport, head: ImageReport): SizeDelta {
  const change = (from: number | null, to: number | null) => (from === null || to === null ? null : to - from);
  return {
    pullBytes: change(base.pullBytes, head.pullBytes),
    diskBytes: change(base.diskBytes, head.diskBytes),
    visibleBytes: change(base.visibleBytes, head.visibleBytes),
    hiddenBytes: change(base.hiddenBytes, head.hiddenBytes),
  };
}
