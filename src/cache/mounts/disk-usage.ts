import type { Buildx } from "../../builder/buildx.ts";
import type { CacheMount } from "./mount.ts";

/** A cache mount that a builder has, as `buildx du --verbose` tells of it. */
export interface HeldMount {
  /** With the namespace: `/root/.npm` is `//root/.npm` without one. */
  readonly fullId: string;
  readonly sizeBytes: number;
  readonly usageCount: number;
  /** It has an owner or a mode of its own. */
  readonly hasBase: boolean;
}

const TIMEOUT_MS = 20_000;
const UNITS: Readonly<Record<string, number>> = { B: 1, kB: 1e3, MB: 1e6, GB: 1e9, TB: 1e12 };

/** The cache mounts of a builder; null where it does not say. */
export async function heldMounts(buildx: Buildx, builder: string): Promise<readonly HeldMount[] | null> {
  const answer = await buildx.run(["du", "--builder", builder, "--verbose", "--filter", "type=exec.cachemount"], { timeoutMs: TIMEOUT_MS }).catch(() => null);
  return answer === null || answer.exitCode !== 0 ? null : parseDiskUsage(answer.stdout);
}

/** Reads what `buildx du --verbose` prints. */
export function parseDiskUsage(text: string): HeldMount[] {
  return text.split(/^(?=ID:[ \t]+[a-z0-9]{20,}$)/m).flatMap((record) => {
    const [, quoted] = /^Description:[\s\S]* with id ("(?:[^"\\\n]|\\.)*")$/m.exec(record) ?? [];
    const fullId = quoted === undefined ? null : unquote(quoted);
    if (fullId === null || !/^Type:\s+exec\.cachemount$/m.test(record)) return [];
    const [, size = "0", unit = "B"] = /^Size:\s+([\d.]+)(\w+)$/m.exec(record) ?? [];
    return [{
      fullId,
      sizeBytes: Math.round(Number(size) * (UNITS[unit] ?? 1)),
      usageCount: Number(/^Usage count:\s+(\d+)$/m.exec(record)?.[1] ?? 0),
      hasBase: /^Parents:$/m.test(record),
    }];
  });
}

/** What the builder has of a mount; undefined: it never made it. */
export function findHeld(held: readonly HeldMount[], { id, base }: CacheMount, namespace: string): HeldMount | undefined {
  const own = held.filter((each) => each.fullId === `${namespace}/${id}` && each.hasBase === (base !== null));
  return own.toSorted((a, b) => b.sizeBytes - a.sizeBytes)[0];
}

/** Go writes what JSON does not know (`\x00`, `\a`) only for characters that no id has. */
function unquote(text: string): string | null {
  try {
    return JSON.parse(text) as string;
  } catch {
    return null;
  }
}
