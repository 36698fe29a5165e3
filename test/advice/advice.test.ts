import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { WeighedContext } from "../../src/advice/context.ts";
import { describeCost, renderAdvice } from "../../src/advice/markdown.ts";
import { linesOfSteps } from "../../src/advice/step-lines.ts";
import { parseDockerfile } from "../../src/dockerfile/parse.ts";
import { dockerfileOf, follow } from "../build/progress-recorded.ts";
import { judge, judged } from "./judge.ts";

const NAIVE = "FROM node:22\nCOPY . .\nRUN npm ci\n";

describe("any text", () => {
  const PARTS = ["FROM a AS b\n", "FROM b\n", "RUN ", "COPY . .\n", "ONBUILD ", "--mount=type=cache,target=/c ", "apt-get update && ", "apt-get install gcc\n", "<<EOF\n", "EOF\n", "\\\n", "'", "\"", "$(", "${", "`", "ARG GIT_SHA\n", "ENV A=$GIT_SHA\n", "WORKDIR x\n", "USER y\n", "SHELL [\"cmd\"]\n", "# escape=`\n", "# plimsoll ignore=\n", "date > x\n", "[", "\"]\n", "\r\n", "\t", "ADD https://x y\n", "npm ci\n"];

  test("gives advice or none, and never fails", () => {
    fc.assert(fc.property(fc.array(fc.oneof(fc.constantFrom(...PARTS), fc.string({ maxLength: 8 })), { maxLength: 40 }), (parts) => {
      for (const { line, endLine, message, remedy } of judge(parts.join(""))) {
        expect(line).toBeGreaterThan(0);
        expect(endLine).toBeGreaterThanOrEqual(line);
        expect(message).not.toBe("");
        expect(remedy).not.toBe("");
      }
    }), { numRuns: 500 });
  });

  test.each(["", "\uFEFF", "# only a comment\n# and another\n", "RUN npm ci\n", "FOO bar\nFROM\n", "FROM a\nRUN <<EOF\nnpm", "FROM a\nRUN npm ci \\", "\u0000\u0001"])("of no build is judged: %j", (text) => {
    expect(() => judge(text)).not.toThrow();
  });

  test.each([
    ["Windows line ends", NAIVE.replaceAll("\n", "\r\n")],
    ["a byte order mark", `\uFEFF${NAIVE}`],
    ["small letters", NAIVE.replace("COPY", "copy").replace("RUN", "run")],
    ["continuations and comments in between", "FROM node:22\nCOPY . .\nRUN \\\n# why\n\n  npm \\\n  ci\n"],
    ["another escape", "# escape=`\nFROM node:22\nCOPY . .\nRUN npm `\n  ci\n"],
    ["an instruction that there is not", NAIVE.replace("COPY", "FOO bar\nCOPY")],
  ])("is the same with %s", (_what, text) => {
    expect(judged(text).map((each) => each.replace(/^\d+ /, ""))).toEqual(["copy-before-install", "no-cache-mount"]);
  });

  test("of more than 1,000 instructions is not judged", () => {
    expect(judged(`FROM node:22\n${"RUN npm ci\n".repeat(999)}`)).toHaveLength(999);
    expect(judged(`FROM node:22\n${"RUN npm ci\n".repeat(1000)}`)).toEqual([]);
  });

  test.each([
    ["ONBUILD in ONBUILD", `FROM a\n${"ONBUILD ".repeat(12_000)}RUN npm ci\n`],
    ["flags", `FROM a\nRUN ${"--mount=type=cache,target=/a ".repeat(12_000)}x\n`],
    ["a variable that doubles itself", `FROM a\nENV A0=0123456789\n${Array.from({ length: 90 }, (_, index) => `ENV A${index + 1}=$A${index}$A${index}\n`).join("")}RUN x\n`],
  ])("of very many of a kind is judged in time: %s", { timeout: 20_000 }, (_what, text) => {
    expect(judge(text)).toEqual([]);
  });

  test("of a megabyte in one RUN is judged in time", { timeout: 30_000 }, () => {
    expect(judged(`FROM node:22\nRUN ${"npm ci && ".repeat(100_000)}x\n`)).toEqual(["2 no-cache-mount"]);
  });
});

describe("comments", () => {
  test.each([
    ["# plimsoll ignore=copy-before-install\n", ["4 no-cache-mount"]],
    ["# plimsoll ignore=copy-before-install, no-cache-mount\n", []],
    ["#plimsoll ignore=all\n", []],
    ["# plimsoll global ignore=no-cache-mount\n", ["4 copy-before-install"]],
    ["# hadolint ignore=no-cache-mount\n", ["4 copy-before-install", "4 no-cache-mount"]],
    ["# plimsoll ignore=no-cache-mounts\n", ["4 copy-before-install", "4 no-cache-mount"]],
  ])("turn advice off on the next instruction or everywhere: %j", (comment, advice) => {
    expect(judged(NAIVE.replace("RUN", `${comment}RUN`))).toEqual(advice);
  });
});

describe("a target", () => {
  const text = "FROM node:22 AS one\nRUN npm ci\nFROM node:22 AS two\nRUN yarn\nFROM node:22 AS three\nRUN pnpm i\nCOPY --from=one a /srv/\n";

  test("leaves out the stages that are not built for it", () => {
    expect(judged(text, { target: "two" })).toEqual(["4 no-cache-mount"]);
    expect(judged(text, { target: "three" })).toEqual(["2 no-cache-mount", "6 no-cache-mount", "7 copy-without-link"]);
    expect(judged(text)).toEqual(["2 no-cache-mount", "4 no-cache-mount", "6 no-cache-mount", "7 copy-without-link"]);
  });

  test("is what ships", () => {
    const shipping = "FROM nginx AS web\nCOPY a /srv/a/\nFROM web\nRUN x\n";
    expect(judged(shipping, { target: "web" })).toEqual(["2 copy-without-link"]);
    expect(judged(shipping)).toEqual([]);
  });
});

describe("the context", () => {
  const context: WeighedContext = {
    totalBytes: 9_000_000, usedBytes: 8_000_000, fileCount: 3, isComplete: true, ignoreFile: ".dockerignore",
    findings: [
      { why: "unwanted", paths: [".git"], bytes: 5_000_000, line: ".git" },
      { why: "unused", paths: ["docs"], bytes: 2_000_000, line: "docs" },
      { why: "unused", paths: ["notes"], bytes: 999_999, line: "notes" },
      { why: "credential", paths: [".env", "a/.env"], bytes: 20, line: "**/.env" },
    ],
  };

  test("earns an advice for each kind of what .dockerignore should leave out, with its bytes", () => {
    expect(judge("FROM alpine\nARG A\nCOPY . /srv\nRUN x\n", { context })).toEqual([
      { rule: "context-waste", line: 3, endLine: 3, message: "Files that look like credentials go into the image: .env and 1 more (20 B).", remedy: "In .dockerignore, a line: `**/.env`.", cost: { bytes: 20, durationMs: null } },
      { rule: "context-waste", line: 3, endLine: 3, message: "The context holds what is hardly meant for the image, and every change of it repeats the step: .git (5.0 MB).", remedy: "In .dockerignore, a line: `.git`.", cost: { bytes: 5_000_000, durationMs: null } },
      { rule: "context-waste", line: 3, endLine: 3, message: "The context holds what nothing takes: docs (2.0 MB).", remedy: "In .dockerignore, a line: `docs`.", cost: { bytes: 2_000_000, durationMs: null } },
    ]);
  });

  test("earns none where all in it is used", () => {
    expect(judged("FROM alpine\nCOPY . /srv\nRUN x\n", { context: { ...context, findings: [] } })).toEqual([]);
  });
});

describe("the cost", () => {
  const steps = (cached: boolean) => [{ line: 2, cached: false, durationMs: 500, bytes: null }, { line: 3, cached, durationMs: 41_000, bytes: null }];

  test("is what the step took in this build", () => {
    expect(judge(NAIVE, { steps: steps(false) }).map(({ rule, cost }) => [rule, cost])).toEqual([
      ["copy-before-install", { bytes: null, durationMs: 41_000 }],
      ["no-cache-mount", { bytes: null, durationMs: 41_000 }],
    ]);
  });

  test("is none where the step was cached, and where there was no build", () => {
    expect(judge(NAIVE, { steps: steps(true) }).map(({ cost }) => cost)).toEqual([null, null]);
    expect(judge(NAIVE).map(({ cost }) => cost)).toEqual([null, null]);
  });

  test("counts the bytes that its steps moved, as far as they are known", () => {
    const moved = [{ line: 2, cached: false, durationMs: 200, bytes: 3_000_000 }, { line: 3, cached: false, durationMs: 300, bytes: null }, { line: 4, cached: true, durationMs: 0, bytes: 7 }, { line: 5, cached: false, durationMs: 1, bytes: 500_000 }];
    expect(judge("FROM nginx\nCOPY a /srv/a/\nCOPY b /srv/b/\nCOPY c /srv/c/\nCOPY d /srv/d/\n", { steps: moved }).map(({ cost }) => cost)).toEqual([{ bytes: 3_500_000, durationMs: 501 }]);
  });

  test("of a variable is that of all the RUNs that it repeats", () => {
    const built = [4, 5, 6].map((line) => ({ line, cached: false, durationMs: 1000, bytes: null }));
    expect(judge("FROM a\nARG GIT_SHA\nCOPY a b\nRUN a\nRUN b\nRUN c $GIT_SHA\n", { steps: built })).toMatchObject([{ rule: "volatile-variable-early", cost: { durationMs: 2000 } }]);
  });

  test.each([
    [{ bytes: null, durationMs: 41_000 }, "41.0 s"],
    [{ bytes: 3_000_000, durationMs: null }, "3.0 MB"],
    [null, null],
  ])("is shown: %j", (cost, shown) => {
    expect(describeCost({ cost })).toBe(shown);
  });
});

describe("the steps of a build", () => {
  const dockerfile = parseDockerfile("FROM golang AS build\nWORKDIR /src\nENV A=1\nCOPY . .\nRUN make\nFROM build\nRUN a\nFROM scratch AS last\nCOPY --from=build a /\n");
  const step = (name: string) => ({ name, cached: false, durationMs: 10, bytes: null });

  test.each([
    ["[build 1/4] FROM docker.io/library/golang", 1],
    ["[build 4/4] RUN make", 5],
    ["[linux/arm64 build 3/4] COPY . .", 4],
    ["[linux/amd64->arm64 build 2/4] WORKDIR /src", 2],
    ["[stage-1 1/1] RUN a", 7],
    ["[last 1/1] COPY --from=build a /", 9],
    ["[build  4/14] RUN make", 5],
  ])("stand on a line: %s", (name, line) => {
    expect(linesOfSteps(dockerfile, [step(name)])).toEqual([{ line, cached: false, durationMs: 10, bytes: null }]);
  });

  test("of a recorded build for two platforms stand on theirs", async () => {
    const { trace } = await follow("two-platforms");
    const lines = linesOfSteps(parseDockerfile(dockerfileOf("Dockerfile")), trace.steps).map(({ line }) => line);
    expect(lines.toSorted((left, right) => left - right)).toEqual([4, 4, 5, 5, 8, 8, 9, 9, 10, 10, 11, 11, 14, 14]);
  });

  test.each(["[internal] load build context", "[build 3/4] RUN make", "[build 9/9] RUN x", "[other 1/1] RUN a", "exporting to image", "[2/3] RUN x", "[stage-9 1/1] RUN a"])("are not of this file: %s", (name) => {
    expect(linesOfSteps(dockerfile, [step(name)])).toEqual([]);
  });

  test("have no name of a stage where there is one stage only, and count what ONBUILD adds", () => {
    expect(linesOfSteps(parseDockerfile("FROM a\nRUN b\n"), [step("[2/2] RUN b")])).toMatchObject([{ line: 2 }]);
    expect(linesOfSteps(parseDockerfile("FROM a AS x\nONBUILD RUN t\nFROM x AS y\nRUN b\n"), [step("[y 1/2] ONBUILD RUN t"), step("[y 2/2] RUN b")])).toMatchObject([{ line: 2 }, { line: 4 }]);
  });
});

describe("the section of the summary", () => {
  const advice = judge(`${NAIVE}RUN pip install flask\n`, { steps: [{ line: 4, cached: false, durationMs: 2000, bytes: null }, { line: 3, cached: false, durationMs: 41_000, bytes: null }] });

  test("names the costliest first, with what they cost in this build", () => {
    const lines = renderAdvice(advice, (text) => text, 2).split("\n").filter((line) => line.startsWith("| "));
    expect(lines.slice(2).map((line) => line.split(" | ").filter((_, index) => [0, 1, 4].includes(index)))).toEqual([["| 3", "copy-before-install", "41.0 s |"], ["| 3", "no-cache-mount", "41.0 s |"]]);
    expect(renderAdvice(advice, (text) => text, 2)).toContain("2 more: `plimsoll lint`.");
  });

  test("is empty where there is nothing to say", () => {
    expect(renderAdvice([], (text) => text)).toBe("");
  });

  test("holds nothing that means something in Markdown, and no secret", () => {
    const hostile = judge("FROM node\nCOPY . /<img>|s3cret|`x`\nRUN npm ci\n");
    const section = renderAdvice(hostile, (text) => text.replaceAll("s3cret", "***"));
    expect(section).not.toMatch(/<img>|s3cret|\|`/);
  });
});
