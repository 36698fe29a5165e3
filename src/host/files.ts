import { randomUUID } from "node:crypto";
import { rmSync } from "node:fs";
import { lstat, mkdir, open, readlink, realpath, rename, rm, stat, writeFile } from "node:fs/promises";
import { dirname, join, resolve } from "node:path";
import { UserError } from "../errors.ts";
import { formatBytes } from "../format.ts";
import { onExit } from "./exit.ts";
import type { Files } from "./host.ts";

const NOT_A_FOLDER = ["a part of its path is a file, not a folder", "Name a path in a folder."] as const;
const NOT_ALLOWED = ["this user may not", "Name a path that this user may write to, or give it the right."] as const;
const WRITE_FAULTS: Readonly<Record<string, readonly [why: string, hint: string]>> = {
  ENAMETOOLONG: ["the path is too long", "Name a shorter path."],
  ENOTDIR: NOT_A_FOLDER,
  // What `mkdir` says of a file in a folder's place.
  EEXIST: NOT_A_FOLDER,
  EISDIR: ["it is a directory", "Name a file in it."],
  EACCES: NOT_ALLOWED,
  EPERM: NOT_ALLOWED,
  ENOSPC: ["the disk is full", "Free some of it, or name a path on another disk."],
  EROFS: ["the disk may only be read", "Name a path on a disk that may be written to."],
};

/** Files by path, relative ones meant from `directory`. */
export function createFiles(directory: string): Files {
  return {
    read: (path, maxBytes) => readWhole(resolve(directory, path), path, maxBytes),
    write: (path, content, mode) => writeWhole(resolve(directory, path), path, content, mode),
  };
}

async function readWhole(absolute: string, shown: string, maxBytes: number): Promise<Buffer | null> {
  try {
    return await readBounded(absolute, shown, maxBytes);
  } catch (error) {
    if (error instanceof UserError) throw error;
    switch (codeOf(error)) {
      case "ENOENT":
      case "ENOTDIR":
        return null;
      case "EISDIR":
        throw new UserError(`${shown} is a directory, not a file.`, "Name the file itself.", { cause: error });
      case "ENAMETOOLONG":
        throw new UserError(`${shown} cannot be read: the path is too long.`, "Name a file by a shorter path.", { cause: error });
      case "EACCES":
      case "EPERM":
        throw new UserError(`${shown} may not be read.`, "Give this user the right to read it.", { cause: error });
      default:
        throw new UserError(`${shown} cannot be read: ${messageOf(error)}.`, "Check the disk and the path.", { cause: error });
    }
  }
}

/** Never trusts `stat`: a pipe or a file that grows is cut off all the same. */
async function readBounded(absolute: string, shown: string, maxBytes: number): Promise<Buffer> {
  await using file = await open(absolute, "r");
  const chunks: Buffer[] = [];
  let bytes = 0;
  for (;;) {
    const { bytesRead, buffer } = await file.read({ buffer: Buffer.alloc(Math.min(65_536, maxBytes + 1 - bytes)) });
    if (bytesRead === 0) return Buffer.concat(chunks, bytes);
    chunks.push(buffer.subarray(0, bytesRead));
    bytes += bytesRead;
    if (bytes > maxBytes) {
      throw new UserError(`${shown} is larger than ${formatBytes(maxBytes)}.`, "Check that this is the file you meant.");
    }
  }
}

async function writeWhole(absolute: string, shown: string, content: string | Uint8Array, mode = 0o666): Promise<void> {
  try {
    await mkdir(dirname(absolute), { recursive: true });
    const file = await findReplaceable(absolute);
    // Opened for appending: what a pipe or /dev/stdout got before stays.
    await (file === null ? writeFile(absolute, content, { flag: "a" }) : replace(file, content, mode));
  } catch (error) {
    throw notWritten(shown, error);
  }
}

/** The file, or the place of one, that the path leads to; null for what lives on when it is written to, as a pipe or a device does. */
async function findReplaceable(path: string): Promise<string | null> {
  // Links to what is open already, which may be a file that the shell writes to as well.
  if (/^\/(dev\/(stdout|stderr|fd\/)|proc\/)/.test(path)) return null;
  const target = await stat(path).catch(nullWhereAbsent);
  if (target !== null) return target.isFile() ? await realpath(path) : null;
  const link = await lstat(path).catch(nullWhereAbsent);
  // A link to nothing yet; one that leads back to itself was refused by `stat`.
  return link === null ? path : await findReplaceable(resolve(await realpath(dirname(path)), await readlink(path)));
}

function nullWhereAbsent(error: unknown): null {
  if (codeOf(error) === "ENOENT") return null;
  throw error;
}

async function replace(path: string, content: string | Uint8Array, mode: number): Promise<void> {
  // Not named after the file, whose name may be as long as a name may be.
  const temporary = join(dirname(path), `.plimsoll-${randomUUID()}.tmp`);
  const forget = onExit(() => rmSync(temporary, { force: true }));
  try {
    await writeFile(temporary, content, { mode, flag: "wx" });
    await rename(temporary, path);
  } catch (error) {
    // That there is nothing to remove must not hide why.
    await rm(temporary, { force: true }).catch(() => {});
    throw error;
  } finally {
    forget();
  }
}

function notWritten(shown: string, error: unknown): UserError {
  const [why, hint] = WRITE_FAULTS[codeOf(error) ?? ""] ?? [messageOf(error), "Name a path that this user may write to."];
  return new UserError(`${shown} cannot be written: ${why}.`, hint, { cause: error });
}

function codeOf(error: unknown): string | undefined {
  return (error as NodeJS.ErrnoException).code;
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
