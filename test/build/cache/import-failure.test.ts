import { describe, expect, it } from "vitest";
import { isImportFailure } from "../../../src/build/cache/import-failure.ts";
import type { BuildFailure, BuildStep } from "../../../src/build/progress/trace.ts";

const HEX = "0".repeat(64);
const FAILURE: BuildFailure = { step: null, message: "", exitCode: 1, processExitCode: null, lastLines: [], source: null };
const failed = (message: string, changed: Partial<BuildFailure> = {}, steps: readonly Partial<BuildStep>[] = []): boolean =>
  isImportFailure({ failure: { ...FAILURE, message, ...changed }, steps: steps as readonly BuildStep[], errorText: "" }, "", ["172.17.0.1:4711/"]);

describe("a build failed for its cache", () => {
  it.each([
    `failed to solve: failed to commit sha256:${HEX}: unexpected commit digest sha256:1, expected sha256:0: failed precondition`,
    "failed to solve: failed to copy: httpReadSeeker: failed open: could not fetch content descriptor",
    `failed to solve: failed to prepare extraction snapshot: parent snapshot sha256:${HEX} does not exist: not found`,
    "failed to solve: failed to extract layer sha256:1: unexpected EOF",
    `failed to solve: content digest sha256:${HEX}: not found`,
    "failed to solve: Get \"http://172.17.0.1:4711/v2/x\": dial tcp 172.17.0.1:4711/: connection refused",
  ])("where BuildKit says %s", (message) => {
    expect(failed(message)).toBe(true);
  });

  it("where buildx tells no progress as JSON and its last words say so", () => {
    expect(isImportFailure(null, "ERROR: failed to extract layer sha256:1", [])).toBe(true);
  });
});

describe("a build failed for reasons of its own", () => {
  it.each([
    'failed to solve: failed to compute cache key: failed to calculate checksum of ref abc::def: "/missing": not found',
    "failed to solve: target stage \"x\" could not be found",
    "failed to solve: failed to push ghcr.io/acme/api:1: unexpected status from HEAD request: 403 Forbidden",
    "failed to solve: docker.io/library/nope:latest: not found",
  ])("where BuildKit says %s", (message) => {
    expect(failed(message)).toBe(false);
  });

  it("where a step's own process ended with an error, whatever it printed", () => {
    expect(failed("process did not complete: failed to extract layer", { processExitCode: 1 })).toBe(false);
  });

  it("though its cache was not found, or could not be written, or a step was stopped with it", () => {
    const steps: Partial<BuildStep>[] = [
      { kind: "cache", error: "172.17.0.1:4711/cache:main: not found", isCancelled: false },
      { kind: "instruction", error: "failed to extract layer: context canceled", isCancelled: true },
    ];
    expect(failed("failed to solve: no", {}, steps)).toBe(false);
  });
});
