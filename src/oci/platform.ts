import { UserError } from "../errors.ts";

/** A platform as an image index names it (image-spec image-index.md, "platform"), normalised. */
export interface Platform {
  readonly os: string;
  readonly architecture: string;
  readonly variant?: string;
  /** Kept for Windows only, where one index holds the same architecture for several releases. */
  readonly osVersion?: string;
}

const HINT = "Write a platform as os/architecture or os/architecture/variant: linux/amd64, linux/arm/v7, windows/amd64:10.0.20348.1.";
const PLATFORM = /^([a-z0-9_]+)\/([a-z0-9_-]+)(?:\/([a-z0-9._]+))?(?::([0-9][0-9.]*))?$/i;
const PLATFORM_MAX_LENGTH = 128;

/** Parses `os/architecture[/variant][:os.version]` and normalises it. Throws a `UserError` for any other form. */
export function parsePlatform(text: string): Platform {
  const parts = text.length <= PLATFORM_MAX_LENGTH ? PLATFORM.exec(text.trim()) : null;
  const [, os, architecture, variant, osVersion] = parts ?? [];
  if (os === undefined || architecture === undefined) {
    throw new UserError(`${JSON.stringify(text.slice(0, PLATFORM_MAX_LENGTH))} is not a platform.`, HINT);
  }
  return normalizePlatform({ os, architecture, variant, osVersion });
}

/** Brings a platform into the one form that is compared, by containerd's table (containerd/platforms, database.go). */
export function normalizePlatform(platform: {
  readonly os: string;
  readonly architecture: string;
  readonly variant?: string | undefined;
  readonly osVersion?: string | undefined;
}): Platform {
  const os = normalizeOs(platform.os.toLowerCase());
  const [architecture, variant] = normalizeArchitecture(
    platform.architecture.toLowerCase(),
    (platform.variant ?? "").toLowerCase(),
  );
  const osVersion = os === "windows" ? (platform.osVersion ?? "") : "";
  return {
    os,
    architecture,
    ...(variant === "" ? {} : { variant }),
    ...(osVersion === "" ? {} : { osVersion }),
  };
}

/** The platform as people write it: `linux/arm/v7`, `windows/amd64:10.0.20348.1`. */
export function formatPlatform(platform: Platform): string {
  const variant = platform.variant === undefined ? "" : `/${platform.variant}`;
  const osVersion = platform.osVersion === undefined ? "" : `:${platform.osVersion}`;
  return `${platform.os}/${platform.architecture}${variant}${osVersion}`;
}

/** Whether two platforms are the same once normalised. */
export function samePlatform(a: Platform, b: Platform): boolean {
  return formatPlatform(normalizePlatform(a)) === formatPlatform(normalizePlatform(b));
}

function normalizeOs(os: string): string {
  if (os === "") return "linux";
  return os === "macos" ? "darwin" : os;
}

function normalizeArchitecture(architecture: string, variant: string): [architecture: string, variant: string] {
  switch (architecture) {
    case "i386":
      return ["386", ""];
    case "x86_64":
    case "x86-64":
    case "amd64":
      return ["amd64", variant === "v1" ? "" : variant];
    case "aarch64":
    case "arm64":
      return ["arm64", normalizeArm64Variant(variant)];
    case "armhf":
      return ["arm", "v7"];
    case "armel":
      return ["arm", "v6"];
    case "arm":
      return ["arm", normalizeArmVariant(variant)];
    case "":
      return ["unknown", variant];
    default:
      return [architecture, variant];
  }
}

function normalizeArm64Variant(variant: string): string {
  if (["8", "v8", "v8.0"].includes(variant)) return "";
  return ["9", "9.0", "v9.0"].includes(variant) ? "v9" : variant;
}

function normalizeArmVariant(variant: string): string {
  if (variant === "" || variant === "7") return "v7";
  return ["5", "6", "8"].includes(variant) ? `v${variant}` : variant;
}
