import { execFileSync } from "node:child_process";
import { join } from "node:path";
import { describe, expect, onTestFinished, test } from "vitest";
import { createSourceReader } from "../../../src/build/misses/source-files.ts";
import { compareTrees, growTree, readFileTree } from "../../../src/build/misses/file-tree.ts";
import { lstatSync } from "node:fs";
import { readNotes } from "../../../src/build/misses/notes.ts";
import { contextWith, tell, type MadeUpStep } from "./builds.ts";

const ALL = { takes: () => true, reaches: () => true };

describe("notes of a build", () => {
  const dockerfile = "FROM node:24\nARG VERSION\nARG API_TOKEN\nENV MODE=fast-and-loose\nCOPY a.txt .\nRUN make\n";
  const steps: MadeUpStep[] = [
    { name: "[1/3] FROM docker.io/library/node:24@sha256:aaa" }, { name: "[2/3] COPY a.txt .", seconds: 2 }, { name: "[3/3] RUN make", seconds: 9 },
  ];

  test("say of each step how long it took, what it stands on and what it reads", async () => {
    const folder = contextWith(onTestFinished, { "a.txt": "hello" });
    const { notes } = await tell({ dockerfile, steps, folder, buildArguments: ["VERSION=1.2.3"] });
    expect(Object.values(notes?.steps ?? {})).toMatchObject([
      { durationMs: 2000, after: null, base: 0, scope: null, files: expect.stringMatching(/^[0-9a-f]{12}$/) as string, images: {} },
      { durationMs: 9000, after: Object.keys(notes?.steps ?? {})[0], base: 0, scope: 0, files: null },
    ]);
    expect(notes?.bases).toEqual([{ image: "node:24", digest: expect.stringMatching(/^[0-9a-f]{12}$/) as string, uses: {} }]);
    expect(Object.keys(notes?.scopes[0] ?? {})).toEqual(["MODE", "VERSION"]);
    expect(notes?.files).toEqual({ "a.txt": expect.stringMatching(/^[\w-]{4}$/) as string });
  });

  test("hold no value of an argument or a variable, and of a secret not even a hash", async () => {
    const { notes } = await tell({ dockerfile, steps, buildArguments: ["VERSION=1.2.3", "API_TOKEN=t0p5ecret"] });
    const text = JSON.stringify(notes);
    for (const value of ["1.2.3", "t0p5ecret", "fast-and-loose", "make"]) expect(text).not.toContain(value);
    expect(notes?.scopes[0]).toMatchObject({ API_TOKEN: null });
  });

  test("keep nothing of a variable that takes a secret over", async () => {
    const { notes } = await tell({ dockerfile: "FROM node:24\nARG API_TOKEN\nENV PLAIN=x-$API_TOKEN OTHER=1\nRUN make\n", steps, buildArguments: ["API_TOKEN=1"] });
    expect(notes?.scopes[0]).toEqual({ API_TOKEN: null, OTHER: expect.stringMatching(/^[0-9a-f]{12}$/) as string, PLAIN: null });
  });

  test("keep nothing of a secret that USER or WORKDIR has in it", async () => {
    const settings = async (token: string): Promise<unknown[]> => {
      const { notes } = await tell({ dockerfile: "FROM node:24\nARG API_TOKEN\nUSER u$API_TOKEN\nWORKDIR /w/$API_TOKEN\nRUN make\n", steps: steps.slice(0, 1), buildArguments: [`API_TOKEN=${token}`] });
      return Object.values(notes?.steps ?? {}).map(({ setting }) => setting);
    };
    expect(await settings("one")).toEqual(await settings("two"));
  });

  test("take no time where a variable doubles itself over and over, and are none where there are thousands of instructions", { timeout: 20_000 }, async () => {
    const doubled = Array.from({ length: 90 }, (_, index) => `ENV A${index + 1}=$A${index}$A${index}\n`).join("");
    const { notes } = await tell({ dockerfile: `FROM node:24\nENV A0=0123456789\n${doubled}RUN make\n`, steps: [{ name: "[2/2] RUN make" }] });
    expect(Object.keys(notes?.scopes[0] ?? {})).toHaveLength(91);
    const many = Array.from({ length: 10_000 }, (_, index) => `ENV A${index} 1\n`).join("");
    expect((await tell({ dockerfile: `FROM node:24\n${many}RUN make\n`, steps: [{ name: "[2/2] RUN make" }] })).notes).toBeNull();
  });

  test("have the same IDs from build to build, with the salt of the first", async () => {
    const first = await tell({ dockerfile, steps });
    const second = await tell({ dockerfile: `# moved\n\n${dockerfile}`, steps, before: { ...first.notes, salt: "ab".repeat(16), steps: {} } });
    const third = await tell({ dockerfile, steps, before: first });
    expect(Object.keys(third.notes?.steps ?? {})).toEqual(Object.keys(first.notes?.steps ?? {}));
    expect(third.notes?.salt).toBe("07".repeat(16));
    expect(second.notes?.salt).toBe("ab".repeat(16));
    expect(Object.keys(second.notes?.steps ?? {})).not.toEqual(Object.keys(first.notes?.steps ?? {}));
  });

  test("are not read beyond what is ever written of them, whoever filled the cache", () => {
    const names = Object.fromEntries(Array.from({ length: 50_000 }, (_, index) => [`N${index}`, "x"]));
    const read = readNotes({ version: 1, salt: "07".repeat(16), steps: {}, scopes: [names, ...Array.from({ length: 50_000 }, () => ({}))], bases: [{ image: "a", uses: { ok: null, no: 1, __proto__: null, constructor: "x" } }] });
    expect(read?.scopes).toHaveLength(2000);
    expect(Object.keys(read?.scopes[0] ?? {})).toHaveLength(2000);
    expect(read?.bases).toEqual([{ image: "a", digest: null, uses: { ok: null, constructor: "x" } }]);
  });

  test("leave out the stages that are not built", async () => {
    const { notes } = await tell({ dockerfile: "FROM node:24 AS test\nRUN tests\nFROM node:24 AS app\nRUN make\n", steps: [{ name: "[app 2/2] RUN make" }], target: "app" });
    expect(Object.keys(notes?.steps ?? {})).toEqual([expect.stringMatching(/^app\/\/[0-9a-f]{12}\/1$/) as string]);
  });

  test("take at most 64 KiB, of however many files, steps and variables", { timeout: 60_000 }, async () => {
    const files = Object.fromEntries(Array.from({ length: 3000 }, (_, index) => [`lib/${index % 50}/a-rather-long-name-of-a-file-${index}.ts`, ""]));
    const folder = contextWith(onTestFinished, files);
    const many = Array.from({ length: 300 }, (_, index) => `ARG SOME_RATHER_LONG_NAME_${index}=${index}\nRUN step ${index}\n`).join("");
    const { notes } = await tell({ dockerfile: `FROM node:24\nCOPY . .\n${many}`, steps, folder });
    expect(Buffer.byteLength(JSON.stringify(notes))).toBeLessThanOrEqual(64 * 1024);
    expect(Object.keys(notes?.steps ?? {}).length).toBeGreaterThan(10);
    expect(notes?.files).not.toEqual({});
  });

  test("name the folders where a context has thousands in one", { timeout: 60_000 }, async () => {
    const files = Object.fromEntries(Array.from({ length: 5000 }, (_, index) => [`only/${index}-with-a-rather-long-name`, ""]));
    const folder = contextWith(onTestFinished, { ...files, "src/app.ts": "" });
    const { notes } = await tell({ dockerfile: "FROM node:24\nCOPY . .\n", steps, folder });
    expect(notes?.files).toEqual({ "only/": expect.stringMatching(/^[\w-]{8}$/) as string, src: { "app.ts": expect.any(String) as string } });
  });
});

describe("trees of files", () => {
  const leaves = new Map([["a/b/one", "AAAA"], ["a/b/two", "BBBB"], ["a/three", "CCCC"], ["four", "DDDD"]]);

  test("are compared where one of them is folded and the other is not", () => {
    const [whole, small] = [growTree(leaves, 10_000), growTree(leaves, 45)];
    expect(small).toEqual({ "a/": expect.any(String) as string, four: "DDDD" });
    expect(compareTrees(whole, small, ALL)).toEqual([]);
    expect(compareTrees(small, growTree(new Map([...leaves, ["a/b/two", "XXXX"]]), 10_000), ALL)).toEqual([{ path: "a/", what: "changed" }]);
    expect(compareTrees(growTree(leaves, 5), whole, ALL)).toEqual([]);
    expect(compareTrees(growTree(leaves, 5), growTree(new Map([...leaves, ["four", "XXXX"]]), 10_000), ALL)).toEqual([{ path: "", what: "changed" }]);
  });

  test("say nothing of what was not read on one side", () => {
    const unread = growTree(new Map([...leaves, ["a/b/two", "~5k"], ["four", "~1"]]), 10_000);
    expect(compareTrees(unread, growTree(leaves, 10_000), ALL)).toEqual([]);
    expect(compareTrees(unread, growTree(leaves, 45), ALL)).toEqual([]);
    expect(compareTrees(unread, growTree(new Map([...leaves, ["a/b/two", "~5l"], ["four", "~1"]]), 10_000), ALL)).toEqual([{ path: "a/b/two", what: "changed" }]);
  });

  test("know a file that became a folder, and names that mean something elsewhere", () => {
    const before = growTree(new Map([["x", "AAAA"], ["__proto__/constructor", "AAAA"]]), 10_000);
    const now = growTree(new Map([["x/y", "AAAA"], ["__proto__/constructor", "BBBB"]]), 10_000);
    expect(compareTrees(before, readFileTree(JSON.parse(JSON.stringify(now))) ?? {}, ALL)).toEqual([{ path: "__proto__/constructor", what: "changed" }, { path: "x/", what: "changed" }]);
  });
});

describe("reading a context", () => {
  const read = async (files: Readonly<Record<string, string>>, limits: { maxFiles: number; maxBytes: number; maxWaitMs: number }) => {
    const folder = contextWith(onTestFinished, files);
    const reader = createSourceReader(folder, limits);
    for (const path of Object.keys(files)) reader.take(path, lstatSync(join(folder, path)));
    return await reader.end();
  };

  test("stops at so many files and bytes, and says so", async () => {
    const files = { a: "1", b: "22", c: "333" };
    expect((await read(files, { maxFiles: 3, maxBytes: 6, maxWaitMs: 1000 })).isWhole).toBe(true);
    const few = await read(files, { maxFiles: 2, maxBytes: 6, maxWaitMs: 1000 });
    expect([few.isWhole, [...few.leaves.keys()]]).toEqual([false, ["a", "b"]]);
    const small = await read(files, { maxFiles: 3, maxBytes: 4, maxWaitMs: 1000 });
    expect([small.isWhole, small.leaves.get("c")]).toEqual([false, "~3"]);
  });

  test("does not wait for a pipe, nor for more than it may", async () => {
    const folder = contextWith(onTestFinished, { big: "x" });
    execFileSync("mkfifo", [join(folder, "pipe")]);
    const reader = createSourceReader(folder, { maxFiles: 5, maxBytes: 100, maxWaitMs: 0 });
    reader.take("pipe", lstatSync(join(folder, "pipe")));
    const { isWhole, leaves } = await reader.end();
    expect([isWhole, leaves.get("pipe")]).toEqual([false, "~0"]);
  });

  test("is no fault where a file is gone by then", async () => {
    const folder = contextWith(onTestFinished, { a: "1" });
    const reader = createSourceReader(folder);
    reader.take("gone", lstatSync(join(folder, "a")));
    expect(await reader.end()).toEqual({ leaves: new Map([["gone", "~1"]]), isWhole: false });
  });
});
