import { spawn, type ChildProcess } from "node:child_process";
import { createWriteStream } from "node:fs";
import { readFile } from "node:fs/promises";
import { createServer } from "node:net";

/** What one finished program said. */
export interface Finished {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

export interface RunOptions {
  readonly env?: Readonly<Record<string, string | undefined>>;
  readonly directory?: string;
  readonly input?: string;
}

/** Runs a program to its end, whatever its exit code. */
export function run(command: string, args: readonly string[], options: RunOptions = {}): Promise<Finished> {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, {
      env: { ...(options.env ?? process.env) },
      cwd: options.directory,
      stdio: ["pipe", "pipe", "pipe"],
    });
    const stdout: Buffer[] = [];
    const stderr: Buffer[] = [];
    child.stdout.on("data", (chunk: Buffer) => stdout.push(chunk));
    child.stderr.on("data", (chunk: Buffer) => stderr.push(chunk));
    child.on("error", reject);
    child.on("close", (code) => {
      resolve({ code, stdout: Buffer.concat(stdout).toString(), stderr: Buffer.concat(stderr).toString() });
    });
    child.stdin.on("error", () => undefined);
    child.stdin.end(options.input ?? "");
  });
}

/** Runs a program that must succeed, and gives what it printed on standard output. */
export async function must(command: string, args: readonly string[], options: RunOptions = {}): Promise<string> {
  const finished = await run(command, args, options);
  if (finished.code === 0) return finished.stdout;
  throw new Error(`${command} ${args.join(" ")} ended with ${finished.code}:\n${finished.stdout}${finished.stderr}`);
}

/** A program that runs until it is stopped. */
export interface Running {
  readonly pid: number;
  /** Ends it by its process id, and the ones it started where it leads its own group; waits until it is gone. */
  stop(): Promise<void>;
}

/** Starts a program that stays, writing what it prints to `logFile`, and waits until `isReady` says so. */
export async function start(
  command: string,
  args: readonly string[],
  options: RunOptions & { readonly logFile: string; readonly isReady: () => Promise<boolean>; readonly waitMs?: number },
): Promise<Running> {
  const child = spawn(command, args, {
    env: { ...(options.env ?? process.env) },
    cwd: options.directory,
    stdio: ["ignore", "pipe", "pipe"],
    detached: true,
  });
  const log = createWriteStream(options.logFile);
  child.stdout.pipe(log, { end: false });
  child.stderr.pipe(log, { end: false });
  const ended = new Promise<void>((resolve) => {
    child.on("error", () => resolve());
    child.on("exit", () => resolve());
  });
  const running: Running = { pid: child.pid ?? 0, stop: () => stopChild(child, ended) };
  const deadline = Date.now() + (options.waitMs ?? 30_000);
  while (child.exitCode === null && child.pid !== undefined && Date.now() < deadline) {
    if (await options.isReady().catch(() => false)) return running;
    await pause(50);
  }
  await running.stop();
  throw new Error(`${command} did not become ready:\n${await readFile(options.logFile, "utf8").catch(() => "")}`);
}

async function stopChild(child: ChildProcess, ended: Promise<void>): Promise<void> {
  if (child.pid === undefined || child.exitCode !== null || child.signalCode !== null) return;
  child.kill("SIGTERM");
  const patience = setTimeout(() => killGroup(child.pid), 15_000);
  await ended;
  clearTimeout(patience);
}

/** The child leads its own process group: whatever it started goes with it. */
function killGroup(pid: number | undefined): void {
  if (pid === undefined) return;
  try {
    process.kill(-pid, "SIGKILL");
  } catch {
    // It is gone already.
  }
}

/** Waits without keeping anything else from running. */
export function pause(ms: number): Promise<void> {
  return new Promise((resolve) => {
    setTimeout(resolve, ms);
  });
}

/** A TCP port of 127.0.0.1 that was free a moment ago. */
export function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.on("error", reject);
    server.listen(0, "127.0.0.1", () => {
      const address = server.address();
      const port = address !== null && typeof address === "object" ? address.port : 0;
      server.close(() => resolve(port));
    });
  });
}
