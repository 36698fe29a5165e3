import { UserError } from "../errors.ts";
import { nearest } from "../inputs/nearest.ts";
import { parseRecords } from "../inputs/records.ts";

/** What a rule makes its tag of. */
export type RuleType = "schedule" | "semver" | "pep440" | "match" | "edge" | "ref" | "raw" | "sha";

/** One rule for a tag, as docker/metadata-action's README ("tags input") describes them. */
export interface Rule {
  readonly type: RuleType;
  /** As it was written. */
  readonly text: string;
  /** Those that were written, and the type's defaults for its own; `prefix` and `suffix` only where they count. */
  readonly attributes: Readonly<Record<string, string>>;
  readonly priority: number;
}

/** A rule, and what is to be said of its text. */
export interface ReadRule {
  readonly rule: Rule;
  /** What is wrong, each with its cure. */
  readonly mistakes: readonly string[];
  /** Attributes that are known and do nothing here. */
  readonly idle: readonly string[];
}

/** null: it must be written. */
type OwnAttributes = Readonly<Record<string, string | null>>;

const TYPES: Readonly<Record<RuleType, { readonly priority: number; readonly own: OwnAttributes }>> = {
  schedule: { priority: 1000, own: { pattern: "nightly" } },
  semver: { priority: 900, own: { pattern: null, value: "", match: "" } },
  pep440: { priority: 900, own: { pattern: null, value: "", match: "" } },
  match: { priority: 800, own: { pattern: null, group: "0", value: "" } },
  edge: { priority: 700, own: { branch: "" } },
  ref: { priority: 600, own: { event: null } },
  raw: { priority: 200, own: { value: null } },
  sha: { priority: 100, own: { format: "short", prefix: "sha-" } },
};
const COMMON = ["enable", "priority", "prefix", "suffix"];
const KNOWN = [...new Set([...COMMON, ...Object.values(TYPES).flatMap(({ own }) => Object.keys(own))])];
const EXAMPLES: Readonly<Record<string, string>> = { pattern: "pattern={{version}}", event: "event=branch", value: "value=edge" };

/** The rules where none are given. */
export const DEFAULT_RULES: readonly string[] = ["type=schedule", "type=ref,event=branch", "type=ref,event=tag", "type=ref,event=pr"];

/** Reads one rule; where something is wrong with it, the rule is what is left of it. */
export function readRule(text: string): ReadRule {
  let fields: readonly string[];
  try {
    fields = splitRule(text);
  } catch (error) {
    if (!(error instanceof UserError)) throw error;
    const rule: Rule = { type: "raw", text, attributes: { value: text }, priority: 0 };
    return { rule, mistakes: [`${shown(text)}: ${error.message} ${error.hint}`], idle: [] };
  }
  const given = readAttributes(fields);
  const mistakes = given.loose.length > 1 ? [`it has several values (${given.loose.join(", ")}); write a rule for each, a line each.`] : [];
  const type = readType(given.attributes["type"]);
  if (type === null) {
    const unknown = given.attributes["type"] ?? "";
    return { rule: { type: "raw", text, attributes: {}, priority: 0 }, mistakes: [`${shown(text)}: type ${JSON.stringify(unknown)} is unknown${suggestion(unknown, Object.keys(TYPES))}`], idle: [] };
  }
  const { priority, own } = TYPES[type];
  const attributes: Record<string, string> = {};
  for (const [name, value] of Object.entries(own)) if (value !== null) attributes[name] = value;
  if (type === "ref" && given.attributes["event"] === "pr") attributes["prefix"] = "pr-";
  for (const [name, value] of Object.entries(given.attributes)) if (name !== "type") attributes[name] = value;
  mistakes.push(...attributeMistakes(type, attributes));
  const idle = Object.keys(attributes).filter((name) => KNOWN.includes(name) && !COMMON.includes(name) && !Object.hasOwn(own, name));
  return {
    rule: { type, text, attributes, priority: attributes["priority"] === undefined ? priority : Number(attributes["priority"]) },
    mistakes: mistakes.map((mistake) => `${shown(text)}: ${mistake}`),
    idle,
  };
}

/** The fields of a rule; a rule in quotes as a whole, and a field in doubled ones, are what docker/metadata-action takes as well. */
function splitRule(text: string): string[] {
  const fields = parseRecords(text)[0] ?? [];
  const [only = ""] = fields;
  if (fields.length === 1 && only !== text && only.includes(",")) return splitRule(only);
  return fields.map((field) => field.replace(/^"(.*)"$/s, "$1").trim());
}

function readAttributes(fields: readonly string[]): { attributes: Record<string, string>; loose: string[] } {
  const attributes: Record<string, string> = {};
  const loose: string[] = [];
  for (const field of fields) {
    const equals = field.indexOf("=");
    if (equals > 0) attributes[field.slice(0, equals).trim().toLowerCase()] = field.slice(equals + 1).trim();
    else if (field !== "") loose.push(field);
  }
  // A field without a name is the value.
  return { attributes: loose[0] === undefined ? attributes : { ...attributes, value: loose[0] }, loose };
}

function readType(type: string | undefined): RuleType | null {
  if (type === undefined) return "raw";
  return isType(type) ? type : null;
}

function isType(type: string): type is RuleType {
  return Object.hasOwn(TYPES, type);
}

function attributeMistakes(type: RuleType, attributes: Readonly<Record<string, string>>): string[] {
  const missing = Object.entries(TYPES[type].own).filter(([name, value]) => value === null && attributes[name] === undefined);
  return [
    ...missing.map(([name]) => `${name} is missing; add ${EXAMPLES[name]}.`),
    ...Object.entries(attributes).flatMap(([name, value]) => valueMistakes(type, name, value)),
  ];
}

function valueMistakes(type: RuleType, name: string, value: string): string[] {
  if (!KNOWN.includes(name)) return [`attribute ${JSON.stringify(name)} is unknown${suggestion(name, KNOWN)}`];
  const template = templateMistake(name, value);
  if (template !== null) return [template];
  if (name === "enable" && !value.includes("{{") && value !== "true" && value !== "false") return [`enable is ${JSON.stringify(value)}; write true, false or an expression that gives one of them.`];
  if (name === "priority" && (value === "" || !Number.isFinite(Number(value)))) return [`priority ${JSON.stringify(value)} is no number.`];
  if (type === "match" && name === "group" && !/^\d*$/.test(value)) return [`group ${JSON.stringify(value)} is no number; groups are counted from 1, and 0 is all that matches.`];
  if (type === "ref" && name === "event" && !["branch", "tag", "pr"].includes(value)) return [`event ${JSON.stringify(value)} is none of branch, tag, pr.`];
  if (type === "sha" && name === "format" && value !== "short" && value !== "long") return [`format ${JSON.stringify(value)} is none of short, long.`];
  const isExpression = (type === "match" && name === "pattern") || ((type === "semver" || type === "pep440") && name === "match");
  return isExpression ? regularExpressionMistakes(name, value) : [];
}

/** Where expressions are read, a brace that is never closed is told before anything is done. */
function templateMistake(name: string, value: string): string | null {
  if (name === "match" || name === "pattern") return null;
  return bracesMistake(value) ? `${name} has an expression that does not begin or does not end: ${JSON.stringify(value)}; a field with a comma in it stands in quotes, as in "value={{date 'D, M'}}".` : null;
}

/** Whether a text has expressions that are not closed. */
export function bracesMistake(text: string): boolean {
  return text.split("{{").length !== text.split("}}").length;
}

function regularExpressionMistakes(name: string, value: string): string[] {
  try {
    toRegularExpression(value);
    return [];
  } catch (error) {
    return [`${name} is no regular expression: ${error instanceof Error ? error.message : String(error)}.`];
  }
}

/** The expression that `pattern` of `match` is: as it stands, or `/…/flags`. Throws a `SyntaxError`. */
export function toRegularExpression(pattern: string): RegExp {
  const [, body, flags] = /^\/(.+)\/(.*)$/s.exec(pattern) ?? [];
  return body === undefined ? new RegExp(pattern) : new RegExp(body, flags);
}

function suggestion(word: string, candidates: readonly string[]): string {
  const near = nearest(word, candidates);
  return near === null ? `; write one of ${candidates.join(", ")}.` : `; did you mean ${near}?`;
}

function shown(text: string): string {
  return JSON.stringify(text.length > 200 ? `${text.slice(0, 200)}…` : text);
}
