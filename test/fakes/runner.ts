import { spawn } from "node:child_process";
import { mkdirSync, mkdtempSync, readFileSync, realpathSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { delimiter, join, resolve } from "node:path";
import { onTestFinished } from "vitest";
import { parse } from "yaml";
import { createLogReader, type RunnerAnnotation } from "./runner-log.ts";

/** What a workflow step and its job give to an action. */
export interface ActionOptions {
  /** The step's `with:`; the defaults of action.yml fill the rest. */
  readonly inputs?: Readonly<Record<string, string>>;
  /** Added to, or with undefined taken from, what the runner sets by itself. */
  readonly env?: Readonly<Record<string, string | undefined>>;
  /** The content of `GITHUB_EVENT_PATH`. */
  readonly event?: unknown;
  /** `push` unless given. */
  readonly eventName?: string;
  /** What `github.token` is. */
  readonly token?: string;
  /** What main kept, for `post`. */
  readonly state?: Readonly<Record<string, string>>;
  /** Runs `runs.post` in place of `runs.main`. */
  readonly post?: boolean;
  /** An earlier step of the same job: its folders, and what it set for later steps, are this step's; what it kept is too for `post`. */
  readonly after?: ActionRun;
  /** The workspace; a folder of its own, removed with the test, unless given. */
  readonly workspace?: string;
  /** Where the job's folders are made, and stay, for tests that run side by side: removed with the test unless given. */
  readonly folder?: string;
  /** Sends this signal, one time, when the log holds the text. */
  readonly interrupt?: { readonly when: string; readonly signal: NodeJS.Signals };
}

/** What came of a step. */
export interface ActionRun {
  readonly exitCode: number;
  /** By `set-output` commands and the file, the file winning as on the runner. */
  readonly outputs: Readonly<Record<string, string>>;
  readonly state: Readonly<Record<string, string>>;
  /** What the step set for later steps. */
  readonly env: Readonly<Record<string, string>>;
  /** All that was printed, commands included, nothing masked. */
  readonly log: string;
  /** What a reader of the job sees: commands carried out, masks applied to each line as they stood then. */
  readonly maskedLog: string;
  readonly summary: string;
  readonly annotations: readonly RunnerAnnotation[];
  /** Commands that the runner refuses, and those it warns about (`set-output` on standard output). */
  readonly deprecatedCommands: readonly string[];
  readonly workspace: string;
  /** `RUNNER_TEMP`. */
  readonly temp: string;
  readonly home: string;
  /** What the step put in front of PATH for later steps, the last one first. */
  readonly paths: readonly string[];
}

interface ActionYml {
  readonly inputs?: Readonly<Record<string, { readonly default?: string | number | boolean }>>;
  readonly runs: { readonly main: string; readonly post?: string };
}

const root = resolve(import.meta.dirname, "../..");
const TIMEOUT_MS = 60_000;

/** Runs an action as the runner does: `actions/<entry>/action.yml` says what, with its defaults, and `dist/` is what runs. */
export async function runAction(entry: string, options: ActionOptions = {}): Promise<ActionRun> {
  const folder = entry === "all" ? root : join(root, "actions", entry);
  const yml = parse(readFileSync(join(folder, "action.yml"), "utf8")) as ActionYml;
  const main = options.post === true ? yml.runs.post : yml.runs.main;
  if (main === undefined) throw new Error(`actions/${entry}/action.yml has no post`);
  return await runScript(resolve(folder, main), { ...options, inputs: { ...defaultsOf(yml, options.token ?? ""), ...options.inputs } });
}

/** Runs any script as the runner runs an action's; no defaults are filled in. */
export async function runScript(script: string, options: ActionOptions = {}): Promise<ActionRun> {
  const job = createJob(options);
  const log = createLogReader();
  const exitCode = await runChild(script, options, job, log.read);
  const file = (name: string): string => readFileSync(join(job.commands, name), "utf8");
  const result = log.end();
  return {
    exitCode,
    outputs: { ...result.outputs, ...parseFileCommand(file("output")) },
    state: { ...result.state, ...parseFileCommand(file("state")) },
    env: { ...options.after?.env, ...parseFileCommand(file("env")) },
    log: result.log,
    maskedLog: result.maskedLog,
    summary: result.mask(file("summary")),
    annotations: result.annotations,
    deprecatedCommands: result.deprecatedCommands,
    workspace: job.workspace,
    temp: job.temp,
    home: job.home,
    paths: [...file("path").split("\n").filter((line) => line !== "").reverse(), ...(options.after?.paths ?? [])],
  };
}

interface Job {
  readonly env: Record<string, string>;
  readonly workspace: string;
  readonly temp: string;
  readonly home: string;
  readonly commands: string;
}

function createJob(options: ActionOptions): Job {
  const folder = realpathSync(mkdtempSync(join(options.folder ?? tmpdir(), "plimsoll-job-")));
  if (options.folder === undefined) removeLater(folder);
  const at = (name: string): string => join(folder, name);
  for (const name of ["work", "temp", "home", "commands"]) mkdirSync(at(name));
  for (const name of ["output", "state", "env", "path", "summary"]) writeFileSync(join(at("commands"), name), "");
  writeFileSync(at("event.json"), JSON.stringify(options.event ?? {}));
  const { after } = options;
  const workspace = options.workspace ?? after?.workspace ?? at("work");
  const temp = after?.temp ?? at("temp");
  const home = after?.home ?? at("home");
  const standard: Record<string, string | undefined> = {
    PATH: [...(after?.paths ?? []), process.env["PATH"] ?? ""].join(delimiter),
    HOME: home,
    CI: "true",
    GITHUB_ACTIONS: "true",
    GITHUB_ACTOR: "octo",
    GITHUB_API_URL: "http://127.0.0.1:9",
    GITHUB_SERVER_URL: "https://github.com",
    GITHUB_EVENT_NAME: options.eventName ?? "push",
    GITHUB_EVENT_PATH: at("event.json"),
    GITHUB_JOB: "build",
    GITHUB_REF: "refs/heads/main",
    GITHUB_REPOSITORY: "acme/api",
    GITHUB_RUN_ID: "1000",
    GITHUB_RUN_ATTEMPT: "1",
    GITHUB_SHA: "1".repeat(40),
    GITHUB_WORKFLOW: "ci",
    GITHUB_WORKSPACE: workspace,
    GITHUB_OUTPUT: join(at("commands"), "output"),
    GITHUB_STATE: join(at("commands"), "state"),
    GITHUB_ENV: join(at("commands"), "env"),
    GITHUB_PATH: join(at("commands"), "path"),
    GITHUB_STEP_SUMMARY: join(at("commands"), "summary"),
    RUNNER_ARCH: "X64",
    RUNNER_ENVIRONMENT: "github-hosted",
    RUNNER_OS: "Linux",
    RUNNER_TEMP: temp,
    ...after?.env,
  };
  for (const [name, value] of Object.entries(options.inputs ?? {})) standard[`INPUT_${name.replaceAll(" ", "_").toUpperCase()}`] = value;
  for (const [name, value] of Object.entries(options.state ?? (options.post === true ? after?.state : undefined) ?? {})) standard[`STATE_${name}`] = value;
  const env: Record<string, string> = {};
  for (const [name, value] of Object.entries({ ...standard, ...options.env })) {
    if (value !== undefined) env[name] = value;
  }
  return { env, workspace, temp, home, commands: at("commands") };
}

function runChild(script: string, options: ActionOptions, job: Job, read: (stream: "stdout" | "stderr", text: string) => string): Promise<number> {
  return new Promise((done, fail) => {
    const child = spawn(process.execPath, [script], { cwd: job.workspace, env: job.env, stdio: ["ignore", "pipe", "pipe"], timeout: TIMEOUT_MS });
    let isInterrupted = false;
    const listen = (stream: "stdout" | "stderr"): void => {
      child[stream].setEncoding("utf8");
      child[stream].on("data", (text: string) => {
        const log = read(stream, text);
        if (isInterrupted || options.interrupt === undefined || !log.includes(options.interrupt.when)) return;
        isInterrupted = true;
        child.kill(options.interrupt.signal);
      });
    };
    listen("stdout");
    listen("stderr");
    child.on("error", fail);
    child.on("close", (code, signal) => (signal === null ? done(code ?? 1) : fail(new Error(`${script} was ended by ${signal}`))));
  });
}

function defaultsOf(yml: ActionYml, token: string): Record<string, string> {
  const defaults = Object.entries(yml.inputs ?? {}).map(([name, input]): [string, string] => {
    const text = String(input.default ?? "");
    const evaluated = text.replace(/\$\{\{\s*github\.token\s*\}\}/g, token);
    if (evaluated.includes("${{")) throw new Error(`The runner's fake cannot evaluate ${text}`);
    return [name, evaluated];
  });
  return Object.fromEntries(defaults);
}

/** `name=value` and `name<<DELIMITER`, as `FileCommandManager.cs` reads them. */
function parseFileCommand(text: string): Record<string, string> {
  const values: Record<string, string> = {};
  const lines = text.split(/\r?\n/);
  for (let at = 0; at < lines.length; at += 1) {
    const line = lines[at] ?? "";
    if (line === "") continue;
    const equals = line.indexOf("=");
    const heredoc = line.indexOf("<<");
    if (equals >= 0 && (heredoc < 0 || equals < heredoc)) {
      values[line.slice(0, equals)] = line.slice(equals + 1);
      continue;
    }
    if (heredoc < 1) throw new Error(`Invalid format '${line}'`);
    const end = lines.indexOf(line.slice(heredoc + 2), at + 1);
    if (end === -1) throw new Error(`Matching delimiter not found '${line.slice(heredoc + 2)}'`);
    values[line.slice(0, heredoc)] = lines.slice(at + 1, end).join("\n");
    at = end;
  }
  return values;
}

/** Of jobs that were started in beforeAll: they last as long as the file's tests. */
const lasting: string[] = [];

function removeLater(folder: string): void {
  const remove = (): void => rmSync(folder, { recursive: true, force: true });
  try {
    onTestFinished(remove);
  } catch {
    lasting.push(folder);
    if (lasting.length > 1) return;
    process.once("exit", () => lasting.forEach((each) => rmSync(each, { recursive: true, force: true })));
    // Vitest ends its workers with it, and "exit" does not come by itself then.
    process.once("SIGTERM", () => process.exit());
  }
}
