import { open, stat, type FileHandle } from "node:fs/promises";
import { UserError } from "../errors.ts";

const CHUNK_BYTES = 512 * 1024;

/** What stands at a path; "nothing" where there is no such name. */
export async function kindOfPath(path: string): Promise<"file" | "folder" | "other" | "nothing"> {
  try {
    const found = await stat(path);
    if (found.isFile()) return "file";
    return found.isDirectory() ? "folder" : "other";
  } catch (error) {
    if (isMissing(error)) return "nothing";
    throw unreadable(path, error);
  }
}

/** Opens a regular file; null where there is none. A device or a pipe is refused: it could block forever. */
export async function openLocalFile(path: string): Promise<{ handle: FileHandle; sizeBytes: number } | null> {
  const kind = await kindOfPath(path);
  if (kind === "nothing") return null;
  if (kind !== "file") throw new UserError(`${path} is not a file.`, "Give a regular file.");
  try {
    const handle = await open(path, "r");
    return { handle, sizeBytes: (await handle.stat()).size };
  } catch (error) {
    if (isMissing(error)) return null;
    throw unreadable(path, error);
  }
}

/** The bytes from `start` up to `end` in chunks; ends early where the file does. */
export async function* readChunks(
  handle: FileHandle,
  start: number,
  end: number,
  signal?: AbortSignal,
): AsyncGenerator<Uint8Array> {
  for (let at = start; at < end; ) {
    signal?.throwIfAborted();
    const chunk = Buffer.allocUnsafeSlow(Math.min(CHUNK_BYTES, end - at));
    const { bytesRead } = await handle.read(chunk, 0, chunk.length, at);
    if (bytesRead === 0) return;
    at += bytesRead;
    yield chunk.subarray(0, bytesRead);
  }
}

/** Whole bytes from `start`, at most `count`; fewer only at the end of the file. */
export async function readRange(handle: FileHandle, start: number, count: number): Promise<Buffer> {
  const chunks: Uint8Array[] = [];
  for await (const chunk of readChunks(handle, start, start + count)) chunks.push(chunk);
  return chunks.length === 1 && chunks[0] instanceof Buffer ? chunks[0] : Buffer.concat(chunks);
}

function isMissing(error: unknown): boolean {
  return error instanceof Error && "code" in error && ["ENOENT", "ENOTDIR", "ENAMETOOLONG"].includes(String(error.code));
}

function unreadable(path: string, cause: unknown): UserError {
  const code = cause instanceof Error && "code" in cause ? String(cause.code) : String(cause);
  return new UserError(`${path} cannot be read (${code}).`, "Check the path and its permissions.", { cause });
}
