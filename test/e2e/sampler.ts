import { spawn } from "node:child_process";
import { resolve } from "node:path";
import { createInterface } from "node:readline";
import { secretForms } from "../../src/host/redact.ts";
import type { Sighting } from "./sampler-program.ts";

/** What a watch over all command lines of this machine saw. */
export interface Sightings {
  /** Command lines that held a secret, in any of its forms; what must be empty. */
  readonly leaks: readonly string[];
  /** How often all processes were looked at. */
  readonly rounds: number;
  /** The programs that were seen, by the first word of their command lines: what shows that the watch was awake. */
  readonly programs: readonly string[];
}

/** Watches until it is stopped. */
export interface Sampler {
  stop(): Promise<Sightings>;
}

/** Looks at the command line of every process, over and over, in a process of its own, for every form of the secrets. */
export async function startSampler(secrets: readonly string[]): Promise<Sampler> {
  const child = spawn(process.execPath, [resolve("test/e2e/sampler-program.ts")], { stdio: ["pipe", "pipe", "inherit"] });
  const lines = createInterface({ input: child.stdout });
  const sightings: Sighting[] = [];
  const isAwake = Promise.withResolvers<void>();
  lines.on("line", (line) => {
    sightings.push(JSON.parse(line) as Sighting);
    isAwake.resolve();
  });
  const ended = new Promise<void>((fulfil) => lines.on("close", fulfil));
  child.on("error", (error) => isAwake.reject(error));
  // Not by its arguments: it would find them there.
  child.stdin.write(`${JSON.stringify(secrets.flatMap(secretForms))}\n`);
  await isAwake.promise;
  return {
    async stop() {
      child.stdin.end();
      await ended;
      return {
        leaks: [...new Set(sightings.flatMap(({ leak }) => (leak === undefined ? [] : [leak])))],
        rounds: Math.max(0, ...sightings.map(({ rounds }) => rounds ?? 0)),
        programs: [...new Set(sightings.flatMap(({ programs }) => programs ?? []))].sort(),
      };
    },
  };
}
