import { spawn } from "node:child_process";
import { readFileSync } from "node:fs";

/** What one run of a program took. */
export interface Taken {
  readonly wallSeconds: number;
  /** Peak resident memory, as the kernel counts it. */
  readonly peakMegabytes: number;
  readonly stdout: string;
}

const SAMPLE_MS = 5;

/** Runs a program that must succeed (or end with one of `codes`), and measures it from outside. */
export function measureProgram(
  command: string,
  args: readonly string[],
  env: Readonly<Record<string, string | undefined>>,
  codes: readonly number[] = [0],
): Promise<Taken> {
  return new Promise((resolve, reject) => {
    const began = performance.now();
    const child = spawn(command, args, { env: { ...env }, stdio: ["ignore", "pipe", "pipe"] });
    let peakKilobytes = 0;
    const sample = (): void => {
      peakKilobytes = Math.max(peakKilobytes, highWaterMark(child.pid));
    };
    const timer = setInterval(sample, SAMPLE_MS);
    const stdout: Buffer[] = [];
    const stderr: Buffer[] = [];
    child.stdout.on("data", (chunk: Buffer) => stdout.push(chunk));
    child.stderr.on("data", (chunk: Buffer) => stderr.push(chunk));
    child.on("error", reject);
    child.on("close", (code) => {
      clearInterval(timer);
      if (code === null || !codes.includes(code)) {
        reject(new Error(`${command} ${args.join(" ")} ended with ${code}:\n${Buffer.concat(stderr).toString()}`));
        return;
      }
      resolve({
        wallSeconds: (performance.now() - began) / 1000,
        peakMegabytes: (peakKilobytes * 1024) / 1e6,
        stdout: Buffer.concat(stdout).toString(),
      });
    });
  });
}

/** The best wall time of several runs, and the highest peak. */
export async function measureBest(runs: number, measure: () => Promise<Taken>): Promise<Taken> {
  let best = await measure();
  for (let run = 1; run < runs; run++) {
    const next = await measure();
    best = {
      wallSeconds: Math.min(best.wallSeconds, next.wallSeconds),
      peakMegabytes: Math.max(best.peakMegabytes, next.peakMegabytes),
      stdout: next.stdout,
    };
  }
  return best;
}

/** The kernel's own high-water mark of a process, in KiB, 0 where it is gone; it never falls, so that sampling it loses only the last moment. */
export function highWaterMark(pid: number | undefined): number {
  try {
    return Number(/^VmHWM:\s+(\d+) kB$/m.exec(readFileSync(`/proc/${pid}/status`, "utf8"))?.[1] ?? 0);
  } catch {
    return 0;
  }
}
