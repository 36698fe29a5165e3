/**
 * What to make of a fault: `down`, it does not answer as a cache does; `limited`, not now; `denied`, not allowed; `expired`, the
 * token is over; `quota`, no room; `gone`, the entry vanished; `corrupt`, it is not what was asked for; `late`, nobody waits any more; `strange`, any other.
 */
export type FaultKind = "down" | "limited" | "denied" | "expired" | "quota" | "gone" | "corrupt" | "late" | "strange";

/** What the cache could not do, in one sentence for people, without a token or a query of a URL; `kind` tells what to make of it. */
export class CacheFault extends Error {
  readonly kind: FaultKind;
  /** The same request may be answered later. */
  readonly isTransient: boolean;
  /** How long the service asked to be left alone; null where it did not. */
  readonly retryAfterMs: number | null;

  constructor(kind: FaultKind, message: string, options: { isTransient?: boolean; retryAfterMs?: number | null; cause?: unknown } = {}) {
    super(message, options.cause === undefined ? undefined : { cause: options.cause });
    this.name = "CacheFault";
    this.kind = kind;
    this.isTransient = options.isTransient ?? false;
    this.retryAfterMs = options.retryAfterMs ?? null;
  }
}
