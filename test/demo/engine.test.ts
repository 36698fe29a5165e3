import { mkdir, readFile, readdir } from "node:fs/promises";
import { join } from "node:path";
import { expect, test } from "vitest";
import { createCleanUp } from "../../src/demo/clean-up.ts";
import { findEngine, type FoundEngine } from "../../src/demo/engine.ts";
import { narrate } from "../../src/demo/narration.ts";
import { fakeHost } from "../fakes/host.ts";
import { emptyFolder, machineWithDocker } from "./performance.ts";

/** What is found on a machine, what was told of it, and what the configuration for the demo's own commands holds. */
async function look(env: Readonly<Record<string, string>>): Promise<{ found: FoundEngine; told: string; folder: string; takeDown: () => Promise<void> }> {
  const folder = await emptyFolder();
  await mkdir(join(folder, "docker"));
  const written: string[] = [];
  const narration = narrate({ color: false, width: 200, write: async (text) => void written.push(text) });
  const cleanUp = createCleanUp();
  const found = await findEngine({ host: fakeHost({ env }), narration, cleanUp, folder, signal: new AbortController().signal });
  return { found, told: written.join(""), folder, takeDown: () => cleanUp.run() };
}

test("an engine that answers and has BuildKit's image is taken, with a configuration that holds nothing but where plugins are", async () => {
  const { env, config } = await machineWithDocker("echo 29.0");
  const { found, told, folder } = await look(env);
  expect(found).toEqual({ env: { DOCKER_HOST: env["DOCKER_HOST"] } });
  expect(told).toBe("");
  expect(JSON.parse(await readFile(join(folder, "docker/config.json"), "utf8"))).toEqual({ cliPluginsExtraDirs: [join(config, "cli-plugins")] });
  expect(await readdir(config)).toEqual(["cli-plugins"]);
});

test("an engine that does not answer is told by its address", async () => {
  const { env } = await machineWithDocker("exit 1");
  expect((await look(env)).found).toEqual({ why: `The Docker engine at ${env["DOCKER_HOST"]} does not answer.` });
});

test("an engine on another machine cannot reach the registry, and is not asked", async () => {
  const { env, calls } = await machineWithDocker("exit 0");
  const { found } = await look({ ...env, DOCKER_HOST: "tcp://dind:2375" });
  expect(found).toEqual({ why: "The Docker engine is in a virtual machine or on another one, from where the registry of this process cannot be reached." });
  await expect(readFile(calls, "utf8")).rejects.toThrow("ENOENT");
});

test("a docker without buildx builds nothing", async () => {
  const { env } = await machineWithDocker("exit 0");
  expect((await look({ ...env, DOCKER_CONFIG: await emptyFolder() })).found).toEqual({ why: "There is no docker buildx on this machine." });
});

test("where BuildKit's image is missing and cannot be pulled, one sentence says so", async () => {
  const { env, calls } = await machineWithDocker('case "$1" in version) echo 29.0 ;; *) exit 1 ;; esac');
  const { found } = await look(env);
  expect(found).toEqual({ why: "The image that a builder runs, moby/buildkit:buildx-stable-1, is not on this machine and cannot be pulled." });
  expect(await readFile(calls, "utf8")).toContain("pull --quiet moby/buildkit:buildx-stable-1\n");
});

test("BuildKit's image is removed again where it was pulled, and only there", async () => {
  const { env, calls } = await machineWithDocker('case "$1 $2" in "image inspect") exit 1 ;; *) echo 29.0 ;; esac');
  const { found, told, takeDown } = await look(env);
  expect(found).toEqual({ env: { DOCKER_HOST: env["DOCKER_HOST"] } });
  expect(told).toBe("  The engine lacks moby/buildkit:buildx-stable-1, which a builder runs: it is pulled, and removed\n  again at the end.\n");
  expect(await readFile(calls, "utf8")).not.toContain("image rm");
  await takeDown();
  expect((await readFile(calls, "utf8")).trim().split("\n").at(-1)).toBe("image rm moby/buildkit:buildx-stable-1");
});
