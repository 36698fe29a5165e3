import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, onTestFinished, test } from "vitest";
import { runScript, type ActionRun } from "../fakes/runner.ts";
import { at, dockerfileOf, printed, recorded, statusLines } from "./progress-recorded.ts";

const script = join(import.meta.dirname, "progress-step.ts");

describe("case 69: a build that prints commands of the runner", () => {
  test("leaves outputs, state and environment as they are, in a build that was recorded", async () => {
    const step = await followOnRunner(recorded("hostile"), 0);
    expect(step.outputs).toEqual({ digest: "sha256:good", imageid: "" });
    expect(step.state).toEqual({});
    expect(step.env).toEqual({});
    expect(step.deprecatedCommands).toEqual([]);
    expect(step.annotations).toEqual([]);
    expect(step.maskedLog).toContain("a ##\\[stop-commands]pause\nred\n##\\[save-state name=x]y\n\\::set-output name=digest::evil\n  \\::error::boo\n");
  });

  test("is text wherever it stands: in output, names of steps, stages, statuses, errors, warnings and beside the progress", async () => {
    const evil = "x ##[set-output name=digest]evil\n::set-output name=digest::evil\n##[stop-commands]z\n::add-mask::good\n\u001b[2K::error::evil";
    const step = await followOnRunner(Buffer.concat([
      statusLines(
        { vertexes: [{ digest: "a", name: `[##[group]evil 1/2] RUN ${evil}`, started: at(0) }, { digest: "b", name: evil, started: at(0), completed: at(9) }] },
        printed("a", `${evil}\n::save-state name=plimsoll::evil\nleaks first-secret-0123`),
        { statuses: [{ id: `pushing manifest for ${evil}`, vertex: "c", started: at(0), completed: at(3), timestamp: at(3) }] },
        { vertexes: [{ digest: "c", name: `exporting ${evil}`, started: at(0), completed: at(3) }] },
        { statuses: [{ id: `pushing manifest for ${evil}`, vertex: "c", started: at(0), completed: at(3), timestamp: at(3) }] },
        { warnings: [{ vertex: "a", short: Buffer.from(evil).toString("base64"), sourceInfo: { filename: "Dockerfile" }, range: [{ start: { line: 1 } }] }] },
        { vertexes: [{ digest: "a", name: `[##[group]evil 1/2] RUN ${evil}`, started: at(0), completed: at(1), error: `${evil} did not complete successfully: exit code: 1` }] },
      ),
      Buffer.from(`::set-output name=digest::evil\nDockerfile:1\n--------------------\n   1 | >>> RUN ##[set-output name=digest]evil\n--------------------\nERROR: failed to solve: ${evil} did not complete successfully: exit code: 1\n`),
    ]), 1);
    expect(step.outputs).toEqual({ digest: "sha256:good", imageid: "" });
    expect(step.state).toEqual({});
    expect(step.deprecatedCommands).toEqual([]);
    expect(step.annotations.map(({ level }) => level)).toEqual(["error"]);
    expect(step.maskedLog).toContain("now *** is known");
    expect(step.maskedLog).toContain("leaks ***");
    expect(step.log.replaceAll(/^::add-mask::.*$/gm, "")).not.toMatch(/first-secret-0123|second-secret-4567/);
  });

  test("on the runner, a stage is a group, and the step that failed stands open below them", async () => {
    const step = await followOnRunner(recorded("fail-run"), 1, dockerfileOf("Dockerfile.fail"));
    const lines = step.log.split("\n");
    expect(lines.filter((line) => /^::(?:group|endgroup)/.test(line))).toEqual([
      "::group::Dockerfile, context and base images", "::endgroup::",
      "::group::Stage base", "::endgroup::",
      "::group::Stage test", "::endgroup::",
      "::group::Stage other", "::endgroup::",
    ]);
    expect(lines.lastIndexOf("::endgroup::")).toBeLessThan(lines.indexOf("preparing"));
  });

  test("a failure is one annotation, on the line of the Dockerfile, and the log ends with the command that reproduces it", async () => {
    const step = await followOnRunner(recorded("fail-run"), 1, dockerfileOf("Dockerfile.fail"));
    expect(step.exitCode).toBe(2);
    expect(step.annotations).toMatchObject([{ level: "error", title: "The build failed here", file: "app/Dockerfile.fail", line: 9 }]);
    expect(step.maskedLog.trimEnd().split("\n").at(-1)).toContain("docker buildx build --target test --file app/Dockerfile.fail --progress=plain .");
  });
});

async function followOnRunner(progress: Buffer, exitCode: number, dockerfile?: string): Promise<ActionRun> {
  const folder = mkdtempSync(join(tmpdir(), "plimsoll-progress-"));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  writeFileSync(join(folder, "progress"), progress);
  writeFileSync(join(folder, "Dockerfile"), dockerfile ?? "");
  const env = { PROGRESS: join(folder, "progress"), EXIT_CODE: String(exitCode), ...(dockerfile === undefined ? {} : { DOCKERFILE: join(folder, "Dockerfile") }) };
  return await runScript(script, { env });
}
