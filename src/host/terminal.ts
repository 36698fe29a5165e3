import { systemClock } from "./clock.ts";
import { createExec, createStartBackground } from "./exec.ts";
import { createFiles } from "./files.ts";
import type { Annotation, Clock, Host, Log } from "./host.ts";
import { neutralize } from "./neutralize.ts";
import { createRedactor } from "./redact.ts";
import { withFolder } from "./search-path.ts";

/** What the command line alone knows of a run; an action has none. */
export interface CliContext {
  readonly format: "text" | "markdown" | "json";
  /** The file that `write` fills; null for standard output. */
  readonly output: string | null;
  /** Print the plan as JSON and touch nothing. */
  readonly dryRun: boolean;
  /** Whether what `write` gets may be coloured. */
  readonly color: boolean;
  /** Columns of the terminal, 80 where there is none. */
  readonly width: number;
  /** Writes the verb's data, in which the verb has hidden every secret, and waits until it is taken. */
  write(data: string): Promise<void>;
}

/** The part of standard error that a log needs. */
interface LogStream {
  readonly isTTY?: boolean | undefined;
  readonly columns?: number | undefined;
  write(text: string): unknown;
}

export interface TerminalOptions {
  readonly env: Host["env"];
  readonly directory: string;
  /** Raw values by input name, as the flags gave them. */
  readonly inputs: Readonly<Record<string, string>>;
  readonly stderr: LogStream;
  readonly verbosity: "quiet" | "normal" | "verbose";
  /** Whether standard error is coloured. */
  readonly color: boolean;
  readonly clock?: Clock;
}

const PROGRESS_AFTER_MS = 500;
const MAX_FOREIGN_LINE = 4096;
const PAINT = { error: "31", warning: "33", notice: "36", debug: "2" } as const;
/** Clears the line the cursor stands on. */
const CLEAR = "\r\u001b[2K";

/** A person's terminal, or a step that runs the command: all that is logged goes to standard error, annotations as workflow commands where a runner reads them. */
export function createTerminalHost(options: TerminalOptions): Host {
  const redactor = createRedactor();
  const clock = options.clock ?? systemClock;
  const log = createLog(options, clock, (text) => redactor.redact(text));
  const env = { ...options.env };
  return {
    kind: "terminal",
    env,
    directory: options.directory,
    log,
    clock,
    files: createFiles(options.directory),
    input: (name) => options.inputs[name] ?? "",
    // The command's results are its data and its exit code; there is no later step and no post.
    setOutput() {},
    saveState() {},
    state: () => "",
    exportVariable(name, value) {
      env[name] = value;
    },
    addPath(folder) {
      env["PATH"] = withFolder(folder, env["PATH"]);
    },
    addSecret(value) {
      const weakness = redactor.weaknessOf(value);
      if (weakness !== null) log.warning(weakness);
      redactor.add(value);
    },
    redact: (text) => redactor.redact(text),
    summarize: () => Promise.resolve(false),
    setExitCode(code) {
      process.exitCode = code;
    },
    exec: createExec(env, options.directory),
    startBackground: createStartBackground(env, options.directory),
  };
}

function createLog(options: TerminalOptions, clock: Clock, redact: (text: string) => string): Log {
  const isQuiet = options.verbosity === "quiet";
  const line = createProgressLine(options.stderr, isQuiet, clock);
  const print = (text: string): void => {
    line.clear();
    options.stderr.write(`${text}\n`);
  };
  const harmless = (text: string): string => neutralize(text, { redact }).join("\n");
  const labelled = (label: keyof typeof PAINT, message: string): void => {
    const shown = options.color ? `\u001b[${PAINT[label]}m${label}:\u001b[0m` : `${label}:`;
    print(`${shown} ${harmless(message)}`);
  };
  const annotate = (level: "notice" | "warning" | "error", message: string, place: Annotation | undefined): void => {
    // The runner shows it on its line; anything that names none is a line of the log like any other.
    if (place?.file !== undefined && options.env["GITHUB_ACTIONS"] === "true") print(workflowCommand(level, harmless(message), place, harmless));
    else labelled(level, message);
  };
  return {
    debug(message) {
      if (options.verbosity === "verbose") labelled("debug", message);
    },
    info(message) {
      if (!isQuiet) print(harmless(message));
    },
    notice(message, place) {
      if (!isQuiet) annotate("notice", message, place);
    },
    warning: (message, place) => annotate("warning", message, place),
    error: (message, place) => annotate("error", message, place),
    foreign(text) {
      if (isQuiet) return;
      for (const each of neutralize(text, { redact, maxLineLength: MAX_FOREIGN_LINE })) print(each);
    },
    group(title, body) {
      if (!isQuiet) print(harmless(title));
      return body();
    },
    progress: (text) => (text === null ? line.clear() : line.show(harmless(text))),
  };
}

/** `::warning file=Dockerfile,line=3::…`, as a command in a workflow's `run:` step may print it. */
function workflowCommand(level: string, message: string, { title, file, line }: Annotation, harmless: (text: string) => string): string {
  const escape = (text: string): string => text.replaceAll("%", "%25").replaceAll("\r", "%0D").replaceAll("\n", "%0A");
  const properties = Object.entries({ title, file, line }).flatMap(([name, value]) => (value === undefined ? [] : [`${name}=${escape(harmless(String(value))).replaceAll(":", "%3A").replaceAll(",", "%2C")}`]));
  return `::${level} ${properties.join(",")}::${escape(message)}`;
}

/** One line that replaces itself, on a terminal only and not before the work has taken half a second. */
function createProgressLine(stderr: LogStream, isQuiet: boolean, clock: Clock): { show(text: string): void; clear(): void } {
  let sinceMs: number | null = null;
  let isShown = false;
  return {
    show(text) {
      if (stderr.isTTY !== true || isQuiet) return;
      const nowMs = clock.now().getTime();
      sinceMs ??= nowMs;
      if (nowMs - sinceMs < PROGRESS_AFTER_MS) return;
      // One column short: a full last column makes some terminals wrap, and the line would no longer replace itself.
      const columns = (stderr.columns ?? 80) - 1;
      stderr.write(`${CLEAR}${[...text.replaceAll("\n", " ")].slice(0, columns).join("")}`);
      isShown = true;
    },
    clear() {
      if (isShown) stderr.write(CLEAR);
      isShown = false;
    },
  };
}
