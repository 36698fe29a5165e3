import type { Declaration } from "../inputs/spec.ts";

/** One name of Docker's actions, and what it is here. */
export interface ParityRow {
  readonly kind: "input" | "output" | "variable";
  readonly theirs: string;
  /** The verb and its input or output, `setup: platforms`; for a variable, the verb that reads it. */
  readonly ours: string;
  /** What a user notices; "" where there is nothing. */
  readonly difference: string;
  /** `FILE > TITLE` of the test that shows it, FILE under test/ and without `.test.ts`. */
  readonly test: string;
}

/** An action that ours stands in for, with everything that it takes and gives. */
export interface ParityTable {
  readonly action: string;
  readonly rows: readonly ParityRow[];
}

/** What is done otherwise than Docker's actions do it, on purpose. */
export interface MeantDifference {
  readonly difference: string;
  /** What gives theirs, as it is written into a workflow. */
  readonly undoneBy: string;
  /** The tests of the difference and of what undoes it; null: what it speaks of is not built yet. */
  readonly tests: readonly string[] | null;
}

/** Variables that others set and that theirs, the engine's client or buildx read. */
export interface SharedVariables {
  readonly names: string;
  readonly meaning: string;
  readonly test: string;
}

interface ParityPage {
  readonly tables: readonly ParityTable[];
  readonly meant: readonly MeantDifference[];
  readonly shared: readonly SharedVariables[];
}

const HEAD = `# Docker's actions and ours, name by name

Written by \`npm run docs\` from \`src/dev/parity-tables.ts\`; \`test/dev/parity.test.ts\` holds each row to the declarations and to the test that it names (a file under \`test/\`, and a title in it).
An empty difference means: the same name, the same meaning. Lists are read as theirs are (\`inputs/docker-lists\`), quotes and several lines included; what is wrong in any of them is told at once, before anything is started.`;

/** The page `docs/parity.md`; `declarations` are those of the verbs that the tables name. */
export function renderParity(page: ParityPage, declarations: readonly Declaration[]): string {
  return [
    HEAD,
    "## Meant differences",
    table(["what is otherwise", "undone by", "shown by"], page.meant.map(({ difference, undoneBy, tests }) => [difference, undoneBy, tests === null ? "not built yet" : tests.map(code).join("<br>")])),
    ...page.tables.flatMap(({ action, rows }) => [`## ${action}`, table(["", "theirs", "ours", "difference", "shown by"], rows.map(cellsOf))]),
    "## Variables that others set",
    "Read as theirs read them, or as the engine's client and buildx do, which are started with the job's environment.",
    table(["variables", "what they are for", "shown by"], page.shared.map(({ names, meaning, test }) => [names.split(" ").map(code).join(", "), meaning, code(test)])),
    "## What ours have beyond theirs",
    table(["", "inputs", "outputs"], declarations.map((declaration) => beyond(declaration, page.tables))),
    "",
  ].join("\n\n").trimEnd() + "\n";
}

function cellsOf({ kind, theirs, ours, difference, test }: ParityRow): string[] {
  return [kind, code(theirs), code(ours), difference, code(test)];
}

function beyond({ name, inputs, outputs }: Declaration, tables: readonly ParityTable[]): string[] {
  const theirs = new Set(tables.flatMap(({ rows }) => rows.filter(({ kind }) => kind !== "variable").map(({ kind, ours }) => `${kind} ${ours}`)));
  const list = (kind: "input" | "output", names: readonly string[]): string => names.filter((each) => !theirs.has(`${kind} ${name}: ${each}`)).map(code).join(", ");
  return [name, list("input", Object.keys(inputs)), list("output", Object.keys(outputs))];
}

function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]): string => `| ${cells.map((cell) => cell.replaceAll("|", "\\|")).join(" | ")} |`;
  return [line(head), `|${"---|".repeat(head.length)}`, ...rows.map(line)].join("\n");
}

/** In as many backticks as the text needs. */
function code(text: string): string {
  return text.includes("`") ? `\`\` ${text} \`\`` : `\`${text}\``;
}
