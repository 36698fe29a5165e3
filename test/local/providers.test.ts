import { expect, test } from "vitest";
import { checkSignature, type KnownKeys } from "../../src/local/providers/aws-signature.ts";
import { createIssuer } from "../../src/local/providers/issuer.ts";
import type { VendorCall } from "../../src/local/providers/vendor.ts";

// AWS's own vector post-x-www-form-urlencoded, as it arrives at a server.
const USER: KnownKeys = { accessKeyId: "AKIDEXAMPLE", secretAccessKey: "wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY", session: null };
const CALL: VendorCall = {
  method: "POST",
  url: new URL("http://example.amazonaws.com/"),
  headers: {
    "content-type": "application/x-www-form-urlencoded",
    "content-length": "13",
    host: "example.amazonaws.com",
    "x-amz-content-sha256": "9095672bbd1f56dfc5b65f3e153adc8731a4a654192329106275f4c7b24d0b6e",
    "x-amz-date": "20150830T123600Z",
    authorization:
      "AWS4-HMAC-SHA256 Credential=AKIDEXAMPLE/20150830/us-east-1/service/aws4_request, SignedHeaders=content-length;content-type;host;x-amz-content-sha256;x-amz-date, Signature=d3875051da38690788ef43de4db0d8f280229d82040bfac253562e56c3f20e0b",
  },
  body: "Param1=value1",
};
const AT = { region: "us-east-1", service: "service", now: new Date("2015-08-30T12:37:00Z") };

test("AWS's own vector is found to be signed", () => {
  expect(checkSignature(CALL, [USER], AT)).toBe(USER);
});

test.each<[string, VendorCall]>([
  ["another body", { ...CALL, body: "Param1=value2" }],
  ["another method", { ...CALL, method: "PUT" }],
  ["another path", { ...CALL, url: new URL("http://example.amazonaws.com/x") }],
  ["another signed header", { ...CALL, headers: { ...CALL.headers, "content-type": "text/plain" } }],
])("With %s it is not", (_what, call) => {
  expect(checkSignature(call, [USER], AT)).toMatchObject({ code: "InvalidSignatureException", message: expect.stringContaining("The request signature we calculated does not match") });
});

test.each([
  ["region", { region: "eu-west-1" }, "Credential should be scoped to a valid region, not 'us-east-1'. "],
  ["service", { service: "ecr" }, "Credential should be scoped to correct service: 'ecr'. "],
])("A signature for another %s does not count", (_what, at, message) => {
  expect(checkSignature(CALL, [USER], { ...AT, ...at })).toEqual({ code: "InvalidSignatureException", message });
});

test("A request without a signature, and one with half of it", () => {
  const { authorization = "", ...headers } = CALL.headers;

  expect(checkSignature({ ...CALL, headers }, [USER], AT)).toMatchObject({ code: "MissingAuthenticationTokenException" });
  expect(checkSignature({ ...CALL, headers: { ...headers, authorization: authorization.slice(0, 90) } }, [USER], AT)).toMatchObject({ code: "IncompleteSignatureException" });
});

test("An issuer reads what it signed, and nothing else", () => {
  const issuer = createIssuer();
  const claims = { iss: issuer.issuer, sub: "repo:acme/api:ref:refs/heads/main", aud: "x", iat: 0, exp: 300 };
  const token = issuer.mint(claims);
  const [header, , signature] = token.split(".");
  const forged = Buffer.from(JSON.stringify({ ...claims, sub: "repo:acme/web:ref:refs/heads/main" })).toString("base64url");

  expect(issuer.read(token)).toEqual(claims);
  expect(issuer.read(`${header}.${forged}.${signature}`)).toBeNull();
  expect(createIssuer().read(token)).toBeNull();
  expect(issuer.read("no token")).toBeNull();
});
