/** A version as images are tagged and labelled with: `v1.2.3-rc.1+build`, `1.2`, `1.2.3rc1`. */
export interface Version {
  /** At least one. */
  readonly numbers: readonly number[];
  /** What tells a prerelease, its identifiers; empty for a release. */
  readonly prerelease: readonly string[];
}

const VERSION = /^v?(\d{1,15}(?:\.\d{1,15})*)(?:[-.]?(a|b|c|rc|alpha|beta|pre|preview|dev)[.-]?(\d*)|-([0-9A-Za-z.-]+))?(?:\+[0-9A-Za-z.-]+)?$/;
/** What follows the hyphen of a version and is no prerelease but what the image is built upon. */
const VARIANT =
  /^(?:alpine|slim|scratch|distroless|debian|ubuntu|bullseye|bookworm|trixie|buster|focal|jammy|noble|fedora|rocky|ubi\d?|wolfi|busybox|windowsservercore|nanoserver|ltsc|fpm|apache|amd64|arm64|armhf|arm|linux|windows|cuda|gpu|cpu|debug|rootless|r\d+$|post\.?\d*$)/i;

/** Reads a version; null for what is none. */
export function parseVersion(text: string): Version | null {
  const [, numbers, stage, stageNumber, suffix] = VERSION.exec(text) ?? [];
  if (numbers === undefined) return null;
  const identifiers = stage === undefined ? (suffix?.split(".") ?? []) : [stage, ...(stageNumber === "" || stageNumber === undefined ? [] : [stageNumber])];
  const isVariant = identifiers[0] !== undefined && VARIANT.test(identifiers.join("."));
  return { numbers: numbers.split(".").map(Number), prerelease: isVariant ? [] : identifiers };
}

/** Whether the version comes before its release. */
export function isPrerelease({ prerelease }: Version): boolean {
  return prerelease.length > 0;
}

/** Negative where `a` comes before `b` (semver.org, 11, with any count of numbers). */
export function compareVersions(a: Version, b: Version): number {
  for (let index = 0; index < Math.max(a.numbers.length, b.numbers.length); index += 1) {
    const difference = (a.numbers[index] ?? 0) - (b.numbers[index] ?? 0);
    if (difference !== 0) return difference;
  }
  if (a.prerelease.length === 0 || b.prerelease.length === 0) return b.prerelease.length - a.prerelease.length;
  for (let index = 0; index < Math.max(a.prerelease.length, b.prerelease.length); index += 1) {
    const difference = compareIdentifiers(a.prerelease[index], b.prerelease[index]);
    if (difference !== 0) return difference;
  }
  return 0;
}

function compareIdentifiers(a: string | undefined, b: string | undefined): number {
  if (a === undefined || b === undefined) return a === b ? 0 : a === undefined ? -1 : 1;
  const [isNumberA, isNumberB] = [/^\d+$/.test(a), /^\d+$/.test(b)];
  if (isNumberA && isNumberB) return Number(a) - Number(b);
  if (isNumberA !== isNumberB) return isNumberA ? -1 : 1;
  return a === b ? 0 : a < b ? -1 : 1;
}
