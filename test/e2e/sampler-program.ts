// Reads the texts to look for from standard input, a JSON array on one line, then looks at /proc/*/cmdline until that ends.
import { readdirSync, readFileSync } from "node:fs";
import { createInterface } from "node:readline";
import { setTimeout as pause } from "node:timers/promises";

/** A line of what this program prints. */
export interface Sighting {
  /** A command line that holds one of the texts, its words set apart by spaces. */
  readonly leak?: string;
  readonly rounds?: number;
  readonly programs?: readonly string[];
}

const PAUSE_MS = 4;

const print = (sighting: Sighting): void => void process.stdout.write(`${JSON.stringify(sighting)}\n`);
const lines = createInterface({ input: process.stdin });
let isOver = false;
lines.on("close", () => {
  isOver = true;
});
const forms = await new Promise<readonly string[]>((resolve) =>
  lines.once("line", (line) => resolve(JSON.parse(line) as readonly string[])),
);
const known = new Map<string, string>();
const programs = new Set<string>();
let rounds = 0;

function look(): void {
  for (const pid of readdirSync("/proc")) {
    if (!/^\d/.test(pid)) continue;
    const commandLine = readCommandLine(pid);
    // A process that becomes another program keeps its number.
    if (commandLine === "" || known.get(pid) === commandLine) continue;
    known.set(pid, commandLine);
    const words = commandLine.split("\0");
    programs.add(words[0] ?? "");
    const text = words.join(" ");
    if (forms.some((form) => commandLine.includes(form) || text.includes(form))) print({ leak: text });
  }
  rounds += 1;
}

function readCommandLine(pid: string): string {
  try {
    return readFileSync(`/proc/${pid}/cmdline`, "utf8");
  } catch {
    return "";
  }
}

look();
print({ rounds });
while (!isOver) {
  look();
  await pause(PAUSE_MS);
}
print({ rounds, programs: [...programs] });
