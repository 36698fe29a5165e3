import type { CacheAccess } from "../../../src/cache/service/access.ts";
import { type CacheService, VERSION } from "../../../src/cache/service/cache-service.ts";
import type { ListedEntry } from "../../../src/cache/service/rest-client.ts";
import { CacheFault } from "../../../src/cache/service/fault.ts";

export interface FakeEntry {
  readonly scope: string;
  readonly key: string;
  /** null: reserved by a writer that died. */
  content: Buffer | null;
  readAt: Date;
  /** Look-ups by which it is not found yet. */
  lag: number;
}

/** What one job asked for: the method, and the key or prefix. */
export type Call = readonly [method: "find" | "read" | "write" | "list" | "usage" | "touch", key: string];

/** A cache in memory, of one repository. */
export interface FakeCache {
  readonly entries: FakeEntry[];
  /** Called before each answer; may throw what the job is to get. */
  fault: (...call: Call) => void;
  /** Look-ups by which each new entry is not found. */
  lag: number;
  /** Whether jobs may list entries. */
  isListed: boolean;
  now: Date;
  connect(access: CacheAccess): FakeConnection;
  evict(prefix: string): void;
}

export interface FakeConnection {
  readonly service: CacheService;
  readonly calls: Call[];
  /** As the real service counts them: a write is three. */
  requests(): number;
}

/** The access of a job on a ref that may read others, too. */
export function accessTo(refs: readonly string[], change: Partial<CacheAccess> = {}): CacheAccess {
  return {
    kind: "v2",
    canRead: true,
    canWrite: true,
    scopes: refs.map((scope, index) => ({ scope, canRead: true, canWrite: index === 0 })),
    why: null,
    expiresAt: new Date("2026-11-21T18:00:00Z"),
    ...change,
  };
}

/** An empty cache. */
export function fakeCache(): FakeCache {
  const cache: FakeCache = {
    entries: [],
    fault: () => {},
    lag: 0,
    isListed: true,
    now: new Date("2026-11-21T12:00:00Z"),
    connect: (access) => connect(cache, access),
    evict(prefix) {
      cache.entries.splice(0, Infinity, ...cache.entries.filter(({ key }) => !key.startsWith(prefix)));
    },
  };
  return cache;
}

function connect(cache: FakeCache, access: CacheAccess): FakeConnection {
  const calls: Call[] = [];
  let requests = 0;
  let bytesUp = 0;
  let bytesDown = 0;
  let degradedReason: string | null = null;

  async function ask<T>(call: Call, answer: () => T | Promise<T>): Promise<T> {
    calls.push(call);
    requests += 1;
    await new Promise((resolve) => setImmediate(resolve));
    try {
      cache.fault(...call);
      return await answer();
    } catch (error) {
      if (error instanceof CacheFault) degradedReason ??= error.message;
      throw error;
    }
  }

  function visible(): readonly { readonly scope: string; readonly entries: readonly FakeEntry[] }[] {
    if (!access.canRead) throw new CacheFault("denied", "The job may not read the cache.");
    return access.scopes.map(({ scope }) => ({ scope, entries: cache.entries.filter((entry) => entry.scope === scope && entry.content !== null) }));
  }

  function lookUp(keys: readonly string[]): FakeEntry | null {
    for (const { entries } of visible()) {
      const ready = entries.filter((entry) => entry.lag-- <= 0);
      for (const key of keys) {
        const found = ready.findLast((entry) => entry.key === key) ?? ready.findLast((entry) => entry.key.startsWith(key));
        if (found !== undefined) return found;
      }
    }
    return null;
  }

  const service: CacheService = {
    find: (keys) =>
      ask(["find", keys[0] ?? ""], () => {
        const found = lookUp(keys);
        return found === null ? null : { key: found.key };
      }),
    read: (key, { offset, sizeBytes }, write) =>
      ask(["read", key], async () => {
        const entry = visible().flatMap(({ entries }) => entries).find((candidate) => candidate.key === key);
        const content = entry?.content ?? null;
        if (entry === undefined || content === null) throw new CacheFault("gone", "The entry is gone.");
        if (offset + sizeBytes > content.length) throw new CacheFault("corrupt", "The entry is shorter than it was.");
        entry.readAt = cache.now;
        bytesDown += sizeBytes;
        // The second half comes first: parallel ranges have no order.
        const middle = Math.floor(sizeBytes / 2);
        await write(middle, content.subarray(offset + middle, offset + sizeBytes));
        await write(0, content.subarray(offset, offset + middle));
      }),
    async write(key, given, _urgency, signal) {
      const scope = access.scopes.find(({ canWrite }) => canWrite)?.scope;
      const entry = await ask(["write", key], () => {
        if (!access.canWrite || scope === undefined) throw new CacheFault("denied", "The job may not write to the cache.");
        if (cache.entries.some((known) => known.scope === scope && known.key === key)) return null;
        const reserved: FakeEntry = { scope, key, content: null, readAt: cache.now, lag: cache.lag };
        cache.entries.push(reserved);
        return reserved;
      });
      if (entry === null) return "exists";
      const content = typeof given === "function" ? await given() : given;
      const chunks: Uint8Array[] = [];
      // In two parts, as blocks are sent.
      const middle = Math.floor(content.sizeBytes / 2);
      for await (const chunk of content.open(0, middle)) chunks.push(Uint8Array.from(chunk));
      for await (const chunk of content.open(middle, content.sizeBytes - middle)) chunks.push(Uint8Array.from(chunk));
      signal?.throwIfAborted();
      entry.content = Buffer.concat(chunks);
      bytesUp += entry.content.length;
      requests += 2;
      return "stored";
    },
    list: (prefix) =>
      ask(["list", prefix], () => {
        if (!cache.isListed) return null;
        const entries = cache.entries.filter(({ key, content }) => content !== null && key.startsWith(prefix));
        return entries.map(({ key, scope, content, readAt }): ListedEntry => ({ key, ref: scope, version: VERSION, sizeBytes: content?.length ?? 0, lastAccessedAt: readAt }));
      }),
    usageBytes: () => ask(["usage", ""], () => cache.entries.reduce((sum, { content }) => sum + (content?.length ?? 0), 0)),
    touch: (key) =>
      ask(["touch", key], () => {
        for (const entry of cache.entries) if (entry.key === key) entry.readAt = cache.now;
      }),
    traffic: () => ({ requests, bytesUp, bytesDown }),
    degradedReason: () => degradedReason,
    isGivenUp: () => false,
  };
  return { service, calls, requests: () => requests };
}
