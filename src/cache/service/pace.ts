import type { Clock } from "../../host/host.ts";
import type { Errand } from "./errand.ts";
import { CacheFault } from "./fault.ts";

/** Fewer than GitHub lets a repository create in a minute (200), since other jobs create, too. */
const CREATES_PER_MINUTE = 90;
const MINUTE_MS = 60_000;

/** Lets an entry be created when few enough were within the last minute; `waiting` errands fail rather than wait. */
export function createPace(clock: Clock): (errand: Errand) => Promise<void> {
  let recent: readonly number[] = [];
  return async ({ urgency, signal }) => {
    for (;;) {
      const nowMs = clock.now().getTime();
      recent = recent.filter((atMs) => atMs > nowMs - MINUTE_MS);
      const oldestMs = recent[recent.length - CREATES_PER_MINUTE];
      if (oldestMs === undefined) break;
      if (urgency === "waiting") throw new CacheFault("limited", "The CI's cache was given as many entries as it takes in a minute.");
      await clock.sleep(oldestMs + MINUTE_MS - nowMs, signal);
    }
    recent = [...recent, clock.now().getTime()];
  };
}
