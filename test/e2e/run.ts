// npm run e2e [-- VITEST-ARGUMENT ...]: a real engine, builder, registries, forge and images around the tests of this folder.
// What is slow to make stays in a cache outside the checkout; everything that was started is ended, also on failure.
import { mkdtemp } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { spawn } from "node:child_process";
import { createLifetime } from "./lifetime.ts";
import { missingParts } from "./parts.ts";
import { createStages } from "./stages.ts";
import { startWorld, worldVariable, writeWorld } from "./world.ts";

const missing = missingParts();
for (const line of missing) console.error(line);
if (missing.length > 0) process.exit(1);

const stages = createStages();
const folder = await mkdtemp(join(tmpdir(), "plimsoll-e2e-"));
const lifetime = createLifetime(folder);

let exitCode = 1;
try {
  const world = await startWorld(folder, lifetime.atEnd, stages);
  lifetime.started();
  const worldFile = await writeWorld(world, folder);
  exitCode = await stages.run("the tests", () => runTests(worldFile));
} catch (error) {
  console.error(error);
} finally {
  await stages.run("ending what was started", () => lifetime.end());
}
console.error(`\nHow long each stage took, some of them side by side:\n${stages.table()}`);
process.exit(exitCode);

/** The lanes side by side; what the second one prints comes in one piece when it is done. */
async function runTests(worldFile: string): Promise<number> {
  const codes = await Promise.all([runLane("jobs", worldFile), runLane("readers", worldFile)]);
  return Math.max(...codes);
}

function runLane(lane: string, worldFile: string): Promise<number> {
  // Each lane writes a report of its own: results.json becomes results.jobs.json.
  const given = process.argv.slice(2).map((argument) => argument.replace(/^(--outputFile\.json=.*)(\.json)$/, `$1.${lane}$2`));
  const vitest = ["node_modules/vitest/vitest.mjs", "run", "--config", "vitest.e2e.config.ts", "--project", lane, "--passWithNoTests"];
  return new Promise((resolve) => {
    const child = spawn(process.execPath, [...vitest, ...given], {
      stdio: ["ignore", lane === "jobs" ? "inherit" : "pipe", "inherit"],
      env: { ...process.env, [worldVariable]: worldFile },
    });
    const printed: Buffer[] = [];
    child.stdout?.on("data", (chunk: Buffer) => printed.push(chunk));
    lifetime.atEnd(async () => void child.kill("SIGTERM"));
    child.on("error", () => resolve(1));
    child.on("close", (code) => {
      process.stdout.write(Buffer.concat(printed));
      resolve(code ?? 1);
    });
  });
}
