export { CacheFault } from "./fault.ts";

/** An entry of the cache that somebody finished. */
export interface ServiceEntry {
  readonly key: string;
}

/** An entry as the REST API tells of it. */
export interface ListedEntry {
  readonly key: string;
  readonly ref: string;
  readonly version: string;
  readonly sizeBytes: number;
  readonly lastAccessedAt: Date;
}

/** `waiting`: BuildKit or the step waits, so it counts and ends soon. `background`: it backs off, and takes until its signal says no more. */
export type Urgency = "waiting" | "background";

/** What is stored: any part of it can be opened, also again and several at once. */
export interface EntryContent {
  readonly sizeBytes: number;
  open(offset: number, sizeBytes: number): AsyncIterable<Uint8Array>;
}

/** Takes bytes of an entry to their place, counted from the begin of the range that was asked for. */
export type WriteAt = (position: number, chunk: Uint8Array) => Promise<void>;

/** Cache service v2 with the blobs behind it. What throws throws a `CacheFault`, and no later than the budget allows. */
export interface CacheService {
  /** The newest entry whose key is, or begins with, one of these, in order; null: none. At most ten keys are one request. */
  find(keys: readonly string[], urgency: Urgency, signal?: AbortSignal): Promise<ServiceEntry | null>;
  /** Reads a range of an entry in parallel requests; `gone` where there is no such entry (any more). The caller verifies digests. */
  read(key: string, range: { readonly offset: number; readonly sizeBytes: number }, write: WriteAt, urgency: Urgency, signal?: AbortSignal): Promise<void>;
  /** Stores a new entry; `exists`: the key is taken, maybe by a writer that died. */
  write(key: string, content: EntryContent, urgency: Urgency, signal?: AbortSignal): Promise<"stored" | "exists">;
  /** The entries whose key begins so, by REST; null where the job may not, there is no REST API, or they are too many to list. */
  list(prefix: string, urgency: Urgency): Promise<readonly ListedEntry[] | null>;
  /** Bytes that the repository's caches take, by REST; null: not known. */
  usageBytes(): Promise<number | null>;
  /** Reads a byte, which keeps the entry from being evicted. */
  touch(key: string): Promise<void>;
  /** All that was asked of the service so far, and the bytes of bodies. */
  traffic(): { readonly requests: number; readonly bytesUp: number; readonly bytesDown: number };
  /** The first fault, in one sentence for people; null: none. */
  degradedReason(): string | null;
  /** True once nothing is asked any more. */
  isGivenUp(): boolean;
}
