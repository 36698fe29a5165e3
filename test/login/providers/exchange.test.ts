import { afterEach, expect, test } from "vitest";
import { ENDPOINTS, fillAddress } from "../../../src/login/providers/endpoints.ts";
import { chooseProvider, exchangeFor } from "../../../src/login/providers/exchange.ts";
import type { ProviderInputs } from "../../../src/login/providers/provider.ts";
import { NO_INPUTS, openWorld, type World } from "./world.ts";

const OIDC = { ACTIONS_ID_TOKEN_REQUEST_URL: "https://ci.example.com/token", ACTIONS_ID_TOKEN_REQUEST_TOKEN: "runner-request-token-1" };
const HUB = { DOCKERHUB_OIDC_CONNECTIONID: "123e4567-e89b-42d3-a456-426614174000" };
const WIF = { workloadIdentityProvider: "projects/1/locations/global/workloadIdentityPools/ci/providers/github" };
const ENTRA = { clientId: "8a7b6c5d-1111-4222-8333-444455556666", tenantId: "409520d4-8100-4d1d-ad47-72432ddcc120" };
const PLAIN = { username: "octocat", password: "ghp_1234567890" };

let world: World | null = null;

afterEach(async () => {
  await world?.close();
  world = null;
});

function choose(registry: string, inputs: Partial<ProviderInputs> = {}, env: Record<string, string> = {}) {
  return chooseProvider({ registry, inputs: { ...NO_INPUTS, ...inputs }, env, endpoints: ENDPOINTS });
}

test.each([
  "123456789012.dkr.ecr.eu-central-1.amazonaws.com",
  "123456789012.dkr.ecr.us-gov-west-1.amazonaws.com",
  "123456789012.dkr.ecr.cn-northwest-1.amazonaws.com.cn",
  "123456789012.dkr.ecr.eusc-de-east-1.amazonaws.eu",
  "123456789012.dkr.ecr.us-iso-east-1.c2s.ic.gov",
  "123456789012.dkr.ecr.us-isob-east-1.sc2s.sgov.gov",
  "123456789012.dkr.ecr-fips.us-east-1.amazonaws.com",
  "123456789012.dkr-ecr.us-east-1.on.aws",
  "123456789012.dkr-ecr-fips.us-gov-west-1.on.aws",
  "123456789012.dkr-ecr.cn-north-1.on.amazonwebservices.com.cn",
])("%s is a registry of ECR", (registry) => {
  expect(choose(registry)).toBe("ecr");
});

test.each([
  "12345678901.dkr.ecr.eu-central-1.amazonaws.com",
  "123456789012.dkr.ecr.eu-central-1.amazonaws.com.evil.example",
  "123456789012.dkr.ecr.eu-central-1.amazonaws.com.cn",
  "123456789012.dkr.ecr.cn-north-1.amazonaws.com",
  "123456789012.dkr.ecr.evil.example.on.aws",
  "123456789012.dkr.ecr.eu-central-1.on.aws",
  "evil.example",
  "public.ecr.aws.evil.example",
])("%s is none, and gets no keys", (registry) => {
  expect(choose(registry, PLAIN)).toBeNull();
});

test.each([["public.ecr.aws"], ["ecr-public.aws.com"]])("%s is ECR Public", (registry) => {
  expect(choose(registry)).toBe("ecr-public");
});

test("`ecr: false` takes user and password as they are, and so does the user AWS, whose password has been exchanged", () => {
  const registry = "123456789012.dkr.ecr.eu-central-1.amazonaws.com";

  expect(choose(registry, { ...PLAIN, ecr: "false" })).toBeNull();
  expect(choose(registry, { username: "AWS", password: "eyJwYXlsb2FkIjoi" })).toBeNull();
  expect(choose(registry, { username: "AKIAIOSFODNN7EXAMPLE", password: "wJalrXUtnFEMI" })).toBe("ecr");
});

test("`ecr: true` makes any registry one of ECR", () => {
  expect(choose("images.example.com", { ecr: "true" })).toBe("ecr");
  expect(choose("docker.io", { ecr: "true" })).toBe("ecr");
});

test.each<[string, Partial<ProviderInputs>, Record<string, string>, string | null]>([
  ["europe-docker.pkg.dev", WIF, {}, "google"],
  ["eu.gcr.io", WIF, {}, "google"],
  ["europe-docker.pkg.dev", {}, {}, null],
  ["europe-docker.pkg.dev.evil.example", WIF, {}, null],
  ["europe-docker.pkg.dev", { ...WIF, username: "_json_key", password: "{}" }, {}, null],
  ["contoso.azurecr.io", ENTRA, {}, "azure"],
  ["contoso.azurecr.cn", ENTRA, {}, "azure"],
  ["contoso.azurecr.us", ENTRA, {}, "azure"],
  ["contoso.azurecr.io.evil.example", ENTRA, {}, null],
  ["contoso.azurecr.io", {}, {}, null],
  ["docker.io", { username: "acme" }, HUB, "docker-hub"],
  ["registry-1.docker.io", { username: "acme" }, HUB, "docker-hub"],
  ["dhi.io", { username: "acme" }, HUB, "docker-hub"],
  ["docker.io", { username: "acme" }, {}, null],
  ["docker.io", { username: "acme", password: "dckr_pat_1" }, HUB, null],
  ["docker.io", { password: "dckr_pat_1" }, HUB, null],
  ["ghcr.io", { username: "acme" }, HUB, null],
  ["quay.io", { username: "acme+ci" }, OIDC, "quay"],
  ["quay.example.com", { username: "acme+ci" }, OIDC, "quay"],
  ["quay.io", { username: "acme+ci" }, {}, null],
  ["quay.io", { username: "acme+ci", password: "robot-token" }, OIDC, null],
  ["quay.io", { username: "acme" }, OIDC, null],
  ["harbor.example.com", { username: "robot$acme+ci" }, OIDC, null],
  ["ghcr.io", PLAIN, OIDC, null],
  ["registry.gitlab.com", PLAIN, OIDC, null],
])("%s with %j and %j is the business of %s", (registry, inputs, env, provider) => {
  expect(choose(registry, inputs, env)).toBe(provider);
});

test("User and password of any other registry are exchanged for nothing, and nobody is asked", async () => {
  world = await openWorld();

  expect(await exchangeFor(world.request("ghcr.io", PLAIN))).toBeNull();
  expect(world.idTokens.calls).toEqual([]);
});

const KEY_FILE = '{"type":"service_account","private_key_id":"0123456789abcdef","private_key":"-----BEGIN PRIVATE KEY-----\\nMIIEvQIBADANBg\\n-----END PRIVATE KEY-----\\n"}';

test.each([
  ["_json_key", KEY_FILE, [KEY_FILE]],
  ["_json_key_base64", Buffer.from(KEY_FILE).toString("base64"), [Buffer.from(KEY_FILE).toString("base64"), KEY_FILE]],
])("The key file of a service account (%s) is the password, and what is secret in it is hidden", async (username, password, hidden) => {
  world = await openWorld();

  expect(await exchangeFor(world.request("europe-docker.pkg.dev", { username, password }))).toBeNull();
  expect(world.host.secrets).toEqual(hidden);
});

test("What is filled into an address cannot change what it means", () => {
  expect(fillAddress("https://sts.{region}.{suffix}/", { region: "eu-central-1", suffix: "amazonaws.com" }).href).toBe("https://sts.eu-central-1.amazonaws.com/");
  expect(fillAddress("https://{registry}/oauth2/exchange", { registry: "127.0.0.1:5000" }).href).toBe("https://127.0.0.1:5000/oauth2/exchange");
  for (const value of ["", "a/b", "a?b", "a#b", "../a", "a%2Fb", "a b"]) {
    expect(() => fillAddress("https://login.example.com/{tenant}/token", { tenant: value })).toThrow(/cannot be the tenant/);
  }
});
