import { UserError } from "../errors.ts";
import type { Host } from "../host/host.ts";
import { isJsonObject, type JsonObject } from "../oci/json.ts";
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

function helperFor({ content, source }: DockerConfig, registry: string): string | null {
  const helpers = isJsonObject(content["credHelpers"]) ? content["credHelpers"] : {};
  const key = exactKeys(registry).find((name) => Object.hasOwn(helpers, name));
  // Present but empty means: for this registry the file, whatever credsStore says.
  const name = key === undefined ? content["credsStore"] : helpers[key];
  if (typeof name !== "string" || name === "") return null;
  if (HELPER_NAME.test(name)) return name;
  throw new UserError(`${source} names the credential helper ${JSON.stringify(name.slice(0, 50))}, which is no program name.`, "Mend credHelpers or credsStore.");
}

function findInAuths({ content, source }: DockerConfig, registry: string): Credential | null {
  const auths = isJsonObject(content["auths"]) ? content["auths"] : {};
  const hosts = registry === "docker.io" ? HUB_HOSTS : [registry];
  const keys = [...exactKeys(registry), ...Object.keys(auths).filter((key) => hosts.includes(hostOf(key)))];
  for (const key of keys) {
    const entry = Object.hasOwn(auths, key) ? auths[key] : null;
    const credential = isJsonObject(entry) ? parseEntry(entry, key, source) : null;
    if (credential !== null) return credential;
  }
  return null;
}

/** The key that Docker itself writes. */
function serverKey(registry: string): string {
  return registry === "docker.io" ? HUB_KEY : registry;
}

function exactKeys(registry: string): string[] {
  return registry === "docker.io" ? [HUB_KEY, ...HUB_HOSTS] : [registry];
}

/** The host of a key that an old client wrote as a URL; compared whole, never as a part (CVE-2026-59891). */
function hostOf(key: string): string {
  return key.replace(/^https?:\/\//, "").split("/", 1)[0] ?? "";
}

function parseEntry(entry: JsonObject, key: string, source: string): Credential | null {
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

async function askHelper(helper: string, server: string, host: Host): Promise<Credential | null> {
  const program = `docker-credential-${helper}`;
  const hint = `Install ${program}, log in to ${server} with it again, or take it out of credHelpers or credsStore in Docker's config.json.`;
  const answer = await host.exec(program, ["get"], { input: server }).catch((cause: unknown) => {
    throw new UserError(`The credential helper ${program} could not be run for ${server}.`, hint, { cause });
  });
  const said = answer.stdout.trim();
  if (answer.exitCode !== 0) {
    if (said === HELPER_NOT_FOUND) return null;
    const known = HELPER_MISUSED.includes(said) ? ` (${said})` : "";
    throw new UserError(`The credential helper ${program} failed for ${server}${known}.`, hint);
  }
  const entry = parseHelperAnswer(said);
  if (entry === null) throw new UserError(`The credential helper ${program} did not answer with a credential for ${server}.`, hint);
  if (entry.secret === "") return null;
  return entry.username === "<token>"
    ? { kind: "identity-token", token: entry.secret }
    : { kind: "password", username: entry.username, password: entry.secret };
}

function parseHelperAnswer(text: string): { username: string; secret: string } | null {
  let answer: unknown;
  try {
    answer = JSON.parse(text);
  } catch {
    return null;
  }
  if (!isJsonObject(answer)) return null;
  const { Username: username, Secret: secret } = answer;
  return typeof username === "string" && typeof secret === "string" ? { username, secret } : null;
}

function hide(credential: Credential, host: Host): Credential {
  if (credential.kind === "password") {
    if (credential.password !== "") host.addSecret(credential.password);
    host.addSecret(basicValue(credential.username, credential.password));
  } else {
    host.addSecret(credential.token);
  }
  return credential;
}

/** `base64(user:password)`, what follows `Basic` (RFC 7617, in UTF-8). */
export function basicValue(username: string, password: string): string {
  return Buffer.from(`${username}:${password}`, "utf8").toString("base64");
}
