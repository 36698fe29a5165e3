import { execFileSync } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import { createServer, type AddressInfo } from "node:net";
import { join } from "node:path";
import { describe, expect, onTestFinished, test } from "vitest";
import type { CliContext } from "../../src/host/terminal.ts";
import { readJudgedInputs } from "../../src/inputs/read.ts";
import { declaration } from "../../src/metadata/inputs.ts";
import { findMistakes, run } from "../../src/metadata/run.ts";
import { NO_REACH } from "../../src/tags/context.ts";
import { findHeld } from "../../src/tags/held.ts";
import { fakeHost } from "../fakes/host.ts";
import { imageFor, keepImage, startWorld } from "../publish/world.ts";
import { runMetadata, temporaryFolder } from "../tags/cases/case.ts";
import { branch, DEV, NOW, tag, withEnv } from "../tags/cases/runs.ts";
import { startApi } from "./api.ts";

const VERSION = "org.opencontainers.image.version";
const SHA = "860c1904a1ce19322e91ac35af1ab07466440c37";
const RULES = ["type=ref,event=branch", "type=raw,my", "type=raw,custom", "type=raw,tags"];
const LABELS = {
  "org.opencontainers.image.created": NOW,
  "org.opencontainers.image.description": "This your first repo!",
  "org.opencontainers.image.licenses": "MIT",
  "org.opencontainers.image.revision": SHA,
  "org.opencontainers.image.source": "https://github.com/octocat/Hello-World",
  "org.opencontainers.image.title": "Hello-World",
  "org.opencontainers.image.url": "https://github.com/octocat/Hello-World",
  "org.opencontainers.image.version": "dev",
};
const TAGS = ["user/app:dev", "user/app:my", "user/app:custom", "user/app:tags"];
const annotationsAt = (level: string): string[] => Object.entries(LABELS).map(([name, value]) => `${level}:${name}=${value}`);

function readBake(path: string | undefined): unknown {
  return JSON.parse(readFileSync(path ?? "", "utf8"));
}

describe("outputs", () => {
  test("are those of docker/metadata-action, labels and annotations by name (meta.test.ts json01)", async () => {
    const { outputs } = await runMetadata(DEV, { images: "user/app", tags: RULES });
    expect(outputs).toMatchObject({
      version: "dev",
      tags: TAGS.join("\n"),
      "tag-names": "dev\nmy\ncustom\ntags",
      labels: Object.entries(LABELS).map(([name, value]) => `${name}=${value}`).join("\n"),
      annotations: annotationsAt("manifest").join("\n"),
    });
    expect(JSON.parse(outputs["json"] ?? "")).toEqual({ tags: TAGS, "tag-names": ["dev", "my", "custom", "tags"], labels: LABELS, annotations: annotationsAt("manifest") });
  });

  test("annotations have levels of their own: DOCKER_METADATA_ANNOTATIONS_LEVELS", async () => {
    const { outputs } = await runMetadata(withEnv(DEV, { DOCKER_METADATA_ANNOTATIONS_LEVELS: "index,manifest-descriptor" }), { images: "user/app", tags: RULES });
    const both = [...annotationsAt("index"), ...annotationsAt("manifest-descriptor")];
    expect(outputs["annotations"]).toBe(both.join("\n"));
    expect(readBake(outputs["bake-file-annotations"])).toEqual({ target: { "docker-metadata-action": { annotations: both } } });
  });

  test("annotations and labels are added and replaced each by themselves (meta.test.ts latest09)", async () => {
    const { outputs } = await runMetadata(DEV, { labels: ["maintainer=CrazyMax", 'org.opencontainers.image.title=a "good" one'], annotations: "maintainer=Foo" });
    expect(outputs["labels"]?.split("\n")).toEqual(expect.arrayContaining(["maintainer=CrazyMax", 'org.opencontainers.image.title=a "good" one']));
    expect(outputs["annotations"]?.split("\n")).toEqual(expect.arrayContaining(["manifest:maintainer=Foo", "manifest:org.opencontainers.image.title=Hello-World"]));
    expect(outputs["labels"]).not.toContain("Foo");
  });

  test.each([[" "], [","], [" | "]])("stand apart by the separators, blanks included: %j (meta.test.ts sepTags)", async (separator) => {
    const { outputs } = await runMetadata(DEV, { images: "user/app", tags: RULES, "sep-tags": separator, "sep-labels": separator, "sep-annotations": separator });
    expect(outputs["tags"]).toBe(TAGS.join(separator));
    expect(outputs["tag-names"]).toBe(["dev", "my", "custom", "tags"].join(separator));
    expect(outputs["labels"]).toBe(Object.entries(LABELS).map(([name, value]) => `${name}=${value}`).join(separator));
    expect(outputs["annotations"]).toBe(annotationsAt("manifest").join(separator));
  });

  test("are variables of later steps as well: DOCKER_METADATA_OUTPUT_*, unless DOCKER_METADATA_SET_OUTPUT_ENV is false", async () => {
    const { outputs, exported } = await runMetadata(DEV, { images: "user/app", tags: RULES });
    expect(exported).toEqual(Object.fromEntries(Object.entries(outputs).map(([name, value]) => [`DOCKER_METADATA_OUTPUT_${name.toUpperCase().replaceAll("-", "_")}`, value])));
    expect(Object.keys(exported).toSorted()).toEqual(
      ["ANNOTATIONS", "BAKE_FILE", "BAKE_FILE_ANNOTATIONS", "BAKE_FILE_LABELS", "BAKE_FILE_TAGS", "JSON", "LABELS", "TAGS", "TAG_NAMES", "VERSION"].map((name) => `DOCKER_METADATA_OUTPUT_${name}`),
    );
    expect((await runMetadata(withEnv(DEV, { DOCKER_METADATA_SET_OUTPUT_ENV: "false" }), {})).exported).toEqual({});
    await expect(runMetadata(withEnv(DEV, { DOCKER_METADATA_SET_OUTPUT_ENV: "never" }), {})).rejects.toThrow('DOCKER_METADATA_SET_OUTPUT_ENV is "never", which is no boolean.');
  });

  test("of a run that no rule is for are empty, and a warning says so", async () => {
    const { outputs, lines } = await runMetadata(DEV, { images: "user/app", tags: "type=ref,event=tag" });
    expect([outputs["version"], outputs["tags"], outputs["tag-names"]]).toEqual(["", "", ""]);
    expect(lines.map(({ level, text }) => `${level}: ${text}`)).toContain("warning: No rule in tags gives this run a tag.");
  });
});

describe("bake files", () => {
  test("define tags, labels and annotations for the target, together and apart (meta.test.ts bakeFile01, bakeFileTagsLabels01)", async () => {
    const { outputs } = await runMetadata(DEV, { images: "user/app", tags: RULES, labels: "invalid" });
    const args = { DOCKER_META_IMAGES: "user/app", DOCKER_META_VERSION: "dev" };
    expect(readBake(outputs["bake-file-tags"])).toEqual({ target: { "docker-metadata-action": { tags: TAGS, args } } });
    expect(readBake(outputs["bake-file-labels"])).toEqual({ target: { "docker-metadata-action": { labels: LABELS } } });
    expect(readBake(outputs["bake-file-annotations"])).toEqual({ target: { "docker-metadata-action": { annotations: annotationsAt("manifest") } } });
    expect(readBake(outputs["bake-file"])).toEqual({ target: { "docker-metadata-action": { tags: TAGS, labels: LABELS, args } } });
  });

  test.each<[string, Parameters<typeof runMetadata>[0], Record<string, string | string[]>, string, string[], object]>([
    ["bakeFile02", DEV, { images: "user/app", tags: RULES.slice(0, 2) }, "docker-metadata-action", TAGS.slice(0, 2), { DOCKER_META_IMAGES: "user/app", DOCKER_META_VERSION: "dev" }],
    ["bakeFile03", tag("release1"), { images: "user/app", tags: "type=ref,event=tag", "bake-target": "meta", "latest-guard": "false" }, "meta", ["user/app:release1", "user/app:latest"], { DOCKER_META_IMAGES: "user/app", DOCKER_META_VERSION: "release1" }],
    ["bakeFile04", tag("20200110-RC2"), { images: "user/app", tags: "type=match,pattern=\\d{8}", flavor: "latest=false" }, "docker-metadata-action", ["user/app:20200110"], { DOCKER_META_IMAGES: "user/app", DOCKER_META_VERSION: "20200110" }],
    ["bakeFile06", tag("v1.1.1"), { images: ["org/app", "ghcr.io/user/app"], tags: "type=raw,my" }, "docker-metadata-action", ["org/app:my", "ghcr.io/user/app:my"], { DOCKER_META_IMAGES: "org/app,ghcr.io/user/app", DOCKER_META_VERSION: "my" }],
    ["without a tag", DEV, { images: "user/app", tags: "type=ref,event=tag" }, "docker-metadata-action", [], { DOCKER_META_IMAGES: "user/app" }],
  ])("name the target and its variables (meta.test.ts %s)", async (_source, of, inputs, target, tags, args) => {
    expect(readBake((await runMetadata(of, inputs)).outputs["bake-file-tags"])).toEqual({ target: { [target]: { tags, args } } });
  });

  test("lie in a folder of the job, or in bake-folder", async () => {
    const folder = temporaryFolder();
    const own = await runMetadata(DEV, {}, folder);
    expect(own.outputs["bake-file-tags"]).toMatch(new RegExp(`^${folder}/plimsoll-metadata-\\w+/docker-metadata-action-bake-tags\\.json$`));
    expect((await runMetadata(DEV, { "bake-folder": "bake" }, folder)).outputs["bake-file"]).toBe(join(folder, "bake/docker-metadata-action-bake.json"));
  });
});

describe("what labels say of the repository", () => {
  const env = { GITHUB_REPOSITORY: "octocat/Hello-World" };
  const repository = { name: "Hello-World", description: "Asked", html_url: "https://github.example/octocat/Hello-World", default_branch: "master", license: { spdx_id: "Apache-2.0" } };

  test("is the event's, and nobody is asked", async () => {
    const api = await startApi({});
    const { outputs } = await runMetadata(withEnv(DEV, { ...env, GITHUB_API_URL: api.url }), {});
    expect(outputs["labels"]).toContain("description=This your first repo!");
    expect(api.requests).toEqual([]);
  });

  test("is one line each, whatever the forge lets in a description", async () => {
    const of = { ...DEV, payload: { repository: { ...repository, description: "A tool.\r\norg.opencontainers.image.licenses=none" } } };
    const { outputs } = await runMetadata(of, {});
    expect(outputs["labels"]?.split("\n")).toEqual(expect.arrayContaining(["org.opencontainers.image.description=A tool. org.opencontainers.image.licenses=none", "org.opencontainers.image.licenses=Apache-2.0"]));
    expect(outputs["labels"]?.split("\n")).toHaveLength(8);
  });

  test("is the forge's where the event has none, with the token", async () => {
    const api = await startApi({ "/repos/octocat/Hello-World": repository });
    const of = { ...withEnv(DEV, { ...env, GITHUB_API_URL: api.url }), payload: {} };
    const { outputs } = await runMetadata(of, { "github-token": "secret-token" });
    expect(outputs["labels"]?.split("\n")).toEqual(expect.arrayContaining(["org.opencontainers.image.description=Asked", "org.opencontainers.image.licenses=Apache-2.0", "org.opencontainers.image.url=https://github.example/octocat/Hello-World"]));
    expect(api.requests).toEqual(["GET /repos/octocat/Hello-World token secret-token"]);
  });

  test("is what the run itself knows where the forge refuses, with a notice and no error", async () => {
    const api = await startApi({});
    const of = { ...withEnv(DEV, { ...env, GITHUB_API_URL: api.url, GITHUB_SERVER_URL: "https://github.example" }), payload: {} };
    const { outputs, lines } = await runMetadata(of, {});
    expect(outputs["labels"]?.split("\n")).toEqual(expect.arrayContaining(["org.opencontainers.image.title=Hello-World", "org.opencontainers.image.url=https://github.example/octocat/Hello-World", "org.opencontainers.image.description="]));
    expect(lines.filter(({ level }) => level === "notice").map(({ text }) => text)).toEqual([expect.stringMatching(/^The forge does not say what repository this is/)]);
  });

  test("is git's on a laptop, without credentials in the address", async () => {
    const folder = temporaryFolder();
    const git = (...args: string[]): unknown => execFileSync("git", ["-C", folder, ...args]);
    git("init", "-q");
    git("remote", "add", "origin", "https://user:secret@git.example/acme/api.git");
    const { outputs } = await runMetadata({ env: {}, payload: {} }, { tags: "type=raw,value=a" }, folder);
    expect(outputs["labels"]?.split("\n")).toEqual(expect.arrayContaining(["org.opencontainers.image.title=api", "org.opencontainers.image.source=https://git.example/acme/api"]));
  });
});

test.each([
  ["GitHub", "", "/repos/octocat/Hello-World/commits/"],
  ["Gitea", "/api/v1", "/api/v1/repos/octocat/Hello-World/git/commits/"],
])("the commit's date is asked of the forge where neither the event nor git has it: %s", async (_forge, path, asked) => {
  const api = await startApi({ [`${asked}${SHA}`]: { sha: SHA, commit: { committer: { date: "2019-05-06T07:08:09Z" } } } });
  const of = { ...withEnv(branch("dev"), { GITHUB_REPOSITORY: "octocat/Hello-World", GITHUB_API_URL: `${api.url}${path}` }), payload: { repository: { name: "Hello-World" } } };
  const dated = await runMetadata(of, { tags: "type=raw,value={{commit_date 'YYYY-MM-DD'}}" });
  expect([dated.outputs["version"], api.requests]).toEqual(["2019-05-06", [`GET ${asked}${SHA}`]]);
  await runMetadata(of, { tags: "type=sha" });
  expect(api.requests).toHaveLength(1);
});

test("context: git takes the branch that is checked out where the event says another", async () => {
  const folder = temporaryFolder();
  const git = (...args: string[]): unknown => execFileSync("git", ["-C", folder, "-c", "user.name=a", "-c", "user.email=a@example.com", ...args]);
  git("init", "-q", "-b", "checked-out");
  git("commit", "-q", "--allow-empty", "-m", "first");
  const versionIn = async (context: string): Promise<string | undefined> => (await runMetadata(DEV, { tags: "type=ref,event=branch", context }, folder)).outputs["version"];
  expect([await versionIn("workflow"), await versionIn("git")]).toEqual(["dev", "checked-out"]);
});

describe("latest and what is published", () => {
  const of = tag("v1.9.5");

  test("stays where a newer version is, and moves in the image that has an older one; latest-guard: false moves it in both", async () => {
    const registry = await startWorld();
    for (const [repository, version] of [["o/new", "2.0.0"], ["o/old", "1.9.4"]] as const) keepImage(registry, repository, imageFor("linux/amd64", { config: { config: { Labels: { [VERSION]: version } } } }), "latest");
    const host = new URL(registry.url).host;
    const inputs = { images: [`${host}/o/new`, `${host}/o/old`, `${host}/o/none`], tags: "type=semver,pattern={{version}}" };
    const { outputs, lines } = await runMetadata(of, inputs);
    expect(outputs["tags"]?.split("\n")).toEqual([`${host}/o/new:1.9.5`, `${host}/o/old:1.9.5`, `${host}/o/old:latest`, `${host}/o/none:1.9.5`, `${host}/o/none:latest`]);
    expect(outputs["tag-names"]).toBe("1.9.5\nlatest");
    expect(lines.filter(({ level }) => level === "notice").map(({ text }) => text)).toEqual([`${host}/o/new:latest stays where it is: it names 2.0.0, and this is 1.9.5. With latest-guard: false it is given all the same.`]);
    expect((await runMetadata(of, { ...inputs, images: `${host}/o/new` })).outputs["tag-names"]).toBe("1.9.5");
    const asked = registry.requests.length;
    expect((await runMetadata(of, { ...inputs, "latest-guard": "false" })).outputs["tags"]).toContain(`${host}/o/new:latest`);
    expect(registry.requests.length).toBe(asked);
  });

  test("is compared by the git tag where no rule is of it", async () => {
    const registry = await startWorld();
    keepImage(registry, "o/new", imageFor("linux/amd64", { config: { config: { Labels: { [VERSION]: "2.0.0" } } } }), "latest");
    const image = `${new URL(registry.url).host}/o/new`;
    expect((await runMetadata(of, { images: image, tags: "type=raw,value=stable", flavor: "latest=true" })).outputs["tags"]).toBe(`${image}:stable`);
  });

  test("is compared where a rule gives it by its name, too", async () => {
    const registry = await startWorld();
    for (const [repository, version] of [["o/new", "2.0.0"], ["o/old", "1.9.4"]] as const) keepImage(registry, repository, imageFor("linux/amd64", { config: { config: { Labels: { [VERSION]: version } } } }), "latest");
    const host = new URL(registry.url).host;
    const inputs = { images: [`${host}/o/new`, `${host}/o/old`], tags: ["type=semver,pattern={{version}}", "type=raw,value=latest"], flavor: "latest=false" };
    expect((await runMetadata(of, inputs)).outputs["tags"]?.split("\n")).toEqual([`${host}/o/new:1.9.5`, `${host}/o/old:1.9.5`, `${host}/o/old:latest`]);
    expect((await runMetadata(of, { ...inputs, "latest-guard": "false" })).outputs["tags"]).toContain(`${host}/o/new:latest`);
  });

  test("what cannot be compared is given, with a notice that says so", async () => {
    const registry = await startWorld();
    const host = new URL(registry.url).host;
    registry.faults.push({ on: /latest/, times: 1000, answer: { kind: "refuse", status: 403 } });
    const { outputs, lines } = await runMetadata(of, { images: `${host}/o/app` });
    expect(outputs["tag-names"]).toBe("v1.9.5\nlatest");
    expect(lines.filter(({ level }) => level === "notice").map(({ text }) => text)).toEqual([expect.stringContaining(`Whether ${host}/o/app:latest would move backwards is not known`)]);
    const bare = await runMetadata(of, {});
    expect(bare.lines.filter(({ level }) => level === "notice").map(({ text }) => text)).toEqual(["Whether latest would move backwards is not known: images names none whose latest could be read."]);
  });
});

test("a registry that does not answer holds nothing up: latest is given, with a notice", async () => {
  const silent = createServer();
  await new Promise<void>((listening) => void silent.listen(0, "127.0.0.1", listening));
  onTestFinished(() => void silent.close());
  const image = `127.0.0.1:${(silent.address() as AddressInfo).port}/o/app`;
  const host = fakeHost({ env: { DOCKER_CONFIG: temporaryFolder() } });
  const evaluated = { version: "1.0.0", names: ["1.0.0"], latest: "latest", released: { numbers: [1, 0, 0], prerelease: [] }, withheld: null, warnings: [] };
  expect([...(await findHeld(host, NO_REACH, [image], evaluated, { limitMs: 200 }))]).toEqual([]);
  expect(host.lines.map(({ text }) => text)).toEqual([`Whether ${image}:latest would move backwards is not known: there was no answer within 200 ms.`]);
});

describe("on a terminal", () => {
  async function onTerminal(inputs: Readonly<Record<string, string>>, dryRun: boolean): Promise<{ folder: string; written: string }> {
    const folder = temporaryFolder();
    let written = "";
    const cli: CliContext = { format: "text", output: null, dryRun, color: false, width: 80, write: (data) => Promise.resolve(void (written += data)) };
    const host = fakeHost({ kind: "terminal", directory: folder, env: { PATH: process.env["PATH"] }, now: new Date(NOW), inputs });
    await run(host, await readJudgedInputs(declaration, host, (read) => findMistakes(host, read)), cli);
    return { folder, written };
  }

  test("everything is printed as JSON, and no bake file written unless bake-folder says where", async () => {
    const { written } = await onTerminal({ images: "ghcr.io/acme/api", tags: "type=semver,pattern={{version}},value=1.2.3", flavor: "latest=false" }, false);
    expect(JSON.parse(written)).toMatchObject({ version: "1.2.3", tags: ["ghcr.io/acme/api:1.2.3"], "tag-names": ["1.2.3"], labels: { [VERSION]: "1.2.3" } });
    expect(existsSync(join((await onTerminal({ tags: "type=raw,value=a", "bake-folder": "bake" }, false)).folder, "bake/docker-metadata-action-bake-tags.json"))).toBe(true);
  });

  test("--dry-run prints the same and writes nothing", async () => {
    const { folder, written } = await onTerminal({ tags: "type=raw,value=a", "bake-folder": "bake" }, true);
    expect(JSON.parse(written)).toMatchObject({ version: "a" });
    expect(existsSync(join(folder, "bake"))).toBe(false);
  });
});
