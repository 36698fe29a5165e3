import { UserError } from "../errors.ts";
import { formatPlatform, samePlatform, type Platform } from "../oci/platform.ts";
import type { Annotation } from "./plan.ts";
import type { PlatformImage } from "./sources.ts";

/** Throws a `UserError` that names every platform that is missing, not expected, or there more than once. */
export function checkPlatforms(images: readonly PlatformImage[], expected: readonly Platform[] | null): void {
  const faults = [...findDuplicates(images), ...(expected === null ? [] : [...findMissing(images, expected), ...findExtra(images, expected)])];
  if (faults.length === 0) return;
  const message = faults.length === 1 ? faults[0] ?? "" : ["The sources do not make the image:", ...faults.map((fault) => `- ${fault}`)].join("\n");
  throw new UserError(message, "Nothing was written. Every platform must be there exactly once: look at the jobs that built them, at sources and at expect-platforms.");
}

/** Throws a `UserError` that names every platform which an annotation is for and which is not there. */
export function checkAnnotated(images: readonly PlatformImage[], annotations: readonly Annotation[]): void {
  const wanted = annotations.flatMap(({ platform }) => (platform === null ? [] : [platform]));
  const missing = wanted.filter((platform) => !images.some((image) => isMeant(platform, image.platform)));
  if (missing.length === 0) return;
  const names = [...new Set(missing.map(formatPlatform))].join(", ");
  throw new UserError(`annotations are for ${names}, and the image is for ${images.map(({ platform }) => formatPlatform(platform)).join(", ")}.`, "Nothing was written. Name a platform that the sources hold, or leave [platform] out for all of them.");
}

function findDuplicates(images: readonly PlatformImage[]): string[] {
  const byName = Map.groupBy(images, ({ platform }) => formatPlatform(platform));
  return [...byName].flatMap(([name, same]) => {
    if (same.length === 1) return [];
    const places = same.map(({ manifest, from }) => `${manifest.descriptor.digest} from ${from}`);
    return [`${name} is there ${same.length} times: ${places.join(", ")}.`];
  });
}

function findMissing(images: readonly PlatformImage[], expected: readonly Platform[]): string[] {
  return expected.flatMap((wanted) => {
    const matches = images.filter(({ platform }) => isMeant(wanted, platform));
    return matches.length > 0 ? [] : [`${formatPlatform(wanted)} is missing.`];
  });
}

function findExtra(images: readonly PlatformImage[], expected: readonly Platform[]): string[] {
  const extra = images.filter(({ platform }) => !expected.some((wanted) => isMeant(wanted, platform)));
  return extra.map(({ platform, from }) => `${formatPlatform(platform)} is not expected (from ${from}).`);
}

/** Windows images are one a release: a platform that names none is for whichever there is. */
export function isMeant(wanted: Platform, platform: Platform): boolean {
  if (wanted.osVersion !== undefined) return samePlatform(wanted, platform);
  const { osVersion: _, ...withoutRelease } = platform;
  return samePlatform(wanted, withoutRelease);
}
