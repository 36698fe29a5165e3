import { expect, test } from "vitest";
import { wordsOf } from "../../src/demo/command.ts";
import { narrate } from "../../src/demo/narration.ts";
import { declaration as diff } from "../../src/diff/inputs.ts";
import { declaration as publish } from "../../src/publish/inputs.ts";

test("a short list is written in one, a long one by a flag for each", () => {
  expect(wordsOf(publish, { sources: "a@b", tags: ["x/y:1", "x/y:2"] })).toEqual(["plimsoll publish", "a@b", "--tags x/y:1,x/y:2"]);
  expect(wordsOf(publish, { sources: "a@b", tags: ["registry.example.com/acme/api:1.0", "registry.example.com/acme/api:1"] })).toEqual([
    "plimsoll publish",
    "a@b",
    "--tags registry.example.com/acme/api:1.0",
    "--tags registry.example.com/acme/api:1",
  ]);
});

test("what a shell would read in another way is quoted, and a secret comes from a variable", () => {
  expect(wordsOf(diff, { head: "it's", budget: ["pull <= 1MB"], "github-token": "secret" })).toEqual(["plimsoll diff", String.raw`'it'\''s'`, "--budget 'pull <= 1MB'", '--github-token "$GITHUB_TOKEN"']);
});

test("sentences and commands keep to the terminal's width", async () => {
  const written: string[] = [];
  const narration = narrate({ color: false, width: 40, write: async (text) => void written.push(text) });
  await narration.say("One sentence that is longer than forty columns of text.");
  await narration.command(["plimsoll publish", "registry.example/acme/api", "--tags registry.example/acme/api:1"]);
  expect(written.join("")).toBe(
    [
      "  One sentence that is longer than forty",
      "  columns of text.",
      "  $ plimsoll publish \\",
      "      registry.example/acme/api \\",
      "      --tags registry.example/acme/api:1",
      "",
    ].join("\n"),
  );
});

test("with colour, headings are bold and commands stand out", async () => {
  const written: string[] = [];
  const narration = narrate({ color: true, width: 80, write: async (text) => void written.push(text) });
  await narration.heading("1. A push");
  await narration.command(["plimsoll lint"]);
  expect(written.join("")).toBe("\n\u001B[1m1. A push\u001B[0m\n\n\u001B[36m  $ plimsoll lint\u001B[0m\n");
});
