import { offersIdToken } from "../oidc.ts";
import { isEcr, isEcrPublic } from "./aws-registry.ts";
import { hideKeyFile } from "./key-file.ts";
import type { ExchangedCredential, ProviderName, ProviderQuestion, ProviderRequest } from "./provider.ts";

type Exchange = (request: ProviderRequest) => Promise<readonly ExchangedCredential[]>;

/** Each in its own file, loaded when a login is its business. */
const EXCHANGES: Readonly<Record<ProviderName, () => Promise<Exchange>>> = {
  ecr: async () => (await import("./ecr.ts")).exchangeForEcr,
  "ecr-public": async () => (await import("./ecr.ts")).exchangeForEcrPublic,
  google: async () => (await import("./google.ts")).exchangeForGoogle,
  azure: async () => (await import("./azure.ts")).exchangeForAzure,
  "docker-hub": async () => (await import("./docker-hub.ts")).exchangeForDockerHub,
  quay: async () => (await import("./quay.ts")).exchangeForQuay,
};

const HUB_REGISTRIES = new Set(["docker.io", "registry-1.docker.io", "dhi.io"]);
const QUAY_ROBOT = /^[a-z0-9][a-z0-9._-]*\+[a-z0-9][a-z0-9._-]*$/;

/** Whose business a login is; null: the username and the password are the credential. Pure. */
export function chooseProvider(question: ProviderQuestion): ProviderName | null {
  const { registry, inputs, env, endpoints } = question;
  const isPlain = inputs.username !== "" && inputs.password !== "";
  if (inputs.ecr === "true" || (inputs.ecr === "auto" && (isEcrPublic(registry) || isEcr(registry, endpoints)))) {
    // That name is what an exchange gives: the password beside it has been exchanged already.
    if (inputs.username === "AWS" && isPlain) return null;
    return isEcrPublic(registry) ? "ecr-public" : "ecr";
  }
  if (isPlain) return null;
  if (endpoints.googleRegistries.test(registry) && inputs.workloadIdentityProvider !== "") return "google";
  if (endpoints.azureClouds.some(({ registries }) => registries.test(registry)) && inputs.clientId !== "") return "azure";
  if (inputs.password !== "") return null;
  if (HUB_REGISTRIES.has(registry) && (env["DOCKERHUB_OIDC_CONNECTIONID"] ?? "") !== "") return "docker-hub";
  return QUAY_ROBOT.test(inputs.username) && offersIdToken(env) ? "quay" : null;
}

/**
 * Exchanges what the job has for what the registry takes; null where the username and the password are the credential already.
 * ECR may give several. Throws a `MissingCredential` where there is nothing to exchange, and a `UserError` where the vendor refuses.
 */
export async function exchangeFor(request: ProviderRequest): Promise<readonly ExchangedCredential[] | null> {
  const { registry, inputs, host, endpoints } = request;
  const provider = chooseProvider({ registry, inputs, env: host.env, endpoints });
  if (provider === null) {
    hideKeyFile(host, inputs);
    return null;
  }
  const exchange = await EXCHANGES[provider]();
  return await exchange(request);
}
