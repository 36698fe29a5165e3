import { AsyncLocalStorage, createHook } from "node:async_hooks";
import { setTimeout as wait } from "node:timers/promises";

interface Leash {
  isReleased: boolean;
  readonly handles: Set<{ unref(): unknown }>;
}

const leashes = new AsyncLocalStorage<Leash>();

/** Sees every timer, socket and child that leashed work makes. */
const hook = createHook({
  init(_id, _type, _trigger, resource) {
    const leash = leashes.getStore();
    if (leash === undefined || !("unref" in resource) || typeof resource.unref !== "function") return;
    const handle = resource as { unref(): unknown };
    // A native handle is not whole yet when it is announced.
    if (leash.isReleased) queueMicrotask(() => handle.unref());
    else leash.handles.add(handle);
  },
});

/** The hook slows every promise of the process down, so it is on only while there is leashed work. */
let unfinished = 0;

/**
 * Runs work that cannot be cancelled, for at most `ms`; null when it takes longer. What it left pending (retries, a
 * connection that nobody answers) then goes on without keeping the process alive.
 */
export async function runOnLeash<T>(ms: number, work: () => Promise<T>): Promise<{ value: T } | null> {
  const leash: Leash = { isReleased: false, handles: new Set() };
  const finished = new AbortController();
  unfinished += 1;
  hook.enable();
  const running = leashes
    .run(leash, work)
    .then((value) => ({ value }))
    .finally(() => {
      unfinished -= 1;
      if (unfinished === 0) hook.disable();
    });
  try {
    const expiry = wait(ms, null, { signal: finished.signal }).catch(() => null);
    return await Promise.race([running, expiry]);
  } finally {
    finished.abort();
    leash.isReleased = true;
    running.catch(() => {});
    for (const handle of leash.handles) handle.unref();
  }
}
