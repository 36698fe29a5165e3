import { mkdirSync } from "node:fs";
import { join } from "node:path";
import type { Host } from "../../host/host.ts";
import { createTransport, type Reach, type Transport } from "../../http/transport.ts";
import { createLayerStore, type LayerStore } from "../layers/layer-store.ts";
import { readCacheAccess } from "../service/access.ts";
import { createCacheService } from "../service/cache-service.ts";
import { createPatience } from "../service/patience.ts";
import { LAYERS_FOLDER, type FacadeSettings } from "./settings.ts";

/** The cache behind a facade. */
export interface FacadeBackend {
  readonly store: LayerStore;
  /** Settles when it is known what there is. */
  readonly loaded: Promise<void>;
  /** Whether nothing will be stored any more. */
  isGivenUp(): boolean;
  /** Whether it may still be of use to read from or to write to. */
  isUsable(): boolean;
  /** Takes what the step itself has waited from the budget. */
  spend(ms: number): void;
  /** What stands in the way, in one sentence; null: nothing. */
  why(): string | null;
}

/** The cache service is no registry: no input is about it. */
const NO_EXCEPTIONS: Reach = { insecureRegistries: [], registryCa: new Map(), trustedAuthHosts: [] };

/** Opens the cache of the job and begins to read its index. */
export function openBackend(settings: FacadeSettings, host: Host): FacadeBackend {
  const { env, githubToken, identity, isPullRequest } = settings;
  const access = readCacheAccess(env, host.clock.now());
  const patience = createPatience(settings.budgetMs, () => performance.now());
  const transport = createTransport(host, NO_EXCEPTIONS);
  const resultsUrl = env["ACTIONS_RESULTS_URL"] ?? "";
  const service = createCacheService({
    transport,
    resultsUrl,
    token: env["ACTIONS_RUNTIME_TOKEN"] ?? "",
    access,
    rest: readRestAccess(env, githubToken),
    patience,
    clock: host.clock,
  });
  const folder = join(settings.folder, LAYERS_FOLDER);
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const store = createLayerStore({ service, access, patience, clock: host.clock, folder, identity, isPullRequest });
  const isOver = (): boolean => service.isGivenUp() || patience.isSpent();
  return {
    store,
    // A busy machine takes as long to load a library as a look-up may take, and that is no fault of the service.
    loaded: prepare(transport, resultsUrl).then(() => store.load()),
    isGivenUp: () => isOver() || !access.canWrite,
    isUsable: () => !isOver() && (access.canRead || access.canWrite),
    spend: (ms) => patience.spend(ms),
    why: () => service.degradedReason() ?? access.why,
  };
}

async function prepare(transport: Transport, url: string): Promise<void> {
  // What is wrong with the address, the first look-up says.
  if (URL.canParse(url)) await transport.prepare(new URL(url)).catch(() => {});
}

function readRestAccess(env: FacadeSettings["env"], token: string | null): { apiUrl: string; repository: string; token: string } | null {
  const apiUrl = env["GITHUB_API_URL"];
  const repository = env["GITHUB_REPOSITORY"];
  return apiUrl === undefined || repository === undefined || token === null ? null : { apiUrl, repository, token };
}
