import { mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, onTestFinished, test } from "vitest";
import { withPrivateFiles } from "../../src/build/private-files.ts";
import { post } from "../../src/build/post.ts";
import { fakeHost } from "../fakes/host.ts";

test("case 17: post knows of the folder before a secret is in it, and takes it away where main was killed with it", async () => {
  const temp = mkdtempSync(join(tmpdir(), "plimsoll-build-"));
  onTestFinished(() => rmSync(temp, { recursive: true, force: true }));
  const filesThen: string[][] = [];
  const host = fakeHost({ kind: "runner", env: { RUNNER_TEMP: temp } });
  const recording = {
    ...host,
    saveState(name: string, value: string): void {
      filesThen.push(readdirSync(value));
      host.saveState(name, value);
    },
  };
  await withPrivateFiles(recording, new Map([["secret-0", "hunter22-and-more"]]), async (folder) => {
    expect(readFileSync(join(folder, "secret-0"), "utf8")).toBe("hunter22-and-more");
    // As a process of its own that has nothing but the state.
    await post(fakeHost({ kind: "runner", env: { RUNNER_TEMP: temp }, state: host.savedState }));
    expect(readdirSync(temp)).toEqual([]);
  });
  expect(filesThen).toEqual([[]]);
});
