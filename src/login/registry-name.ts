import { domainToASCII } from "node:url";
import { UserError } from "../errors.ts";

const HUB = "docker.io";
/** Docker Hub under the names that people write; its API's own host is another key to Docker, and stays itself. */
const HUB_NAMES = new Set(["", HUB, "index.docker.io", "index.docker.io/v1"]);
const NAME = /^(?:[a-z0-9](?:[a-z0-9-]*[a-z0-9])?(?:\.[a-z0-9](?:[a-z0-9-]*[a-z0-9])?)*|\[[a-f0-9:]+\])$/;
const CURE = "Write the host, with its port where it has one: ghcr.io, registry.example.com:5000.";

/** The registry of a login as a `Reference` names it, `docker.io` for Docker Hub. Throws a `UserError` for what is no registry. */
export function parseRegistry(text: string): string {
  const trimmed = text.trim();
  const bare = trimmed.toLowerCase().replace(/^https?:\/\//, "").replace(/\/$/, "");
  if (HUB_NAMES.has(bare)) return HUB;
  // It may be followed by a password, so nothing of it is shown.
  if (bare.includes("@")) throw new UserError("a registry has no user in its name.", 'Give "username" and "password" by themselves.');
  const refuse = (why: string, cure = CURE) => new UserError(`${JSON.stringify(trimmed.slice(0, 200))} is not a registry: ${why}.`, cure);
  if (/\s/.test(bare)) throw refuse("it holds white space");
  if (bare.includes("://")) throw refuse("it is a URL of another kind");
  if (/[?#]/.test(bare)) throw refuse("it holds a query");
  if (bare.includes("/")) throw refuse("it holds a path, and a login is to a whole registry", `Write ${bare.split("/", 1)[0] ?? ""}; what is beneath it is "scope".`);
  return checkHost(bare, refuse);
}

function checkHost(bare: string, refuse: (why: string, cure?: string) => UserError): string {
  const [, host = "", port] = /^(\[[^\]]*\]|[^:]*)(?::(.*))?$/s.exec(bare) ?? [];
  if (port !== undefined && (!/^\d{1,5}$/.test(port) || Number(port) > 65_535 || Number(port) === 0)) throw refuse(`${JSON.stringify(port)} is not a port`);
  if (host.endsWith(".")) throw refuse("it ends with a dot, which no image name can", `Write ${host.replace(/\.+$/, "")}.`);
  if (domainToASCII(host) !== host && /\P{ASCII}/u.test(host)) throw refuse("Docker takes ASCII names only", `Write ${domainToASCII(host)}.`);
  if (!NAME.test(host)) throw refuse("its host name is not well-formed");
  return bare;
}
