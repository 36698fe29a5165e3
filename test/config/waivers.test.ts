import { describe, expect, test } from "vitest";
import { daysLeft, judgeWaivers, waiversInForce } from "../../src/config/waivers.ts";
import { budget } from "../fakes/reports.ts";

const waiver = { budget: "pull <= 1MB", until: "2026-12-31", reason: "Fonts." };

describe("a waiver holds", () => {
  test.each([
    ["2026-12-24T00:00:00Z", 7],
    ["2026-12-31T00:00:00Z", 0],
    ["2026-12-31T23:59:59.999Z", 0],
    ["2027-01-01T00:00:00Z", -1],
    // The same moment in another zone of time.
    ["2026-12-31T23:30:00-02:00", -1],
  ])("at %s for %i days more", (now, expected) => {
    expect(daysLeft(waiver, new Date(now))).toBe(expected);
    expect([...waiversInForce(".plimsoll.yml", [waiver], new Date(now))]).toEqual(expected < 0 ? [] : [["pull<=1MB", ".plimsoll.yml until 2026-12-31: Fonts."]]);
  });
});

describe("what became of a waiver:", () => {
  const now = new Date("2026-12-01T12:00:00Z");
  const over = budget("pull<=1MB", "linux/amd64", 1_000_000, 2_000_000);
  const held = budget("pull<=1MB", "linux/arm64", 1_000_000, 500_000);

  test.each([
    ["it was used where one platform is over the line", [over, held], now, "used"],
    ["it is idle where every platform is within", [held], now, "idle"],
    ["it may be needed where the line was not evaluated", [{ ...held, actual: null, ok: null }], now, "used"],
    ["it ended, whatever the line says", [held], new Date("2027-01-01T00:00:00Z"), "ended"],
  ])("%s", (_, results, at, state) => {
    expect(judgeWaivers([waiver], results, at)).toMatchObject([{ line: "pull <= 1MB", state }]);
  });

  test("nothing is said of one whose line an input replaced", () => {
    expect(judgeWaivers([waiver], [budget("disk <= 1MB", "linux/amd64", 1_000_000, 2)], now)).toEqual([]);
  });
});
