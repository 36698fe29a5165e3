import { statSync } from "node:fs";
import type { FacadeSettings } from "./settings.ts";
import { isRunning } from "./watch.ts";

const LOOK_EVERY_MS = 500;
/** The longest that a timer can be set for. */
const MAX_TIMER_MS = 2_147_483_647;

/** Says why, once, when the process has no job any more: the watched process or the folder is gone, the time is over, or a signal came. */
export function watchJob({ watch, folder, lifetimeMs }: Pick<FacadeSettings, "watch" | "folder" | "lifetimeMs">, end: (why: string) => void): void {
  const made = folderId(folder);
  setInterval(() => {
    if (!isRunning(watch)) end(`process ${watch.pid} has ended`);
    else if (folderId(folder) !== made) end("its folder is gone");
  }, LOOK_EVERY_MS);
  setTimeout(() => end("its time is over"), Math.min(lifetimeMs, MAX_TIMER_MS));
  for (const signal of ["SIGTERM", "SIGINT", "SIGHUP"] as const) process.on(signal, () => end(`it got ${signal}`));
}

function folderId(folder: string): string | null {
  const status = statSync(folder, { throwIfNoEntry: false });
  return status === undefined ? null : `${status.dev} ${status.ino}`;
}
