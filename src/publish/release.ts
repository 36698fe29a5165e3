import { UserError } from "../errors.ts";
import { runParallel } from "../image/parallel.ts";
import type { Digest } from "../oci/digest.ts";
import { formatRepository, type Reference } from "../oci/reference.ts";
import type { FetchedManifest } from "../registry/client.ts";
import { RegistryError } from "../registry/errors.ts";
import type { WriteAccess } from "./copy.ts";
import type { BuiltIndex } from "./image-index.ts";
import { decideMove, isGuarded, type Move, type NewImage } from "./moves.ts";
import { patiently } from "./patience.ts";
import type { Target } from "./plan.ts";

/** What became of a tag (README, `results`). */
export interface TagResult {
  readonly target: Target;
  readonly state: "published" | "unchanged" | "failed" | "rolled-back";
  /** What it named before; null where there was no such tag. */
  readonly from: Digest | null;
  /** Whether it names the image now; null where its registry did not say. */
  readonly namesImage: boolean | null;
  /** What there is to say of it, a registry's words included. */
  readonly detail: string | null;
}

/** The tags of one release, while they are moved. */
interface Release {
  readonly index: BuiltIndex;
  readonly image: NewImage;
  readonly access: WriteAccess;
  /** Ends the work between two tags. */
  readonly signal: AbortSignal;
  /** Ends a request that is still on its way a moment after that: what it does is found out when it is put back. */
  readonly hurry: AbortSignal;
  /** Ends what is being put back a moment before the process must end, so that it can still be told. */
  readonly lastCall: AbortSignal;
  /** What the tags that are moved named before, by their digests. */
  readonly before: Map<Digest, FetchedManifest>;
  /** Tags whose PUT was sent, in that order: whatever was answered, they may have moved. */
  readonly begun: Move[];
}

/** The tag that ended a release, and why. */
class TagFailure extends Error {
  readonly target: Target;

  constructor(target: Target, message: string, cause?: unknown) {
    super(message, { cause });
    this.target = target;
  }
}

// Of the six seconds that a cancelled job has.
const HURRY_MS = 1_500;
const LAST_CALL_MS = 4_500;
const PARALLEL = 4;

/**
 * Moves tags in their order, all or none: what was begun is put back as it was where one fails, or where `signal` ends the
 * work. Throws only where nothing was begun.
 */
export async function moveTags(moves: readonly Move[], index: BuiltIndex, image: NewImage, access: WriteAccess, signal: AbortSignal): Promise<TagResult[]> {
  const toMove = moves.filter(({ action }) => action === "move");
  const before = new Map<Digest, FetchedManifest>();
  for (const { from, target } of toMove) await keepBefore(before, from, target, access);
  const release: Release = { index, image, access, signal, hurry: later(signal, HURRY_MS, access), lastCall: later(signal, LAST_CALL_MS, access), before, begun: [] };
  const held = new Map<Target, Move>(moves.filter(({ action }) => action === "hold").map((move) => [move.target, move]));
  try {
    await moveAll(toMove, release, held);
  } catch (error) {
    if (!(error instanceof TagFailure)) throw error;
    return await rollBack(moves, release, error);
  }
  return moves.map(({ target, from, action }) => {
    const stays = held.get(target);
    if (stays !== undefined) return { target, state: "unchanged", from: stays.from, namesImage: false, detail: stays.why };
    if (action === "unchanged") return { target, state: "unchanged", from, namesImage: true, detail: null };
    return { target, state: "published", from, namesImage: true, detail: null };
  });
}

async function moveAll(toMove: readonly Move[], release: Release, held: Map<Target, Move>): Promise<void> {
  const confirmed = await moveTogether(toMove, release);
  for (const move of toMove) {
    if (confirmed.has(move.target)) continue;
    checkSignal(move.target, release);
    const now = await freshen(move, release);
    if (now.action === "hold") held.set(move.target, now);
    if (now.action === "move") await moveAlone(now, release);
  }
  for (const { target } of toMove.filter((each) => !held.has(each.target))) await checkMoved(target, release);
}

/** All tags of a repository in one request, where the registry says that it did so; those it named. */
async function moveTogether(toMove: readonly Move[], release: Release): Promise<Set<Target>> {
  const { client } = release.access;
  const confirmed = new Set<Target>();
  const ignoring = new Set<string>();
  for (const group of Map.groupBy(toMove, ({ target }) => formatRepository(target.reference)).values()) {
    const [first] = group;
    if (first === undefined || group.length === 1 || ignoring.has(first.target.reference.registry)) continue;
    checkSignal(first.target, release);
    release.begun.push(...group);
    try {
      const tags = group.map(({ target }) => target.reference.tag);
      const put = await client.putManifest(byDigest(first.target.reference, release.index.digest), release.index, { tags, signal: release.hurry });
      for (const { target } of group) if (put.confirmedTags.includes(target.reference.tag)) confirmed.add(target);
      if (put.confirmedTags.length === 0) ignoring.add(first.target.reference.registry);
    } catch (error) {
      // What it cannot do together it may do one by one; that request's failure is the one that counts.
      if (!(error instanceof UserError)) throw failureOf(first.target, error, release);
    }
  }
  return confirmed;
}

/** Time has passed since it was decided, and another may have published meanwhile. */
async function freshen(move: Move, release: Release): Promise<Move> {
  const { image, access } = release;
  if (image.facts === null || !isGuarded(move.target)) return move;
  try {
    const now = await access.client.headManifest(move.target.reference);
    return (now?.digest ?? null) === move.from ? move : await decideMove(move.target, image, access.client);
  } catch (error) {
    throw failureOf(move.target, error, release);
  }
}

async function moveAlone(move: Move, release: Release): Promise<void> {
  const { index, access, before } = release;
  const { target } = move;
  try {
    await keepBefore(before, move.from, target, access);
    release.begun.push(move);
    await access.client.putManifest(target.reference, index, { signal: release.hurry });
  } catch (error) {
    // Another run of the same release may have been first.
    const isImmutable = error instanceof RegistryError && error.kind === "immutable-tag";
    if (isImmutable && (await access.client.headManifest(target.reference).catch(() => null))?.digest === index.digest) return;
    throw failureOf(target, error, release);
  }
}

async function checkMoved(target: Target, release: Release): Promise<void> {
  const { index, access } = release;
  let names: Digest | null = null;
  try {
    const found = await patiently(access.host.clock, async () => {
      names = (await access.client.headManifest(target.reference))?.digest ?? null;
      return names === index.digest ? names : null;
    });
    if (found !== null) return;
  } catch (error) {
    throw failureOf(target, error, release);
  }
  throw failureOf(target, new UserError(`${target.text} names ${names ?? "nothing"} after it was moved to ${index.digest}.`, "Another job publishes the same tag, or the registry does not keep what it takes."), release);
}

async function keepBefore(before: Map<Digest, FetchedManifest>, from: Digest | null, target: Target, { client }: WriteAccess): Promise<void> {
  if (from === null || before.has(from)) return;
  try {
    before.set(from, await client.getManifest(byDigest(target.reference, from)));
  } catch (error) {
    // A tag that names what is gone cannot be put back, and must not stand in the way for ever.
    if (!(error instanceof RegistryError) || error.kind !== "not-found") throw error;
  }
}

/** Puts back what was begun, side by side so that none waits for one that hangs, and tells of each tag how it is now. */
async function rollBack(moves: readonly Move[], release: Release, failure: TagFailure): Promise<TagResult[]> {
  if (failure.cause instanceof Error) release.access.host.log.debug(failure.cause.stack ?? failure.cause.message);
  const begun = new Map(release.begun.map((move) => [move.target, move]));
  const undone = new Map<Target, TagResult>();
  await runParallel([...begun.values()].reverse(), PARALLEL, async (move) => void undone.set(move.target, await undo(move, release)));
  return moves.map(({ target, from, action, why }): TagResult => {
    if (action !== "move") return { target, state: "unchanged", from, namesImage: action === "unchanged", detail: why };
    const result = undone.get(target) ?? { target, state: "rolled-back", from, namesImage: false, detail: "it was not touched" };
    if (target !== failure.target) return result;
    return { ...result, state: "failed", detail: [failure.message, ...(result.state === "rolled-back" ? [] : [result.detail])].join(" ") };
  });
}

async function undo({ target, from }: Move, { index, access, before, lastCall: signal }: Release): Promise<TagResult> {
  const { client } = access;
  const result = (state: TagResult["state"], namesImage: boolean | null, detail: string | null): TagResult => ({ target, state, from, namesImage, detail });
  let isOurs: boolean | null = null;
  try {
    const now = await client.headManifest(target.reference, signal);
    // Not ours, or not any more: whoever has moved it since meant it.
    if (now?.digest !== index.digest) return result("rolled-back", false, null);
    isOurs = true;
    if (from === null) {
      if (await client.deleteTag(target.reference, signal)) return result("rolled-back", false, "it was new and is gone again");
      return result("published", true, "it is new, and this registry takes no tag away: it names the image");
    }
    const old = before.get(from);
    if (old === undefined) return result("published", true, `what it named before (${from}) is gone from the registry: it names the image`);
    await client.putManifest(target.reference, old, { signal });
    return result("rolled-back", false, null);
  } catch (error) {
    const why = signal.aborted ? "there was no time left" : error instanceof Error ? error.message : String(error);
    return result("failed", isOurs, `it could not be put back: ${why}`);
  }
}

function checkSignal(target: Target, release: Release): void {
  if (release.signal.aborted) throw failureOf(target, null, release);
}

function failureOf(target: Target, error: unknown, { signal }: Release): TagFailure {
  if (signal.aborted) return new TagFailure(target, "The job was cancelled.");
  if (error instanceof UserError) return new TagFailure(target, `${error.message} ${error.hint}`, error);
  return new TagFailure(target, error instanceof Error ? error.message : String(error), error);
}

/** Aborts this long after the job was cancelled. */
function later(signal: AbortSignal, ms: number, { host }: WriteAccess): AbortSignal {
  const controller = new AbortController();
  signal.addEventListener("abort", () => void host.clock.sleep(ms).then(() => controller.abort()), { once: true });
  return controller.signal;
}

function byDigest(reference: Reference, digest: Digest): Reference {
  return { ...reference, tag: null, digest };
}
