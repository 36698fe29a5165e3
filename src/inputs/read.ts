import { UserError } from "../errors.ts";
import type { Host } from "../host/host.ts";
import { nearest } from "./nearest.ts";
import { parseRecords } from "./records.ts";
import { parseSize } from "./size.ts";
import type { Declaration, Inputs, InputSpec } from "./spec.ts";

/** The booleans of YAML 1.2's core schema, as @actions/core takes them. */
const TRUE: readonly string[] = ["true", "True", "TRUE"];
const FALSE: readonly string[] = ["false", "False", "FALSE"];

/** What one input's text turned into: its value, and what is wrong with it. */
interface ReadInput {
  readonly value: unknown;
  readonly mistakes: readonly string[];
}

/** Finds what is wrong with a verb's inputs taken together, each beginning with the name that the reader knows: `--push: there is no tag to push.` */
type Judge<D extends Declaration> = (inputs: Inputs<D>) => Promise<readonly string[]>;

/**
 * The typed inputs of a verb. Every mistake is reported, together, in one `UserError` that names each input and its
 * cure, before anything is touched.
 */
export function readInputs<const D extends Declaration>(declaration: D, host: InputHost): Inputs<D> {
  const { inputs, mistakes } = readEach(declaration, host);
  refuse(mistakes.map(({ text }) => text), declaration, host.kind);
  return inputs;
}

/**
 * As `readInputs`, and what `judge` finds wrong with the inputs taken together is reported with the rest, after `earlier`:
 * what is wrong with the way in which they were given.
 */
export async function readJudgedInputs<const D extends Declaration>(declaration: D, host: InputHost, judge: Judge<D>, earlier: readonly string[] = []): Promise<Inputs<D>> {
  const { inputs, mistakes } = await judgeInputs(declaration, host, judge, earlier);
  refuse(mistakes, declaration, host.kind);
  return inputs;
}

/** The typed inputs of a verb and all that is wrong with them, for a caller that has more to report. */
export async function judgeInputs<const D extends Declaration>(
  declaration: D,
  host: InputHost,
  judge: Judge<D>,
  earlier: readonly string[] = [],
): Promise<{ readonly inputs: Inputs<D>; readonly mistakes: readonly string[] }> {
  const { inputs, mistakes } = readEach(declaration, host);
  const inDoubt = Object.keys(declaration.inputs).filter((name) => earlier.some((text) => mentions(text, name)));
  const judged = mistakes.some(({ isRequired }) => isRequired) ? [] : await judge(inputs);
  // What follows only from what is told to be wrong is no mistake of its own.
  const own = mistakes.filter(({ name }) => !inDoubt.includes(name));
  const others = judged.filter((text) => ![...inDoubt, ...mistakes.map(({ name }) => name)].some((name) => mentions(text, name)));
  return { inputs, mistakes: [...earlier, ...own.map(({ text }) => text), ...others] };
}

type InputHost = Pick<Host, "kind" | "input" | "addSecret">;

interface Mistake {
  readonly name: string;
  readonly isRequired: boolean;
  readonly text: string;
}

/** Each input by itself; for those that are judged together with others, a wrong value counts as none. */
function readEach<const D extends Declaration>(declaration: D, host: InputHost): { inputs: Inputs<D>; mistakes: Mistake[] } {
  const specs = Object.entries(declaration.inputs);
  for (const [name, spec] of specs) {
    if (spec.secret === true) host.addSecret(host.input(name));
    for (const secret of spec.findSecrets?.(host.input(name)) ?? []) host.addSecret(secret);
  }
  const values: Record<string, unknown> = {};
  const mistakes: Mistake[] = [];
  for (const [name, spec] of specs) {
    const read = readInput(spec, textOf(spec, host.input(name), host.kind));
    mistakes.push(...read.mistakes.map((mistake) => ({ name, isRequired: spec.required === true, text: `${inputName(host.kind, name)}: ${mistake}` })));
    values[name] = read.mistakes.length === 0 ? read.value : readInput({ ...spec, required: false }, defaultOf(spec, host.kind)).value;
  }
  return { inputs: values as Inputs<D>, mistakes };
}

function mentions(mistake: string, name: string): boolean {
  return mistake.split(/[^a-z-]+/).some((word) => word.replace(/^--/, "") === name);
}

/** Throws what is wrong with a verb's inputs, all of it at once; returns when nothing is. */
function refuse(mistakes: readonly string[], declaration: Declaration, kind: Host["kind"]): void {
  if (mistakes.length === 0) return;
  const hint =
    kind === "terminal"
      ? `\`plimsoll ${declaration.name} --help\` lists every flag.`
      : `Every input is described at https://github.com/plimsoll-ci/plimsoll/${declaration.name === "all" ? "blob/v1/docs/root-action.md" : `tree/v1/actions/${declaration.name}`}.`;
  const [first = ""] = mistakes;
  const message = mistakes.length === 1 ? first : [`${mistakes.length} inputs are wrong:`, ...mistakes.map((each) => `- ${each}`)].join("\n");
  throw new UserError(message, hint);
}

/** How an input is called where the reader wrote it: a flag on the command line, else its name. */
export function inputName(kind: Host["kind"], name: string): string {
  return kind === "terminal" ? `--${name}` : name;
}

/** The text that stands for the input: what was given, else its default. */
function textOf(spec: InputSpec, given: string, kind: Host["kind"]): string {
  if (spec.type === "text" && spec.isVerbatim === true && given !== "") return given;
  if (given.trim() !== "") return spec.secret === true ? given : given.trim();
  return defaultOf(spec, kind);
}

function defaultOf(spec: InputSpec, kind: Host["kind"]): string {
  if (kind === "terminal" && spec.cliDefault !== undefined) return spec.cliDefault;
  // An expression is for the runner to fill in; where it was left empty there is nothing.
  return spec.default?.includes("${{") === true ? "" : (spec.default ?? "");
}

function readInput(spec: InputSpec, text: string): ReadInput {
  if (text === "" && spec.required === true) return wrong(`it must be given${spec.example === undefined ? "" : `, as in ${quote(spec.example)}`}.`);
  switch (spec.type) {
    case "text":
      return text === "" ? right(spec.default === undefined ? undefined : "") : checked(spec, [text], text);
    case "lines":
      return readItems(spec, splitLines(text).filter((line) => spec.hasComments !== true || !line.startsWith("#")));
    case "list":
      return readRecords(spec, text, (part) => listItems(part, spec));
    case "records":
      return readRecords(spec, text, (part) => parseRecords(part, spec.hasComments === true && "lines").map((fields) => fields.join(",")));
    case "boolean":
      if (text === "" || FALSE.includes(text)) return right(false);
      return TRUE.includes(text) ? right(true) : wrong(`${quote(text)} is not a boolean; write true or false.`);
    case "size": {
      if (text === "") return right(undefined);
      const bytes = parseSize(text);
      return bytes === null ? wrong(`${quote(text)} is not a size; write a number with a unit, as in 250MB or 64GiB.`) : checked(spec, [text], bytes);
    }
    case "choice":
      return text === "" ? right(undefined) : readChoice(text, spec.choices);
  }
}

/** The items of a list. Docker's actions split a field that is alone at its commas, quoted or not. */
function listItems(text: string, { hasComments = false, isWhole }: Extract<InputSpec, { type: "list" }>): string[] {
  const inCsv = (part: string): string[] => parseRecords(part, hasComments).flatMap((fields) => (fields.length === 1 ? fields.flatMap((field) => field.split(",")) : fields));
  if (isWhole === undefined) return inCsv(text);
  const items: string[] = [];
  let part: string[] = [];
  for (const line of text.split(/\r?\n/)) {
    if (!isWhole(line)) part.push(line);
    else {
      items.push(...inCsv(part.join("\n")), hasComments ? line.replace(/\s#.*$/, "") : line);
      part = [];
    }
  }
  return [...items, ...inCsv(part.join("\n"))];
}

function readRecords(spec: InputSpec, text: string, itemsOf: (text: string) => string[]): ReadInput {
  try {
    return readItems(spec, itemsOf(text).map((item) => item.trim()).filter((item) => item !== ""));
  } catch (error) {
    if (!(error instanceof UserError)) throw error;
    return wrong(`${error.message} ${error.hint}`);
  }
}

function readItems(spec: InputSpec, items: readonly string[]): ReadInput {
  return checked(spec, items, items);
}

function readChoice(text: string, choices: readonly string[]): ReadInput {
  if (choices.includes(text)) return right(text);
  const near = nearest(text, choices);
  return wrong(`${quote(text)} is none of ${choices.join(", ")}${near === null ? "." : `; did you mean ${near}?`}`);
}

function checked(spec: InputSpec, items: readonly string[], value: unknown): ReadInput {
  return { value, mistakes: spec.check?.(items) ?? [] };
}

function splitLines(text: string): string[] {
  return text.split(/\r?\n/).map((line) => line.trim()).filter((line) => line !== "");
}

function right(value: unknown): ReadInput {
  return { value, mistakes: [] };
}

function wrong(mistake: string): ReadInput {
  return { value: undefined, mistakes: [mistake] };
}

function quote(text: string): string {
  return JSON.stringify(text.length > 100 ? `${text.slice(0, 100)}…` : text);
}
