import { realpathSync } from "node:fs";
import { dirname, join } from "node:path";
import type { Host } from "../../host/host.ts";
import type { FacadeSettings } from "./settings.ts";

const SCRIPT = "layer-cache.js";

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
  throw new Error(`${host.kind} ${settings.folder} ${script}`);
}

/** Beside the stub that runs now. */
function findScript(): string {
  return join(dirname(realpathSync(process.argv[1] ?? "")), SCRIPT);
}
