// What a step does that follows a build: prints the progress of it, then learns a secret, then says what came of it.
import { readFileSync } from "node:fs";
import { createProgress } from "../../src/build/progress/progress.ts";
import { explainFailure } from "../../src/build/failure.ts";
import { reportFailure } from "../../src/host/failure.ts";
import { createRunnerHost } from "../../src/host/runner.ts";

const host = createRunnerHost();
host.addSecret("first-secret-0123");
const dockerfileText = process.env["DOCKERFILE"] ? readFileSync(process.env["DOCKERFILE"], "utf8") : null;
const progress = createProgress(host, { dockerfilePath: "app/Dockerfile.fail", dockerfileText });
progress.onStderr(readFileSync(process.env["PROGRESS"] ?? ""));
const trace = await progress.end(Number(process.env["EXIT_CODE"] ?? 0));
host.addSecret("second-secret-4567");
host.log.info("now second-secret-4567 is known");
host.setOutput("digest", "sha256:good");
host.setOutput("imageid", "");
if (trace.failure !== null) {
  const request = { context: ".", file: "app/Dockerfile.fail", target: null, platforms: [], buildArguments: [], secrets: [], options: [], dockerfileText };
  reportFailure(host.log, await explainFailure(host, trace.failure, request, null));
  host.setExitCode(2);
}
