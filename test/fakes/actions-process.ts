import { spawn } from "node:child_process";
import { once } from "node:events";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";
import { connectControl, type RemoteControl } from "../../src/local/actions-control.ts";
import type { ActionsServiceOptions } from "../../src/local/actions-service.ts";
import type { ServedActions } from "../../src/local/serve-actions.ts";

/** The Actions service in a process of its own. */
export interface ActionsProcess extends ServedActions {
  readonly control: RemoteControl;
  close(): Promise<void>;
}

/** Starts it; it ends with this process at the latest. */
export async function startActionsProcess(options: Omit<ActionsServiceOptions, "now"> = {}): Promise<ActionsProcess> {
  const program = fileURLToPath(import.meta.resolve("../../src/local/serve-actions.ts"));
  const child = spawn(process.execPath, [program, JSON.stringify(options)], { stdio: ["pipe", "pipe", "inherit"] });
  const ended = once(child, "exit");
  const [line] = (await Promise.race([once(createInterface(child.stdout), "line"), ended])) as unknown[];
  if (typeof line !== "string") throw new Error("The Actions service did not start.");
  const served = JSON.parse(line) as ServedActions;
  return {
    ...served,
    control: connectControl(served.controlUrl),
    async close() {
      child.stdin.end();
      await ended;
    },
  };
}
