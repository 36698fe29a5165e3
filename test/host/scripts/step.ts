// Everything a step can say through its host.
import { createRunnerHost } from "../../../src/host/runner.ts";

const host = createRunnerHost();
host.log.info(`input ${JSON.stringify(host.input("some-input"))}, state ${JSON.stringify(host.state("kept"))}`);
host.addSecret("s3cret-value");
host.log.error("two\nlines: 100%, s3cret-value", { title: "a,b:c", file: "Dockerfile", line: 3 });
host.log.warning("careful");
host.log.notice("by the way");
host.log.debug("detail ##[set-output name=x]y");
await host.log.group("A group ##[x]", async () => host.log.info("inside"));
host.log.info("::set-output name=branch::evil");
host.setOutput("multi", "a\nghadelimiter_x\nb");
host.setOutput("equals", "c=d<<e");
host.setOutput("empty", "");
host.saveState("kept", "x\ny");
host.log.info(`summary: ${await host.summarize("# Size\n\ns3cret-value")}`);
if (host.input("long") === "true") host.log.info(`summary of 1 MiB: ${await host.summarize("x".repeat(1_048_576))}`);
host.setExitCode(1);
