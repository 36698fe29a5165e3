import { globSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { parse } from "yaml";

/** A piece of YAML as somebody would copy it. */
export interface WrittenYaml {
  /** `PATH` of a file, `PATH:LINE` of a block in one. */
  readonly place: string;
  readonly text: string;
}

/** A workflow as somebody would copy it; steps or jobs that stand alone are put into one. */
export interface WrittenWorkflow extends WrittenYaml {
  /** Whether what is written is the whole workflow. */
  readonly isWhole: boolean;
}

const FILES = [".github/workflows/*.yml", "examples/**/*.yml"];
const PAGES = ["*.md", "docs/**/*.md", "actions/*/README.md", "examples/**/*.md"];

/** Every file of YAML that is a workflow or stands beside one, and every block of YAML in a page; of a diff, what it leaves. */
export function writtenYaml(root: string): WrittenYaml[] {
  const files = pathsOf(root, FILES).map((place) => ({ place, text: readFileSync(join(root, place), "utf8") }));
  const blocks = pathsOf(root, PAGES).flatMap((path) => blocksOf(path, readFileSync(join(root, path), "utf8")));
  return [...files, ...blocks];
}

/** The blocks of a page that are YAML, each with the line on which it starts; what stands further right is moved to the left. */
export function blocksOf(path: string, markdown: string): WrittenYaml[] {
  return [...markdown.matchAll(/^( *)```(yaml|yml|diff)\n(.*?)^\1```$/gms)].map((found) => {
    const [, , language, inside = ""] = found;
    const line = markdown.slice(0, found.index).split("\n").length + 1;
    return { place: `${path}:${line}`, text: movedLeft(language === "diff" ? afterSide(inside) : inside) };
  });
}

function afterSide(diff: string): string {
  return diff.replaceAll(/^-.*\n/gm, "").replaceAll(/^[ +]/gm, "");
}

function movedLeft(text: string): string {
  const lines = text.split("\n");
  const indent = Math.min(...lines.map((line) => line.search(/\S/)).filter((column) => column >= 0));
  return lines.map((line) => line.slice(indent)).join("\n");
}

/** A block that says on its first line which other file it is of, as `# .circleci/config.yml`. */
const OTHER_FILE = /^# (?!\.github\/)[\w./-]+\.ya?ml\n/;

/** What of it is a workflow, or steps or jobs of one; null for YAML of another kind. */
export function asWorkflow(written: WrittenYaml): WrittenWorkflow | null {
  if (OTHER_FILE.test(written.text)) return null;
  const parsed = parse(written.text) as unknown;
  if (areSteps(parsed)) {
    return { ...written, isWhole: false, text: `${JOB}    steps:\n${indented(written.text, 6)}` };
  }
  if (!isMapping(parsed)) return null;
  if (isMapping(parsed["jobs"])) return { ...written, isWhole: "on" in parsed, text: "on" in parsed ? written.text : `${HEAD}${written.text}` };
  if (areSteps(parsed["steps"])) return { ...written, isWhole: false, text: `${JOB}${indented(written.text, 4)}` };
  return null;
}

/** Other CIs have steps, too. */
function areSteps(value: unknown): boolean {
  return Array.isArray(value) && value.some((step) => isMapping(step) && ("uses" in step || "run" in step));
}

const HEAD = "name: part\non: push\npermissions: {}\n";
const JOB = `${HEAD}jobs:\n  job:\n    runs-on: ubuntu-latest\n`;

function indented(text: string, spaces: number): string {
  return text.replaceAll(/^(?=.)/gm, " ".repeat(spaces));
}

/** All workflows that the repository shows to anybody. */
export function writtenWorkflows(root: string): WrittenWorkflow[] {
  return writtenYaml(root).flatMap((written) => asWorkflow(written) ?? []);
}

function pathsOf(root: string, patterns: readonly string[]): string[] {
  return globSync(patterns, { cwd: root }).map((path) => path.replaceAll("\\", "/")).sort();
}

export function isMapping(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
