import { open } from "node:fs/promises";
import { UserError } from "../errors.ts";
import type { ExecResult, Host } from "../host/host.ts";
import { readJsonObject } from "../oci/json.ts";
import { type Architecture, ARCHITECTURES, ownArchitecture, parseArchitectures, platformOf } from "./architectures.ts";
import { type BinfmtMisc, isFit, readBinfmtMisc, register, registrationsFor, unregister } from "./binfmt-misc.ts";
import { quoteEnd } from "./buildx.ts";
import { findDockerEngine } from "./docker-engine.ts";
import { withMirrors } from "./mirror.ts";
import { runsArmNatively } from "./native-arm.ts";
import { findOnPath } from "./search.ts";

/** QEMU 10.2.3 as tonistiigi/binfmt released it (qemu-v10.2.3-68), the index for every architecture of an engine. */
export const BINFMT_IMAGE =
  "docker.io/tonistiigi/binfmt:qemu-v10.2.3-68@sha256:400a4873b838d1b89194d982c45e5fb3cda4593fbfd7e08a02e76b03b21166f0";

export interface EmulationResult {
  /** What can be run once it is done, as the engine's machine sees it: `linux/amd64`, `linux/arm64`. */
  readonly supported: readonly string[];
  /** The platforms that were added. */
  readonly registered: readonly string[];
  readonly how: "nothing" | "host" | "container";
}

export interface EmulationOptions {
  /** The binfmt image; `BINFMT_IMAGE` unless given. */
  readonly image?: string;
  /** Takes away every QEMU that is registered, before any is added. */
  readonly reset?: boolean;
  /** Where copies of the image are, tried in order when it cannot be pulled. */
  readonly mirrors?: readonly string[];
  /** Stands in for this machine in tests. */
  readonly machine?: EmulationMachine;
}

/** What is looked at on this machine. */
interface EmulationMachine {
  readonly binfmtFolder: string;
  /** As an image index names it. */
  readonly architecture: string;
  /** Whether this user may mount. */
  readonly isRoot: boolean;
}

/** What is asked for, by what there is to do. */
interface Need {
  readonly machine: EmulationMachine;
  /** What the machine runs by itself. */
  readonly native: readonly Architecture[];
  /** What is to be registered. */
  readonly missing: readonly Architecture[];
  readonly reset: boolean;
}

const THIS_MACHINE: EmulationMachine = { binfmtFolder: "/proc/sys/fs/binfmt_misc", architecture: ownArchitecture(), isRoot: process.getuid?.() === 0 };
/** A pull included. */
const CONTAINER_TIMEOUT_MS = 600_000;
/** How `docker run` says that no container came to run (docker/cli, run.go). */
const DOCKER_FAILED = 125;
const ELF_INTERPRETER = 3;

/**
 * Makes the engine's machine able to run the programs of these platforms (names as setup-qemu takes them, or `all`).
 * What runs already is left alone, and where all does, nothing is started: else this host's own static QEMU is
 * registered, where there is one and root may, and else one privileged container of the binfmt image does it.
 */
export async function ensureEmulation(host: Host, platforms: readonly string[], options: EmulationOptions = {}): Promise<EmulationResult> {
  const wanted = parseArchitectures(platforms);
  const reset = options.reset === true;
  if (wanted.length === 0 && !reset) return { supported: [], registered: [], how: "nothing" };
  const engine = await findDockerEngine(host);
  // What this kernel can run says nothing about an engine elsewhere.
  if (!engine.isLocal) return await registerByContainer(host, wanted, options);

  const machine = options.machine ?? THIS_MACHINE;
  const foreign = await withoutNative(host, wanted, machine);
  const table = await readBinfmtMisc(machine.binfmtFolder);
  const missing = reset ? foreign : foreign.filter((architecture) => !isRegistered(table, architecture));
  const need: Need = { machine, native: wanted.filter((architecture) => !foreign.includes(architecture)), missing, reset };
  if (missing.length === 0 && !reset) return { supported: supportedBy(table, need), registered: [], how: "nothing" };
  return (await registerByHost(host, need)) ?? (await registerByContainer(host, missing, options, wrongNames(table, missing)));
}

async function withoutNative(host: Host, wanted: readonly Architecture[], machine: EmulationMachine): Promise<Architecture[]> {
  const native = [machine.architecture];
  if (machine.architecture === "amd64") native.push("386");
  const asksForArm = wanted.some((architecture) => architecture.name === "arm");
  if (machine.architecture === "arm64" && asksForArm && (await runsArmNatively(host))) native.push("arm");
  return wanted.filter((architecture) => !native.includes(architecture.name));
}

function isRegistered(table: BinfmtMisc, architecture: Architecture): boolean {
  const found = registrationsFor(table, architecture);
  // Which of several the kernel takes is not seen from here: all of them have to do.
  return table.isEnabled && found.length > 0 && found.every(isFit);
}

/** What was asked for and runs natively, and all that is registered as it should be. */
function supportedBy(table: BinfmtMisc, { machine, native }: Need): string[] {
  const emulated = ARCHITECTURES.filter((architecture) => isRegistered(table, architecture)).map(platformOf);
  return [...new Set([platformOf({ name: machine.architecture }), ...native.map(platformOf), ...emulated])];
}

function wrongNames(table: BinfmtMisc, missing: readonly Architecture[]): string[] {
  // A disabled one would keep its name, and the image says that it is there.
  return missing.flatMap((architecture) => [...registrationsFor(table, architecture), ...registrationsFor({ registrations: table.disabled }, architecture)]).map(({ name }) => name);
}

/** Registers this host's own QEMU; null where it has not all of them, or this user may not. */
async function registerByHost(host: Host, need: Need): Promise<EmulationResult | null> {
  const { machine, missing, reset } = need;
  const interpreters = new Map<Architecture, string>();
  for (const architecture of missing) {
    const found = await findStaticQemu(host, architecture);
    if (found === null) return null;
    interpreters.set(architecture, found);
  }
  const table = await openTable(host, machine);
  if (!table.isMounted) return null;
  try {
    const stale = reset ? table.registrations.map(({ name }) => name).filter((name) => name.startsWith("qemu-")) : wrongNames(table, missing);
    for (const name of stale) await unregister(table, name);
    for (const [architecture, interpreter] of interpreters) await register(table, architecture, interpreter);
  } catch (error) {
    host.log.debug(`This host's QEMU cannot be registered: ${String(error)}`);
    return null;
  }
  const before = reset ? [] : supportedBy(table, need);
  const registered = missing.map(platformOf);
  return { supported: [...new Set([platformOf({ name: machine.architecture }), ...before, ...registered])], registered, how: "host" };
}

/** The table, mounted first where it is not and root may. */
async function openTable(host: Host, { binfmtFolder: folder, isRoot }: EmulationMachine): Promise<BinfmtMisc> {
  const table = await readBinfmtMisc(folder);
  if (table.isMounted || !isRoot) return table;
  const mounted = await host.exec("mount", ["-t", "binfmt_misc", "binfmt_misc", folder]).catch(() => null);
  return mounted?.exitCode === 0 ? await readBinfmtMisc(folder) : table;
}

/** Debian's `qemu-aarch64-static`, or a `qemu-aarch64` that needs no library: no other finds its loader in a container. */
async function findStaticQemu(host: Host, architecture: Architecture): Promise<string | null> {
  for (const name of [`${architecture.qemu}-static`, architecture.qemu]) {
    const path = await findOnPath(host, name);
    if (path !== null && (await isStatic(path))) return path;
  }
  return null;
}

/** Whether an ELF file names no interpreter (elf(5), PT_INTERP). */
async function isStatic(path: string): Promise<boolean> {
  await using file = await open(path, "r");
  const head = Buffer.alloc(4096);
  const { bytesRead } = await file.read(head, 0, head.length, 0);
  if (bytesRead < 64 || head.toString("latin1", 0, 4) !== "\x7fELF" || head[4] !== 2) return false;
  const isLittle = head[5] === 1;
  const at = (offset: number, bytes: 2 | 4): number =>
    bytes === 2 ? (isLittle ? head.readUInt16LE(offset) : head.readUInt16BE(offset)) : isLittle ? head.readUInt32LE(offset) : head.readUInt32BE(offset);
  const [start, size, count] = [Number(isLittle ? head.readBigUInt64LE(32) : head.readBigUInt64BE(32)), at(54, 2), at(56, 2)];
  if (size === 0 || start + size * count > bytesRead) return false;
  return Array.from({ length: count }, (_, index) => at(start + index * size, 4)).every((type) => type !== ELF_INTERPRETER);
}

async function registerByContainer(
  host: Host,
  missing: readonly Architecture[],
  options: EmulationOptions,
  wrong: readonly string[] = [],
): Promise<EmulationResult> {
  const uninstall = options.reset === true ? ["qemu-*"] : wrong;
  const args = [
    ...(uninstall.length === 0 ? [] : ["--uninstall", uninstall.join(",")]),
    ...(missing.length === 0 ? [] : ["--install", missing.map((architecture) => architecture.name).join(",")]),
  ];
  const [image, result] = await runBinfmt(host, args, options);
  if (result.exitCode !== 0) {
    throw new UserError(
      `QEMU cannot be registered: the container of ${image} ended with ${result.exitCode}.${quoteEnd(result)}`,
      "The engine must allow a privileged container (rootless and some hosted engines do not); or install qemu-user-static on the machine.",
    );
  }
  const { supported, emulators } = parseListing(result, image);
  const failed = missing.filter(({ name, qemu }) => !emulators.some((emulator) => emulator === qemu || emulator === `${qemu}-static`) && !supported.includes(platformOf({ name })));
  if (failed.length > 0) {
    throw new UserError(
      `The container of ${image} did not register QEMU for ${failed.map(platformOf).join(", ")}.${quoteEnd(result)}`,
      "Name an image that has them (image), or leave these platforms out.",
    );
  }
  return { supported, registered: missing.map(platformOf), how: "container" };
}

/** Runs the image, or the first of its copies that can be pulled. */
async function runBinfmt(host: Host, args: readonly string[], options: EmulationOptions): Promise<readonly [image: string, ExecResult]> {
  const failures: string[] = [];
  for (const image of withMirrors(options.image ?? BINFMT_IMAGE, options.mirrors ?? [])) {
    const result = await host.exec("docker", ["run", "--rm", "--privileged", image, ...args], { timeoutMs: CONTAINER_TIMEOUT_MS });
    if (result.exitCode !== DOCKER_FAILED) return [image, result];
    failures.push(`${image}:${quoteEnd(result, 5)}`);
  }
  throw new UserError(
    `QEMU cannot be registered: no container could be run.\n${failures.join("\n")}`,
    "Check that the engine runs and can pull the image; name a mirror in binfmt-mirrors, or install qemu-user-static on the machine.",
  );
}

/** What the image prints on standard output when it is done. It exits with 0 whatever goes wrong. */
function parseListing(result: ExecResult, image: string): { supported: readonly string[]; emulators: readonly string[] } {
  const { supported, emulators } = readJsonObject(result.stdout) ?? {};
  if (isTextArray(supported)) return { supported, emulators: isTextArray(emulators) ? emulators : [] };
  throw new UserError(
    `The container of ${image} did not say what it registered.${quoteEnd({ stdout: "", stderr: `${result.stdout}\n${result.stderr}` })}`,
    "Use the default image, or another release of tonistiigi/binfmt (image).",
  );
}

function isTextArray(value: unknown): value is string[] {
  return Array.isArray(value) && value.every((item) => typeof item === "string");
}
