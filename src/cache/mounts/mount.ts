/** A directory that BuildKit keeps for `RUN --mount=type=cache`, as BuildKit tells them apart (moby/buildkit, solver/llbsolver/mounts). */
export interface CacheMount {
  /** Without the namespace that `BUILDKIT_CACHE_MOUNT_NS` gives; the target where the Dockerfile gives no id. */
  readonly id: string;
  /** Where a step sees it, as written. */
  readonly target: string;
  /** uid, gid and mode are parts of what it is, once one of them is given; null where none is. */
  readonly base: { readonly uid: number; readonly gid: number; readonly mode: number } | null;
  readonly sharing: "shared" | "private" | "locked";
  /** No step may write to it. */
  readonly isReadOnly: boolean;
  /** Those it is used for, sorted: `linux/amd64`. One builder has one directory for all of them. */
  readonly platforms: readonly string[];
}

/** A mount that cannot be kept, and why. */
export interface UnkeptMount {
  /** As written. */
  readonly id: string;
  readonly why: string;
}

/** Where mounts are kept from job to job, as the layer cache's process offers it. */
export interface MountStore {
  /** Fills the file from the first of the keys, exact or prefix, that is there; the key it was found under. */
  restoreFile(keys: readonly string[], path: string): Promise<string | null>;
  /** Whether it takes the file over; the file stays until the process ended. */
  saveFile(key: string, path: string): Promise<boolean>;
}

/** What became of one mount. */
export interface MountReport {
  readonly id: string;
  readonly outcome: "restored" | "saved" | "unchanged" | "missing" | "present" | "untouched" | "empty" | "too-large" | "failed";
  /** Under which it lies in the cache; null: it does not. */
  readonly key: string | null;
  /** Of its tar, packed; null where there is none. */
  readonly packedBytes: number | null;
}

/** What a restore or a save did, for all mounts of a build. */
export interface MountsReport {
  readonly mounts: readonly MountReport[];
  readonly durationMs: number;
  /** One sentence for people on what did not go well; null: nothing. */
  readonly notice: string | null;
}
