import { describe, expect, onTestFinished, test } from "vitest";
import { countSteps, hitRatio } from "../../../src/build/misses/statistics.ts";
import { dockerfileOf } from "../progress-recorded.ts";
import { contextWith, tell, traceOf, type MadeUpStep } from "./builds.ts";

describe("the steps of a build", () => {
  test("are its instructions: in the build that was recorded first, none was cached", async () => {
    const trace = await traceOf("success");
    expect(countSteps(trace)).toEqual({ cached: 0, built: 7 });
    expect(hitRatio(trace)).toBe(0);
  });

  test("are all cached in the one that was recorded again", async () => {
    const trace = await traceOf("cached");
    expect(countSteps(trace)).toEqual({ cached: 7, built: 0 });
    expect(hitRatio(trace)).toBe(1);
  });

  test("count for each platform", async () => {
    const trace = await traceOf("two-platforms");
    expect(countSteps(trace)).toEqual({ cached: 7, built: 7 });
    expect(hitRatio(trace)).toBe(0.5);
  });

  test("are not its FROM, nor what is internal, and not one that was stopped for another's failure", async () => {
    const trace = await traceOf([
      { name: "[internal] load build context" },
      { name: "[1/4] FROM docker.io/library/node:24@sha256:aaa" },
      { name: "[2/4] COPY a .", isCached: true },
      { name: "[3/4] RUN one", error: "process \"/bin/sh -c one\" did not complete successfully: exit code: 1" },
      { name: "[4/4] RUN two", error: "failed to solve: context canceled" },
    ]);
    expect(countSteps(trace)).toEqual({ cached: 1, built: 1 });
  });

  test("have no ratio where there are none", async () => {
    expect(hitRatio(await traceOf([{ name: "[1/1] FROM docker.io/library/node:24@sha256:aaa" }]))).toBeNull();
  });
});

describe("the seconds saved", () => {
  const dockerfile = "FROM node:24\nRUN npm ci\nRUN make\n";
  const build = (cached: number, seconds: readonly number[] = [30, 4.5]): MadeUpStep[] => [
    { name: "[1/3] FROM docker.io/library/node:24@sha256:aaa" },
    { name: "[2/3] RUN npm ci", isCached: cached > 0, seconds: cached > 0 ? 0 : (seconds[0] ?? 0) },
    { name: "[3/3] RUN make", isCached: cached > 1, seconds: cached > 1 ? 0 : (seconds[1] ?? 0) },
  ];

  test("are what the cached steps took when they were last built", async () => {
    const first = await tell({ dockerfile, steps: build(0) });
    const second = await tell({ dockerfile, steps: build(1, [0, 7]), before: first });
    const third = await tell({ dockerfile, steps: build(2), before: second });
    expect([first.secondsSaved, second.secondsSaved, third.secondsSaved]).toEqual([null, 30, 37]);
  });

  test("are kept for a step that was not reached, and not taken from one that failed", async () => {
    const first = await tell({ dockerfile, steps: build(0) });
    const failed = await tell({ dockerfile, steps: [...build(1).slice(0, 2), { name: "[3/3] RUN make", error: "exit code: 1", seconds: 99 }], before: first });
    const third = await tell({ dockerfile, steps: build(2), before: failed });
    expect(third.secondsSaved).toBe(34.5);
  });

  test("are those of the builds that were recorded", async () => {
    const recorded = dockerfileOf("Dockerfile");
    const first = await tell({ dockerfile: recorded, steps: "success" });
    const second = await tell({ dockerfile: recorded, steps: "cached", before: first });
    const took = (await traceOf("success")).steps.filter(({ kind }) => kind === "instruction").reduce((sum, { durationMs }) => sum + durationMs, 0);
    expect(took).toBeGreaterThan(600);
    expect(second.secondsSaved).toBeCloseTo(took / 1000, 6);
    expect(second.firstMiss).toBeNull();
  });

  test("are none where nothing was cached, and not known where the notes know nothing of the steps", async () => {
    const first = await tell({ dockerfile, steps: build(0) });
    expect((await tell({ dockerfile, steps: build(0), before: first })).secondsSaved).toBe(0);
    expect((await tell({ dockerfile: "FROM node:24\nRUN one\nRUN two\n", steps: [{ name: "[2/3] RUN one", isCached: true }], before: first })).secondsSaved).toBeNull();
  });

  test("stay those of an instruction that others are written around", async () => {
    const first = await tell({ dockerfile, steps: build(0) });
    const moved = "FROM node:24\nENV A=1\nCOPY a b\nRUN npm ci\n";
    const second = await tell({ dockerfile: moved, steps: [{ name: "[2/3] COPY a b" }, { name: "[3/3] RUN npm ci", isCached: true }], before: first });
    expect(second.secondsSaved).toBe(30);
  });
});

describe("statistics", () => {
  test("are taken without a Dockerfile to read, and leave no notes then", async () => {
    const { createStatistics } = await import("../../../src/build/misses/statistics.ts");
    const { fakeHost } = await import("../../fakes/host.ts");
    const taker = createStatistics(fakeHost(), { folder: null, dockerfile: null, target: null, platforms: [], buildArguments: [], secretArguments: [], isUncached: false, uncachedStages: [] });
    expect(await taker.end(await traceOf("success"), null, true)).toEqual({
      steps: { cached: 0, built: 7 },
      hitRatio: 0,
      firstMiss: { instruction: "COPY busybox/amd64 /bin/busybox", place: null, platform: null, why: "first build of this image: no cache yet" },
      secondsSaved: null,
      notes: null,
    });
  });

  test("are taken of a Dockerfile and notes that make no sense", async () => {
    const folder = contextWith(onTestFinished, { a: "1" });
    const before = { version: 1, salt: "07".repeat(16), steps: { x: 1, y: { durationMs: -5, scope: 99, base: "x" } }, scopes: [7, { A: 1 }], bases: [null], files: { __proto__: "x", a: { a: 5 } } };
    for (const dockerfile of ["", "FROM\nRUN", "RUN x\n\\\n<<EOF", "ARG A=${A:-${B}}\nFROM ${A}\nCOPY [\"a\n"]) {
      expect(await tell({ dockerfile, steps: "success", folder, before })).toMatchObject({ hitRatio: 0 });
    }
  });

  test("hide a secret in what is told of the first miss", async () => {
    const dockerfile = "FROM node:24\nRUN curl -u me:hunter22 x\n";
    const { firstMiss } = await tell({ dockerfile, steps: [{ name: "[2/2] RUN curl -u me:hunter22 x" }], secrets: ["hunter22"] });
    expect(firstMiss?.instruction).toBe("RUN curl -u me:*** x");
  });
});
