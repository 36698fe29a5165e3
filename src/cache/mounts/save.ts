import { mkdir, rename, rm, stat } from "node:fs/promises";
import { join } from "node:path";
import { formatBytes } from "../../format.ts";
import type { Host } from "../../host/host.ts";
import { findHeld, heldMounts } from "./disk-usage.ts";
import { makeContext, type MountsPlace, prepareExtraBuild, runExtraBuild } from "./extra-build.ts";
import { archiveName, saveBuild } from "./instructions.ts";
import { contentKey, isSameContent, keysOf } from "./key.ts";
import type { CacheMount, MountReport, MountsReport } from "./mount.ts";
import { hashFile, isEmptyArchive, packTar } from "./packing.ts";

/** What a save needs to know besides. */
export interface SavePlace extends MountsPlace {
  /** What the restore before the build said. */
  readonly restored: readonly MountReport[];
  /** What a mount may take in the cache, packed; 2 GiB by default. */
  readonly limitBytes?: number;
}

const LIMIT_BYTES = 2 * 1024 ** 3;
/** More than this many times the limit is not even packed. */
const WORTH_PACKING = 4;

/**
 * Keeps the mounts that the build touched, in one extra build, and in none where it touched nothing. Never throws: what fails is told.
 * `mounts` are those that the build used and may write; see `touchedMounts`.
 */
export async function saveMounts(host: Host, place: SavePlace, mounts: readonly CacheMount[]): Promise<MountsReport> {
  const beganMs = host.clock.now().getTime();
  const finish = (reports: readonly MountReport[], notices: readonly string[]): MountsReport => ({
    mounts: reports,
    durationMs: host.clock.now().getTime() - beganMs,
    notice: notices.length === 0 ? null : notices.join("; "),
  });
  const writable = mounts.filter(({ isReadOnly }) => !isReadOnly);
  if (writable.length === 0) return finish([], []);
  const limitBytes = place.limitBytes ?? LIMIT_BYTES;
  const context = join(place.folder, "mounts-save");
  const given = join(place.folder, "mounts-saved");
  try {
    const { small, large } = await sortBySize(place, writable, limitBytes);
    const told = large.map((mount): MountReport => ({ id: mount.id, outcome: "too-large", key: null, packedBytes: null }));
    const notices = large.map((mount) => tooLarge(mount, limitBytes));
    if (small.length === 0) return finish(told, notices);
    const prepared = await prepareExtraBuild(host, place, await makeContext(context));
    if (prepared === null) return finish([...told, ...small.map(failed)], [...notices, "cache mounts are not kept, because there is no tar that could run in a build step"]);
    await mkdir(given, { recursive: true, mode: 0o700 });
    const why = await runExtraBuild(place, prepared, small, saveBuild, `type=local,dest=${given}`);
    if (why !== null) return finish([...told, ...small.map(failed)], [...notices, `cache mounts could not be kept: ${why}`]);
    const reports: MountReport[] = [];
    for (const [index, mount] of small.entries()) {
      const packed = join(place.folder, `mount-${index}.tar.zst`);
      const archive = join(given, archiveName(index, prepared.tools));
      await (prepared.tools.zstd === null ? packTar(archive, packed) : rename(archive, packed));
      const saved = await saveOne(place, mount, packed, limitBytes);
      if (saved.outcome !== "saved") await rm(packed, { force: true });
      if (saved.outcome === "too-large") notices.push(tooLarge(mount, limitBytes));
      if (saved.outcome === "failed") notices.push(`cache mount ${mount.id} could not be handed to the cache`);
      reports.push(saved);
    }
    return finish([...told, ...reports], notices);
  } catch (error) {
    return finish(writable.map(failed), [`cache mounts could not be kept: ${error instanceof Error ? error.message : String(error)}`]);
  } finally {
    for (const folder of [context, given]) await rm(folder, { recursive: true, force: true }).catch(() => undefined);
  }
}

async function saveOne(place: SavePlace, mount: CacheMount, packed: string, limitBytes: number): Promise<MountReport> {
  const packedBytes = (await stat(packed)).size;
  const told = (outcome: MountReport["outcome"], key: string | null): MountReport => ({ id: mount.id, outcome, key, packedBytes });
  if (packedBytes > limitBytes) return told("too-large", null);
  // One that a build elsewhere holds looks empty from here; what is kept of it must not be lost for that.
  if (await isEmptyArchive(packed)) return told("empty", null);
  const digest = await hashFile(packed);
  const [, prefix] = keysOf(mount, place.namespace, place.lockfileHash);
  const before = place.restored.find(({ key }) => key?.startsWith(prefix) === true)?.key ?? null;
  if (isSameContent(before, digest)) return told("unchanged", before);
  const key = contentKey(mount, place.namespace, place.lockfileHash, digest);
  return (await place.store.saveFile(key, packed)) ? told("saved", key) : told("failed", null);
}

/** By what the builder says of their sizes; where it says nothing, all are worth a try. */
async function sortBySize({ buildx, builder, namespace }: SavePlace, mounts: readonly CacheMount[], limitBytes: number): Promise<{ small: CacheMount[]; large: CacheMount[] }> {
  const held = (await heldMounts(buildx, builder)) ?? [];
  const isLarge = (mount: CacheMount): boolean => (findHeld(held, mount, namespace)?.sizeBytes ?? 0) > WORTH_PACKING * limitBytes;
  return { small: mounts.filter((mount) => !isLarge(mount)), large: mounts.filter(isLarge) };
}

function tooLarge({ id }: CacheMount, limitBytes: number): string {
  return `cache mount ${id} is not kept, because it takes more than ${formatBytes(limitBytes)} in the cache`;
}

function failed({ id }: CacheMount): MountReport {
  return { id, outcome: "failed", key: null, packedBytes: null };
}
