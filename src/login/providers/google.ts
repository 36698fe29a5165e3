import { isJsonObject, optionalString, readJsonObject } from "../../oci/json.ts";
import { describeIdToken, getIdToken } from "../oidc.ts";
import { askVendor, type KnownRefusal, parseAnswer, takeSecret, type VendorWords } from "./ask.ts";
import { fillAddress } from "./endpoints.ts";
import type { ExchangedCredential, ProviderInputs, ProviderRequest } from "./provider.ts";

interface GoogleToken {
  readonly token: string;
  readonly expiresInSeconds: number | null;
}

/** A user name of its own, which Google's registries take an access token under. */
const USERNAME = "oauth2accesstoken";
const STS = "Google's Security Token Service";
const IAM = "Google's IAM Credentials API";
const SCOPE = "https://www.googleapis.com/auth/cloud-platform";
const LIFETIME_SECONDS = 3600;

/** The token of the job's own identity in Google Cloud, or, with `service-account`, of the account that it may act as. */
export async function exchangeForGoogle(request: ProviderRequest): Promise<readonly ExchangedCredential[]> {
  const { host, transport, registry, inputs } = request;
  const provider = providerName(inputs);
  const idToken = await getIdToken(host, transport, `https://iam.googleapis.com/${provider}`);
  const federated = await askSts(request, provider, idToken);
  const { token, expiresInSeconds } = inputs.serviceAccount === "" ? federated : await impersonate(request, federated.token);
  return [{ registry, username: USERNAME, password: token, expiresInSeconds }];
}

/** `projects/NUMBER/locations/global/workloadIdentityPools/POOL/providers/PROVIDER`, also where it was given as a full resource name. */
function providerName({ workloadIdentityProvider }: ProviderInputs): string {
  return workloadIdentityProvider.replace(/^(?:https:)?\/\/iam\.googleapis\.com\//, "");
}

async function askSts(request: ProviderRequest, provider: string, subjectToken: string): Promise<GoogleToken> {
  const body = await askVendor(request, {
    vendor: STS,
    wanted: `a token of ${provider}`,
    method: "POST",
    url: new URL(request.endpoints.googleSts),
    headers: { "content-type": "application/json" },
    body: JSON.stringify({
      audience: `//iam.googleapis.com/${provider}`,
      grantType: "urn:ietf:params:oauth:grant-type:token-exchange",
      requestedTokenType: "urn:ietf:params:oauth:token-type:access_token",
      scope: SCOPE,
      subjectTokenType: "urn:ietf:params:oauth:token-type:jwt",
      subjectToken,
    }),
    read: readOauthWords,
    refusals: stsRefusals(provider, subjectToken),
  });
  const answer = parseAnswer(body, STS);
  const expiresIn = answer["expires_in"];
  return { token: takeSecret(request.host, answer, "access_token", STS), expiresInSeconds: typeof expiresIn === "number" ? expiresIn : null };
}

async function impersonate(request: ProviderRequest, federated: string): Promise<GoogleToken> {
  const { host, inputs, endpoints } = request;
  const body = await askVendor(request, {
    vendor: IAM,
    wanted: `a token of ${inputs.serviceAccount}`,
    method: "POST",
    url: fillAddress(endpoints.googleImpersonation, { account: inputs.serviceAccount }),
    headers: { "content-type": "application/json", authorization: `Bearer ${federated}` },
    body: JSON.stringify({ scope: [SCOPE], lifetime: `${LIFETIME_SECONDS}s` }),
    read: readApiWords,
    refusals: iamRefusals(inputs.serviceAccount, providerName(inputs)),
  });
  const answer = parseAnswer(body, IAM);
  const expiresMs = Date.parse(optionalString(answer, "expireTime") ?? "");
  return {
    token: takeSecret(host, answer, "accessToken", IAM),
    expiresInSeconds: Number.isNaN(expiresMs) ? null : Math.max(0, Math.floor((expiresMs - host.clock.now().getTime()) / 1000)),
  };
}

/** `{"error": "invalid_grant", "error_description": …}` (RFC 6749, 5.2). */
function readOauthWords(body: Buffer): VendorWords {
  const answer = readJsonObject(body) ?? {};
  return { code: optionalString(answer, "error"), message: optionalString(answer, "error_description") };
}

/** `{"error": {"status": "PERMISSION_DENIED", "message": …}}` (Google's API errors). */
function readApiWords(body: Buffer): VendorWords {
  const { error } = readJsonObject(body) ?? {};
  const told = isJsonObject(error) ? error : {};
  return { code: optionalString(told, "status"), message: optionalString(told, "message") };
}

function stsRefusals(provider: string, token: string): readonly KnownRefusal[] {
  const says = describeIdToken(token);
  return [
    {
      when: / invalid_target/,
      hint: `Check that ${provider} exists and is enabled, with the project's number and not its name, and that it was not made in the last minutes.`,
    },
    { when: / unauthorized_client/, hint: `Let the attribute condition of ${provider} accept this job.${says}` },
    { when: / invalid_grant: .*(?:stale|expired)/i, hint: "The job's token lasts for minutes only: log in again, and check the clock of the CI's server." },
    { when: / invalid_grant: .*audience/i, hint: `Allow the audience https://iam.googleapis.com/${provider} in that provider, or leave its list of audiences empty.${says}` },
    { when: / invalid_grant: .*issuer/i, hint: `Make the issuer of ${provider} that of the job's token.${says}` },
    { when: / invalid_(?:grant|request)/, hint: `Check the issuer, the audiences and the attribute mapping of ${provider}.${says}` },
  ];
}

function iamRefusals(account: string, provider: string): readonly KnownRefusal[] {
  const pool = provider.replace(/\/providers\/.*$/, "");
  return [
    { when: / \w+: .*(?:has not been used|is disabled)/, hint: "Enable the API iamcredentials.googleapis.com in the service account's project." },
    {
      when: / PERMISSION_DENIED/,
      hint: `Grant roles/iam.workloadIdentityUser on ${account} to principalSet://iam.googleapis.com/${pool}/*, or to the part of it that is this repository. A new grant takes minutes to count.`,
    },
    { when: / NOT_FOUND/, hint: `Check the address in \`service-account\`: there is no ${account}.` },
    { when: / INVALID_ARGUMENT/, hint: "Write `service-account` as NAME@PROJECT.iam.gserviceaccount.com." },
  ];
}
