import { availableParallelism } from "node:os";
import { defineConfig } from "vitest/config";

/** Folders whose tests change nothing of the process that runs them: one process takes many files, and loads what they share once. */
const SHARING = ["advice", "builder", "config", "dockerfile", "image", "inputs", "lint", "oci", "plan", "publish", "record", "registry", "report", "size", "tags", "tar"];
const sharing = SHARING.map((folder) => `test/${folder}/**/*.test.ts`);

export default defineConfig({
  test: {
    // Most of the time goes by in waiting: for child processes, and for servers that are slow on purpose.
    maxWorkers: Math.min(2 * availableParallelism(), 16),
    testTimeout: 30_000,
    hookTimeout: 60_000,
    projects: [
      { extends: true, test: { name: "sharing", include: sharing, isolate: false } },
      { extends: true, test: { name: "alone", include: ["test/**/*.test.ts"], exclude: ["test/e2e/**", ...sharing] } },
    ],
  },
});
