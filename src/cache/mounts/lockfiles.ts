import { createHash } from "node:crypto";
import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";

/** Files that pin what package managers download. */
const LOCKFILES = new Set([
  "package-lock.json", "npm-shrinkwrap.json", "yarn.lock", "pnpm-lock.yaml", "bun.lock", "bun.lockb", "deno.lock",
  "go.sum", "go.work.sum", "Cargo.lock", "poetry.lock", "uv.lock", "pdm.lock", "Pipfile.lock", "pylock.toml",
  "Gemfile.lock", "composer.lock", "pom.xml", "gradle.lockfile", "buildscript-gradle.lockfile", "libs.versions.toml", "gradle-wrapper.properties", "build.gradle", "build.gradle.kts",
  "packages.lock.json", "paket.lock", "mix.lock", "pubspec.lock", "Package.resolved", "conan.lock", "build.sbt", "stack.yaml.lock", "cabal.project.freeze", "MODULE.bazel.lock",
]);
const REQUIREMENTS = /^(?:requirements|constraints).*\.(?:txt|in)$/;
/** Their own lockfiles are others' matter. */
const SKIPPED = new Set(["node_modules", ".git", ".hg", ".svn", "vendor", ".venv", "venv", "target", "__pycache__"]);
const MAX_DEPTH = 6;
const MAX_FOLDERS = 2000;
const MAX_FILES = 200;

/**
 * One hash over the lockfiles of a build context, by their paths and contents, in hex; null where there are none. `ignores` says what
 * .dockerignore leaves out, by the path from the context with `/` between its parts.
 */
export async function hashLockfiles(context: string, ignores: (path: string) => boolean): Promise<string | null> {
  const paths = await findLockfiles(context, ignores);
  if (paths.length === 0) return null;
  const hash = createHash("sha256");
  for (const path of paths) {
    const content = await readFile(join(context, path)).catch(() => null);
    if (content !== null) hash.update(`${path}\0${content.length}\0`).update(content);
  }
  return hash.digest("hex");
}

async function findLockfiles(context: string, ignores: (path: string) => boolean): Promise<string[]> {
  const found: string[] = [];
  let pending = [""];
  let folders = 0;
  for (let depth = 0; depth < MAX_DEPTH && pending.length > 0; depth += 1) {
    const next: string[] = [];
    for (const folder of pending) {
      folders += 1;
      if (folders > MAX_FOLDERS) break;
      const entries = await readdir(join(context, folder), { withFileTypes: true }).catch(() => []);
      for (const entry of entries) {
        const path = folder === "" ? entry.name : `${folder}/${entry.name}`;
        if (entry.isDirectory() && !SKIPPED.has(entry.name)) next.push(path);
        else if (entry.isFile() && isLockfile(entry.name) && !ignores(path)) found.push(path);
      }
    }
    pending = next.sort();
  }
  return found.sort().slice(0, MAX_FILES);
}

function isLockfile(name: string): boolean {
  return LOCKFILES.has(name) || REQUIREMENTS.test(name);
}
