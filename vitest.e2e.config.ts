import { defineConfig } from "vitest/config";

const FILES = "test/e2e/**/*.e2e.test.ts";
/** They read images, speak to servers of their own, or make builders whose names nobody counts: they may run beside those that count builders and containers. */
const READERS = [
  ...["actions-artifact", "actions-cache", "bad-input", "cache-faults", "cache-mounts", "config", "gha-cache", "gitea", "gitea-jobs", "gitlab"],
  ...["package", "places", "reproducible", "truth", "workflow", "workflows-lint"],
].map((name) => `test/e2e/${name}.e2e.test.ts`);

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
