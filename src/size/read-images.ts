import { UserError } from "../errors.ts";
import type { Image, Layer } from "../image/image.ts";
import { TextIds } from "./layer-files.ts";
import type { PathTree } from "./path-tree.ts";
import { scanLayer, type ScanContext, type ScannedLayer } from "./scan.ts";

/** How far reading is; bytes as stored. */
export interface ReadProgress {
  readonly layersDone: number;
  readonly layersTotal: number;
  readonly bytesRead: number;
}

/** How layers are read. */
interface ReadOptions {
  readonly depth: "layers" | "files";
  readonly maxLayerBytes: number;
  /** Layers read at a time. */
  readonly parallel: number;
  readonly signal?: AbortSignal;
  readonly onProgress?: (progress: ReadProgress) => void;
}

/** An image to read, and what a failure to read it is thrown as. */
export interface ReadableImage {
  readonly image: Image;
  readonly blame: (failure: UserError) => UserError;
}

interface Reading extends ReadableImage {
  readonly wanted: readonly Layer[];
}

/**
 * Reads every layer of the images once, from the first that holds it, and gives it under its DiffID; null at depth
 * `layers`. Throws a `UserError` where a layer cannot be read.
 */
export async function readImages(
  images: readonly ReadableImage[],
  tree: PathTree,
  options: ReadOptions,
): Promise<ReadonlyMap<string, ScannedLayer> | null> {
  if (options.depth === "layers") return null;
  const readings = planReadings(images);
  const scanned = new Map<string, ScannedLayer>();
  const context: ScanContext = { tree, xattrs: new TextIds(), maxLayerBytes: options.maxLayerBytes };
  const progress = progressOf(readings, options.onProgress);
  const failed = new AbortController();
  const signal = options.signal === undefined ? failed.signal : AbortSignal.any([options.signal, failed.signal]);
  const share = Math.ceil(options.parallel / readings.length);
  const running = readings.map(async ({ image, blame, wanted }) => {
    const read = async (layer: Layer, content: AsyncIterable<Uint8Array>) => {
      scanned.set(layer.diffId, await scanLayer(progress.counted(content), layer.diffId, nameOf(layer), context));
      progress.layerDone();
    };
    try {
      await image.readLayers(wanted, read, share, signal);
    } catch (error) {
      // The first failure is the one to show; what the others then say is that they were stopped.
      failed.abort(error instanceof UserError ? blame(error) : error);
      throw failed.signal.reason;
    }
  });
  const outcomes = await Promise.allSettled(running);
  const failure = outcomes.find((outcome) => outcome.status === "rejected");
  if (failure !== undefined) throw failure.reason;
  return scanned;
}

/** From which image each distinct layer is read; images that have nothing to give are left out. */
function planReadings(images: readonly ReadableImage[]): Reading[] {
  const readableIds = new Set(images.flatMap(({ image }) => image.layers.filter(isReadable)).map((layer) => layer.diffId));
  for (const { image, blame } of images) {
    const missing = image.layers.find((layer) => !readableIds.has(layer.diffId));
    if (missing !== undefined) throw blame(unreadable(missing));
  }
  const taken = new Set<string>();
  const readings = images.map(({ image, blame }) => ({
    image,
    blame,
    wanted: image.layers.filter((layer) => {
      if (!isReadable(layer) || taken.has(layer.diffId)) return false;
      taken.add(layer.diffId);
      return true;
    }),
  }));
  return readings.filter(({ wanted }) => wanted.length > 0);
}

function unreadable(layer: Layer): UserError {
  return new UserError(
    `${nameOf(layer)} cannot be read: ${layer.unreadable}`,
    "Measure without the layers' contents: --depth layers.",
  );
}

function isReadable(layer: Layer): boolean {
  return layer.unreadable === null;
}

function nameOf(layer: Layer): string {
  return `Layer ${layer.index} (${layer.digest ?? layer.diffId})`;
}

function progressOf(readings: readonly Reading[], report: ReadOptions["onProgress"]) {
  const layersTotal = readings.reduce((total, { wanted }) => total + wanted.length, 0);
  let layersDone = 0;
  let bytesRead = 0;
  const tell = () => report?.({ layersDone, layersTotal, bytesRead });
  return {
    async *counted(content: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
      for await (const chunk of content) {
        bytesRead += chunk.length;
        tell();
        yield chunk;
      }
    },
    layerDone(): void {
      layersDone += 1;
      tell();
    },
  };
}
