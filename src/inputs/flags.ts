import { parseArgs, type ParseArgsConfig } from "node:util";
import { nearest } from "./nearest.ts";
import type { Declaration, InputSpec } from "./spec.ts";

/** A flag that the command line adds to a verb's inputs. */
export interface CliFlag {
  readonly name: string;
  /** What stands for its value in `--help`; null for a switch. */
  readonly value: string | null;
  readonly description: string;
  /** Whether it belongs only to the verbs that print a report. */
  readonly reportOnly?: boolean;
}

/** What argv said: raw input values by name, the command line's own flags, and everything wrong with it. */
export interface ParsedFlags {
  readonly inputs: Readonly<Record<string, string>>;
  readonly own: ReadonlyMap<string, string>;
  readonly mistakes: readonly string[];
}

interface Positional {
  readonly value: string;
  /** It follows a flag that nobody knows, and may well be the value of that. */
  readonly isStray: boolean;
}

/** Reads argv (without the verb) by a declaration: its inputs as flags and positionals, and the command line's own flags. */
export function parseFlags(declaration: Declaration, ownFlags: readonly CliFlag[], argv: readonly string[]): ParsedFlags {
  const given = new Map<string, string[]>();
  const positionals: Positional[] = [];
  const mistakes: string[] = [];
  const options = optionsOf(declaration, ownFlags);
  // Not strict: parseArgs would stop at the first mistake.
  const { tokens } = parseArgs({ args: [...argv], options, strict: false, allowPositionals: true, tokens: true });
  for (const [index, token] of tokens.entries()) {
    const before = tokens[index - 1];
    const flag = before?.kind === "option" && before.value === undefined ? before : null;
    if (token.kind === "positional") {
      const isBoolean = flag !== null && options[flag.name]?.type === "boolean" && /^(true|false)$/i.test(token.value);
      if (isBoolean) mistakes.push(`${flag.rawName} ${token.value}: ${isSwitch(flag.name, ownFlags) ? "it takes no value." : `write ${flag.rawName}=${token.value}.`}`);
      else positionals.push({ value: token.value, isStray: flag !== null && !Object.hasOwn(options, flag.name) });
    }
    if (token.kind !== "option") continue;
    const name = token.rawName === "-h" ? "help" : token.name;
    const mistake = judgeOption(name, token, options, ownFlags);
    if (mistake !== null) mistakes.push(mistake);
    else given.set(name, [...(given.get(name) ?? []), token.value ?? "true"]);
  }
  mistakes.push(...placePositionals(declaration, positionals, given));
  return { ...collect(declaration, ownFlags, given, mistakes), mistakes };
}

function optionsOf(declaration: Declaration, ownFlags: readonly CliFlag[]): NonNullable<ParseArgsConfig["options"]> {
  const inputs = Object.entries(declaration.inputs).map(([name, spec]) => [name, { type: spec.type === "boolean" ? "boolean" : "string" } as const] as const);
  const own = ownFlags.map((flag) => [flag.name, { type: flag.value === null ? "boolean" : "string" } as const] as const);
  return Object.fromEntries([...own, ...inputs]);
}

/** What is wrong with one flag, or null. */
function judgeOption(
  name: string,
  token: { rawName: string; value?: string | undefined; inlineValue?: boolean | undefined },
  options: NonNullable<ParseArgsConfig["options"]>,
  ownFlags: readonly CliFlag[],
): string | null {
  const option = Object.hasOwn(options, name) ? options[name] : undefined;
  if (option === undefined) {
    const positive = /^no-(.+)$/.exec(name)?.[1] ?? "";
    if (Object.hasOwn(options, positive) && options[positive]?.type === "boolean" && !isSwitch(positive, ownFlags)) return `${token.rawName}: there is no such flag; write --${positive}=false.`;
    const near = nearest(name, Object.keys(options));
    return `${token.rawName}: there is no such flag${near === null ? "." : `; did you mean --${near}?`}`;
  }
  if (isSwitch(name, ownFlags)) return token.value === undefined ? null : `--${name}: it takes no value.`;
  if (option.type === "boolean") return null;
  if (token.value === undefined) return `--${name}: it needs a value.`;
  if (token.inlineValue !== true && token.value.startsWith("-") && token.value !== "-") {
    return `--${name}: it needs a value; one that starts with a dash is written --${name}=${token.value}.`;
  }
  return null;
}

function isSwitch(name: string, ownFlags: readonly CliFlag[]): boolean {
  return ownFlags.some((flag) => flag.name === name && flag.value === null);
}

/** Gives the positionals their names, the last ones first; the one that takes lines takes all that are left. */
function placePositionals(declaration: Declaration, found: readonly Positional[], given: Map<string, string[]>): string[] {
  const names = declaration.positionals;
  const own = found.filter(({ isStray }) => !isStray);
  const isShort = own.length < names.filter((name) => declaration.inputs[name]?.required === true && !given.has(name)).length;
  const values = (isShort ? found : own).map(({ value }) => value);
  const only = names.length === 1 ? names[0] : undefined;
  if (only !== undefined && isMany(declaration.inputs[only])) {
    if (values.length > 0) given.set(only, [...(given.get(only) ?? []), ...values]);
    return [];
  }
  if (values.length > names.length) {
    for (const [index, name] of names.entries()) given.set(name, given.get(name) ?? [values[index] ?? ""]);
    const extra = values.slice(names.length).map((value) => JSON.stringify(value)).join(", ");
    return [`${extra}: ${declaration.name} takes ${names.length === 0 ? "flags only" : usagePositionals(declaration)}.`];
  }
  const used = names.slice(names.length - values.length);
  return used.flatMap((name, index) => {
    if (given.has(name)) return [`--${name}: it is given twice, as a flag and as ${JSON.stringify(values[index])}.`];
    given.set(name, [values[index] ?? ""]);
    return [];
  });
}

function collect(
  declaration: Declaration,
  ownFlags: readonly CliFlag[],
  given: ReadonlyMap<string, string[]>,
  mistakes: string[],
): { inputs: Record<string, string>; own: Map<string, string> } {
  const inputs: Record<string, string> = {};
  const own = new Map<string, string>();
  for (const [name, values] of given) {
    const flag = ownFlags.find((each) => each.name === name);
    if (values.length > 1 && flag?.value !== null && !isMany(declaration.inputs[name])) mistakes.push(`--${name}: it is given ${values.length} times; give it once.`);
    if (flag === undefined) inputs[name] = values.join("\n");
    else own.set(name, values.join("\n"));
  }
  return { inputs, own };
}

function isMany(spec: InputSpec | undefined): boolean {
  return spec?.type === "lines" || spec?.type === "list" || spec?.type === "records";
}

/** The positionals as `--help` shows them: `[BASE] HEAD`. */
export function usagePositionals(declaration: Declaration): string {
  return declaration.positionals
    .map((name) => {
      const spec = declaration.inputs[name];
      const shown = `${name.toUpperCase()}${isMany(spec) ? "..." : ""}`;
      return spec?.required === true ? shown : `[${shown}]`;
    })
    .join(" ");
}
