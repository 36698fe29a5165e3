import type { PlatformReport, Report } from "./report.ts";

/**
 * The platform that the first line and the byte outputs are about: the one whose pull size (disk where unknown;
 * absolute without a base) grew most, the first of equals. Null where no platform has a head.
 */
export function headlinePlatform(report: Report): PlatformReport | null {
  const comparable = report.platforms.filter(({ delta }) => delta !== null);
  if (comparable.length > 0) return largest(comparable, changeOf);
  return largest(
    report.platforms.filter(({ head }) => head !== null),
    ({ head }) => head?.pullBytes ?? head?.diskBytes ?? null,
  );
}

/** By how many bytes the platform's pull size changed, disk where pull is unknown; null where neither is known. */
export function changeOf({ delta }: PlatformReport): number | null {
  return delta?.pullBytes ?? delta?.diskBytes ?? null;
}

function largest(platforms: readonly PlatformReport[], measure: (platform: PlatformReport) => number | null): PlatformReport | null {
  let found: PlatformReport | null = null;
  let foundBytes = Number.NEGATIVE_INFINITY;
  for (const platform of platforms) {
    const bytes = measure(platform) ?? Number.NEGATIVE_INFINITY;
    if (found !== null && bytes <= foundBytes) continue;
    found = platform;
    foundBytes = bytes;
  }
  return found;
}
