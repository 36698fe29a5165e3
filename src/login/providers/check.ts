import { findPartition, isEcr, isEcrPublic } from "./aws-registry.ts";
import { chooseProvider } from "./exchange.ts";
import type { ProviderQuestion } from "./provider.ts";

const ROLE = /^arn:aws[a-z-]*:iam::\d{12}:role\/[\w+=,.@/-]+$/;
const WORKLOAD_PROVIDER = /^(?:(?:https:)?\/\/iam\.googleapis\.com\/)?projects\/(?<project>[^/]+)\/locations\/global\/workloadIdentityPools\/[a-z0-9-]+\/providers\/[a-z0-9-]+$/;
const SERVICE_ACCOUNT = /^[a-z0-9-]+@[a-z0-9.-]+$/;
const UUID = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;
const DOMAIN = /^[a-z0-9][a-z0-9-]*(?:\.[a-z0-9-]+)+$/i;
const HUB_LIFE_SECONDS = { min: 300, max: 3600 };

/** One of the logins that a step asks for; the inputs of the providers are the same for all. */
type Login = ProviderQuestion;

/**
 * All that is wrong with what the exchanges of a step's logins are told, each mistake with its cure; pure, and before any request.
 * What is given must be of use to one of them at least.
 */
export function checkProviders(logins: readonly Login[]): readonly string[] {
  const [first] = logins;
  if (first === undefined) return [];
  return [checkAws, checkGoogle, checkAzure, checkDockerHub].flatMap((check) => check(logins, first));
}

function checkAws(logins: readonly Login[], { inputs, env, endpoints }: Login): string[] {
  const own = logins.filter(({ registry, inputs: { ecr } }) => ecr === "true" || (ecr === "auto" && (isEcr(registry, endpoints) || isEcrPublic(registry))));
  const accounts = own.length === 0 ? [] : (env["AWS_ACCOUNT_IDS"] ?? "").split(",").map((account) => account.trim());
  const role = inputs.roleToAssume;
  return [
    ...unless(role === "" || own.length > 0, `\`role-to-assume\` is for a registry of Amazon ECR, and ${none(logins)}; leave it out, or set \`ecr: true\`.`),
    ...unless(role === "" || ROLE.test(role), "`role-to-assume` is not the ARN of a role; write arn:aws:iam::123456789012:role/NAME."),
    ...(role === "" ? [] : withoutPassword(own, "role-to-assume")),
    ...unless(inputs.awsRegion === "" || findPartition(inputs.awsRegion, endpoints) !== null, `\`aws-region\` is ${shown(inputs.awsRegion)}, which is no region of AWS; write it as eu-central-1.`),
    ...accounts.filter((account) => !/^(?:\d{12})?$/.test(account)).map((account) => `AWS_ACCOUNT_IDS holds ${shown(account)}; an account has 12 digits.`),
  ];
}

function checkGoogle(logins: readonly Login[], { inputs, endpoints }: Login): string[] {
  const { workloadIdentityProvider: provider, serviceAccount } = inputs;
  if (provider === "") return unless(serviceAccount === "", "`service-account` needs `workload-identity-provider`; give both.");
  const own = logins.filter(({ registry }) => endpoints.googleRegistries.test(registry));
  const project = WORKLOAD_PROVIDER.exec(provider)?.groups?.["project"];
  return [
    ...unless(own.length > 0, `\`workload-identity-provider\` is for a registry of Google (LOCATION-docker.pkg.dev, gcr.io), and ${none(logins)}; leave it out.`),
    ...unless(
      project !== undefined,
      "`workload-identity-provider` is not the name of a provider; write projects/NUMBER/locations/global/workloadIdentityPools/POOL/providers/PROVIDER.",
    ),
    ...unless(project === undefined || /^\d+$/.test(project), `\`workload-identity-provider\` names the project ${shown(project ?? "")}; write its number (\`gcloud projects describe\`), not its name.`),
    ...unless(serviceAccount === "" || SERVICE_ACCOUNT.test(serviceAccount), "`service-account` is not the address of one; write NAME@PROJECT.iam.gserviceaccount.com."),
    ...withoutPassword(own, "workload-identity-provider"),
  ];
}

function checkAzure(logins: readonly Login[], { inputs, endpoints }: Login): string[] {
  const { clientId, tenantId } = inputs;
  if (clientId === "" && tenantId === "") return [];
  const own = logins.filter(({ registry }) => endpoints.azureClouds.some(({ registries }) => registries.test(registry)));
  return [
    ...unless(own.length > 0, `\`client-id\` and \`tenant-id\` are for a registry of Azure (NAME.azurecr.io), and ${none(logins)}; leave them out.`),
    ...unless(clientId !== "" && tenantId !== "", "`client-id` and `tenant-id` go together; give both."),
    ...unless(clientId === "" || UUID.test(clientId), "`client-id` is not the client (application) id of an identity; it looks like 00000000-0000-0000-0000-000000000000."),
    ...unless(tenantId === "" || UUID.test(tenantId) || DOMAIN.test(tenantId), "`tenant-id` is neither the id nor a domain of a tenant."),
    ...withoutPassword(own, "client-id"),
  ];
}

function checkDockerHub(logins: readonly Login[], { env }: Login): string[] {
  const own = logins.filter((login) => chooseProvider(login) === "docker-hub");
  if (own.length === 0) return [];
  const life = env["DOCKERHUB_OIDC_EXPIREIN"]?.trim() || String(HUB_LIFE_SECONDS.min);
  const isLife = /^\d+$/.test(life) && Number(life) >= HUB_LIFE_SECONDS.min && Number(life) <= HUB_LIFE_SECONDS.max;
  return [
    ...unless(own.every(({ inputs }) => inputs.username !== ""), "`username` is missing: with DOCKERHUB_OIDC_CONNECTIONID it is the Docker organization."),
    ...unless(UUID.test(env["DOCKERHUB_OIDC_CONNECTIONID"]?.trim() ?? ""), "DOCKERHUB_OIDC_CONNECTIONID is not the id of a connection; it looks like 00000000-0000-0000-0000-000000000000."),
    ...unless(isLife, `DOCKERHUB_OIDC_EXPIREIN is ${shown(life)}; write the seconds, from ${HUB_LIFE_SECONDS.min} to ${HUB_LIFE_SECONDS.max}.`),
  ];
}

function withoutPassword(own: readonly Login[], input: string): string[] {
  return unless(
    own.every(({ inputs }) => inputs.password === ""),
    `\`${input}\` and \`password\` are two ways to log in; give one of them.`,
  );
}

function none(logins: readonly Login[]): string {
  return logins.length === 1 ? `${shown(logins[0]?.registry ?? "")} is none` : "none of these registries is one";
}

function unless(isRight: boolean, mistake: string): string[] {
  return isRight ? [] : [mistake];
}

function shown(text: string): string {
  return JSON.stringify(text.slice(0, 100));
}
