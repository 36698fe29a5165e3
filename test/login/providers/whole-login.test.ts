import { afterEach, beforeEach, expect, test } from "vitest";
import { readJudgedInputs } from "../../../src/inputs/read.ts";
import { startAws } from "../../../src/local/providers/aws.ts";
import { startAzure } from "../../../src/local/providers/azure.ts";
import { startGoogle } from "../../../src/local/providers/google.ts";
import { startQuay } from "../../../src/local/providers/quay.ts";
import { startRegistry, type LocalRegistry } from "../../../src/local/registry.ts";
import { declaration } from "../../../src/login/inputs.ts";
import { ENDPOINTS, type Endpoints } from "../../../src/login/providers/endpoints.ts";
import { findMistakes, run } from "../../../src/login/run.ts";
import type { FakeHost } from "../../fakes/host.ts";
import { auths, basic, createMachine, createStep, logOut, snapshot, type Machine } from "../job.ts";
import { expectNothingLeaked, openWorld, refusalOf, SUBJECT, type World } from "./world.ts";

let world: World;
let machine: Machine;

beforeEach(async () => {
  world = await openWorld();
  machine = createMachine();
});

afterEach(async () => {
  await world.close();
});

/** What a vendor has given out; the vendor may be started later than its registry. */
interface Gifts {
  given: readonly string[];
}

/** A registry that takes what a vendor gave out last. */
async function startOwnRegistry(username: string, gifts: Gifts): Promise<LocalRegistry> {
  const access = {
    kind: "basic" as const,
    username,
    get password() {
      return gifts.given.at(-1) ?? "";
    },
  };
  return world.keep(await startRegistry({ access }));
}

function step(inputs: Readonly<Record<string, string>>, env: Readonly<Record<string, string>> = world.idTokens.env): FakeHost {
  return createStep(machine, { inputs: { username: "", password: "", ...inputs }, env });
}

async function logIn(host: FakeHost, endpoints: Partial<Endpoints>): Promise<void> {
  const given = { ...ENDPOINTS, ...endpoints };
  return await run(host, await readJudgedInputs(declaration, host, (inputs) => findMistakes(host, inputs, given)), null, given);
}

/** The login is stored, proved, hidden, and gone again at the end of the job. */
async function expectLogin(host: FakeHost, endpoints: Partial<Endpoints>, registry: string, username: string, gifts: Gifts): Promise<void> {
  const before = snapshot(machine.root);
  await logIn(host, endpoints);
  const password = gifts.given.at(-1) ?? "";
  expect(host.outputs).toEqual({ "logged-in": "true" });
  expect(auths(machine.config)[registry]).toEqual(basic(username, password));
  expect(host.secrets).toEqual(expect.arrayContaining([password, basic(username, password).auth]));
  expectNothingLeaked({ ...world, host });
  await logOut(host);
  expect(snapshot(machine.root)).toEqual(before);
}

const ROLE = "arn:aws:iam::123456789012:role/push";

async function startEcr() {
  const gifts: Gifts = { given: [] };
  const registry = await startOwnRegistry("AWS", gifts);
  const aws = world.keep(
    await startAws({
      region: "eu-central-1",
      accountId: "123456789012",
      now: world.now,
      identityProvider: { issuer: world.issuer, audiences: ["sts.amazonaws.com"] },
      roles: [{ arn: ROLE, mayLogIn: true, subject: SUBJECT }],
      registryUrl: registry.url,
    }),
  );
  gifts.given = aws.passwords;
  return { aws, registry, gifts };
}

test("ECR: from the job's token by the role to a login that the registry takes", async () => {
  const { aws, registry, gifts } = await startEcr();
  const host = step({ registry: "images.example.com", ecr: "true", "role-to-assume": ROLE, "aws-region": "eu-central-1" });

  await expectLogin(host, { awsSts: aws.sts.url, awsEcr: { ...ENDPOINTS.awsEcr, plain: aws.ecr.url } }, registry.host, "AWS", gifts);
});

test("Google: from the job's token to a login that the registry takes", async () => {
  const provider = "projects/1/locations/global/workloadIdentityPools/ci/providers/github";
  const google = world.keep(await startGoogle({ now: world.now, provider, issuer: world.issuer, accepts: (subject) => subject === SUBJECT }));
  const registry = await startOwnRegistry("oauth2accesstoken", { given: google.tokens });
  const endpoints = { googleRegistries: /^127\.0\.0\.1:/, googleSts: `${google.url}/v1/token` };

  await expectLogin(step({ registry: registry.host, "workload-identity-provider": provider }), endpoints, registry.host, "oauth2accesstoken", { given: google.tokens });
});

test("Azure: from the job's token by Entra and the registry's own exchange to a login that it takes", async () => {
  const [clientId, tenantId] = ["8a7b6c5d-1111-4222-8333-444455556666", "409520d4-8100-4d1d-ad47-72432ddcc120"];
  const gifts: Gifts = { given: [] };
  const registry = await startOwnRegistry("00000000-0000-0000-0000-000000000000", gifts);
  const credential = { issuer: world.issuer, subject: SUBJECT, audience: "api://AzureADTokenExchange" };
  const azure = world.keep(await startAzure({ now: world.now, tenantId, clientId, credential, registry: registry.host, hasRole: true }));
  gifts.given = azure.refreshTokens;
  const azureClouds = [{ ...ENDPOINTS.azureClouds[0]!, registries: /^127\.0\.0\.1:/, token: `${azure.entra.url}/{tenant}/oauth2/v2.0/token` }];
  const host = step({ registry: registry.host, "client-id": clientId, "tenant-id": tenantId });

  await expectLogin(host, { azureClouds, azureExchange: `${azure.registry.url}/oauth2/exchange` }, registry.host, "00000000-0000-0000-0000-000000000000", gifts);
});

test("Quay: from the job's token by the robot's federation to a login that the registry takes", async () => {
  const quay = world.keep(await startQuay({ now: world.now, robot: "acme+ci", federation: { issuer: world.issuer, subject: SUBJECT } }));
  const registry = await startOwnRegistry("acme+ci", { given: quay.tokens });

  await expectLogin(step({ registry: registry.host, username: "acme+ci" }), { quayFederation: `${quay.url}/oauth2/federation/robot/token` }, registry.host, "acme+ci", { given: quay.tokens });
});

test("A job without the permission for a token, as in a run for a fork, is not logged in, and that is no error", async () => {
  const { aws } = await startEcr();
  const host = step({ registry: "123456789012.dkr.ecr.eu-central-1.amazonaws.com", "role-to-assume": ROLE }, {});

  await logIn(host, { awsSts: aws.sts.url });

  expect(host.outputs).toEqual({ "logged-in": "false" });
  expect(aws.sts.calls).toEqual([]);
});

test("A vendor that refuses fails the step, and nothing is written", async () => {
  const { aws } = await startEcr();
  const host = step({ registry: "123456789012.dkr.ecr.eu-central-1.amazonaws.com", "role-to-assume": ROLE.replace("push", "pull") });
  const before = snapshot(machine.root);

  const { message } = await refusalOf({ ...world, host }, logIn(host, { awsSts: aws.sts.url }));

  expect(message).toContain("Not authorized to perform sts:AssumeRoleWithWebIdentity");
  expect(snapshot(machine.root)).toEqual(before);
});
