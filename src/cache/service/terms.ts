import type { Clock } from "../../host/host.ts";
import { CacheFault } from "./fault.ts";
import type { Patience } from "./patience.ts";
import { HttpFailure } from "../../http/failure.ts";

/** `waiting`: BuildKit or the step waits, so it counts and ends soon. `background`: it backs off, and takes until its signal says no more. */
export type Urgency = "waiting" | "background";

/** How long an errand may take, and how often it tries. */
export interface Terms {
  readonly attempts: number;
  /** Of one RPC. */
  readonly tryMs: number;
  /** From the first try to the begin of the last one, without what the service asked to wait. */
  readonly totalMs: number;
  readonly firstDelayMs: number;
  readonly maxDelayMs: number;
  /** How often it waits when it is asked to, and for how long at most. */
  readonly limitedWaits: number;
  readonly maxAfterMs: number;
  /** No byte of a body for so long: a second request runs beside the first. */
  readonly hedgeMs: number;
  /** No byte of a body for so long: a fault. */
  readonly stallMs: number;
  /** A server that is not there, or does not answer, may be there later. */
  readonly outlastsSilence: boolean;
}

const BACKGROUND: Omit<Terms, "firstDelayMs"> = {
  attempts: 8,
  tryMs: 20_000,
  totalMs: 900_000,
  maxDelayMs: 30_000,
  limitedWaits: Infinity,
  maxAfterMs: 600_000,
  hedgeMs: 10_000,
  stallMs: 30_000,
  outlastsSilence: true,
};

/** The terms of an errand that begins now. */
export function termsFor(urgency: Urgency, patience: Patience): Terms {
  // Somebody may wait for it in the end.
  if (urgency === "background") return { ...BACKGROUND, firstDelayMs: Math.min(1_000, patience.budgetMs / 10) };
  const remainingMs = patience.remainingMs();
  const totalMs = Math.min(5_000, remainingMs / 2);
  return {
    attempts: 3,
    tryMs: Math.min(4_000, patience.budgetMs / 2),
    totalMs,
    firstDelayMs: Math.min(400, totalMs / 5),
    maxDelayMs: 2_000,
    limitedWaits: 1,
    maxAfterMs: Math.min(5_000, remainingMs),
    hedgeMs: Math.min(3_000, patience.budgetMs / 3),
    stallMs: Math.min(10_000, (patience.budgetMs * 2) / 3),
    outlastsSilence: false,
  };
}

interface Means {
  readonly clock: Clock;
  readonly random: () => number;
  readonly signal: AbortSignal;
  /** Is told why an attempt failed that is not the last one. */
  readonly onRetry: (fault: CacheFault) => void;
  /** Something that grows when an attempt that failed achieved something: the count of attempts then begins anew. */
  readonly achieved?: () => number;
}

/** Tries until it succeeds, fails for good, or the terms are over. `attempt` gets the time that it has. Throws the last fault. */
export async function insist<T>(attempt: (tryMs: number) => Promise<T>, terms: Terms, means: Means): Promise<T> {
  const nowMs = (): number => means.clock.now().getTime();
  let endMs = nowMs() + terms.totalMs;
  let waits = 0;
  let achieved = means.achieved?.() ?? 0;
  for (let failures = 1, isFirst = true; ; failures += 1, isFirst = false) {
    try {
      return await attempt(isFirst ? terms.tryMs : Math.min(terms.tryMs, Math.max(1, endMs - nowMs())));
    } catch (error) {
      if (!(error instanceof CacheFault) || !isWorthTrying(error, terms) || means.signal.aborted) throw error;
      const achievedNow = means.achieved?.() ?? 0;
      if (achievedNow > achieved) [failures, endMs] = [1, nowMs() + terms.totalMs];
      achieved = achievedNow;
      const delayMs = delayOf(error, failures, terms, means.random());
      if (error.kind === "limited") {
        waits += 1;
        if (waits > terms.limitedWaits || delayMs >= terms.maxAfterMs) throw error;
        endMs += delayMs;
      } else if (failures >= terms.attempts || nowMs() + delayMs >= endMs) throw error;
      means.onRetry(error);
      await means.clock.sleep(delayMs, means.signal);
    }
  }
}

function isWorthTrying(fault: CacheFault, { outlastsSilence }: Terms): boolean {
  if (!fault.isTransient) return false;
  const isSilence = fault.cause instanceof HttpFailure && (fault.cause.kind === "unreachable" || fault.cause.kind === "timeout");
  return outlastsSilence || !isSilence;
}

/** Doubles, with a random part taken off, so that jobs that failed together do not come back together. */
function delayOf({ retryAfterMs }: CacheFault, failures: number, terms: Terms, random: number): number {
  const fullMs = Math.min(terms.maxDelayMs, terms.firstDelayMs * 2 ** (failures - 1));
  return retryAfterMs ?? Math.round(fullMs * (0.5 + random / 2));
}

/** Runs work that must show a sign of life every `ms`; `alive()` gives it another `ms`. Throws the fault when it did not. */
export async function withDeadline<T>(
  ms: number,
  outer: AbortSignal,
  fault: () => CacheFault,
  work: (signal: AbortSignal, alive: () => void) => Promise<T>,
): Promise<T> {
  const expired = new AbortController();
  const arm = (): NodeJS.Timeout => setTimeout(() => expired.abort(fault()), ms);
  let timer = arm();
  try {
    return await work(AbortSignal.any([outer, expired.signal]), () => {
      clearTimeout(timer);
      timer = arm();
    });
  } finally {
    clearTimeout(timer);
  }
}
