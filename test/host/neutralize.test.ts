import fc from "fast-check";
import { expect, test } from "vitest";
import { neutralize } from "../../src/host/neutralize.ts";
import { createLogReader } from "../fakes/runner-log.ts";

test.each([
  ["#8 0.51 ##[set-output name=digest]sha256:evil", "#8 0.51 ##\\[set-output name=digest]sha256:evil"],
  ["::add-mask::a", "\\::add-mask::a"],
  ["  ::set-output name=a::b", "  \\::set-output name=a::b"],
  ["##[stop-commands]x", "##\\[stop-commands]x"],
  ["###[group]x", "###\\[group]x"],
  ["##vso[task.setvariable variable=a]b", "##\\vso[task.setvariable variable=a]b"],
  ["a\u0000#\u0001#\u0002[debug]b", "a##\\[debug]b"],
  ["\u001b[31m##[error]\u001b[0mred", "##\\[error]red"],
  ["\u001b]0;title\u0007::notice::x", "\\::notice::x"],
  ["\u001b]8;;http://evil.test\u001b\\link\u001b]8;;\u001b\\", "link"],
  ["\u009b31mC1\u009d0;x\u009cend", "C1end"],
  ["cli/a.ts: fine :: here ## [not a command]", "cli/a.ts: fine :: here ## [not a command]"],
  ["tab\tstays", "tab\tstays"],
  ["gnp.exe\u202egpj", "gnp.exegpj"],
  ["emoji 🚢 and ümlaut stay", "emoji 🚢 and ümlaut stay"],
])("%j becomes %j", (text, expected) => {
  expect(neutralize(text)).toEqual([expected]);
});

test("every way to end a line ends it, so that no command hides behind a carriage return", () => {
  expect(neutralize("a\r::debug::b\r\nc\n\nd")).toEqual(["a", "\\::debug::b", "c", "", "d"]);
});

test("a long line is cut, and says by how much", () => {
  expect(neutralize("x".repeat(12), { maxLineLength: 10 })).toEqual(["xxxxxxxxxx… (2 more characters)"]);
});

test("a secret is hidden although a terminal sequence stands in the middle of it", () => {
  expect(neutralize("hun\u001b[1mter2!", { redact: (text) => text.replaceAll("hunter2!", "***") })).toEqual(["***"]);
});

test("a secret is hidden although it looks like a command", () => {
  expect(neutralize("::hunter2", { redact: (text) => text.replaceAll("::hunter2", "***") })).toEqual(["***"]);
});

test("whatever is printed, the runner finds no command in it", () => {
  const piece = fc.constantFrom("##", "[", "#", "::", ":", "set-output name=a", "add-mask", "stop-commands", "]", " ", "\n", "\r", "\u001b[", "\u001b]", "\u0007", "\u0000", "m", "\u200e", "x", "\u0085", "vso");
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 30 }), (pieces) => {
      const printed = neutralize(pieces.join("")).join("\n");
      const reader = createLogReader();
      reader.read("stdout", `${printed}\n`);
      const read = reader.end();
      // A command is taken out of the log or printed another way; what is left as it was held none.
      expect(read.maskedLog).toBe(`${printed}\n`);
    }),
    { numRuns: 1000, seed: 11 },
  );
});
