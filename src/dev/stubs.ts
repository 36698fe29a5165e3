import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { verbs } from "../verbs.ts";

// Each stub lets Node end by itself: process.exit() at once now and then never returns, for it joins V8's compiler threads,
// which may be waiting for a garbage collection of the thread that joins them. What keeps Node up is given two seconds.

// ES5 but for import(), so that a Node far too old still reads it and says what it needs.
const CLI = `#!/usr/bin/env node
var version = process.versions.node;
if (Number(version.split(".")[0]) < 24) {
  console.error("Plimsoll needs Node 24 or later; this is Node " + version + ". Get it from https://nodejs.org.");
  process.exitCode = 2;
} else {
  import("./index.js")
    .then(function (plimsoll) {
      return plimsoll.runCli(process.argv.slice(2));
    })
    .then(function () {
      setTimeout(process.exit, 2000).unref();
    });
}
`;

function stub(entry: "run" | "runPost", name: string): string {
  return `import { ${entry} } from "./index.js";\nawait ${entry}("${name}");\nsetTimeout(process.exit, 2000).unref();\n`;
}

/** It ends itself, with the job. */
const LAYER_CACHE = `import { runLayerCache } from "./index.js";
await runLayerCache();
`;

/** Writes the stubs of each action (`runs.main` and `runs.post` cannot pass an argument), the layer cache's and the command line's into `dist`. */
export async function writeStubs(dist: string): Promise<void> {
  for (const [name, verb] of Object.entries(verbs)) {
    if (!(await verb.declaration()).isAction) continue;
    await writeFile(join(dist, `${name}.js`), stub("run", name));
    if (verb.post !== null) await writeFile(join(dist, `${name}-post.js`), stub("runPost", name));
  }
  await writeFile(join(dist, "layer-cache.js"), LAYER_CACHE);
  await writeFile(join(dist, "cli.js"), CLI, { mode: 0o755 });
}
