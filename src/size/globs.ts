import picomatch from "picomatch";
import type { FileSystem } from "./file-system.ts";
import { ROOT, type PathTree } from "./path-tree.ts";

/** The visible bytes of the files whose path matches the glob; a file with several names counts once. */
export function visibleUnder(glob: string, tree: PathTree, files: FileSystem): number {
  const matches = picomatch(glob.replace(/^(?:\.?\/)+/, ""), { dot: true });
  const counted = new Set<number>();
  let bytes = 0;
  for (let path = ROOT + 1; path < tree.count; path += 1) {
    const inode = files.inodeAt(path);
    if (files.bytesOf(inode) === 0 || counted.has(inode) || !matches(tree.show(path))) continue;
    bytes += files.bytesOf(inode);
    if (files.namesOf(inode) > 1) counted.add(inode);
  }
  return bytes;
}
