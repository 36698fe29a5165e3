import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { afterAll, beforeEach, describe, expect, test } from "vitest";
import { makeMachine, type Machine } from "./machine.ts";
import { remainsIn, runWorkflowIn, type Trigger } from "./workflows.ts";
import { readWorld } from "./world.ts";

// What the tests of workflows see of a run: what was started, what is left, what a person who cancels gets.
const world = await readWorld();
const folder = await mkdtemp(join(tmpdir(), "plimsoll-e2e-machine-"));
afterAll(() => rm(folder, { recursive: true, force: true }));

const secret = 'pa"ss $word\\ with spaces';
const action = {
  "leave/action.yml": "name: leave\ninputs:\n  what-to:\n    required: true\nruns: {using: node24, main: main.js, post: post.js}\n",
  "leave/main.js": `
    const { appendFileSync, writeFileSync } = require("node:fs");
    const { execFileSync } = require("node:child_process");
    writeFileSync(process.env.RUNNER_TEMP + "/left", process.env["INPUT_WHAT-TO"]);
    appendFileSync(process.env.GITHUB_STEP_SUMMARY, "# Left\\n");
    console.log("engine " + execFileSync("docker", ["version", "--format", "{{.Server.Os}}"]));
    console.log("length " + process.env["INPUT_WHAT-TO"].length + " node " + process.version.split(".")[0]);`,
  "leave/post.js": `require("node:fs").writeFileSync(process.env.RUNNER_TEMP + "/post", "by post");`,
  "hang/action.yml": "name: hang\nruns: {using: node24, main: main.js, post: post.js, post-if: always()}\n",
  "hang/main.js": `console.log("hanging now"); setInterval(() => {}, 1000);`,
  "hang/post.js": `require("node:fs").writeFileSync(process.env.RUNNER_TEMP + "/post", "by post");`,
};

let made = 0;
let machine: Machine;
let actions: string;
beforeEach(async () => {
  machine = await makeMachine(world, join(folder, `machine-${made++}`));
  actions = join(machine.folder, "actions");
  for (const [path, content] of Object.entries(action)) {
    await mkdir(dirname(join(actions, path)), { recursive: true });
    await writeFile(join(actions, path), content);
  }
});

function workflow(steps: string): string {
  return `on: push\njobs:\n  job:\n    runs-on: ubuntu-latest\n    steps:\n${steps}`;
}

function trigger(over: Partial<Trigger> = {}): Trigger {
  return {
    event: "push",
    payload: { ref: "refs/heads/main" },
    token: "token-of-the-run",
    secrets: { WHAT: secret },
    env: {},
    actions: { "e2e/actions@v1": actions },
    files: { Dockerfile: "FROM scratch\n" },
    machine: machine.env,
    ...over,
  };
}

/** What the only job left: its files, by their names under `temp/` and `workspace/`. */
async function remains(): Promise<string> {
  const [job = "", ...others] = await readdir(remainsIn(machine.folder));
  expect(others).toEqual([]);
  return join(remainsIn(machine.folder), job);
}

describe("a workflow on a test's own machine", () => {
  test("reaches the engine, and what its actions left behind is there to be searched", async () => {
    const steps = `      - uses: actions/checkout@v4\n      - uses: e2e/actions/leave@v1\n        with: {what-to: "\${{ secrets.WHAT }}"}\n      - run: docker buildx version\n`;
    const run = await runWorkflowIn(machine.folder, world.act, workflow(steps), trigger());
    expect(run.succeeded, run.log).toBe(true);
    expect(run.log).toContain("engine linux");
    expect(run.log).toContain(`length ${secret.length} node v24`);
    expect(run.log).not.toContain(secret);
    expect(run.summary).toBe("# Left\n");
    expect(await machine.starts()).toEqual([
      { program: "docker", args: ["version", "--format", "{{.Server.Os}}"] },
      { program: "docker", args: ["buildx", "version"] },
    ]);
    expect(await readFile(join(await remains(), "temp/left"), "utf8")).toBe(secret);
    expect(await readFile(join(await remains(), "temp/post"), "utf8")).toBe("by post");
    expect(await readFile(join(await remains(), "workspace/Dockerfile"), "utf8")).toBe("FROM scratch\n");
    expect((await machine.leaks([secret])).map(({ path }) => path)).toEqual([join(await remains(), "temp/left")]);
    expect(await machine.leaks(["another secret altogether"])).toEqual([]);
  });

  test("is cancelled as a person cancels it: the step ends, and post runs", async () => {
    const run = await runWorkflowIn(
      machine.folder,
      world.act,
      workflow(`      - uses: e2e/actions/hang@v1\n      - run: echo not reached\n`),
      trigger({ cancelAt: "hanging now" }),
    );
    expect(run.succeeded).toBe(false);
    expect(run.log).not.toContain("| not reached");
    expect(await readFile(join(await remains(), "temp/post"), "utf8")).toBe("by post");
  });
});
