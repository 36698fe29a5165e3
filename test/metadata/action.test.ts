import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { runAction } from "../fakes/runner.ts";

const SHA = "860c1904a1ce19322e91ac35af1ab07466440c37";
const EVENT = { repository: { name: "api", description: "Serves", html_url: "https://github.com/acme/api", default_branch: "main", license: { spdx_id: "MIT" } } };

describe("dist/metadata.js, run as the runner runs it", () => {
  test("sets outputs, variables of later steps, and bake files", async () => {
    const step = await runAction("metadata", { inputs: { images: "ghcr.io/acme/api", tags: "type=ref,event=branch\ntype=sha" }, event: EVENT, env: { GITHUB_REF: "refs/heads/main", GITHUB_SHA: SHA } });
    expect(step.exitCode).toBe(0);
    expect(step.outputs).toMatchObject({ version: "main", tags: "ghcr.io/acme/api:main\nghcr.io/acme/api:sha-860c190", "tag-names": "main\nsha-860c190" });
    expect(step.env).toMatchObject({ DOCKER_METADATA_OUTPUT_VERSION: "main", DOCKER_METADATA_OUTPUT_TAG_NAMES: "main\nsha-860c190" });
    expect(JSON.parse(readFileSync(step.outputs["bake-file-tags"] ?? "", "utf8"))).toMatchObject({ target: { "docker-metadata-action": { tags: ["ghcr.io/acme/api:main", "ghcr.io/acme/api:sha-860c190"] } } });
    expect(step.deprecatedCommands).toEqual([]);
  });

  test.each(["$(id)", "a::set-output name=tags::evil", "a%0A::set-env name=PATH::evil", "`id`;{{sha}}", "a'\"b"])("a branch named %j is a tag like any other, and steers nothing", async (name) => {
    const step = await runAction("metadata", { inputs: { tags: "type=ref,event=branch\ntype=raw,value={{branch}}" }, event: EVENT, env: { GITHUB_REF: `refs/heads/${name}`, GITHUB_SHA: SHA } });
    expect(step.exitCode).toBe(0);
    for (const tag of (step.outputs["tag-names"] ?? "").split("\n")) expect(tag).toMatch(/^[A-Za-z0-9_][A-Za-z0-9._-]{0,127}$/);
    expect(step.deprecatedCommands).toEqual([]);
    expect(Object.keys(step.env)).not.toContain("PATH");
  });

  test("tells every mistake in one annotation, and ends with 2", async () => {
    const step = await runAction("metadata", { inputs: { tags: "type=semvr\ntype=ref", flavor: "lates=true", context: "gti" }, event: EVENT });
    expect(step.exitCode).toBe(2);
    expect(step.annotations.map(({ message }) => message.split("\n").length)).toEqual([6]);
  });
});
