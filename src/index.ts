import { exitOnSignals } from "./host/exit.ts";
import { failOnStrays, reportFailure, reportTrouble } from "./host/failure.ts";
import type { Host } from "./host/host.ts";
import { type Verb, verbs } from "./verbs.ts";

/** Runs an action: what `dist/<verb>.js` calls. */
export async function run(name: string): Promise<void> {
  const host = await startOnRunner();
  try {
    await find(name).run(host, null);
  } catch (thrown) {
    reportFailure(host.log, thrown);
    host.setExitCode(2);
  }
  await settle();
}

/** Ends an action at the end of the job: what `dist/<verb>-post.js` calls. What goes wrong here is told and never fails the job. */
export async function runPost(name: string): Promise<void> {
  const host = await startOnRunner();
  try {
    await find(name).post?.(host);
  } catch (thrown) {
    reportTrouble(host.log, thrown);
  }
  await settle();
}

/** Runs the command line: what `dist/cli.js` calls with the arguments after the script's name. */
export async function runCli(argv: readonly string[]): Promise<void> {
  exitOnSignals();
  const { main } = await import("./cli.ts");
  await main(argv);
  await settle();
}

/** Runs the registry in front of the CI's cache until it is ended: what `dist/layer-cache.js` calls, in the process that `build` starts. */
export async function runLayerCache(): Promise<void> {
  const { runFacade } = await import("./cache/facade/process.ts");
  await runFacade();
}

async function startOnRunner(): Promise<Host> {
  exitOnSignals();
  // Loaded here: the command line has no use for @actions/core.
  const { createRunnerHost } = await import("./host/runner.ts");
  const host = createRunnerHost();
  failOnStrays(host.log);
  return host;
}

function find(name: string): Verb {
  const verb = verbs[name];
  if (verb === undefined) throw new Error(`There is no action ${name}.`);
  return verb;
}

/** Waits until everything is written: the stub gives what then still holds the process open, a kept-alive connection, two seconds. */
async function settle(): Promise<void> {
  await Promise.all([process.stdout, process.stderr].map((stream) => new Promise((done) => stream.write("", done))));
}
