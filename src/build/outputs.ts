import { UserError } from "../errors.ts";
import { parseGoBoolean } from "../inputs/go-boolean.ts";
import { nearest } from "../inputs/nearest.ts";
import { attribute, formatAttributes, parseAttributes, requirePairs, type Attributes } from "./attributes.ts";

/** One destination of a build, as buildx reads a line of `outputs`. */
export interface Output {
  /** `registry` is `image` with `push=true`, as in buildx. */
  readonly type: string;
  readonly attributes: Attributes;
  /** The line as it was written. */
  readonly text: string;
}

const TYPES = ["local", "tar", "oci", "docker", "image", "registry", "cacheonly"];
/** Types that hold an image, to which an image's options apply. */
const IMAGE_TYPES = new Set(["image", "registry", "oci", "docker"]);

/** Parses a line of `outputs`. Throws a `UserError` for what buildx would refuse or write to its standard output. */
export function parseOutput(text: string): Output {
  const attributes = parseAttributes(text);
  const [first] = attributes;
  // buildx: a lone path is the folder to write the files to.
  if (attributes.length === 1 && first !== undefined && first[1] === null) return lonePath(text);
  requirePairs(attributes);
  const type = attribute(attributes, "type") ?? "";
  if (!TYPES.includes(type)) throw unknownType(text, type);
  const output: Output = { type, attributes, text };
  if (["local", "tar", "oci"].includes(type) && ["", "-", null].includes(attribute(attributes, "dest"))) throw needsPath(text);
  if (type === "docker" && attribute(attributes, "dest") === "-") throw needsPath(text);
  return output;
}

/** Whether the output sends the image to a registry. */
export function isPush({ type, attributes }: Output): boolean {
  if (type === "registry") return true;
  return type === "image" && parseGoBoolean(attribute(attributes, "push") ?? "") === true;
}

/** The outputs in their order, but with those that are pushed behind the others: of several digests, buildx tells the last output's. */
export function pushedLast(outputs: readonly Output[], push: boolean): Output[] {
  const rank = (output: Output): number => Number(isPush(output) || (push && output.type === "image"));
  return outputs.toSorted((a, b) => rank(a) - rank(b));
}

/** Whether the output loads the image into an engine. */
export function isLoad({ type, attributes }: Output): boolean {
  return type === "docker" && attribute(attributes, "dest") === null;
}

/** The names that an output gives the image; `tags` where there are none. */
export function namesOf({ attributes }: Output): readonly string[] {
  return (attribute(attributes, "name") ?? "").split(",").map((name) => name.trim()).filter((name) => name !== "");
}

/**
 * The outputs with `rewrite-timestamp` on each that holds an image, and `push` and `load` written out as buildx would do
 * it: a flag has no place for the option.
 */
export function rewriteTimestamps(outputs: readonly Output[], { push, load }: { push: boolean; load: boolean }): string[] {
  const all = outputs.map(({ type, attributes }) => ({ type, attributes }));
  if (push && !pushExisting(all)) all.push({ type: "image", attributes: [["type", "image"], ["push", "true"]] });
  if (load && !outputs.some(isLoad)) all.push({ type: "docker", attributes: [["type", "docker"]] });
  return all.map(({ type, attributes }) =>
    formatAttributes(IMAGE_TYPES.has(type) && attribute(attributes, "rewrite-timestamp") === null ? [...attributes, ["rewrite-timestamp", "true"]] : attributes),
  );
}

/** As buildx's `--push`: every image output is pushed; false where there is none. */
function pushExisting(outputs: { type: string; attributes: Attributes }[]): boolean {
  let isPushed = false;
  for (const output of outputs) {
    if (output.type !== "image" && output.type !== "registry") continue;
    isPushed = true;
    if (output.type === "image") output.attributes = [...output.attributes.filter(([key]) => key !== "push"), ["push", "true"]];
  }
  return isPushed;
}

function lonePath(text: string): Output {
  if (text === "-") throw needsPath(text);
  return { type: "local", attributes: [["type", "local"], ["dest", text]], text };
}

function unknownType(text: string, type: string): UserError {
  const near = type === "" ? null : nearest(type, TYPES);
  const why = type === "" ? `${JSON.stringify(text)} has no type.` : `${JSON.stringify(type)} is no type of output${near === null ? "." : `; did you mean ${near}?`}`;
  return new UserError(why, `Write type= and one of ${TYPES.join(", ")}.`);
}

function needsPath(text: string): UserError {
  return new UserError(`${JSON.stringify(text)} would write the result into the log.`, "Add dest= and a path.");
}
