// What a child sees of the step's environment.
import { createRunnerHost } from "../../../src/host/runner.ts";

const host = createRunnerHost();
const { stdout } = await host.exec(process.execPath, ["-e", "console.log(Object.keys(process.env).sort().join(' '))"]);
host.setOutput("names", stdout.trim());
