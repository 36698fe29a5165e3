import { readdirSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { type DockerAnswer, dockerMachine, type DockerMachine } from "../builder/docker-program.ts";
import { type ActionRun, runAction } from "../fakes/runner.ts";

interface Job {
  readonly machine: DockerMachine;
  main(inputs?: Readonly<Record<string, string>>, interrupt?: string): Promise<ActionRun>;
  post(after: ActionRun): Promise<ActionRun>;
}

/** A job on a machine with a docker that records what it is asked. */
function job(answers: readonly DockerAnswer[] = [], more: Readonly<Record<string, string>> = {}): Job {
  const machine = dockerMachine({ answers });
  const env = { PATH: machine.programs, DOCKER_CONFIG: machine.config, DOCKER_HOST: "tcp://engine:2375", ...more };
  return {
    machine,
    main: async (inputs = {}, interrupt) => await runAction("setup", { inputs, env, ...(interrupt === undefined ? {} : { interrupt: { when: interrupt, signal: "SIGINT" as const } }) }),
    post: async (after) => await runAction("setup", { post: true, after, env }),
  };
}

test("setup as the runner runs it makes a builder, and its post removes it", async () => {
  const { machine, main, post } = job();
  const run = await main();
  expect(run.exitCode).toBe(0);
  const { name = "" } = run.outputs;
  expect(machine.instance(name)).not.toBeNull();
  const end = await post(run);
  expect(end.exitCode).toBe(0);
  expect(machine.calls()).toEqual([`buildx create --name ${name} --driver docker-container --use`, `buildx inspect --bootstrap ${name}`, `buildx rm ${name}`]);
  expect(readdirSync(run.temp)).toEqual([]);
});

test("a job that is cancelled while the builder starts leaves none behind", async () => {
  const { machine, main, post } = job([{ to: "inspect --bootstrap", hangs: true }]);
  const run = await main({ name: "half", "buildkitd-config-inline": "debug = true" }, "Starts builder half");
  expect(run.exitCode).toBe(130);
  await post(run);
  expect(machine.instance("half")).toBeNull();
  expect(readdirSync(run.temp)).toEqual([]);
});

test("a step that fails says why, and so does its annotation", async () => {
  const { main, post } = job([{ to: "inspect --bootstrap", exitCode: 1, stderr: "ERROR: cannot start" }, { to: "logs --tail", stdout: "buildkitd: no space left on device" }]);
  const run = await main({ name: "full" });
  expect(run.exitCode).toBe(2);
  expect(run.annotations.map(({ message }) => message)).toEqual([expect.stringContaining("ERROR: cannot start\nBuildKit's own log:\nbuildkitd: no space left on device") as string]);
  expect((await post(run)).exitCode).toBe(0);
});

test("a post that cannot remove its builder warns, and fails nothing", async () => {
  const { main, post } = job([{ to: "buildx rm", exitCode: 1, stderr: "the engine is gone" }]);
  const end = await post(await main({ name: "stuck" }));
  expect(end.exitCode).toBe(0);
  expect(end.annotations).toEqual([expect.objectContaining({ level: "warning", message: expect.stringContaining("Builder stuck cannot be removed") as string })]);
});

describe("a key of a remote builder", () => {
  const KEY = "-----BEGIN PRIVATE KEY-----\nMIIEvQIBADANBgkqhkiG9w0BAQEFAASC\nBKcwggSjAgEAAoIBAQC7VJTUt9Us8cKj\n-----END PRIVATE KEY-----\n";
  const env = { BUILDER_NODE_0_AUTH_TLS_CACERT: "the authority's certificate", BUILDER_NODE_0_AUTH_TLS_KEY: KEY };

  test("is in no log, output, state or summary, and on no command line", async () => {
    const { machine, main, post } = job([{ to: "inspect --bootstrap", exitCode: 1, stderr: `ERROR: bad key ${KEY}` }], env);
    const run = await main({ driver: "remote", endpoint: "tcp://far:1", name: "far" });
    const end = await post(run);
    const kept = [run.maskedLog, end.maskedLog, JSON.stringify([run.outputs, run.state, run.env]), run.summary, ...machine.calls()].join("\n");
    for (const line of KEY.split("\n").filter((each) => each.startsWith("MII") || each.startsWith("BK"))) expect(kept).not.toContain(line);
    expect(readdirSync(run.temp)).toEqual([]);
  });
});
