import { parse } from "yaml";
import type { NodePlan } from "../builder/create.ts";
import type { StoredBuilder } from "../builder/store.ts";
import { UserError } from "../errors.ts";
import { isJsonObject, type JsonObject } from "../oci/json.ts";

const KEYS = ["name", "endpoint", "driver-opts", "buildkitd-flags", "platforms"];
const NAME = /^[a-zA-Z][\w.-]*$/;
/** Those whose nodes can be taken away again: of the others, buildx leaves what runs where it runs. */
const LEAVING_DRIVERS = ["docker-container", "remote"];
const HINT = "Write a YAML list whose items have some of name, endpoint, driver-opts (a list), buildkitd-flags, platforms.";

/** The nodes that `append` adds. Throws a `UserError` for what is not such a list. */
export function parseNodes(text: string): readonly NodePlan[] {
  const nodes = parseYaml(text);
  if (!Array.isArray(nodes) || nodes.length === 0) throw new UserError("it is no list of nodes.", HINT);
  return nodes.map((node: unknown, index) => readNode(node, `node ${index + 1}`));
}

/** Names that two of a new builder's nodes would have: buildx would make one node of them. */
export function repeatedNames(nodes: readonly NodePlan[]): readonly string[] {
  const names = nodes.flatMap(({ name }) => (name === null ? [] : [name]));
  return [...new Set(names.filter((name, index) => names.indexOf(name) !== index))];
}

/** What keeps the nodes from joining a builder that is there; `all` is every builder that buildx knows. */
export function appendMistakes(nodes: readonly NodePlan[], builder: StoredBuilder, all: readonly StoredBuilder[], hasBuildkitHost: boolean): readonly string[] {
  const { name: builderName, driver } = builder;
  if (!LEAVING_DRIVERS.includes(driver)) {
    return [`builder ${builderName} is of driver ${driver || "none"}, whose nodes cannot be taken away again after the job; append them in the step that makes the builder.`];
  }
  const others = driver === "docker-container" ? all.filter((each) => each.name.toLowerCase() !== builderName.toLowerCase()) : [];
  const hasNode = (each: StoredBuilder, name: string | null): boolean => each.nodes.some((node) => node.name === name);
  return nodes.flatMap(({ name, endpoint }, index) => {
    const other = others.find((each) => hasNode(each, name));
    return [
      // buildx would change that node, and post would remove it.
      ...(hasNode(builder, name) ? [`builder ${builderName} has a node ${name} already; choose another name, or leave it out.`] : []),
      ...(other === undefined ? [] : [`builder ${other.name} has a node ${name}, and both would run in one container; choose another name, or leave it out.`]),
      ...(endpoint !== null && builder.nodes.some((node) => node.endpoint === endpoint) ? [`builder ${builderName} has a node at ${endpoint} already, and buildx takes one for each endpoint.`] : []),
      ...(driver === "remote" && endpoint === null && !hasBuildkitHost ? [`node ${index + 1} has no endpoint, and builder ${builderName} is of driver remote.`] : []),
    ];
  });
}

function parseYaml(text: string): unknown {
  try {
    return parse(text);
  } catch (error) {
    const [first = ""] = (error instanceof Error ? error.message : String(error)).split("\n");
    throw new UserError(`it is not valid YAML: ${first}`, HINT, { cause: error });
  }
}

function readNode(node: unknown, where: string): NodePlan {
  if (!isJsonObject(node)) throw new UserError(`${where} is no mapping.`, HINT);
  const unknown = Object.keys(node).filter((key) => !KEYS.includes(key));
  if (unknown.length > 0) throw new UserError(`${where} has ${unknown.join(", ")}, which no node has.`, HINT);
  // buildx keeps names in lower case, and looks for them as they are given.
  const name = readText(node, "name", where).toLowerCase();
  if (name !== "" && !NAME.test(name)) throw new UserError(`${JSON.stringify(name)}, of ${where}, is no name for a node.`, "Begin with a letter; letters, digits and . _ - may follow.");
  return {
    name: name || null,
    endpoint: readText(node, "endpoint", where) || null,
    driverOpts: readList(node, "driver-opts", where),
    flags: readText(node, "buildkitd-flags", where),
    platforms: readList(node, "platforms", where).flatMap((item) => item.split(",")).map((item) => item.trim()).filter((item) => item !== ""),
  };
}

function readText(node: JsonObject, key: string, where: string): string {
  const value = node[key] ?? "";
  if (typeof value !== "string") throw new UserError(`${key} of ${where} is not a text.`, HINT);
  return value.trim();
}

function readList(node: JsonObject, key: string, where: string): string[] {
  const value = node[key] ?? [];
  const items: unknown[] = Array.isArray(value) ? value : [value];
  if (!items.every((item) => typeof item === "string")) throw new UserError(`${key} of ${where} is not a list of texts.`, HINT);
  return items;
}
