import { expect, test } from "vitest";
import { dockerMachine } from "../builder/docker-program.ts";
import { perform } from "./performance.ts";

/** The words of a call that say what is built and with what; names and ports of the run are the same each time. */
function meant(call: string): string {
  const plain = call.replace(/plimsoll-demo-[0-9a-f]{8}/g, "plimsoll-demo-ID").replace(/127\.0\.0\.1:\d+/g, "HOST").replace(/scope=plimsoll-[0-9a-f]+/g, "scope=SCOPE");
  return plain.replace(/^buildx build .*/, (build) => (build.match(/--(?:builder|platform|cache-from|output) \S+/g) ?? []).join(" "));
}

test("with an engine, a job of the demo makes a builder of its own, builds for both platforms with the cache service and by digest, and removes the builder also where the build fails", async () => {
  const { host, calls } = dockerMachine({ answers: [{ to: "buildx build", exitCode: 1, stderr: "ERROR: no room left\n" }] });
  const { plain, left } = await perform({ env: { PATH: host.env["PATH"] ?? "", DOCKER_CONFIG: host.env["DOCKER_CONFIG"] ?? "", DOCKER_HOST: "unix:///var/run/docker.sock" }, stopAt: "2. A pull request" });
  expect(plain).toContain("A Docker engine with buildx is here: it builds the images. Their Dockerfiles pull nothing and run nothing, so no emulator is needed for the other platform.");
  expect(calls().filter((call) => /^buildx (?:create|build|rm) /.test(call)).map(meant)).toEqual([
    "buildx create --name plimsoll-demo-ID-1 --driver docker-container --driver-opt network=host --platform linux/amd64,linux/arm64 --use",
    "--builder plimsoll-demo-ID-1 --platform linux/amd64,linux/arm64 --cache-from type=gha,scope=SCOPE,timeout=10s --output type=image,name=HOST/acme/api,push-by-digest=true,name-canonical=true,push=true",
    "buildx rm plimsoll-demo-ID-1",
  ]);
  expect(plain).toContain("The engine does not build it: The build failed: no room left. The demo goes on without the engine.");
  expect(left).toEqual([]);
});
