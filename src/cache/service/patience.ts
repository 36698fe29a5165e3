/** How long the cache may keep others waiting, all in all, and how long it has. */
export interface Patience {
  readonly budgetMs: number;
  waitedMs(): number;
  remainingMs(): number;
  isSpent(): boolean;
  /** Counts the time that somebody waits for `work`; overlapping waits count once. `progressed()` says that bytes came: a gap under 50 ms after some is no waiting. */
  during<T>(work: (progressed: () => void) => Promise<T>): Promise<T>;
}

/** A pause of less than this between bytes is the network's, and not a wait. */
const GAP_MS = 50;

/** One piece of work that somebody waits for. */
interface Wait {
  /** Since when nothing came. */
  sinceMs: number;
  hasProgressed: boolean;
}

interface Span {
  readonly fromMs: number;
  readonly toMs: number;
}

/** Nobody has waited yet. `clock` is monotonic, in milliseconds. */
export function createPatience(budgetMs: number, clock: () => number): Patience {
  const waits = new Set<Wait>();
  /** What ended before anything that is still open began. */
  let settledMs = 0;
  let spans: readonly Span[] = [];

  function close(wait: Wait, nowMs: number): void {
    spans = joinSpans([...spans, ...openSpan(wait, nowMs)]);
    wait.sinceMs = nowMs;
    const oldestMs = Math.min(nowMs, ...[...waits].map(({ sinceMs }) => sinceMs));
    settledMs += lengthOf(spans.filter(({ toMs }) => toMs <= oldestMs));
    spans = spans.filter(({ toMs }) => toMs > oldestMs);
  }

  function waitedMs(): number {
    const nowMs = clock();
    return Math.round(settledMs + lengthOf(joinSpans([...spans, ...[...waits].flatMap((wait) => openSpan(wait, nowMs))])));
  }

  return {
    budgetMs,
    waitedMs,
    remainingMs: () => Math.max(0, budgetMs - waitedMs()),
    isSpent: () => waitedMs() >= budgetMs,
    async during(work) {
      const wait: Wait = { sinceMs: clock(), hasProgressed: false };
      waits.add(wait);
      try {
        return await work(() => {
          close(wait, clock());
          wait.hasProgressed = true;
        });
      } finally {
        waits.delete(wait);
        close(wait, clock());
      }
    },
  };
}

/** The time since the last bytes, where it counts. */
function openSpan({ sinceMs, hasProgressed }: Wait, nowMs: number): Span[] {
  const leastMs = hasProgressed ? GAP_MS : 1;
  return nowMs - sinceMs < leastMs ? [] : [{ fromMs: sinceMs, toMs: nowMs }];
}

/** The same times without overlaps, in their order. */
function joinSpans(spans: readonly Span[]): readonly Span[] {
  const joined: Span[] = [];
  for (const span of [...spans].sort((a, b) => a.fromMs - b.fromMs)) {
    const last = joined.at(-1);
    if (last === undefined || span.fromMs > last.toMs) joined.push(span);
    else joined[joined.length - 1] = { fromMs: last.fromMs, toMs: Math.max(last.toMs, span.toMs) };
  }
  return joined;
}

function lengthOf(spans: readonly Span[]): number {
  return spans.reduce((sum, { fromMs, toMs }) => sum + toMs - fromMs, 0);
}
