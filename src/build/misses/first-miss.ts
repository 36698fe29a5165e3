import { showForeign, showForeignWords } from "../../foreign-text.ts";
import type { BuildTrace } from "../progress/trace.ts";
import { compareTrees, type FileChange } from "./file-tree.ts";
import type { BuildNotes, NotedStep } from "./notes.ts";
import type { ReadStep } from "./step-reading.ts";

/** Why the first step that was not in the cache was not. All its texts are a stranger's. */
export interface FirstMiss {
  /** As the Dockerfile has it, else in BuildKit's words. */
  readonly instruction: string;
  /** `Dockerfile:4`; null where it is not known. */
  readonly place: string | null;
  /** Only where the build is for several. */
  readonly platform: string | null;
  /** A sentence without its full stop. */
  readonly why: string;
}

/** What a miss is explained with. */
export interface MissSource {
  readonly trace: BuildTrace;
  /** null: no build before this one is known of. */
  readonly before: BuildNotes | null;
  /** Where none is known of: whether there was none. */
  readonly isFirst: boolean;
  readonly now: BuildNotes;
  /** By places in `trace.steps`. */
  readonly found: ReadonlyMap<number, ReadStep>;
  /** As messages name it. */
  readonly dockerfile: string;
  readonly isUncached: boolean;
  readonly uncachedStages: readonly string[];
}

const MAX_INSTRUCTION = 80;
const MAX_NAME = 100;
const MAX_WHY = 400;

/** Finds the first step that was built though all that it builds on was in the cache, and why; null where there is none. */
export function explainFirstMiss(source: MissSource): FirstMiss | null {
  const { trace, found } = source;
  const [place] = missesOf(trace).toSorted((left, right) => lineOf(found, left) - lineOf(found, right) || left - right);
  const step = place === undefined ? undefined : trace.steps[place];
  if (place === undefined || step === undefined) return null;
  const platforms = new Set(trace.steps.filter(({ kind }) => kind === "instruction").map(({ platform }) => platform));
  const read = found.get(place) ?? null;
  return {
    instruction: read?.source ?? step.text,
    place: read === null ? null : `${source.dockerfile}:${read.line}`,
    platform: platforms.size > 1 ? step.platform : null,
    why: whyOf(source, read, step.stage),
  };
}

/** The miss as one sentence in plain text; what a stranger wrote is made harmless, but for Markdown. */
export function formatFirstMiss(miss: FirstMiss, redact: (text: string) => string): string {
  const { instruction, where, why } = showFirstMiss(miss, redact);
  return `\`${instruction}\`${where.length === 0 ? "" : ` (${where.join(", ")})`}: ${why}`;
}

/** Its texts on one line each, short, without secrets and without what cannot be seen; `where`: place and platform, as far as there are. */
export function showFirstMiss({ instruction, place, platform, why }: FirstMiss, redact: (text: string) => string): { instruction: string; where: string[]; why: string } {
  return {
    instruction: showForeignWords(redact(instruction), MAX_INSTRUCTION),
    where: [place, platform].filter((each) => each !== null).map((each) => showForeign(redact(each), MAX_NAME)),
    // Names stand in the middle, and what is said of them at both ends.
    why: showForeign(redact(why).replaceAll(/\s+/g, " "), MAX_WHY),
  };
}

/** Places of the instructions that were built, and whose miss is no other's fault. */
function missesOf({ steps, inputs }: BuildTrace): number[] {
  const isBuilt = (place: number): boolean => steps[place]?.kind === "instruction" && !steps[place].cached;
  const known = new Map<number, boolean>();
  /** Whether it, or anything below it, was built. */
  const isTouched = (place: number): boolean => {
    const before = known.get(place);
    if (before !== undefined) return before;
    // A circle, which BuildKit knows none of, ends here.
    known.set(place, false);
    const touched = isBuilt(place) || (inputs[place] ?? []).some(isTouched);
    known.set(place, touched);
    return touched;
  };
  return steps.flatMap((_, place) => (isBuilt(place) && !(inputs[place] ?? []).some(isTouched) ? [place] : []));
}

function lineOf(found: ReadonlyMap<number, ReadStep>, place: number): number {
  return found.get(place)?.line ?? Infinity;
}

function whyOf(source: MissSource, read: ReadStep | null, stage: string | null): string {
  const { before, now } = source;
  if (source.isUncached) return "no-cache was asked for";
  const label = (read?.stage ?? stage)?.toLowerCase();
  if (source.uncachedStages.some((each) => each.toLowerCase() === label)) return `no-cache-filter names its stage, ${label ?? ""}`;
  if (before === null && !source.isFirst) return "what it read in the build before is not known here";
  if (before === null) return "first build of this image: no cache yet";
  if (read === null) return "it could not be found in the Dockerfile, so nothing more is known";
  const [old, young] = [before.steps[read.id], now.steps[read.id]];
  if (young === undefined) return "the Dockerfile has too many steps to keep notes of all, so nothing more is known";
  if (old === undefined) return whyUnknown(before, read);
  const reasons = [
    ...whyBase(before, now, old, young),
    ...whyScope(before, now, old, young, read),
    ...whyImages(old, young),
    ...(old.setting === young.setting ? [] : ["the user, the folder or the shell that it runs with changed (USER, WORKDIR, SHELL)"]),
    ...whyFiles(before, now, old, young, read),
    ...(old.after === young.after ? [] : ["what stands before it in its stage was edited, taken out or moved"]),
  ];
  return reasons[0] ?? whyNothing(old, young, before, read);
}

/** An instruction that was not there, or not like this. */
function whyUnknown(before: BuildNotes, read: ReadStep): string {
  if (Object.keys(before.steps).length === 0) return "of the build before, no step is known";
  const platforms = new Set(Object.keys(before.steps).map(platformOf));
  if (!platforms.has(read.platform ?? "")) return `first build for ${read.platform ?? "this platform"}: no cache yet`;
  return "the instruction is new or was edited";
}

/** IDs are `stage/platform/hash/count`, and only a platform holds slashes. */
function platformOf(id: string): string {
  return id.split("/").slice(1, -2).join("/");
}

function whyBase(before: BuildNotes, now: BuildNotes, old: NotedStep, young: NotedStep): string[] {
  const from = old.base === null ? undefined : before.bases[old.base];
  const to = young.base === null ? undefined : now.bases[young.base];
  if (from === undefined || to === undefined) return from === to ? [] : ["what its stage begins with is another (FROM)"];
  if (from.image !== to.image) return [`the base image changed from ${from.image} to ${to.image}`];
  const [changed] = compareScopes(from.uses, to.uses, () => "build argument");
  if (changed !== undefined) return [`the base image ${to.image} changed: ${changed}`];
  return differ(from.digest, to.digest) ? [`the base image ${to.image} changed`] : [];
}

function whyScope(before: BuildNotes, now: BuildNotes, old: NotedStep, young: NotedStep, read: ReadStep): string[] {
  const [from, to] = [old.scope === null ? {} : (before.scopes[old.scope] ?? {}), young.scope === null ? {} : (now.scopes[young.scope] ?? {})];
  return compareScopes(from, to, (name) => (read.scope.get(name)?.kind === "argument" ? "build argument" : "variable"));
}

type Hashes = Readonly<Record<string, string | null>>;

/** What is different, the arguments first: a variable often only takes one over. */
function compareScopes(from: Hashes, to: Hashes, kindOf: (name: string) => string): string[] {
  const changed = Object.keys(to).filter((name) => Object.hasOwn(from, name) && differ(from[name], to[name])).map((name) => `the ${kindOf(name)} ${name} changed`);
  const added = Object.keys(to).filter((name) => !Object.hasOwn(from, name)).map((name) => `the ${kindOf(name)} ${name} was not set before`);
  const removed = Object.keys(from).filter((name) => !Object.hasOwn(to, name)).map((name) => `${name} is not set any more`);
  const all = [...changed, ...added, ...removed];
  return all.toSorted((left, right) => Number(right.startsWith("the build argument")) - Number(left.startsWith("the build argument")));
}

function whyImages(old: NotedStep, young: NotedStep): string[] {
  return Object.keys(young.images).filter((name) => differ(old.images[name], young.images[name])).map((name) => `the image ${name} that it takes from changed`);
}

/** null: not known, and nothing is said of what is not known. */
function differ(left: string | null | undefined, right: string | null | undefined): boolean {
  return typeof left === "string" && typeof right === "string" && left !== right;
}

function whyFiles(before: BuildNotes, now: BuildNotes, old: NotedStep, young: NotedStep, read: ReadStep): string[] {
  if (read.files === null || (old.files !== null && old.files === young.files)) return [];
  const changes = before.files === null || now.files === null ? [] : compareTrees(before.files, now.files, read.files);
  if (changes.length > 0) return [describeChanges(changes)];
  return differ(old.files, young.files) ? ["a file that it takes changed"] : [];
}

const WHAT: Readonly<Record<FileChange["what"], string>> = { changed: "changed", mode: "has another mode", added: "is new", removed: "is gone, or .dockerignore leaves it out" };
const RANK: readonly FileChange["what"][] = ["changed", "mode", "added", "removed"];

/** The first in words, the others as a number. */
function describeChanges(changes: readonly FileChange[]): string {
  const [first, ...others] = changes.toSorted((left, right) => RANK.indexOf(left.what) - RANK.indexOf(right.what));
  if (first === undefined) return "";
  const more = others.length === 0 ? "" : `, and ${others.length} more ${others.length === 1 ? "is" : "are"} different`;
  if (first.path === "") return "files in the context changed";
  return first.path.endsWith("/") && first.what === "changed" ? `files in ${first.path} changed${more}` : `${first.path} ${WHAT[first.what]}${more}`;
}

/** Nothing is different, as far as anything is known. */
function whyNothing(old: NotedStep, young: NotedStep, before: BuildNotes, read: ReadStep): string {
  const hidden = [...read.scope].filter(([, { isSecret }]) => isSecret).map(([name]) => name);
  const unknown = [
    ...hidden.slice(0, 3).map((name) => `the value of ${name} (of what looks like a secret, nothing is kept)`),
    ...(read.files !== null && (old.files === null || young.files === null) ? ["what it takes from the context (not all of it was read)"] : []),
    ...(read.url === null ? [] : [`what ${read.url} serves`]),
    ...Object.keys(young.images).filter((name) => old.images[name] == null || young.images[name] == null).map((name) => `what ${name} holds`),
    ...(read.base !== null && old.base !== null && (before.bases[old.base]?.digest ?? null) === null ? [`the base image ${read.base.image}`] : []),
  ];
  if (unknown.length === 0) return "nothing it reads changed: its layer was not in the cache any more";
  return `its layer was not in the cache any more, or this changed: ${unknown.join("; ")}`;
}
