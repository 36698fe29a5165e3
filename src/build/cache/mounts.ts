import { mkdir } from "node:fs/promises";
import { join } from "node:path";
import { readIgnoreFile } from "../../advice/ignore-file.ts";
import { ownArchitecture, platformOf } from "../../builder/architectures.ts";
import { containerOf } from "../../builder/create.ts";
import type { MountsPlace } from "../../cache/mounts/extra-build.ts";
import { findCacheMounts, identityOf, mergeMounts, type FoundMounts } from "../../cache/mounts/find.ts";
import { hashLockfiles } from "../../cache/mounts/lockfiles.ts";
import type { CacheMount, MountReport, MountsReport, MountStore } from "../../cache/mounts/mount.ts";
import { readRememberedMounts } from "../../cache/mounts/remembered.ts";
import { restoreMounts } from "../../cache/mounts/restore.ts";
import { saveMounts } from "../../cache/mounts/save.ts";
import { touchedMounts, usedMounts } from "../../cache/mounts/used.ts";
import { parseDockerfile } from "../../dockerfile/parse.ts";
import { showForeignWords } from "../../foreign-text.ts";
import { formatCount } from "../../format.ts";
import { readBuildArguments } from "../build-arguments.ts";
import { contextFolder } from "../dockerfile-place.ts";
import type { Job, Ran } from "../execution.ts";
import type { ChosenCache } from "./choose.ts";

/** The cache mounts of a build, while it runs. */
export interface FilledMounts {
  /** Made when it is needed: most builds touch none. */
  readonly place: () => Promise<MountsPlace>;
  /** Those that the Dockerfile names, and those of which only BuildKit knew when it was built before. */
  readonly mounts: readonly CacheMount[];
  /** How many of these the Dockerfile names; they come first. */
  readonly named: number;
  readonly restored: readonly MountReport[];
}

const NATIVE = platformOf({ name: ownArchitecture() });
/** Of the notes, what mounts may take. */
const MAX_REMEMBERED = 20;
const MAX_IDS_SHOWN = 300;

/** Fills the build's cache mounts from the last job's, before it; null: none are kept. `isFresh`: the builder has none yet. */
export async function fillMounts(job: Job, cache: ChosenCache, isFresh: boolean): Promise<FilledMounts | null> {
  const { host } = job;
  const { control, ledger, facts } = cache;
  if (cache.mounts === null || control === null) return null;
  const named = findNamed(job, cache.mounts, facts.identity.platforms).filter((mount) => isOpen(job, mount));
  const known = new Set(named.map(identityOf));
  const notes = await ledger.wait(control.lastNotes());
  const remembered = readRememberedMounts(notes?.["mounts"]).filter((mount) => isWanted(cache, mount) && isOpen(job, mount) && !known.has(identityOf(mount)));
  const mounts = [...named, ...mergeMounts(remembered)];
  let made: Promise<MountsPlace> | null = null;
  const filled = { place: () => (made ??= makePlace(job, cache, control)), mounts, named: named.length, restored: [] };
  if (mounts.length === 0 || !facts.access.canRead) return filled;
  const report = await restoreMounts(host, { ...(await filled.place()), isFresh }, mounts);
  tell(job, cache, report);
  return { ...filled, restored: report.mounts };
}

/** Keeps those that the build touched for the next job, after it; a pull request leaves the room to those that others read. */
export async function keepMounts(job: Job, cache: ChosenCache, filled: FilledMounts, { trace }: Ran): Promise<void> {
  if (!cache.facts.access.canWrite || cache.facts.isPullRequest) return;
  const used = trace === null ? { mounts: [], isUncertain: true } : usedMounts(trace.steps, NATIVE, filled.mounts);
  const touched = touchedMounts(filled.mounts, used, cache.mounts ?? []).filter((mount) => isOpen(job, mount));
  if (touched.length === 0) return;
  // A cache that takes nothing any more is not worth a build.
  if ((await cache.control?.status(0))?.isUsable !== true) return;
  tell(job, cache, await saveMounts(job.host, { ...(await filled.place()), restored: filled.restored }, touched));
}

/** The mounts of a build of which the next one's Dockerfile does not tell, so that it can fill them all the same. */
export function mountsToRemember(job: Job, cache: ChosenCache, filled: FilledMounts, { trace }: Ran): readonly CacheMount[] {
  // A step from the cache touched none, and has them still.
  const steps = (trace?.steps ?? []).map((step) => ({ ...step, cached: false }));
  const named = new Set(filled.mounts.slice(0, filled.named).map(identityOf));
  const { mounts } = usedMounts(steps, NATIVE, filled.mounts);
  return mounts.filter((mount) => !named.has(identityOf(mount)) && isWanted(cache, mount) && isOpen(job, mount)).slice(0, MAX_REMEMBERED);
}

/** Says which of the ids that are wanted no mount of the build has, now that BuildKit has told of all of them. */
export function tellUnknownIds(job: Job, cache: ChosenCache, filled: FilledMounts, { trace }: Ran): void {
  const { host } = job;
  if (cache.mounts === null || cache.mounts === "auto" || trace === null) return;
  const used = usedMounts(trace.steps.map((step) => ({ ...step, cached: false })), NATIVE, filled.mounts);
  if (used.isUncertain) return;
  const { platforms } = cache.facts.identity;
  const { mounts, unkept } = findAll(job, "auto", platforms);
  const others = [...used.mounts, ...filled.mounts];
  const known = new Set([...mounts, ...others, ...unkept].map(({ id }) => id));
  const targets = new Set(others.map(({ target }) => target));
  const missing = cache.mounts.filter((id) => !known.has(id) && !targets.has(id) && findAll(job, [id], platforms).mounts.length === 0);
  if (missing.length === 0) return;
  const show = (ids: Iterable<string>): string => showForeignWords([...ids].map((id) => host.redact(id)).join(", "), MAX_IDS_SHOWN);
  const there = known.size === 0 ? "there is none in what was built" : `the ids that there are: ${show(known)}`;
  host.log.notice(`cache-mounts: no cache mount has the id ${show(missing)}; ${there}.`);
}

function findNamed(job: Job, wanted: "auto" | readonly string[], platforms: readonly string[]): readonly CacheMount[] {
  const { mounts, unkept } = findAll(job, wanted, platforms);
  for (const { id, why } of unkept) job.host.log.debug(`Cache mount ${id} is not kept: ${why}`);
  return mounts;
}

function findAll(job: Job, wanted: "auto" | readonly string[], platforms: readonly string[]): FoundMounts {
  const { plan, dockerfile } = job;
  if (dockerfile === null) return { mounts: [], unkept: [] };
  const question = { target: plan.target, buildArguments: argumentsOf(job), platforms, buildPlatform: NATIVE, wanted };
  return findCacheMounts(parseDockerfile(dockerfile.text), question);
}

async function makePlace(job: Job, { folder: own }: ChosenCache, control: MountStore): Promise<MountsPlace> {
  const { buildx, builder } = job;
  const folder = join(own, "mounts");
  await mkdir(folder, { recursive: true, mode: 0o700 });
  const [node] = builder.driver === "docker-container" ? builder.nodes : [];
  return {
    buildx,
    builder: builder.name,
    ...(node && { container: containerOf(node.name, node.endpoint === "" ? null : node.endpoint) }),
    store: control,
    folder,
    namespace: argumentsOf(job).get("BUILDKIT_CACHE_MOUNT_NS") ?? "",
    lockfileHash: await lockfileHash(job),
  };
}

function isWanted({ mounts }: ChosenCache, { id, target }: CacheMount): boolean {
  return mounts === "auto" || (mounts !== null && (mounts.includes(id) || mounts.includes(target)));
}

/** An id is on a command line, and in what is kept. */
function isOpen({ host }: Job, { id }: CacheMount): boolean {
  return host.redact(id) === id;
}

function tell({ host }: Job, { ledger }: ChosenCache, { mounts, notice }: MountsReport): void {
  for (const outcome of ["restored", "saved", "too-large", "failed"] as const) {
    const ids = mounts.filter((mount) => mount.outcome === outcome).map(({ id }) => id);
    if (ids.length > 0) host.log.info(`Cache mounts: ${formatCount(ids.length, "mount")} ${outcome} (${ids.join(", ")}).`);
  }
  if (notice !== null) ledger.degrade(`${notice.charAt(0).toUpperCase()}${notice.slice(1).replace(/\.$/, "")}.`);
}

function argumentsOf({ host, inputs }: Job): ReadonlyMap<string, string> {
  return readBuildArguments(inputs["build-args"], host.env);
}

async function lockfileHash({ host, plan, dockerfile }: Job): Promise<string | null> {
  const folder = contextFolder(host, plan);
  if (folder === null) return null;
  const ignored = await readIgnoreFile(host, folder, dockerfile?.path ?? null).catch(() => null);
  return await hashLockfiles(folder, (path) => ignored?.ignores(path) ?? false).catch(() => null);
}
