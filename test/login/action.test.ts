import { spawnSync, spawn } from "node:child_process";
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { expect, test } from "vitest";
import { secretForms } from "../../src/host/redact.ts";
import { basicValue } from "../../src/registry/credentials.ts";
import { type ActionRun, runAction } from "../fakes/runner.ts";
import { auths, BASIC, basic, BEARER, createMachine, SECRET, startRegistry } from "./job.ts";

const FORMS = [...secretForms(SECRET), ...secretForms(basicValue("bob", SECRET))];
const cli = resolve(import.meta.dirname, "../../dist/cli.js");

function expectClean(run: ActionRun): void {
  for (const form of FORMS) {
    expect(run.maskedLog).not.toContain(form);
    expect(JSON.stringify([run.state, run.outputs, run.env, run.summary])).not.toContain(form);
  }
}

/** The files below a folder that hold any form of the secret. */
function holders(folder: string): string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true }).flatMap((entry) => {
    const path = join(entry.parentPath, entry.name);
    return entry.isFile() && FORMS.some((form) => readFileSync(path, "latin1").includes(form)) ? [path] : [];
  });
}

test("the action logs in, hides every form of the secret, and its post leaves none on the disk", async () => {
  const registry = await startRegistry({ access: BEARER });
  const run = await runAction("login", { inputs: { registry: registry.host, username: "bob", password: SECRET, image: `${registry.host}/acme/api` } });
  expect(run.exitCode).toBe(0);
  expect(run.outputs).toEqual({ "logged-in": "true" });
  expect(auths(join(run.home, ".docker", "config.json"))).toEqual({ [registry.host]: basic("bob", SECRET) });
  expectClean(run);
  expect(run.maskedLog).toContain(`Logged in to ${registry.host}`);
  const after = await runAction("login", { post: true, after: run, inputs: { registry: registry.host, username: "bob", password: SECRET } });
  expect(after.exitCode).toBe(0);
  expect(after.annotations).toEqual([]);
  expectClean(after);
  for (const folder of [run.home, run.temp, run.workspace]) expect(holders(folder)).toEqual([]);
  expect(readdirSync(run.home)).toEqual([]);
  expect(readdirSync(run.temp)).toEqual([]);
});

test("a step that comes later finds the login in the job's own configuration, and nothing of it stays", async () => {
  const registry = await startRegistry({ access: BASIC });
  const env = { RUNNER_ENVIRONMENT: "self-hosted" };
  const run = await runAction("login", { env, inputs: { registry: registry.host, username: "bob", password: SECRET } });
  const folder = run.env["DOCKER_CONFIG"] ?? "";
  expect(auths(join(folder, "config.json"))).toEqual({ [registry.host]: basic("bob", SECRET) });
  expect(existsSync(join(run.home, ".docker"))).toBe(false);
  const after = await runAction("login", { env, post: true, after: run, inputs: { username: "bob", password: SECRET } });
  expect(after.env).toMatchObject({ DOCKER_CONFIG: "", REGISTRY_AUTH_FILE: "", BUILDX_CONFIG: "" });
  expect(readdirSync(run.temp)).toEqual([]);
});

test("case 9: a password of five characters works, with a warning that it cannot be hidden", async () => {
  const registry = await startRegistry({ access: { kind: "basic", username: "bob", password: "short" } });
  const run = await runAction("login", { inputs: { registry: registry.host, username: "bob", password: "short" } });
  expect(run.outputs["logged-in"]).toBe("true");
  expect(run.annotations.map(({ level, message }) => [level, message])).toEqual([
    ["warning", "A secret of fewer than 6 characters cannot be hidden without hiding ordinary words. Use a longer one."],
  ]);
});

test("case 17: a job that is cancelled in the middle of its login is cleaned up", async () => {
  const [quick, hanging] = [await startRegistry({ access: BASIC }), await startRegistry({ access: BASIC })];
  hanging.faults.push({ on: /GET/, times: 9, answer: { kind: "hang" } });
  const list = [quick, hanging].map(({ host }) => `- {registry: "${host}", username: bob, password: ${SECRET}}`).join("\n");
  const run = await runAction("login", { env: { RUNNER_DEBUG: "1" }, inputs: { "registry-auth": list }, interrupt: { when: "GET http", signal: "SIGTERM" } });
  expect(run.exitCode).toBe(143);
  const after = await runAction("login", { post: true, after: run, inputs: { "registry-auth": list } });
  expect(after.exitCode).toBe(0);
  for (const folder of [run.home, run.temp]) expect(readdirSync(folder)).toEqual([]);
});

test("case 18: what post is told by a state that was forged is a warning, and harms nothing", async () => {
  const registry = await startRegistry({ access: BASIC });
  const run = await runAction("login", { inputs: { registry: registry.host, username: "bob", password: SECRET } });
  mkdirSync(join(run.workspace, "victim"));
  writeFileSync(join(run.workspace, "victim", "key"), "x");
  const forged = await runAction("login", { post: true, after: run, state: { ...run.state, journalFolder: join(run.workspace, "victim") }, inputs: { username: "bob", password: SECRET } });
  expect(forged.exitCode).toBe(0);
  expect(forged.annotations.map(({ level }) => level)).toEqual(["warning"]);
  expect(readdirSync(join(run.workspace, "victim"))).toEqual(["key"]);
});

test("case 31: a registry that asks for no login is logged in to with a warning", async () => {
  const registry = await startRegistry({ access: { kind: "open" } });
  const run = await runAction("login", { inputs: { registry: registry.host, username: "bob", password: SECRET } });
  expect(run.outputs["logged-in"]).toBe("true");
  expect(run.annotations.map(({ message }) => message)).toEqual([
    `${registry.host} did not ask for a login, so the username and the password were not checked. The login is stored all the same.`,
  ]);
});

test("on the command line the password comes from standard input, and no list of processes shows it", async () => {
  const registry = await startRegistry({ access: BASIC });
  const machine = createMachine();
  registry.faults.push({ on: /GET/, answer: { kind: "hang" } });
  const argv = [cli, "login", "--registry", registry.host, "--username", "bob", "--password", "-"];
  const child = spawn(process.execPath, argv, { env: { ...machine.env }, stdio: ["pipe", "ignore", "ignore"] });
  child.stdin.end(`${SECRET}\n`);
  while (registry.requests.length === 0) await new Promise((done) => setTimeout(done, 20));
  const { stdout } = spawnSync("ps", ["-o", "args=", "-p", String(child.pid)], { encoding: "utf8" });
  child.kill();
  await new Promise((done) => child.once("close", done));
  expect(stdout).not.toContain(SECRET);
  const { status, stderr } = await new Promise<{ status: number | null; stderr: string }>((done) => {
    const again = spawn(process.execPath, argv, { env: { ...machine.env }, stdio: ["pipe", "ignore", "pipe"] });
    let text = "";
    again.stderr.on("data", (chunk: Buffer) => (text += chunk.toString()));
    again.once("close", (code) => done({ status: code, stderr: text }));
    again.stdin.end(`${SECRET}\n`);
  });
  expect({ status, stderr }).toEqual({ status: 0, stderr: `Logged in to ${registry.host}: ${machine.config}.\n` });
  expect(auths(machine.config)).toEqual({ [registry.host]: basic("bob", SECRET) });
});
