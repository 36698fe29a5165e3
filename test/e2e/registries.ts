import { randomBytes } from "node:crypto";
import { mkdir, readFile, writeFile } from "node:fs/promises";
import { get } from "node:http";
import { get as getTls } from "node:https";
import { join } from "node:path";
import { findProgram } from "./parts.ts";
import { freePort, must, start, type Running } from "./processes.ts";

/** A real registry on a port of its own. */
export interface Registry {
  /** `127.0.0.1:PORT` */
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
}

/** Starts Debian's registry: plain HTTP, no password. */
export async function startPlainRegistry(folder: string): Promise<Registry> {
  return startRegistry(folder, "", "");
}

/** Starts Debian's registry with TLS (certificates by openssl) and a password file (by htpasswd). */
export async function startTlsRegistry(folder: string): Promise<TlsRegistry> {
  await mkdir(folder, { recursive: true });
  const certificates = await makeCertificates(join(folder, "certificates"));
  const password = randomBytes(18).toString("base64url");
  const passwordFile = join(folder, "htpasswd");
  await writeFile(passwordFile, await must(program("htpasswd"), ["-i", "-n", "-B", "e2e"], { input: password }), {
    mode: 0o600,
  });
  const tls = `  tls:\n    certificate: ${certificates.certificate}\n    key: ${certificates.key}\n`;
  const auth = `auth:\n  htpasswd:\n    realm: e2e\n    path: ${passwordFile}\n`;
  const registry = await startRegistry(folder, tls, auth, await readFile(certificates.authority, "utf8"));
  const dockerConfig = join(folder, "docker-config");
  await mkdir(dockerConfig, { recursive: true });
  const credentials = { auths: { [registry.host]: { auth: Buffer.from(`e2e:${password}`).toString("base64") } } };
  await writeFile(join(dockerConfig, "config.json"), JSON.stringify(credentials), { mode: 0o600 });
  return { ...registry, caFile: certificates.authority, certificateFolder: certificates.folder, dockerConfig };
}

async function startRegistry(folder: string, tls: string, auth: string, ca?: string): Promise<Registry> {
  await mkdir(join(folder, "storage"), { recursive: true });
  const host = `127.0.0.1:${await freePort()}`;
  const config = join(folder, "config.yml");
  await writeFile(
    config,
    `version: 0.1\nlog:\n  level: warn\nstorage:\n  filesystem:\n    rootdirectory: ${join(folder, "storage")}\n` +
      `  delete:\n    enabled: true\nhttp:\n  addr: ${host}\n${tls}${auth}`,
  );
  const running = await start(program("docker-registry"), ["serve", config], {
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

interface Certificates {
  readonly folder: string;
  readonly authority: string;
  readonly certificate: string;
  readonly key: string;
}

async function makeCertificates(folder: string): Promise<Certificates> {
  await mkdir(folder, { recursive: true });
  const authority = join(folder, "ca.crt");
  const authorityKey = join(folder, "ca-key.pem");
  const certificate = join(folder, "server.pem");
  const key = join(folder, "server-key.pem");
  const request = join(folder, "server.csr");
  const extensions = join(folder, "server.ext");
  const newKey = ["-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1", "-nodes"];
  const openssl = (args: readonly string[]): Promise<string> => must(program("openssl"), args);
  const authorityName = ["-subj", "/CN=Plimsoll end-to-end test", "-addext", "keyUsage=critical,keyCertSign"];
  await openssl(["req", "-x509", ...newKey, "-keyout", authorityKey, "-out", authority, "-days", "2", ...authorityName]);
  await openssl(["req", ...newKey, "-keyout", key, "-out", request, "-subj", "/CN=127.0.0.1"]);
  await writeFile(extensions, "subjectAltName=IP:127.0.0.1,DNS:localhost\nextendedKeyUsage=serverAuth\n");
  const signer = ["-CA", authority, "-CAkey", authorityKey, "-CAcreateserial"];
  await openssl(["x509", "-req", "-in", request, ...signer, "-out", certificate, "-days", "2", "-extfile", extensions]);
  // skopeo takes every *.crt of the folder for an authority.
  return { folder, authority, certificate, key };
}

function program(name: string): string {
  const path = findProgram(name);
  if (path === null) throw new Error(`${name} is missing. Get it with: sudo -E bash test/engine/install.sh`);
  return path;
}

/** Copies an image into a registry with skopeo; blobs and manifest stay as they are. */
export async function pushImage(source: string, registry: Registry | TlsRegistry, name: string): Promise<void> {
  const access =
    "caFile" in registry
      ? ["--dest-cert-dir", registry.certificateFolder, "--dest-authfile", join(registry.dockerConfig, "config.json")]
      : ["--dest-tls-verify=false"];
  const copy = ["--insecure-policy", "copy", "--quiet", ...access, source, `docker://${registry.host}/${name}`];
  await must(program("skopeo"), copy);
}
