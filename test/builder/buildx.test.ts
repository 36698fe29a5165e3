import { mkdirSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { inspectBuilder } from "../../src/builder/builder.ts";
import { findBuildx, lookForBuildx } from "../../src/builder/buildx.ts";
import { dockerMachine, writeProgram } from "./docker-program.ts";

describe("buildx is found without starting a process", () => {
  test("as a plugin in the Docker configuration", async () => {
    const machine = dockerMachine();
    expect((await findBuildx(machine.host)).command).toEqual(["docker", "buildx"]);
    expect(machine.calls()).toEqual([]);
  });

  test("as a plugin in a folder that config.json names", async () => {
    const machine = dockerMachine();
    rmSync(join(machine.config, "cli-plugins"), { recursive: true });
    const extra = join(machine.temp, "plugins");
    mkdirSync(extra);
    writeProgram(join(extra, "docker-buildx"), "");
    writeFileSync(join(machine.config, "config.json"), JSON.stringify({ cliPluginsExtraDirs: [extra] }));
    expect((await findBuildx(machine.host)).command).toEqual(["docker", "buildx"]);
  });

  test("as a program of its own where there is no docker", async () => {
    const machine = dockerMachine();
    rmSync(join(machine.programs, "docker"));
    writeProgram(join(machine.programs, "buildx"), "");
    expect((await findBuildx(machine.host)).command).toEqual([join(machine.programs, "buildx")]);
  });

  test("a plugin without a docker to run it is none", async () => {
    const machine = dockerMachine();
    rmSync(join(machine.programs, "docker"));
    expect(await lookForBuildx(machine.host)).toBeNull();
  });

  test("and one that this user may not run is none: the error says what to do", async () => {
    const machine = dockerMachine();
    rmSync(join(machine.config, "cli-plugins/docker-buildx"));
    writeFileSync(join(machine.config, "cli-plugins/docker-buildx"), "", { mode: 0o644 });
    await expect(findBuildx(machine.host)).rejects.toMatchObject({ message: "There is no docker buildx on this machine.", hint: expect.stringContaining("Run the setup action") as string });
  });
});

describe("the exit code is the only truth", () => {
  test.each([
    [17, "", "It failed: buildx ended with 17."],
    [1, "ERROR: no space", "It failed: buildx ended with 1.\nERROR: no space"],
  ])("%i with stderr %j is an error", async (exitCode, stderr, message) => {
    const machine = dockerMachine({ answers: [{ to: "buildx", exitCode, stderr }] });
    const buildx = await findBuildx(machine.host);
    await expect(buildx.must(["ls"], "It failed")).rejects.toThrow(message);
  });

  test("0 with text on stderr is none", async () => {
    const machine = dockerMachine({ answers: [{ to: "buildx", stderr: "WARNING: old" }] });
    const buildx = await findBuildx(machine.host);
    expect((await buildx.must(["ls"], "It failed")).exitCode).toBe(0);
  });

  test("what it printed is cut to its end", async () => {
    const lines = Array.from({ length: 40 }, (_, index) => `line ${index}`);
    const machine = dockerMachine({ answers: [{ to: "buildx", exitCode: 1, stderr: lines.join("\n") }] });
    const buildx = await findBuildx(machine.host);
    await expect(buildx.must(["ls"], "It failed")).rejects.toThrow(`It failed: buildx ended with 1.\n${lines.slice(-15).join("\n")}`);
  });
});

const FULL = `Name:          multi
Driver:        docker-container
Last Activity: 2026-11-21 09:36:10 +0000 UTC

Nodes:
Name:                  multi0
Endpoint:              unix:///var/run/docker.sock
Driver Options:        env.no_proxy="a,b" image="moby/buildkit:v0.30" memory="1\\"g"
Status:                running
BuildKit daemon flags: --debug --allow-insecure-entitlement=network.host
BuildKit version:      v0.32.2
Platforms:             linux/amd64, linux/arm64
Features:
 Cache export: true
 OCI exporter: false
Labels:
 org.mobyproject.buildkit.worker.executor: oci
 org.mobyproject.buildkit.worker.hostname: a:b
GC Policy rule#0:
 All:            false
 Filters:        type==source.local type==exec.cachemount
 Keep Duration:  48h0m0s
 Max Used Space: 488.3MiB
GC Policy rule#1:
 All:            true
 Reserved Space: 9.313GiB
 Min Free Space: 47.5GiB
File#buildkitd.toml:
 > [worker.oci]
 >   gc = true

Name:      multi1
Endpoint:  tcp://arm:1
Status:    inactive
Platforms: linux/arm64*, linux/arm/v7*, linux/amd64
`;

/** As buildx 0.10 prints it. */
const OLD = `Name:   old
Driver: docker-container
Nodes:
Name:      old0
Endpoint:  unix:///var/run/docker.sock
Status:    running
Buildkit:  v0.11.0
Flags:     --debug
Platforms: linux/amd64
`;

describe("what buildx prints of a builder", () => {
  test("is read whole", async () => {
    const machine = dockerMachine({ answers: [{ to: "inspect", stdout: FULL }] });
    const builder = await inspectBuilder(await findBuildx(machine.host), "multi");
    const nothing = { labels: {}, features: {}, gcPolicy: [], files: {} };
    expect(builder).toEqual({
      name: "multi",
      driver: "docker-container",
      nodes: [
        {
          name: "multi0",
          endpoint: "unix:///var/run/docker.sock",
          status: "running",
          platforms: ["linux/amd64", "linux/arm64"],
          flags: ["--debug", "--allow-insecure-entitlement=network.host"],
          buildkitVersion: "v0.32.2",
          driverOpts: { "env.no_proxy": "a,b", image: "moby/buildkit:v0.30", memory: '1"g' },
          error: null,
          labels: { "org.mobyproject.buildkit.worker.executor": "oci", "org.mobyproject.buildkit.worker.hostname": "a:b" },
          features: { "Cache export": true, "OCI exporter": false },
          gcPolicy: [
            { all: false, filter: ["type==source.local", "type==exec.cachemount"], keepDuration: "48h0m0s", maxUsedSpace: "488.3MiB" },
            { all: true, reservedSpace: "9.313GiB", minFreeSpace: "47.5GiB" },
          ],
          files: { "buildkitd.toml": "[worker.oci]\n  gc = true" },
        },
        { name: "multi1", endpoint: "tcp://arm:1", status: "inactive", platforms: ["linux/arm64", "linux/arm/v7"], flags: [], buildkitVersion: null, driverOpts: {}, error: null, ...nothing },
      ],
    });
  });

  test("is read as older releases print it", async () => {
    const machine = dockerMachine({ answers: [{ to: "inspect", stdout: OLD }] });
    const builder = await inspectBuilder(await findBuildx(machine.host), null);
    expect(machine.calls()).toEqual(["buildx inspect"]);
    expect(builder?.nodes[0]).toMatchObject({ buildkitVersion: "v0.11.0", flags: ["--debug"], platforms: ["linux/amd64"] });
  });

  test("may be that there is none of the name", async () => {
    const machine = dockerMachine();
    expect(await inspectBuilder(await findBuildx(machine.host), "nosuch")).toBeNull();
  });

  test("may be an error of the engine", async () => {
    const machine = dockerMachine({ answers: [{ to: "inspect", exitCode: 1, stderr: "ERROR: Cannot connect to the Docker daemon" }] });
    await expect(inspectBuilder(await findBuildx(machine.host), null)).rejects.toThrow("The current builder cannot be inspected: buildx ended with 1.\nERROR: Cannot connect to the Docker daemon");
  });

  test("may be a node that cannot be used, which only matters when it is to be started", async () => {
    const stdout = "Name: far\nDriver: remote\n\nNodes:\nName: far0\nEndpoint: tcp://x:1\nError: connection refused\n";
    const machine = dockerMachine({ answers: [{ to: "inspect", stdout }] });
    const buildx = await findBuildx(machine.host);
    expect((await inspectBuilder(buildx, "far"))?.nodes[0]?.error).toBe("connection refused");
    await expect(inspectBuilder(buildx, "far", { bootstrap: true })).rejects.toThrow("Builder far cannot be started: connection refused");
  });
});
