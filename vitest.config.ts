import { availableParallelism } from "node:os";
import { defineConfig } from "vitest/config";

export default defineConfig({
  test: {
    include: ["test/**/*.test.ts"],
    exclude: ["test/e2e/**"],
    // Most of the time goes by in waiting: for child processes, and for servers that are slow on purpose.
    maxWorkers: Math.min(2 * availableParallelism(), 16),
    testTimeout: 30_000,
    hookTimeout: 60_000,
  },
});
