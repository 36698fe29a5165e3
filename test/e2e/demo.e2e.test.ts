import { spawn } from "node:child_process";
import { once } from "node:events";
import { cp, mkdir, mkdtemp, readdir, readFile, rm } from "node:fs/promises";
import { availableParallelism, loadavg, tmpdir } from "node:os";
import { join } from "node:path";
import { expect, onTestFinished, test } from "vitest";
import { type DockerClient, makeClient } from "./client.ts";
import { must, run } from "./processes.ts";
import { readWorld } from "./world.ts";

const world = await readWorld();
/** What the demo may take on two cores that do nothing else; where there is more to do than cores, everything takes that much longer. */
const WITH_ENGINE_MS = 90_000;
const WITHOUT_ENGINE_MS = 10_000;
const busy = (): number => Math.max(1, loadavg()[0]! / availableParallelism());

interface Stage {
  readonly client: DockerClient;
  /** TMPDIR. */
  readonly temporary: string;
  readonly page: string;
}

async function prepare(): Promise<Stage> {
  const folder = await mkdtemp(join(tmpdir(), "plimsoll-e2e-demo-"));
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  const temporary = join(folder, "tmp");
  await mkdir(temporary);
  return { client: await makeClient({ dockerHost: world.engine }, join(folder, "client"), world.programs.buildx), temporary, page: join(folder, "page.html") };
}

/** What the demo could leave behind: containers, volumes and images of the engine, and files of the client's. */
async function traces({ client, temporary }: Stage): Promise<Record<string, readonly string[]>> {
  const docker = async (...args: string[]): Promise<string[]> => (await must(world.programs.docker, args, { env: client.env })).split("\n").filter((line) => line.includes("plimsoll-demo"));
  return {
    containers: await docker("ps", "--all", "--format", "{{.Names}}"),
    volumes: await docker("volume", "ls", "--format", "{{.Name}}"),
    configuration: await readdir(client.config, { recursive: true }),
    temporary: await readdir(temporary),
  };
}

const NOTHING = { containers: [], volumes: [], configuration: ["cli-plugins", "cli-plugins/docker-buildx"], temporary: [] };

test("with an engine, the demo builds for two platforms, shows what came from the cache, publishes, comments, and leaves nothing behind", async () => {
  const stage = await prepare();
  const began = performance.now();
  const { code, stdout, stderr } = await run(process.execPath, [world.cli, "demo", "--page", stage.page], { directory: stage.temporary, env: { ...stage.client.env, TMPDIR: stage.temporary, NO_COLOR: "1" } });
  expect(performance.now() - began).toBeLessThan(WITH_ENGINE_MS * busy());
  expect({ code, stderr }).toEqual({ code: 0, stderr: "" });
  const told = stdout.replace(/\s+/g, " ");
  expect(told).toMatch(/None of the 6 steps came from the cache service; [\d.]+ MB were written to it\./);
  expect(told).toMatch(/Of 14 steps 4 came from the cache service and 10 were built; [\d.]+ MB were read from it/);
  expect(told).toContain("rides 9.1 MB deeper — ✗ over the line on 2 of 2 platforms");
  expect(told).toMatch(/Of 8 steps 4 came from the cache service and 4 were built/);
  expect(told).toContain("The pull request still has 1 comment: the same one, edited once.");
  expect(told).toContain('1.1.0 and 1.1 had been moved when the registry refused "1", and were put back: the registry\'s tags are sha-4b7d1f0… and main, as before.');
  expect(told).toMatch(/4 of 4 tags name the image sha256:[0-9a-f]{12}…: 1\.1\.0, 1\.1, 1 and latest\./);
  expect(await readFile(stage.page, "utf8")).toContain("is back to normal");
  expect(await traces(stage)).toEqual(NOTHING);
});

test("interrupted while it builds, the demo takes down its builder", async () => {
  const stage = await prepare();
  const child = spawn(process.execPath, [world.cli, "demo"], { cwd: stage.temporary, env: { ...stage.client.env, TMPDIR: stage.temporary }, stdio: ["ignore", "pipe", "ignore"] });
  let told = "";
  child.stdout.setEncoding("utf8").on("data", (text: string) => {
    told += text;
    // Once: a second signal ends it at once.
    if (text.includes("$ plimsoll build")) setTimeout(() => child.kill("SIGINT"), 500);
  });
  const [code] = (await once(child, "close")) as [number];
  expect(code).toBe(130);
  expect(told).toContain("A new builder runs after");
  expect(told).not.toContain("2. A pull request");
  expect(await traces(stage)).toEqual(NOTHING);
});

test("without an engine, from a copy of dist alone, the demo takes less than ten seconds", async () => {
  const stage = await prepare();
  const copy = join(stage.client.home, "dist");
  await cp(world.dist, copy, { recursive: true });
  const began = performance.now();
  const { code, stdout } = await run(process.execPath, [join(copy, "cli.js"), "demo", "--without-engine"], { directory: stage.temporary, env: { PATH: "", TMPDIR: stage.temporary } });
  expect(performance.now() - began).toBeLessThan(WITHOUT_ENGINE_MS * busy());
  expect(code).toBe(0);
  expect(stdout).toContain("4 of 4 tags name the image");
  expect(await readdir(stage.temporary)).toEqual([]);
});
