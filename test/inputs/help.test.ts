import { expect, test } from "vitest";
import { renderHelp } from "../../src/inputs/help.ts";
import { declare } from "../../src/inputs/spec.ts";

const declaration = declare({
  name: "build",
  title: "Build",
  summary: "Builds.",
  isAction: true,
  positionals: [],
  inputs: {
    context: { type: "text", description: "The context.", cliDefault: "." },
    "dry-run": { type: "boolean", description: "Reads everything, writes nothing." },
  },
  outputs: {},
});

test("a default that would be read as the end of the sentence stands in quotes", () => {
  expect(renderHelp(declaration, [])).toContain("The context. Default: `.`.\n");
});

test("a flag that is an input as well is listed once, as the input", () => {
  const help = renderHelp(declaration, [{ name: "dry-run", value: null, description: "Prints the plan." }, { name: "quiet", value: null, description: "Quietly." }]);
  expect(help.match(/--dry-run/g)).toHaveLength(1);
  expect(help).toContain("Reads everything, writes nothing.");
  expect(help).toContain("Flags of the command line:\n  --quiet\n");
});
