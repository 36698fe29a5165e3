// npm test [-- VITEST-ARGUMENT ...]: types, lint, tests; then what it left out. npm run check: types and lint.
import { spawnSync } from "node:child_process";
import { resolve } from "node:path";

const root = resolve(import.meta.dirname, "../..");
const check: readonly (readonly string[])[] = [
  ["node_modules/typescript/bin/tsc", "--noEmit", "-p", "tsconfig.check.json"],
  ["node_modules/oxlint/bin/oxlint", "--type-aware", "--deny-warnings", "src", "test", "bench", "oxlint.config.ts", "vitest.config.ts"],
];
const vitest = ["node_modules/vitest/vitest.mjs", "run", ...process.argv.slice(2)];
const isCheckOnly = process.argv[2] === "--check";

let failures = 0;
for (const step of isCheckOnly ? check : [...check, vitest]) {
  const { status } = spawnSync(process.execPath, step, { cwd: root, stdio: "inherit" });
  if (status !== 0) failures += 1;
}
if (!isCheckOnly) {
  console.log("\nLeft out: `npm run e2e` (real engine, registries and images; Debian, root) and `npm run bench` (times and memory).");
}
process.exitCode = failures === 0 ? 0 : 1;
