// npm run e2e [-- VITEST-ARGUMENT ...]: real registries, a real engine and real images around the tests of this folder.
// The images and the engine stay in a cache outside the checkout; everything that was started is ended, also on failure.
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { spawn } from "node:child_process";
import { missingParts } from "./parts.ts";
import { startWorld, worldVariable, writeWorld } from "./world.ts";

const missing = missingParts();
for (const line of missing) console.error(line);
if (missing.length > 0) process.exit(1);

const began = Date.now();
const say = (line: string): void => console.error(`[${((Date.now() - began) / 1000).toFixed(1)} s] ${line}`);
const folder = await mkdtemp(join(tmpdir(), "plimsoll-e2e-"));
const stops: (() => Promise<void>)[] = [];
let ending: Promise<void> | null = null;

/** Ends in the reverse order of the start; a part that fails to end does not keep the others. */
function endAll(): Promise<void> {
  ending ??= (async () => {
    for (const stop of stops.reverse()) await stop().catch((error: unknown) => console.error(error));
    await rm(folder, { recursive: true, force: true });
  })();
  return ending;
}

for (const [signal, number] of [["SIGINT", 2], ["SIGTERM", 15], ["SIGHUP", 1]] as const) {
  process.on(signal, () => void endAll().finally(() => process.exit(128 + number)));
}

let exitCode = 1;
try {
  const world = await startWorld(folder, (stop) => stops.push(stop), say);
  say("running the tests");
  exitCode = await runTests(await writeWorld(world, folder));
} catch (error) {
  console.error(error);
} finally {
  await endAll();
}
process.exit(exitCode);

function runTests(worldFile: string): Promise<number> {
  const vitest = ["node_modules/vitest/vitest.mjs", "run", "--config", "vitest.e2e.config.ts"];
  return new Promise((resolve) => {
    const child = spawn(process.execPath, [...vitest, ...process.argv.slice(2)], {
      stdio: ["ignore", "inherit", "inherit"],
      env: { ...process.env, [worldVariable]: worldFile },
    });
    stops.push(async () => void child.kill("SIGTERM"));
    child.on("error", () => resolve(1));
    child.on("exit", (code) => resolve(code ?? 1));
  });
}
