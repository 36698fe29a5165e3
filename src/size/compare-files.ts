import type { FileChange, FileChanges } from "../report/report.ts";
import type { FileSystem } from "./file-system.ts";
import { Largest } from "./largest.ts";
import { FILE, sameContent } from "./layer-files.ts";
import { ROOT, type PathId, type PathTree } from "./path-tree.ts";

/** Rows of `top` at most. */
const MAX_TOP_ROWS = 100;

type Change = FileChange["change"] | "metadata-only" | "none";

/** Compares the final trees of two images path by path; a path that is a directory on both sides does not count. */
export function compareFiles(tree: PathTree, base: FileSystem, head: FileSystem): FileChanges {
  const counts = { added: 0, removed: 0, changed: 0, metadataOnly: 0 };
  const baseBytes = new ByteShares(tree, base, head);
  const headBytes = new ByteShares(tree, head, base);
  const top = new Largest<Pick<FileChange, "change" | "bytes"> & { path: PathId }>(MAX_TOP_ROWS, ({ path }) => tree.show(path));
  for (let path = ROOT + 1; path < tree.count; path += 1) {
    const change = changeAt(path, base, head);
    if (change === "none") continue;
    counts[change === "metadata-only" ? "metadataOnly" : change] += 1;
    if (change === "metadata-only") continue;
    const bytes = headBytes.at(path) - baseBytes.at(path);
    top.offer({ path, change, bytes }, Math.abs(bytes));
  }
  const rows = top.sorted().map(({ item: { path: id, change, bytes }, path }) => ({
    path,
    change,
    bytes,
    layer: (change === "removed" ? base : head).layerAt(id),
  }));
  return { ...counts, top: rows };
}

function changeAt(path: PathId, base: FileSystem, head: FileSystem): Change {
  const wasDirectory = base.hasDirectory(path);
  const isDirectory = head.hasDirectory(path);
  if (!base.has(path)) return head.has(path) && !isDirectory ? "added" : "none";
  if (!head.has(path)) return wasDirectory ? "none" : "removed";
  if (wasDirectory && isDirectory) return "none";
  if (wasDirectory || isDirectory) return "changed";
  return compareInodes(base, base.inodeAt(path), head, head.inodeAt(path));
}

function compareInodes(base: FileSystem, from: number, head: FileSystem, to: number): Change {
  const [a, i] = [base.filesOf(from), base.indexOf(from)];
  const [b, j] = [head.filesOf(to), head.indexOf(to)];
  if (a.type(i) !== b.type(j) || a.size(i) !== b.size(j) || !sameContent(a, i, b, j)) return "changed";
  const [before, after] = [a.attributes(i), b.attributes(j)];
  const isSame = a.mtime(i) === b.mtime(j) && before.every((value, at) => value === after[at]);
  return isSame ? "none" : "metadata-only";
}

/**
 * The bytes that stand at each path of one image. The bytes of a file with several names stand at one of them: at the
 * first by path that the other image has too, or, where it has none of them, at the first.
 */
class ByteShares {
  readonly #files: FileSystem;
  /** For files with several names, the path their bytes stand at. */
  readonly #homes = new Map<number, PathId>();

  constructor(tree: PathTree, files: FileSystem, other: FileSystem) {
    this.#files = files;
    for (let path = ROOT + 1; path < tree.count; path += 1) {
      const inode = files.inodeAt(path);
      if (inode === -1 || files.namesOf(inode) < 2 || this.#typeOf(inode) !== FILE) continue;
      const home = this.#homes.get(inode);
      if (home === undefined || isBefore(path, home, tree, other)) this.#homes.set(inode, path);
    }
  }

  at(path: PathId): number {
    const inode = this.#files.inodeAt(path);
    const home = this.#homes.get(inode);
    return home === undefined || home === path ? this.#files.bytesOf(inode) : 0;
  }

  #typeOf(inode: number): number | undefined {
    return this.#files.filesOf(inode).type(this.#files.indexOf(inode));
  }
}

function isBefore(path: PathId, home: PathId, tree: PathTree, other: FileSystem): boolean {
  if (other.has(path) !== other.has(home)) return other.has(path);
  return tree.show(path) < tree.show(home);
}
