import type { Clock } from "../../host/host.ts";
import { type Circuit, type Purpose } from "./circuit.ts";
import { CacheFault } from "./fault.ts";
import type { Patience } from "./patience.ts";
import { termsFor, type Terms, type Urgency } from "./terms.ts";

/** One thing that a caller asked for, whatever number of requests it takes. */
export interface Errand {
  readonly urgency: Urgency;
  /** Aborted with a `CacheFault` when nobody waits any more. */
  readonly signal: AbortSignal;
  /** Bytes came: nobody is kept waiting. */
  progressed(): void;
  /** An attempt failed, and another one follows. */
  onRetry(fault: CacheFault): void;
  readonly terms: Terms;
}

/** What errands share. */
export interface Surroundings {
  readonly circuit: Circuit;
  readonly patience: Patience;
  readonly clock: Clock;
  readonly random: () => number;
}

/** Runs an errand for as long as somebody waits for it and the budget lasts. Throws a `CacheFault`, which is noted. */
export async function runErrand<T>(
  surroundings: Surroundings,
  wanted: { readonly purpose: Purpose; readonly urgency: Urgency; readonly signal: AbortSignal | undefined },
  work: (errand: Errand) => Promise<T>,
): Promise<T> {
  const { circuit, patience } = surroundings;
  circuit.check(wanted.purpose);
  let delayedBy: CacheFault | null = null;
  const watched = (errand: Omit<Errand, "onRetry">): Promise<T> => work({ ...errand, onRetry: (fault) => void (delayedBy = fault) });
  try {
    if (wanted.urgency === "background") return await runWithin(surroundings, wanted, new AbortController(), () => {}, watched);
    if (patience.isSpent()) throw overBudget();
    return await patience.during((progressed) => runWatched(surroundings, wanted, progressed, watched));
  } catch (error) {
    const fault = asFault(error);
    const isEviction = fault.kind === "gone" && wanted.urgency === "background" && wanted.purpose === "read";
    if (wanted.signal?.aborted === true) {
      if (delayedBy !== null) circuit.noteDelay(delayedBy);
    } else if (!isEviction) circuit.note(fault, wanted.purpose);
    throw fault;
  }
}

/** Ends the work with the budget. */
async function runWatched<T>(
  surroundings: Surroundings,
  wanted: { readonly urgency: Urgency; readonly signal: AbortSignal | undefined },
  progressed: () => void,
  work: (errand: Omit<Errand, "onRetry">) => Promise<T>,
): Promise<T> {
  const { patience } = surroundings;
  const stop = new AbortController();
  let timer: NodeJS.Timeout | undefined;
  function look(): void {
    clearTimeout(timer);
    if (patience.isSpent()) stop.abort(overBudget());
    else timer = setTimeout(look, Math.max(1, patience.remainingMs()));
  }
  look();
  const forget = patience.onSpend(look);
  try {
    return await runWithin(surroundings, wanted, stop, progressed, work);
  } finally {
    forget();
    clearTimeout(timer);
  }
}

async function runWithin<T>(
  { circuit, patience }: Surroundings,
  { urgency, signal: callers }: { readonly urgency: Urgency; readonly signal: AbortSignal | undefined },
  stop: AbortController,
  progressed: () => void,
  work: (errand: Omit<Errand, "onRetry">) => Promise<T>,
): Promise<T> {
  const leave = (): void => stop.abort(new CacheFault("late", "Nobody waits for the cache any more.", { cause: callers?.reason }));
  callers?.addEventListener("abort", leave, { once: true });
  if (callers?.aborted === true) leave();
  const signal = AbortSignal.any([circuit.signal, stop.signal]);
  signal.throwIfAborted();
  const ended = Promise.withResolvers<never>();
  const end = (): void => ended.reject(signal.reason as Error);
  signal.addEventListener("abort", end, { once: true });
  const working = work({ urgency, signal, progressed, terms: termsFor(urgency, patience) });
  // Work that does not look at the signal, as a disk that hangs, is left to itself.
  working.catch(() => {});
  try {
    return await Promise.race([working, ended.promise]);
  } finally {
    signal.removeEventListener("abort", end);
    callers?.removeEventListener("abort", leave);
    // What it left open, as the answer that lost a race, is closed.
    stop.abort(new CacheFault("late", "It is over."));
  }
}

function overBudget(): CacheFault {
  return new CacheFault("late", "The cache has kept the build waiting for as long as it may.");
}

function asFault(error: unknown): CacheFault {
  if (error instanceof CacheFault) return error;
  const words = error instanceof Error ? error.message : String(error);
  return new CacheFault("strange", `The cache could not be used: ${words.replace(/\.$/, "")}.`, { cause: error });
}
