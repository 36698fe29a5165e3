import { UserError } from "../errors.ts";
import { isDigest, parseDigest, type Digest } from "../oci/digest.ts";
import { parseReference, type Reference } from "../oci/reference.ts";

/** Where an image can be read from, by the names of containers-transports(5). */
type Place =
  | { readonly transport: "docker"; readonly reference: Reference }
  | FilePlace
  | EnginePlace
  | { readonly transport: "report"; readonly path: string };

/** An image in the local engine. */
export interface EnginePlace {
  readonly transport: "docker-daemon";
  /** As the engine's API takes it: an ID, or a name with its tag or digest. */
  readonly name: string;
  /** null for an ID. */
  readonly reference: Reference | null;
}

/** A folder or a file, and which of the images in it. */
export interface FilePlace extends PathReading {
  readonly transport: "oci" | "oci-archive" | "docker-archive";
  /** Every way to tell the path from the image, the longest path first: file names hold colons, too. */
  readonly readings: readonly PathReading[];
}

/** One way to read `PATH[:IMAGE]`. */
interface PathReading {
  readonly path: string;
  /** null: the only one there is. */
  readonly choice: ImageChoice | null;
}

/** One of several images in a file: by its name, by its digest, or by its position (`@0` is the first). */
export type ImageChoice = { readonly name: string } | { readonly digest: Digest } | { readonly position: number };

const MAX_LENGTH = 4096;
const PREFIX = /^(docker|oci|oci-archive|docker-archive|docker-daemon|report):/;
const DIGEST_SUFFIX = /^(.+)@(sha(?:256|512):[^/\\]*)$/s;
const DRIVE = /^[A-Za-z]:[\\/]/;
const PLACES =
  "Images are read from a registry (ghcr.io/owner/app:1), oci:FOLDER, oci-archive:FILE, docker-archive:FILE or docker-daemon:NAME.";

/** Transports of other tools, and schemes, with what to write here instead. */
const FOREIGN: Readonly<Record<string, string>> = {
  "containers-storage": "Push the image, or save it (podman save --format oci-archive) and write oci-archive:FILE.",
  dir: "Copy it into a layout (skopeo copy dir:FOLDER oci:FOLDER2) and write oci:FOLDER2.",
  "oci-dir": "Write oci:FOLDER.",
  "oci-layout": "Write oci:FOLDER.",
  ocidir: "Write oci:FOLDER.",
  archive: "Write docker-archive:FILE or oci-archive:FILE.",
  file: "Write docker-archive:FILE, oci-archive:FILE or oci:FOLDER.",
  tarball: "Write docker-archive:FILE or oci-archive:FILE.",
  podman: "Save the image (podman save --format oci-archive) and write oci-archive:FILE.",
  registry: "Write docker://NAME, or NAME alone.",
  http: "Leave the scheme out: ghcr.io/owner/app:1. Plain HTTP is the input insecure-registries.",
  https: "Leave the scheme out: ghcr.io/owner/app:1.",
};

/** Tells from the text alone which place it names. Throws a `UserError` with the cure for all that names none. */
export function parsePlace(text: string): Place {
  if (text.length > MAX_LENGTH || text.includes("\0")) {
    throw new UserError("An image's name holds a NUL or is longer than 4,096 characters.", PLACES);
  }
  const transport = PREFIX.exec(text)?.[1];
  const rest = transport === undefined ? text : text.slice(transport.length + 1);
  switch (transport) {
    case "oci":
    case "oci-archive":
    case "docker-archive":
      return parseFilePlace(transport, rest);
    case "docker-daemon":
      return parseEnginePlace(required(rest, transport));
    case "report":
      return { transport, path: required(rest, transport) };
    // "docker:27" is the image that Docker Hub calls docker.
    case "docker":
      return rest.startsWith("//") ? { transport, reference: parseReference(rest.slice(2)) } : parseBare(text);
    default:
      return parseBare(text);
  }
}

/** As `parsePlace`, for what must be an image. Throws a `UserError` for a report. */
export function parseImagePlace(text: string): Exclude<Place, { transport: "report" }> {
  const place = parsePlace(text);
  if (place.transport !== "report") return place;
  throw new UserError(`${text} is a report, which holds no image.`, "A report can only be the base of a diff.");
}

/** Whether the text is what an engine takes for an image's ID rather than for its name. */
function isImageId(text: string): boolean {
  return /^(?:[0-9a-f]{12}|[0-9a-f]{64})$/.test(text);
}

/** Whether a text without a transport is rather the name of an archive than of an image. */
export function isArchivePath(text: string): boolean {
  return /\.(?:tar|tgz|tar\.\w+)$/.test(text);
}

/** Whether a text without a transport can only be a path. */
export function isPath(text: string): boolean {
  return /^(?:\.{0,2}|~)[\\/]/.test(text);
}

function parseBare(text: string): Place {
  const foreign = /^([a-z][a-z0-9+.-]*):/.exec(text)?.[1];
  const cure = foreign !== undefined && Object.hasOwn(FOREIGN, foreign) ? FOREIGN[foreign] : undefined;
  if (cure !== undefined && !/^registry:[^/]/.test(text)) {
    throw new UserError(`${JSON.stringify(`${foreign}:`)} is not a place that images are read from.`, cure);
  }
  if (isArchivePath(text)) {
    throw new UserError(
      `${JSON.stringify(text)} looks like a file, and it is not said of which kind.`,
      `Write oci-archive:${text} for an OCI archive, docker-archive:${text} for what docker save wrote, or docker://NAME for an image in a registry.`,
    );
  }
  if (isPath(text)) {
    throw new UserError(
      `${JSON.stringify(text)} looks like a path, and it is not said to what.`,
      `Write oci:${text} for a folder that is an OCI layout, oci-archive:${text} for an OCI archive, or docker-archive:${text} for what docker save wrote.`,
    );
  }
  try {
    return { transport: "docker", reference: parseReference(text) };
  } catch (cause) {
    if (!(cause instanceof UserError)) throw cause;
    throw new UserError(cause.message, /[\\/.]/.test(text) ? `${cause.hint} ${PLACES}` : cause.hint, { cause });
  }
}

function parseFilePlace(transport: FilePlace["transport"], rest: string): FilePlace {
  const readings = readPaths(required(rest, transport));
  // Where no file settles it: a name of an OCI image holds no slash, a Docker reference may hold several.
  const letter = readings.findLast(({ path }) => transport === "docker-archive" || !isCutInFolder(rest, path)) ?? readings[0];
  return { transport, path: letter?.path ?? rest, choice: letter?.choice ?? null, readings };
}

function isCutInFolder(whole: string, path: string): boolean {
  return /[\\/]/.test(whole.slice(path.length));
}

function readPaths(rest: string): PathReading[] {
  const [, path, digest] = DIGEST_SUFFIX.exec(rest) ?? [];
  if (path !== undefined && digest !== undefined) {
    return [{ path, choice: { digest: parseDigest(digest, JSON.stringify(rest)) } }];
  }
  const readings: PathReading[] = [{ path: rest, choice: null }];
  const first = DRIVE.test(rest) ? 2 : 1;
  for (let colon = rest.lastIndexOf(":"); colon >= first; colon = rest.lastIndexOf(":", colon - 1)) {
    const name = rest.slice(colon + 1);
    if (name !== "") readings.push({ path: rest.slice(0, colon), choice: parseChoice(name) });
  }
  return readings;
}

function parseChoice(name: string): ImageChoice {
  const position = /^@([0-9]{1,6})$/.exec(name)?.[1];
  return position === undefined ? { name } : { position: Number(position) };
}

function parseEnginePlace(text: string): EnginePlace {
  if (isImageId(text) || isDigest(text)) return { transport: "docker-daemon", name: text, reference: null };
  const reference = parseReference(text);
  const { tag, digest } = reference;
  // Asked for a name without a tag, a classic engine saves every tag of the repository.
  const isNameOnly = digest === null && !text.endsWith(`:${tag}`);
  return { transport: "docker-daemon", name: isNameOnly ? `${text}:${tag}` : text, reference };
}

function required(rest: string, transport: string): string {
  if (rest !== "") return rest;
  throw new UserError(`${JSON.stringify(`${transport}:`)} names nothing.`, PLACES);
}
