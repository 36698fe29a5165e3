import { showForeign } from "../foreign-text.ts";
import type { Host } from "../host/host.ts";
import type { Transport } from "../http/transport.ts";
import { readClaims } from "../jwt.ts";
import { optionalString, readJsonObject } from "../oci/json.ts";
import { askVendor, parseAnswer, takeSecret, type KnownRefusal } from "./providers/ask.ts";
import { MissingCredential } from "./providers/missing-credential.ts";

const VENDOR = "The CI's token server";
const REFUSALS: readonly KnownRefusal[] = [
  {
    when: /^40[13] /,
    hint: "The job's own permission to ask for a token has ended or was taken away: give the job `permissions: id-token: write`, and log in early in it.",
  },
];

/** Whether the CI offers this job a token of its own. */
export function offersIdToken(env: Host["env"]): boolean {
  return (env["ACTIONS_ID_TOKEN_REQUEST_URL"] ?? "") !== "" && (env["ACTIONS_ID_TOKEN_REQUEST_TOKEN"] ?? "") !== "";
}

/**
 * The job's OpenID Connect token, a JWT for this audience, from GitHub, Gitea or Forgejo; hidden before it is returned.
 * Throws a `MissingCredential` where the CI offers none, and a `UserError` where it refuses.
 */
export async function getIdToken(host: Host, transport: Transport, audience: string): Promise<string> {
  const address = host.env["ACTIONS_ID_TOKEN_REQUEST_URL"] ?? "";
  const bearer = host.env["ACTIONS_ID_TOKEN_REQUEST_TOKEN"] ?? "";
  if (bearer !== "") host.addSecret(bearer);
  if (bearer === "" || !URL.canParse(address)) throw withoutIdToken();
  const url = new URL(address);
  url.searchParams.set("audience", audience);
  const body = await askVendor(
    { host, transport },
    {
      vendor: VENDOR,
      wanted: `the job's token for ${audience}`,
      method: "GET",
      url,
      headers: { accept: "application/json", authorization: `Bearer ${bearer}` },
      read: (bytes) => ({ code: null, message: optionalString(readJsonObject(bytes) ?? {}, "message") }),
      refusals: REFUSALS,
    },
  );
  return takeSecret(host, parseAnswer(body, VENDOR), "value", VENDOR);
}

function withoutIdToken(): MissingCredential {
  return new MissingCredential(
    "This job has no token of its own to exchange for a credential.",
    "Give the job `permissions: id-token: write` (and `contents: read`, which is then no longer given by itself). Pull requests from forks get no such token.",
  );
}

/** What a token says of itself, unverified, as a sentence behind the hint of a refusal: ` The token says: issuer …, subject …, audience ….`; "" where it says nothing. */
export function describeIdToken(token: string): string {
  const claims = readClaims(token);
  const claim = (label: string, name: string) => {
    const text = optionalString(claims, name);
    return text === null ? [] : [`${label} ${showForeign(text, 200)}`];
  };
  const said = [...claim("issuer", "iss"), ...claim("subject", "sub"), ...claim("audience", "aud")];
  return said.length === 0 ? "" : ` The token says: ${said.join(", ")}.`;
}
