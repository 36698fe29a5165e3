/**
 * The only door to the outside: where the input comes from, where results, log lines and secrets go, how a child
 * process is run, what time it is. `runner.ts` is the GitHub-family runner, `terminal.ts` a person's terminal.
 */
export interface Host {
  readonly kind: "runner" | "terminal";
  readonly env: Readonly<Record<string, string | undefined>>;
  /** The working directory that relative paths are meant from. */
  readonly directory: string;
  readonly log: Log;
  readonly clock: Clock;
  readonly files: Files;

  /** The raw value of an input, "" where it was not given. */
  input(name: string): string;
  /** Sets an output of the step; always written, also when empty, so that nothing a child printed can stand in for it. */
  setOutput(name: string, value: string): void;
  /** Keeps a value for `post`. Never a secret: the runner's debug log shows it. */
  saveState(name: string, value: string): void;
  /** What main kept, "" where it kept nothing. */
  state(name: string): string;
  /** Sets an environment variable for this process and, where there are later steps, for them. Never a secret. */
  exportVariable(name: string, value: string): void;
  /** Puts a folder in front of PATH, for this process and for later steps. */
  addPath(folder: string): void;
  /** Hides the value, and every encoding of it that we know of, in all that this process writes. */
  addSecret(value: string): void;
  /** The text with every secret replaced by `***`: for what no log masks (comments, files, artifacts). */
  redact(text: string): string;
  /** Adds a section to the job summary; false where this place shows none. */
  summarize(markdown: string): Promise<boolean>;
  /** Makes the step (or the command) end with this code once everything is written. */
  setExitCode(code: 0 | 1 | 2): void;
  /** Runs a program, never through a shell. Rejects with a `UserError` when it cannot be started or outlives its deadline. */
  exec(command: string, args: readonly string[], options?: ExecOptions): Promise<ExecResult>;
  /** Starts a program that outlives this process and holds none of its streams; settles with its first line. Rejects with an `Error`, and ends it, when that does not come. */
  startBackground(command: string, args: readonly string[], options: BackgroundOptions): Promise<BackgroundProcess>;
}

export interface Log {
  debug(message: string): void;
  info(message: string): void;
  notice(message: string, place?: Annotation): void;
  warning(message: string, place?: Annotation): void;
  error(message: string, place?: Annotation): void;
  /** Prints what a child or a stranger wrote, made harmless: no workflow command, no control character survives. */
  foreign(text: string): void;
  group<T>(title: string, body: () => Promise<T>): Promise<T>;
  /** A line that replaces itself on a terminal; nothing in CI. */
  progress(line: string | null): void;
}

/** Where in the repository a message belongs. */
export interface Annotation {
  readonly title?: string;
  readonly file?: string;
  readonly line?: number;
}

export interface Clock {
  now(): Date;
  sleep(ms: number, signal?: AbortSignal): Promise<void>;
}

export interface Files {
  /** Reads a whole file of at most `maxBytes`; null where there is none. */
  read(path: string, maxBytes: number): Promise<Buffer | null>;
  /** Writes a file through a temporary one beside it and a rename, creating its folder; follows links, and writes straight to pipes and devices. */
  write(path: string, content: string | Uint8Array, mode?: number): Promise<void>;
}

export interface ExecOptions {
  /** Replaces the environment; without it the child gets the host's, less what only the runner and we may know. */
  readonly env?: Readonly<Record<string, string>>;
  /** Added to the environment that the child gets. */
  readonly extraEnv?: Readonly<Record<string, string>>;
  readonly directory?: string;
  readonly input?: string | Uint8Array;
  /** Bytes kept of each of stdout and stderr, the last ones; 1 MiB by default. */
  readonly maxOutputBytes?: number;
  /** 60,000 by default; null: as long as it takes. */
  readonly timeoutMs?: number | null;
  /** Ends the child. */
  readonly signal?: AbortSignal;
  /** Gets what the child writes as it comes, besides what the result keeps of it. */
  readonly onStdout?: (chunk: Uint8Array) => void;
  readonly onStderr?: (chunk: Uint8Array) => void;
}

/** How a program is started that goes on by itself. Its environment is the host's, less what only the runner and we may know. */
export interface BackgroundOptions {
  /** Added to the environment that it gets. */
  readonly extraEnv?: Readonly<Record<string, string>>;
  /** All that it gets on its standard input. */
  readonly input: string;
  /** Made if need be, for this user alone; gets what it writes to standard error. */
  readonly logFile: string;
  /** For its first line. */
  readonly timeoutMs: number;
}

export interface BackgroundProcess {
  readonly pid: number;
  /** Without its end. */
  readonly firstLine: string;
}

export interface ExecResult {
  /** The only truth about how it went. */
  readonly exitCode: number;
  readonly stdout: string;
  readonly stderr: string;
  /** Whether stdout or stderr was longer than what was kept. */
  readonly truncated: boolean;
}
