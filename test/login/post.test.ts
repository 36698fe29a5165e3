import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { createCredentialStore } from "../../src/registry/credentials.ts";
import { fakeHost, type FakeHost } from "../fakes/host.ts";
import { auths, BASIC, basic, configure, createMachine, createStep, installHelper, logIn, logOut, type Machine, SECRET, snapshot, startRegistry } from "./job.ts";

const HUB_KEY = "https://index.docker.io/v1/";

async function loggedIn(machine: Machine, inputs: Record<string, string> = {}) {
  const registry = await startRegistry({ access: BASIC });
  const step = createStep(machine, { inputs: { registry: registry.host, ...inputs } });
  return { registry, key: registry.host, step };
}

/** What another program that knows nothing of us writes: Docker, in its own form. */
function rewrite(machine: Machine, change: (config: { auths: Record<string, object> }) => void): void {
  const config = JSON.parse(readFileSync(machine.config, "utf8")) as { auths: Record<string, object> };
  change(config);
  writeFileSync(machine.config, JSON.stringify(config, null, "\t"));
}

test("case 15: an entry that another action put in the place of ours stays", async () => {
  const machine = createMachine();
  configure(machine, { auths: {} });
  const { key, step } = await loggedIn(machine);
  await logIn(step);
  rewrite(machine, (config) => (config.auths[key] = basic("bob", "a-newer-secret")));
  const theirs = readFileSync(machine.config);
  await logOut(step);
  expect(readFileSync(machine.config)).toEqual(theirs);
});

test("where others wrote the file meanwhile only our entry goes, and what they wrote keeps its form", async () => {
  const machine = createMachine();
  configure(machine, { auths: { "quay.io": basic("other", "their-secret") } });
  const { step } = await loggedIn(machine);
  await logIn(step);
  rewrite(machine, (config) => (config.auths["later.io"] = basic("late", "late-secret")));
  await logOut(step);
  expect(readFileSync(machine.config, "utf8")).toBe(
    JSON.stringify({ auths: { "quay.io": basic("other", "their-secret"), "later.io": basic("late", "late-secret") } }, null, "\t"),
  );
});

test("a credential that the login replaced is given back, also where others wrote the file meanwhile, and was nowhere else on the disk", async () => {
  for (const isRewritten of [false, true]) {
    const machine = createMachine();
    const { key, step } = await loggedIn(machine);
    const bytes = configure(machine, { auths: { [key]: basic("earlier", "earlier-secret") } });
    await logIn(step);
    expect(auths(machine.config)[key]).toEqual(basic("bob", SECRET));
    const forms = ["earlier-secret", basic("earlier", "earlier-secret").auth];
    for (const path of filesBelow(machine.root)) for (const form of forms) expect(readFileSync(path, "latin1"), path).not.toContain(form);
    for (const form of forms) expect(JSON.stringify(step.savedState)).not.toContain(form);
    expect(step.secrets).toEqual(expect.arrayContaining(forms));
    if (isRewritten) rewrite(machine, (config) => (config.auths["later.io"] = basic("late", "late-secret")));
    await logOut(step);
    if (isRewritten) expect(auths(machine.config)).toEqual({ [key]: basic("earlier", "earlier-secret"), "later.io": basic("late", "late-secret") });
    else expect(readFileSync(machine.config)).toEqual(bytes);
  }
});

test("two logins to one registry are taken back one after the other", async () => {
  const machine = createMachine();
  const { key, step: first } = await loggedIn(machine);
  const bytes = configure(machine, { auths: { [key]: basic("earlier", "earlier-secret") } });
  const second = createStep(machine, { inputs: { registry: key } });
  await logIn(first);
  await logIn(second);
  await logOut(second);
  expect(auths(machine.config)[key]).toEqual(basic("bob", SECRET));
  await logOut(first);
  expect(readFileSync(machine.config)).toEqual(bytes);
});

test("case 15: of two jobs that share a home, the one that ends last does not give back the login of the one that has ended", async () => {
  for (const content of [null, { auths: { "quay.io": basic("other", "their-secret") } }]) {
    const machine = createMachine();
    if (content !== null) configure(machine, content);
    const { host: registry } = await startRegistry({});
    const logInAs = async (username: string): Promise<FakeHost> => {
      const temp = mkdtempSync(join(machine.root, "temp-"));
      const step = createStep(machine, { inputs: { registry, username }, env: { RUNNER_TEMP: temp } });
      await logIn(step);
      return step;
    };
    const steps = [await logInAs("amy"), await logInAs("bob"), await logInAs("eve")];
    for (const step of steps) await logOut(step);
    expect(readdirSync(join(machine.home, ".docker"))).toEqual(content === null ? [] : ["config.json"]);
    if (content !== null) expect(JSON.parse(readFileSync(machine.config, "utf8"))).toEqual(content);
  }
});

test("case 15: nor does a helper get back the login of a job that has ended", async () => {
  const machine = createMachine();
  const helper = await installHelper(machine, "keeper");
  const bytes = configure(machine, { credsStore: "keeper" });
  const { host: registry } = await startRegistry({});
  const steps = ["amy", "bob"].map((username) => createStep(machine, { inputs: { registry, username }, env: { RUNNER_TEMP: mkdtempSync(join(machine.root, "temp-")) } }));
  for (const step of steps) await logIn(step);
  for (const step of steps) await logOut(step);
  expect(helper.kept()).toEqual([]);
  expect(readdirSync(join(machine.home, ".docker"))).toEqual(["config.json"]);
  expect(readFileSync(machine.config)).toEqual(bytes);
});

test("what cannot be taken back in one place keeps nothing else from being taken back", async () => {
  const machine = createMachine();
  const { step } = await loggedIn(machine);
  await logIn(step);
  rmSync(join(machine.home, ".docker"), { recursive: true });
  writeFileSync(join(machine.home, ".docker"), "a file now");
  await expect(logOut(step)).rejects.toThrow("The login could not be taken away whole");
  expect(readdirSync(machine.temp)).toEqual([]);
});

test("case 16: our credential goes under every name that others copied it to, and theirs does not", async () => {
  const machine = createMachine();
  configure(machine, { auths: { "quay.io": basic("other", "their-secret") } });
  const { key, step } = await loggedIn(machine);
  await logIn(step);
  rewrite(machine, (config) => {
    for (const name of [`https://${key}`, `http://${key}/v1/`, `https://${key}/v2/`]) config.auths[name] = basic("bob", SECRET);
    config.auths[`https://${key}/`] = basic("bob", "not-ours");
    config.auths["copied.io"] = basic("bob", SECRET);
  });
  await logOut(step);
  expect(Object.keys(auths(machine.config))).toEqual(["quay.io", `https://${key}/`, "copied.io"]);
});

test("case 16: with a helper the credential goes to it on its standard input alone, and is erased in it and in the file", async () => {
  const machine = createMachine();
  const helper = await installHelper(machine, "keeper");
  const { key, step } = await loggedIn(machine);
  const bytes = configure(machine, { credHelpers: { [key]: "keeper" } });
  await logIn(step);
  expect(helper.kept()).toEqual([JSON.stringify({ ServerURL: key, Username: "bob", Secret: SECRET })]);
  expect(readFileSync(machine.config)).toEqual(bytes);
  expect(await createCredentialStore(fakeHost({ env: machine.env })).find(key)).toEqual({ kind: "password", username: "bob", password: SECRET });
  await logOut(step);
  expect(helper.kept()).toEqual([]);
  // Three arguments: node, the script and the action.
  expect(helper.calls()).toEqual([`get 3 ${key}`, `store 3 ${key}`, `get 3 ${key}`, `get 3 ${key}`, `get 3 ${key}`, `erase 3 ${key}`, `get 3 ${key}`]);
  expect(readFileSync(machine.config)).toEqual(bytes);
});

test("case 11: credsStore keeps the credential too, and gives back the one that it had", async () => {
  const machine = createMachine();
  const helper = await installHelper(machine, "keeper");
  const { key, step } = await loggedIn(machine);
  configure(machine, { credsStore: "keeper" });
  const earlier = JSON.stringify({ ServerURL: key, Username: "earlier", Secret: "earlier-secret" });
  await fakeHost({ env: machine.env }).exec("docker-credential-keeper", ["store"], { input: earlier });
  await logIn(step);
  expect(helper.kept()).toEqual([JSON.stringify({ ServerURL: key, Username: "bob", Secret: SECRET })]);
  expect(JSON.stringify(step.savedState)).not.toContain("earlier-secret");
  await logOut(step);
  expect(helper.kept()).toEqual([earlier]);
});

test("case 11: where the helper takes nothing, the file is made the store of this registry for the time of the login", async () => {
  const machine = createMachine();
  await installHelper(machine, "cloud", { store: `not implemented ${SECRET}` });
  const { key, step } = await loggedIn(machine);
  const bytes = configure(machine, { credsStore: "cloud", credHelpers: { "other.io": "cloud" } });
  await logIn(step);
  expect(JSON.parse(readFileSync(machine.config, "utf8"))).toEqual({ credsStore: "cloud", credHelpers: { "other.io": "cloud", [key]: "" }, auths: { [key]: basic("bob", SECRET) } });
  expect(await createCredentialStore(fakeHost({ env: machine.env })).find(key)).toEqual({ kind: "password", username: "bob", password: SECRET });
  expect(step.lines.map(({ text }) => text).join("\n")).not.toContain(SECRET);
  await logOut(step);
  expect(readFileSync(machine.config)).toEqual(bytes);
});

test("case 11: a helper that is not installed is no reason to fail either", async () => {
  const machine = createMachine();
  const { key, step } = await loggedIn(machine);
  configure(machine, { credsStore: "absent" });
  await logIn(step);
  expect(await createCredentialStore(fakeHost({ env: machine.env })).find(key)).toEqual({ kind: "password", username: "bob", password: SECRET });
  rewrite(machine, (config) => (config.auths["later.io"] = basic("late", "late-secret")));
  await logOut(step);
  expect(JSON.parse(readFileSync(machine.config, "utf8"))).toEqual({ credsStore: "absent", credHelpers: {}, auths: { "later.io": basic("late", "late-secret") } });
});

test("case 16: a helper that cannot erase is told, and what is in the file goes all the same", async () => {
  const machine = createMachine();
  await installHelper(machine, "keeper", { erase: `no ${SECRET}` });
  const { key, step } = await loggedIn(machine);
  configure(machine, { credHelpers: { [key]: "keeper" }, auths: {} });
  await logIn(step);
  const thrown: unknown = await logOut(step).catch((error: unknown) => error);
  expect(String(thrown)).toContain("The login could not be taken away whole:\n- The credential helper docker-credential-keeper failed for");
  expect(String(thrown)).not.toContain(SECRET);
});

test("case 16: Docker Hub's credential is kept under the key that Docker reads, and afterwards is gone from all its names", async () => {
  for (const helperName of [null, "keeper"]) {
    const machine = createMachine();
    const helper = await installHelper(machine, "keeper");
    configure(machine, helperName === null ? { auths: {} } : { credsStore: helperName });
    const { storeCredential } = await import("../../src/login/store.ts");
    const { openJournal, readJournal } = await import("../../src/login/journal.ts");
    const { takeBack } = await import("../../src/login/take-back.ts");
    const step = createStep(machine);
    const journal = await openJournal(step);
    const credential = { kind: "password", username: "bob", password: SECRET } as const;
    await storeCredential(step, { registry: "docker.io", credential, folder: join(machine.home, ".docker"), inFile: false }, journal);
    if (helperName === null) expect(auths(machine.config)).toEqual({ [HUB_KEY]: basic("bob", SECRET) });
    else expect(helper.kept()).toEqual([JSON.stringify({ ServerURL: HUB_KEY, Username: "bob", Secret: SECRET })]);
    if (helperName === null) rewrite(machine, (config) => (config.auths["docker.io"] = basic("bob", SECRET)));
    else await step.exec("docker-credential-keeper", ["store"], { input: JSON.stringify({ ServerURL: "docker.io", Username: "bob", Secret: SECRET }) });
    expect(await takeBack(step, await readJournal(step))).toEqual([]);
    if (helperName === null) expect(auths(machine.config)).toEqual({});
    else expect(helper.kept()).toEqual([]);
  }
});

test("case 17: what is to be taken back is kept before it is written, so that a job that is cancelled in between is cleaned up", async () => {
  for (const environment of ["github-hosted", "self-hosted"]) {
    const machine = createMachine({ RUNNER_ENVIRONMENT: environment });
    configure(machine, { auths: {} });
    const before = snapshot(machine.root);
    const { step } = await loggedIn(machine);
    const holdsSecret = (): boolean => filesBelow(machine.root).some((path) => readFileSync(path, "latin1").includes(basic("bob", SECRET).auth));
    const moments: boolean[] = [];
    const { saveState } = step;
    step.saveState = (name, value) => {
      saveState(name, value);
      moments.push(holdsSecret());
    };
    await logIn(step);
    expect(moments.length).toBeGreaterThan(1);
    expect(moments).not.toContain(true);
    expect(holdsSecret()).toBe(true);
    await logOut(step);
    expect(snapshot(machine.root)).toEqual(before);
  }
});

test("case 17: a job that was cancelled before the credential was written has nothing to lose", async () => {
  const machine = createMachine();
  configure(machine, { auths: {} });
  const before = snapshot(machine.root);
  const { step } = await loggedIn(machine);
  await logIn(step);
  configure(machine, { auths: {} });
  await logOut(step);
  expect(snapshot(machine.root)).toEqual(before);
});

test("case 18: a state that was forged or swapped is refused, and nothing is touched", async () => {
  const machine = createMachine();
  configure(machine, { auths: { "quay.io": basic("other", "their-secret") } });
  const { step } = await loggedIn(machine);
  await logIn(step);
  const other = createStep(machine, { inputs: { registry: step.input("registry") } });
  await logIn(other);
  mkdirSync(join(machine.root, "elsewhere"));
  writeFileSync(join(machine.root, "elsewhere", "key"), Buffer.alloc(32));
  const before = snapshot(machine.home);
  const honest = step.savedState["journal"] ?? "";
  for (const [state, message] of [
    [{ journalFolder: join(machine.root, "elsewhere") }, "is no folder that this job made"],
    [{ journalFolder: join(machine.temp, "plimsoll-x", "..", "..", "elsewhere") }, "is no folder that this job made"],
    [{ journal: other.savedState["journal"] ?? "" }, "What this step kept cannot be read"],
    [{ journal: Buffer.from("[]").toString("base64") }, "What this step kept cannot be read"],
    [{ journal: `${honest.slice(0, -8)}AAAAAAA=` }, "What this step kept cannot be read"],
  ] as const) {
    const forged = createStep(machine);
    Object.assign(forged.savedState, step.savedState, state);
    await expect(logOut(forged)).rejects.toThrow(message);
    expect(snapshot(machine.home)).toEqual(before);
  }
  expect(existsSync(join(machine.root, "elsewhere", "key"))).toBe(true);
});

test("`logout: false` leaves the login, and keeps nothing else", async () => {
  const machine = createMachine();
  const { key, step } = await loggedIn(machine, { logout: "false" });
  await logIn(step);
  await logOut(step);
  expect(auths(machine.config)).toEqual({ [key]: basic("bob", SECRET) });
  expect(step.savedState).toEqual({});
  expect(readdirSync(machine.temp)).toEqual([]);
});

test("post after a login that failed, or never was, does nothing", async () => {
  const machine = createMachine();
  const before = snapshot(machine.root);
  const { step } = await loggedIn(machine, { password: "wrong-password" });
  await expect(logIn(step)).rejects.toThrow("refused the login");
  await logOut(step);
  await logOut(createStep(machine));
  expect(snapshot(machine.root)).toEqual(before);
});

test("a configuration that is gone, or broken, by the end of the job: nothing of ours is in it, or it is told", async () => {
  const machine = createMachine();
  configure(machine, { auths: {} });
  const { step } = await loggedIn(machine);
  await logIn(step);
  rmSync(join(machine.home, ".docker"), { recursive: true });
  await logOut(step);
  expect(readdirSync(machine.temp)).toEqual([]);
  const again = createStep(machine, { inputs: { registry: step.input("registry") } });
  await logIn(again);
  writeFileSync(machine.config, `${readFileSync(machine.config, "utf8")} trailing`);
  await expect(logOut(again)).rejects.toThrow(`- ${machine.config} is not valid JSON.`);
});

test("on the command line there is no post, so nothing is kept for one", async () => {
  const machine = createMachine();
  const { key, step } = await loggedIn(machine);
  const terminal = createStep(machine, { kind: "terminal", inputs: { registry: step.input("registry") } });
  await logIn(terminal);
  expect(auths(machine.config)).toEqual({ [key]: basic("bob", SECRET) });
  expect(readdirSync(machine.temp)).toEqual([]);
  expect(statSync(machine.config).mode & 0o777).toBe(0o600);
});

function filesBelow(folder: string): string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true }).flatMap((entry) => (entry.isFile() ? [join(entry.parentPath, entry.name)] : []));
}
