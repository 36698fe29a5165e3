import { describe, expect, test } from "vitest";
import { readInputs } from "../../src/inputs/read.ts";
import { declare } from "../../src/inputs/spec.ts";

const declaration = declare({
  name: "x",
  title: "X",
  summary: "Reads lists.",
  isAction: false,
  positionals: [],
  inputs: {
    list: { type: "list", description: "As `tags` of docker/build-push-action." },
    records: { type: "records", description: "As `labels` of docker/build-push-action." },
    lines: { type: "lines", description: "As `outputs` of docker/build-push-action." },
    commented: { type: "list", description: "With comments, as docker/metadata-action takes them.", hasComments: true },
  },
  outputs: {},
});

function read(text: string): Readonly<Record<keyof typeof declaration.inputs, readonly string[]>> {
  return readInputs(declaration, { kind: "runner", input: () => text, addSecret: () => {} });
}

// What Util.getList of docker/actions-toolkit 0.95 gives for the text: as it is, with ignoreComma, and with quote: false beside it.
describe("a list is read as Docker's actions read it", () => {
  test.each<[what: string, text: string, list: string[], records: string[], lines: string[]]>([
    ["commas and lines", "a, b\n\nc", ["a", "b", "c"], ["a, b", "c"], ["a, b", "c"]],
    ["line ends of Windows", "a\r\nb", ["a", "b"], ["a", "b"], ["a", "b"]],
    ["a field in quotes beside others", 'type=raw,"a,b"', ["type=raw", "a,b"], ["type=raw,a,b"], ['type=raw,"a,b"']],
    ["a field in quotes alone, whose commas still count", '"a,b"\nc', ["a", "b", "c"], ["a,b", "c"], ['"a,b"', "c"]],
    ["a field of several lines", '"a\nb",c', ["a\nb", "c"], ["a\nb,c"], ['"a', 'b",c']],
    ["doubled quotes", 'a,"b ""c"" d"', ["a", 'b "c" d'], ['a,b "c" d'], ['a,"b ""c"" d"']],
    ["quotes inside a field", 'type=raw,value="x"', ["type=raw", 'value="x"'], ['type=raw,value="x"'], ['type=raw,value="x"']],
    ["a comma at the end", "a,b,", ["a", "b"], ["a,b,"], ["a,b,"]],
    ["a #, which begins no comment", "# no\na # b", ["# no", "a # b"], ["# no", "a # b"], ["# no", "a # b"]],
  ])("%s", (_what, text, list, records, lines) => {
    expect(read(text)).toMatchObject({ list, records, lines });
  });

  test.each<[what: string, text: string, list: string[]]>([
    ["a line of their own", "# the release\na\n  # not this\nb", ["a", "b"]],
    ["the end of a line", "a # the release\nb,c#no", ["a", "b", "c"]],
    ["but not quotes", 'x,"a # b"', ["x", "a # b"]],
  ])("comments take %s", (_what, text, list) => {
    expect(read(text).commented).toEqual(list);
  });
});
