import { lstatSync, readlinkSync, realpathSync, rmdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { basename, dirname, join, resolve } from "node:path";
import type { FacadeHandle } from "./launch.ts";
import { FACADE_LOG } from "./settings.ts";

/**
 * Ends a facade that hangs, and removes what one leaves behind that was ended before it could. The handle may come from state, which
 * what runs in the job can forge: only a process whose log lies in `folder` is ended, and only an empty folder with a socket in it removed.
 */
export function removeLeftovers({ pid, socket }: Pick<FacadeHandle, "pid" | "socket">, folder: string): void {
  quietly(() => {
    if (isFacadeOf(pid, folder)) process.kill(pid, "SIGKILL");
  });
  // A path that is too long for a socket has it elsewhere.
  const socketFolder = dirname(resolve(socket));
  if (dirname(socketFolder) !== resolve(tmpdir()) || !basename(socketFolder).startsWith("plimsoll-")) return;
  quietly(() => {
    if (lstatSync(socket).isSocket()) rmSync(socket);
  });
  quietly(() => rmdirSync(socketFolder));
}

/** By what only its process has: its standard error is the log in its folder (proc(5), /proc/PID/fd). */
function isFacadeOf(pid: number, folder: string): boolean {
  return pid > 1 && process.platform === "linux" && readlinkSync(`/proc/${pid}/fd/2`) === realpathSync(join(folder, FACADE_LOG));
}

function quietly(work: () => void): void {
  try {
    work();
  } catch {
    // It is gone, or not ours.
  }
}
