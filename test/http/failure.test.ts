import { expect, test } from "vitest";
import { describeFailure } from "../../src/http/failure.ts";

function coded(code: string, message = code): Error {
  return Object.assign(new Error(message), { code });
}

test.each<[string, string, boolean]>([
  ["ENOTFOUND", "unknown-host", false],
  ["EAI_AGAIN", "unknown-host", true],
  ["ECONNREFUSED", "unreachable", true],
  ["UND_ERR_CONNECT_TIMEOUT", "unreachable", true],
  ["UND_ERR_HEADERS_TIMEOUT", "timeout", true],
  ["UND_ERR_BODY_TIMEOUT", "timeout", true],
  ["ECONNRESET", "cut", true],
  ["UND_ERR_SOCKET", "cut", true],
  ["HPE_INVALID_CONSTANT", "cut", true],
  ["DEPTH_ZERO_SELF_SIGNED_CERT", "certificate", false],
  ["UNABLE_TO_GET_ISSUER_CERT_LOCALLY", "certificate", false],
  ["CERT_HAS_EXPIRED", "certificate", false],
  ["ERR_TLS_CERT_ALTNAME_INVALID", "certificate", false],
  ["EPROTO", "tls", false],
  ["ERR_SSL_WRONG_VERSION_NUMBER", "tls", false],
])("case 35: %s is a failure of the kind %s", (code, kind, isTransient) => {
  expect(describeFailure(coded(code), "ghcr.io", null)).toMatchObject({ kind, isTransient });
});

test.each([
  new TypeError("Cannot read properties of undefined"),
  coded("UND_ERR_INVALID_ARG", "invalid authorization header"),
  coded("ERR_INVALID_ARG_TYPE"),
  coded("toString"),
  "thrown",
])("what is no failure of a connection is rethrown as it is: %s", (thrown) => {
  expect(describeFailure(thrown, "ghcr.io", null)).toBe(thrown);
});

test("the code is found under a cause and in an aggregate", () => {
  expect(describeFailure(new Error("x", { cause: coded("ENOTFOUND") }), "ghcr.io", null)).toMatchObject({ message: "There is no host ghcr.io." });
  expect(describeFailure(new AggregateError([coded("ECONNREFUSED")]), "ghcr.io", null)).toMatchObject({ message: "ghcr.io does not answer." });
});

test("a failure behind a proxy names the proxy", () => {
  expect(describeFailure(coded("ECONNREFUSED"), "ghcr.io", "http://proxy:3128")).toMatchObject({
    message: "ghcr.io does not answer. It was asked through the proxy http://proxy:3128.",
  });
});
