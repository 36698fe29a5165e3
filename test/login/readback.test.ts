import { chmodSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, onTestFinished, test } from "vitest";
import { fakeHost } from "../fakes/host.ts";
import { auths, BASIC, basic, configure, createMachine, createStep, logIn, logOut, SECRET, startRegistry } from "./job.ts";

test("case 11: a helper that takes the credential and does not give it back is found out, and the file keeps it", async () => {
  const machine = createMachine();
  const program = join(machine.root, "bin", "docker-credential-forgetful");
  writeFileSync(program, '#!/bin/sh\ncat > /dev/null\n[ "$1" = get ] || exit 0\necho "credentials not found in native keychain"\nexit 1\n');
  chmodSync(program, 0o755);
  const registry = await startRegistry({ access: BASIC });
  const bytes = configure(machine, { credsStore: "forgetful" });
  const step = createStep(machine, { inputs: { registry: registry.host } });
  await logIn(step);
  expect(auths(machine.config)).toEqual({ [registry.host]: basic("bob", SECRET) });
  await logOut(step);
  expect(readFileSync(machine.config)).toEqual(bytes);
});

test("case 16: post looks whether the credential is gone, and tells where another program has put it back", async () => {
  const machine = createMachine();
  configure(machine, { auths: {} });
  const registry = await startRegistry({ access: BASIC });
  const step = createStep(machine, { inputs: { registry: registry.host } });
  await logIn(step);
  const written = readFileSync(machine.config);
  let isOver = false;
  onTestFinished(() => void (isOver = true));
  const putBack = (): void => {
    if (isOver) return;
    if (!readFileSync(machine.config).equals(written)) writeFileSync(machine.config, written);
    setImmediate(putBack);
  };
  putBack();
  await expect(logOut(step)).rejects.toThrow(`- The credential for ${registry.host} is still in ${machine.config}.`);
});

test("post, which is a process of its own, hides the password in every form before it does anything", async () => {
  const machine = createMachine();
  const registry = await startRegistry({ access: BASIC });
  const inputs = { registry: registry.host, username: "bob", password: SECRET };
  const step = createStep(machine, { inputs });
  await logIn(step);
  for (const given of [inputs, { "registry-auth": `- {registry: "${registry.host}", username: bob, password: ${SECRET}}` }]) {
    const later = fakeHost({ kind: "runner", env: machine.env, inputs: given, directory: machine.root });
    await logOut(later);
    expect(later.secrets).toEqual([SECRET, basic("bob", SECRET).auth]);
  }
});
