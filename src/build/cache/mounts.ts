import { mkdir } from "node:fs/promises";
import { join } from "node:path";
import { readIgnoreFile } from "../../advice/ignore-file.ts";
import { ownArchitecture, platformOf } from "../../builder/architectures.ts";
import type { MountsPlace } from "../../cache/mounts/extra-build.ts";
import { findCacheMounts } from "../../cache/mounts/find.ts";
import { hashLockfiles } from "../../cache/mounts/lockfiles.ts";
import type { CacheMount, MountReport, MountsReport } from "../../cache/mounts/mount.ts";
import { restoreMounts } from "../../cache/mounts/restore.ts";
import { saveMounts } from "../../cache/mounts/save.ts";
import { touchedMounts, usedMounts } from "../../cache/mounts/used.ts";
import { parseDockerfile } from "../../dockerfile/parse.ts";
import { formatCount } from "../../format.ts";
import { contextFolder } from "../dockerfile-place.ts";
import type { Job, Ran } from "../execution.ts";
import type { ChosenCache } from "./choose.ts";

/** The cache mounts of a build, while it runs. */
export interface FilledMounts {
  readonly place: MountsPlace;
  readonly mounts: readonly CacheMount[];
  readonly restored: readonly MountReport[];
}

/** Fills the build's cache mounts from the last job's, before it; null: none are kept. `isFresh`: the builder has none yet. */
export async function fillMounts(job: Job, cache: ChosenCache, isFresh: boolean): Promise<FilledMounts | null> {
  const { host, plan, dockerfile } = job;
  if (cache.mounts === null || cache.control === null || dockerfile === null) return null;
  const question = {
    target: plan.target,
    buildArguments: new Map(argumentsOf(job)),
    platforms: cache.facts.identity.platforms,
    buildPlatform: NATIVE,
    wanted: cache.mounts,
  };
  const { mounts, unkept } = findCacheMounts(parseDockerfile(dockerfile.text), question);
  for (const { id, why } of unkept) host.log.info(`Cache mount ${id} is not kept: ${why}`);
  if (mounts.length === 0) return null;
  const folder = join(cache.folder, "mounts");
  await mkdir(folder, { recursive: true, mode: 0o700 });
  const namespace = question.buildArguments.get("BUILDKIT_CACHE_MOUNT_NS") ?? "";
  const place = { buildx: job.buildx, builder: job.builder.name, store: cache.control, folder, namespace, lockfileHash: await lockfileHash(job) };
  if (!cache.facts.access.canRead) return { place, mounts, restored: [] };
  const report = await restoreMounts(host, { ...place, isFresh }, mounts);
  tell(job, cache, report);
  return { place, mounts, restored: report.mounts };
}

/** Keeps those that the build touched for the next job, after it. */
export async function keepMounts(job: Job, cache: ChosenCache, filled: FilledMounts, { trace }: Ran): Promise<void> {
  if (!cache.facts.access.canWrite) return;
  const used = trace === null ? { mounts: [], isUncertain: true } : usedMounts(trace.steps, NATIVE);
  const touched = touchedMounts(filled.mounts, used).filter(({ id }) => cache.mounts === "auto" || filled.mounts.some((mount) => mount.id === id));
  // A pull request reads what its base has, and leaves it its room.
  const isMissing = ({ id }: CacheMount): boolean => filled.restored.some((report) => report.id === id && report.outcome === "missing");
  const kept = cache.facts.isPullRequest ? touched.filter(isMissing) : touched;
  if (kept.length === 0) return;
  tell(job, cache, await saveMounts(job.host, { ...filled.place, restored: filled.restored }, kept));
}

const NATIVE = platformOf({ name: ownArchitecture() });

function tell({ host }: Job, { ledger }: ChosenCache, { mounts, notice }: MountsReport): void {
  for (const outcome of ["restored", "saved", "too-large", "failed"] as const) {
    const ids = mounts.filter((mount) => mount.outcome === outcome).map(({ id }) => id);
    if (ids.length > 0) host.log.info(`Cache mounts: ${formatCount(ids.length, "mount")} ${outcome} (${ids.join(", ")}).`);
  }
  if (notice !== null) ledger.degrade(`${notice.charAt(0).toUpperCase()}${notice.slice(1).replace(/\.$/, "")}.`);
}

function* argumentsOf({ host, inputs }: Job): Generator<[string, string]> {
  for (const line of inputs["build-args"]) {
    const equals = line.indexOf("=");
    const value = equals === -1 ? host.env[line] : line.slice(equals + 1);
    if (value !== undefined) yield [equals === -1 ? line : line.slice(0, equals), value];
  }
}

async function lockfileHash({ host, plan, dockerfile }: Job): Promise<string | null> {
  const folder = contextFolder(host, plan);
  if (folder === null) return null;
  const ignored = await readIgnoreFile(host, folder, dockerfile?.path ?? null).catch(() => null);
  return await hashLockfiles(folder, (path) => ignored?.ignores(path) ?? false).catch(() => null);
}
