import type { Errand } from "./errand.ts";

/** Lets so many transfers run at once; those that somebody waits for go first. */
export interface Slots {
  use<T>(errand: Errand, work: () => Promise<T>): Promise<T>;
}

interface Queued {
  readonly errand: Errand;
  readonly start: () => void;
}

/** All slots are free. */
export function createSlots(count: number): Slots {
  const queue: Queued[] = [];
  let free = count;

  function next(): void {
    const index = Math.max(0, queue.findIndex(({ errand }) => errand.urgency === "waiting"));
    const [queued] = queue.splice(index, 1);
    if (queued === undefined) free += 1;
    else queued.start();
  }

  async function enter(errand: Errand): Promise<void> {
    errand.signal.throwIfAborted();
    if (free > 0) return void (free -= 1);
    const turn = Promise.withResolvers<void>();
    const queued = { errand, start: turn.resolve };
    const leave = (): void => {
      const index = queue.indexOf(queued);
      if (index >= 0) queue.splice(index, 1);
      turn.reject(errand.signal.reason as Error);
    };
    queue.push(queued);
    errand.signal.addEventListener("abort", leave, { once: true });
    await turn.promise.finally(() => errand.signal.removeEventListener("abort", leave));
  }

  return {
    async use(errand, work) {
      await enter(errand);
      try {
        return await work();
      } finally {
        next();
      }
    },
  };
}
