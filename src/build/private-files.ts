import { rmSync } from "node:fs";
import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { onExit } from "../host/exit.ts";
import type { Host } from "../host/host.ts";
import { makePrivateFolder, removePrivateFolder } from "../host/private-folder.ts";

/** The state in which `post` finds the folder. */
export const FOLDER_STATE = "private-folder";

/**
 * Lends `body` a folder that only this user can enter, with these files in it (0600), and removes it afterwards: also
 * when `body` throws, when the process is ended, and, where it is killed, by `post`.
 */
export async function withPrivateFiles<T>(host: Host, files: ReadonlyMap<string, string>, body: (folder: string) => Promise<T>): Promise<T> {
  const folder = await makePrivateFolder(host, "build");
  // Before anything is in it: a job can be cancelled between any two lines.
  host.saveState(FOLDER_STATE, folder);
  const forget = onExit(() => rmSync(folder, { recursive: true, force: true }));
  try {
    for (const [name, content] of files) await writeFile(join(folder, name), content, { mode: 0o600, flag: "wx" });
    return await body(folder);
  } finally {
    forget();
    await removePrivateFolder(host, folder);
  }
}
