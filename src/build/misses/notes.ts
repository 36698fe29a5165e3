import { isJsonObject, type JsonObject } from "../../oci/json.ts";
import { readFileTree, type FileTree } from "./file-tree.ts";

/**
 * What is kept of a build to explain the next one's misses, as plain JSON of at most 64 KiB. Whatever a step read is
 * there as a short hash; the values of arguments and variables are not in it.
 */
export interface BuildNotes {
  readonly version: 1;
  /** What all hashes are made with; kept from build to build, so that they can be compared. */
  readonly salt: string;
  /** By the IDs of the steps (`ReadStep`). */
  readonly steps: Readonly<Record<string, NotedStep>>;
  /** Sets of build arguments and variables, by their names; several steps share one. null: it looks like a secret, so nothing of it is kept. */
  readonly scopes: readonly Readonly<Record<string, string | null>>[];
  readonly bases: readonly NotedBase[];
  /** Of the context, what COPY, ADD and bind mounts take; null: not known. */
  readonly files: FileTree | null;
}

/** What is kept of one instruction of a stage, for one platform. */
export interface NotedStep {
  /** How long it took when it was last built; null: never seen. */
  readonly durationMs: number | null;
  /** The ID of the step before it in its stage; null: there is none. */
  readonly after: string | null;
  /** Which of `bases` its stage begins with; null: it begins with nothing or another stage. */
  readonly base: number | null;
  /** Which of `scopes` it reads; null: none. */
  readonly scope: number | null;
  /** Of the user, folder and shell that it runs with; null: they do not count for it. */
  readonly setting: string | null;
  /** Of all that it takes from the context; null: nothing, or not known. */
  readonly files: string | null;
  /** Of the images that it copies from, by their names as written; null: not known. */
  readonly images: Readonly<Record<string, string | null>>;
}

/** The image that a stage begins with. */
export interface NotedBase {
  /** As FROM has it, variables as written. */
  readonly image: string;
  /** Of its digest; null: BuildKit did not say. */
  readonly digest: string | null;
  /** Of the build arguments that FROM uses. */
  readonly uses: Readonly<Record<string, string | null>>;
}

const MAX_STEPS = 2000;
/** More than fit into what is written. */
const MAX_NAMES = 2000;

/** Reads notes that came out of a cache; null where they are none, or of another version. */
export function readNotes(json: JsonObject | null): BuildNotes | null {
  if (json === null || json["version"] !== 1 || typeof json["salt"] !== "string" || !/^[0-9a-f]{32}$/.test(json["salt"])) return null;
  const { steps, scopes, bases } = json;
  if (!isJsonObject(steps) || !Array.isArray(scopes) || !Array.isArray(bases)) return null;
  return {
    version: 1,
    salt: json["salt"],
    steps: Object.fromEntries(Object.entries(steps).slice(0, MAX_STEPS).flatMap(([id, step]) => (isJsonObject(step) ? [[id, readStep(step)] as const] : []))),
    scopes: scopes.slice(0, MAX_STEPS).map(readHashes),
    bases: bases.slice(0, MAX_STEPS).filter(isJsonObject).map((base) => ({ image: textOf(base["image"]) ?? "", digest: textOf(base["digest"]), uses: readHashes(base["uses"]) })),
    files: readFileTree(json["files"]),
  };
}

function readStep(step: JsonObject): NotedStep {
  return {
    durationMs: countOf(step["durationMs"]),
    after: textOf(step["after"]),
    base: countOf(step["base"]),
    scope: countOf(step["scope"]),
    setting: textOf(step["setting"]),
    files: textOf(step["files"]),
    images: readHashes(step["images"]),
  };
}

function readHashes(value: unknown): Record<string, string | null> {
  if (!isJsonObject(value)) return {};
  return Object.fromEntries(Object.entries(value).slice(0, MAX_NAMES).flatMap(([name, hash]) => (hash === null || typeof hash === "string" ? [[name, hash] as const] : [])));
}

function textOf(value: unknown): string | null {
  return typeof value === "string" ? value : null;
}

function countOf(value: unknown): number | null {
  return typeof value === "number" && Number.isFinite(value) && value >= 0 ? value : null;
}
