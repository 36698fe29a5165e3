import type { Host } from "../host/host.ts";
import { removePrivateFolder } from "../host/private-folder.ts";
import { FOLDER_STATE } from "./private-files.ts";

/** Removes the secrets of a build that was killed before it could do so itself. */
export async function post(host: Host): Promise<void> {
  const folder = host.state(FOLDER_STATE);
  if (folder !== "") await removePrivateFolder(host, folder);
}
