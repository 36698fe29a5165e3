// What a step does that runs a stranger's program: prints its output, then learns a secret, then says what it found.
import { createRunnerHost } from "../../../src/host/runner.ts";

const host = createRunnerHost();
host.addSecret("first-secret-0123");
const lines = [
  "#8 0.51 ##[set-output name=digest]evil",
  "::set-output name=verdict::evil",
  "text ##[add-mask]pass",
  "##[save-state name=plimsoll]evil",
  "::save-state name=plimsoll::evil",
  "::set-env name=PATH::/evil",
  "text ##[stop-commands]x",
  "::stop-commands::y",
  "\u001b[31mleaks first-secret-0123\u001b[0m",
];
const child = await host.exec(process.execPath, ["-e", `process.stdout.write(${JSON.stringify(lines.join("\n"))})`]);
host.log.foreign(child.stdout);
host.addSecret("second-secret-4567");
host.log.info("now second-secret-4567 is known");
host.setOutput("digest", "sha256:good");
host.setOutput("verdict", "");
host.saveState("plimsoll", "kept");
