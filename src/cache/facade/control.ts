import type { JsonObject } from "../../oci/json.ts";
import type { LayerStatistics } from "../layers/layer-store.ts";
import type { FacadeHandle } from "./launch.ts";

/** How a facade does. */
export interface FacadeStatus extends LayerStatistics {
  /** Whether it is known what there is in the cache. */
  readonly isReady: boolean;
  /** False: the cache gives and takes nothing, so a build is better off without it. */
  readonly isUsable: boolean;
  /** Why it is not usable, or only in part, in one sentence; null: all is well. */
  readonly why: string | null;
  /** Requests that came with the secret. */
  readonly requestsOfBuildkit: number;
}

/** What `build` and `post` ask of a facade. Every call settles within its time; a facade that is gone or hangs gives null. */
export interface FacadeControl {
  /** Waits at most so long until it is ready. */
  status(waitMs: number): Promise<FacadeStatus | null>;
  /** What the newest build of the same kind kept of itself. */
  lastNotes(): Promise<JsonObject | null>;
  setNotes(notes: JsonObject): Promise<void>;
  /** Fills the file from the first of the keys that is there; the key it was found under. */
  restoreFile(keys: readonly string[], path: string): Promise<string | null>;
  /** Whether the facade has taken the file over; it is uploaded in the background. */
  saveFile(key: string, path: string): Promise<boolean>;
  /** Finishes what is being uploaded, for at most so long, and ends the facade. */
  finish(deadlineMs: number): Promise<FacadeStatus | null>;
}

/** Speaks to a running facade. */
export function connectFacade(handle: FacadeHandle): FacadeControl {
  throw new Error(handle.socket);
}
