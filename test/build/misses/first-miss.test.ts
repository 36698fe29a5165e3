import { chmod, symlink } from "node:fs/promises";
import { join } from "node:path";
import { describe, expect, onTestFinished, test } from "vitest";
import { formatFirstMiss } from "../../../src/build/misses/first-miss.ts";
import type { BuildStatistics } from "../../../src/build/misses/statistics.ts";
import { contextWith, firstMiss, tell, write, type MadeUpStep, type ToldBuild } from "./builds.ts";

const DOCKERFILE = "FROM node:24\nARG VERSION\nWORKDIR /app\nCOPY package.json .\nRUN npm ci\nCOPY src src\nRUN make\n";
const NAMES = ["WORKDIR /app", "COPY package.json .", "RUN npm ci", "COPY src src", "RUN make"];
const FILES = { "package.json": "{}", "src/app.ts": "one", "src/lib/a.ts": "a" };

/** The build of that file, with so many of its steps from the cache. */
function steps(cached: number, names = NAMES, base = "aaa"): MadeUpStep[] {
  const all = names.map((name, index) => ({ name: `[${index + 2}/${names.length + 1}] ${name}`, isCached: index < cached }));
  return [{ name: `[1/${names.length + 1}] FROM docker.io/library/node:24@sha256:${base}`, isIdle: true }, ...all];
}

/** Two builds, the second with `cached` steps from the cache, and what is told of its first miss. */
async function between(first: Partial<ToldBuild>, second: Partial<ToldBuild>, cached: number, names = NAMES): Promise<string | null> {
  const before = await tell({ dockerfile: DOCKERFILE, steps: steps(0, names), ...first });
  return await firstMiss({ dockerfile: DOCKERFILE, steps: steps(cached, names), before, ...second });
}

const NOTHING = "nothing it reads changed: its layer was not in the cache any more";

describe("the first miss", () => {
  test("is none where all steps were cached", async () => {
    expect(await between({}, {}, 5)).toBeNull();
  });

  test("is that no build is known of, where there are no notes", async () => {
    expect(await firstMiss({ dockerfile: DOCKERFILE, steps: steps(0) })).toBe("`WORKDIR /app` (Dockerfile:3): first build of this image: no cache yet");
  });

  test("is not said to be the first build's where nothing keeps notes", async () => {
    expect(await firstMiss({ dockerfile: DOCKERFILE, steps: steps(0), before: "unknown" })).toBe("`WORKDIR /app` (Dockerfile:3): what it read in the build before is not known here");
  });

  test("is that no-cache was asked for", async () => {
    expect(await between({}, { isUncached: true, buildArguments: ["VERSION=2"] }, 0)).toBe("`WORKDIR /app` (Dockerfile:3): no-cache was asked for");
  });

  test("is that no-cache-filter names the stage, and not where it names another", async () => {
    const dockerfile = "FROM node:24 AS deps\nRUN npm ci\n";
    const build = [{ name: "[deps 1/2] FROM docker.io/library/node:24@sha256:aaa" }, { name: "[deps 2/2] RUN npm ci" }];
    const before = await tell({ dockerfile, steps: build });
    expect(await firstMiss({ dockerfile, steps: build, before, uncachedStages: ["Deps"] })).toBe("`RUN npm ci` (Dockerfile:2): no-cache-filter names its stage, deps");
    expect(await firstMiss({ dockerfile, steps: build, before, uncachedStages: ["dep"] })).toBe(`\`RUN npm ci\` (Dockerfile:2): ${NOTHING}`);
  });

  test("is that a layer was not in the cache any more, where nothing that counts changed", async () => {
    expect(await between({}, {}, 2)).toBe(`\`RUN npm ci\` (Dockerfile:5): ${NOTHING}`);
  });

  test("has no reason where the notes of the build before are another version's or torn, and does not call the build the first", async () => {
    const notKnown = "`WORKDIR /app` (Dockerfile:3): what it read in the build before is not known here";
    for (const notes of [{ version: 2 }, { version: 1, salt: "x", steps: {} }, { version: 1, salt: "07".repeat(16), steps: [], scopes: 1, bases: null }]) {
      expect(await firstMiss({ dockerfile: DOCKERFILE, steps: steps(0), before: notes })).toBe(notKnown);
    }
  });
});

describe("a file that changed", () => {
  async function change(files: Readonly<Record<string, string>>, cached: number, dockerfile = DOCKERFILE, names = NAMES): Promise<string | null> {
    const folder = contextWith(onTestFinished, FILES);
    const before = await tell({ dockerfile, steps: steps(0, names), folder });
    write(folder, files);
    return await firstMiss({ dockerfile, steps: steps(cached, names), folder, before });
  }

  test("is named, by the step that takes it", async () => {
    expect(await change({ "package.json": "{} " }, 1)).toBe("`COPY package.json .` (Dockerfile:4): package.json changed");
  });

  test("is not named by a step that does not take it", async () => {
    expect(await change({ "src/app.ts": "two" }, 1)).toBe(`\`COPY package.json .\` (Dockerfile:4): ${NOTHING}`);
  });

  test("is told of with its folder, and others are counted", async () => {
    expect(await change({ "src/app.ts": "two" }, 3)).toBe("`COPY src src` (Dockerfile:6): src/app.ts changed");
    expect(await change({ "src/app.ts": "two", "src/lib/a.ts": "b" }, 3)).toBe("`COPY src src` (Dockerfile:6): src/app.ts changed, and 1 more is different");
  });

  test("that is new is called so, and stands behind one that changed", async () => {
    expect(await change({ "src/a-new.ts": "" }, 3)).toBe("`COPY src src` (Dockerfile:6): src/a-new.ts is new");
    expect(await change({ "src/a-new.ts": "", "src/lib/a.ts": "b" }, 3)).toBe("`COPY src src` (Dockerfile:6): src/lib/a.ts changed, and 1 more is different");
  });

  test("that .dockerignore leaves out is gone, and one that it left out anyway is no reason", async () => {
    expect(await change({ ".dockerignore": "src/lib\n" }, 3)).toBe("`COPY src src` (Dockerfile:6): src/lib/a.ts is gone, or .dockerignore leaves it out");
    const folder = contextWith(onTestFinished, { ...FILES, ".dockerignore": "src/lib\n" });
    const before = await tell({ dockerfile: DOCKERFILE, steps: steps(0), folder });
    write(folder, { "src/lib/a.ts": "b" });
    expect(await firstMiss({ dockerfile: DOCKERFILE, steps: steps(3), folder, before })).toBe(`\`COPY src src\` (Dockerfile:6): ${NOTHING}`);
  });

  test("may be only its mode, and a time is no change", async () => {
    const folder = contextWith(onTestFinished, FILES);
    const before = await tell({ dockerfile: DOCKERFILE, steps: steps(0), folder });
    write(folder, FILES);
    expect(await firstMiss({ dockerfile: DOCKERFILE, steps: steps(3), folder, before })).toBe(`\`COPY src src\` (Dockerfile:6): ${NOTHING}`);
    await chmod(join(folder, "src/app.ts"), 0o755);
    expect(await firstMiss({ dockerfile: DOCKERFILE, steps: steps(3), folder, before })).toBe("`COPY src src` (Dockerfile:6): src/app.ts has another mode");
  });

  test("counts for a RUN that mounts it, and not for one that mounts another", async () => {
    const dockerfile = "FROM node:24\nRUN --mount=type=bind,source=src,target=/src make\n";
    const names = ["RUN --mount=type=bind,source=src,target=/src make"];
    expect(await change({ "src/app.ts": "two" }, 0, dockerfile, names)).toBe("`RUN --mount=type=bind,source=src,target=/src make` (Dockerfile:2): src/app.ts changed");
    expect(await change({ "package.json": "[]" }, 0, dockerfile, names)).toBe(`\`RUN --mount=type=bind,source=src,target=/src make\` (Dockerfile:2): ${NOTHING}`);
  });

  test("does not count where --exclude leaves it out", async () => {
    const dockerfile = "FROM node:24\nCOPY --exclude=**/*.md src src\n";
    const names = ["COPY --exclude=**/*.md src src"];
    expect(await change({ "src/README.md": "x" }, 0, dockerfile, names)).toBe(`\`COPY --exclude=**/*.md src src\` (Dockerfile:2): ${NOTHING}`);
    expect(await change({ "src/README.txt": "x" }, 0, dockerfile, names)).toBe("`COPY --exclude=**/*.md src src` (Dockerfile:2): src/README.txt is new");
  });

  test("is found through the value of an argument in the path", async () => {
    const dockerfile = "FROM node:24\nARG DIR=src\nCOPY ${DIR}/app.ts .\n";
    const names = ["COPY src/app.ts ."];
    expect(await change({ "src/app.ts": "two" }, 0, dockerfile, names)).toBe("`COPY ${DIR}/app.ts .` (Dockerfile:3): src/app.ts changed");
    expect(await change({ "src/lib/a.ts": "two" }, 0, dockerfile, names)).toBe(`\`COPY \${DIR}/app.ts .\` (Dockerfile:3): ${NOTHING}`);
  });

  test("is not ruled out where a link is copied by its name, whose end is not looked at", async () => {
    const folder = contextWith(onTestFinished, { "real.txt": "x" });
    await symlink("real.txt", join(folder, "link.txt"));
    const dockerfile = "FROM node:24\nCOPY link.txt .\n";
    const before = await tell({ dockerfile, steps: steps(0, ["COPY link.txt ."]), folder });
    expect(await firstMiss({ dockerfile, steps: steps(0, ["COPY link.txt ."]), folder, before })).toContain("or this changed: what it takes from the context");
  });

  test("is not claimed of a context that was not seen whole, nor of one that is not on this machine", async () => {
    const folder = contextWith(onTestFinished, FILES);
    const before = await tell({ dockerfile: DOCKERFILE, steps: steps(0), folder });
    const limits = { maxEntries: 1, maxMs: 1000 };
    expect(await firstMiss({ dockerfile: DOCKERFILE, steps: steps(3), folder, before, limits })).toBe("`COPY src src` (Dockerfile:6): its layer was not in the cache any more, or this changed: what it takes from the context (not all of it was read)");
    expect(await firstMiss({ dockerfile: DOCKERFILE, steps: steps(3), before })).toBe("`COPY src src` (Dockerfile:6): its layer was not in the cache any more, or this changed: what it takes from the context (not all of it was read)");
  });

  test("is told of by its folder where there are too many to name each", { timeout: 60_000 }, async () => {
    const many = Object.fromEntries(Array.from({ length: 4000 }, (_, index) => [`vendor/module-${index % 7}/file-${index}.ts`, String(index)]));
    const folder = contextWith(onTestFinished, { ...many, "src/app.ts": "one" });
    const dockerfile = "FROM node:24\nCOPY . .\n";
    const before = await tell({ dockerfile, steps: steps(0, ["COPY . ."]), folder });
    write(folder, { "vendor/module-3/file-3.ts": "other" });
    expect(await firstMiss({ dockerfile, steps: steps(0, ["COPY . ."]), folder, before })).toBe("`COPY . .` (Dockerfile:2): files in vendor/module-3/ changed");
    write(folder, { "vendor/module-3/file-3.ts": "3", "src/app.ts": "two" });
    expect(await firstMiss({ dockerfile, steps: steps(0, ["COPY . ."]), folder, before })).toBe("`COPY . .` (Dockerfile:2): src/app.ts changed");
  });
});

describe("an argument that changed", () => {
  test("counts for a RUN from where it is declared", async () => {
    expect(await between({ buildArguments: ["VERSION=1"] }, { buildArguments: ["VERSION=2"] }, 2)).toBe("`RUN npm ci` (Dockerfile:5): the build argument VERSION changed");
  });

  test("does not count for a RUN before it is declared, nor where no stage declares it", async () => {
    const dockerfile = "FROM node:24\nRUN make\nARG VERSION\nRUN other\n";
    const names = ["RUN make", "RUN other"];
    const change = (name: string, cached: number) => between({ dockerfile, buildArguments: [`${name}=1`] }, { dockerfile, buildArguments: [`${name}=2`] }, cached, names);
    expect(await change("VERSION", 0)).toBe(`\`RUN make\` (Dockerfile:2): ${NOTHING}`);
    expect(await change("VERSION", 1)).toBe("`RUN other` (Dockerfile:4): the build argument VERSION changed");
    expect(await change("HTTP_PROXY", 1)).toBe(`\`RUN other\` (Dockerfile:4): ${NOTHING}`);
  });

  test("counts for COPY only where COPY uses it", async () => {
    const dockerfile = "FROM node:24\nARG WHERE\nARG OTHER\nCOPY a.txt /${WHERE}/\n";
    const change = (name: string) => between({ dockerfile, buildArguments: [`${name}=1`] }, { dockerfile, buildArguments: [`${name}=2`] }, 0, ["COPY a.txt /x/"]);
    expect(await change("WHERE")).toBe("`COPY a.txt /${WHERE}/` (Dockerfile:4): the build argument WHERE changed");
    expect(await change("OTHER")).toBe("`COPY a.txt /${WHERE}/` (Dockerfile:4): its layer was not in the cache any more, or this changed: what it takes from the context (not all of it was read)");
  });

  test("may be set for the first time, or not any more", async () => {
    expect(await between({}, { buildArguments: ["VERSION=2"] }, 2)).toBe("`RUN npm ci` (Dockerfile:5): the build argument VERSION was not set before");
    expect(await between({ buildArguments: ["VERSION=2"] }, {}, 2)).toBe("`RUN npm ci` (Dockerfile:5): VERSION is not set any more");
  });

  test("is taken from the environment where it has no value", async () => {
    expect(await between({ buildArguments: ["VERSION"], env: { VERSION: "1" } }, { buildArguments: ["VERSION"], env: { VERSION: "2" } }, 2)).toBe("`RUN npm ci` (Dockerfile:5): the build argument VERSION changed");
    expect(await between({ buildArguments: ["VERSION"], env: { VERSION: "1" } }, { buildArguments: ["VERSION=1"], env: {} }, 2)).toBe(`\`RUN npm ci\` (Dockerfile:5): ${NOTHING}`);
  });

  test("counts through a global default, and through the stage that another begins with", async () => {
    const dockerfile = "ARG VERSION=1\nFROM node:24 AS base\nARG VERSION\nRUN one\nFROM base\nRUN two\n";
    const build = (isCached: boolean) => [
      { name: "[base 1/2] FROM docker.io/library/node:24@sha256:aaa" }, { name: "[base 2/2] RUN one", isCached }, { name: "[stage-1 1/1] RUN two", isCached: false },
    ];
    const before = await tell({ dockerfile, steps: build(false) });
    expect(await firstMiss({ dockerfile, steps: build(true), before, buildArguments: ["VERSION=2"] })).toBe("`RUN two` (Dockerfile:6): the build argument VERSION changed");
    expect(await firstMiss({ dockerfile, steps: build(true), before, buildArguments: ["VERSION=1"] })).toBe(`\`RUN two\` (Dockerfile:6): ${NOTHING}`);
  });

  test("is told of before a variable that only takes it over; without one the variable is", async () => {
    const dockerfile = "FROM node:24\nARG VERSION\nENV APP=v$VERSION\nRUN make\n";
    expect(await between({ dockerfile, buildArguments: ["VERSION=1"] }, { dockerfile, buildArguments: ["VERSION=2"] }, 0, ["RUN make"])).toBe("`RUN make` (Dockerfile:4): the build argument VERSION changed");
    expect(await between({ dockerfile: "FROM node:24\nENV APP=1\nRUN make\n" }, { dockerfile: "FROM node:24\nENV APP=2\nRUN make\n" }, 0, ["RUN make"])).toBe("`RUN make` (Dockerfile:3): the variable APP changed");
  });

  test("that looks like a secret, or holds one, is only named as possible: nothing of it is kept", async () => {
    const dockerfile = "FROM node:24\nARG API_TOKEN\nARG PLAIN\nRUN make\n";
    const hidden = "its layer was not in the cache any more, or this changed: the value of";
    expect(await between({ dockerfile, buildArguments: ["API_TOKEN=1"] }, { dockerfile, buildArguments: ["API_TOKEN=2"] }, 0, ["RUN make"])).toBe(`\`RUN make\` (Dockerfile:4): ${hidden} API_TOKEN (of what looks like a secret, nothing is kept)`);
    expect(await between({ dockerfile, buildArguments: ["PLAIN=hunter22"], secrets: ["hunter22"] }, { dockerfile, buildArguments: ["PLAIN=hunter22"], secrets: ["hunter22"] }, 0, ["RUN make"])).toBe(`\`RUN make\` (Dockerfile:4): ${hidden} PLAIN (of what looks like a secret, nothing is kept)`);
    expect(await between({ dockerfile, buildArguments: ["PLAIN=1"], secretArguments: ["PLAIN"] }, { dockerfile, buildArguments: ["PLAIN=1"], secretArguments: ["PLAIN"] }, 0, ["RUN make"])).toContain("the value of PLAIN");
  });

  test("is SOURCE_DATE_EPOCH for the folder that WORKDIR makes, and for no RUN", async () => {
    expect(await between({ buildArguments: ["SOURCE_DATE_EPOCH=1"] }, { buildArguments: ["SOURCE_DATE_EPOCH=2"] }, 0)).toBe("`WORKDIR /app` (Dockerfile:3): the build argument SOURCE_DATE_EPOCH changed");
    expect(await between({ buildArguments: ["SOURCE_DATE_EPOCH=1"] }, { buildArguments: ["SOURCE_DATE_EPOCH=2"] }, 2)).toBe(`\`RUN npm ci\` (Dockerfile:5): ${NOTHING}`);
  });
});

describe("the Dockerfile", () => {
  test("has an instruction that is new or was edited", async () => {
    const edited = DOCKERFILE.replace("npm ci", "npm install");
    const names = NAMES.map((name) => name.replace("npm ci", "npm install"));
    expect(await between({}, { dockerfile: edited, steps: steps(2, names) }, 2)).toBe("`RUN npm install` (Dockerfile:5): the instruction is new or was edited");
    const heredoc = (line: string) => `FROM node:24\nRUN <<EOF\n${line}\nEOF\n`;
    const run = ["RUN <<EOF (make one)"];
    expect(await between({ dockerfile: heredoc("make one") }, { dockerfile: heredoc("make two") }, 0, run)).toBe("`RUN <<EOF` (Dockerfile:2): the instruction is new or was edited");
  });

  test("is the same where only comments changed, and blanks that do not count", async () => {
    const moved = DOCKERFILE.replace("RUN npm ci", "RUN   npm ci  ").replace("COPY package.json .", "COPY  package.json  .");
    expect(await between({}, { dockerfile: `# why\n${moved}` }, 2)).toBe(`\`RUN npm ci\` (Dockerfile:6): ${NOTHING}`);
  });

  test.each([
    ["blanks in it", "RUN npm  ci"],
    ["another line in it", "RUN npm \\\n  ci"],
  ])("has a command that was edited, if only with %s", async (_what, run) => {
    expect(await between({}, { dockerfile: DOCKERFILE.replace("RUN npm ci", run) }, 2)).toBe("`RUN npm ci` (Dockerfile:5): the instruction is new or was edited");
  });

  test("lost an instruction before the one that missed", async () => {
    const dockerfile = "FROM node:24\nRUN one\nRUN two\n";
    expect(await between({ dockerfile, steps: steps(0, ["RUN one", "RUN two"]) }, { dockerfile: "FROM node:24\nRUN two\n" }, 0, ["RUN two"])).toBe("`RUN two` (Dockerfile:2): what stands before it in its stage was edited, taken out or moved");
  });

  test("sets another user or shell", async () => {
    const dockerfile = "FROM node:24\nUSER node\nRUN make\n";
    expect(await between({ dockerfile }, { dockerfile: dockerfile.replace("node\n", "root\n") }, 0, ["RUN make"])).toContain("the user, the folder or the shell that it runs with changed");
    expect(await between({ dockerfile }, { dockerfile: `${dockerfile}CMD x\nUSER root\n` }, 0, ["RUN make"])).toBe(`\`RUN make\` (Dockerfile:3): ${NOTHING}`);
  });

  test("is not needed to tell which step it was", async () => {
    const onbuild: MadeUpStep[] = [{ name: "[1/3] FROM docker.io/library/node:24@sha256:aaa" }, { name: "[2/3] ONBUILD RUN a" }, { name: "[3/3] RUN make" }];
    const dockerfile = "FROM node:24\nRUN make\n";
    const before = await tell({ dockerfile, steps: onbuild });
    expect(await firstMiss({ dockerfile, steps: onbuild, before })).toBe("`ONBUILD RUN a`: it could not be found in the Dockerfile, so nothing more is known");
    const cached = onbuild.map((step, index) => (index === 1 ? { ...step, isCached: true } : step));
    expect(await firstMiss({ dockerfile, steps: cached, before })).toBe(`\`RUN make\` (Dockerfile:2): ${NOTHING}`);
  });
});

describe("the base image", () => {
  const dockerfile = "FROM node:24\nRUN make\n";
  const build = (base: string): MadeUpStep[] => steps(0, ["RUN make"], base);

  test("changed, where its digest did", async () => {
    expect(await between({ dockerfile, steps: build("aaa") }, { dockerfile, steps: build("bbb") }, 0)).toBe("`RUN make` (Dockerfile:2): the base image node:24 changed");
  });

  test("is said to have changed in the Dockerfile, or through its argument", async () => {
    expect(await between({ dockerfile, steps: build("aaa") }, { dockerfile: "FROM node:26\nRUN make\n", steps: build("bbb") }, 0)).toBe("`RUN make` (Dockerfile:2): the base image changed from node:24 to node:26");
    const withArgument = "ARG NODE=24\nFROM node:${NODE}\nRUN make\n";
    expect(await between({ dockerfile: withArgument, steps: build("aaa") }, { dockerfile: withArgument, steps: build("bbb"), buildArguments: ["NODE=26"] }, 0)).toBe("`RUN make` (Dockerfile:3): the base image node:${NODE} changed: the build argument NODE changed");
  });

  test("of another stage is no reason", async () => {
    const two = "FROM go:1 AS tools\nRUN tool\nFROM node:24\nRUN make\n";
    const both = (tools: string): MadeUpStep[] => [
      { name: `[tools 1/2] FROM docker.io/library/go:1@sha256:${tools}`, isIdle: true, on: [] }, { name: "[stage-1 1/2] FROM docker.io/library/node:24@sha256:aaa", isIdle: true, on: [] }, { name: "[stage-1 2/2] RUN make" },
    ];
    expect(await between({ dockerfile: two, steps: both("aaa") }, { dockerfile: two, steps: both("bbb") }, 0)).toBe(`\`RUN make\` (Dockerfile:4): ${NOTHING}`);
  });

  test("may be one that COPY takes from", async () => {
    const copies = "FROM node:24\nCOPY --from=alpine:3 /bin/x /bin/x\n";
    const both = (digest: string): MadeUpStep[] => [
      { name: `FROM docker.io/library/alpine:3@sha256:${digest}`, on: [] }, { name: "[stage-0 1/2] FROM docker.io/library/node:24@sha256:aaa", on: [] }, { name: "[stage-0 2/2] COPY --from=alpine:3 /bin/x /bin/x" },
    ];
    expect(await between({ dockerfile: copies, steps: both("aaa") }, { dockerfile: copies, steps: both("bbb") }, 0)).toBe("`COPY --from=alpine:3 /bin/x /bin/x` (Dockerfile:2): the image alpine:3 that it takes from changed");
    expect(await between({ dockerfile: copies, steps: both("aaa") }, { dockerfile: copies, steps: both("aaa") }, 0)).toBe(`\`COPY --from=alpine:3 /bin/x /bin/x\` (Dockerfile:2): ${NOTHING}`);
  });

  test("is not ruled out where ADD takes what a server has", async () => {
    const adds = "FROM node:24\nADD https://example.com/x.tar /x\n";
    expect(await between({ dockerfile: adds }, { dockerfile: adds }, 0, ["ADD https://example.com/x.tar /x"])).toContain("or this changed: what https://example.com/x.tar serves");
  });
});

describe("which miss is the first", () => {
  const dockerfile = "FROM node:24 AS a\nRUN one\nRUN two\nFROM node:24 AS b\nRUN three\nCOPY --from=a /x /x\n";
  const build = (cached: readonly string[]): MadeUpStep[] => [
    { name: "[b 1/3] FROM docker.io/library/node:24@sha256:aaa", on: [] },
    { name: "[b 2/3] RUN three", on: ["[b 1/3] FROM docker.io/library/node:24@sha256:aaa"] },
    { name: "[a 2/3] RUN one", on: ["[b 1/3] FROM docker.io/library/node:24@sha256:aaa"] },
    { name: "[a 3/3] RUN two", on: ["[a 2/3] RUN one"] },
    { name: "[b 3/3] COPY --from=a /x /x", on: ["[b 2/3] RUN three", "[a 3/3] RUN two"] },
  ].map((step) => ({ ...step, isCached: cached.some((each) => step.name.endsWith(each)) }));

  async function missOf(cached: readonly string[], before: BuildStatistics): Promise<string | null> {
    return await firstMiss({ dockerfile, steps: build(cached), before });
  }

  test("is the first of the Dockerfile, whichever began first", async () => {
    const before = await tell({ dockerfile, steps: build([]) });
    expect(await missOf([], before)).toBe(`\`RUN one\` (Dockerfile:2): ${NOTHING}`);
  });

  test("is told in few words, with secrets hidden before they are cut", async () => {
    const long = `${"a".repeat(190)}/hunter22-${"b".repeat(200)}/${"c".repeat(100)}`;
    const folder = contextWith(onTestFinished, { [long]: "1" });
    const copies = "FROM node:24\nCOPY . .\n";
    const before = await tell({ dockerfile: copies, steps: steps(0, ["COPY . ."]), folder });
    write(folder, { [long]: "2" });
    const { firstMiss: miss } = await tell({ dockerfile: copies, steps: steps(0, ["COPY . ."]), folder, before, secrets: [`hunter22-${"b".repeat(200)}`] });
    expect(miss?.why).toBe(`${"a".repeat(190)}/***/${"c".repeat(100)} changed`);
    const shown = formatFirstMiss({ instruction: `RUN ${"x".repeat(200)}`, place: null, platform: null, why: `${"y".repeat(900)} changed` }, (text) => text);
    expect(shown).toBe(`\`RUN ${"x".repeat(75)}…\`: ${"y".repeat(200)}…${"y".repeat(191)} changed`);
  });

  test("is none that only followed from another's, also across stages", async () => {
    const before = await tell({ dockerfile, steps: build([]) });
    expect(await missOf(["RUN one", "RUN two"], before)).toBe(`\`RUN three\` (Dockerfile:5): ${NOTHING}`);
    expect(await missOf(["RUN one", "RUN three"], before)).toBe(`\`RUN two\` (Dockerfile:3): ${NOTHING}`);
    expect(await missOf(["RUN one", "RUN two", "RUN three"], before)).toBe(`\`COPY --from=a /x /x\` (Dockerfile:6): ${NOTHING}`);
  });

  test("names the platform where there are several, in a build that was recorded", async () => {
    const recordedFile = "FROM scratch AS base\nARG TARGETARCH\nCOPY busybox/${TARGETARCH} /bin/busybox\nRUN [\"/bin/busybox\", \"--install\", \"-s\", \"/bin\"]\n\nFROM base AS build\nWORKDIR /src\nCOPY hello.txt .\nRUN for i in 1 2 3; do echo \"line $i\"; sleep 0.2; done; echo to-stderr >&2\nRUN dd if=/dev/urandom of=/src/blob bs=1024 count=300 2>/dev/null\n\nFROM base\nCOPY --from=build /src /srv\n";
    const before = await tell({ dockerfile: recordedFile, steps: "success", platforms: ["linux/amd64"] });
    expect(await firstMiss({ dockerfile: recordedFile, steps: "two-platforms", platforms: ["linux/amd64", "linux/arm64"], before })).toBe(
      "`COPY busybox/${TARGETARCH} /bin/busybox` (Dockerfile:3, linux/arm64): first build for linux/arm64: no cache yet",
    );
    const second = await tell({ dockerfile: recordedFile, steps: "two-platforms", platforms: ["linux/amd64", "linux/arm64"], before });
    expect(await firstMiss({ dockerfile: recordedFile, steps: "two-platforms", platforms: ["linux/amd64", "linux/arm64"], before: second })).toBe(
      "`COPY busybox/${TARGETARCH} /bin/busybox` (Dockerfile:3, linux/arm64): its layer was not in the cache any more, or this changed: what it takes from the context (not all of it was read)",
    );
  });
});
