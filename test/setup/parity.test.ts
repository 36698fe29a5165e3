import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { BINFMT_IMAGE } from "../../src/builder/emulation.ts";
import { readInputs } from "../../src/inputs/read.ts";
import { declaration } from "../../src/setup/inputs.ts";
import { findMistakes, preparePlan } from "../../src/setup/run.ts";
import { verbs } from "../../src/verbs.ts";
import { dockerMachine, type DockerMachine } from "../builder/docker-program.ts";

const EMULATORS = ["aarch64", "arm", "riscv64", "ppc64le", "s390x", "mips64el", "mips64", "loongarch64", "x86_64", "i386"].map((name) => `qemu-${name}`);
/** What the runner fills in from action.yml. */
const DEFAULTS = Object.fromEntries(Object.entries(declaration.inputs).map(([name, spec]) => [name, "default" in spec ? spec.default : ""]));

/** A machine whose engine is elsewhere, so that what this kernel has registered does not count. */
function machineWith(inputs: Record<string, string>, env: Record<string, string> = {}): DockerMachine {
  const answers = [{ to: "run --rm", stdout: JSON.stringify({ supported: [], emulators: EMULATORS }) }];
  return dockerMachine({ inputs: { ...DEFAULTS, name: "b", ...inputs }, env: { DOCKER_HOST: "tcp://engine:2375", ...env }, answers });
}

async function setUp(inputs: Record<string, string>, prepare: (machine: DockerMachine) => void = () => {}): Promise<DockerMachine> {
  const machine = machineWith(inputs);
  prepare(machine);
  await verbs["setup"]?.run(machine.host, null);
  return machine;
}

/** The containers that registered QEMU, from their image on. */
async function emulation(inputs: Record<string, string>): Promise<string[]> {
  const calls = (await setUp(inputs)).calls();
  return calls.filter((call) => call.startsWith("run ")).map((call) => call.replace("run --rm --privileged ", ""));
}

describe("what docker/setup-qemu-action takes", () => {
  test("platforms are registered by one container of the image that is pinned by digest", async () => {
    expect(await emulation({ platforms: "linux/arm64,riscv64\ns390x" })).toEqual([`${BINFMT_IMAGE} --install arm64,riscv64,s390x`]);
    expect(BINFMT_IMAGE).toMatch(/@sha256:[0-9a-f]{64}$/);
  });

  test("platforms: all registers every one, and without platforms there is nothing to register", async () => {
    expect(await emulation({ platforms: "all" })).toEqual([expect.stringMatching(/--install .*arm64.*riscv64.*s390x/)]);
    expect(await emulation({})).toEqual([]);
  });

  test("image is the one that is run", async () => {
    expect(await emulation({ platforms: "arm64", image: "docker.io/tonistiigi/binfmt:latest" })).toEqual(["docker.io/tonistiigi/binfmt:latest --install arm64"]);
  });

  test("reset takes away what is registered, first", async () => {
    expect(await emulation({ platforms: "arm64", reset: "true" })).toEqual([`${BINFMT_IMAGE} --uninstall qemu-* --install arm64`]);
  });

  test("cache-image is taken, and changes nothing", async () => {
    expect(await emulation({ platforms: "arm64", "cache-image": "false" })).toEqual(await emulation({ platforms: "arm64", "cache-image": "true" }));
  });
});

describe("what docker/setup-buildx-action takes", () => {
  const configOf = (machine: DockerMachine): string => readFileSync(/(?<=--config )\S+/.exec(machine.calls()[0] ?? "")?.[0] ?? "", "utf8");
  const writeConfig = ({ host }: DockerMachine): void => {
    mkdirSync(join(host.directory, "ci"));
    writeFileSync(join(host.directory, "ci/buildkitd.toml"), "debug = true\n");
  };

  test("buildkitd-config reaches buildx, and counts where buildkitd-config-inline is given, too", async () => {
    expect(configOf(await setUp({ "buildkitd-config": "ci/buildkitd.toml" }, writeConfig))).toBe("debug = true\n");
    expect(configOf(await setUp({ "buildkitd-config": "ci/buildkitd.toml", "buildkitd-config-inline": "debug = false" }, writeConfig))).toBe("debug = true\n");
  });

  const planOf = async (inputs: Record<string, string>): Promise<unknown> => {
    const { host } = machineWith(inputs);
    return (await preparePlan(host, readInputs(declaration, host))).buildx;
  };

  test("version chooses the release, and without one the buildx that is there is used", async () => {
    const url = "https://github.com/docker/buildx/releases";
    expect(await planOf({})).toBeNull();
    expect(await planOf({ version: "v0.30.1" })).toEqual({ release: { kind: "release", version: "0.30.1", isLab: false }, url, isKept: true });
    expect(await planOf({ version: "lab:latest", "cache-binary": "false" })).toEqual({ release: { kind: "release", version: null, isLab: true }, url, isKept: false });
    expect(await planOf({ version: "https://github.com/docker/buildx.git#master" })).toEqual({ source: "https://github.com/docker/buildx.git#master" });
  });

  test("cache-binary says whether a release is kept in the tool cache", async () => {
    expect(await planOf({ version: "v0.30.1", "cache-binary": "true" })).toMatchObject({ isKept: true });
    expect(await planOf({ version: "v0.30.1", "cache-binary": "false" })).toMatchObject({ isKept: false });
  });

  test.each([
    ["", null],
    ["latest", null],
    ["cloud:latest", null],
    ["v0.30.1-desktop.1", "0.30.1-desktop.1"],
  ])("driver cloud gets the buildx that knows it, with version %j", async (version, chosen) => {
    expect(await planOf({ driver: "cloud", endpoint: "acme/default", version })).toMatchObject({ release: { version: chosen, isLab: true } });
  });

  test("driver cloud reaches buildx with its endpoint and no flag of BuildKit's", async () => {
    const { host } = machineWith({ driver: "cloud", endpoint: "acme/default" });
    const { builder } = await preparePlan(host, readInputs(declaration, host));
    expect(builder).toMatchObject({ kind: "new", plan: { driver: "cloud", nodes: [{ endpoint: "acme/default", flags: "" }] } });
  });

  test("BUILDKIT_HOST stands in for the endpoint of a remote builder", async () => {
    const mistakesWith = async (env: Record<string, string>): Promise<readonly string[]> => {
      const { host } = machineWith({ driver: "remote" }, env);
      return await findMistakes(host, readInputs(declaration, host));
    };
    expect(await mistakesWith({})).toEqual(["endpoint: driver remote needs it, as tcp://buildkit.example.com:1234."]);
    expect(await mistakesWith({ BUILDKIT_HOST: "tcp://buildkit.example.com:1234" })).toEqual([]);
  });

  test("append is refused for the engine's own builder, which takes no more nodes", async () => {
    await expect(setUp({ driver: "docker", append: "- endpoint: tcp://two:1" })).rejects.toThrow(
      /^append: the builder of the engine takes no more nodes; leave append out, or choose another driver\.$/,
    );
  });
});
