import { mkdtemp, readdir, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { must, run } from "./processes.ts";
import { readWorld } from "./world.ts";

const world = await readWorld();
const folder = await mkdtemp(join(tmpdir(), "plimsoll-e2e-package-"));
const packed = join(folder, "package");

beforeAll(async () => {
  const listed = await must("npm", ["pack", "--json", "--pack-destination", folder]);
  const file = (JSON.parse(listed) as { filename: string }[])[0]?.filename ?? "";
  await must("tar", ["-xzf", join(folder, file), "-C", folder]);
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
