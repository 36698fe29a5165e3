import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { runAction } from "../fakes/runner.ts";

const golden = (side: string): string => `oci-archive:${join(import.meta.dirname, "../golden/01-deleted-dir", `${side}.oci.tar`)}`;
const TOKEN = "ghs_0123456789abcdefghijABCDEFGHIJ012345";

describe("dist/diff.js, run as the runner runs it", () => {
  test("takes the defaults of action.yml, sets every output through the file, and ends with 0", async () => {
    const step = await runAction("diff", { inputs: { base: golden("base"), head: golden("head") }, token: TOKEN });
    expect(step.exitCode).toBe(0);
    expect(step.outputs).toMatchObject({ verdict: "none", "delta-pull-bytes": "200420", "base-source": "explicit", "comment-url": "" });
    expect(step.deprecatedCommands).toEqual([]);
    expect(step.summary).toContain("200.4 kB");
  });

  test("ends with 1 over budget", async () => {
    const step = await runAction("diff", { inputs: { base: golden("base"), head: golden("head"), budget: "pull +<= 1kB" }, token: TOKEN });
    expect([step.exitCode, step.outputs["verdict"]]).toEqual([1, "fail"]);
  });

  test("tells every mistake in one annotation, ends with 2, and touches nothing", async () => {
    const step = await runAction("diff", { inputs: { depth: "deep", comment: "often" }, token: TOKEN });
    expect(step.exitCode).toBe(2);
    expect(Object.values(step.outputs).join("")).toBe("");
    expect(Object.keys(step.outputs)).toEqual(expect.arrayContaining(["verdict", "report", "measurements"]));
    expect(step.annotations.map(({ level, message }) => ({ level, lines: message.split("\n") }))).toEqual([
      {
        level: "error",
        lines: [
          "3 inputs are wrong:",
          '- depth: "deep" is none of files, layers.',
          '- comment: "often" is none of auto, always, never.',
          '- head: it must be given, as in "ghcr.io/acme/api:pr-7", where no .plimsoll.yml names the images.',
          "Every input is described at https://github.com/plimsoll-ci/plimsoll/tree/v1/actions/diff.",
        ],
      },
    ]);
  });

  test("shows its token in no form, in a failure neither", async () => {
    const step = await runAction("diff", { inputs: { base: golden("base"), head: `oci-archive:${TOKEN}.tar` }, token: TOKEN });
    expect(step.exitCode).toBe(2);
    expect(step.annotations.map(({ message }) => message).join()).toContain("***");
    const unmasked = step.log.split("\n").filter((line) => !line.startsWith("::add-mask::")).join("\n");
    for (const text of [unmasked, step.maskedLog, step.summary]) expect(text).not.toContain(TOKEN);
  });

  test.each(["##[set-output name=verdict]evil", "::set-output name=verdict::evil", "::stop-commands::x", "a\n::add-mask::a"])(
    "is not steered by an image named %j",
    async (name) => {
      const step = await runAction("diff", { inputs: { base: golden("base"), head: `oci-archive:${name}` }, token: TOKEN });
      expect(step.exitCode).toBe(2);
      expect(step.outputs["verdict"]).toBe("");
      expect(step.deprecatedCommands).toEqual([]);
      expect(step.maskedLog).toContain("##[error]");
    },
  );
});
