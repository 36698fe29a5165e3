import { realpathSync } from "node:fs";
import { dirname, join } from "node:path";
import type { Host } from "../../host/host.ts";
import { readJsonObject } from "../../oci/json.ts";
import { FACADE_LOG, type FacadeSettings } from "./settings.ts";

const SCRIPT = "layer-cache.js";
const LISTENS_WITHIN_MS = 5000;
// What streams through dies young, so a small nursery (MiB) is enough; and with fewer arenas glibc keeps less of what was freed.
const NODE_FLAGS = ["--max-semi-space-size=1", "--expose-gc"];
const SMALL = { MALLOC_ARENA_MAX: "2" };
const MAX_LOG_BYTES = 1024 * 1024;

/** Where a facade is found again; holds no secret. */
export interface FacadeHandle {
  /** 0 where it listens for no BuildKit. */
  readonly port: number;
  readonly pid: number;
  /** The Unix socket (on Windows the named pipe) that it is controlled by. */
  readonly socket: string;
}

/** Starts a facade and waits, for five seconds at most, until it listens. Rejects with an `Error` that says what went wrong. */
export async function startFacade(host: Host, settings: FacadeSettings, script: string = findScript()): Promise<FacadeHandle> {
  const logFile = join(settings.folder, FACADE_LOG);
  const input = `${JSON.stringify(settings)}\n`;
  const child = await host.startBackground(process.execPath, [...NODE_FLAGS, script], { input, logFile, extraEnv: SMALL, timeoutMs: LISTENS_WITHIN_MS }).catch(async (cause: unknown) => {
    const said = await readLastError(host, logFile);
    throw new Error(`The layer cache could not be started: ${cause instanceof Error ? cause.message : String(cause)}${said === "" ? "" : ` (${host.redact(said)})`}.`, { cause });
  });
  const { port, socket } = readJsonObject(child.firstLine) ?? {};
  if (typeof port !== "number" || typeof socket !== "string") throw new Error("The layer cache could not be started: it did not say where it listens.");
  return { port, pid: child.pid, socket };
}

/** Beside the stub that runs now. */
function findScript(): string {
  return join(dirname(realpathSync(process.argv[1] ?? "")), SCRIPT);
}

/** What Node prints of an error that ends a process, without the stack around it. */
async function readLastError(host: Host, path: string): Promise<string> {
  const text = await host.files.read(path, MAX_LOG_BYTES).catch(() => null);
  return text?.toString().split("\n").findLast((line) => /^\S*Error\b.*: /.test(line)) ?? "";
}
