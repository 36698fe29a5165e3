import { describe, expect, it } from "vitest";
import { findBuildx } from "../../src/builder/buildx.ts";
import { planBuild } from "../../src/build/plan.ts";
import { prepareBuilder } from "../../src/build/prepare.ts";
import { fakeHost, type FakeHost } from "../fakes/host.ts";
import { buildInputs, facts } from "./inputs.ts";
import { recordBuildx, type Behaviour, type RecordingBuildx } from "./recording-buildx.ts";

interface Prepared {
  readonly host: FakeHost;
  readonly recorded: RecordingBuildx;
  readonly commands: readonly string[];
}

/** Prepares the builder for a build; the engine is elsewhere, so that what is registered here does not count. */
async function prepare(inputs: Readonly<Record<string, string>>, behaviour: Behaviour = {}): Promise<Prepared> {
  const recorded = recordBuildx(behaviour);
  const host = fakeHost({ kind: "runner", env: { ...recorded.env, DOCKER_HOST: "tcp://engine.test:2376", GITHUB_RUN_ID: "1" } });
  await prepareBuilder(host, planBuild(buildInputs(inputs), facts), await findBuildx(host));
  return { host, recorded, commands: recorded.calls().map(({ args }) => args.slice(0, args[0] === "buildx" ? 2 : 1).join(" ")) };
}

describe("the builder of a build", () => {
  it("is only looked at where it can do all that is asked for", async () => {
    expect((await prepare({ platforms: "linux/amd64,linux/arm64/v8,linux/arm/v7" })).commands).toEqual(["buildx inspect"]);
  });

  it("gets QEMU for the platforms that it cannot run, and only those", async () => {
    const { recorded, commands } = await prepare({ platforms: "linux/amd64,linux/s390x" });
    expect(commands).toContain("run");
    const run = recorded.calls().find(({ args }) => args[0] === "run");
    expect(run?.args.join(" ")).toContain("s390x");
    expect(run?.args.join(" ")).not.toContain("amd64");
  });

  it.each(["remote", "kubernetes"])("with the driver %s is another machine's, and gets no QEMU from here", async (driver) => {
    expect((await prepare({ platforms: "linux/s390x" }, { driver })).commands).toEqual(["buildx inspect"]);
  });

  it.each(["windows/amd64", "darwin/arm64", "js/wasm", "local"])("gets no QEMU for %s, which it has none for", async (platforms) => {
    expect((await prepare({ platforms })).commands).toEqual(["buildx inspect"]);
  });

  it("of another's making is not changed for an entitlement: the flag to add is named", async () => {
    await expect(prepare({ allow: "network.host" })).rejects.toThrow(/network\.host/);
  });
});
