import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { expect, onTestFinished, test } from "vitest";
import { hashLockfiles } from "../../../src/cache/mounts/lockfiles.ts";

async function context(files: Readonly<Record<string, string>>): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), "plimsoll-lockfiles-"));
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  for (const [path, content] of Object.entries(files)) {
    await mkdir(dirname(join(folder, path)), { recursive: true });
    await writeFile(join(folder, path), content);
  }
  return folder;
}

const none = (): boolean => false;

test.each([
  "package-lock.json", "yarn.lock", "pnpm-lock.yaml", "go.sum", "Cargo.lock", "poetry.lock", "uv.lock", "requirements.txt", "requirements-dev.txt",
  "Gemfile.lock", "composer.lock", "pom.xml", "gradle.lockfile",
])("%s is a lockfile: another content is another hash", async (name) => {
  const [one, same, other] = await Promise.all([context({ [`app/${name}`]: "1" }), context({ [`app/${name}`]: "1", "app/main.c": "x" }), context({ [`app/${name}`]: "2" })]);
  const hashes = await Promise.all([one, same, other].map((folder) => hashLockfiles(folder, none)));
  expect(hashes[0]).toMatch(/^[0-9a-f]{64}$/);
  expect(hashes[1]).toBe(hashes[0]);
  expect(hashes[2]).not.toBe(hashes[0]);
});

test("what .dockerignore leaves out, and the lockfiles of what was installed, do not count", async () => {
  const folder = await context({ "go.sum": "1", "docs/yarn.lock": "2", "node_modules/a/yarn.lock": "3" });
  const bare = await context({ "go.sum": "1" });
  expect(await hashLockfiles(folder, (path) => path.startsWith("docs/"))).toBe(await hashLockfiles(bare, none));
});

test("a context without lockfiles has no hash", async () => {
  expect(await hashLockfiles(await context({ "main.c": "" }), none)).toBeNull();
  expect(await hashLockfiles("/nonexistent", none)).toBeNull();
});
