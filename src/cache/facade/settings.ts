import type { BuildIdentity } from "../layers/layer-store.ts";
import type { WatchedProcess } from "./watch.ts";

/** In the facade's folder: what the store keeps on disk, and what BuildKit is sending. */
export const LAYERS_FOLDER = "layers";
export const UPLOADS_FOLDER = "uploads";
/** What the facade has to say of itself. */
export const FACADE_LOG = "facade.log";

/** All that the facade is told: one line of JSON on its standard input, for it holds the job's tokens. */
export interface FacadeSettings {
  /** The one address that BuildKit reaches it at; null: no registry, only the control socket (cache mounts). */
  readonly listenOn: string | null;
  /** 32 hexadecimal digits: the first segment of every path. */
  readonly secret: string;
  /** A folder (0700) of this facade alone: its spools, its log, its socket. */
  readonly folder: string;
  /** How long BuildKit and the step may be kept waiting, in all. */
  readonly budgetMs: number;
  /** Which index is read and written, and whose generation in it is replaced. */
  readonly identity: BuildIdentity;
  readonly isPullRequest: boolean;
  /** What of the job's environment the cache service, the REST API and the way to both are found by. */
  readonly env: Readonly<Record<string, string>>;
  /** For the list of caches; null: not asked for. */
  readonly githubToken: string | null;
  /** The facade ends with this process. */
  readonly watch: WatchedProcess;
  /** The facade ends after so long, whatever else happens. */
  readonly lifetimeMs: number;
}
