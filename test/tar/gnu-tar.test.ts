import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { link, mkdir, open, symlink, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { TarScanner } from "../../src/tar/scanner.ts";

const hasGnuTar = spawnSync("tar", ["--version"], { encoding: "utf8" }).stdout?.includes("GNU tar") === true;
const LONG = `${"long-name/".repeat(25)}file`;
const folder = mkdtempSync(join(tmpdir(), "plimsoll-tar-"));

afterAll(() => rmSync(folder, { recursive: true, force: true }));

function scanned(args: readonly string[]): Record<string, string> {
  const made = spawnSync("tar", ["-C", folder, "--sparse", "--sort=name", ...args, "-cf", "-", "tree"], { maxBuffer: 1e8 });
  expect(made.stderr.toString()).toBe("");
  const found: Record<string, string> = {};
  const scanner = new TarScanner("The tar", {
    open: ({ name, type, size, linkname }) => {
      if (type !== "dir") found[Buffer.from(name).toString()] = `${type} ${size} ${Buffer.from(linkname).toString()}`;
    },
    data: () => undefined,
    close: () => undefined,
  });
  scanner.push(made.stdout);
  scanner.end();
  return found;
}

describe.skipIf(!hasGnuTar)("what GNU tar writes", () => {
  beforeAll(async () => {
    await mkdir(join(folder, "tree", LONG, ".."), { recursive: true });
    await writeFile(join(folder, "tree", LONG), "hello");
    await link(join(folder, "tree", LONG), join(folder, "tree/z-hard"));
    await symlink(LONG, join(folder, "tree/soft"));
    const sparse = await open(join(folder, "tree/sparse"), "w");
    for (let at = 0; at < 60; at += 1) await sparse.write("data", at * 1_000_000);
    await sparse.truncate(100_000_000);
    await sparse.close();
  });

  const wanted = {
    [`tree/${LONG}`]: "file 5 ",
    "tree/soft": `symlink 0 ${LONG}`,
    "tree/sparse": "file 100000000 ",
    "tree/z-hard": `link 0 tree/${LONG}`,
  };
  test.each([["--format=gnu"], ["--format=posix", "--sparse-version=0.0"], ["--format=posix", "--sparse-version=0.1"], ["--format=posix", "--sparse-version=1.0"]])(
    "%s %s is read as it was meant",
    (...args) => {
      expect(scanned(args.filter((arg) => typeof arg === "string"))).toEqual(wanted);
    },
  );
});
