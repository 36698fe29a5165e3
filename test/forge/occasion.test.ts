import { describe, expect, test } from "vitest";
import type { RunEvent } from "../../src/forge/event.ts";
import { type Occasion, readOccasion } from "../../src/forge/occasion.ts";
import { runEvent } from "../fakes/events.ts";

const SHA = "1".repeat(40);

function occasion(over: Partial<RunEvent>, env: Record<string, string> = {}): Occasion {
  return readOccasion(runEvent(over), env);
}

function pullRequest(headRepository: string | null, over: Partial<RunEvent> = {}): Partial<RunEvent> {
  return { name: "pull_request", pullRequest: { number: 7, headSha: SHA, headRepository }, ...over };
}

describe("the occasion", () => {
  test.each<[string, Partial<RunEvent>, Record<string, string>, Occasion]>([
    ["a push to a branch", { name: "push" }, { GITHUB_REF: "refs/heads/main" }, { kind: "push", publishes: true, comments: false, why: "A push to main." }],
    ["a branch whose name has slashes", { name: "push" }, { GITHUB_REF: "refs/heads/feat/tags/x" }, { kind: "push", publishes: true, comments: false, why: "A push to feat/tags/x." }],
    ["a tag", { name: "push" }, { GITHUB_REF: "refs/tags/v1.2.3" }, { kind: "tag", publishes: true, comments: false, why: "The tag v1.2.3." }],
    ["a release", { name: "release" }, { GITHUB_REF: "refs/tags/v1.2.3" }, { kind: "tag", publishes: true, comments: false, why: "The tag v1.2.3." }],
    ["a release without its tag", { name: "release" }, {}, { kind: "other", publishes: false, comments: false, why: "Nothing is published on release." }],
    ["a schedule", { name: "schedule" }, { GITHUB_REF: "refs/heads/main" }, { kind: "schedule", publishes: true, comments: false, why: "A scheduled run of main." }],
    ["a run by hand", { name: "workflow_dispatch" }, { GITHUB_REF: "refs/heads/main" }, { kind: "manual", publishes: true, comments: false, why: "A run by hand of main." }],
    ["a run that a program starts", { name: "repository_dispatch" }, { GITHUB_REF: "refs/heads/main" }, { kind: "manual", publishes: true, comments: false, why: "A run by hand of main." }],
    ["a merge queue", { name: "merge_group" }, { GITHUB_REF: "refs/heads/gh-readonly-queue/main/pr-7" }, { kind: "other", publishes: false, comments: false, why: "Nothing is published on merge_group." }],
    ["a push that deletes a branch", { name: "delete" }, { GITHUB_REF: "refs/heads/main" }, { kind: "other", publishes: false, comments: false, why: "Nothing is published on delete." }],
    ["a pipeline of a CI that does not say what started it", { ci: "GitLab CI", name: "", ref: "refs/heads/main" }, {}, { kind: "other", publishes: false, comments: false, why: "GitLab CI does not say what started this run, or it is nothing that publishes." }],
    ["a laptop", { ci: "", name: "" }, {}, { kind: "other", publishes: false, comments: false, why: "This runs outside any CI." }],
    ["a pull request of this repository", pullRequest("acme/api"), {}, { kind: "pull-request", publishes: false, comments: true, why: "Pull request 7 of this repository." }],
    ["a repository written in another case", pullRequest("Acme/API"), {}, { kind: "pull-request", publishes: false, comments: true, why: "Pull request 7 of this repository." }],
    ["a fork's", pullRequest("mallory/api"), {}, { kind: "fork-pull-request", publishes: false, comments: true, why: "Pull request 7 from the fork mallory/api: such runs get no secrets, and a token that can only read." }],
    ["a fork's that is gone", pullRequest(null), {}, { kind: "fork-pull-request", publishes: false, comments: true, why: "Pull request 7 from a fork that is gone: such runs get no secrets, and a token that can only read." }],
    ["a request of a CI that does not say where its head is", pullRequest(null, { ci: "Woodpecker" }), {}, { kind: "fork-pull-request", publishes: false, comments: true, why: "Pull request 7: nothing names the repository that its head is in, so it is taken for a fork's." }],
    ["a request that is named on a laptop", pullRequest(null, { ci: "" }), {}, { kind: "fork-pull-request", publishes: false, comments: true, why: "Pull request 7: nothing names the repository that its head is in, so it is taken for a fork's." }],
    ["a fork's on pull_request_target", pullRequest("mallory/api", { name: "pull_request_target" }), { GITHUB_REF: "refs/heads/main" }, { kind: "fork-pull-request", publishes: false, comments: true, why: "Pull request 7 from the fork mallory/api." }],
    ["Dependabot's pull request", pullRequest("acme/api"), { GITHUB_ACTOR: "dependabot[bot]" }, { kind: "fork-pull-request", publishes: false, comments: true, why: "Dependabot's pull request 7: such runs get no secrets, and a token that can only read." }],
    ["Dependabot's push", { name: "push" }, { GITHUB_ACTOR: "dependabot[bot]", GITHUB_REF: "refs/heads/dependabot/x" }, { kind: "push", publishes: false, comments: false, why: "Dependabot started this run: such runs get no secrets, and a token that can only read." }],
  ])("of %s is known", (_what, over, env, expected) => {
    expect(occasion(over, env)).toEqual(expected);
  });

  test("of a pull request in a run that does not say its own repository is taken for a fork's", () => {
    expect(occasion(pullRequest("acme/api", { repository: null })).kind).toBe("fork-pull-request");
  });
});
