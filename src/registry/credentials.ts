import { UserError } from "../errors.ts";
import type { ExecResult, Host } from "../host/host.ts";
import { isJsonObject, type JsonObject, readJsonObject } from "../oci/json.ts";
import { parseDockerConfig, readDockerConfig, type DockerConfig } from "./docker-config.ts";

/** What opens a registry: a password, an identity token (OAuth2 refresh token), or a token for the registry itself. */
export type Credential =
  | { readonly kind: "password"; readonly username: string; readonly password: string }
  | { readonly kind: "identity-token"; readonly token: string }
  | { readonly kind: "registry-token"; readonly token: string };

/** Docker's configuration, read only. */
export interface CredentialStore {
  /** What is stored for a registry as a `Reference` names it; null where nothing is. Its secrets are hidden before it is returned. */
  find(registry: string): Promise<Credential | null>;
}

const HUB_KEY = "https://index.docker.io/v1/";
const HUB_HOSTS = ["index.docker.io", "docker.io"];
/** As whom an identity token is kept. */
const TOKEN_USER = "<token>";
const HELPER_NAME = /^[A-Za-z0-9][A-Za-z0-9._-]*$/;
// The exact strings of docker-credential-helpers; everything else a helper prints may hold the secret.
const HELPER_NOT_FOUND = "credentials not found in native keychain";
const HELPER_MISUSED = ["no credentials server URL", "no credentials username"];

/** Opens the store: `DOCKER_AUTH_CONFIG` first, then `config.json` of `DOCKER_CONFIG` or `~/.docker`, each read once and when asked. */
export function createCredentialStore(host: Host): CredentialStore {
  let configurations: Promise<readonly DockerConfig[]> | undefined;
  const found = new Map<string, Promise<Credential | null>>();

  async function look(registry: string): Promise<Credential | null> {
    for (const configuration of await (configurations ??= readConfigurations(host))) {
      const credential = await findIn(configuration, registry, host);
      if (credential !== null) return hide(credential, host);
    }
    return null;
  }

  return {
    find(registry) {
      const known = found.get(registry) ?? look(registry);
      found.set(registry, known);
      return known;
    },
  };
}

async function readConfigurations(host: Host): Promise<readonly DockerConfig[]> {
  const fromEnv = host.env["DOCKER_AUTH_CONFIG"] ?? "";
  const file = await readDockerConfig(host);
  return [...(fromEnv === "" ? [] : [parseDockerConfig(fromEnv, "DOCKER_AUTH_CONFIG")]), ...(file === null ? [] : [file])];
}

async function findIn(configuration: DockerConfig, registry: string, host: Host): Promise<Credential | null> {
  const helper = helperFor(configuration, registry);
  // Where a helper applies Docker does not look at `auths`, and a stale entry there must not win.
  return helper === null ? findInAuths(configuration, registry) : askHelper(helper, serverKey(registry), host);
}

/** The credential helper that a configuration names for a registry; null where its file itself is the store. */
export function helperFor({ content, source }: DockerConfig, registry: string): string | null {
  const helpers = isJsonObject(content["credHelpers"]) ? content["credHelpers"] : {};
  const key = serverKey(registry);
  // Present but empty means: for this registry the file, whatever credsStore says.
  const name = Object.hasOwn(helpers, key) ? helpers[key] : content["credsStore"];
  if (typeof name !== "string" || name === "") return null;
  if (HELPER_NAME.test(name)) return name;
  throw new UserError(`${source} names the credential helper ${JSON.stringify(name.slice(0, 50))}, which is no program name.`, "Mend credHelpers or credsStore.");
}

function findInAuths({ content, source }: DockerConfig, registry: string): Credential | null {
  const auths = isJsonObject(content["auths"]) ? content["auths"] : {};
  const keys = [...exactKeys(registry), ...Object.keys(auths).filter((key) => isKeyOf(key, registry))];
  for (const key of keys) {
    const entry = Object.hasOwn(auths, key) ? auths[key] : null;
    const credential = isJsonObject(entry) ? parseEntry(entry, key, source) : null;
    if (credential !== null) return credential;
  }
  return null;
}

/** The key under which Docker keeps a registry's credential, in its file and in helpers. */
export function serverKey(registry: string): string {
  return registry === "docker.io" ? HUB_KEY : registry;
}

/** Whether a key of `auths` is one of a registry, as any client has ever written it. */
export function isKeyOf(key: string, registry: string): boolean {
  return (registry === "docker.io" ? HUB_HOSTS : [registry]).includes(hostOf(key));
}

/** The keys under which a registry's credential may lie in a helper: Docker's own first. */
export function exactKeys(registry: string): string[] {
  return registry === "docker.io" ? [HUB_KEY, ...HUB_HOSTS] : [registry];
}

/** The host of a key that an old client wrote as a URL; compared whole, never as a part (CVE-2026-59891). */
function hostOf(key: string): string {
  return key.replace(/^https?:\/\//, "").split("/", 1)[0] ?? "";
}

/** The credential that an entry of `auths` holds; null where it is empty. Throws a `UserError` for one that Docker cannot read either. */
export function parseEntry(entry: JsonObject, key: string, source: string): Credential | null {
  const text = (name: string) => (typeof entry[name] === "string" ? entry[name] : "");
  if (text("registrytoken") !== "") return { kind: "registry-token", token: text("registrytoken") };
  if (text("identitytoken") !== "") return { kind: "identity-token", token: text("identitytoken") };
  if (text("auth") === "") {
    if (text("username") === "" || text("password") === "") return null;
    return { kind: "password", username: text("username"), password: text("password") };
  }
  const decoded = Buffer.from(text("auth"), "base64").toString("utf8");
  const colon = decoded.indexOf(":");
  if (colon === -1) {
    throw new UserError(`The entry for ${key} in ${source} holds an "auth" that is not user:password in base64.`, `Log in to ${key} again.`);
  }
  // Docker pads with NUL to hide the length of the password.
  return { kind: "password", username: decoded.slice(0, colon), password: decoded.slice(colon + 1).replace(/^\0+|\0+$/g, "") };
}

/** The entry of `auths` for a credential, as Docker writes it. */
export function formatEntry(credential: Credential): JsonObject {
  if (credential.kind === "password") return { auth: basicValue(credential.username, credential.password) };
  if (credential.kind === "registry-token") return { registrytoken: credential.token };
  return { auth: basicValue(TOKEN_USER, ""), identitytoken: credential.token };
}

/** What a helper holds under a key; null where that is nothing. Throws a `UserError` that repeats nothing of what the helper printed. */
export async function askHelper(helper: string, server: string, host: Host): Promise<Credential | null> {
  const answer = await runHelper(helper, "get", server, server, host);
  const said = answer.stdout.trim();
  if (answer.exitCode !== 0) {
    if (said === HELPER_NOT_FOUND) return null;
    throw helperFailure(helper, server, said);
  }
  const entry = parseHelperAnswer(said);
  if (entry === null) {
    throw new UserError(`The credential helper docker-credential-${helper} did not answer with a credential for ${server}.`, helperHint(helper, server));
  }
  if (entry.secret === "") return null;
  return entry.username === TOKEN_USER
    ? { kind: "identity-token", token: entry.secret }
    : { kind: "password", username: entry.username, password: entry.secret };
}

/** Gives a helper a credential to keep, on its standard input. Throws a `UserError` where it does not take it. */
export async function giveToHelper(helper: string, server: string, credential: Credential, host: Host): Promise<void> {
  const [username, secret] = credential.kind === "password" ? [credential.username, credential.password] : [TOKEN_USER, credential.token];
  const answer = await runHelper(helper, "store", server, JSON.stringify({ ServerURL: server, Username: username, Secret: secret }), host);
  if (answer.exitCode !== 0) throw helperFailure(helper, server, answer.stdout.trim());
}

/** Has a helper forget what it holds under a key. Throws a `UserError` where it does not. */
export async function eraseInHelper(helper: string, server: string, host: Host): Promise<void> {
  const answer = await runHelper(helper, "erase", server, server, host);
  const said = answer.stdout.trim();
  if (answer.exitCode !== 0 && said !== HELPER_NOT_FOUND) throw helperFailure(helper, server, said);
}

async function runHelper(helper: string, action: "get" | "store" | "erase", server: string, input: string, host: Host): Promise<ExecResult> {
  try {
    return await host.exec(`docker-credential-${helper}`, [action], { input });
  } catch (cause) {
    throw new UserError(`The credential helper docker-credential-${helper} could not be run for ${server}.`, helperHint(helper, server), { cause });
  }
}

function helperFailure(helper: string, server: string, said: string): UserError {
  const known = HELPER_MISUSED.includes(said) ? ` (${said})` : "";
  return new UserError(`The credential helper docker-credential-${helper} failed for ${server}${known}.`, helperHint(helper, server));
}

function helperHint(helper: string, server: string): string {
  const program = `docker-credential-${helper}`;
  return `Install ${program}, log in to ${server} with it again, or take it out of credHelpers or credsStore in Docker's config.json.`;
}

function parseHelperAnswer(text: string): { username: string; secret: string } | null {
  const { Username: username, Secret: secret } = readJsonObject(text) ?? {};
  return typeof username === "string" && typeof secret === "string" ? { username, secret } : null;
}

/** Hides a credential in each form in which files and headers hold it; the username stays readable. */
export function hide(credential: Credential, host: Host): Credential {
  if (credential.kind === "password") {
    if (credential.password !== "") host.addSecret(credential.password);
    host.addSecret(basicValue(credential.username, credential.password));
    return credential;
  }
  host.addSecret(credential.token);
  if (credential.kind === "identity-token") host.addSecret(basicValue(TOKEN_USER, credential.token));
  return credential;
}

/** `base64(user:password)`, what follows `Basic` (RFC 7617, in UTF-8). */
export function basicValue(username: string, password: string): string {
  return Buffer.from(`${username}:${password}`, "utf8").toString("base64");
}
