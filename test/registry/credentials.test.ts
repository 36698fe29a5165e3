import { chmod, mkdtemp, mkdir, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { delimiter, join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { createCredentialStore } from "../../src/registry/credentials.ts";
import { fakeHost, type FakeHost } from "../fakes/host.ts";

let folder: string;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "plimsoll-credentials-"));
});

afterEach(async () => {
  await rm(folder, { recursive: true, force: true });
});

function basic(username: string, password: string): { auth: string } {
  return { auth: Buffer.from(`${username}:${password}`).toString("base64") };
}

async function hostWith(config: unknown, env: Record<string, string> = {}): Promise<FakeHost> {
  if (config !== undefined) await writeFile(join(folder, "config.json"), typeof config === "string" ? config : JSON.stringify(config));
  return fakeHost({ env: { DOCKER_CONFIG: folder, PATH: `${join(folder, "bin")}${delimiter}${process.env["PATH"]}`, ...env } });
}

/** A helper that notes what it was asked and answers with the text. */
async function installHelper(name: string, answer: string, exitCode = 0): Promise<void> {
  await mkdir(join(folder, "bin"), { recursive: true });
  const path = join(folder, "bin", `docker-credential-${name}`);
  await writeFile(path, `#!/bin/sh\necho "$1 $(cat)" >> "${join(folder, "asked")}"\ncat <<'END'\n${answer}\nEND\nexit ${exitCode}\n`);
  await chmod(path, 0o755);
}

const find = (host: FakeHost, registry: string) => createCredentialStore(host).find(registry);
const password = (username: string, secret: string) => ({ kind: "password", username, password: secret });

test("a stored user and password are found under the registry's name, and hidden in each form", async () => {
  const host = await hostWith({ auths: { "ghcr.io": basic("bob", "pass:word") } });
  expect(await find(host, "ghcr.io")).toEqual(password("bob", "pass:word"));
  expect(host.secrets).toEqual(["pass:word", "Ym9iOnBhc3M6d29yZA=="]);
});

test.each(["https://index.docker.io/v1/", "index.docker.io", "docker.io", "https://docker.io", "https://index.docker.io/v2/"])(
  "Docker Hub's credential is found under %s",
  async (key) => {
    expect(await find(await hostWith({ auths: { [key]: basic("bob", "secret-1") } }), "docker.io")).toEqual(password("bob", "secret-1"));
  },
);

test.each(["https://ghcr.io", "http://ghcr.io/v1/", "https://ghcr.io/v2/"])("an old client's key %s is that of ghcr.io", async (key) => {
  expect(await find(await hostWith({ auths: { [key]: basic("bob", "secret-1") } }), "ghcr.io")).toEqual(password("bob", "secret-1"));
});

test.each(["ghcr.io.evil.org", "evil-ghcr.io", "ghcr.io:443", "hcr.io", "ghcr.io@evil.org", "ghcr.io/owner"])("the key %s opens nothing at ghcr.io but its own", async (key) => {
  const expected = key === "ghcr.io/owner" ? password("bob", "secret-1") : null;
  expect(await find(await hostWith({ auths: { [key]: basic("bob", "secret-1") } }), "ghcr.io")).toEqual(expected);
});

test("a registry without an entry, and a machine without a configuration, have no credential", async () => {
  expect(await find(await hostWith({ auths: { "ghcr.io": basic("a", "b-secret") } }), "quay.io")).toBe(null);
  expect(await find(await hostWith({ auths: {} }), "constructor")).toBe(null);
  expect(await find(await hostWith({ auths: { "quay.io": {} } }), "quay.io")).toBe(null);
  expect(await find(fakeHost({ env: { HOME: join(folder, "nowhere") } }), "ghcr.io")).toBe(null);
  expect(await find(fakeHost({ env: {} }), "ghcr.io")).toBe(null);
});

test("an identity token and a registry token go before a password", async () => {
  const host = await hostWith({
    auths: { "a.io": { ...basic("bob", ""), identitytoken: "identity-1" }, "b.io": { ...basic("bob", "x"), registrytoken: "registry-1" } },
  });
  expect(await find(host, "a.io")).toEqual({ kind: "identity-token", token: "identity-1" });
  expect(await find(host, "b.io")).toEqual({ kind: "registry-token", token: "registry-1" });
  expect(host.secrets).toEqual(["identity-1", "PHRva2VuPjppZGVudGl0eS0x", "registry-1"]);
});

test("an empty credsStore, an empty helper and a padded password are as Docker has them", async () => {
  await installHelper("store", '{"Username":"helper","Secret":"helper-secret"}');
  const host = await hostWith({
    credsStore: "store",
    credHelpers: { "ghcr.io": "" },
    auths: { "ghcr.io": basic("bob", "secret-1\0\0"), "quay.io": basic("stale", "stale-secret") },
  });
  expect(await find(host, "ghcr.io")).toEqual(password("bob", "secret-1"));
  expect(await find(host, "quay.io")).toEqual(password("helper", "helper-secret"));
});

test("a registry's helper is asked for the key that Docker uses, and its secret is hidden", async () => {
  await installHelper("keeper", '{"ServerURL":"https://index.docker.io/v1/","Username":"bob","Secret":"kept-secret"}');
  const host = await hostWith({ credHelpers: { "https://index.docker.io/v1/": "keeper" } });
  expect(await find(host, "docker.io")).toEqual(password("bob", "kept-secret"));
  expect((await host.files.read(join(folder, "asked"), 1000))?.toString()).toBe("get https://index.docker.io/v1/\n");
  expect(host.secrets).toContain("kept-secret");
});

test("a helper under another name of Docker Hub is none to Docker, which looks under its own key alone", async () => {
  await installHelper("keeper", '{"Username":"helper","Secret":"helper-secret"}');
  const host = await hostWith({ credHelpers: { "docker.io": "keeper" }, auths: { "https://index.docker.io/v1/": basic("bob", "secret-1") } });
  expect(await find(host, "docker.io")).toEqual(password("bob", "secret-1"));
});

test("a helper's user <token> marks an identity token", async () => {
  await installHelper("keeper", '{"Username":"<token>","Secret":"refresh-1"}');
  expect(await find(await hostWith({ credsStore: "keeper" }), "ghcr.io")).toEqual({ kind: "identity-token", token: "refresh-1" });
});

test("a helper that has nothing means no credential, also where auths has one", async () => {
  await installHelper("keeper", "credentials not found in native keychain", 1);
  const host = await hostWith({ credsStore: "keeper", auths: { "ghcr.io": basic("stale", "stale-secret") } });
  expect(await find(host, "ghcr.io")).toBe(null);
});

test("what a failing helper prints is not repeated, since it may be the secret", async () => {
  await installHelper("keeper", "error for hunter22", 1);
  await expect(find(await hostWith({ credsStore: "keeper" }), "ghcr.io")).rejects.toThrow(
    "The credential helper docker-credential-keeper failed for ghcr.io.",
  );
  await installHelper("keeper", "no credentials server URL", 1);
  await expect(find(await hostWith({ credsStore: "keeper" }), "ghcr.io")).rejects.toThrow("failed for ghcr.io (no credentials server URL).");
  await installHelper("keeper", "hunter22 is no JSON");
  await expect(find(await hostWith({ credsStore: "keeper" }), "ghcr.io")).rejects.toThrow("did not answer with a credential for ghcr.io.");
});

test("a helper that is not installed, or is no program name, is an error with a cure", async () => {
  await expect(find(await hostWith({ credsStore: "absent" }), "ghcr.io")).rejects.toMatchObject({
    message: "The credential helper docker-credential-absent could not be run for ghcr.io.",
    hint: "Install docker-credential-absent, log in to ghcr.io with it again, or take it out of credHelpers or credsStore in Docker's config.json.",
  });
  await expect(find(await hostWith({ credsStore: "../../bin/sh" }), "ghcr.io")).rejects.toThrow("which is no program name");
});

test("DOCKER_AUTH_CONFIG goes before the file, which still has what it lacks", async () => {
  const host = await hostWith(
    { auths: { "ghcr.io": basic("file", "file-secret"), "quay.io": basic("file", "file-secret") } },
    { DOCKER_AUTH_CONFIG: JSON.stringify({ auths: { "ghcr.io": basic("env", "env-secret") } }) },
  );
  expect(await find(host, "ghcr.io")).toEqual(password("env", "env-secret"));
  expect(await find(host, "quay.io")).toEqual(password("file", "file-secret"));
});

test.each(['{"auths": {"ghcr.io": {"auth": "hunter22"', "[]", "hunter22"])("case 12: the configuration %s is an error that does not show it", async (text) => {
  const thrown: unknown = await find(await hostWith(text), "ghcr.io").catch((error: unknown) => error);
  expect(thrown).toMatchObject({ name: "UserError", hint: "Mend it, or log in again after removing it." });
  expect(String(thrown)).not.toContain("hunter22");
  expect(`${(thrown as Error).stack} ${String((thrown as Error).cause)}`).not.toContain("hunter22");
});

test("case 12: an empty file and a byte-order mark are no faults, a folder is", async () => {
  expect(await find(await hostWith(""), "ghcr.io")).toBe(null);
  expect(await find(await hostWith(`\uFEFF${JSON.stringify({ auths: { "ghcr.io": basic("bob", "secret-1") } })}`), "ghcr.io")).toEqual(password("bob", "secret-1"));
  await rm(join(folder, "config.json"));
  await mkdir(join(folder, "config.json"));
  await expect(find(await hostWith(undefined), "ghcr.io")).rejects.toThrow("cannot be read");
});

test("an auth that is not user:password names the key and not the value", async () => {
  await expect(find(await hostWith({ auths: { "ghcr.io": { auth: "aHVudGVyMjI=" } } }), "ghcr.io")).rejects.toThrow(
    `The entry for ghcr.io in ${join(folder, "config.json")} holds an "auth" that is not user:password in base64.`,
  );
});
