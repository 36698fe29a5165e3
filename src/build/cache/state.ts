import type { FacadeHandle } from "../../cache/facade/launch.ts";
import type { Host } from "../../host/host.ts";
import { isJsonObject, readJsonObject, type JsonObject } from "../../oci/json.ts";
import type { CacheBackend } from "./plan.ts";

/** What `post` must know of a step's cache. Nothing in it is secret. */
export interface CacheState {
  /** Of the facade's process: its spools, its socket. */
  readonly folder: string;
  /** null: it was not started by then. */
  readonly handle: FacadeHandle | null;
  /** null: main ended before it was chosen. */
  readonly backend: CacheBackend | null;
  /** What was told of what is wrong with the cache; null: nothing. */
  readonly reason: string | null;
  /** The builder that was made beside another's for a second attempt; null: there is none. */
  readonly ownBuilder: string | null;
  /** How long main itself waited for the cache. */
  readonly waitedMs: number;
  /** What the summary's section tells of the build; null: it is written already, or nobody wants it. */
  readonly section: JsonObject | null;
}

const NAME = "layer-cache";

/** Keeps it for `post`. */
export function saveCacheState(host: Host, state: CacheState): void {
  host.saveState(NAME, host.redact(JSON.stringify(state)));
}

/** What main kept; null where it kept nothing, or something else wrote it. */
export function readCacheState(host: Host): CacheState | null {
  const kept = readJsonObject(host.state(NAME));
  if (kept === null || typeof kept["folder"] !== "string") return null;
  const { handle, backend, reason, ownBuilder, waitedMs, section } = kept;
  return {
    folder: kept["folder"],
    handle: isHandle(handle) ? { port: handle.port, pid: handle.pid, socket: handle.socket } : null,
    backend: BACKENDS.find((each) => each === backend) ?? null,
    reason: typeof reason === "string" ? reason : null,
    ownBuilder: typeof ownBuilder === "string" && /^plimsoll-again-[0-9a-f]{8}$/.test(ownBuilder) ? ownBuilder : null,
    waitedMs: typeof waitedMs === "number" ? waitedMs : 0,
    section: isJsonObject(section) ? section : null,
  };
}

const BACKENDS: readonly CacheBackend[] = ["facade", "gha", "registry", "local", "user", "off"];

function isHandle(value: unknown): value is FacadeHandle {
  return isJsonObject(value) && typeof value["port"] === "number" && Number.isSafeInteger(value["pid"]) && typeof value["socket"] === "string";
}
