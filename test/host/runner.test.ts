import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, onTestFinished, test } from "vitest";
import { runScript } from "../fakes/runner.ts";

const script = (name: string): string => join(import.meta.dirname, "scripts", name);

describe("a step that prints what a hostile program wrote", () => {
  test("keeps its outputs and its state", async () => {
    const step = await runScript(script("hostile-child.ts"));
    expect(step.outputs).toEqual({ digest: "sha256:good", verdict: "" });
    expect(step.state).toEqual({ plimsoll: "kept" });
    expect(step.deprecatedCommands).toEqual([]);
    expect(step.env).toEqual({});
  });

  test("shows it as text, and masks learnt afterwards still work", async () => {
    const step = await runScript(script("hostile-child.ts"));
    expect(step.maskedLog.split("\n")).toEqual([
      "#8 0.51 ##\\[set-output name=digest]evil",
      "\\::set-output name=verdict::evil",
      "text ##\\[add-mask]pass",
      "##\\[save-state name=plimsoll]evil",
      "\\::save-state name=plimsoll::evil",
      "\\::set-env name=PATH::/evil",
      "text ##\\[stop-commands]x",
      "\\::stop-commands::y",
      "leaks ***",
      "now *** is known",
      "",
    ]);
  });

  test("hides secrets by itself, for a CI that knows no masks", async () => {
    const step = await runScript(script("hostile-child.ts"));
    const printed = step.log.split("\n").filter((line) => !line.startsWith("::add-mask::"));
    expect(printed.join("\n")).not.toMatch(/first-secret-0123|second-secret-4567/);
  });
});

describe("a step", () => {
  test("writes outputs and state that read back as they were, line ends, delimiters and equals signs included", async () => {
    const step = await runScript(script("step.ts"));
    expect(step.outputs).toEqual({ multi: "a\nghadelimiter_x\nb", equals: "c=d<<e", empty: "" });
    expect(step.state).toEqual({ kept: "x\ny" });
    expect(step.deprecatedCommands).toEqual([]);
  });

  test("reads its inputs and what main kept", async () => {
    const step = await runScript(script("step.ts"), { inputs: { "some-input": " spaced " }, state: { kept: "earlier" } });
    expect(step.maskedLog.split("\n")[0]).toBe('input " spaced ", state "earlier"');
  });

  test("annotates with title, file and line, and hides secrets there", async () => {
    const step = await runScript(script("step.ts"));
    expect(step.annotations).toEqual([
      { level: "error", message: "two\nlines: 100%, ***", title: "a,b:c", file: "Dockerfile", line: 3 },
      { level: "warning", message: "careful", title: null, file: null, line: null },
      { level: "notice", message: "by the way", title: null, file: null, line: null },
    ]);
  });

  test("makes its own words harmless too, for a branch may be named like a command", async () => {
    const step = await runScript(script("step.ts"));
    expect(step.maskedLog).toContain("\n##[group]A group ##\\[x]\ninside\n##[endgroup]\n\\::set-output name=branch::evil\n");
    expect(step.maskedLog).toContain("##[debug]detail ##\\[set-output name=x]y");
  });

  test("writes its summary without secrets, and leaves out what would make the runner drop it all", async () => {
    const step = await runScript(script("step.ts"), { inputs: { long: "true" } });
    expect(step.summary).toBe("# Size\n\n***\n");
    expect(step.maskedLog).toContain("summary of 1 MiB: false");
  });

  test("begins its summary after an empty line where something stands before it, as HTML that Markdown would go on with", async () => {
    const folder = mkdtempSync(join(tmpdir(), "plimsoll-summary-"));
    onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
    const path = join(folder, "summary.md");
    writeFileSync(path, "<details>\n</details>\n");
    await runScript(script("step.ts"), { env: { GITHUB_STEP_SUMMARY: path } });
    expect(readFileSync(path, "utf8")).toBe("<details>\n</details>\n\n# Size\n\n***\n");
  });

  test.each([
    ["in a folder that is missing", join(import.meta.dirname, "missing", "summary.md")],
    ["that is a folder", import.meta.dirname],
  ])("warns of a summary %s, and goes on", async (_, path) => {
    const step = await runScript(script("step.ts"), { env: { GITHUB_STEP_SUMMARY: path } });
    expect(step.exitCode).toBe(1);
    expect(step.maskedLog).toContain("\nsummary: false\n");
    expect(step.annotations.map(({ level, message }) => [level, message.slice(0, 37)])).toContainEqual(["warning", "The job summary cannot be written, so"]);
  });

  test("ends with the exit code that was set", async () => {
    expect((await runScript(script("step.ts"))).exitCode).toBe(1);
  });

  test("never sets an output through standard output, also where there is no file for it", async () => {
    const step = await runScript(script("step.ts"), { env: { GITHUB_OUTPUT: undefined, GITHUB_STATE: undefined } });
    expect(step.outputs).toEqual({});
    expect(step.deprecatedCommands).toEqual([]);
  });

  test("sets variables and PATH for later steps, and for what it starts itself", async () => {
    const step = await runScript(script("later-steps.ts"));
    expect(step.env).toEqual({ DOCKER_CONFIG: "/private\nand so on" });
    expect(step.paths).toEqual(["/tools/bin"]);
    expect(JSON.parse(step.outputs["child"] ?? "")).toEqual(["/private\nand so on", "/tools/bin"]);
    expect(step.deprecatedCommands).toEqual([]);
  });

  test("leaves later steps alone where the runner has no file for them", async () => {
    const step = await runScript(script("later-steps.ts"), { env: { GITHUB_ENV: undefined, GITHUB_PATH: undefined } });
    expect([step.env, step.paths, step.deprecatedCommands]).toEqual([{}, [], []]);
    expect(JSON.parse(step.outputs["child"] ?? "")).toEqual(["/private\nand so on", "/tools/bin"]);
  });

  test("gives a child neither its inputs, nor its tokens, nor the files it speaks through", async () => {
    const step = await runScript(script("environment.ts"), {
      inputs: { "github-token": "x" },
      state: { a: "b" },
      env: { ACTIONS_RUNTIME_TOKEN: "t", AWS_PROFILE: "p", PATH: process.env["PATH"] },
    });
    const names = (step.outputs["names"] ?? "").split(" ");
    expect(names).toContain("AWS_PROFILE");
    expect(names).toContain("GITHUB_REPOSITORY");
    expect(names.filter((name) => /^(INPUT_|STATE_|ACTIONS_)|GITHUB_(OUTPUT|STATE|ENV|PATH|STEP_SUMMARY)$/.test(name))).toEqual([]);
  });

  test.each([["SIGINT", 130], ["SIGTERM", 143]] as const)("that gets %s cleans up and ends with %i", async (signal, code) => {
    const step = await runScript(script("waiting.ts"), { interrupt: { when: "ready", signal } });
    expect(step.exitCode).toBe(code);
    expect(existsSync(join(step.temp, "cleaned"))).toBe(true);
  });
});
