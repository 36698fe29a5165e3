import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { createUpload } from "../../../src/cache/facade/upload.ts";
import { sha256 } from "./memory-store.ts";

let folder: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "upload-"));
});

afterEach(() => rmSync(folder, { recursive: true, force: true }));

async function* chunks(...texts: string[]): AsyncGenerator<Uint8Array> {
  for (const text of texts) yield await Promise.resolve(Buffer.from(text));
}

test("a blob is written as it comes, in a folder of its own", async () => {
  const upload = createUpload(join(folder, "uploads"));
  await upload.append(chunks("a ", "layer"));
  expect(await upload.finish()).toBe(sha256("a layer"));
  expect([readFileSync(upload.path, "utf8"), upload.sizeBytes, upload.isDropped]).toEqual(["a layer", 7, false]);
});

test("a blob that leaves the rest of the job no room on the disk is taken and thrown away", async () => {
  const upload = createUpload(folder, undefined, Infinity);
  await upload.append(chunks("a ", "layer"));
  expect(await upload.finish()).toBe(sha256("a layer"));
  expect([existsSync(upload.path), readdirSync(folder), upload.sizeBytes, upload.isDropped]).toEqual([false, [], 7, true]);
});

test("a blob that is larger than any is thrown away, and no more of it is kept than that", async () => {
  const upload = createUpload(folder, 4);
  await upload.append(chunks("a ", "layer"));
  expect(await upload.finish()).toBe(sha256("a layer"));
  expect([existsSync(upload.path), upload.isDropped]).toEqual([false, true]);
});
