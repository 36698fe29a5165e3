import { generateKeyPairSync, sign, verify } from "node:crypto";

/** What a job's token says of the job. */
interface Claims {
  readonly iss: string;
  readonly sub: string;
  readonly aud: string;
  readonly iat: number;
  readonly exp: number;
}

/** Who signs the tokens of jobs, and whom a vendor believes. */
export interface LocalIssuer {
  readonly issuer: string;
  mint(claims: Claims): string;
  /** The claims of a token that this issuer signed; null for any other. Whether they still hold is the vendor's to say. */
  read(token: string): Claims | null;
}

/** An issuer with a key of its own; by default under GitHub's name. */
export function createIssuer(issuer = "https://token.actions.githubusercontent.com"): LocalIssuer {
  const { privateKey, publicKey } = generateKeyPairSync("ec", { namedCurve: "P-256" });
  const dsaEncoding = "ieee-p1363";
  return {
    issuer,
    mint(claims) {
      const signed = `${encode({ typ: "JWT", alg: "ES256", kid: "1" })}.${encode(claims)}`;
      return `${signed}.${sign("sha256", Buffer.from(signed), { key: privateKey, dsaEncoding }).toString("base64url")}`;
    },
    read(token) {
      const [header, payload, signature, ...rest] = token.split(".");
      if (header === undefined || payload === undefined || signature === undefined || rest.length > 0) return null;
      const isGenuine = verify("sha256", Buffer.from(`${header}.${payload}`), { key: publicKey, dsaEncoding }, Buffer.from(signature, "base64url"));
      return isGenuine ? (JSON.parse(Buffer.from(payload, "base64url").toString()) as Claims) : null;
    },
  };
}

function encode(value: unknown): string {
  return Buffer.from(JSON.stringify(value)).toString("base64url");
}
