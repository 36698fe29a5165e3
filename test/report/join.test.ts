import { describe, expect, test } from "vitest";
import { joinReports } from "../../src/report/join.ts";
import { renderJson } from "../../src/report/render.ts";
import type { Report, ReportBase } from "../../src/report/report.ts";
import { parseReport } from "../../src/report/schema.ts";
import { added, budget, compared, digestOf, imageReport, reportOf } from "../fakes/reports.ts";

const COMMIT = "1".repeat(40);
const old = imageReport([["COPY app /app", 5_000_000, 9_000_000]]);
const heavy = imageReport([["COPY app /app", 7_000_000, 12_000_000]]);
const base: ReportBase = { reference: "ghcr.io/acme/api:sha-1", digest: digestOf("base"), source: "merge-base", commit: "2".repeat(40), commitsBehind: 0 };
const used = { source: "merge-base", reference: base.reference, result: "used", error: null } as const;
const missed = { source: "merge-base", reference: "ghcr.io/acme/api:sha-0", result: "not-found", error: null } as const;

/** What one job measured of one platform, over a base. */
function partOf(platform: string, over: Partial<Report> = {}): Report {
  return {
    ...reportOf(),
    base,
    head: { reference: "oci-archive:/tmp/acme-api.tar", digest: digestOf(platform), commit: COMMIT },
    baseTried: [missed, used],
    verdict: "none",
    platforms: [compared(platform, old, heavy, { layers: [["changed", 0, 0]], deltaPullBytes: 7_000_000 })],
    findings: [],
    budgets: [],
    notCounted: { attestationBytes: 10, artifactManifests: 1 },
    ...over,
  };
}

const asRead = (report: Report): Report => parseReport(Buffer.from(renderJson(report)), "the joined report");

describe("reports of one image", () => {
  test("become one, as one job that measured all platforms would have written it, but for the digest of what nobody has made yet", () => {
    const [amd64, arm64] = [partOf("linux/amd64"), partOf("linux/arm64")];
    const joined = joinReports([amd64, arm64]);
    expect(joined).toEqual({
      ...amd64,
      head: { reference: "oci-archive:/tmp/acme-api.tar", digest: null, commit: COMMIT },
      platforms: [...amd64.platforms, ...arm64.platforms],
      notCounted: { attestationBytes: 20, artifactManifests: 2 },
    });
    expect(asRead(joined)).toEqual(joined);
  });

  test("that are one report stay as they are", () => {
    const report = partOf("linux/amd64");
    expect(joinReports([report])).toBe(report);
  });

  test("fail where one platform is over budget, line by line, with what was waived", () => {
    const over = budget("delta-pull <= 1MB", "linux/arm64", 1_000_000, 7_000_000);
    const waived = { ...budget("delta-pull <= 1MB", "linux/amd64", 1_000_000, 7_000_000), waivedBy: "size-ok" };
    const own = budget("pull linux/arm64 <= 9MB", "linux/arm64", 9_000_000, 7_000_000);
    const joined = joinReports([partOf("linux/amd64", { verdict: "pass", budgets: [waived] }), partOf("linux/arm64", { verdict: "fail", budgets: [own, over] })]);
    expect(joined.verdict).toBe("fail");
    expect(joined.budgets).toEqual([waived, over, own]);
    expect(asRead(joined)).toEqual(joined);
  });

  test("pass where a line was held on one and there was nothing to hold on the other", () => {
    const held = budget("pull linux/arm64 <= 9MB", "linux/arm64", 9_000_000, 7_000_000);
    expect(joinReports([partOf("linux/amd64"), partOf("linux/arm64", { verdict: "pass", budgets: [held] })]).verdict).toBe("pass");
  });

  test("tell every attempt at a base once, what differed included, and the one that held last", () => {
    const broken = { ...missed, result: "unreadable", error: "it was gone" } as const;
    const joined = joinReports([partOf("linux/amd64"), partOf("linux/arm64", { baseTried: [broken, used] })]);
    expect(joined.baseTried).toEqual([missed, broken, used]);
  });

  test("keep the findings of each, and a commit that only one of them knows", () => {
    const finding = { id: "apt-lists", title: "t", bytes: 1, platform: "linux/arm64", layer: 0, dockerfile: null, remedy: "r", lint: null, paths: [] };
    const unknown = partOf("linux/amd64", { head: { reference: "oci-archive:/tmp/acme-api.tar", digest: null, commit: null } });
    const joined = joinReports([unknown, partOf("linux/arm64", { findings: [finding] })]);
    expect(joined.findings).toEqual([finding]);
    expect(joined.head.commit).toBe(COMMIT);
  });
});

describe("reports that contradict each other are not joined:", () => {
  test.each<[string, Partial<Report>, string]>([
    ["two commits", { head: { reference: "x", digest: null, commit: "3".repeat(40) } }, `they measured different commits, ${COMMIT} and ${"3".repeat(40)}`],
    ["a platform twice", { platforms: partOf("linux/amd64").platforms }, "linux/amd64 was measured twice"],
    ["two bases", { base: { ...base, reference: "ghcr.io/acme/api:main", source: "moving" } }, "they compare with different bases, ghcr.io/acme/api:sha-1"],
    ["a base that moved", { base: { ...base, digest: digestOf("other") } }, digestOf("other")],
    ["a base and none", { base: null, platforms: [added("linux/arm64", heavy)] }, "and none"],
    ["an inspection and a comparison", { kind: "inspect", base: null, platforms: [added("linux/arm64", heavy)] }, "some compare and some do not"],
  ])("%s", (_what, over, words) => {
    expect(() => joinReports([partOf("linux/amd64"), partOf("linux/arm64", over)])).toThrow(words);
  });

  test("none at all", () => {
    expect(() => joinReports([])).toThrow("There is no report to join.");
  });
});
