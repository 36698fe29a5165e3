import { mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { describe, expect, test } from "vitest";
import { findBuildx } from "../../src/builder/buildx.ts";
import { inspectBuilder } from "../../src/builder/builder.ts";
import { allowEntitlements, readJobBuilders } from "../../src/builder/job-builders.ts";
import { declaration } from "../../src/setup/inputs.ts";
import { post } from "../../src/setup/post.ts";
import { verbs } from "../../src/verbs.ts";
import { type DockerAnswer, dockerMachine, type DockerMachine } from "../builder/docker-program.ts";
import type { FakeHost } from "../fakes/host.ts";

const DEFAULTS = Object.fromEntries(Object.entries(declaration.inputs).map(([name, spec]) => [name, "default" in spec ? spec.default : ""]));
const FIRST = '{"Name":"shared0","Endpoint":"unix:///var/run/docker.sock","Platforms":null,"Flags":[]}';
const SHARED = `{"Driver":"docker-container","Nodes":[${FIRST}]}`;

interface Setting {
  readonly env?: Record<string, string>;
  readonly answers?: readonly DockerAnswer[];
  readonly kind?: "runner" | "terminal";
  readonly builders?: Record<string, string>;
}

/** A machine on which there is a builder `shared`. */
function machineWith(inputs: Record<string, string>, { builders = { shared: SHARED }, ...setting }: Setting = {}): DockerMachine {
  const machine = dockerMachine({ inputs: { ...DEFAULTS, name: "shared", ...inputs }, ...setting });
  for (const [name, text] of Object.entries(builders)) {
    const path = fileOf(machine, name);
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, text);
  }
  return machine;
}

function fileOf({ config }: DockerMachine, name: string): string {
  return join(config, "buildx/instances", name);
}

async function setUp(host: FakeHost): Promise<void> {
  await verbs["setup"]?.run(host, null);
}

/** A later `setup` of the same job: the same machine, other inputs, a state of its own. */
function laterStep(machine: DockerMachine, inputs: Record<string, string>): FakeHost {
  const state: Record<string, string> = {};
  return {
    ...machine.host,
    input: (name) => ({ ...DEFAULTS, ...inputs })[name] ?? "",
    savedState: state,
    saveState: (name, value) => void (state[name] = value),
    state: (name) => state[name] ?? "",
  };
}

const isRemoval = (call: string): boolean => / --leave |^rm | rm |buildx rm/.test(call);

describe("nodes appended to a builder that was there before", () => {
  test("are made by one call each, and taken away by post, with their containers and volumes on their engines", async () => {
    const machine = machineWith({ append: "- name: Arm\n  endpoint: arm-engine\n  driver-opts: [network=host]\n  platforms: linux/arm64\n- name: two\n  endpoint: tcp://two:2375" });
    await setUp(machine.host);
    expect(machine.calls()).toEqual([
      "buildx create --name shared --append --node arm --driver-opt network=host --platform linux/arm64 --use arm-engine",
      "buildx create --name shared --append --node two tcp://two:2375",
      "buildx inspect --bootstrap shared",
      "buildx du --builder shared",
    ]);
    expect(machine.instance("shared")?.Nodes.map(({ Name }) => Name)).toEqual(["shared0", "arm", "two"]);
    await post(machine.host);
    expect(machine.calls().slice(4)).toEqual([
      "buildx create --leave --name shared --node arm",
      "--context arm-engine rm --force --volumes buildx_buildkit_arm",
      "--context arm-engine volume rm --force buildx_buildkit_arm_state",
      "buildx create --leave --name shared --node two",
      "--host tcp://two:2375 rm --force --volumes buildx_buildkit_two",
      "--host tcp://two:2375 volume rm --force buildx_buildkit_two_state",
    ]);
    expect(readFileSync(fileOf(machine, "shared"), "utf8")).toBe(SHARED);
  });

  test("take at most four engine processes, and get a name of our own where they have none", async () => {
    const machine = machineWith({ append: "- endpoint: second" });
    await setUp(machine.host);
    const [create = "", ...others] = machine.calls();
    const [, node = ""] = /^buildx create --name shared --append --node (plimsoll-[0-9a-f-]{36}-1) --use second$/.exec(create) ?? [];
    expect(others).toEqual(["buildx inspect --bootstrap shared", "buildx du --builder shared"]);
    await post(machine.host);
    expect(machine.calls()[3]).toBe(`buildx create --leave --name shared --node ${node}`);
    expect(readFileSync(fileOf(machine, "shared"), "utf8")).toBe(SHARED);
  });

  test("are made current and no longer: what was the current builder is so again", async () => {
    const machine = machineWith({ append: "- endpoint: second" });
    const current = join(machine.config, "buildx/current");
    writeFileSync(current, '{"Key":"","Name":"before"}');
    await setUp(machine.host);
    expect(JSON.parse(readFileSync(current, "utf8"))).toMatchObject({ Name: "shared" });
    await post(machine.host);
    expect(readFileSync(current, "utf8")).toBe('{"Key":"","Name":"before"}');
  });

  test("allow no build the host's network, and the flags of the others stay as they are", async () => {
    const flags = '"Flags":["--allow-insecure-entitlement=network.host"]';
    const machine = machineWith({ append: "- name: arm\n  endpoint: x" }, { builders: { shared: SHARED.replace('"Flags":[]', flags) } });
    await setUp(machine.host);
    expect(machine.instance("shared")?.Nodes).toMatchObject([{ Flags: ["--allow-insecure-entitlement=network.host"] }, { Name: "arm", Flags: [] }]);
  });

  test("give back the platforms that buildx took from the others for them, and no more", async () => {
    const of = (...names: string[]): string => `[${names.map((name) => `{"architecture":"${name}","os":"linux"}`).join(",")}]`;
    const nodes = (first: string, second: string, more = ""): string =>
      `{"Driver":"docker-container","Nodes":[{"Name":"shared0","Platforms":${first}},{"Name":"shared1","Platforms":${second}}${more}]}`;
    const machine = machineWith({ append: "- name: arm\n  endpoint: x\n  platforms: linux/arm64" }, { builders: { shared: nodes(of("amd64", "arm64", "386"), "null") } });
    await setUp(machine.host);
    // Somebody fixed the first node to less in the meantime.
    writeFileSync(fileOf(machine, "shared"), nodes(of("amd64"), "[]", `,{"Name":"arm","Platforms":${of("arm64")}}`));
    await post(machine.host);
    expect(readFileSync(fileOf(machine, "shared"), "utf8")).toBe(nodes(of("amd64", "arm64"), "null"));
  });

  test("keep what they have cached with keep-state, where a later job can find it by their name", async () => {
    const machine = machineWith({ "keep-state": "true", append: "- name: arm\n  endpoint: x\n- endpoint: y" });
    await setUp(machine.host);
    await post(machine.host);
    expect(machine.calls().filter((call) => call.includes(" volume rm "))).toEqual([expect.stringMatching(/^--context y volume rm --force buildx_buildkit_plimsoll-\S+-2_state$/)]);
  });

  test("stay with cleanup: false", async () => {
    const machine = machineWith({ cleanup: "false", append: "- name: arm\n  endpoint: x" });
    await setUp(machine.host);
    await post(machine.host);
    expect(machine.calls().filter(isRemoval)).toEqual([]);
  });

  test("are on the engine at DOCKER_HOST by a context of the job where its certificates come from the environment", async () => {
    const machine = machineWith({ append: "- name: arm" }, { env: { DOCKER_HOST: "tcp://dind:2376", DOCKER_TLS_VERIFY: "1" } });
    await setUp(machine.host);
    const [, context = ""] = /^context create (\S+)$/.exec(machine.calls()[0] ?? "") ?? [];
    expect(machine.calls()[1]).toBe(`buildx create --name shared --append --node arm --use ${context}`);
    await post(machine.host);
    expect(machine.calls().slice(-2)).toEqual([`--context ${context} volume rm --force buildx_buildkit_arm_state`, `context rm --force ${context}`]);
  });

  test("are tried from the mirrors of BuildKit's image, and leave in between", async () => {
    const machine = machineWith(
      { "buildkit-mirrors": "mirror.test", append: "- name: arm\n  endpoint: x" },
      { answers: [{ to: "inspect --bootstrap", exitCode: 1, times: 1, stderr: "toomanyrequests" }, { to: "logs --tail", exitCode: 1 }] },
    );
    await setUp(machine.host);
    expect(machine.calls().filter((call) => call.startsWith("buildx create"))).toEqual([
      "buildx create --name shared --append --node arm --use x",
      "buildx create --leave --name shared --node arm",
      "buildx create --name shared --append --node arm --driver-opt image=mirror.test/moby/buildkit:buildx-stable-1 --use x",
    ]);
  });

  test("are removed on the engine where buildx put them, wherever the job points by then", async () => {
    const machine = machineWith({ append: "- name: arm" }, { env: { DOCKER_HOST: "unix:///run/first.sock" } });
    await setUp(machine.host);
    (machine.host.env as Record<string, string>)["DOCKER_HOST"] = "unix:///run/second.sock";
    writeFileSync(fileOf(machine, "shared"), `{"Driver":"docker-container","Nodes":[${FIRST},{"Name":"arm","Endpoint":"unix:///run/first.sock"}]}`);
    await post(machine.host);
    expect(machine.calls().at(-1)).toBe("--host unix:///run/first.sock volume rm --force buildx_buildkit_arm_state");
  });
});

describe("nodes appended to a remote builder", () => {
  const REMOTE = '{"Driver":"remote","Nodes":[{"Name":"far0","Endpoint":"tcp://one:1","Platforms":null}]}';
  const env = { BUILDER_NODE_0_AUTH_TLS_KEY: "of nobody", BUILDER_NODE_1_AUTH_TLS_CACERT: "the ca", BUILDER_NODE_2_AUTH_TLS_KEY: "the key" };
  const machine = (): DockerMachine => machineWith({ name: "far", append: "- endpoint: tcp://two:1\n  name: two\n- endpoint: tcp://three:1\n  name: three" }, { builders: { far: REMOTE }, env });

  test("have their TLS material from BUILDER_NODE_1 on, for this user alone, and none is left", async () => {
    const made = machine();
    await setUp(made.host);
    const [folder = ""] = readdirSync(made.temp).filter((name) => name.startsWith("plimsoll-builder-"));
    const at = (name: string): string => join(made.temp, folder, name);
    expect(made.calls().slice(0, 2)).toEqual([
      `buildx create --name far --append --node two --driver-opt cacert=${at("cacert-1.pem")} --use tcp://two:1`,
      `buildx create --name far --append --node three --driver-opt key=${at("key-2.pem")} tcp://three:1`,
    ]);
    expect(readFileSync(at("key-2.pem"), "utf8")).toBe("the key");
    expect(statSync(at("key-2.pem")).mode & 0o777).toBe(0o600);
    expect(made.host.secrets.toSorted()).toEqual(["the ca", "the key"]);
    expect(JSON.stringify(made.host.savedState)).not.toMatch(/the ca|the key/);
    await post(made.host);
    expect(readdirSync(made.temp)).toEqual([]);
  });

  test("leave, and no engine is asked: they have no container of ours", async () => {
    const made = machine();
    await setUp(made.host);
    const before = made.calls().length;
    await post(made.host);
    expect(made.calls().slice(before)).toEqual(["buildx create --leave --name far --node two", "buildx create --leave --name far --node three"]);
    expect(readFileSync(fileOf(made, "far"), "utf8")).toBe(REMOTE);
  });
});

describe("append to a builder that is there is refused, before anything is touched,", () => {
  const other = '{"Driver":"docker-container","Nodes":[{"Name":"arm","Endpoint":"x"}]}';
  test.each<[string, string, Record<string, string>, string]>([
    ["where it has a node of that name", "- name: SHARED0\n  endpoint: x", {}, "builder shared has a node shared0 already; choose another name, or leave it out."],
    ["where it has a node at that endpoint", "- endpoint: unix:///var/run/docker.sock", {}, "builder shared has a node at unix:///var/run/docker.sock already, and buildx takes one for each endpoint."],
    ["where it has a node on the engine that is current", "- name: a", {}, "builder shared has a node at unix:///var/run/docker.sock already, and buildx takes one for each endpoint."],
    ["where the node would share another builder's container", "- name: arm\n  endpoint: y", { other }, "builder other has a node arm, and both would run in one container; choose another name, or leave it out."],
    ["where two nodes have one name", "- name: a\n  endpoint: x\n- name: a\n  endpoint: y", {}, "two nodes are named a; choose another name for one, or leave it out."],
    ["where a remote node has no endpoint", "- name: a", { shared: '{"Driver":"remote","Nodes":[]}' }, "node 1 has no endpoint, and builder shared is of driver remote."],
    [
      "where buildx would leave what runs on a cluster",
      "- name: a",
      { shared: '{"Driver":"kubernetes","Nodes":[]}' },
      "builder shared is of driver kubernetes, whose nodes cannot be taken away again after the job; append them in the step that makes the builder.",
    ],
    ["where its file cannot be understood", "- name: a", { shared: "broken" }, "builder shared is of driver none, whose nodes cannot be taken away again after the job; append them in the step that makes the builder."],
  ])("%s", async (_what, append, builders, message) => {
    const machine = machineWith({ append }, { builders: { shared: SHARED, ...builders } });
    const before = readFileSync(fileOf(machine, "shared"), "utf8");
    await expect(setUp(machine.host)).rejects.toMatchObject({ message: `append: ${message}` });
    await post(machine.host);
    expect(machine.calls()).toEqual([]);
    expect(readFileSync(fileOf(machine, "shared"), "utf8")).toBe(before);
  });

  test("but BUILDKIT_HOST stands in for the endpoint of a remote node", async () => {
    const machine = machineWith({ append: "- name: a" }, { builders: { shared: '{"Driver":"remote","Nodes":[{"Name":"r0"}]}' }, env: { BUILDKIT_HOST: "tcp://bk:1" } });
    await setUp(machine.host);
    expect(machine.calls()[0]).toBe("buildx create --name shared --append --node a --use");
  });
});

describe("appending that does not come to its end", () => {
  const append = "- name: arm\n  endpoint: x\n- name: two\n  endpoint: y";

  test("is known to post before the first process", async () => {
    const machine = machineWith({ append });
    const seen: string[] = [];
    const host: FakeHost = { ...machine.host, exec: (command, args, options) => (seen.push(machine.host.savedState["setup"] ?? ""), machine.host.exec(command, args, options)) };
    await setUp(host);
    expect(JSON.parse(seen[0] ?? "null")).toMatchObject({ made: null, appended: { builder: "shared", nodes: [{ name: "arm" }, { name: "two" }] } });
  });

  test("is cleaned up: what was made goes, and the builder is as it was", async () => {
    const machine = machineWith({ append }, { answers: [{ to: "--node two", exitCode: 130 }] });
    await expect(setUp(machine.host)).rejects.toThrow("Builder shared cannot be made: buildx ended with 130.");
    await post(machine.host);
    expect(machine.calls().filter((call) => call.includes("--leave"))).toEqual(["buildx create --leave --name shared --node arm"]);
    expect(readFileSync(fileOf(machine, "shared"), "utf8")).toBe(SHARED);
  });

  test("leaves alone a node of that name that another builder has got since", async () => {
    const machine = machineWith({ append }, { answers: [{ to: "--node arm", exitCode: 130 }] });
    await expect(setUp(machine.host)).rejects.toThrow("buildx ended with 130.");
    writeFileSync(fileOf(machine, "other"), '{"Driver":"docker-container","Nodes":[{"Name":"arm"}]}');
    await post(machine.host);
    expect(machine.calls().filter(isRemoval)).toEqual(["--context y rm --force --volumes buildx_buildkit_two", "--context y volume rm --force buildx_buildkit_two_state"]);
  });

  test("leaves alone a node that something else made in the same moment", async () => {
    const machine = machineWith({ append });
    const taken = `{"Driver":"docker-container","Nodes":[${FIRST},{"Name":"two","Endpoint":"z"}]}`;
    // Between the look at this machine and the first process.
    const host: FakeHost = { ...machine.host, saveState: (name, value) => (writeFileSync(fileOf(machine, "shared"), taken), machine.host.saveState(name, value)) };
    await expect(setUp(host)).rejects.toThrow("Node two of builder shared was made by something else on this machine in this very moment.");
    await post(machine.host);
    expect(machine.calls().filter(isRemoval)).toEqual([]);
    expect(readFileSync(fileOf(machine, "shared"), "utf8")).toBe(taken);
  });

  test("is undone at once by a command, which has no post", async () => {
    const machine = machineWith({ append }, { kind: "terminal", answers: [{ to: "inspect --bootstrap", exitCode: 1 }, { to: "logs", exitCode: 1 }] });
    await expect(setUp(machine.host)).rejects.toThrow("Builder shared cannot be started");
    expect(readFileSync(fileOf(machine, "shared"), "utf8")).toBe(SHARED);
  });

  test("tells what could not be removed, and removes the rest", async () => {
    const machine = machineWith({ append }, { answers: [{ to: "rm --force --volumes buildx_buildkit_arm", exitCode: 1, stderr: "engine is gone" }] });
    await setUp(machine.host);
    await expect(post(machine.host)).rejects.toThrow("The container buildx_buildkit_arm cannot be removed: docker ended with 1.\nengine is gone");
    expect(readFileSync(fileOf(machine, "shared"), "utf8")).toBe(SHARED);
    expect(machine.calls().at(-1)).toBe("--context y volume rm --force buildx_buildkit_two_state");
  });
});

describe("nodes appended to a builder of this job", () => {
  const own = async (inputs: Record<string, string> = {}): Promise<{ machine: DockerMachine; later: FakeHost }> => {
    const machine = machineWith({ name: "mine", ...inputs }, { builders: {} });
    await setUp(machine.host);
    const later = laterStep(machine, { name: "mine", append: "- name: arm\n  endpoint: x" });
    await setUp(later);
    return { machine, later };
  };

  test("join it, and each step's post removes what it made, once", async () => {
    const { machine, later } = await own();
    expect(machine.instance("mine")?.Nodes.map(({ Name }) => Name)).toEqual(["mine0", "arm"]);
    await post(later);
    expect(machine.instance("mine")?.Nodes.map(({ Name }) => Name)).toEqual(["mine0"]);
    await post(machine.host);
    expect(machine.calls().filter(isRemoval)).toEqual([
      "buildx create --leave --name mine --node arm",
      "--context x rm --force --volumes buildx_buildkit_arm",
      "--context x volume rm --force buildx_buildkit_arm_state",
      "buildx rm mine",
    ]);
  });

  test("are gone with it where it is removed first: nothing is taken out of a builder that is gone", async () => {
    const { machine, later } = await own({ "keep-state": "true" });
    await post(machine.host);
    await post(later);
    expect(machine.calls().filter(isRemoval)).toEqual([
      "buildx rm --keep-state mine",
      "--context x rm --force --volumes buildx_buildkit_arm",
      "--context x volume rm --force buildx_buildkit_arm_state",
    ]);
    expect(machine.instance("mine")).toBeNull();
  });

  test("are part of it when an entitlement re-creates it, until they leave", async () => {
    const { machine, later } = await own();
    const buildx = await findBuildx(machine.host);
    const builder = await inspectBuilder(buildx, "mine");
    if (builder === null) throw new Error("There is no builder.");
    await allowEntitlements(machine.host, buildx, builder, ["security.insecure"]);
    expect(machine.instance("mine")?.Nodes).toMatchObject([
      { Name: "mine0", Flags: ["--allow-insecure-entitlement", "security.insecure"] },
      { Name: "arm", Flags: ["--allow-insecure-entitlement", "security.insecure"] },
    ]);
    await post(later);
    expect((await readJobBuilders(machine.host))[0]?.plan.nodes).toHaveLength(1);
  });

  test("keep a third step from replacing it: it is no builder with nothing set any more", async () => {
    const machine = machineWith({ name: "" }, { builders: {} });
    await setUp(machine.host);
    const name = machine.host.outputs["name"] ?? "";
    await setUp(laterStep(machine, { name, append: "- endpoint: x" }));
    await setUp(laterStep(machine, { name: "other" }));
    expect(machine.calls().filter((call) => call.startsWith("buildx rm"))).toEqual([]);
  });
});
