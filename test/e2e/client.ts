import { mkdir, symlink } from "node:fs/promises";
import { delimiter, dirname, join } from "node:path";
import { dockerProgram, type Engine } from "./engines.ts";

/** What a person's shell knows of an engine: the client with buildx in it, and a home where nothing is configured yet. */
export interface DockerClient {
  readonly home: string;
  /** A Docker configuration folder that holds the buildx plugin and nothing else. */
  readonly config: string;
  /** The whole environment: PATH, HOME, DOCKER_HOST, DOCKER_CONFIG. */
  readonly env: Readonly<Record<string, string>>;
}

/** Makes a client in a folder of its own; `buildx` is buildx's program, `programs` are folders to look in before PATH. */
export async function makeClient(
  engine: Engine,
  home: string,
  buildx: string,
  programs: readonly string[] = [],
): Promise<DockerClient> {
  const config = join(home, ".docker");
  await mkdir(join(config, "cli-plugins"), { recursive: true });
  await symlink(buildx, join(config, "cli-plugins/docker-buildx"));
  // The Node that runs the tests is the one that actions run with.
  const path = [...programs, dirname(process.execPath), dirname(dockerProgram()), process.env["PATH"] ?? ""];
  const env = { PATH: path.join(delimiter), HOME: home, DOCKER_HOST: engine.dockerHost, DOCKER_CONFIG: config };
  return { home, config, env };
}
