import { spawnSync } from "node:child_process";
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";

const root = resolve(import.meta.dirname, "../..");
const dist = join(root, "dist");
let rebuilt: string;

beforeAll(() => {
  rebuilt = mkdtempSync(join(tmpdir(), "plimsoll-dist-"));
  const { status, stdout, stderr } = spawnSync(process.execPath, [join(root, "src/dev/build.ts"), "--out", rebuilt], { encoding: "utf8" });
  if (status !== 0) throw new Error(`The build failed.\n${stdout}${stderr}`);
}, 180_000);
afterAll(() => rmSync(rebuilt, { recursive: true, force: true }));

test("dist/ holds what src/ builds, byte for byte; else run `npm run build`", () => {
  const names = readdirSync(rebuilt).sort();
  expect(readdirSync(dist).sort()).toEqual(names);
  const stale = names.filter((name) => !readFileSync(join(dist, name)).equals(readFileSync(join(rebuilt, name))));
  expect(stale).toEqual([]);
});

test("dist/ names no folder of the machine that built it", () => {
  const telling = readdirSync(rebuilt).filter((name) => {
    const text = readFileSync(join(rebuilt, name), "utf8");
    return text.includes(root) || text.includes(rebuilt);
  });
  expect(telling).toEqual([]);
});

test("the report's schema is in the bundle", () => {
  const schema = JSON.parse(readFileSync(join(root, "schema/report.v1.json"), "utf8")) as { $id: string };
  expect(readdirSync(rebuilt).some((name) => readFileSync(join(rebuilt, name), "utf8").includes(schema.$id))).toBe(true);
});

test("the licences of what is bundled are beside it", () => {
  const lines = readFileSync(join(rebuilt, "licenses.txt"), "utf8").split("\n");
  expect(["@actions/core", "@actions/cache", "@actions/github", "undici", "ajv", "picomatch"].filter((name) => !lines.includes(name))).toEqual([]);
});

test("each licence is there with its text", () => {
  const text = `\n${readFileSync(join(rebuilt, "licenses.txt"), "utf8")}`;
  const isPackage = (name: string): boolean => name === "plimsoll" || existsSync(join(root, "node_modules", name, "package.json"));
  const names = [...text.matchAll(/(?<=\n)\n?(@?[a-z0-9/._-]+)\n(?=[\w.-]+\n)/g)].filter((match) => isPackage(match[1] ?? ""));
  expect(names.length).toBeGreaterThan(40);
  const lengths = names.map((match, index) => [match[1], (names[index + 1]?.index ?? text.length) - match.index] as const);
  expect(lengths.filter(([, length]) => length <= 300)).toEqual([]);
});
