import { lookup as lookupName } from "node:dns/promises";
import { UserError } from "../errors.ts";
import { ipLiteral, isForbiddenAddress, isLoopback } from "../http/address.ts";

/** Looks a name up; none where there is no such name. */
export type Lookup = (hostname: string) => Promise<readonly string[]>;

/** Asks this machine's resolver. */
export async function lookUp(hostname: string): Promise<readonly string[]> {
  const found = await lookupName(hostname, { all: true }).catch(() => []);
  return found.map(({ address }) => address);
}

// Registries whose token server is in another domain, as their operators document it.
const KNOWN_TOKEN_SERVERS: readonly { readonly registry: RegExp; readonly realmHost: string }[] = [
  { registry: /^rg\.[a-z-]+\.scw\.cloud$/, realmHost: "api.scaleway.com" },
];

// Under these anyone can have a name, so sharing one says nothing.
const SHARED_SUFFIXES = [
  "amazonaws.com", "amazonaws.com.cn", "on.aws", "appspot.com", "azurecr.io", "azurewebsites.net", "cloudapp.azure.com",
  "cloudfront.net", "fly.dev", "github.io", "gitlab.io", "herokuapp.com", "netlify.app", "ngrok.app", "ngrok.io", "nip.io",
  "ngrok-free.app", "onrender.com", "pages.dev", "pkg.dev", "r2.dev", "run.app", "sslip.io", "trycloudflare.com", "vercel.app",
  "web.app", "windows.net", "workers.dev",
];
const SECOND_LEVELS = new Set(["ac", "co", "com", "edu", "go", "gob", "gov", "gouv", "ltd", "mil", "ne", "net", "nom", "or", "org", "plc"]);

/**
 * Whether a token server may be asked, as a URL. A registry names it in its challenge, so it is a stranger's word:
 * the registry's own host and port is always right; any other must be https unless the registry itself is not, be a public name and
 * not an address of this machine or its network, and for a credential also be in the registry's domain or be trusted by name.
 * Throws a `UserError` otherwise, before anything is sent.
 */
export async function checkRealm(
  realm: string,
  registry: { readonly name: string; readonly endpoint: URL },
  options: { readonly trustedAuthHosts: readonly string[]; readonly sendsCredential: boolean; readonly lookup: Lookup },
): Promise<URL> {
  const url = URL.canParse(realm) ? new URL(realm) : null;
  const refuse = (why: string, isForTheUserToAllow: boolean) => refusal(registry.name, realm, why, isForTheUserToAllow);
  if (url === null || (url.protocol !== "https:" && url.protocol !== "http:")) throw refuse("is no URL of a web server", false);
  if (url.username !== "" || url.password !== "" || url.hash !== "") throw refuse("holds a user or a fragment", false);
  if (url.protocol === "http:" && registry.endpoint.protocol === "https:") throw refuse("is plain HTTP", false);
  if (url.host === registry.endpoint.host || isTrusted(url, options.trustedAuthHosts)) return url;

  if (url.protocol !== "https:") throw refuse("is plain HTTP on another host", true);
  if (ipLiteral(url.hostname) !== null) throw refuse("is an address and not a name", true);
  const isOfTheRegistry = sharesDomain(url.hostname, registry.endpoint.hostname) || isKnown(url.hostname, registry.name);
  if (options.sendsCredential && !isOfTheRegistry) throw refuse("is in another domain", true);
  const addresses = [...(isLoopback(url.hostname) ? ["127.0.0.1"] : []), ...(await options.lookup(url.hostname))];
  if (addresses.some(isForbiddenAddress)) throw refuse("leads to this machine or its network", true);
  return url;
}

function isTrusted(url: URL, trustedAuthHosts: readonly string[]): boolean {
  return trustedAuthHosts.some((host) => host.toLowerCase() === url.host || host.toLowerCase() === url.hostname);
}

function isKnown(realmHost: string, registry: string): boolean {
  return KNOWN_TOKEN_SERVERS.some((known) => known.realmHost === realmHost && known.registry.test(registry));
}

function sharesDomain(one: string, other: string): boolean {
  if (ipLiteral(other) !== null) return false;
  const domain = registrableDomain(one);
  return domain !== null && domain === registrableDomain(other);
}

/** The part of a name that one owner holds, by rules on the safe side of the public suffix list; null where that is not known. */
function registrableDomain(hostname: string): string | null {
  const name = hostname.toLowerCase().replace(/\.$/, "");
  const labels = name.split(".");
  if (labels.length < 2 || SHARED_SUFFIXES.some((suffix) => name === suffix || name.endsWith(`.${suffix}`))) return null;
  const isCountry = labels.at(-1)?.length === 2;
  const isDeep = isCountry && SECOND_LEVELS.has(labels.at(-2) ?? "");
  const wanted = isDeep ? 3 : 2;
  return labels.length < wanted ? null : labels.slice(-wanted).join(".");
}

function refusal(registry: string, realm: string, why: string, isForTheUserToAllow: boolean): UserError {
  const url = URL.canParse(realm) ? new URL(realm) : null;
  // Not the origin, which is the word "null" for what is no URL of the web.
  const shown = url === null ? JSON.stringify(realm.slice(0, 100)) : `${url.protocol}//${url.host}`;
  return new UserError(
    `${registry} sends its users to a token server, ${shown}, that ${why}. No credential was sent.`,
    isForTheUserToAllow && url !== null
      ? `If ${url.host} is that registry's own token server, name it in "trusted-auth-hosts".`
      : "This is a fault or an attack on the side of the registry; ask its operator.",
  );
}
