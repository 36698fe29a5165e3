import { randomBytes } from "node:crypto";
import type { LocalIssuer } from "./issuer.ts";
import { jsonReply, type LocalVendor, startVendor } from "./vendor.ts";

export interface LocalDockerIdentityOptions {
  readonly now: () => Date;
  readonly connectionId: string;
  readonly issuer: LocalIssuer;
  readonly audience: string;
  /** Whom a rule of the connection lets in. */
  readonly accepts: (subject: string) => boolean;
}

/** Docker's identity service. */
export interface LocalDockerIdentity extends LocalVendor {
  /** The tokens that were given out, in order. */
  readonly tokens: string[];
}

/** Starts it: the token exchange (RFC 8693) of OIDC connections. */
export async function startDockerIdentity(options: LocalDockerIdentityOptions): Promise<LocalDockerIdentity> {
  const tokens: string[] = [];
  const vendor = await startVendor(({ method, url, headers, body }) => {
    if (method !== "POST" || url.pathname !== "/oauth/token") return jsonReply(404, { message: "not found" });
    const form = new URLSearchParams(headers["content-type"] === "application/x-www-form-urlencoded" ? body : "");
    if (form.get("grant_type") !== "urn:ietf:params:oauth:grant-type:token-exchange") return jsonReply(400, { message: "unsupported grant_type" });
    if (form.get("subject_token_type") !== "urn:ietf:params:oauth:token-type:id_token") return jsonReply(400, { message: "unsupported subject_token_type" });
    const expiresIn = Number(form.get("expires_in") ?? "300");
    if (!(expiresIn >= 300 && expiresIn <= 3600)) return jsonReply(400, { message: "expires_in must be between 300 and 3600" });
    if (form.get("connection_id") !== options.connectionId) return jsonReply(404, { message: "connection not found" });
    const claims = options.issuer.read(form.get("subject_token") ?? "");
    if (claims === null || claims.aud !== options.audience) return jsonReply(401, { message: "invalid subject token" });
    if (claims.exp * 1000 <= options.now().getTime()) return jsonReply(401, { message: "subject token is expired" });
    if (!options.accepts(claims.sub)) return jsonReply(403, { message: "no ruleset matches the subject token" });
    const token = `dckr_oidc_${randomBytes(24).toString("base64url")}`;
    tokens.push(token);
    return jsonReply(200, { access_token: token, issued_token_type: "urn:ietf:params:oauth:token-type:access_token", token_type: "Bearer", expires_in: expiresIn });
  });
  return Object.assign(vendor, { tokens });
}
