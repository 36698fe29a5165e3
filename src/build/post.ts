import type { Host } from "../host/host.ts";
import { removePrivateFolder } from "../host/private-folder.ts";
import { endCache } from "./cache/end.ts";
import { REAL_PARTS, type CacheParts } from "./cache/facade-process.ts";
import { readCacheState } from "./cache/state.ts";
import { FOLDER_STATE } from "./private-files.ts";

/** Removes the secrets of a build that was killed before it could do so itself, and ends its layer cache when that has written what is new. */
export async function post(host: Host, parts: Pick<CacheParts, "connectFacade"> = REAL_PARTS): Promise<void> {
  const folder = host.state(FOLDER_STATE);
  const cache = readCacheState(host);
  try {
    if (folder !== "") await removePrivateFolder(host, folder);
  } finally {
    if (cache !== null) await endCache(host, cache, parts);
  }
}
