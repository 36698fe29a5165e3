import { expect, test } from "vitest";
import { judgeScope, scopeFolder } from "../../src/login/scope.ts";

test.each([
  ["docker.io", "acme/app", "/b/config/registry-1.docker.io/acme/app"],
  ["docker.io", "acme/app@push", "/b/config/registry-1.docker.io/acme/app@push"],
  ["ghcr.io", "@pull,push", "/b/config/ghcr.io@pull,push"],
  ["localhost:5000", "app", "/b/config/localhost:5000/app"],
])("buildx finds the credential of %s for %s in %s", (registry, scope, folder) => {
  expect(scopeFolder("/b", registry, scope)).toBe(folder);
});

test.each(["../x", "a/../b", "/etc", "a@b@c", "app@", "app@PUSH", "app@push,", "Upper", "a//b", "."])("the scope %s is refused", (scope) => {
  expect(judgeScope(scope)).not.toBe(null);
});

test.each(["", "acme/app", "a_b/c-d.e", "app@push", "@pull,push"])("the scope %j is right", (scope) => {
  expect(judgeScope(scope)).toBe(null);
});

test("a folder outside is never made, even for a scope that was not judged", () => {
  expect(() => scopeFolder("/b", "ghcr.io", "../../..")).toThrow("leads out of");
});
