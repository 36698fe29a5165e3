import type { NetworkInterfaceInfo } from "node:os";
import type { Host } from "../host/host.ts";
import { readProxyRule } from "../http/proxy.ts";
import { isJsonObject, readJsonObject, type JsonObject } from "../oci/json.ts";
import type { Builder, BuilderNode } from "./builder.ts";
import { containerOf, type BuildkitContainer } from "./create.ts";
import { findDockerEngine } from "./docker-engine.ts";
import { readCurrentBuilder, readInstance } from "./store.ts";

/** This machine's network interfaces, as `os.networkInterfaces()` gives them. */
export type Interfaces = Readonly<Record<string, readonly NetworkInterfaceInfo[] | undefined>>;

/** Where a builder finds a server that listens on this machine. */
export type Reach =
  | {
      readonly address: string;
      /** BuildKit's own, to try it from; none where it runs in the engine. */
      readonly containers: readonly BuildkitContainer[];
    }
  | {
      /** Why it finds none, in words that follow "because". */
      readonly obstacle: string;
    };

const LOOPBACK = "127.0.0.1";
const INSPECT_TIMEOUT_MS = 10_000;
/** Docker's own bridge, to which a builder belongs that names no network. */
const DEFAULT_BRIDGE = "docker0";
const PROBE_SECONDS = 2;
/** One line for each container. */
const FORMAT = '{"mode":{{json .HostConfig.NetworkMode}},"networks":{{json .NetworkSettings.Networks}},"env":{{json .Config.Env}}}';
/** The program is not there, or cannot be run (docker exec). */
const NO_PROGRAM = [126, 127];

/** Finds the one address at which every node of a builder reaches this machine; starts at most one process. */
export async function findReach(host: Host, builder: Builder, interfaces: Interfaces): Promise<Reach> {
  const obstacle = await obstacleOf(host, builder);
  if (obstacle !== null) return { obstacle };
  if (builder.driver === "docker") return { address: LOOPBACK, containers: [] };
  const containers = builder.nodes.map(({ name, endpoint }) => containerOf(name, endpoint === "" ? null : endpoint));
  if (builder.nodes.every(isOnHostNetwork)) return { address: LOOPBACK, containers };
  const [first] = containers;
  const result = await host.exec("docker", [...(first?.engine ?? []), "inspect", "--type", "container", "--format", FORMAT, ...containers.map(({ container }) => container)], { timeoutMs: INSPECT_TIMEOUT_MS }).catch(() => null);
  const inspected = result?.exitCode === 0 ? result.stdout.trim().split("\n").map(readJsonObject) : [];
  if (inspected.length !== containers.length) return { obstacle: "the engine does not tell the network of its container" };
  const addresses = new Set(inspected.map((each) => (each === null ? null : addressFor(each, interfaces))));
  const [address = null] = addresses;
  if (address === null) return { obstacle: "its network has no gateway on this machine" };
  if (addresses.size > 1) return { obstacle: "its nodes are on several networks" };
  const isBehindProxy = inspected.some((each) => each !== null && asksProxyFor(address, each, host));
  return isBehindProxy ? { obstacle: `it speaks to ${address} through its proxy, as NO_PROXY in its environment does not name it` } : { address, containers };
}

/** What `findReach` will most likely say, by what buildx keeps in files; null: nothing is likely. */
export async function guessAddress(host: Host, name: string | null, interfaces: Interfaces): Promise<string | null> {
  const engine = await findDockerEngine(host);
  const chosen = name ?? host.env["BUILDX_BUILDER"] ?? (await readCurrentBuilder(host))?.name ?? null;
  const stored = chosen === null ? null : await readInstance(host, chosen).catch(() => null);
  // One that buildx keeps nothing of is the engine's own.
  if (stored === null) return engine.isLocal ? LOOPBACK : null;
  if (stored["Driver"] !== "docker-container" || !Array.isArray(stored["Nodes"])) return null;
  const networks = new Set(stored["Nodes"].map(networkOf));
  const [network = ""] = networks;
  if (networks.size > 1) return null;
  if (network === "host") return LOOPBACK;
  return network === "" || network === "bridge" ? addressOn(interfaces, DEFAULT_BRIDGE) : null;
}

/** Tries from the builder's containers whether a server at `port` is reached; why not, in words that follow "because"; null: it is, or nobody can tell. */
export async function probeReach(host: Host, { address, containers }: Exclude<Reach, { obstacle: string }>, port: number): Promise<string | null> {
  // One is enough: all of them have the same network.
  const [first] = containers;
  if (first === undefined) return null;
  const args = [...first.engine, "exec", first.container, "wget", "-q", "-T", String(PROBE_SECONDS), "-O", "/dev/null", `http://${address}:${port}/v2/`];
  const result = await host.exec("docker", args, { timeoutMs: (PROBE_SECONDS + 1) * 1000 }).catch(() => null);
  if (result === null) return `${address} does not answer it within ${PROBE_SECONDS} seconds; a firewall may stand between them`;
  if (result.exitCode === 0 || NO_PROGRAM.includes(result.exitCode)) return null;
  // Whatever it answers, it was reached.
  return /server returned error|ERROR \d{3}/i.test(result.stderr) ? null : `${address} does not answer it; a firewall may stand between them`;
}

function networkOf(node: unknown): string {
  const options = isJsonObject(node) ? node["DriverOpts"] : null;
  const network = isJsonObject(options) ? options["network"] : null;
  return typeof network === "string" ? network : "";
}

async function obstacleOf(host: Host, { driver, nodes }: Builder): Promise<string | null> {
  if (driver !== "docker" && driver !== "docker-container") return `a builder of driver ${driver} runs on another machine`;
  const endpoints = new Set(nodes.map(({ endpoint }) => endpoint));
  if (endpoints.size > 1) return "its nodes are on several engines";
  const [endpoint = ""] = endpoints;
  return (await isLocalEngine(host, endpoint)) ? null : "its engine is on another machine";
}

/** `endpoint`: an address, or a context of the Docker CLI; "": the engine that is current. */
async function isLocalEngine(host: Host, endpoint: string): Promise<boolean> {
  if (endpoint === "") return (await findDockerEngine(host)).isLocal;
  const named = endpoint.includes("://") ? { DOCKER_HOST: endpoint } : { DOCKER_CONTEXT: endpoint };
  // buildx names the engine of the environment after the context `default`.
  const isOfEnvironment = endpoint === "default" && (host.env["DOCKER_HOST"] ?? "") !== "";
  const env = isOfEnvironment ? host.env : { ...host.env, DOCKER_HOST: "", ...named };
  return (await findDockerEngine({ ...host, env })).isLocal;
}

function isOnHostNetwork({ driverOpts }: BuilderNode): boolean {
  return driverOpts["network"] === "host";
}

/** The gateway of one of its networks that is this machine's own; an address of the same name elsewhere is not ours. */
function addressFor({ mode, networks }: JsonObject, interfaces: Interfaces): string | null {
  if (mode === "host") return LOOPBACK;
  const gateways = Object.values(isJsonObject(networks) ? networks : {}).map((network) => (isJsonObject(network) ? network["Gateway"] : null)).filter((gateway) => typeof gateway === "string");
  return gateways.find((gateway) => isOwn(interfaces, gateway)) ?? null;
}

/** BuildKit asks the proxy of its own environment for all but the loopback, where no server of this machine is to be found. */
function asksProxyFor(address: string, { env }: JsonObject, host: Host): boolean {
  const lines = Array.isArray(env) ? env.filter((line) => typeof line === "string") : [];
  const own = Object.fromEntries(lines.map((line) => [line.slice(0, line.indexOf("=")), line.slice(line.indexOf("=") + 1)] as const));
  try {
    const proxyFor = readProxyRule({ ...host, env: own });
    return ["http", "https"].some((scheme) => proxyFor(new URL(`${scheme}://${address}`)) !== null);
  } catch {
    // A proxy that we do not understand.
    return true;
  }
}

function isOwn(interfaces: Interfaces, address: string): boolean {
  return Object.values(interfaces).some((entries) => entries?.some((entry) => entry.family === "IPv4" && !entry.internal && entry.address === address) === true);
}

function addressOn(interfaces: Interfaces, name: string): string | null {
  return interfaces[name]?.find(({ family }) => family === "IPv4")?.address ?? null;
}
