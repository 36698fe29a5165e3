import { CacheFault } from "./fault.ts";

/** What a request is for: each may be forbidden for itself. */
export type Purpose = "read" | "write";

/** Remembers what was found to be of no use, so that it is not asked for again. */
export interface Circuit {
  /** Aborted, with the fault, once nothing is asked any more. */
  readonly signal: AbortSignal;
  /** Throws the fault that stands in the way. */
  check(purpose: Purpose): void;
  note(fault: CacheFault, purpose: Purpose): void;
  /** What an errand that nobody waited for any more was held up by. */
  noteDelay(fault: CacheFault): void;
  /** The first fault that was noted; null: none. */
  reason(): string | null;
  isOpen(): boolean;
}

/** Answers that nobody understands, after which no other is waited for. */
const MAX_STRANGE = 3;

/** Nothing is known to be wrong yet. */
export function createCircuit(): Circuit {
  const opened = new AbortController();
  const stopped = new Map<Purpose, CacheFault>();
  let first: string | null = null;
  let strange = 0;

  return {
    signal: opened.signal,
    check(purpose) {
      opened.signal.throwIfAborted();
      const fault = stopped.get(purpose);
      if (fault !== undefined) throw fault;
    },
    note(fault, purpose) {
      first ??= fault.message;
      if (fault.kind === "strange") strange += 1;
      if (fault.kind === "denied" || fault.kind === "quota") stopped.set(purpose, stopped.get(purpose) ?? fault);
      if (fault.kind === "down" || fault.kind === "expired" || strange >= MAX_STRANGE) opened.abort(fault);
    },
    noteDelay: (fault) => void (first ??= fault.message),
    reason: () => first,
    isOpen: () => opened.signal.aborted,
  };
}
