import { parseVersion } from "../tags/version.ts";

const LATEST = /^latest(?:$|-)/;

/**
 * How visible a tag is: what looks immutable comes first (0 commits, 1 full versions), then what moves, from the tag that
 * few follow (2) over `1.2` (3) and `1` (4) to `latest` (5).
 */
export function rankTag(tag: string): number {
  if (tag.startsWith("sha-") || (/^[0-9a-f]{7,64}$/.test(tag) && /[a-f]/.test(tag))) return 0;
  if (LATEST.test(tag)) return 5;
  const version = parseVersion(tag);
  // A date is no version that anybody follows.
  if (version === null || /^\d{5,}/.test(tag)) return 2;
  if (version.numbers.length >= 3) return 1;
  return version.numbers.length === 2 ? 3 : 4;
}
