import { mkdtempSync, readFileSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { createStartBackground } from "../../src/host/exec.ts";

let folder: string;
let logFile: string;
/** What runs until it is ended. */
const started: number[] = [];

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "background-"));
  logFile = join(folder, "log");
});

afterEach(() => {
  rmSync(folder, { recursive: true, force: true });
  for (const pid of started.splice(0)) process.kill(pid, "SIGKILL");
});

function start(script: string, { input = "", timeoutMs = 5000, env = process.env }: { input?: string; timeoutMs?: number; env?: NodeJS.ProcessEnv } = {}) {
  return createStartBackground(env, folder)(process.execPath, ["-e", script], { input, logFile, timeoutMs });
}

/** What a failed start is told as. */
function failure(work: Promise<unknown>): Promise<string> {
  return work.then(
    () => "it started",
    (error: unknown) => (error instanceof Error ? error.message : "no error"),
  );
}

const ECHO = "process.stdin.on('data', (given) => console.log(process.pid + ' got ' + given));";

test("a program in the background gets its input, and its first line comes back", async () => {
  const { pid, firstLine } = await start(`${ECHO} process.stdin.on('end', () => console.log('more'));`, { input: "this" });
  expect(firstLine).toBe(`${pid} got this`);
});

test("it outlives what it was started by, until it ends itself", async () => {
  const { pid } = await start("console.log('here'); setTimeout(() => {}, 60_000);");
  started.push(pid);
  expect(process.kill(pid, 0)).toBe(true);
});

test("what it complains of is in its log, which only this user reads", async () => {
  await start("console.error('a complaint'); console.log('here');");
  expect(readFileSync(logFile, "utf8")).toBe("a complaint\n");
  expect(statSync(logFile).mode & 0o077).toBe(process.platform === "win32" ? 0o066 : 0);
});

test("it gets nothing that only the runner and we may know", async () => {
  const env = { ...process.env, ACTIONS_RUNTIME_TOKEN: "t", INPUT_X: "x", STATE_Y: "y", GITHUB_OUTPUT: "o", RUNNER_TRACKING_ID: "github_1" };
  const { firstLine } = await start("console.log(JSON.stringify(Object.keys(process.env).filter((name) => /^(ACTIONS|INPUT|STATE|GITHUB|RUNNER)_/.test(name))))", { env });
  expect(firstLine).toContain("RUNNER_TRACKING_ID");
  expect(firstLine).not.toMatch(/ACTIONS_RUNTIME_TOKEN|INPUT_X|STATE_Y|GITHUB_OUTPUT/);
});

test("one that says nothing in time is ended", async () => {
  const script = "require('fs').writeFileSync('pid', String(process.pid)); setTimeout(() => {}, 60_000);";
  expect(await failure(start(script, { timeoutMs: 500 }))).toBe("it said nothing within 500 ms");
  const pid = Number(readFileSync(join(folder, "pid"), "utf8"));
  await expect.poll(() => failure(Promise.resolve().then(() => process.kill(pid, 0)))).toMatch(/ESRCH/);
});

test("one that ends, cannot be started or talks without end is told as such", async () => {
  expect(await failure(start("process.exitCode = 3;"))).toBe("it ended with exit code 3 before it said anything");
  expect(await failure(createStartBackground({}, folder)("no-such-program", [], { input: "", logFile, timeoutMs: 5000 }))).toMatch(/ENOENT/);
  expect(await failure(start("process.stdout.write('x'.repeat(100_000)); setTimeout(() => {}, 60_000);"))).toBe("its first line does not end");
});
