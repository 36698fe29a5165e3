import type { CacheStore } from "../cache/store.ts";
import { showError, UserError } from "../errors.ts";
import type { Forge } from "../forge/forge.ts";
import { ImageNotFound, type OpenedImage } from "../image/image.ts";
import { parsePlace } from "../image/place.ts";
import type { Report, ReportBase, TriedBase } from "../report/report.ts";
import { describeCommitsBehind, SOURCE_NAMES } from "../report/wording.ts";
import type { Side } from "../size/compare-platform.ts";
import { sidesOf } from "../size/compare-images.ts";
import { fillTag } from "./base-tag.ts";
import type { DiffPlan, Rung, Start } from "./plan.ts";

/** What head is compared with. */
export interface Base {
  readonly about: ReportBase;
  /** By platform, in the base's order. */
  readonly sides: ReadonlyMap<string, Side>;
  close(): Promise<void>;
}

/** The places a base is looked for in. */
export interface BaseReach {
  open(reference: string): Promise<OpenedImage>;
  readFile(path: string): Promise<Buffer | null>;
  readonly store: CacheStore;
  /** null where no forge is reachable. */
  readonly forge: Forge | null;
  /** The head commit of the pull request as the event names it. */
  readonly headSha: string | null;
  /** The platforms that are compared; empty: all. */
  readonly platforms: readonly string[];
}

/**
 * Gives the bases to compare with, best first: the one that was named, which must be readable, or what each rung of
 * the ladder holds. A rung that holds none is noted in `tried`.
 */
export async function* findBases(
  plan: DiffPlan["base"],
  reach: BaseReach,
  tried: TriedBase[],
): AsyncGenerator<Base, void, undefined> {
  if ("explicit" in plan) {
    yield await readExplicit(plan.explicit, reach);
    return;
  }
  const commits = new Map<string, Promise<string>>();
  for (const rung of plan.ladder) {
    const base = await climb(rung, reach, commits, tried);
    if (base !== null) yield base;
  }
}

async function readExplicit(reference: string, reach: BaseReach): Promise<Base> {
  const place = parsePlace(reference);
  if (place.transport !== "report") {
    const opened = await reach.open(reference);
    return baseOfImage(opened, { source: "explicit", reference, commit: opened.commit, commitsBehind: null });
  }
  const bytes = await reach.readFile(place.path);
  if (bytes === null) {
    throw new UserError(`There is no report at ${place.path}.`, `Give "base" the path of a report.json that plimsoll wrote.`);
  }
  const report = await checkReport(bytes, place.path);
  const about = { source: "explicit", reference, commit: report.head.commit, commitsBehind: null } as const;
  return baseOfReport(report, about, reach.platforms);
}

async function climb(
  rung: Rung,
  reach: BaseReach,
  commits: Map<string, Promise<string>>,
  tried: TriedBase[],
): Promise<Base | null> {
  if (rung.source === "moving") return await tryTags(rung, null, reach, tried);
  let commit: string;
  try {
    commit = await startCommit(rung.from, reach, commits);
  } catch (error) {
    const reference = rung.source === "merge-base" ? rung.repository : rung.keyPrefix;
    tried.push({ source: rung.source, reference, ...failure(error) });
    return null;
  }
  return rung.source === "merge-base"
    ? await tryTags(rung, commit, reach, tried)
    : await tryStored(rung, commit, reach, tried);
}

async function tryTags(
  rung: Extract<Rung, { tags: readonly string[] }>,
  commit: string | null,
  reach: BaseReach,
  tried: TriedBase[],
): Promise<Base | null> {
  for (const template of rung.tags) {
    const tag = commit === null ? template : fillTag(template, commit);
    const reference = `${rung.repository}:${tag}`;
    try {
      const opened = await reach.open(reference);
      return baseOfImage(opened, {
        source: rung.source,
        reference,
        commit: commit ?? opened.commit,
        commitsBehind: commit === null ? null : 0,
      });
    } catch (error) {
      tried.push({ source: rung.source, reference, ...failure(error) });
    }
  }
  return null;
}

async function tryStored(
  rung: Extract<Rung, { source: "stored" }>,
  commit: string,
  reach: BaseReach,
  tried: TriedBase[],
): Promise<Base | null> {
  const reference = rung.keyPrefix + commit;
  try {
    const found = await findStored(rung, commit, reach);
    if (found === null) {
      tried.push({ source: "stored", reference, result: "not-found", error: null });
      return null;
    }
    const { key, content, commitsBehind } = found;
    const about = { source: "stored", reference: key, commit: key.slice(rung.keyPrefix.length), commitsBehind } as const;
    return baseOfReport(await checkReport(content, key), about, reach.platforms);
  } catch (error) {
    tried.push({ source: "stored", reference, ...failure(error) });
    return null;
  }
}

/** The measurement of the commit itself needs no history; only without it is the line of its first parents asked for. */
async function findStored(
  rung: Extract<Rung, { source: "stored" }>,
  commit: string,
  { store, forge }: BaseReach,
): Promise<{ key: string; content: Buffer; commitsBehind: number } | null> {
  const own = await store.find([rung.keyPrefix + commit]);
  if (own !== null) return { ...own, commitsBehind: 0 };
  const parents = (await forge?.firstParents(commit, rung.maxParents)) ?? [];
  const keys = parents.map((sha) => rung.keyPrefix + sha);
  const found = keys.length === 0 ? null : await store.find(keys);
  return found === null ? null : { ...found, commitsBehind: keys.indexOf(found.key) + 1 };
}

/** Loads the validator only where there is a report to check. */
async function checkReport(bytes: Buffer, where: string): Promise<Report> {
  const { parseReport } = await import("../report/schema.ts");
  return parseReport(bytes, where);
}

/** Asks for each start once, however many rungs begin there. */
function startCommit(start: Start, reach: BaseReach, commits: Map<string, Promise<string>>): Promise<string> {
  const name = JSON.stringify(start);
  const known = commits.get(name) ?? resolveStart(start, reach);
  commits.set(name, known);
  return known;
}

async function resolveStart(start: Start, { forge, headSha }: BaseReach): Promise<string> {
  if ("commit" in start) return start.commit;
  if (forge === null) {
    throw new UserError("No forge can be asked for the base commit.", "Run in a pull request's workflow, or name the base.");
  }
  if ("firstParentOf" in start) {
    const [parent] = await forge.firstParents(start.firstParentOf, 1);
    if (parent !== undefined) return parent;
    throw new NoEarlierCommit(`Commit ${start.firstParentOf} has no parent.`, "There is nothing older to compare with.");
  }
  const pullRequest = await forge.pullRequest(start.mergeBaseOf);
  const commit = await forge.mergeBase(pullRequest, headSha ?? pullRequest.headSha);
  if (commit !== null) return commit;
  throw new UserError(
    `The forge names no merge base for pull request ${start.mergeBaseOf}.`,
    `Name the image to compare with in "base".`,
  );
}

/** Where a history begins, a base is not there, and nothing is wrong. */
class NoEarlierCommit extends UserError {}

function failure(error: unknown): Pick<TriedBase, "result" | "error"> {
  if (error instanceof ImageNotFound || error instanceof NoEarlierCommit) return { result: "not-found", error: null };
  if (error instanceof UserError) return { result: "unreadable", error: showError(error).message };
  throw error;
}

type About = Omit<ReportBase, "digest">;

function baseOfImage(opened: OpenedImage, about: About): Base {
  return { about: { ...about, digest: opened.digest }, sides: sidesOf(opened), close: () => opened.close() };
}

/** A report stands for the image it measured: its head, on the platforms that are compared. */
function baseOfReport(report: Report, about: About, platforms: readonly string[]): Base {
  const isWanted = (platform: string) => platforms.length === 0 || platforms.includes(platform);
  const sides = report.platforms.flatMap(({ platform, head }) =>
    head !== null && isWanted(platform) ? [[platform, { from: "report", image: head }] as const] : [],
  );
  if (sides.length === 0) {
    throw new UserError(`${about.reference} holds none of the platforms ${platforms.join(", ")}.`, "Name another base, or other platforms.");
  }
  return {
    about: { ...about, digest: report.head.digest },
    sides: new Map<string, Side>(sides),
    close: () => Promise.resolve(),
  };
}

/** A base, where it was found and how old it is, in one line. */
export function describeBase({ reference, source, commitsBehind }: ReportBase): string {
  return `${reference} (${SOURCE_NAMES[source]}${describeCommitsBehind(source, commitsBehind)})`;
}
