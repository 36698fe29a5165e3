import fc from "fast-check";
import { inspect } from "node:util";
import { describe, expect, test } from "vitest";
import { createRedactor, secretForms } from "../../src/host/redact.ts";
import { createMasker } from "../fakes/masker.ts";

const SPECIAL = "pa55 w'ö\"rd~<&>/+=(*)!";
const TOKEN = "ghp_16C7e42F292c6912E7710c838347Ae178B4a";
const base64 = (text: string): string => Buffer.from(text).toString("base64");
const lower = (text: string): string => text.replace(/%[0-9A-F]{2}/g, (hex) => hex.toLowerCase());

/** How a log shows a secret, in each way of reference table 2.2 that keeps the whole of it. */
const WAYS: readonly (readonly [string, (secret: string) => string])[] = [
  ["as it is", (s) => s],
  ["in base64", base64],
  ["in base64 without padding", (s) => base64(s).replace(/=+$/, "")],
  ["in base64url", (s) => Buffer.from(s).toString("base64url")],
  ["in base64 of user:secret", (s) => base64(`octo:${s}`)],
  ["in base64 of x:secret", (s) => base64(`x:${s}`)],
  ["in base64 of ab:secret", (s) => base64(`ab:${s}`)],
  ["in base64 of secret and line end", (s) => base64(`${s}\n`)],
  ["in base64 of JSON that holds it", (s) => base64(`{"password":${JSON.stringify(s)}}`)],
  ["in base64 twice", (s) => base64(base64(s))],
  ["in hex", (s) => Buffer.from(s).toString("hex")],
  ["in upper-case hex", (s) => Buffer.from(s).toString("hex").toUpperCase()],
  ["by encodeURIComponent", encodeURIComponent],
  ["by encodeURI", encodeURI],
  ["with lower-case percent codes", (s) => lower(encodeURIComponent(s))],
  ["by URLSearchParams", (s) => new URLSearchParams({ x: s }).toString().slice(2)],
  ["by lower-case URLSearchParams", (s) => lower(new URLSearchParams({ x: s }).toString().slice(2))],
  ["by JSON.stringify", (s) => JSON.stringify(s).slice(1, -1)],
  ["as Go's JSON", (s) => JSON.stringify(s).slice(1, -1).replace(/[<>&]/g, (c) => `\\u00${c.charCodeAt(0).toString(16)}`)],
  ["as Python's JSON", (s) => JSON.stringify(s).slice(1, -1).replaceAll("ö", "\\u00f6")],
  ["in single quotes of a shell", (s) => s.replaceAll("'", "'\\''")],
  ["by util.inspect", (s) => inspect(s).slice(1, -1)],
  ["in HTML", (s) => s.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;").replaceAll('"', "&quot;").replaceAll("'", "&#39;")],
  ["in XML", (s) => s.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;").replaceAll('"', "&quot;").replaceAll("'", "&apos;")],
];

/** How much of what stands beside `***` is the secret's: the characters beyond those that an empty secret shows. */
function shownOf(masked: string, show: (secret: string) => string): number {
  return masked.replaceAll("***", "").length - show("").length;
}

describe.each([["a password with special characters", SPECIAL], ["a token of 40 characters", TOKEN]])("%s", (_, secret) => {
  // Of base64 the groups stay that mix the secret with what stands beside it: at most two bytes of it at each end.
  const allowed = (way: string): number => (way.includes("base64") ? 8 : 0);

  test.each(WAYS)("shown %s is hidden by the runner's masker", (way, show) => {
    const masker = createMasker();
    for (const form of secretForms(secret)) masker.add(form);
    expect(shownOf(masker.mask(show(secret)), show)).toBeLessThanOrEqual(allowed(way));
  });

  test.each(WAYS)("shown %s is hidden by redact", (way, show) => {
    const redactor = createRedactor();
    redactor.add(secret);
    expect(shownOf(redactor.redact(show(secret)), show)).toBeLessThanOrEqual(allowed(way));
  });
});

test("the runner's own encoders alone would show base64url, hex and Go's JSON", () => {
  const masker = createMasker();
  masker.add(SPECIAL);
  expect(masker.mask(Buffer.from("~~~???>>>").toString("base64url"))).toBe("fn5-Pz8_Pj4-");
  expect(masker.mask(Buffer.from(SPECIAL).toString("hex"))).toContain("70613535");
});

test("base64 in the alphabet of URLs is hidden where it differs from the common one", () => {
  const secret = "??>>~~~~>>??\u00ff\u00ff??>>";
  const encoded = Buffer.from(`u:${secret}`).toString("base64url");
  expect(encoded).toMatch(/-.*_|_.*-/);
  const redactor = createRedactor();
  redactor.add(secret);
  expect(redactor.redact(encoded).replace("***", "").length).toBeLessThanOrEqual(8);
});

test("a secret with blanks around it is hidden without them as well", () => {
  const redactor = createRedactor();
  redactor.add("  hunter22-and-more\t");
  expect(redactor.redact("It is hunter22-and-more.")).toBe("It is ***.");
});

test("base64 wrapped at 76 columns is hidden line by line", () => {
  const secret = "k".repeat(40) + "0123456789".repeat(12);
  const redactor = createRedactor();
  redactor.add(secret);
  const wrapped = base64(secret).match(/.{1,76}/g) ?? [];
  expect(wrapped.map((line) => redactor.redact(line))).toEqual(["***", "***", "***"]);
});

test("each line of a private key is hidden, its armour is not", () => {
  const key = "-----BEGIN PRIVATE KEY-----\nMIIEvQIBADANBgkq\nhkiG9w0BAQEFAASC\n-----END PRIVATE KEY-----\n";
  const redactor = createRedactor();
  redactor.add(key);
  expect(redactor.redact("hkiG9w0BAQEFAASC")).toBe("***");
  expect(redactor.redact("-----BEGIN PRIVATE KEY-----")).toBe("-----BEGIN PRIVATE KEY-----");
});

test("the secret fields of a JSON key file are hidden, its other words are not", () => {
  const redactor = createRedactor();
  redactor.add(JSON.stringify({ type: "service_account", private_key: "AAAABBBB\nCCCCDDDD", private_key_id: "0f1e2d3c4b" }, null, 2));
  expect(redactor.redact("CCCCDDDD and 0f1e2d3c4b of a service_account")).toBe("*** and *** of a service_account");
});

test("so are those of a key file in base64, and of what AWS answers", () => {
  const redactor = createRedactor();
  redactor.add(base64(JSON.stringify({ type: "service_account", private_key: "-----BEGIN PRIVATE KEY-----\nAAAABBBB\n-----END PRIVATE KEY-----" })));
  redactor.add(JSON.stringify({ Credentials: { AccessKeyId: "ASIAEXAMPLE", SecretAccessKey: "wJalrXUtnFEMI", SessionToken: "IQoJb3JpZ2lu" } }));
  expect(redactor.redact("AAAABBBB wJalrXUtnFEMI IQoJb3JpZ2lu service_account")).toBe("*** *** *** service_account");
});

test("of a JWT the signature is hidden by itself, its header and its claims are anybody's", () => {
  const [header, claims] = [JSON.stringify({ alg: "RS256" }), JSON.stringify({ sub: "repo:acme/api" })].map((part) => Buffer.from(part).toString("base64url"));
  const redactor = createRedactor();
  redactor.add(`${header}.${claims}.c2lnbmF0dXJlLW9mLWl0`);
  expect(redactor.redact(`signature c2lnbmF0dXJlLW9mLWl0 of ${header}`)).toBe(`signature *** of ${header}`);
});

test("a secret of five characters is left alone, for it could be any word", () => {
  expect(secretForms("admin")).toEqual([]);
});

test("that a secret is too short is said once, however often it is heard of", () => {
  const redactor = createRedactor();
  expect(["short", " short\n", "tiny", "long-enough", "", " "].map((secret) => redactor.weaknessOf(secret) !== null)).toEqual([true, false, true, false, false, false]);
});

test("stars and white space are no secret", () => {
  expect(secretForms("***********")).toEqual([]);
  expect(secretForms("        ")).toEqual([]);
});

test("forms that overlap are hidden as one, without a rest between them", () => {
  const redactor = createRedactor();
  redactor.add("abcdefgh");
  redactor.add("fghijklm");
  expect(redactor.redact("xabcdefghijklmy")).toBe("x***y");
});

test("a form that is known already is not given out again", () => {
  const redactor = createRedactor();
  expect(redactor.add("correct-horse")).toContain("correct-horse");
  expect(redactor.add("correct-horse")).toEqual([]);
});

test("whatever the secret and whatever stands around it, it is not in the redacted text", () => {
  fc.assert(
    fc.property(fc.string({ minLength: 6, maxLength: 40, unit: "grapheme" }), fc.string(), fc.string(), (secret, before, after) => {
      fc.pre(/[^*\s]/.test(secret) && secret.trim().length >= 6);
      const redactor = createRedactor();
      redactor.add(secret);
      expect(redactor.redact(before + secret + after).replaceAll("***", "")).not.toContain(secret);
    }),
    { numRuns: 300, seed: 7 },
  );
});
