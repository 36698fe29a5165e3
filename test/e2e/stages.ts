/** Says what is being done, and how long it took. */
export interface Stages {
  /** Does one piece of work; several may go on at once. */
  run<T>(title: string, work: () => Promise<T>): Promise<T>;
  say(line: string): void;
  /** One line for each piece that was done, with its seconds, in the order of their ends. */
  table(): string;
}

/** Prints to standard error, each line with the seconds since the start. */
export function createStages(): Stages {
  const began = Date.now();
  const done: string[] = [];
  const seconds = (sinceMs: number): string => `${((Date.now() - sinceMs) / 1000).toFixed(1)} s`;
  const say = (line: string): void => console.error(`[${seconds(began)}] ${line}`);
  return {
    say,
    async run(title, work) {
      const start = Date.now();
      say(title);
      try {
        return await work();
      } finally {
        done.push(`${seconds(start).padStart(9)}  ${title}`);
      }
    },
    table: () => done.join("\n"),
  };
}

/** Waits for all, also where one fails, so that what the others start can be ended; then throws the first failure. */
export async function together<const T extends readonly Promise<unknown>[]>(
  works: T,
): Promise<{ -readonly [K in keyof T]: Awaited<T[K]> }> {
  await Promise.allSettled(works);
  return await Promise.all(works);
}
