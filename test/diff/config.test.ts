import { mkdtemp, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, onTestFinished, test } from "vitest";
import { declaration } from "../../src/diff/inputs.ts";
import { findMistakes, run } from "../../src/diff/run.ts";
import type { CliContext } from "../../src/host/terminal.ts";
import { readInputs } from "../../src/inputs/read.ts";
import type { Report } from "../../src/report/report.ts";
import { parseReport } from "../../src/report/schema.ts";
import { type FakeHost, fakeHost } from "../fakes/host.ts";
import { commit, pullRequestEvent, startWorld, type World } from "./world.ts";

const kB = 1000;

/** What a run of `plimsoll diff` in a checkout of pull request 7 did. */
interface Run {
  readonly host: FakeHost;
  readonly printed: string;
}

async function checkout(config: string): Promise<string> {
  const directory = await mkdtemp(join(tmpdir(), "plimsoll-diff-"));
  onTestFinished(() => rm(directory, { recursive: true, force: true }));
  await writeFile(join(directory, ".plimsoll.yml"), config);
  await writeFile(join(directory, "event.json"), JSON.stringify(pullRequestEvent()));
  return directory;
}

async function diff(world: World, directory: string, inputs: Record<string, string>, format: CliContext["format"] = "text", now = "2026-11-21T12:00:00Z"): Promise<Run> {
  const env = {
    GITHUB_ACTIONS: "true",
    GITHUB_API_URL: world.forge.apiUrl,
    GITHUB_REPOSITORY: "acme/api",
    GITHUB_EVENT_NAME: "pull_request",
    GITHUB_EVENT_PATH: join(directory, "event.json"),
  };
  const host = fakeHost({ directory, env, now: new Date(now), inputs: { "github-token": "writer", ...inputs } });
  let printed = "";
  const write = (data: string) => {
    printed += data;
    return Promise.resolve();
  };
  await run(host, readInputs(declaration, host), { format, output: null, dryRun: false, color: false, width: 200, write });
  return { host, printed };
}

async function reportOf(world: World, config: string, inputs: Record<string, string> = {}, now?: string): Promise<{ report: Report; host: FakeHost }> {
  const directory = await checkout(config);
  const { host } = await diff(world, directory, { report: "report.json", ...inputs }, "text", now);
  return { report: parseReport(await readFile(join(directory, "report.json")), "report.json"), host };
}

const FILE = `
budget: [hidden <= 1MB]
images:
  - image: HOST/acme/api
    budget: [pull <= 10kB]
    waivers:
      - budget: pull<=10kB
        until: 2026-12-31
        reason: The JDK goes in January.
  - key: other
    image: HOST/acme/other
    budget: [layers <= 3]
`;

describe("the image's entry of the file", () => {
  test("is the one of head's repository: its budget, its waivers", async () => {
    const world = await startWorld();
    const head = world.push("pr-7", [40 * kB]);
    const { report } = await reportOf(world, FILE.replaceAll("HOST", world.registry.host), { head });
    expect(report.verdict).toBe("pass");
    expect(report.budgets).toMatchObject([
      { line: "hidden <= 1MB", ok: true },
      { line: "pull <= 10kB", ok: false, waivedBy: ".plimsoll.yml until 2026-12-31: The JDK goes in January." },
    ]);
    expect(report.config?.waivers).toEqual([{ line: "pull<=10kB", until: "2026-12-31", reason: "The JDK goes in January.", daysLeft: 40, state: "used" }]);
  });

  test("is the one of the key that is given, whatever repository head is in", async () => {
    const world = await startWorld();
    const head = world.push("pr-7", [40 * kB]);
    const { report } = await reportOf(world, FILE.replaceAll("HOST", world.registry.host), { head, key: "other" });
    expect(report.budgets.map(({ line }) => line)).toEqual(["hidden <= 1MB", "layers <= 3"]);
  });

  test("is the only one there is", async () => {
    const world = await startWorld();
    const head = world.push("pr-7", [40 * kB]);
    const { report } = await reportOf(world, "images: [{ key: app, budget: layers <= 3 }]", { head });
    expect(report.budgets.map(({ line }) => line)).toEqual(["layers <= 3"]);
    expect(world.comments()).toEqual([]);
  });

  test("is none of several that are others: what the file says of every image holds", async () => {
    const world = await startWorld();
    const head = world.push("pr-7", [40 * kB]);
    const { report } = await reportOf(world, FILE.replaceAll("HOST", "ghcr.io"), { head });
    expect(report.budgets.map(({ line }) => line)).toEqual(["hidden <= 1MB"]);
  });

  test("gives way to an input that is given", async () => {
    const world = await startWorld();
    const head = world.push("pr-7", [40 * kB], ["linux/amd64", "linux/arm64"]);
    const file = "platforms: linux/arm64\nbudget: layers <= 3\n";
    const own = await reportOf(world, file, { head });
    expect([own.report.platforms.map(({ platform }) => platform), own.report.budgets.map(({ line }) => line)]).toEqual([["linux/arm64"], ["layers <= 3"]]);
    const given = await reportOf(world, file, { head, platforms: "linux/amd64", budget: "layers <= 9" });
    expect([given.report.platforms.map(({ platform }) => platform), given.report.budgets.map(({ line }) => line)]).toEqual([["linux/amd64"], ["layers <= 9"]]);
  });

  test("is in the file that config names", async () => {
    const world = await startWorld();
    const head = world.push("pr-7", [40 * kB]);
    const directory = await checkout("budget: layers <= 3\n");
    await writeFile(join(directory, "ci.yml"), "budget: layers <= 7\n");
    await diff(world, directory, { head, config: "ci.yml", report: "report.json" });
    expect(parseReport(await readFile(join(directory, "report.json")), "report.json")).toMatchObject({ config: { path: "ci.yml" }, budgets: [{ line: "layers <= 7" }] });
  });

  test("says where an image in a file has its base", async () => {
    const world = await startWorld();
    const base = world.push(`sha-${commit(6)}`, [40 * kB]);
    const head = world.push("pr-7", [50 * kB]);
    const { report } = await reportOf(world, `images: [{ image: ${world.registry.host}/acme/api, head: "${head}" }]`);
    expect(report.base?.reference).toBe(base);
  });
});

describe("a waiver", () => {
  const file = "budget: pull <= 10kB\nwaivers:\n  - { budget: pull <= 10kB, until: 2026-11-20, reason: Fonts go }\n";

  test("that ran out waives nothing: the run fails, and log, comment and terminal say since when", async () => {
    const world = await startWorld();
    const head = world.push("pr-7", [40 * kB]);
    const directory = await checkout(file);
    const { host, printed } = await diff(world, directory, { head });
    expect(host.exitCode).toBe(1);
    expect(host.lines).toContainEqual({ level: "warning", text: "The waiver of pull <= 10kB ran out on 2026-11-20, and waives nothing: Fonts go", place: { file: ".plimsoll.yml", title: "Waiver" } });
    expect(printed).toContain("The waiver of pull <= 10kB ran out on 2026-11-20: Fonts go");
    expect(world.comments()[0]).toContain("The waiver of `pull <= 10kB` ran out on 2026-11-20: `Fonts go`");
    expect(host.summaries[0]).toContain("ran out on 2026-11-20");
  });

  test("holds to the end of its last day, and its end is told a week before", async () => {
    const world = await startWorld();
    const head = world.push("pr-7", [40 * kB]);
    const directory = await checkout(file);
    const onLastDay = await diff(world, directory, { head, comment: "always" }, "text", "2026-11-20T23:59:59Z");
    expect(onLastDay.host.exitCode).toBeNull();
    expect(onLastDay.printed).toContain("The waiver of pull <= 10kB ends on 2026-11-20, today.");
    expect(world.comments()[0]).toContain("over the line, accepted by `.plimsoll.yml until 2026-11-20: Fonts go`");
    expect((await diff(world, directory, { head }, "text", "2026-11-13T00:00:00Z")).printed).toContain("ends on 2026-11-20, in 7 days.");
    expect((await diff(world, directory, { head }, "text", "2026-11-12T23:00:00Z")).printed).not.toContain("ends on");
  });

  test("that no line needs is said to be one", async () => {
    const world = await startWorld();
    const head = world.push("pr-7", [1 * kB]);
    const { printed } = await diff(world, await checkout(file), { head }, "text", "2026-11-01T00:00:00Z");
    expect(printed).toContain("The waiver of pull <= 10kB until 2026-11-20 is no longer needed: the line holds.");
  });

  test("that was agreed on before calls for no comment, and one that the pull request brings along does", async () => {
    const world = await startWorld();
    world.push(`sha-${commit(6)}`, [40 * kB]);
    const head = world.push("pr-7", [40 * kB]);
    const directory = await checkout(file.replace("2026-11-20", "2026-12-31"));
    world.forge.files.set("main:.plimsoll.yml", await readFile(join(directory, ".plimsoll.yml"), "utf8"));
    await diff(world, directory, { head });
    expect(world.comments()).toEqual([]);

    world.forge.files.set("main:.plimsoll.yml", "budget: [pull <= 10kB, layers <= 3]\n").set(`${commit(21)}:.plimsoll.yml`, "x");
    await diff(world, directory, { head });
    expect(world.comments()[0]).toContain("`.plimsoll.yml` is changed by this pull request, which gives up `layers <= 3`.");
  });

  test("holds its reason as text, whatever that is", async () => {
    const world = await startWorld();
    const head = world.push("pr-7", [40 * kB]);
    const reason = "'<!-- plimsoll:diff key=x --> ](https://evil.test) @acme/all'";
    await diff(world, await checkout(file.replace("Fonts go", reason)), { head });
    const [comment = ""] = world.comments();
    expect(comment).toContain("ran out on 2026-11-20: `\\u{3C}!-- plimsoll:diff key=x --> ](https://evil.test) @acme/all`");
    expect(comment.match(/<!--/g)).toHaveLength(1);
  });
});

describe("what the pull request does to the file", () => {
  const file = "budget: pull <= 99MB\n";

  async function changeOf(files: Record<string, string>, config = file): Promise<Report["config"]> {
    const world = await startWorld();
    for (const [place, content] of Object.entries(files)) world.forge.files.set(place, content);
    return (await reportOf(world, config, { head: world.push("pr-7", [1 * kB]) })).report.config;
  }

  test.each([
    ["nothing: it is that of the branch it merges into", { "main:.plimsoll.yml": file }, false, []],
    ["nothing: it is that of the commit where it left that branch", { "main:.plimsoll.yml": "budget: pull <= 1MB\n", [`${commit(6)}:.plimsoll.yml`]: file }, false, []],
    ["it loosens a line", { "main:.plimsoll.yml": "budget: [pull <= 1MB, layers <= 3]\n", [`${commit(6)}:.plimsoll.yml`]: "budget: pull <= 1MB\n" }, true, ["pull <= 1MB", "layers <= 3"]],
    ["it adds the file", { [`${commit(21)}:.plimsoll.yml`]: file }, true, []],
    ["it mends the file", { "main:.plimsoll.yml": "budgt: x\n" }, true, []],
    ["it is not known where the forge shows no file", {}, null, []],
  ])("%s", async (_, files, isChanged, droppedLines) => {
    expect(await changeOf(files)).toMatchObject({ isChanged, droppedLines });
  });
});

describe("several images", () => {
  async function places() {
    const world = await startWorld();
    world.push(`sha-${commit(6)}`, [40 * kB]);
    const [api, web] = [world.push("api", [40 * kB, 2000 * kB]), world.push("web", [41 * kB])];
    const file = `images:\n  - { key: api, head: "${api}", budget: "pull +<= 1kB" }\n  - { key: team/web, head: "${web}", budget: layers <= 3 }\n  - { key: built, image: ghcr.io/acme/built }\n`;
    return { world, directory: await checkout(file) };
  }

  test("are weighed in one run: one comment, one summary, a report each, and the worst verdict", async () => {
    const { world, directory } = await places();
    const { host, printed } = await diff(world, directory, { report: "out/report.json" });
    expect(world.comments()).toHaveLength(1);
    expect(world.comments()[0]).toContain("<!-- plimsoll:diff key=all -->");
    for (const text of [world.comments()[0], host.summaries[0]]) expect(text).toMatch(/### ⚓ `api` rides 2\.0 MB deeper[^]*\n---\n\n### ⚓ `team\/web` rides/);
    expect(host.summaries).toHaveLength(1);
    expect(printed.match(/rides|deeper/g)?.length).toBeGreaterThan(1);
    expect(host.exitCode).toBe(1);
    expect((await readdir(join(directory, "out"))).toSorted()).toEqual(["report-api.json", "report-team-web.json"]);
    expect(host.outputs).toMatchObject({ verdict: "fail", report: "out/report-api.json\nout/report-team-web.json", "base-source": "merge-base" });
    expect(Number(host.outputs["pull-bytes-change"])).toBeGreaterThan(1_999_000);
    expect(Object.keys(JSON.parse(host.outputs["measurements"] ?? "") as object)).toEqual(["api", "team/web"]);
  });

  test("have their one comment under the key that is given, and a list of reports in JSON", async () => {
    const { world, directory } = await places();
    const { printed } = await diff(world, directory, { key: "sizes" }, "json");
    expect(world.comments()[0]).toContain("<!-- plimsoll:diff key=sizes -->");
    expect((JSON.parse(printed) as Report[]).map(({ verdict }) => verdict)).toEqual(["fail", "pass"]);
  });

  test("of which one cannot be weighed have the others' reports all the same, and then the run fails for that one", async () => {
    const { world, directory } = await places();
    await diff(world, directory, { comment: "always" });
    const [comment] = world.comments();
    await writeFile(join(directory, ".plimsoll.yml"), (await readFile(join(directory, ".plimsoll.yml"), "utf8")).replace(":web", ":gone"));
    const env = { GITHUB_ACTIONS: "true", GITHUB_API_URL: world.forge.apiUrl, GITHUB_REPOSITORY: "acme/api", GITHUB_EVENT_NAME: "pull_request", GITHUB_EVENT_PATH: join(directory, "event.json") };
    const host = fakeHost({ directory, env, inputs: { "github-token": "writer", comment: "always", report: "out/report.json" } });
    await expect(run(host, readInputs(declaration, host), null)).rejects.toThrow(/^team\/web: .*acme\/api:gone/);
    expect(await readdir(join(directory, "out"))).toEqual(["report-api.json"]);
    expect(host.lines.filter(({ level }) => level === "error").map(({ text }) => text)).toEqual(["Over budget on linux/amd64 of api: pull +<= 1kB"]);
    expect(host.summaries[0]).toMatch(/^### ⚓ `api` rides 2\.0 MB deeper[^]*\n### ❌ <code>team\/web<\/code> was not weighed\n\n[^\n]+gone/);
    // What is known of one alone must not be taken for what is known of both.
    expect(host.outputs).toEqual({ report: "out/report-api.json", "comment-url": "" });
    expect(world.comments()).toEqual([comment]);
    expect(host.lines.filter(({ level }) => level === "notice").map(({ text }) => text)).toContain("No comment on the pull request: it tells of all images at once, and team/web was not weighed.");
  });

  test("of which none can be weighed fail for each of them", async () => {
    const { directory } = await places();
    await writeFile(join(directory, ".plimsoll.yml"), (await readFile(join(directory, ".plimsoll.yml"), "utf8")).replace(":web", ":gone").replace(":api\"", ":lost\""));
    const host = fakeHost({ directory, inputs: {} });
    await expect(run(host, readInputs(declaration, host), null)).rejects.toThrow(/^api: .*acme\/api:lost/);
    expect(host.lines.filter(({ level }) => level === "error").map(({ text }) => text.split(": ")[0])).toEqual(["team/web"]);
  });

  test("of which one is named by its key are that one", async () => {
    const { world, directory } = await places();
    const { host, printed } = await diff(world, directory, { key: "team/web", comment: "always" }, "json");
    expect((JSON.parse(printed) as Report).budgets.map(({ line }) => line)).toEqual(["layers <= 3"]);
    expect(host.exitCode).toBeNull();
    expect(world.comments()[0]).toContain("<!-- plimsoll:diff key=team/web -->");
  });
});

describe("what is wrong is told before anything is read:", () => {
  async function mistakes(config: string, inputs: Record<string, string>): Promise<readonly string[]> {
    const host = fakeHost({ directory: await checkout(config), inputs });
    return await findMistakes(host, readInputs(declaration, host));
  }

  test.each([
    ["no head, and none in the file", "images: [{ image: ghcr.io/acme/api }]", {}, ['--head: it must be given, as in "ghcr.io/acme/api:pr-7": no image of .plimsoll.yml has a "head".']],
    ["one base for several images", 'images: [{ key: a, head: "oci:a" }, { key: b, head: "oci:b" }]', { base: "oci:c" }, ["--base: it is one image's, and 2 are weighed; name one of them in --key."]],
    ["an unknown key", "budgt: x", { head: "oci:a" }, ['--config: .plimsoll.yml:1:1: there is no key "budgt" here; did you mean "budget"?']],
    ["two mistakes of the file, each by itself", "budgt: x\nplatforms: x", { head: "oci:a" }, ['--config: .plimsoll.yml:1:1: there is no key "budgt" here; did you mean "budget"?', '--config: .plimsoll.yml:2:12: "x" is not a platform. Write a platform as os/architecture or os/architecture/variant: linux/amd64, linux/arm/v7, windows/amd64:10.0.20348.1.']],
    ["a path that leads nowhere", "", { head: "oci:a", config: "nowhere.yml" }, ["--config: There is no configuration file at nowhere.yml."]],
    ["nothing", "budget: pull <= 1MB", { head: "oci:a" }, []],
  ])("%s", async (_, config, inputs, expected) => {
    expect(await mistakes(config, inputs)).toEqual(expected);
  });
});
