import { randomBytes } from "node:crypto";
import { mkdir, readFile, writeFile } from "node:fs/promises";
import { get } from "node:http";
import { get as getTls } from "node:https";
import { join } from "node:path";
import { makeAuthority } from "./openssl.ts";
import { needProgram } from "./parts.ts";
import { freePort, must, start, type Running } from "./processes.ts";

/** A real registry on a port of its own. */
export interface Registry {
  /** `ADDRESS:PORT` */
  readonly host: string;
  readonly running: Running;
}

/** A real registry that speaks TLS under a certificate authority of the test's own, and asks for a password. */
export interface TlsRegistry extends Registry {
  /** The authority's certificate, PEM. */
  readonly caFile: string;
  /** A folder that skopeo takes as its `--cert-dir`. */
  readonly certificateFolder: string;
  /** A Docker configuration folder that holds the credentials. */
  readonly dockerConfig: string;
  readonly username: string;
  /** A file that holds the password and nothing else. */
  readonly passwordFile: string;
}

/** Starts a registry, by its program: plain HTTP, no password, at `address`. */
export async function startPlainRegistry(program: string, folder: string, address = "127.0.0.1"): Promise<Registry> {
  return await startRegistry(program, folder, address, "", "");
}

/** Starts a registry, by its program, with TLS (certificates by openssl) and a password file (by htpasswd), at `address`. */
export async function startTlsRegistry(program: string, folder: string, address = "127.0.0.1"): Promise<TlsRegistry> {
  const authority = await makeAuthority(join(folder, "certificates"));
  const { certificate, key } = await authority.sign("server", "serverAuth", [address]);
  const username = "e2e";
  const password = randomBytes(18).toString("base64url");
  const passwordFile = join(folder, "password");
  await writeFile(passwordFile, password, { mode: 0o600 });
  const hashFile = join(folder, "htpasswd");
  const hash = await must(needProgram("htpasswd"), ["-i", "-n", "-B", username], { input: password });
  await writeFile(hashFile, hash, { mode: 0o600 });
  const tls = `  tls:\n    certificate: ${certificate}\n    key: ${key}\n`;
  const auth = `auth:\n  htpasswd:\n    realm: e2e\n    path: ${hashFile}\n`;
  const registry = await startRegistry(program, folder, address, tls, auth, await readFile(authority.file, "utf8"));
  const dockerConfig = join(folder, "docker-config");
  await mkdir(dockerConfig, { recursive: true });
  const credentials = { auths: { [registry.host]: { auth: Buffer.from(`${username}:${password}`).toString("base64") } } };
  await writeFile(join(dockerConfig, "config.json"), JSON.stringify(credentials), { mode: 0o600 });
  return { ...registry, caFile: authority.file, certificateFolder: authority.folder, dockerConfig, username, passwordFile };
}

async function startRegistry(
  program: string,
  folder: string,
  address: string,
  tls: string,
  auth: string,
  ca?: string,
): Promise<Registry> {
  await mkdir(join(folder, "storage"), { recursive: true });
  const host = `${address}:${await freePort()}`;
  const config = join(folder, "config.yml");
  await writeFile(
    config,
    `version: 0.1\nlog:\n  level: warn\nstorage:\n  filesystem:\n    rootdirectory: ${join(folder, "storage")}\n` +
      `  delete:\n    enabled: true\nhttp:\n  addr: ${host}\n${tls}${auth}`,
  );
  const running = await start(program, ["serve", config], {
    // Version 3 sends what it measures to a collector, unless it is told that there is none.
    env: { ...process.env, OTEL_TRACES_EXPORTER: "none" },
    logFile: join(folder, "log"),
    isReady: () => answers(host, ca),
  });
  return { host, running };
}

/** Whether something answers at the registry's front door, whatever it says. */
function answers(host: string, ca: string | undefined): Promise<boolean> {
  return new Promise((resolve) => {
    const request = ca === undefined ? get(`http://${host}/v2/`) : getTls(`https://${host}/v2/`, { ca });
    request.on("response", (response) => {
      response.resume();
      resolve(true);
    });
    request.on("error", () => resolve(false));
  });
}

/** Copies an image of one platform or several into a registry with skopeo; blobs and manifests stay as they are. */
export async function pushImage(source: string, registry: Registry | TlsRegistry, name: string): Promise<void> {
  const access =
    "caFile" in registry
      ? ["--dest-cert-dir", registry.certificateFolder, "--dest-authfile", join(registry.dockerConfig, "config.json")]
      : ["--dest-tls-verify=false"];
  const copy = ["--insecure-policy", "copy", "--all", "--quiet", ...access, source, `docker://${registry.host}/${name}`];
  await must(needProgram("skopeo"), copy);
}
