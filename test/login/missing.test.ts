import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { auths, createMachine, createStep, logIn, logOut, SECRET, snapshot, startRegistry } from "./job.ts";

const fork = { pull_request: { head: { repo: { full_name: "mallory/api" } }, base: { repo: { full_name: "acme/api" } }, user: { login: "mallory" } } };
const gone = { pull_request: { head: { repo: null }, base: { repo: { full_name: "acme/api" } }, user: { login: "mallory" } } };
const own = { pull_request: { head: { repo: { full_name: "acme/api" } }, base: { repo: { full_name: "acme/api" } }, user: { login: "octo" } } };
const dependabot = { pull_request: { ...own.pull_request, user: { login: "dependabot[bot]" } } };

test.each<[string, object, Record<string, string>, string]>([
  ["a fork's pull request", fork, {}, "This run is for a pull request from the fork mallory/api, and runs for forks get no secrets."],
  ["a fork that is gone", gone, {}, "This pull request's fork is gone, and runs for forks get no secrets."],
  ["Dependabot's run", own, { GITHUB_ACTOR: "dependabot[bot]" }, "Dependabot started this run, which gets no secrets but those that are set for Dependabot."],
  ["Dependabot's pull request", dependabot, { GITHUB_ACTOR: "octo" }, "This pull request is Dependabot's, whose runs get no secrets but those that are set for Dependabot."],
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

test("of several logins those that have a password are made, and logged-in says that it is not all", async () => {
  const registry = await startRegistry();
  const machine = createMachine();
  const list = `- {registry: "${registry.host}", username: bob, password: ${SECRET}}\n- {registry: ghcr.io, username: octo, password: ""}`;
  const step = createStep(machine, { inputs: { username: "", password: "", "registry-auth": list } });
  await logIn(step);
  expect(step.outputs).toEqual({ "logged-in": "false" });
  expect(Object.keys(auths(machine.config))).toEqual([registry.host]);
});
