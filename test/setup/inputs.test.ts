import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { readInputs } from "../../src/inputs/read.ts";
import { declaration } from "../../src/setup/inputs.ts";
import { verbs } from "../../src/verbs.ts";
import { dockerMachine } from "../builder/docker-program.ts";

const SWITCHES = { use: "true", cleanup: "true" };

async function refused(inputs: Record<string, string>, prepare: (work: string) => void = () => {}): Promise<{ message: string; calls: string[] }> {
  const machine = dockerMachine({ inputs: { ...SWITCHES, ...inputs } });
  prepare(machine.host.directory);
  const message = await Promise.resolve()
    .then(async () => await verbs["setup"]?.run(machine.host, null))
    .then(() => "accepted", (error: Error) => error.message);
  return { message, calls: machine.calls() };
}

test("every value that cannot be is told at once, and nothing is started", async () => {
  const { message, calls } = await refused({
    platforms: "linux/arm64,linux/sparc",
    image: "not an image",
    driver: "podman",
    version: "newest",
    "buildx-url": "ftp://x",
    "driver-opts": "network",
    name: "1st",
    "node-platforms": "linux",
    append: "endpoint: [",
    "keep-storage": "much",
    "gc-policy": "keep=1",
    "buildkit-mirrors": "https://mirror.gcr.io",
    "keep-state": "yes",
  });
  expect(message.split("\n").map((line) => line.split(": ")[0])).toEqual([
    "13 inputs are wrong:",
    "- platforms", "- image", "- version", "- buildx-url", "- driver", "- driver-opts", "- buildkit-mirrors", "- name", "- node-platforms", "- append", "- keep-state", "- keep-storage", "- gc-policy",
  ]);
  expect(calls).toEqual([]);
});

test("an address for buildx with a password in it is refused, and not shown", async () => {
  const { message, calls } = await refused({ "buildx-url": "https://bob:hunter22-and-more@mirror.example/buildx" });
  expect(message).toMatch(/^buildx-url: it holds a username or a password, which would not be sent\./);
  expect(message).not.toContain("hunter22");
  expect(calls).toEqual([]);
});

test("everything that does not go together is told at once, and nothing is started", async () => {
  const { message, calls } = await refused({ driver: "remote", "keep-state": "true", "buildkitd-config": "a.toml", "buildkitd-config-inline": "[worker.oci]", "keep-storage": "1GB", "gc-policy": "all=true" });
  expect(message).toBe(
    [
      "7 inputs are wrong:",
      '- buildkitd-config: there is no file "a.toml"; check the path, and that the repository is checked out before this step.',
      "- keep-storage: the configuration of BuildKit has a [worker.oci] of its own; write the limits there.",
      "- keep-state: a builder of driver remote has no state of its own to keep; leave it out.",
      "- endpoint: driver remote needs it, as tcp://buildkit.example.com:1234.",
      "- gc-policy: a BuildKit of driver remote is configured where it runs; leave it out.",
      "- buildkitd-config: a BuildKit of driver remote is configured where it runs; leave it out.",
      "- buildkitd-config-inline: a BuildKit of driver remote is configured where it runs; leave it out.",
    ].join("\n"),
  );
  expect(calls).toEqual([]);
});

test("limits do not go with a configuration file that has its own", async () => {
  const { message } = await refused({ "buildkitd-config": "ci/b.toml", "keep-storage": "1GB" }, (work) => {
    mkdirSync(join(work, "ci"));
    writeFileSync(join(work, "ci/b.toml"), "debug = true\n[worker.oci]\n  gc = false\n");
  });
  expect(message).toBe("keep-storage: the configuration of BuildKit has a [worker.oci] of its own; write the limits there.");
});

describe("append is refused", () => {
  test.each([
    ["that is not YAML", "- name: [", "it is not valid YAML"],
    ["that is no list", "name: a", "it is no list of nodes."],
    ["with a node that is no mapping", "- arm64", "node 1 is no mapping."],
    ["with a key that no node has", "- name: a\n- endpont: x", "node 2 has endpont, which no node has."],
    ["with a name that no node can have", "- name: --help", '"--help", of node 1, is no name for a node.'],
    ["with a name for two nodes", "- name: arm\n- endpoint: x\n- name: ARM", "two nodes are named arm; choose another name for one, or leave it out."],
    ["with a value of another type", "- platforms: 1", "platforms of node 1 is not a list of texts."],
  ])("%s", async (_what, append, message) => {
    expect((await refused({ append })).message).toContain(`append: ${message}`);
  });
});

test.each(["v0.30.1", "0.30.1", "latest", "lab:latest", "v0.31.0-rc1", "https://github.com/docker/buildx.git#master"])("version may be %s", (version) => {
  const machine = dockerMachine({ inputs: { version } });
  expect(readInputs(declaration, machine.host).version).toBe(version);
});

test("the switches stand as those of Docker's actions do", () => {
  const { inputs } = declaration;
  const defaults = ["driver", "use", "keep-state", "cache-binary", "cleanup", "reset", "cache-image"].map((name) => [name, (inputs as Record<string, { default?: string }>)[name]?.default]);
  expect(Object.fromEntries(defaults)).toEqual({ driver: "docker-container", use: "true", "keep-state": "false", "cache-binary": "true", cleanup: "true", reset: "false", "cache-image": "true" });
});
