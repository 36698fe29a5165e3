import { defineConfig } from "vitest/config";

const FILES = "test/e2e/**/*.e2e.test.ts";
/** They only read images and speak to servers of their own: they may run beside those that make builders, jobs and containers. */
const READERS = ["actions-artifact", "actions-cache", "bad-input", "package", "places", "truth"].map((name) => `test/e2e/${name}.e2e.test.ts`);

const common = {
  // One engine, two registries, two cores: the files of a lane take turns.
  fileParallelism: false,
  testTimeout: 180_000,
  hookTimeout: 180_000,
};

/** Two lanes, which test/e2e/run.ts runs side by side. */
export default defineConfig({
  test: {
    projects: [
      { test: { ...common, name: "jobs", include: [FILES], exclude: READERS } },
      { test: { ...common, name: "readers", include: READERS } },
    ],
  },
});
