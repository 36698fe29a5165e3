// What .github/workflows/release.yml asks of the checkout it releases; each answer goes to standard output.
//   node src/dev/node24.mjs src/dev/release.ts check v1.2.3     every reason against releasing this under that tag
//   node src/dev/node24.mjs src/dev/release.ts dist             whether dist/ is what the sources make, byte for byte
//   node src/dev/node24.mjs src/dev/release.ts notes v1.2.3     the release's section of CHANGELOG.md
//   node src/dev/node24.mjs src/dev/release.ts moves v1.2.3     what moves with it: npm's tag (channel=latest) and ours (major=v1, or nothing)
import { spawnSync } from "node:child_process";
import { globSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { compare, major, parse, prerelease } from "semver";

/** The version that a tag names: `v` and a version in full; null for any other. */
export function versionOf(tag: string): string | null {
  const version = tag.slice(1);
  return tag.startsWith("v") && parse(version)?.version === version ? version : null;
}

/** What CHANGELOG.md says of a version, without its heading; null where it says nothing. */
export function sectionOf(changelog: string, version: string): { readonly date: string; readonly text: string } | null {
  const heading = new RegExp(String.raw`^## \[${version.replaceAll(/[.+]/g, String.raw`\$&`)}\] - (\d{4}-\d{2}-\d{2})$`, "m").exec(changelog);
  if (heading === null) return null;
  const rest = changelog.slice(heading.index + heading[0].length);
  const text = rest.slice(0, rest.search(/^## |^\[[^\]]+\]: |$(?![^])/m)).trim();
  return text === "" ? null : { date: heading[1] ?? "", text };
}

/** The major tag that a release moves: none for a prerelease, a version before 1.0.0, or one that is not its major's newest. */
export function majorTag(tag: string, tags: readonly string[]): string | null {
  const version = versionOf(tag);
  if (version === null || prerelease(version) !== null || major(version) === 0) return null;
  return isNewest(version, released(tags).filter((other) => major(other) === major(version))) ? `v${major(version)}` : null;
}

/** npm's name for a release: `latest` is what `npx plimsoll` runs, and never moves backwards. */
export function channelOf(tag: string, tags: readonly string[]): string {
  const version = versionOf(tag) ?? "";
  if (prerelease(version) !== null) return "next";
  return isNewest(version, released(tags)) ? "latest" : `v${major(version)}-latest`;
}

function released(tags: readonly string[]): string[] {
  return tags.flatMap((tag) => versionOf(tag) ?? []).filter((version) => prerelease(version) === null);
}

function isNewest(version: string, others: readonly string[]): boolean {
  return others.every((other) => compare(other, version) <= 0);
}

/** What a release is made of, as the checkout says it. */
export interface Checkout {
  /** package.json's, package-lock.json's and src/version.ts's. */
  readonly versions: Readonly<Record<string, string>>;
  readonly changelog: string;
}

/** Every reason against releasing a checkout under a tag. */
export function mistakesIn(tag: string, { versions, changelog }: Checkout): string[] {
  const version = versionOf(tag);
  if (version === null) return [`${tag} is no tag of a release: write v and a version in full, as in v1.2.3.`];
  const others = Object.entries(versions).filter(([, named]) => named !== version);
  return [
    ...others.map(([file, named]) => `${file} says ${named}, and the tag ${version}.`),
    ...(sectionOf(changelog, version) === null ? [`CHANGELOG.md has no section "## [${version}] - YYYY-MM-DD" that says something.`] : []),
  ];
}

/** The files that are not the same in both folders, or in one alone. */
export function differingFiles(one: string, other: string): string[] {
  const names = new Set([one, other].flatMap((folder) => globSync("**/*", { cwd: folder, withFileTypes: true }).filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name).slice(folder.length + 1))));
  return [...names].filter((name) => !contentOf(join(one, name)).equals(contentOf(join(other, name)))).sort();
}

/** An empty file differs from none. */
function contentOf(path: string): Buffer {
  try {
    return Buffer.concat([readFileSync(path), Buffer.from([1])]);
  } catch {
    return Buffer.alloc(0);
  }
}

const root = resolve(import.meta.dirname, "../..");
const read = (path: string): string => readFileSync(join(root, path), "utf8");

function readCheckout(): Checkout {
  const { version } = JSON.parse(read("package.json")) as { version: string };
  const lock = JSON.parse(read("package-lock.json")) as { version: string };
  const source = /version = "([^"]+)"/.exec(read("src/version.ts"))?.[1] ?? "nothing";
  return { versions: { "package.json": version, "package-lock.json": lock.version, "src/version.ts": source }, changelog: read("CHANGELOG.md") };
}

function gitTags(): string[] {
  const { status, stdout, stderr } = spawnSync("git", ["tag", "--list"], { cwd: root, encoding: "utf8" });
  if (status !== 0) throw new Error(`git tag --list failed: ${stderr}`);
  return stdout.split("\n").filter((tag) => tag !== "");
}

/** Builds dist/ anew beside the one that is there. */
function staleFiles(): string[] {
  const folder = mkdtempSync(join(tmpdir(), "plimsoll-dist-"));
  try {
    const built = join(folder, "dist");
    const { status } = spawnSync(process.execPath, [join(root, "src/dev/build.ts"), "--out", built], { stdio: ["ignore", "inherit", "inherit"] });
    if (status !== 0) throw new Error("npm run build failed.");
    return differingFiles(join(root, "dist"), built).map((name) => `dist/${name} is not what the sources make.`);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Runs one command: what it prints, and whether something is wrong. */
function answer(command: string | undefined, tag: string): { readonly lines: readonly string[]; readonly isWrong: boolean } {
  if (command === "dist") {
    const stale = staleFiles();
    return stale.length === 0 ? { lines: ["dist/ is what the sources make."], isWrong: false } : { lines: [...stale, "Run `npm run build` and commit dist/."], isWrong: true };
  }
  if (command === "check") {
    const mistakes = mistakesIn(tag, readCheckout());
    return mistakes.length === 0 ? { lines: [`Ready to be released as ${tag}.`], isWrong: false } : { lines: mistakes, isWrong: true };
  }
  if (command === "notes") return { lines: [sectionOf(read("CHANGELOG.md"), versionOf(tag) ?? "")?.text ?? ""], isWrong: false };
  if (command === "moves") {
    const tags = gitTags();
    return { lines: [`channel=${channelOf(tag, tags)}`, `major=${majorTag(tag, tags) ?? ""}`], isWrong: false };
  }
  return { lines: ["Usage: release.ts check|dist|notes|moves [TAG]"], isWrong: true };
}

if (process.argv[1] === import.meta.filename) {
  const { lines, isWrong } = answer(process.argv[2], process.argv[3] ?? "");
  console.log(lines.join("\n"));
  process.exitCode = isWrong ? 1 : 0;
}
