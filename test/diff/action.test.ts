import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import type { Report } from "../../src/report/report.ts";
import type { ActionRun } from "../fakes/runner.ts";
import { commit, startWorld } from "./world.ts";

const kB = 1000;

function reportOf(run: ActionRun): Report {
  return JSON.parse(readFileSync(run.outputs["report"] ?? "", "utf8")) as Report;
}

function notices(run: ActionRun): string[] {
  return run.annotations.filter(({ level }) => level === "notice").map(({ message }) => message);
}

describe("dist/diff.js on a pull request", () => {
  test("compares with the merge base's image, comments, and gives every headline number", async () => {
    const world = await startWorld();
    world.push(`sha-${commit(6)}`, [40 * kB, 10 * kB]);
    const head = world.push("pr-7", [40 * kB, 2000 * kB]);
    const run = await world.pullRequest({ head });

    expect(run.exitCode).toBe(0);
    const [platform] = reportOf(run).platforms;
    expect(reportOf(run).base).toMatchObject({ source: "merge-base", commit: commit(6), commitsBehind: 0 });
    expect(reportOf(run).head.commit).toBe(commit(21));
    expect(platform?.head?.diskBytes).toBe(2040 * kB);
    expect(run.outputs).toMatchObject({
      verdict: "none",
      "base-source": "merge-base",
      "disk-bytes": String(2040 * kB),
      "disk-bytes-change": String(1990 * kB),
      "hidden-bytes": "0",
      "pull-bytes": String(platform?.head?.pullBytes),
      "pull-bytes-change": String(platform?.delta?.pullBytes),
      "delta-pull-bytes": String(platform?.deltaPullBytes),
    });
    expect(JSON.parse(run.outputs["measurements"] ?? "")).toMatchObject({ "linux/amd64": { diskBytes: 2040 * kB, layers: 2 } });
    expect(world.comments()).toHaveLength(1);
    expect(world.comments()[0]).toContain("<!-- plimsoll:diff key=acme/api -->");
    expect(run.outputs["comment-url"]).toContain("1001");
    expect(run.summary).toContain("2.0 MB");
    expect(run.deprecatedCommands).toEqual([]);
  });

  test("says nothing on the pull request when little changed, but brings an earlier comment up to date", async () => {
    const world = await startWorld();
    world.push(`sha-${commit(6)}`, [400 * kB]);
    const small = world.push("small", [401 * kB]);
    expect((await world.pullRequest({ head: small })).outputs["comment-url"]).toBe("");
    expect(world.comments()).toEqual([]);

    const big = world.push("big", [4000 * kB]);
    await world.pullRequest({ head: big, key: "acme/api" });
    const [loud] = world.comments();
    await world.pullRequest({ head: small });
    expect(world.comments()).toHaveLength(1);
    expect(world.comments()[0]).not.toBe(loud);
    expect(world.comments()[0]).not.toContain("3.6 MB");
    expect(world.comments()[0]).toContain("back to normal");
  });

  test("a re-run changes nothing: no second comment, and not a single write", async () => {
    const world = await startWorld();
    world.push(`sha-${commit(6)}`, [10 * kB]);
    const head = world.push("pr-7", [3000 * kB]);
    await world.pullRequest({ head });
    const writes = () => world.forge.requests.filter(({ method }) => method !== "GET").length;
    const before = writes();
    const run = await world.pullRequest({ head });
    expect(run.exitCode).toBe(0);
    expect(writes()).toBe(before);
    expect(world.comments()).toHaveLength(1);
  });

  test("two runs that race leave one comment, with one of their words", async () => {
    const world = await startWorld();
    world.push(`sha-${commit(6)}`, [10 * kB]);
    const head = world.push("pr-7", [3000 * kB]);
    // Both see no comment before either creates one.
    let waiting: (() => void)[] = [];
    world.forge.script = ({ method }) => {
      if (method !== "POST" || waiting.length === 2) return null;
      return new Promise((go) => {
        waiting.push(() => go(null));
        if (waiting.length === 2) for (const each of waiting) each();
      });
    };
    const runs = await Promise.all([world.pullRequest({ head }), world.pullRequest({ head })]);
    waiting = [];
    expect(runs.map(({ exitCode }) => exitCode)).toEqual([0, 0]);
    expect(world.comments()).toHaveLength(1);
  });

  test("that finishes after the pull request was pushed to does not overwrite the newer run's comment", async () => {
    const world = await startWorld();
    world.push(`sha-${commit(6)}`, [10 * kB]);
    const head = world.push("pr-7", [3000 * kB]);
    const pull = world.forge.pullRequests.get(7);
    if (pull !== undefined) world.forge.pullRequests.set(7, { ...pull, headSha: commit(22) });
    const run = await world.pullRequest({ head });
    expect(run.exitCode).toBe(0);
    expect(world.comments()).toEqual([]);
    expect(notices(run).join("\n")).toContain(commit(22));
  });

  test("keeps its verdict when the forge refuses every question", async () => {
    const world = await startWorld();
    const head = world.push("pr-7", [3000 * kB]);
    world.forge.script = () => ({ status: 451 });
    const run = await world.pullRequest({ head, budget: "disk <= 1MB" });
    expect(run.exitCode).toBe(1);
    expect(run.outputs["verdict"]).toBe("fail");
    expect(run.outputs["comment-url"]).toBe("");
  });

  test("of a fork measures, summarises, keeps the report as an artifact, and says why it does not comment", async () => {
    const world = await startWorld();
    world.push(`sha-${commit(6)}`, [10 * kB]);
    const head = world.push("pr-7", [3000 * kB]);
    const run = await world.pullRequest({ head }, { fork: true });
    expect(run.exitCode).toBe(0);
    expect(world.comments()).toEqual([]);
    expect(run.summary).toContain("3.0 MB");
    expect(notices(run).join("\n")).toContain("No comment on the pull request");
    expect(existsSync(run.outputs["report"] ?? "")).toBe(true);
    expect(world.service.listArtifacts("1000").map(({ name }) => name)).toEqual(["plimsoll-report-acme-api"]);
  });

  test("of a fork that is over budget fails all the same", async () => {
    const world = await startWorld();
    world.push(`sha-${commit(6)}`, [10 * kB]);
    const head = world.push("pr-7", [3000 * kB]);
    const run = await world.pullRequest({ head, budget: "pull +<= 1MB" }, { fork: true });
    expect(run.exitCode).toBe(1);
    expect(run.outputs["verdict"]).toBe("fail");
  });

  test("over budget fails, names the line, and comments; with the label it passes and says who let it", async () => {
    const world = await startWorld();
    world.push(`sha-${commit(6)}`, [10 * kB]);
    const head = world.push("pr-7", [50 * kB]);
    const budget = "delta-pull <= 20kB\nlayers <= 3";
    const over = await world.pullRequest({ head, budget });
    expect(over.exitCode).toBe(1);
    expect(over.outputs["verdict"]).toBe("fail");
    expect(over.annotations).toContainEqual(
      expect.objectContaining({ level: "error", message: "Over budget on linux/amd64: delta-pull <= 20kB" }),
    );
    expect(world.comments()[0]).toContain("delta-pull <= 20kB");

    // The event of the re-run still shows no label; the API does.
    const pull = world.forge.pullRequests.get(7);
    if (pull !== undefined) world.forge.pullRequests.set(7, { ...pull, labels: ["size-ok"] });
    const waived = await world.pullRequest({ head, budget });
    expect(waived.exitCode).toBe(0);
    expect(waived.outputs["verdict"]).toBe("pass");
    expect(reportOf(waived).budgets[0]).toMatchObject({ ok: false, waivedBy: "size-ok" });
    expect(world.comments()).toHaveLength(1);
    expect(world.comments()[0]).toContain("size-ok");
  });

  test("an absolute limit is not waived by the label", async () => {
    const world = await startWorld();
    const head = world.push("pr-7", [50 * kB]);
    const pull = world.forge.pullRequests.get(7);
    if (pull !== undefined) world.forge.pullRequests.set(7, { ...pull, labels: ["size-ok"] });
    const run = await world.pullRequest({ head, budget: "disk <= 10kB" });
    expect(run.exitCode).toBe(1);
  });

  test("without any base is a first measurement: absolute numbers, and absolute budgets still hold", async () => {
    const world = await startWorld();
    const head = world.push("pr-7", [50 * kB]);
    const run = await world.pullRequest({ head, budget: "disk <= 10kB\npull +<= 1%" });
    expect(run.exitCode).toBe(1);
    expect(run.outputs).toMatchObject({ "base-source": "", "disk-bytes": String(50 * kB), "disk-bytes-change": "" });
    expect(reportOf(run).budgets.map(({ ok, actual }) => [ok, actual])).toEqual([
      [false, 50 * kB],
      [null, null],
    ]);
    expect(run.summary.toLowerCase()).toContain("first measurement");
  });

  test("goes past a base that cannot be read, and every rendering names the rung", async () => {
    const world = await startWorld();
    world.registry.putManifest("acme/api", `sha-${commit(6)}`, "{}", "application/vnd.acme.surprise");
    world.push("main", [10 * kB]);
    const head = world.push("pr-7", [3000 * kB]);
    const run = await world.pullRequest({ head });
    expect(run.exitCode).toBe(0);
    expect(run.outputs["base-source"]).toBe("moving");
    expect(reportOf(run).baseTried[0]).toMatchObject({ source: "merge-base", result: "unreadable" });
    expect(run.summary).toContain(commit(6));
    expect(world.comments()[0]).toContain(commit(6));
  });

  test("goes past a base whose layer is gone, which shows only when it is read", async () => {
    const world = await startWorld();
    world.push(`sha-${commit(6)}`, [10 * kB]);
    world.loseLayers();
    world.push("main", [20 * kB]);
    const head = world.push("pr-7", [3000 * kB]);
    const run = await world.pullRequest({ head });
    expect(run.exitCode).toBe(0);
    expect(run.outputs["base-source"]).toBe("moving");
    expect(reportOf(run).baseTried.find(({ result }) => result === "unreadable")).toMatchObject({ source: "merge-base" });
  });

  test("a base that is named and cannot be read ends with exit code 2 and a hint", async () => {
    const world = await startWorld();
    const head = world.push("pr-7", [10 * kB]);
    const run = await world.pullRequest({ head, base: `${world.registry.host}/acme/api:gone` });
    expect(run.exitCode).toBe(2);
    expect(run.annotations.filter(({ level }) => level === "error")).toHaveLength(1);
  });

  test("compares each platform with its own, and names those that came and went", async () => {
    const world = await startWorld();
    world.push(`sha-${commit(6)}`, [10 * kB], ["linux/amd64", "linux/s390x"]);
    const head = world.push("pr-7", [10 * kB, 30 * kB], ["linux/amd64", "linux/arm64"]);
    const run = await world.pullRequest({ head });
    expect(reportOf(run).platforms.map(({ platform, status }) => [platform, status])).toEqual([
      ["linux/amd64", "compared"],
      ["linux/arm64", "added"],
      ["linux/s390x", "removed"],
    ]);
    expect(run.outputs["disk-bytes-change"]).toBe(String(30 * kB));
  });

  test("by layers alone costs two requests and at most four for each platform, and downloads no layer", async () => {
    const world = await startWorld();
    const platforms = ["linux/amd64", "linux/arm64"];
    const base = world.push("base", [10 * kB, 20 * kB], platforms);
    const head = world.push("pr-7", [10 * kB, 30 * kB], platforms);
    const run = await world.pullRequest({ head, base, depth: "layers" });
    expect(run.exitCode).toBe(0);
    const layers = reportOf(run).platforms.flatMap((platform) => [platform.base, platform.head].flatMap((image) => image?.layers ?? []));
    expect(layers).toHaveLength(8);
    const asked = world.registry.requests.map(({ path }) => path).filter((path) => path !== "/v2/");
    expect(asked.length).toBeLessThanOrEqual(2 + 4 * 2);
    expect(asked.filter((path) => layers.some(({ digest }) => path.endsWith(String(digest))))).toEqual([]);
  });

  test("with more to say than a comment may hold posts at most 60,000 bytes, and says more in the summary", async () => {
    const world = await startWorld();
    const head = world.push("pr-7", [10 * kB]);
    const budget = Array.from({ length: 1500 }, (_, i) => `layers <= ${100_000 + i}`).join("\n");
    const run = await world.pullRequest({ head, budget, comment: "always" });
    expect(run.exitCode).toBe(0);
    const [comment = ""] = world.comments();
    expect(Buffer.byteLength(comment)).toBeGreaterThan(50_000);
    expect(Buffer.byteLength(comment)).toBeLessThanOrEqual(60_000);
    expect(comment).toContain("rows omitted");
    expect(Buffer.byteLength(run.summary)).toBeGreaterThan(60_000);
  });

  test("a base that shares no platform with head is passed over, and so is not mistaken for a shrunken image", async () => {
    const world = await startWorld();
    world.push(`sha-${commit(6)}`, [10 * kB], ["linux/arm64"]);
    world.push("main", [20 * kB]);
    const head = world.push("pr-7", [30 * kB]);
    const run = await world.pullRequest({ head });
    expect(run.outputs["base-source"]).toBe("moving");
    expect(reportOf(run).baseTried.map(({ source, result }) => [source, result])).toContainEqual(["merge-base", "unreadable"]);
    expect(reportOf(run).platforms.map(({ platform, status }) => [platform, status])).toEqual([["linux/amd64", "compared"]]);
  });

  test("a secret of digits is hidden in texts and cuts into no number", async () => {
    const world = await startWorld();
    const head = world.push("pr-7", [3_000_000]);
    const run = await world.pullRequest({ head, budget: "disk <= 4MB" }, { token: "000000" });
    expect(reportOf(run).platforms[0]?.head?.diskBytes).toBe(3_000_000);
  });

  describe("as one of several jobs that weigh a platform each", () => {
    const jobOf = (platform: string): Record<string, string> => ({
      platforms: platform,
      "image-platforms": "linux/amd64,linux/arm64",
      artifact: `plimsoll-report-acme-api-${platform.replace("/", "-")}`,
      comment: "never",
    });

    test("looks for the base of the whole image: one that lacks this job's platform is the base, and the platform is new", async () => {
      const world = await startWorld();
      world.push(`sha-${commit(6)}`, [40 * kB], ["linux/amd64"]);
      world.push("main", [40 * kB], ["linux/amd64", "linux/arm64"]);
      const head = world.push("pr-7", [40 * kB, 10 * kB], ["linux/amd64", "linux/arm64"]);
      const reports = [];
      for (const platform of ["linux/amd64", "linux/arm64"]) reports.push(reportOf(await world.pullRequest({ head, ...jobOf(platform) })));
      expect(reports.map(({ base }) => base?.reference)).toEqual([`${world.registry.host}/acme/api:sha-${commit(6)}`, `${world.registry.host}/acme/api:sha-${commit(6)}`]);
      expect(reports.flatMap(({ platforms }) => platforms.map(({ platform, status }) => [platform, status]))).toEqual([["linux/amd64", "compared"], ["linux/arm64", "added"]]);
    });

    test("leaves budget lines for another job's platform to it, and refuses those for a platform that nobody weighs", async () => {
      const world = await startWorld();
      const head = world.push("pr-7", [40 * kB], ["linux/amd64", "linux/arm64"]);
      const budget = "pull linux/arm64 <= 1kB\ndisk <= 1MB";
      const amd64 = await world.pullRequest({ head, budget, ...jobOf("linux/amd64") });
      expect([amd64.exitCode, reportOf(amd64).budgets.map(({ line }) => line)]).toEqual([0, ["disk <= 1MB"]]);
      const arm64 = await world.pullRequest({ head, budget, ...jobOf("linux/arm64") });
      expect([arm64.exitCode, reportOf(arm64).budgets.map(({ line }) => line)]).toEqual([1, ["pull linux/arm64 <= 1kB", "disk <= 1MB"]]);
      const riscv64 = await world.pullRequest({ head, budget: "pull linux/riscv64 <= 1kB", ...jobOf("linux/amd64") });
      expect(riscv64.exitCode).toBe(2);
    });

    test("fails where another image's job left its report under that name, for the two would be mixed up", async () => {
      const world = await startWorld();
      const platforms = ["linux/amd64", "linux/arm64"];
      const [head, debug] = [world.push("pr-7", [40 * kB], platforms), world.push("pr-7-debug", [40 * kB, 10 * kB], platforms)];
      expect((await world.pullRequest({ head, ...jobOf("linux/amd64") })).exitCode).toBe(0);
      const second = await world.pullRequest({ head: debug, ...jobOf("linux/amd64") });
      expect(second.exitCode).toBe(2);
      expect(second.maskedLog).toContain("Give each image of a run a `key` of its own.");
    });

    test("keeps its report under a name of its own, and stores no measurement of half an image", async () => {
      const world = await startWorld();
      const head = world.push("main", [40 * kB], ["linux/amd64", "linux/arm64"]);
      for (const platform of ["linux/amd64", "linux/arm64"]) await world.pushTo(commit(7), commit(6), { head, ...jobOf(platform) });
      expect(world.service.listArtifacts("1000").map(({ name }) => name)).toEqual(["plimsoll-report-acme-api-linux-amd64", "plimsoll-report-acme-api-linux-arm64"]);
      expect(world.service.cacheEntries()).toEqual([]);
    });
  });

  test("only the platforms that were asked for are measured, of both images", async () => {
    const world = await startWorld();
    world.push(`sha-${commit(6)}`, [10 * kB], ["linux/amd64", "linux/s390x"]);
    const head = world.push("pr-7", [10 * kB], ["linux/amd64", "linux/arm64"]);
    const run = await world.pullRequest({ head, platforms: "linux/arm64" });
    expect(reportOf(run).platforms.map(({ platform, status }) => [platform, status])).toEqual([["linux/arm64", "added"]]);
  });
});

describe("the measurement that a push stores", () => {
  test("is found by a pull request that branched off three commits on", async () => {
    const world = await startWorld();
    const head = world.push("edge", [70 * kB]);
    const stored = await world.pushTo(commit(3), commit(2), { head: head, key: "api" });
    expect(stored.exitCode).toBe(0);
    expect(world.service.cacheEntries().map(({ key }) => key)).toEqual([`plimsoll-report-api-${commit(3)}`]);

    const grown = world.push("pr-7", [70 * kB, 10 * kB]);
    const run = await world.pullRequest({ head: grown, key: "api" });
    expect(run.outputs["base-source"]).toBe("stored");
    expect(reportOf(run).base).toMatchObject({ commit: commit(3), commitsBehind: 3 });
    expect(run.outputs["disk-bytes-change"]).toBe(String(10 * kB));
    expect(reportOf(run).platforms[0]?.files).toBeNull();
  });

  test("is passed over when the cache refuses: the next rung takes over, and the step stays green", async () => {
    const world = await startWorld();
    world.push("main", [70 * kB]);
    const head = world.push("pr-7", [80 * kB]);
    world.service.refuse({ as: "unavailable" });
    const run = await world.pullRequest({ head });
    expect(run.exitCode).toBe(0);
    expect(run.outputs["base-source"]).toBe("moving");
  });

  test("is not written by a push that the cache refuses, and the push stays green", async () => {
    const world = await startWorld();
    const head = world.push("edge", [70 * kB]);
    const run = await world.pushTo(commit(3), commit(2), { head }, { env: { ACTIONS_CACHE_MODE: "none" } });
    expect(run.exitCode).toBe(0);
    expect(world.service.cacheEntries()).toEqual([]);
  });
});

describe("dist/diff.js on a push", () => {
  test("compares with the image of the commit before, and never with the tag it moved", async () => {
    const world = await startWorld();
    world.push(`sha-${commit(8)}`, [10 * kB]);
    world.push("main", [99 * kB]);
    const head = world.push(`sha-${commit(9)}`, [20 * kB]);
    const run = await world.pushTo(commit(9), commit(8), { head });
    expect(reportOf(run).base).toMatchObject({ source: "merge-base", commit: commit(8) });
    expect(run.outputs["disk-bytes-change"]).toBe(String(10 * kB));
    expect(world.comments()).toEqual([]);
  });

  test("of a new branch compares with the first parent", async () => {
    const world = await startWorld();
    world.push(`sha-${commit(8)}`, [10 * kB]);
    const head = world.push("x", [20 * kB]);
    const run = await world.pushTo(commit(9), "0".repeat(40), { head });
    expect(reportOf(run).base).toMatchObject({ source: "merge-base", commit: commit(8) });
  });
});

test("on Gitea, which pages no comments and knows the merge base itself, the same comes out", async () => {
  const world = await startWorld({ kind: "gitea" });
  world.push(`sha-${commit(6)}`, [10 * kB]);
  const head = world.push("pr-7", [3000 * kB]);
  for (let count = 0; count < 70; count += 1) world.forge.addComment(7, "mallory", `comment ${count}`);
  const first = await world.pullRequest({ head });
  const second = await world.pullRequest({ head });
  expect([first.exitCode, second.exitCode]).toEqual([0, 0]);
  expect(reportOf(second).base).toMatchObject({ source: "merge-base", commit: commit(6) });
  expect(world.comments().filter((body) => body.includes("plimsoll:diff"))).toHaveLength(1);
});

test("a mistake in the inputs is told before anything is touched, all of them at once", async () => {
  const world = await startWorld();
  const run = await world.pullRequest({ head: "", depth: "deep", budget: "weight <= 3" });
  expect(run.exitCode).toBe(2);
  for (const name of ["head", "depth", "budget"]) expect(run.maskedLog).toContain(name);
  expect([...world.forge.requests, ...world.registry.requests, ...world.service.requests]).toEqual([]);
  expect(existsSync(join(run.temp, "plimsoll"))).toBe(false);
});

test("the token is masked, and in no file that is left behind", async () => {
  const world = await startWorld();
  world.push(`sha-${commit(6)}`, [10 * kB]);
  const head = world.push("pr-7", [3000 * kB]);
  const run = await world.pullRequest({ head }, { token: "writer" });
  expect(run.log).toContain("::add-mask::writer");
  expect(run.maskedLog).not.toContain("writer");
  expect(readFileSync(run.outputs["report"] ?? "", "utf8")).not.toContain("writer");
});
