// A step that is cancelled while it writes a file and a child runs.
import { writeFileSync } from "node:fs";
import { exitOnSignals, onExit } from "../../../src/host/exit.ts";
import { createRunnerHost } from "../../../src/host/runner.ts";

exitOnSignals();
const host = createRunnerHost();
onExit(() => writeFileSync(`${host.env["RUNNER_TEMP"]}/cleaned`, "yes"));
void host.exec(process.execPath, ["-e", "setTimeout(() => {}, 60000)"]);
host.log.info("ready");
