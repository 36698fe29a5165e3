import { afterEach, expect, test } from "vitest";
import { startDockerIdentity, type LocalDockerIdentity, type LocalDockerIdentityOptions } from "../../../src/local/providers/docker-identity.ts";
import { exchangeFor } from "../../../src/login/providers/exchange.ts";
import { BEARER, expectNothingLeaked, openWorld, refusalOf, SUBJECT, type World } from "./world.ts";

const CONNECTION = "123e4567-e89b-42d3-a456-426614174000";
const AUDIENCE = "https://identity.docker.com";
const SAYS = `The token says: issuer https://token.actions.githubusercontent.com, subject ${SUBJECT}, audience ${AUDIENCE}.`;
const RULES = `Check DOCKERHUB_OIDC_CONNECTIONID, and let a rule of that connection match this job's subject. ${SAYS}`;

let world: World;

afterEach(async () => {
  await world.close();
});

async function open(identity: Partial<LocalDockerIdentityOptions> = {}, { env = {}, ...job }: NonNullable<Parameters<typeof openWorld>[0]> = {}): Promise<LocalDockerIdentity> {
  world = await openWorld({ env: { DOCKERHUB_OIDC_CONNECTIONID: CONNECTION, ...env }, ...job });
  return world.keep(
    await startDockerIdentity({ now: world.now, connectionId: CONNECTION, issuer: world.issuer, audience: AUDIENCE, accepts: (subject) => subject === SUBJECT, ...identity }),
  );
}

function exchange(identity: LocalDockerIdentity, registry = "docker.io", password = "") {
  return exchangeFor(world.request(registry, { username: "acme", password }, { hubIdentity: `${identity.url}/oauth/token` }));
}

test.each(["docker.io", "registry-1.docker.io", "dhi.io"])("A job's token becomes a login to %s for five minutes", async (registry) => {
  const identity = await open();

  expect(await exchange(identity, registry)).toEqual([{ registry, username: "acme", password: identity.tokens[0], expiresInSeconds: 300 }]);

  const [token = ""] = world.idTokens.tokens;
  const [call] = identity.calls;
  expect([call?.method, call?.url.pathname, Object.fromEntries(new URLSearchParams(call?.body))]).toEqual([
    "POST",
    "/oauth/token",
    {
      grant_type: "urn:ietf:params:oauth:grant-type:token-exchange",
      subject_token_type: "urn:ietf:params:oauth:token-type:id_token",
      subject_token: token,
      connection_id: CONNECTION,
      expires_in: "300",
    },
  ]);
  expect(world.host.secrets).toEqual([BEARER, token, token.split(".")[2], identity.tokens[0]]);
  expectNothingLeaked(world);
});

test("DOCKERHUB_OIDC_EXPIREIN makes the token last longer", async () => {
  const identity = await open({}, { env: { DOCKERHUB_OIDC_EXPIREIN: " 3600 " } });

  expect((await exchange(identity))?.[0]?.expiresInSeconds).toBe(3600);
});

test("A password, another registry, or no connection: nothing is exchanged", async () => {
  const identity = await open();

  expect(await exchange(identity, "docker.io", "dckr_pat_1234567890")).toBeNull();
  expect(await exchange(identity, "ghcr.io")).toBeNull();
  Object.assign(world.host.env, { DOCKERHUB_OIDC_CONNECTIONID: "" });
  expect(await exchange(identity)).toBeNull();
  expect(identity.calls).toEqual([]);
});

test("Too many tokens: what Retry-After asks for is waited", async () => {
  const identity = await open();
  identity.script = (_call, n) => (n === 1 ? { status: 429, headers: { "retry-after": "3" }, body: "{}" } : null);

  expect(await exchange(identity)).toHaveLength(1);

  expect(world.host.sleeps).toEqual([3000]);
});

test("Too many tokens for longer than a job waits", async () => {
  const identity = await open();
  identity.script = () => ({ status: 429, headers: { "retry-after": "3600" }, body: '{"message":"too many requests"}' });

  expect(await refusalOf(world, exchange(identity))).toEqual({
    name: "VendorRefusal",
    message: "Docker Hub's identity service refused a token of acme (HTTP 429, too many requests).",
    hint: "Docker Hub limits how many tokens are taken: try again later, or take one for several steps.",
  });
  expect(world.host.sleeps).toEqual([]);
});

test.each([
  ["a subject that no rule lets in", { accepts: () => false }, {}, "(HTTP 403, no ruleset matches the subject token)"],
  ["a connection that does not exist", { connectionId: "223e4567-e89b-42d3-a456-426614174000" }, {}, "(HTTP 404, connection not found)"],
  ["a token for another audience", { audience: "https://identity-stage.docker.com" }, {}, "(HTTP 401, invalid subject token)"],
  ["a token that has run out", {}, { idTokenLifeSeconds: -10 }, "(HTTP 401, subject token is expired)"],
])("Docker refuses %s", async (_what, options, job, said) => {
  const identity = await open(options, job);

  expect(await refusalOf(world, exchange(identity))).toEqual({
    name: "VendorRefusal",
    message: `Docker Hub's identity service refused a token of acme ${said}.`,
    hint: RULES,
  });
  expect(identity.calls).toHaveLength(1);
});

test("A passing fault is retried", async () => {
  const identity = await open();
  identity.script = (_call, n) => (n === 1 ? { status: 502, body: "<html>" } : null);

  expect(await exchange(identity)).toHaveLength(1);
});

test("An answer without a token", async () => {
  const identity = await open();
  identity.script = () => ({ status: 200, body: "{}" });

  expect((await refusalOf(world, exchange(identity))).message).toBe("Docker Hub's identity service answered without a credential.");
});

test("A job without a token of its own", async () => {
  const identity = await open({}, { hasIdToken: false });

  expect((await refusalOf(world, exchange(identity))).name).toBe("MissingCredential");
});
