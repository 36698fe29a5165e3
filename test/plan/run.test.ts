import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, onTestFinished, test } from "vitest";
import { readJudgedInputs } from "../../src/inputs/read.ts";
import { declaration } from "../../src/plan/inputs.ts";
import { findMistakes, run } from "../../src/plan/run.ts";
import { type FakeHost, fakeHost } from "../fakes/host.ts";

const SHA = "1a2b3c4d5e6f708192a3b4c5d6e7f8091a2b3c4d";

/** A run of a workflow in acme/api, with its event. */
async function planIn(name: string, ref: string, event: object, inputs: Record<string, string>): Promise<FakeHost> {
  const folder = mkdtempSync(join(tmpdir(), "plimsoll-plan-"));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  writeFileSync(join(folder, "event.json"), JSON.stringify({ repository: { full_name: "acme/api", default_branch: "main" }, ...event }));
  const env = { GITHUB_EVENT_NAME: name, GITHUB_REPOSITORY: "acme/api", GITHUB_REF: ref, GITHUB_SHA: SHA, GITHUB_EVENT_PATH: join(folder, "event.json"), GITHUB_ACTOR: "ann" };
  const host = fakeHost({ kind: "runner", directory: folder, env, inputs: { image: "ghcr.io/Acme/api\nregistry.example.com/api", ...inputs } });
  await run(host, await readJudgedInputs(declaration, host, (read) => findMistakes(host, read)), null);
  return host;
}

test("a push gets the tags that rules and references give in every repository, and what the jobs after it need", async () => {
  const tags = "type=ref,event=branch\nlatest\ntype=sha\nghcr.io/other/place:edge";
  const { outputs } = await planIn("push", "refs/heads/main", { ref: "refs/heads/main", before: "0".repeat(40), after: SHA }, { tags });
  expect(outputs["tags"]?.split("\n").toSorted()).toEqual(
    ["ghcr.io/acme/api", "registry.example.com/api"].flatMap((name) => ["latest", "main", "sha-1a2b3c4"].map((tag) => `${name}:${tag}`)).concat("ghcr.io/other/place:edge").toSorted(),
  );
  expect([outputs["occasion"], outputs["publishes"], outputs["push-by-digest"]]).toEqual(["push", "true", "ghcr.io/acme/api\nregistry.example.com/api"]);
});

test("tags are written as flavor, latest-guard and tag-context say", async () => {
  const inputs = { image: "ghcr.io/acme/api", tags: "type=ref,event=tag", flavor: "suffix=-slim" };
  const planned = (over: Record<string, string>) => planIn("push", "refs/tags/v2.0.0-rc.1", { ref: "refs/tags/v2.0.0-rc.1" }, { ...inputs, ...over });
  expect((await planned({})).outputs["tags"]).toBe("ghcr.io/acme/api:v2.0.0-rc.1-slim");
  expect((await planned({ "latest-guard": "false" })).outputs["tags"]).toBe("ghcr.io/acme/api:v2.0.0-rc.1-slim\nghcr.io/acme/api:latest");
  // Of which there is none.
  await expect(planned({ "tag-context": "git" })).rejects.toThrow("context: git needs the checkout of a repository");
});

test("a fork's pull request publishes nothing and needs no tag", async () => {
  const head = { ref: "grow", sha: SHA, repo: { full_name: "mallory/api" } };
  const event = { number: 7, pull_request: { number: 7, head, base: { ref: "main", sha: SHA, repo: { full_name: "acme/api" } } } };
  const { outputs } = await planIn("pull_request", "refs/pull/7/merge", event, {});
  expect([outputs["occasion"], outputs["publishes"], outputs["comments"], outputs["tags"], outputs["push-by-digest"]]).toEqual(["fork-pull-request", "false", "true", "", ""]);
});

test("on pull_request_target, where one publishes, the tag of the base branch's commit is left alone, which GITHUB_SHA is there", async () => {
  const head = { ref: "grow", sha: "2".repeat(40), repo: { full_name: "acme/api" } };
  const event = { number: 7, pull_request: { number: 7, head, base: { ref: "main", sha: SHA, repo: { full_name: "acme/api" } } } };
  const { outputs } = await planIn("pull_request_target", "refs/heads/main", event, { publish: "always", tags: "type=sha", image: "ghcr.io/acme/api" });
  expect(outputs["tags"]).toBe("ghcr.io/acme/api:sha-2222222");
});

test("what is wrong with platforms, runners, rules and flavor is told together under the name of each, before a job has begun", async () => {
  const planning = planIn("push", "refs/heads/main", { ref: "refs/heads/main", after: SHA }, { platforms: "linux/arm64,linux/arm64", runners: "linux/arm64", tags: "type=nonsense", flavor: "latest=maybe" });
  await expect(planning).rejects.toThrow(/runners: "linux\/arm64"[^]*platforms: it names linux\/arm64 more than once[^]*tags: [^]*nonsense[^]*flavor: "latest=maybe"/);
});
