import { spawn } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { expect, test } from "vitest";

const MODULE = pathToFileURL(join(import.meta.dirname, "../../src/host/exit.ts")).href;

/** What a program says that gets SIGINT when it says "ready", and how it ends. */
async function interrupt(body: string): Promise<{ code: number | null; said: string[] }> {
  const program = `import { setTimeout as sleep } from "node:timers/promises";
    const { exitOnSignals, finishBeforeExit } = await import(${JSON.stringify(MODULE)});
    exitOnSignals();
    const heard = (signal) => new Promise((done) => { const alive = setInterval(() => {}, 1000); signal.addEventListener("abort", () => { clearInterval(alive); done(); }); });
    ${body}
    console.log("went on");`;
  const child = spawn(process.execPath, ["--input-type=module", "--eval", program], { stdio: ["ignore", "pipe", "inherit"] });
  let said = "";
  child.stdout.setEncoding("utf8").on("data", (text: string) => {
    said += text;
    if (text.includes("ready")) child.kill("SIGINT");
  });
  const [code] = (await once(child, "close")) as [number | null];
  return { code, said: said.trim().split("\n") };
}

test("what must not be left half done is finished, and then the process ends", async () => {
  const body = `await finishBeforeExit(async (signal) => { console.log("ready"); await heard(signal); await sleep(50); console.log("done"); });`;
  expect(await interrupt(body)).toEqual({ code: 130, said: ["ready", "done"] });
});

test("within such work more of it may be run, and what holds it finishes as well", async () => {
  const body = `await finishBeforeExit(async (signal) => {
    try {
      await finishBeforeExit(async (inner) => { console.log("ready"); await heard(inner); await sleep(50); console.log("inner done"); });
      console.log(signal.aborted ? "told" : "not told");
    } finally { await sleep(50); console.log("outer done"); }
  });`;
  expect(await interrupt(body)).toEqual({ code: 130, said: ["ready", "inner done", "told", "outer done"] });
});

test("a signal after the inner work was done still lets the outer finish", async () => {
  const body = `await finishBeforeExit(async (signal) => {
    await finishBeforeExit(async () => {});
    console.log("ready"); await heard(signal); await sleep(50); console.log("outer done");
  });`;
  expect(await interrupt(body)).toEqual({ code: 130, said: ["ready", "outer done"] });
});

test("work that does not end is given as long as it asked for", async () => {
  const began = performance.now();
  const body = `await finishBeforeExit(async () => { console.log("ready"); await sleep(60_000); }, 100);`;
  expect(await interrupt(body)).toEqual({ code: 130, said: ["ready"] });
  expect(performance.now() - began).toBeLessThan(30_000);
});
