import { mkdir, mkdtemp, readdir, rm, stat, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { must, run } from "./processes.ts";
import { readWorld } from "./world.ts";

const world = await readWorld();
const folder = await mkdtemp(join(tmpdir(), "plimsoll-e2e-package-"));
const packed = join(folder, "package");
const empty = join(folder, "empty");

beforeAll(async () => {
  const listed = await must("npm", ["pack", "--json", "--pack-destination", folder]);
  const file = (JSON.parse(listed) as { filename: string }[])[0]?.filename ?? "";
  await must("tar", ["-xzf", join(folder, file), "-C", folder]);
  await mkdir(empty);
  await writeFile(join(empty, "package.json"), "{}");
  // No registry answers there: what needs one fails.
  await must("npm", ["install", join(folder, file), "--registry", "http://127.0.0.1:9", "--fetch-retries", "0", "--cache", join(folder, "npm-cache"), "--no-audit"], {
    directory: empty,
  });
});
afterAll(() => rm(folder, { recursive: true, force: true }));

test("the npm package holds what it needs to run, and no source or test", async () => {
  expect((await readdir(packed)).sort()).toEqual(["LICENSE", "README.md", "dist", "package.json", "schema"]);
});

test("the npm package measures an image with nothing installed beside it", async () => {
  const cli = join(packed, "dist/cli.js");
  const args = ["inspect", `oci:${world.layout}:bookworm`, "--format", "json"];
  const done = await run(process.execPath, [cli, ...args], { env: { PATH: "", HOME: folder }, directory: folder });
  expect(done.stderr).toBe("");
  expect(done.code).toBe(0);
  expect(JSON.parse(done.stdout)).toMatchObject({ kind: "inspect", platforms: [{ platform: "linux/amd64" }] });
});

test("npm installs it from its file alone, into less than 12 MB", async () => {
  const modules = join(empty, "node_modules");
  expect((await readdir(modules)).filter((name) => !name.startsWith("."))).toEqual(["plimsoll"]);
  const names = await readdir(modules, { recursive: true });
  const sizes = await Promise.all(names.map(async (name) => (await stat(join(modules, name))).size));
  expect(sizes.reduce((sum, size) => sum + size)).toBeLessThan(12_000_000);
});

test("the command that npm installed runs", async () => {
  const env = { PATH: dirname(process.execPath), HOME: folder };
  const done = await run(join(empty, "node_modules/.bin/plimsoll"), ["inspect", `oci:${world.layout}:bookworm`, "--format", "json"], { env, directory: empty });
  expect(done).toMatchObject({ code: 0, stderr: "" });
  expect(JSON.parse(done.stdout)).toMatchObject({ kind: "inspect" });
});
