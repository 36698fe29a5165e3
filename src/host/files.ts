import { randomUUID } from "node:crypto";
import { rmSync } from "node:fs";
import { mkdir, open, readFile, rename, rm, writeFile } from "node:fs/promises";
import { dirname, resolve } from "node:path";
import { UserError } from "../errors.ts";
import { formatBytes } from "../format.ts";
import { onExit } from "./exit.ts";
import type { Files } from "./host.ts";

/** Files by path, relative ones meant from `directory`. */
export function createFiles(directory: string): Files {
  return {
    read: (path, maxBytes) => readWhole(resolve(directory, path), path, maxBytes ?? Infinity),
    write: (path, content, mode) => writeWhole(resolve(directory, path), path, content, mode),
  };
}

async function readWhole(absolute: string, shown: string, maxBytes: number): Promise<Buffer | null> {
  try {
    if (maxBytes === Infinity) return await readFile(absolute);
    return await readBounded(absolute, shown, maxBytes);
  } catch (error) {
    if (error instanceof UserError) throw error;
    switch (codeOf(error)) {
      case "ENOENT":
      case "ENOTDIR":
        return null;
      case "EISDIR":
        throw new UserError(`${shown} is a directory, not a file.`, "Name the file itself.", { cause: error });
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

async function writeWhole(absolute: string, shown: string, content: string | Uint8Array, mode?: number): Promise<void> {
  const temporary = `${absolute}.${randomUUID()}.tmp`;
  const forget = onExit(() => rmSync(temporary, { force: true }));
  try {
    await mkdir(dirname(absolute), { recursive: true });
    await writeFile(temporary, content, { mode: mode ?? 0o666, flag: "wx" });
    await rename(temporary, absolute);
  } catch (error) {
    await rm(temporary, { force: true });
    throw new UserError(`${shown} cannot be written: ${messageOf(error)}.`, "Name a path that this user may write to.", { cause: error });
  } finally {
    forget();
  }
}

function codeOf(error: unknown): string | undefined {
  return (error as NodeJS.ErrnoException).code;
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
