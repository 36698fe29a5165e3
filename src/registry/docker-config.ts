import { join } from "node:path";
import { UserError } from "../errors.ts";
import type { Host } from "../host/host.ts";
import { isJsonObject, type JsonObject } from "../oci/json.ts";

/** A configuration of the Docker CLI. */
export interface DockerConfig {
  /** The file or the variable, as errors name it. */
  readonly source: string;
  readonly content: JsonObject;
}

const MAX_BYTES = 16 * 1024 * 1024;
const HINT = "Mend it, or log in again after removing it.";

/** Where the Docker CLI keeps its configuration: DOCKER_CONFIG, else `~/.docker`; null where there is no home. */
export function dockerFolder({ env }: Pick<Host, "env">): string | null {
  const folder = env["DOCKER_CONFIG"] ?? "";
  if (folder !== "") return folder;
  const home = env["HOME"] ?? env["USERPROFILE"] ?? "";
  return home === "" ? null : join(home, ".docker");
}

/** Where buildx keeps what is its own, for a configuration in this folder (buildx, util/confutil). */
export function buildxFolder({ env }: Pick<Host, "env">, dockerFolder: string): string {
  return env["BUILDX_CONFIG"] || join(dockerFolder, "buildx");
}

/** The `config.json` of `dockerFolder`; null where there is none. Throws a `UserError` for one that cannot be read. */
export async function readDockerConfig(host: Host): Promise<DockerConfig | null> {
  const folder = dockerFolder(host);
  return folder === null ? null : readDockerJson(join(folder, "config.json"), host);
}

/** A JSON file of the Docker CLI, as `readDockerConfig` reads its `config.json`. */
export async function readDockerJson(path: string, host: Host): Promise<DockerConfig | null> {
  const bytes = await host.files.read(path, MAX_BYTES).catch((cause: unknown) => {
    throw new UserError(`The Docker configuration ${path} cannot be read.`, "Make it a readable file, or set DOCKER_CONFIG to another folder.", { cause });
  });
  return bytes === null ? null : parseDockerConfig(bytes.toString("utf8"), path);
}

/** Parses a configuration; `source` names it. Throws a `UserError` that shows nothing of what is not JSON. */
export function parseDockerConfig(text: string, source: string): DockerConfig {
  let content: unknown;
  try {
    const bare = text.replace(/^\uFEFF/, "");
    // Docker takes a file of white space for an empty one.
    content = JSON.parse(bare.trim() === "" ? "{}" : bare);
  } catch {
    // No cause: JSON.parse quotes the text around the fault, which may be a password.
    throw new UserError(`${source} is not valid JSON.`, HINT);
  }
  if (isJsonObject(content)) return { source, content };
  throw new UserError(`${source} is not a JSON object.`, HINT);
}
