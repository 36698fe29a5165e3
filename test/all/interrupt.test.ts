import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { expect, onTestFinished, test } from "vitest";

const addressOf = (path: string): string => pathToFileURL(join(import.meta.dirname, "../..", path)).href;

/** A job on a terminal that gets SIGINT in the named part, which starts a program that would run for a minute. */
async function interrupt(part: "setup" | "build" | "weighAll"): Promise<{ code: number | null; said: string[]; left: string[] }> {
  const folder = mkdtempSync(join(tmpdir(), "plimsoll-interrupt-"));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  const program = `
    const { run } = await import(${JSON.stringify(addressOf("src/all/run.ts"))});
    const { declaration } = await import(${JSON.stringify(addressOf("src/all/inputs.ts"))});
    const { readInputs } = await import(${JSON.stringify(addressOf("src/inputs/read.ts"))});
    const { fakeHost } = await import(${JSON.stringify(addressOf("test/fakes/host.ts"))});
    const { exitOnSignals } = await import(${JSON.stringify(addressOf("src/host/exit.ts"))});
    exitOnSignals();
    const host = fakeHost({ kind: "terminal", directory: ${JSON.stringify(folder)}, env: { PATH: process.env.PATH, RUNNER_TEMP: ${JSON.stringify(folder)} }, inputs: { image: "registry.example/acme/api" } });
    const done = (name, own) => { console.log(name); own.saveState("made", name); };
    const wait = async (own) => { console.log("ready"); if ((await own.exec("sleep", ["60"])).exitCode !== 0) throw new Error("it was ended"); };
    const doers = {
      setup: async (own) => { done("setup", own); if (${JSON.stringify(part)} === "setup") await wait(own); },
      build: async (own) => { done("build", own); if (${JSON.stringify(part)} === "build") await wait(own); },
      weighAll: async () => { console.log("weighAll"); if (${JSON.stringify(part)} === "weighAll") { console.log("ready"); await new Promise((done) => setTimeout(done, 60_000)); } },
    };
    process.on("exit", () => console.log(host.summaries.length + " summary"));
    await run(host, readInputs(declaration, host), null, doers);
    console.log("went on");`;
  const child = spawn(process.execPath, ["--input-type=module", "--eval", program], { stdio: ["ignore", "pipe", "inherit"] });
  let said = "";
  child.stdout.setEncoding("utf8").on("data", (text: string) => {
    said += text;
    if (text.includes("ready")) child.kill("SIGINT");
  });
  const [code] = (await once(child, "close")) as [number | null];
  return { code, said: said.trim().split("\n"), left: readdirSync(folder) };
}

test.each([
  ["setup", ["setup"]],
  ["build", ["setup", "build"]],
  ["weighAll", ["setup", "build", "weighAll"]],
] as const)("a job on a terminal that is interrupted in %s ends what it started, cleans up and starts nothing more", async (part, begun) => {
  expect(await interrupt(part)).toEqual({ code: 130, said: [...begun, "ready", "1 summary"], left: [] });
});
