import { spawn } from "node:child_process";
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { fileURLToPath } from "node:url";

const SCRIPT = fileURLToPath(new URL("./job.ts", import.meta.url));

/** What a job does with its cache. */
export interface JobScript {
  readonly operations: readonly ({ readonly save: string; readonly content: string } | { readonly find: readonly string[] })[];
  /** A minute where time is not what the test is about: the machine may be busy. */
  readonly budgetMs?: number;
  readonly isConcurrent?: boolean;
  /** Sent once the folder that a file passes through is there. */
  readonly signal?: NodeJS.Signals;
}

export interface FinishedJob {
  readonly results: unknown[];
  /** What is in the workspace afterwards. */
  readonly workspace: string[];
  readonly log: string;
  readonly exitCode: number | null;
  /** How long the process lived. */
  readonly elapsedMs: number;
}

/** Runs a job in a process and a folder layout of its own, as the runner does: `_work/app/app` and `_work/_temp`. */
export async function runJob(
  env: Readonly<Record<string, string>>,
  script: JobScript,
  prepare: (workspace: string) => void = () => {},
): Promise<FinishedJob> {
  const [job] = await runSteps(env, [script], prepare);
  if (job === undefined) throw new Error("There was no job.");
  return job;
}

/** Runs several processes in one workspace, all at once. */
export async function runSteps(
  env: Readonly<Record<string, string>>,
  scripts: readonly JobScript[],
  prepare: (workspace: string) => void = () => {},
): Promise<FinishedJob[]> {
  const work = mkdtempSync(join(tmpdir(), "plimsoll-job-"));
  const workspace = join(work, "app", "app");
  const temporary = join(work, "_temp");
  mkdirSync(workspace, { recursive: true });
  mkdirSync(temporary);
  prepare(workspace);
  const all = { ...env, GITHUB_WORKSPACE: workspace, RUNNER_TEMP: temporary };
  try {
    return await Promise.all(scripts.map((script, index) => runStep(all, script, workspace, join(work, `results-${index}.json`))));
  } finally {
    rmSync(work, { recursive: true, force: true });
  }
}

async function runStep(env: Readonly<Record<string, string>>, script: JobScript, workspace: string, resultFile: string): Promise<FinishedJob> {
  const start = performance.now();
  const child = spawn(process.execPath, [SCRIPT, resultFile], {
    cwd: workspace,
    env: { PATH: process.env["PATH"], GITHUB_SERVER_URL: "https://github.com", ...env },
  });
  const chunks: Buffer[] = [];
  child.stdout.on("data", (chunk: Buffer) => chunks.push(chunk));
  child.stderr.on("data", (chunk: Buffer) => chunks.push(chunk));
  child.stdin.end(JSON.stringify(script));
  const closed = new Promise<number | null>((done) => child.on("close", done));
  if (script.signal !== undefined) {
    while (!existsSync(join(workspace, ".plimsoll-cache", "content"))) await wait(10);
    child.kill(script.signal);
  }
  const exitCode = await closed;
  const elapsedMs = performance.now() - start;
  const results = exitCode === 0 ? (JSON.parse(readFileSync(resultFile, "utf8")) as unknown[]) : [];
  return { results, workspace: readdirSync(workspace), log: Buffer.concat(chunks).toString(), exitCode, elapsedMs };
}
