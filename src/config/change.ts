import { relative, resolve, sep } from "node:path";
import { ForgeError } from "../forge/errors.ts";
import type { Forge } from "../forge/forge.ts";
import { UserError } from "../errors.ts";
import type { Host } from "../host/host.ts";
import type { Project } from "./project.ts";

/** What a pull request does to the configuration file. */
export interface ProjectChange {
  /** null: that is not known. */
  readonly isChanged: boolean | null;
  /** The file where the pull request merges into; null where it is not changed, not there or not sound. */
  readonly before: Project | null;
}

export const UNKNOWN_CHANGE: ProjectChange = { isChanged: null, before: null };
const UNCHANGED: ProjectChange = { isChanged: false, before: null };
const MAX_BYTES = 64 * 1024;

/**
 * Whether the pull request changes the file that was read: it is neither that of the branch it merges into nor that of the
 * commit where it left it. What cannot be asked is not known, which is no reason to weigh nothing.
 */
export async function findChange(host: Host, forge: Forge, number: number, path: string): Promise<ProjectChange> {
  const inRepository = pathInRepository(host, path);
  if (inRepository === null) return UNKNOWN_CHANGE;
  try {
    const now = await host.files.read(path, MAX_BYTES);
    if (now === null) return UNKNOWN_CHANGE;
    const pullRequest = await forge.pullRequest(number);
    const target = await forge.fileAt(inRepository, pullRequest.baseRef);
    if (target?.equals(now) === true) return UNCHANGED;
    const fork = await forge.mergeBase(pullRequest, pullRequest.headSha);
    const before = fork === null ? target : await forge.fileAt(inRepository, fork);
    if (before?.equals(now) === true) return UNCHANGED;
    // In neither: the checkout is not where this thinks it is, or the token may not read files.
    if (target === null && before === null && (await forge.fileAt(inRepository, pullRequest.headSha)) === null) return UNKNOWN_CHANGE;
    return { isChanged: true, before: await parseIfSound(target ?? before, path) };
  } catch (error) {
    if (!(error instanceof ForgeError)) throw error;
    host.log.info(`Whether this pull request changes ${path} is not known: ${error.message}`);
    return UNKNOWN_CHANGE;
  }
}

async function parseIfSound(bytes: Buffer | null, path: string): Promise<Project | null> {
  if (bytes === null) return null;
  try {
    const { parseProject } = await import("./parse.ts");
    return parseProject(bytes, path);
  } catch (error) {
    if (error instanceof UserError) return null;
    throw error;
  }
}

/** With slashes, from the root of the checkout; null for what is outside of it. */
function pathInRepository({ env, directory }: Host, path: string): string | null {
  const root = env["GITHUB_WORKSPACE"] || env["CI_PROJECT_DIR"] || directory;
  const way = relative(root, resolve(directory, path)).split(sep);
  return way[0] === ".." || way[0] === "" ? null : way.join("/");
}
