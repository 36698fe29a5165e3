import { rm } from "node:fs/promises";

/** What was started and must end with this process, whichever way that ends. */
export interface Lifetime {
  /** What is handed over after the end began ends at once. */
  atEnd(stop: () => Promise<void>): void;
  /** From here on nothing more is being started. */
  started(): void;
  /** Ends all in the reverse order of the start, then removes the folder; a part that fails to end does not keep the others. */
  end(): Promise<void>;
}

/** How long what is just being started may take to be handed over once a signal came. */
const HANDOVER_MS = 10_000;

/** Ends with the process's own end signals too. `folder` is where everything of it lies. */
export function createLifetime(folder: string): Lifetime {
  const stops: (() => Promise<void>)[] = [];
  let ending: Promise<void> | null = null;
  let isStarted = false;
  const stopQuietly = (stop: () => Promise<void>): Promise<void> => stop().catch((error: unknown) => console.error(error));
  const endAll = async (): Promise<void> => {
    for (const stop of stops.reverse()) await stopQuietly(stop);
    await rm(folder, { recursive: true, force: true, maxRetries: 3 });
  };
  const lifetime: Lifetime = {
    atEnd(stop) {
      if (ending === null) stops.push(stop);
      else void stopQuietly(stop);
    },
    started() {
      isStarted = true;
    },
    end: () => (ending ??= endAll()),
  };
  for (const [signal, number] of [["SIGINT", 2], ["SIGTERM", 15], ["SIGHUP", 1]] as const) {
    process.once(signal, () => {
      const exit = (): never => process.exit(128 + number);
      void lifetime.end().finally(() => setTimeout(exit, isStarted ? 0 : HANDOVER_MS));
    });
  }
  return lifetime;
}
