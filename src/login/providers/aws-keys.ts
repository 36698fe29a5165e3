import { resolve } from "node:path";
import { UserError } from "../../errors.ts";
import type { Host } from "../../host/host.ts";
import { isLoopback } from "../../http/address.ts";
import { readProxyRule } from "../../http/proxy.ts";
import { optionalString, readJsonObject } from "../../oci/json.ts";
import { getIdToken } from "../oidc.ts";
import { type Asker, askVendor, hideToken, type KnownRefusal, parseAnswer, takeSecret, type VendorWords, withoutToken } from "./ask.ts";
import { awsEndpoint } from "./aws-endpoint.ts";
import { readProfileKeys } from "./aws-profile.ts";
import type { AwsPartition, Endpoints } from "./endpoints.ts";
import { MissingCredential } from "./missing-credential.ts";
import type { ProviderRequest } from "./provider.ts";
import type { AwsKeys } from "./sigv4.ts";
import { assumeRole } from "./sts.ts";

/** Where keys are looked for. */
interface Place {
  readonly partition: AwsPartition;
  /** Whose STS is asked. */
  readonly region: string;
}

const LOCAL_VENDOR = "This machine's own service for AWS keys";
const TOKEN_MAX_BYTES = 64 * 1024;
/** What a machine's own services must answer within: nothing listens there but in the cloud. */
const LOCAL_PATIENCE = { attempts: 1, attemptMs: 2_000, totalMs: 4_000 };
const LOCAL_REFUSALS: readonly KnownRefusal[] = [{ when: /^40[0-9] /, hint: "Give this container or machine a role that may log in to ECR." }];
/** Where the agents of ECS and of EKS listen: the one place besides this machine that gets its token unencrypted. */
const CONTAINER_AGENTS = new Set(["169.254.170.2", "169.254.170.23", "[fd00:ec2::23]"]);

/**
 * The keys to ask with: the role of `role-to-assume` by the job's own token; the user and the password as keys; those of
 * AWS_PROFILE; those of the environment; those of the default profile; the role and the token file of the environment; the role of
 * the container or of the machine. Hidden before they are returned. Throws a `MissingCredential` where there are none.
 */
export async function findAwsKeys(request: ProviderRequest, place: Place): Promise<AwsKeys> {
  const { host, inputs } = request;
  if (inputs.roleToAssume !== "") return await takeRole(request, place, inputs.roleToAssume, await getIdToken(host, request.transport, place.partition.audience));
  const given = await givenKeys(request);
  if (given !== null) return hideKeys(host, given);
  const tokenFile = host.env["AWS_WEB_IDENTITY_TOKEN_FILE"] ?? "";
  const roleArn = host.env["AWS_ROLE_ARN"] ?? "";
  if (tokenFile !== "" && roleArn !== "") return await takeRole(request, place, roleArn, await readTokenFile(host, "AWS_WEB_IDENTITY_TOKEN_FILE"));
  return (await askContainer(request)) ?? (await askMachine(request)) ?? missing(request.registry);
}

function missing(registry: string): never {
  throw new MissingCredential(
    `There are no AWS keys to log in to ${registry} with.`,
    "Give `role-to-assume` (and the job `permissions: id-token: write`), or an access key as `username` and `password`, or AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY. Of the AWS command line's profiles only keys are read: no single sign-on, no credential_process, no role_arn.",
  );
}

/** The keys of the inputs, else of a profile that is named, else of the environment, else of the default profile; null where there are none. */
async function givenKeys({ inputs, host }: ProviderRequest): Promise<AwsKeys | null> {
  const { env } = host;
  if (inputs.username !== "" && inputs.password !== "") {
    // Temporary keys are worth nothing without their token, and a user's key must not go with another's.
    const sessionToken = inputs.username.startsWith("ASIA") ? (env["AWS_SESSION_TOKEN"] ?? "") : "";
    return { accessKeyId: inputs.username, secretAccessKey: inputs.password, sessionToken: sessionToken === "" ? null : sessionToken };
  }
  const isNamed = (env["AWS_PROFILE"] ?? "") !== "";
  return (isNamed ? null : environmentKeys(env)) ?? (await readProfileKeys(host)) ?? environmentKeys(env);
}

function environmentKeys(env: Host["env"]): AwsKeys | null {
  const [accessKeyId = "", secretAccessKey = ""] = [env["AWS_ACCESS_KEY_ID"], env["AWS_SECRET_ACCESS_KEY"]];
  return accessKeyId === "" || secretAccessKey === "" ? null : { accessKeyId, secretAccessKey, sessionToken: env["AWS_SESSION_TOKEN"] || null };
}

function hideKeys(host: Host, keys: AwsKeys): AwsKeys {
  hideToken(host, keys.secretAccessKey);
  if (keys.sessionToken !== null) hideToken(host, keys.sessionToken);
  return keys;
}

/** The token in the file that a variable names, hidden. */
async function readTokenFile(host: Host, variable: string): Promise<string> {
  const path = host.env[variable] ?? "";
  const token = (await host.files.read(resolve(host.directory, path), TOKEN_MAX_BYTES))?.toString("utf8").trim() ?? "";
  if (token === "") throw new UserError(`${variable} names ${path}, which holds no token.`, "Mend the variable, or take it out of the environment.");
  hideToken(host, token);
  return token;
}

function takeRole(request: ProviderRequest, { partition, region }: Place, roleArn: string, token: string): Promise<AwsKeys> {
  const { env } = request.host;
  return assumeRole(request, {
    roleArn,
    token,
    sessionName: env["AWS_ROLE_SESSION_NAME"] || `plimsoll-${env["GITHUB_RUN_ID"] ?? "login"}`,
    audience: partition.audience,
    url: awsEndpoint("STS", env, request.endpoints.awsSts, { region, suffix: partition.suffix }),
  });
}

/** The keys of a container's role (ECS, EKS Pod Identity), where the environment names who gives them. */
async function askContainer(request: ProviderRequest): Promise<AwsKeys | null> {
  const { env } = request.host;
  const url = containerUrl(env, request.endpoints);
  if (url === null) return null;
  const file = env["AWS_CONTAINER_AUTHORIZATION_TOKEN_FILE"] ?? "";
  const authorization = file === "" ? (env["AWS_CONTAINER_AUTHORIZATION_TOKEN"] ?? "") : await readTokenFile(request.host, "AWS_CONTAINER_AUTHORIZATION_TOKEN_FILE");
  if (authorization !== "") hideToken(request.host, authorization);
  return readLocalKeys(request, await askLocally(request, "GET", url, authorization === "" ? {} : { authorization }));
}

function containerUrl(env: Host["env"], endpoints: Endpoints): URL | null {
  const relative = env["AWS_CONTAINER_CREDENTIALS_RELATIVE_URI"] ?? "";
  if (relative.startsWith("/")) return new URL(`${endpoints.awsContainer}${relative.slice(1)}`);
  const full = env["AWS_CONTAINER_CREDENTIALS_FULL_URI"] ?? "";
  if (full === "") return null;
  const url = URL.canParse(full) ? new URL(full) : null;
  if (url?.protocol === "https:" || (url?.protocol === "http:" && (isLoopback(url.hostname) || CONTAINER_AGENTS.has(url.hostname)))) return url;
  throw new UserError(
    "AWS_CONTAINER_CREDENTIALS_FULL_URI names no place that may give keys.",
    "It is an https URL, or http on this machine or at the address of the agent of ECS or EKS.",
  );
}

/** The keys of a machine's role (EC2, by version 2 of its metadata service); null where this is no such machine, or it has no role. */
async function askMachine(request: ProviderRequest): Promise<AwsKeys | null> {
  const { env, log } = request.host;
  // GitHub's own machines are in another cloud, whose metadata service is at the same address.
  if (env["RUNNER_ENVIRONMENT"] === "github-hosted" || env["AWS_EC2_METADATA_DISABLED"]?.toLowerCase() === "true") return null;
  const base = env["AWS_EC2_METADATA_SERVICE_ENDPOINT"] || request.endpoints.awsMachine;
  if (!URL.canParse(base)) return null;
  const roles = new URL("/latest/meta-data/iam/security-credentials/", base);
  try {
    const session = await askLocally(request, "PUT", new URL("/latest/api/token", base), { "x-aws-ec2-metadata-token-ttl-seconds": "300" });
    const headers = { "x-aws-ec2-metadata-token": session.toString("utf8").trim() };
    hideToken(request.host, headers["x-aws-ec2-metadata-token"]);
    const role = (await askLocally(request, "GET", roles, headers)).toString("utf8").split("\n", 1)[0]?.trim() ?? "";
    return readLocalKeys(request, await askLocally(request, "GET", new URL(encodeURIComponent(role), roles), headers));
  } catch (error) {
    log.debug(`There are no keys of the machine: ${error instanceof Error ? error.message : String(error)}`);
    return null;
  }
}

async function askLocally(request: ProviderRequest, method: "GET" | "PUT", url: URL, headers: Readonly<Record<string, string>>): Promise<Buffer> {
  if (readProxyRule(request.host)(url) !== null) {
    throw new UserError(`A proxy stands between this machine and ${url.host}, which would answer with the proxy's own keys.`, `Name ${url.hostname} in NO_PROXY.`);
  }
  const question = { vendor: LOCAL_VENDOR, wanted: "the keys of its role", method, url, headers, read: readLocalWords, refusals: LOCAL_REFUSALS };
  return await askVendor(request, question, LOCAL_PATIENCE);
}

function readLocalWords(body: Buffer): VendorWords {
  const answer = readJsonObject(body) ?? {};
  return { code: optionalString(answer, "code"), message: optionalString(answer, "message") };
}

function readLocalKeys({ host }: Asker, body: Buffer): AwsKeys {
  const answer = parseAnswer(body, LOCAL_VENDOR);
  const secretAccessKey = takeSecret(host, answer, "SecretAccessKey", LOCAL_VENDOR);
  const sessionToken = takeSecret(host, answer, "Token", LOCAL_VENDOR);
  const accessKeyId = optionalString(answer, "AccessKeyId") ?? "";
  if (accessKeyId === "") throw withoutToken(LOCAL_VENDOR);
  return { accessKeyId, secretAccessKey, sessionToken };
}
