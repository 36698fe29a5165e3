import type { LayerStatistics, LayerStore } from "../layers/layer-store.ts";

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

/** What there is where the cache could not even be opened. */
export function emptyBackend(why: string): FacadeBackend {
  const none: LayerStatistics = {
    requests: 0,
    bytesUp: 0,
    bytesDown: 0,
    waitedMs: 0,
    degradedReason: why,
    layersKnown: 0,
    layersHealed: 0,
    lostBlobs: 0,
    entriesWritten: 0,
    isOverConfigLimit: false,
    quotaBytes: null,
    importedBytes: 0,
  };
  const store: LayerStore = {
    load: () => Promise.resolve(),
    manifest: () => Promise.resolve(null),
    blobSize: () => null,
    readBlob: () => Promise.resolve(null),
    addBlob() {},
    addManifest: () => true,
    setNotes() {},
    lastNotes: () => null,
    restoreFile: () => Promise.resolve(null),
    saveFile() {},
    flush: () => Promise.resolve(),
    statistics: () => none,
  };
  return { store, loaded: Promise.resolve(), isGivenUp: () => true, isUsable: () => false, spend() {}, why: () => why };
}
