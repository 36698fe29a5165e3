import { cp, mkdir, mkdtemp, readdir, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { expect, onTestFinished } from "vitest";
import { forgetFormat, registeredFormats } from "./emulation.ts";
import { findLeaksIn, type Leak } from "./leaks.ts";
import { makeMachine, type Machine } from "./machine.ts";
import { must, run } from "./processes.ts";
import type { RecordedStart } from "./recorder.ts";
import { startSampler } from "./sampler.ts";
import { processesOf, runWorkflowIn, type Trigger, type WorkflowRun } from "./workflows.ts";
import type { World } from "./world.ts";

/** What a test says of the workflow that it runs; the rest is a push to main of acme/api. */
export interface JobOptions extends Partial<Omit<Trigger, "machine">> {
  /** Whatever else nobody may find: what is in `secrets` and the token are looked for anyway. */
  readonly alsoSecret?: readonly string[];
  /** The machine that it runs on; one of its own unless given. */
  readonly machine?: Machine;
  /** Added to what the machine has. */
  readonly machineEnv?: Readonly<Record<string, string>>;
}

/** What came of a workflow, and all that it left. */
export interface JobRun extends WorkflowRun {
  readonly machine: Machine;
  readonly starts: readonly RecordedStart[];
  /** The command lines of what still runs of the jobs. */
  readonly stillRunning: readonly string[];
  /** The containers and volumes of builders that the engine has, by name. */
  readonly builders: readonly string[];
}

/** A machine in a folder that goes with the test, as does what a job forgot: the next test counts what is there. */
export async function testMachine(world: World): Promise<Machine> {
  const folder = await mkdtemp(join(tmpdir(), "plimsoll-e2e-job-"));
  const machine = await makeMachine(world, folder);
  const [formats, builders] = [await registeredFormats(), await buildersOf(world, machine)];
  onTestFinished(async () => {
    const forgotten = (await buildersOf(world, machine)).filter((name) => name.startsWith("buildx_") && !builders.includes(name));
    const remove = (...args: string[]): Promise<unknown> => run(world.programs.docker, args, { env: machine.env });
    if (forgotten.length > 0) await remove("rm", "--force", "--volumes", ...forgotten);
    if (forgotten.length > 0) await remove("volume", "rm", "--force", ...forgotten);
    await rm(folder, { recursive: true, force: true });
    for (const format of await registeredFormats()) if (!formats.includes(format)) await forgetFormat(format);
  });
  return machine;
}

/**
 * Runs a workflow on the checkout's own actions, watched by all instruments. However it ends, no form of any secret may be
 * in the log and the summary, in what the jobs left, in the home, or ever on a command line.
 */
export async function runJobs(world: World, text: string, options: JobOptions = {}): Promise<JobRun> {
  const { alsoSecret = [], machine = await testMachine(world), machineEnv, ...given } = options;
  const release = join(machine.folder, "release");
  await mkdir(release, { recursive: true });
  await cp(resolve("actions"), join(release, "actions"), { recursive: true });
  await cp(resolve("action.yml"), join(release, "action.yml"));
  await cp(world.dist, join(release, "dist"), { recursive: true });
  await cp(resolve(".github/workflows"), join(release, ".github/workflows"), { recursive: true });
  const token = given.token ?? "ghs_tokenOfTheRunThatNobodyMaySee1234";
  const secrets = [token, ...Object.values(given.secrets ?? {}), ...alsoSecret];
  const sampler = await startSampler(secrets);
  const ended = await runWorkflowIn(machine.folder, world.act, text, {
    event: "push",
    payload: { ref: "refs/heads/main", repository: { full_name: "acme/api", default_branch: "main", private: false } },
    ...given,
    token,
    env: { GITHUB_REPOSITORY: "acme/api", GITHUB_REF: "refs/heads/main", GITHUB_RUN_ID: "77", ...given.env },
    actions: { "plimsoll-ci/plimsoll@v1": release, ...given.actions },
    machine: { ...machine.env, ...machineEnv },
  });
  const sightings = await sampler.stop();
  expect(sightings.rounds).toBeGreaterThan(10);
  const leaks: Leak[] = [
    ...findLeaksIn("the log", ended.log, secrets),
    ...findLeaksIn("the summary", ended.summary, secrets),
    ...sightings.leaks.map((commandLine) => ({ path: "a command line", form: commandLine })),
    ...(await machine.leaks(secrets)),
  ];
  expect(leaks, "secrets that were found").toEqual([]);
  const stillRunning = processesOf(machine.client.home).map(({ words }) => words.join(" "));
  return { ...ended, machine, starts: await machine.starts(), stillRunning, builders: await buildersOf(world, machine) };
}

/** Builders of the files that run beside those that count them. */
const BESIDE = /^(buildx_buildkit_)?(dated|faults-|gha-\d|mounts\d|plimsoll-again)/;

/** The containers of builders, running or not, and their volumes. */
export async function buildersOf(world: World, { env, client }: Machine): Promise<string[]> {
  const docker = (...args: string[]): Promise<string> => must(world.programs.docker, args, { env });
  const filter = ["--filter", "name=buildx_buildkit"];
  const names = [await docker("ps", "--all", ...filter, "--format", "{{.Names}}"), await docker("volume", "ls", ...filter, "--quiet")];
  const instances = await readdir(join(client.config, "buildx/instances")).catch(() => []);
  return [...names.join("").split("\n").filter((name) => name !== ""), ...instances].filter((name) => !BESIDE.test(name)).sort();
}
