import { spawn } from "node:child_process";
import { closeSync, existsSync, lstatSync, mkdirSync, openSync, readdirSync, readFileSync, readlinkSync, statSync, symlinkSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { expect, test } from "vitest";
import { systemClock } from "../../src/host/clock.ts";
import { withLock } from "../../src/login/config-file.ts";
import { createCredentialStore } from "../../src/registry/credentials.ts";
import { fakeHost } from "../fakes/host.ts";
import { auths, BASIC, basic, configure, createMachine, createStep, journalOf, logIn, logOut, type Machine, SECRET, snapshot, startRegistry } from "./job.ts";

async function stepOn(machine: Machine) {
  const registry = await startRegistry({ access: BASIC });
  return { registry, step: createStep(machine, { inputs: { registry: registry.host } }) };
}

test.each(['{"auths": {"ghcr.io": {"auth": "hunter22"', "[]", "hunter22", '{"auths": []}', '{"auths": "x"}', '{"credHelpers": 3, "auths": {}}'])(
  "case 12: the configuration %s is an error, and is not overwritten",
  async (text) => {
    const machine = createMachine();
    configure(machine, text);
    const { step } = await stepOn(machine);
    const before = snapshot(machine.home);
    const thrown: unknown = await logIn(step).catch((error: unknown) => error);
    expect(String(thrown)).toContain(machine.config);
    expect(String(thrown)).not.toContain("hunter22");
    expect(snapshot(machine.home)).toEqual(before);
    await logOut(step);
    expect(snapshot(machine.home)).toEqual(before);
  },
);

test("case 12: a file that others may read is closed to them while it holds the login, and then as it was", async () => {
  const machine = createMachine();
  configure(machine, {}, 0o644);
  const { step } = await stepOn(machine);
  await logIn(step);
  expect(statSync(machine.config).mode & 0o777).toBe(0o600);
  await logOut(step);
  expect(statSync(machine.config).mode & 0o777).toBe(0o644);
});

test("case 12: a link to the configuration is followed and stays, and one that leads nowhere yet gets its file", async () => {
  for (const isDangling of [false, true]) {
    const machine = createMachine();
    mkdirSync(join(machine.home, ".docker"));
    mkdirSync(join(machine.home, "dotfiles"));
    const target = join(machine.home, "dotfiles", "docker.json");
    if (!isDangling) writeFileSync(target, "{}");
    symlinkSync("../dotfiles/docker.json", machine.config);
    const before = snapshot(machine.root);
    const { registry, step } = await stepOn(machine);
    await logIn(step);
    expect(readlinkSync(machine.config)).toBe("../dotfiles/docker.json");
    expect(lstatSync(target).isFile()).toBe(true);
    expect(auths(target)).toEqual({ [registry.host]: basic("bob", SECRET) });
    await logOut(step);
    expect(snapshot(machine.root)).toEqual(before);
  }
});

test("case 12: a link to a link leaves both, and writes the file behind them", async () => {
  const machine = createMachine();
  mkdirSync(join(machine.home, ".docker"));
  writeFileSync(join(machine.home, "real.json"), "{}");
  symlinkSync("real.json", join(machine.home, "middle.json"));
  symlinkSync("../middle.json", machine.config);
  const { registry, step } = await stepOn(machine);
  await logIn(step);
  expect([readlinkSync(machine.config), readlinkSync(join(machine.home, "middle.json"))]).toEqual(["../middle.json", "real.json"]);
  expect(auths(join(machine.home, "real.json"))).toEqual({ [registry.host]: basic("bob", SECRET) });
});

test("case 12: a link to a link that leads nowhere yet leaves both, and its file is gone afterwards", async () => {
  const machine = createMachine();
  mkdirSync(join(machine.home, ".docker"));
  symlinkSync("real.json", join(machine.home, "middle.json"));
  symlinkSync("../middle.json", machine.config);
  const { host: registry } = await startRegistry();
  const step = createStep(machine, { inputs: { registry } });
  await logIn(step);
  expect(Object.keys(auths(join(machine.home, "real.json")))).toEqual([registry]);
  await logOut(step);
  expect([readlinkSync(machine.config), readlinkSync(join(machine.home, "middle.json"))]).toEqual(["../middle.json", "real.json"]);
  expect(existsSync(join(machine.home, "real.json"))).toBe(false);
});

test("case 12: links in a circle and a directory in the file's place are errors that change nothing", async () => {
  for (const place of ["circle", "directory"]) {
    const machine = createMachine();
    mkdirSync(join(machine.home, ".docker"));
    if (place === "circle") symlinkSync("config.json", machine.config);
    else mkdirSync(machine.config);
    const before = snapshot(machine.home);
    const { step } = await stepOn(machine);
    await expect(logIn(step)).rejects.toThrow(place === "circle" ? "its links lead in a circle" : "is not a file");
    expect(snapshot(machine.home)).toEqual(before);
  }
});

test("case 12: a folder that may not be written to is an error with a cure", async () => {
  const machine = createMachine();
  writeFileSync(join(machine.home, ".docker"), "a file");
  const { step } = await stepOn(machine);
  await expect(logIn(step)).rejects.toMatchObject({
    message: `${join(machine.home, ".docker")} cannot be made: a part of its path is a file.`,
    hint: "Give this user the right to it, or set DOCKER_CONFIG to a folder of its own.",
  });
});

// Not even root makes a file there.
test.runIf(process.platform === "linux")("case 12: a folder that can only be read is an error with a cure, and nothing stays there", async () => {
  const { registry } = await stepOn(createMachine());
  const machine = createMachine({ DOCKER_CONFIG: "/sys" });
  const step = createStep(machine, { inputs: { registry: registry.host } });
  await expect(logIn(step)).rejects.toMatchObject({
    message: expect.stringMatching(/^\/sys\/.*config\.json.* cannot be written: (this user may not|the disk may only be read)\.$/) as string,
    hint: "Give this user the right to it, or set DOCKER_CONFIG to a folder of its own.",
  });
  expect(readdirSync("/sys").filter((name) => name.includes("config"))).toEqual([]);
  await logOut(step);
  expect(readdirSync(machine.temp)).toEqual([]);
});

test("case 12: a file with a byte-order mark is written without, since Docker cannot read it, and is given back with it", async () => {
  const machine = createMachine();
  const bytes = configure(machine, '\uFEFF{"auths":{}}');
  const { step } = await stepOn(machine);
  await logIn(step);
  expect(readFileSync(machine.config)[0]).toBe("{".charCodeAt(0));
  await logOut(step);
  expect(readFileSync(machine.config)).toEqual(bytes);
});

test("case 12: of keys that are there twice the one that Docker reads is set, and both are given back", async () => {
  const machine = createMachine();
  const { registry, step } = await stepOn(machine);
  const bytes = configure(machine, `{"auths": {"${registry.host}": {"auth": "YTpi"}, "${registry.host}": {"auth": "YTpj"}}}`);
  await logIn(step);
  expect(auths(machine.config)[registry.host]).toEqual(basic("bob", SECRET));
  expect(readFileSync(machine.config, "utf8")).toContain('{"auth": "YTpi"}');
  await logOut(step);
  expect(readFileSync(machine.config)).toEqual(bytes);
});

test("case 12: a file of 10 MB is written and given back, one of 17 MB is refused", async () => {
  const machine = createMachine();
  const bytes = configure(machine, { padding: "x".repeat(10_000_000), auths: {} });
  const { registry, step } = await stepOn(machine);
  await logIn(step);
  expect(auths(machine.config)).toEqual({ [registry.host]: basic("bob", SECRET) });
  await logOut(step);
  expect(readFileSync(machine.config).equals(bytes)).toBe(true);
  configure(machine, { padding: "x".repeat(17_000_000) });
  await expect(logIn(createStep(machine, { inputs: { registry: registry.host } }))).rejects.toThrow("is larger than 16 MB");
});

test("case 13: of 20 logins at once every one is there, and then none", async () => {
  const machine = createMachine();
  configure(machine, '{\n  "detachKeys": "ctrl-e,e"\n}\n');
  const registries = await Promise.all(Array.from({ length: 20 }, () => startRegistry({ access: BASIC })));
  const steps = registries.map(({ host }) => createStep(machine, { inputs: { registry: host }, inRealTime: true }));
  await Promise.all(steps.map((step) => logIn(step)));
  expect(Object.keys(auths(machine.config)).toSorted()).toEqual(registries.map(({ host }) => host).toSorted());
  expect(readdirSync(join(machine.home, ".docker"))).toEqual(["config.json"]);
  await Promise.all(steps.map((step) => logOut(step)));
  expect(JSON.parse(readFileSync(machine.config, "utf8"))).toEqual({ detachKeys: "ctrl-e,e", auths: {} });
  expect(readdirSync(machine.temp)).toEqual([]);
});

test("case 13: 20 processes that log in at once leave every one of their logins", async () => {
  const machine = createMachine();
  const script = resolve(import.meta.dirname, "scripts", "store.ts");
  const names = Array.from({ length: 20 }, (_, index) => `r${index}.example.com`);
  await Promise.all(
    names.map(
      (name) =>
        new Promise<void>((done, fail) => {
          const child = spawn(process.execPath, [script, name], { env: { ...machine.env }, stdio: ["ignore", "ignore", "inherit"] });
          child.once("close", (code) => (code === 0 ? done() : fail(new Error(`${name} ended with ${code}`))));
        }),
    ),
  );
  expect(Object.keys(auths(machine.config)).toSorted()).toEqual(names.toSorted());
}, 60_000);

test("case 13: a lock whose process is gone, and one that does not change, are taken over", async () => {
  const machine = createMachine();
  const lock = join(machine.root, ".config.json.plimsoll-lock");
  const path = join(machine.root, "config.json");
  const dead = spawn(process.execPath, ["-e", ""]);
  await new Promise((done) => dead.once("close", done));
  const { hostname } = await import("node:os");
  writeFileSync(lock, `${dead.pid} 1-2-3 ${hostname()}`);
  expect(await withLock(fakeHost(), path, () => Promise.resolve("done"))).toBe("done");
  writeFileSync(lock, "12 1-2-3 another-machine");
  const patient = fakeHost();
  expect(await withLock(patient, path, () => Promise.resolve("done"))).toBe("done");
  expect(patient.sleeps.reduce((sum, ms) => sum + ms, 0)).toBeGreaterThan(10_000);
  expect(existsSync(lock)).toBe(false);
});

test("case 13: a lock that is held is waited for, and released when the work fails", async () => {
  const machine = createMachine();
  const path = join(machine.root, "config.json");
  const order: string[] = [];
  const host = { ...fakeHost(), clock: systemClock };
  const first = withLock(host, path, async () => {
    order.push("first begins");
    await systemClock.sleep(100);
    order.push("first fails");
    throw new Error("it fails");
  });
  const failure = first.catch((error: unknown) => String(error));
  await systemClock.sleep(20);
  await withLock(host, path, () => Promise.resolve(order.push("second")));
  expect(await failure).toBe("Error: it fails");
  expect(order).toEqual(["first begins", "first fails", "second"]);
});

test("case 14: the file is never half written: who has it open reads the old one whole, and its path leads to the new one", async () => {
  const machine = createMachine();
  const bytes = configure(machine, { auths: { "quay.io": basic("other", "their-secret") } });
  const { registry, step } = await stepOn(machine);
  const before = openSync(machine.config, "r");
  await logIn(step);
  expect(readFileSync(before)).toEqual(bytes);
  const during = openSync(machine.config, "r");
  await logOut(step);
  expect(Object.keys((JSON.parse(readFileSync(during, "utf8")) as { auths: object }).auths)).toEqual(["quay.io", registry.host]);
  expect(readFileSync(machine.config)).toEqual(bytes);
  for (const file of [before, during]) closeSync(file);
});

test("case 14: killed before the new file took its place, the old one is whole, and post removes what was begun", async () => {
  const machine = createMachine();
  const bytes = configure(machine, { auths: { "quay.io": basic("other", "their-secret") } });
  const { step } = await stepOn(machine);
  await logIn(step);
  // As it would be between the writing of the temporary file and its renaming.
  const written = readFileSync(machine.config);
  writeFileSync(machine.config, bytes, { mode: 0o600 });
  const before = snapshot(machine.home);
  const [entry] = await journalOf(step);
  if (entry?.kind !== "file") throw new Error("the journal has no file");
  writeFileSync(entry.temporary, written, { mode: 0o600 });
  await logOut(step);
  expect(snapshot(machine.home)).toEqual(before);
});

test("what another program overwrote at once is written again, and told where it keeps doing so", async () => {
  for (const times of [1, 99]) {
    const machine = createMachine();
    configure(machine, "{}");
    const { registry, step } = await stepOn(machine);
    const { read } = step.files;
    let left = times;
    step.files.read = (path, maxBytes) => {
      // As `docker login` does, which knows of no lock: it read the file before us, and writes it after us.
      if (path === machine.config && readFileSync(path, "utf8").includes(registry.host) && left-- > 0) writeFileSync(path, '{"auths":{"other.io":{}}}');
      return read(path, maxBytes);
    };
    if (times === 1) {
      await logIn(step);
      expect(Object.keys(auths(machine.config))).toEqual(["other.io", registry.host]);
    } else {
      await expect(logIn(step)).rejects.toThrow(`${machine.config} was written, and does not give back what was written for ${registry.host}.`);
    }
    await logOut(step);
    expect(Object.keys(auths(machine.config))).toEqual(["other.io"]);
  }
});

test("the login is found as Docker looks for it", async () => {
  const machine = createMachine();
  const { registry, step } = await stepOn(machine);
  await logIn(step);
  expect(await createCredentialStore(fakeHost({ env: machine.env })).find(registry.host)).toEqual({ kind: "password", username: "bob", password: SECRET });
});
