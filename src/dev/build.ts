// Builds dist/: tsc emits JavaScript, ncc bundles it into index.js and its chunks, the stubs are written beside them.
//   node src/dev/build.ts [--out DIR]
import { spawnSync } from "node:child_process";
import { cpSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { parseArgs } from "node:util";
import { completeLicenses } from "./licenses.ts";
import { writeStubs } from "./stubs.ts";

const root = resolve(import.meta.dirname, "../..");
const { values } = parseArgs({ options: { out: { type: "string", default: join(root, "dist") } } });

// ncc names the chunks after paths relative to where it runs. Always two folders below the root, whatever these are
// called, they come out the same; and two builds at a time do not meet.
mkdirSync(join(root, "build"), { recursive: true });
const stage = mkdtempSync(join(root, "build", "stage-"));
try {
  await build();
} finally {
  rmSync(stage, { recursive: true, force: true });
}

async function build(): Promise<void> {
  const staged = join(stage, "dist");
  const isBuilt =
    runNode(root, "typescript/bin/tsc", ["--outDir", stage]) &&
    runNode(stage, "@vercel/ncc/dist/ncc/cli.js", ["build", "src/index.js", "--out", staged, "--license", "licenses.txt", "--quiet", "--no-cache"]);
  if (!isBuilt) {
    process.exitCode = 1;
    return;
  }
  completeLicenses(join(staged, "licenses.txt"), join(root, "node_modules"));
  dropSourceMaps(staged);
  await writeStubs(staged);
  rmSync(values.out, { recursive: true, force: true });
  cpSync(staged, values.out, { recursive: true });
}

/** Libraries that were compiled bring maps of their files along, larger than these and of no use in a bundle. */
function dropSourceMaps(folder: string): void {
  for (const name of readdirSync(folder).filter((each) => each.endsWith(".js"))) {
    const path = join(folder, name);
    writeFileSync(path, readFileSync(path, "utf8").replace(/^\/\/# sourceMappingURL=data:.*\n/gm, ""));
  }
}

function runNode(directory: string, script: string, args: readonly string[]): boolean {
  const { status } = spawnSync(process.execPath, [join(root, "node_modules", script), ...args], { cwd: directory, stdio: "inherit" });
  return status === 0;
}
