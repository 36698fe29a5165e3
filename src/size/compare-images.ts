import { formatBytes, formatCount } from "../format.ts";
import type { OpenedImage } from "../image/image.ts";
import { formatPlatform } from "../oci/platform.ts";
import type { ReadProgress } from "./read-images.ts";
import { comparePlatform, type MeasuredPlatform, type MeasureOptions, type Side } from "./compare-platform.ts";

/** The platforms of an image as sides of a comparison, in the image's order. */
export function sidesOf(opened: OpenedImage): ReadonlyMap<string, Side> {
  return new Map(opened.platforms.map((image) => [formatPlatform(image.platform), { from: "image", image }]));
}

/**
 * Compares two images platform by platform, never across: first the platforms of head in head's order, then those
 * that only base has. Without a base every platform is measured alone.
 */
export async function compareImages(
  base: ReadonlyMap<string, Side> | null,
  head: ReadonlyMap<string, Side>,
  options: MeasureOptions,
): Promise<MeasuredPlatform[]> {
  const platforms = new Set([...head.keys(), ...(base?.keys() ?? [])]);
  const measured: MeasuredPlatform[] = [];
  for (const platform of platforms) {
    // One at a time: a platform's files are all that memory has to hold.
    measured.push(await comparePlatform(platform, base?.get(platform) ?? null, head.get(platform) ?? null, options));
  }
  return measured;
}

/** How far a measurement is, in one line. */
export function describeProgress({ layersDone, layersTotal, bytesRead }: ReadProgress): string {
  return `${layersDone} of ${formatCount(layersTotal, "layer")}, ${formatBytes(bytesRead)} read`;
}
