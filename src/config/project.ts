import { realpath } from "node:fs/promises";
import { isAbsolute, relative, resolve } from "node:path";
import { UserError } from "../errors.ts";
import type { Host } from "../host/host.ts";

/** Lets a budget line be exceeded until a day, and says why. */
export interface Waiver {
  /** The line that it waives, as written there. */
  readonly budget: string;
  /** `YYYY-MM-DD`: the last day (UTC) on which it holds. */
  readonly until: string;
  readonly reason: string;
}

/** One image of the repository, with all that holds for it: what the file says of every image is in it already. */
export interface ProjectImage {
  readonly key: string;
  /** Its repositories. */
  readonly image: readonly string[];
  readonly context: string | null;
  readonly file: string | null;
  readonly target: string | null;
  readonly platforms: readonly string[];
  readonly tags: readonly string[];
  readonly budget: readonly string[];
  readonly waivers: readonly Waiver[];
  /** The place to weigh where nothing is built. */
  readonly head: string | null;
}

/** What `.plimsoll.yml` says (docs/config.md). */
export interface Project {
  /** As it was asked for. */
  readonly path: string;
  readonly images: readonly ProjectImage[];
  /** For an image that the file does not name. */
  readonly platforms: readonly string[];
  /** For an image that the file does not name. */
  readonly budget: readonly string[];
  /** For an image that the file does not name. */
  readonly waivers: readonly Waiver[];
}

const DEFAULT_PATH = ".plimsoll.yml";
/** A file of 100 images takes half of it, and the parser half a second. */
const MAX_BYTES = 64 * 1024;

/**
 * Reads the configuration file. null: none was asked for, and there is none at `.plimsoll.yml` in the working directory.
 * Throws a `UserError` with every mistake in it, each with its line and column.
 */
export async function readProject(host: Host, path: string | undefined): Promise<Project | null> {
  const asked = path ?? DEFAULT_PATH;
  const bytes = await host.files.read(asked, MAX_BYTES);
  if (bytes === null && path === undefined) return null;
  if (bytes === null) throw new UserError(`There is no configuration file at ${asked}.`, `Mend the path in "config", or leave it out: ${DEFAULT_PATH} is read where there is one.`);
  await refuseLinkAway(host.directory, asked);
  // With YAML and the schema's validator, which nobody without a file needs to load.
  const { parseProject } = await import("./parse.ts");
  return parseProject(bytes, asked);
}

/** What a pull request adds to a checkout may be a link to any file of the machine, and what is wrong with a file is quoted. */
async function refuseLinkAway(directory: string, path: string): Promise<void> {
  if (!isWithin(directory, resolve(directory, path)) || isWithin(await realpath(directory), await realpath(resolve(directory, path)))) return;
  throw new UserError(`${path} is a link to a file outside of the working directory.`, `Put the file there itself, or name its own path in "config".`);
}

function isWithin(folder: string, path: string): boolean {
  const way = relative(folder, path);
  return way !== ".." && !/^\.\.[\\/]/.test(way) && !isAbsolute(way);
}
