import { mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { must } from "./processes.ts";

/** A certificate and its key, PEM files. */
export interface Certificate {
  readonly certificate: string;
  readonly key: string;
}

/** A certificate authority of a test's own. */
export interface Authority {
  /** PEM; `*.crt`, which skopeo takes for an authority, alone in its folder with what `sign` writes. */
  readonly file: string;
  readonly folder: string;
  /** For a server or a client, by whichever of these addresses; `NAME.pem` and `NAME-key.pem` in the folder. */
  sign(name: string, use: "serverAuth" | "clientAuth", addresses?: readonly string[]): Promise<Certificate>;
}

const newKey = ["-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1", "-nodes"];

/** Makes an authority with openssl; it holds for two days. */
export async function makeAuthority(folder: string): Promise<Authority> {
  await mkdir(folder, { recursive: true });
  const at = (name: string): string => join(folder, name);
  const own = { certificate: at("ca.crt"), key: at("ca-key.pem") };
  const subject = ["-subj", "/CN=Plimsoll end-to-end test", "-addext", "keyUsage=critical,keyCertSign"];
  await must("openssl", ["req", "-x509", ...newKey, "-keyout", own.key, "-out", own.certificate, "-days", "2", ...subject]);
  return {
    file: own.certificate,
    folder,
    async sign(name, use, addresses = ["127.0.0.1"]) {
      const made = { certificate: at(`${name}.pem`), key: at(`${name}-key.pem`) };
      const [request, extensions] = [at(`${name}.csr`), at(`${name}.ext`)];
      await must("openssl", ["req", ...newKey, "-keyout", made.key, "-out", request, "-subj", `/CN=${name}`]);
      const names = ["DNS:localhost", ...addresses.map((address) => `IP:${address}`)];
      await writeFile(extensions, `subjectAltName=${names.join(",")}\nextendedKeyUsage=${use}\n`);
      const signer = ["-CA", own.certificate, "-CAkey", own.key, "-CAcreateserial"];
      await must("openssl", ["x509", "-req", "-in", request, ...signer, "-out", made.certificate, "-days", "2", "-extfile", extensions]);
      return made;
    },
  };
}
