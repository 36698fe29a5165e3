import { randomBytes } from "node:crypto";
import type { LocalIssuer } from "./issuer.ts";
import { jsonReply, type LocalVendor, startVendor, type VendorCall, type VendorReply } from "./vendor.ts";

export interface LocalGoogleOptions {
  readonly now: () => Date;
  /** `projects/NUMBER/locations/global/workloadIdentityPools/POOL/providers/PROVIDER`. */
  readonly provider: string;
  readonly issuer: LocalIssuer;
  /** Besides the provider's own name. */
  readonly audiences?: readonly string[];
  /** The attribute condition, of the subject alone. */
  readonly accepts: (subject: string) => boolean;
  readonly serviceAccounts?: readonly LocalServiceAccount[];
  /** Whether the IAM Credentials API is enabled; true by default. */
  readonly isIamEnabled?: boolean;
}

interface LocalServiceAccount {
  readonly email: string;
  /** Whether the pool may act as it (roles/iam.workloadIdentityUser). */
  readonly admitsPool: boolean;
}

/** The Security Token Service and the IAM Credentials API, at `url` both. */
export interface LocalGoogle extends LocalVendor {
  /** The tokens that were given out, in order. */
  readonly tokens: string[];
}

const TOKEN_EXCHANGE = "urn:ietf:params:oauth:grant-type:token-exchange";
const JWT = "urn:ietf:params:oauth:token-type:jwt";
const ACCESS_TOKEN = "urn:ietf:params:oauth:token-type:access_token";
const IMPERSONATE = /^\/v1\/projects\/-\/serviceAccounts\/([^/:]+):generateAccessToken$/;

/** Starts them. */
export async function startGoogle(options: LocalGoogleOptions): Promise<LocalGoogle> {
  const tokens: string[] = [];
  const give = () => {
    const token = `ya29.${randomBytes(90).toString("base64url")}`;
    tokens.push(token);
    return token;
  };
  const vendor = await startVendor((call) => {
    if (call.method !== "POST") return { status: 404, body: "" };
    if (call.url.pathname === "/v1/token") return exchange(options, call, give);
    const [, email] = IMPERSONATE.exec(call.url.pathname) ?? [];
    return email === undefined ? { status: 404, body: "" } : impersonate(options, call, decodeURIComponent(email), tokens, give);
  });
  return Object.assign(vendor, { tokens });
}

function exchange(options: LocalGoogleOptions, call: VendorCall, give: () => string): VendorReply {
  const asked = JSON.parse(call.body) as Readonly<Record<string, string>>;
  if (asked["grantType"] !== TOKEN_EXCHANGE) return oauthFailure("unsupported_grant_type", "Invalid grant_type.");
  if (asked["subjectTokenType"] !== JWT || asked["requestedTokenType"] !== ACCESS_TOKEN) return oauthFailure("invalid_request", "Invalid token type.");
  if (asked["audience"] !== `//iam.googleapis.com/${options.provider}`) {
    return oauthFailure(
      "invalid_target",
      'The target service indicated by the "audience" parameters is invalid. This might either be because the pool or provider is disabled or deleted or because it doesn\'t exist.',
    );
  }
  const claims = options.issuer.read(asked["subjectToken"] ?? "");
  if (claims === null) return oauthFailure("invalid_grant", "Error connecting to the given credential's issuer.");
  const audiences = [`https://iam.googleapis.com/${options.provider}`, ...(options.audiences ?? [])];
  if (!audiences.includes(claims.aud)) {
    return oauthFailure("invalid_grant", `The audience in ID Token [${claims.aud}] does not match the expected audience.`);
  }
  if (claims.exp * 1000 <= options.now().getTime()) return oauthFailure("invalid_grant", `ID Token issued at ${claims.iat} is stale to sign-in.`);
  if (!options.accepts(claims.sub)) return oauthFailure("unauthorized_client", "The given credential is rejected by the attribute condition.", 401);
  return jsonReply(200, { access_token: give(), issued_token_type: ACCESS_TOKEN, token_type: "Bearer", expires_in: 3599 });
}

function oauthFailure(error: string, error_description: string, status = 400): VendorReply {
  return jsonReply(status, { error, error_description });
}

function impersonate(options: LocalGoogleOptions, call: VendorCall, email: string, tokens: readonly string[], give: () => string): VendorReply {
  const bearer = call.headers["authorization"]?.replace(/^Bearer /, "") ?? "";
  if (!tokens.includes(bearer)) return apiFailure(401, "UNAUTHENTICATED", "Request had invalid authentication credentials. Expected OAuth 2 access token, login cookie or other valid authentication credential.");
  if (options.isIamEnabled === false) {
    return apiFailure(403, "PERMISSION_DENIED", "IAM Service Account Credentials API has not been used in project 123456789 before or it is disabled. Enable it by visiting https://console.developers.google.com/apis/api/iamcredentials.googleapis.com/overview?project=123456789 then retry.");
  }
  const account = options.serviceAccounts?.find((each) => each.email === email);
  if (account === undefined) return apiFailure(404, "NOT_FOUND", `Not found; Gaia id not found for email ${email}`);
  if (!account.admitsPool) return apiFailure(403, "PERMISSION_DENIED", "Permission 'iam.serviceAccounts.getAccessToken' denied on resource (or it may not exist).");
  const { scope, lifetime = "3600s" } = JSON.parse(call.body) as { scope?: readonly string[]; lifetime?: string };
  if (scope === undefined || scope.length === 0) return apiFailure(400, "INVALID_ARGUMENT", "scope is required");
  const expireTime = new Date(options.now().getTime() + Number.parseInt(lifetime, 10) * 1000).toISOString();
  return jsonReply(200, { accessToken: give(), expireTime });
}

function apiFailure(code: number, status: string, message: string): VendorReply {
  return jsonReply(code, { error: { code, message, status } });
}
