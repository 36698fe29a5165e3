import { describe, expect, test } from "vitest";
import { configuresWorker, parseGcRule, renderGc } from "../../src/setup/daemon-config.ts";

test("a limit is written as BuildKits of every age read it", () => {
  expect(renderGc(20_000_000_000, [])).toBe("[worker.oci]\n  gc = true\n  gckeepstorage = 20000000000\n  maxUsedSpace = 20000000000\n");
});

test("a policy is written rule by rule", () => {
  const rules = ["keep-duration=48h,max-used-space=512MB,filter=type==source.local,filter=type==exec.cachemount", "all=true,reserved-space=1GB,min-free-space=10GB"].map(parseGcRule);
  expect(renderGc(undefined, rules)).toBe(
    [
      "[worker.oci]",
      "  gc = true",
      "  [[worker.oci.gcpolicy]]",
      '    filters = ["type==source.local","type==exec.cachemount"]',
      '    keepDuration = "48h"',
      "    keepBytes = 512000000",
      "    maxUsedSpace = 512000000",
      "  [[worker.oci.gcpolicy]]",
      "    all = true",
      "    keepBytes = 1000000000",
      "    reservedSpace = 1000000000",
      "    minFreeSpace = 10000000000",
      "",
    ].join("\n"),
  );
});

test("without limits nothing is written", () => {
  expect(renderGc(undefined, [])).toBe("");
});

describe("a rule is refused", () => {
  test.each(["", "keep=1", "all=yes", "keep-duration=two days", "max-used-space=much", "filter"])("%j", (text) => {
    expect(() => parseGcRule(text)).toThrow(/is no part of a rule|is not a size/);
  });
});

test.each([
  ["[worker.oci]\n  gc = false", true],
  ["  [[worker.oci.gcpolicy]]", true],
  ["[worker]\n[worker.containerd]", true],
  ['[worker.oci.labels]\n"a" = "b"', true],
  ['debug = true\n[registry."docker.io"]\n  mirrors = ["a"]', false],
])("a configuration %j has a worker of its own: %s", (config, expected) => {
  expect(configuresWorker(config)).toBe(expected);
});
