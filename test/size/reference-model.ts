import type { TarEntry } from "../fakes/tar.ts";

/** A file system as anyone would write it down first: one object for each file, one map from path to file. */
export interface ModelFile {
  readonly type: string;
  readonly content: string;
  readonly layer: number;
}

export interface Model {
  readonly diskBytes: number;
  readonly visibleBytes: number;
  readonly hiddenBytes: number;
  readonly duplicateBytes: number;
  /** Without directories. */
  readonly files: ReadonlyMap<string, ModelFile>;
}

const clean = (name: string) => name.split("/").filter((part) => part !== "" && part !== ".").join("/");
const parentOf = (path: string) => path.split("/").slice(0, -1).join("/");
const nameOf = (path: string) => path.split("/").at(-1) ?? "";

/** Applies layers by the letter of image-spec layer.md, slowly. */
export function modelOf(layers: readonly (readonly TarEntry[])[]): Model {
  const files = new Map<string, ModelFile>();
  const shipped: ModelFile[] = [];
  layers.forEach((entries, layer) => applyLayer(files, shipped, entries, layer));
  const bytes = (list: Iterable<ModelFile>) => [...list].reduce((sum, file) => sum + (file.type === "file" ? file.content.length : 0), 0);
  const visible = new Set(files.values());
  const contents = new Map([...visible].filter(({ type }) => type === "file").map((file) => [file.content, file]));
  const visibleBytes = bytes(visible);
  return {
    diskBytes: bytes(shipped),
    visibleBytes,
    hiddenBytes: bytes(shipped.filter((file) => !visible.has(file))),
    duplicateBytes: visibleBytes - bytes(contents.values()),
    files: new Map([...files].filter(([, { type }]) => type !== "dir")),
  };
}

function applyLayer(files: Map<string, ModelFile>, shipped: ModelFile[], entries: readonly TarEntry[], layer: number): void {
  const removeBelow = (directory: string) => {
    for (const path of files.keys()) if (directory === "" || path.startsWith(`${directory}/`)) files.delete(path);
  };
  const makeParents = (path: string) => {
    const parent = parentOf(path);
    if (parent === "") return;
    makeParents(parent);
    if (files.get(parent)?.type !== "dir") files.set(parent, { type: "dir", content: "", layer });
  };
  const paths = entries.map((entry) => ({ entry, path: clean(String(entry.name)) }));
  for (const { path } of paths) if (nameOf(path) === ".wh..wh..opq" && isDirectory(files, parentOf(path))) removeBelow(parentOf(path));
  for (const { path } of paths) {
    if (!nameOf(path).startsWith(".wh.") || nameOf(path) === ".wh..wh..opq") continue;
    const removed = clean(`${parentOf(path)}/${nameOf(path).slice(4)}`);
    removeBelow(removed);
    files.delete(removed);
  }
  for (const { entry, path } of paths) {
    if (nameOf(path).startsWith(".wh.")) {
      makeParents(path);
      continue;
    }
    const type = entry.type ?? "file";
    const target = type === "link" ? files.get(clean(String(entry.linkname))) : undefined;
    if (type === "link" && (target === undefined || target.type === "dir" || clean(String(entry.linkname)) === path)) continue;
    const file = target ?? { type, content: type === "symlink" ? String(entry.linkname) : String(entry.content ?? ""), layer };
    if (type === "file") shipped.push(file);
    makeParents(path);
    if (file.type !== "dir") removeBelow(path);
    files.set(path, file);
  }
}

function isDirectory(files: ReadonlyMap<string, ModelFile>, path: string): boolean {
  return path === "" || files.get(path)?.type === "dir";
}
