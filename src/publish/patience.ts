import type { Clock } from "../host/host.ts";

const FIRST_DELAY_MS = 500;
const MAX_DELAY_MS = 4_000;
const DEADLINE_MS = 20_000;

/**
 * What `look` finds, asked again for up to 20 seconds while that is null: registries in several places know a while
 * later in one what was pushed to another.
 */
export async function patiently<T>(clock: Clock, look: () => Promise<T | null>): Promise<T | null> {
  const deadlineMs = clock.now().getTime() + DEADLINE_MS;
  for (let delayMs = FIRST_DELAY_MS; ; delayMs = Math.min(MAX_DELAY_MS, 2 * delayMs)) {
    const found = await look();
    if (found !== null || clock.now().getTime() + delayMs > deadlineMs) return found;
    await clock.sleep(delayMs);
  }
}
