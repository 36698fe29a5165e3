import { mkdir, readdir, symlink } from "node:fs/promises";
import { delimiter, join } from "node:path";
import { type DockerClient, makeClient } from "./client.ts";
import { findLeaks, type Leak } from "./leaks.ts";
import { type RecordedStart, startRecorder } from "./recorder.ts";
import { remainsIn } from "./workflows.ts";
import type { World } from "./world.ts";

/** A runner's machine of a test's own: a home, Docker's client with buildx, the engine; it remembers what was started. */
export interface Machine {
  /** Holds all of it, and what `runWorkflowIn` leaves when it is run here. */
  readonly folder: string;
  readonly client: DockerClient;
  /** PATH, HOME, DOCKER_HOST, DOCKER_CONFIG. */
  readonly env: Readonly<Record<string, string>>;
  /** The starts of docker, buildx and buildctl by what is not one of them. */
  starts(): Promise<RecordedStart[]>;
  /** Every form of every secret in the home, and in the temporary folder and the workspace that a job left. */
  leaks(secrets: readonly string[]): Promise<Leak[]>;
}

/** Makes a machine in an empty folder, whose engine is today's unless given. */
export async function makeMachine(world: World, folder: string, engine = world.engine): Promise<Machine> {
  const { docker, buildx, buildctl } = world.programs;
  const recorder = await startRecorder(join(folder, "recorder"), { docker, buildx, buildctl });
  const client = await makeClient({ dockerHost: engine }, join(folder, "home"), buildx, [recorder.folder]);
  const places = [client.home, remainsIn(folder), join(folder, "tmp")];
  return {
    folder,
    client,
    env: client.env,
    starts: recorder.starts,
    async leaks(secrets) {
      for (const place of places) await mkdir(place, { recursive: true });
      return await findLeaks(places, secrets);
    },
  };
}

/** The machine's PATH, of programs without QEMU among them. */
export async function pathWithoutQemu({ env, folder: place }: Machine): Promise<string> {
  const programs = join(place, "programs");
  await mkdir(programs);
  const [recorder = "", ...others] = (env["PATH"] ?? "").split(delimiter);
  for (const from of [...others, "/usr/sbin", "/sbin"]) {
    for (const name of await readdir(from).catch(() => [])) {
      if (!name.startsWith("qemu-")) await symlink(join(from, name), join(programs, name)).catch(() => undefined);
    }
  }
  return [recorder, programs].join(delimiter);
}
