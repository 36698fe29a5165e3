import { createHash, createHmac, timingSafeEqual } from "node:crypto";
import type { VendorCall } from "./vendor.ts";

/** Keys that a service of AWS knows. */
export interface KnownKeys {
  readonly accessKeyId: string;
  readonly secretAccessKey: string;
  /** null for those of a user, which come without one and do not run out. */
  readonly session: { readonly token: string; readonly expires: Date } | null;
}

/** A refusal as the services write it. */
export interface AwsRefusal {
  readonly code: string;
  readonly message: string;
}

const HEADER = /^AWS4-HMAC-SHA256 Credential=([^/]+)\/(\d{8})\/([^/]+)\/([^/]+)\/aws4_request, ?SignedHeaders=([^,]+), ?Signature=([0-9a-f]{64})$/;
const SKEW_MS = 5 * 60_000;

/** Whose keys signed a request, as a service of AWS finds it out: by signing again what arrived; else its refusal. */
export function checkSignature(call: VendorCall, known: readonly KnownKeys[], at: { region: string; service: string; now: Date }): KnownKeys | AwsRefusal {
  const authorization = call.headers["authorization"];
  if (authorization === undefined) return { code: "MissingAuthenticationTokenException", message: "Missing Authentication Token" };
  const [, accessKeyId = "", day = "", region = "", service = "", names = "", signature = ""] = HEADER.exec(authorization) ?? [];
  if (signature === "") return { code: "IncompleteSignatureException", message: "Authorization header requires 'Credential' parameter." };
  const moment = call.headers["x-amz-date"] ?? "";
  const when = Date.parse(moment.replace(/^(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)Z$/, "$1-$2-$3T$4:$5:$6Z"));
  const early = at.now.getTime() - SKEW_MS;
  if (!(when >= early)) return skewed(`Signature expired: ${moment} is now earlier than ${compact(early)} (${compact(at.now.getTime())} - 5 min.)`);
  const late = at.now.getTime() + SKEW_MS;
  if (when > late) return skewed(`Signature not yet current: ${moment} is still later than ${compact(late)} (${compact(at.now.getTime())} + 5 min.)`);
  const keys = known.find((each) => each.accessKeyId === accessKeyId);
  if (keys === undefined || (keys.session?.token ?? undefined) !== call.headers["x-amz-security-token"]) {
    return { code: "UnrecognizedClientException", message: "The security token included in the request is invalid." };
  }
  if (region !== at.region) return skewed(`Credential should be scoped to a valid region, not '${region}'. `);
  if (service !== at.service) return skewed(`Credential should be scoped to correct service: '${at.service}'. `);
  const wanted = ["host", "x-amz-date", ...(keys.session === null ? [] : ["x-amz-security-token"])];
  const isWhole = wanted.every((name) => names.split(";").includes(name)) && moment.startsWith(day);
  if (!isWhole || !isSame(signature, signAgain(call, names, `${day}/${region}/${service}/aws4_request`, moment, keys.secretAccessKey))) {
    return skewed("The request signature we calculated does not match the signature you provided. Check your AWS Secret Access Key and signing method. Consult the service documentation for details.");
  }
  if (keys.session !== null && keys.session.expires <= at.now) return { code: "ExpiredTokenException", message: "The security token included in the request is expired" };
  return keys;
}

function skewed(message: string): AwsRefusal {
  return { code: "InvalidSignatureException", message };
}

/** Written down from AWS's own description of Signature Version 4, and on purpose not shared with who signs. */
function signAgain({ method, url, headers, body }: VendorCall, names: string, scope: string, moment: string, secret: string): string {
  const query = [...url.searchParams].map(([name, value]) => `${encodeURIComponent(name)}=${encodeURIComponent(value)}`).sort();
  const lines = names.split(";").map((name) => `${name}:${(headers[name] ?? "").trim().replace(/\s+/g, " ")}`);
  const canonical = [method, url.pathname, query.join("&"), ...lines, "", names, hash(body)].join("\n");
  const text = ["AWS4-HMAC-SHA256", moment, scope, hash(canonical)].join("\n");
  const [day = "", region = "", service = ""] = scope.split("/");
  const ofDay = mac(`AWS4${secret}`, day);
  const key = mac(mac(mac(ofDay, region), service), "aws4_request");
  return mac(key, text).toString("hex");
}

function hash(text: string): string {
  return createHash("sha256").update(text, "utf8").digest("hex");
}

function mac(key: string | Buffer, text: string): Buffer {
  return createHmac("sha256", key).update(text, "utf8").digest();
}

function isSame(given: string, right: string): boolean {
  return timingSafeEqual(Buffer.from(given), Buffer.from(right));
}

function compact(ms: number): string {
  return new Date(ms).toISOString().replace(/[-:]|\.\d{3}/g, "");
}
