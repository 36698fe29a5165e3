import { readFile } from "node:fs/promises";
import { describe, expect, test } from "vitest";
import type { Report } from "../../src/report/report.ts";
import { EVENTS, renderEvents } from "../../src/dev/event-table.ts";
import { commit, pullRequestEvent } from "../diff/world.ts";
import type { FakeHost } from "../fakes/host.ts";
import { built, type JobRunOptions, type JobWorld, startJobWorld } from "./world.ts";

/** What starts the run of each row. */
const RUNS: Readonly<Record<string, readonly JobRunOptions[]>> = {
  "push to a branch": [{ event: "push", ref: "refs/heads/main", payload: { ref: "refs/heads/main", before: commit(5), after: commit(6) } }],
  "tag, release": [
    { event: "push", ref: "refs/tags/v1.2.3", payload: { ref: "refs/tags/v1.2.3", before: "0".repeat(40), after: commit(6) } },
    { event: "release", ref: "refs/tags/v1.2.3", payload: { action: "published", release: { tag_name: "v1.2.3" } } },
  ],
  "pull request": [{ event: "pull_request", ref: "refs/pull/7/merge", sha: commit(99), payload: pullRequestEvent() }],
  "a fork's or Dependabot's pull request": [
    { event: "pull_request", ref: "refs/pull/7/merge", sha: commit(99), payload: pullRequestEvent(true), token: "reader" },
    { event: "pull_request", ref: "refs/pull/7/merge", sha: commit(99), payload: pullRequestEvent(), token: "reader", actor: "dependabot[bot]" },
  ],
  schedule: [{ event: "schedule", ref: "refs/heads/main", payload: { schedule: "0 3 * * *" } }],
  "manual run": [
    { event: "workflow_dispatch", ref: "refs/heads/main", payload: { ref: "refs/heads/main", inputs: {} } },
    { event: "repository_dispatch", ref: "refs/heads/main", payload: { action: "rebuild" } },
  ],
  "any other, as `merge_group`": [{ event: "merge_group", ref: "refs/heads/gh-readonly-queue/main/pr-7", payload: { merge_group: { head_sha: commit(6) } } }],
};

const SHORT = `sha-${commit(6).slice(0, 7)}`;

const cells = EVENTS.flatMap((row) => (RUNS[row.event] ?? []).map((options) => ({ row, options, name: `${row.event} (${options.event}${options.actor === undefined ? "" : `, ${options.actor}`})` })));

interface Done {
  readonly world: JobWorld;
  readonly before: Readonly<Record<string, string>>;
  readonly host: FakeHost;
  readonly report: Report;
}

async function done(options: JobRunOptions): Promise<Done> {
  const world = await startJobWorld();
  const before = { ...world.registry.tagsOf("acme/api") };
  const host = await world.run(options);
  return { world, before, host, report: JSON.parse(await readFile(host.outputs["report"] ?? "", "utf8")) as Report };
}

const runs = new Map<JobRunOptions, Promise<Done>>();

/** One run for all the cells of a row: what they look at is in memory, and outlasts the servers. */
function doneOnce(options: JobRunOptions): Promise<Done> {
  const run = runs.get(options) ?? done(options);
  runs.set(options, run);
  return run;
}

/** What a row calls the image that it is compared with. */
function nameOfBase({ before }: Done, digest: string | null | undefined): string {
  const names: Readonly<Record<string, string>> = {
    [`sha-${commit(5)}`]: "the commit before the push",
    [`sha-${commit(6)}`]: "the commit that it branched off",
    latest: "what `latest` named before",
    main: "what the default branch's tag named before",
  };
  const tag = Object.keys(names).find((name) => before[name] === digest);
  return tag === undefined ? "nothing" : (names[tag] ?? "");
}

describe.each(cells)("on $name", ({ row, options }) => {
  test(`the image is ${row.image}`, async () => {
    const { world, host } = await doneOnce(options);
    const isPushed = world.registry.requests.some(({ method, path }) => method === "PUT" && path.includes("/manifests/"));
    expect([host.outputs["image"] === "" ? "built" : "built and pushed", isPushed]).toEqual([row.image, row.image === "built and pushed"]);
    expect(world.calls.filter((call) => call.startsWith("build"))).toHaveLength(1);
  });

  test(`it moves these tags: ${row.tags.join(", ") || "none"}`, async () => {
    const { world, before, host } = await doneOnce(options);
    const after = world.registry.tagsOf("acme/api");
    const moved = Object.keys(after).filter((tag) => after[tag] !== before[tag]);
    const told = (host.outputs["tags"] ?? "").split("\n").flatMap((line) => line.split(":")[2] ?? []);
    const wanted = row.tags.map((tag) => (tag === "sha-1a2b3c4" ? SHORT : tag)).toSorted();
    expect(moved.toSorted()).toEqual(wanted);
    expect(told.toSorted()).toEqual(wanted);
    for (const tag of wanted) expect(after[tag]).toBe(host.outputs["digest"]);
  });

  test(`latest ${row.latest}`, async () => {
    const { world, before } = await doneOnce(options);
    expect(world.registry.tagsOf("acme/api")["latest"] === before["latest"] ? "stays" : "moves").toBe(row.latest);
  });

  test(`it is compared with ${row.base}`, async () => {
    const result = await doneOnce(options);
    expect(nameOfBase(result, result.report.base?.digest)).toBe(row.base.replace(/tag names$/, "tag named before"));
    expect(result.report.head.digest).toBe(built.descriptor.digest);
  });

  test(`its comment: ${row.comment || "none"}`, async () => {
    const { world, host } = await doneOnce(options);
    const told = host.lines.some(({ level, text }) => level === "notice" && text.startsWith("No comment on the pull request"));
    expect(world.comments().length > 0 ? "yes" : told ? "a notice" : "").toBe(row.comment);
    expect(host.outputs["comment-url"] !== "").toBe(row.comment === "yes");
    expect(host.exitCode).toBeNull();
  });
});

test("every row of the table is run", () => {
  expect(Object.keys(RUNS)).toEqual(EVENTS.map(({ event }) => event));
});

test.each(["README.md", "docs/root-action.md"])("%s shows the table", async (file) => {
  expect(await readFile(file, "utf8")).toContain(`<!-- events: start -->\n${renderEvents()}\n<!-- events: end -->`);
});

test("a prerelease's tag leaves latest where it is", async () => {
  const { world, before, host } = await done({ event: "push", ref: "refs/tags/v2.0.0-rc.1", payload: { ref: "refs/tags/v2.0.0-rc.1", before: "0".repeat(40), after: commit(6) } });
  const after = world.registry.tagsOf("acme/api");
  expect([after["v2.0.0-rc.1"], after["latest"]]).toEqual([host.outputs["digest"], before["latest"]]);
  expect(host.lines.filter(({ level }) => level === "notice").map(({ text }) => text)).toContain("latest is left out: v2.0.0-rc.1 is a prerelease. With latest-guard: false it is given all the same.");
});

test("the first release has nothing before it, and is not compared with itself", async () => {
  const world = await startJobWorld();
  const host = await world.run({ event: "workflow_dispatch", ref: "refs/heads/main", inputs: { "moving-tag": "nightly", tags: "type=raw,value=nightly" } });
  expect(world.registry.tagsOf("acme/api")["nightly"]).toBe(host.outputs["digest"]);
  const report = JSON.parse(await readFile(host.outputs["report"] ?? "", "utf8")) as Report;
  expect([report.base, report.baseTried]).toEqual([null, []]);
});
