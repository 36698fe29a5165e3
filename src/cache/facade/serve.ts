import { createServer } from "node:http";
import { join } from "node:path";
import type { Host } from "../../host/host.ts";
import type { FacadeBackend } from "./backend.ts";
import { createControlServer } from "./control-server.ts";
import type { Doors } from "./door.ts";
import { emptyBackend } from "./empty-backend.ts";
import { createFacadeHost } from "./facade-host.ts";
import { endProcess } from "./lifetime.ts";
import { collectBuffers } from "./memory.ts";
import { createFacadeServer } from "./server.ts";
import { LAYERS_FOLDER, UPLOADS_FOLDER, type FacadeSettings } from "./settings.ts";

/** Opens what is behind a facade. */
export type OpenBackend = (settings: FacadeSettings, host: Host) => FacadeBackend | Promise<FacadeBackend>;

/** A longer time than BuildKit keeps an idle connection (120 s), so that none ends under a request; a layer takes as long as it takes. */
const PATIENT = { keepAliveTimeout: 150_000, requestTimeout: 0 };

/** The store keeps to the budget; this is for the case that it does not. */
const GRACE_MS = 2000;

/** Serves at the doors until it is told to finish. */
export function serveFacade(settings: FacadeSettings, doors: Doors, open: OpenBackend = openCache): void {
  const { folder, secret } = settings;
  const host = createFacadeHost(settings);
  const log = (message: string): void => host.log.debug(message);
  // An error that nobody caught has spoilt one request; to end would spoil all, and the build.
  process.on("uncaughtException", (error) => host.log.error(`an error was not caught: ${error.stack}`));
  collectBuffers();
  const uploads = join(folder, UPLOADS_FOLDER);
  const backend = openOrNone(settings, host, open);
  const registry = createFacadeServer({ secret, folder: uploads, backend, maxWaitMs: settings.budgetMs + GRACE_MS, log });
  doors.registry?.admitTo(createServer(PATIENT, registry.handle));
  const end = (): void => endProcess([uploads, join(folder, LAYERS_FOLDER), doors.socketFolder]);
  doors.control.admitTo(createServer(createControlServer({ backend, requestsOfBuildkit: registry.requests, log, end })));
}

async function openCache(settings: FacadeSettings, host: Host): Promise<FacadeBackend> {
  const { openBackend } = await import("./backend.ts");
  return openBackend(settings, host);
}

async function openOrNone(settings: FacadeSettings, host: Host, open: OpenBackend): Promise<FacadeBackend> {
  try {
    return await open(settings, host);
  } catch (error) {
    host.log.error(`the cache was not opened: ${error instanceof Error ? error.stack : String(error)}`);
    return emptyBackend("the layer cache could not be opened");
  }
}
