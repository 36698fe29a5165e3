import { execFile } from "node:child_process";
import { type AddressInfo, createServer, type Socket } from "node:net";
import { promisify } from "node:util";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { runOnLeash } from "../../src/cache/leash.ts";

const LEASH = new URL("../../src/cache/leash.ts", import.meta.url).href;

const sockets: Socket[] = [];
const silent = createServer((socket) => void sockets.push(socket.on("error", () => {})));
beforeAll(() => new Promise<void>((done) => void silent.listen(0, "127.0.0.1", done)));
afterAll(() => {
  for (const socket of sockets) socket.destroy();
  silent.close();
});

/** Runs a script that has `runOnLeash`, and gives what it printed; it is killed after 25 seconds. */
async function runScript(body: string): Promise<string> {
  const script = `import { runOnLeash } from ${JSON.stringify(LEASH)};\n${body}`;
  const { stdout } = await promisify(execFile)(process.execPath, ["--input-type=module", "--eval", script], {
    env: { SILENT: `http://127.0.0.1:${(silent.address() as AddressInfo).port}/`, PATH: process.env["PATH"] },
    timeout: 25_000,
  });
  return stdout.trim();
}

test("work that ends in time gives its value or its error", async () => {
  expect(await runOnLeash(1000, () => Promise.resolve(7))).toEqual({ value: 7 });
  await expect(runOnLeash(1000, () => Promise.reject(new Error("refused")))).rejects.toThrow("refused");
});

test("work that takes longer is given up", async () => {
  expect(await runOnLeash(10, () => new Promise(() => {}))).toBeNull();
});

describe("what was given up does not keep the process alive", () => {
  test.each([
    ["a timer", "await new Promise((done) => setTimeout(done, 60_000))"],
    [
      "timers that follow one another",
      "for (;;) await new Promise((done) => setTimeout(done, 50))",
    ],
    [
      "connections that nobody answers",
      `const http = await import("node:http");
       const ask = () => new Promise((done) => http.get(process.env.SILENT, done).on("error", () => {}));
       setTimeout(ask, 500);
       await ask()`,
    ],
    [
      "a child",
      `const { spawn } = await import("node:child_process");
       await new Promise((done) => spawn("sleep", ["30"], { stdio: "ignore" }).on("exit", done))`,
    ],
  ])("%s", async (_, work) => {
    const before = performance.now();
    // The process goes on for a while, so that what was given up can make new timers and connections.
    const script = `console.log(await runOnLeash(200, async () => { ${work}; })); await new Promise((done) => setTimeout(done, 700));`;
    expect(await runScript(script)).toBe("null");
    expect(performance.now() - before).toBeLessThan(20_000);
  });

  test("and its late failure is nobody's", async () => {
    const work = `await new Promise((done) => setTimeout(done, 100)); throw new Error("late")`;
    const script = `console.log(await runOnLeash(20, async () => { ${work} })); await new Promise((done) => setTimeout(done, 300)); console.log("still here");`;
    expect(await runScript(script)).toBe("null\nstill here");
  });
});

test("timers of others are left alone", async () => {
  const script = `const other = new Promise((done) => setTimeout(() => done("kept"), 500));
    await runOnLeash(20, () => new Promise(() => {}));
    console.log(await other);`;
  expect(await runScript(script)).toBe("kept");
});
