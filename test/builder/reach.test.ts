import type { NetworkInterfaceInfo } from "node:os";
import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import type { Builder, BuilderNode } from "../../src/builder/builder.ts";
import { findReach, guessAddress, probeReach, type Interfaces } from "../../src/builder/reach.ts";
import { dockerMachine, type DockerAnswer } from "./docker-program.ts";

const at = (address: string, internal = false): NetworkInterfaceInfo => ({ address, netmask: "255.255.0.0", family: "IPv4", mac: "", internal, cidr: null });
const INTERFACES: Interfaces = { lo: [at("127.0.0.1", true)], eth0: [at("10.0.0.4")], docker0: [at("172.17.0.1")], "br-1": [at("172.18.0.1")] };

const NODE: BuilderNode = {
  name: "ci0", endpoint: "unix:///var/run/docker.sock", status: "running", platforms: [], flags: [], buildkitVersion: null, driverOpts: {}, error: null, labels: {}, features: {}, gcPolicy: [], files: {},
};
const builder = (driver: string, ...nodes: Partial<BuilderNode>[]): Builder => ({ name: "ci", driver, nodes: nodes.map((node) => ({ ...NODE, ...node })) });
const inspected = (mode: string, ...gateways: string[]): string => inspectedWith(["PATH=/usr/bin"], mode, ...gateways);
const inspectedWith = (env: readonly string[], mode: string, ...gateways: string[]): string => `${JSON.stringify({ mode, env, networks: Object.fromEntries(gateways.map((gateway, index) => [`n${index}`, { Gateway: gateway }])) })}\n`;
const says = (stdout: string): DockerAnswer => ({ to: "inspect --type container", stdout });

describe("a server on this machine is reached", () => {
  it("at the loopback by the engine's own BuildKit, and nothing is asked", async () => {
    const machine = dockerMachine();
    expect(await findReach(machine.host, builder("docker", {}), INTERFACES)).toEqual({ address: "127.0.0.1", containers: [] });
    expect(machine.calls()).toEqual([]);
  });

  it("at the loopback by a container on the host's network, and nothing is asked where buildx says so", async () => {
    const machine = dockerMachine();
    expect(await findReach(machine.host, builder("docker-container", { driverOpts: { network: "host" } }), INTERFACES)).toMatchObject({ address: "127.0.0.1" });
    expect(machine.calls()).toEqual([]);
  });

  it("at the loopback by a container on the host's network of which buildx says nothing", async () => {
    const machine = dockerMachine({ answers: [says(inspected("host", ""))] });
    expect(await findReach(machine.host, builder("docker-container", {}), INTERFACES)).toMatchObject({ address: "127.0.0.1" });
  });

  it("at the gateway of its bridge by any other container, which takes one inspection", async () => {
    const machine = dockerMachine({ answers: [says(inspected("bridge", "172.17.0.1"))] });
    expect(await findReach(machine.host, builder("docker-container", {}), INTERFACES)).toEqual({
      address: "172.17.0.1",
      containers: [{ engine: ["--host", "unix:///var/run/docker.sock"], container: "buildx_buildkit_ci0" }],
    });
    expect(machine.calls()).toEqual([expect.stringMatching(/^--host unix:\/\/\/var\/run\/docker\.sock inspect --type container --format .* buildx_buildkit_ci0$/)]);
  });

  it("at that of its networks' gateways which is this machine's", async () => {
    const machine = dockerMachine({ answers: [says(inspected("mine", "192.168.7.1", "172.18.0.1"))] });
    expect(await findReach(machine.host, builder("docker-container", {}), INTERFACES)).toMatchObject({ address: "172.18.0.1" });
  });

  it("by several nodes on one network, asked for with one inspection", async () => {
    const machine = dockerMachine({ answers: [says(inspected("bridge", "172.17.0.1").repeat(2))] });
    expect(await findReach(machine.host, builder("docker-container", { name: "ci0" }, { name: "ci1" }), INTERFACES)).toMatchObject({ address: "172.17.0.1" });
    expect(machine.calls()).toHaveLength(1);
  });
});

describe("a server on this machine is not reached through a proxy", () => {
  const on = (...env: string[]): Promise<unknown> => findReach(dockerMachine({ answers: [says(inspectedWith(env, "bridge", "172.17.0.1"))] }).host, builder("docker-container", {}), INTERFACES);
  const obstacle = { obstacle: "it speaks to 172.17.0.1 through its proxy, as NO_PROXY in its environment does not name it" };

  it.each([["HTTP_PROXY=http://user:pass@proxy.test:3128"], ["http_proxy=proxy.test:3128"], ["HTTPS_PROXY=http://proxy.test:3128"], ["HTTP_PROXY=socks5://proxy.test"]])("that BuildKit itself was given: %s", async (line) => {
    expect(await on(line)).toEqual(obstacle);
    expect(await on(line, "NO_PROXY=.internal")).toEqual(obstacle);
  });

  it("but by a BuildKit that asks none for it", async () => {
    expect(await on("HTTP_PROXY=http://proxy.test:3128", "NO_PROXY=localhost,172.16.0.0/12")).toMatchObject({ address: "172.17.0.1" });
    expect(await on("http_proxy=http://proxy.test:3128", "no_proxy=172.17.0.1")).toMatchObject({ address: "172.17.0.1" });
    expect(await on("HTTP_PROXY=")).toMatchObject({ address: "172.17.0.1" });
  });
});

describe("a server on this machine is not reached", () => {
  it.each<[string, Builder, DockerAnswer[], string]>([
    ["by a remote builder", builder("remote", { endpoint: "tcp://buildkit:1234" }), [], "a builder of driver remote runs on another machine"],
    ["by pods", builder("kubernetes", {}), [], "a builder of driver kubernetes runs on another machine"],
    ["by an engine on another machine", builder("docker-container", { endpoint: "tcp://10.0.0.9:2375" }), [], "its engine is on another machine"],
    ["by an engine in a virtual machine", builder("docker", { endpoint: "unix:///home/a/.docker/desktop/docker.sock" }), [], "its engine is on another machine"],
    ["where one node is on another engine", builder("docker-container", {}, { endpoint: "ssh://arm" }), [], "its nodes are on several engines"],
    ["where the gateway is no address of this machine", builder("docker-container", {}), [says(inspected("bridge", "172.30.0.1"))], "its network has no gateway on this machine"],
    ["where it has no network", builder("docker-container", {}), [says(inspected("none", ""))], "its network has no gateway on this machine"],
    ["where its nodes are on several networks", builder("docker-container", {}, { name: "ci1" }), [says(inspected("bridge", "172.17.0.1") + inspected("mine", "172.18.0.1"))], "its nodes are on several networks"],
    ["where the container is gone", builder("docker-container", {}), [{ to: "inspect --type container", exitCode: 1 }], "the engine does not tell the network of its container"],
  ])("%s", async (_where, which, answers, obstacle) => {
    expect(await findReach(dockerMachine({ answers }).host, which, INTERFACES)).toEqual({ obstacle });
  });
});

describe("a try from the builder's container", () => {
  const reach = { address: "172.17.0.1", containers: [{ engine: [], container: "buildx_buildkit_ci0" }] };
  const tried = async (answer: Partial<DockerAnswer>): Promise<string | null> => await probeReach(dockerMachine({ answers: [{ to: "exec buildx_buildkit_ci0", ...answer }] }).host, reach, 4711);

  it("asks for nothing secret, once", async () => {
    const machine = dockerMachine();
    expect(await probeReach(machine.host, reach, 4711)).toBeNull();
    expect(machine.calls()).toEqual(["exec buildx_buildkit_ci0 wget -q -T 2 -O /dev/null http://172.17.0.1:4711/v2/"]);
  });

  it.each([126, 127])("says nothing where there is no wget (%i)", async (exitCode) => {
    expect(await tried({ exitCode })).toBeNull();
  });

  it("says that it was reached where it was refused", async () => {
    expect(await tried({ exitCode: 1, stderr: "wget: server returned error: HTTP/1.1 404 Not Found\n" })).toBeNull();
  });

  it.each(["wget: download timed out\n", "wget: can't connect to remote host (172.17.0.1): Connection refused\n"])("says why it is not: %s", async (stderr) => {
    expect(await tried({ exitCode: 1, stderr })).toBe("172.17.0.1 does not answer it; a firewall may stand between them");
  });

  it("is not made where BuildKit runs in the engine", async () => {
    const machine = dockerMachine();
    expect(await probeReach(machine.host, { address: "127.0.0.1", containers: [] }, 4711)).toBeNull();
    expect(machine.calls()).toEqual([]);
  });
});

describe("before the builder is asked, the address is guessed", () => {
  async function guessed(driver: string | null, network?: string, env: Record<string, string> = {}): Promise<string | null> {
    const machine = dockerMachine({ env });
    if (driver !== null) {
      mkdirSync(join(machine.config, "buildx", "instances"), { recursive: true });
      writeFileSync(join(machine.config, "buildx", "instances", "ci"), JSON.stringify({ Name: "ci", Driver: driver, Nodes: [{ Name: "ci0", DriverOpts: network === undefined ? null : { network } }] }));
      writeFileSync(join(machine.config, "buildx", "current"), JSON.stringify({ Key: "", Name: "ci" }));
    }
    const address = await guessAddress(machine.host, null, INTERFACES);
    expect(machine.calls()).toEqual([]);
    return address;
  }

  it.each<[string | null, string | undefined, string | null]>([
    [null, undefined, "127.0.0.1"],
    ["docker-container", undefined, "172.17.0.1"],
    ["docker-container", "bridge", "172.17.0.1"],
    ["docker-container", "host", "127.0.0.1"],
    ["docker-container", "mine", null],
    ["remote", undefined, null],
  ])("for a builder of driver %s on network %s: %s", async (driver, network, address) => {
    expect(await guessed(driver, network)).toBe(address);
  });

  it("as none where the engine is elsewhere", async () => {
    expect(await guessed(null, undefined, { DOCKER_HOST: "tcp://dind:2375" })).toBeNull();
  });
});
