import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { readFacts } from "../../src/build/facts.ts";
import { planBuild } from "../../src/build/plan.ts";
import type { RunEvent } from "../../src/forge/event.ts";
import { runEvent } from "../fakes/events.ts";
import { fakeHost } from "../fakes/host.ts";
import { buildInputs, HEAD_SHA, SHA } from "./inputs.ts";
import { recordBuildx } from "./recording-buildx.ts";

const event: RunEvent = runEvent({ name: "push", apiUrl: null });
const CI = { GITHUB_SERVER_URL: "https://github.com/", GITHUB_SHA: SHA, GITHUB_REF: "refs/heads/main" };

/** The context of a build in a workspace that `prepare` fills. */
async function contextIn(prepare: (workspace: string) => void, given: { inputs?: Record<string, string>; env?: Record<string, string>; event?: RunEvent } = {}): Promise<string> {
  const { workspace } = recordBuildx();
  prepare(workspace);
  const host = fakeHost({ kind: "runner", directory: workspace, env: { PATH: process.env["PATH"], ...CI, ...given.env } });
  const inputs = buildInputs(given.inputs);
  const facts = await readFacts(host, inputs, given.event ?? event, () => Promise.reject(new Error("buildx is not asked")));
  return planBuild(inputs, facts).context.argument;
}

describe("where a build's files come from", () => {
  it("is the workspace where a checkout is in it", async () => {
    expect(await contextIn((workspace) => mkdirSync(join(workspace, ".git")))).toBe(".");
  });

  it("is the workspace where the Dockerfile is in it, though git is not", async () => {
    expect(await contextIn((workspace) => writeFileSync(join(workspace, "Dockerfile"), ""))).toBe(".");
    expect(await contextIn((workspace) => writeFileSync(join(workspace, "api.Dockerfile"), ""), { inputs: { file: "api.Dockerfile" } })).toBe(".");
  });

  it("is the repository at the event's commit where there is no checkout", async () => {
    expect(await contextIn((workspace) => writeFileSync(join(workspace, "artifact.bin"), ""))).toBe(`https://github.com/acme/api.git#${SHA}`);
  });

  it("is a pull request's own commit with DOCKER_DEFAULT_GIT_CONTEXT_PR_HEAD_REF", async () => {
    const pull: RunEvent = { ...event, name: "pull_request", pullRequest: { number: 7, headSha: HEAD_SHA, headRepository: "acme/api" } };
    const env = { GITHUB_REF: "refs/pull/7/merge" };
    expect(await contextIn(() => {}, { event: pull, env })).toBe(`https://github.com/acme/api.git#${SHA}`);
    expect(await contextIn(() => {}, { event: pull, env: { ...env, DOCKER_DEFAULT_GIT_CONTEXT_PR_HEAD_REF: "true" } })).toBe(`https://github.com/acme/api.git#${HEAD_SHA}`);
  });

  it("is the folder it is run in where nobody says which repository", async () => {
    expect(await contextIn(() => {}, { env: { GITHUB_SHA: "" } })).toBe(".");
  });
});
