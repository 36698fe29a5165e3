import { UserError } from "../errors.ts";
import { nearest } from "../inputs/nearest.ts";
import { formatPlatform, parsePlatform } from "../oci/platform.ts";

/** What Go and BuildKit build for (go tool dist list, buildx's own list), normalised. */
const PLATFORMS = [
  "linux/amd64",
  "linux/arm64",
  "linux/arm/v7",
  "linux/arm/v6",
  "linux/arm/v5",
  "linux/386",
  "linux/ppc64le",
  "linux/s390x",
  "linux/riscv64",
  "linux/loong64",
  "linux/mips64le",
  "linux/mips64",
  "linux/mipsle",
  "linux/mips",
  "linux/ppc64",
  "windows/amd64",
  "windows/arm64",
  "windows/386",
  "windows/arm/v7",
  "darwin/amd64",
  "darwin/arm64",
  "freebsd/amd64",
  "freebsd/arm64",
  "freebsd/386",
  "freebsd/arm/v7",
  "freebsd/riscv64",
  "openbsd/amd64",
  "openbsd/arm64",
  "netbsd/amd64",
  "netbsd/arm64",
  "dragonfly/amd64",
  "solaris/amd64",
  "illumos/amd64",
  "aix/ppc64",
  "android/arm64",
  "android/amd64",
  "ios/arm64",
  "js/wasm",
  "wasi/wasm",
  "wasip1/wasm",
];
/** The variants that there are; an architecture that is not listed has none that we know of, and any is taken. */
const VARIANTS: Readonly<Record<string, RegExp>> = {
  amd64: /^v[1-4]$/,
  arm: /^v[5-8]$/,
  arm64: /^v([89])(\.\d)?$/,
};

/** buildx's word for the platform of the machine it runs on. */
export const LOCAL_PLATFORM = "local";

/** The platform as it is compared: `linux/arm64` for `arm64` and `linux/arm64/v8`. Throws a `UserError` with the one that was most likely meant. */
export function canonicalPlatform(text: string): string {
  if (text === LOCAL_PLATFORM) return text;
  // containerd reads a lone architecture as one of this system's, and images are Linux's everywhere.
  const platform = parsePlatform(text.includes("/") ? text : `linux/${text}`);
  const { os, architecture, variant } = platform;
  const known = PLATFORMS.find((each) => each === `${os}/${architecture}` || each.startsWith(`${os}/${architecture}/`));
  const isVariantKnown = variant === undefined || (VARIANTS[architecture]?.test(variant) ?? true);
  if (known !== undefined && isVariantKnown) return formatPlatform(platform);
  const near = nearest(text, PLATFORMS);
  throw new UserError(
    `${JSON.stringify(text)} is no platform that can be built for${near === null ? "." : `; did you mean ${near}?`}`,
    "Write os/architecture or os/architecture/variant, as in linux/arm64 or linux/arm/v7.",
  );
}
