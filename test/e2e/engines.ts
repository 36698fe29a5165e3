import { randomInt } from "node:crypto";
import { mkdir, symlink, writeFile } from "node:fs/promises";
import { delimiter, join } from "node:path";
import { endWhatNames, unmountWithin } from "./endings.ts";
import { keepInMemory } from "./memory.ts";
import { engineFolder, findProgram, needProgram } from "./parts.ts";
import { must, run, start, type Finished } from "./processes.ts";

/** A Docker engine at a socket of its own. */
export interface Engine {
  /** As `DOCKER_HOST` wants it. */
  readonly dockerHost: string;
}

/** An engine that was started here. */
export interface RunningEngine extends Engine {
  readonly pid: number;
  stop(): Promise<void>;
}

/** The engine with the containerd store, whose containers have a network of their own. */
export interface NetworkedEngine extends RunningEngine {
  /** What a server listens on that containers without the host's network shall reach. */
  readonly gateway: string;
}

/** The folders of programs that an engine is made of. */
export interface EnginePrograms {
  readonly moby: string;
  readonly containerd: string;
  readonly runc: string;
}

/** Debian's engine (20.10, the classic store) with nothing of this machine's: no network, no state, no configuration. */
export async function startClassicEngine(folder: string): Promise<RunningEngine> {
  await mkdir(folder, { recursive: true });
  const path = [join(engineFolder, "usr/sbin"), join(engineFolder, "usr/bin"), process.env["PATH"] ?? ""];
  return await startEngine(join(engineFolder, "usr/sbin/dockerd"), folder, path, {}, [
    ["--default-cgroupns-mode", "host", "--bridge", "none", "--iptables=false", "--ip6tables=false"],
  ]);
}

/** Today's engine with the containerd store, on a bridge of its own; it leaves this machine's packet filter alone. */
export async function startContainerdEngine(folder: string, programs: EnginePrograms): Promise<NetworkedEngine> {
  await mkdir(join(folder, "bin"), { recursive: true });
  await symlink(needProgram("tini-static"), join(folder, "bin/docker-init"));
  const bridge = await addBridge();
  const path = [programs.moby, programs.containerd, programs.runc, join(folder, "bin")];
  path.push(process.env["PATH"] ?? "", "/usr/sbin", "/sbin");
  const configuration = {
    features: { "containerd-snapshotter": true },
    "insecure-registries": ["127.0.0.0/8", `${bridge.gateway}/32`],
    "default-cgroupns-mode": "host",
  };
  try {
    const engine = await startEngine(join(programs.moby, "dockerd"), folder, path, configuration, [
      ["--bridge", bridge.name, "--iptables=false", "--ip6tables=false", "--ip-forward=false"],
    ]);
    const stop = async (): Promise<void> => {
      await engine.stop();
      await bridge.remove();
    };
    return { ...engine, gateway: bridge.gateway, stop };
  } catch (error) {
    await bridge.remove();
    throw error;
  }
}

async function startEngine(
  daemon: string,
  folder: string,
  path: readonly string[],
  configuration: object,
  own: readonly (readonly string[])[],
): Promise<RunningEngine> {
  const config = join(folder, "daemon.json");
  await writeFile(config, JSON.stringify(configuration));
  await keepInMemory(join(folder, "data"));
  const dockerHost = `unix://${join(folder, "docker.sock")}`;
  const state = ["--data-root", join(folder, "data"), "--exec-root", join(folder, "exec"), "--pidfile", join(folder, "pid")];
  const running = await start(daemon, ["--config-file", config, ...state, "--host", dockerHost, ...own.flat()], {
    env: { PATH: path.join(delimiter), HOME: folder, TMPDIR: process.env["TMPDIR"] },
    logFile: join(folder, "log"),
    waitMs: 60_000,
    isReady: async () => (await docker({ dockerHost }, folder, ["version"])).code === 0,
  });
  const stop = async (): Promise<void> => {
    await running.stop();
    await endWhatNames(folder);
    await unmountWithin(folder);
  };
  return { dockerHost, pid: running.pid, stop };
}

/** Loads an archive into the engine with Docker's own client. */
export async function loadImage(engine: Engine, folder: string, archive: string): Promise<void> {
  await mustDocker(engine, folder, ["load", "--quiet", "--input", archive]);
}

/** Makes an image of one root file system, as `docker import` does: without history, and without a name for its layer. */
export async function importImage(
  engine: Engine,
  folder: string,
  layerTar: string,
  name: string,
  changes: readonly string[] = [],
): Promise<void> {
  await mustDocker(engine, folder, ["import", ...changes.flatMap((change) => ["--change", change]), layerTar, name]);
}

/** Pulls an image from a registry of this machine, and gives it another name. */
export async function pullImage(engine: Engine, folder: string, source: string, name: string): Promise<void> {
  await mustDocker(engine, folder, ["pull", "--quiet", source]);
  await mustDocker(engine, folder, ["tag", source, name]);
  await mustDocker(engine, folder, ["rmi", source]);
}

/** Saves several images of the engine into one archive. */
export async function saveImages(engine: Engine, folder: string, file: string, names: readonly string[]): Promise<void> {
  await mustDocker(engine, folder, ["save", "--output", file, ...names]);
}

/** Docker's own client, of this machine or else Debian's, which speaks to either engine. */
export function dockerProgram(): string {
  return findProgram("docker") ?? join(engineFolder, "usr/bin/docker");
}

async function mustDocker(engine: Engine, folder: string, args: readonly string[]): Promise<void> {
  const { code, stderr } = await docker(engine, folder, args);
  if (code !== 0) throw new Error(`docker ${args.join(" ")}: ${stderr}`);
}

function docker({ dockerHost }: Engine, folder: string, args: readonly string[]): Promise<Finished> {
  const env = { PATH: process.env["PATH"], HOME: folder, DOCKER_HOST: dockerHost, DOCKER_CONFIG: join(folder, "cli") };
  return run(dockerProgram(), args, { env });
}

interface Bridge {
  readonly name: string;
  readonly gateway: string;
  remove(): Promise<void>;
}

/** A bridge with a private subnet that no other has: several engines of this kind can run at once. */
async function addBridge(): Promise<Bridge> {
  const ip = (...args: string[]): Promise<string> => must(needProgram("ip"), args);
  for (let attempt = 1; ; attempt += 1) {
    const [second, third] = [randomInt(200, 250), randomInt(1, 255)];
    const name = `plimsoll-${second}-${third}`.slice(0, 15);
    const gateway = `10.${second}.${third}.1`;
    try {
      await ip("link", "add", name, "type", "bridge");
    } catch (error) {
      if (attempt === 10) throw error;
      continue;
    }
    await ip("addr", "add", `${gateway}/24`, "dev", name);
    await ip("link", "set", name, "up");
    return { name, gateway, remove: async () => void (await ip("link", "delete", name)) };
  }
}
