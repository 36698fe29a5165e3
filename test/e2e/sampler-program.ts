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

const PAUSE_MS = 8;

const print = (sighting: Sighting): void => void process.stdout.write(`${JSON.stringify(sighting)}\n`);
const lines = createInterface({ input: process.stdin });
let isOver = false;
lines.on("close", () => {
  isOver = true;
});
const forms = await new Promise<readonly string[]>((resolve) =>
  lines.once("line", (line) => resolve(JSON.parse(line) as readonly string[])),
);
/** What was seen of a process, since which round, and in which one last. */
interface Seen {
  commandLine: string;
  since: number;
  last: number;
}

/** A process that becomes another program keeps its number, and does so soon: it is read in each of its first rounds, and then now and then. */
const YOUNG_ROUNDS = 60;
const REREAD_ROUNDS = 40;

const seen = new Map<string, Seen>();
const programs = new Set<string>();
let rounds = 0;

function look(): void {
  rounds += 1;
  for (const pid of readdirSync("/proc")) {
    if (/^\d/.test(pid)) lookAt(pid);
  }
}

function lookAt(pid: string): void {
  const before = seen.get(pid);
  // A number that was away for a round is another process's.
  const process = before?.last === rounds - 1 ? before : { commandLine: "", since: rounds, last: rounds };
  seen.set(pid, process);
  process.last = rounds;
  const isYoung = rounds - process.since < YOUNG_ROUNDS;
  if (!isYoung && (rounds + Number(pid)) % REREAD_ROUNDS !== 0) return;
  const commandLine = readCommandLine(pid);
  if (commandLine === "" || process.commandLine === commandLine) return;
  process.commandLine = commandLine;
  const words = commandLine.split("\0");
  programs.add(words[0] ?? "");
  const text = words.join(" ");
  if (forms.some((form) => commandLine.includes(form) || text.includes(form))) print({ leak: text });
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
