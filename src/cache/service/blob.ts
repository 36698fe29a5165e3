import type { Clock } from "../../host/host.ts";
import { parseRetryAfter } from "../../retry.ts";
import type { Answer, Exchange } from "./exchange.ts";
import { CacheFault } from "./fault.ts";

/** What begins a sentence about where the entries lie. */
export const STORAGE = "The storage of the CI's cache";

/** What is stored: any part of it can be opened, also again and several at once. */
export interface EntryContent {
  readonly sizeBytes: number;
  open(offset: number, sizeBytes: number): AsyncIterable<Uint8Array>;
  /** Told when all of it is uploaded and has only to be made known. */
  readonly onSent?: () => void;
}

/** Takes bytes of an entry to their place, counted from the begin of the range that was asked for. */
export type WriteAt = (position: number, chunk: Uint8Array) => Promise<void>;

/** What the two directions of transfers share. */
export interface BlobMeans {
  readonly exchange: Exchange;
  readonly clock: Clock;
  readonly random: () => number;
}

/** The fault for an answer of Azure's storage that is no success, its body read or not. */
export function storageFault({ status, headers }: Pick<Answer, "status" | "headers">, now: Date): CacheFault {
  const retryAfterMs = parseRetryAfter(headers["retry-after"], now);
  if (status === 404 || status === 410) return new CacheFault("gone", `An entry of the CI's cache vanished before it was read.`);
  if (status === 416) return new CacheFault("corrupt", "An entry of the CI's cache is shorter than it was.");
  if (status === 429 || (status === 503 && retryAfterMs !== null)) {
    return new CacheFault("limited", `${STORAGE} gets too many requests (${status}).`, { isTransient: true, retryAfterMs });
  }
  if (status >= 500 || status === 408) return new CacheFault("down", `${STORAGE} is not available (${status}).`, { isTransient: true });
  return new CacheFault("strange", `${STORAGE} refuses with ${status}.`);
}

/** The fault for a transfer in which nothing moves. */
export function stalled(ms: number, isTransient: boolean): CacheFault {
  return new CacheFault("down", `${STORAGE} sent nothing for ${Math.round(ms / 100) / 10} seconds.`, { isTransient });
}
