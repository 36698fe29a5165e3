import { post as postBuild } from "../build/post.ts";
import { reportTrouble } from "../host/failure.ts";
import type { Host } from "../host/host.ts";
import { removePrivateFolder } from "../host/private-folder.ts";
import { post as postLogin } from "../login/post.ts";
import { post as postSetup } from "../setup/post.ts";
import { type Hand, recallCrew } from "./crew.ts";
import { ARCHIVES_STATE } from "./images.ts";

const POSTS: Partial<Record<Hand["name"], (host: Host) => Promise<void>>> = { setup: postSetup, login: postLogin, build: postBuild };

/** Ends every part that main began, the last one first, each whatever became of the others. */
export async function post(host: Host): Promise<void> {
  // What login logged in with, where it was given nothing of its own.
  host.addSecret(host.input("github-token"));
  await endCrew(host, recallCrew(host), host.state(ARCHIVES_STATE));
}

/** Ends the parts in the reverse order, and removes the folder of archives; what goes wrong is told and stops nothing. */
export async function endCrew(host: Host, hands: readonly Hand[], archives: string): Promise<void> {
  for (const { name, host: own } of hands.toReversed()) {
    await POSTS[name]?.(own).catch((thrown: unknown) => reportTrouble(host.log, thrown));
  }
  if (archives !== "") await removePrivateFolder(host, archives).catch((thrown: unknown) => reportTrouble(host.log, thrown));
}
