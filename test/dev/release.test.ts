import { spawnSync } from "node:child_process";
import { chmodSync, copyFileSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { delimiter, dirname, join, resolve } from "node:path";
import { afterAll, describe, expect, test } from "vitest";
import { parse } from "yaml";
import { channelOf, differingFiles, majorTag, mistakesIn, sectionOf, versionOf } from "../../src/dev/release.ts";

const root = resolve(import.meta.dirname, "../..");
const folder = mkdtempSync(join(tmpdir(), "plimsoll-release-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const CHANGELOG = `# Changelog

## [Unreleased]

## [1.2.0] - 2026-12-01

### Added

- A thing.

## [1.1.0] - 2026-11-30

### Fixed

- Another.

[Unreleased]: https://example.com/compare
[1.2.0]: https://example.com/1.2.0
`;

describe("a release's tag", () => {
  test.each([
    ["v1.2.3", "1.2.3"],
    ["v1.2.3-rc.1", "1.2.3-rc.1"],
    ["v1", null],
    ["v1.2", null],
    ["1.2.3", null],
    ["v01.2.3", null],
    ["vv1.2.3", null],
    ["v1.2.3 ", null],
    ["", null],
  ])("%j names %j", (tag, version) => {
    expect(versionOf(tag)).toBe(version);
  });
});

describe("the changelog's section", () => {
  test("is what stands below the version's heading, until the next heading or the links", () => {
    expect(sectionOf(CHANGELOG, "1.2.0")).toEqual({ date: "2026-12-01", text: "### Added\n\n- A thing." });
    expect(sectionOf(CHANGELOG, "1.1.0")).toEqual({ date: "2026-11-30", text: "### Fixed\n\n- Another." });
    expect(sectionOf("## [1.0.0] - 2026-01-01\n- last", "1.0.0")).toEqual({ date: "2026-01-01", text: "- last" });
  });

  test("is none for a version that is not in it, has no date, or says nothing", () => {
    expect(sectionOf(CHANGELOG, "1.2")).toBe(null);
    expect(sectionOf(CHANGELOG, "1x2.0")).toBe(null);
    expect(sectionOf("## [1.0.0]\n- a", "1.0.0")).toBe(null);
    expect(sectionOf("## [1.0.0] - 2026-01-01\n\n## [0.9.0] - 2026-01-01\n- a", "1.0.0")).toBe(null);
  });
});

describe("what moves with a release", () => {
  test.each([
    ["v1.2.3", ["v1.2.2", "v1.2.3", "v1"], "v1"],
    ["v1.2.3", ["v1.2.3", "v1.3.0-rc.1"], "v1"],
    ["v1.2.3", ["v1.3.0", "v1.2.3"], null],
    ["v1.9.0", ["v2.0.0", "v1.8.0", "v1.9.0"], "v1"],
    ["v2.0.0-rc.1", ["v2.0.0-rc.1"], null],
    ["v0.9.0", ["v0.9.0"], null],
    ["v1", ["v1"], null],
  ])("for %s beside %j: the major tag %j", (tag, tags, moved) => {
    expect(majorTag(tag, tags)).toBe(moved);
  });

  test.each([
    ["v1.2.3", ["v1.2.2", "v1.2.3"], "latest"],
    ["v1.2.3", ["v2.0.0", "v1.2.3"], "v1-latest"],
    ["v1.2.3", ["v2.0.0-rc.1", "v1.2.3"], "latest"],
    ["v2.0.0-rc.1", ["v1.0.0", "v2.0.0-rc.1"], "next"],
  ])("for %s beside %j: npm's %s", (tag, tags, channel) => {
    expect(channelOf(tag, tags)).toBe(channel);
  });
});

describe("a checkout", () => {
  const versions = { "package.json": "1.2.0", "package-lock.json": "1.2.0", "src/version.ts": "1.2.0" };

  test("that says the tag's version everywhere may be released", () => {
    expect(mistakesIn("v1.2.0", { versions, changelog: CHANGELOG })).toEqual([]);
  });

  test("is told every reason against it at once", () => {
    expect(mistakesIn("v1.3.0", { versions: { ...versions, "src/version.ts": "1.3.0" }, changelog: CHANGELOG })).toEqual([
      "package.json says 1.2.0, and the tag 1.3.0.",
      "package-lock.json says 1.2.0, and the tag 1.3.0.",
      'CHANGELOG.md has no section "## [1.3.0] - YYYY-MM-DD" that says something.',
    ]);
    expect(mistakesIn("v1", { versions, changelog: CHANGELOG })).toEqual(["v1 is no tag of a release: write v and a version in full, as in v1.2.3."]);
  });

  test("of this repository names one version, and has a changelog for what comes next", () => {
    const version = (JSON.parse(readFileSync(join(root, "package.json"), "utf8")) as { version: string }).version;
    const changelog = readFileSync(join(root, "CHANGELOG.md"), "utf8").replace("## [Unreleased]\n", `## [Unreleased]\n\n## [${version}] - 2026-12-01\n`);
    const { status, stdout } = spawnSync(process.execPath, [join(root, "src/dev/release.ts"), "check", `v${version}`], { encoding: "utf8" });
    expect(stdout.split("\n").filter((line) => !line.startsWith("CHANGELOG.md"))).toEqual(status === 0 ? [`Ready to be released as v${version}.`, ""] : [""]);
    expect(sectionOf(changelog, version)?.text).toContain("### Added");
  });
});

test("dist differs by a file that is changed, missing, empty or too many", () => {
  const [one, other] = [join(folder, "one"), join(folder, "other")];
  for (const side of [one, other]) mkdirSync(join(side, "chunk"), { recursive: true });
  for (const [path, left, right] of [["same.js", "a", "a"], ["chunk/changed.js", "a", "b"], ["empty.js", "", null], ["more.js", null, "a"]] as const) {
    if (left !== null) writeFileSync(join(one, path), left);
    if (right !== null) writeFileSync(join(other, path), right);
  }
  expect(differingFiles(one, other)).toEqual(["chunk/changed.js", "empty.js", "more.js"]);
});

interface Job {
  readonly needs?: string | readonly string[];
  readonly if?: string;
  readonly env?: Readonly<Record<string, string>>;
  readonly environment?: string;
  readonly permissions: Readonly<Record<string, string>>;
  readonly outputs?: Readonly<Record<string, string>>;
  readonly steps: readonly { readonly id?: string; readonly name?: string; readonly if?: string; readonly run?: string; readonly uses?: string; readonly env?: Readonly<Record<string, string>> }[];
}

const workflow = parse(readFileSync(join(root, ".github/workflows/release.yml"), "utf8")) as { on: object; env: Record<string, string>; jobs: Readonly<Record<string, Job>> };

// Each line that release.yml runs, run here in a repository made for it; `gh` and `npm` write down what they are told.
describe("release.yml, run dry", { timeout: 120_000 }, () => {
  const FAKE = `#!/bin/sh
name=$(basename "$0")
echo "$name $*" >>"$CALLS"
case "$name $1 $2" in
  "npm pack "*) echo package >plimsoll-1.2.0.tgz ;;
  "npm view "*) echo "$ON_NPM" ;;
  "gh api "*) case "$*" in *.draft) test "$RELEASED" = true && echo false ;; *.immutable) echo "$IMMUTABLE" ;; *PATCH*) test "$MAJOR_IS_THERE" = true ;; esac ;;
  "gh release delete") exit 1 ;;
esac
`;

  interface Repository {
    readonly path: string;
    readonly commit: string;
    readonly calls: () => string[];
  }

  /** A repository that may be released as 1.2.0; git is asked by the job that checks alone. */
  function makeRepository(name: string, changes: Readonly<Record<string, string>> = {}, hasGit = false): Repository {
    const path = join(folder, name);
    const files = {
      "package.json": '{"version":"1.2.0"}',
      "package-lock.json": '{"version":"1.2.0"}',
      "src/version.ts": 'export const version = "1.2.0";\n',
      "src/dev/build.ts": 'import { mkdirSync, writeFileSync } from "node:fs";\nmkdirSync(process.argv[3]);\nwriteFileSync(`${process.argv[3]}/index.js`, "built");\n',
      "dist/index.js": "built",
      "CHANGELOG.md": CHANGELOG,
      ...changes,
    };
    for (const [file, content] of Object.entries(files)) {
      mkdirSync(dirname(join(path, file)), { recursive: true });
      writeFileSync(join(path, file), content);
    }
    copyFileSync(join(root, "src/dev/release.ts"), join(path, "src/dev/release.ts"));
    symlinkSync(join(root, "node_modules"), join(path, "node_modules"));
    mkdirSync(join(path, "bin"));
    for (const program of ["gh", "npm"]) {
      writeFileSync(join(path, "bin", program), FAKE);
      chmodSync(join(path, "bin", program), 0o755);
    }
    const commit = hasGit ? makeHistory(path) : "1".repeat(40);
    const calls = join(path, "calls");
    writeFileSync(calls, "");
    return { path, commit, calls: () => readFileSync(calls, "utf8").trimEnd().split("\n").map((line) => line.trimEnd()) };
  }

  /** One commit with two releases, which main holds. */
  function makeHistory(path: string): string {
    const git = (...args: string[]): string => spawnSync("git", ["-c", "user.name=t", "-c", "user.email=t@example.com", ...args], { cwd: path, encoding: "utf8" }).stdout.trim();
    git("init", "--quiet");
    git("add", "package.json");
    git("commit", "--quiet", "--no-verify", "--message", "a");
    const commit = git("rev-parse", "HEAD");
    for (const ref of ["refs/remotes/origin/main", "refs/tags/v1.1.0", "refs/tags/v1.2.0"]) git("update-ref", ref, commit);
    return commit;
  }

  /** Runs the steps of one job as the runner does, one shell each, until one fails: its name or command, null where none did. */
  function runJob(name: string, { path, commit }: Repository, needs: Readonly<Record<string, string>> = {}, world: Readonly<Record<string, string>> = {}): { failed: string | null; outputs: Record<string, string> } {
    const job = workflow.jobs[name]!;
    const outputs: Record<string, string> = {};
    const known: Record<string, string> = { "github.ref_name": "v1.2.0", "github.token": "token" };
    for (const [output, value] of Object.entries(needs)) known[`needs.check.outputs.${output}`] = value;
    const filled = (value: string): string => value.replaceAll(/\$\{\{ (.+?) \}\}/g, (_, expression: string) => known[expression] ?? `unknown ${expression}`);
    for (const step of job.steps) {
      if (step.run === undefined || (step.if === "needs.check.outputs.major != ''" && needs["major"] === "")) continue;
      expect(step.run, "what is not the workflow's own text reaches a script by its environment").not.toContain("${{");
      writeFileSync(join(path, "outputs"), "");
      const env = Object.fromEntries(Object.entries({ ...workflow.env, ...job.env, ...step.env }).map(([key, value]) => [key, filled(value)]));
      const { status } = spawnSync("bash", ["-e", "-c", step.run], {
        cwd: path,
        env: {
          PATH: [join(path, "bin"), dirname(process.execPath), process.env["PATH"]].join(delimiter),
          CALLS: join(path, "calls"),
          GITHUB_OUTPUT: join(path, "outputs"),
          GITHUB_REPOSITORY: "plimsoll-ci/plimsoll",
          GITHUB_REF: "refs/tags/v1.2.0",
          GITHUB_SHA: commit,
          IMMUTABLE: "true",
          MAJOR_IS_THERE: "true",
          ...world,
          ...env,
        },
      });
      for (const line of readFileSync(join(path, "outputs"), "utf8").split("\n").filter((text) => text !== "")) outputs[line.split("=")[0] ?? ""] = line.split("=").slice(1).join("=");
      if (status !== 0) return { failed: step.name ?? step.run.split("\n")[0] ?? "", outputs };
    }
    return { failed: null, outputs };
  }

  test("checks everything before anything leaves the repository", () => {
    const repository = makeRepository("check", {}, true);
    expect(runJob("check", repository)).toEqual({ failed: null, outputs: { channel: "latest", major: "v1" } });
    expect(repository.calls()).toEqual(["npm ci", "npm audit signatures", "npm test"]);
  });

  test("ends where dist is not what the sources make", () => {
    expect(runJob("check", makeRepository("stale", { "dist/index.js": "other" }, true)).failed).toBe("node src/dev/release.ts dist");
  });

  test("ends where the changelog is silent", () => {
    expect(runJob("check", makeRepository("silent", { "CHANGELOG.md": "# Changelog\n" }, true)).failed).toBe('node src/dev/release.ts check "$TAG"');
  });

  test("ends where main does not have the tag", () => {
    const aside = makeRepository("aside", {}, true);
    spawnSync("git", ["update-ref", "-d", "refs/remotes/origin/main"], { cwd: aside.path });
    expect(runJob("check", aside).failed).toBe("the tag is on main");
  });

  test("starts on a version in full alone, and attests every file of dist and the package before npm gets it", () => {
    expect(workflow.on).toEqual({ push: { tags: ["v[0-9]+.[0-9]+.[0-9]+", "v[0-9]+.[0-9]+.[0-9]+-*"] } });
    expect(Object.entries(workflow.jobs).map(([name, { needs }]) => [name, needs])).toEqual([
      ["check", undefined],
      ["attest", "check"],
      ["npm", ["check", "attest"]],
      ["release", ["check", "npm"]],
    ]);
    const { permissions, steps } = workflow.jobs["attest"]!;
    expect(permissions).toEqual({ attestations: "write", contents: "read", "id-token": "write" });
    expect(steps.map(({ run }) => run)).toContain("npm pack");
    expect(steps.at(-1)).toMatchObject({ uses: expect.stringMatching(/^actions\/attest@/) as string, with: { "subject-path": "dist/**\nplimsoll-*.tgz\n" } });
  });

  test("publishes to npm the file that was attested, by the job's own identity", () => {
    const repository = makeRepository("npm");
    expect(runJob("npm", repository, { channel: "latest" }).failed).toBe(null);
    expect(repository.calls()).toEqual([
      "npm pack",
      "gh attestation verify plimsoll-1.2.0.tgz --repo plimsoll-ci/plimsoll --source-ref refs/tags/v1.2.0",
      "npm view plimsoll@1.2.0 version",
      "npm publish ./plimsoll-1.2.0.tgz --provenance --access public --tag latest",
    ]);
    expect(workflow.jobs["npm"]?.permissions).toEqual({ attestations: "read", contents: "read", "id-token": "write" });
  });

  test("is not stopped by a version that is on npm already", () => {
    const repository = makeRepository("npm-again");
    expect(runJob("npm", repository, { channel: "latest" }, { ON_NPM: "1.2.0" }).failed).toBe(null);
    expect(repository.calls().at(-1)).toBe("npm view plimsoll@1.2.0 version");
  });

  test("makes a draft, publishes it when it is whole, sees that it is locked, and then moves the major tag", () => {
    const repository = makeRepository("release");
    expect(runJob("release", repository, { channel: "latest", major: "v1" }).failed).toBe(null);
    const release = repository.calls().slice(3);
    expect(release.slice(0, 5)).toEqual([
      "gh api repos/plimsoll-ci/plimsoll/releases/tags/v1.2.0 --jq .draft",
      "gh release delete v1.2.0 --yes",
      "gh release create v1.2.0 --title v1.2.0 --notes-file notes.md --verify-tag --draft --latest=false plimsoll-1.2.0.tgz SHA256SUMS",
      "gh release edit v1.2.0 --draft=false --latest=true",
      "gh api repos/plimsoll-ci/plimsoll/releases/tags/v1.2.0 --jq .immutable",
    ]);
    expect(release.slice(5)).toEqual([expect.stringMatching(/^gh api --method PATCH repos\/plimsoll-ci\/plimsoll\/git\/refs\/tags\/v1 --raw-field sha=[0-9a-f]{40} --field force=true$/)]);
    expect(readFileSync(join(repository.path, "notes.md"), "utf8")).toBe("### Added\n\n- A thing.\n");
  });

  test("makes the major tag where there is none yet, and leaves it for a prerelease, which is not the latest either", () => {
    const first = makeRepository("first");
    expect(runJob("release", first, { channel: "latest", major: "v1" }, { MAJOR_IS_THERE: "false" }).failed).toBe(null);
    expect(first.calls().at(-1)).toMatch(/^gh api --method POST repos\/plimsoll-ci\/plimsoll\/git\/refs --raw-field ref=refs\/tags\/v1 /);
    const next = makeRepository("next");
    expect(runJob("release", next, { channel: "next", major: "" }).failed).toBe(null);
    expect(next.calls().slice(5)).toEqual([
      "gh release create v1.2.0 --title v1.2.0 --notes-file notes.md --verify-tag --draft --latest=false --prerelease plimsoll-1.2.0.tgz SHA256SUMS",
      "gh release edit v1.2.0 --draft=false --latest=false",
      "gh api repos/plimsoll-ci/plimsoll/releases/tags/v1.2.0 --jq .immutable",
    ]);
  });

  test("makes no release twice, and moves no tag where a release could still be changed", () => {
    const again = makeRepository("again");
    expect(runJob("release", again, { channel: "latest", major: "" }, { RELEASED: "true" }).failed).toBe(null);
    expect(again.calls().filter((call) => call.startsWith("gh release"))).toEqual([]);
    const loose = makeRepository("loose");
    expect(runJob("release", loose, { channel: "latest", major: "v1" }, { IMMUTABLE: "false" }).failed).toBe("it cannot be changed any more");
    expect(loose.calls().filter((call) => call.includes("git/refs"))).toEqual([]);
  });

  test("gives what cannot be taken back to a person: npm and the release have an environment each, and nothing holds a token", () => {
    expect(Object.entries(workflow.jobs).map(([name, { environment }]) => [name, environment])).toEqual([
      ["check", undefined],
      ["attest", undefined],
      ["npm", "npm"],
      ["release", "release"],
    ]);
    expect(JSON.stringify(workflow)).not.toMatch(/secrets\.|NODE_AUTH_TOKEN/);
  });
});
