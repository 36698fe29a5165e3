import { createRunnerHost } from "../../../src/host/runner.ts";

const host = createRunnerHost();
host.exportVariable("DOCKER_CONFIG", "/private\nand so on");
host.addPath("/tools/bin");
const print = "console.log(JSON.stringify([process.env.DOCKER_CONFIG, process.env.PATH.split(':')[0]]))";
host.setOutput("child", (await host.exec(process.execPath, ["-e", print])).stdout.trim());
