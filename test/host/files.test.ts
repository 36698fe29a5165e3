import { execFileSync } from "node:child_process";
import { lstat, mkdir, mkdtemp, open, readdir, readFile, readlink, rm, stat, symlink, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { UserError } from "../../src/errors.ts";
import { createFiles } from "../../src/host/files.ts";

let directory: string;
beforeEach(async () => {
  directory = await mkdtemp(join(tmpdir(), "plimsoll-files-"));
});
afterEach(() => rm(directory, { recursive: true, force: true }));

test("a file is written with its folders and read back, and nothing else is left", async () => {
  const files = createFiles(directory);
  await files.write("a/b/report.json", "{}");
  expect(await files.read("a/b/report.json", 1000)).toEqual(Buffer.from("{}"));
  expect(await readdir(join(directory, "a/b"))).toEqual(["report.json"]);
});

test("a file that is there is replaced, with the mode that was asked for", async () => {
  const files = createFiles(directory);
  await files.write("config.json", "old");
  await files.write("config.json", "new", 0o600);
  expect((await files.read("config.json", 1000))?.toString()).toBe("new");
  expect((await stat(join(directory, "config.json"))).mode & 0o777).toBe(0o600);
});

test("a file that is not there is null, also where its folder is a file", async () => {
  const files = createFiles(directory);
  await writeFile(join(directory, "file"), "");
  expect(await files.read("nothing.json", 1000)).toBeNull();
  expect(await files.read("file/nothing.json", 1000)).toBeNull();
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
  await expect(files.read("folder", 1000)).rejects.toThrow("folder is a directory, not a file.");
  await expect(files.write("folder", "x")).rejects.toThrow(/^folder cannot be written: /);
  expect(await readdir(directory)).toEqual(["folder"]);
});

test.skipIf(process.platform === "win32")("what never ends is cut off at the bound", async () => {
  await expect(createFiles(directory).read("/dev/zero", 1000)).rejects.toThrow("/dev/zero is larger than 1.0 kB.");
});

describe.skipIf(process.platform === "win32")("what a path leads to is written to, not replaced", () => {
  test.each(["real.json", "../folder/real.json"])("a link to %s, also while that is not there yet", async (target) => {
    const files = createFiles(directory);
    await mkdir(join(directory, "folder"));
    await symlink(target, join(directory, "folder", "link"));
    for (const content of ["one", "two"]) {
      await files.write("folder/link", content);
      expect(await readlink(join(directory, "folder", "link"))).toBe(target);
      expect(await readFile(join(directory, "folder", "real.json"), "utf8")).toBe(content);
    }
    expect((await readdir(join(directory, "folder"))).sort()).toEqual(["link", "real.json"]);
  });

  test("a link that leads back to itself", async () => {
    await symlink("link", join(directory, "link"));
    await expect(createFiles(directory).write("link", "x")).rejects.toThrow(UserError);
  });

  test("a device, also by a link", async () => {
    await symlink("/dev/null", join(directory, "null"));
    await createFiles(directory).write("null", "x");
    expect(await readlink(join(directory, "null"))).toBe("/dev/null");
    expect((await lstat("/dev/null")).isCharacterDevice()).toBe(true);
  });

  test("a pipe, whose reader gets it", async () => {
    const pipe = join(directory, "pipe");
    execFileSync("mkfifo", [pipe]);
    const [content] = await Promise.all([readFile(pipe, "utf8"), createFiles(directory).write("pipe", "through")]);
    expect(content).toBe("through");
    expect((await lstat(pipe)).isFIFO()).toBe(true);
  });

  test("what is open already, with what it got before", async () => {
    await using file = await open(join(directory, "log"), "w");
    await file.write("before, ");
    await createFiles(directory).write(`/proc/self/fd/${file.fd}`, "after");
    expect(await readFile(join(directory, "log"), "utf8")).toBe("before, after");
  });
});

describe("what cannot be written says why and what to do", () => {
  test.each([
    ["a name that is too long", "x".repeat(256), "the path is too long", "Name a shorter path."],
    ["a path that is too long", "x/".repeat(5000), "the path is too long", "Name a shorter path."],
    ["a file in a folder's place", "file/report.json", "a part of its path is a file, not a folder", "Name a path in a folder."],
    ["a file further up", "file/folder/report.json", "a part of its path is a file, not a folder", "Name a path in a folder."],
    ["a folder", "folder", "it is a directory", "Name a file in it."],
  ])("%s", async (_, path, why, hint) => {
    await writeFile(join(directory, "file"), "");
    await mkdir(join(directory, "folder"));
    const writing = createFiles(directory).write(path, "x");
    await expect(writing).rejects.toMatchObject({ name: "UserError", message: `${path} cannot be written: ${why}.`, hint });
    expect((await readdir(directory)).sort()).toEqual(["file", "folder"]);
  });

  test("and a name as long as may be can be", async () => {
    const name = "x".repeat(255);
    await createFiles(directory).write(name, "x");
    expect(await readdir(directory)).toEqual([name]);
  });

  test.skipIf(process.platform === "win32")("a folder that is not this user's to write to", async () => {
    await mkdir(join(directory, "locked"), { mode: 0o500 });
    const isRoot = process.geteuid?.() === 0;
    // Root may write everywhere, and is somebody else meanwhile.
    if (isRoot) process.seteuid?.(65_534);
    try {
      await expect(createFiles(directory).write("locked/report.json", "x")).rejects.toThrow("locked/report.json cannot be written: this user may not.");
    } finally {
      if (isRoot) process.seteuid?.(0);
    }
  });

  test.skipIf(process.platform !== "linux")("a disk that is full", async () => {
    await expect(createFiles(directory).write("/dev/full", "x")).rejects.toThrow("/dev/full cannot be written: the disk is full.");
  });
});
