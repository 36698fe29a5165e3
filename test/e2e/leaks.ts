import { createReadStream } from "node:fs";
import { lstat, open, readdir, readlink } from "node:fs/promises";
import { join } from "node:path";
import type { Readable } from "node:stream";
import { createGunzip, createZstdDecompress } from "node:zlib";
import { secretForms } from "../../src/host/redact.ts";

/** A file, or the name of one, that holds a form of a secret. */
export interface Leak {
  readonly path: string;
  readonly form: string;
}

/**
 * Looks through folders (and single files) byte by byte for every form of every secret: in files, also inside what gzip
 * and zstd compressed, in names and in the targets of links. Folders in `except` are left out.
 */
export async function findLeaks(
  paths: readonly string[],
  secrets: readonly string[],
  except: readonly string[] = [],
): Promise<Leak[]> {
  const forms = [...new Set(secrets.flatMap(secretForms))].map((text) => Buffer.from(text));
  if (forms.length === 0) throw new Error("There is no secret to look for.");
  const leaks: Leak[] = [];
  for (const path of paths) await searchPath(path, forms, new Set(except), leaks);
  return leaks;
}

/** As `findLeaks`, in a text. */
export function findLeaksIn(where: string, text: string, secrets: readonly string[]): Leak[] {
  const found = secrets.flatMap(secretForms).filter((form) => text.includes(form));
  return [...new Set(found)].map((form) => ({ path: where, form }));
}

async function searchPath(path: string, forms: readonly Buffer[], except: ReadonlySet<string>, leaks: Leak[]): Promise<void> {
  if (except.has(path)) return;
  report(path, Buffer.from(path), forms, leaks);
  const stats = await lstat(path);
  if (stats.isSymbolicLink()) report(path, Buffer.from(await readlink(path)), forms, leaks);
  if (stats.isDirectory()) {
    for (const name of await readdir(path)) await searchPath(join(path, name), forms, except, leaks);
  }
  if (!stats.isFile() || stats.size === 0) return;
  await searchStream(path, createReadStream(path, { highWaterMark: 1 << 20 }), forms, leaks);
  const decompressor = decompressorOf(await firstBytes(path));
  if (decompressor === null) return;
  createReadStream(path).on("error", (error) => decompressor.destroy(error)).pipe(decompressor);
  // What only looks compressed was looked at as it is.
  await searchStream(`${path} (decompressed)`, decompressor, forms, leaks).catch(() => undefined);
}

async function searchStream(path: string, stream: Readable, forms: readonly Buffer[], leaks: Leak[]): Promise<void> {
  const overlap = Math.max(...forms.map(({ length }) => length)) - 1;
  let rest: Buffer = Buffer.alloc(0);
  for await (const chunk of stream as AsyncIterable<Buffer>) {
    const bytes = Buffer.concat([rest, chunk]);
    report(path, bytes, forms, leaks);
    rest = bytes.subarray(Math.max(0, bytes.length - overlap));
  }
}

function report(path: string, bytes: Buffer, forms: readonly Buffer[], leaks: Leak[]): void {
  for (const form of forms) {
    const text = form.toString();
    if (bytes.includes(form) && !leaks.some((leak) => leak.path === path && leak.form === text)) leaks.push({ path, form: text });
  }
}

async function firstBytes(path: string): Promise<Buffer> {
  const file = await open(path);
  try {
    const { buffer, bytesRead } = await file.read(Buffer.alloc(4), 0, 4, 0);
    return buffer.subarray(0, bytesRead);
  } finally {
    await file.close();
  }
}

function decompressorOf(start: Buffer): ReturnType<typeof createGunzip> | ReturnType<typeof createZstdDecompress> | null {
  if (start.subarray(0, 2).equals(Buffer.from([0x1f, 0x8b]))) return createGunzip();
  if (start.equals(Buffer.from([0x28, 0xb5, 0x2f, 0xfd]))) return createZstdDecompress();
  return null;
}
