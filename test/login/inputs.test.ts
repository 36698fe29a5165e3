import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import type { CliContext } from "../../src/host/terminal.ts";
import { auths, basic, BASIC, configure, createMachine, createStep, logIn, logOut, SECRET, snapshot, startRegistry } from "./job.ts";

const failure = async (work: Promise<unknown>): Promise<Error> => {
  const thrown: unknown = await work.then(
    () => null,
    (error: unknown) => error,
  );
  if (!(thrown instanceof Error)) throw new Error("it did not fail");
  return thrown;
};

test("all that is wrong with the inputs is told at once, before any request, and nothing secret is shown", async () => {
  const machine = createMachine();
  const registryAuth = "- registry: ghcr.io/owner\n  username: a:hunter22\n  passwort: hunter22\n- hunter22\n- registry: quay.io\n  username: [hunter22]\n  ecr: maybe";
  const step = createStep(machine, { inputs: { registry: "gcr?com", username: "us:er", scope: "app@PUSH", isolate: "jop", image: "acme/Upper", "registry-auth": registryAuth } });
  const thrown = await failure(logIn(step));
  expect(thrown.message.split("\n")).toEqual([
    "11 inputs are wrong:",
    '- registry: "gcr?com" is not a registry: it holds a query. Write the host, with its port where it has one: ghcr.io, registry.example.com:5000.',
    "- username: a username cannot have a colon in it: what follows it would be taken for the password. Give the password by itself.",
    '- scope: "PUSH" is not a list of actions; write pull, push or pull,push behind the @.',
    "- registry-auth: entry 1: it has a field that is none of registry, username, password, scope, ecr.",
    "- registry-auth: entry 2: it is not a mapping of registry, username and password.",
    "- registry-auth: entry 3: its username is not a text.",
    '- registry-auth: entry 1: "ghcr.io/owner" is not a registry: it holds a path, and a login is to a whole registry. Write ghcr.io; what is beneath it is "scope".',
    "- registry-auth: entry 1: a username cannot have a colon in it: what follows it would be taken for the password. Give the password by itself.",
    "- registry-auth: entry 3: its ecr is none of auto, true, false.",
    '- image: "acme/Upper" is not an image reference: a repository is written in lower case. Write it as in ghcr.io/owner/app:1.2, localhost:5000/app, or app@sha256:…',
    '- isolate: "jop" is none of auto, home, job; did you mean job?',
  ]);
  expect(thrown.message).not.toContain("hunter22");
});

test("the passwords of registry-auth are hidden also where another part of it is wrong", async () => {
  const step = createStep(createMachine(), { inputs: { username: "", password: "", "registry-auth": `- registry: ghcr.io/${SECRET}\n  username: bob\n  password: ${SECRET}` } });
  await failure(logIn(step));
  expect(step.secrets).toContain(SECRET);
});

test("registry-auth that is no YAML, or no list, is told without quoting it", async () => {
  for (const [text, message] of [
    ["- password: 'hunter22\n  username: x", "registry-auth: it is not valid YAML at its line 2. Put passwords in quotes."],
    ["password: hunter22", "registry-auth: it is not a list of logins; write `- registry: …` with `username:` and `password:` beneath, for each."],
    ["[]", "registry-auth: it is not a list of logins; write `- registry: …` with `username:` and `password:` beneath, for each."],
  ]) {
    const step = createStep(createMachine(), { inputs: { "registry-auth": text ?? "", username: "", password: "" } });
    expect((await failure(logIn(step))).message).toBe(message);
  }
});

test("case 1: a username with a colon is refused, for Docker would split it wrongly", async () => {
  const step = createStep(createMachine(), { inputs: { registry: "ghcr.io", username: "us:er" } });
  expect((await failure(logIn(step))).message).toBe("username: a username cannot have a colon in it: what follows it would be taken for the password. Give the password by itself.");
});

test("case 2: one line end behind a password is left out, unless it is to stay, and both forms are hidden", async () => {
  const registry = await startRegistry({ access: BASIC });
  for (const lineEnd of ["\n", "\r\n"]) {
    const step = createStep(createMachine(), { inputs: { registry: registry.host, password: `${SECRET}${lineEnd}` } });
    await logIn(step);
    expect(registry.requests.at(-1)?.headers.authorization).toBe(`Basic ${basic("bob", SECRET).auth}`);
    expect(step.secrets).toEqual(expect.arrayContaining([`${SECRET}${lineEnd}`, SECRET, basic("bob", SECRET).auth, basic("bob", `${SECRET}${lineEnd}`).auth]));
    expect(step.lines.filter(({ level }) => level === "warning").map(({ text }) => text)).toEqual([
      `The password for ${registry.host} ends with a line end, which is left out; \`trim-password: never\` keeps it.`,
    ]);
  }
  const verbatim = createStep(createMachine(), { inputs: { registry: registry.host, password: `${SECRET}\n`, "trim-password": "never" } });
  await failure(logIn(verbatim));
  expect(registry.requests.at(-1)?.headers.authorization).toBe(`Basic ${basic("bob", `${SECRET}\n`).auth}`);
});

test.each([
  ["case 3", "first line\nsecond line"],
  ["case 4", "-starts-with-a-dash"],
  ["case 4", "$(id) `id` %PATH% \"double\" 'single' \\ & | ; <>"],
  ["case 4", "pässwörd-ключ-🔑"],
  ["case 4", "with:colons:in:it"],
  ["case 4", "  spaces around  "],
])("%s: the password %j reaches the registry and the file as it is", async (_, password) => {
  const registry = await startRegistry({ access: { kind: "basic", username: "bob", password } });
  const machine = createMachine();
  const step = createStep(machine, { inputs: { registry: registry.host, password } });
  await logIn(step);
  const sent = registry.requests.at(-1)?.headers.authorization?.replace("Basic ", "") ?? "";
  expect(Buffer.from(sent, "base64").toString("utf8")).toBe(`bob:${password}`);
  expect(auths(machine.config)[registry.host]).toEqual({ auth: sent });
});

test.each(["robot$acme+push", "acme+robot", "oauth2accesstoken", "00000000-0000-0000-0000-000000000000"])("case 7: the username %s stays as it is, and is never hidden", async (username) => {
  const registry = await startRegistry({ access: { kind: "basic", username, password: SECRET } });
  const machine = createMachine();
  const step = createStep(machine, { inputs: { registry: registry.host, username } });
  await logIn(step);
  expect(auths(machine.config)[registry.host]).toEqual(basic(username, SECRET));
  expect(step.secrets).not.toContain(username);
});

test("case 9: a password of five characters works", async () => {
  const registry = await startRegistry({ access: { kind: "basic", username: "bob", password: "short" } });
  const step = createStep(createMachine(), { inputs: { registry: registry.host, password: "short" } });
  await logIn(step);
  expect(step.outputs["logged-in"]).toBe("true");
});

test("case 10: DOCKER_AUTH_CONFIG, which would hide what is written, is an error that names it", async () => {
  const registry = await startRegistry();
  const machine = createMachine({ DOCKER_AUTH_CONFIG: '{"auths":{}}' });
  const step = createStep(machine, { inputs: { registry: registry.host } });
  expect((await failure(logIn(step))).message).toMatch(/^DOCKER_AUTH_CONFIG: this variable is set, and Docker reads it before anything that a login writes\./);
  expect(registry.requests).toEqual([]);
});

test("several logins of one step: each is proved and stored, and registry-auth and the single inputs exclude each other", async () => {
  const [one, two] = [await startRegistry(), await startRegistry({ access: { kind: "basic", username: "carol", password: "0123456789" } })];
  const machine = createMachine();
  const bytes = configure(machine, { auths: {} });
  const list = `- registry: ${one.host}\n  username: bob\n  password: ${SECRET}\n- registry: ${two.host}\n  username: carol\n  password: 0123456789\n`;
  const step = createStep(machine, { inputs: { "registry-auth": list, username: "", password: "" } });
  await logIn(step);
  expect(auths(machine.config)).toEqual({ [one.host]: basic("bob", SECRET), [two.host]: basic("carol", "0123456789") });
  expect(step.outputs["logged-in"]).toBe("true");
  expect(step.secrets).toContain("0123456789");
  expect(step.secrets.filter((secret) => secret.includes("registry"))).toEqual([]);
  await logOut(step);
  expect(readFileSync(machine.config)).toEqual(bytes);
  const both = createStep(machine, { inputs: { "registry-auth": list } });
  expect((await failure(logIn(both))).message).toBe("registry-auth: it stands in place of username, password; give one or the other.");
});

test("of several logins none is stored where one is refused, and every refusal is told", async () => {
  const [right, wrong, other] = [await startRegistry(), await startRegistry({ access: { ...BASIC, password: "another" } }), await startRegistry({ access: { ...BASIC, password: "another" } })];
  const machine = createMachine();
  const list = [right, wrong, other].map(({ host }) => `- {registry: "${host}", username: bob, password: ${SECRET}}`).join("\n");
  const before = snapshot(machine.home);
  const thrown = await failure(logIn(createStep(machine, { inputs: { "registry-auth": list, username: "", password: "" } })));
  expect(thrown.message).toContain("2 logins failed:");
  expect(thrown.message).toContain(`- ${wrong.host} refused the login.`);
  expect(thrown.message).toContain(`- ${other.host} refused the login.`);
  expect(snapshot(machine.home)).toEqual(before);
});

test("the plan says what would be done, shows no password, and touches nothing", async () => {
  const registry = await startRegistry();
  const machine = createMachine();
  const before = snapshot(machine.root);
  let written = "";
  const cli: CliContext = { format: "text", output: null, dryRun: true, color: false, width: 80, write: async (data) => void (written += data) };
  await logIn(createStep(machine, { kind: "terminal", inputs: { registry: registry.host, image: `${registry.host}/o/app` } }), cli);
  expect(JSON.parse(written)).toEqual({
    logins: [{ registry: registry.host, username: "bob", hasPassword: true, scope: "", ecr: "auto", provider: null }],
    isolate: "home",
    image: { registry: registry.host, repository: "o/app" },
    ifMissing: "notice",
    logout: true,
  });
  expect(registry.requests).toEqual([]);
  expect(snapshot(machine.root)).toEqual(before);
});

test("a password without a username, an image elsewhere, and a job on the command line are mistakes", async () => {
  const step = createStep(createMachine(), { kind: "terminal", inputs: { registry: "quay.io", username: "", image: "ghcr.io/o/app", isolate: "job" } });
  expect((await failure(logIn(step))).message.split("\n")).toEqual([
    "3 inputs are wrong:",
    "- --username: it must be given with a password.",
    "- --image: its registry ghcr.io is none that this step logs in to.",
    "- --isolate: there is no job on the command line; set DOCKER_CONFIG to a folder of your own.",
  ]);
});

test("what a vendor's exchange is told wrongly is a mistake like any other, told before any request", async () => {
  const step = createStep(createMachine(), { inputs: { registry: "ghcr.io", password: "", "role-to-assume": "a-role", "client-id": "x" } });
  const lines = (await failure(logIn(step))).message.split("\n");
  expect(lines[0]).toMatch(/^\d inputs are wrong:$/);
  expect(lines.join("\n")).toContain("`role-to-assume` is for a registry of Amazon ECR, and");
});

test("of several logins, a vendor's inputs are for its own registries", async () => {
  const machine = createMachine();
  let written = "";
  const cli: CliContext = { format: "text", output: null, dryRun: true, color: false, width: 80, write: async (data) => void (written += data) };
  const list = `- {registry: ghcr.io, username: octo, password: ${SECRET}}\n- registry: 123456789012.dkr.ecr.eu-central-1.amazonaws.com\n- {registry: eu-docker.pkg.dev}`;
  const inputs = {
    username: "",
    password: "",
    "registry-auth": list,
    "role-to-assume": "arn:aws:iam::123456789012:role/push",
    "workload-identity-provider": "projects/1/locations/global/workloadIdentityPools/ci/providers/github",
  };
  await logIn(createStep(machine, { inputs }), cli);
  expect((JSON.parse(written) as { logins: { provider: string }[] }).logins.map(({ provider }) => provider)).toEqual([null, "ecr", "google"]);
});
