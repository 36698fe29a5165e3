import { UserError } from "../../errors.ts";
import { isJsonObject, type JsonObject, optionalString, readJsonObject } from "../../oci/json.ts";
import { askVendor, hideToken, type KnownRefusal, parseAnswer, takeSecret, type VendorWords, withoutToken } from "./ask.ts";
import { awsEndpoint } from "./aws-endpoint.ts";
import { findAwsKeys } from "./aws-keys.ts";
import { type EcrRegistry, findPartition, parseEcrRegistry } from "./aws-registry.ts";
import type { AwsPartition } from "./endpoints.ts";
import type { ExchangedCredential, ProviderRequest } from "./provider.ts";
import { signAwsRequest, type AwsRequest } from "./sigv4.ts";

/** One authorization of an answer; `proxyEndpoint` null where ECR Public answers. */
interface Authorization {
  readonly username: string;
  readonly password: string;
  readonly proxyEndpoint: string | null;
  readonly expiresInSeconds: number | null;
}

const ECR_PUBLIC_REGION = "us-east-1";

/** The credentials of a private registry, and of the accounts in AWS_ACCOUNT_IDS, each valid for 12 hours. */
export async function exchangeForEcr(request: ProviderRequest): Promise<readonly ExchangedCredential[]> {
  const { host, registry, endpoints } = request;
  const named = parseEcrRegistry(registry, endpoints);
  const { region, partition } = named ?? findRegion(request);
  const keys = await findAwsKeys(request, { partition, region: request.inputs.awsRegion || region });
  const accounts = named === null ? [] : [...new Set([named.accountId, ...extraAccounts(host.env["AWS_ACCOUNT_IDS"])])];
  const authorizations = await askForAuthorizations(request, keys, {
    url: ecrUrl(request, named, region, partition),
    region,
    service: "ecr",
    target: "AmazonEC2ContainerRegistry_V20150921.GetAuthorizationToken",
    body: JSON.stringify(accounts.length === 0 ? {} : { registryIds: accounts }),
  });
  return authorizations.map(({ proxyEndpoint, ...credential }) => ({ ...credential, registry: registryOf(proxyEndpoint, named, registry) }));
}

/** The credential of ECR Public. */
export async function exchangeForEcrPublic(request: ProviderRequest): Promise<readonly ExchangedCredential[]> {
  const { registry, inputs, host, endpoints } = request;
  const place = regionOf(request, inputs.awsRegion || host.env["AWS_REGION"] || host.env["AWS_DEFAULT_REGION"] || ECR_PUBLIC_REGION);
  const keys = await findAwsKeys(request, place);
  const authorizations = await askForAuthorizations(request, keys, {
    url: awsEndpoint("ECR_PUBLIC", host.env, endpoints.awsEcrPublic, {}),
    region: ECR_PUBLIC_REGION,
    service: "ecr-public",
    target: "SpencerFrontendService.GetAuthorizationToken",
    body: "{}",
  });
  return authorizations.map(({ username, password, expiresInSeconds }) => ({ registry, username, password, expiresInSeconds }));
}

function findRegion(request: ProviderRequest): { region: string; partition: AwsPartition } {
  const { inputs, host } = request;
  const region = inputs.awsRegion || host.env["AWS_REGION"] || host.env["AWS_DEFAULT_REGION"] || "";
  if (region !== "") return regionOf(request, region);
  throw new UserError(`The name ${request.registry} does not say in which region of AWS it is.`, "Give `aws-region`, or set AWS_REGION.");
}

function regionOf(request: ProviderRequest, region: string): { region: string; partition: AwsPartition } {
  const partition = findPartition(region, request.endpoints);
  if (partition !== null) return { region, partition };
  throw new UserError(`${JSON.stringify(region)} is not a region of AWS.`, "Write it as in eu-central-1.");
}

/** The accounts beside the registry's own, as AWS_ACCOUNT_IDS lists them. */
function extraAccounts(list: string | undefined): string[] {
  return (list ?? "").split(",").map((account) => account.trim()).filter((account) => account !== "");
}

function ecrUrl(request: ProviderRequest, named: EcrRegistry | null, region: string, partition: AwsPartition): URL {
  const { awsEcr } = request.endpoints;
  const suffix = named?.isDualStack === true ? (partition.dualStack?.apiSuffix ?? partition.suffix) : partition.suffix;
  const address = named?.isFips === true ? awsEcr.fips : named?.isDualStack === true ? awsEcr.dualStack : awsEcr.plain;
  return awsEndpoint("ECR", request.host.env, address, { region, suffix });
}

/**
 * The registry that an authorization is for. ECR names the plain host whatever was asked; what is pushed to is the one that the
 * workflow names, by FIPS or IPv6, so the others take its form.
 */
function registryOf(proxyEndpoint: string | null, named: EcrRegistry | null, registry: string): string {
  const host = proxyEndpoint === null || !URL.canParse(proxyEndpoint) ? registry : new URL(proxyEndpoint).host;
  if (named === null) return host;
  const account = /^\d{12}(?=\.)/.exec(host)?.[0] ?? named.accountId;
  return registry.replace(/^\d{12}/, account);
}

interface EcrQuestion extends Omit<AwsRequest, "headers"> {
  readonly target: string;
}

async function askForAuthorizations(
  request: ProviderRequest,
  keys: Parameters<typeof signAwsRequest>[1],
  { target, ...question }: EcrQuestion,
): Promise<readonly Authorization[]> {
  const { host } = request;
  const headers = { "content-type": "application/x-amz-json-1.1", "x-amz-target": target };
  const vendor = question.service === "ecr" ? "Amazon ECR" : "Amazon ECR Public";
  const body = await askVendor(request, {
    vendor,
    wanted: `a login to ${request.registry}`,
    method: "POST",
    url: question.url,
    headers,
    body: question.body,
    sign: () => signAwsRequest({ ...question, headers }, keys, host.clock.now()),
    read: readWords,
    refusals: question.service === "ecr" ? ECR_REFUSALS : ECR_PUBLIC_REFUSALS,
  });
  const data = parseAnswer(body, vendor)["authorizationData"];
  const authorizations = (Array.isArray(data) ? data : [data]).filter(isJsonObject).map((each) => readAuthorization(request, each, vendor));
  if (authorizations.length === 0) throw withoutToken(vendor);
  return authorizations;
}

function readAuthorization({ host }: ProviderRequest, data: JsonObject, vendor: string): Authorization {
  const token = takeSecret(host, data, "authorizationToken", vendor);
  const [, username = "", password = ""] = /^([^:]+):(.+)$/s.exec(Buffer.from(token, "base64").toString("utf8")) ?? [];
  if (password === "") throw withoutToken(vendor);
  hideToken(host, password);
  const { expiresAt, proxyEndpoint } = data;
  return {
    username,
    password,
    proxyEndpoint: typeof proxyEndpoint === "string" ? proxyEndpoint : null,
    expiresInSeconds: typeof expiresAt === "number" ? Math.max(0, Math.floor(expiresAt - host.clock.now().getTime() / 1000)) : null,
  };
}

/** `{"__type": "AccessDeniedException", "message": …}`; some services put a name space before a `#`, or write `Message`. */
function readWords(body: Buffer): VendorWords {
  const answer = readJsonObject(body) ?? {};
  const code = optionalString(answer, "__type")?.split("#").at(-1) ?? null;
  return { code, message: optionalString(answer, "message") ?? optionalString(answer, "Message") };
}

const COMMON_REFUSALS: readonly KnownRefusal[] = [
  // Both come with 400.
  { when: / (?:Throttling|RequestLimitExceeded|TooManyRequests)/, hint: "AWS limits how often it is asked: try again later.", isTransient: true },
  { when: / InvalidSignature\w*: .*(?:expired|not yet current)/i, hint: "The clock of this machine is wrong by more than five minutes: set it right." },
  { when: / InvalidSignature/, hint: "The secret access key is not that of the access key: check both for a missing or an extra character." },
  { when: / ExpiredToken/, hint: "The keys have run out: take new ones right before this step." },
  {
    when: / (?:UnrecognizedClient|InvalidClientTokenId|MissingAuthenticationToken)/,
    hint: "Check that the access key exists, is active and belongs to this partition of AWS; temporary keys (ASIA…) need AWS_SESSION_TOKEN too.",
  },
];
const ECR_REFUSALS: readonly KnownRefusal[] = [
  ...COMMON_REFUSALS,
  { when: / AccessDenied/, hint: "Allow ecr:GetAuthorizationToken on the resource * in the policy of this user or role." },
  { when: / InvalidParameter/, hint: "Check the account numbers in the registry's name and in AWS_ACCOUNT_IDS." },
];
const ECR_PUBLIC_REFUSALS: readonly KnownRefusal[] = [
  ...COMMON_REFUSALS,
  { when: / AccessDenied/, hint: "Allow ecr-public:GetAuthorizationToken and sts:GetServiceBearerToken on the resource * in the policy of this user or role." },
];
