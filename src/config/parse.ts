import { Ajv2020, type ErrorObject, type ValidateFunction } from "ajv/dist/2020.js";
import schema from "../../schema/plimsoll.v1.json" with { type: "json" };
import { UserError } from "../errors.ts";
import { showForeignWords } from "../foreign-text.ts";
import { nearest } from "../inputs/nearest.ts";
import type { Project } from "./project.ts";
import { readImages } from "./read-images.ts";
import { type Mistake, type Path, readYaml, type YamlSource } from "./yaml-source.ts";

const SHOWN_MISTAKES = 20;
const SHOWN_COLUMNS = 300;
const HINT = "Every key is described at https://github.com/plimsoll-ci/plimsoll/blob/v1/docs/config.md.";
const KINDS: Readonly<Record<string, string>> = { "string,array": "a text, or a list of texts", "object,null": "a mapping of keys", string: "a text; put it in quotes", array: "a list", object: "a mapping of keys" };

let compiled: ValidateFunction | null = null;

/** Reads what the file says, held to `schema/plimsoll.v1.json` and to what no schema can say. Throws a `UserError` with every mistake. */
export function parseProject(bytes: Uint8Array, path: string): Project {
  const { source, mistakes } = readYaml(decode(bytes, path));
  const faults = source === null ? [] : findFaults(source);
  if (source !== null) for (const fault of faults) leaveOut(source.value, fault);
  const read = source === null || typeof source.value !== "object" ? null : readImages(source, path);
  const told = source === null ? [] : faults.map((fault) => toMistake(source, fault));
  const all = [...mistakes, ...told, ...(read?.mistakes ?? [])].sort((a, b) => a.line - b.line || a.column - b.column);
  if (all.length > 0 || read === null) throw refusal(path, all);
  return read.project;
}

function decode(bytes: Uint8Array, path: string): string {
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch (cause) {
    throw new UserError(`${path} is not UTF-8.`, "Save it as UTF-8 text.", { cause });
  }
}

function refusal(path: string, mistakes: readonly Mistake[]): UserError {
  const shown = mistakes.slice(0, SHOWN_MISTAKES).map(({ line, column, text }) => `${path}:${line}:${column}: ${showForeignWords(text, SHOWN_COLUMNS)}`);
  const more = mistakes.length - shown.length;
  const [first] = mistakes;
  return new UserError([...shown, ...(more > 0 ? [`and ${more} more.`] : [])].join("\n"), HINT, { place: first === undefined ? { file: path } : { file: path, line: first.line } });
}

function findFaults(source: YamlSource): ErrorObject[] {
  compiled ??= new Ajv2020({ strict: true, strictRequired: false, allowUnionTypes: true, allErrors: true, verbose: true }).compile(schema);
  if (compiled(source.value)) return [];
  const errors = compiled.errors ?? [];
  // Each branch of the one choice tells its own; the choice itself tells it once.
  return errors.filter(({ schemaPath }) => !schemaPath.includes("/anyOf/"));
}

/** Takes away what has the wrong shape, so that the rest can be read for what else is wrong: all is told at once. */
function leaveOut(value: unknown, { instancePath, keyword }: ErrorObject): void {
  if (keyword === "additionalProperties" || keyword === "anyOf") return;
  const path = pathOf(instancePath);
  const waiver = path.indexOf("waivers") + 1;
  const cut = waiver > 0 && path.length > waiver ? path.slice(0, waiver + 1) : path;
  const last = cut.at(-1);
  const parent = cut.slice(0, -1).reduce<unknown>((at, step) => (isContainer(at) ? at[step] : undefined), value);
  if (isContainer(parent) && last !== undefined) parent[last] = undefined;
}

function isContainer(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null;
}

function pathOf(instancePath: string): string[] {
  return instancePath.split("/").slice(1).map((step) => step.replaceAll("~1", "/").replaceAll("~0", "~"));
}

function toMistake(source: YamlSource, error: ErrorObject): Mistake {
  const path = pathOf(error.instancePath);
  const unknown: unknown = error.params["additionalProperty"];
  if (typeof unknown === "string") return source.mistakeAt([...path, unknown], describeUnknown(unknown, knownKeys(error)), true);
  return source.mistakeAt(path, describeFault(path, error));
}

function describeUnknown(key: string, known: readonly string[]): string {
  const near = nearest(key, known);
  return `there is no key ${JSON.stringify(key)} here${near === null ? `; the keys are ${known.join(", ")}.` : `; did you mean ${JSON.stringify(near)}?`}`;
}

/** The keys that the part of the schema knows which refused one. */
function knownKeys({ parentSchema }: ErrorObject): string[] {
  const properties: unknown = parentSchema?.["properties"];
  return Object.keys(typeof properties === "object" && properties !== null ? properties : {});
}

function describeFault(path: Path, { keyword, params, parentSchema, message }: ErrorObject): string {
  const name = path.findLast((step) => !/^\d+$/.test(String(step))) ?? "the file";
  switch (keyword) {
    case "type":
      return `${name} must be ${KINDS[String(params["type"])] ?? String(params["type"])}.`;
    case "required":
      return `this ${name === "waivers" ? "waiver" : "entry"} lacks ${JSON.stringify(params["missingProperty"])}.`;
    case "anyOf":
      return 'this image has neither "image" nor "head" nor "key": say which image it is about.';
    case "pattern":
      return name === "until" ? "until must be a day, YYYY-MM-DD, as in 2026-12-31." : `${name} must not be empty.`;
    case "minLength":
      return `${name} must not be empty.`;
    case "maxLength":
      return `${name} is longer than ${String(parentSchema?.["maxLength"])} characters.`;
    case "maxItems":
      return `${name} has more than ${String(parentSchema?.["maxItems"])} elements.`;
    default:
      return `${name} ${message ?? keyword}.`;
  }
}
