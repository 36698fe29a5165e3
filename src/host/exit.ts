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
  process.once("SIGINT", () => process.exit(130));
  process.once("SIGTERM", () => process.exit(143));
}
