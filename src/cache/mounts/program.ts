import { copyFile, mkdir, readdir, readFile, realpath } from "node:fs/promises";
import { basename, dirname, join, posix } from "node:path";
import { findOnPath } from "../../builder/search.ts";
import type { BuildkitContainer } from "../../builder/create.ts";
import type { Host } from "../../host/host.ts";
import { type ElfNeeds, readElf } from "./elf.ts";

/** A program that runs where nothing else is, once its files are copied there; all of them are on this machine. */
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
/** Of BuildKit's images, which have BusyBox for most of it. */
const CONTAINER_TARS = ["/bin/tar", "/usr/bin/tar", "/bin/busybox"];
const COPY_TIMEOUT_MS = 10_000;

/** The files of a system. */
interface Files {
  /** Where on this machine the content of a file is, links followed; null: there is no such file. */
  fetch(path: string): Promise<string | null>;
  /** Where its loader looks, the first first. */
  libraryFolders(): Promise<readonly string[]>;
}

/** A program of this machine with all that it needs; null where there is none that could be taken elsewhere. Starts no process. */
export async function findPortable(host: Pick<Host, "env">, name: string): Promise<PortableProgram | null> {
  if (process.platform !== "linux") return null;
  const path = await findOnPath(host, name);
  return path === null ? null : await readProgram(await realpath(path));
}

/** The tar of a builder's container, copied into `folder`, which must be there; null where it has none that could be taken elsewhere. */
export async function findTarIn(host: Pick<Host, "exec">, container: BuildkitContainer, folder: string): Promise<PortableProgram | null> {
  const files = filesOf(host, container, folder);
  for (const path of CONTAINER_TARS) {
    const tar = await readProgram(path, files);
    if (tar !== null) return tar;
  }
  return null;
}

/** A program with the libraries that its loader would find; null where it is no ELF file, or one of them is not found. */
export async function readProgram(path: string, files: Files = THIS_MACHINE): Promise<PortableProgram | null> {
  const own = await files.fetch(path);
  const file = own === null ? null : await readFile(own).catch(() => null);
  const needs = file === null ? null : readElf(file);
  const architecture = ARCHITECTURES[needs?.machine ?? 0];
  if (own === null || file === null || needs === null || architecture === undefined) return null;
  const libraries = await findLibraries(path, needs, files);
  if (libraries === null) return null;
  const interpreter = needs.interpreter === null ? null : await files.fetch(needs.interpreter);
  if (needs.interpreter !== null && interpreter === null) return null;
  return { path: own, interpreter, libraries, architecture, isGnu: file.includes("pax-option") && file.includes("xattrs-include") };
}

const THIS_MACHINE: Files = { fetch: (path) => realpath(path).catch(() => null), libraryFolders };

/** Those of a container; each file is copied once. */
function filesOf(host: Pick<Host, "exec">, { engine, container }: BuildkitContainer, folder: string): Files {
  const copies = new Map<string, Promise<string | null>>();
  async function copy(path: string): Promise<string | null> {
    const to = join(folder, `${copies.size}`);
    const done = await host.exec("docker", [...engine, "cp", "--follow-link", `${container}:${path}`, to], { timeoutMs: COPY_TIMEOUT_MS }).catch(() => null);
    return done?.exitCode === 0 ? to : null;
  }
  return {
    fetch(path) {
      const copied = copies.get(path) ?? copy(path);
      copies.set(path, copied);
      return copied;
    },
    libraryFolders: async () => SYSTEM_FOLDERS,
  };
}

async function findLibraries(path: string, program: ElfNeeds, files: Files): Promise<ReadonlyMap<string, string> | null> {
  const found = new Map<string, string>();
  const folders = await files.libraryFolders();
  const pending: { name: string; from: string; searchPath: readonly string[] }[] = [];
  const need = (from: string, needs: ElfNeeds): void => void pending.push(...needs.libraries.map((name) => ({ name, from, searchPath: needs.searchPath })));
  need(path, program);
  for (let next = pending.pop(); next !== undefined; next = pending.pop()) {
    // The loader itself may be named as a library.
    if (found.has(next.name) || (program.interpreter !== null && next.name === basename(program.interpreter))) continue;
    const own = next.searchPath.map((folder) => folder.replaceAll(/\$(?:ORIGIN|\{ORIGIN\})/g, dirname(next.from)));
    const library = await findLibrary(next.name, [...own, ...folders], program, files);
    if (library === null || found.size >= MAX_LIBRARIES) return null;
    found.set(next.name, library.copy);
    need(library.path, library.needs);
  }
  return found;
}

interface Library {
  readonly path: string;
  /** Where it is on this machine. */
  readonly copy: string;
  readonly needs: ElfNeeds;
}

async function findLibrary(name: string, folders: readonly string[], { machine, bits }: ElfNeeds, files: Files): Promise<Library | null> {
  for (const path of name.includes("/") ? [name] : folders.map((folder) => posix.join(folder, name))) {
    const copy = await files.fetch(path);
    const file = copy === null ? null : await readFile(copy).catch(() => null);
    const needs = file === null ? null : readElf(file);
    if (copy !== null && needs?.machine === machine && needs.bits === bits) return { path, copy, needs };
  }
  return null;
}

/** Where the loaders of glibc and musl look: what ld.so.conf names, and the system's own. */
async function libraryFolders(): Promise<string[]> {
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
