import type { Dirent, Stats } from "node:fs";
import { lstat, readdir } from "node:fs/promises";
import { join, posix, relative, sep } from "node:path";
import { parseDockerfile } from "../dockerfile/parse.ts";
import { sourcesOf, stagesBuiltFor } from "../dockerfile/sources.ts";
import type { Host } from "../host/host.ts";
import { UNWANTED, type UnwantedRule } from "./context-rules.ts";
import { readIgnoreFile, type IgnoreFile } from "./ignore-file.ts";

/** A build context on this machine. */
interface ContextToWeigh {
  readonly folder: string;
  /** A path of this machine; null: it is not there. */
  readonly dockerfile: string | null;
  /** null: it cannot be read from here, and every file counts as used. */
  readonly dockerfileText: string | null;
  readonly target: string | null;
}

/** What a context weighs. */
export interface WeighedContext {
  /** Bytes of the files that .dockerignore leaves in. */
  readonly totalBytes: number;
  /** Bytes of those that COPY, ADD or a bind mount of the stages that are built takes: BuildKit asks for no others. */
  readonly usedBytes: number;
  readonly fileCount: number;
  /** false: there was too much to look at all of it, and everything else here is a lower bound. */
  readonly isComplete: boolean;
  /** The file to write lines into, from the context's folder. */
  readonly ignoreFile: string;
  /** The heaviest first. */
  readonly findings: readonly ContextFinding[];
}

/** A part of the context that is better left out. */
export interface ContextFinding {
  /** `unused`: nothing takes it. The others are taken, most often by `COPY .`. */
  readonly why: "credential" | "unwanted" | "unused";
  /** From the context's folder. */
  readonly paths: readonly string[];
  readonly bytes: number;
  /** The line of .dockerignore that leaves all of it out, written after those that are there. */
  readonly line: string;
}

/** How much of a context is looked at. */
export interface WeighLimits {
  readonly maxEntries: number;
  readonly maxMs: number;
}

const LIMITS: WeighLimits = { maxEntries: 200_000, maxMs: 5000 };
const STATS_AT_ONCE = 64;

/** Is told of each file that the build takes, by its path from the context's folder. */
export type OnUsedFile = (path: string, stats: Stats) => void;

/** Weighs a context by names and sizes alone: no file is opened but .dockerignore, no link is followed. */
export async function weighContext(host: Host, context: ContextToWeigh, limits: WeighLimits = LIMITS, onUsedFile: OnUsedFile = () => {}): Promise<WeighedContext> {
  const ignored = await readIgnoreFile(host, context.folder, context.dockerfile);
  const walk = createWalk(host, context, ignored, limits, onUsedFile);
  const total = await walk.weigh("", null);
  return {
    totalBytes: total.bytes,
    usedBytes: total.usedBytes,
    fileCount: total.fileCount,
    isComplete: walk.isComplete(),
    ignoreFile: ignored.name,
    findings: [...unwantedFindings(walk.unwanted), ...walk.unused].sort((left, right) => right.bytes - left.bytes),
  };
}

interface Tally {
  bytes: number;
  usedBytes: number;
  /** Of what nothing takes, and BuildKit does not read for itself. */
  idleBytes: number;
  fileCount: number;
}

/** Entries that one line leaves out. */
interface Unwanted {
  readonly rule: UnwantedRule;
  readonly entries: { readonly path: string; bytes: number }[];
}

interface Walk {
  weigh(folder: string, inside: { bytes: number } | null): Promise<Tally>;
  isComplete(): boolean;
  readonly unwanted: Map<string, Unwanted>;
  readonly unused: ContextFinding[];
}

function createWalk(host: Host, context: ContextToWeigh, ignored: IgnoreFile, limits: WeighLimits, onUsedFile: OnUsedFile): Walk {
  const uses = usesOf(context);
  const own = [".dockerignore", ignored.name, ...(context.dockerfile === null ? [] : [relative(context.folder, context.dockerfile)])].map((path) => path.split(sep).join("/"));
  const endMs = host.clock.now().getTime() + limits.maxMs;
  const unwanted = new Map<string, Unwanted>();
  const unused: ContextFinding[] = [];
  let entryCount = 0;
  let isComplete = true;

  /** `inside` gathers the used bytes of an unwanted folder: what is in it is not looked at any closer. */
  const weigh = async (folder: string, inside: { bytes: number } | null): Promise<Tally> => {
    const tally: Tally = { bytes: 0, usedBytes: 0, idleBytes: 0, fileCount: 0 };
    const idle: { path: string; bytes: number }[] = [];
    const entries = await readdir(join(context.folder, folder), { withFileTypes: true }).catch(() => []);
    const files: Dirent[] = [];
    for (const entry of entries) {
      entryCount += 1;
      if (entryCount > limits.maxEntries || host.clock.now().getTime() > endMs) {
        isComplete = false;
        break;
      }
      if (!entry.isDirectory()) files.push(entry);
      else await enter(posix.join(folder, entry.name), entry.name);
    }
    for (let at = 0; at < files.length; at += STATS_AT_ONCE) await Promise.all(files.slice(at, at + STATS_AT_ONCE).map(takeFile));
    // What nothing takes is told of once, by the highest folder of which that is so.
    if (tally.usedBytes > 0 || folder === "") unused.push(...idle.map(({ path, bytes }) => ({ why: "unused" as const, paths: [path], bytes, line: escapeGlob(path) })));
    return tally;

    async function enter(path: string, name: string): Promise<void> {
      if (ignored.ignores(path) && !ignored.hasExceptions) return;
      const found = inside === null ? note(path, name, true) : null;
      add(path, await weigh(path, inside ?? found));
    }
    async function takeFile(entry: Dirent): Promise<void> {
      const path = posix.join(folder, entry.name);
      if (ignored.ignores(path)) return;
      const stats = await lstat(join(context.folder, path)).catch(() => null);
      if (stats === null) return;
      const bytes = entry.isFile() ? stats.size : 0;
      const isUsed = uses.takes(path);
      if (isUsed) onUsedFile(path, stats);
      const found = inside ?? (isUsed ? note(path, entry.name, false) : null);
      if (found !== null && isUsed) found.bytes += bytes;
      add(path, { bytes, usedBytes: isUsed ? bytes : 0, idleBytes: isUsed || own.includes(path) ? 0 : bytes, fileCount: 1 });
    }
    function add(path: string, { bytes, usedBytes, idleBytes, fileCount }: Tally): void {
      tally.bytes += bytes;
      tally.usedBytes += usedBytes;
      tally.idleBytes += idleBytes;
      tally.fileCount += fileCount;
      if (idleBytes > 0 && usedBytes === 0 && inside === null) idle.push({ path, bytes: idleBytes });
    }
  };
  /** What the rules have about an entry, to be filled with its bytes; null where they have nothing, or COPY names it itself. */
  const note = (path: string, name: string, isFolder: boolean): { path: string; bytes: number } | null => {
    const parent = posix.basename(posix.dirname(path));
    const rule = UNWANTED.find(({ fits }) => fits(name, isFolder, parent === "." ? "" : parent));
    if (rule === undefined || uses.names(path)) return null;
    const entry = { path, bytes: 0 };
    const key = rule.glob ?? name;
    const known = unwanted.get(key) ?? { rule, entries: [] };
    known.entries.push(entry);
    unwanted.set(key, known);
    return entry;
  };
  return { weigh, isComplete: () => isComplete, unwanted, unused };
}

/** One finding for what one line leaves out; what nothing takes is no finding here. */
function unwantedFindings(unwanted: ReadonlyMap<string, Unwanted>): ContextFinding[] {
  return [...unwanted].flatMap(([key, { rule, entries }]) => {
    const taken = entries.filter(({ bytes }) => bytes > 0);
    const [first] = taken;
    if (first === undefined) return [];
    const isAtTop = taken.length === 1 && !first.path.includes("/");
    const name = rule.glob ?? escapeGlob(key);
    const isAlone = isAtTop && rule.glob?.startsWith("gha-") !== true;
    const line = isAlone ? escapeGlob(first.path) : isAtTop ? name : `**/${name}`;
    return [{ why: rule.why, paths: taken.map(({ path }) => path).toSorted(), bytes: taken.reduce((sum, { bytes }) => sum + bytes, 0), line }];
  });
}

interface Uses {
  takes(path: string): boolean;
  /** An instruction names the path, or something within it, by its own name. */
  names(path: string): boolean;
}

function usesOf({ dockerfileText, target }: ContextToWeigh): Uses {
  if (dockerfileText === null) return { takes: () => true, names: () => false };
  const dockerfile = parseDockerfile(dockerfileText);
  const sources = stagesBuiltFor(dockerfile, target).flatMap(({ instructions }) => instructions.flatMap(sourcesOf));
  const paths = sources.filter(({ kind, from }) => kind === "path" && from === null).map(({ path }) => cleanSource(path));
  const patterns = paths.map(sourcePattern);
  const literal = paths.filter((path) => path !== "" && !/[*?[\\]/.test(path));
  return {
    takes: (path) => patterns.some((pattern) => pattern.takes(path)),
    names: (path) => literal.some((each) => each === path || each.startsWith(`${path}/`)),
  };
}

/** From the context's folder; cut where a variable begins, which may stand for anything. */
function cleanSource(path: string): string {
  const clean = posix.normalize(`/${path}`).slice(1).replace(/\/$/, "");
  const variable = clean.indexOf("$");
  return variable === -1 ? clean : clean.slice(0, Math.max(0, clean.lastIndexOf("/", variable)));
}

/** What one source of COPY, ADD or a bind mount takes of a context. */
export interface SourcePattern {
  takes(path: string): boolean;
  /** Whether it takes the folder, or may take something in it. */
  reaches(folder: string): boolean;
}

/** Reads a source as it is written: the path of a file or a folder, or Go's pattern for some. */
export function sourcePattern(source: string): SourcePattern {
  const parts = cleanSource(source).split("/").filter((part) => part !== "").map(partPattern);
  return {
    takes: (path) => matchesParts(parts, path.split("/")),
    reaches(folder) {
      const names = folder.split("/");
      return matchesParts(parts.slice(0, names.length), names);
    },
  };
}

/** A source takes all that lies under what its parts match. */
function matchesParts(pattern: readonly RegExp[], parts: readonly string[]): boolean {
  return pattern.length <= parts.length && pattern.every((part, index) => part.test(parts[index] ?? ""));
}

/** Go's filepath.Match for one part of a path. */
function partPattern(part: string): RegExp {
  const tokens = [...part.matchAll(/\\(.)|\*+|\?|\[\^?[^\]]+\]|[^\w]|\w/gs)].map(([token, escaped]) => tokenPattern(token, escaped));
  const pieces = tokens.join("").split(ANY);
  const [first = "", ...others] = pieces;
  // What stands between two stars is taken where it comes first, once and for all: to try each other place would take for ever.
  const middle = others.slice(0, -1).map((piece, index) => `(?=(?<p${index}>.*?${piece}))\\k<p${index}>`);
  const last = others.length === 0 ? "" : `.*${others.at(-1) ?? ""}`;
  try {
    return new RegExp(`^${first}${middle.join("")}${last}$`, "s");
  } catch {
    // A pattern that is none: BuildKit refuses it, so what it takes is of no account.
    return /^$/;
  }
}

/** Stands for a star, and in no name of a file. */
const ANY = "\0";

function tokenPattern(token: string, escaped: string | undefined): string {
  if (escaped !== undefined) return escapeRegExp(escaped);
  if (token.startsWith("*")) return ANY;
  if (token === "?") return ".";
  return token.startsWith("[") && token.length > 1 ? token : escapeRegExp(token);
}

function escapeRegExp(text: string): string {
  return text.replaceAll(/[.*+?^${}()|[\]\\/-]/g, String.raw`\$&`);
}

function escapeGlob(path: string): string {
  const escaped = path.replaceAll(/[*?[\]\\]/g, String.raw`\$&`);
  return /^[!#]/.test(escaped) ? `\\${escaped}` : escaped;
}
