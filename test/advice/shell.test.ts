import { describe, expect, test } from "vitest";
import { commandsOf, splitShell } from "../../src/advice/shell.ts";
import { parseDockerfile } from "../../src/dockerfile/parse.ts";

describe("a shell's text", () => {
  test.each([
    ["a b && c || d; e & f | g", ["a b", "c", "d", "e", "f", "g"]],
    ["a 'b c' \"d e\" f\\ g", ["a b c|d e|f g"]],
    ["A=1 B='x y' env -u C D=2 sudo -E -u root timeout -k 5 60 nice -n 5 /usr/bin/apt-get update", ["apt-get update"]],
    ["if a; then b; else c; fi", ["a", "b", "c"]],
    ["for x in a b; do c $x; done", ["c $x"]],
    ["(cd x && { y; })", ["cd x", "y"]],
    ["a $(b c) `d`", ["b c", "d", "a $(b c)|`d`"]],
    ["echo $((1 + 2)) ${X:-a b}", ["echo $((1 + 2))|${X:-a b}"]],
    ["a # b && c\nd", ["a", "d"]],
    ["a#b", ["a#b"]],
    ["a \\\n  b", ["a b"]],
    ["a > f 2>&1 < g &> h", ["a"]],
    ["cat <<X >f\nnpm ci\nX\nb", ["cat", "b"]],
    ["sh -c 'a && b'", ["a", "b"]],
    ["bash -euxc \"a; b\"", ["a", "b"]],
    ["su app -c 'a b'", ["a b"]],
    ["eval a b", ["a b"]],
    ["xargs -r -n 1 rm -f", ["rm -f"]],
    ["python3 -m pip install x; pip3.12 list; ./mvnw -B; php /c/composer.phar install; corepack yarn add x; apt install y", ["pip install|x", "pip list", "mvn -B", "composer install", "yarn add|x", "apt-get install|y"]],
    ["'", []],
    ["$(", ["$("]],
    ["", []],
  ])("is split: %j", (text, commands) => {
    expect(splitShell(text).map(({ name, args }) => (args.length === 0 ? name : `${name} ${args.join("|")}`))).toEqual(commands);
  });

  test("tells what is fed and what writes", () => {
    const [fed, writing, quiet] = splitShell("xargs a < f; b >> f; c > /dev/null 2>&1");
    expect(fed).toEqual({ name: "a", args: [], isFed: true, writes: [] });
    expect(writing?.writes).toEqual(["f"]);
    expect(quiet?.writes).toEqual([]);
  });
});

describe("a RUN", () => {
  test.each([
    ["RUN a && b", ["a", "b"]],
    ["RUN [\"a\", \"b && c\"]", ["a"]],
    ["RUN [\"/bin/sh\", \"-c\", \"a && b\"]", ["a", "b"]],
    ["RUN --mount=type=cache,target=/c a", ["a"]],
    ["RUN <<EOF\na\nb\nEOF", ["a", "b"]],
    ["RUN <<EOF\n#!/usr/bin/env bash\na\nEOF", ["a"]],
    ["RUN <<EOF\n#!/usr/bin/env python3\na\nEOF", []],
    ["RUN bash -e <<EOF\na\nEOF", ["bash", "a"]],
    ["RUN cat <<EOF > /x\na\nEOF", ["cat"]],
  ])("starts these commands: %j", (text, names) => {
    const run = parseDockerfile(`FROM x\n${text}\n`).stages[0]?.instructions[1];
    expect(commandsOf(run!).map(({ name }) => name)).toEqual(names);
  });
});
