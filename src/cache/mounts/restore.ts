import { rename, rm, stat } from "node:fs/promises";
import { join } from "node:path";
import type { Host } from "../../host/host.ts";
import { findHeld, heldMounts } from "./disk-usage.ts";
import { makeContext, type MountsPlace, prepareExtraBuild, runExtraBuild } from "./extra-build.ts";
import { archiveName, restoreBuild } from "./instructions.ts";
import { keysOf } from "./key.ts";
import type { CacheMount, MountReport, MountsReport } from "./mount.ts";
import { unpackTar } from "./packing.ts";

/**
 * Fills the builder's cache mounts with what earlier jobs kept of them, in one extra build, and in none where nothing is kept. A builder
 * that is not this job's own keeps what it has. Never throws: what fails is told, and the build does without.
 */
export async function restoreMounts(host: Host, place: MountsPlace & { readonly isFresh: boolean }, mounts: readonly CacheMount[]): Promise<MountsReport> {
  const beganMs = host.clock.now().getTime();
  const finish = (reports: readonly MountReport[], notice: string | null): MountsReport => ({ mounts: reports, durationMs: host.clock.now().getTime() - beganMs, notice });
  if (mounts.length === 0) return finish([], null);
  const held = place.isFresh ? [] : await heldMounts(place.buildx, place.builder);
  // A builder that does not say what it has may have more than was kept.
  const isHeld = (mount: CacheMount): boolean => held === null || findHeld(held, mount, place.namespace) !== undefined;
  const present = mounts.filter(isHeld);
  const told = present.map((mount): MountReport => ({ id: mount.id, outcome: "present", key: null, packedBytes: null }));
  const sought = mounts.filter((mount) => !present.includes(mount));
  if (sought.length === 0) return finish(told, null);
  const context = join(place.folder, "mounts-restore");
  try {
    const fetched = await fetchAll(place, await makeContext(context), sought);
    const found = fetched.filter(({ key }) => key !== null);
    const missing = fetched.filter(({ key }) => key === null).map(({ mount }) => report(mount, "missing"));
    if (found.length === 0) return finish([...told, ...missing], null);
    const prepared = await prepareExtraBuild(host, place, context);
    if (prepared === null) return finish([...told, ...sought.map((mount) => report(mount, "missing"))], "cache mounts are not restored, because there is no tar that could run in a build step");
    for (const [index, { file }] of found.entries()) await placeArchive(file, join(context, archiveName(index, prepared.tools)), prepared.tools.zstd === null);
    const why = await runExtraBuild(place, prepared, found.map(({ mount }) => mount), restoreBuild, "type=cacheonly");
    const outcome = why === null ? "restored" : "failed";
    const done = found.map(({ mount, key, packedBytes }): MountReport => ({ id: mount.id, outcome, key: why === null ? key : null, packedBytes }));
    return finish([...told, ...missing, ...done], why === null ? null : `cache mounts could not be restored: ${why}`);
  } catch (error) {
    return finish([...told, ...sought.map((mount) => report(mount, "failed"))], `cache mounts could not be restored: ${error instanceof Error ? error.message : String(error)}`);
  } finally {
    await rm(context, { recursive: true, force: true }).catch(() => undefined);
  }
}

interface Fetched {
  readonly mount: CacheMount;
  readonly key: string | null;
  readonly file: string;
  readonly packedBytes: number;
}

async function fetchAll(place: MountsPlace, context: string, mounts: readonly CacheMount[]): Promise<Fetched[]> {
  return await Promise.all(
    mounts.map(async (mount, index): Promise<Fetched> => {
      const file = join(context, `fetched-${index}`);
      const key = await place.store.restoreFile(keysOf(mount, place.namespace, place.lockfileHash), file).catch(() => null);
      const sizeBytes = key === null ? 0 : await stat(file).then(({ size }) => size, () => null);
      return { mount, key: sizeBytes === null ? null : key, file, packedBytes: sizeBytes ?? 0 };
    }),
  );
}

async function placeArchive(file: string, path: string, isUnpacked: boolean): Promise<void> {
  if (!isUnpacked) {
    await rename(file, path);
    return;
  }
  await unpackTar(file, path);
  await rm(file);
}

function report({ id }: CacheMount, outcome: MountReport["outcome"]): MountReport {
  return { id, outcome, key: null, packedBytes: null };
}
