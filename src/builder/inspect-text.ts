import type { Builder, BuilderNode, GcRule } from "./builder.ts";

/** What a node is made of while its lines are read. */
type NodeDraft = { -readonly [Key in keyof BuilderNode]: BuilderNode[Key] };
/** Takes an indented `key: value` line of the section that it was given for. */
type Section = (key: string, value: string, line: string) => void;

const GC_KEYS: Readonly<Record<string, keyof GcRule>> = {
  "keep duration": "keepDuration",
  "keep bytes": "keepBytes",
  "reserved space": "reservedSpace",
  "max used space": "maxUsedSpace",
  "min free space": "minFreeSpace",
};

/** Reads what `buildx inspect` prints, of any release; it has no other form for one builder. */
export function parseInspect(text: string): Builder & { readonly error: string | null } {
  const head = { name: "", driver: "", error: null as string | null };
  const nodes: NodeDraft[] = [];
  let isHead = true;
  let section: Section | null = null;
  for (const line of text.split("\n")) {
    const [, indent = "", key = "", value = ""] = /^(\s*)(.*?):\s*(.*?)\s*$/.exec(line) ?? [];
    if (/^\s/.test(line) || indent !== "") {
      section?.(key, value, line);
      continue;
    }
    section = null;
    if (line.startsWith("Nodes:")) isHead = false;
    else if (isHead) readHead(head, key.toLowerCase(), value);
    else if (key.toLowerCase() === "name") nodes.push(emptyNode(value));
    else section = readNode(nodes.at(-1), key.toLowerCase(), key, value);
  }
  return { ...head, nodes };
}

function readHead(head: { name: string; driver: string; error: string | null }, key: string, value: string): void {
  if (key === "name") head.name = value;
  else if (key === "driver") head.driver = value;
  else if (key === "error") head.error = value;
}

function emptyNode(name: string): NodeDraft {
  return { name, endpoint: "", status: "", platforms: [], flags: [], buildkitVersion: null, driverOpts: {}, error: null, labels: {}, features: {}, gcPolicy: [], files: {} };
}

/** Reads a line of a node; answers what takes the indented lines under it. */
function readNode(node: NodeDraft | undefined, key: string, written: string, value: string): Section | null {
  if (node === undefined) return null;
  if (key.startsWith("gc policy rule#")) return readGcRule(node);
  if (key.startsWith("file#")) return readFile(node, written.slice("File#".length));
  switch (key) {
    case "endpoint":
    case "status":
    case "error":
      node[key] = value;
      return null;
    case "driver options":
      node.driverOpts = parseDriverOpts(value);
      return null;
    // Until 0.12 "Flags" and "Buildkit".
    case "buildkit daemon flags":
    case "flags":
      node.flags = value.split(/\s+/).filter((flag) => flag !== "");
      return null;
    case "buildkit version":
    case "buildkit":
      node.buildkitVersion = value === "" ? null : value;
      return null;
    case "platforms":
      node.platforms = parsePlatforms(value);
      return null;
    case "labels":
      return (label, text) => void (node.labels = { ...node.labels, [label]: text });
    case "features":
      return (feature, text) => void (node.features = { ...node.features, [feature]: text === "true" });
    default:
      return null;
  }
}

/** `cacert="/a" key="/b"`, each value quoted as Go quotes. */
function parseDriverOpts(value: string): Record<string, string> {
  const pairs = [...value.matchAll(/([\w.-]+)=("(?:[^"\\]|\\.)*")/g)];
  return Object.fromEntries(pairs.map(([, key = "", quoted = ""]) => [key, unquote(quoted)]));
}

function unquote(quoted: string): string {
  try {
    return String(JSON.parse(quoted));
  } catch {
    return quoted.slice(1, -1);
  }
}

/** The platforms with a star are those that the node was fixed to; then only these count. */
function parsePlatforms(value: string): string[] {
  const all = value.split(",").map((platform) => platform.trim()).filter((platform) => platform !== "");
  const fixed = all.filter((platform) => platform.endsWith("*"));
  return fixed.length === 0 ? all : fixed.map((platform) => platform.slice(0, -1));
}

function readGcRule(node: NodeDraft): Section {
  let rule: GcRule = {};
  node.gcPolicy = [...node.gcPolicy, rule];
  return (key, value) => {
    const name = GC_KEYS[key.toLowerCase()];
    if (key.toLowerCase() === "all") rule = { ...rule, all: value === "true" };
    else if (key.toLowerCase() === "filters") rule = { ...rule, filter: value.split(/[\s,]+/).filter((filter) => filter !== "") };
    else if (name !== undefined) rule = { ...rule, [name]: value };
    node.gcPolicy = [...node.gcPolicy.slice(0, -1), rule];
  };
}

function readFile(node: NodeDraft, name: string): Section {
  const lines: string[] = [];
  return (_key, _value, line) => {
    lines.push(line.replace(/^\s*> ?/, ""));
    node.files = { ...node.files, [name]: lines.join("\n") };
  };
}
