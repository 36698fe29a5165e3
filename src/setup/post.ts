import type { Host } from "../host/host.ts";
import { cleanUp } from "./clean-up.ts";
import { readSetupState, type SetupState } from "./state.ts";

/** Removes what this step made and nothing else; also where it was cancelled halfway. */
export async function post(host: Host): Promise<void> {
  const state = readSetupState(host);
  // Debugging is switched on for a whole job, and sometimes by a step in the middle of it.
  if (state !== null) await cleanUp(asInMain(host, state), { ...state, isDebug: state.isDebug || host.env["RUNNER_DEBUG"] === "1" });
}

/** The host with the folders that main had: a login in between may have given the job a configuration of its own. */
function asInMain(host: Host, { folders }: SetupState): Host {
  if (folders === null) return host;
  return {
    ...host,
    env: { ...host.env, ...folders },
    exec: (command, args, options) => host.exec(command, args, { ...options, extraEnv: { ...options?.extraEnv, ...folders } }),
  };
}
