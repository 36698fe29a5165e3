import { UserError } from "../errors.ts";
import { formatPlatform, samePlatform, type Platform } from "../oci/platform.ts";

/** Which of the platforms are wanted. */
export interface PlatformChoice {
  /** Empty: all. */
  readonly platforms: readonly Platform[];
  /** What to do about one that is not there; `skip` makes do with the others. */
  readonly absent: "refuse" | "skip";
}

/** Whether a platform is among those that were asked for; empty means all. */
export function isWanted(platform: Platform, wanted: readonly Platform[]): boolean {
  return wanted.length === 0 || wanted.some((one) => isMatch(one, platform));
}

/** Windows images are one per release: a platform without a release means all of them. */
function isMatch(wanted: Platform, platform: Platform): boolean {
  if (wanted.osVersion !== undefined) return samePlatform(wanted, platform);
  const { osVersion: _, ...withoutVersion } = platform;
  return samePlatform(wanted, withoutVersion);
}

/** The entries, of several for one platform the first; those whose platform is not known yet all stay. */
export function firstOfEach<T extends { readonly platform: Platform | null }>(entries: readonly T[]): T[] {
  const seen = new Set<string>();
  return entries.filter(({ platform }) => {
    if (platform === null) return true;
    const name = formatPlatform(platform);
    return !seen.has(name) && seen.add(name);
  });
}

/** Throws a `UserError` where a wanted platform is not among the images; it lists those that are `there`. */
export function refuseAbsent(
  images: readonly { readonly platform: Platform }[],
  there: readonly Platform[],
  where: string,
  choice: PlatformChoice,
): void {
  const missing = choice.platforms.filter((wanted) => !images.some(({ platform }) => isMatch(wanted, platform)));
  if (missing.length === 0 || (images.length > 0 && choice.absent === "skip")) return;
  const names = [...new Set(there.map(formatPlatform))];
  throw new UserError(
    `${where} has no image for ${missing.map(formatPlatform).join(", ")}.`,
    `It has ${names.join(", ")}: name some of these in platforms.`,
  );
}
