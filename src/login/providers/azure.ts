import { readClaims, readExpiry } from "../../jwt.ts";
import { isJsonObject, optionalString, readJsonObject } from "../../oci/json.ts";
import { describeIdToken, getIdToken } from "../oidc.ts";
import { askVendor, type KnownRefusal, parseAnswer, takeSecret, type VendorWords } from "./ask.ts";
import { type AzureCloud, fillAddress } from "./endpoints.ts";
import type { ExchangedCredential, ProviderInputs, ProviderRequest } from "./provider.ts";

/** The user name that tells a registry of Azure that the password is a refresh token. */
const USERNAME = "00000000-0000-0000-0000-000000000000";
const ENTRA = "Microsoft Entra ID";

/** The refresh token of a registry, by the federated credential of an application or a managed identity; valid for about 3 hours. */
export async function exchangeForAzure(request: ProviderRequest): Promise<readonly ExchangedCredential[]> {
  const { host, transport, registry, endpoints } = request;
  const cloud = endpoints.azureClouds.find(({ registries }) => registries.test(registry));
  if (cloud === undefined) throw new Error(`${registry} is not in a cloud of Azure.`);
  const idToken = await getIdToken(host, transport, cloud.audience);
  const accessToken = await askEntra(request, cloud, idToken);
  const password = await askRegistry(request, accessToken);
  return [{ registry, username: USERNAME, password, expiresInSeconds: lifeOf(password, host.clock.now()) }];
}

async function askEntra(request: ProviderRequest, cloud: AzureCloud, idToken: string): Promise<string> {
  const { clientId, tenantId } = request.inputs;
  const form = new URLSearchParams({
    grant_type: "client_credentials",
    client_id: clientId,
    scope: cloud.scope,
    client_assertion_type: "urn:ietf:params:oauth:client-assertion-type:jwt-bearer",
    client_assertion: idToken,
  });
  const body = await askVendor(request, {
    vendor: ENTRA,
    wanted: `a token of the client ${clientId}`,
    method: "POST",
    url: fillAddress(cloud.token, { tenant: tenantId }),
    headers: { "content-type": "application/x-www-form-urlencoded" },
    body: form.toString(),
    read: readEntraWords,
    refusals: entraRefusals(request.inputs, cloud, idToken),
  });
  return takeSecret(request.host, parseAnswer(body, ENTRA), "access_token", ENTRA);
}

async function askRegistry(request: ProviderRequest, accessToken: string): Promise<string> {
  const { registry, inputs, endpoints, host } = request;
  const form = new URLSearchParams({ grant_type: "access_token", service: registry, tenant: inputs.tenantId, access_token: accessToken });
  const body = await askVendor(request, {
    vendor: registry,
    wanted: "a refresh token",
    method: "POST",
    url: fillAddress(endpoints.azureExchange, { registry }),
    headers: { "content-type": "application/x-www-form-urlencoded" },
    body: form.toString(),
    read: readRegistryWords,
    refusals: registryRefusals(inputs.clientId),
  });
  return takeSecret(host, parseAnswer(body, registry), "refresh_token", registry);
}

/** How long a JWT lasts by its own word; null where it does not say. */
function lifeOf(token: string, now: Date): number | null {
  const end = readExpiry(readClaims(token));
  return end === null ? null : Math.max(0, Math.floor((end.getTime() - now.getTime()) / 1000));
}

/** `{"error": "invalid_client", "error_description": "AADSTS700213: … Trace ID: …"}`: the number says more than the code. */
function readEntraWords(body: Buffer): VendorWords {
  const answer = readJsonObject(body) ?? {};
  const message = optionalString(answer, "error_description")?.split(/\s*Trace ID:/, 1)[0] ?? null;
  return { code: optionalString(answer, "error"), message };
}

/** `{"errors": [{"code": "UNAUTHORIZED", "message": …}]}` (distribution-spec). */
function readRegistryWords(body: Buffer): VendorWords {
  const list = readJsonObject(body)?.["errors"];
  const [first]: unknown[] = Array.isArray(list) ? list : [];
  const error = isJsonObject(first) ? first : {};
  return { code: optionalString(error, "code"), message: optionalString(error, "message") };
}

function entraRefusals({ clientId, tenantId }: ProviderInputs, { audience }: AzureCloud, idToken: string): readonly KnownRefusal[] {
  const says = describeIdToken(idToken);
  return [
    {
      when: /AADSTS(?:700213|7002138|70021)\b/,
      hint: `Add a federated credential to ${clientId} with exactly this issuer and subject (case counts, no slash at the end).${says}`,
    },
    { when: /AADSTS700211\b/, hint: `Make the issuer of a federated credential of ${clientId} that of the job's token.${says}` },
    { when: /AADSTS700212\b/, hint: `Make the audience of a federated credential of ${clientId} ${audience}.${says}` },
    { when: /AADSTS700024\b/, hint: "The job's token lasts for minutes only: log in again, and check the clock of the CI's server." },
    { when: /AADSTS700016\b/, hint: `Check \`client-id\`, and that it is in the tenant ${tenantId}.` },
    { when: /AADSTS(?:90002|900023)\b/, hint: "Check `tenant-id`: there is no such tenant in this cloud." },
    { when: /AADSTS500011\b/, hint: "Azure Container Registry is not known in this tenant: register the resource provider Microsoft.ContainerRegistry." },
  ];
}

function registryRefusals(clientId: string): readonly KnownRefusal[] {
  return [
    { when: /firewall|client with IP/i, hint: "Let the registry's firewall pass this runner, or use one in its network." },
    { when: /^40[13] /, hint: `Grant ${clientId} the role AcrPush (or AcrPull) on the registry, and check \`tenant-id\`. A new grant takes minutes to count.` },
    { when: /^404 /, hint: "Check the registry's name: what answers there exchanges no tokens." },
  ];
}
