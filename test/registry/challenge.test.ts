import fc from "fast-check";
import { expect, test } from "vitest";
import { chooseChallenge, parseChallenges } from "../../src/registry/challenge.ts";

function read(header: string): unknown {
  return parseChallenges(header).map(({ scheme, parameters }) => [scheme, Object.fromEntries(parameters)]);
}

test.each<[string, string, unknown]>([
  ["one Bearer", 'Bearer realm="https://a/t",service="a",scope="repository:x:pull"', [["bearer", { realm: "https://a/t", service: "a", scope: "repository:x:pull" }]]],
  ["a comma inside quotes", 'Bearer realm="https://a/t",scope="repository:x:pull,push"', [["bearer", { realm: "https://a/t", scope: "repository:x:pull,push" }]]],
  ["lower case", 'bearer REALM="https://a/t"', [["bearer", { realm: "https://a/t" }]]],
  ["upper case", 'BEARER realm="https://a/t"', [["bearer", { realm: "https://a/t" }]]],
  ["missing commas", 'Bearer realm="https://a/t" service="a"', [["bearer", { realm: "https://a/t", service: "a" }]]],
  ["too many commas", 'Bearer ,,realm="https://a/t",, ,service="a",', [["bearer", { realm: "https://a/t", service: "a" }]]],
  ["spaces about =", 'Bearer realm = "https://a/t"', [["bearer", { realm: "https://a/t" }]]],
  ["an unquoted value", "Bearer realm=https://a/t,service=a", [["bearer", { realm: "https://a/t", service: "a" }]]],
  ["escaped quotes", String.raw`Basic realm="say \"hi\" \\ now"`, [["basic", { realm: String.raw`say "hi" \ now` }]]],
  ["several in one header", 'Basic realm="x", Bearer realm="https://a/t",service="a"', [["basic", { realm: "x" }], ["bearer", { realm: "https://a/t", service: "a" }]]],
  ["Negotiate first", 'Negotiate, Bearer realm="https://a/t"', [["negotiate", {}], ["bearer", { realm: "https://a/t" }]]],
  ["a token68", "Negotiate YWJj==, Basic realm=x", [["negotiate", { ywjj: "=" }], ["basic", { realm: "x" }]]],
  ["a parameter twice", 'Bearer realm="https://a/t",realm="https://evil/t"', [["bearer", { realm: "https://a/t" }]]],
  ["no realm", 'Bearer service="a"', [["bearer", { service: "a" }]]],
  ["an empty realm", 'Bearer realm="",service="a"', [["bearer", { realm: "", service: "a" }]]],
  ["an unclosed quote", 'Bearer realm="https://a/t', [["bearer", {}]]],
  ["an unclosed quote that swallows the rest", 'Bearer service="a,realm="https://a/t"', [["bearer", { service: "a,realm=" }], ["https", {}], ["a", {}], ["t", {}]]],
  ["a quoted scheme", '"Bearer" realm="https://a/t"', []],
  ["a parameter before any scheme", 'realm="https://a/t"', []],
  ["a scheme alone", "Bearer", [["bearer", {}]]],
  ["a value missing", "Bearer realm=,service=a", [["bearer", { service: "a" }]]],
  ["an equals sign alone", "Bearer =x", []],
  ["control characters", 'Bearer\u0000realm="x"', [["bearer", { realm: "x" }]]],
  ["a line folded", 'Bearer realm="https://a/t",\r\n service="a"', [["bearer", { realm: "https://a/t", service: "a" }]]],
  ["nothing", "", []],
  ["only commas", ",,,", []],
])("case 20: %s", (_, header, expected) => {
  expect(read(header)).toEqual(expected);
});

test("case 20: Bearer goes before Basic, and a Bearer without a realm is none", () => {
  const choose = (header: string) => chooseChallenge(parseChallenges(header))?.scheme ?? null;
  expect(choose('Basic realm="x", Bearer realm="https://a/t"')).toBe("bearer");
  expect(choose('Bearer service="a", Basic realm="x"')).toBe("basic");
  expect(choose('Negotiate, Digest realm="x"')).toBe(null);
  expect(choose("")).toBe(null);
});

test("any header is a list of challenges", () => {
  const nearly = fc.array(fc.constantFrom("Bearer", "Basic", " ", ",", "=", '"', "\\", "realm", "https://a/t", "\u0000", "é"), { maxLength: 20 });
  fc.assert(
    fc.property(fc.oneof(fc.string(), nearly.map((parts) => parts.join(""))), (header) => {
      for (const { scheme } of parseChallenges(header)) expect(scheme).toBe(scheme.toLowerCase());
    }),
    { numRuns: 1000 },
  );
});
