// Builds dist/: tsc emits JavaScript, ncc bundles it into index.js and its chunks, the stubs are written beside them.
//   node src/dev/build.ts [--out DIR]
import { spawnSync } from "node:child_process";
import { rmSync } from "node:fs";
import { join, resolve } from "node:path";
import { parseArgs } from "node:util";
import { writeStubs } from "./stubs.ts";

const root = resolve(import.meta.dirname, "../..");
const { values } = parseArgs({ options: { out: { type: "string", default: join(root, "dist") } } });
const dist = resolve(values.out);
// ncc numbers the chunks by relative paths: the JavaScript must lie in the repository, whatever dist is.
const build = join(root, "build");

rmSync(build, { recursive: true, force: true });
rmSync(dist, { recursive: true, force: true });
runNode("node_modules/typescript/bin/tsc", []);
runNode("node_modules/@vercel/ncc/dist/ncc/cli.js", ["build", "build/src/index.js", "-o", dist, "--license", "licenses.txt", "--quiet", "--no-cache"]);
await writeStubs(dist);

function runNode(script: string, args: readonly string[]): void {
  const { status } = spawnSync(process.execPath, [script, ...args], { cwd: root, stdio: "inherit" });
  if (status !== 0) process.exit(status ?? 1);
}
