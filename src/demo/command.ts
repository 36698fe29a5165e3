import type { Host } from "../host/host.ts";
import { type CliContext, createTerminalHost } from "../host/terminal.ts";
import { readJudgedInputs } from "../inputs/read.ts";
import type { Declaration, Inputs } from "../inputs/spec.ts";

const MAX_JOINED_CHARACTERS = 40;

/** A verb of the command line, as its folder has it. */
export interface Step<D extends Declaration> {
  readonly declaration: D;
  readonly run: (host: Host, inputs: Inputs<D>, cli: CliContext) => Promise<void>;
  readonly findMistakes?: (host: Host, inputs: Inputs<D>) => Promise<readonly string[]>;
}

/** Input values by name; a list is a line each. */
export type Given = Readonly<Record<string, string | readonly string[]>>;

/** Where a command runs. */
export interface Place {
  /** The demo's own: its log gets what the command logs, as debug messages. */
  readonly host: Host;
  readonly env: Host["env"];
  readonly directory: string;
  readonly width: number;
  readonly color: boolean;
  /** Ends the programs that the command started. */
  readonly signal: AbortSignal;
}

/** What a command gave. */
export interface Done {
  readonly outputs: Readonly<Record<string, string>>;
  readonly stdout: string;
  readonly exitCode: number;
}

/**
 * Runs a verb as the command line does, with inputs as flags would give them, and keeps what it says to itself. `onHost` gets
 * the host before anything is done: for the `post` of an action, however this ends.
 */
export async function runStep<const D extends Declaration>(step: Step<D>, given: Given, place: Place, onHost: (host: Host) => void = () => {}): Promise<Done> {
  const outputs: Record<string, string> = {};
  const printed: string[] = [];
  let exitCode = 0;
  const host: Host = {
    ...commandHost(place, given),
    setOutput: (name, value) => void (outputs[name] = value),
    setExitCode: (code) => void (exitCode = code),
  };
  onHost(host);
  const cli: CliContext = { format: "text", output: null, dryRun: false, color: place.color, width: place.width, write: async (data) => void printed.push(data) };
  const inputs = await readJudgedInputs(step.declaration, host, async (read) => (await step.findMistakes?.(host, read)) ?? []);
  await step.run(host, inputs, cli);
  return { outputs, stdout: printed.join(""), exitCode };
}

/** The command in pieces that belong together, as it is written in a POSIX shell; what is secret comes from a variable. */
export function wordsOf({ name, positionals, inputs }: Declaration, given: Given): string[] {
  const wordOf = (input: string, value: string): string => (inputs[input]?.secret === true ? `"$${input.toUpperCase().replaceAll("-", "_")}"` : quote(value));
  const flags = Object.entries(given).filter(([input]) => !positionals.includes(input)).flatMap(([input, value]) => joined(inputs[input]?.type === "list", valuesOf(value)).map((each) => `--${input} ${wordOf(input, each)}`));
  return [`plimsoll ${name}`, ...positionals.flatMap((input) => valuesOf(given[input] ?? []).map(quote)), ...flags];
}

/** A list may be written in one: where that is short, it is. */
function joined(isList: boolean, values: readonly string[]): readonly string[] {
  const inOne = values.join(",");
  return isList && inOne.length <= MAX_JOINED_CHARACTERS ? [inOne] : values;
}

function quote(word: string): string {
  return /^[\w@%+=:,./-]+$/.test(word) ? word : `'${word.replaceAll("'", String.raw`'\''`)}'`;
}

function valuesOf(value: string | readonly string[]): readonly string[] {
  return typeof value === "string" ? [value] : value;
}

/** A terminal of the command's own, that keeps state as a runner does for the `post` of an action. */
function commandHost(place: Place, given: Given): Host {
  const inputs = Object.fromEntries(Object.entries(given).map(([name, value]) => [name, valuesOf(value).join("\n")]));
  const own = createTerminalHost({
    env: place.env,
    directory: place.directory,
    inputs,
    stderr: { write: (text: string) => place.host.log.debug(text.trimEnd()) },
    verbosity: "normal",
    color: false,
  });
  const states = new Map<string, string>();
  return {
    ...own,
    saveState: (name, value) => void states.set(name, value),
    state: (name) => states.get(name) ?? "",
    async exec(command, args, options) {
      place.signal.throwIfAborted();
      return await own.exec(command, args, { ...options, signal: options?.signal === undefined ? place.signal : AbortSignal.any([place.signal, options.signal]) });
    },
  };
}
