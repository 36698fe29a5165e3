import { type ChildProcessByStdio, type ChildProcessWithoutNullStreams, spawn } from "node:child_process";
import { closeSync, openSync } from "node:fs";
import { constants } from "node:os";
import { resolve } from "node:path";
import type { Readable, Writable } from "node:stream";
import { UserError } from "../errors.ts";
import { formatDuration } from "../format.ts";
import { onExit } from "./exit.ts";
import type { ExecOptions, ExecResult, Host } from "./host.ts";

const DEFAULT_OUTPUT_BYTES = 1_048_576;
const DEFAULT_TIMEOUT_MS = 60_000;
/** How long a child may take to obey, and a grandchild may hold the pipes of a child that is gone. */
const GRACE_MS = 1000;
/** Longer than any first line that is meant. */
const MAX_FIRST_LINE_BYTES = 65_536;

/** What a child must not inherit: the job's inputs and tokens, and the files through which it could speak for us. */
const PRIVATE = /^(INPUT_|STATE_|ACTIONS_|GITHUB_(OUTPUT|STATE|ENV|PATH|STEP_SUMMARY)$)/i;

/** Runs programs with this environment (less what only the runner and we may know) and directory. */
export function createExec(env: Host["env"], directory: string): Host["exec"] {
  return (command, args, options = {}) =>
    new Promise((done, fail) => {
      const child = start(command, args, {
        cwd: resolve(directory, options.directory ?? "."),
        env: { ...(options.env ?? publicEnvironment(env)), ...options.extraEnv },
      });
      watch(child, command, options, done, fail);
    });
}

// Not @actions/exec: it cannot end a child at a deadline, leaves stdin open, and keeps an unbounded line buffer.
function start(command: string, args: readonly string[], options: { cwd: string; env: NodeJS.ProcessEnv }): ChildProcessWithoutNullStreams {
  try {
    return spawn(command, args, { ...options, shell: false, stdio: "pipe", windowsHide: true });
  } catch (error) {
    // Node refuses a NUL byte in a name or an argument before it starts anything.
    throw new UserError(`${command} cannot be run with these arguments.`, "Remove control characters from the inputs.", { cause: error });
  }
}

function watch(
  child: ChildProcessWithoutNullStreams,
  command: string,
  options: ExecOptions,
  done: (result: ExecResult) => void,
  fail: (error: UserError) => void,
): void {
  const timeoutMs = options.timeoutMs === undefined ? DEFAULT_TIMEOUT_MS : options.timeoutMs;
  const stdout = createTail(options.maxOutputBytes ?? DEFAULT_OUTPUT_BYTES);
  const stderr = createTail(options.maxOutputBytes ?? DEFAULT_OUTPUT_BYTES);
  let isLate = false;
  let grace: NodeJS.Timeout | undefined;
  const forget = onExit(() => child.kill());
  const end = (): void => {
    child.kill();
    grace = setTimeout(() => {
      child.kill("SIGKILL");
      closePipes(child);
    }, GRACE_MS);
  };
  const deadline =
    timeoutMs === null
      ? undefined
      : setTimeout(() => {
          isLate = true;
          end();
        }, timeoutMs);
  options.signal?.addEventListener("abort", end, { once: true });
  const settle = (): void => {
    clearTimeout(deadline);
    clearTimeout(grace);
    options.signal?.removeEventListener("abort", end);
    forget();
  };
  child.stdout.on("data", stdout.add);
  child.stderr.on("data", stderr.add);
  if (options.onStdout !== undefined) child.stdout.on("data", options.onStdout);
  if (options.onStderr !== undefined) child.stderr.on("data", options.onStderr);
  // A child that does not read its input closes the pipe; its exit code says whether that matters.
  child.stdin.on("error", () => {});
  child.stdin.end(options.input ?? "");
  child.once("error", (error) => {
    settle();
    fail(notStarted(command, error));
  });
  child.once("exit", () => {
    grace ??= setTimeout(() => closePipes(child), GRACE_MS);
  });
  child.once("close", (code, signal) => {
    settle();
    if (isLate && timeoutMs !== null) {
      fail(new UserError(`${command} did not finish within ${formatDuration(timeoutMs)} and was ended.`, `Run ${command} by hand to see what it waits for.`));
      return;
    }
    done({
      exitCode: code ?? 128 + (signal === null ? 0 : constants.signals[signal]),
      stdout: stdout.text(),
      stderr: stderr.text(),
      truncated: stdout.isCut() || stderr.isCut(),
    });
  });
}

/** Starts programs that outlive this process, with this environment (less what only the runner and we may know) and directory. */
export function createStartBackground(env: Host["env"], directory: string): Host["startBackground"] {
  return async (command, args, { input, logFile, timeoutMs, extraEnv }) => {
    const log = openSync(resolve(directory, logFile), "a", 0o600);
    try {
      // Detached: in a session of its own, it gets none of the signals that end the step.
      const child = spawn(command, args, { cwd: directory, env: { ...publicEnvironment(env), ...extraEnv }, shell: false, detached: true, stdio: ["pipe", "pipe", log], windowsHide: true }) as ChildProcessByStdio<Writable, Readable, null>;
      child.stdin.on("error", () => {});
      child.stdin.end(input);
      const firstLine = await readFirstLine(child, timeoutMs);
      return { pid: child.pid ?? 0, firstLine };
    } finally {
      closeSync(log);
    }
  };
}

/** Lets go of the child with its first line, and ends it when that does not come. */
function readFirstLine(child: ChildProcessByStdio<Writable, Readable, null>, timeoutMs: number): Promise<string> {
  return new Promise((done, fail) => {
    let text = "";
    const forget = onExit(() => child.kill("SIGKILL"));
    const settle = (error: Error | null): void => {
      clearTimeout(deadline);
      forget();
      child.removeAllListeners();
      child.on("error", () => {});
      child.stdin.destroy();
      child.stdout.destroy();
      child.unref();
      if (error === null) return done(text.slice(0, text.indexOf("\n")).trimEnd());
      child.kill("SIGKILL");
      fail(error);
    };
    const deadline = setTimeout(() => settle(new Error(`it said nothing within ${formatDuration(timeoutMs)}`)), timeoutMs);
    child.stdout.setEncoding("utf8").on("data", (chunk: string) => {
      text += chunk;
      if (text.includes("\n")) settle(null);
      else if (text.length > MAX_FIRST_LINE_BYTES) settle(new Error("its first line does not end"));
    });
    child.once("error", (error) => settle(error));
    // Not "exit": what it wrote before may still be in the pipe.
    child.once("close", (code, signal) => settle(new Error(`it ended with ${signal ?? `exit code ${code}`} before it said anything`)));
  });
}

function closePipes(child: ChildProcessWithoutNullStreams): void {
  child.stdout.destroy();
  child.stderr.destroy();
}

function notStarted(command: string, error: Error): UserError {
  const code = (error as NodeJS.ErrnoException).code;
  if (code === "ENOENT") return new UserError(`${command} was not found.`, `Install ${command}, or put its folder on PATH.`, { cause: error });
  return new UserError(`${command} cannot be started: ${error.message}.`, "Check that it is a program this user may run.", { cause: error });
}

function publicEnvironment(env: Host["env"]): Record<string, string> {
  const kept: Record<string, string> = {};
  for (const [name, value] of Object.entries(env)) {
    if (value !== undefined && !PRIVATE.test(name)) kept[name] = value;
  }
  return kept;
}

/** Keeps the last bytes of a stream. */
function createTail(maxBytes: number): { add(chunk: Buffer): void; text(): string; isCut(): boolean } {
  let chunks: Buffer[] = [];
  let keptBytes = 0;
  let isCut = false;
  return {
    add(chunk) {
      chunks.push(chunk);
      keptBytes += chunk.length;
      // Twice the bound before it is cut, so that a chatty child does not cost a copy of it a chunk.
      if (keptBytes <= 2 * maxBytes) return;
      chunks = [Buffer.concat(chunks).subarray(-maxBytes)];
      keptBytes = maxBytes;
      isCut = true;
    },
    text: () => Buffer.concat(chunks).subarray(-maxBytes).toString(),
    isCut: () => isCut || keptBytes > maxBytes,
  };
}
