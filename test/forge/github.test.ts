import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, onTestFinished, test, vi } from "vitest";
import { connect, localForge, populate } from "./setup.ts";

// @actions/github reads the event as it is loaded, which is once in a process: this file holds no other test.
test("an event that is no JSON keeps nobody from asking GitHub, and stays where it was", async () => {
  const folder = mkdtempSync(join(tmpdir(), "plimsoll-event-"));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  const path = join(folder, "event.json");
  writeFileSync(path, "{");
  vi.stubEnv("GITHUB_EVENT_PATH", path);
  onTestFinished(() => {
    vi.unstubAllEnvs();
  });

  const local = await localForge({ kind: "github" });
  populate(local);
  const [forge, other] = await Promise.all([connect(local, "reader"), connect(local, "writer")]);
  expect((await forge.pullRequest(7)).number).toBe(7);
  expect((await other.pullRequest(7)).number).toBe(7);
  expect(process.env["GITHUB_EVENT_PATH"]).toBe(path);
});
