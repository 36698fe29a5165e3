import { readdir, readFile } from "node:fs/promises";
import { needProgram } from "./parts.ts";
import { pause, run } from "./processes.ts";

/** Ends what an engine or builder left running: the processes whose command line names its folder, and those they started. */
export async function endWhatNames(folder: string): Promise<void> {
  for (let attempt = 0; attempt < 20; attempt += 1) {
    const processes = await listProcesses();
    const doomed = new Set(processes.filter(({ commandLine }) => commandLine.includes(`${folder}/`)).map(({ pid }) => pid));
    for (let before = -1; before !== doomed.size; ) {
      before = doomed.size;
      for (const { pid, parent } of processes) if (doomed.has(parent)) doomed.add(pid);
    }
    if (doomed.size === 0) return;
    for (const pid of doomed) kill(pid);
    await pause(100);
  }
}

/** Takes away what is still mounted within a folder: until then it cannot be removed, and must not be. */
export async function unmountWithin(folder: string): Promise<void> {
  const mounts = (await readFile("/proc/self/mountinfo", "utf8")).split("\n").map((line) => line.split(" ")[4] ?? "");
  for (const mount of mounts.filter((path) => path.startsWith(`${folder}/`)).reverse()) {
    await run(needProgram("umount"), ["--lazy", mount]);
  }
}

function kill(pid: number): void {
  try {
    process.kill(pid, "SIGKILL");
  } catch {
    // It is gone already.
  }
}

async function listProcesses(): Promise<{ pid: number; parent: number; commandLine: string }[]> {
  const pids = (await readdir("/proc")).map(Number).filter((pid) => Number.isInteger(pid) && pid !== process.pid);
  const read = (pid: number, name: string): Promise<string> => readFile(`/proc/${pid}/${name}`, "utf8").catch(() => "");
  return await Promise.all(
    pids.map(async (pid) => {
      const [status, commandLine] = await Promise.all([read(pid, "status"), read(pid, "cmdline")]);
      return { pid, parent: Number(/^PPid:\s+(\d+)/m.exec(status)?.[1] ?? 0), commandLine };
    }),
  );
}
