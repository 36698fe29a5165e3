import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { describe, expect, onTestFinished, test } from "vitest";
import { sourcePattern, weighContext, type WeighedContext, type WeighLimits } from "../../src/advice/context.ts";
import { createIgnoreFile } from "../../src/advice/ignore-file.ts";
import { tellContext } from "../../src/build/context-waste.ts";
import { fakeHost } from "../fakes/host.ts";
import { loggingHost } from "./progress-recorded.ts";

const ALL = "FROM scratch\nCOPY . /app\n";

describe("the weight of a context", () => {
  test("counts what .dockerignore leaves in, and of it what the Dockerfile takes", async () => {
    const weighed = await weigh({ "src/a.js": 100, "src/b.js": 20, "docs/x.md": 3000, "dist/out.js": 50_000, ".dockerignore": "dist\n*ignore\n" }, "FROM scratch\nCOPY src /app\n");
    expect(weighed).toEqual({
      totalBytes: 3120,
      usedBytes: 120,
      fileCount: 3,
      isComplete: true,
      ignoreFile: ".dockerignore",
      findings: [{ why: "unused", paths: ["docs"], bytes: 3000, line: "docs" }],
    });
  });

  test("goes by the Dockerfile's own .dockerignore where it has one", async () => {
    const folder = contextOf({ "a.txt": 10, "b.txt": 20, ".dockerignore": "a.txt\n", "docker/Api.Dockerfile.dockerignore": "b.txt\ndocker\n.dockerignore\n" });
    const weighed = await weighContext(fakeHost(), { folder, dockerfile: join(folder, "docker/Api.Dockerfile"), dockerfileText: ALL, target: null });
    expect(weighed).toMatchObject({ totalBytes: 10, ignoreFile: "docker/Api.Dockerfile.dockerignore" });
  });

  test("has no waste in the Dockerfile and .dockerignore, which BuildKit reads for itself", async () => {
    const folder = contextOf({ "a.txt": 10, ".dockerignore": "x\n", "docker/Dockerfile": 300, "docker/Dockerfile.dockerignore": "y\n", "docs/Dockerfile": 40 });
    const weighed = await weighContext(fakeHost(), { folder, dockerfile: join(folder, "docker/Dockerfile"), dockerfileText: "FROM scratch\nCOPY a.txt /\n", target: null });
    expect(weighed.findings).toEqual([{ why: "unused", paths: ["docs"], bytes: 40, line: "docs" }]);
  });

  test("looks into a folder that is left out for what a line takes back in", async () => {
    const weighed = await weigh({ "data/big.bin": 9000, "data/keep/small.txt": 5, ".dockerignore": "**\n!data/keep\n" }, ALL);
    expect(weighed.totalBytes).toBe(5);
  });

  test.each([
    ["COPY a.txt b.txt /x", 30],
    ["COPY *.txt /x", 30],
    ["COPY [ab].txt /x", 30],
    ["COPY ?.txt /x", 30],
    ["COPY [\"sub dir/c.txt\", \"/x\"]", 300],
    ["COPY ./sub /x", 5000],
    ["COPY /sub/../sub/ /x", 5000],
    ["COPY sub*/c.txt /x", 300],
    ["ADD https://example.com/a.txt /x", 0],
    ["COPY --from=alpine a.txt /x", 0],
    ["COPY <<EOF /x\na.txt\nEOF", 0],
    ["COPY ${DIR}/x /x", 5330],
    ["COPY sub/$VERSION/x /x", 5000],
    ["RUN --mount=type=bind,source=a.txt,target=/a cat /a", 10],
    ["RUN --mount=target=. make", 5330],
    ["RUN --mount=type=cache,target=/root/.cache make", 0],
    ["RUN --mount=type=bind,from=alpine,target=/a make", 0],
    ["ONBUILD COPY a.txt /x", 10],
  ])("takes with %s %d bytes", async (instruction, usedBytes) => {
    const weighed = await weigh({ "a.txt": 10, "b.txt": 20, "sub dir/c.txt": 300, "sub/d.txt": 5000 }, `FROM scratch\n${instruction}\n`);
    expect(weighed.usedBytes).toBe(usedBytes);
  });

  test("goes by the stages that are built for the target", async () => {
    const dockerfile = "FROM scratch AS a\nCOPY a.txt /\nFROM scratch AS b\nCOPY b.txt /\nFROM a\nCOPY --from=0 /a.txt /b\n";
    const files = { "a.txt": 10, "b.txt": 20 };
    expect((await weigh(files, dockerfile)).usedBytes).toBe(10);
    expect((await weigh(files, dockerfile, { target: "b" })).usedBytes).toBe(20);
    expect((await weigh(files, null)).usedBytes).toBe(30);
  });

  test("follows no link, and counts none of what it leads to", async () => {
    const folder = contextOf({ "a.txt": 10 });
    symlinkSync("/etc", join(folder, "etc"));
    symlinkSync(join(folder, "a.txt"), join(folder, "b.txt"));
    symlinkSync(folder, join(folder, "loop"));
    const weighed = await weighContext(fakeHost(), { folder, dockerfile: null, dockerfileText: ALL, target: null });
    expect(weighed).toMatchObject({ totalBytes: 10, isComplete: true });
  });

  test("stops after so many entries, and says that it is no whole", async () => {
    const files = Object.fromEntries(Array.from({ length: 30 }, (_, index) => [`f${index}`, 1]));
    const weighed = await weigh(files, ALL, { limits: { maxEntries: 10, maxMs: 5000 } });
    expect(weighed.isComplete).toBe(false);
    expect(weighed.totalBytes).toBeLessThan(30);
  });

  test("stops when its time is over", async () => {
    const host = fakeHost();
    let reads = 0;
    const clock = { ...host.clock, now: () => new Date(1000 * reads++) };
    const folder = contextOf({ "a/1": 1, "b/2": 1, "c/3": 1, "d/4": 1 });
    const weighed = await weighContext({ ...host, clock }, { folder, dockerfile: null, dockerfileText: ALL, target: null }, { maxEntries: 1000, maxMs: 3000 });
    expect(weighed.isComplete).toBe(false);
  });

  test("weighs nothing where there is no such folder", async () => {
    const weighed = await weighContext(fakeHost(), { folder: "/nowhere/at/all", dockerfile: null, dockerfileText: ALL, target: null });
    expect(weighed).toMatchObject({ totalBytes: 0, fileCount: 0, findings: [] });
  });
});

describe("what is better left out", () => {
  test("is named with its bytes and the line that leaves it out, the heaviest first", async () => {
    const weighed = await weigh({
      "index.js": 1, ".git/objects/pack": 5000, "node_modules/a/index.js": 4000, "node_modules/a/test.pem": 100, "web/node_modules/b.js": 500,
      ".env": 30, ".env.example": 40, "certs/server.pem": 60, "certs/client.pem": 61, ".npmrc": 20, "deploy/id_rsa": 70, "deploy/id_rsa.pub": 71,
      "gha-creds-0123456789abcdef.json": 80, ".docker/config.json": 90, "app/config.json": 91, ".aws/credentials": 95,
    }, ALL);
    expect(weighed.findings).toEqual([
      { why: "unwanted", paths: [".git"], bytes: 5000, line: ".git" },
      { why: "unwanted", paths: ["node_modules", "web/node_modules"], bytes: 4600, line: "**/node_modules" },
      { why: "credential", paths: ["certs/client.pem", "certs/server.pem"], bytes: 121, line: "**/*.pem" },
      { why: "credential", paths: [".aws"], bytes: 95, line: ".aws" },
      { why: "credential", paths: [".docker/config.json"], bytes: 90, line: "**/.docker/config.json" },
      { why: "credential", paths: ["gha-creds-0123456789abcdef.json"], bytes: 80, line: "gha-creds-*.json" },
      { why: "credential", paths: ["deploy/id_rsa"], bytes: 70, line: "**/id_rsa" },
      { why: "credential", paths: [".env"], bytes: 30, line: ".env" },
      { why: "credential", paths: [".npmrc"], bytes: 20, line: ".npmrc" },
    ]);
  });

  test("is left out indeed by its line", async () => {
    const files = { "a/.env.prod": 1, ".env.local": 2, "x/y/node_modules/z": 3, "k.key": 4, "b/we[i]rd*/big.bin": 5, "#odd": 6, "!odd": 7, "src/main": 8 };
    for (const dockerfile of [ALL, "FROM scratch\nCOPY src /\n"]) {
      const { findings } = await weigh(files, dockerfile);
      expect(findings.length).toBeGreaterThan(3);
      for (const { line, paths } of findings) {
        const ignored = createIgnoreFile(".dockerignore", `${line}\n`);
        expect(paths.filter((path) => !ignored.ignores(path)), line).toEqual([]);
      }
    }
  });

  test("is not what the Dockerfile names itself, nor what nothing takes", async () => {
    const files = { ".npmrc": 10, "certs/ca.pem": 20, "secret/.env": 30, "src/index.js": 1 };
    const weighed = await weigh(files, "FROM scratch\nCOPY .npmrc certs/ca.pem /app/\nCOPY src /app\n");
    expect(weighed.findings).toEqual([{ why: "unused", paths: ["secret"], bytes: 30, line: "secret" }]);
  });

  test("that nothing takes is told of by the highest folder of which that is so", async () => {
    const weighed = await weigh({ "a/used/x": 1, "a/idle/deep/y": 10, "a/idle/z": 20, "b/c/d": 5 }, "FROM scratch\nCOPY a/used /\n");
    expect(weighed.findings.map(({ paths, line }) => [paths, line])).toEqual([[["a/idle"], "a/idle"], [["b"], "b"]]);
  });

  test("is told in few words, credentials as a warning", async () => {
    const { host, log } = loggingHost();
    tellContext(host, await weigh({ ".git/pack": 3_000_000, "index.js": 1000, ".env": 30, "id_rsa": 20 }, ALL));
    expect(log()).toBe(
      "warning: Files that look like credentials are sent to the builder, and a COPY takes them into the image: .env (30 B), id_rsa (20 B). These lines in .dockerignore leave it out:\n.env\nid_rsa\n" +
        "notice: 3.0 MB of the 3.0 MB that the build takes from its context are hardly meant for it: .git (3.0 MB). This line in .dockerignore leaves it out:\n.git\n",
    );
  });

  test("is not told where all is well, or where it is little", async () => {
    const { host, log } = loggingHost();
    tellContext(host, await weigh({ ".git/HEAD": 20, "docs/a": 30, "src/index.js": 1000 }, "FROM scratch\nCOPY src .git /\n"));
    expect(log()).toBe("");
  });

  test("case 70: is text in the log, whatever its name", async () => {
    const { host, log } = loggingHost();
    tellContext(host, await weigh({ "a\n::set-output name=x::y/.env": 10, "##[add-mask]z/id_rsa": 20 }, ALL));
    expect(log()).not.toMatch(/^::|##\[/m);
  });
});

test.each([
  ["node_modules", "node_modules", true],
  ["node_modules", "web/node_modules", false],
  ["**/node_modules", "web/node_modules/a/b", true],
  ["/dist/", "dist/a", true],
  ["*.md\n!README.md", "README.md", false],
  ["*.md\n!README.md", "docs.md", true],
  ["# comment\n\n  a  ", "a", true],
  ["A", "a", false],
  ["\uFEFFa", "a", true],
])("a .dockerignore of %j and %s", (text, path, isIgnored) => {
  expect(createIgnoreFile(".dockerignore", text).ignores(path)).toBe(isIgnored);
});

test("the line that keeps a path out is the last that does", () => {
  const ignored = createIgnoreFile(".dockerignore", "*.txt\n!a.txt\n# again\na.*\n*.md\n");
  expect(ignored.lineFor("a.txt")).toEqual({ number: 4, text: "a.*" });
  expect(ignored.lineFor("b.txt")).toEqual({ number: 1, text: "*.txt" });
  expect(ignored.lineFor("c.js")).toBeNull();
});

test.each([
  ["*.md", "A.md", true], ["*.md", "A.mdx", false], ["*-*-*.jar", "a-b-c-1.jar", true], ["*-*-*.jar", "a-b.jar", false],
  ["a*b*a", "aba", true], ["a*ba*a", "aba", false], ["[ab]*[^c]", "axc", false], ["\\**", "*x", true], ["?*?", "a", false],
  ["*a*a*a*a*a*a*a*b", "a".repeat(200), false],
])("the source %s of COPY meets %s: %s", { timeout: 5000 }, (pattern, name, takes) => {
  expect(sourcePattern(pattern).takes(name)).toBe(takes);
});

interface WeighOptions {
  readonly target?: string;
  readonly limits?: WeighLimits;
}

async function weigh(files: Readonly<Record<string, number | string>>, dockerfileText: string | null, options: WeighOptions = {}): Promise<WeighedContext> {
  const folder = contextOf(files);
  return await weighContext(fakeHost(), { folder, dockerfile: null, dockerfileText, target: options.target ?? null }, options.limits);
}

/** A folder with files of so many bytes, or of this content. */
function contextOf(files: Readonly<Record<string, number | string>>): string {
  const folder = mkdtempSync(join(tmpdir(), "plimsoll-context-"));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  for (const [path, content] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), typeof content === "number" ? Buffer.alloc(content) : content);
  }
  return folder;
}
