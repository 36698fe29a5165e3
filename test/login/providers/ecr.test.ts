import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { startAws, type LocalAws, type LocalAwsOptions } from "../../../src/local/providers/aws.ts";
import { getIdToken } from "../../../src/login/oidc.ts";
import { ENDPOINTS, type Endpoints } from "../../../src/login/providers/endpoints.ts";
import { exchangeFor } from "../../../src/login/providers/exchange.ts";
import type { ProviderInputs } from "../../../src/login/providers/provider.ts";
import { BEARER, expectNothingLeaked, openWorld, refusalOf, type World } from "./world.ts";

const REGISTRY = "123456789012.dkr.ecr.eu-central-1.amazonaws.com";
const ROLE = "arn:aws:iam::123456789012:role/ci";
const USER = { arn: "arn:aws:iam::123456789012:user/ci", accessKeyId: "AKIAIOSFODNN7EXAMPLE", secretAccessKey: "wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY", mayLogIn: true };
const KEYS = { username: USER.accessKeyId, password: USER.secretAccessKey };

let world: World;
let folder: string;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "plimsoll-ecr-"));
});

afterEach(async () => {
  await world.close();
  await rm(folder, { recursive: true, force: true });
});

async function open(options: Parameters<typeof openWorld>[0] = {}, aws: Partial<LocalAwsOptions> = {}): Promise<LocalAws> {
  world = await openWorld(options);
  return world.keep(
    await startAws({
      region: "eu-central-1",
      accountId: "123456789012",
      now: world.now,
      identityProvider: { issuer: world.issuer, audiences: ["sts.amazonaws.com"] },
      roles: [{ arn: ROLE, mayLogIn: true, subject: "repo:acme/api:*" }],
      users: [USER],
      ...aws,
    }),
  );
}

function at(aws: LocalAws): Partial<Endpoints> {
  return {
    awsSts: `${aws.sts.url}/sts/{region}/{suffix}`,
    awsEcr: { plain: `${aws.ecr.url}/plain/{region}/{suffix}`, fips: `${aws.ecr.url}/fips/{region}/{suffix}`, dualStack: `${aws.ecr.url}/dual/{region}/{suffix}` },
    awsEcrPublic: `${aws.ecrPublic.url}/`,
    awsContainer: `${aws.machine.url}/`,
    awsMachine: `${aws.machine.url}/`,
  };
}

function exchange(aws: LocalAws, inputs: Partial<ProviderInputs>, registry = REGISTRY) {
  return exchangeFor(world.request(registry, inputs, at(aws)));
}

function refusal(aws: LocalAws, inputs: Partial<ProviderInputs>, registry = REGISTRY) {
  return refusalOf(world, exchange(aws, inputs, registry));
}

function path(calls: LocalAws["ecr"]["calls"], n = 0): string {
  return calls[n]?.url.pathname ?? "";
}

test("A key of AWS, as user and password, becomes a login to ECR that lasts twelve hours", async () => {
  const aws = await open();

  const credentials = await exchange(aws, KEYS);

  expect(credentials).toEqual([{ registry: REGISTRY, username: "AWS", password: aws.passwords[0], expiresInSeconds: 43200 }]);
  const [call] = aws.ecr.calls;
  expect([call?.method, call?.headers["x-amz-target"], call?.headers["content-type"], call?.body]).toEqual([
    "POST",
    "AmazonEC2ContainerRegistry_V20150921.GetAuthorizationToken",
    "application/x-amz-json-1.1",
    '{"registryIds":["123456789012"]}',
  ]);
  expect(path(aws.ecr.calls)).toBe("/plain/eu-central-1/amazonaws.com");
});

test("The key, the authorization and the password are hidden; the user AWS and the account are not", async () => {
  const aws = await open();

  await exchange(aws, KEYS);

  const authorization = Buffer.from(`AWS:${aws.passwords[0]}`).toString("base64");
  expect(world.host.secrets).toEqual([USER.secretAccessKey, authorization, aws.passwords[0]]);
  expectNothingLeaked(world);
});

test("A role is taken by the job's own token, unsigned, and its keys sign the question to ECR", async () => {
  const aws = await open({ env: { GITHUB_RUN_ID: "77" } });

  const credentials = await exchange(aws, { roleToAssume: ROLE });

  expect(credentials).toEqual([{ registry: REGISTRY, username: "AWS", password: aws.passwords[0], expiresInSeconds: 43200 }]);
  expect(world.idTokens.calls[0]?.url.searchParams.get("audience")).toBe("sts.amazonaws.com");
  const [sts] = aws.sts.calls;
  expect(path(aws.sts.calls)).toBe("/sts/eu-central-1/amazonaws.com");
  expect(sts?.headers["authorization"]).toBeUndefined();
  expect(Object.fromEntries(new URLSearchParams(sts?.body))).toEqual({
    Action: "AssumeRoleWithWebIdentity",
    Version: "2011-06-15",
    RoleArn: ROLE,
    RoleSessionName: "plimsoll-77",
    WebIdentityToken: world.idTokens.tokens[0],
    DurationSeconds: "900",
  });
  const [keys] = aws.sessions;
  expect(aws.ecr.calls[0]?.headers["x-amz-security-token"]).toBe(keys?.session?.token);
  const [token = ""] = world.idTokens.tokens;
  expect(world.host.secrets).toEqual([
    BEARER,
    token,
    token.split(".")[2],
    keys?.secretAccessKey,
    keys?.session?.token,
    Buffer.from(`AWS:${aws.passwords[0]}`).toString("base64"),
    aws.passwords[0],
  ]);
  expectNothingLeaked(world);
});

test("STS is asked in `aws-region`, ECR in the region of the registry's name", async () => {
  const aws = await open();

  await exchange(aws, { roleToAssume: ROLE, awsRegion: "us-east-2" });

  expect([path(aws.sts.calls), path(aws.ecr.calls)]).toEqual(["/sts/us-east-2/amazonaws.com", "/plain/eu-central-1/amazonaws.com"]);
});

test("In China the job's token is made for China's STS", async () => {
  const role = "arn:aws-cn:iam::123456789012:role/ci";
  const aws = await open(
    {},
    { region: "cn-north-1", suffix: "amazonaws.com.cn", roles: [{ arn: role, mayLogIn: true, subject: "*" }] },
  );

  const { message } = await refusal(aws, { roleToAssume: role }, "123456789012.dkr.ecr.cn-north-1.amazonaws.com.cn");

  expect(message).toContain("Incorrect token audience");
  expect(world.idTokens.calls[0]?.url.searchParams.get("audience")).toBe("sts.amazonaws.com.cn");
  expect(path(aws.sts.calls)).toBe("/sts/cn-north-1/amazonaws.com.cn");
});

test("AWS_ACCOUNT_IDS gives a login for each account", async () => {
  const aws = await open({ env: { AWS_ACCOUNT_IDS: "210987654321, 123456789012" } });

  const credentials = await exchange(aws, KEYS);

  expect(credentials?.map(({ registry, password }) => [registry, password])).toEqual([
    ["123456789012.dkr.ecr.eu-central-1.amazonaws.com", aws.passwords[0]],
    ["210987654321.dkr.ecr.eu-central-1.amazonaws.com", aws.passwords[1]],
  ]);
  expect(aws.ecr.calls[0]?.body).toBe('{"registryIds":["123456789012","210987654321"]}');
});

test.each([
  ["123456789012.dkr.ecr-fips.eu-central-1.amazonaws.com", "/fips/eu-central-1/amazonaws.com"],
  ["123456789012.dkr-ecr.eu-central-1.on.aws", "/dual/eu-central-1/api.aws"],
  ["123456789012.dkr-ecr-fips.eu-central-1.on.aws", "/fips/eu-central-1/api.aws"],
])("The login to %s is for that name, which ECR's answer does not say", async (registry, asked) => {
  const aws = await open({ env: { AWS_ACCOUNT_IDS: "210987654321" } });

  const credentials = await exchange(aws, KEYS, registry);

  expect(credentials?.map((credential) => credential.registry)).toEqual([registry, registry.replace("123456789012", "210987654321")]);
  expect(path(aws.ecr.calls)).toBe(asked);
});

test.each(["AWS_REGION", "AWS_DEFAULT_REGION"])("`ecr: true` logs in to the account's own registry where the name says nothing, in %s", async (variable) => {
  const aws = await open({ env: { [variable]: "eu-central-1" } });

  const credentials = await exchange(aws, { ...KEYS, ecr: "true" }, "images.example.com");

  expect(credentials?.map(({ registry }) => registry)).toEqual([REGISTRY]);
  expect(aws.ecr.calls[0]?.body).toBe("{}");
});

test("`ecr: true` without a region says where to give one", async () => {
  const aws = await open();

  expect(await refusal(aws, { ...KEYS, ecr: "true" }, "images.example.com")).toEqual({
    name: "UserError",
    message: "The name images.example.com does not say in which region of AWS it is.",
    hint: "Give `aws-region`, or set AWS_REGION.",
  });
});

test("ECR Public is asked in us-east-1 whatever the region of the job, and lasts twelve hours", async () => {
  const aws = await open({ env: { AWS_REGION: "eu-central-1" } });

  const credentials = await exchange(aws, KEYS, "public.ecr.aws");

  expect(credentials).toEqual([{ registry: "public.ecr.aws", username: "AWS", password: aws.passwords[0], expiresInSeconds: 43200 }]);
  expect(aws.ecrPublic.calls[0]?.headers["x-amz-target"]).toBe("SpencerFrontendService.GetAuthorizationToken");
  expect(aws.ecr.calls).toEqual([]);
});

test("ECR Public is logged in to by a role too", async () => {
  const aws = await open();

  const credentials = await exchange(aws, { roleToAssume: ROLE }, "public.ecr.aws");

  expect(credentials?.map(({ password }) => password)).toEqual(aws.passwords);
  expect(path(aws.sts.calls)).toBe("/sts/us-east-1/amazonaws.com");
});

test("The keys of the environment are used where no others are given, with their session", async () => {
  const aws = await open({ env: { AWS_ACCESS_KEY_ID: USER.accessKeyId, AWS_SECRET_ACCESS_KEY: USER.secretAccessKey } });

  expect(await exchange(aws, {})).toHaveLength(1);
});

test("A temporary key as user takes its session's token from the environment, a user's key does not", async () => {
  const aws = await open();
  await exchange(aws, { roleToAssume: ROLE });
  const [keys] = aws.sessions;
  const env = { AWS_SESSION_TOKEN: keys?.session?.token ?? "" };
  Object.assign(world.host.env, env);

  await exchange(aws, { username: keys?.accessKeyId ?? "", password: keys?.secretAccessKey ?? "" });
  await exchange(aws, KEYS);

  expect(aws.ecr.calls.map(({ headers }) => headers["x-amz-security-token"])).toEqual([env.AWS_SESSION_TOKEN, env.AWS_SESSION_TOKEN, undefined]);
  expect(world.host.secrets.filter((secret) => secret === env.AWS_SESSION_TOKEN)).toHaveLength(2);
});

const CREDENTIALS = `
# of the AWS command line
[other]
aws_access_key_id = AKIAI44QH8DHBEXAMPLE
aws_secret_access_key = je7MtGbClwBF/2Zp9Utk/h3yCo8nvbEXAMPLEKEY
[ default ]
aws_access_key_id=${USER.accessKeyId}
aws_secret_access_key = ${USER.secretAccessKey}\r
region = eu-west-1
s3 =
  aws_access_key_id = nested
`;
const OTHER = { arn: "arn:aws:iam::123456789012:user/other", accessKeyId: "AKIAI44QH8DHBEXAMPLE", secretAccessKey: "je7MtGbClwBF/2Zp9Utk/h3yCo8nvbEXAMPLEKEY", mayLogIn: true };

test.each<[string, Record<string, string>, string]>([
  ["the default profile, where nothing else is given", {}, USER.secretAccessKey],
  ["AWS_PROFILE, before those of the environment", { AWS_PROFILE: "other", AWS_ACCESS_KEY_ID: USER.accessKeyId, AWS_SECRET_ACCESS_KEY: USER.secretAccessKey }, OTHER.secretAccessKey],
  ["the environment, before the default profile", { AWS_ACCESS_KEY_ID: OTHER.accessKeyId, AWS_SECRET_ACCESS_KEY: OTHER.secretAccessKey }, OTHER.secretAccessKey],
  ["the environment, where AWS_PROFILE has none", { AWS_PROFILE: "sso", AWS_ACCESS_KEY_ID: OTHER.accessKeyId, AWS_SECRET_ACCESS_KEY: OTHER.secretAccessKey }, OTHER.secretAccessKey],
  ["the configuration, where the credentials hold none", { AWS_SHARED_CREDENTIALS_FILE: "/nowhere", AWS_PROFILE: "other" }, OTHER.secretAccessKey],
])("The keys are those of %s", async (_where, env, secret) => {
  const aws = await open({ hasIdToken: false, env: { HOME: folder, ...env } }, { users: [USER, OTHER] });
  await mkdir(join(folder, ".aws"));
  await writeFile(join(folder, ".aws", "credentials"), CREDENTIALS);
  await writeFile(join(folder, ".aws", "config"), `[profile sso]\nsso_session = acme\n[profile other]\naws_access_key_id = ${OTHER.accessKeyId}\naws_secret_access_key = ${OTHER.secretAccessKey}\n`);

  expect(await exchange(aws, {})).toHaveLength(1);

  expect(world.host.secrets[0]).toBe(secret);
});

test("A role and a token file in the environment, as EKS sets them, are used", async () => {
  const aws = await open({ hasIdToken: false });
  const nowSeconds = world.now().getTime() / 1000;
  const token = world.issuer.mint({ iss: world.issuer.issuer, sub: "repo:acme/api:x", aud: "sts.amazonaws.com", iat: nowSeconds, exp: nowSeconds + 60 });
  await writeFile(join(folder, "token"), `${token}\n`);
  Object.assign(world.host.env, { AWS_WEB_IDENTITY_TOKEN_FILE: join(folder, "token"), AWS_ROLE_ARN: ROLE, AWS_ROLE_SESSION_NAME: "eks-1" });

  expect(await exchange(aws, {})).toHaveLength(1);

  expect(new URLSearchParams(aws.sts.calls[0]?.body).get("RoleSessionName")).toBe("eks-1");
  expect(world.host.secrets.slice(0, 2)).toEqual([token, token.split(".")[2]]);
});

test("The role of the container is used, by its agent's token", async () => {
  const aws = await open({ hasIdToken: false, env: { AWS_CONTAINER_CREDENTIALS_RELATIVE_URI: "/v1/credentials", AWS_CONTAINER_AUTHORIZATION_TOKEN: "container-agent-token" } });

  expect(await exchange(aws, {})).toHaveLength(1);

  expect(world.host.secrets.slice(0, 3)).toEqual(["container-agent-token", aws.sessions[0]?.secretAccessKey, aws.sessions[0]?.session?.token]);
});

test("The agent of a container gets its token unencrypted on this machine alone", async () => {
  const aws = await open({ hasIdToken: false, env: { AWS_CONTAINER_CREDENTIALS_FULL_URI: "http://keys.example.com/", AWS_CONTAINER_AUTHORIZATION_TOKEN: "container-agent-token" } });

  const { message } = await refusal(aws, {});

  expect(message).toBe("AWS_CONTAINER_CREDENTIALS_FULL_URI names no place that may give keys.");
});

test("The role of the machine is used last, by a session of its metadata service", async () => {
  const aws = await open({ hasIdToken: false });

  expect(await exchange(aws, {})).toHaveLength(1);

  expect(aws.machine.calls.map(({ method, url }) => `${method} ${url.pathname}`)).toEqual([
    "PUT /latest/api/token",
    "GET /latest/meta-data/iam/security-credentials/",
    "GET /latest/meta-data/iam/security-credentials/builder-role",
  ]);
  expect(world.host.secrets.slice(0, 3)).toEqual(["imds-session-1", aws.sessions[0]?.secretAccessKey, aws.sessions[0]?.session?.token]);
  expectNothingLeaked(world);
});

test.each([
  ["GitHub's own machines, which are in another cloud", { RUNNER_ENVIRONMENT: "github-hosted" }],
  ["machines where it is switched off", { AWS_EC2_METADATA_DISABLED: "true" }],
])("The metadata service is not asked on %s", async (_where, env) => {
  const aws = await open({ hasIdToken: false, env });

  const { name, message } = await refusal(aws, {});

  expect([name, message]).toEqual(["MissingCredential", `There are no AWS keys to log in to ${REGISTRY} with.`]);
  expect(aws.machine.calls).toEqual([]);
});

test("A metadata service behind a proxy is not asked: its answer would be the proxy's role", async () => {
  const aws = await open({ hasIdToken: false, env: { HTTP_PROXY: "http://127.0.0.1:9" } });

  const { name } = await refusalOf(world, exchangeFor(world.request(REGISTRY, {}, { ...at(aws), awsMachine: "http://169.254.169.254/" })));

  expect(name).toBe("MissingCredential");
  expect(world.host.lines.map(({ text }) => text)).toContain(
    "There are no keys of the machine: A proxy stands between this machine and 169.254.169.254, which would answer with the proxy's own keys.",
  );
});

test("A machine without a role has no keys", async () => {
  const aws = await open({ hasIdToken: false }, { roles: [] });

  expect((await refusal(aws, {})).name).toBe("MissingCredential");
});

test("A job without a token of its own is told the permission that it needs", async () => {
  const aws = await open({ hasIdToken: false });

  expect(await refusal(aws, { roleToAssume: ROLE })).toEqual({
    name: "MissingCredential",
    message: "This job has no token of its own to exchange for a credential.",
    hint: "Give the job `permissions: id-token: write` (and `contents: read`, which is then no longer given by itself). Pull requests from forks get no such token.",
  });
});

const SAYS = "The token says: issuer https://token.actions.githubusercontent.com, subject repo:acme/api:ref:refs/heads/main, audience sts.amazonaws.com.";

test("A role whose trust policy does not know the job: what to allow, and what the token says", async () => {
  const aws = await open({}, { roles: [{ arn: ROLE, mayLogIn: true, subject: "repo:acme/web:*" }] });

  expect(await refusal(aws, { roleToAssume: ROLE })).toEqual({
    name: "VendorRefusal",
    message: `AWS STS refused the keys of ${ROLE} (HTTP 403, AccessDenied: Not authorized to perform sts:AssumeRoleWithWebIdentity).`,
    hint: `Let the trust policy of ${ROLE} allow sts:AssumeRoleWithWebIdentity to this subject and audience. ${SAYS}`,
  });
  expect(aws.sts.calls).toHaveLength(1);
});

test("An identity provider that does not know the audience", async () => {
  world = await openWorld();
  const aws = world.keep(
    await startAws({ region: "eu-central-1", accountId: "123456789012", now: world.now, identityProvider: { issuer: world.issuer, audiences: ["https://github.com/acme"] } }),
  );

  expect(await refusal(aws, { roleToAssume: ROLE })).toEqual({
    name: "VendorRefusal",
    message: `AWS STS refused the keys of ${ROLE} (HTTP 400, InvalidIdentityToken: Incorrect token audience).`,
    hint: `Add the audience sts.amazonaws.com to the identity provider in IAM, and use it in the role's trust policy. ${SAYS}`,
  });
});

test("An account without an identity provider", async () => {
  const aws = await open({}, { identityProvider: null });

  expect(await refusal(aws, { roleToAssume: ROLE })).toEqual({
    name: "VendorRefusal",
    message: `AWS STS refused the keys of ${ROLE} (HTTP 400, InvalidIdentityToken: No OpenIDConnect provider found in your account for https://token.actions.githubusercontent.com).`,
    hint: `Create an OpenID Connect identity provider for the token's issuer in the account of ${ROLE}. ${SAYS}`,
  });
});

test("A token of the job that has run out", async () => {
  const aws = await open({ idTokenLifeSeconds: -10 });

  const { message, hint } = await refusal(aws, { roleToAssume: ROLE });

  expect(message).toContain("(HTTP 400, ExpiredTokenException: Token expired: current date/time 1795262400 must be before the expiration date/time 1795262390)");
  expect(hint).toBe("The token lasts for minutes only: log in again with a fresh one, and check this machine's clock.");
});

test("A token that the account's identity provider did not sign", async () => {
  const aws = await open();
  const other = await openWorld();
  world.keep(other);
  Object.assign(world.host.env, other.idTokens.env);

  const { message } = await refusal(aws, { roleToAssume: ROLE });

  expect(message).toContain("InvalidIdentityToken: The ID Token provided is not a valid JWT");
});

test("A role of the environment that is no ARN, or a name of the session that STS does not take", async () => {
  const aws = await open();
  await writeFile(join(folder, "token"), await getIdToken(world.host, world.transport, "sts.amazonaws.com"));
  Object.assign(world.host.env, { AWS_WEB_IDENTITY_TOKEN_FILE: join(folder, "token"), AWS_ROLE_ARN: "arn:aws:iam::123456789012:user/ci" });

  expect(await refusal(aws, {})).toEqual({
    name: "VendorRefusal",
    message: "AWS STS refused the keys of arn:aws:iam::123456789012:user/ci (HTTP 400, ValidationError: Request ARN is invalid).",
    hint: "Write the role as arn:aws:iam::123456789012:role/NAME, and AWS_ROLE_SESSION_NAME, where it is set, with 2 to 64 letters, digits and _+=,.@-.",
  });
});

test("A token file that is not there", async () => {
  const aws = await open({ env: { AWS_WEB_IDENTITY_TOKEN_FILE: join(folder, "token"), AWS_ROLE_ARN: ROLE } });

  expect((await refusal(aws, {})).message).toBe(`AWS_WEB_IDENTITY_TOKEN_FILE names ${join(folder, "token")}, which holds no token.`);
});

test("An STS that is not activated in its region", async () => {
  const aws = await open();
  aws.sts.script = () => ({ status: 403, body: "<ErrorResponse><Error><Code>RegionDisabledException</Code><Message>STS is not activated in this region</Message></Error></ErrorResponse>" });

  expect((await refusal(aws, { roleToAssume: ROLE })).hint).toBe("Activate AWS STS for this region in the account, or give another one in `aws-region`.");
});

test.each([
  ["a key that AWS does not know", { username: "AKIAI44QH8DHBEXAMPLE" }, "UnrecognizedClientException: The security token included in the request is invalid.", "Check that the access key exists, is active and belongs to this partition of AWS; temporary keys (ASIA…) need AWS_SESSION_TOKEN too."],
  [
    "a secret that is not that of its key",
    { password: "wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEz" },
    "InvalidSignatureException: The request signature we calculated does not match the signature you provided. Check your AWS Secret Access Key and signing method. Consult the service documentation for details.",
    "The secret access key is not that of the access key: check both for a missing or an extra character.",
  ],
])("ECR refuses %s", async (_what, wrong, said, hint) => {
  const aws = await open();

  expect(await refusal(aws, { ...KEYS, ...wrong })).toEqual({
    name: "VendorRefusal",
    message: `Amazon ECR refused a login to ${REGISTRY} (HTTP 400, ${said}).`,
    hint,
  });
  expect(aws.ecr.calls).toHaveLength(1);
});

test.each([
  ["slow", -6, "Signature expired: 20261121T120000Z is now earlier than 20261121T120100Z (20261121T120600Z - 5 min.)"],
  ["fast", 6, "Signature not yet current: 20261121T120000Z is still later than 20261121T115900Z (20261121T115400Z + 5 min.)"],
])("A clock that is six minutes %s", async (_how, minutes, said) => {
  const aws = await open({}, { now: () => new Date(Date.UTC(2026, 10, 21, 12, -minutes)) });

  expect(await refusal(aws, KEYS)).toEqual({
    name: "VendorRefusal",
    message: `Amazon ECR refused a login to ${REGISTRY} (HTTP 400, InvalidSignatureException: ${said}).`,
    hint: "The clock of this machine is wrong by more than five minutes: set it right.",
  });
});

test("Keys of a session that has ended", async () => {
  const aws = await open();
  await exchange(aws, { roleToAssume: ROLE });
  const [keys] = aws.sessions;
  await world.host.clock.sleep(901_000);
  Object.assign(world.host.env, { AWS_ACCESS_KEY_ID: keys?.accessKeyId, AWS_SECRET_ACCESS_KEY: keys?.secretAccessKey, AWS_SESSION_TOKEN: keys?.session?.token });

  expect(await refusal(aws, {})).toEqual({
    name: "VendorRefusal",
    message: `Amazon ECR refused a login to ${REGISTRY} (HTTP 400, ExpiredTokenException: The security token included in the request is expired).`,
    hint: "The keys have run out: take new ones right before this step.",
  });
});

test.each([
  ["ECR", REGISTRY, "Amazon ECR", "ecr", "Allow ecr:GetAuthorizationToken on the resource * in the policy of this user or role."],
  ["ECR Public", "public.ecr.aws", "Amazon ECR Public", "ecr-public", "Allow ecr-public:GetAuthorizationToken and sts:GetServiceBearerToken on the resource * in the policy of this user or role."],
])("A user who may not log in to %s", async (_name, registry, vendor, service, hint) => {
  const aws = await open({}, { users: [{ ...USER, mayLogIn: false }] });

  expect(await refusal(aws, KEYS, registry)).toEqual({
    name: "VendorRefusal",
    message: `${vendor} refused a login to ${registry} (HTTP 400, AccessDeniedException: User: arn:aws:iam::123456789012:user/ci is not authorized to perform: ${service}:GetAuthorizationToken on resource: * because no identity-based policy allows the ${service}:GetAuthorizationToken action).`,
    hint,
  });
});

test("A throttled ECR, which answers 400, and one with a fault are asked again, each time signed anew", async () => {
  const aws = await open();
  const headers = { "retry-after": "2" };
  aws.ecr.script = (_call, n) =>
    n === 1 ? { status: 400, headers, body: '{"__type":"com.amazon.coral.availability#ThrottlingException","message":"Rate exceeded"}' } : n === 2 ? { status: 500, headers, body: "" } : null;

  expect(await exchange(aws, KEYS)).toHaveLength(1);

  expect(aws.ecr.calls.map((call) => call.headers["x-amz-date"])).toEqual(["20261121T120000Z", "20261121T120002Z", "20261121T120004Z"]);
});

test("An STS that could not reach the issuer, or is throttled, is asked again", async () => {
  const aws = await open();
  const failure = (code: string) => ({ status: 400, body: `<ErrorResponse><Error><Code>${code}</Code><Message>later</Message></Error></ErrorResponse>` });
  aws.sts.script = (_call, n) => (n === 1 ? failure("IDPCommunicationError") : n === 2 ? failure("Throttling") : null);

  expect(await exchange(aws, { roleToAssume: ROLE })).toHaveLength(1);

  expect(aws.sts.calls).toHaveLength(3);
});

test.each([
  ["no JSON", "<html>", "Amazon ECR answered without a credential."],
  ["no authorization", '{"authorizationData":[]}', "Amazon ECR answered without a credential."],
  ["one that is not USER:PASSWORD", '{"authorizationData":[{"authorizationToken":"c2VjcmV0"}]}', "Amazon ECR answered without a credential."],
])("An answer of ECR that holds %s", async (_what, body, message) => {
  const aws = await open();
  aws.ecr.script = () => ({ status: 200, body });

  expect((await refusal(aws, KEYS)).message).toBe(message);
});

test("An answer of STS without keys", async () => {
  const aws = await open();
  aws.sts.script = () => ({ status: 200, body: "<AssumeRoleWithWebIdentityResponse/>" });

  expect((await refusal(aws, { roleToAssume: ROLE })).message).toBe("AWS STS answered without a credential.");
});

test.each<[string, Record<string, string>, number]>([
  ["of its own", { AWS_ENDPOINT_URL_ECR: "ECR" }, 1],
  ["of all services", { AWS_ENDPOINT_URL: "ECR" }, 1],
  ["of its own before that of all", { AWS_ENDPOINT_URL_ECR: "ECR", AWS_ENDPOINT_URL: "http://127.0.0.1:9/" }, 1],
  ["that is not to count", { AWS_ENDPOINT_URL_ECR: "http://127.0.0.1:9/", AWS_IGNORE_CONFIGURED_ENDPOINT_URLS: "true" }, 1],
])("ECR is asked at the variable %s", async (_which, env, calls) => {
  const aws = await open();
  Object.assign(world.host.env, Object.fromEntries(Object.entries(env).map(([name, value]) => [name, value === "ECR" ? aws.ecr.url : value])));

  expect(await exchange(aws, KEYS)).toHaveLength(1);

  expect(aws.ecr.calls).toHaveLength(calls);
});

test.each(["ftp://ecr.example.com", "ecr.example.com", "https://ecr.example.com/?a=b"])("AWS_ENDPOINT_URL_ECR as %s is no place of a service", async (url) => {
  const aws = await open({ env: { AWS_ENDPOINT_URL_ECR: url } });

  expect((await refusal(aws, KEYS)).message).toBe("AWS_ENDPOINT_URL_ECR is not the URL of a service.");
});

test("AWS's own variables name other places for its services", async () => {
  const aws = await open();
  Object.assign(world.host.env, { AWS_ENDPOINT_URL_STS: aws.sts.url, AWS_ENDPOINT_URL_ECR: aws.ecr.url });

  const credentials = await exchangeFor(world.request(REGISTRY, { roleToAssume: ROLE }, { awsSts: ENDPOINTS.awsSts }));

  expect(credentials?.map(({ password }) => password)).toEqual(aws.passwords);
});
