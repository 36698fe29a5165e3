import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { readJobBuilders, markBuiltWith } from "../../src/builder/job-builders.ts";
import { declaration } from "../../src/setup/inputs.ts";
import { post } from "../../src/setup/post.ts";
import { dockerMachine, type DockerMachine } from "../builder/docker-program.ts";
import type { FakeHost } from "../fakes/host.ts";
import { verbs } from "../../src/verbs.ts";

/** The defaults of action.yml, which the runner fills in. */
const DEFAULTS = Object.fromEntries(Object.entries(declaration.inputs).map(([name, spec]) => [name, "default" in spec ? spec.default : ""]));

function given(inputs: Record<string, string>): Record<string, string> {
  return { ...DEFAULTS, ...inputs };
}

async function setUp(host: FakeHost): Promise<void> {
  await verbs["setup"]?.run(host, null);
}

/** A later `setup` of the same job: the same machine, other inputs, a state of its own. */
function laterStep(machine: DockerMachine, inputs: Record<string, string>): FakeHost {
  const state: Record<string, string> = {};
  return {
    ...machine.host,
    input: (name) => given(inputs)[name] ?? "",
    savedState: state,
    saveState: (name, value) => void (state[name] = value),
    state: (name) => state[name] ?? "",
  };
}

function warningsOf(machine: DockerMachine): string[] {
  return machine.host.lines.filter(({ level }) => level === "warning").map(({ text }) => text);
}

function nameIn(machine: DockerMachine): string {
  return machine.host.outputs["name"] ?? "";
}

describe("a builder with nothing set", () => {
  test("is made and started by two calls", async () => {
    const machine = dockerMachine({ inputs: given({}) });
    await setUp(machine.host);
    const name = nameIn(machine);
    expect(name).toMatch(/^builder-[0-9a-f-]{36}$/);
    expect(machine.calls()).toEqual([`buildx create --name ${name} --driver docker-container --use`, `buildx inspect --bootstrap ${name}`]);
  });

  test("gives the outputs of docker/setup-buildx-action", async () => {
    const machine = dockerMachine({ inputs: given({}) });
    await setUp(machine.host);
    const name = nameIn(machine);
    expect(machine.host.outputs).toEqual({
      name,
      driver: "docker-container",
      platforms: "linux/amd64,linux/amd64/v2,linux/arm64",
      nodes: JSON.stringify(
        [{ name: `${name}0`, endpoint: "unix:///var/run/docker.sock", status: "running", "buildkitd-flags": "--debug", buildkit: "v0.32.2", platforms: "linux/amd64,linux/amd64/v2,linux/arm64" }],
        null,
        2,
      ),
      endpoint: "unix:///var/run/docker.sock",
      status: "running",
      flags: "--debug",
    });
  });

  test("allows no build the host's network, which buildx would by itself", async () => {
    const machine = dockerMachine({ inputs: given({}) });
    await setUp(machine.host);
    expect(machine.instance(nameIn(machine))?.Nodes).toEqual([{ Name: `${nameIn(machine)}0`, Flags: [] }]);
  });

  test("is gone after the job, and nothing of it is left", async () => {
    const machine = dockerMachine({ inputs: given({}) });
    await setUp(machine.host);
    await post(machine.host);
    expect(machine.calls().slice(2)).toEqual([`buildx rm ${nameIn(machine)}`]);
    expect(machine.instance(nameIn(machine))).toBeNull();
    expect(readdirSync(machine.temp)).toEqual([]);
  });

  test("stays after the job with cleanup: false", async () => {
    const machine = dockerMachine({ inputs: given({ cleanup: "false" }) });
    await setUp(machine.host);
    await post(machine.host);
    expect(machine.instance(nameIn(machine))).not.toBeNull();
  });

  test("says nothing in the job summary", async () => {
    const machine = dockerMachine({ inputs: given({}) });
    await setUp(machine.host);
    expect(machine.host.summaries).toEqual([]);
  });
});

describe("what docker/setup-buildx-action takes", () => {
  test("reaches buildx as one call for each node", async () => {
    const machine = dockerMachine({
      inputs: given({
        name: "mine",
        "driver-opts": 'image=moby/buildkit:master,network=host\n"env.no_proxy=a,b"',
        "buildkitd-flags": "--debug --allow-insecure-entitlement network.host",
        "buildkitd-config-inline": "debug = true",
        endpoint: "ctx",
        "node-platforms": "linux/amd64,linux/386",
        use: "false",
        append: "- name: arm\n  endpoint: tcp://arm:1\n  driver-opts: [memory=1g]\n  buildkitd-flags: --oci-worker-gc=false\n  platforms: linux/arm64,linux/arm/v7\n- endpoint: third",
      }),
    });
    await setUp(machine.host);
    const [first = "", second, third, inspect] = machine.calls();
    const [config = ""] = /(?<=--config )\S+/.exec(first) ?? [];
    expect(first).toBe(
      `buildx create --name mine --driver docker-container --driver-opt image=moby/buildkit:master --driver-opt network=host --driver-opt "env.no_proxy=a,b" --buildkitd-flags --debug --allow-insecure-entitlement network.host --platform linux/amd64,linux/386 --config ${config} ctx`,
    );
    expect(second).toBe("buildx create --name mine --append --node arm --driver-opt memory=1g --buildkitd-flags --oci-worker-gc=false --platform linux/arm64,linux/arm/v7 tcp://arm:1");
    expect(third).toBe("buildx create --name mine --append third");
    expect(inspect).toBe("buildx inspect --bootstrap mine");
    expect(readFileSync(config, "utf8")).toBe("debug = true");
    await post(machine.host);
    expect(existsSync(config)).toBe(false);
  });

  test("driver docker makes nothing, and removes nothing", async () => {
    const machine = dockerMachine({ inputs: given({ driver: "docker" }) });
    await setUp(machine.host);
    await post(machine.host);
    expect(machine.calls()).toEqual(["buildx inspect --bootstrap default"]);
  });

  test("driver kubernetes gets its options, and is removed", async () => {
    const machine = dockerMachine({ inputs: given({ driver: "kubernetes", name: "kube", "driver-opts": "namespace=ci\nreplicas=2", "buildkitd-config-inline": "debug = true" }) });
    await setUp(machine.host);
    await post(machine.host);
    const [create = "", ...others] = machine.calls();
    expect(create).toMatch(/^buildx create --name kube --driver kubernetes --driver-opt namespace=ci --driver-opt replicas=2 --use --config \S+buildkitd.toml$/);
    expect(others).toEqual(["buildx inspect --bootstrap kube", "buildx rm kube"]);
  });

  test("keep-state leaves what BuildKit has cached, and the summary tells how much that is", async () => {
    const machine = dockerMachine({
      inputs: given({ name: "kept", "keep-state": "true", "keep-storage": "20GB" }),
      answers: [{ to: "buildx du", stdout: "ID\nabc\nShared:\t\t1GB\nReclaimable:\t11.2GB\nTotal:\t\t12.3GB\n" }],
    });
    await setUp(machine.host);
    const [config = ""] = /(?<=--config )\S+/.exec(machine.calls()[0] ?? "") ?? [];
    expect(readFileSync(config, "utf8")).toBe("[worker.oci]\n  gc = true\n  gckeepstorage = 20000000000\n  maxUsedSpace = 20000000000\n");
    expect(machine.host.summaries).toEqual([
      "### Builder `kept`\n\nIts cache outlives the job and held **12.3GB** when the job began, of which 11.2GB could go. It may keep 20.0 GB.\n",
    ]);
    await post(machine.host);
    expect(machine.calls().at(-1)).toBe("buildx rm --keep-state kept");
  });

  test("gc-policy reaches BuildKit's configuration, rule by rule, beside keep-storage", async () => {
    const machine = dockerMachine({ inputs: given({ name: "b", "keep-storage": "20GB", "gc-policy": "keep-duration=48h,max-used-space=5GB\nall=true" }) });
    await setUp(machine.host);
    const [config = ""] = /(?<=--config )\S+/.exec(machine.calls()[0] ?? "") ?? [];
    expect(readFileSync(config, "utf8").split("\n").map((line) => line.trim())).toEqual([
      "[worker.oci]", "gc = true", "gckeepstorage = 20000000000", "maxUsedSpace = 20000000000",
      "[[worker.oci.gcpolicy]]", 'keepDuration = "48h"', "keepBytes = 5000000000", "maxUsedSpace = 5000000000",
      "[[worker.oci.gcpolicy]]", "all = true", "",
    ]);
  });

  test("an existing builder is used, made current, and as it was after the job", async () => {
    const machine = dockerMachine({ inputs: given({ name: "shared" }) });
    mkdirSync(join(machine.config, "buildx/instances"), { recursive: true });
    writeFileSync(join(machine.config, "buildx/instances/shared"), "{}");
    writeFileSync(join(machine.config, "buildx/current"), '{"Key":"","Name":"before"}');
    await setUp(machine.host);
    expect(nameIn(machine)).toBe("shared");
    writeFileSync(join(machine.config, "buildx/current"), '{"Key":"","Name":"shared"}');
    await post(machine.host);
    expect(machine.calls()).toEqual(["buildx use shared", "buildx inspect --bootstrap shared", "buildx du --builder shared"]);
    expect(machine.instance("shared")).toEqual({});
    expect(readFileSync(join(machine.config, "buildx/current"), "utf8")).toBe('{"Key":"","Name":"before"}');
  });

  test.each<readonly [Record<string, string>, string]>([
    [{ driver: "remote", endpoint: "tcp://bk.example.com:1234" }, "driver, endpoint"],
    [{ "driver-opts": "network=host", "node-platforms": "linux/amd64" }, "driver-opts, node-platforms"],
    [{ "buildkitd-flags": "--debug", "buildkitd-config-inline": "debug = true", "gc-policy": "all=true" }, "buildkitd-flags, buildkitd-config-inline, gc-policy"],
  ])("of an existing builder, one warning names the inputs that have no effect: %j", async (inputs, named) => {
    const machine = dockerMachine({ inputs: given({ name: "shared", ...inputs }) });
    mkdirSync(join(machine.config, "buildx/instances"), { recursive: true });
    writeFileSync(join(machine.config, "buildx/instances/shared"), "{}");
    await setUp(machine.host);
    expect(warningsOf(machine)).toEqual([
      `Without effect here: ${named}. Builder shared (docker-container) is there already, and is used as it is; remove it first (docker buildx rm), or choose another name.`,
    ]);
  });

  test("of an existing builder, what was not given is not warned of", async () => {
    const machine = dockerMachine({ inputs: given({ name: "shared", "keep-storage": "5GB" }) });
    mkdirSync(join(machine.config, "buildx/instances"), { recursive: true });
    writeFileSync(join(machine.config, "buildx/instances/shared"), "{}");
    await setUp(machine.host);
    expect(warningsOf(machine)).toEqual([]);
  });

  test("a builder that a later step made current stays so after the job", async () => {
    const machine = dockerMachine({ inputs: given({ name: "shared" }) });
    mkdirSync(join(machine.config, "buildx/instances"), { recursive: true });
    writeFileSync(join(machine.config, "buildx/instances/shared"), "{}");
    writeFileSync(join(machine.config, "buildx/current"), '{"Key":"","Name":"before"}');
    await setUp(machine.host);
    writeFileSync(join(machine.config, "buildx/current"), '{"Key":"","Name":"later"}');
    await post(machine.host);
    expect(readFileSync(join(machine.config, "buildx/current"), "utf8")).toBe('{"Key":"","Name":"later"}');
  });

  test("keep-storage prunes a builder that this step does not configure, with the flag that its buildx knows", async () => {
    const machine = dockerMachine({ inputs: given({ name: "shared", "keep-storage": "5GB", use: "false" }), answers: [{ to: "--reserved-space", exitCode: 125, stderr: "unknown flag: --reserved-space" }] });
    mkdirSync(join(machine.config, "buildx/instances"), { recursive: true });
    writeFileSync(join(machine.config, "buildx/instances/shared"), "{}");
    await setUp(machine.host);
    await post(machine.host);
    expect(machine.calls().slice(-2)).toEqual(["buildx prune --builder shared --force --reserved-space 5000000000", "buildx prune --builder shared --force --keep-storage 5000000000"]);
  });

  test("an engine whose certificates come from the environment is reached through a context that is gone after the job", async () => {
    const machine = dockerMachine({ inputs: given({}), env: { DOCKER_HOST: "tcp://dind:2376", DOCKER_TLS_VERIFY: "1" } });
    await setUp(machine.host);
    const [context = "", create] = machine.calls();
    const [, name = ""] = /^context create (plimsoll-\S+)$/.exec(context) ?? [];
    expect(create).toBe(`buildx create --name ${nameIn(machine)} --driver docker-container --use ${name}`);
    await post(machine.host);
    expect(machine.calls().slice(3)).toEqual([`buildx rm ${nameIn(machine)}`, `context rm --force ${name}`]);
  });
});

describe("a remote builder", () => {
  const inputs = given({ driver: "remote", endpoint: "tcp://bk.example.com:1234", name: "far", append: "- endpoint: tcp://two:1" });
  const env = { BUILDER_NODE_0_AUTH_TLS_CACERT: "ca text", BUILDER_NODE_0_AUTH_TLS_CERT: "cert text", BUILDER_NODE_0_AUTH_TLS_KEY: "key text", BUILDER_NODE_1_AUTH_TLS_CACERT: "second ca" };

  test("gets its TLS material from files that only this user can read, and every part is masked", async () => {
    const machine = dockerMachine({ inputs, env });
    await setUp(machine.host);
    const [first = "", second = ""] = machine.calls();
    const [folder = ""] = readdirSync(machine.temp).filter((name) => name.startsWith("plimsoll-builder-"));
    const at = (name: string): string => join(machine.temp, folder, name);
    expect(first).toBe(
      `buildx create --name far --driver remote --driver-opt cacert=${at("cacert-0.pem")} --driver-opt cert=${at("cert-0.pem")} --driver-opt key=${at("key-0.pem")} --use tcp://bk.example.com:1234`,
    );
    expect(second).toBe(`buildx create --name far --append --driver-opt cacert=${at("cacert-1.pem")} tcp://two:1`);
    expect(readFileSync(at("key-0.pem"), "utf8")).toBe("key text");
    expect(statSync(at("key-0.pem")).mode & 0o777).toBe(0o600);
    expect(statSync(join(machine.temp, folder)).mode & 0o777).toBe(0o700);
    expect(machine.host.secrets.toSorted()).toEqual(["ca text", "cert text", "key text", "second ca"]);
  });

  test("has what its cache holds in the summary, for it outlives the job", async () => {
    const machine = dockerMachine({ inputs, env, answers: [{ to: "buildx du", stdout: "Reclaimable:\t1.2GB\nTotal:\t\t12.3GB\n" }] });
    await setUp(machine.host);
    expect(machine.host.summaries).toEqual([
      "### Builder `far`\n\nIts cache outlives the job and held **12.3GB** when the job began, of which 1.2GB could go. No limit is set (`keep-storage`).\n",
    ]);
  });

  test("leaves no key behind", async () => {
    const machine = dockerMachine({ inputs, env });
    await setUp(machine.host);
    await post(machine.host);
    expect(readdirSync(machine.temp)).toEqual([]);
    expect(machine.calls().at(-1)).toBe("buildx rm far");
  });

  test("has no secret in its state", async () => {
    const machine = dockerMachine({ inputs, env });
    await setUp(machine.host);
    expect(JSON.stringify(machine.host.savedState)).not.toMatch(/ca text|cert text|key text|second ca/);
  });
});

describe("a builder that does not start", () => {
  const BOOT = { to: "inspect --bootstrap", exitCode: 1, stderr: "ERROR: exit code 1" };

  test("shows BuildKit's own log, and is removed by post", async () => {
    const machine = dockerMachine({ inputs: given({ name: "broken" }), answers: [BOOT, { to: "logs --tail", stderr: "buildkitd: invalid entitlement : nonsense" }] });
    await expect(setUp(machine.host)).rejects.toThrow(/^Builder broken cannot be started: buildx ended with 1\.\nERROR: exit code 1\nBuildKit's own log:\nbuildkitd: invalid entitlement : nonsense$/);
    await post(machine.host);
    expect(machine.instance("broken")).toBeNull();
  });

  test("shows of BuildKit's log what it says, and none of the frames of its stack", async () => {
    const frames = Array.from({ length: 30 }, (_, index) => `main.run${index}\n\t/src/cmd/buildkitd/main.go:${index}`).join("\n");
    const log = `buildkitd: invalid entitlement : nonsense\n${frames}\nmain.main\n\t/src/cmd/buildkitd/main.go:99`;
    const machine = dockerMachine({ inputs: given({ name: "broken" }), answers: [BOOT, { to: "logs --tail 200", stderr: log }] });
    await expect(setUp(machine.host)).rejects.toThrow(/\nBuildKit's own log:\nbuildkitd: invalid entitlement : nonsense$/);
  });

  test("is tried from the mirrors where there is no container: its image was not pulled", async () => {
    const machine = dockerMachine({
      inputs: given({ name: "b", "buildkit-mirrors": "mirror.test, ghcr.io/acme/bk:1" }),
      answers: [{ ...BOOT, times: 1, stderr: "toomanyrequests" }, { to: "logs --tail", exitCode: 1, stderr: "No such container" }],
    });
    await setUp(machine.host);
    expect(machine.calls().filter((call) => !call.includes("logs"))).toEqual([
      "buildx create --name b --driver docker-container --use",
      "buildx inspect --bootstrap b",
      "buildx rm b",
      "buildx create --name b --driver docker-container --driver-opt image=mirror.test/moby/buildkit:buildx-stable-1 --use",
      "buildx inspect --bootstrap b",
    ]);
  });

  test("names every place that was tried", async () => {
    const machine = dockerMachine({ inputs: given({ name: "b", "buildkit-mirrors": "mirror.test" }), answers: [{ ...BOOT, stderr: "toomanyrequests" }, { to: "logs --tail", exitCode: 1 }] });
    await expect(setUp(machine.host)).rejects.toThrow(
      [
        "BuildKit could be started from none of 2 places.",
        "From docker.io/moby/buildkit:buildx-stable-1: Builder b cannot be started: buildx ended with 1.",
        "toomanyrequests",
        "From mirror.test/moby/buildkit:buildx-stable-1: Builder b cannot be started: buildx ended with 1.",
        "toomanyrequests",
      ].join("\n"),
    );
  });

  test("is an error also where buildx says so and exits with 0", async () => {
    const inspected = "Name: NAME\nDriver: remote\n\nNodes:\nName: NAME0\nEndpoint: tcp://x:1\nError: dial tcp: connection refused\n";
    const machine = dockerMachine({ inputs: given({ driver: "remote", endpoint: "tcp://x:1", name: "far" }), inspected });
    await expect(setUp(machine.host)).rejects.toThrow("Builder far cannot be started: dial tcp: connection refused");
  });
});

test("what is about to be made is known to post before it is made: a cancelled job leaves nothing", async () => {
  const machine = dockerMachine({ inputs: given({ name: "half" }), answers: [{ to: "inspect --bootstrap", exitCode: 130 }, { to: "logs", exitCode: 1 }] });
  await expect(setUp(machine.host)).rejects.toThrow("buildx ended with 130.");
  await post(machine.host);
  expect(machine.instance("half")).toBeNull();
});

test("the builder that was the current one is so again after the job, however many of its own the job made", async () => {
  const machine = dockerMachine({ inputs: given({ name: "Mine" }) });
  const current = join(machine.config, "buildx/current");
  mkdirSync(join(machine.config, "buildx"), { recursive: true });
  writeFileSync(current, '{"Key":"","Name":"before"}');
  await setUp(machine.host);
  const later = laterStep(machine, { name: "other" });
  await setUp(later);
  expect(JSON.parse(readFileSync(current, "utf8"))).toMatchObject({ Name: "other" });
  await post(later);
  await post(machine.host);
  expect(readFileSync(current, "utf8")).toBe('{"Key":"","Name":"before"}');
});

test("a builder that another job made of the same name in the same moment is not removed", async () => {
  const machine = dockerMachine({
    inputs: given({ name: "shared" }),
    answers: [{ to: "buildx create", exitCode: 1, stderr: 'ERROR: existing instance for "shared" but no append mode, specify the node name to make changes for existing instances' }],
  });
  await expect(setUp(machine.host)).rejects.toThrow("Builder shared was made by something else on this machine in this very moment.");
  mkdirSync(join(machine.config, "buildx/instances"), { recursive: true });
  writeFileSync(join(machine.config, "buildx/instances/shared"), "{}");
  expect(await readJobBuilders(machine.host)).toEqual([]);
  await post(machine.host);
  expect(machine.instance("shared")).toEqual({});
  expect(machine.calls().filter((call) => call.startsWith("buildx rm"))).toEqual([]);
});

test("the state is saved before the first process", async () => {
  const machine = dockerMachine({ inputs: given({ name: "early" }) });
  const seen: string[] = [];
  const host: FakeHost = { ...machine.host, exec: (command, args, options) => (seen.push(machine.host.savedState["setup"] ?? ""), machine.host.exec(command, args, options)) };
  await setUp(host);
  expect(JSON.parse(seen[0] ?? "null")).toMatchObject({ made: "early" });
});

test("with debugging on, post shows the log of BuildKit before it removes it", async () => {
  const machine = dockerMachine({ inputs: given({ name: "b" }), env: { RUNNER_DEBUG: "1" }, answers: [{ to: "logs", stdout: "found worker" }] });
  await setUp(machine.host);
  await post(machine.host);
  expect(machine.calls().slice(2)).toEqual(["logs buildx_buildkit_b0", "buildx rm b"]);
});

test("--debug among BuildKit's flags shows its log, too", async () => {
  const machine = dockerMachine({ inputs: given({ name: "b", "buildkitd-flags": "--debug" }) });
  await setUp(machine.host);
  await post(machine.host);
  expect(machine.calls().slice(2)).toEqual(["logs buildx_buildkit_b0", "buildx rm b"]);
});

test("post tells all that could not be removed, and tries the rest all the same", async () => {
  const machine = dockerMachine({ inputs: given({}), env: { DOCKER_HOST: "tcp://dind:2376", DOCKER_TLS_VERIFY: "1" }, answers: [{ to: "buildx rm", exitCode: 1, stderr: "engine is gone" }] });
  await setUp(machine.host);
  await expect(post(machine.host)).rejects.toThrow(/cannot be removed: buildx ended with 1\.\nengine is gone/);
  expect(machine.calls().at(-1)).toMatch(/^context rm --force plimsoll-/);
});

test("post finds its builder where main made it, whatever Docker configuration the job has by then", async () => {
  const machine = dockerMachine({ inputs: given({ name: "b" }) });
  await setUp(machine.host);
  const env = machine.host.env as Record<string, string>;
  const before = { ...env };
  Object.assign(env, { DOCKER_CONFIG: join(machine.temp, "another"), BUILDX_CONFIG: join(machine.temp, "another") });
  await post(machine.host);
  Object.assign(env, before);
  expect(machine.calls().at(-1)).toBe("buildx rm b");
  expect(machine.instance("b")).toBeNull();
});

test.each<[string, Record<string, string>, Record<string, string>]>([
  ["the plain default", { platforms: "all" }, { DOCKER_HOST: "tcp://engine:2375" }],
  ["a builder with state", { platforms: "all", reset: "true", name: "kept", "keep-state": "true" }, { DOCKER_HOST: "tcp://engine:2375" }],
  ["an engine on TLS from the environment", { platforms: "all" }, { DOCKER_HOST: "tcp://dind:2376", DOCKER_TLS_VERIFY: "1" }],
])("QEMU and a builder take at most four engine processes each: %s", async (_what, inputs, env) => {
  const emulators = ["aarch64", "arm", "riscv64", "ppc64le", "s390x", "mips64el", "mips64", "loongarch64", "x86_64", "i386"].map((name) => `qemu-${name}`);
  const machine = dockerMachine({ inputs: given(inputs), env, answers: [{ to: "run --rm", stdout: JSON.stringify({ supported: [], emulators }) }] });
  await setUp(machine.host);
  const isEmulation = (call: string): boolean => call.startsWith("run ");
  expect(machine.calls().filter(isEmulation).length).toBeLessThanOrEqual(4);
  expect(machine.calls().filter((call) => !isEmulation(call)).length).toBeLessThanOrEqual(4);
});

test("a command that fails removes what it made: it has no post", async () => {
  const machine = dockerMachine({ inputs: given({ name: "broken" }), kind: "terminal", answers: [{ to: "inspect --bootstrap", exitCode: 1 }, { to: "logs", exitCode: 1 }] });
  await expect(setUp(machine.host)).rejects.toThrow("Builder broken cannot be started");
  expect(machine.instance("broken")).toBeNull();
});

test("post without a state does nothing", async () => {
  const machine = dockerMachine({});
  await post(machine.host);
  expect(machine.calls()).toEqual([]);
});

describe("a second setup in a job", () => {
  test("that sets nothing of the builder uses the first's, and removes nothing", async () => {
    const machine = dockerMachine({ inputs: given({}) });
    await setUp(machine.host);
    const first = nameIn(machine);
    const later = laterStep(machine, { "cache-binary": "false" });
    await setUp(later);
    await post(later);
    expect(nameIn(machine)).toBe(first);
    expect(machine.instance(first)).not.toBeNull();
    await post(machine.host);
    expect(machine.calls().filter((call) => call.startsWith("buildx rm"))).toEqual([`buildx rm ${first}`]);
  });

  test("that sets something replaces a first that set nothing and was not built with", async () => {
    const machine = dockerMachine({ inputs: given({}) });
    await setUp(machine.host);
    const first = nameIn(machine);
    const later = laterStep(machine, { "driver-opts": "network=host", name: "second" });
    await setUp(later);
    expect(machine.instance(first)).toBeNull();
    await post(later);
    await post(machine.host);
    expect(machine.calls().filter((call) => call.startsWith("buildx rm"))).toEqual([`buildx rm ${first}`, "buildx rm second"]);
  });

  test.each([
    ["build", async (machine: DockerMachine) => await markBuiltWith(machine.host, nameIn(machine))],
    ["any program", (machine: DockerMachine) => void mkdirSync(join(machine.config, `buildx/refs/${nameIn(machine)}/node0`), { recursive: true })],
  ])("stands beside a first that %s has built with", async (_who, build) => {
    const machine = dockerMachine({ inputs: given({}) });
    await setUp(machine.host);
    const first = nameIn(machine);
    await build(machine);
    const later = laterStep(machine, { "driver-opts": "network=host", name: "second" });
    await setUp(later);
    expect(machine.instance(first)).not.toBeNull();
    expect(JSON.parse(readFileSync(join(machine.config, "buildx/current"), "utf8"))).toMatchObject({ Name: "second" });
    await post(later);
    await post(machine.host);
    expect(machine.calls().filter((call) => call.startsWith("buildx rm"))).toEqual(["buildx rm second", `buildx rm ${first}`]);
  });

  test("stands beside a first that set something", async () => {
    const machine = dockerMachine({ inputs: given({ name: "first", "driver-opts": "network=host" }) });
    await setUp(machine.host);
    await setUp(laterStep(machine, { name: "second" }));
    expect((await readJobBuilders(machine.host)).map(({ name }) => name)).toEqual(["first", "second"]);
  });

  test("knows nothing of another job's builders", async () => {
    const machine = dockerMachine({ inputs: given({ name: "theirs" }) });
    await setUp(machine.host);
    const later = laterStep(machine, {});
    await setUp({ ...later, env: { ...machine.host.env, GITHUB_RUN_ATTEMPT: "2" } });
    expect(nameIn(machine)).not.toBe("theirs");
  });
});

test("a dry run prints the plan, starts nothing and makes nothing", async () => {
  const machine = dockerMachine({ inputs: given({ platforms: "linux/arm64", name: "dry" }), kind: "terminal" });
  let written = "";
  const cli = { format: "text" as const, output: null, dryRun: true, color: false, width: 80, write: (text: string) => ((written = text), Promise.resolve()) };
  await verbs["setup"]?.run(machine.host, cli);
  expect(JSON.parse(written)).toMatchObject({ emulation: { platforms: ["linux/arm64"] }, builder: { kind: "new", plan: { name: "dry", driver: "docker-container" } } });
  expect(machine.calls()).toEqual([]);
  expect(readdirSync(machine.temp)).toEqual([]);
});
