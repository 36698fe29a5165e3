import type { CacheMount } from "./mount.ts";

const MAX_MOUNTS = 100;
const MAX_LENGTH = 4096;

/**
 * Cache mounts as an earlier build's notes have them: those whose ids only BuildKit knew, so that the next job can restore them before
 * its build. What is no mount is left out.
 */
export function readRememberedMounts(notes: unknown): CacheMount[] {
  return Array.isArray(notes) ? notes.slice(0, MAX_MOUNTS).flatMap(readMount) : [];
}

function readMount(value: unknown): CacheMount[] {
  if (typeof value !== "object" || value === null) return [];
  const { id, target, base, sharing, isReadOnly, platforms } = value as Readonly<Record<string, unknown>>;
  const owner = base === null ? null : readBase(base);
  if (!isText(id) || !isText(target) || owner === undefined || typeof isReadOnly !== "boolean") return [];
  if (sharing !== "shared" && sharing !== "private" && sharing !== "locked") return [];
  if (!Array.isArray(platforms) || !platforms.every(isText)) return [];
  return [{ id, target, base: owner, sharing, isReadOnly, platforms }];
}

function readBase(value: unknown): CacheMount["base"] | undefined {
  if (typeof value !== "object" || value === null) return undefined;
  const { uid, gid, mode } = value as Readonly<Record<string, unknown>>;
  return isCount(uid) && isCount(gid) && isCount(mode) ? { uid, gid, mode } : undefined;
}

function isText(value: unknown): value is string {
  return typeof value === "string" && value !== "" && value.length <= MAX_LENGTH && !/[\0\r\n]/.test(value);
}

function isCount(value: unknown): value is number {
  return typeof value === "number" && Number.isInteger(value) && value >= 0 && value < 2 ** 32;
}
