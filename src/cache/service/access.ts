import type { Host } from "../../host/host.ts";
import { readRuntimeToken } from "../../host/runtime-token.ts";

/** What this job may do with the CI's cache, as its environment and its token say. */
export interface CacheAccess {
  /** The newest protocol that the runner offers. */
  readonly kind: "v2" | "v1" | "none";
  readonly canRead: boolean;
  readonly canWrite: boolean;
  /** In the token's order: the job's own ref first. Empty where the token does not say. */
  readonly scopes: readonly { readonly scope: string; readonly canRead: boolean; readonly canWrite: boolean }[];
  /** Why reading or writing is not possible, in words; null where both are. */
  readonly why: string | null;
  readonly expiresAt: Date | null;
}

const NEVER = { canRead: false, canWrite: false };
const ALWAYS = { canRead: true, canWrite: true };

/** What each `cache-mode` of a workflow leaves; one that is not known here forbids nothing. */
const MODES = new Map([
  ["none", NEVER],
  ["read", { canRead: true, canWrite: false }],
  ["write", ALWAYS],
  ["write-only", { canRead: false, canWrite: true }],
]);

/** Reads what the runner set for this job; asks nobody. */
export function readCacheAccess(env: Host["env"], now: Date): CacheAccess {
  const token = readRuntimeToken(env["ACTIONS_RUNTIME_TOKEN"] ?? "");
  const kind = protocolOf(env);
  const modeName = (env["ACTIONS_CACHE_MODE"] ?? "").trim().toLowerCase();
  const mode = MODES.get(modeName) ?? ALWAYS;
  const isOver = token.expiresAt !== null && token.expiresAt.getTime() <= now.getTime();
  const may = kind === "none" || isOver ? NEVER : (token.cache ?? ALWAYS);
  return {
    kind,
    canRead: may.canRead && mode.canRead,
    canWrite: may.canWrite && mode.canWrite,
    scopes: token.cache?.scopes ?? [],
    why: obstacleOf(kind) ?? (isOver ? "The job's token has expired." : null) ?? modeObstacle(modeName, mode) ?? tokenObstacle(may),
    expiresAt: token.expiresAt,
  };
}

function protocolOf(env: Host["env"]): CacheAccess["kind"] {
  const isSet = (name: string): boolean => (env[name] ?? "") !== "";
  if (!isSet("ACTIONS_RUNTIME_TOKEN")) return "none";
  // Runners with artifacts v4 and the old cache set the address of the results service, but not the flag.
  const isV2 = isSet("ACTIONS_CACHE_SERVICE_V2") && !/^(?:0|f|false)$/i.test(env["ACTIONS_CACHE_SERVICE_V2"] ?? "");
  if (isV2 && URL.canParse(env["ACTIONS_RESULTS_URL"] ?? "")) return "v2";
  return isSet("ACTIONS_CACHE_URL") ? "v1" : "none";
}

function obstacleOf(kind: CacheAccess["kind"]): string | null {
  if (kind === "v2") return null;
  return kind === "v1" ? "This runner's cache service speaks version 1 of its protocol only." : "This runner has no cache service.";
}

function modeObstacle(name: string, { canRead, canWrite }: typeof ALWAYS): string | null {
  return canRead && canWrite ? null : `The workflow's cache-mode is ${name}.`;
}

function tokenObstacle({ canRead, canWrite }: typeof ALWAYS): string | null {
  if (canRead && canWrite) return null;
  if (canRead) return "The job's token may not write to the cache.";
  return canWrite ? "The job's token may not read the cache." : "The job's token may neither read the cache nor write to it.";
}
