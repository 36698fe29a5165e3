import { describe, expect, test } from "vitest";
import { parseRunners, placePlatform } from "../../src/plan/runners.ts";

const ARM = "ubuntu-24.04-arm";
const X64 = "ubuntu-24.04";

describe("a platform is built", () => {
  test.each([
    // Nothing said: GitHub's own runners, a native one where there is one.
    { platform: "linux/amd64", lines: [], labels: [X64], isEmulated: false },
    { platform: "linux/386", lines: [], labels: [X64], isEmulated: false },
    { platform: "linux/arm64", lines: [], labels: [ARM], isEmulated: false },
    { platform: "linux/arm/v7", lines: [], labels: [ARM], isEmulated: false },
    { platform: "linux/arm/v6", lines: [], labels: [ARM], isEmulated: false },
    { platform: "linux/riscv64", lines: [], labels: [X64], isEmulated: true },
    { platform: "linux/s390x", lines: [], labels: [X64], isEmulated: true },
    { platform: "linux/ppc64le", lines: [], labels: [X64], isEmulated: true },
    // One for all.
    { platform: "linux/amd64", lines: [`default=${X64}`], labels: [X64], isEmulated: false },
    { platform: "linux/arm64", lines: [`default=${X64}`], labels: [X64], isEmulated: true },
    { platform: "linux/arm64", lines: ["default=ubuntu-latest"], labels: ["ubuntu-latest"], isEmulated: true },
    { platform: "linux/arm64", lines: [`default=${ARM}`], labels: [ARM], isEmulated: false },
    { platform: "linux/amd64", lines: [`default=${ARM}`], labels: [ARM], isEmulated: true },
    { platform: "linux/amd64", lines: ["default=self-hosted,linux,ARM64"], labels: ["self-hosted", "linux", "ARM64"], isEmulated: true },
    { platform: "linux/amd64", lines: ["default=self-hosted"], labels: ["self-hosted"], isEmulated: false },
    // One of its own, which is taken at its word unless its labels say otherwise.
    { platform: "linux/arm64", lines: ["linux/arm64=self-hosted,graviton"], labels: ["self-hosted", "graviton"], isEmulated: false },
    { platform: "linux/arm64", lines: ["linux/arm64=self-hosted,X64"], labels: ["self-hosted", "X64"], isEmulated: true },
    { platform: "linux/arm64", lines: [`linux/arm64=${X64}`], labels: [X64], isEmulated: true },
    { platform: "linux/riscv64", lines: ["linux/riscv64=self-hosted,riscv"], labels: ["self-hosted", "riscv"], isEmulated: false },
    { platform: "linux/arm64", lines: ["default=big", "linux/arm64/v8=arm-box"], labels: ["arm-box"], isEmulated: false },
    { platform: "linux/arm/v7", lines: ["linux/arm=pi"], labels: ["pi"], isEmulated: false },
    { platform: "linux/arm/v7", lines: ["linux/arm=pi", "linux/arm/v7=pi4"], labels: ["pi4"], isEmulated: false },
    { platform: "linux/arm64", lines: ["linux/arm=pi"], labels: [ARM], isEmulated: false },
    { platform: "linux/amd64", lines: ["linux/arm64=arm-box"], labels: [X64], isEmulated: false },
  ])("$platform with $lines: on $labels, emulated $isEmulated", ({ platform, lines, labels, isEmulated }) => {
    const { runners, mistakes } = parseRunners(lines);
    expect(mistakes).toEqual([]);
    expect(placePlatform(platform, runners)).toEqual({ labels, isEmulated });
  });
});

test("every line that names no runner is told, with the cure", () => {
  expect(parseRunners(["ubuntu-24.04", "linux/arm46=a", "linux/arm64=", "linux/amd64=a,,b", "default=a", "default=b", "linux/arm64=${{ x }}"]).mistakes).toEqual([
    '"ubuntu-24.04": write PLATFORM=LABEL, as in linux/arm64=ubuntu-24.04-arm, or default=LABEL.',
    '"linux/arm46=a": "linux/arm46" is no platform that can be built for; did you mean linux/arm64? Write os/architecture or os/architecture/variant, as in linux/arm64 or linux/arm/v7.',
    '"linux/arm64=": a label is missing, or has a character that no label has. Write LABEL, or several in commas.',
    '"linux/amd64=a,,b": a label is missing, or has a character that no label has. Write LABEL, or several in commas.',
    '"default=b": default has a runner already. Write one line for it.',
    '"linux/arm64=${{ x }}": a label is missing, or has a character that no label has. Write LABEL, or several in commas.',
  ]);
});
