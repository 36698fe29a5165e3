import { generateKeyPairSync, randomBytes, sign, type KeyObject } from "node:crypto";

/** A certificate authority of our own and a server certificate that it signed, all PEM. */
export interface Certificates {
  readonly ca: string;
  readonly key: string;
  readonly cert: string;
}

/** Makes an authority and a certificate for the names and IPv4 addresses, valid from an hour ago for a day. */
export function makeCertificates(names: readonly string[] = ["localhost"], addresses: readonly string[] = ["127.0.0.1"]): Certificates {
  const authority = generateKeyPairSync("ec", { namedCurve: "P-256" });
  const server = generateKeyPairSync("ec", { namedCurve: "P-256" });
  const alternatives = [
    ...names.map((name) => der(0x82, Buffer.from(name))),
    ...addresses.map((address) => der(0x87, Buffer.from(address.split(".").map(Number)))),
  ];
  const isAuthority = extension("551d13", true, sequence(der(0x01, Buffer.from([0xff]))));
  const isServer = extension("551d11", false, sequence(...alternatives));
  return {
    ca: certificate("Plimsoll test authority", "Plimsoll test authority", authority.publicKey, authority.privateKey, isAuthority),
    key: server.privateKey.export({ type: "pkcs8", format: "pem" }).toString(),
    cert: certificate("Plimsoll test server", "Plimsoll test authority", server.publicKey, authority.privateKey, isServer),
  };
}

function certificate(subject: string, issuer: string, publicKey: KeyObject, signer: KeyObject, own: Buffer): string {
  const algorithm = sequence(oid("2a8648ce3d040302"));
  const now = Date.now();
  const body = sequence(
    der(0xa0, der(0x02, Buffer.from([2]))),
    der(0x02, Buffer.concat([Buffer.from([1]), randomBytes(8)])),
    algorithm,
    name(issuer),
    sequence(time(now - 3_600_000), time(now + 86_400_000)),
    name(subject),
    publicKey.export({ type: "spki", format: "der" }),
    der(0xa3, sequence(own)),
  );
  const signature = der(0x03, Buffer.concat([Buffer.from([0]), sign("sha256", body, signer)]));
  const lines = sequence(body, algorithm, signature).toString("base64").match(/.{1,64}/g) ?? [];
  return `-----BEGIN CERTIFICATE-----\n${lines.join("\n")}\n-----END CERTIFICATE-----\n`;
}

function der(tag: number, content: Buffer): Buffer {
  const { length } = content;
  const size = length < 128 ? [length] : length < 256 ? [0x81, length] : [0x82, length >> 8, length & 0xff];
  return Buffer.concat([Buffer.from([tag, ...size]), content]);
}

function sequence(...parts: Buffer[]): Buffer {
  return der(0x30, Buffer.concat(parts));
}

function oid(hex: string): Buffer {
  return der(0x06, Buffer.from(hex, "hex"));
}

function name(commonName: string): Buffer {
  return sequence(der(0x31, sequence(oid("550403"), der(0x0c, Buffer.from(commonName)))));
}

function time(ms: number): Buffer {
  return der(0x17, Buffer.from(`${new Date(ms).toISOString().replace(/[-:T]/g, "").slice(2, 14)}Z`));
}

function extension(hex: string, isCritical: boolean, value: Buffer): Buffer {
  return sequence(oid(hex), ...(isCritical ? [der(0x01, Buffer.from([0xff]))] : []), der(0x04, value));
}
