import { rmSync, statSync, writeSync } from "node:fs";
import type { FacadeSettings } from "./settings.ts";
import { isRunning } from "./watch.ts";

const LOOK_EVERY_MS = 500;
/** The longest that a timer can be set for. */
const MAX_TIMER_MS = 2_147_483_647;
const STDERR = 2;

/**
 * Ends the process when it has no job any more: the watched process or the folder is gone, the time is over, or a signal came.
 * Nobody else may be left to remove what is the job's, so the folders go as well.
 */
export function endWithJob({ watch, folder, lifetimeMs }: Pick<FacadeSettings, "watch" | "folder" | "lifetimeMs">, socketFolder: string | null): void {
  const end = (why: string): void => {
    try {
      writeSync(STDERR, `ends: ${why}\n`);
    } catch {
      // On a full disk nobody is told.
    }
    endProcess([folder, socketFolder]);
  };
  const made = folderId(folder);
  setInterval(() => {
    if (!isRunning(watch)) end(`process ${watch.pid} has ended`);
    else if (folderId(folder) !== made) end("its folder is gone");
  }, LOOK_EVERY_MS);
  setTimeout(() => end("its time is over"), Math.min(lifetimeMs, MAX_TIMER_MS));
  for (const signal of ["SIGTERM", "SIGINT", "SIGHUP"] as const) process.on(signal, () => end(`it got ${signal}`));
}

/** Ends the process now and removes these folders; not by process.exit(), which now and then never returns. */
export function endProcess(folders: readonly (string | null)[]): void {
  for (const each of folders) {
    try {
      if (each !== null) rmSync(each, { recursive: true, force: true });
    } catch {
      // To end is what matters.
    }
  }
  process.kill(process.pid, "SIGKILL");
}

function folderId(folder: string): string | null {
  const status = statSync(folder, { throwIfNoEntry: false });
  return status === undefined ? null : `${status.dev} ${status.ino}`;
}
