import ignore from "@balena/dockerignore";
import { basename, dirname, join, relative } from "node:path";
import type { Host } from "../host/host.ts";

/** What is kept out of a build context, and by which line. */
export interface IgnoreFile {
  /** As messages name it, from the context's folder: `.dockerignore`, `docker/Dockerfile.dockerignore`. */
  readonly name: string;
  /** Whether the file is there; where it is not, nothing is kept out. */
  readonly isThere: boolean;
  /** Whether a line that begins with `!` takes something back in. */
  readonly hasExceptions: boolean;
  /** `path` is from the context's folder, with `/` between its parts. */
  ignores(path: string): boolean;
  /** The line, from 1, that keeps the path out; null where none does. */
  lineFor(path: string): { readonly number: number; readonly text: string } | null;
}

const MAX_BYTES = 1024 * 1024;

/** Reads `<Dockerfile>.dockerignore`, or the context's `.dockerignore` where there is none. `dockerfile` is a path of this machine, or null. */
export async function readIgnoreFile(host: Host, folder: string, dockerfile: string | null): Promise<IgnoreFile> {
  const own = dockerfile === null ? null : join(dirname(dockerfile), `${basename(dockerfile)}.dockerignore`);
  const common = join(folder, ".dockerignore");
  for (const path of own === null ? [common] : [own, common]) {
    const bytes = await host.files.read(path, MAX_BYTES);
    if (bytes !== null) return createIgnoreFile(relative(folder, path), bytes.toString("utf8"));
  }
  return createIgnoreFile(".dockerignore", null);
}

/** The rules of a text; null: there is no such file. */
export function createIgnoreFile(name: string, text: string | null): IgnoreFile {
  const lines = (text ?? "").replace(/^\uFEFF/, "").split(/\r?\n/);
  const rules = compile(lines);
  return {
    name,
    isThere: text !== null,
    hasExceptions: lines.some((line) => line.trim().startsWith("!")),
    ignores: rules,
    lineFor(path) {
      if (!rules(path)) return null;
      // Later lines win: the one that decides is the last with which the path goes from in to out.
      const number = lines.findLastIndex((_, index) => compile(lines.slice(0, index + 1))(path) && !compile(lines.slice(0, index))(path)) + 1;
      return { number, text: lines[number - 1] ?? "" };
    },
  };
}

function compile(lines: readonly string[]): (path: string) => boolean {
  const rules = ignore.default({ ignorecase: false }).add([...lines]);
  return (path) => rules.ignores(path);
}
