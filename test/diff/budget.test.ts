import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { type Budget, checkBudgets, parseBudgets } from "../../src/config/budget-line.ts";
import { evaluateBudgets } from "../../src/diff/budget.ts";
import { verdictOf } from "../../src/report/verdict.ts";
import type { BudgetResult, PlatformReport } from "../../src/report/report.ts";
import type { MeasuredPlatform } from "../../src/size/compare-platform.ts";
import { added, budget, compared, imageReport, removed } from "../fakes/reports.ts";

function parse(line: string): Budget | undefined {
  const { budgets, mistakes } = parseBudgets([line]);
  expect(mistakes).toEqual([]);
  return budgets[0];
}

function mistakeOf(line: string): string | undefined {
  const { budgets, mistakes } = parseBudgets([line]);
  expect(budgets).toEqual([]);
  return mistakes[0];
}

describe("a budget line is read:", () => {
  const any = { glob: null, platform: null, growth: false, unit: "bytes" } as const;

  test.each<[string, Omit<Budget, "line">]>([
    ["pull <= 250MB", { ...any, metric: "pull", limit: 250_000_000 }],
    ["delta-pull <= 20MB", { ...any, metric: "delta-pull", limit: 20_000_000 }],
    ["disk linux/arm64 <= 600MB", { ...any, metric: "disk", platform: "linux/arm64", limit: 600_000_000 }],
    ["disk linux/aarch64/v8 <= 1B", { ...any, metric: "disk", platform: "linux/arm64", limit: 1 }],
    ["pull +<= 5%", { ...any, metric: "pull", growth: true, unit: "percent", limit: 5 }],
    ["pull +<= 2.5 %", { ...any, metric: "pull", growth: true, unit: "percent", limit: 2.5 }],
    ["hidden <= 1MiB", { ...any, metric: "hidden", limit: 1_048_576 }],
    ["hidden<=0", { ...any, metric: "hidden", limit: 0 }],
    ["disk <= 1.5GiB", { ...any, metric: "disk", limit: 1_610_612_736 }],
    ["disk <= 3 kB", { ...any, metric: "disk", limit: 3000 }],
    ["disk <= 1tb", { ...any, metric: "disk", limit: 1_000_000_000_000 }],
    ["layers <= 30", { ...any, metric: "layers", unit: "count", limit: 30 }],
    ["layers +<= 2", { ...any, metric: "layers", growth: true, unit: "count", limit: 2 }],
    ["layers +<= 10%", { ...any, metric: "layers", growth: true, unit: "percent", limit: 10 }],
    ["path:app/** <= 40MB", { ...any, metric: "path", glob: "app/**", limit: 40_000_000 }],
    ["path:a:b/{c,d}* linux/amd64 +<= 1kB", { ...any, metric: "path", glob: "a:b/{c,d}*", platform: "linux/amd64", growth: true, limit: 1000 }],
  ])("%s", (line, expected) => {
    expect(parse(line)).toEqual({ line, ...expected });
  });

  test("without its comment and the spaces around it", () => {
    expect(parse("  pull <= 1MB   # as agreed in #12")?.line).toBe("pull <= 1MB");
  });

  test("blank lines and comments say nothing", () => {
    expect(parseBudgets(["", "   ", "# pull <= 1MB", "\t# x"])).toEqual({ budgets: [], mistakes: [] });
  });
});

describe("a line that cannot be read is a mistake that says how to mend it:", () => {
  test.each([
    ["pull < 1MB", 'Budget line "pull < 1MB": write METRIC [PLATFORM] <= LIMIT, or +<= to limit the growth over base; `pull <= 250MB`, say.'],
    ["pull 1MB", 'Budget line "pull 1MB": write METRIC [PLATFORM] <= LIMIT, or +<= to limit the growth over base; `pull <= 250MB`, say.'],
    ["pull <= 1MB <= 2MB", 'Budget line "pull <= 1MB <= 2MB": a metric and at most one platform stand before the limit.'],
    ["pulls <= 1MB", 'Budget line "pulls <= 1MB": "pulls" is no metric: use pull, delta-pull, disk, hidden, layers or path:GLOB.'],
    ["<= 1MB", 'Budget line "<= 1MB": "" is no metric: use pull, delta-pull, disk, hidden, layers or path:GLOB.'],
    ["package:openjdk* <= 0", 'Budget line "package:openjdk* <= 0": the metric "package:" is not built yet; until it is, limit path:, pull, disk or hidden.'],
    ["cause:dpkg:* <= 1MB", 'Budget line "cause:dpkg:* <= 1MB": the metric "cause:" is not built yet; until it is, limit path:, pull, disk or hidden.'],
    ["finding:apt-lists <= 0", 'Budget line "finding:apt-lists <= 0": the metric "finding:" is not built yet; until it is, limit path:, pull, disk or hidden.'],
    ["pull <= 250", 'Budget line "pull <= 250": "250" has no unit that is known: write B, kB, MB, GB, TB, KiB, MiB, GiB or TiB.'],
    ["pull <= 2 lightyears", 'Budget line "pull <= 2 lightyears": "2 lightyears" has no unit that is known: write B, kB, MB, GB, TB, KiB, MiB, GiB or TiB.'],
    ["pull <= -1MB", 'Budget line "pull <= -1MB": "-1MB" is no limit: write a number with its unit, 250MB, 1.5GiB or (after +<=) 5%.'],
    ["pull <=", 'Budget line "pull <=": "" is no limit: write a number with its unit, 250MB, 1.5GiB or (after +<=) 5%.'],
    ["pull <= 5%", 'Budget line "pull <= 5%": a percentage is of the base: write +<= instead of <=.'],
    ["pull <= 99999999TB", 'Budget line "pull <= 99999999TB": "99999999TB" is more than any image: write a smaller limit.'],
    ["layers <= 3MB", 'Budget line "layers <= 3MB": layers are counted: write a whole number without a unit.'],
    ["layers <= 1.5", 'Budget line "layers <= 1.5": layers are counted: write a whole number without a unit.'],
    ["delta-pull +<= 1MB", 'Budget line "delta-pull +<= 1MB": delta-pull is what a node that holds base must pull, growth already: write <=, or `pull +<=` for the growth of the pull size.'],
    ["pull linux <= 1MB", 'Budget line "pull linux <= 1MB": "linux" is not a platform. Write a platform as os/architecture or os/architecture/variant: linux/amd64, linux/arm/v7, windows/amd64:10.0.20348.1.'],
    ["path: <= 1MB", 'Budget line "path: <= 1MB": name the paths: path:app/** <= 40MB.'],
    ["path:/app <= 1MB", 'Budget line "path:/app <= 1MB": paths in an image have no leading slash: write path:app.'],
    ["path:My Files/** linux/amd64 <= 1MB", 'Budget line "path:My Files/** linux/amd64 <= 1MB": a metric and at most one platform stand before the limit (write ? for a space in a path).'],
    ["disk:app <= 1MB", 'Budget line "disk:app <= 1MB": "disk" takes nothing after a colon: write disk.'],
  ])("%s", (line, mistake) => {
    expect(mistakeOf(line)).toBe(mistake);
  });

  test("all of them are told at once, and the good lines are read", () => {
    const { budgets, mistakes } = parseBudgets(["pull <= 1MB", "x <= 1MB", "y <= 1MB"]);
    expect([budgets.length, mistakes.length]).toEqual([1, 2]);
    expect(checkBudgets(["pull <= 1MB", "x <= 1MB", "y <= 1MB"])).toEqual(mistakes);
  });

  test("any text is a budget, a mistake or nothing, never an exception", () => {
    const word = fc.constantFrom("pull", "path:", "a/b", "<=", "+<=", "5%", "1MB", "#", " ", "\n", "<", "linux/amd64");
    const text = fc.oneof(fc.string(), fc.array(fc.oneof(word, fc.string({ maxLength: 4 }))).map((words) => words.join(" ")));
    fc.assert(
      fc.property(fc.array(text, { maxLength: 5 }), (lines) => {
        const { budgets, mistakes } = parseBudgets(lines);
        expect(budgets.length + mistakes.length).toBeLessThanOrEqual(lines.length);
        for (const { limit } of budgets) expect(limit).toBeGreaterThanOrEqual(0);
      }),
      { numRuns: 300 },
    );
  });
});

const BASE = imageReport([["RUN make", 100, 1000]]);
const HEAD = imageReport([["RUN make", 100, 1000], ["RUN more", 50, 500]], {
  hidden: [{ path: "a", bytes: 30, layer: 1, hiddenByLayer: 1, why: "duplicate-entry" }],
});
const GREW = compared("linux/amd64", BASE, HEAD, { layers: [["shared", 0, 0], ["added", null, 1]], deltaPullBytes: 50 });

function measured(report: PlatformReport, globs: Record<string, { base: number | null; head: number | null }> = {}): MeasuredPlatform {
  return { report, globBytes: new Map(Object.entries(globs)) };
}

function evaluate(lines: readonly string[], platforms: readonly MeasuredPlatform[], waivedBy: string | null = null) {
  const { budgets, mistakes } = parseBudgets(lines);
  expect(mistakes).toEqual([]);
  return evaluateBudgets(budgets, platforms, { waivedBy });
}

function outcomeOf(line: string, platform: MeasuredPlatform): [number | null, boolean | null] | string {
  const { results, mistakes } = evaluate([line], [platform]);
  const [result] = results;
  return result === undefined ? mistakes.join("\n") : [result.actual, result.ok];
}

describe("what a line compares with its limit:", () => {
  const platform = measured(GREW, { "app/**": { base: 200, head: 260 } });

  test.each<[string, number, boolean]>([
    ["pull <= 150B", 150, true],
    ["pull <= 149B", 150, false],
    ["pull +<= 50B", 50, true],
    ["pull +<= 49B", 50, false],
    ["pull +<= 50%", 50, true],
    ["pull +<= 49.9%", 50, false],
    ["delta-pull <= 49B", 50, false],
    ["disk <= 1500B", 1500, true],
    ["disk +<= 500B", 500, true],
    ["hidden <= 29B", 30, false],
    ["hidden +<= 30B", 30, true],
    ["layers <= 1", 2, false],
    ["layers +<= 1", 1, true],
    ["path:app/** <= 260B", 260, true],
    ["path:app/** +<= 59B", 60, false],
    ["path:app/** +<= 30%", 30, true],
  ])("%s: %i", (line, actual, ok) => {
    expect(outcomeOf(line, platform)).toEqual([actual, ok]);
  });

  test("less than before is within any growth limit", () => {
    const shrunk = compared("linux/amd64", HEAD, BASE, { layers: [["shared", 0, 0], ["removed", 1, null]], deltaPullBytes: 0 });
    expect(outcomeOf("pull +<= 0", measured(shrunk))).toEqual([-50, true]);
  });

  test("growth from nothing is over any percentage: a base of 0 counts as one byte", () => {
    expect(outcomeOf("hidden +<= 5%", platform)).toEqual([3000, false]);
    const still = compared("linux/amd64", BASE, BASE, { layers: [["shared", 0, 0]], deltaPullBytes: 0 });
    expect(outcomeOf("hidden +<= 5%", measured(still))).toEqual([0, true]);
  });

  test("the result says all that a rendering needs", () => {
    expect(evaluate(["path:app/** +<= 59B  # why"], [platform]).results).toEqual([
      { line: "path:app/** +<= 59B", metric: "path:app/**", platform: "linux/amd64", unit: "bytes", limit: 59, actual: 60, ok: false, waivedBy: null },
    ]);
  });
});

describe("platforms:", () => {
  const platforms = [measured(GREW), measured(added("linux/arm64", HEAD)), measured(removed("linux/arm/v7", BASE))];

  test("a line without one holds for every platform of head", () => {
    expect(evaluate(["pull <= 1MB"], platforms).results.map(({ platform }) => platform)).toEqual(["linux/amd64", "linux/arm64"]);
  });

  test("a line with one holds for it alone", () => {
    expect(evaluate(["pull linux/arm64/v8 <= 1MB"], platforms).results.map(({ platform }) => platform)).toEqual(["linux/arm64"]);
  });

  test.each(["linux/s390x", "linux/arm/v7"])("a line for %s, which head has not, is a mistake", (platform) => {
    expect(evaluate([`pull ${platform} <= 1MB`], platforms)).toEqual({
      results: [],
      mistakes: [`Budget line "pull ${platform} <= 1MB": the image has no ${platform}; it has linux/amd64, linux/arm64.`],
    });
  });
});

describe("without a base", () => {
  const first = measured(added("linux/amd64", HEAD), { a: { base: null, head: 7 } });

  test.each(["pull +<= 1B", "delta-pull <= 0", "hidden +<= 5%", "layers +<= 0", "path:a +<= 0"])("%s is not evaluated", (line) => {
    expect(outcomeOf(line, first)).toEqual([null, null]);
  });

  test.each(["pull <= 1B", "hidden <= 1B", "layers <= 1", "path:a <= 1B"])("%s still holds the image", (line) => {
    expect(outcomeOf(line, first)).toMatchObject({ 1: false });
  });
});

describe("what this place or depth cannot measure", () => {
  const archive = imageReport([["RUN make", null, 1000]]);
  const manifest = imageReport([["RUN make", 100, null]]);
  const unpacked = measured(compared("linux/amd64", archive, archive, { layers: [["shared", 0, 0]], deltaPullBytes: null }));
  const shallow = measured(compared("linux/amd64", manifest, manifest, { layers: [["shared", 0, 0]], deltaPullBytes: 0, files: null }));

  test.each([
    ["pull <= 1MB", unpacked, 'Budget line "pull <= 1MB": the pull size of linux/amd64 is unknown, since an image kept uncompressed has no compressed sizes: read it from a registry or an OCI layout, or limit disk.'],
    ["pull +<= 1MB", unpacked, 'Budget line "pull +<= 1MB": the pull size of linux/amd64 is unknown, since an image kept uncompressed has no compressed sizes: read it from a registry or an OCI layout, or limit disk.'],
    ["delta-pull <= 1MB", unpacked, 'Budget line "delta-pull <= 1MB": what a node that holds base must pull of linux/amd64 is unknown, since an image kept uncompressed has no compressed sizes: read it from a registry or an OCI layout, or limit disk.'],
    ["disk <= 1MB", shallow, 'Budget line "disk <= 1MB": disk of linux/amd64 was not measured, only manifests were read: measure with --depth files (input depth: files).'],
    ["hidden <= 1MB", shallow, 'Budget line "hidden <= 1MB": hidden of linux/amd64 was not measured, only manifests were read: measure with --depth files (input depth: files).'],
    ["path:a <= 1MB", shallow, 'Budget line "path:a <= 1MB": path of linux/amd64 was not measured, only manifests were read: measure with --depth files (input depth: files).'],
  ])("is a mistake with its cure: %s", (line, platform, mistake) => {
    expect(outcomeOf(line, platform)).toBe(mistake);
  });

  test("growth over a base of which only head's side is known is not evaluated", () => {
    const stored = measured(GREW, { "app/**": { base: null, head: 260 } });
    expect(outcomeOf("path:app/** +<= 1B", stored)).toEqual([null, null]);
  });

  test("layers are always known", () => {
    expect(outcomeOf("layers <= 1", shallow)).toEqual([1, true]);
  });
});

describe("the label on the pull request", () => {
  const lines = ["pull <= 1B", "pull +<= 1B", "delta-pull <= 1B", "pull +<= 1MB"];

  test("waives failed growth lines, keeps them failed, and waives nothing else", () => {
    const { results } = evaluate(lines, [measured(GREW)], "size-ok");
    expect(results.map(({ line, ok, waivedBy }) => [line, ok, waivedBy])).toEqual([
      ["pull <= 1B", false, null],
      ["pull +<= 1B", false, "size-ok"],
      ["delta-pull <= 1B", false, "size-ok"],
      ["pull +<= 1MB", true, null],
    ]);
  });

  test("that is not there waives nothing", () => {
    expect(evaluate(lines, [measured(GREW)]).results.map(({ waivedBy }) => waivedBy)).toEqual([null, null, null, null]);
  });
});

describe("the verdict is", () => {
  const held = budget("pull <= 2B", "linux/amd64", 2, 1);
  const over = budget("pull +<= 2B", "linux/amd64", 2, 3);
  const waived = { ...over, waivedBy: "size-ok" };
  const open = budget("pull +<= 2B", "linux/amd64", 2, null);

  test.each<[string, BudgetResult[], "pass" | "fail" | "none"]>([
    ["none without lines", [], "none"],
    ["none when no line was evaluated", [open, open], "none"],
    ["pass when one was and it holds", [open, held], "pass"],
    ["pass when all that failed is waived", [waived, held], "pass"],
    ["pass when a waived line is all there is", [waived], "pass"],
    ["fail when one line fails", [held, over], "fail"],
    ["fail when one failed line is waived and another is not", [waived, over], "fail"],
  ])("%s", (_, results, verdict) => {
    expect(verdictOf(results)).toBe(verdict);
  });
});
