import { describe, expect, test } from "vitest";
import { expand, namesIn, type Variables } from "../../../src/build/misses/variables.ts";

const variables = (values: Readonly<Record<string, string>>): Variables => new Map(Object.entries(values).map(([name, value]) => [name, { value, kind: "argument", isSecret: false }]));

describe("variables in a Dockerfile's text", () => {
  test("are named once each, those that only stand in for others too", () => {
    expect(namesIn("$A ${B} ${C:-${D}} ${E%$F} ${A} \\$G ${H")).toEqual(["A", "B", "C", "D", "E", "F"]);
  });

  test("are replaced by their values, or what stands in for them", () => {
    expect(expand("$A/${B}/${C:-none}/${C:-$A}/${A:+is set}/\\$A/$C", variables({ A: "1", B: "two" }))).toBe("1/two/none/1/is set/$A/$C");
    expect(expand("${A%.*}", variables({ A: "1.2" }))).toBe("${A%.*}1.2");
  });

  test("stay as written where the text would be very long", () => {
    expect(expand("$A$A", variables({ A: "x".repeat(524_288) }))).toHaveLength(1_048_576);
    expect(expand("$A$A", variables({ A: "x".repeat(524_289) }))).toBe("$A$A");
  });

  test.each(["${a", "${a:-", "${a:-$b ", "${a:-${b}"])("are read in time however often a line has %s", (part) => {
    // What others do on the machine meanwhile is not counted.
    const before = process.cpuUsage();
    expect(namesIn(part.repeat(100_000)).length).toBeLessThan(3);
    expect(namesIn(`\${${"a".repeat(300_000)}`)).toEqual([]);
    expect(process.cpuUsage(before).user / 1000).toBeLessThan(3000);
  });
});
