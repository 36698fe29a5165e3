import { copyFile, mkdir, readdir, readFile, realpath } from "node:fs/promises";
import { basename, dirname, join } from "node:path";
import { findOnPath } from "../../builder/search.ts";
import type { Host } from "../../host/host.ts";
import { type ElfNeeds, readElf } from "./elf.ts";

/** A program of this machine that runs where nothing else is, once its files are copied there. */
export interface PortableProgram {
  readonly path: string;
  /** null: it needs none. */
  readonly interpreter: string | null;
  /** Paths by the names under which the loader seeks them. */
  readonly libraries: ReadonlyMap<string, string>;
  /** As an image index names it: `amd64`. */
  readonly architecture: string;
  /** GNU tar: it sorts, and keeps extended attributes and fractions of seconds. */
  readonly isGnu: boolean;
}

/** `e_machine` of what Plimsoll's own Node runs on (elf.h). */
const ARCHITECTURES: Readonly<Record<number, string>> = { 3: "386", 22: "s390x", 40: "arm", 62: "amd64", 183: "arm64", 243: "riscv64", 258: "loong64" };
const SYSTEM_FOLDERS = ["/lib64", "/usr/lib64", "/lib", "/usr/lib", "/usr/local/lib", "/lib32", "/usr/lib32"];
const MAX_LIBRARIES = 64;

/** A program of this machine with all that it needs; null where there is none that could be taken elsewhere. Starts no process. */
export async function findPortable(host: Pick<Host, "env">, name: string): Promise<PortableProgram | null> {
  if (process.platform !== "linux") return null;
  const path = await findOnPath(host, name);
  return path === null ? null : await readProgram(await realpath(path));
}

/** A program with the libraries that its loader would find; null where it is no ELF file, or one of them is not found. */
export async function readProgram(path: string): Promise<PortableProgram | null> {
  const file = await readFile(path).catch(() => null);
  const needs = file === null ? null : readElf(file);
  const architecture = ARCHITECTURES[needs?.machine ?? 0];
  if (file === null || needs === null || architecture === undefined) return null;
  const libraries = await findLibraries(path, needs);
  if (libraries === null) return null;
  const interpreter = needs.interpreter === null ? null : await realpath(needs.interpreter).catch(() => null);
  if (needs.interpreter !== null && interpreter === null) return null;
  return { path, interpreter, libraries, architecture, isGnu: file.includes("pax-option") && file.includes("xattrs-include") };
}

async function findLibraries(path: string, program: ElfNeeds): Promise<ReadonlyMap<string, string> | null> {
  const found = new Map<string, string>();
  const folders = await librariesFolders();
  const pending: { name: string; from: string; searchPath: readonly string[] }[] = [];
  const need = (from: string, needs: ElfNeeds): void => void pending.push(...needs.libraries.map((name) => ({ name, from, searchPath: needs.searchPath })));
  need(path, program);
  for (let next = pending.pop(); next !== undefined; next = pending.pop()) {
    // The loader itself may be named as a library.
    if (found.has(next.name) || (program.interpreter !== null && next.name === basename(program.interpreter))) continue;
    const own = next.searchPath.map((folder) => folder.replaceAll(/\$(?:ORIGIN|\{ORIGIN\})/g, dirname(next.from)));
    const library = await findLibrary(next.name, [...own, ...folders], program);
    if (library === null || found.size >= MAX_LIBRARIES) return null;
    found.set(next.name, library.path);
    need(library.path, library.needs);
  }
  return found;
}

async function findLibrary(name: string, folders: readonly string[], { machine, bits }: ElfNeeds): Promise<{ path: string; needs: ElfNeeds } | null> {
  for (const path of name.includes("/") ? [name] : folders.map((folder) => join(folder, name))) {
    const file = await readFile(path).catch(() => null);
    const needs = file === null ? null : readElf(file);
    if (needs?.machine === machine && needs.bits === bits) return { path, needs };
  }
  return null;
}

/** Where the loaders of glibc and musl look: what ld.so.conf names, and the system's own. */
async function librariesFolders(): Promise<string[]> {
  const files = ["/etc/ld.so.conf", ...(await readdir("/etc/ld.so.conf.d").catch((): string[] => [])).sort().map((name) => join("/etc/ld.so.conf.d", name))];
  const texts = await Promise.all(files.map((file) => readFile(file, "utf8").catch(() => "")));
  const named = texts.flatMap((text) => text.split("\n")).map((line) => line.trim()).filter((line) => line.startsWith("/"));
  return [...named, ...SYSTEM_FOLDERS];
}

/** Copies a program into a folder under a name; gives how it is started where that folder is `/t`. */
export async function copyProgram(program: PortableProgram, folder: string, name: string): Promise<readonly string[]> {
  await mkdir(join(folder, "lib"), { recursive: true });
  // BusyBox and its like go by the name that they are called by.
  await copyFile(program.path, join(folder, name));
  if (program.interpreter === null) return [`/t/${name}`];
  await copyFile(program.interpreter, join(folder, "loader"));
  for (const [library, path] of program.libraries) await copyFile(path, join(folder, "lib", basename(library)));
  return ["/t/loader", "--library-path", "/t/lib", `/t/${name}`];
}
