import type { CacheStore } from "../cache/store.ts";
import type { ProjectChange } from "../config/change.ts";
import type { RunEvent } from "../forge/event.ts";
import type { Forge } from "../forge/forge.ts";
import type { Host } from "../host/host.ts";
import type { Access } from "../image/access.ts";
import type { DiffPlan } from "./plan.ts";

/** What every step of a run needs. */
export interface Run {
  readonly host: Host;
  readonly event: RunEvent;
  readonly access: Access;
  readonly store: CacheStore;
  /** null where no forge is reachable. */
  readonly forge: Forge | null;
}

/** What every step for one image needs. */
export interface ImageRun extends Run {
  readonly plan: DiffPlan;
  /** What the pull request does to the configuration file. */
  readonly change: ProjectChange;
}
