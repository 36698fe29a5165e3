import { isSameSignature, signText } from "./signature.ts";

/** What a job may do with the cache entries of one ref: the bits of the `ac` claim. */
export const permissionBits = { none: 0, read: 1, write: 2, "read-write": 3 } as const;

/** One element of the `ac` claim: a ref, and bit 1 for read, bit 2 for write. */
export interface CacheScope {
  readonly scope: string;
  readonly permission: number;
}

/** The claims of a job's token that the results service looks at. */
export interface RuntimeClaims {
  /** In the order in which a look-up searches them. */
  readonly cacheScopes: readonly CacheScope[];
  readonly runId: string;
  readonly jobId: string;
  readonly expiresAt: Date;
}

/** Makes the `ACTIONS_RUNTIME_TOKEN` of a job: a JWT with the claims `ac`, `scp`, `nbf` and `exp`. */
export function mintRuntimeToken(claims: RuntimeClaims, key: string, now: Date): string {
  const header = encode({ alg: "HS256", typ: "JWT" });
  const payload = encode({
    ac: JSON.stringify(claims.cacheScopes.map(({ scope, permission }) => ({ Scope: scope, Permission: permission }))),
    scp: `Actions.GenericRead:00000000-0000-0000-0000-000000000000 Actions.Results:${claims.runId}:${claims.jobId}`,
    nbf: seconds(now) - 300,
    exp: seconds(claims.expiresAt),
  });
  return `${header}.${payload}.${signText(`${header}.${payload}`, key, "base64url")}`;
}

/** The claims of a token that this key signed and that has not expired, else null. */
export function verifyRuntimeToken(token: string, key: string, now: Date): RuntimeClaims | null {
  const [header, payload, signature] = token.split(".");
  if (header === undefined || payload === undefined || signature === undefined) return null;
  if (!isSameSignature(signature, signText(`${header}.${payload}`, key, "base64url"))) return null;
  const claims = JSON.parse(Buffer.from(payload, "base64url").toString()) as { ac: string; scp: string; exp: number };
  if (claims.exp <= seconds(now)) return null;
  const [, runId = "", jobId = ""] =
    claims.scp
      .split(" ")
      .find((scope) => scope.startsWith("Actions.Results:"))
      ?.split(":") ?? [];
  const cacheScopes = (JSON.parse(claims.ac) as { Scope: string; Permission: number }[]).map((entry) => ({
    scope: entry.Scope,
    permission: entry.Permission,
  }));
  return { cacheScopes, runId, jobId, expiresAt: new Date(claims.exp * 1000) };
}

function encode(value: unknown): string {
  return Buffer.from(JSON.stringify(value)).toString("base64url");
}

function seconds(date: Date): number {
  return Math.floor(date.getTime() / 1000);
}
