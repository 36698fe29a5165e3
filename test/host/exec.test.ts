import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { UserError } from "../../src/errors.ts";
import { createExec } from "../../src/host/exec.ts";

let directory: string;
beforeAll(async () => {
  directory = await mkdtemp(join(tmpdir(), "plimsoll-exec-"));
});
afterAll(() => rm(directory, { recursive: true, force: true }));

const node = process.execPath;
const exec: ReturnType<typeof createExec> = (...call) => createExec({ PATH: process.env["PATH"] }, directory)(...call);

test("gives the exit code and both streams", async () => {
  const result = await exec(node, ["-e", "console.log('out'); console.error('err'); process.exitCode = 3"]);
  expect(result).toEqual({ exitCode: 3, stdout: "out\n", stderr: "err\n", truncated: false });
});

test("knows no shell: arguments arrive as they are", async () => {
  const args = ["$(id)", "`id`", "a;b", "--help", "| x", "*", "\"'\\", "new\nline", ""];
  const result = await exec(node, ["-e", "console.log(JSON.stringify(process.argv.slice(1)))", "--", ...args]);
  expect(JSON.parse(result.stdout)).toEqual(args);
});

test("hands over the input, and closes it", async () => {
  const echo = "process.stdin.pipe(process.stdout)";
  expect((await exec(node, ["-e", echo], { input: "registry.test\n" })).stdout).toBe("registry.test\n");
  expect((await exec(node, ["-e", echo])).stdout).toBe("");
});

test("does not mind a child that leaves its input unread", async () => {
  expect((await exec(node, ["-e", "process.exit(0)"], { input: "x".repeat(1_000_000) })).exitCode).toBe(0);
});

test("keeps the end of an output that is too long, and says so", async () => {
  const result = await exec(node, ["-e", "for (let i = 0; i < 1000; i += 1) console.log('line ' + i)"], { maxOutputBytes: 20 });
  expect(result.stdout).toBe("7\nline 998\nline 999\n");
  expect(result.truncated).toBe(true);
});

test("bounds what a child says on standard error as well", async () => {
  const result = await exec(node, ["-e", "for (let i = 0; i < 1000; i += 1) console.error('line ' + i)"], { maxOutputBytes: 20 });
  expect(result).toEqual({ exitCode: 0, stdout: "", stderr: "7\nline 998\nline 999\n", truncated: true });
});

test("ends a child at its deadline, also one that ignores the first request", async () => {
  const stubborn = "process.on('SIGTERM', () => {}); setInterval(() => {}, 1000); console.log('on')";
  const refused = await exec(node, ["-e", stubborn], { timeoutMs: 400 }).catch((error: unknown) => error);
  expect(refused).toBeInstanceOf(UserError);
  expect((refused as UserError).message).toBe(`${node} did not finish within 400 ms and was ended.`);
});

test("does not wait for a grandchild that keeps the pipes open", async () => {
  const parent = `require('child_process').spawn(process.execPath, ['-e', 'setTimeout(() => {}, 8000)'], { stdio: 'inherit', detached: true }).unref(); console.log('done')`;
  const result = await exec(node, ["-e", parent], { timeoutMs: 7000 });
  expect(result).toMatchObject({ exitCode: 0, stdout: "done\n" });
});

test("a program that is not there is the reader's to mend", async () => {
  const refused = exec("docker-credential-nothing", ["get"]);
  await expect(refused).rejects.toThrow("docker-credential-nothing was not found.");
  await expect(refused).rejects.toHaveProperty("hint", "Install docker-credential-nothing, or put its folder on PATH.");
});

test("an argument with a NUL byte is refused before anything starts", async () => {
  await expect(exec(node, ["a\u0000b"])).rejects.toThrow(UserError);
});

test("a child ended by a signal has the shell's exit code", async () => {
  expect((await exec(node, ["-e", "process.kill(process.pid, 'SIGKILL')"])).exitCode).toBe(137);
});

test("a child sees the environment that was given, and that one only", async () => {
  const result = await exec(node, ["-e", "console.log(Object.keys(process.env).join())"], { env: { ONLY: "this" } });
  expect(result.stdout).toBe("ONLY\n");
});

test("hands on what the child writes as it comes, whatever is kept of it in the end", async () => {
  const seen = { out: "", err: "" };
  const result = await exec(node, ["-e", "console.log('one'); console.error('two')"], {
    maxOutputBytes: 2,
    onStdout: (chunk) => (seen.out += Buffer.from(chunk).toString()),
    onStderr: (chunk) => (seen.err += Buffer.from(chunk).toString()),
  });
  expect(seen).toEqual({ out: "one\n", err: "two\n" });
  expect(result).toMatchObject({ stdout: "e\n", stderr: "o\n", truncated: true });
});

test("adds to the environment that the child gets", async () => {
  const print = "console.log(JSON.stringify([process.env.BUILDX_BUILDER, process.env.PATH !== undefined]))";
  expect((await exec(node, ["-e", print], { extraEnv: { BUILDX_BUILDER: "b" } })).stdout).toBe('["b",true]\n');
});

test("ends a child that has no deadline when it is told to", async () => {
  const abort = new AbortController();
  const ended = exec(node, ["-e", "console.log('on'); setInterval(() => {}, 1000)"], { timeoutMs: null, signal: abort.signal, onStdout: () => abort.abort() });
  expect(await ended).toMatchObject({ exitCode: 143, stdout: "on\n" });
});
