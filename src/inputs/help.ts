import { type CliFlag, usagePositionals } from "./flags.ts";
import type { Declaration, InputSpec } from "./spec.ts";

const WIDTH = 100;
const INDENT = "      ";

/** The `--help` of one verb. */
export function renderHelp(declaration: Declaration, ownFlags: readonly CliFlag[]): string {
  const usage = ["plimsoll", declaration.name, "[FLAGS]", usagePositionals(declaration)].filter((part) => part !== "").join(" ");
  return [
    `Usage: ${usage}`,
    "",
    ...wrap(declaration.summary, ""),
    "",
    ...groupsOf(declaration).flatMap(([heading, inputs]) => [`${heading}:`, ...inputs.flatMap(([name, spec]) => renderFlag(`--${name}${valueOf(spec)}`, describeInput(spec))), ""]),
    "Flags of the command line:",
    // What is an input as well, as publish's dry-run, stands above.
    ...ownFlags.filter(({ name }) => !Object.hasOwn(declaration.inputs, name)).flatMap((flag) => renderFlag(`--${flag.name}${flag.value === null ? "" : ` ${flag.value}`}`, flag.description)),
    "",
  ].join("\n");
}

/** The inputs under their headings, each heading once, where the first of its inputs stands; what has none comes first. */
function groupsOf(declaration: Declaration): [heading: string, inputs: [string, InputSpec][]][] {
  const groups = Map.groupBy(Object.entries(declaration.inputs), ([, spec]) => spec.group ?? "Inputs");
  return [...groups].sort(([a], [b]) => Number(b === "Inputs") - Number(a === "Inputs"));
}

/** What `plimsoll --help` says: the verbs there are. */
export function renderOverview(declarations: readonly Declaration[]): string {
  return [
    "Usage: plimsoll VERB [FLAGS] [ARGUMENTS]",
    "",
    "How deep a container image rides, why, and whether it is over the line.",
    "",
    ...declarations.flatMap(({ name, summary }) => [`  ${name}`, ...wrap(summary, INDENT)]),
    "",
    "`plimsoll VERB --help` lists a verb's flags; `plimsoll --version` prints the version.",
    "Exit codes: 0 done, 1 a budget is exceeded, 2 it could not be done.",
    "",
  ].join("\n");
}

function renderFlag(flag: string, description: string): string[] {
  return [`  ${flag}`, ...wrap(description, INDENT)];
}

function valueOf(spec: InputSpec): string {
  switch (spec.type) {
    case "boolean":
      return "";
    case "choice":
      return ` ${spec.choices.join("|")}`;
    case "size":
      return " SIZE";
    case "list":
      return " A,B";
    case "lines":
    case "records":
      return " LINE";
    case "text":
      return " TEXT";
  }
}

function describeInput(spec: InputSpec): string {
  const notes = [spec.description];
  if (spec.type === "lines" || spec.type === "records") notes.push("May be repeated.");
  if (spec.type === "list") notes.push("Commas or lines; may be repeated.");
  if (spec.required === true) notes.push("Required.");
  if (spec.secret === true) notes.push("`-` reads it from standard input, where no list of processes shows it.");
  const standard = spec.cliDefault ?? spec.default ?? "";
  if (standard !== "" && !standard.includes("${{")) notes.push(`Default: ${showDefault(standard)}.`);
  // An expression is for a workflow, and the default is told already.
  if (spec.example !== undefined && spec.example !== standard && !spec.example.includes("${{")) notes.push(`Example: ${spec.example.split("\n").join(", ")}`);
  return notes.join(" ");
}

/** In quotes where the full stop behind it would be taken for a part of it. */
function showDefault(text: string): string {
  return /[.,:;]$/.test(text) ? `\`${text}\`` : text.split("\n").join(", ");
}

function wrap(text: string, indent: string): string[] {
  const lines: string[] = [];
  let line = indent;
  for (const word of text.split(/\s+/)) {
    if (line.length > indent.length && line.length + 1 + word.length > WIDTH) {
      lines.push(line);
      line = indent;
    }
    line += line.length === indent.length ? word : ` ${word}`;
  }
  return [...lines, line];
}
