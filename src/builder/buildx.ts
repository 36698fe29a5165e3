import { join } from "node:path";
import { UserError } from "../errors.ts";
import type { ExecOptions, ExecResult, Host } from "../host/host.ts";
import { dockerFolder, readDockerConfig } from "../registry/docker-config.ts";
import { findOnPath, findProgram } from "./search.ts";

/** `docker buildx`, or a standalone `buildx`; found without starting a process. */
export interface Buildx {
  /** `["docker", "buildx"]`, or the path of the standalone program. */
  readonly command: readonly string[];
  /** Runs it with these arguments; any exit code is an answer. */
  run(args: readonly string[], options?: ExecOptions): Promise<ExecResult>;
  /** Runs it, and throws a `UserError` that says what could not be done, with the end of what it printed, unless it exits with 0. */
  must(args: readonly string[], what: string, options?: ExecOptions): Promise<ExecResult>;
}

/** Where the Docker CLI looks for plugins besides its own folder (docker/cli, cli-plugins/manager). */
const SYSTEM_PLUGIN_FOLDERS =
  process.platform === "win32"
    ? ["C:\\ProgramData\\Docker\\cli-plugins", "C:\\Program Files\\Docker\\cli-plugins"]
    : ["/usr/local/lib/docker/cli-plugins", "/usr/local/libexec/docker/cli-plugins", "/usr/lib/docker/cli-plugins", "/usr/libexec/docker/cli-plugins"];

const SHOWN_LINES = 15;

/** Finds buildx as the Docker CLI would, else a `buildx` on PATH. Throws a `UserError` where there is none. */
export async function findBuildx(host: Host): Promise<Buildx> {
  const found = await lookForBuildx(host);
  if (found !== null) return found;
  throw new UserError(
    "There is no docker buildx on this machine.",
    "Run the setup action before this step (it downloads buildx where there is none), or install the buildx plugin of Docker.",
  );
}

/** As `findBuildx`; null where there is none. */
export async function lookForBuildx(host: Host): Promise<Buildx | null> {
  const hasDocker = (await findOnPath(host, "docker")) !== null;
  if (hasDocker && (await findProgram(await pluginFolders(host), "docker-buildx")) !== null) return createBuildx(host, ["docker", "buildx"]);
  const standalone = await findOnPath(host, "buildx");
  return standalone === null ? null : createBuildx(host, [standalone]);
}

async function pluginFolders(host: Host): Promise<string[]> {
  const own = dockerFolder(host);
  const config = await readDockerConfig(host);
  const extra = config?.content["cliPluginsExtraDirs"];
  return [
    ...(Array.isArray(extra) ? extra.filter((folder) => typeof folder === "string") : []),
    ...(own === null ? [] : [join(own, "cli-plugins")]),
    ...SYSTEM_PLUGIN_FOLDERS,
  ];
}

function createBuildx(host: Host, command: readonly string[]): Buildx {
  const [program = "", ...before] = command;
  const run = (args: readonly string[], options?: ExecOptions): Promise<ExecResult> => host.exec(program, [...before, ...args], options);
  return {
    command,
    run,
    async must(args, what, options) {
      const result = await run(args, options);
      if (result.exitCode === 0) return result;
      throw new UserError(
        `${what}: buildx ended with ${result.exitCode}.${quoteEnd(result)}`,
        // A proxy in a driver option may have a password.
        `To see it by hand: ${["docker buildx", ...args].join(" ").replace(/\/\/[^/@\s]*@/g, "//***@")}`,
      );
    },
  };
}

/** The end of what a failed program printed, on lines of its own: of stderr, or of stdout where stderr is empty; "" where it printed nothing. */
export function quoteEnd(result: Pick<ExecResult, "stdout" | "stderr">, maxLines = SHOWN_LINES): string {
  const text = result.stderr.trim() === "" ? result.stdout : result.stderr;
  const lines = text.split("\n").map((line) => line.trimEnd()).filter((line) => line !== "");
  return lines.length === 0 ? "" : `\n${lines.slice(-maxLines).join("\n")}`;
}
