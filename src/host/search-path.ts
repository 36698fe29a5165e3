import { delimiter } from "node:path";

/** A PATH with the folder in front. */
export function withFolder(folder: string, searchPath: string | undefined): string {
  return searchPath ? `${folder}${delimiter}${searchPath}` : folder;
}
