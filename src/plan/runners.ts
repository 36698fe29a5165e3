import { UserError } from "../errors.ts";
import { canonicalPlatform, LOCAL_PLATFORM } from "../builder/platforms.ts";
import { parsePlatform } from "../oci/platform.ts";

/** Where platforms are built: the labels of a runner, by what the lines of `runners` name. */
export interface Runners {
  /** By platform, normalised, or by `os/architecture` for all of its variants. */
  readonly named: ReadonlyMap<string, readonly string[]>;
  /** For every platform that no line names; null: the hosted runners. */
  readonly fallback: readonly string[] | null;
}

/** Where a platform is built, and how. */
export interface Placement {
  readonly labels: readonly string[];
  /** QEMU runs its programs, as far as is known before the runner is there. */
  readonly isEmulated: boolean;
}

const HOSTED = { amd64: "ubuntu-24.04", arm64: "ubuntu-24.04-arm" } as const;

/** What a machine runs beside its own architecture: 32-bit programs, where the processor can. `build` tries it, and registers QEMU where not. */
const ALSO_RUNS = { amd64: ["386"], arm64: ["arm"] } as const;

/** Parses a platform that a runner can be chosen for. Throws a `UserError` for any other. */
export function parseBuildable(text: string): string {
  if (text !== LOCAL_PLATFORM) return canonicalPlatform(text);
  throw new UserError('"local" is the platform of a machine that is not chosen yet.', "Name the platform, as in linux/amd64.");
}

/** Reads the lines of `runners`; each mistake names its line and the cure. */
export function parseRunners(lines: readonly string[]): { readonly runners: Runners; readonly mistakes: readonly string[] } {
  const named = new Map<string, readonly string[]>();
  let fallback: readonly string[] | null = null;
  const mistakes: string[] = [];
  for (const line of lines) {
    const parsed = parseLine(line);
    if (typeof parsed === "string") {
      mistakes.push(`${JSON.stringify(line)}: ${parsed}`);
      continue;
    }
    if (parsed.platform === "default" ? fallback !== null : named.has(parsed.platform)) mistakes.push(`${JSON.stringify(line)}: ${parsed.platform} has a runner already. Write one line for it.`);
    if (parsed.platform === "default") fallback = parsed.labels;
    else named.set(parsed.platform, parsed.labels);
  }
  return { runners: { named, fallback }, mistakes };
}

function parseLine(line: string): { platform: string; labels: readonly string[] } | string {
  const equals = line.indexOf("=");
  if (equals < 1) return "write PLATFORM=LABEL, as in linux/arm64=ubuntu-24.04-arm, or default=LABEL.";
  const labels = line.slice(equals + 1).split(",").map((label) => label.trim());
  if (labels.some((label) => !/^[\w.:/ -]+$/.test(label))) return "a label is missing, or has a character that no label has. Write LABEL, or several in commas.";
  const name = line.slice(0, equals).trim();
  if (name === "default") return { platform: name, labels };
  try {
    return { platform: platformKey(name), labels };
  } catch (error) {
    if (error instanceof UserError) return `${error.message} ${error.hint}`;
    throw error;
  }
}

/** `linux/arm` is v7 where an image is meant, and every variant where a runner is. */
function platformKey(name: string): string {
  const platform = canonicalPlatform(name);
  const { os, architecture, variant } = parsePlatform(platform);
  return variant !== undefined && name.split("/").length === 2 ? `${os}/${architecture}` : platform;
}

/** Chooses the runner that builds a platform (normalised): the one that was named for it, else a native one, else QEMU on another. */
export function placePlatform(platform: string, { named, fallback }: Runners): Placement {
  const { os, architecture } = parsePlatform(platform);
  const given = named.get(platform) ?? named.get(`${os}/${architecture}`);
  // Whoever names a runner for one platform means one that is of it.
  if (given !== undefined) return { labels: given, isEmulated: isForeign(given, architecture) };
  const labels = fallback ?? [ALSO_RUNS.arm64.some((name) => name === architecture) || architecture === "arm64" ? HOSTED.arm64 : HOSTED.amd64];
  return { labels, isEmulated: !runs(machineOf(labels) ?? "amd64", architecture) };
}

/** A runner whose labels tell its processor, and it is not the platform's. */
function isForeign(labels: readonly string[], architecture: string): boolean {
  const machine = machineOf(labels);
  return machine !== null && !runs(machine, architecture);
}

function runs(machine: "amd64" | "arm64", architecture: string): boolean {
  return machine === architecture || ALSO_RUNS[machine].some((name) => name === architecture);
}

/** The processor as far as the labels tell: GitHub's own, those of its self-hosted runners (`X64`, `ARM64`), and names that hold one. */
function machineOf(labels: readonly string[]): "amd64" | "arm64" | null {
  const words = labels.flatMap((label) => label.toLowerCase().split(/[^a-z0-9]+/));
  if (words.some((word) => ["arm64", "aarch64", "arm"].includes(word))) return "arm64";
  const isAmd64 = words.some((word) => ["amd64", "x64"].includes(word)) || labels.some((label) => /^ubuntu-(latest|slim|\d\d\.\d\d)$/.test(label));
  return isAmd64 ? "amd64" : null;
}
