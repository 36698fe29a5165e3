import { randomBytes } from "node:crypto";
import type { LocalIssuer } from "./issuer.ts";
import { jsonReply, type LocalVendor, startVendor } from "./vendor.ts";

export interface LocalQuayOptions {
  readonly now: () => Date;
  /** `ORGANIZATION+NAME`. */
  readonly robot: string;
  /** null where the robot has no federation. */
  readonly federation: { readonly issuer: LocalIssuer; readonly subject: string; readonly audiences?: readonly string[] } | null;
}

/** The part of Quay that gives tokens to federated robots. */
export interface LocalQuay extends LocalVendor {
  /** The tokens that were given out, in order. */
  readonly tokens: string[];
}

/** Starts it. */
export async function startQuay({ now, robot, federation }: LocalQuayOptions): Promise<LocalQuay> {
  const tokens: string[] = [];
  const refuse = (error: string) => jsonReply(401, { error });
  const vendor = await startVendor(({ url, headers }) => {
    if (url.pathname !== "/oauth2/federation/robot/token") return { status: 404, body: "" };
    const [, basic] = /^Basic (.+)$/.exec(headers["authorization"] ?? "") ?? [];
    if (basic === undefined) return refuse("No auth header");
    const [, username = "", token = ""] = /^([^:]*):(.*)$/.exec(Buffer.from(basic, "base64").toString("utf8")) ?? [];
    if (!username.includes("+")) return refuse("Invalid robot");
    if (username !== robot) return refuse("Could not find robot with specified username");
    if (federation === null) return refuse("Robot does not have federated login configured");
    const claims = federation.issuer.read(token);
    if (claims === null) return refuse("issuer not configured for this robot");
    if (claims.exp * 1000 <= now().getTime()) return refuse("Invalid token: Signature has expired");
    if (federation.audiences !== undefined && !federation.audiences.includes(claims.aud)) return refuse("Invalid token: Audience doesn't match");
    if (claims.sub !== federation.subject) return refuse("Token does not match robot");
    const given = `eyJhbGciOiJSUzI1NiJ9.${randomBytes(60).toString("base64url")}.${randomBytes(64).toString("base64url")}`;
    tokens.push(given);
    return jsonReply(200, { token: given });
  });
  return Object.assign(vendor, { tokens });
}
