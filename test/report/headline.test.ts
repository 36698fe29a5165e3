import { describe, expect, test } from "vitest";
import { headlinePlatform } from "../../src/report/headline.ts";
import { isNotable } from "../../src/report/notable.ts";
import type { PlatformReport } from "../../src/report/report.ts";
import { added, budget, compared, diffReport, imageReport, inspectReport, removed } from "../fakes/reports.ts";

function image(pullBytes: number | null, diskBytes: number | null) {
  return imageReport([["RUN make", pullBytes, diskBytes]]);
}

/** A platform whose pull size goes from `before` to `after`. */
function pulled(platform: string, before: number, after: number): PlatformReport {
  return compared(platform, image(before, 10), image(after, 10), { layers: [["changed", 0, 0]], deltaPullBytes: after });
}

/** A platform of which only the size on disk is known. */
function unpacked(platform: string, before: number, after: number): PlatformReport {
  return compared(platform, image(null, before), image(null, after), { layers: [["changed", 0, 0]], deltaPullBytes: null });
}

describe("the headline is about the platform", () => {
  test("whose pull size grew most, not the one that is largest", () => {
    const report = diffReport([pulled("linux/amd64", 900, 901), pulled("linux/arm64", 100, 150)]);
    expect(headlinePlatform(report)?.platform).toBe("linux/arm64");
  });

  test("that shrank least when all did", () => {
    const report = diffReport([pulled("linux/amd64", 900, 700), pulled("linux/arm64", 800, 700)]);
    expect(headlinePlatform(report)?.platform).toBe("linux/arm64");
  });

  test("that comes first when they grew alike", () => {
    const report = diffReport([pulled("linux/amd64", 1, 2), pulled("linux/arm64", 1, 2)]);
    expect(headlinePlatform(report)?.platform).toBe("linux/amd64");
  });

  test("whose size on disk grew most where the pull size is unknown", () => {
    const report = diffReport([unpacked("linux/amd64", 100, 150), unpacked("linux/arm64", 100, 400)]);
    expect(headlinePlatform(report)?.platform).toBe("linux/arm64");
  });

  test("that can be compared, however large a new one is", () => {
    const report = diffReport([added("linux/arm64", image(9_000_000, 9_000_000)), pulled("linux/amd64", 1, 1)]);
    expect(headlinePlatform(report)?.platform).toBe("linux/amd64");
  });

  test("that is largest without a base", () => {
    const report = diffReport([added("linux/amd64", image(10, 999)), added("linux/arm64", image(20, 30))], { base: null });
    expect(headlinePlatform(report)?.platform).toBe("linux/arm64");
  });

  test("that has a head", () => {
    const report = diffReport([removed("linux/amd64", image(10, 10)), added("linux/arm64", image(1, 1))]);
    expect(headlinePlatform(report)?.platform).toBe("linux/arm64");
  });
});

describe("worth a comment that nobody asked for:", () => {
  test.each([
    ["growth of 1 MB", pulled("linux/amd64", 500_000_000, 501_000_000), true],
    ["one byte less than 1 MB and than 1 %", pulled("linux/amd64", 500_000_000, 500_999_999), false],
    ["shrinking by 1 MB", pulled("linux/amd64", 500_000_000, 499_000_000), true],
    ["growth of 1 %", pulled("linux/amd64", 1_000, 1_010), true],
    ["less than 1 %", pulled("linux/amd64", 1_000, 1_009), false],
    ["growth from nothing", pulled("linux/amd64", 0, 1), true],
    ["no change", pulled("linux/amd64", 0, 0), false],
    ["growth on disk of 1 % where pull is unknown", unpacked("linux/amd64", 1_000, 1_010), true],
    ["less than that", unpacked("linux/amd64", 1_000, 1_009), false],
    ["a new platform", added("linux/arm64", image(1, 1)), true],
    ["a platform that is gone", removed("linux/arm64", image(1, 1)), true],
  ])("%s", (_, platform, expected) => {
    expect(isNotable(diffReport([platform]))).toBe(expected);
  });

  test("a second platform that grew", () => {
    expect(isNotable(diffReport([pulled("linux/amd64", 1, 1), pulled("linux/arm64", 1, 2)]))).toBe(true);
  });

  test("a first measurement: no", () => {
    expect(isNotable(diffReport([added("linux/amd64", image(5_000_000, 1))], { base: null }))).toBe(false);
  });

  test("a first measurement over its budget: yes", () => {
    const budgets = [budget("pull <= 1MB", "linux/amd64", 1_000_000, 5_000_000)];
    expect(isNotable(diffReport([added("linux/amd64", image(5_000_000, 1))], { base: null, budgets }))).toBe(true);
  });

  test("a budget that is exceeded and waived: yes", () => {
    const budgets = [budget("delta-pull <= 0", "linux/amd64", 0, 1, { waivedBy: "size-ok" })];
    expect(isNotable(diffReport([pulled("linux/amd64", 1, 1)], { budgets }))).toBe(true);
  });

  test("a budget that holds: no", () => {
    const budgets = [budget("pull <= 1MB", "linux/amd64", 1_000_000, 1)];
    expect(isNotable(diffReport([pulled("linux/amd64", 1, 1)], { budgets }))).toBe(false);
  });

  test("an inspected image: no", () => {
    expect(isNotable(inspectReport([added("linux/amd64", image(5_000_000, 1))]))).toBe(false);
  });
});
