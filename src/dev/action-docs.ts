import type { Declaration, InputSpec } from "../inputs/spec.ts";

const START = "<!-- written by `npm run docs` from the declaration: start -->";
const END = "<!-- written by `npm run docs`: end -->";

/** The whole action.yml of a verb. */
export function renderActionYml(declaration: Declaration, hasPost: boolean): string {
  const lines = [
    `# Written by \`npm run docs\` from src/${declaration.name}/inputs.ts.`,
    `name: ${scalar(declaration.title)}`,
    `description: ${scalar(declaration.summary)}`,
    "author: plimsoll-ci",
    "branding:",
    "  icon: anchor",
    "  color: blue",
    "inputs:",
    ...Object.entries(declaration.inputs).flatMap(([name, spec]) => renderInput(name, spec)),
  ];
  const outputs = Object.entries(declaration.outputs);
  if (outputs.length > 0) lines.push("outputs:");
  for (const [name, output] of outputs) {
    lines.push(`  ${name}:`, `    description: ${scalar(`${output.description} Example: \`${output.example}\``)}`);
  }
  const dist = actionFolder(declaration) === "" ? "dist" : "../../dist";
  lines.push("runs:", "  using: node24", `  main: ${dist}/${declaration.name}.js`);
  if (hasPost) lines.push(`  post: ${dist}/${declaration.name}-post.js`);
  return `${lines.join("\n")}\n`;
}

/** Where an action's action.yml is, from the root of the repository; "" for the whole job's. */
export function actionFolder({ name }: Declaration): string {
  return name === "all" ? "" : `actions/${name}/`;
}

/** The file that holds an action's tables. */
export function tablesFile(declaration: Declaration): string {
  const folder = actionFolder(declaration);
  return folder === "" ? "docs/root-action.md" : `${folder}README.md`;
}

function renderInput(name: string, spec: InputSpec): string[] {
  const choices = spec.type === "choice" ? ` One of ${spec.choices.map((choice) => `\`${choice}\``).join(", ")}.` : "";
  // The runner refuses an action.yml with an expression anywhere but in a default.
  const example = spec.example === undefined || spec.example.includes("${{") ? "" : ` Example: \`${spec.example.replaceAll("\n", "`, `")}\``;
  return [
    `  ${name}:`,
    `    description: ${scalar(spec.description + choices + example)}`,
    `    required: ${spec.required === true}`,
    ...(spec.default === undefined ? [] : renderDefault(spec.default)),
  ];
}

function renderDefault(text: string): string[] {
  if (!text.includes("\n")) return [`    default: ${scalar(text)}`];
  return ["    default: |-", ...text.split("\n").map((line) => `      ${line}`)];
}

/** A YAML double-quoted scalar; JSON's strings are a subset of them (YAML 1.2, 7.3.1). */
function scalar(text: string): string {
  return JSON.stringify(text);
}

/** The README's tables of inputs and outputs. */
export function renderTables(declaration: Declaration): string {
  const inputs = Object.entries(declaration.inputs).map(([name, spec]) => row([`\`${name}\``, typeOf(spec), defaultOf(spec), describe(spec)]));
  const outputs = Object.entries(declaration.outputs).map(([name, output]) => row([`\`${name}\``, output.description, code(output.example)]));
  return [
    "## Inputs",
    "",
    row(["input", "type", "default", "meaning"]),
    row(["---", "---", "---", "---"]),
    ...inputs,
    ...(outputs.length === 0 ? [] : ["", "## Outputs", "", row(["output", "meaning", "example"]), row(["---", "---", "---"]), ...outputs]),
  ].join("\n");
}

function describe(spec: InputSpec): string {
  return spec.example === undefined ? spec.description : `${spec.description} Example: ${spec.example.split("\n").map(code).join(", ")}`;
}

function typeOf(spec: InputSpec): string {
  switch (spec.type) {
    case "choice":
      return spec.choices.map(code).join(", ");
    case "lines":
      return "one a line";
    case "records":
      return "one a line (CSV)";
    case "list":
      return "lines or commas";
    case "boolean":
      return "`true`, `false`";
    case "size":
    case "text":
      return spec.type;
  }
}

function defaultOf(spec: InputSpec): string {
  if (spec.required === true) return "**required**";
  if (spec.default === undefined || spec.default === "") return "";
  return spec.default.split("\n").map(code).join(" ");
}

function code(text: string): string {
  return `\`${text}\``;
}

function row(cells: readonly string[]): string {
  return `| ${cells.map((cell) => cell.replaceAll("|", "\\|")).join(" | ")} |`;
}

/** The text with what stands between the markers replaced; the markers are added at the end where they are missing. */
export function replaceBetweenMarkers(text: string, content: string): string {
  const block = `${START}\n${content}\n${END}`;
  const start = text.indexOf(START);
  const end = text.indexOf(END);
  if (start === -1 || end < start) return `${text.trimEnd()}\n\n${block}\n`;
  return text.slice(0, start) + block + text.slice(end + END.length);
}
