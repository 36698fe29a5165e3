import { createHash } from "node:crypto";
import { isJsonObject } from "../../oci/json.ts";

/**
 * Files of a context by their names, folders within folders. A file is what `leafOf` makes of it; a folder with too much in
 * it is one hash, under its name and a slash.
 */
export interface FileTree {
  readonly [name: string]: string | FileTree;
}

/** What is different between two trees. */
export interface FileChange {
  /** From the context's folder; of a folder with a slash at its end; "" for all of it. */
  readonly path: string;
  readonly what: "changed" | "mode" | "added" | "removed";
}

/** What one asks of a path: whether it counts, and whether something in it may. */
export interface PathFilter {
  takes(path: string): boolean;
  reaches(folder: string): boolean;
}

type Node = Map<string, string | Node>;

/** All of the context's folder in one hash. */
const WHOLE = "/";
const MAX_DEPTH = 200;
const COMMON_MODE = 0o644;

/** A file in a tree: 24 bits of its content's hash, and its mode where that is not 0644. */
export function leafOf(contentHash: Buffer, mode: number): string {
  const text = contentHash.subarray(0, 3).toString("base64url");
  return mode === COMMON_MODE ? text : `${text}:${mode.toString(8)}`;
}

/** The tree of files by their paths, in at most about `maxBytes` of JSON: folders with most in them become one hash first. */
export function growTree(leaves: ReadonlyMap<string, string>, maxBytes: number): FileTree {
  const root: Node = new Map();
  for (const [path, leaf] of leaves) plant(root, path, leaf);
  const fitted = fit(root, maxBytes);
  return typeof fitted === "string" ? { [WHOLE]: fitted } : fitted;
}

function plant(root: Node, path: string, leaf: string): void {
  let node = root;
  const parts = path.split("/");
  for (const part of parts.slice(0, -1)) {
    const next = node.get(part);
    if (typeof next === "string") return;
    const child: Node = next ?? new Map();
    if (next === undefined) node.set(part, child);
    node = child;
  }
  node.set(parts.at(-1) ?? "", leaf);
}

/** Each folder gets a fair share of the room; what a small one leaves goes to the bigger ones. */
function fit(node: Node, maxBytes: number): FileTree | string {
  const folders = [...node].filter((entry): entry is [string, Node] => typeof entry[1] !== "string").map(([name, child]) => ({ name, child, bytes: bytesOf(child) }));
  const files = [...node].filter((entry): entry is [string, string] => typeof entry[1] === "string");
  const least = files.reduce((sum, [name, leaf]) => sum + entryBytes(name, leaf), 2) + folders.reduce((sum, { name }) => sum + entryBytes(`${name}/`, FOLDED), 0);
  if (least > maxBytes) return foldTree(treeOf(node));
  let room = maxBytes - least;
  const entries: [string, string | FileTree][] = [...files];
  for (const [index, { name, child }] of folders.toSorted((left, right) => left.bytes - right.bytes).entries()) {
    const share = Math.floor(room / (folders.length - index));
    const fitted = fit(child, share + FOLDED.length);
    if (typeof fitted !== "string") room -= Math.max(0, JSON.stringify(fitted).length - FOLDED.length);
    entries.push(typeof fitted === "string" ? [`${name}/`, fitted] : [name, fitted]);
  }
  return sorted(entries);
}

const FOLDED = "12345678";

/** What stands for the hash of a folder of which not all was read. */
const UNKNOWN = "?";

/** Whether no more than the size is known of a file, or not even that of a folder. */
export function isUnread(leaf: string): boolean {
  return leaf.startsWith("~") || leaf === UNKNOWN;
}

/** A folder of a tree as one hash; the same whichever folders in it are folded. */
function foldTree(tree: FileTree): string {
  const hash = createHash("sha256");
  const entries = Object.entries(tree).map(([name, value]): [string, string] => (typeof value === "string" ? [name, value] : [`${name}/`, foldTree(value)]));
  if (entries.some(([, value]) => isUnread(value))) return UNKNOWN;
  for (const line of entries.map(([name, value]) => `${name}\0${value}\n`).toSorted()) hash.update(line);
  return hash.digest("base64url").slice(0, FOLDED.length);
}

function treeOf(node: Node): FileTree {
  return sorted([...node].map(([name, value]) => [name, typeof value === "string" ? value : treeOf(value)]));
}

/** fromEntries defines properties, where assignment would run the setter of `__proto__`. */
function sorted(entries: readonly (readonly [string, string | FileTree])[]): FileTree {
  return Object.fromEntries(entries.toSorted(([left], [right]) => (left < right ? -1 : 1)));
}

function bytesOf(node: Node): number {
  return [...node].reduce((sum, [name, value]) => sum + (typeof value === "string" ? entryBytes(name, value) : entryBytes(name, "") + bytesOf(value)), 2);
}

function entryBytes(name: string, value: string): number {
  return Buffer.byteLength(JSON.stringify(name)) + value.length + 4;
}

/** Reads a tree that came out of a cache; null where it is none. */
export function readFileTree(value: unknown, depth = 0): FileTree | null {
  if (!isJsonObject(value) || depth > MAX_DEPTH) return null;
  const entries = Object.entries(value).map(([name, each]) => [name, typeof each === "string" ? each : readFileTree(each, depth + 1)] as const);
  return sorted(entries.flatMap(([name, each]) => (each === null ? [] : [[name, each] as const])));
}

/** What became different of what the filter takes, by name. */
export function compareTrees(before: FileTree, now: FileTree, filter: PathFilter): FileChange[] {
  if (WHOLE in before || WHOLE in now) return areSame(wholeOf(before), wholeOf(now)) ? [] : [{ path: "", what: "changed" }];
  return compare(before, now, "", filter);
}

function wholeOf(tree: FileTree): string {
  const whole = tree[WHOLE];
  return typeof whole === "string" ? whole : foldTree(tree);
}

/** What is not known is not said to be another. */
function areSame(left: string, right: string): boolean {
  return left === right || left === UNKNOWN || right === UNKNOWN;
}

function compare(before: FileTree, now: FileTree, folder: string, filter: PathFilter): FileChange[] {
  const names = new Set([...Object.keys(before), ...Object.keys(now)].map((name) => name.replace(/\/$/, "")));
  return [...names].toSorted().flatMap((name) => {
    const path = folder === "" ? name : `${folder}/${name}`;
    const [old, young] = [entryOf(before, name), entryOf(now, name)];
    if (isFolder(old) && isFolder(young) && old.tree !== null && young.tree !== null) return filter.reaches(path) || filter.takes(path) ? compare(old.tree, young.tree, path, filter) : [];
    if (isFolder(old) || isFolder(young)) return compareFolders(old, young, path, filter);
    return filter.takes(path) ? compareFiles(old, young, path) : [];
  });
}

/** An entry of a tree: a file's leaf; of a folder what is in it, null where that is only a hash. */
type Entry = string | { readonly tree: FileTree | null; readonly hash: string } | null;

function entryOf(tree: FileTree, name: string): Entry {
  const folded = Object.hasOwn(tree, `${name}/`) ? tree[`${name}/`] : undefined;
  if (typeof folded === "string") return { tree: null, hash: folded };
  const value = Object.hasOwn(tree, name) ? tree[name] : undefined;
  if (value === undefined || typeof value === "string") return value ?? null;
  return { tree: value, hash: foldTree(value) };
}

function isFolder(entry: Entry): entry is Exclude<Entry, string | null> {
  return entry !== null && typeof entry !== "string";
}

/** At least one of them is a folder, and not both are known file by file. */
function compareFolders(old: Entry, young: Entry, path: string, filter: PathFilter): FileChange[] {
  if (!filter.takes(path) && !filter.reaches(path)) return [];
  if (isFolder(old) && isFolder(young)) return areSame(old.hash, young.hash) ? [] : [{ path: `${path}/`, what: "changed" }];
  const from = isFolder(old) ? old.tree : typeof old === "string" ? null : {};
  const to = isFolder(young) ? young.tree : typeof young === "string" ? null : {};
  if (from !== null && to !== null) return compare(from, to, path, filter);
  return [{ path: `${path}/`, what: old === null ? "added" : young === null ? "removed" : "changed" }];
}

function compareFiles(old: string | null, young: string | null, path: string): FileChange[] {
  if (old === young) return [];
  if (old === null) return [{ path, what: "added" }];
  if (young === null) return [{ path, what: "removed" }];
  if (isUnread(old) !== isUnread(young)) return [];
  return [{ path, what: old.split(":")[0] === young.split(":")[0] ? "mode" : "changed" }];
}
