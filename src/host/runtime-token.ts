import { readJsonObject } from "../oci/json.ts";

/** What a job's `ACTIONS_RUNTIME_TOKEN` says about itself; unverified, for what follows is checked by the service. */
interface RuntimeToken {
  /** The ids that the artifact service knows this run and job by, from `scp`; null where there are none. */
  readonly backendIds: { readonly runId: string; readonly jobId: string } | null;
  /** What the token may do with the cache, from `ac`; null where it does not say. */
  readonly cache: { readonly canRead: boolean; readonly canWrite: boolean } | null;
}

/** Reads the claims of a JWT; what is not one says nothing. */
export function readRuntimeToken(token: string): RuntimeToken {
  const claims = readJsonObject(Buffer.from(token.split(".")[1] ?? "", "base64url")) ?? {};
  return { backendIds: readBackendIds(claims["scp"]), cache: readCacheAccess(claims["ac"]) };
}

function readBackendIds(scp: unknown): RuntimeToken["backendIds"] {
  const scope = typeof scp === "string" ? scp.split(" ").find((each) => each.startsWith("Actions.Results:")) : undefined;
  const [, runId, jobId, ...rest] = scope?.split(":") ?? [];
  return runId === undefined || jobId === undefined || rest.length > 0 ? null : { runId, jobId };
}

/** `ac` is JSON within JSON: `[{"Scope":"refs/heads/main","Permission":3}]`, bit 1 for read, bit 2 for write. */
function readCacheAccess(ac: unknown): RuntimeToken["cache"] {
  const scopes = typeof ac === "string" ? parseJson(ac) : undefined;
  if (!Array.isArray(scopes)) return null;
  const bits = scopes.reduce<number>((all, scope: unknown) => all | Number(permissionOf(scope) ?? 0), 0);
  return { canRead: (bits & 1) !== 0, canWrite: (bits & 2) !== 0 };
}

function permissionOf(scope: unknown): unknown {
  return typeof scope === "object" && scope !== null && "Permission" in scope ? scope.Permission : null;
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
