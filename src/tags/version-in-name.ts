import { isPrerelease, parseVersion, type Version } from "./version.ts";

/** Words that tell a prerelease also where a single number stands before them: `20200110-RC2`. */
const STAGE = /^(?:a|alpha|b|beta|c|rc|pre|preview|dev|snapshot|nightly|canary|next|m)\.?\d*$/i;

/** The version that the name of a git tag says, whatever stands before it: `api/v1.2.3`, `@acme/api@1.2.3`, `app-v1.2`. */
export function findVersion(name: string): Version | null {
  const starts = [...name.matchAll(/(?:^|(?<=[/@_-]|[^0-9.]v|[a-z]))v?\d/gi)].map(({ index }) => name.slice(index));
  // In `api-2-v1.2.3` the first number is none of a version.
  const dotted = starts.filter((text) => /^v?\d+\.\d/i.test(text));
  for (const text of [...dotted, ...starts]) {
    const version = parseVersion(text.replace(/^V/, "v"));
    if (version !== null) return version;
  }
  return null;
}

/** Whether the name of a git tag is that of a prerelease. */
export function isPrereleaseName(name: string): boolean {
  const version = findVersion(name);
  if (version === null || !isPrerelease(version)) return false;
  // What follows a lone number may be a date's month: 2024-01-15.
  return version.numbers.length > 1 || STAGE.test(version.prerelease[0] ?? "");
}
