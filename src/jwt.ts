import { type JsonObject, readJsonObject } from "./oci/json.ts";

/** The claims of a JWT (RFC 7519), unverified; none where it is not one. */
export function readClaims(token: string): JsonObject {
  return readJsonObject(Buffer.from(token.split(".")[1] ?? "", "base64url")) ?? {};
}

/** When a JWT ends by its claim `exp`; null where it does not say. */
export function readExpiry({ exp }: JsonObject): Date | null {
  const end = typeof exp === "number" ? new Date(exp * 1000) : null;
  return end === null || Number.isNaN(end.getTime()) ? null : end;
}
