import { mkdir, mkdtemp, readdir, rm, stat, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { createFiles } from "../../src/host/files.ts";

let directory: string;
beforeEach(async () => {
  directory = await mkdtemp(join(tmpdir(), "plimsoll-files-"));
});
afterEach(() => rm(directory, { recursive: true, force: true }));

test("a file is written with its folders and read back, and nothing else is left", async () => {
  const files = createFiles(directory);
  await files.write("a/b/report.json", "{}");
  expect(await files.read("a/b/report.json")).toEqual(Buffer.from("{}"));
  expect(await readdir(join(directory, "a/b"))).toEqual(["report.json"]);
});

test("a file that is there is replaced, with the mode that was asked for", async () => {
  const files = createFiles(directory);
  await files.write("config.json", "old");
  await files.write("config.json", "new", 0o600);
  expect((await files.read("config.json"))?.toString()).toBe("new");
  expect((await stat(join(directory, "config.json"))).mode & 0o777).toBe(0o600);
});

test("a file that is not there is null, also where its folder is a file", async () => {
  const files = createFiles(directory);
  await writeFile(join(directory, "file"), "");
  expect(await files.read("nothing.json")).toBeNull();
  expect(await files.read("file/nothing.json")).toBeNull();
});

test("a file of exactly the bound is read, one byte more is refused", async () => {
  const files = createFiles(directory);
  await writeFile(join(directory, "ten"), "0123456789");
  expect((await files.read("ten", 10))?.length).toBe(10);
  await expect(files.read("ten", 9)).rejects.toThrow("ten is larger than 9 B.");
});

test("a folder in a file's place is the reader's to mend", async () => {
  const files = createFiles(directory);
  await mkdir(join(directory, "folder"));
  await expect(files.read("folder")).rejects.toThrow("folder is a directory, not a file.");
  await expect(files.write("folder", "x")).rejects.toThrow(/^folder cannot be written: /);
  expect(await readdir(directory)).toEqual(["folder"]);
});
