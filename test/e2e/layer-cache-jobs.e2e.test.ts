import { mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { type JobIdentity, type LocalActionsService, startActionsService } from "../../src/local/actions-service.ts";
import { baseName } from "./base-image.ts";
import { type JobOptions, type JobRun, runJobs, testMachine } from "./jobs.ts";
import { checkout, onPush, printed, step } from "./steps.ts";
import { readWorld } from "./world.ts";

const world = await readWorld();
const { bridge } = world.registries;

let service: LocalActionsService;
beforeEach(async () => void (service = await startActionsService()));
afterEach(() => service.close());

const outputs = [
  "cache-backend",
  "cache-hit-ratio",
  "cache-steps",
  "cache-first-miss",
  "cache-seconds-saved",
  "degraded-reason",
];
/** By variables, for what the outputs hold is no shell's to read. */
const show = [
  "- env:\n",
  ...outputs.map((name, index) => `    OUTPUT_${index}: \${{ steps.build.outputs.${name} }}\n`),
  "  run: |\n",
  ...outputs.map((name, index) => `    echo "${name}: $OUTPUT_${index}"\n`),
].join("");

/** Runs a workflow as one job of a repository whose cache is the service's, on a machine where nothing was built yet. */
async function run(files: Readonly<Record<string, string>>, steps: readonly string[], options: JobOptions = {}, job: JobIdentity = {}): Promise<JobRun> {
  const machine = await testMachine(world);
  await mkdir(join(machine.client.config, "buildx"), { recursive: true });
  await writeFile(join(machine.client.config, "buildx/buildkitd.default.toml"), `[registry."${bridge}"]\n  http = true\n`);
  const env = service.env(job);
  const done = await runJobs(world, onPush(checkout, ...steps, show), {
    machine,
    files,
    ...options,
    env: { ...env, ...options.env },
    alsoSecret: [env["ACTIONS_RUNTIME_TOKEN"] ?? ""],
  });
  expect(done.stillRunning).toEqual([]);
  expect(done.builders).toEqual([]);
  return done;
}

function shown({ log }: JobRun, ...names: string[]): string[] {
  return names.map((name) => printed(log, name));
}

function pushed(name: string, ...more: string[]): string {
  return step("build", "push: true", `tags: ${bridge}/acme/${name}:1`, `insecure-registries: ${bridge}`, ...more);
}

const files = {
  Dockerfile: [
    `FROM ${bridge}/${baseName}`,
    "COPY deps.txt /deps.txt",
    "RUN sleep 1 && sha256sum /deps.txt >/deps.sum",
    "COPY app.txt /app.txt",
    "RUN sha256sum /app.txt >/app.sum",
    "",
  ].join("\n"),
  "deps.txt": "left-pad 1.3.0\n",
  "app.txt": "one\n",
};

describe("built twice, each time on a builder of its own, by a workflow that says nothing of a cache", () => {
  test.each([
    ["a builder without any driver-opts", step("setup")],
    ["a builder on the host's network", step("setup", "driver-opts: network=host")],
  ])("%s has every step from the cache; a changed file builds anew only what follows it, and is named", async (title, setUp) => {
    const steps = [setUp, pushed(title.includes("host") ? "cached-host" : "cached-bridge")];
    const first = await run(files, steps);
    expect(first.succeeded, first.log).toBe(true);
    expect(shown(first, "cache-backend", "cache-hit-ratio", "cache-steps")).toEqual(["facade", "0.00", '{"cached":0,"built":4}']);

    const second = await run(files, steps);
    expect(second.succeeded, second.log).toBe(true);
    expect(shown(second, "cache-backend", "cache-hit-ratio", "cache-steps")).toEqual(["facade", "1.00", '{"cached":4,"built":0}']);
    expect(Number(printed(second.log, "cache-seconds-saved"))).toBeGreaterThanOrEqual(1);
    expect(printed(second.log, "degraded-reason")).toBe("");

    const changed = await run({ ...files, "app.txt": "two\n" }, steps);
    expect(changed.succeeded, changed.log).toBe(true);
    expect(shown(changed, "cache-hit-ratio", "cache-steps")).toEqual(["0.50", '{"cached":2,"built":2}']);
    expect(printed(changed.log, "cache-first-miss")).toContain("app.txt");
  });

  test("for two platforms, in several stages", async () => {
    const staged = {
      Dockerfile: [
        `FROM ${bridge}/${baseName} AS tools`,
        "RUN uname -m >/tool",
        `FROM ${bridge}/${baseName} AS unneeded`,
        "RUN false",
        `FROM ${bridge}/${baseName}`,
        "COPY --from=tools /tool /tool",
        "COPY app.txt /app.txt",
        "RUN cat /tool /app.txt >/both",
        "",
      ].join("\n"),
      "app.txt": "one\n",
    };
    const steps = [step("setup"), pushed("cached-platforms", "platforms: linux/amd64,linux/arm64")];
    const first = await run(staged, steps);
    expect(first.succeeded, first.log).toBe(true);
    expect(shown(first, "cache-backend", "cache-steps")).toEqual(["facade", '{"cached":0,"built":8}']);

    const second = await run(staged, steps);
    expect(second.succeeded, second.log).toBe(true);
    expect(shown(second, "cache-backend", "cache-steps")).toEqual(["facade", '{"cached":8,"built":0}']);

    const changed = await run({ ...staged, "app.txt": "two\n" }, steps);
    expect(shown(changed, "cache-steps")).toEqual(['{"cached":4,"built":4}']);
  });
});
