import { join } from "node:path";
import { run as build } from "../build/run.ts";
import { weighAll, type Wanted } from "../diff/run.ts";
import { finishBeforeExit } from "../host/exit.ts";
import { reportFailure } from "../host/failure.ts";
import type { Host } from "../host/host.ts";
import { makePrivateFolder } from "../host/private-folder.ts";
import type { CliContext } from "../host/terminal.ts";
import { readInputs } from "../inputs/read.ts";
import { run as login } from "../login/run.ts";
import { run as publish } from "../publish/run.ts";
import { run as setup } from "../setup/run.ts";
import type { ExpandedTags } from "../tags/expand.ts";
import { type Crew, gatherCrew, viewOf, withFoldersOfNow } from "./crew.ts";
import { type AllInputs, ARCHIVES_STATE, type JobImage } from "./images.ts";
import { expandJobTags, knowsCommit } from "./look.ts";
import { mistakeOf, mistakesIn } from "./mistakes.ts";
import { asksBefore, movingTags, readMovedFrom } from "./moved-from.ts";
import { setJobOutputs } from "./outputs.ts";
import { PUBLISHED_OVER, renderPage } from "./page.ts";
import type { PartHost } from "./part-host.ts";
import { type PartName, PARTS } from "./parts.ts";
import { buildGiven, diffGiven, lacksCommitTime, loginGiven, publishGiven, setupGiven, unpublishedName } from "./plan.ts";
import { endCrew } from "./post.ts";
import { type Prepared, prepareJob } from "./prepare.ts";
import { showPlan } from "./show-plan.ts";

const SOME_IMAGE = "registry.example/owner/app";

/** Finds what is wrong with the inputs of all parts, before any of them is started. */
export async function findMistakes(host: Host, inputs: AllInputs): Promise<readonly string[]> {
  try {
    return await mistakesIn(host, inputs, await prepareJob(host, inputs));
  } catch (error) {
    // Where it is not known which images it is for, the rest can be judged all the same.
    const others = await mistakesIn(host, inputs, await prepareJob(host, { ...inputs, image: [SOME_IMAGE] }, () => Promise.resolve(null)));
    // `diff` reads the same configuration file, and tells its mistakes one by one.
    return others.some((mistake) => mistakeOf(error).includes(mistake.replace(/^(--)?config: /, ""))) ? others : [mistakeOf(error), ...others];
  }
}

/** Builds, publishes and measures every image, as the run asks for it. */
export async function run(host: Host, inputs: AllInputs, cli: CliContext | null, doers: Doers = REAL_DOERS): Promise<void> {
  const prepared = await prepareJob(host, inputs);
  if (inputs["dry-run"] || cli?.dryRun === true) return await showPlan(host, inputs, prepared, cli);
  host.log.info(prepared.course.why);
  const job = { inputs, cli, prepared, doers };
  if (host.kind !== "terminal") return await carryOut({ ...job, host, crew: gatherCrew(host), signal: NEVER });
  // A terminal has no `post` that would take down what an interrupted job made.
  await finishBeforeExit(async (signal) => {
    const interruptible = endedBy(host, signal);
    await carryOut({ ...job, host: interruptible, crew: gatherCrew(interruptible), signal });
  }, GRACE_MS);
}

const NEVER = new AbortController().signal;
/** For taking down what runs: a builder takes a second or two, on a busy machine more. */
const GRACE_MS = 60_000;

/** The host whose programs end with the signal; those that are started after it clean up. */
function endedBy(host: Host, signal: AbortSignal): Host {
  return { ...host, exec: (command, args, options) => host.exec(command, args, signal.aborted ? options : { ...options, signal: options?.signal === undefined ? signal : AbortSignal.any([signal, options.signal]) }) };
}

/** The parts' own code: what a test stands in for that needs an engine. */
export interface Doers {
  readonly setup: typeof setup;
  readonly login: typeof login;
  readonly build: typeof build;
  readonly publish: typeof publish;
  readonly weighAll: typeof weighAll;
}

const REAL_DOERS: Doers = { setup, login, build, publish, weighAll };

/** What every stage of the job needs. */
interface Job {
  readonly doers: Doers;
  readonly host: Host;
  readonly inputs: AllInputs;
  readonly cli: CliContext | null;
  readonly prepared: Prepared;
  readonly crew: Crew;
  /** Ends the work, which then cleans up. */
  readonly signal: AbortSignal;
}

/** An image on its way: each stage adds what the next one needs. */
interface Work {
  readonly image: JobImage;
  readonly index: number;
  readonly tags: ExpandedTags;
  /** The file that it is written to where it is not pushed; null where it is. */
  readonly archive: string | null;
}

async function carryOut(job: Job): Promise<void> {
  const { host, crew, prepared, signal } = job;
  const archives = await announce(job);
  let isDone = false;
  try {
    const works = await planWorks(job, archives);
    const builder = await begin(job);
    const built: [Work, PartHost][] = [];
    // Nothing is published before everything is built.
    for (const work of works) {
      signal.throwIfAborted();
      built.push([work, await buildImage(job, work, builder)]);
    }
    const wanted: Wanted[] = [];
    for (const [work, result] of built) {
      signal.throwIfAborted();
      wanted.push(await publishImage(job, work, result));
    }
    signal.throwIfAborted();
    await untilAborted(signal, weigh(job, wanted));
    isDone = true;
  } finally {
    const isPublishedOver = isDone && wasPublishedOver(crew);
    if (isPublishedOver) host.log.warning(PUBLISHED_OVER);
    setJobOutputs(host, crew.hands);
    await host.summarize(renderPage({ why: prepared.course.why, isDone, isPublishedOver, ...sectionsOf(job) }));
    // Archives are large, and what comes later in the job needs the room. A terminal has no `post`.
    await endCrew(host, host.kind === "terminal" ? crew.hands : [], archives);
  }
}

/** Weighing starts no program that a signal would end, and leaves nothing half done. */
async function untilAborted(signal: AbortSignal, work: Promise<void>): Promise<void> {
  const abort = Promise.withResolvers<never>();
  const end = (): void => abort.reject(signal.reason);
  signal.addEventListener("abort", end, { once: true });
  try {
    await Promise.race([work, abort.promise]);
  } finally {
    signal.removeEventListener("abort", end);
  }
}

/** Tells `post` what may be begun. Returns the folder for images that are not pushed. */
async function announce({ host, crew, prepared }: Job): Promise<string> {
  crew.announce(["setup", "login", ...prepared.images.map((_, index) => `build-${index}`)]);
  const folder = await makePrivateFolder(host, "archives");
  host.saveState(ARCHIVES_STATE, folder);
  return folder;
}

/** Sets up and logs in side by side. Where one fails the other is awaited, so that `post` finds nothing half done. Returns the builder's name. */
async function begin({ host, crew, prepared, doers }: Job): Promise<string> {
  const own = crew.hire("setup", setupGiven(prepared.images));
  const given = loginGiven(host, prepared.images, prepared.course);
  if (given === null) host.log.info("No login is asked for: the registries are spoken to with what Docker's configuration holds.");
  const ends = await Promise.allSettled([setUp(own, doers), given === null ? undefined : logIn(crew.hire("login", given), doers)]);
  const failures = ends.flatMap((end) => (end.status === "rejected" ? [end.reason as unknown] : []));
  for (const failure of failures.slice(1)) reportFailure(host.log, failure);
  if (failures.length > 0) throw failures[0];
  return own.outputs.get("name") ?? "";
}

async function setUp(own: PartHost, doers: Doers): Promise<void> {
  const pinned = withFoldersOfNow(own);
  await doers.setup(pinned, readInputs(PARTS.setup.declaration, pinned), null, true);
}

async function logIn(own: PartHost, doers: Doers): Promise<void> {
  await doers.login(own, readInputs(PARTS.login.declaration, own), null);
}

async function planWorks({ host, inputs, prepared }: Job, archives: string): Promise<readonly Work[]> {
  const expanded = await expandJobTags(host, inputs, prepared);
  return expanded.flatMap((tags, index) => {
    const image = prepared.images[index];
    if (image === undefined) return [];
    if (prepared.course.publishes && tags.tags.length === 0) host.log.notice(`${image.key}: no line of tags gives a tag in this run, so nothing is published.`);
    return [{ image, index, tags, archive: tags.tags.length > 0 ? null : join(archives, `${index}.tar`) }];
  });
}

async function buildImage({ host, inputs, crew, prepared, doers }: Job, { image, index, tags, archive }: Work, builder: string): Promise<PartHost> {
  const wish = { image, builder, archive, version: tags.version };
  const hasCommit = await knowsCommit(host, inputs, prepared, image);
  if (lacksCommitTime(host, inputs, hasCommit)) {
    host.log.notice(`${image.key}: git knows no commit of the context, so nothing in the image is set to its time; check the repository out, or set "source-date-epoch" to a time.`);
  }
  const own = crew.hire("build", buildGiven(host, inputs, { ...wish, hasCommit }), index);
  await doers.build(own, readInputs(PARTS.build.declaration, own), null, undefined, true);
  return own;
}

/** Moves the tags, where the image was pushed. Returns what is to be weighed, and what the moving tag named before. */
async function publishImage({ host, inputs, crew, prepared, doers }: Job, { image, index, archive, tags }: Work, built: PartHost): Promise<Wanted> {
  const head = archive === null ? (built.outputs.get("image") ?? "") : `oci-archive:${archive}`;
  const look = readInputs(PARTS.diff.declaration, viewOf(host, "diff", "diff", diffGiven(host, inputs, image, { head, imageCount: prepared.images.length })));
  if (archive !== null) return { inputs: look, name: unpublishedName(image) };
  const { kind } = prepared.occasion;
  const movedFrom = asksBefore(kind) && look.base === "auto" ? await readMovedFrom(host, look, movingTags(kind, look["moving-tag"], prepared.event.defaultBranch)) : undefined;
  const own = crew.hire("publish", publishGiven(image, { built: head, tags: tags.tags }), index);
  await doers.publish(own, readInputs(PARTS.publish.declaration, own), null, true);
  return { inputs: look, movedFrom };
}

/** All images at once: one section, one comment. */
async function weigh({ inputs, cli, crew, doers }: Job, wanted: readonly Wanted[]): Promise<void> {
  await doers.weighAll(crew.hire("diff", {}), wanted, inputs.key, cli);
}

/** Whether a budget is exceeded by what tags name by now: what is published is weighed by the digest that it has there. */
function wasPublishedOver({ hands }: Crew): boolean {
  const has = (part: PartName, output: string, isMeant: (value: string) => boolean): boolean => hands.some(({ name, host }) => name === part && isMeant(host.outputs.get(output) ?? ""));
  return has("diff", "verdict", (verdict) => verdict === "fail") && has("publish", "tags", (tags) => tags !== "");
}

/** What the parts have to say: first what came of it. */
function sectionsOf({ crew, prepared }: Job): { images: { name: string; sections: string[] }[]; sections: string[]; rest: string[] } {
  const said = (name: string, index: number | null): string[] => crew.hands.filter((hand) => hand.name === name && hand.index === index).flatMap(({ host }) => host.sections);
  return {
    sections: said("diff", null),
    images: prepared.images.map(({ repositories: [name = ""] }, index) => ({ name, sections: [...said("publish", index), ...said("build", index)] })),
    rest: said("setup", null),
  };
}
