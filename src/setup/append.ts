import { parse } from "yaml";
import type { NodePlan } from "../builder/create.ts";
import { UserError } from "../errors.ts";
import { isJsonObject, type JsonObject } from "../oci/json.ts";

const KEYS = ["name", "endpoint", "driver-opts", "buildkitd-flags", "platforms"];
const HINT = "Write a YAML list whose items have some of name, endpoint, driver-opts (a list), buildkitd-flags, platforms.";

/** The nodes that `append` adds. Throws a `UserError` for what is not such a list. */
export function parseNodes(text: string): readonly NodePlan[] {
  const nodes = parseYaml(text);
  if (!Array.isArray(nodes) || nodes.length === 0) throw new UserError("it is no list of nodes.", HINT);
  return nodes.map((node: unknown, index) => readNode(node, `node ${index + 1}`));
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
  return {
    name: readText(node, "name", where) || null,
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
