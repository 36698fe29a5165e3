import { expect, test } from "vitest";
import { formatScopes, mergeScopes } from "../../src/registry/scope.ts";

test("scopes are written as tokens carry them", () => {
  expect(formatScopes([{ repository: "team/app", actions: "pull,push" }, { repository: "base", actions: "pull" }])).toBe("repository:team/app:pull,push repository:base:pull");
});

test.each<[string, string, string, string]>([
  ["the same", "repository:app:pull", "repository:app:pull", "repository:app:pull"],
  ["less, as for a look at what is to be written", "repository:app:pull", "repository:app:pull,push", "repository:app:pull,push"],
  ["more", "repository:app:pull,push,delete", "repository:app:delete", "repository:app:pull,push,delete"],
  ["another name for the repository", "repository:library/app:pull", "repository:app:pull", "repository:library/app:pull"],
  ["nothing of where a blob is mounted from", "repository:app:pull,push", "repository:app:pull,push repository:base:pull", "repository:app:pull,push repository:base:pull"],
  ["where a blob is mounted from too", "repository:app:pull,push repository:base:pull", "repository:app:pull,push repository:base:pull", "repository:app:pull,push repository:base:pull"],
  ["another repository beside", "repository:app:pull repository:base:pull", "repository:app:pull", "repository:app:pull repository:base:pull"],
  ["a port in the name", "repository:host:5000/app:pull", "repository:host:5000/app:pull,push", "repository:host:5000/app:pull,push"],
  ["no repository", "registry:catalog:*", "repository:app:pull", "registry:catalog:*"],
])("a challenge that names %s asks for what serves both", (_, challenged, wanted, merged) => {
  expect(mergeScopes(challenged, wanted)).toBe(merged);
});
