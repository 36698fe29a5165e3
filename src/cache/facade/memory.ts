import { getHeapStatistics, setFlagsFromString } from "node:v8";

const LOOK_EVERY_MS = 10;
const MAX_GARBAGE_BYTES = 6 * 1024 * 1024;
/** More than what is ever in use at once: the rest has grown old, and only a whole collection finds it. */
const MAX_KEPT_BYTES = 24 * 1024 * 1024;
/** Left alone, V8 marks this small heap anew for every few MB of buffers, which takes as long as all else that is done with them. */
const V8_FLAG = "--heap-growing-percent=400";

/** Frees the buffers that went through soon after, where the process was started with --expose-gc: V8 itself lets some 100 MB of them come together. */
export function collectBuffers(collect: typeof globalThis.gc = globalThis.gc): void {
  if (collect === undefined) return;
  setFlagsFromString(V8_FLAG);
  let keptBytes = 0;
  setInterval(() => {
    const bytes = bufferBytes();
    keptBytes = Math.min(keptBytes, bytes);
    if (bytes - keptBytes < MAX_GARBAGE_BYTES) return;
    collect({ type: "minor" });
    if (bufferBytes() > MAX_KEPT_BYTES) collect({ type: "major" });
    keptBytes = bufferBytes();
  }, LOOK_EVERY_MS).unref();
}

function bufferBytes(): number {
  return getHeapStatistics().external_memory;
}
