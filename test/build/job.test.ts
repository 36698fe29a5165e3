import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { pathToFileURL } from "node:url";
import { describe, expect, it } from "vitest";
import { secretForms } from "../../src/host/redact.ts";
import { runScript, type ActionOptions, type ActionRun } from "../fakes/runner.ts";
import { recordBuildx, type RecordingBuildx } from "./recording-buildx.ts";

const SECRET = "hunter22 correct/horse+battery";
const index = pathToFileURL(resolve(import.meta.dirname, "../../src/index.ts")).href;

/** A step that BuildKit says it finished. */
const finished = (name: string): string =>
  `${JSON.stringify({ vertexes: [{ digest: `sha256:${"a".repeat(64)}`, name, started: "2026-11-21T12:00:00Z", completed: "2026-11-21T12:00:01Z" }] })}\n`;

/** Runs the action, or its post, as the runner does. */
async function runBuild(recorded: RecordingBuildx, options: ActionOptions, what: "run" | "runPost" = "run"): Promise<ActionRun> {
  const script = join(recorded.workspace, "..", `${what}.ts`);
  writeFileSync(script, `import { ${what} } from ${JSON.stringify(index)};\nawait ${what}("build");\n`);
  const { PATH, DOCKER_CONFIG } = recorded.env;
  return await runScript(script, { workspace: recorded.workspace, ...options, env: { PATH, DOCKER_CONFIG, ...options.env } });
}

/** The files under the folders in which a form of the secret stands. */
function holding(folders: readonly string[]): string[] {
  const forms = secretForms(SECRET);
  return folders.flatMap((folder) =>
    readdirSync(folder, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => join(entry.parentPath, entry.name))
      .filter((file) => forms.some((form) => readFileSync(file).includes(form))),
  );
}

describe("a build in a job", () => {
  it("leaves no form of a secret in the log, the outputs, the state or on the disk", async () => {
    const stderr = `${finished("[1/1] RUN cat /run/secrets/token")}it is ${SECRET}\n`;
    const recorded = recordBuildx({ stderr, metadata: { note: SECRET } });
    const step = await runBuild(recorded, { inputs: { secrets: `token=${SECRET}` } });
    expect(step.exitCode).toBe(0);
    expect(recorded.build()?.secrets["token"]).toEqual({ value: SECRET, mode: "600" });
    const told = [step.maskedLog, JSON.stringify(step.outputs), JSON.stringify(step.state), step.summary].join("\n");
    expect(secretForms(SECRET).filter((form) => told.includes(form))).toEqual([]);
    expect(holding([step.temp, step.home, step.workspace])).toEqual([]);
    expect(step.deprecatedCommands).toEqual([]);
  });

  it("case 69: lets nothing that a step prints stand in for an output, a mask or a state", async () => {
    const hostile = ["##[set-output name=digest]evil", "::set-output name=digest::evil", "::add-mask::e", "##[save-state name=private-folder]/etc", "::stop-commands::x"].join("\n");
    const log = { logs: [{ vertex: `sha256:${"a".repeat(64)}`, stream: 1, data: Buffer.from(`${hostile}\n`).toString("base64"), timestamp: "2026-11-21T12:00:00Z" }] };
    const digest = `sha256:${"d".repeat(64)}`;
    const recorded = recordBuildx({ stderr: `${finished("[1/1] RUN evil")}${JSON.stringify(log)}\n${hostile}\n`, stdout: `${hostile}\n`, metadata: { "containerimage.digest": digest } });
    const step = await runBuild(recorded, {});
    expect(step.outputs["digest"]).toBe(digest);
    expect(step.state["private-folder"]).toMatch(/plimsoll-build-/);
    expect(step.deprecatedCommands).toEqual([]);
  });

  it.each<[NodeJS.Signals, number]>([["SIGINT", 130], ["SIGTERM", 143]])("case 17: ends buildx and removes the secrets when it is cancelled by %s", async (signal, exitCode) => {
    const recorded = recordBuildx({ stderr: finished("[1/1] RUN make"), hangs: true });
    const step = await runBuild(recorded, { inputs: { secrets: `token=${SECRET}` }, interrupt: { when: "RUN make", signal } });
    expect(step.exitCode).toBe(exitCode);
    await expect.poll(() => recorded.wasEnded()).toBe(true);
    expect(readdirSync(step.temp)).toEqual([]);
    const after = await runBuild(recorded, { after: step, post: true, state: step.state }, "runPost");
    expect(after.exitCode).toBe(0);
    expect(after.annotations).toEqual([]);
  });

  it("has its outputs set to nothing where it fails", async () => {
    const step = await runBuild(recordBuildx({ exitCode: 1 }), {});
    expect(step.exitCode).toBe(2);
    const { "cache-backend": backend, "cache-wait-ms": waitMs, ...others } = step.outputs;
    expect([backend, waitMs]).toEqual(["off", "0"]);
    expect([...new Set(Object.values(others))]).toEqual([""]);
    expect(Object.keys(others)).toEqual(expect.arrayContaining(["imageid", "digest", "metadata", "image", "platforms", "sizes", "record", "degraded-reason"]));
  });
});
