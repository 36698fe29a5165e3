import { spawn } from "node:child_process";
import { UserError } from "../../src/errors.ts";
import { createStartBackground } from "../../src/host/exec.ts";
import { createFiles } from "../../src/host/files.ts";
import { withFolder } from "../../src/host/search-path.ts";
import type { Annotation, Clock, ExecOptions, ExecResult, Host, Log } from "../../src/host/host.ts";

/** What a fake host starts from. */
export interface FakeHostOptions {
  readonly kind?: Host["kind"];
  readonly env?: Readonly<Record<string, string | undefined>>;
  readonly inputs?: Readonly<Record<string, string>>;
  readonly state?: Readonly<Record<string, string>>;
  readonly directory?: string;
  /** The clock's first moment. */
  readonly now?: Date;
}

/** One line that was logged. */
export interface LogLine {
  readonly level: "debug" | "info" | "notice" | "warning" | "error" | "foreign";
  readonly text: string;
  readonly place?: Annotation;
}

/** A host in memory: it records what it is told, its clock is instant, its files and children are real. */
export interface FakeHost extends Host {
  readonly outputs: Record<string, string>;
  readonly savedState: Record<string, string>;
  /** What was set for later steps. */
  readonly exported: Record<string, string>;
  readonly paths: string[];
  readonly secrets: string[];
  readonly summaries: string[];
  readonly lines: LogLine[];
  /** Every sleep that was asked for, in milliseconds; none of them took any time. */
  readonly sleeps: number[];
  readonly exitCode: number | null;
}

/** A host for tests. */
export function fakeHost(options: FakeHostOptions = {}): FakeHost {
  const outputs: Record<string, string> = {};
  const savedState: Record<string, string> = { ...options.state };
  const secrets: string[] = [];
  const summaries: string[] = [];
  const lines: LogLine[] = [];
  const sleeps: number[] = [];
  const directory = options.directory ?? process.cwd();
  const env: Record<string, string | undefined> = { ...(options.env ?? { PATH: process.env["PATH"] }) };
  const exported: Record<string, string> = {};
  const paths: string[] = [];
  let exitCode: number | null = null;

  return {
    kind: options.kind ?? "terminal",
    env,
    directory,
    log: recordingLog(lines),
    clock: instantClock(options.now ?? new Date("2026-11-21T12:00:00Z"), sleeps),
    files: createFiles(directory),
    outputs,
    savedState,
    exported,
    paths,
    secrets,
    summaries,
    lines,
    sleeps,
    get exitCode() {
      return exitCode;
    },
    input: (name) => options.inputs?.[name] ?? "",
    setOutput(name, value) {
      outputs[name] = value;
    },
    saveState(name, value) {
      savedState[name] = value;
    },
    state: (name) => savedState[name] ?? "",
    exportVariable(name, value) {
      exported[name] = value;
      env[name] = value;
    },
    addPath(folder) {
      paths.push(folder);
      env["PATH"] = withFolder(folder, env["PATH"]);
    },
    addSecret(value) {
      if (value !== "") secrets.push(value);
    },
    redact: (text) => secrets.reduce((redacted, secret) => redacted.replaceAll(secret, "***"), text),
    summarize(markdown) {
      summaries.push(markdown);
      return Promise.resolve(true);
    },
    setExitCode(code) {
      exitCode = code;
    },
    exec: (command, args, execOptions) => run(command, args, { directory, ...execOptions }, env),
    startBackground: createStartBackground(env, directory),
  };
}

function recordingLog(lines: LogLine[]): Log {
  const record = (level: LogLine["level"]) => (text: string, place?: Annotation) => {
    lines.push(place === undefined ? { level, text } : { level, text, place });
  };
  return {
    debug: record("debug"),
    info: record("info"),
    notice: record("notice"),
    warning: record("warning"),
    error: record("error"),
    foreign: record("foreign"),
    group: (_title, body) => body(),
    progress: () => {},
  };
}

function instantClock(start: Date, sleeps: number[]): Clock {
  let nowMs = start.getTime();
  return {
    now: () => new Date(nowMs),
    async sleep(ms, signal) {
      signal?.throwIfAborted();
      sleeps.push(ms);
      nowMs += ms;
      await Promise.resolve();
    },
  };
}

function run(
  command: string,
  args: readonly string[],
  options: ExecOptions,
  hostEnv: Readonly<Record<string, string | undefined>>,
): Promise<ExecResult> {
  const limit = options.maxOutputBytes ?? 1024 * 1024;
  return new Promise((fulfil, reject) => {
    const child = spawn(command, [...args], { cwd: options.directory, env: { ...(options.env ?? hostEnv), ...options.extraEnv }, shell: false });
    const stdout: Buffer[] = [];
    const stderr: Buffer[] = [];
    const timer = setTimeout(() => child.kill("SIGKILL"), options.timeoutMs ?? 60_000);
    options.signal?.addEventListener("abort", () => child.kill());
    if (options.onStdout !== undefined) child.stdout.on("data", options.onStdout);
    if (options.onStderr !== undefined) child.stderr.on("data", options.onStderr);
    child.stdout.on("data", (chunk: Buffer) => stdout.push(chunk));
    child.stderr.on("data", (chunk: Buffer) => stderr.push(chunk));
    child.stdin.on("error", () => {});
    child.stdin.end(options.input ?? "");
    child.on("error", (cause) => {
      clearTimeout(timer);
      reject(new UserError(`${command} could not be started.`, `Install ${command}.`, { cause }));
    });
    child.on("close", (code) => {
      clearTimeout(timer);
      if (code === null) {
        reject(new UserError(`${command} was stopped before it ended.`, "Give it more time."));
        return;
      }
      const whole = [Buffer.concat(stdout), Buffer.concat(stderr)] as const;
      fulfil({
        exitCode: code,
        stdout: whole[0].subarray(-limit).toString("utf8"),
        stderr: whole[1].subarray(-limit).toString("utf8"),
        truncated: whole.some((bytes) => bytes.length > limit),
      });
    });
  });
}
