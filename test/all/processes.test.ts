import { mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { expect, test } from "vitest";
import { post } from "../../src/all/post.ts";
import { run as build } from "../../src/build/run.ts";
import { run as login } from "../../src/login/run.ts";
import { digestOf } from "../../src/oci/digest.ts";
import { OCI_INDEX, OCI_MANIFEST } from "../../src/oci/media-type.ts";
import { run as setup } from "../../src/setup/run.ts";
import { recordBuildx } from "../build/recording-buildx.ts";
import { commit } from "../diff/world.ts";
import { fakeHost } from "../fakes/host.ts";
import { indexOf, storedImage } from "../fakes/oci-layout.ts";
import { type JobWorld, startJobWorld } from "./world.ts";

/** Puts an image of two platforms where a build would push it. Returns its digest. */
function pushBuilt({ registry }: JobWorld): string {
  const images = ["amd64", "arm64"].map((architecture) => storedImage({ architecture }));
  for (const { layers, config, manifest } of images) {
    for (const bytes of [...layers.map(({ blob }) => blob), config]) registry.putBlob("acme/api", bytes);
    registry.putManifest("acme/api", null, manifest, OCI_MANIFEST);
  }
  const index = indexOf(images.map(({ descriptor }) => descriptor));
  registry.putManifest("acme/api", null, index, OCI_INDEX);
  return digestOf(index);
}

/** What buildx keeps of a builder that it made. */
async function keepBuilder(config: string, name: string): Promise<void> {
  const folder = join(config, "buildx", "instances");
  await mkdir(folder, { recursive: true });
  await writeFile(join(folder, name), JSON.stringify({ Driver: "docker-container", Nodes: [{ Name: `${name}0`, Flags: [] }] }));
}

test("a job with QEMU, a builder, a login, a build, publish, diff and its post starts six programs of the engine, one of them a privileged container", async () => {
  const world = await startJobWorld();
  const recorded = recordBuildx({ metadata: { "containerimage.digest": pushBuilt(world) } });
  const host = await world.run({
    event: "push",
    ref: "refs/heads/main",
    payload: { ref: "refs/heads/main", before: commit(5), after: commit(6) },
    inputs: { platforms: "linux/amd64,linux/arm64", registry: world.registry.host, username: "me", password: "secret-1", context: "." },
    files: { Dockerfile: "FROM scratch\nCOPY Dockerfile /\n" },
    // An engine that is elsewhere: what this kernel has registered does not count.
    env: { ...recorded.env, DOCKER_HOST: "tcp://engine:2375" },
    doers: { setup, login, build },
  });
  await keepBuilder(recorded.env["DOCKER_CONFIG"] ?? "", host.outputs["name"] ?? "");
  await post(fakeHost({ kind: "runner", directory: host.directory, env: host.env, state: host.savedState }));

  expect([host.outputs["logged-in"], Object.keys(JSON.parse(host.outputs["platforms"] ?? "") as object)]).toEqual(["true", ["linux/amd64", "linux/arm64"]]);
  const starts = recorded.calls().map(({ args }) => args);
  expect(starts.map((args) => args.slice(0, 2).join(" "))).toEqual(["run --rm", "buildx create", "buildx inspect", "buildx inspect", "buildx build", "buildx rm"]);
  expect(starts.filter((args) => args.includes("--privileged"))).toHaveLength(1);
});
