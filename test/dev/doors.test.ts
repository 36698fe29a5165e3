import { globSync, readFileSync } from "node:fs";
import { dirname, join, matchesGlob, resolve } from "node:path";
import { expect, test } from "vitest";
import { DOORS, PARTS, VERBS } from "../../oxlint.config.ts";

const root = resolve(import.meta.dirname, "../..");
const sources = globSync("src/**/*.ts", { cwd: root }).map((path) => path.replaceAll("\\", "/"));

/** Every module a file names, static and `import()` alike; of types alone, too, for they tie as well. */
const names = new Map(
  sources.map((path) => [path, [...readFileSync(resolve(root, path), "utf8").matchAll(/(?<!\.)\b(?:from|import)\s*\(?\s*"((?:\.|@?[a-z])[^"\s]*)"/g)].map((match) => match[1] ?? "")] as const),
);

function namedBy(path: string): readonly string[] {
  return names.get(path) ?? [];
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

test("docs/dependencies.md says of every bundled package where it is imported", () => {
  const [, table = ""] = readFileSync(resolve(root, "docs/dependencies.md"), "utf8").split("## In the bundle");
  const rows = [...table.matchAll(/^\| `([^`]+)` \|.*\| ([^|]+) \|$/gm)].map(([, name = "", places = ""]) => ({ name, places: [...places.matchAll(/`([^`]+)`/g)].map(([, place = ""]) => place) }));
  expect(rows.length).toBeGreaterThan(10);
  const importersOf = (name: string): string[] => sources.filter((path) => !path.startsWith("src/dev/") && namedBy(path).some((named) => named === name || named.startsWith(`${name}/`)));
  const isIn = (path: string, place: string): boolean => path === place || (place.endsWith("/") && path.startsWith(place));
  const unnamed = rows.flatMap(({ name, places }) => importersOf(name).filter((path) => !places.some((place) => isIn(path, place))).map((path) => `${name} is imported by ${path}`));
  const idle = rows.flatMap(({ name, places }) => places.filter((place) => !importersOf(name).some((path) => isIn(path, place))).map((place) => `${name} is not imported by ${place}`));
  expect([...unnamed, ...idle]).toEqual([]);
});

test("nothing below a verb names a verb", () => {
  const lower = [...PARTS.flat(), "host", "inputs", "local"];
  const files = sources.filter((path) => lower.some((folder) => path.startsWith(`src/${folder}/`)));
  // Verbs have a folder of their own below src/; `build` and `plan` are names elsewhere, too.
  const isOfVerb = (path: string, named: string): boolean => VERBS.some((verb) => named.startsWith(".") && join(dirname(path), named).replaceAll("\\", "/").startsWith(`src/${verb}/`));
  expect(files.length).toBeGreaterThan(100);
  expect(files.filter((path) => namedBy(path).some((named) => isOfVerb(path, named)))).toEqual([]);
});

test.each(PARTS.flatMap((folders, row) => folders.map((folder) => [folder, PARTS.slice(0, row).flat()] as const)))("src/%s names no part above it", (folder, above) => {
  const own = sources.filter((path) => path.startsWith(`src/${folder}/`));
  expect(own.filter((path) => namedBy(path).some((named) => above.some((part) => named.includes(`../${part}/`))))).toEqual([]);
});
