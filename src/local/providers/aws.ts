import { randomBytes } from "node:crypto";
import { checkSignature, type AwsRefusal, type KnownKeys } from "./aws-signature.ts";
import type { LocalIssuer } from "./issuer.ts";
import { type LocalVendor, startVendor, type VendorCall, type VendorReply } from "./vendor.ts";

/** A user or a role of an account. */
interface LocalPrincipal {
  readonly arn: string;
  /** Whether a policy lets it take tokens of ECR. */
  readonly mayLogIn: boolean;
}

/** A role that jobs may take; `subject` is what its trust policy lets in, with `*` for anything. */
interface LocalRole extends LocalPrincipal {
  readonly subject: string;
}

interface LocalUser extends LocalPrincipal {
  readonly accessKeyId: string;
  readonly secretAccessKey: string;
}

export interface LocalAwsOptions {
  readonly region: string;
  readonly accountId: string;
  readonly now: () => Date;
  /** The identity provider in IAM, with the audiences it knows; null where the account has none. */
  readonly identityProvider: { readonly issuer: LocalIssuer; readonly audiences: readonly string[] } | null;
  readonly roles?: readonly LocalRole[];
  readonly users?: readonly LocalUser[];
  /** Of the names of registries; `amazonaws.com` by default. */
  readonly suffix?: string;
  /** Where the account's registry is, in place of its usual name. */
  readonly registryUrl?: string;
}

/** The services of AWS that a login needs, in this process: STS, ECR, ECR Public, and the metadata service of a machine with a role. */
export interface LocalAws {
  readonly sts: LocalVendor;
  readonly ecr: LocalVendor;
  readonly ecrPublic: LocalVendor;
  readonly machine: LocalVendor;
  /** The passwords that were given out, in order. */
  readonly passwords: string[];
  /** The keys that were given out, in order. */
  readonly sessions: KnownKeys[];
  close(): Promise<void>;
}

interface State extends LocalAwsOptions {
  readonly passwords: string[];
  readonly sessions: KnownKeys[];
  readonly principals: Map<string, LocalPrincipal>;
}

const TWELVE_HOURS_MS = 12 * 3_600_000;
const ROLE_OF_MACHINE = "builder-role";

/** Starts them, each on its own port: a signature is over the host. */
export async function startAws(options: LocalAwsOptions): Promise<LocalAws> {
  const principals = new Map((options.users ?? []).map((user) => [user.accessKeyId, user]));
  const state: State = { ...options, passwords: [], sessions: [], principals };
  const [sts, ecr, ecrPublic, machine] = await Promise.all([
    startVendor((call) => answerSts(state, call)),
    startVendor((call) => answerEcr(state, call)),
    startVendor((call) => answerEcrPublic(state, call)),
    startVendor((call) => answerMachine(state, call)),
  ]);
  const close = async () => {
    await Promise.all([sts, ecr, ecrPublic, machine].map((vendor) => vendor.close()));
  };
  return { sts, ecr, ecrPublic, machine, passwords: state.passwords, sessions: state.sessions, close };
}

/** Keys of a principal for so long, known to the services from now on. */
function openSession(state: State, principal: LocalPrincipal, lifeSeconds: number): KnownKeys & { readonly session: NonNullable<KnownKeys["session"]> } {
  const keys = {
    accessKeyId: `ASIA${randomBytes(8).toString("hex").toUpperCase()}`,
    secretAccessKey: randomBytes(30).toString("base64"),
    session: { token: randomBytes(120).toString("base64"), expires: new Date(state.now().getTime() + lifeSeconds * 1000) },
  };
  state.sessions.push(keys);
  state.principals.set(keys.accessKeyId, principal);
  return keys;
}

function answerSts(state: State, { method, url, headers, body }: VendorCall): VendorReply {
  const form = method === "POST" && headers["content-type"]?.startsWith("application/x-www-form-urlencoded") ? new URLSearchParams(body) : url.searchParams;
  if (form.get("Action") !== "AssumeRoleWithWebIdentity" || form.get("Version") !== "2011-06-15") {
    return stsFailure(400, "InvalidAction", `Could not find operation ${form.get("Action") ?? ""} for version ${form.get("Version") ?? "NO_VERSION_SPECIFIED"}`);
  }
  const refused = checkAssumption(state, form);
  if (refused !== null) return refused;
  const role = findRole(state, form);
  if (role === undefined) return notAuthorized();
  const keys = openSession(state, role, Number(form.get("DurationSeconds") ?? "3600"));
  const name = `${role.arn.replace(":iam:", ":sts:").replace(":role/", ":assumed-role/")}/${form.get("RoleSessionName") ?? ""}`;
  return xml(
    200,
    `<AssumeRoleWithWebIdentityResponse xmlns="https://sts.amazonaws.com/doc/2011-06-15/">
  <AssumeRoleWithWebIdentityResult>
    <Audience>sts.amazonaws.com</Audience>
    <AssumedRoleUser>
      <AssumedRoleId>AROA3XFRBF535PLBIFPI4:${form.get("RoleSessionName") ?? ""}</AssumedRoleId>
      <Arn>${name}</Arn>
    </AssumedRoleUser>
    <Provider>arn:aws:iam::${state.accountId}:oidc-provider/token.actions.githubusercontent.com</Provider>
    <Credentials>
      <AccessKeyId>${keys.accessKeyId}</AccessKeyId>
      <SecretAccessKey>${keys.secretAccessKey}</SecretAccessKey>
      <SessionToken>${keys.session.token}</SessionToken>
      <Expiration>${keys.session.expires.toISOString()}</Expiration>
    </Credentials>
  </AssumeRoleWithWebIdentityResult>
  <ResponseMetadata>
    <RequestId>ad4156e9-bce1-11e2-82e6-6b6efEXAMPLE</RequestId>
  </ResponseMetadata>
</AssumeRoleWithWebIdentityResponse>`,
  );
}

/** What is wrong with a request before the role is looked at; null for nothing. */
function checkAssumption(state: State, form: URLSearchParams): VendorReply | null {
  const session = form.get("RoleSessionName") ?? "";
  if (!/^[\w+=,.@-]{2,64}$/.test(session)) {
    return stsFailure(400, "ValidationError", `1 validation error detected: Value '${session}' at 'roleSessionName' failed to satisfy constraint: Member must satisfy regular expression pattern: [\\w+=,.@-]*`);
  }
  if (!/^arn:aws[a-z-]*:iam::\d{12}:role\/.+$/.test(form.get("RoleArn") ?? "")) return stsFailure(400, "ValidationError", "Request ARN is invalid");
  const seconds = Number(form.get("DurationSeconds") ?? "3600");
  if (!(seconds >= 900 && seconds <= 43_200)) {
    return stsFailure(400, "ValidationError", `1 validation error detected: Value '${seconds}' at 'durationSeconds' failed to satisfy constraint: Member must have value greater than or equal to 900`);
  }
  const provider = state.identityProvider;
  const issuer = "https://token.actions.githubusercontent.com";
  if (provider === null) return stsFailure(400, "InvalidIdentityToken", `No OpenIDConnect provider found in your account for ${issuer}`);
  const claims = provider.issuer.read(form.get("WebIdentityToken") ?? "");
  if (claims === null) return stsFailure(400, "InvalidIdentityToken", "The ID Token provided is not a valid JWT. (You may see this error if you sent an Access Token)");
  if (claims.exp * 1000 <= state.now().getTime()) return stsFailure(400, "ExpiredTokenException", `Token expired: current date/time ${Math.floor(state.now().getTime() / 1000)} must be before the expiration date/time ${claims.exp}`);
  return provider.audiences.includes(claims.aud) ? null : stsFailure(400, "InvalidIdentityToken", "Incorrect token audience");
}

function findRole(state: State, form: URLSearchParams): LocalRole | undefined {
  const subject = state.identityProvider?.issuer.read(form.get("WebIdentityToken") ?? "")?.sub ?? "";
  return state.roles?.find((role) => role.arn === form.get("RoleArn") && isLike(subject, role.subject));
}

/** `StringLike` of IAM, with `*` alone. */
function isLike(text: string, pattern: string): boolean {
  return new RegExp(`^${pattern.split("*").map((part) => part.replace(/[.*+?^${}()|[\]\\]/g, "\\$&")).join(".*")}$`).test(text);
}

/** The same for a role that does not exist and for one that does not let this subject in. */
function notAuthorized(): VendorReply {
  return stsFailure(403, "AccessDenied", "Not authorized to perform sts:AssumeRoleWithWebIdentity");
}

function stsFailure(status: number, code: string, message: string): VendorReply {
  return xml(
    status,
    `<ErrorResponse xmlns="https://sts.amazonaws.com/doc/2011-06-15/">
  <Error>
    <Type>Sender</Type>
    <Code>${code}</Code>
    <Message>${message.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll("'", "&apos;")}</Message>
  </Error>
  <RequestId>4b7d1d6e-0e1a-4c5a-9d0e-3f1f6d2a9f00</RequestId>
</ErrorResponse>`,
  );
}

function xml(status: number, body: string): VendorReply {
  return { status, headers: { "content-type": "text/xml" }, body };
}

function answerEcr(state: State, call: VendorCall): VendorReply {
  const refused = checkCall(state, call, "ecr", state.region, "AmazonEC2ContainerRegistry_V20150921.GetAuthorizationToken");
  if (refused !== null) return ecrFailure(refused);
  const { registryIds = [state.accountId] } = JSON.parse(call.body) as { registryIds?: string[] };
  const wrong = registryIds.find((id) => !/^\d{12}$/.test(id));
  if (wrong !== undefined) {
    return ecrFailure({ code: "InvalidParameterException", message: `Invalid parameter at 'registryIds' failed to satisfy constraint: 'Invalid registry id: ${wrong}'` });
  }
  const authorizationData = registryIds.map((id) => ({ ...authorize(state), proxyEndpoint: state.registryUrl ?? `https://${id}.dkr.ecr.${state.region}.${state.suffix ?? "amazonaws.com"}` }));
  return ecrReply(200, { authorizationData });
}

function answerEcrPublic(state: State, call: VendorCall): VendorReply {
  const refused = checkCall(state, call, "ecr-public", "us-east-1", "SpencerFrontendService.GetAuthorizationToken");
  return refused === null ? ecrReply(200, { authorizationData: authorize(state) }) : ecrFailure(refused);
}

function authorize(state: State): { authorizationToken: string; expiresAt: number } {
  const password = randomBytes(300).toString("base64");
  state.passwords.push(password);
  return {
    authorizationToken: Buffer.from(`AWS:${password}`).toString("base64"),
    expiresAt: (state.now().getTime() + TWELVE_HOURS_MS) / 1000,
  };
}

function checkCall(state: State, call: VendorCall, service: string, region: string, target: string): AwsRefusal | null {
  if (call.method !== "POST" || call.headers["content-type"] !== "application/x-amz-json-1.1" || call.headers["x-amz-target"] !== target) {
    return { code: "UnknownOperationException", message: "" };
  }
  const known = [...(state.users ?? []).map((user) => ({ ...user, session: null })), ...state.sessions];
  const keys = checkSignature(call, known, { region, service, now: state.now() });
  if ("code" in keys) return keys;
  const principal = state.principals.get(keys.accessKeyId);
  if (principal?.mayLogIn === true) return null;
  const action = `${service}:GetAuthorizationToken`;
  return {
    code: "AccessDeniedException",
    message: `User: ${principal?.arn ?? ""} is not authorized to perform: ${action} on resource: * because no identity-based policy allows the ${action} action`,
  };
}

function ecrFailure({ code, message }: AwsRefusal): VendorReply {
  return ecrReply(400, { __type: code, message });
}

function ecrReply(status: number, value: unknown): VendorReply {
  return { status, headers: { "content-type": "application/x-amz-json-1.1" }, body: JSON.stringify(value) };
}

/** The metadata service of a machine whose role is the account's first, by sessions alone (IMDSv2); it also stands for a container's agent. */
function answerMachine(state: State, { method, url, headers }: VendorCall): VendorReply {
  const plain = (status: number, body: string): VendorReply => ({ status, headers: { "content-type": "text/plain" }, body });
  const roles = "/latest/meta-data/iam/security-credentials/";
  if (url.pathname === "/latest/api/token") return method === "PUT" && headers["x-aws-ec2-metadata-token-ttl-seconds"] !== undefined ? plain(200, "imds-session-1") : plain(400, "");
  const isAgent = url.pathname === "/v1/credentials";
  if (isAgent ? headers["authorization"] !== "container-agent-token" : headers["x-aws-ec2-metadata-token"] !== "imds-session-1") return plain(401, "");
  const [role] = state.roles ?? [];
  if (role === undefined) return plain(404, "");
  if (url.pathname === roles) return plain(200, ROLE_OF_MACHINE);
  if (!isAgent && url.pathname !== roles + ROLE_OF_MACHINE) return plain(404, "");
  const { accessKeyId, secretAccessKey, session } = openSession(state, role, 3600);
  return plain(200, JSON.stringify({ Code: "Success", AccessKeyId: accessKeyId, SecretAccessKey: secretAccessKey, Token: session.token, Expiration: session.expires.toISOString() }));
}
