import { type ChildProcessWithoutNullStreams, spawn } from "node:child_process";
import { constants } from "node:os";
import { resolve } from "node:path";
import { UserError } from "../errors.ts";
import { formatDuration } from "../format.ts";
import { onExit } from "./exit.ts";
import type { ExecOptions, ExecResult, Host } from "./host.ts";

const DEFAULT_OUTPUT_BYTES = 1_048_576;
const DEFAULT_TIMEOUT_MS = 60_000;
/** How long a child may take to obey, and a grandchild may hold the pipes of a child that is gone. */
const GRACE_MS = 1000;

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
