import fc from "fast-check";
import { expect, test } from "vitest";
import { UserError } from "../../src/errors.ts";
import { formatPlatform, normalizePlatform, parsePlatform, samePlatform } from "../../src/oci/platform.ts";

test.each([
  ["linux/amd64", "linux/amd64"],
  ["Linux/X86_64", "linux/amd64"],
  ["linux/x86-64", "linux/amd64"],
  ["linux/amd64/v1", "linux/amd64"],
  ["linux/amd64/v3", "linux/amd64/v3"],
  ["linux/i386", "linux/386"],
  ["linux/aarch64", "linux/arm64"],
  ["linux/arm64/v8", "linux/arm64"],
  ["linux/arm64/8", "linux/arm64"],
  ["linux/arm64/v8.0", "linux/arm64"],
  ["linux/arm64/v9.0", "linux/arm64/v9"],
  ["linux/arm", "linux/arm/v7"],
  ["linux/arm/7", "linux/arm/v7"],
  ["linux/arm/v6", "linux/arm/v6"],
  ["linux/arm/5", "linux/arm/v5"],
  ["linux/armhf", "linux/arm/v7"],
  ["linux/armel", "linux/arm/v6"],
  ["linux/riscv64", "linux/riscv64"],
  ["linux/s390x", "linux/s390x"],
  ["macos/arm64", "darwin/arm64"],
  ["windows/amd64:10.0.20348.1", "windows/amd64:10.0.20348.1"],
  ["linux/amd64:6.1", "linux/amd64"],
])("case 50: %s is %s", (text, expected) => {
  expect(formatPlatform(parsePlatform(text))).toBe(expected);
});

test.each(["", "linux", "amd64", "linux/", "/amd64", "linux/arm/v7/x", "linux amd64", "linux/amd64,linux/arm64", `linux/${"a".repeat(200)}`])(
  "%s is not a platform",
  (text) => {
    expect(() => parsePlatform(text)).toThrow(UserError);
  },
);

test("two names of one platform are the same, two releases of Windows are not", () => {
  expect(samePlatform({ os: "linux", architecture: "arm64", variant: "v8" }, { os: "linux", architecture: "aarch64" })).toBe(true);
  expect(samePlatform({ os: "linux", architecture: "arm", variant: "v6" }, { os: "linux", architecture: "arm" })).toBe(false);
  const windows = { os: "windows", architecture: "amd64" };
  expect(samePlatform({ ...windows, osVersion: "10.0.17763.1" }, { ...windows, osVersion: "10.0.20348.1" })).toBe(false);
});

test("an image that names no platform is Linux of an unknown architecture", () => {
  expect(normalizePlatform({ os: "", architecture: "" })).toEqual({ os: "linux", architecture: "unknown" });
});

test("any text is a platform that survives being written and read again, or a UserError", () => {
  fc.assert(
    fc.property(fc.oneof(fc.string(), fc.stringMatching(/^[a-z0-9]{1,8}\/[a-z0-9_]{1,8}(\/[a-z0-9.]{1,4})?(:[0-9.]{1,6})?$/)), (text) => {
      try {
        const platform = parsePlatform(text);
        expect(parsePlatform(formatPlatform(platform))).toEqual(platform);
      } catch (error) {
        if (!(error instanceof UserError)) throw error;
      }
    }),
    { numRuns: 500 },
  );
});
