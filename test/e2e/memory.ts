import { mkdir } from "node:fs/promises";
import { freemem } from "node:os";
import { needProgram } from "./parts.ts";
import { must } from "./processes.ts";

/** What must be free before anything is kept in memory. */
const MEMORY_BYTES = 8 * 1024 ** 3;

/**
 * Keeps what is written into a folder in memory, where there is enough: an engine waits for the disk after each layer, a
 * forge after each change of its database, and nothing here has to outlive a power cut. `unmountWithin` ends it.
 */
export async function keepInMemory(folder: string): Promise<void> {
  await mkdir(folder, { recursive: true });
  if (freemem() < MEMORY_BYTES) return;
  await must(needProgram("mount"), ["-t", "tmpfs", "-o", "size=50%,mode=711", "tmpfs", folder]);
}
