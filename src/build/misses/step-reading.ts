import { posix } from "node:path";
import { createIgnoreFile } from "../../advice/ignore-file.ts";
import { sourcePattern } from "../../advice/context.ts";
import type { Dockerfile, Instruction, Stage } from "../../dockerfile/parse.ts";
import { findStage, sourcesOf, stagesBuiltFor } from "../../dockerfile/sources.ts";
import type { PathFilter } from "./file-tree.ts";
import { expand, namesIn, type Variable, type Variables } from "./variables.ts";

/** An instruction that makes a step, and what the step depends on. */
export interface ReadStep {
  /** The same from build to build as long as the instruction is written the same. */
  readonly id: string;
  /** As BuildKit calls it: its name in small letters, or `stage-2`. */
  readonly stage: string;
  readonly platform: string | null;
  /** Its number in its stage, from 1, as BuildKit counts; null where it makes no step. */
  readonly number: number | null;
  /** How many its stage has, its FROM too where that is one. */
  readonly total: number;
  readonly keyword: string;
  readonly line: number;
  /** As written. */
  readonly source: string;
  readonly after: string | null;
  readonly base: ReadBase | null;
  /** Those that count for its cache key. */
  readonly scope: Variables;
  /** What else of its place counts: user, folder, shell. */
  readonly setting: string | null;
  /** What it takes from the context; null: nothing. */
  readonly files: PathFilter | null;
  /** The images or named contexts that it takes from, as written and with values. */
  readonly images: readonly { readonly written: string; readonly name: string }[];
  /** A URL of ADD as written; null: none. */
  readonly url: string | null;
}

/** The image that a stage begins with. */
export interface ReadBase {
  /** As written. */
  readonly image: string;
  /** With values. */
  readonly name: string;
  /** What FROM uses. */
  readonly uses: Variables;
}

/** What steps depend on beyond the Dockerfile. */
export interface Surroundings {
  readonly target: string | null;
  /** null: the builder's own. */
  readonly platform: string | null;
  /** With values, as they were given. */
  readonly arguments: ReadonlyMap<string, string>;
  readonly isSecret: (name: string, value: string) => boolean;
  /** Makes an ID of the text of an instruction. */
  readonly hash: (text: string) => string;
}

/** What instructions leave for those after them, also of the stages that begin with theirs. */
interface State {
  readonly variables: ReadonlyMap<string, Variable>;
  readonly user: string;
  readonly folder: string;
  readonly shell: string;
  readonly base: ReadBase | null;
  readonly last: string | null;
}

/** `ENV A=$A$A` doubles it each time. */
const MAX_VALUE = 65_536;
const STEPS = new Set(["ADD", "COPY", "RUN", "WORKDIR"]);

/** The instructions that make steps of what is built, in the order of the file, for one platform. */
export function readSteps(dockerfile: Dockerfile, around: Surroundings): ReadStep[] {
  const globals = readGlobals(dockerfile, around);
  const states = new Map<Stage, State>();
  const steps = dockerfile.stages.map((stage) => {
    const read = readStage(dockerfile, stage, globals, states, around);
    states.set(stage, read.state);
    return { stage, steps: read.steps };
  });
  const built = new Set(stagesBuiltFor(dockerfile, around.target));
  return steps.filter(({ stage }) => built.has(stage)).flatMap((each) => each.steps);
}

/** What stands before the first FROM, and what BuildKit sets by itself. */
function readGlobals(dockerfile: Dockerfile, around: Surroundings): Variables {
  const globals = new Map<string, Variable>(platformVariables(around));
  for (const { name, value } of dockerfile.preamble.flatMap(({ settings }) => settings)) {
    const given = around.arguments.get(name) ?? (value === null ? undefined : expand(value, globals));
    if (given !== undefined) globals.set(name, argument(name, given, value ?? "", globals, around));
  }
  return globals;
}

function platformVariables({ platform, target, arguments: given }: Surroundings): [string, Variable][] {
  const [os = "", architecture = "", variant = ""] = (platform ?? "").split("/");
  const values = { TARGETPLATFORM: platform ?? "", TARGETOS: os, TARGETARCH: architecture, TARGETVARIANT: variant, TARGETSTAGE: target ?? "default", BUILDPLATFORM: "", BUILDOS: "", BUILDARCH: "", BUILDVARIANT: "" };
  return Object.entries(values).map(([name, value]) => [name, { value: given.get(name) ?? value, kind: "argument", isSecret: false }]);
}

function argument(name: string, value: string, written: string, known: Variables, { isSecret, hash }: Surroundings, kind: Variable["kind"] = "argument"): Variable {
  return { value: value.length > MAX_VALUE ? hash(value) : value, kind, isSecret: isSecret(name, value) || namesIn(written).some((each) => known.get(each)?.isSecret === true) };
}

function readStage(dockerfile: Dockerfile, stage: Stage, globals: Variables, states: ReadonlyMap<Stage, State>, around: Surroundings): { state: State; steps: ReadStep[] } {
  const label = stage.name?.toLowerCase() ?? `stage-${stage.index}`;
  const image = expand(stage.base, globals);
  const parent = findStage(dockerfile, image, stage.index);
  const isImage = parent === null && image !== "scratch";
  const base = isImage ? { image: stage.base, name: image, uses: pick(globals, namesIn(stage.base)) } : null;
  const empty: State = { variables: new Map(), user: "", folder: "/", shell: "", base, last: null };
  let state = (parent === null ? undefined : states.get(parent)) ?? empty;
  let number = isImage ? 1 : 0;
  const total = number + stage.instructions.filter(({ keyword }) => STEPS.has(keyword)).length;
  const seen = new Map<string, number>();
  const steps = stage.instructions.flatMap((instruction) => {
    const after = state;
    state = follow(state, instruction, globals, around);
    if (!STEPS.has(instruction.keyword)) return [];
    // The folder that is there anyway is not made.
    const isStep = instruction.keyword !== "WORKDIR" || state.folder !== "/";
    if (isStep) number += 1;
    const text = [instruction.source, ...commandOf(instruction), ...instruction.heredocs.map(({ content }) => content)].join("\n");
    const count = (seen.get(text) ?? 0) + 1;
    seen.set(text, count);
    const id = `${label}/${around.platform ?? ""}/${around.hash(text)}/${count}`;
    state = { ...state, last: id };
    return [readStep(dockerfile, stage, { id, stage: label, number: isStep ? number : null, total }, instruction, after, around)];
  });
  return { state, steps };
}

/** Of a RUN, whose blanks count. */
function commandOf({ keyword, isJson, words, text }: Instruction): string[] {
  return keyword !== "RUN" ? [] : [isJson ? JSON.stringify(words) : text.trim()];
}

/** What an instruction changes for those after it. */
function follow(state: State, instruction: Instruction, globals: Variables, around: Surroundings): State {
  const { keyword, settings, text } = instruction;
  const { variables } = state;
  if (keyword === "USER") return { ...state, user: expand(text, withoutSecrets(variables)) };
  if (keyword === "SHELL") return { ...state, shell: text };
  if (keyword === "WORKDIR") return { ...state, folder: posix.resolve("/", state.folder, expand(instruction.words.join(" "), withoutSecrets(variables))) };
  if (keyword === "ENV") return { ...state, variables: new Map([...variables, ...settings.map(({ name, value }) => [name, argument(name, expand(value ?? "", variables), value ?? "", variables, around, "variable")] as const)]) };
  if (keyword !== "ARG") return state;
  const declared = new Map(variables);
  for (const { name, value } of settings) {
    const given = around.arguments.get(name);
    const own = given ?? (value === null ? undefined : expand(value, declared));
    const global = globals.get(name);
    if (own !== undefined) declared.set(name, argument(name, own, given === undefined ? (value ?? "") : "", declared, around));
    else if (global !== undefined) declared.set(name, global);
  }
  return { ...state, variables: declared };
}

/** `state`: what there is before the instruction. */
function readStep(dockerfile: Dockerfile, stage: Stage, place: Pick<ReadStep, "id" | "stage" | "number" | "total">, instruction: Instruction, state: State, around: Surroundings): ReadStep {
  const { keyword, line, source, flags, isJson } = instruction;
  const sources = sourcesOf(instruction);
  const paths = sources.filter(({ kind, from }) => kind === "path" && from === null).map(({ path }) => expand(path, state.variables));
  const elsewhere = sources.flatMap(({ from }) => (from === null ? [] : [{ written: from, name: expand(from, state.variables) }]));
  const excluded = flags.filter(({ name }) => name === "exclude").map(({ value }) => expand(value ?? "", state.variables));
  return {
    ...place,
    platform: around.platform,
    keyword,
    line,
    source,
    after: state.last,
    base: state.base,
    scope: scopeOf(instruction, state.variables, around),
    setting: keyword === "RUN" ? [state.user, state.folder, isJson ? "" : state.shell].join("\n") : keyword === "WORKDIR" ? [state.user, state.folder].join("\n") : state.folder,
    files: paths.length === 0 ? null : filterOf(paths, excluded),
    images: elsewhere.filter(({ name }) => findStage(dockerfile, name, stage.index) === null),
    url: sources.find(({ kind }) => kind === "url")?.path ?? null,
  };
}

/** A process is given all that is set; other instructions know what they name. */
function scopeOf({ keyword, source, heredocs }: Instruction, variables: Variables, around: Surroundings): Variables {
  if (keyword === "RUN") return variables;
  const named = pick(variables, namesIn([source, ...heredocs.map(({ content }) => content)].join("\n")));
  const epoch = keyword === "WORKDIR" ? around.arguments.get("SOURCE_DATE_EPOCH") : undefined;
  // The folder that it makes is as old as that says, whoever declared it.
  return epoch === undefined ? named : new Map([...named, ["SOURCE_DATE_EPOCH", { value: epoch, kind: "argument", isSecret: false }]]);
}

/** Their names stay where their values would be: a hash of those is kept nowhere. */
function withoutSecrets(variables: Variables): Variables {
  return new Map([...variables].filter(([, { isSecret }]) => !isSecret));
}

function pick(variables: Variables, names: readonly string[]): Variables {
  return new Map(names.flatMap((name) => {
    const known = variables.get(name);
    return known === undefined ? [] : [[name, known] as const];
  }));
}

function filterOf(paths: readonly string[], excluded: readonly string[]): PathFilter {
  const patterns = paths.map(sourcePattern);
  const left = excluded.length === 0 ? null : createIgnoreFile("", excluded.join("\n"));
  return {
    takes: (path) => patterns.some((pattern) => pattern.takes(path)) && left?.ignores(path) !== true,
    reaches: (folder) => patterns.some((pattern) => pattern.reaches(folder)),
  };
}
