import { setTimeout as wait } from "node:timers/promises";
import type { Clock } from "./host.ts";

/** The machine's own time. */
export const systemClock: Clock = {
  now: () => new Date(),
  async sleep(ms, signal) {
    await wait(ms, undefined, signal === undefined ? {} : { signal });
  },
};
