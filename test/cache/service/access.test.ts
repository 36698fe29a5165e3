import { expect, test } from "vitest";
import { readCacheAccess } from "../../../src/cache/service/access.ts";

const NOW = new Date("2026-11-21T12:00:00Z");
const OWN_AND_MAIN = '[{"Scope":"refs/pull/7/merge","Permission":3},{"Scope":"refs/heads/main","Permission":1}]';

function tokenOf(claims: object): string {
  return `e30.${Buffer.from(JSON.stringify(claims)).toString("base64url")}.`;
}

function env(more: Record<string, string | undefined> = {}, claims: object = { ac: OWN_AND_MAIN }): Record<string, string | undefined> {
  return { ACTIONS_RESULTS_URL: "https://results.example/", ACTIONS_CACHE_SERVICE_V2: "True", ACTIONS_RUNTIME_TOKEN: tokenOf(claims), ...more };
}

test("a token says which scopes may be read and written, its own first, and when it ends", () => {
  expect(readCacheAccess(env({}, { ac: OWN_AND_MAIN, exp: 1_795_305_600 }), NOW)).toEqual({
    kind: "v2",
    canRead: true,
    canWrite: true,
    scopes: [
      { scope: "refs/pull/7/merge", canRead: true, canWrite: true },
      { scope: "refs/heads/main", canRead: true, canWrite: false },
    ],
    why: null,
    expiresAt: new Date("2026-11-22T00:00:00Z"),
  });
});

test.each([
  ["none", false, false, "The workflow's cache-mode is none."],
  ["read", true, false, "The workflow's cache-mode is read."],
  ["write", true, true, null],
  ["write-only", false, true, "The workflow's cache-mode is write-only."],
  ["Write-Only ", false, true, "The workflow's cache-mode is write-only."],
  ["", true, true, null],
  ["append", true, true, null],
])("the cache-mode %j", (mode, canRead, canWrite, why) => {
  expect(readCacheAccess(env({ ACTIONS_CACHE_MODE: mode }), NOW)).toMatchObject({ kind: "v2", canRead, canWrite, why });
});

test.each([
  [0, false, false, "The job's token may neither read the cache nor write to it."],
  [1, true, false, "The job's token may not write to the cache."],
  [2, false, true, "The job's token may not read the cache."],
  [3, true, true, null],
])("the permission %d", (bits, canRead, canWrite, why) => {
  const ac = JSON.stringify([{ Scope: "refs/heads/main", Permission: bits }]);
  expect(readCacheAccess(env({}, { ac }), NOW)).toMatchObject({ canRead, canWrite, why });
});

test("a token without scopes leaves the answer to the service", () => {
  expect(readCacheAccess(env({}, {}), NOW)).toMatchObject({ canRead: true, canWrite: true, scopes: [], why: null, expiresAt: null });
});

test("a token that has expired may nothing, from the second on in which it ends", () => {
  const end = NOW.getTime() / 1000;
  const over = readCacheAccess(env({}, { ac: OWN_AND_MAIN, exp: end }), NOW);
  expect(over).toMatchObject({ kind: "v2", canRead: false, canWrite: false, why: "The job's token has expired." });
  expect(readCacheAccess(env({}, { ac: OWN_AND_MAIN, exp: end + 1 }), NOW)).toMatchObject({ canRead: true, why: null });
});

test.each([
  ["no flag for version 2", { ACTIONS_CACHE_SERVICE_V2: undefined, ACTIONS_CACHE_URL: "https://ghes.example/_apis/artifactcache/" }, "v1"],
  ["a flag that says no", { ACTIONS_CACHE_SERVICE_V2: "false", ACTIONS_CACHE_URL: "https://ghes.example/_apis/artifactcache/" }, "v1"],
  ["no results service", { ACTIONS_RESULTS_URL: "", ACTIONS_CACHE_URL: "https://ghes.example/_apis/artifactcache/" }, "v1"],
  ["both versions", { ACTIONS_CACHE_URL: "https://ghes.example/_apis/artifactcache/" }, "v2"],
  ["neither", { ACTIONS_CACHE_SERVICE_V2: undefined }, "none"],
  ["no token", { ACTIONS_RUNTIME_TOKEN: undefined, ACTIONS_CACHE_URL: "https://ghes.example/" }, "none"],
])("a runner with %s", (_, more, kind) => {
  expect(readCacheAccess(env(more), NOW).kind).toBe(kind);
});

test("where there is no version 2 the reason says what there is", () => {
  const v1 = { ACTIONS_CACHE_SERVICE_V2: undefined, ACTIONS_CACHE_URL: "https://ghes.example/" };
  expect(readCacheAccess(env(v1), NOW).why).toBe("This runner's cache service speaks version 1 of its protocol only.");
  expect(readCacheAccess({}, NOW)).toMatchObject({ canRead: false, canWrite: false, why: "This runner has no cache service." });
});
