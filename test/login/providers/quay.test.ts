import { afterEach, expect, test } from "vitest";
import { startQuay, type LocalQuay, type LocalQuayOptions } from "../../../src/local/providers/quay.ts";
import { exchangeFor } from "../../../src/login/providers/exchange.ts";
import { BEARER, expectNothingLeaked, openWorld, refusalOf, SUBJECT, type World } from "./world.ts";

const ROBOT = "acme+ci";
const SAYS = `The token says: issuer https://token.actions.githubusercontent.com, subject ${SUBJECT}, audience quay.io.`;

let world: World;

afterEach(async () => {
  await world.close();
});

async function open(
  quay: (options: LocalQuayOptions) => LocalQuayOptions = (options) => options,
  job: Parameters<typeof openWorld>[0] = {},
): Promise<LocalQuay> {
  world = await openWorld(job);
  return world.keep(await startQuay(quay({ now: world.now, robot: ROBOT, federation: { issuer: world.issuer, subject: SUBJECT } })));
}

function exchange(quay: LocalQuay, username = ROBOT, password = "") {
  return exchangeFor(world.request("quay.io", { username, password }, { quayFederation: `${quay.url}/oauth2/federation/robot/token` }));
}

test("A job's token becomes a token of a federated robot for an hour", async () => {
  const quay = await open();

  expect(await exchange(quay)).toEqual([{ registry: "quay.io", username: ROBOT, password: quay.tokens[0], expiresInSeconds: 3600 }]);

  const [token = ""] = world.idTokens.tokens;
  const basic = Buffer.from(`acme+ci:${token}`).toString("base64");
  expect(quay.calls.map(({ method, url, headers }) => [method, url.pathname, headers["authorization"]])).toEqual([["GET", "/oauth2/federation/robot/token", `Basic ${basic}`]]);
  expect(world.host.secrets).toEqual([BEARER, token, token.split(".")[2], basic, quay.tokens[0], quay.tokens[0]?.split(".")[2]]);
  expectNothingLeaked(world);
});

test("The job's token is made for this registry alone", async () => {
  const quay = await open();

  await exchange(quay);

  expect(world.idTokens.calls[0]?.url.searchParams.get("audience")).toBe("quay.io");
});

test("A robot with a password, and who is no robot, log in with what they have", async () => {
  const quay = await open();

  expect(await exchange(quay, ROBOT, "robot-token-1")).toBeNull();
  expect(await exchange(quay, "acme")).toBeNull();
  expect(quay.calls).toEqual([]);
});

test("A robot without a password in a job without a token of its own has nothing to exchange", async () => {
  const quay = await open(undefined, { hasIdToken: false });

  expect(await exchange(quay)).toBeNull();
});

test.each<[string, (options: LocalQuayOptions) => LocalQuayOptions, string]>([
  ["another subject", (options) => ({ ...options, federation: { ...options.federation!, subject: "repo:acme/web:ref:refs/heads/main" } }), "Token does not match robot"],
  ["no federation", (options) => ({ ...options, federation: null }), "Robot does not have federated login configured"],
  ["another name", (options) => ({ ...options, robot: "acme+cd" }), "Could not find robot with specified username"],
])("A robot with %s", async (_what, make, said) => {
  const quay = await open(make);

  expect(await refusalOf(world, exchange(quay))).toEqual({
    name: "VendorRefusal",
    message: `quay.io refused a token of the robot acme+ci (HTTP 401, ${said}).`,
    hint: `Set the federation of the robot acme+ci to exactly this issuer and subject. ${SAYS}`,
  });
  expect(quay.calls).toHaveLength(1);
});

test("A robot that lists another audience", async () => {
  const quay = await open((options) => ({ ...options, federation: { ...options.federation!, audiences: ["https://quay.io"] } }));

  expect((await refusalOf(world, exchange(quay))).hint).toBe(`Add the audience quay.io to the federation of the robot acme+ci. ${SAYS}`);
});

test("A token of the job that has run out", async () => {
  const quay = await open(undefined, { idTokenLifeSeconds: -10 });

  expect((await refusalOf(world, exchange(quay))).message).toContain("(HTTP 401, Invalid token: Signature has expired)");
});

test("A registry that is no Quay", async () => {
  const quay = await open();
  quay.script = () => ({ status: 404, body: "" });

  expect((await refusalOf(world, exchange(quay))).hint).toBe("quay.io exchanges no tokens: it is no Quay, or one older than 3.13. Give the robot's token as `password`.");
});

test("A passing fault is retried", async () => {
  const quay = await open();
  quay.script = (_call, n) => (n === 1 ? { status: 503, body: "" } : null);

  expect(await exchange(quay)).toHaveLength(1);
});

test("An answer without a token", async () => {
  const quay = await open();
  quay.script = () => ({ status: 200, body: "{}" });

  expect((await refusalOf(world, exchange(quay))).message).toBe("quay.io answered without a credential.");
});
