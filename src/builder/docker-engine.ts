import { createHash } from "node:crypto";
import { join } from "node:path";
import type { Host } from "../host/host.ts";
import { isJsonObject } from "../oci/json.ts";
import { dockerFolder, readDockerConfig, readDockerJson } from "../registry/docker-config.ts";

/** The engine that the `docker` command speaks to, as far as the environment and the files of the CLI tell. */
export interface DockerEngine {
  /** The context; `default` where DOCKER_HOST decides. */
  readonly context: string;
  /** `unix:///var/run/docker.sock`, `tcp://dind:2375`; null where the context does not say. */
  readonly address: string | null;
  /** Whether its kernel is that of this machine: a socket that does not lead into a virtual machine. */
  readonly isLocal: boolean;
  /** Whether certificates come from the environment: buildx refuses these for a builder of its own. */
  readonly hasTlsFromEnvironment: boolean;
}

const DEFAULT_ADDRESS = process.platform === "win32" ? "npipe:////./pipe/docker_engine" : "unix:///var/run/docker.sock";
/** Sockets of engines in virtual machines: Docker Desktop, Colima, Lima, Rancher Desktop. */
const VIRTUAL = /\/\.(docker\/desktop|colima|lima|rd)\//;

/** Finds out which engine is meant, without starting or asking anything. */
export async function findDockerEngine(host: Host): Promise<DockerEngine> {
  const fromEnvironment = host.env["DOCKER_HOST"] ?? "";
  const context = fromEnvironment === "" ? await currentContext(host) : "default";
  const address = fromEnvironment || (context === "default" ? DEFAULT_ADDRESS : await addressOf(context, host));
  return {
    context,
    address,
    isLocal: process.platform === "linux" && address?.startsWith("unix://") === true && !VIRTUAL.test(address),
    hasTlsFromEnvironment: context === "default" && ((host.env["DOCKER_TLS_VERIFY"] ?? "") !== "" || (host.env["DOCKER_TLS"] ?? "") !== ""),
  };
}

async function currentContext(host: Host): Promise<string> {
  const fromEnvironment = host.env["DOCKER_CONTEXT"] ?? "";
  if (fromEnvironment !== "") return fromEnvironment;
  const config = await readDockerConfig(host);
  const name = config?.content["currentContext"];
  return typeof name === "string" && name !== "" ? name : "default";
}

async function addressOf(context: string, host: Host): Promise<string | null> {
  const folder = dockerFolder(host);
  if (folder === null) return null;
  // The CLI names the folder of a context by the SHA-256 of its name (docker/cli, context/store).
  const id = createHash("sha256").update(context).digest("hex");
  const meta = await readDockerJson(join(folder, "contexts", "meta", id, "meta.json"), host);
  const endpoints = meta?.content["Endpoints"];
  const docker = isJsonObject(endpoints) ? endpoints["docker"] : null;
  const address = isJsonObject(docker) ? docker["Host"] : null;
  return typeof address === "string" && address !== "" ? address : null;
}

/** Whether the current engine keeps its images in containerd's store; null: it does not say. Rejects where `docker` cannot be started. */
export async function hasContainerdStore(host: Host): Promise<boolean | null> {
  const info = await host.exec("docker", ["info", "--format", "{{json .DriverStatus}}"]);
  return info.exitCode === 0 ? info.stdout.includes("io.containerd.snapshotter") : null;
}
