import type { LocalIssuer } from "./issuer.ts";
import { jsonReply, type LocalVendor, startVendor } from "./vendor.ts";

interface LocalIdTokensOptions {
  readonly issuer: LocalIssuer;
  /** What ACTIONS_ID_TOKEN_REQUEST_TOKEN is. */
  readonly bearer: string;
  readonly subject: string;
  readonly now: () => Date;
  /** How long a token lasts; GitHub's five minutes by default, negative for one that has run out. */
  readonly lifeSeconds?: number;
}

/** The server of a CI that gives jobs their tokens; `env` is what a job with `id-token: write` finds. */
export interface LocalIdTokens extends LocalVendor {
  readonly env: { readonly ACTIONS_ID_TOKEN_REQUEST_URL: string; readonly ACTIONS_ID_TOKEN_REQUEST_TOKEN: string };
  /** What was given out, in order. */
  readonly tokens: string[];
}

/** Starts it. It gives a token for any audience, the job's owner where none is named, to whom shows the bearer token. */
export async function startIdTokens({ issuer, bearer, subject, now, lifeSeconds = 300 }: LocalIdTokensOptions): Promise<LocalIdTokens> {
  const tokens: string[] = [];
  const vendor = await startVendor(({ method, url, headers }) => {
    if (method !== "GET" || url.pathname !== "/job/idtoken") return jsonReply(404, { message: "not found" });
    if (headers["authorization"] !== `Bearer ${bearer}`) return jsonReply(401, { message: "Not authorized: the token is not valid for this job." });
    const nowSeconds = Math.floor(now().getTime() / 1000);
    const aud = url.searchParams.get("audience") ?? "https://github.com/acme";
    const value = issuer.mint({ iss: issuer.issuer, sub: subject, aud, iat: nowSeconds + Math.min(0, lifeSeconds - 1), exp: nowSeconds + lifeSeconds });
    tokens.push(value);
    return jsonReply(200, { count: value.length, value });
  });
  const env = { ACTIONS_ID_TOKEN_REQUEST_URL: `${vendor.url}/job/idtoken?api-version=2.0`, ACTIONS_ID_TOKEN_REQUEST_TOKEN: bearer };
  return Object.assign(vendor, { env, tokens });
}
