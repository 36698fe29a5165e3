import { setTimeout as pause } from "node:timers/promises";

/** Timers are good to about a millisecond: what is shorter is not waited for one by one, and what they are late by is made up for. */
const GRAIN_MS = 4;

/** A line of a certain width that all connections share. */
export interface Link {
  /** Waits for as long as these bytes, and all that came before them, take on it. */
  pass(sizeBytes: number): Promise<void>;
}

/** Makes a line for so many bytes a second; null: as wide as the machine allows. */
export function createLink(bytesPerSecond: number | null): Link {
  if (bytesPerSecond === null) return { pass: () => Promise.resolve() };
  let freeAt = 0;
  return {
    async pass(sizeBytes) {
      const now = performance.now();
      freeAt = Math.max(freeAt, now - GRAIN_MS) + (sizeBytes / bytesPerSecond) * 1000;
      if (freeAt - now > GRAIN_MS) await pause(freeAt - now);
    },
  };
}
