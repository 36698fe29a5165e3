import { spawnSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { describe, expect, test } from "vitest";
import { parse } from "yaml";
import { renderActionYml, renderTables, replaceBetweenMarkers } from "../../src/dev/action-docs.ts";
import { declare, type InputSpec } from "../../src/inputs/spec.ts";
import { verbs } from "../../src/verbs.ts";
import { version } from "../../src/version.ts";

const root = resolve(import.meta.dirname, "../..");

const declaration = declare({
  name: "weigh",
  title: "Weigh: it",
  summary: 'Weighs "an" image.',
  isAction: true,
  positionals: [],
  inputs: {
    image: { type: "text", description: "The image: `a|b`.", example: "a/b:1", required: true },
    tags: { type: "list", description: "Tags.", default: "sha-{sha}\n{sha}" },
    depth: { type: "choice", choices: ["files", "layers"], description: "How deep.", default: "files" },
    "github-token": { type: "text", description: "A token.", default: "${{ github.token }}", secret: true },
  },
  outputs: { verdict: { description: "The verdict.", example: "pass" } },
});

describe("action.yml", () => {
  test("holds the declaration", () => {
    expect(parse(renderActionYml(declaration, false))).toEqual({
      name: "Weigh: it",
      description: 'Weighs "an" image.',
      author: "plimsoll-ci",
      branding: { icon: "anchor", color: "blue" },
      inputs: {
        image: { description: "The image: `a|b`. Example: `a/b:1`", required: true },
        tags: { description: "Tags.", required: false, default: "sha-{sha}\n{sha}" },
        depth: { description: "How deep. One of `files`, `layers`.", required: false, default: "files" },
        "github-token": { description: "A token.", required: false, default: "${{ github.token }}" },
      },
      outputs: { verdict: { description: "The verdict. Example: `pass`" } },
      runs: { using: "node24", main: "../../dist/weigh.js" },
    });
  });

  test("has no expression but in a default: the runner refuses one anywhere else", () => {
    const token = declare({ ...declaration, inputs: { token: { type: "text", description: "A token.", example: "${{ secrets.TOKEN }}", default: "${{ github.token }}" } } });
    expect(renderActionYml(token, false).match(/.*\$\{\{.*/g)).toEqual(['    default: "${{ github.token }}"']);
  });

  test.each(["diff", "comment"])("of %s names a file that is there, and fits the Marketplace's limits", (name) => {
    const yml = parse(readFileSync(join(root, `actions/${name}/action.yml`), "utf8")) as { description: string; runs: { main: string } };
    expect(readFileSync(resolve(root, `actions/${name}`, yml.runs.main), "utf8")).toContain(`await run("${name}");`);
    expect(yml.description.length).toBeLessThan(200);
  });
});

test("every input that takes a text has an example", async () => {
  const declarations = await Promise.all(Object.values(verbs).map((verb) => verb.declaration()));
  const inputs = declarations.flatMap(({ name, inputs: specs }) => Object.entries<InputSpec>(specs).map(([input, spec]) => ({ name: `${name}: ${input}`, spec })));
  const bare = inputs.filter(({ spec }) => spec.example === undefined && spec.type !== "boolean" && spec.type !== "choice");
  expect(bare.map(({ name }) => name)).toEqual([]);
});

test("the README's tables hold the declaration", () => {
  expect(renderTables(declaration).split("\n")).toEqual([
    "## Inputs",
    "",
    "| input | type | default | meaning |",
    "| --- | --- | --- | --- |",
    "| `image` | text | **required** | The image: `a\\|b`. Example: `a/b:1` |",
    "| `tags` | lines or commas | `sha-{sha}` `{sha}` | Tags. |",
    "| `depth` | `files`, `layers` | `files` | How deep. |",
    "| `github-token` | text | `${{ github.token }}` | A token. |",
    "",
    "## Outputs",
    "",
    "| output | meaning | example |",
    "| --- | --- | --- |",
    "| `verdict` | The verdict. | `pass` |",
  ]);
});

test("what stands around the tables stays", () => {
  const once = replaceBetweenMarkers("# Title\n\nText.\n", "old");
  const again = replaceBetweenMarkers(`${once}\nMore text.\n`, "new");
  expect(again).toBe(`${once.replace("old", "new")}\nMore text.\n`);
});

test("action.yml and the tables are those of the declarations; else run `npm run docs`", () => {
  const { status, stderr } = spawnSync(process.execPath, [join(root, "src/dev/docs.ts"), "--check"], { encoding: "utf8" });
  expect(stderr).toBe("");
  expect(status).toBe(0);
});

test("a declaration is written down under its own name, and documents each input and output in full sentences", async () => {
  for (const [name, verb] of Object.entries(verbs)) {
    const found = await verb.declaration();
    expect(found.name).toBe(name);
    for (const described of [...Object.entries(found.inputs), ...Object.entries(found.outputs)]) {
      expect(described[1].description, `${name}: ${described[0]}`).toMatch(/\.$/);
    }
    expect(Object.keys(found.inputs)).toEqual(expect.arrayContaining([...found.positionals]));
  }
});

test("the version is package.json's", () => {
  expect((JSON.parse(readFileSync(join(root, "package.json"), "utf8")) as { version: string }).version).toBe(version);
});
