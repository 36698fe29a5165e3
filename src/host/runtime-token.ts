import { readClaims, readExpiry } from "../jwt.ts";
import { isJsonObject, type JsonObject, optionalString } from "../oci/json.ts";

/** What may be done with the cache. */
interface CachePermission {
  readonly canRead: boolean;
  readonly canWrite: boolean;
}

/** What a job's `ACTIONS_RUNTIME_TOKEN` says about itself; unverified, for what follows is checked by the service. */
interface RuntimeToken {
  /** The ids that the artifact service knows this run and job by, from `scp`; null where there are none. */
  readonly backendIds: { readonly runId: string; readonly jobId: string } | null;
  /** What the token may do with the cache, in all and in each scope in the token's order, from `ac`; null where it does not say. */
  readonly cache: (CachePermission & { readonly scopes: readonly (CachePermission & { readonly scope: string })[] }) | null;
  /** From `exp`; null where it does not say. */
  readonly expiresAt: Date | null;
}

/** Reads the claims of a JWT; what is not one says nothing. */
export function readRuntimeToken(token: string): RuntimeToken {
  const claims = readClaims(token);
  return { backendIds: readBackendIds(claims["scp"]), cache: readCachePermission(claims["ac"]), expiresAt: readExpiry(claims) };
}

function readBackendIds(scp: unknown): RuntimeToken["backendIds"] {
  const scope = typeof scp === "string" ? scp.split(" ").find((each) => each.startsWith("Actions.Results:")) : undefined;
  const [, runId, jobId, ...rest] = scope?.split(":") ?? [];
  return runId === undefined || jobId === undefined || rest.length > 0 ? null : { runId, jobId };
}

/** `ac` is JSON within JSON: `[{"Scope":"refs/heads/main","Permission":3}]`, bit 1 for read, bit 2 for write. */
function readCachePermission(ac: unknown): RuntimeToken["cache"] {
  const list = typeof ac === "string" ? parseJson(ac) : undefined;
  if (!Array.isArray(list)) return null;
  const scopes = list.filter(isJsonObject).map((entry) => ({ scope: optionalString(entry, "Scope") ?? "", ...permissionOf(entry) }));
  return { canRead: scopes.some(({ canRead }) => canRead), canWrite: scopes.some(({ canWrite }) => canWrite), scopes };
}

function permissionOf(entry: JsonObject): CachePermission {
  const bits = Number(entry["Permission"] ?? 0);
  return { canRead: (bits & 1) !== 0, canWrite: (bits & 2) !== 0 };
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
