import { mkdir, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { beforeEach, describe, expect, onTestFinished, test } from "vitest";
import { startActionsService } from "../../src/local/actions-service.ts";
import { startForge } from "../../src/local/forge.ts";
import { baseName } from "./base-image.ts";
import { registerArm64 } from "./emulation.ts";
import { type JobRun, runJobs, testMachine } from "./jobs.ts";
import type { Machine } from "./machine.ts";
import { must } from "./processes.ts";
import { workflowsOf } from "./workflows.ts";
import { readWorld } from "./world.ts";

const world = await readWorld();
const { bridge, tlsBridge: registry } = world.registries;
const password = await readFile(registry.passwordFile, "utf8");

let machine: Machine;
// A machine on which the registry's certificate is as good as any: for Node, for Docker's programs, and for new builders.
beforeEach(async () => {
  machine = await testMachine(world);
  const trusted = `[registry."${bridge}"]\n  http = true\n[registry."${registry.host}"]\n  ca = ["${registry.caFile}"]\n`;
  await mkdir(join(machine.client.config, "buildx"));
  await writeFile(join(machine.client.config, "buildx/buildkitd.default.toml"), trusted);
  // The job on an arm64 runner runs here too.
  await registerArm64();
});

/** Runs the first workflow of an action's README as it is written: only the registry's host differs from what users copy. */
async function runReadme(action: string, ref: string): Promise<JobRun> {
  const service = await startActionsService();
  onTestFinished(() => service.close());
  const forge = await startForge({ kind: "github" });
  onTestFinished(() => forge.close());
  const [workflow] = await workflowsOf(`actions/${action}/README.md`);
  if (workflow === undefined) throw new Error(`actions/${action}/README.md shows no workflow.`);
  return await runJobs(world, workflow.text.replaceAll("ghcr.io", registry.host), {
    machine,
    actor: registry.username,
    token: password,
    payload: { ref, repository: { full_name: "acme/api", default_branch: "main", private: false } },
    files: { Dockerfile: `FROM ${bridge}/${baseName}\nRUN uname -m >/machine\n` },
    machineEnv: { NODE_EXTRA_CA_CERTS: registry.caFile, SSL_CERT_FILE: registry.caFile },
    env: { GITHUB_REF: ref, GITHUB_API_URL: forge.apiUrl, ...service.env({ runId: "77", ref }) },
  });
}

describe.each(["setup", "login", "build", "publish", "diff"])("the workflow that actions/%s/README.md starts with", (action) => {
  test("runs as written, and leaves neither a builder nor a secret", async () => {
    const done = await runReadme(action, action === "publish" ? "refs/tags/v1.2.3" : "refs/heads/main");
    expect(done.succeeded, done.log).toBe(true);
    expect(done.builders).toEqual([]);
    if (action === "publish") expect(await publishedPlatforms("v1.2.3")).toEqual(["amd64", "arm64"]);
  });
});

/** The architectures of the index that a tag names. */
async function publishedPlatforms(tag: string): Promise<string[]> {
  const login = ["auth", "login", registry.host, "--username", registry.username, "--password-stdin"];
  const env = { ...machine.env, SSL_CERT_FILE: registry.caFile };
  await must(world.programs.crane, login, { env, input: password });
  const index = JSON.parse(await must(world.programs.crane, ["manifest", `${registry.host}/acme/api:${tag}`], { env })) as {
    manifests: { platform: { architecture: string } }[];
  };
  return index.manifests.map(({ platform }) => platform.architecture).filter((name) => name !== "unknown");
}
