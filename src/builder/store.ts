import { readdir, rm, stat } from "node:fs/promises";
import { join } from "node:path";
import type { Host } from "../host/host.ts";
import { isJsonObject, type JsonObject, readJsonObject } from "../oci/json.ts";
import { buildxFolder, dockerFolder } from "../registry/docker-config.ts";

/** Which builder buildx builds with where no other is named. */
interface CurrentBuilder {
  /** null where the file is not one of buildx. */
  readonly name: string | null;
  /** The whole file, so that it can be put back. */
  readonly text: string;
}

/** What buildx keeps of a builder. */
export interface StoredBuilder {
  readonly name: string;
  /** "" where the file does not say. */
  readonly driver: string;
  readonly nodes: readonly StoredNode[];
}

export interface StoredNode {
  readonly name: string;
  readonly endpoint: string;
  /** Those it is fixed to, as the file has them: objects of an OCI platform, or null. */
  readonly platforms: unknown;
}

const MAX_BYTES = 1024 * 1024;
/** A node's configuration files are in it, too. */
const MAX_INSTANCE_BYTES = 4 * 1024 * 1024;

/** The folder where buildx keeps its builders (buildx, store.go); null where there is no home. */
export function buildersFolder(host: Pick<Host, "env">): string | null {
  // Without a home a folder of its own may still be named.
  const docker = dockerFolder(host) ?? "";
  return docker === "" && (host.env["BUILDX_CONFIG"] ?? "") === "" ? null : buildxFolder(host, docker);
}

/** Where buildx keeps what it knows of a builder; null where there is no home. */
export function builderFile(host: Pick<Host, "env">, name: string): string | null {
  const folder = buildersFolder(host);
  return folder === null ? null : join(folder, "instances", name.toLowerCase());
}

/** Whether buildx knows a builder of that name. */
export async function hasBuilder(host: Pick<Host, "env">, name: string): Promise<boolean> {
  const path = builderFile(host, name);
  return path !== null && (await stat(path).then(() => true, () => false));
}

/** What buildx keeps of the builder of that name; null where it knows none. */
export async function readStoredBuilder(host: Host, name: string): Promise<StoredBuilder | null> {
  if (!(await hasBuilder(host, name))) return null;
  const content = await readInstance(host, name);
  const driver = content?.["Driver"];
  return { name, driver: typeof driver === "string" ? driver : "", nodes: nodesIn(content).map(readNode) };
}

/** Every builder that buildx knows. */
export async function readStoredBuilders(host: Host): Promise<readonly StoredBuilder[]> {
  const folder = buildersFolder(host);
  const names = folder === null ? [] : await readdir(join(folder, "instances")).catch((): string[] => []);
  const builders = await Promise.all(names.toSorted().map((name) => readStoredBuilder(host, name)));
  return builders.filter((builder) => builder !== null);
}

/** Changes what buildx keeps of a builder's nodes, in ways for which it has no command; nothing is written where nothing changes. */
export async function changeStoredNodes(host: Host, name: string, change: (node: JsonObject, index: number) => JsonObject): Promise<void> {
  const path = builderFile(host, name);
  const content = await readInstance(host, name);
  if (path === null || content === null || !Array.isArray(content["Nodes"])) return;
  const changed = content["Nodes"].map((node: unknown, index) => (isJsonObject(node) ? change(node, index) : node));
  if (JSON.stringify(changed) !== JSON.stringify(content["Nodes"])) await host.files.write(path, JSON.stringify({ ...content, Nodes: changed }), 0o600);
}

/** The whole of what buildx keeps of a builder, in its own form (buildx, store/nodegroup.go); null where there is none that can be read as JSON. */
export async function readInstance(host: Host, name: string): Promise<JsonObject | null> {
  const path = builderFile(host, name);
  const bytes = path === null ? null : await host.files.read(path, MAX_INSTANCE_BYTES);
  return bytes === null ? null : readJsonObject(bytes);
}

function nodesIn(content: JsonObject | null): JsonObject[] {
  const nodes = content?.["Nodes"];
  return Array.isArray(nodes) ? nodes.filter(isJsonObject) : [];
}

function readNode({ Name: name, Endpoint: endpoint, Platforms: platforms = null }: JsonObject): StoredNode {
  return { name: typeof name === "string" ? name : "", endpoint: typeof endpoint === "string" ? endpoint : "", platforms };
}

/** The current builder; null where none was ever chosen. */
export async function readCurrentBuilder(host: Host): Promise<CurrentBuilder | null> {
  const path = currentFile(host);
  const text = path === null ? null : ((await host.files.read(path, MAX_BYTES))?.toString("utf8") ?? null);
  if (text === null) return null;
  const name = readJsonObject(text)?.["Name"];
  return { name: typeof name === "string" ? name : null, text };
}

/** Puts back what `readCurrentBuilder` gave as `text`; null: that there was none. */
export async function restoreCurrentBuilder(host: Host, text: string | null): Promise<void> {
  const path = currentFile(host);
  if (path === null) return;
  await (text === null ? rm(path, { force: true }) : host.files.write(path, text, 0o600));
}

function currentFile(host: Host): string | null {
  const folder = buildersFolder(host);
  return folder === null ? null : join(folder, "current");
}
