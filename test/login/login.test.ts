import { existsSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { auths, BASIC, basic, BEARER, configure, createMachine, createStep, logIn, logOut, SECRET, snapshot, startRegistry } from "./job.ts";

test("a login writes the credential as Docker does, for this user alone, and its post leaves nothing", async () => {
  const machine = createMachine();
  const registry = await startRegistry();
  const before = snapshot(machine.root);
  const step = createStep(machine, { inputs: { registry: registry.host } });
  await logIn(step);
  expect(readFileSync(machine.config, "utf8")).toBe(`{\n\t"auths": {\n\t\t"${registry.host}": {\n\t\t\t"auth": "${basic("bob", SECRET).auth}"\n\t\t}\n\t}\n}`);
  expect(statSync(machine.config).mode & 0o777).toBe(0o600);
  expect(statSync(join(machine.home, ".docker")).mode & 0o777).toBe(0o700);
  expect(step.outputs).toEqual({ "logged-in": "true" });
  expect(step.exported).toEqual({});
  await logOut(step);
  expect(snapshot(machine.root)).toEqual(before);
});

test("no program is started, so no engine is needed and no command line can show anything", async () => {
  const machine = createMachine();
  const registry = await startRegistry();
  const started: string[] = [];
  const step = {
    ...createStep(machine, { inputs: { registry: registry.host, image: `${registry.host}/acme/api` } }),
    exec: (command: string) => {
      started.push(command);
      return Promise.reject(new Error(`${command} was started`));
    },
  };
  await logIn(step);
  expect(Object.keys(auths(machine.config))).toEqual([registry.host]);
  await logOut(step);
  expect(started).toEqual([]);
});

test("the registry is asked whether it takes the password, by Basic and by token, before anything is written", async () => {
  for (const [access, asked] of [
    [BASIC, ["GET /v2/ 401", "GET /v2/ 200"]],
    [BEARER, ["GET /v2/ 401", "GET /token 200", "GET /v2/ 200"]],
  ] as const) {
    const machine = createMachine();
    const registry = await startRegistry({ access });
    await logIn(createStep(machine, { inputs: { registry: registry.host } }));
    expect(registry.requests.map(({ method, path, status }) => `${method} ${path.split("?")[0]} ${status}`)).toEqual(asked);
    const refused = createStep(machine, { inputs: { registry: registry.host, password: "not-that-one" } });
    const written = snapshot(machine.home);
    await expect(logIn(refused)).rejects.toThrow(`${registry.host} refused the login.`);
    expect(snapshot(machine.home)).toEqual(written);
    await logOut(refused);
    expect(snapshot(machine.home)).toEqual(written);
  }
});

test("post gives back the bytes of before, whatever their form", async () => {
  const registry = await startRegistry();
  const forms = [
    "{}",
    "",
    " \n",
    '{"auths":{}}',
    '{"auths":null}\n',
    '{ "auths" : { "quay.io" : { "auth" : "YTpi" } } , "detachKeys":"ctrl-e,e" }',
    '{\n  "auths": {\n    "quay.io": {\n      "auth": "YTpi"\n    }\n  },\n  "HttpHeaders": {"X": "é"}\n}\n',
    '{\r\n\t"credsStore": "",\r\n\t"auths": {\r\n\t}\r\n}\r\n',
    '\uFEFF{"auths":{"quay.io":{"auth":"YTpi"}}}',
    '{"auths":{"quay.io":{"auth":"YTpi"}},"auths":{"b.io":{"auth":"YTpi"}}}',
    `{"auths":{"HOST":{"auth":"YTpi"},"HOST":{"auth":"YTpj"}}}`,
    '{"proxies":{"default":{"noProxy":"a}\\"{b"}}}',
  ];
  for (const form of forms) {
    const machine = createMachine();
    const bytes = configure(machine, form.replaceAll("HOST", registry.host));
    const step = createStep(machine, { inputs: { registry: registry.host } });
    const before = snapshot(machine.root);
    await logIn(step);
    expect(auths(machine.config)[registry.host], form).toEqual(basic("bob", SECRET));
    await logOut(step);
    expect(readFileSync(machine.config)).toEqual(bytes);
    expect(snapshot(machine.root)).toEqual(before);
  }
});

test("a job of its own configuration: only there is the login, later steps are led to it, and nothing of it stays", async () => {
  const machine = createMachine({ RUNNER_ENVIRONMENT: "self-hosted" });
  configure(machine, { auths: { "quay.io": basic("other", "their-secret") }, currentContext: "far", cliPluginsExtraDirs: ["/opt/plugins"] });
  const registry = await startRegistry();
  const before = snapshot(machine.root);
  const step = createStep(machine, { inputs: { registry: registry.host } });
  await logIn(step);
  const folder = step.exported["DOCKER_CONFIG"] ?? "";
  expect(folder.startsWith(join(machine.temp, "plimsoll-docker-"))).toBe(true);
  expect(statSync(folder).mode & 0o777).toBe(0o700);
  expect(statSync(join(folder, "config.json")).mode & 0o777).toBe(0o600);
  expect(JSON.parse(readFileSync(join(folder, "config.json"), "utf8"))).toEqual({
    currentContext: "far",
    cliPluginsExtraDirs: [join(machine.home, ".docker", "cli-plugins"), "/opt/plugins"],
    auths: { [registry.host]: basic("bob", SECRET) },
  });
  expect(step.exported).toEqual({
    DOCKER_CONFIG: folder,
    REGISTRY_AUTH_FILE: join(folder, "config.json"),
    BUILDX_CONFIG: join(machine.home, ".docker", "buildx"),
  });
  expect(auths(machine.config)).toEqual({ "quay.io": basic("other", "their-secret") });
  await logOut(step);
  expect(existsSync(folder)).toBe(false);
  expect(step.exported).toEqual({ DOCKER_CONFIG: "", REGISTRY_AUTH_FILE: "", BUILDX_CONFIG: "" });
  expect(snapshot(machine.root)).toEqual(before);
});
