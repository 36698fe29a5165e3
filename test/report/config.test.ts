import { describe, expect, test } from "vitest";
import { joinReports } from "../../src/report/join.ts";
import { isNotable } from "../../src/report/notable.ts";
import type { Report, WaiverResult } from "../../src/report/report.ts";
import { parseReport } from "../../src/report/schema.ts";
import { renderText } from "../../src/report/text.ts";
import { budget, compared, diffReport, imageReport } from "../fakes/reports.ts";

const IMAGE = imageReport([["RUN make", 2_000_000, 5_000_000]]);
const WAIVED = ".plimsoll.yml until 2026-12-31: Fonts.";

function waiver(over: Partial<WaiverResult> = {}): WaiverResult {
  return { line: "pull <= 1MB", until: "2026-12-31", reason: "Fonts.", daysLeft: 40, state: "used", ...over };
}

function reportOf(config: Partial<NonNullable<Report["config"]>>, platform = "linux/amd64", waivedBy: string | null = WAIVED): Report {
  const line = budget("pull <= 1MB", platform, 1_000_000, 2_000_000, { waivedBy });
  return {
    ...diffReport([compared(platform, IMAGE, IMAGE, { deltaPullBytes: 0, layers: [["shared", 0, 0]] })], { budgets: [line] }),
    verdict: waivedBy === null ? "fail" : "pass",
    config: { path: ".plimsoll.yml", isChanged: false, droppedLines: [], waivers: [waiver()], ...config },
  };
}

test("what the configuration file did is a part of a valid report", () => {
  const report = reportOf({ isChanged: null, droppedLines: ["layers <= 3"], waivers: [waiver({ daysLeft: -3, state: "ended" })] }, "linux/amd64", null);
  expect(parseReport(Buffer.from(JSON.stringify(report)), "report.json")).toEqual(report);
});

describe("a line that only a waiver of the file lets pass", () => {
  test.each([
    ["was agreed on, and calls for no comment", reportOf({}), false],
    ["calls for one where the pull request changes the file", reportOf({ isChanged: true }), true],
    ["calls for one where the pull request gives up another", reportOf({ droppedLines: ["layers <= 3"] }), true],
    ["calls for one where it was the label that waived it", reportOf({}, "linux/amd64", "size-ok"), true],
  ])("%s", (_, report, expected) => {
    expect(isNotable(report)).toBe(expected);
  });
});

test("the reason of a waiver stands inside a sentence, which ends once", () => {
  const text = renderText(reportOf({}), { color: false, width: 400 });
  expect(text).toContain("Budget pull <= 1MB is exceeded: 1.0 MB over on linux/amd64, accepted by .plimsoll.yml until 2026-12-31: Fonts.\n");
});

test("reports of one image's platforms are joined with the file's word: a waiver that one of them needed is needed", () => {
  const idle = { ...reportOf({ waivers: [waiver({ state: "idle" })] }, "linux/arm64"), budgets: [] };
  expect(joinReports([idle, reportOf({})]).config).toEqual({ path: ".plimsoll.yml", isChanged: false, droppedLines: [], waivers: [waiver()] });
});

test("of many lines that are given up some are named", () => {
  const droppedLines = Array.from({ length: 9 }, (_, at) => `layers <= ${at}`);
  expect(renderText(reportOf({ isChanged: true, droppedLines }), { color: false, width: 400 })).toContain(
    "! .plimsoll.yml is changed by this pull request, which gives up layers <= 0, layers <= 1, layers <= 2, layers <= 3, layers <= 4, layers <= 5, and 3 more.",
  );
});
