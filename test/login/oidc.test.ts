import { afterEach, expect, test } from "vitest";
import { describeIdToken, getIdToken, offersIdToken } from "../../src/login/oidc.ts";
import { BEARER, openWorld, refusalOf, SUBJECT, type World } from "./providers/world.ts";

let world: World;

afterEach(async () => {
  await world.close();
});

test("The CI gives the job a token for an audience, which is hidden whole and by its signature", async () => {
  world = await openWorld();

  const token = await getIdToken(world.host, world.transport, "https://sts.example.com/a b");

  expect(world.issuer.read(token)).toEqual({ iss: "https://token.actions.githubusercontent.com", sub: SUBJECT, aud: "https://sts.example.com/a b", iat: 1795262400, exp: 1795262700 });
  expect(world.idTokens.calls.map(({ method, url }) => `${method} ${url.pathname}${url.search}`)).toEqual(["GET /job/idtoken?api-version=2.0&audience=https%3A%2F%2Fsts.example.com%2Fa+b"]);
  expect(world.host.secrets).toEqual([BEARER, token, token.split(".")[2]]);
});

test.each([
  ["none of its variables", {}],
  ["an address alone", { ACTIONS_ID_TOKEN_REQUEST_URL: "https://ci.example.com/token" }],
  ["a token alone", { ACTIONS_ID_TOKEN_REQUEST_TOKEN: "runner-request-token-1" }],
])("A job with %s has no token of its own, and is told the permission", async (_what, env: Record<string, string>) => {
  world = await openWorld({ hasIdToken: false, env });

  expect(offersIdToken(world.host.env)).toBe(false);
  expect(await refusalOf(world, getIdToken(world.host, world.transport, "x"))).toEqual({
    name: "MissingCredential",
    message: "This job has no token of its own to exchange for a credential.",
    hint: "Give the job `permissions: id-token: write` (and `contents: read`, which is then no longer given by itself). Pull requests from forks get no such token.",
  });
  expect(world.idTokens.calls).toEqual([]);
});

test("A CI that refuses is quoted, and asked once", async () => {
  world = await openWorld({ env: { ACTIONS_ID_TOKEN_REQUEST_TOKEN: "runner-request-token-2" } });

  expect(await refusalOf(world, getIdToken(world.host, world.transport, "sts.amazonaws.com"))).toEqual({
    name: "VendorRefusal",
    message: "The CI's token server refused the job's token for sts.amazonaws.com (HTTP 401, Not authorized: the token is not valid for this job.).",
    hint: "The job's own permission to ask for a token has ended or was taken away: give the job `permissions: id-token: write`, and log in early in it.",
  });
  expect(world.idTokens.calls).toHaveLength(1);
});

test("A CI with a passing fault is asked again", async () => {
  world = await openWorld();
  world.idTokens.script = (_call, n) => (n < 3 ? { status: 503, body: "" } : null);

  await getIdToken(world.host, world.transport, "x");

  expect(world.idTokens.calls).toHaveLength(3);
});

test.each([
  ["a web page", "<html>"],
  ["no value", '{"count":0}'],
  ["a value with a line break", '{"value":"a\\nb"}'],
])("An answer that holds %s is no token", async (_what, body) => {
  world = await openWorld();
  world.idTokens.script = () => ({ status: 200, body });

  expect((await refusalOf(world, getIdToken(world.host, world.transport, "x"))).message).toBe("The CI's token server answered without a credential.");
});

test("What a token says of the job can be shown; what is no token says nothing", async () => {
  world = await openWorld();
  const token = world.issuer.mint({ iss: "https://ci.example.com", sub: "repo:acme/\u202Eapi", aud: "x", iat: 0, exp: 1 });

  expect(describeIdToken(token)).toBe(" The token says: issuer https://ci.example.com, subject repo:acme/\\u{202E}api, audience x.");
  expect(describeIdToken("secret")).toBe("");
  expect(describeIdToken("a.bm8ganNvbg.c")).toBe("");
});
