import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { parseProject } from "../../src/config/parse.ts";

const PAGE = readFileSync("docs/config.md", "utf8");

interface SchemaPart {
  readonly description?: string;
  readonly $ref?: string;
  readonly properties?: Readonly<Record<string, SchemaPart>>;
  readonly items?: SchemaPart;
}

const SCHEMA = JSON.parse(readFileSync("schema/plimsoll.v1.json", "utf8")) as SchemaPart & { readonly $defs: Readonly<Record<string, SchemaPart>> };

function keysOf(part: SchemaPart | undefined): string[] {
  return Object.keys(part?.properties ?? {});
}

test("the example of docs/config.md is read as the page says", () => {
  const [, example = ""] = /```yaml\n(# yaml-language-server[^]*?)```/.exec(PAGE) ?? [];
  const { images } = parseProject(Buffer.from(example), ".plimsoll.yml");
  expect(images.map(({ key, budget, waivers }) => [key, budget, waivers.length])).toEqual([
    ["acme/api", ["delta-pull <= 20MB", "hidden <= 1MB", "pull <= 250MB"], 1],
    ["web", ["delta-pull <= 20MB", "pull <= 90MB", "hidden <= 5MB"], 0],
  ]);
});

test("every key of the schema is described there and on the page, and no other is in a table of it", () => {
  const waiver = SCHEMA.$defs["waivers"]?.items;
  const keys = new Set([...keysOf(SCHEMA), ...keysOf(SCHEMA.$defs["image"]), ...keysOf(waiver)]);
  const [, tables = ""] = /## Keys([^]*)## Several images/.exec(PAGE) ?? [];
  const told = [...tables.matchAll(/^\| ((?:`[a-z]+`(?:, )?)+) \|/gm)].flatMap(([, cell = ""]) => [...cell.matchAll(/`([a-z]+)`/g)].map(([, key = ""]) => key));
  expect(new Set(told)).toEqual(keys);
  const described = (part: SchemaPart): boolean => (part.description ?? SCHEMA.$defs[part.$ref?.replace("#/$defs/", "") ?? ""]?.description ?? "") !== "";
  for (const part of [SCHEMA, SCHEMA.$defs["image"], waiver]) {
    for (const [key, value] of Object.entries(part?.properties ?? {})) expect([key, described(value)]).toEqual([key, true]);
  }
});

test("the package carries the schema", () => {
  expect((JSON.parse(readFileSync("package.json", "utf8")) as { files: string[] }).files).toContain("schema");
});
