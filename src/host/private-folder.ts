import { lstat, mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { basename, dirname, join, resolve } from "node:path";
import { UserError } from "../errors.ts";
import type { Host } from "./host.ts";

const PREFIX = "plimsoll-";

/** Makes a folder that only this user can enter (0700), for this job: in `RUNNER_TEMP` where there is one. Throws a `UserError` where none can be made. */
export async function makePrivateFolder(host: Host, purpose: string): Promise<string> {
  const parent = temporaryFolder(host);
  try {
    // mkdtemp makes it 0700 whatever the umask (POSIX, mkdtemp).
    return await mkdtemp(join(parent, `${PREFIX}${purpose}-`));
  } catch (cause) {
    const why = cause instanceof Error ? cause.message.replace(/, mkdtemp .*$/s, "") : String(cause);
    throw new UserError(`No folder for temporary files can be made in ${parent}: ${why}.`, "Name one that this user may write to in TMPDIR (in a workflow, the runner's RUNNER_TEMP).", { cause });
  }
}

/**
 * Removes a folder that `makePrivateFolder` made and everything in it; nothing happens where it is gone. The path may come
 * from state, which what runs in the job can forge: any other place is refused with a `UserError`.
 */
export async function removePrivateFolder(host: Host, path: string): Promise<void> {
  const isThere = await isPrivateFolder(host, path);
  const isAbsent = !isThere && isPlace(host, path) && (await lstat(path).catch(() => null)) === null;
  if (!isThere && !isAbsent) {
    throw new UserError(`${JSON.stringify(path)} is no folder that this job made, and is left alone.`, "Something in the job changed the action's state: look at what ran before this.");
  }
  await rm(resolve(path), { recursive: true, force: true });
}

/** Whether a path is a folder as `makePrivateFolder` makes them, in the place where it does. */
export async function isPrivateFolder(host: Host, path: string): Promise<boolean> {
  return isPlace(host, path) && ((await lstat(path).catch(() => null))?.isDirectory() ?? false);
}

function isPlace(host: Host, path: string): boolean {
  const folder = resolve(path);
  return dirname(folder) === temporaryFolder(host) && basename(folder).startsWith(PREFIX);
}

function temporaryFolder(host: Host): string {
  return resolve(host.env["RUNNER_TEMP"] || tmpdir());
}
