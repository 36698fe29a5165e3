import { atMost } from "../../at-most.ts";
import type { Host } from "../../host/host.ts";
import { saveCacheState, type CacheState } from "./state.ts";

/** What a step's cache costs it, and what `post` must know of it. */
export interface Ledger {
  /** Waits for `work`, counts the time, and gives up when the budget is spent, but not before `leastMs`; null: it took longer. Rejects as `work` does. */
  wait<T>(work: Promise<T>, leastMs?: number): Promise<T | null>;
  waitedMs(): number;
  /** Of the budget, what is left. */
  remainingMs(): number;
  /** Takes back what was waited for and somebody else counts as well. */
  credit(ms: number): void;
  /** Says in a full sentence what is wrong with the cache, the first time, and keeps it. */
  degrade(reason: string): void;
  /** What was said; null: nothing. */
  reason(): string | null;
  /** Writes down for `post` what is known now. */
  save(change: Partial<CacheState>): void;
  /** null: there is nothing that must be ended. */
  state(): CacheState | null;
}

/** Opens the ledger of a step; `nowMs` is monotonic. */
export function openLedger(host: Host, budgetMs: number, nowMs: () => number): Ledger {
  let waitedMs = 0;
  let reason: string | null = null;
  let state: CacheState | null = null;
  const save = (change: Partial<CacheState>): void => {
    const before = state ?? { folder: "", handle: null, backend: null, reason: null, ownBuilder: null, waitedMs: 0, section: null };
    state = { ...before, ...change, reason, waitedMs: Math.round(waitedMs) };
    saveCacheState(host, state);
  };
  return {
    async wait(work, leastMs = 0) {
      const startMs = nowMs();
      try {
        return await atMost(Math.max(leastMs, budgetMs - waitedMs), work, null);
      } finally {
        waitedMs += nowMs() - startMs;
      }
    },
    waitedMs: () => Math.round(waitedMs),
    remainingMs: () => Math.max(0, budgetMs - waitedMs),
    credit: (ms) => void (waitedMs = Math.max(0, waitedMs - ms)),
    degrade(text) {
      if (reason !== null) return;
      reason = text;
      host.log.notice(`Layer cache: ${text}`);
      if (state !== null) save({});
    },
    reason: () => reason,
    save,
    state: () => state,
  };
}
