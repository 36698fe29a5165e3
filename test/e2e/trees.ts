import { createHash } from "node:crypto";
import type { BigIntStats } from "node:fs";
import { lstat, readFile, readdir, readlink } from "node:fs/promises";
import { join } from "node:path";

/** One path of an unpacked file system, and what makes it differ from another. */
export interface TreeEntry {
  readonly kind: "file" | "directory" | "link" | "device" | "other";
  readonly inode: string;
  readonly bytes: number;
  /** Equal exactly when type, size and content are. */
  readonly content: string;
  /** Equal exactly when mode, owner and time are. */
  readonly metadata: string;
}

/** Everything under a folder, by path, read from the file system alone; without `contents`, equal sizes count as equal. */
export async function readTree(root: string, contents: boolean): Promise<Map<string, TreeEntry>> {
  const entries = new Map<string, TreeEntry>();
  await readFolder(root, "", contents, entries);
  return entries;
}

/** One folder after the other: `readdir` would follow a link to a folder, out of the tree. */
async function readFolder(
  root: string,
  folder: string,
  contents: boolean,
  entries: Map<string, TreeEntry>,
): Promise<void> {
  for (const name of await readdir(join(root, folder))) {
    const path = join(folder, name);
    const entry = await readEntry(join(root, path), contents);
    entries.set(path, entry);
    if (entry.kind === "directory") await readFolder(root, path, contents, entries);
  }
}

async function readEntry(path: string, contents: boolean): Promise<TreeEntry> {
  const found = await lstat(path, { bigint: true });
  const kind = kindOf(found);
  return {
    kind,
    inode: `${found.dev}:${found.ino}`,
    bytes: kind === "file" ? Number(found.size) : 0,
    content: `${kind}:${await contentOf(path, kind, found, contents)}`,
    metadata: `${found.mode}:${found.uid}:${found.gid}:${found.mtimeNs}`,
  };
}

function kindOf(found: BigIntStats): TreeEntry["kind"] {
  if (found.isFile()) return "file";
  if (found.isDirectory()) return "directory";
  if (found.isSymbolicLink()) return "link";
  return found.isCharacterDevice() || found.isBlockDevice() ? "device" : "other";
}

async function contentOf(path: string, kind: TreeEntry["kind"], found: BigIntStats, contents: boolean): Promise<string> {
  if (kind === "link") return await readlink(path);
  if (kind !== "file" || !contents) return `${found.rdev}:${found.size}`;
  return createHash("sha256").update(await readFile(path)).digest("hex");
}

/** Bytes of the regular files, hard links once. */
export function countBytes(tree: ReadonlyMap<string, TreeEntry>): number {
  const byInode = new Map([...tree.values()].map(({ inode, bytes }) => [inode, bytes]));
  return [...byInode.values()].reduce((sum, bytes) => sum + bytes, 0);
}

/** How two unpacked file systems differ, in the report's own words. */
export function compareTrees(base: ReadonlyMap<string, TreeEntry>, head: ReadonlyMap<string, TreeEntry>) {
  const counts = { added: 0, removed: 0, changed: 0, metadataOnly: 0 };
  for (const path of new Set([...base.keys(), ...head.keys()])) {
    const [before, after] = [base.get(path), head.get(path)];
    if ((before?.kind ?? "directory") === "directory" && (after?.kind ?? "directory") === "directory") continue;
    if (before === undefined) counts.added++;
    else if (after === undefined) counts.removed++;
    else if (before.content !== after.content) counts.changed++;
    else if (before.metadata !== after.metadata) counts.metadataOnly++;
  }
  return counts;
}
