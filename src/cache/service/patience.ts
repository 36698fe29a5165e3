/** How long the cache may keep others waiting, all in all, and how long it has. */
export interface Patience {
  readonly budgetMs: number;
  waitedMs(): number;
  remainingMs(): number;
  isSpent(): boolean;
  /** Takes what somebody else has waited, and counts, from what remains. */
  spend(ms: number): void;
  /** Is told whenever somebody else has waited; the result ends that. */
  onSpend(listener: () => void): () => void;
  /**
   * Counts the time that somebody waits for `work`; waits that overlap count once. `progressed()` says that bytes came: what
   * comes for anybody keeps nobody waiting, nor do the first 250 ms of a pause after it.
   */
  during<T>(work: (progressed: () => void) => Promise<T>): Promise<T>;
}

/** So much of a pause between bytes is the network's, or a busy machine's. It never counts: what was not counted when it was asked for is not counted afterwards. */
const GAP_MS = 250;

/** Nobody has waited yet. `clock` is monotonic, in milliseconds. */
export function createPatience(budgetMs: number, clock: () => number): Patience {
  let open = 0;
  let countedMs = 0;
  let spentMs = 0;
  const listeners = new Set<() => void>();
  /** Since when nothing came, and whether that was bytes. */
  let sinceMs = 0;
  let isAfterBytes = false;

  function uncountedMs(): number {
    return open === 0 ? 0 : Math.max(0, clock() - sinceMs - (isAfterBytes ? GAP_MS : 0));
  }

  function begin(afterBytes: boolean): void {
    countedMs += uncountedMs();
    sinceMs = clock();
    isAfterBytes = afterBytes;
  }

  const waitedMs = (): number => Math.round(countedMs + uncountedMs());
  const remainingMs = (): number => Math.max(0, budgetMs - spentMs - waitedMs());
  return {
    budgetMs,
    waitedMs,
    remainingMs,
    isSpent: () => remainingMs() === 0,
    spend(ms) {
      spentMs += ms;
      for (const listener of listeners) listener();
    },
    onSpend(listener) {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
    async during(work) {
      if (open === 0) begin(false);
      open += 1;
      try {
        return await work(() => begin(true));
      } finally {
        // What came last came for this one; whoever still waits has waited all along.
        if (open === 1) begin(false);
        open -= 1;
      }
    },
  };
}
