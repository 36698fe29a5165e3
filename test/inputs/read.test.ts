import { describe, expect, test } from "vitest";
import { UserError } from "../../src/errors.ts";
import { readInputs, readJudgedInputs } from "../../src/inputs/read.ts";
import { declare } from "../../src/inputs/spec.ts";
import { fakeHost } from "../fakes/host.ts";

const declaration = declare({
  name: "weigh",
  title: "Weigh",
  summary: "Weighs.",
  isAction: true,
  positionals: ["image"],
  inputs: {
    image: { type: "text", description: "The image.", example: "a/b:1", required: true },
    note: { type: "text", description: "A note." },
    label: { type: "text", description: "A label.", default: "size-ok" },
    depth: { type: "choice", choices: ["files", "layers"], description: "How deep.", default: "files" },
    platforms: { type: "list", description: "Which." },
    budget: {
      type: "lines",
      description: "Lines.",
      check: (lines) => lines.filter((line) => !line.includes("<=")).map((line) => `"${line}" has no limit; write METRIC <= LIMIT.`),
    },
    strict: { type: "boolean", description: "Strictly.", default: "false" },
    "max-size": { type: "size", description: "How much.", default: "64GiB" },
    token: { type: "text", description: "A token.", default: "${{ github.token }}", cliDefault: "", secret: true },
  },
  outputs: {},
});

const read = (inputs: Record<string, string>, kind: "runner" | "terminal" = "runner") => readInputs(declaration, fakeHost({ kind, inputs }));

function refusalOf(inputs: Record<string, string>, kind?: "runner" | "terminal"): UserError {
  try {
    read(inputs, kind);
  } catch (error) {
    if (error instanceof UserError) return error;
  }
  throw new Error("The inputs were not refused.");
}

test("what is given is typed, what is not has its default or is absent", () => {
  expect(read({ image: " ghcr.io/a/b:1 ", platforms: "linux/amd64, linux/arm64\nlinux/s390x", budget: "pull <= 1MB\n\n disk <= 2MB ", strict: "true", "max-size": "1.5 GB" })).toEqual({
    image: "ghcr.io/a/b:1",
    label: "size-ok",
    depth: "files",
    platforms: ["linux/amd64", "linux/arm64", "linux/s390x"],
    budget: ["pull <= 1MB", "disk <= 2MB"],
    strict: true,
    "max-size": 1_500_000_000,
    token: "",
  });
});

describe("lists", () => {
  const lists = declare({
    ...declaration,
    inputs: { tags: { type: "list", description: "Tags." }, labels: { type: "records", description: "Labels." } },
  });
  const readLists = (inputs: Record<string, string>) => readInputs(lists, fakeHost({ kind: "runner", inputs }));

  test.each([
    ["a,b\nc", ["a", "b", "c"]],
    ['type=raw,"a,b"', ["type=raw", "a,b"]],
    ['"a\nb",c', ["a\nb", "c"]],
    [" a , , b \r\n\r\n c", ["a", "b", "c"]],
  ])("%j holds the values %j", (given, values) => {
    expect(readLists({ tags: given }).tags).toEqual(values);
  });

  test.each([
    ["a=b, c\nd=e", ["a=b, c", "d=e"]],
    ['a=x "y" z\n"b=1\n2"', ['a=x "y" z', "b=1\n2"]],
    ['type=local,dest=out\n\n"type=image,""name=a,b"""', ["type=local,dest=out", 'type=image,"name=a,b"']],
    ["# no comment\na=#b", ["# no comment", "a=#b"]],
  ])("%j holds the records %j", (given, values) => {
    expect(readLists({ labels: given }).labels).toEqual(values);
  });

  test("a quote that is never closed is told with the input's name", () => {
    expect(() => readLists({ labels: 'a=b\n"c=d' })).toThrow("labels: a quote that opens a field is never closed. Close it, or double it where it is meant");
  });
});

test("every mistake is told at once, each with its input and its cure", () => {
  const refusal = refusalOf({ depth: "file", budget: "pull\ndisk <= 1", strict: "yes", "max-size": "big" });
  expect(refusal.message.split("\n")).toEqual([
    "5 inputs are wrong:",
    '- image: it must be given, as in "a/b:1".',
    '- depth: "file" is none of files, layers; did you mean files?',
    '- budget: "pull" has no limit; write METRIC <= LIMIT.',
    '- strict: "yes" is not a boolean; write true or false.',
    '- max-size: "big" is not a size; write a number with a unit, as in 250MB or 64GiB.',
  ]);
  expect(refusal.hint).toBe("Every input is described at https://github.com/plimsoll-ci/plimsoll/tree/v1/actions/weigh.");
});

test("on the command line a mistake names the flag", () => {
  const refusal = refusalOf({ image: "a", depth: "deep" }, "terminal");
  expect(refusal.message).toBe('--depth: "deep" is none of files, layers.');
  expect(refusal.hint).toBe("`plimsoll weigh --help` lists every flag.");
});

test.each([["true", true], ["True", true], ["TRUE", true], ["false", false], ["False", false], ["FALSE", false]])("%j is a boolean", (text, value) => {
  expect(read({ image: "a", strict: text }).strict).toBe(value);
});

test.each(["tRUE", "1", "yes", "on", "0", "no"])("%j is no boolean", (text) => {
  expect(refusalOf({ image: "a", strict: text }).message).toBe(`strict: "${text}" is not a boolean; write true or false.`);
});

test("white space is as good as nothing", () => {
  expect(refusalOf({ image: " \n" }).message).toBe('image: it must be given, as in "a/b:1".');
});

test("a secret is hidden before anything else is read, and taken as it is", () => {
  const host = fakeHost({ inputs: { image: "a", token: " s3cret\n" } });
  expect(readInputs(declaration, host).token).toBe(" s3cret\n");
  expect(host.secrets).toEqual([" s3cret\n"]);
});

test("an expression that nobody filled in is not taken for a value", () => {
  expect(read({ image: "a" }).token).toBe("");
});

describe("a size", () => {
  test.each([
    ["0", 0],
    ["17", 17],
    ["17B", 17],
    ["250MB", 250_000_000],
    ["250mb", 250_000_000],
    ["1 kB", 1000],
    ["1KiB", 1024],
    ["1.5MiB", 1_572_864],
    ["64GiB", 68_719_476_736],
    ["2 TB", 2_000_000_000_000],
  ])("%j is %i bytes", (text, bytes) => {
    expect(read({ image: "a", "max-size": text })["max-size"]).toBe(bytes);
  });

  test.each(["-1", "1e3", "MB", "1 MiBs", "1,5MB", "∞", "99999999TB", "1 M", "0x10"])("%j is refused", (text) => {
    expect(refusalOf({ image: "a", "max-size": text }).message).toBe(`max-size: ${JSON.stringify(text)} is not a size; write a number with a unit, as in 250MB or 64GiB.`);
  });
});

describe("inputs that are judged together", () => {
  const judge = (mistakes: readonly string[]) => (): Promise<readonly string[]> => Promise.resolve(mistakes);
  const judged = (inputs: Record<string, string>, mistakes: readonly string[]) =>
    readJudgedInputs(declaration, fakeHost({ kind: "runner", inputs }), judge(mistakes)).then(
      () => "accepted",
      (error: Error) => error.message,
    );

  test("are told with those that are wrong by themselves", async () => {
    expect(await judged({ image: "a", strict: "yes" }, ["note: it contradicts label."])).toBe(
      '2 inputs are wrong:\n- strict: "yes" is not a boolean; write true or false.\n- note: it contradicts label.',
    );
  });

  test("are not told where they follow from a value that is wrong by itself", async () => {
    expect(await judged({ image: "a", strict: "yes" }, ["note: it needs strict; add it."])).toBe('strict: "yes" is not a boolean; write true or false.');
  });

  test("see a wrong value as one that was not given", async () => {
    let seen: unknown;
    const host = fakeHost({ kind: "runner", inputs: { image: "a", depth: "deep", "max-size": "big" } });
    await readJudgedInputs(declaration, host, (inputs) => {
      seen = [inputs.image, inputs.depth, inputs["max-size"]];
      return Promise.resolve([]);
    }).catch(() => {});
    expect(seen).toEqual(["a", "files", 64 * 1024 ** 3]);
  });

  test("are told after what is wrong with the flags, and not where they follow from that", async () => {
    const flags = ["--dept: there is no such flag; did you mean --depth?"];
    const inputs = { image: "a", strict: "yes", depth: "deep" };
    const error = await readJudgedInputs(declaration, fakeHost({ inputs }), judge(["--note: it contradicts --label.", "--note: it needs --depth."]), flags).catch((thrown: Error) => thrown.message);
    expect(error).toBe(
      '3 inputs are wrong:\n- --dept: there is no such flag; did you mean --depth?\n- --strict: "yes" is not a boolean; write true or false.\n- --note: it contradicts --label.',
    );
  });

  test("are not asked where one that is required is missing", async () => {
    expect(await judged({}, ["note: never said."])).toBe('image: it must be given, as in "a/b:1".');
  });
});
