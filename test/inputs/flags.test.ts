import { describe, expect, test } from "vitest";
import { type CliFlag, parseFlags } from "../../src/inputs/flags.ts";
import { declare } from "../../src/inputs/spec.ts";

const own: readonly CliFlag[] = [
  { name: "output", value: "FILE", description: "Where." },
  { name: "quiet", value: null, description: "Quietly." },
  { name: "help", value: null, description: "This." },
];
const declaration = declare({
  name: "diff",
  title: "Diff",
  summary: "Compares.",
  isAction: true,
  positionals: ["base", "head"],
  inputs: {
    head: { type: "text", description: "Head.", required: true },
    base: { type: "text", description: "Base." },
    budget: { type: "lines", description: "Budget." },
    platforms: { type: "list", description: "Platforms." },
    strict: { type: "boolean", description: "Strict." },
  },
  outputs: {},
});
const comment = declare({ ...declaration, name: "comment", positionals: ["report"], inputs: { report: { type: "lines", description: "Reports." } } });

const parse = (...argv: string[]) => parseFlags(declaration, own, argv);

describe("positionals", () => {
  test("one is the head", () => {
    expect(parse("app:2").inputs).toEqual({ head: "app:2" });
  });

  test("two are base and head", () => {
    expect(parse("app:1", "app:2").inputs).toEqual({ base: "app:1", head: "app:2" });
  });

  test("three are one too many", () => {
    expect(parse("a", "b", "c")).toMatchObject({ inputs: { base: "a", head: "b" }, mistakes: ['"c": diff takes [BASE] HEAD.'] });
  });

  test("one that is given as a flag as well is refused", () => {
    expect(parse("--head", "a", "b").mistakes).toEqual(['--head: it is given twice, as a flag and as "b".']);
  });

  test("any number go where lines are taken", () => {
    expect(parseFlags(comment, own, ["a.json", "b.json", "--report", "c.json"]).inputs).toEqual({ report: "c.json\na.json\nb.json" });
  });

  test("after -- nothing is a flag", () => {
    expect(parse("--", "--strange").inputs).toEqual({ head: "--strange" });
  });
});

describe("flags", () => {
  test("lists and lines may be repeated, or hold lines", () => {
    expect(parse("--budget", "pull <= 1MB", "--budget=disk <= 2MB\nlayers <= 3", "--platforms", "a,b", "--platforms", "c").inputs).toEqual({
      budget: "pull <= 1MB\ndisk <= 2MB\nlayers <= 3",
      platforms: "a,b\nc",
    });
  });

  test("one value given twice is refused", () => {
    expect(parse("--base", "a", "--base", "b", "--output=x", "--output=y").mistakes).toEqual([
      "--base: it is given 2 times; give it once.",
      "--output: it is given 2 times; give it once.",
    ]);
  });

  test("a boolean alone is true, and takes its value after an equals sign", () => {
    expect(parse("--strict", "x").inputs).toEqual({ strict: "true", head: "x" });
    expect(parse("--strict=false").inputs).toEqual({ strict: "false" });
  });

  test("the command line's own are told apart", () => {
    const { own: found, inputs } = parse("--quiet", "--output", "report.json", "-h");
    expect(Object.fromEntries(found)).toEqual({ quiet: "true", output: "report.json", help: "true" });
    expect(inputs).toEqual({});
  });

  test("unknown ones are all refused, with the nearest name", () => {
    expect(parse("--bugdet", "x", "--platform=y", "--zzz", "-q").mistakes).toEqual([
      "--bugdet: there is no such flag; did you mean --budget?",
      "--platform: there is no such flag; did you mean --platforms?",
      "--zzz: there is no such flag.",
      "-q: there is no such flag.",
    ]);
  });

  test("names of JavaScript's own are no flags", () => {
    expect(parse("--constructor=x", "--__proto__=y").mistakes).toEqual(["--constructor: there is no such flag.", "--__proto__: there is no such flag."]);
  });

  test("a boolean is turned off after an equals sign alone, which is said to who tries otherwise", () => {
    expect(parse("--no-strict", "a").mistakes).toEqual(["--no-strict: there is no such flag; write --strict=false."]);
    expect(parse("--strict", "false", "a")).toMatchObject({ inputs: { head: "a" }, mistakes: ["--strict false: write --strict=false."] });
    expect(parse("--quiet", "false").mistakes).toEqual(["--quiet false: it takes no value."]);
    expect(parse("--no-quiet").mistakes).toEqual(["--no-quiet: there is no such flag."]);
  });

  test("what follows an unknown one is taken for its value, unless it is needed by its position", () => {
    expect(parse("--bugdet", "x", "a", "b")).toEqual({ inputs: { base: "a", head: "b" }, own: new Map(), mistakes: ["--bugdet: there is no such flag; did you mean --budget?"] });
    expect(parse("--zzz", "a")).toMatchObject({ inputs: { head: "a" }, mistakes: ["--zzz: there is no such flag."] });
  });

  test("a missing value is not taken from the next flag", () => {
    expect(parse("--base", "--strict").mistakes).toEqual(["--base: it needs a value; one that starts with a dash is written --base=--strict."]);
    expect(parse("--base").mistakes).toEqual(["--base: it needs a value."]);
    expect(parse("--base=--strict").inputs).toEqual({ base: "--strict" });
  });
});
