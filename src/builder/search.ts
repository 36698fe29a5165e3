import { constants } from "node:fs";
import { access, stat } from "node:fs/promises";
import { delimiter, join } from "node:path";
import type { Host } from "../host/host.ts";

/** The path of a program in the folders of PATH; null where it is in none. */
export async function findOnPath(host: Pick<Host, "env">, name: string): Promise<string | null> {
  const folders = (host.env["PATH"] ?? "").split(delimiter).filter((folder) => folder !== "");
  return await findProgram(folders, name);
}

/** The first of the folders' files of that name which this user may run; null where there is none. */
export async function findProgram(folders: readonly string[], name: string): Promise<string | null> {
  const file = process.platform === "win32" ? `${name}.exe` : name;
  for (const folder of folders) {
    const path = join(folder, file);
    if (await isProgram(path)) return path;
  }
  return null;
}

async function isProgram(path: string): Promise<boolean> {
  try {
    await access(path, constants.X_OK);
    return (await stat(path)).isFile();
  } catch {
    return false;
  }
}
