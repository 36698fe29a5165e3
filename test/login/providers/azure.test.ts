import { afterEach, expect, test } from "vitest";
import { startAzure, type LocalAzure, type LocalAzureOptions } from "../../../src/local/providers/azure.ts";
import { ENDPOINTS } from "../../../src/login/providers/endpoints.ts";
import { exchangeFor } from "../../../src/login/providers/exchange.ts";
import type { ProviderInputs } from "../../../src/login/providers/provider.ts";
import { BEARER, expectNothingLeaked, openWorld, refusalOf, SUBJECT, type World } from "./world.ts";

const REGISTRY = "contoso.azurecr.io";
const CLIENT = "8a7b6c5d-1111-4222-8333-444455556666";
const TENANT = "409520d4-8100-4d1d-ad47-72432ddcc120";
const AUDIENCE = "api://AzureADTokenExchange";
const INPUTS = { clientId: CLIENT, tenantId: TENANT };
const SAYS = `The token says: issuer https://token.actions.githubusercontent.com, subject ${SUBJECT}, audience ${AUDIENCE}.`;
const CHECK = "Please check your federated identity credential Subject, Audience and Issuer against the presented assertion.";

let world: World;

afterEach(async () => {
  await world.close();
});

interface Options extends Partial<Omit<LocalAzureOptions, "credential">> {
  readonly credential?: Partial<LocalAzureOptions["credential"]>;
}

async function open({ credential, ...azure }: Options = {}, job: Parameters<typeof openWorld>[0] = {}): Promise<LocalAzure> {
  world = await openWorld(job);
  return world.keep(
    await startAzure({
      now: world.now,
      tenantId: TENANT,
      clientId: CLIENT,
      credential: { issuer: world.issuer, subject: SUBJECT, audience: AUDIENCE, ...credential },
      registry: REGISTRY,
      hasRole: true,
      ...azure,
    }),
  );
}

function exchange(azure: LocalAzure, inputs: Partial<ProviderInputs> = INPUTS) {
  const [cloud] = ENDPOINTS.azureClouds;
  const azureClouds = [{ ...cloud!, token: `${azure.entra.url}/{tenant}/oauth2/v2.0/token` }];
  return exchangeFor(world.request(REGISTRY, inputs, { azureClouds, azureExchange: `${azure.registry.url}/oauth2/exchange` }));
}

function refusal(azure: LocalAzure, inputs: Partial<ProviderInputs> = INPUTS) {
  return refusalOf(world, exchange(azure, inputs));
}

test("A job's token becomes a token of Entra, and that a refresh token of the registry for three hours", async () => {
  const azure = await open();

  expect(await exchange(azure)).toEqual([{ registry: REGISTRY, username: "00000000-0000-0000-0000-000000000000", password: azure.refreshTokens[0], expiresInSeconds: 10800 }]);

  const [token = ""] = world.idTokens.tokens;
  const [entra] = azure.entra.calls;
  expect([entra?.method, entra?.url.pathname, Object.fromEntries(new URLSearchParams(entra?.body))]).toEqual([
    "POST",
    `/${TENANT}/oauth2/v2.0/token`,
    {
      grant_type: "client_credentials",
      client_id: CLIENT,
      scope: "https://containerregistry.azure.net/.default",
      client_assertion_type: "urn:ietf:params:oauth:client-assertion-type:jwt-bearer",
      client_assertion: token,
    },
  ]);
  const [registry] = azure.registry.calls;
  expect([registry?.method, registry?.url.pathname, Object.fromEntries(new URLSearchParams(registry?.body))]).toEqual([
    "POST",
    "/oauth2/exchange",
    { grant_type: "access_token", service: REGISTRY, tenant: TENANT, access_token: azure.accessTokens[0] },
  ]);
});

test("All three tokens are hidden, whole and by their signatures", async () => {
  const azure = await open();

  await exchange(azure);

  const [token, access, refresh] = [world.idTokens.tokens[0]!, azure.accessTokens[0]!, azure.refreshTokens[0]!];
  expect(world.host.secrets).toEqual([BEARER, token, token.split(".")[2], access, access.split(".")[2], refresh, refresh.split(".")[2]]);
  expectNothingLeaked(world);
});

test("A client without a federated credential for this subject", async () => {
  const azure = await open({ credential: { subject: "repo:acme/api:environment:production" } });

  expect(await refusal(azure)).toEqual({
    name: "VendorRefusal",
    message: `Microsoft Entra ID refused a token of the client ${CLIENT} (HTTP 401, invalid_client: AADSTS700213: No matching federated identity record found for presented assertion subject '${SUBJECT}'. ${CHECK}).`,
    hint: `Add a federated credential to ${CLIENT} with exactly this issuer and subject (case counts, no slash at the end). ${SAYS}`,
  });
  expect(azure.entra.calls).toHaveLength(1);
});

test("A federated credential for another audience", async () => {
  const azure = await open({ credential: { audience: "sts.amazonaws.com" } });

  const { message, hint } = await refusal(azure);

  expect(message).toContain("AADSTS700212: No matching federated identity record found for presented assertion audience 'api://AzureADTokenExchange'.");
  expect(hint).toBe(`Make the audience of a federated credential of ${CLIENT} ${AUDIENCE}. ${SAYS}`);
});

test("A federated credential of another issuer", async () => {
  const azure = await open();
  const other = world.keep(await openWorld());
  Object.assign(world.host.env, other.idTokens.env);

  const { message, hint } = await refusal(azure);

  expect(message).toContain("AADSTS700211");
  expect(hint).toBe(`Make the issuer of a federated credential of ${CLIENT} that of the job's token. ${SAYS}`);
});

test("A token of the job that has run out", async () => {
  const azure = await open({}, { idTokenLifeSeconds: -10 });

  const { message, hint } = await refusal(azure);

  expect(message).toContain("AADSTS700024: Client assertion is not within its valid time range.)");
  expect(hint).toBe("The job's token lasts for minutes only: log in again, and check the clock of the CI's server.");
});

test.each([
  ["client", { ...INPUTS, clientId: TENANT }, `(HTTP 400, unauthorized_client: AADSTS700016: Application with identifier '${TENANT}' was not found in the directory 'Contoso'.)`, `Check \`client-id\`, and that it is in the tenant ${TENANT}.`],
  [
    "tenant",
    { ...INPUTS, tenantId: CLIENT },
    `(HTTP 400, invalid_request: AADSTS90002: Tenant '${CLIENT}' not found. Check to make sure you have the correct tenant ID and are signing into the correct cloud.)`,
    "Check `tenant-id`: there is no such tenant in this cloud.",
  ],
])("A %s that does not exist", async (_what, inputs, said, hint) => {
  const azure = await open();

  const refused = await refusal(azure, inputs);

  expect(refused.message).toContain(said);
  expect(refused.hint).toBe(hint);
});

test("A client without a role on the registry", async () => {
  const azure = await open({ hasRole: false });

  expect(await refusal(azure)).toEqual({
    name: "VendorRefusal",
    message: "contoso.azurecr.io refused a refresh token (HTTP 401, UNAUTHORIZED: authentication required, visit https://aka.ms/acr/authorization for more information.).",
    hint: `Grant ${CLIENT} the role AcrPush (or AcrPull) on the registry, and check \`tenant-id\`. A new grant takes minutes to count.`,
  });
  expect(azure.registry.calls).toHaveLength(1);
});

test("A registry whose firewall keeps the runner out", async () => {
  const azure = await open({ firewallBlocks: "203.0.113.7" });

  expect(await refusal(azure)).toEqual({
    name: "VendorRefusal",
    message: "contoso.azurecr.io refused a refresh token (HTTP 403, DENIED: client with IP '203.0.113.7' is not allowed access. Refer https://aka.ms/acr/firewall to grant access.).",
    hint: "Let the registry's firewall pass this runner, or use one in its network.",
  });
});

test("Passing faults of both are retried", async () => {
  const azure = await open();
  azure.entra.script = (_call, n) => (n === 1 ? { status: 503, body: "" } : null);
  azure.registry.script = (_call, n) => (n === 1 ? { status: 429, headers: { "retry-after": "7" }, body: "" } : null);

  expect(await exchange(azure)).toHaveLength(1);

  expect([azure.entra.calls.length, azure.registry.calls.length]).toEqual([2, 2]);
  expect(world.host.sleeps[1]).toBe(7000);
});

test.each(["entra", "registry"] as const)("An answer of %s without a token", async (which) => {
  const azure = await open();
  azure[which].script = () => ({ status: 200, body: "{}" });

  expect((await refusal(azure)).message).toBe(`${which === "entra" ? "Microsoft Entra ID" : REGISTRY} answered without a credential.`);
});

test.each([
  ["contoso.azurecr.cn", "api://AzureADTokenExchangeChina", "https://login.partner.microsoftonline.cn/{tenant}/oauth2/v2.0/token"],
  ["contoso.azurecr.us", "api://AzureADTokenExchangeUSGov", "https://login.microsoftonline.us/{tenant}/oauth2/v2.0/token"],
])("%s is in a cloud of its own, with its own audience and address", async (registry, audience, token) => {
  world = await openWorld();
  const cloud = ENDPOINTS.azureClouds.find(({ registries }) => registries.test(registry));

  expect([cloud?.audience, cloud?.token]).toEqual([audience, token]);
});

test("A job without a token of its own", async () => {
  const azure = await open({}, { hasIdToken: false });

  expect((await refusal(azure)).name).toBe("MissingCredential");
  expect(azure.entra.calls).toEqual([]);
});
