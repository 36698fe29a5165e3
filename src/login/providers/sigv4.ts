import { createHash, createHmac } from "node:crypto";

/** Keys of AWS; `sessionToken` null for those of a user. */
export interface AwsKeys {
  readonly accessKeyId: string;
  readonly secretAccessKey: string;
  readonly sessionToken: string | null;
}

/** A POST without a query, as the APIs of ECR take it. */
export interface AwsRequest {
  readonly url: URL;
  /** All are signed; their names in lower case. */
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
  readonly region: string;
  readonly service: string;
}

const ALGORITHM = "AWS4-HMAC-SHA256";

/** The headers that prove who asks, and when (Signature Version 4); to be sent beside those of the request. */
export function signAwsRequest(request: AwsRequest, keys: AwsKeys, now: Date): Readonly<Record<string, string>> {
  const moment = now.toISOString().replace(/[-:]|\.\d{3}/g, "");
  const scope = `${moment.slice(0, 8)}/${request.region}/${request.service}/aws4_request`;
  const added = {
    "x-amz-date": moment,
    ...(keys.sessionToken === null ? {} : { "x-amz-security-token": keys.sessionToken }),
  };
  const signed = Object.entries({ ...request.headers, host: request.url.host, ...added }).toSorted(([a], [b]) => (a < b ? -1 : 1));
  const names = signed.map(([name]) => name).join(";");
  const lines = signed.map(([name, value]) => `${name}:${value.trim().replace(/ +/g, " ")}\n`).join("");
  const canonical = ["POST", request.url.pathname, "", lines, names, sha256(request.body)].join("\n");
  const signature = hmac(signingKey(keys.secretAccessKey, scope), [ALGORITHM, moment, scope, sha256(canonical)].join("\n")).toString("hex");
  return { ...added, authorization: `${ALGORITHM} Credential=${keys.accessKeyId}/${scope}, SignedHeaders=${names}, Signature=${signature}` };
}

function signingKey(secret: string, scope: string): Buffer {
  return scope.split("/").reduce<Buffer>((key, part) => hmac(key, part), Buffer.from(`AWS4${secret}`));
}

function hmac(key: Buffer, text: string): Buffer {
  return createHmac("sha256", key).update(text).digest();
}

function sha256(text: string): string {
  return createHash("sha256").update(text).digest("hex");
}
