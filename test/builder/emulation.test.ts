import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { BINFMT_IMAGE, type EmulationOptions, type EmulationResult, ensureEmulation } from "../../src/builder/emulation.ts";
import { type DockerAnswer, dockerMachine, type DockerMachine, writeProgram } from "./docker-program.ts";

const ARM64 = "enabled\ninterpreter /usr/bin/qemu-aarch64\nflags: POCF\noffset 0\nmagic 7f454c460201010000000000000000000200b700\nmask ffffffffffffff00fffffffffffffffffeffffff\n";
const LISTING = JSON.stringify({ supported: ["linux/amd64", "linux/arm64", "linux/riscv64"], emulators: ["qemu-aarch64", "qemu-riscv64"] });

interface Case {
  readonly platforms: readonly string[];
  /** The kernel's table by file name; null: not mounted. */
  readonly table?: Readonly<Record<string, string>> | null;
  readonly architecture?: string;
  readonly options?: EmulationOptions;
  readonly answers?: readonly DockerAnswer[];
  readonly env?: Readonly<Record<string, string>>;
  /** Programs of QEMU on PATH. */
  readonly programs?: Readonly<Record<string, Buffer>>;
}

async function emulate(each: Case): Promise<{ machine: DockerMachine; folder: string; result: EmulationResult }> {
  const machine = dockerMachine({ answers: each.answers ?? [{ to: "run ", stdout: LISTING }], env: each.env ?? {} });
  const folder = join(machine.temp, "binfmt_misc");
  mkdirSync(folder);
  if (each.table !== null) {
    for (const [name, text] of Object.entries({ register: "", status: "enabled\n", ...each.table })) writeFileSync(join(folder, name), text);
  }
  for (const [name, bytes] of Object.entries(each.programs ?? {})) writeFileSync(join(machine.programs, name), bytes, { mode: 0o755 });
  const result = await ensureEmulation(machine.host, each.platforms, { ...each.options, machine: { binfmtFolder: folder, architecture: each.architecture ?? "amd64", isRoot: false } });
  return { machine, folder, result };
}

/** A 64-bit ELF file with one program header: PT_LOAD, or PT_INTERP for one that needs a loader. */
function elf(segment: "load" | "interp"): Buffer {
  const bytes = Buffer.alloc(64 + 56);
  bytes.write("\x7fELF\x02\x01\x01", 0, "latin1");
  bytes.writeBigUInt64LE(64n, 32);
  bytes.writeUInt16LE(56, 54);
  bytes.writeUInt16LE(1, 56);
  bytes.writeUInt32LE(segment === "load" ? 1 : 3, 64);
  return bytes;
}

describe("nothing is started", () => {
  test.each([
    ["nothing is asked for", [], {}],
    ["the machine is of that kind itself", ["linux/amd64", "amd64", "x86_64", "linux/amd64/v3"], {}],
    ["it is 32-bit x86 on a 64-bit machine", ["linux/386"], {}],
    ["it is registered, whatever the name", ["linux/arm64", "aarch64"], { "qemu-aarch64-static": ARM64 }],
  ])("when %s", async (_when, platforms, table) => {
    const { machine, result } = await emulate({ platforms, table });
    expect(machine.calls()).toEqual([]);
    expect(result.how).toBe("nothing");
    expect(result.registered).toEqual([]);
  });

  test("and what can be run is known", async () => {
    const { result } = await emulate({ platforms: ["linux/arm64", "386"], table: { "qemu-aarch64": ARM64 } });
    expect(result.supported).toEqual(["linux/amd64", "linux/386", "linux/arm64"]);
  });
});

describe("one privileged container of the image that is pinned by digest", () => {
  test("registers what is asked for and missing, and nothing else", async () => {
    const { machine, result } = await emulate({ platforms: ["linux/amd64", "linux/arm64", "linux/riscv64"], table: { "qemu-aarch64": ARM64 } });
    expect(machine.calls()).toEqual([`run --rm --privileged ${BINFMT_IMAGE} --install riscv64`]);
    expect(BINFMT_IMAGE).toMatch(/@sha256:[0-9a-f]{64}$/);
    expect(result).toEqual({ supported: ["linux/amd64", "linux/arm64", "linux/riscv64"], registered: ["linux/riscv64"], how: "container" });
  });

  test("registers every architecture for `all`, but those that the machine is", async () => {
    const { machine } = await emulate({ platforms: ["all"], answers: [{ to: "run ", stdout: JSON.stringify({ supported: [], emulators: ["arm64", "arm", "riscv64", "ppc64le", "s390x", "mips64le", "mips64", "loong64"].map(qemuName) }) }] });
    expect(machine.calls()).toEqual([`run --rm --privileged ${BINFMT_IMAGE} --install arm64,arm,riscv64,ppc64le,s390x,mips64le,mips64,loong64`]);
  });

  test.each([
    ["F, so that it is not found in a container", "flags: POC"],
    ["P, so that argv[0] is lost", "flags: OCF"],
  ])("stands in for a registration without %s", async (_what, flags) => {
    const { machine } = await emulate({ platforms: ["arm64"], table: { "old-aarch64": ARM64.replace("flags: POCF", flags) } });
    expect(machine.calls()).toEqual([`run --rm --privileged ${BINFMT_IMAGE} --uninstall old-aarch64 --install arm64`]);
  });

  test("is run where a registration is disabled", async () => {
    const { machine } = await emulate({ platforms: ["arm64"], table: { "qemu-aarch64": ARM64.replace("enabled", "disabled") } });
    expect(machine.calls()).toHaveLength(1);
  });

  test("takes the image that is given", async () => {
    const { machine } = await emulate({ platforms: ["arm64"], options: { image: "tonistiigi/binfmt:latest" } });
    expect(machine.calls()).toEqual(["run --rm --privileged tonistiigi/binfmt:latest --install arm64"]);
  });

  test("resets in the same container", async () => {
    const { machine } = await emulate({ platforms: ["arm64"], table: { "qemu-aarch64": ARM64 }, options: { reset: true } });
    expect(machine.calls()).toEqual([`run --rm --privileged ${BINFMT_IMAGE} --uninstall qemu-* --install arm64`]);
  });

  test("is run for an engine elsewhere, whatever this machine has", async () => {
    const { machine } = await emulate({ platforms: ["linux/amd64", "arm64"], table: { "qemu-aarch64": ARM64 }, env: { DOCKER_HOST: "tcp://engine:2375" } });
    expect(machine.calls()).toEqual([`run --rm --privileged ${BINFMT_IMAGE} --install amd64,arm64`]);
  });

  test("is run for an engine in a virtual machine behind a socket", async () => {
    const { machine } = await emulate({ platforms: ["arm64"], table: { "qemu-aarch64": ARM64 }, env: { DOCKER_HOST: "unix:///home/me/.docker/desktop/docker.sock" } });
    expect(machine.calls()).toHaveLength(1);
  });

  test("comes from a mirror, with the same digest, where the image cannot be pulled", async () => {
    const { machine } = await emulate({
      platforms: ["arm64"],
      options: { image: "tonistiigi/binfmt:1@sha256:" + "a".repeat(64), mirrors: ["mirror.test", "ghcr.io/acme/binfmt:1"] },
      answers: [{ to: "run --rm --privileged tonistiigi", exitCode: 125, stderr: "toomanyrequests" }, { to: "mirror.test", exitCode: 125, stderr: "no such host" }, { to: "run ", stdout: LISTING }],
    });
    expect(machine.calls()).toEqual([
      `run --rm --privileged tonistiigi/binfmt:1@sha256:${"a".repeat(64)} --install arm64`,
      `run --rm --privileged mirror.test/tonistiigi/binfmt:1@sha256:${"a".repeat(64)} --install arm64`,
      `run --rm --privileged ghcr.io/acme/binfmt:1@sha256:${"a".repeat(64)} --install arm64`,
    ]);
  });
});

test("a registration that is switched off is taken away, for it would keep its name and look as if it were there", async () => {
  const { machine } = await emulate({ platforms: ["arm64"], table: { "qemu-aarch64": ARM64.replace("enabled", "disabled") } });
  expect(machine.calls()).toEqual([`run --rm --privileged ${BINFMT_IMAGE} --uninstall qemu-aarch64 --install arm64`]);
});

describe("what the container does wrong is told with what it printed", () => {
  test.each([
    ["it ends with an error", { exitCode: 1, stderr: "cannot mount" }, /ended with 1\.\ncannot mount$/],
    ["it prints no JSON", { stdout: "oops", stderr: "error: cannot mount binfmt_misc" }, /did not say what it registered\.\noops\nerror: cannot mount binfmt_misc$/],
    ["it prints another JSON", { stdout: '{"supported":"all"}' }, /did not say what it registered/],
    ["it did not register what was asked for", { stdout: '{"supported":["linux/amd64"],"emulators":[]}', stderr: "installing: arm64 cannot register" }, /did not register QEMU for linux\/arm64\.\ninstalling: arm64 cannot register$/],
    ["no place has the image", { exitCode: 125, stderr: "pull access denied" }, /no container could be run\.\n.*binfmt.*:\npull access denied$/],
  ])("when %s", async (_when, answer, message) => {
    await expect(emulate({ platforms: ["arm64"], answers: [{ to: "run ", ...answer }] })).rejects.toThrow(message);
  });
});

describe("this machine's own static QEMU", () => {
  test("is registered with the flags that containers need, and nothing is started", async () => {
    const { machine, folder, result } = await emulate({ platforms: ["linux/arm64", "linux/s390x"], programs: { "qemu-aarch64-static": elf("load"), "qemu-s390x": elf("load") } });
    expect(machine.calls()).toEqual([]);
    expect(result).toEqual({ supported: ["linux/amd64", "linux/arm64", "linux/s390x"], registered: ["linux/arm64", "linux/s390x"], how: "host" });
    expect(readFileSync(join(folder, "register"), "utf8")).toBe(
      String.raw`:qemu-aarch64:M:0:\x7f\x45\x4c\x46\x02\x01\x01\x00\x00\x00\x00\x00\x00\x00\x00\x00\x02\x00\xb7\x00:\xff\xff\xff\xff\xff\xff\xff\x00\xff\xff\xff\xff\xff\xff\xff\xff\xfe\xff\xff\xff:${join(machine.programs, "qemu-aarch64-static")}:POCF` +
        String.raw`:qemu-s390x:M:0:\x7f\x45\x4c\x46\x02\x02\x01\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x02\x00\x16:\xff\xff\xff\xff\xff\xff\xff\x00\xff\xff\xff\xff\xff\xff\xff\xff\xff\xfe\xff\xff:${join(machine.programs, "qemu-s390x")}:POCF`,
    );
  });

  test("takes the place of a registration that will not do", async () => {
    const { folder } = await emulate({ platforms: ["arm64"], table: { "qemu-aarch64": ARM64.replace("POCF", "OC") }, programs: { "qemu-aarch64-static": elf("load") } });
    expect(readFileSync(join(folder, "qemu-aarch64"), "utf8").slice(0, 2)).toBe("-1");
    expect(readFileSync(join(folder, "register"), "utf8")).toMatch(/^:qemu-aarch64:/);
  });

  test("resets, too, and touches nobody else's registrations", async () => {
    const { folder } = await emulate({ platforms: [], table: { "qemu-aarch64": ARM64, python3: ARM64 }, options: { reset: true } });
    expect(readFileSync(join(folder, "qemu-aarch64"), "utf8").slice(0, 2)).toBe("-1");
    expect(readFileSync(join(folder, "python3"), "utf8")).toBe(ARM64);
  });

  test("cannot be reset from where the table is not seen: a container does that", async () => {
    const { machine } = await emulate({ platforms: [], table: null, options: { reset: true } });
    expect(machine.calls()).toEqual([`run --rm --privileged ${BINFMT_IMAGE} --uninstall qemu-*`]);
  });

  test("is passed over where the table cannot be written to", async () => {
    const machine = dockerMachine({ answers: [{ to: "run ", stdout: LISTING }] });
    const folder = join(machine.temp, "binfmt_misc");
    // What nobody can write to, root neither.
    mkdirSync(join(folder, "register"), { recursive: true });
    writeFileSync(join(machine.programs, "qemu-aarch64-static"), elf("load"), { mode: 0o755 });
    const result = await ensureEmulation(machine.host, ["arm64"], { machine: { binfmtFolder: folder, architecture: "amd64", isRoot: true } });
    expect(result.how).toBe("container");
    expect(machine.calls()).toHaveLength(1);
  });

  test("is passed over where it needs libraries, which no container has", async () => {
    const { machine } = await emulate({ platforms: ["arm64"], programs: { "qemu-aarch64": elf("interp") } });
    expect(machine.calls()).toHaveLength(1);
  });

  test("is passed over where the table is not there and cannot be mounted", async () => {
    const { machine, result } = await emulate({ platforms: ["arm64"], table: null, programs: { "qemu-aarch64-static": elf("load") } });
    expect(machine.calls()).toHaveLength(1);
    expect(result.how).toBe("container");
  });

  test("is registered after root has mounted the table", async () => {
    const machine = dockerMachine({});
    const folder = join(machine.temp, "binfmt_misc");
    mkdirSync(folder);
    writeFileSync(join(machine.programs, "qemu-aarch64-static"), elf("load"), { mode: 0o755 });
    writeProgram(join(machine.programs, "mount"), `test "$*" = "-t binfmt_misc binfmt_misc ${folder}" && : > ${folder}/register && echo enabled > ${folder}/status`);
    const result = await ensureEmulation(machine.host, ["arm64"], { machine: { binfmtFolder: folder, architecture: "amd64", isRoot: true } });
    expect(result.how).toBe("host");
  });
});

test.each(["linux/sparc", "windows/amd64", "arm64/x/y/z", "linux/", "wasm"])("the platform %s is refused", async (platform) => {
  await expect(emulate({ platforms: [platform] })).rejects.toThrow("is no platform that QEMU can stand in for.");
});

function qemuName(architecture: string): string {
  const names: Readonly<Record<string, string>> = { arm64: "aarch64", mips64le: "mips64el", loong64: "loongarch64" };
  return `qemu-${names[architecture] ?? architecture}`;
}
