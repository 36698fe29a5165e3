import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { showHistory } from "../../src/oci/history.ts";
import { displayWidth, showForeign } from "../../src/foreign-text.ts";
import { renderText } from "../../src/report/text.ts";
import { anyReport } from "../fakes/reports.ts";
import { SCENARIOS } from "./scenarios.ts";

const PAINT = new RegExp(`${String.fromCodePoint(0x1b)}\\[(?:0|1|2|31|32|33)m`, "g");
const GREW = SCENARIOS["grew-over-budget"];

describe("the terminal's text", () => {
  test("holds no control character but line ends without colour, whatever the report says", () => {
    fc.assert(
      fc.property(anyReport(), fc.integer({ min: 0, max: 200 }), (report, width) => {
        expect(renderText(report, { color: false, width })).not.toMatch(/[^\P{C}\n]|[\p{Zl}\p{Zp}]/u);
      }),
      { numRuns: 100 },
    );
  });

  test("with colour is the same text between escape sequences of ours", () => {
    fc.assert(
      fc.property(anyReport(), (report) => {
        const colored = renderText(report, { color: true, width: 100 });
        const plain = colored.replace(PAINT, "");
        // A dimmed title at the end of a line keeps the spaces it is padded with.
        expect(plain.replace(/ +$/gm, "")).toBe(renderText(report, { color: false, width: 100 }));
      }),
      { numRuns: 50 },
    );
  });

  test("marks what is over in red and what holds in green", () => {
    const text = GREW === undefined ? "" : renderText(GREW, { color: true, width: 100 });
    expect(text).toContain("\u001B[31m✗\u001B[0m  delta-pull <= 20MB");
    expect(text).toContain("\u001B[32m✓\u001B[0m  pull <= 250MB");
  });

  test.each([80, 100, 120])("keeps to %i columns where no number has to give way", (width) => {
    for (const [name, report] of Object.entries(SCENARIOS)) {
      const lines = renderText(report, { color: false, width }).split("\n");
      expect([name, ...lines.filter((line) => displayWidth(line) > width)]).toEqual([name]);
    }
  });
});

describe("text of a stranger", () => {
  test("is never wider than it may be", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary", maxLength: 200 }), fc.integer({ min: 1, max: 120 }), fc.constantFrom("middle" as const, "end" as const), (text, max, cut) => {
        expect(displayWidth(showForeign(text, max, cut))).toBeLessThanOrEqual(max);
      }),
      { numRuns: 300 },
    );
  });

  test("of a megabyte is shortened without being looked at whole", () => {
    expect(showForeign("\u202E".repeat(1_000_000), 20)).toBe("\\u{202E}…\\u{202E}");
  });

  test.each([
    ["日本語", 6],
    ["é", 1],
    ["e\u0301", 1],
    ["⚓", 2],
    ["abc", 3],
  ])("%s is as wide as a terminal shows it", (text, columns) => {
    expect(displayWidth(text)).toBe(columns);
  });
});

describe("an instruction is shown as the Dockerfile has it:", () => {
  test.each([
    ["/bin/sh -c #(nop)  ENV A=1", "ENV A=1"],
    ["/bin/sh -c #(nop) ADD file:4b1be1de1a1e5e0ba4b1be1de1a1e5e0ba4b1be1de1a1e5e0ba4b1be1de1a1e5 in / ", "ADD file:… in /"],
    ["/bin/sh -c apt-get update", "RUN apt-get update"],
    ["RUN /bin/sh -c apt-get update # buildkit", "RUN apt-get update"],
    ["RUN |2 A=1 TOKEN=secret /bin/sh -c make \t  dist # buildkit", "RUN make dist"],
    ["|1 TOKEN=secret /bin/sh -c make", "RUN make"],
    ["/bin/bash -ec make", "RUN make"],
    ["RUN |1 TOKEN=secret make dist # buildkit", "RUN make dist"],
    ["RUN /bin/ash -eo pipefail -c curl x | sh # buildkit", "RUN curl x | sh"],
    ["COPY a b # buildkit", "COPY a b"],
    ["bazel build //app:image", "bazel build //app:image"],
    ["RUN <<EOF (make...)\nmake\nEOF", "RUN <<EOF (make...) make EOF"],
    ["", ""],
  ])("%j", (createdBy, shown) => {
    expect(showHistory(createdBy)).toBe(shown);
  });

  test("a megabyte of blanks takes no time to clean", () => {
    expect(showHistory(`RUN a${" ".repeat(1_000_000)}b`)).toBe("RUN a");
  });
});
