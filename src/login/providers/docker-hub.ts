import { optionalString, readJsonObject } from "../../oci/json.ts";
import { describeIdToken, getIdToken } from "../oidc.ts";
import { askVendor, type KnownRefusal, parseAnswer, takeSecret, type VendorWords } from "./ask.ts";
import type { ExchangedCredential, ProviderRequest } from "./provider.ts";

const VENDOR = "Docker Hub's identity service";
const DEFAULT_LIFE_SECONDS = 300;

/** The access token of a Docker organization, by one of its OIDC connections; `username` is the organization. */
export async function exchangeForDockerHub(request: ProviderRequest): Promise<readonly ExchangedCredential[]> {
  const { host, transport, registry, inputs, endpoints } = request;
  const url = new URL(endpoints.hubIdentity);
  const idToken = await getIdToken(host, transport, endpoints.hubAudience);
  const wantedSeconds = host.env["DOCKERHUB_OIDC_EXPIREIN"]?.trim() || String(DEFAULT_LIFE_SECONDS);
  const form = new URLSearchParams({
    grant_type: "urn:ietf:params:oauth:grant-type:token-exchange",
    subject_token_type: "urn:ietf:params:oauth:token-type:id_token",
    subject_token: idToken,
    connection_id: host.env["DOCKERHUB_OIDC_CONNECTIONID"]?.trim() ?? "",
    expires_in: wantedSeconds,
  });
  const body = await askVendor(request, {
    vendor: VENDOR,
    wanted: `a token of ${inputs.username}`,
    method: "POST",
    url,
    headers: { "content-type": "application/x-www-form-urlencoded" },
    body: form.toString(),
    read: readWords,
    refusals: refusalsOf(idToken),
  });
  const answer = parseAnswer(body, VENDOR);
  const password = takeSecret(host, answer, "access_token", VENDOR);
  const expiresIn = answer["expires_in"];
  return [{ registry, username: inputs.username, password, expiresInSeconds: typeof expiresIn === "number" ? expiresIn : Number(wantedSeconds) }];
}

/** `{"message": …}`, or OAuth's `{"error": …, "error_description": …}`. */
function readWords(body: Buffer): VendorWords {
  const answer = readJsonObject(body) ?? {};
  return { code: optionalString(answer, "error"), message: optionalString(answer, "error_description") ?? optionalString(answer, "message") };
}

function refusalsOf(idToken: string): readonly KnownRefusal[] {
  const says = describeIdToken(idToken);
  return [
    { when: /^40[0134] /, hint: `Check DOCKERHUB_OIDC_CONNECTIONID, and let a rule of that connection match this job's subject.${says}` },
    { when: /^429 /, hint: "Docker Hub limits how many tokens are taken: try again later, or take one for several steps." },
  ];
}
