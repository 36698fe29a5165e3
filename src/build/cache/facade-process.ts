import { rmSync } from "node:fs";
import { networkInterfaces } from "node:os";
import type { Interfaces } from "../../builder/reach.ts";
import { connectFacade, type FacadeControl } from "../../cache/facade/control.ts";
import { startFacade, type FacadeHandle } from "../../cache/facade/launch.ts";
import type { FacadeSettings } from "../../cache/facade/settings.ts";
import { identifyProcess } from "../../cache/facade/watch.ts";
import { onExit } from "../../host/exit.ts";
import type { Host } from "../../host/host.ts";
import { makePrivateFolder, removePrivateFolder } from "../../host/private-folder.ts";
import type { Ledger } from "./ledger.ts";

/** What the cache of a build is made of; tests put others in their place. */
export interface CacheParts {
  readonly startFacade: (host: Host, settings: FacadeSettings) => Promise<FacadeHandle>;
  readonly connectFacade: (handle: FacadeHandle) => FacadeControl;
  readonly interfaces: () => Interfaces;
  /** Monotonic. */
  readonly nowMs: () => number;
}

/** What a step has in earnest. */
export const REAL_PARTS: CacheParts = { startFacade, connectFacade, interfaces: networkInterfaces, nowMs: () => performance.now() };

/** A facade that runs. */
export interface Facade {
  /** null: for cache mounts alone. */
  readonly listenOn: string | null;
  readonly folder: string;
  readonly handle: FacadeHandle;
  readonly control: FacadeControl;
}

/** What of the settings is the same wherever it listens. */
export type FacadeChoice = Pick<FacadeSettings, "secret" | "budgetMs" | "identity" | "isPullRequest" | "githubToken">;

const DISCARD_MS = 500;
/** The longest that a job may take on GitHub's runners. */
const LIFETIME_MS = 6 * 60 * 60 * 1000;
/** What the facade reads of the job's environment, and what leads it to the service. */
const VARIABLES =
  /^(ACTIONS_(RESULTS_URL|RUNTIME_TOKEN|CACHE_SERVICE_V2|CACHE_URL|CACHE_MODE)|GITHUB_(API_URL|REPOSITORY|SERVER_URL|REF|BASE_REF)|NODE_EXTRA_CA_CERTS|SSL_CERT_FILE|SSL_CERT_DIR|(https?|no|all)_proxy)$/i;

/** Starts a facade in a folder of its own, and writes down how `post` finds it. Rejects with an `Error` that says what went wrong. */
export async function openFacade(host: Host, parts: CacheParts, ledger: Ledger, choice: FacadeChoice, listenOn: string | null): Promise<Facade> {
  const folder = await makePrivateFolder(host, "layers");
  ledger.save({ folder, handle: null });
  // A command line has no `post`: what it started ends with it.
  if (host.kind === "terminal") onExit(() => rmSync(folder, { recursive: true, force: true }));
  // The job's end is that of the runner, which started this process.
  const watch = identifyProcess(host.kind === "terminal" ? process.pid : process.ppid);
  const handle = await parts.startFacade(host, { ...choice, listenOn, folder, env: environmentOf(host), watch, lifetimeMs: LIFETIME_MS });
  ledger.save({ folder, handle });
  return { listenOn, folder, handle, control: parts.connectFacade(handle) };
}

/** Ends a facade that nobody needs. */
export async function discardFacade(host: Host, { control, folder }: Facade): Promise<void> {
  await control.finish(DISCARD_MS);
  await removePrivateFolder(host, folder);
}

function environmentOf({ env }: Host): Record<string, string> {
  return Object.fromEntries(Object.entries(env).filter((entry): entry is [string, string] => entry[1] !== undefined && VARIABLES.test(entry[0])));
}
