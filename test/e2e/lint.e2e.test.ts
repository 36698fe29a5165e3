import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, onTestFinished, test } from "vitest";
import { makeClient } from "./client.ts";
import { must } from "./processes.ts";
import { plimsoll, readWorld } from "./world.ts";

const world = await readWorld();

test("lint says what BuildKit's own checks say, once, among its own advice, with a builder that runs", async () => {
  const folder = await mkdtemp(join(tmpdir(), "plimsoll-e2e-lint-"));
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  const client = await makeClient({ dockerHost: world.engine }, join(folder, "client"), world.programs.buildx);
  const docker = (...args: string[]): Promise<string> => must(world.programs.docker, args, { env: client.env });
  await docker("buildx", "create", "--name", "lint-checks", "--use", "--driver", "docker-container", "--driver-opt", "network=host", "--bootstrap");
  onTestFinished(() => docker("buildx", "rm", "--force", "lint-checks").then(() => {}));
  const context = join(folder, "context");
  await mkdir(context);
  await writeFile(join(context, "Dockerfile"), "FROM scratch\nCOPY . .\nRUN npm ci\nCMD npm start\n");
  const done = await plimsoll(world, ["lint", join(context, "Dockerfile"), "--context", context, "--format", "json"], { ...client.env });
  const { advice } = JSON.parse(done.stdout) as { advice: { rule: string; line: number }[] };
  const told = advice.map(({ rule, line }) => `${line} ${rule}`);
  expect(told).toContain("3 copy-before-install");
  expect(told.filter((each) => each.endsWith("JSONArgsRecommended"))).toEqual(["4 JSONArgsRecommended"]);
});
