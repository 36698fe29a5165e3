import { describe, expect, it } from "vitest";
import { identifyBuild, shortName } from "../../../src/build/cache/identity.ts";
import type { BuildIdentity } from "../../../src/cache/layers/layer-store.ts";
import { ownArchitecture } from "../../../src/builder/architectures.ts";
import { planBuild, type BuildFacts } from "../../../src/build/plan.ts";
import { buildInputs, facts, SHA } from "../inputs.ts";

const WORKSPACE = "/home/runner/work/api/api";

function identity(inputs: Readonly<Record<string, string>>, env: Record<string, string> = {}, changed: Partial<BuildFacts> = {}): BuildIdentity {
  return identifyBuild(planBuild(buildInputs(inputs), { ...facts, ...changed }), { env, directory: WORKSPACE });
}

const sameBuild = (left: Readonly<Record<string, string>>, right: Readonly<Record<string, string>>, env: Record<string, string> = {}, later: Record<string, string> = env): boolean =>
  identity(left, env).build === identity(right, later).build;

describe("whose layers a build's are", () => {
  it.each<[string, Record<string, string>, string]>([
    ["the repository that is pushed to first", { push: "true", tags: "ghcr.io/acme/api:1,docker.io/acme/api:1" }, "ghcr.io/acme/api"],
    ["that of a push by digest", { "push-by-digest": "ghcr.io/acme/api" }, "ghcr.io/acme/api"],
    ["that of a tag which is not pushed", { tags: "acme/api:1" }, "docker.io/acme/api"],
    ["the context and its Dockerfile, where there is no name", {}, ". Dockerfile"],
    ["the same wherever the checkout lies", { context: `${WORKSPACE}/app`, file: `${WORKSPACE}/app/api.Dockerfile` }, "app app/api.Dockerfile"],
    ["the repository without its commit", { context: `https://user:word@git.example/acme/api.git#${SHA}:app` }, "git.example/acme/api.git:app Dockerfile"],
    ["the repository without its commit in a query", { context: `https://git.example/acme/api.git?ref=refs/heads/main&checksum=${SHA}` }, "git.example/acme/api.git Dockerfile"],
  ])("is told by %s", (_what, inputs, image) => {
    expect(identity(inputs).image).toBe(image);
  });

  it("is told by the platforms, in one order and one spelling, each once", () => {
    expect(identity({ platforms: "linux/arm64/v8,amd64,arm64" }).platforms).toEqual(["linux/amd64", "linux/arm64"]);
    const native = process.arch === "arm" ? "linux/arm/v7" : `linux/${ownArchitecture()}`;
    expect([identity({}).platforms, identity({ platforms: "local" }).platforms]).toEqual([[native], [native]]);
  });
});

describe("a build takes the place of the last one like it", () => {
  it.each<[Record<string, string>, Record<string, string>]>([
    [{}, { target: "test" }],
    [{}, { file: "other.Dockerfile" }],
    [{ "build-args": "A=1" }, { "build-args": "A=2" }],
    [{}, { "build-contexts": "docs=./docs" }],
  ])("and not of one with other inputs: %o, %o", (left, right) => {
    expect(sameBuild(left, right)).toBe(false);
  });

  it("whatever the order of its arguments", () => {
    expect(sameBuild({ "build-args": "A=1\nB=2" }, { "build-args": "B=2\nA=1" })).toBe(true);
  });

  it("though an argument names the commit or the run", () => {
    const [first, second] = [{ GITHUB_SHA: "a".repeat(40), GITHUB_RUN_ID: "1001" }, { GITHUB_SHA: "b".repeat(40), GITHUB_RUN_ID: "1002" }];
    const args = (sha: string, run: string): Record<string, string> => ({ "build-args": `COMMIT=${sha}\nSHORT=v1-${sha.slice(0, 7)}\nRUN=${run}\nSOURCE_DATE_EPOCH=${run}0` });
    expect(sameBuild(args("a".repeat(40), "1001"), args("b".repeat(40), "1002"), first, second)).toBe(true);
    expect(sameBuild(args("a".repeat(40), "1001"), args("c".repeat(40), "1002"), first, second)).toBe(false);
  });

  it("whatever the value of a secret argument is: what is kept of it would tell", () => {
    expect(sameBuild({ "build-args": "NPM_TOKEN=hunter22" }, { "build-args": "NPM_TOKEN=correct-horse" })).toBe(true);
  });
});

it("a backend that keeps one build under one name tells image, platforms and stage apart", () => {
  const base: BuildIdentity = { image: "a", platforms: ["linux/amd64"], build: "x" };
  const names = [shortName(base, null), shortName({ ...base, image: "b" }, null), shortName({ ...base, platforms: ["linux/arm64"] }, null), shortName(base, "test")];
  expect(new Set(names).size).toBe(4);
  expect(shortName({ ...base, build: "y" }, null)).toBe(names[0]);
});
