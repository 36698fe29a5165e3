import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { renderMarkdown } from "../../src/report/markdown.ts";
import type { Report } from "../../src/report/report.ts";
import { added, anyReport, budget, diffReport, hostileText, imageReport, reportOf } from "../fakes/reports.ts";
import { findUnsafe, findUnevenTables } from "./gfm.ts";
import { SCENARIOS } from "./scenarios.ts";

function render(report: Report, maxBytes = 60_000): string {
  return renderMarkdown(report, { key: "acme/api", waiveLabel: "size-ok", maxBytes });
}

function bytesOf(text: string): number {
  return new TextEncoder().encode(text).length;
}

/** A report that says this text wherever a stranger's text can stand. */
function saying(text: string): Report {
  const image = imageReport([[text, 10_000_000, 20_000_000]], {
    hidden: [{ path: text, bytes: 5, layer: 0, hiddenByLayer: 0, why: "whiteout" }],
  });
  return diffReport([added(text === "" ? "linux/amd64" : text, image)], {
    base: null,
    baseTried: [{ source: "moving", reference: text, result: "unreadable", error: text }],
    head: { reference: text, digest: null, commit: text },
    budgets: [budget(`path:${text} <= 1MB`, text === "" ? "linux/amd64" : text, 1_000_000, 2_000_000, { metric: "path:" })],
  });
}

describe("for any report,", () => {
  test("the Markdown is never larger than it may be, however little that is", () => {
    fc.assert(
      fc.property(anyReport(), fc.integer({ min: 0, max: 20_000 }), (report, maxBytes) => {
        expect(bytesOf(render(report, maxBytes))).toBeLessThanOrEqual(maxBytes);
      }),
      { numRuns: 150 },
    );
  });

  test("the same report gives the same bytes", () => {
    fc.assert(
      fc.property(anyReport(), (report) => {
        expect(render(structuredClone(report))).toBe(render(report));
      }),
      { numRuns: 50 },
    );
  });

  test("every table keeps its columns and nothing foreign is anything but text", () => {
    fc.assert(
      fc.property(anyReport(), fc.integer({ min: 0, max: 20_000 }), (report, maxBytes) => {
        const markdown = render(report, maxBytes);
        expect(findUnevenTables(markdown)).toEqual([]);
        expect(findUnsafe(markdown)).toEqual([]);
      }),
      { numRuns: 200 },
    );
  });
});

test("any text is inert wherever it can stand", () => {
  fc.assert(
    fc.property(hostileText(), (text) => {
      const markdown = render(saying(text));
      expect(findUnevenTables(markdown)).toEqual([]);
      expect(findUnsafe(markdown)).toEqual([]);
    }),
    { numRuns: 300 },
  );
});

test.each(Object.entries(SCENARIOS))("%s: even tables, nothing unsafe", (_, report) => {
  const markdown = render(report);
  expect(findUnevenTables(markdown)).toEqual([]);
  expect(findUnsafe(markdown)).toEqual([]);
});

describe("hostile text is shown as what it is:", () => {
  const cellOf = (path: string) => {
    const image = imageReport([["RUN x", 1, 10]], { hidden: [{ path, bytes: 5, layer: 0, hiddenByLayer: 0, why: "whiteout" }] });
    const row = render(diffReport([added("linux/amd64", image)], { base: null })).split("\n").find((line) => line.startsWith("| `████████`"));
    return row?.split(" | ").slice(1, -3).join(" | ");
  };

  test.each([
    ["a pipe", "a|b", "`a\\|b`"],
    ["a pipe after a backslash, which two parsers read in two ways", "a\\|b", "`a\\\\u{7C}b`"],
    ["a pipe after two backslashes", "a\\\\|b", "`a\\\\\\u{7C}b`"],
    ["a backtick", "a`b", "``a`b``"],
    ["a fence", "```", "```` ``` ````"],
    ["spaces at both ends", " a ", "`  a  `"],
    ["nothing but spaces", "  ", "`  `"],
    ["nothing", "", "(empty)"],
    ["a closing tag", "</details>", "`\\u{3C}/details>`"],
    ["a marker", "<!-- plimsoll:diff key=x -->", "`\\u{3C}!-- plimsoll:diff key=x -->`"],
    ["a here-document, which is no tag", "cat <<EOF", "`cat <<EOF`"],
    ["a mention", "@team", "`@team`"],
    ["text that reads backwards", "a\u202Eb", "`a\\u{202E}b`"],
    ["a zero-width space", "a\u200Bb", "`a\\u{200B}b`"],
    ["a blank that is no space", "a\u00A0b", "`a\\u{A0}b`"],
    ["a line break", "a\r\nb", "`a\\u{D}\\u{A}b`"],
    ["half a character", "a\uD800b", "`a\\u{D800}b`"],
    ["a tower of accents", "e\u0301\u0301\u0301\u0301", "`e\u0301\u0301\\u{301}\\u{301}`"],
    ["a long path, shortened in the middle", `${"a".repeat(60)}/${"b".repeat(60)}`, `\`${"a".repeat(40)}…${"b".repeat(39)}\``],
    ["escapes, which are not cut in two", `${"a".repeat(39)}\u202E${"b".repeat(60)}`, `\`${"a".repeat(39)}…${"b".repeat(39)}\``],
  ])("%s", (_, path, shown) => {
    expect(cellOf(path)).toBe(shown);
  });
});

describe("when there is no room,", () => {
  const full = SCENARIOS["truncated"] ?? reportOf();

  test("whole rows go and the rest says how many", () => {
    const markdown = render(full);
    expect(markdown).toMatch(/^\d+ rows omitted\.$/m);
    expect(markdown).toMatch(/^11 sections omitted to fit; the report has all that was measured\.$/m);
  });

  test("platforms and budgets are there when layers, files and hidden files are gone", () => {
    const markdown = render(full, 45_000);
    const parts = ["<summary>Layers", "<summary>Files", "<summary>Budget", "linux/p99"];
    expect(parts.map((part) => markdown.includes(part))).toEqual([false, false, true, true]);
  });

  test("the title and the lead go last", () => {
    expect(render(full, 420)).toBe(
      "### ⚓ `acme/api` rides 194.1 kB deeper — ❌ over the line on 100 of 100 platforms\n\n" +
        "**+194.1 kB to pull (+9700.6 %)** on `linux/p0`, now 196.1 kB. A node that has the old image pulls 196.1 kB. Budget `pull <= 20kB` is exceeded: 176.1 kB over on `linux/p0`, and 399 more lines are exceeded.\n\n" +
        "15 sections omitted to fit; the report has all that was measured.\n",
    );
    expect(render(full, 100)).toBe("### ⚓ `acme/api` rides 194.1 kB deeper — ❌ over the line on 100 of 100 platforms\n");
    expect(render(full, 20)).toBe("");
  });
});

test("a link is followed to where it leads and to nowhere else", () => {
  const links = [
    { title: "report", url: "https://github.com/acme/api/actions/runs/1?a=(b)|c" },
    { title: "none", url: "javascript:alert(1)" },
  ];
  const markdown = renderMarkdown(reportOf(), { key: "k", waiveLabel: "", maxBytes: 60_000, links });
  expect(markdown).toContain(" · [report](https://github.com/acme/api/actions/runs/1?a=%28b%29%7Cc) · none</sub>");
});
