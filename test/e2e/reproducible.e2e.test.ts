import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import type { Report } from "../../src/report/report.ts";
import { baseName } from "./base-image.ts";
import { type DockerClient, makeClient } from "./client.ts";
import { must } from "./processes.ts";
import { plimsoll, readWorld } from "./world.ts";

// What BuildKit makes of dates, which no recording buildx can show.
const world = await readWorld();
const registry = world.registries.plain;
const folder = await mkdtemp(join(tmpdir(), "plimsoll-e2e-reproducible-"));
const context = join(folder, "context");
let client: DockerClient;

beforeAll(async () => {
  client = await makeClient({ dockerHost: world.engine }, join(folder, "client"), world.programs.buildx);
  await mkdir(context);
  const dockerfile = `FROM ${registry}/${baseName}\nCOPY first /first\nRUN date +%N >/dev/null && echo made >/made\nCOPY second /second\n`;
  await writeFile(join(context, "Dockerfile"), dockerfile);
  await writeFile(join(context, "first"), "1");
  await writeFile(join(context, "second"), "1");
  await git("init", "--quiet");
  await commit("2026-11-20T10:00:00Z");
  const options = ["--driver", "docker-container", "--driver-opt", "network=host", "--bootstrap"];
  await must(world.programs.docker, ["buildx", "create", "--name", "dated", ...options], { env: client.env });
});
afterAll(async () => {
  await must(world.programs.docker, ["buildx", "rm", "dated"], { env: client.env });
  await rm(folder, { recursive: true, force: true });
});

function git(...args: string[]): Promise<string> {
  const identity = ["-c", "user.name=e2e", "-c", "user.email=e2e@example.com"];
  return must("git", ["-C", context, ...identity, ...args], { env: client.env });
}

async function commit(date: string): Promise<void> {
  await git("add", "--all");
  await must("git", ["-C", context, "-c", "user.name=e2e", "-c", "user.email=e2e@example.com", "commit", "--quiet", "--message", date], {
    env: { ...client.env, GIT_AUTHOR_DATE: date, GIT_COMMITTER_DATE: date },
  });
}

/** Builds anew, without any cache, and gives the image's digest and those of its layers. */
async function build(tag: string, epoch: string): Promise<{ digest: string | null | undefined; layers: (string | null)[] }> {
  const name = `${registry}/e2e/dated:${tag}`;
  const dates = ["--source-date-epoch", epoch, "--rewrite-timestamp", "--provenance", "false", "--no-cache"];
  const built = await plimsoll(world, ["build", context, "--builder", "dated", "--tags", name, "--push", ...dates], client.env);
  expect(built).toMatchObject({ code: 0 });
  const read = await plimsoll(world, ["inspect", name, "--format", "json", "--depth", "layers", "--quiet"], client.env);
  const [platform] = (JSON.parse(read.stdout) as Report).platforms;
  return { digest: platform?.head?.digest, layers: platform?.head?.layers.map((layer) => layer.digest) ?? [] };
}

test("a commit that is built twice is one image, byte for byte", async () => {
  expect(await build("twice", "commit")).toEqual(await build("once", "commit"));
});

test("with a date that stays, a layer that did not change keeps its digest where another changes", async () => {
  const before = await build("before", "0");
  await writeFile(join(context, "second"), "2");
  await commit("2026-11-20T11:00:00Z");
  const after = await build("after", "0");
  const same = after.layers.map((digest, index) => digest === before.layers[index]);
  expect(same).toEqual([...same.slice(0, -1).map(() => true), false]);
  expect(same.length).toBeGreaterThanOrEqual(4);
});
