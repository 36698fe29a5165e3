import { expect, test } from "vitest";
import { signAwsRequest, type AwsKeys } from "../../../src/login/providers/sigv4.ts";

// AWS's own vectors for Signature Version 4: its published test suite, signed at 12:36 of 30 August 2015.
const KEYS: AwsKeys = { accessKeyId: "AKIDEXAMPLE", secretAccessKey: "wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY", sessionToken: null };
const WHEN = new Date("2015-08-30T12:36:00Z");
const POST = { url: new URL("https://example.amazonaws.com/"), headers: {}, body: "", region: "us-east-1", service: "service" };
const SESSION_TOKEN =
  "AQoDYXdzEPT//////////wEXAMPLEtc764bNrC9SAPBSM22wDOk4x4HIZ8j4FZTwdQWLWsKWHGBuFqwAeMicRXmxfpSPfIeoIYRqTflfKD8YUuwthAx7mSEI/qkPpKPi/kMcGdQrmGdeehM4IC1NtBmUpp2wUE8phUZampKsburEDy0KPkyQDYwT7WZ0wq5VSXDvp75YU9HFvlRd8Tx6q6fE8YQcHNVXAkiY9q6d+xo0rKwT38xVqr7ZD0u0iPPkUL64lIZbqBAz+scqKmlzm8FDrypNC9Yjc8fPOLn9FX9KSYvKTr4rvx3iSIlTJabIQwj2ICCR/oLxBA==";

test("AWS's vector post-vanilla", () => {
  expect(signAwsRequest(POST, KEYS, WHEN)).toEqual({
    "x-amz-date": "20150830T123600Z",
    authorization:
      "AWS4-HMAC-SHA256 Credential=AKIDEXAMPLE/20150830/us-east-1/service/aws4_request, SignedHeaders=host;x-amz-date, Signature=5da7c1a2acd57cee7505fc6676e4e544621c30862966e37dddb68e92efbe5d6b",
  });
});

test("AWS's vector post-sts-header-before: the token of a session is signed too", () => {
  expect(signAwsRequest(POST, { ...KEYS, sessionToken: SESSION_TOKEN }, WHEN)).toEqual({
    "x-amz-date": "20150830T123600Z",
    "x-amz-security-token": SESSION_TOKEN,
    authorization:
      "AWS4-HMAC-SHA256 Credential=AKIDEXAMPLE/20150830/us-east-1/service/aws4_request, SignedHeaders=host;x-amz-date;x-amz-security-token, Signature=85d96828115b5dc0cfc3bd16ad9e210dd772bbebba041836c64533a82be05ead",
  });
});

test("AWS's vector post-x-www-form-urlencoded: headers and body are signed", () => {
  const headers = {
    "content-type": "application/x-www-form-urlencoded",
    "content-length": "13",
    "x-amz-content-sha256": "9095672bbd1f56dfc5b65f3e153adc8731a4a654192329106275f4c7b24d0b6e",
  };

  expect(signAwsRequest({ ...POST, headers, body: "Param1=value1" }, KEYS, WHEN)["authorization"]).toBe(
    "AWS4-HMAC-SHA256 Credential=AKIDEXAMPLE/20150830/us-east-1/service/aws4_request, SignedHeaders=content-length;content-type;host;x-amz-content-sha256;x-amz-date, Signature=d3875051da38690788ef43de4db0d8f280229d82040bfac253562e56c3f20e0b",
  );
});
