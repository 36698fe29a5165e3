import { mkdir, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from "vitest";
import { type JobIdentity, type LocalActionsService, startActionsService } from "../../src/local/actions-service.ts";
import { baseName } from "./base-image.ts";
import { type DockerClient, makeClient } from "./client.ts";
import { incompressible } from "./incompressible.ts";
import { type Finished, must, run } from "./processes.ts";
import { readWorld } from "./world.ts";

// BuildKit's own cache in the CI's service, as it is without Plimsoll.
const world = await readWorld();
const { plain } = world.registries;
const folder = await mkdtemp(join(tmpdir(), "plimsoll-e2e-gha-"));
const context = join(folder, "context");
let client: DockerClient;
let service: LocalActionsService;
let builders = 0;

beforeAll(async () => {
  client = await makeClient({ dockerHost: world.engine }, join(folder, "client"), world.programs.buildx);
  await mkdir(context);
  await writeFile(join(context, "large.bin"), incompressible(5_000_000));
  await writeFile(join(context, "app.txt"), "one\n");
  const steps = ["COPY large.bin /large.bin", "RUN cat /proc/sys/kernel/random/uuid >/once", "COPY app.txt /app.txt"];
  await writeFile(join(context, "Dockerfile"), [`FROM ${plain}/${baseName}`, ...steps, ""].join("\n"));
});
afterAll(() => rm(folder, { recursive: true, force: true }));
beforeEach(async () => void (service = await startActionsService()));
afterEach(() => service.close());

/** Builds on a builder that knows nothing yet; gives what BuildKit said. */
async function build(job: JobIdentity, ...args: string[]): Promise<Finished> {
  builders += 1;
  const name = `gha-${builders}`;
  const docker = ["buildx", "create", "--name", name, "--driver", "docker-container", "--driver-opt", "network=host"];
  await must(world.programs.docker, docker, { env: client.env });
  try {
    const env = { ...client.env, ...service.env(job) };
    return await run(world.programs.docker, ["buildx", "build", "--builder", name, "--progress", "plain", ...args, context], { env });
  } finally {
    await must(world.programs.docker, ["buildx", "rm", "--force", name], { env: client.env });
  }
}

const from = ["--cache-from", "type=gha,scope=e2e"];
const to = ["--cache-to", "type=gha,scope=e2e,mode=max"];

function stepsFromCache({ stderr }: Finished): number {
  return [...stderr.matchAll(/^#\d+ CACHED$/gm)].length;
}

test("what one builder exported, another has every step from; a pull request has it from its base", async () => {
  const cold = await build({}, ...from, ...to, "--output", `type=local,dest=${join(folder, "cold")}`);
  expect(cold.code, cold.stderr).toBe(0);
  expect(stepsFromCache(cold)).toBe(0);
  expect(service.requests.filter(({ status }) => status >= 400)).toEqual([]);
  const layers = service.cacheEntries().filter(({ key }) => key.startsWith("buildkit-blob-1-sha256:"));
  expect(layers.length).toBeGreaterThanOrEqual(4);
  expect(service.cacheEntries().at(-1)).toMatchObject({ key: expect.stringMatching(/^index-e2e-1-[0-9a-f]{8}#1$/) as string, scope: "refs/heads/main" });
  // In blocks of 1 MiB, one after the other.
  const puts = service.requests.filter(({ operation }) => operation === "PutBlock");
  expect(puts.length).toBeGreaterThanOrEqual(5);
  expect(puts.every(({ receivedBytes, atOnce }) => receivedBytes <= 1024 * 1024 && atOnce === 1)).toBe(true);

  const warm = await build({}, ...from);
  expect(warm.code, warm.stderr).toBe(0);
  expect(stepsFromCache(warm), warm.stderr).toBe(3);
  expect(service.requests.filter(({ operation }) => operation === "GetBlob")).toHaveLength(1);

  const pulled = await build({ ref: "refs/pull/7/merge", baseRef: "main" }, ...from, "--output", `type=local,dest=${join(folder, "pulled")}`);
  expect(pulled.code, pulled.stderr).toBe(0);
  for (const name of ["once", "app.txt", "large.bin"]) {
    expect(await readFile(join(folder, "pulled", name))).toEqual(await readFile(join(folder, "cold", name)));
  }
  expect(service.requests.filter(({ status }) => status >= 400)).toEqual([]);
});

test("a job that may only read cannot export, and BuildKit fails for it", async () => {
  const done = await build({ permission: "read" }, ...to);
  expect(done.code).toBe(1);
  expect(done.stderr).toContain("failed to reserve cache");
  expect(service.cacheEntries()).toEqual([]);
});

test("an entry that goes between look-up and reading fails the build, as it does at GitHub", async () => {
  expect((await build({}, ...to)).code).toBe(0);
  service.refuse({ as: "evict", operation: "GetBlob", key: "buildkit-blob-1-" });
  const done = await build({}, ...from, "--output", "type=oci,dest=/dev/null");
  expect(done.code, done.stderr).toBe(1);
  expect(service.requests.at(-1)).toMatchObject({ operation: "GetBlob", status: 404 });
});
