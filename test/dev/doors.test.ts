import { globSync, readFileSync } from "node:fs";
import { matchesGlob, resolve } from "node:path";
import { expect, test } from "vitest";
import { DOORS, PARTS } from "../../oxlint.config.ts";

const root = resolve(import.meta.dirname, "../..");
const sources = globSync("src/**/*.ts", { cwd: root }).map((path) => path.replaceAll("\\", "/"));

/** Every module a file names, static and `import()` alike; of types alone, too, for they tie as well. */
function namedBy(path: string): string[] {
  const text = readFileSync(resolve(root, path), "utf8");
  return [...text.matchAll(/(?<!\.)\b(?:from|import)\s*\(?\s*"((?:\.|@?[a-z])[^"\s]*)"/g)].map((match) => match[1] ?? "");
}

test.each(DOORS)("$name is imported by $files alone", ({ name, files }) => {
  const importers = sources.filter((path) => namedBy(path).some((named) => named === name || named.startsWith(`${name}/`)));
  expect(importers.filter((path) => !files.some((door) => matchesGlob(path, door)))).toEqual([]);
  expect(importers.length > 0).toBe(files.length > 0);
});

test("every package that is bundled is named in package.json", () => {
  const manifest = JSON.parse(readFileSync(resolve(root, "package.json"), "utf8")) as Record<"devDependencies", Record<string, string>>;
  const used = new Set(sources.filter((path) => !path.startsWith("src/dev/")).flatMap(namedBy));
  const packages = [...used].filter((name) => !name.startsWith(".") && !name.startsWith("node:")).map((name) => /^(@[^/]+\/)?[^/]+/.exec(name)?.[0] ?? name);
  expect(packages.filter((name) => manifest.devDependencies[name] === undefined)).toEqual([]);
});

test("nothing below a verb names a verb", () => {
  const verbs = /\.\.?\/(all|build|comment|demo|diff|inspect|lint|login|metadata|publish|setup)\//;
  const lower = sources.filter((path) => /^src\/(cache|forge|host|http|image|inputs|local|oci|registry|report|size)\//.test(path));
  expect(lower.filter((path) => namedBy(path).some((named) => verbs.test(named)))).toEqual([]);
});

test.each(PARTS.flatMap((folders, row) => folders.map((folder) => [folder, PARTS.slice(0, row).flat()] as const)))("src/%s names no part above it", (folder, above) => {
  const own = sources.filter((path) => path.startsWith(`src/${folder}/`));
  expect(own.filter((path) => namedBy(path).some((named) => above.some((part) => named.includes(`../${part}/`))))).toEqual([]);
});
