import { readFileSync } from "node:fs";

/** A process, told from a later one that got the same number. */
export interface WatchedProcess {
  readonly pid: number;
  /** In clock ticks since the machine started (proc(5), /proc/PID/stat, field 22); null where the system does not say. */
  readonly startedAt: string | null;
}

/** What is needed to find this process again. */
export function identifyProcess(pid: number): WatchedProcess {
  return { pid, startedAt: readStatus(pid)?.startedAt ?? null };
}

/** Whether the process still runs; one that has ended and waits to be reaped does not. */
export function isRunning({ pid, startedAt }: WatchedProcess): boolean {
  if (startedAt === null) return answersSignals(pid);
  const status = readStatus(pid);
  return status !== null && status.startedAt === startedAt && !/[ZXx]/.test(status.state);
}

function readStatus(pid: number): { state: string; startedAt: string } | null {
  try {
    const text = readFileSync(`/proc/${pid}/stat`, "utf8");
    // The second field is the program's name in brackets, which may hold spaces and brackets itself.
    const [state, ...fields] = text.slice(text.lastIndexOf(")") + 2).split(" ");
    const startedAt = fields[18];
    return state === undefined || startedAt === undefined ? null : { state, startedAt };
  } catch {
    return null;
  }
}

function answersSignals(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === "EPERM";
  }
}
