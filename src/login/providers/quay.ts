import { optionalString, readJsonObject } from "../../oci/json.ts";
import { basicValue } from "../../registry/credentials.ts";
import { describeIdToken, getIdToken } from "../oidc.ts";
import { askVendor, type KnownRefusal, parseAnswer, takeSecret, type VendorWords } from "./ask.ts";
import { fillAddress } from "./endpoints.ts";
import type { ExchangedCredential, ProviderRequest } from "./provider.ts";

/** Fixed in Quay, and not in its answer. */
const LIFE_SECONDS = 3600;

/** The token of a robot account that is federated with the job's CI; Quay 3.13 and later. */
export async function exchangeForQuay(request: ProviderRequest): Promise<readonly ExchangedCredential[]> {
  const { host, transport, registry, inputs, endpoints } = request;
  // Quay checks no audience unless the robot lists some; one of its own makes the token worthless elsewhere.
  const idToken = await getIdToken(host, transport, registry);
  const basic = basicValue(inputs.username, idToken);
  host.addSecret(basic);
  const body = await askVendor(request, {
    vendor: registry,
    wanted: `a token of the robot ${inputs.username}`,
    method: "GET",
    url: fillAddress(endpoints.quayFederation, { registry }),
    headers: { accept: "application/json", authorization: `Basic ${basic}` },
    read: readWords,
    refusals: refusalsOf(inputs.username, registry, idToken),
  });
  const password = takeSecret(host, parseAnswer(body, registry), "token", registry);
  return [{ registry, username: inputs.username, password, expiresInSeconds: LIFE_SECONDS }];
}

/** `{"error": …}`. */
function readWords(body: Buffer): VendorWords {
  const answer = readJsonObject(body) ?? {};
  return { code: null, message: optionalString(answer, "error") ?? optionalString(answer, "message") };
}

function refusalsOf(robot: string, registry: string, idToken: string): readonly KnownRefusal[] {
  const says = describeIdToken(idToken);
  return [
    { when: /^40[0134] .*audience/i, hint: `Add the audience ${registry} to the federation of the robot ${robot}.${says}` },
    { when: /^40[013] /, hint: `Set the federation of the robot ${robot} to exactly this issuer and subject.${says}` },
    { when: /^404 /, hint: `${registry} exchanges no tokens: it is no Quay, or one older than 3.13. Give the robot's token as \`password\`.` },
  ];
}
