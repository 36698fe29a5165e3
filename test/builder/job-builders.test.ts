import { mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { inspectBuilder } from "../../src/builder/builder.ts";
import { findBuildx } from "../../src/builder/buildx.ts";
import { type BuilderPlan, createBuilder } from "../../src/builder/create.ts";
import { addJobBuilder, allowEntitlements, dropJobBuilder, findDisplacedBuilder, markBuiltWith, readJobBuilders } from "../../src/builder/job-builders.ts";
import { buildersFolder } from "../../src/builder/store.ts";
import { type DockerAnswer, dockerMachine, type DockerMachine, INSPECTED } from "./docker-program.ts";

const NODE = { name: null, endpoint: null, driverOpts: [], flags: "", platforms: [] };
const PLAN: BuilderPlan = { name: "mine", driver: "docker-container", use: true, configFile: null, nodes: [NODE, { ...NODE, endpoint: "ctx", flags: "--debug" }], mirrors: [] };
const PLAIN = INSPECTED.replace("BuildKit daemon flags: --debug\n", "");

function builderOf(plan: BuilderPlan): { name: string; plan: BuilderPlan; isDefault: boolean; isBuiltWith: boolean } {
  return { name: plan.name, plan, isDefault: true, isBuiltWith: false };
}

async function made(inspected = PLAIN, answers: readonly DockerAnswer[] = []): Promise<DockerMachine> {
  const machine = dockerMachine({ inspected, answers });
  await addJobBuilder(machine.host, builderOf(PLAN));
  await createBuilder(machine.host, await findBuildx(machine.host), PLAN);
  return machine;
}

async function allow(machine: DockerMachine, entitlements: readonly string[], name = "mine"): Promise<string[]> {
  const buildx = await findBuildx(machine.host);
  const builder = await inspectBuilder(buildx, name);
  const before = machine.calls().length;
  if (builder === null) throw new Error("There is no such builder");
  await allowEntitlements(machine.host, buildx, builder, entitlements);
  return machine.calls().slice(before);
}

const MADE_UP = "builder-0f1d2c3b-4a59-4687-9fa0-b1c2d3e4f506";

describe("the builder that a job made current", () => {
  /** What a build takes for its own, where buildx says that another is the current one. */
  async function displacedBy(current: string | null, { env = {}, use = true }: { env?: Record<string, string>; use?: boolean } = {}): Promise<string | null> {
    const { host } = dockerMachine();
    await addJobBuilder(host, builderOf({ ...PLAN, use }));
    const folder = buildersFolder(host) ?? "";
    mkdirSync(folder, { recursive: true });
    if (current !== null) writeFileSync(join(folder, "current"), JSON.stringify({ Key: "unix:///var/run/docker.sock", Name: current, Global: false }));
    return await findDisplacedBuilder({ ...host, env: { ...host.env, ...env } });
  }

  test("is meant where a job beside it made its own current, or took it away again", async () => {
    expect(await displacedBy(MADE_UP)).toBe("mine");
    expect(await displacedBy(null)).toBe("mine");
  });

  test("is not where it still is, where somebody chose one by its name since, or where setup made none current", async () => {
    expect(await displacedBy("mine")).toBe(null);
    expect(await displacedBy("release")).toBe(null);
    expect(await displacedBy("default")).toBe(null);
    expect(await displacedBy(MADE_UP, { env: { BUILDX_BUILDER: "release" } })).toBe(null);
    expect(await displacedBy(MADE_UP, { use: false })).toBe(null);
  });
});

describe("the builders of a job", () => {
  test("are in a file that only this user can read, and in none once they are gone", async () => {
    const machine = dockerMachine();
    await addJobBuilder(machine.host, builderOf(PLAN));
    const [file = ""] = readdirSync(machine.temp);
    expect(statSync(join(machine.temp, file)).mode & 0o777).toBe(0o600);
    expect(await readJobBuilders(machine.host)).toEqual([builderOf(PLAN)]);
    await dropJobBuilder(machine.host, "mine");
    expect(readdirSync(machine.temp)).toEqual([]);
  });

  test("know that they were built with", async () => {
    const machine = dockerMachine();
    await addJobBuilder(machine.host, builderOf(PLAN));
    await markBuiltWith(machine.host, "mine");
    await markBuiltWith(machine.host, "another");
    expect(await readJobBuilders(machine.host)).toEqual([{ ...builderOf(PLAN), isBuiltWith: true }]);
  });

  test.each(["GITHUB_RUN_ID", "GITHUB_RUN_ATTEMPT", "GITHUB_JOB", "GITHUB_REPOSITORY"])("are nobody else's: not those of another %s, even from its file", async (variable) => {
    const machine = dockerMachine();
    await addJobBuilder(machine.host, builderOf(PLAN));
    const other = { ...machine.host, env: { ...machine.host.env, [variable]: "another" } };
    expect(await readJobBuilders(other)).toEqual([]);
    await addJobBuilder(other, builderOf({ ...PLAN, name: "theirs" }));
    const [a = "", b = ""] = readdirSync(machine.temp);
    const swapped = [readFileSync(join(machine.temp, a)), readFileSync(join(machine.temp, b))];
    writeFileSync(join(machine.temp, a), swapped[1] ?? "");
    writeFileSync(join(machine.temp, b), swapped[0] ?? "");
    expect(await readJobBuilders(machine.host)).toEqual([]);
  });

  test.each(["not JSON", "{}", '{"job":1,"builders":[{}]}', "[]"])("are none where the file holds %s", async (text) => {
    const machine = dockerMachine();
    await addJobBuilder(machine.host, builderOf(PLAN));
    const [file = ""] = readdirSync(machine.temp);
    writeFileSync(join(machine.temp, file), text);
    expect(await readJobBuilders(machine.host)).toEqual([]);
  });

  test("are none on a person's machine, where nothing is written", async () => {
    const machine = dockerMachine();
    const host = { ...machine.host, env: { ...machine.host.env, GITHUB_RUN_ID: undefined } };
    await addJobBuilder(host, builderOf(PLAN));
    expect(await readJobBuilders(host)).toEqual([]);
    expect(readdirSync(machine.temp)).toEqual([]);
  });
});

describe("an entitlement", () => {
  test("re-creates a builder that this job made with the flag on every node, its cache kept", async () => {
    const machine = await made();
    expect(await allow(machine, ["network.host", "security.insecure"])).toEqual([
      "buildx rm --keep-state mine",
      "buildx create --name mine --driver docker-container --buildkitd-flags --allow-insecure-entitlement network.host --allow-insecure-entitlement security.insecure --use",
      "buildx create --name mine --append --buildkitd-flags --debug --allow-insecure-entitlement network.host --allow-insecure-entitlement security.insecure ctx",
      "buildx inspect --bootstrap mine",
    ]);
    expect(machine.instance("mine")?.Nodes[0]?.Flags).toContain("network.host");
  });

  test("is kept with the builder: the next one adds to it", async () => {
    const machine = await made();
    await allow(machine, ["network.host"]);
    expect((await readJobBuilders(machine.host))[0]?.plan.nodes.map((node) => node.flags)).toEqual([
      "--allow-insecure-entitlement network.host",
      "--debug --allow-insecure-entitlement network.host",
    ]);
  });

  test("leaves another builder the current one that was made so since", async () => {
    const machine = await made();
    writeFileSync(join(machine.config, "buildx/current"), '{"Name":"other"}');
    expect((await allow(machine, ["network.host"]))[1]).not.toContain("--use");
  });

  test.each([
    ["that its flags allow", PLAIN.replace("Platforms:", "Flags: --allow-insecure-entitlement=network.host\nPlatforms:")],
    ["that its configuration allows", `${PLAIN}File#buildkitd.toml:\n > insecure-entitlements = [ "network.host" ]\n`],
  ])("%s changes nothing", async (_what, inspected) => {
    expect(await allow(await made(inspected), ["network.host"])).toEqual([]);
  });

  test("in the configuration does not count beside other flags, which stand in for it", async () => {
    const inspected = `${PLAIN.replace("Platforms:", "Flags: --allow-insecure-entitlement=security.insecure\nPlatforms:")}File#buildkitd.toml:\n > insecure-entitlements = ["network.host"]\n`;
    expect((await allow(await made(inspected), ["network.host"]))[0]).toBe("buildx rm --keep-state mine");
  });

  test.each(["docker", "remote"])("is left to a BuildKit that driver %s leads to", async (driver) => {
    const machine = await made(PLAIN.replace("docker-container", driver));
    expect(await allow(machine, ["security.insecure"])).toEqual([]);
  });

  test("that BuildKit does not guard changes nothing", async () => {
    expect(await allow(await made(), ["device", "fs.read=/tmp"])).toEqual([]);
  });

  test("for another's builder is refused, with the flag to add", async () => {
    const machine = dockerMachine({ answers: [{ to: "inspect", stdout: PLAIN.replaceAll("NAME", "shared") }] });
    await expect(allow(machine, ["network.host"], "shared")).rejects.toMatchObject({
      message: "Builder shared does not allow network.host, and this job did not make it.",
      hint: "Whoever makes it must add `--allow-insecure-entitlement network.host` to its buildkitd-flags (docker buildx create --buildkitd-flags '--allow-insecure-entitlement network.host').",
    });
    expect(machine.calls()).toEqual(["buildx inspect shared"]);
  });
});

describe("the entitlement that buildx gives to every build", () => {
  test.each([
    ["is withdrawn where nobody asked for it", NODE, []],
    ["is withdrawn beside other flags", { ...NODE, flags: "--debug" }, ["--debug"]],
    ["stays where the flags ask for it", { ...NODE, flags: "--allow-insecure-entitlement=network.host" }, ["--allow-insecure-entitlement=network.host"]],
    ["stays where the builder is on the host's network itself", { ...NODE, driverOpts: ["network=host"] }, ["--allow-insecure-entitlement=network.host"]],
  ])("%s", async (_what, node, flags) => {
    const machine = dockerMachine();
    await createBuilder(machine.host, await findBuildx(machine.host), { ...PLAN, nodes: [node] });
    expect(machine.instance("mine")?.Nodes[0]?.Flags).toEqual(flags);
  });
});
