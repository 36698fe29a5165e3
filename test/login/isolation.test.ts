import { existsSync, mkdirSync, readdirSync, readFileSync, readlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { createCredentialStore } from "../../src/registry/credentials.ts";
import { fakeHost } from "../fakes/host.ts";
import { auths, BASIC, basic, configure, createMachine, createStep, installHelper, logIn, logOut, SECRET, snapshot, startRegistry } from "./job.ts";

test.each([
  ["github-hosted", "auto", "home"],
  ["self-hosted", "auto", "job"],
  ["", "auto", "job"],
  ["self-hosted", "home", "home"],
  ["github-hosted", "job", "job"],
])("on a %s runner, isolate: %s logs in for the %s", async (environment, isolate, where) => {
  const registry = await startRegistry({ access: BASIC });
  const machine = createMachine({ RUNNER_ENVIRONMENT: environment });
  const step = createStep(machine, { inputs: { registry: registry.host, isolate } });
  await logIn(step);
  expect(existsSync(machine.config)).toBe(where === "home");
  expect("DOCKER_CONFIG" in step.exported).toBe(where === "job");
  await logOut(step);
});

test("on the command line there is no job: home, wherever it runs", async () => {
  const registry = await startRegistry({ access: BASIC });
  const machine = createMachine({ RUNNER_ENVIRONMENT: "self-hosted" });
  await logIn(createStep(machine, { kind: "terminal", inputs: { registry: registry.host } }));
  expect(Object.keys(auths(machine.config))).toEqual([registry.host]);
});

test("DOCKER_CONFIG is where home is, when it is set", async () => {
  const registry = await startRegistry({ access: BASIC });
  const machine = createMachine();
  const folder = join(machine.root, "own");
  const step = createStep(machine, { inputs: { registry: registry.host }, env: { DOCKER_CONFIG: folder } });
  await logIn(step);
  expect(Object.keys(auths(join(folder, "config.json")))).toEqual([registry.host]);
  await logOut(step);
  expect(existsSync(folder)).toBe(false);
});

test("in a job of its own contexts and keys of the engine are still there, plugins and builders stay where they are", async () => {
  const registry = await startRegistry({ access: BASIC });
  const machine = createMachine({ RUNNER_ENVIRONMENT: "self-hosted" });
  configure(machine, { currentContext: "far" });
  const docker = join(machine.home, ".docker");
  mkdirSync(join(docker, "contexts", "meta"), { recursive: true });
  writeFileSync(join(docker, "contexts", "meta", "meta.json"), "{}");
  writeFileSync(join(docker, "ca.pem"), "a certificate");
  const step = createStep(machine, { inputs: { registry: registry.host } });
  await logIn(step);
  const folder = step.exported["DOCKER_CONFIG"] ?? "";
  expect(readFileSync(join(folder, "contexts", "meta", "meta.json"), "utf8")).toBe("{}");
  expect(readlinkSync(join(folder, "ca.pem"))).toBe(join(docker, "ca.pem"));
  await logOut(step);
  expect(readdirSync(docker).toSorted()).toEqual(["ca.pem", "config.json", "contexts"]);
  expect(readFileSync(join(docker, "contexts", "meta", "meta.json"), "utf8")).toBe("{}");
});

test("in a job of its own the plugins of the machine's user are found, and so are buildx's builders", async () => {
  const registry = await startRegistry({ access: BASIC });
  const machine = createMachine({ RUNNER_ENVIRONMENT: "self-hosted" });
  configure(machine, { cliPluginsExtraDirs: ["/opt/plugins"] });
  const docker = join(machine.home, ".docker");
  const step = createStep(machine, { inputs: { registry: registry.host } });
  await logIn(step);
  const content = JSON.parse(readFileSync(join(step.exported["DOCKER_CONFIG"] ?? "", "config.json"), "utf8")) as Record<string, unknown>;
  expect(content["cliPluginsExtraDirs"]).toEqual([join(docker, "cli-plugins"), "/opt/plugins"]);
  expect(step.exported["BUILDX_CONFIG"]).toBe(join(docker, "buildx"));
});

test("builders that BUILDX_CONFIG leads to stay there, and the variables get back what they had", async () => {
  const registry = await startRegistry({ access: BASIC });
  const machine = createMachine({ RUNNER_ENVIRONMENT: "self-hosted", BUILDX_CONFIG: "/builders" });
  const docker = join(machine.root, "nowhere", "docker");
  const step = createStep(machine, { inputs: { registry: registry.host }, env: { DOCKER_CONFIG: docker } });
  await logIn(step);
  expect(step.exported["BUILDX_CONFIG"]).toBe("/builders");
  await logOut(step);
  expect(step.exported).toEqual({ BUILDX_CONFIG: "/builders", DOCKER_CONFIG: docker, REGISTRY_AUTH_FILE: "" });
});

test("a variable that another step has set since stays as it is", async () => {
  const registry = await startRegistry({ access: BASIC });
  const step = createStep(createMachine({ RUNNER_ENVIRONMENT: "self-hosted" }), { inputs: { registry: registry.host } });
  await logIn(step);
  step.exportVariable("DOCKER_CONFIG", "/another");
  await logOut(step);
  expect(step.exported["DOCKER_CONFIG"]).toBe("/another");
});

test("a second login of the job adds to the same folder, which goes with the first", async () => {
  const [one, two] = [await startRegistry({ access: BASIC }), await startRegistry({ access: BASIC })];
  const machine = createMachine({ RUNNER_ENVIRONMENT: "self-hosted" });
  const before = snapshot(machine.root);
  const first = createStep(machine, { inputs: { registry: one.host } });
  await logIn(first);
  const second = createStep(machine, { inputs: { registry: two.host }, env: first.exported });
  await logIn(second);
  const folder = first.exported["DOCKER_CONFIG"] ?? "";
  expect(second.exported).toEqual({});
  expect(auths(join(folder, "config.json"))).toEqual({ [one.host]: basic("bob", SECRET), [two.host]: basic("bob", SECRET) });
  await logOut(second);
  expect(auths(join(folder, "config.json"))).toEqual({ [one.host]: basic("bob", SECRET) });
  await logOut(first);
  expect(snapshot(machine.root)).toEqual(before);
});

test("in a job of its own the machine's keychain gets nothing, and is still asked for other registries", async () => {
  const registry = await startRegistry({ access: BASIC });
  const machine = createMachine({ RUNNER_ENVIRONMENT: "self-hosted" });
  const helper = await installHelper(machine, "keeper");
  const theirs = JSON.stringify({ ServerURL: "quay.io", Username: "other", Secret: "their-secret" });
  await fakeHost({ env: machine.env }).exec("docker-credential-keeper", ["store"], { input: theirs });
  configure(machine, { credsStore: "keeper" });
  const step = createStep(machine, { inputs: { registry: registry.host } });
  await logIn(step);
  expect(helper.kept()).toEqual([theirs]);
  const store = createCredentialStore(fakeHost({ env: { ...machine.env, ...step.exported } }));
  expect(await store.find(registry.host)).toEqual({ kind: "password", username: "bob", password: SECRET });
  expect(await store.find("quay.io")).toEqual({ kind: "password", username: "other", password: "their-secret" });
});

test("a broken configuration of before is an error, and no folder of the job stays behind", async () => {
  const registry = await startRegistry({ access: BASIC });
  const machine = createMachine({ RUNNER_ENVIRONMENT: "self-hosted" });
  configure(machine, "{");
  const step = createStep(machine, { inputs: { registry: registry.host } });
  await expect(logIn(step)).rejects.toThrow("is not valid JSON");
  await logOut(step);
  expect(readdirSync(machine.temp)).toEqual([]);
});

test("case 8: logins to one registry for several scopes lie where buildx looks for each", async () => {
  const registry = await startRegistry({ access: BASIC });
  const machine = createMachine();
  const config = (path: string) => auths(join(machine.home, ".docker", "buildx", "config", path, "config.json"))[registry.host];
  const before = snapshot(machine.root);
  const steps = ["", "o/app", "o/app@push", "@pull,push"].map((scope) => createStep(machine, { inputs: { registry: registry.host, scope } }));
  for (const step of steps) await logIn(step);
  expect(auths(machine.config)).toEqual({ [registry.host]: basic("bob", SECRET) });
  for (const path of [join(registry.host, "o/app"), join(registry.host, "o/app@push"), `${registry.host}@pull,push`]) expect(config(path)).toEqual(basic("bob", SECRET));
  for (const step of steps.toReversed()) await logOut(step);
  expect(snapshot(machine.root)).toEqual(before);
});

test("BUILDX_CONFIG is where scopes lie when it is set, and DOCKER_LOGIN_SCOPE_DISABLED makes them logins like any other", async () => {
  const registry = await startRegistry({ access: BASIC });
  const machine = createMachine({ BUILDX_CONFIG: join("/tmp", "never") });
  const own = join(machine.root, "buildx");
  const scoped = createStep(machine, { inputs: { registry: registry.host, scope: "app" }, env: { BUILDX_CONFIG: own } });
  await logIn(scoped);
  expect(existsSync(join(own, "config", registry.host, "app", "config.json"))).toBe(true);
  expect(existsSync(machine.config)).toBe(false);
  await logOut(scoped);
  expect(existsSync(own)).toBe(false);
  const plain = createStep(machine, { inputs: { registry: registry.host, scope: "app" }, env: { DOCKER_LOGIN_SCOPE_DISABLED: "1" } });
  await logIn(plain);
  expect(Object.keys(auths(machine.config))).toEqual([registry.host]);
});
