import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { auths, createMachine, createStep, logIn, logOut, SECRET, snapshot, startRegistry } from "./job.ts";

const fork = { pull_request: { head: { repo: { full_name: "mallory/api" } }, base: { repo: { full_name: "acme/api" } }, user: { login: "mallory" } } };
const gone = { pull_request: { head: { repo: null }, base: { repo: { full_name: "acme/api" } }, user: { login: "mallory" } } };
const own = { pull_request: { head: { repo: { full_name: "acme/api" } }, base: { repo: { full_name: "acme/api" } }, user: { login: "octo" } } };
const dependabot = { pull_request: { ...own.pull_request, user: { login: "dependabot[bot]" } } };

test.each<[string, object, Record<string, string>, string]>([
  ["a fork's pull request", fork, {}, "This run is for a pull request from the fork mallory/api: such runs get no secrets, and a token that can only read."],
  ["a fork that is gone", gone, {}, "This run is for a pull request from a fork that is gone: such runs get no secrets, and a token that can only read."],
  ["Dependabot's run", own, { GITHUB_ACTOR: "dependabot[bot]" }, "Dependabot started this run: its runs get no secrets but those that are set for Dependabot, and a token that can only read."],
  ["Dependabot's pull request", dependabot, { GITHUB_ACTOR: "octo" }, "This pull request is Dependabot's: its runs get no secrets but those that are set for Dependabot, and a token that can only read."],
  ["a run of the repository itself", own, {}, "There is no password for ghcr.io."],
])("case 5: without a password in %s nothing is done, and the notice says why", async (_, event, env, reason) => {
  const machine = createMachine(env);
  const path = join(machine.root, "event.json");
  writeFileSync(path, JSON.stringify(event));
  const before = snapshot(machine.root);
  for (const password of ["", " \n "]) {
    const step = createStep(machine, { inputs: { registry: "ghcr.io", password }, env: { GITHUB_EVENT_PATH: path } });
    await logIn(step);
    expect(step.outputs).toEqual({ "logged-in": "false" });
    expect(step.lines.map(({ level }) => level)).toEqual(["notice"]);
    expect(step.lines[0]?.text).toContain(reason);
    await logOut(step);
    expect(snapshot(machine.root)).toEqual(before);
    const strict = createStep(machine, { inputs: { registry: "ghcr.io", password, "if-missing": "error" }, env: { GITHUB_EVENT_PATH: path } });
    await expect(logIn(strict)).rejects.toThrow(reason);
  }
});

test("on the command line, what is missing is named as its flag", async () => {
  const step = createStep(createMachine(), { kind: "terminal", inputs: { registry: "ghcr.io", password: "", "if-missing": "error" } });
  await expect(logIn(step)).rejects.toMatchObject({ hint: "Give --username and --password; a secret that is not set is an empty text." });
});

test("of several logins those that have a password are made, and logged-in says that it is not all", async () => {
  const registry = await startRegistry();
  const machine = createMachine();
  const list = `- {registry: "${registry.host}", username: bob, password: ${SECRET}}\n- {registry: ghcr.io, username: octo, password: ""}`;
  const step = createStep(machine, { inputs: { username: "", password: "", "registry-auth": list } });
  await logIn(step);
  expect(step.outputs).toEqual({ "logged-in": "false" });
  expect(Object.keys(auths(machine.config))).toEqual([registry.host]);
});

test("a fork's token, which can only read, is no red step where the right to push is checked: a notice, and logged-in says so", async () => {
  const machine = createMachine();
  const path = join(machine.root, "event.json");
  const denied = { on: /POST/, answer: { kind: "other", status: 403, body: '{"errors":[{"code":"DENIED"}]}' } } as const;
  for (const [event, ifMissing, isRed] of [
    [fork, "notice", false],
    [fork, "error", true],
    [own, "notice", true],
  ] as const) {
    writeFileSync(path, JSON.stringify(event));
    const registry = await startRegistry();
    registry.faults.push(denied);
    const step = createStep(machine, { inputs: { registry: registry.host, image: `${registry.host}/acme/api`, "if-missing": ifMissing }, env: { GITHUB_EVENT_PATH: path } });
    if (isRed) {
      await expect(logIn(step)).rejects.toThrow(`The login to ${registry.host} is right, but may not push to ${registry.host}/acme/api.`);
      continue;
    }
    await logIn(step);
    expect(step.outputs).toEqual({ "logged-in": "false" });
    expect(step.lines.find(({ level }) => level === "notice")?.text).toContain("may not push");
    // To pull it will do.
    expect(Object.keys(auths(machine.config))).toEqual([registry.host]);
    await logOut(step);
  }
});
