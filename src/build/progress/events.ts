/** One line of `--progress=rawjson`: BuildKit's SolveStatus (moby/buildkit, client/graph.go). Times are in ms since 1970. */
export interface SolveStatus {
  readonly vertexes: readonly Vertex[];
  readonly statuses: readonly VertexStatus[];
  readonly logs: readonly VertexLog[];
  readonly warnings: readonly VertexWarning[];
}

/** A node of the build graph; told again, whole, each time something of it changes. */
export interface Vertex {
  readonly digest: string;
  readonly inputs: readonly string[];
  readonly name: string;
  readonly startedMs: number | null;
  readonly completedMs: number | null;
  readonly cached: boolean;
  readonly error: string | null;
  /** Vertexes of one group are one step to the reader. */
  readonly group: { readonly id: string; readonly name: string; readonly isWeak: boolean } | null;
}

/** Something within a vertex that has its own progress: a layer, a transfer. */
export interface VertexStatus {
  readonly vertex: string;
  readonly id: string;
  readonly current: number;
  readonly total: number;
  readonly startedMs: number | null;
  readonly completedMs: number | null;
}

/** Bytes that the process of a vertex printed. */
export interface VertexLog {
  readonly vertex: string;
  readonly data: Buffer;
}

/** What BuildKit has to say about the Dockerfile. */
export interface VertexWarning {
  readonly short: string;
  readonly url: string | null;
  readonly file: string | null;
  readonly line: number | null;
}

/** Reads a line of the progress; null where it is none: buildx writes its errors and remarks among them. */
export function readStatus(line: string): SolveStatus | null {
  const status = parseObject(line);
  if (status === null) return null;
  const known = { vertexes: list(status["vertexes"]), statuses: list(status["statuses"]), logs: list(status["logs"]), warnings: list(status["warnings"]) };
  return {
    vertexes: known.vertexes.flatMap(readVertex),
    statuses: known.statuses.flatMap(readVertexStatus),
    logs: known.logs.flatMap(readLog),
    warnings: known.warnings.map(readWarning),
  };
}

type Json = Readonly<Record<string, unknown>>;

function parseObject(line: string): Json | null {
  if (!line.startsWith("{")) return null;
  try {
    return JSON.parse(line) as Json;
  } catch {
    return null;
  }
}

function readVertex(json: Json): Vertex[] {
  const digest = text(json["digest"]);
  if (digest === "") return [];
  const group = object(json["progressGroup"]);
  const groupId = text(group["id"]);
  return [{
    digest,
    inputs: Array.isArray(json["inputs"]) ? json["inputs"].filter((each) => typeof each === "string") : [],
    name: text(json["name"]),
    startedMs: time(json["started"]),
    completedMs: time(json["completed"]),
    cached: json["cached"] === true,
    error: text(json["error"]) || null,
    group: groupId === "" ? null : { id: groupId, name: text(group["name"]), isWeak: group["weak"] === true },
  }];
}

function readVertexStatus(json: Json): VertexStatus[] {
  const vertex = text(json["vertex"]);
  if (vertex === "") return [];
  const times = { startedMs: time(json["started"]), completedMs: time(json["completed"]) };
  return [{ vertex, id: text(json["id"]), current: count(json["current"]), total: count(json["total"]), ...times }];
}

function readLog(json: Json): VertexLog[] {
  const vertex = text(json["vertex"]);
  return vertex === "" ? [] : [{ vertex, data: Buffer.from(text(json["data"]), "base64") }];
}

function readWarning(json: Json): VertexWarning {
  const [range] = list(json["range"]);
  const line = count(object(object(range)["start"])["line"]);
  return {
    short: Buffer.from(text(json["short"]), "base64").toString("utf8"),
    url: text(json["url"]) || null,
    file: text(object(json["sourceInfo"])["filename"]) || null,
    line: line > 0 ? line : null,
  };
}

function list(value: unknown): Json[] {
  return Array.isArray(value) ? value.map(object) : [];
}

function object(value: unknown): Json {
  return typeof value === "object" && value !== null ? (value as Json) : {};
}

function text(value: unknown): string {
  return typeof value === "string" ? value : "";
}

function count(value: unknown): number {
  return typeof value === "number" && Number.isSafeInteger(value) && value >= 0 ? value : 0;
}

function time(value: unknown): number | null {
  const ms = Date.parse(text(value));
  return Number.isNaN(ms) ? null : ms;
}
