import { mkdir, mkdtemp, rm, stat, symlink, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { basename, dirname, join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { makePrivateFolder, removePrivateFolder } from "../../src/host/private-folder.ts";
import { fakeHost } from "../fakes/host.ts";

let temp: string;
beforeEach(async () => {
  temp = await mkdtemp(join(tmpdir(), "private-"));
});
afterEach(() => rm(temp, { recursive: true, force: true }));
const host = () => fakeHost({ env: { RUNNER_TEMP: temp } });

test("a private folder lies in RUNNER_TEMP, and only this user can enter it", async () => {
  const folder = await makePrivateFolder(host(), "login");
  expect(dirname(folder)).toBe(temp);
  expect(basename(folder)).toMatch(/^plimsoll-login-.{6}$/);
  expect((await stat(folder)).mode & 0o777).toBe(0o700);
});

test("where no folder can be made, the place and the cure are named", async () => {
  await writeFile(join(temp, "file"), "x");
  for (const [place, why] of [["missing", "ENOENT: no such file or directory"], ["file", "ENOTDIR: not a directory"]] as const) {
    const made = makePrivateFolder(fakeHost({ env: { RUNNER_TEMP: join(temp, place) } }), "login");
    await expect(made).rejects.toMatchObject({
      name: "UserError",
      message: `No folder for temporary files can be made in ${join(temp, place)}: ${why}.`,
      hint: "Name one that this user may write to in TMPDIR (in a workflow, the runner's RUNNER_TEMP).",
    });
  }
});

test("it goes with all that is in it, and twice is as good as once", async () => {
  const folder = await makePrivateFolder(host(), "login");
  await mkdir(join(folder, "a"));
  await writeFile(join(folder, "a", "b"), "x");
  await removePrivateFolder(host(), folder);
  await removePrivateFolder(host(), folder);
  await expect(stat(folder)).rejects.toThrow("ENOENT");
});

test("case 18: a path that state was made to hold is refused, wherever it leads, and nothing is touched", async () => {
  const target = join(temp, "other");
  await mkdir(target);
  await writeFile(join(target, "kept"), "x");
  await symlink(target, join(temp, "plimsoll-link"));
  await writeFile(join(temp, "plimsoll-file"), "x");
  const forged = [target, join(temp, "plimsoll-x", "..", "other"), join(temp, "plimsoll-x", "inner"), "/etc", ".", join(temp, "plimsoll-link"), join(temp, "plimsoll-file")];
  for (const path of forged) await expect(removePrivateFolder(host(), path)).rejects.toThrow("is no folder that this job made");
  expect((await stat(join(target, "kept"))).size).toBe(1);
});
