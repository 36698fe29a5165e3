import { createReadStream } from "node:fs";
import { mkdir, stat, writeFile } from "node:fs/promises";
import { createServer } from "node:http";
import { delimiter, join } from "node:path";
import { engineFolder } from "./parts.ts";
import { run, start } from "./processes.ts";

/** A Docker engine, or what answers as one, at a socket of its own. */
export interface Engine {
  /** As `DOCKER_HOST` wants it. */
  readonly dockerHost: string;
  stop(): Promise<void>;
}

/** Debian's engine (20.10, the classic store) with nothing of this machine's: no network, no state, no configuration. */
export async function startClassicEngine(folder: string): Promise<Engine> {
  await mkdir(folder, { recursive: true });
  const config = join(folder, "daemon.json");
  await writeFile(config, "{}");
  const socket = join(folder, "docker.sock");
  const dockerHost = `unix://${socket}`;
  const path = [join(engineFolder, "usr/sbin"), join(engineFolder, "usr/bin"), process.env["PATH"] ?? ""];
  const env = { ...process.env, PATH: path.join(delimiter) };
  const running = await start(
    join(engineFolder, "usr/sbin/dockerd"),
    [
      ["--config-file", config, "--data-root", join(folder, "data"), "--exec-root", join(folder, "exec")],
      ["--pidfile", join(folder, "pid"), "--host", dockerHost, "--default-cgroupns-mode", "host"],
      ["--bridge", "none", "--iptables=false", "--ip6tables=false"],
    ].flat(),
    {
      env,
      logFile: join(folder, "log"),
      waitMs: 60_000,
      isReady: async () => (await docker({ dockerHost }, folder, ["version"])).code === 0,
    },
  );
  return { dockerHost, stop: () => running.stop() };
}

/** Loads an archive into the engine with Docker's own client. */
export async function loadImage(engine: Engine, folder: string, archive: string): Promise<void> {
  const loaded = await docker(engine, folder, ["load", "--quiet", "--input", archive]);
  if (loaded.code !== 0) throw new Error(`docker load ${archive}: ${loaded.stderr}`);
}

/** Makes an image of one root file system, as `docker import` does: without history, and without a name for its layer. */
export async function importImage(engine: Engine, folder: string, layerTar: string, name: string): Promise<void> {
  const imported = await docker(engine, folder, ["import", layerTar, name]);
  if (imported.code !== 0) throw new Error(`docker import ${layerTar}: ${imported.stderr}`);
}

function docker(engine: Pick<Engine, "dockerHost">, folder: string, args: readonly string[]): ReturnType<typeof run> {
  return run(join(engineFolder, "usr/bin/docker"), args, {
    env: { PATH: process.env["PATH"], HOME: folder, DOCKER_HOST: engine.dockerHost, DOCKER_CONFIG: join(folder, "cli") },
  });
}

/**
 * Answers as an engine with the containerd store does where an image is saved: an OCI layout with compressed layers.
 * `archives` maps an image's name to the file that its save gives.
 */
export async function startHybridEngine(folder: string, archives: ReadonlyMap<string, string>): Promise<Engine> {
  await mkdir(folder, { recursive: true });
  const socket = join(folder, "docker.sock");
  const server = createServer((request, response) => {
    const path = decodeURIComponent(new URL(request.url ?? "/", "http://engine").pathname).replace(/^\/v1\.\d+/, "");
    response.setHeader("Api-Version", "1.51");
    response.setHeader("Server", "Docker/28.2.2 (linux)");
    if (path === "/_ping") return void response.end("OK");
    const name = /^\/images\/(.+)\/get$/.exec(path)?.[1];
    const archive = name === undefined ? undefined : archives.get(name);
    if (request.method === "GET" && archive !== undefined) {
      response.setHeader("Content-Type", "application/x-tar");
      return void createReadStream(archive).pipe(response);
    }
    response.statusCode = 404;
    response.setHeader("Content-Type", "application/json");
    response.end(JSON.stringify({ message: name === undefined ? "page not found" : `No such image: ${name}` }));
  });
  await new Promise<void>((resolve, reject) => {
    server.on("error", reject);
    server.listen(socket, resolve);
  });
  await stat(socket);
  const stop = (): Promise<void> =>
    new Promise((resolve) => {
      server.closeAllConnections();
      server.close(() => resolve());
    });
  return { dockerHost: `unix://${socket}`, stop };
}


/** Saves several images of the engine into one archive. */
export async function saveImages(
  engine: Pick<Engine, "dockerHost">,
  folder: string,
  file: string,
  names: readonly string[],
): Promise<void> {
  const saved = await docker(engine, folder, ["save", "--output", file, ...names]);
  if (saved.code !== 0) throw new Error(`docker save ${names.join(" ")}: ${saved.stderr}`);
}
