import { expect, test } from "vitest";
import type { Clock } from "../../src/host/host.ts";
import { createTerminalHost, type TerminalOptions } from "../../src/host/terminal.ts";

function createTerminal(options: Partial<TerminalOptions> & { isTTY?: boolean } = {}) {
  let printed = "";
  let nowMs = 0;
  const clock: Clock = { now: () => new Date(nowMs), sleep: () => Promise.resolve() };
  const host = createTerminalHost({
    env: {},
    directory: ".",
    inputs: { depth: "layers" },
    verbosity: "normal",
    color: false,
    clock,
    stderr: { isTTY: options.isTTY ?? false, columns: 20, write: (text) => (printed += text) },
    ...options,
  });
  return {
    host,
    printed: () => printed,
    pass: (ms: number) => {
      nowMs += ms;
    },
  };
}

async function logAll({ log }: ReturnType<typeof createTerminal>["host"]): Promise<void> {
  log.debug("d");
  log.info("i");
  log.notice("n");
  log.warning("w");
  log.error("e\nh");
  log.foreign("f\u001b[31m");
  await log.group("g", () => Promise.resolve(log.info("inside")));
}

test("all is logged on standard error, the debug lines when they are asked for", async () => {
  const normal = createTerminal();
  await logAll(normal.host);
  expect(normal.printed()).toBe("i\nnotice: n\nwarning: w\nerror: e\nh\nf\ng\ninside\n");
  const verbose = createTerminal({ verbosity: "verbose" });
  await logAll(verbose.host);
  expect(verbose.printed()).toBe("debug: d\ni\nnotice: n\nwarning: w\nerror: e\nh\nf\ng\ninside\n");
});

test("quietly means warnings and errors only", async () => {
  const { host, printed } = createTerminal({ verbosity: "quiet" });
  await logAll(host);
  expect(printed()).toBe("warning: w\nerror: e\nh\n");
});

test("only labels are coloured, and only when colour is wanted", () => {
  const { host, printed } = createTerminal({ color: true });
  host.log.error("e");
  expect(printed()).toBe("\u001b[31merror:\u001b[0m e\n");
});

test("secrets and workflow commands are harmless here too", () => {
  const { host, printed } = createTerminal();
  host.addSecret("hunter2-hunter2");
  host.log.info("##[set-output name=a]hunter2-hunter2");
  expect(printed()).toBe("##\\[set-output name=a]***\n");
});

test("a secret that is too short to hide is warned of", () => {
  const { host, printed } = createTerminal();
  host.addSecret("12345");
  host.addSecret("");
  expect(printed()).toBe("warning: A secret of fewer than 6 characters cannot be hidden without hiding ordinary words. Use a longer one.\n");
});

test("the progress line waits half a second, replaces itself and gives way to log lines", () => {
  const { host, printed, pass } = createTerminal({ isTTY: true });
  host.log.progress("one");
  pass(499);
  host.log.progress("two");
  expect(printed()).toBe("");
  pass(1);
  host.log.progress("three");
  host.log.progress("four, which is longer than the terminal");
  host.log.info("line");
  host.log.progress(null);
  expect(printed()).toBe("\r\u001b[2Kthree\r\u001b[2Kfour, which is long\r\u001b[2Kline\n");
});

test("there is no progress line where nobody watches", () => {
  const { host, printed, pass } = createTerminal();
  host.log.progress("one");
  pass(1000);
  host.log.progress("two");
  expect(printed()).toBe("");
});

test("inputs come from the flags; there is no state and no summary", async () => {
  const { host } = createTerminal();
  expect([host.input("depth"), host.input("other"), host.state("x"), await host.summarize("# x")]).toEqual(["layers", "", "", false]);
});

test("a variable and a folder of PATH that are set hold for the programs this process starts, and for nothing else", async () => {
  const { host } = createTerminal();
  const before = process.env["DOCKER_CONFIG"];
  host.exportVariable("DOCKER_CONFIG", "/private");
  host.addPath("/tools/bin");
  const print = "console.log(JSON.stringify([process.env.DOCKER_CONFIG, process.env.PATH]))";
  expect(JSON.parse((await host.exec(process.execPath, ["-e", print])).stdout)).toEqual(["/private", "/tools/bin"]);
  expect([host.env["DOCKER_CONFIG"], process.env["DOCKER_CONFIG"]]).toEqual(["/private", before]);
});

test("what has a place in the repository is an annotation where the command runs in a workflow, and a line elsewhere", () => {
  const workflow = createTerminal({ env: { GITHUB_ACTIONS: "true" } });
  workflow.host.addSecret("hunter2-hunter2");
  workflow.host.log.warning("50 % of it,\n::error::hunter2-hunter2", { title: "a:b, c", file: "Dockerfile", line: 3 });
  workflow.host.log.warning("no place", { title: "t" });
  expect(workflow.printed()).toBe("::warning title=a%3Ab%2C c,file=Dockerfile,line=3::50 %25 of it,%0A\\::error::***\nwarning: no place\n");
  const terminal = createTerminal();
  terminal.host.log.error("e", { file: "Dockerfile", line: 3 });
  expect(terminal.printed()).toBe("error: e\n");
});
