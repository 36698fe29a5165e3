import { spawn } from "node:child_process";
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

const SCRIPT = fileURLToPath(new URL("./job.ts", import.meta.url));

/** What a job does with its cache. */
export interface JobScript {
  readonly operations: readonly ({ readonly save: string; readonly content: string } | { readonly find: readonly string[] })[];
  /** A minute where time is not what the test is about: the machine may be busy. */
  readonly budgetMs?: number;
  readonly isConcurrent?: boolean;
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
  const work = mkdtempSync(join(tmpdir(), "plimsoll-job-"));
  const workspace = join(work, "app", "app");
  const temporary = join(work, "_temp");
  const resultFile = join(work, "results.json");
  mkdirSync(workspace, { recursive: true });
  mkdirSync(temporary);
  prepare(workspace);
  const start = performance.now();
  const child = spawn(process.execPath, [SCRIPT, resultFile], {
    cwd: workspace,
    env: {
      PATH: process.env["PATH"],
      GITHUB_SERVER_URL: "https://github.com",
      GITHUB_WORKSPACE: workspace,
      RUNNER_TEMP: temporary,
      ...env,
    },
  });
  const chunks: Buffer[] = [];
  child.stdout.on("data", (chunk: Buffer) => chunks.push(chunk));
  child.stderr.on("data", (chunk: Buffer) => chunks.push(chunk));
  child.stdin.end(JSON.stringify(script));
  const exitCode = await new Promise<number | null>((done) => child.on("close", done));
  const elapsedMs = performance.now() - start;
  const log = Buffer.concat(chunks).toString();
  try {
    const results = exitCode === 0 ? (JSON.parse(readFileSync(resultFile, "utf8")) as unknown[]) : [];
    return { results, workspace: readdirSync(workspace), log, exitCode, elapsedMs };
  } finally {
    rmSync(work, { recursive: true, force: true });
  }
}
