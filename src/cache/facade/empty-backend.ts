import type { LayerStatistics, LayerStore } from "../layers/layer-store.ts";
import type { FacadeBackend } from "./backend.ts";

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
