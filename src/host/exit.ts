const cleanups = new Set<() => void>();
let isListening = false;

/** Runs `cleanup` when the process ends, however it ends; it must be synchronous. Returns what takes it back. */
export function onExit(cleanup: () => void): () => void {
  if (!isListening) {
    isListening = true;
    process.on("exit", () => {
      for (const each of cleanups) each();
    });
  }
  cleanups.add(cleanup);
  return () => cleanups.delete(cleanup);
}

/** Ends the process on Ctrl-C and on a cancelled job with the shell's exit codes, clean-ups included. */
export function exitOnSignals(): void {
  // Without a handler the process would die at once, and "exit" would never be emitted.
  process.once("SIGINT", () => endProcess(130));
  process.once("SIGTERM", () => endProcess(143));
}

/** A cancelled job gets SIGINT, 7.5 seconds later SIGTERM, and 2.5 seconds later it is killed. */
const GRACE_MS = 6_000;
let holdExit: ((code: number) => void) | null = null;

/** Ends the process as a signal does: what must not be left half done is finished first. */
export function endProcess(code: number): void {
  if (holdExit === null) process.exit(code);
  holdExit(code);
}

/**
 * Runs work that must not be left half done: a signal that ends the process is passed on to it, and the process ends when it is
 * done, after `graceMs`, or at the next signal. Within such work, more of it may be run: what holds it hears of the signal, too.
 */
export async function finishBeforeExit<T>(work: (signal: AbortSignal) => Promise<T>, graceMs = GRACE_MS): Promise<T> {
  const outer = holdExit;
  const controller = new AbortController();
  let exitCode: number | null = null;
  let deadline: NodeJS.Timeout | undefined;
  holdExit = (code) => {
    if (exitCode !== null) process.exit(exitCode);
    exitCode = code;
    controller.abort();
    if (outer === null) deadline = setTimeout(() => process.exit(code), graceMs);
    else outer(code);
  };
  try {
    return await work(controller.signal);
  } finally {
    clearTimeout(deadline);
    holdExit = outer;
    if (exitCode !== null && outer === null) process.exit(exitCode);
  }
}
