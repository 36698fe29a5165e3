import type { Host } from "../host/host.ts";
import { cleanUp } from "./clean-up.ts";
import { readSetupState } from "./state.ts";

/** Removes what this step made and nothing else; also where it was cancelled halfway. */
export async function post(host: Host): Promise<void> {
  const state = readSetupState(host);
  if (state !== null) await cleanUp(host, state);
}
