import type { BuildkitContainer } from "../builder/create.ts";
import type { AppendedNodes } from "../builder/leave.ts";
import type { Host } from "../host/host.ts";
import { readJsonObject } from "../oci/json.ts";

/** What `post` must know: what main was about to make, written down before it made it. */
export interface SetupState {
  /** The builder that this step makes; null where it makes none. */
  readonly made: string | null;
  /** The nodes that this step appends to a builder that is there; null where it appends none. */
  readonly appended: AppendedNodes | null;
  /** The containers of the builder that it makes, or of the nodes that it appends. */
  readonly containers: readonly BuildkitContainer[];
  readonly keepState: boolean;
  readonly context: string | null;
  readonly folder: string | null;
  readonly cleanup: boolean;
  readonly prune: { readonly builder: string; readonly bytes: number } | null;
  /** Which builder was the current one before this step chose another, its own or not; null where it chose none. */
  readonly switched: { readonly to: string; readonly before: string | null } | null;
  /** Whether BuildKit was asked for a log that is worth showing. */
  readonly isDebug: boolean;
  /** The Docker configuration, and where buildx keeps its builders: a later step may set others. */
  readonly folders: Readonly<Record<"DOCKER_CONFIG" | "BUILDX_CONFIG", string>> | null;
}

const NAME = "setup";

/** Keeps the state for `post`. */
export function saveSetupState(host: Host, state: SetupState): void {
  host.saveState(NAME, JSON.stringify(state));
}

/** What main kept; null where it never came that far. */
export function readSetupState(host: Host): SetupState | null {
  const state = readJsonObject(host.state(NAME));
  return state !== null && Array.isArray(state["containers"]) ? (state as unknown as SetupState) : null;
}
