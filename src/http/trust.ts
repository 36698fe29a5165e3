import { readdir } from "node:fs/promises";
import { join, resolve } from "node:path";
import { getCACertificates } from "node:tls";
import { UserError } from "../errors.ts";
import type { Host } from "../host/host.ts";
import { blockList, ipLiteral, isListed } from "./address.ts";

/** Where the user says that the usual rules of trust do not hold. */
export interface Reach {
  /** HOST, HOST:PORT or a subnet of addresses: unverified TLS or plain HTTP will do. */
  readonly insecureRegistries: readonly string[];
  /** HOST or HOST:PORT to the PEM file of its certificate authority. */
  readonly registryCa: ReadonlyMap<string, string>;
  /** Hosts of token servers that may get a registry's credential though they are in another domain. */
  readonly trustedAuthHosts: readonly string[];
}

/** How the TLS of one server is checked, as node:tls takes it; null where nothing deviates from the default. */
export interface TlsTrust {
  readonly rejectUnauthorized?: boolean;
  readonly ca?: readonly string[];
}

const CA_MAX_BYTES = 4 * 1024 * 1024;

/** Whether the user named the server of this URL as insecure. Entries match exactly, as Docker's do. */
export function isInsecure(url: URL, reach: Reach): boolean {
  const address = ipLiteral(url.hostname);
  return reach.insecureRegistries.some((entry) => {
    if (entry.includes("/")) return address !== null && isListed(blockList([entry]), address);
    return namesOf(url).includes(entry.toLowerCase());
  });
}

/**
 * What to trust for the server of an https URL: the default roots (NODE_EXTRA_CA_CERTS included) and, beside them, the
 * file of `registry-ca` and each `*.crt` in Docker's `certs.d/HOST`. `platform` is that of the files. Throws a `UserError` for a named file that is not there.
 */
export async function readTrust(url: URL, reach: Reach, host: Host, platform: NodeJS.Platform = process.platform): Promise<TlsTrust | null> {
  if (isInsecure(url, reach)) return { rejectUnauthorized: false };
  const own = [...(await readNamedAuthorities(url, reach, host)), ...(await readDockerAuthorities(url, host, platform))];
  return own.length === 0 ? null : { ca: [...getCACertificates("default"), ...own] };
}

async function readNamedAuthorities(url: URL, reach: Reach, host: Host): Promise<string[]> {
  const names = namesOf(url);
  const [, file] = [...reach.registryCa].find(([name]) => names.includes(name.toLowerCase())) ?? [];
  if (file === undefined) return [];
  const pem = await host.files.read(resolve(host.directory, file), CA_MAX_BYTES);
  if (pem === null) {
    throw new UserError(`The certificate authority of ${url.host}, ${file}, does not exist.`, "Fix the path in registry-ca.");
  }
  if (!pem.includes("-----BEGIN CERTIFICATE-----")) {
    throw new UserError(`The certificate authority of ${url.host}, ${file}, is not a PEM file.`, "Give registry-ca a file with BEGIN CERTIFICATE in it.");
  }
  return [pem.toString("utf8")];
}

async function readDockerAuthorities(url: URL, host: Host, platform: NodeJS.Platform): Promise<string[]> {
  // No file name of Windows has a colon: Docker leaves it out there.
  const names = namesOf(url).flatMap((name) => (platform === "win32" && name.includes(":") ? [name, name.replaceAll(":", "")] : [name]));
  const folders = certificateFolders(host).flatMap((folder) => names.map((name) => join(folder, name)));
  const found = await Promise.all(folders.map((folder) => readAuthorities(folder, host)));
  return found.flat();
}

async function readAuthorities(folder: string, host: Host): Promise<string[]> {
  // A folder that is missing or not ours to read gives nothing, as with Docker.
  const names = await readdir(folder).catch(() => []);
  const files = names.filter((name) => name.endsWith(".crt")).toSorted();
  const read = await Promise.all(files.map((name) => host.files.read(join(folder, name), CA_MAX_BYTES)));
  return read.flatMap((pem) => (pem === null ? [] : [pem.toString("utf8")]));
}

/** Docker's folders: the engine's, and those of a rootless engine and of the person. */
function certificateFolders(host: Host): string[] {
  const { env } = host;
  const home = env["HOME"] ?? env["USERPROFILE"];
  const programData = env["ProgramData"];
  return [
    "/etc/docker/certs.d",
    ...(programData === undefined ? [] : [join(programData, "docker", "certs.d")]),
    ...(home === undefined ? [] : [join(env["XDG_CONFIG_HOME"] ?? join(home, ".config"), "docker", "certs.d")]),
    ...(home === undefined ? [] : [join(home, ".docker", "certs.d")]),
  ];
}

/** The names under which people know the server of a URL: with its port, and without where it is the default. */
function namesOf(url: URL): string[] {
  const hostname = url.hostname.toLowerCase();
  if (url.port !== "") return [`${hostname}:${url.port}`];
  return [hostname, `${hostname}:${url.protocol === "https:" ? "443" : "80"}`];
}
