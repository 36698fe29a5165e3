import { describe, expect, test } from "vitest";
import { createLineSplitter } from "../../src/build/progress/lines.ts";
import { createProgress } from "../../src/build/progress/progress.ts";
import { readStepName } from "../../src/build/progress/step-name.ts";
import type { Clock } from "../../src/host/host.ts";
import { at, follow, loggingHost, printed, recorded, statusLines } from "./progress-recorded.ts";

describe("the log of a build", () => {
  test("has a group for each stage, in it each step with its time, and what a step printed in one piece", async () => {
    const { log } = await follow("success");
    expect(log.split("\n")).toEqual([
      "Dockerfile, context and base images",
      "[internal] load build context: 2.0 MB sent in 31 ms",
      "Stage base",
      "[base 1/2] COPY busybox/amd64 /bin/busybox: 7 ms",
      '[base 2/2] RUN ["/bin/busybox", "--install", "-s", "/bin"]: 135 ms',
      "Stage build",
      "[build 1/4] WORKDIR /src: 12 ms",
      "[build 2/4] COPY hello.txt .: 12 ms",
      '[build 3/4] RUN for i in 1 2 3; do echo "line $i"; sleep 0.2; done; echo to-stderr >&2',
      "line 1",
      "line 2",
      "line 3",
      "to-stderr",
      "→ 708 ms",
      "[build 4/4] RUN dd if=/dev/urandom of=/src/blob bs=1024 count=300 2>/dev/null: 89 ms",
      "Stage stage-2",
      "[stage-2 1/1] COPY --from=build /src /srv: 7 ms",
      "WARNING: No output specified with remote driver. Build result will only remain in the build cache. To push result image into registry use --push or to load image into docker use --load",
      "",
    ]);
  });

  test("keeps the stages of two platforms apart although BuildKit builds them at once, and says the platform where BuildKit does not", async () => {
    const { log } = await follow("two-platforms");
    const headings = log.split("\n").filter((line) => line.startsWith("Stage"));
    expect(headings).toEqual([
      "Stage base (linux/arm64)",
      "Stage base (linux/amd64)",
      "Stage build (linux/amd64)",
      "Stage stage-2 (linux/amd64)",
      "Stage build (linux/arm64)",
      "Stage stage-2 (linux/arm64)",
    ]);
    expect(log).toContain("[linux/amd64 build 4/4] RUN dd if=/dev/urandom of=/src/blob bs=1024 count=300 2>/dev/null: cached\n");
  });

  test("says of a cached step only that", async () => {
    const { log } = await follow("cached");
    expect(log).toContain("[build 1/4] WORKDIR /src: cached\n[build 2/4] COPY hello.txt .: cached\n");
  });

  test("says what was fetched of a base image and where the image was pushed", async () => {
    const { log } = await follow("pull");
    expect(log).toMatch(/\[1\/2\] FROM 127\.0\.0\.1:5911\/acme\/api:1@sha256:eeb34c2502f1: 307\.6 kB fetched in \d+ ms\n/);
    expect(log).toContain("pushing manifest for 127.0.0.1:5911/acme/pulled:1@sha256:7d8dd76f9608: 6 ms\n");
  });

  test("tells of a cache that is not there yet, as of nothing that failed", async () => {
    const { log, trace } = await follow("cache-export");
    expect(log).toContain("importing cache manifest from 127.0.0.1:5911/acme/api:cache: nothing stored yet\n");
    expect(trace.failure).toBeNull();
  });

  test("tells of a cache that cannot be read, as of nothing that failed", async () => {
    const vertex = { digest: "sha256:1", name: "importing cache manifest from ghcr.io/acme/api:cache", started: at(0), completed: at(1), error: "403 Forbidden" };
    const { log, trace } = await follow(statusLines({ vertexes: [vertex] }));
    expect(log).toContain("importing cache manifest from ghcr.io/acme/api:cache: not done: 403 Forbidden\n");
    expect(trace.failure).toBeNull();
  });

  test("has the step that failed last, with all that it printed, after the others", async () => {
    const { log } = await follow("fail-run", { dockerfile: "Dockerfile.fail" });
    const lines = log.split("\n");
    expect(lines.indexOf("[other 1/1] RUN sleep 2; echo other done: stopped, because another step failed")).toBeLessThan(lines.indexOf("preparing"));
    expect(lines.slice(-4)).toEqual(["checking 11", "checking 12", "→ FAILED after 83 ms: exit code: 3", ""]);
  });

  test("has each of two failed steps, the one that buildx gives as the reason last", async () => {
    const { log, trace } = await follow("fail-exec-format");
    expect(log.split("\n").slice(-7)).toEqual([
      "[linux/amd64 2/2] RUN cat /etc/missing",
      "cat: can't open '/etc/missing': No such file or directory",
      "→ FAILED after 92 ms: exit code: 1",
      "[linux/arm64 2/2] RUN cat /etc/missing",
      "exec /bin/sh: exec format error",
      "→ FAILED after 89 ms: exit code: 255",
      "",
    ]);
    expect(trace.failure?.step?.platform).toBe("linux/arm64");
  });

  test("is the same when the bytes come in pieces of any size", async () => {
    const whole = await follow("two-platforms");
    const pieces = await follow("two-platforms", { pieceBytes: 7 });
    expect(pieces.log).toBe(whole.log);
    expect(pieces.trace).toEqual(whole.trace);
  });

  test("shows of a progress bar what it ended with", async () => {
    const { log } = await follow(statusLines(running("a", "[1/1] RUN fetch"), printed("a", " 10 %\r 50 %\r100 %\ndone\r\n"), ended("a", "[1/1] RUN fetch", 2)));
    expect(log).toBe("Build\n[1/1] RUN fetch\n100 %\ndone\n→ 2.0 s\n");
  });

  test("joins lines and characters that BuildKit cuts in two", async () => {
    const bytes = Buffer.from("Grüße\n");
    const halves = [bytes.subarray(0, 3), bytes.subarray(3)].map((data) => ({ logs: [{ vertex: "a", data: data.toString("base64"), timestamp: at(0) }] }));
    const { log } = await follow(statusLines(running("a", "[1/1] RUN greet"), ...halves, ended("a", "[1/1] RUN greet", 1)));
    expect(log).toContain("\nGrüße\n");
  });

  test("leaves out the middle of what a step printed beyond 2 MiB, and says so", async () => {
    const many = Array.from({ length: 300 }, (_, index) => printed("a", `${String(index).padStart(9, "0")} ${"x".repeat(9989)}\n`));
    const { log } = await follow(statusLines(running("a", "[1/1] RUN talk"), ...many, ended("a", "[1/1] RUN talk", 1)));
    expect(log).toContain("000000000 x");
    expect(log).toContain("000000299 x");
    expect(log).toMatch(/… about 9\d\d\.\d kB are left out here …/);
    expect(Buffer.byteLength(log)).toBeLessThan(2.2 * 1024 * 1024);
  });

  test("shows the steps that COPY --link is made of as one", async () => {
    const group = { id: "g", name: "[stage-1 1/2] COPY --link a /b" };
    const link = (digest: string, isWeak: boolean, times: object): object => ({ digest, name: digest, progressGroup: { ...group, weak: isWeak }, ...times });
    const { log, trace } = await follow(statusLines(
      { vertexes: [link("copy", true, { started: at(0), completed: at(1), cached: true })] },
      { vertexes: [link("merge", false, { started: at(1), completed: at(3) })] },
    ));
    expect(log).toBe("Stage stage-1\n[stage-1 1/2] COPY --link a /b: 3.0 s\n");
    expect(trace.steps).toMatchObject([{ name: group.name, cached: false, durationMs: 3000 }]);
  });

  test("shows a step that ends and begins again at once, as exporting does before it pushes, once", async () => {
    const { log } = await follow("push");
    expect(log.match(/^exporting to image/gm)).toHaveLength(1);
    expect(log).toContain("→ 118 ms");
  });

  test("counts a step as cached whose layers BuildKit fetches later, of which it tells as of a step that runs", async () => {
    const step = (times: object): object => ({ vertexes: [{ digest: "a", name: "[2/3] RUN make", ...times }] });
    const { log, trace } = await follow(statusLines(
      step({ started: at(0), completed: at(0), cached: true }),
      step({ started: at(1) }),
      { statuses: [{ id: `extracting sha256:${"a".repeat(64)}`, vertex: "a", current: 0, timestamp: at(1), started: at(1) }] },
      step({ started: at(1), completed: at(2) }),
    ));
    expect(trace.steps).toMatchObject([{ name: "[2/3] RUN make", cached: true }]);
    expect(log).toBe("Build\n[2/3] RUN make: cached\n");
  });

  test("hides a secret of several lines that a step prints in pieces", async () => {
    const secret = "first-line-of-it\nsecond-line-of-it";
    const lines = statusLines(running("a", "[1/1] RUN leak"), printed("a", "first-line"), printed("a", "-of-it\nsecond-"), printed("a", "line-of-it\n"), ended("a", "[1/1] RUN leak", 1));
    const { log } = await follow(lines, { secrets: [secret] });
    expect(log).not.toMatch(/line-of-it/);
  });
});

describe("a secret that would be cut in two", () => {
  const secret = "correct-horse-battery-staple";

  test("by shortening a step's name is hidden before", async () => {
    const name = `[1/1] RUN ${"x".repeat(275)} ${secret}`;
    const { log } = await follow(statusLines(running("a", name), ended("a", name, 1)), { secrets: [secret] });
    expect(log).not.toContain("correct");
  });

  test("by what is left out of a long output is not shown at all", async () => {
    const line = `${secret} `.repeat(40);
    const many = Array.from({ length: 90 }, () => printed("a", `${line.repeat(30)}\n`));
    const { log } = await follow(statusLines(running("a", "[1/1] RUN talk"), ...many, ended("a", "[1/1] RUN talk", 1)), { secrets: [secret] });
    expect(log).toContain("are left out here");
    expect(log).not.toMatch(/orrect|stapl/);
  });
});

describe("a step that takes long", () => {
  test("gives a sign of life in CI after 30 seconds without a line, with what it printed last", async () => {
    const { log } = await wait("runner", 65);
    expect(log).toBe("[build 2/7] RUN npm ci: running for 30.0 s, last line: added 100 packages\n[build 2/7] RUN npm ci: running for 1 min 0 s, last line: added 100 packages\nStage build\n[build 2/7] RUN npm ci\nadded 100 packages\n→ 1 min 5 s\n");
  });

  test("is the line that replaces itself on a terminal", async () => {
    const { log } = await wait("terminal", 3);
    expect(log).toContain("\u001b[2K[build 2/7] RUN npm ci: 3.0 s");
    expect(log).not.toContain("running for");
  });

  test("does not keep the steps of other stages from being printed for longer than 10 seconds", async () => {
    const clock = tickingClock();
    const { host, log } = loggingHost({ kind: "runner", clock });
    let tick = (): void => {};
    const progress = createProgress(host, { dockerfilePath: null, dockerfileText: null, every: (given) => ((tick = given), () => {}) });
    progress.onStderr(statusLines(running("a", "[slow 1/3] RUN one"), ended("a", "[slow 1/3] RUN one", 1), running("b", "[slow 2/3] RUN two", 1), { vertexes: [{ digest: "z", name: "[quick 1/1] RUN three", started: at(1), completed: at(2) }] }));
    tick();
    await Promise.resolve();
    const before = log();
    clock.advance(11);
    tick();
    await new Promise((done) => setImmediate(done));
    expect(before).not.toContain("quick");
    expect(log()).toContain("Stage quick\n[quick 1/1] RUN three: 1.0 s\n");
    await progress.end(0);
  });
});

describe("what became of a build", () => {
  test("is told by step: stage, platform, whether it was cached, how long it took", async () => {
    const { trace } = await follow("two-platforms");
    expect(trace.steps.filter(({ kind }) => kind === "instruction").slice(0, 4).map(({ stage, platform, cached, text }) => ({ stage, platform, cached, text }))).toEqual([
      { stage: "base", platform: "linux/arm64", cached: false, text: "COPY busybox/arm64 /bin/busybox" },
      { stage: "base", platform: "linux/arm64", cached: false, text: 'RUN ["/bin/busybox", "--install", "-s", "/bin"]' },
      { stage: "base", platform: "linux/amd64", cached: true, text: "COPY busybox/amd64 /bin/busybox" },
      { stage: "base", platform: "linux/amd64", cached: true, text: 'RUN ["/bin/busybox", "--install", "-s", "/bin"]' },
    ]);
    expect(trace.contextBytes).toBe(1_847_054 + 1_982_851);
    expect(trace.durationMs).toBe(1208);
    expect(trace.pushedBytes).toBeNull();
  });

  test("counts each time once that a step ran, and not the pause in between", async () => {
    const { trace } = await follow(statusLines(
      { vertexes: [{ digest: "a", name: "exporting to image", started: at(0), completed: at(2) }] },
      { vertexes: [{ digest: "a", name: "exporting to image", started: at(5), completed: at(6) }] },
      { statuses: [{ id: "pushing layer abc", vertex: "a", current: 10, total: 700, timestamp: at(6) }, { id: "pushing layer def", vertex: "a", current: 10, total: 300, timestamp: at(6) }] },
    ));
    expect(trace.steps).toMatchObject([{ kind: "export", durationMs: 3000, bytes: 1000 }]);
    expect(trace.pushedBytes).toBe(1000);
  });

  test("counts a time once in which two parts of a step ran", async () => {
    const part = (digest: string, from: number, to: number): object => ({ digest, name: digest, started: at(from), completed: at(to), progressGroup: { id: "g", name: "[1/1] COPY --link a /" } });
    const { trace } = await follow(statusLines({ vertexes: [part("a", 0, 4), part("b", 1, 3), part("c", 3, 6)] }));
    expect(trace.steps).toMatchObject([{ durationMs: 6000 }]);
  });

  test("holds the warnings of BuildKit's checks once each, with their line in the repository's file", async () => {
    const { trace } = await follow("warnings", { dockerfile: "Dockerfile.secret" });
    expect(trace.warnings).toEqual([
      { rule: "SecretsUsedInArgOrEnv", message: 'Do not use ARG or ENV instructions for sensitive data (ENV "API_TOKEN")', file: "app/Dockerfile.secret", line: 2, url: "https://docs.docker.com/go/dockerfile/rule/secrets-used-in-arg-or-env/" },
      { rule: "SecretsUsedInArgOrEnv", message: 'Do not use ARG or ENV instructions for sensitive data (ARG "DB_PASSWORD")', file: "app/Dockerfile.secret", line: 3, url: "https://docs.docker.com/go/dockerfile/rule/secrets-used-in-arg-or-env/" },
      { rule: "ConsistentInstructionCasing", message: "Command 'from' should match the case of the command majority (uppercase)", file: "app/Dockerfile.secret", line: 4, url: "https://docs.docker.com/go/dockerfile/rule/consistent-instruction-casing/" },
      { rule: "UndefinedVar", message: "Usage of undefined variable '$UNDEFINED'", file: "app/Dockerfile.secret", line: 6, url: "https://docs.docker.com/go/dockerfile/rule/undefined-var/" },
    ]);
  });

  test("says a warning of two platforms once, and none of another file's name has a place", async () => {
    const warning = { vertex: "a", short: Buffer.from("StageNameCasing: Stage name 'A' (line 3)").toString("base64"), sourceInfo: { filename: "Other" }, range: [{ start: { line: 3 } }] };
    const { trace } = await follow(statusLines({ warnings: [warning] }, { warnings: [warning] }), { dockerfile: "Dockerfile" });
    expect(trace.warnings).toEqual([{ rule: "StageNameCasing", message: "Stage name 'A'", file: null, line: 3, url: null }]);
  });

  test("is a failure without a step when buildx fails before any began", async () => {
    const { trace, log } = await follow(Buffer.from("time=\"2026\" level=warning msg=odd\nERROR: failed to build: failed to solve: Canceled: context canceled\n"), { exitCode: 130 });
    expect(trace.failure).toEqual({ step: null, message: "Canceled: context canceled", exitCode: 130, processExitCode: null, lastLines: [], source: null });
    expect(log).toBe('time="2026" level=warning msg=odd\n');
  });

  test("is a failure also when buildx ends with another code than 0 and says nothing", async () => {
    const { trace } = await follow(Buffer.alloc(0), { exitCode: 1 });
    expect(trace.failure?.message).toBe("buildx ended with 1 and gave no reason.");
  });
});

describe("progress that is not as it should be", () => {
  test("survives lines that are cut off, of other kinds, or no JSON, and keeps them as what buildx had to say", async () => {
    const odd = ['{"vertexes":[{"digest":"a","na', "null", "[]", '{"vertexes":7,"logs":[null,5],"warnings":[{}],"statuses":[{"vertex":"?"}]}', '{"vertexes":[{"digest":"a","name":"[1/1] RUN x","started":"yesterday","inputs":[7]}]}', "\u0000"].join("\n");
    const { trace } = await follow(Buffer.from(`${odd}\n`));
    expect(trace.steps).toEqual([]);
    expect(trace.errorText).toBe('{"vertexes":[{"digest":"a","na\nnull\n[]\n\u0000\n');
  });

  test("drops a line beyond 16 MiB without keeping it, and goes on with the next", async () => {
    const { host } = loggingHost();
    const progress = createProgress(host, { dockerfilePath: null, dockerfileText: null, every: () => () => {} });
    const piece = Buffer.alloc(1024 * 1024, "x");
    progress.onStderr(Buffer.from('{"vertexes":"'));
    for (let count = 0; count < 40; count += 1) progress.onStderr(piece);
    progress.onStderr(Buffer.from("\n"));
    progress.onStderr(statusLines({ vertexes: [{ digest: "a", name: "[1/1] RUN x", started: at(0), completed: at(1) }] }));
    const trace = await progress.end(0);
    expect(trace.steps).toHaveLength(1);
    expect(trace.errorText).toBe("");
  });

  test("keeps the last lines of what is no progress, 64 KiB of them", async () => {
    const { trace } = await follow(Buffer.from(`${"x".repeat(200_000)}\nERROR: it broke\n`), { exitCode: 1 });
    expect(trace.errorText).toBe("ERROR: it broke\n");
    expect(trace.failure?.message).toBe("it broke");
  });
});

test.each([
  ["[linux/amd64 build 2/4] COPY hello.txt .", { kind: "instruction", stage: "build", platform: "linux/amd64", text: "COPY hello.txt ." }],
  ["[linux/amd64->arm64 build  2/10] RUN make", { kind: "instruction", stage: "build", platform: "linux/arm64", text: "RUN make" }],
  ["[linux/amd64->arm/v7 2/3] RUN make", { kind: "instruction", stage: null, platform: "linux/arm/v7", text: "RUN make" }],
  ["[linux/amd64->windows/amd64 2/3] RUN make", { kind: "instruction", stage: null, platform: "windows/amd64", text: "RUN make" }],
  ["[2/5] RUN make", { kind: "instruction", stage: null, platform: null, text: "RUN make" }],
  ["[base 1/2] FROM docker.io/library/alpine@sha256:aa", { kind: "base", stage: "base", platform: null, text: "FROM docker.io/library/alpine@sha256:aa" }],
  ["[linux/arm64 internal] load metadata for docker.io/library/alpine:3", { kind: "internal", stage: null, platform: "linux/arm64", text: "load metadata for docker.io/library/alpine:3" }],
  ["[internal] load build context", { kind: "context", stage: null, platform: null, text: "load build context" }],
  ["[context docs] load from client", { kind: "context", stage: null, platform: null, text: "load from client" }],
  ["[auth] library/alpine:pull token for registry-1.docker.io", { kind: "internal", stage: null, platform: null, text: "library/alpine:pull token for registry-1.docker.io" }],
  ["exporting cache to registry", { kind: "cache", stage: null, platform: null, text: "exporting cache to registry" }],
  ["exporting to image", { kind: "export", stage: null, platform: null, text: "exporting to image" }],
  ["exporting to GitHub Actions Cache", { kind: "cache", stage: null, platform: null, text: "exporting to GitHub Actions Cache" }],
  ["importing to docker", { kind: "export", stage: null, platform: null, text: "importing to docker" }],
  ["[", { kind: "internal", stage: null, platform: null, text: "[" }],
])("reads the name of a step: %s", (name, expected) => {
  expect(readStepName(name)).toEqual(expected);
});

function running(digest: string, name: string, seconds = 0): object {
  return { vertexes: [{ digest, name, started: at(seconds) }] };
}

function ended(digest: string, name: string, seconds: number): object {
  return { vertexes: [{ digest, name, started: at(0), completed: at(seconds) }] };
}

interface TickingClock extends Clock {
  advance(seconds: number): void;
}

function tickingClock(): TickingClock {
  let nowMs = Date.parse(at(0));
  return { now: () => new Date(nowMs), sleep: () => Promise.resolve(), advance: (seconds) => void (nowMs += seconds * 1000) };
}

/** One step that runs for so many seconds, of which each one is a tick. */
async function wait(kind: "runner" | "terminal", seconds: number): Promise<{ log: string }> {
  const clock = tickingClock();
  const { host, log } = loggingHost({ kind, clock, isTty: kind === "terminal" });
  let tick = (): void => {};
  const progress = createProgress(host, { dockerfilePath: null, dockerfileText: null, every: (given) => ((tick = given), () => {}) });
  progress.onStderr(statusLines(running("a", "[build 2/7] RUN npm ci"), printed("a", "added 100 packages\n")));
  for (let second = 0; second < seconds; second += 1) {
    clock.advance(1);
    tick();
  }
  progress.onStderr(statusLines(ended("a", "[build 2/7] RUN npm ci", seconds)));
  await progress.end(0);
  return { log: log() };
}

test("of a line that is too long no more is kept than allowed, and the next is whole", () => {
  const lines: [string, boolean][] = [];
  const splitter = createLineSplitter(4, (line, isCut) => lines.push([line, isCut]));
  for (const piece of ["ab", "cdefg", "hij\nkl\r\n", "mnop\nq"]) splitter.push(Buffer.from(piece));
  splitter.end();
  expect(lines).toEqual([["abcd", true], ["kl", false], ["mnop", false], ["q", false]]);
});

test("every recorded build is followed to its end", async () => {
  for (const name of ["fail-add-url", "fail-cache-export", "fail-parse", "fail-target", "fail-push-401", "fail-two-platforms"]) {
    expect(recorded(name).length).toBeGreaterThan(0);
    expect((await follow(name)).trace.failure?.exitCode, name).toBe(1);
  }
});
