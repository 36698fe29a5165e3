import { showError, UserError } from "../errors.ts";
import type { Host } from "./host.ts";

/** Shows what was thrown where it belongs, secrets hidden: the message and what to do about it; for our own bugs the stack in the debug log. */
export function reportFailure(log: Host["log"], thrown: unknown): void {
  log.error(explain(log, thrown), thrown instanceof UserError ? thrown.place : undefined);
}

/** The same as a warning: what goes wrong at the end of a job does not fail it. */
export function reportTrouble(log: Host["log"], thrown: unknown): void {
  log.warning(explain(log, thrown));
}

function explain(log: Host["log"], thrown: unknown): string {
  const shown = showError(thrown);
  if (shown.stack !== null) log.debug(shown.stack);
  else if (thrown instanceof Error && thrown.cause !== undefined) log.debug(`Caused by: ${describeCause(thrown.cause)}`);
  return `${shown.message}\n${shown.hint}`;
}

function describeCause(cause: unknown): string {
  if (!(cause instanceof Error)) return String(cause);
  const own = cause.stack ?? cause.message;
  return cause.cause === undefined ? own : `${own}\nCaused by: ${describeCause(cause.cause)}`;
}

/** Ends the process with code 2 when something is thrown that nobody awaits; Node would print it with its secrets. */
export function failOnStrays(log: Host["log"]): void {
  process.on("uncaughtException", (thrown) => {
    reportFailure(log, thrown);
    process.exit(2);
  });
}
