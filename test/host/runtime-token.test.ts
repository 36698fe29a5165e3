import fc from "fast-check";
import { expect, test } from "vitest";
import { readRuntimeToken } from "../../src/host/runtime-token.ts";

function tokenOf(claims: unknown): string {
  return `e30.${Buffer.from(JSON.stringify(claims)).toString("base64url")}.`;
}

test("a token says which run and job it is for, and what it may do with the cache", () => {
  const token = tokenOf({
    scp: "Actions.ExampleScope Actions.Results:ce7f54c7:ca395085",
    ac: '[{"Scope":"refs/pull/7/merge","Permission":3},{"Scope":"refs/heads/main","Permission":1}]',
  });
  expect(readRuntimeToken(token)).toEqual({
    backendIds: { runId: "ce7f54c7", jobId: "ca395085" },
    cache: {
      canRead: true,
      canWrite: true,
      scopes: [
        { scope: "refs/pull/7/merge", canRead: true, canWrite: true },
        { scope: "refs/heads/main", canRead: true, canWrite: false },
      ],
    },
    expiresAt: null,
  });
});

test.each([
  ["[]", false, false],
  ['[{"Scope":"a","Permission":1}]', true, false],
  ['[{"Scope":"a","Permission":2}]', false, true],
  ['[{"Scope":"a","Permission":0},{"Scope":"b","Permission":1}]', true, false],
])("the scopes %s", (ac, canRead, canWrite) => {
  expect(readRuntimeToken(tokenOf({ ac })).cache).toMatchObject({ canRead, canWrite });
});

test("a token says when it ends, where it gives a moment", () => {
  expect(readRuntimeToken(tokenOf({ exp: 1_795_305_600 })).expiresAt).toEqual(new Date("2026-11-22T00:00:00Z"));
  expect(readRuntimeToken(tokenOf({ exp: 1e300 })).expiresAt).toBeNull();
  expect(readRuntimeToken(tokenOf({ exp: "1795305600" })).expiresAt).toBeNull();
});

test("any text is a token that says something or nothing", () => {
  const nothing = { backendIds: null, cache: null, expiresAt: null };
  expect(readRuntimeToken("")).toEqual(nothing);
  expect(readRuntimeToken(tokenOf({ scp: "Actions.Results:1:2:3", ac: "no JSON" }))).toEqual(nothing);
  const claims = fc.oneof(fc.jsonValue(), fc.record({ scp: fc.jsonValue(), ac: fc.oneof(fc.jsonValue(), fc.json()) }));
  fc.assert(
    fc.property(fc.oneof(fc.string(), claims.map(tokenOf)), (token) => {
      expect(Object.keys(readRuntimeToken(token))).toEqual(["backendIds", "cache", "expiresAt"]);
    }),
    { numRuns: 500 },
  );
});
