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

test("inputs of one kind stand under their heading, after those that have none", () => {
  const grouped = declare({
    ...declaration,
    inputs: {
      ca: { type: "text", description: "Trusted.", group: "How registries are reached" },
      context: { type: "text", description: "The context." },
      host: { type: "text", description: "Plain.", group: "How registries are reached" },
    },
  });
  expect(renderHelp(grouped, [])).toContain("\nInputs:\n  --context TEXT\n      The context.\n\nHow registries are reached:\n  --ca TEXT\n      Trusted.\n  --host TEXT\n      Plain.\n\nFlags");
});

test("an example that a command line has no use for is left out: an expression, or what is the default anyway", () => {
  const inputs = {
    token: { type: "text", description: "A token.", example: "${{ secrets.TOKEN }}" },
    label: { type: "text", description: "A label.", default: "size-ok", example: "size-ok" },
  } as const;
  expect(renderHelp(declare({ ...declaration, inputs }), [])).toContain("      A token.\n  --label TEXT\n      A label. Default: size-ok.\n");
});
