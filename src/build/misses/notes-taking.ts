import { createHash } from "node:crypto";
import { formatReference, parseReference } from "../../oci/reference.ts";
import type { BuildTrace, ResolvedImage } from "../progress/trace.ts";
import { growTree, isUnread, type PathFilter } from "./file-tree.ts";
import type { BuildNotes, NotedBase, NotedStep } from "./notes.ts";
import type { SourceFiles } from "./source-files.ts";
import type { ReadStep } from "./step-reading.ts";
import type { Variables } from "./variables.ts";

/** What notes are made of. */
export interface NotesSource {
  readonly salt: string;
  /** null: there was no build of which something is known. */
  readonly before: BuildNotes | null;
  readonly steps: readonly ReadStep[];
  readonly trace: BuildTrace;
  /** By places in `trace.steps`. */
  readonly found: ReadonlyMap<number, ReadStep>;
  /** null: the context is not on this machine, or not all of it was seen. */
  readonly files: SourceFiles | null;
}

const MAX_NOTES_BYTES = 64 * 1024;
/** Files have what steps leave of the room, but no less than this. */
const MIN_TREE_BYTES = 2 * 1024;
const HASH_LENGTH = 12;

type Hash = (kind: string, text: string) => string;

/** Makes a short hash of a text that nobody without the salt can look up. */
export function createHasher(salt: string): Hash {
  return (kind, text) => createHash("sha256").update(`${salt}\0${kind}\0${text}`).digest("hex").slice(0, HASH_LENGTH);
}

/** Writes down what the steps of a build read, and how long they took; at most 64 KiB as JSON. */
export function takeNotes(source: NotesSource): BuildNotes {
  const hash = createHasher(source.salt);
  const durations = durationsOf(source);
  const scopes = createTable<Record<string, string | null>>();
  const bases = createTable<NotedBase>();
  const hashFiles = createFileHasher(source.files, hash);
  const hashAll = (variables: Variables): Record<string, string | null> =>
    Object.fromEntries([...variables].toSorted(([left], [right]) => (left < right ? -1 : 1)).map(([name, { value, isSecret }]) => [name, isSecret ? null : hash(name, value)]));
  const noted = source.steps.map((step): [string, NotedStep] => [step.id, {
    durationMs: durations.get(step.id) ?? source.before?.steps[step.id]?.durationMs ?? null,
    after: step.after,
    base: step.base === null ? null : bases.place({ image: step.base.image, digest: imageDigest(source.trace.images, step.base.name, step.platform, hash), uses: hashAll(step.base.uses) }),
    scope: step.scope.size === 0 ? null : scopes.place(hashAll(step.scope)),
    setting: step.setting === null ? null : hash("setting", step.setting),
    files: step.files === null ? null : hashFiles(step.files),
    images: Object.fromEntries(step.images.map(({ written, name }) => [written, imageDigest(source.trace.images, name, step.platform, hash)])),
  }]);
  return shrink({ version: 1, salt: source.salt, steps: Object.fromEntries(noted), scopes: scopes.rows, bases: bases.rows, files: null }, source.files);
}

/** Gives the files what room there is; where steps alone are too much, the last ones are left out. */
function shrink(notes: BuildNotes, files: SourceFiles | null): BuildNotes {
  const room = MAX_NOTES_BYTES - (files === null ? 0 : MIN_TREE_BYTES);
  let kept = notes;
  for (let ids = Object.keys(notes.steps); ids.length > 0 && bytesOf(kept) > room;) {
    ids = ids.slice(0, Math.floor(ids.length * 0.75));
    kept = withSteps(notes, ids);
  }
  return files === null ? kept : { ...kept, files: growTree(files.leaves, MAX_NOTES_BYTES - bytesOf(kept)) };
}

/** Scopes and bases that no step uses any more are emptied: their places count. */
function withSteps(notes: BuildNotes, ids: readonly string[]): BuildNotes {
  const wanted = new Set(ids);
  const steps = Object.fromEntries(Object.entries(notes.steps).filter(([id]) => wanted.has(id)));
  const used = new Set(Object.values(steps).map(({ scope }) => scope));
  return { ...notes, steps, scopes: notes.scopes.map((scope, index) => (used.has(index) ? scope : {})) };
}

function bytesOf(notes: BuildNotes): number {
  return Buffer.byteLength(JSON.stringify(notes));
}

function durationsOf({ trace, found }: NotesSource): Map<string, number> {
  return new Map([...found].flatMap(([place, { id }]) => {
    const step = trace.steps[place];
    return step === undefined || step.cached || step.error !== null ? [] : [[id, step.durationMs] as const];
  }));
}

/** Equal rows have one place. */
function createTable<Row extends object>(): { rows: Row[]; place(row: Row): number } {
  const places = new Map<string, number>();
  const rows: Row[] = [];
  return {
    rows,
    place(row) {
      const key = JSON.stringify(row);
      const place = places.get(key) ?? rows.push(row) - 1;
      places.set(key, place);
      return place;
    },
  };
}

/** Of the digest that BuildKit found for a name; several stages that begin with one image have it under one of their names. */
function imageDigest(images: readonly ResolvedImage[], name: string, platform: string | null, hash: Hash): string | null {
  const [, pinned] = /@(sha256:[0-9a-f]+)$/.exec(name) ?? [];
  if (pinned !== undefined) return hash("image", pinned);
  const full = fullName(name);
  const same = images.filter((image) => fullName(image.name) === full);
  const image = same.find((each) => each.platform === platform) ?? same[0];
  return image === undefined ? null : hash("image", image.digest);
}

/** Of what is no reference the name itself. */
function fullName(name: string): string {
  try {
    return formatReference(parseReference(name));
  } catch {
    return name;
  }
}

/** Of all files that a step takes; null where not all of them are known. Equal sources are asked for often. */
function createFileHasher(files: SourceFiles | null, hash: Hash): (filter: PathFilter) => string | null {
  const sorted = [...(files?.leaves ?? [])].toSorted(([left], [right]) => (left < right ? -1 : 1));
  return (filter) => {
    if (files === null) return null;
    const taken = sorted.filter(([path]) => filter.takes(path));
    if (taken.some(([path, leaf]) => isUnread(leaf) || isFollowed(path, leaf, filter))) return null;
    return hash("files", taken.map(([path, leaf]) => `${path}\0${leaf}\n`).join(""));
  };
}

/** COPY of a link by its name takes what the link leads to, which is not read here. */
function isFollowed(path: string, leaf: string, filter: PathFilter): boolean {
  return leaf.startsWith("@") && !(path.includes("/") ? filter.takes(path.slice(0, path.lastIndexOf("/"))) : filter.takes(""));
}
