import { expect, test } from "vitest";
import { renderComment } from "../../src/comment/body.ts";
import { marker } from "../../src/forge/sticky.ts";
import type { Report } from "../../src/report/report.ts";
import { added, imageReport, reportOf } from "../fakes/reports.ts";

const MAX_COMMENT_BYTES = 60_000;

/** A report that fills any comment: so many platforms with names of 300 characters. */
function longReport(platforms: number): Report {
  const image = imageReport([["COPY app /app", 5_000_000, 9_000_000]]);
  return reportOf({
    platforms: Array.from({ length: platforms }, (_, index) => added(`linux/${"long".repeat(75)}${index}`, image)),
  });
}

test.each([
  ["one report of six hundred platforms", [longReport(600)], "acme/api"],
  ["one report under a long key", [longReport(300)], "/".repeat(200) + "é".repeat(200)],
  ["two reports", [longReport(200), longReport(200)], "all"],
  ["forty reports", Array.from({ length: 40 }, () => longReport(20)), "all"],
])("the comment on %s keeps to 60,000 bytes with its marker", (_what, reports, key) => {
  const { body } = renderComment(reports, { key, waiveLabel: "size-ok", when: "always" });
  const bytes = Buffer.byteLength(`${marker(key)}\n${body}`);
  expect(bytes).toBeLessThanOrEqual(MAX_COMMENT_BYTES);
  expect(bytes).toBeGreaterThan(MAX_COMMENT_BYTES / 2);
});

test("the key is the one that was given, else the one report's own, else all", () => {
  const keyOf = (count: number, key: string | null) =>
    renderComment(Array.from({ length: count }, () => reportOf()), { key, waiveLabel: "", when: "auto" }).key;
  expect(keyOf(1, "mine")).toBe("mine");
  expect(keyOf(1, null)).toBe("image");
  expect(keyOf(2, null)).toBe("all");
});
