import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { describe, expect, onTestFinished, test } from "vitest";
import { runScript, type ActionOptions, type ActionRun } from "../fakes/runner.ts";
import { imageFor, keepImage, keepTwo, startWorld, writesTo } from "./world.ts";

const root = resolve(import.meta.dirname, "../..");

/** Runs the action from its sources in a process of its own. */
function runPublish(inputs: Readonly<Record<string, string>>, options: ActionOptions = {}): Promise<ActionRun> {
  const folder = mkdtempSync(join(tmpdir(), "plimsoll-publish-"));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  const script = join(folder, "publish.mjs");
  writeFileSync(script, `import { run } from ${JSON.stringify(`file://${root}/src/index.ts`)};\nawait run("publish");\nsetTimeout(process.exit, 2000).unref();\n`);
  return runScript(script, { ...options, inputs: { "latest-guard": "true", ...inputs } });
}

describe("a job that is cancelled (case 74)", () => {
  async function cancel(hangingOn: RegExp, times: number, when: string) {
    const registry = await startWorld();
    const old = keepImage(registry, "o/app", imageFor("linux/s390x"), "1.2.3");
    keepImage(registry, "o/app", imageFor("linux/s390x"), "1.2");
    const { name, sources } = keepTwo(registry);
    registry.faults.push({ on: hangingOn, times, answer: { kind: "hang" } });
    const inputs = { sources: sources.join("\n"), tags: `${name}:1.2.3,${name}:1.2` };
    const started = Date.now();
    const run = await runPublish(inputs, { env: { RUNNER_DEBUG: "1" }, interrupt: { when, signal: "SIGTERM" } });
    return { registry, run, old, name, ms: Date.now() - started };
  }

  test("while a tag is on its way: what was moved is put back, told, and the process ends within its seconds", async () => {
    const { registry, run, old, name, ms } = await cancel(/^PUT .*\/manifests\/1\.2$/, 1, "/manifests/1.2.3 201");
    expect(run.exitCode).toBe(143);
    expect(registry.tagsOf("o/app")).toEqual({ "1.2.3": old, "1.2": old });
    expect(JSON.parse(run.outputs["results"] ?? "{}")).toEqual({ [`${name}:1.2.3`]: "rolled-back", [`${name}:1.2`]: "failed" });
    expect(run.summary).toContain("The job was cancelled.");
    expect(ms).toBeLessThan(6000);
  }, 20_000);

  test("with a registry that does not answer any more: the others are put back, and it is told before the process ends", async () => {
    const { registry, run, old, name } = await cancel(/^PUT .*\/manifests\/1\.2$/, 1000, "/manifests/1.2.3 201");
    expect(run.exitCode).toBe(143);
    expect(registry.tagsOf("o/app")["1.2.3"]).toBe(old);
    expect(JSON.parse(run.outputs["results"] ?? "{}")).toEqual({ [`${name}:1.2.3`]: "rolled-back", [`${name}:1.2`]: "failed" });
    expect(run.summary).toContain("there was no time left");
  }, 20_000);

  test("before a tag is on its way: none is moved", async () => {
    const { registry, run, old } = await cancel(/^HEAD .*\/blobs\//, 1000, "/o/app/manifests/sha256");
    expect(run.exitCode).toBe(143);
    expect(registry.tagsOf("o/app")).toEqual({ "1.2.3": old, "1.2": old });
    expect(run.outputs["results"]).toBe("");
  }, 20_000);
});

describe("as the runner runs it", () => {
  test("outputs, summary and log say what was published", async () => {
    const registry = await startWorld();
    const { name, sources } = keepTwo(registry);
    const run = await runPublish({ sources: sources.join("\n"), tags: `${name}:1` });
    expect(run.exitCode).toBe(0);
    expect(run.outputs["tags"]).toBe(`${name}:1`);
    expect(run.outputs["digest"]).toBe(registry.tagsOf("o/app")["1"]);
    expect(run.summary).toContain("### ⚓ Published: <code>sha256&#58;");
    expect(run.deprecatedCommands).toEqual([]);
  });

  test("case 70: what a registry says is text in the log and in the summary", async () => {
    const registry = await startWorld();
    const { name, sources } = keepTwo(registry);
    const message = "<img src=x> | `id` $(id) @team <!-- plimsoll --> \u202E\n::set-output name=digest::evil\n::stop-commands::x";
    registry.faults.push({ on: /^PUT .*\/1$/, times: 100, answer: { kind: "refuse", status: 403, body: JSON.stringify({ errors: [{ code: "DENIED", message }] }) } });
    const run = await runPublish({ sources: sources.join("\n"), tags: `${name}:1` });
    expect(run.exitCode).toBe(2);
    expect(run.outputs["digest"]).toMatch(/^sha256:[0-9a-f]{64}$/);
    expect(run.summary).not.toMatch(/<img|<!--|`id`|\u202E|@team/);
    expect(run.log).not.toMatch(/^::(?:set-output|stop-commands)/m);
    expect(run.annotations.map(({ level }) => level)).toEqual(["error"]);
  });

  test("wrong inputs are told before anything is asked", async () => {
    const registry = await startWorld();
    const run = await runPublish({ sources: `${registry.host}/o/APP:1`, tags: "type=rwa,value=x" });
    expect(run.exitCode).toBe(2);
    expect(run.annotations[0]?.message).toContain("2 inputs are wrong:");
    expect(registry.requests).toEqual([]);
    expect(run.outputs).toEqual({ digest: "", tags: "", platforms: "", results: "" });
  });
});

test("the command line's --dry-run prints the plan as JSON, and --dry-run is no mistake beside the input of that name", async () => {
  const registry = await startWorld();
  const { name, sources } = keepTwo(registry);
  const folder = mkdtempSync(join(tmpdir(), "plimsoll-publish-"));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  const script = join(folder, "cli.mjs");
  const argv = ["publish", ...sources, "--tags", `${name}:1`, "--dry-run", "--quiet"];
  writeFileSync(script, `import { runCli } from ${JSON.stringify(`file://${root}/src/index.ts`)};\nawait runCli(${JSON.stringify(argv)});\nsetTimeout(process.exit, 500).unref();\n`);
  const run = await runScript(script, { env: { GITHUB_OUTPUT: undefined } });
  expect(run.exitCode).toBe(0);
  expect(JSON.parse(run.log)).toMatchObject({ tags: [{ tag: `${name}:1`, from: null, action: "move", why: null }] });
  expect(writesTo(registry)).toEqual([]);
});
