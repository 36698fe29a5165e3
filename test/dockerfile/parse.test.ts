import { describe, expect, test } from "vitest";
import { parseDockerfile, type Instruction } from "../../src/dockerfile/parse.ts";

describe("stages", () => {
  test("have a name, a base, a platform and their lines", () => {
    const { stages, preamble } = parseDockerfile(lines(
      "# comment",
      "ARG VERSION=3",
      "",
      "FROM --platform=$BUILDPLATFORM alpine:${VERSION} AS Build",
      "RUN make",
      "",
      "from build",
      "copy a b",
      "FROM scratch as last",
    ));
    expect(preamble.map(({ keyword, line }) => [keyword, line])).toEqual([["ARG", 2]]);
    expect(stages.map(({ index, name, base, platform, line, endLine }) => ({ index, name, base, platform, line, endLine }))).toEqual([
      { index: 0, name: "Build", base: "alpine:${VERSION}", platform: "$BUILDPLATFORM", line: 4, endLine: 5 },
      { index: 1, name: null, base: "build", platform: null, line: 7, endLine: 8 },
      { index: 2, name: "last", base: "scratch", platform: null, line: 9, endLine: 9 },
    ]);
    expect(stages[1]?.instructions.map(({ keyword }) => keyword)).toEqual(["FROM", "COPY"]);
  });

  test.each(["", "# only a comment\n", "RUN x\n", "\u0000\u0001", "FROM", "FROM \\", "<<EOF"])("are taken from any text without failing: %j", (text) => {
    expect(() => parseDockerfile(text)).not.toThrow();
  });
});

describe("directives", () => {
  test("name the frontend and what continues a line", () => {
    const { syntax, escape, stages } = parseDockerfile(lines("# syntax=docker/dockerfile:1", "# escape=`", "FROM windows", "COPY a `", "  c:\\dir\\"));
    expect({ syntax, escape }).toEqual({ syntax: "docker/dockerfile:1", escape: "`" });
    expect(stages[0]?.instructions[1]).toMatchObject({ line: 4, endLine: 5, words: ["a", "c:\\dir\\"] });
  });

  test("are comments below anything else", () => {
    expect(parseDockerfile(lines("# a comment", "# syntax=x", "FROM a"))).toMatchObject({ syntax: null, escape: "\\" });
  });
});

describe("lines of an instruction", () => {
  test("go on over continuations, comments and blank lines in between", () => {
    const [run, next] = instructionsOf("RUN apt-get update \\", "    # a comment", "  && apt-get install \\", "", "  curl", "USER app");
    expect(run).toMatchObject({ line: 2, endLine: 6, words: ["apt-get", "update", "&&", "apt-get", "install", "curl"] });
    expect(run?.source).toBe("RUN apt-get update && apt-get install curl");
    expect(next).toMatchObject({ keyword: "USER", line: 7 });
  });

  test("go on after a backslash that blanks follow", () => {
    expect(instructionsOf("RUN a \\  ", "  b")[0]).toMatchObject({ endLine: 3, words: ["a", "b"] });
  });

  test("are the same with Windows line ends and a byte order mark", () => {
    const { stages } = parseDockerfile("\uFEFFFROM a\r\nRUN b \\\r\n  c\r\nENV X=1\r\n");
    expect(stages[0]?.instructions.map(({ line, endLine, words }) => [line, endLine, words])).toEqual([[1, 1, ["a"]], [2, 3, ["b", "c"]], [4, 4, ["X=1"]]]);
  });
});

describe("here-documents", () => {
  test("of RUN hide what looks like instructions", () => {
    const [run, next] = instructionsOf("RUN <<EOT bash", "FROM not", "  EOT", "EOT", "USER a");
    expect(run).toMatchObject({ line: 2, endLine: 5, text: "<<EOT bash", heredocs: [{ name: "EOT", content: "FROM not\n  EOT\n" }] });
    expect(next).toMatchObject({ keyword: "USER", line: 6 });
  });

  test("of COPY come one after the other, tabs taken off after <<-, quotes off the name", () => {
    const [copy] = instructionsOf("COPY <<a.txt <<-\"b\" /dir/", "one", "a.txt", "\ttwo", "\tb");
    expect(copy).toMatchObject({ endLine: 6, words: ["<<a.txt", "<<-b", "/dir/"], heredocs: [{ name: "a.txt", content: "one\n" }, { name: "b", content: "two\n" }] });
  });

  test("are not what quotes hold, nor <<<, nor what other instructions say", () => {
    const found = instructionsOf('RUN echo "<<EOF"', 'RUN cat <<< "x"', "ENV A=<<EOF", "RUN next");
    expect(found.map(({ line, endLine, heredocs }) => [line, endLine, heredocs.length])).toEqual([[2, 2, 0], [3, 3, 0], [4, 4, 0], [5, 5, 0]]);
  });
});

describe("flags and words", () => {
  test("flags come first, values keep their blanks where quotes hold them", () => {
    const [copy] = instructionsOf('COPY --from=build --chown="a b" --link src dst --no-flag');
    expect(copy?.flags).toEqual([{ name: "from", value: "build" }, { name: "chown", value: "a b" }, { name: "link", value: null }]);
    expect(copy?.words).toEqual(["src", "dst", "--no-flag"]);
  });

  test("the JSON form keeps its strings as they are", () => {
    expect(instructionsOf('COPY ["a b", "c\\"d", "/x y/"]', 'RUN ["sh", "-c", "exit 0"]', "RUN [ -f a ] && b").map(({ words, isJson }) => [words, isJson])).toEqual([
      [["a b", 'c"d', "/x y/"], true],
      [["sh", "-c", "exit 0"], true],
      [["[", "-f", "a", "]", "&&", "b"], false],
    ]);
  });
});

describe("ARG, ENV and LABEL", () => {
  test.each([
    ["ARG A", [{ name: "A", value: null }]],
    ["ARG A=1 B C=$A", [{ name: "A", value: "1" }, { name: "B", value: null }, { name: "C", value: "$A" }]],
    ['ENV A=1 B="two words" C=x\\ y D=\'$z\'', [{ name: "A", value: "1" }, { name: "B", value: "two words" }, { name: "C", value: "x y" }, { name: "D", value: "$z" }]],
    ["ENV NAME all the rest", [{ name: "NAME", value: "all the rest" }]],
    ["ENV A=", [{ name: "A", value: "" }]],
    ['ENV P="c:\\dir\\"q\\""', [{ name: "P", value: 'c:\\dir"q"' }]],
    ['LABEL "a.b"="c d" e=f', [{ name: "a.b", value: "c d" }, { name: "e", value: "f" }]],
    ["ONBUILD ENV A=1", []],
  ])("%s", (instruction, expected) => {
    expect(instructionsOf(instruction)[0]?.settings).toEqual(expected);
  });

  test("over several lines are one instruction", () => {
    expect(instructionsOf('ENV A="1 \\', '  2" \\', "  # comment", "  B=3")[0]).toMatchObject({ line: 2, endLine: 5, settings: [{ name: "A", value: "1   2" }, { name: "B", value: "3" }] });
  });
});

test("ONBUILD holds what it puts off, with its lines", () => {
  const [onbuild] = instructionsOf("ONBUILD COPY --chown=a \\", "  . /app");
  expect(onbuild).toMatchObject({ keyword: "ONBUILD", line: 2, endLine: 3, trigger: { keyword: "COPY", line: 2, endLine: 3, words: [".", "/app"], flags: [{ name: "chown", value: "a" }] } });
});

test("a Dockerfile of a megabyte is read in less than five seconds", () => {
  const text = `FROM a\n${"RUN echo hello && \\\n  # comment\n  echo world\n".repeat(20_000)}`;
  // What others do on the machine meanwhile is not counted.
  const before = process.cpuUsage();
  expect(parseDockerfile(text).stages[0]?.instructions).toHaveLength(20_001);
  expect(process.cpuUsage(before).user / 1000).toBeLessThan(5000);
});

function lines(...text: string[]): string {
  return `${text.join("\n")}\n`;
}

/** The instructions after a FROM on line 1. */
function instructionsOf(...text: string[]): readonly Instruction[] {
  return parseDockerfile(lines("FROM a", ...text)).stages[0]?.instructions.slice(1) ?? [];
}
