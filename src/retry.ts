import type { Clock } from "./host/host.ts";

/** How often and how long: `attempts` counts the first one, `totalMs` is measured from its start. */
export interface RetryPolicy {
  readonly attempts: number;
  readonly firstDelayMs: number;
  readonly maxDelayMs: number;
  readonly totalMs: number;
}

/** What to make of a failure; `afterMs` is how long the other side asked to be left alone. */
export interface Judgement {
  readonly retry: boolean;
  readonly afterMs?: number | null;
}

/** Runs `attempt` until it succeeds, throws something not retryable, or the policy is exhausted. */
export async function retry<T>(
  attempt: (n: number) => Promise<T>,
  judge: (error: unknown) => Judgement,
  policy: RetryPolicy,
  clock: Clock,
  signal?: AbortSignal,
  random: () => number = Math.random,
): Promise<T> {
  const deadline = clock.now().getTime() + policy.totalMs;
  for (let n = 1; ; n += 1) {
    try {
      return await attempt(n);
    } catch (error) {
      const judgement = judge(error);
      if (!judgement.retry || n >= policy.attempts || signal?.aborted === true) throw error;
      const waitMs = judgement.afterMs ?? backoffMs(n, policy, random());
      if (clock.now().getTime() + waitMs > deadline) throw error;
      await clock.sleep(waitMs, signal);
    }
  }
}

/**
 * Judges an error by what it says of itself: `isTransient`, and `retryAfter` as the other side wrote it, of which at most
 * `maxAfterMs` are waited for. One that says nothing is final.
 */
export function judgeTransience(error: unknown, now: Date, maxAfterMs = Infinity): Judgement {
  if (!(error instanceof Error) || !("isTransient" in error) || error.isTransient !== true) return { retry: false };
  const afterMs = "retryAfter" in error && typeof error.retryAfter === "string" ? parseRetryAfter(error.retryAfter, now) : null;
  return { retry: true, afterMs: afterMs === null ? null : Math.min(afterMs, maxAfterMs) };
}

/** The wait that a `Retry-After` header asks for, in milliseconds (RFC 9110, 10.2.3): 0 for the past, null for what is neither seconds nor a date. */
export function parseRetryAfter(value: string | null | undefined, now: Date): number | null {
  const text = value?.trim() ?? "";
  if (/^\d{1,9}$/.test(text)) return Number(text) * 1000;
  // Date.parse takes almost anything with a number in it; an HTTP date always has a time and GMT.
  if (!/\d\d:\d\d:\d\d(?: GMT| \d{4})$/.test(text)) return null;
  const dateMs = Date.parse(text.endsWith("GMT") ? text : `${text} GMT`);
  return Number.isNaN(dateMs) ? null : Math.max(0, dateMs - now.getTime());
}

/** Doubles from the first delay, and takes a random part off, so that jobs that failed together do not come back together. */
function backoffMs(n: number, policy: RetryPolicy, random: number): number {
  const fullMs = Math.min(policy.maxDelayMs, policy.firstDelayMs * 2 ** (n - 1));
  return Math.round(fullMs * (0.5 + random / 2));
}
