import { afterEach, expect, test } from "vitest";
import { startGoogle, type LocalGoogle, type LocalGoogleOptions } from "../../../src/local/providers/google.ts";
import { exchangeFor } from "../../../src/login/providers/exchange.ts";
import type { ProviderInputs } from "../../../src/login/providers/provider.ts";
import { BEARER, expectNothingLeaked, openWorld, refusalOf, SUBJECT, type World } from "./world.ts";

const PROVIDER = "projects/123456789/locations/global/workloadIdentityPools/ci/providers/github";
const REGISTRY = "europe-docker.pkg.dev";
const ACCOUNT = "builder@acme.iam.gserviceaccount.com";
const SAYS = `The token says: issuer https://token.actions.githubusercontent.com, subject ${SUBJECT}, audience https://iam.googleapis.com/${PROVIDER}.`;

let world: World;

afterEach(async () => {
  await world.close();
});

async function open(google: Partial<LocalGoogleOptions> = {}, job: Parameters<typeof openWorld>[0] = {}): Promise<LocalGoogle> {
  world = await openWorld(job);
  return world.keep(
    await startGoogle({
      now: world.now,
      provider: PROVIDER,
      issuer: world.issuer,
      accepts: (subject) => subject.startsWith("repo:acme/api:"),
      serviceAccounts: [{ email: ACCOUNT, admitsPool: true }],
      ...google,
    }),
  );
}

function exchange(google: LocalGoogle, inputs: Partial<ProviderInputs> = {}, registry = REGISTRY) {
  const endpoints = {
    googleSts: `${google.url}/v1/token`,
    googleImpersonation: `${google.url}/v1/projects/-/serviceAccounts/{account}:generateAccessToken`,
  };
  return exchangeFor(world.request(registry, { workloadIdentityProvider: PROVIDER, ...inputs }, endpoints));
}

function refusal(google: LocalGoogle, inputs: Partial<ProviderInputs> = {}) {
  return refusalOf(world, exchange(google, inputs));
}

test.each(["europe-docker.pkg.dev", "us-central1-docker.pkg.dev", "gcr.io", "eu.gcr.io"])("A job's token becomes a login to %s for an hour", async (registry) => {
  const google = await open();

  expect(await exchange(google, {}, registry)).toEqual([{ registry, username: "oauth2accesstoken", password: google.tokens[0], expiresInSeconds: 3599 }]);

  const [token = ""] = world.idTokens.tokens;
  expect(google.calls.map(({ method, url, headers, body }) => [method, url.pathname, headers["content-type"], JSON.parse(body)])).toEqual([
    [
      "POST",
      "/v1/token",
      "application/json",
      {
        audience: `//iam.googleapis.com/${PROVIDER}`,
        grantType: "urn:ietf:params:oauth:grant-type:token-exchange",
        requestedTokenType: "urn:ietf:params:oauth:token-type:access_token",
        scope: "https://www.googleapis.com/auth/cloud-platform",
        subjectTokenType: "urn:ietf:params:oauth:token-type:jwt",
        subjectToken: token,
      },
    ],
  ]);
  expect(world.host.secrets).toEqual([BEARER, token, token.split(".")[2], google.tokens[0]]);
  expectNothingLeaked(world);
});

test("With a service account, the token is that account's", async () => {
  const google = await open();

  expect(await exchange(google, { serviceAccount: ACCOUNT })).toEqual([{ registry: REGISTRY, username: "oauth2accesstoken", password: google.tokens[1], expiresInSeconds: 3600 }]);

  expect(google.calls[1]?.url.pathname).toBe("/v1/projects/-/serviceAccounts/builder@acme.iam.gserviceaccount.com:generateAccessToken");
  expect(google.calls[1]?.headers["authorization"]).toBe(`Bearer ${google.tokens[0]}`);
  expect(google.calls[1]?.body).toBe('{"scope":["https://www.googleapis.com/auth/cloud-platform"],"lifetime":"3600s"}');
  expect(world.host.secrets.slice(-2)).toEqual(google.tokens);
  expectNothingLeaked(world);
});

test.each([`//iam.googleapis.com/${PROVIDER}`, `https://iam.googleapis.com/${PROVIDER}`])("The provider may be given as %s", async (workloadIdentityProvider) => {
  const google = await open();

  expect(await exchange(google, { workloadIdentityProvider })).toHaveLength(1);
});

test("A provider that does not exist", async () => {
  const google = await open({ provider: PROVIDER.replace("github", "gitlab") });

  expect(await refusal(google)).toEqual({
    name: "VendorRefusal",
    message: `Google's Security Token Service refused a token of ${PROVIDER} (HTTP 400, invalid_target: The target service indicated by the "audience" parameters is invalid. This might either be because the pool or provider is disabled or deleted or because it doesn't exist.).`,
    hint: `Check that ${PROVIDER} exists and is enabled, with the project's number and not its name, and that it was not made in the last minutes.`,
  });
  expect(google.calls).toHaveLength(1);
});

test("A job that the attribute condition keeps out", async () => {
  const google = await open({ accepts: () => false });

  expect(await refusal(google)).toEqual({
    name: "VendorRefusal",
    message: `Google's Security Token Service refused a token of ${PROVIDER} (HTTP 401, unauthorized_client: The given credential is rejected by the attribute condition.).`,
    hint: `Let the attribute condition of ${PROVIDER} accept this job. ${SAYS}`,
  });
});

test("A token of the job that has run out", async () => {
  const google = await open({}, { idTokenLifeSeconds: -10 });

  const { message, hint } = await refusal(google);

  expect(message).toContain("(HTTP 400, invalid_grant: ID Token issued at 1795262389 is stale to sign-in.)");
  expect(hint).toBe("The job's token lasts for minutes only: log in again, and check the clock of the CI's server.");
});

test("A provider that allows another audience", async () => {
  const google = await open();
  google.script = () => ({
    status: 400,
    body: JSON.stringify({ error: "invalid_grant", error_description: `The audience in ID Token [https://iam.googleapis.com/${PROVIDER}] does not match the expected audience.` }),
  });

  expect((await refusal(google)).hint).toBe(`Allow the audience https://iam.googleapis.com/${PROVIDER} in that provider, or leave its list of audiences empty. ${SAYS}`);
});

test("A provider of another issuer", async () => {
  const google = await open();
  const other = world.keep(await openWorld());
  Object.assign(world.host.env, other.idTokens.env);

  const { message, hint } = await refusal(google);

  expect(message).toContain("invalid_grant: Error connecting to the given credential's issuer.");
  expect(hint).toBe(`Make the issuer of ${PROVIDER} that of the job's token. ${SAYS}`);
});

test("A service account that does not let the pool act as it", async () => {
  const google = await open({ serviceAccounts: [{ email: ACCOUNT, admitsPool: false }] });

  expect(await refusal(google, { serviceAccount: ACCOUNT })).toEqual({
    name: "VendorRefusal",
    message: `Google's IAM Credentials API refused a token of ${ACCOUNT} (HTTP 403, PERMISSION_DENIED: Permission 'iam.serviceAccounts.getAccessToken' denied on resource (or it may not exist).).`,
    hint: `Grant roles/iam.workloadIdentityUser on ${ACCOUNT} to principalSet://iam.googleapis.com/projects/123456789/locations/global/workloadIdentityPools/ci/*, or to the part of it that is this repository. A new grant takes minutes to count.`,
  });
});

test("A project whose IAM Credentials API is not enabled", async () => {
  const google = await open({ isIamEnabled: false });

  expect((await refusal(google, { serviceAccount: ACCOUNT })).hint).toBe("Enable the API iamcredentials.googleapis.com in the service account's project.");
});

test("A service account that does not exist", async () => {
  const google = await open({ serviceAccounts: [] });

  expect(await refusal(google, { serviceAccount: ACCOUNT })).toEqual({
    name: "VendorRefusal",
    message: `Google's IAM Credentials API refused a token of ${ACCOUNT} (HTTP 404, NOT_FOUND: Not found; Gaia id not found for email ${ACCOUNT}).`,
    hint: `Check the address in \`service-account\`: there is no ${ACCOUNT}.`,
  });
});

test("Passing faults of both are retried, also though they are asked by POST", async () => {
  const google = await open();
  google.script = (_call, n) => (n === 1 ? { status: 503, body: "" } : n === 3 ? { status: 429, body: "" } : null);

  expect(await exchange(google, { serviceAccount: ACCOUNT })).toHaveLength(1);

  expect(google.calls).toHaveLength(4);
});

test("An answer without a token", async () => {
  const google = await open();
  google.script = () => ({ status: 200, body: "{}" });

  expect((await refusal(google)).message).toBe("Google's Security Token Service answered without a credential.");
});

test("A job without a token of its own", async () => {
  const google = await open({}, { hasIdToken: false });

  expect((await refusal(google)).name).toBe("MissingCredential");
  expect(google.calls).toEqual([]);
});
