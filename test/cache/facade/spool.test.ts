import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { createSpool } from "../../../src/cache/facade/spool.ts";
import { sha256 } from "./memory-store.ts";

let folder: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "spool-"));
});

afterEach(() => rmSync(folder, { recursive: true, force: true }));

async function* chunks(...texts: string[]): AsyncGenerator<Uint8Array> {
  for (const text of texts) yield await Promise.resolve(Buffer.from(text));
}

test("a blob is written as it comes, in a folder of its own", async () => {
  const spool = createSpool(join(folder, "uploads"));
  await spool.append(chunks("a ", "layer"));
  expect(await spool.finish()).toBe(sha256("a layer"));
  expect([readFileSync(spool.path, "utf8"), spool.sizeBytes, spool.isDropped]).toEqual(["a layer", 7, false]);
});

test("a blob that leaves the rest of the job no room on the disk is taken and thrown away", async () => {
  const spool = createSpool(folder, undefined, Infinity);
  await spool.append(chunks("a ", "layer"));
  expect(await spool.finish()).toBe(sha256("a layer"));
  expect([existsSync(spool.path), readdirSync(folder), spool.sizeBytes, spool.isDropped]).toEqual([false, [], 7, true]);
});

test("a blob that is larger than any is thrown away, and no more of it is kept than that", async () => {
  const spool = createSpool(folder, 4);
  await spool.append(chunks("a ", "layer"));
  expect(await spool.finish()).toBe(sha256("a layer"));
  expect([existsSync(spool.path), spool.isDropped]).toEqual([false, true]);
});
