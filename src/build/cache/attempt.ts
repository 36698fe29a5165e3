import { UserError } from "../../errors.ts";
import type { Builder } from "../../builder/builder.ts";
import type { CacheMount } from "../../cache/mounts/mount.ts";
import { failureOf, runBuildx, type Job, type Ran } from "../execution.ts";
import { attribute, parseAttributes } from "../attributes.ts";
import type { BuildPlan } from "../plan.ts";
import type { ChosenCache } from "./choose.ts";
import { freshBuilder } from "./fresh-builder.ts";
import { guard, type Guarded } from "./guard.ts";
import { isImportFailure } from "./import-failure.ts";
import { fillMounts, keepMounts, mountsToRemember, tellUnknownIds, type FilledMounts } from "./mounts.ts";
import { withCache } from "./plan.ts";

/** A build that was run, with what it was run with in the end. */
export interface Attempt {
  readonly job: Job;
  readonly ran: Ran;
  /** What to throw for it in place of what BuildKit says; null: BuildKit's word counts. */
  readonly error: UserError | null;
  /** Cache mounts that the next build is to be told of. */
  readonly mounts: readonly CacheMount[];
}

/**
 * Builds with the cache; where a layer that the cache had promised was gone when BuildKit asked for it, that attempt does not count,
 * and the build is repeated once without reading any. Where the cache was written beside the image into its registry and both failed,
 * the image is pushed once more by itself. Cache mounts are filled before, and kept after a build that succeeded.
 */
export async function buildWithCache(job: Job, cache: ChosenCache): Promise<Attempt> {
  const cached: Job = { ...job, plan: withCache(job.plan, cache.plan) };
  const filled = await guard(guarded(job, cache), NOT_KEPT, () => fillMounts(cached, cache, cache.isFresh(job.builder)), null);
  const ran = await runBuildx(cached);
  const lost = ran.result.exitCode === 0 ? null : await guard(guarded(job, cache), "It cannot be told what was lost", () => whatWasLost(cache, ran), null);
  if (lost !== null) return await buildAgain(job, cache, lost);
  if (isDisturbedPush(cache, ran)) return await pushAlone(job, cache, filled);
  return { job: cached, ran, error: null, mounts: await keep(cached, cache, filled, ran) };
}

/** Keeps the cache mounts of a build that succeeded; those to be told of. */
async function keep(job: Job, cache: ChosenCache, filled: FilledMounts | null, ran: Ran): Promise<readonly CacheMount[]> {
  if (filled === null || ran.result.exitCode !== 0) return [];
  await guard(guarded(job, cache), NOT_KEPT, () => keepMounts(job, cache, filled, ran), undefined);
  await guard(guarded(job, cache), "Which cache mounts there are is not known", () => tellUnknownIds(job, cache, filled, ran), undefined);
  return await guard(guarded(job, cache), NOT_KEPT, () => mountsToRemember(job, cache, filled, ran), []);
}

const NOT_KEPT = "Cache mounts are not kept";

function guarded({ host }: Job, { ledger }: ChosenCache): Guarded {
  return { host, degrade: ledger.degrade };
}

const BLAME = "The build failed because of its layer cache:";

interface Loss {
  /** In a sentence. */
  readonly why: string;
  /** Whether what is built can still be kept. */
  readonly canExport: boolean;
}

async function buildAgain(job: Job, cache: ChosenCache, lost: Loss): Promise<Attempt> {
  cache.ledger.degrade(lost.why);
  job.host.log.info("The attempt above failed for that and does not count: the image is built once more, without reading the cache.");
  const { builder, isSame } = await freshBuilder(job, cache.ledger).catch((error: unknown) => {
    throw error instanceof UserError ? new UserError(`${BLAME} ${lost.why} ${error.message}`, error.hint, { cause: error }) : error;
  });
  const exports = lost.canExport ? cache.plan.exports : [];
  const plan = withCache(isSame ? withoutCache(job.plan) : { ...job.plan, builder: builder.name }, { ...cache.plan, imports: [], exports });
  const again: Job = { ...job, builder, plan };
  // A build without cache is given mounts that are empty.
  const filled = isSame ? null : await guard(guarded(job, cache), NOT_KEPT, () => fillMounts(again, cache, true), null);
  const ran = await runBuildx(again);
  const mounts = await keep(again, cache, filled, ran);
  const isSpoiled = isSame && ran.result.exitCode !== 0 && isImportFailure(ran.trace, ran.result.stderr, placesOf(cache));
  return { job: again, ran, error: isSpoiled ? spoiled(builder, lost, await failureOf(again, ran)) : null, mounts };
}

/** Whether a push failed beside an export of the cache that failed as well: BuildKit writes both at once, and not every registry keeps two uploads of one layer apart. */
function isDisturbedPush({ plan }: ChosenCache, { result, trace }: Ran): boolean {
  if (result.exitCode === 0 || plan.backend !== "registry" || plan.exports.length === 0) return false;
  const isUnwritten = trace?.steps.some(({ kind, name, error }) => kind === "cache" && name.startsWith("exporting cache") && error !== null) === true;
  return isUnwritten && /\bfailed to push\b/.test(trace?.failure?.message ?? "");
}

/** The steps are in the builder by now, so this only pushes. */
async function pushAlone(job: Job, cache: ChosenCache, filled: FilledMounts | null): Promise<Attempt> {
  cache.ledger.degrade("It could not be written beside the image, which could not be pushed meanwhile.");
  job.host.log.info("The attempt above does not count: the image is pushed once more, without writing the cache.");
  const again: Job = { ...job, plan: withCache(job.plan, { ...cache.plan, exports: [] }) };
  const ran = await runBuildx(again);
  return { job: again, ran, error: null, mounts: await keep(again, cache, filled, ran) };
}

/** What the cache lost while BuildKit read from it; null: nothing, and the build failed for its own reasons. */
async function whatWasLost({ plan, control }: ChosenCache, { trace, result }: Ran): Promise<Loss | null> {
  if (plan.imports.length === 0) return null;
  const isImport = isImportFailure(trace, result.stderr, placesOf({ plan }));
  if (plan.backend !== "facade") return isImport ? { why: `A layer could not be read from it (${plan.backend}).`, canExport: true } : null;
  const status = (await control?.status(0)) ?? null;
  if (status !== null && status.lostBlobs > 0) return { why: "A layer vanished from it while the build read it.", canExport: true };
  if (!isImport) return null;
  return status === null ? { why: "The process that reads it ended while the build read from it.", canExport: false } : { why: "A layer could not be read from it.", canExport: true };
}

/** How BuildKit names the cache in its errors. */
function placesOf({ plan }: Pick<ChosenCache, "plan">): string[] {
  return plan.imports.flatMap((line) => {
    const place = attribute(parseAttributes(line), "ref");
    if (place === null) return [];
    // Of the facade only the address: a path follows that is not the reference's.
    return [plan.backend === "facade" ? place.replace(/\/.*$/, "/") : place];
  });
}

function withoutCache(plan: BuildPlan): BuildPlan {
  return plan.options.some(([flag]) => flag === "--no-cache") ? plan : { ...plan, options: [...plan.options, ["--no-cache", null]] };
}

function spoiled({ name, driver }: Builder, { why }: Loss, cause: UserError): UserError {
  return new UserError(
    `${BLAME} ${why} Builder ${name} (${driver}) cannot build without what it had begun to read, and this job may not make it anew.`,
    `Run the job again. If it stays, empty the builder (docker buildx prune --builder ${name}), or build with one that this job makes (setup). BuildKit said: ${cause.message}`,
    { cause },
  );
}
