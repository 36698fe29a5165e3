import { compareVersions, isPrerelease, parseVersion, type Version } from "./version.ts";

/** What an image says of its own version and age. */
export interface VersionFacts {
  /** `org.opencontainers.image.version` of the index or the manifest. */
  readonly annotation: Version | null;
  /** The same as a label, which an image inherits from the one it is built upon. */
  readonly label: Version | null;
  /** Milliseconds since 1970; null where it is not known, or nobody's clock. */
  readonly createdMs: number | null;
}

/** The image that is published. */
export interface NextFacts extends VersionFacts {
  /** The full version among its tags. */
  readonly tag: Version | null;
}

/** The label, and the annotation, of the version that an image is of (image-spec, annotations.md). */
export const VERSION_LABEL = "org.opencontainers.image.version";
const CREATED = "org.opencontainers.image.created";
/** Reproducible builds give 1970 or 1980 for when they were made. */
const FIRST_CLOCK_MS = Date.UTC(2000, 0, 1);

/** What gives a withheld `latest` all the same. */
export const GUARD_CURE = "With latest-guard: false it is given all the same.";

/** The facts in the annotations of an index and its manifest, and in a configuration. */
export function readFacts(
  annotations: Readonly<Record<string, string>>,
  config: { readonly labels: Readonly<Record<string, string>>; readonly created: string | null },
): VersionFacts {
  const createdMs = Date.parse(annotations[CREATED] ?? config.created ?? "");
  return {
    annotation: parseVersion(annotations[VERSION_LABEL] ?? ""),
    label: parseVersion(config.labels[VERSION_LABEL] ?? ""),
    createdMs: createdMs >= FIRST_CLOCK_MS ? createdMs : null,
  };
}

/** The full version among tags, of several the newest; null where there is none. */
export function versionAmong(tags: readonly string[]): Version | null {
  const versions = tags.map(parseVersion).filter((version) => version !== null && version.numbers.length >= 3);
  return versions.reduce<Version | null>((best, version) => (best === null || (version !== null && compareVersions(version, best) > 0) ? version : best), null);
}

/** Why `latest` stays where it is; null where it may move. `current` is null where there is no `latest` yet. */
export function judgeLatest(next: NextFacts, current: VersionFacts | null): string | null {
  const own = next.annotation ?? next.tag;
  const version = own ?? next.label;
  if (version !== null && isPrerelease(version)) return `${show(version)} is a prerelease`;
  if (current === null) return null;
  // A label that differs from the version the image is given is that of the image it is built upon, then and now.
  const isInherited = own !== null && next.label !== null && compareVersions(own, next.label) !== 0;
  const before = current.annotation ?? (isInherited ? null : current.label);
  if (version !== null && before !== null) {
    return compareVersions(version, before) < 0 ? `it names ${show(before)}, and this is ${show(version)}` : null;
  }
  if (next.createdMs === null || current.createdMs === null || next.createdMs >= current.createdMs) return null;
  return `it names an image of ${new Date(current.createdMs).toISOString()}, and this one is of ${new Date(next.createdMs).toISOString()}`;
}

function show({ numbers, prerelease }: Version): string {
  return `${numbers.join(".")}${prerelease.length === 0 ? "" : `-${prerelease.join(".")}`}`;
}
