import { readFileSync } from "node:fs";
import { resolve } from "node:path";
import { describe, expect, test } from "vitest";
import { parse } from "yaml";
import { tokenVariables } from "../../src/forge/kind.ts";
import { parseFlags } from "../../src/inputs/flags.ts";
import { readInputs } from "../../src/inputs/read.ts";
import { verbs } from "../../src/verbs.ts";
import { fakeHost } from "../fakes/host.ts";

const root = resolve(import.meta.dirname, "../..");
const EXAMPLES = ["gitlab-ci.yml", "woodpecker.yml", "buildkite.yml", "Jenkinsfile"].map((name) => `examples/${name}`);

function read(path: string): string {
  return readFileSync(resolve(root, path), "utf8");
}

/** The command lines of ours in a file, as a shell would split them, its variables left as they are. */
function commandsIn(text: string): string[][] {
  const lines = [...text.matchAll(/(?:\bplimsoll(?:@1)?|\$PLIMSOLL) ((?:login|diff|comment|inspect|build)\b[^'`\n]*)/g)].map(([, line]) => line ?? "");
  const commands = lines.map((line) => [...line.matchAll(/"([^"]*)"|(\S+)/g)].map(([, quoted, plain]) => quoted ?? plain ?? ""));
  // A verb alone is one that a sentence speaks of.
  return commands.filter(({ length }) => length > 1);
}

describe.each([...EXAMPLES, "docs/other-ci.md"])("%s", (path) => {
  test("runs the command line with flags that it has, and with values that it takes", async () => {
    const commands = commandsIn(read(path));
    expect(commands.length).toBeGreaterThan(0);
    for (const [name = "", ...argv] of commands) {
      const declaration = await verbs[name]!.declaration();
      // A variable stands for some image or secret.
      const { inputs, mistakes } = parseFlags(declaration, [{ name: "format", value: "FORMAT", description: "" }], argv.map((word) => word.replace(/\$?\$\{?\w+\}?/g, "x")));
      expect(mistakes, argv.join(" ")).toEqual([]);
      expect(() => readInputs(declaration, fakeHost({ inputs })), argv.join(" ")).not.toThrow();
    }
  });
});

test.each(EXAMPLES.filter((path) => path.endsWith(".yml")))("%s is YAML, and each of its steps weighs or builds", (path) => {
  expect(JSON.stringify(parse(read(path)))).toMatch(/docker|buildx/);
  expect(read(path)).toContain("delta-pull <= 20MB");
});

test.each([
  ["gitlab-ci.yml", "$IMAGE", 'docker push "$IMAGE"'],
  ["woodpecker.yml", "$IMAGE", "IMAGE: registry.example.com/acme/api:sha-${CI_COMMIT_SHA}"],
  ["buildkite.yml", "registry.example.com/acme/api:sha-$$BUILDKITE_COMMIT", 'docker push "registry.example.com/acme/api:sha-$$BUILDKITE_COMMIT"'],
  ["Jenkinsfile", "registry.example.com/acme/api:sha-$GIT_COMMIT", 'docker push "registry.example.com/acme/api:sha-$GIT_COMMIT"'],
])("examples/%s weighs the image that it pushed against a budget, with a token that comments", (name, image, pushed) => {
  const text = read(`examples/${name}`);
  const weighing = commandsIn(text.replaceAll(/^ *(?:#|\/\/).*$/gm, "")).filter(([verb]) => verb === "diff");
  expect(weighing.map(([, ...words]) => [words[words.indexOf("--budget") + 1], words.at(-1)])).toEqual([["delta-pull <= 20MB", image]]);
  expect(text).toContain(pushed);
  expect(tokenVariables().filter((variable) => text.includes(variable))).toHaveLength(1);
});

test.each(EXAMPLES)("%s is shown in docs/other-ci.md to the letter", (path) => {
  expect(read("docs/other-ci.md")).toContain(`\n${read(path)}\`\`\`\n`);
});
