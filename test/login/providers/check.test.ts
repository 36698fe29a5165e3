import { expect, test } from "vitest";
import { checkProviders } from "../../../src/login/providers/check.ts";
import { ENDPOINTS } from "../../../src/login/providers/endpoints.ts";
import type { ProviderInputs } from "../../../src/login/providers/provider.ts";
import { NO_INPUTS } from "./world.ts";

const ECR = "123456789012.dkr.ecr.eu-central-1.amazonaws.com";
const ROLE = "arn:aws:iam::123456789012:role/team/ci";
const WIF = "projects/123/locations/global/workloadIdentityPools/ci/providers/github";
const UUID = "123e4567-e89b-42d3-a456-426614174000";

function check(registry: string, inputs: Partial<ProviderInputs> = {}, env: Record<string, string> = {}) {
  return checkProviders([{ registry, inputs: { ...NO_INPUTS, ...inputs }, env, endpoints: ENDPOINTS }]);
}

test.each<[string, Partial<ProviderInputs>, Record<string, string>]>([
  [ECR, { roleToAssume: ROLE, awsRegion: "us-east-2" }, { AWS_ACCOUNT_IDS: "210987654321, 123456789012" }],
  ["public.ecr.aws", { roleToAssume: "arn:aws-us-gov:iam::123456789012:role/ci" }, {}],
  ["images.example.com", { ecr: "true", roleToAssume: ROLE }, {}],
  ["europe-docker.pkg.dev", { workloadIdentityProvider: WIF, serviceAccount: "ci@acme.iam.gserviceaccount.com" }, {}],
  ["contoso.azurecr.io", { clientId: UUID, tenantId: "contoso.onmicrosoft.com" }, {}],
  ["docker.io", { username: "acme" }, { DOCKERHUB_OIDC_CONNECTIONID: UUID, DOCKERHUB_OIDC_EXPIREIN: "3600" }],
  ["ghcr.io", { username: "octocat", password: "ghp_1234567890" }, { AWS_ACCOUNT_IDS: "none of ours", DOCKERHUB_OIDC_CONNECTIONID: "none of ours" }],
])("Nothing is wrong with %s and %j", (registry, inputs, env) => {
  expect(check(registry, inputs, env)).toEqual([]);
});

test("All that is wrong with a role is said at once", () => {
  expect(check(ECR, { roleToAssume: "ci", awsRegion: "Frankfurt", password: "x" })).toEqual([
    "`role-to-assume` is not the ARN of a role; write arn:aws:iam::123456789012:role/NAME.",
    "`role-to-assume` and `password` are two ways to log in; give one of them.",
    '`aws-region` is "Frankfurt", which is no region of AWS; write it as eu-central-1.',
  ]);
});

test("A role is of no use to a registry of others, nor where `ecr: false` says that this is not ECR", () => {
  expect(check("ghcr.io", { roleToAssume: ROLE })).toEqual(['`role-to-assume` is for a registry of Amazon ECR, and "ghcr.io" is none; leave it out, or set `ecr: true`.']);
  expect(check(ECR, { roleToAssume: ROLE, ecr: "false" })).toEqual([`\`role-to-assume\` is for a registry of Amazon ECR, and "${ECR}" is none; leave it out, or set \`ecr: true\`.`]);
});

test("Accounts have twelve digits", () => {
  expect(check(ECR, {}, { AWS_ACCOUNT_IDS: "1234,210987654321,acme" })).toEqual(['AWS_ACCOUNT_IDS holds "1234"; an account has 12 digits.', 'AWS_ACCOUNT_IDS holds "acme"; an account has 12 digits.']);
});

test("All that is wrong with a workload identity is said at once", () => {
  expect(check("ghcr.io", { workloadIdentityProvider: WIF })).toEqual([
    '`workload-identity-provider` is for a registry of Google (LOCATION-docker.pkg.dev, gcr.io), and "ghcr.io" is none; leave it out.',
  ]);
  expect(check("gcr.io", { workloadIdentityProvider: "github", serviceAccount: "ci", password: "x" })).toEqual([
    "`workload-identity-provider` is not the name of a provider; write projects/NUMBER/locations/global/workloadIdentityPools/POOL/providers/PROVIDER.",
    "`service-account` is not the address of one; write NAME@PROJECT.iam.gserviceaccount.com.",
    "`workload-identity-provider` and `password` are two ways to log in; give one of them.",
  ]);
});

test("A provider is named by the number of its project", () => {
  expect(check("gcr.io", { workloadIdentityProvider: WIF.replace("123", "acme") })).toEqual([
    '`workload-identity-provider` names the project "acme"; write its number (`gcloud projects describe`), not its name.',
  ]);
});

test("A service account alone is not enough", () => {
  expect(check("gcr.io", { serviceAccount: "ci@acme.iam.gserviceaccount.com" })).toEqual(["`service-account` needs `workload-identity-provider`; give both."]);
});

test("All that is wrong with a client of Azure is said at once", () => {
  expect(check("ghcr.io", { clientId: UUID, tenantId: UUID })).toEqual([
    '`client-id` and `tenant-id` are for a registry of Azure (NAME.azurecr.io), and "ghcr.io" is none; leave them out.',
  ]);
  expect(check("contoso.azurecr.io", { clientId: "ci", password: "x" })).toEqual([
    "`client-id` and `tenant-id` go together; give both.",
    "`client-id` is not the client (application) id of an identity; it looks like 00000000-0000-0000-0000-000000000000.",
    "`client-id` and `password` are two ways to log in; give one of them.",
  ]);
  expect(check("contoso.azurecr.io", { clientId: UUID, tenantId: "../x" })).toEqual(["`tenant-id` is neither the id nor a domain of a tenant."]);
});

test.each(["299", "3601", "1h", "-300", "300.5"])("All that is wrong with a connection of Docker Hub is said at once, and a token lasts no %s s", (seconds) => {
  expect(check("docker.io", {}, { DOCKERHUB_OIDC_CONNECTIONID: "acme", DOCKERHUB_OIDC_EXPIREIN: seconds })).toEqual([
    "`username` is missing: with DOCKERHUB_OIDC_CONNECTIONID it is the Docker organization.",
    "DOCKERHUB_OIDC_CONNECTIONID is not the id of a connection; it looks like 00000000-0000-0000-0000-000000000000.",
    `DOCKERHUB_OIDC_EXPIREIN is "${seconds}"; write the seconds, from 300 to 3600.`,
  ]);
});

test("With several logins, what is given must be of use to one of them, and its password is the others' business", () => {
  const several = (registries: readonly string[], inputs: Partial<ProviderInputs>) =>
    checkProviders(
      registries.map((registry) => ({ registry, inputs: { ...NO_INPUTS, ...inputs, password: registry === "ghcr.io" ? "ghp_1234567890" : "" }, env: {}, endpoints: ENDPOINTS })),
    );

  expect(several(["ghcr.io", ECR], { roleToAssume: ROLE })).toEqual([]);
  expect(several(["ghcr.io", "quay.io"], { roleToAssume: ROLE })).toEqual(["`role-to-assume` is for a registry of Amazon ECR, and none of these registries is one; leave it out, or set `ecr: true`."]);
  expect(checkProviders([])).toEqual([]);
});
