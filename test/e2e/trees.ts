import { createHash } from "node:crypto";
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

/** Everything under a folder, by path, read from the file system alone. */
export async function readTree(root: string): Promise<Map<string, TreeEntry>> {
  const entries = new Map<string, TreeEntry>();
  const names = await readdir(root, { recursive: true });
  for (const name of names.sort()) entries.set(name, await readEntry(join(root, name)));
  return entries;
}

async function readEntry(path: string): Promise<TreeEntry> {
  const found = await lstat(path, { bigint: true });
  const kind = found.isFile()
    ? "file"
    : found.isDirectory()
      ? "directory"
      : found.isSymbolicLink()
        ? "link"
        : found.isCharacterDevice() || found.isBlockDevice()
          ? "device"
          : "other";
  const content =
    kind === "file"
      ? createHash("sha256").update(await readFile(path)).digest("hex")
      : kind === "link"
        ? await readlink(path)
        : `${found.rdev}`;
  return {
    kind,
    inode: `${found.dev}:${found.ino}`,
    bytes: kind === "file" ? Number(found.size) : 0,
    content: `${kind}:${content}`,
    metadata: `${found.mode}:${found.uid}:${found.gid}:${found.mtimeNs}`,
  };
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
