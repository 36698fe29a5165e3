import { type CacheStore, createCacheStore } from "../cache/store.ts";
import { spellLine } from "../config/budget-line.ts";
import { findChange, type ProjectChange, UNKNOWN_CHANGE } from "../config/change.ts";
import { findImage } from "../config/choice.ts";
import { type Project, readProject } from "../config/project.ts";
import { judgeWaivers, waiversInForce } from "../config/waivers.ts";
import { UserError } from "../errors.ts";
import { ForgeError } from "../forge/errors.ts";
import { type RunEvent, readEnvironment, readEvent } from "../forge/event.ts";
import { findNameMistakes } from "../forge/named.ts";
import { createForge } from "../forge/connect.ts";
import type { Forge } from "../forge/forge.ts";
import { announcePosted, postSticky, roomFor } from "../forge/sticky.ts";
import { uploadArtifact } from "../host/artifact.ts";
import { showForeignWords } from "../foreign-text.ts";
import type { Host } from "../host/host.ts";
import type { CliContext } from "../host/terminal.ts";
import { type Access, createAccess } from "../image/access.ts";
import type { OpenedImage } from "../image/image.ts";
import { parseReach } from "../inputs/reach.ts";
import { inputName } from "../inputs/read.ts";
import type { Inputs } from "../inputs/spec.ts";
import { parsePlatform } from "../oci/platform.ts";
import { MAX_REPORT_BYTES } from "../report/bound.ts";
import { SOON_DAYS } from "../report/config-words.ts";
import { type NamedReport, renderImages } from "../report/images.ts";
import { isNotable } from "../report/notable.ts";
import { imagesOutputs } from "../report/outputs.ts";
import type { BudgetResult, Report, ReportBase, TriedBase } from "../report/report.ts";
import { renderJson, renderReports } from "../report/render.ts";
import { isOver, verdictOf } from "../report/verdict.ts";
import { BaseUnreadable, type MeasuredPlatform, type Side } from "../size/compare-platform.ts";
import { compareImages, describeProgress, sidesOf } from "../size/compare-images.ts";
import { type Base, type BaseReach, describeBase, findBases } from "./baseline.ts";
import { evaluateBudgets } from "./budget.ts";
import type { declaration } from "./inputs.ts";
import { type DiffPlan, keepsMeasurements, planDiff } from "./plan.ts";
import { chooseSubjects, type Subject } from "./subjects.ts";

/** The runner drops a summary of a step over 1 MiB whole. */
const SUMMARY_BYTES = 250_000;
const MAX_REASON_COLUMNS = 160;

/** What every step of a run needs. */
interface Run {
  readonly host: Host;
  readonly event: RunEvent;
  readonly access: Access;
  readonly store: CacheStore;
  /** null where no forge is reachable. */
  readonly forge: Forge | null;
}

/** What every step for one image needs. */
interface ImageRun extends Run {
  readonly plan: DiffPlan;
  /** What the pull request does to the configuration file. */
  readonly change: ProjectChange;
}

/** One image that was weighed. */
interface Weighed extends NamedReport {
  readonly plan: DiffPlan;
}

/** What is wrong with the place that the inputs name and with the configuration file, taken together and with what the environment says. */
export async function findMistakes(host: Host, inputs: Inputs<typeof declaration>): Promise<readonly string[]> {
  const nameOf = (name: string) => inputName(host.kind, name);
  return [...findNameMistakes(await readEnvironment(host), inputs, nameOf), ...(await findSubjectMistakes(host, inputs, nameOf))];
}

async function findSubjectMistakes(host: Host, inputs: Inputs<typeof declaration>, nameOf: (name: string) => string): Promise<readonly string[]> {
  try {
    const choice = chooseSubjects(inputs, await readProject(host, inputs.config), nameOf);
    return "mistakes" in choice ? choice.mistakes : [];
  } catch (error) {
    if (!(error instanceof UserError)) throw error;
    return error.message.split("\n").map((line) => `${nameOf("config")}: ${line}`);
  }
}

/** Weighs head against its base, says so wherever this run can say it, and fails when a budget line does. */
export async function run(host: Host, inputs: Inputs<typeof declaration>, cli: CliContext | null): Promise<void> {
  await weighAll(host, [{ inputs }], inputs.key, cli);
}

/** An image to weigh, and what a caller knows of it that no input says. */
export interface Wanted {
  readonly inputs: Inputs<typeof declaration>;
  /** What the report calls it, where its place is no other job's to find; the place itself unless given. */
  readonly name?: string | undefined;
  /** See `DiffFacts`. */
  readonly movedFrom?: string | null | undefined;
}

/** As `run`, of several images at once: one section, one comment (under `key`, or `all`), and the outputs of all of them. What is not an image's own the first one says. */
export async function weighAll(host: Host, wanted: readonly Wanted[], key: string | undefined, cli: CliContext | null): Promise<void> {
  const [first] = wanted;
  if (first === undefined) return;
  const event = await readEvent(host, first.inputs);
  const temporaryDirectory = host.kind === "runner" ? host.env["RUNNER_TEMP"] || null : null;
  const project = await readProject(host, first.inputs.config);
  const chosen = wanted.flatMap((each) => subjectsOf(host, each, project).map((subject) => ({ subject, each })));
  const plans = chosen.map(({ subject, each: { movedFrom, name } }) => planDiff(subject.inputs, { event, temporaryDirectory, movedFrom, headName: name }, subject.config));
  if (cli?.dryRun === true) return await cli.write(host.redact(`${JSON.stringify(plans.length === 1 ? plans[0] : plans, null, 2)}\n`));
  for (const { subject } of chosen) if (subject.told !== null) host.log.info(subject.told);

  const access = createAccess(host, parseReach(first.inputs));
  try {
    const forge = await reachForge(host, access, event, first.inputs["github-token"]);
    const own: Run = { host, event, access, store: createCacheStore(host), forge };
    const change = project === null || forge === null || event.pullRequest === null ? UNKNOWN_CHANGE : await findChange(host, forge, event.pullRequest.number, project.path);
    const images: Weighed[] = [];
    for (const plan of plans) images.push({ plan, name: plan.key, report: await weigh({ ...own, plan, change }) });
    await publish(own, images, key, cli);
  } finally {
    await access.close();
  }
}

function subjectsOf(host: Host, { inputs }: Wanted, project: Project | null): readonly Subject[] {
  const choice = chooseSubjects(inputs, project, (name) => inputName(host.kind, name));
  if ("mistakes" in choice) throw new UserError(choice.mistakes.join("\n"), "Name the image to weigh.");
  return choice.subjects;
}

async function reachForge(host: Host, access: Access, event: RunEvent, token: string | undefined): Promise<Forge | null> {
  if (event.forge === null || event.apiUrl === null || event.repository === null) {
    if (event.pullRequest !== null) host.log.notice(`Nobody is asked about ${event.ci}'s pull request ${event.pullRequest.number}, and nothing is posted: its forge is none that is known here. Name it with --forge, --repo and --api-url.`);
    return null;
  }
  return await createForge(host, access.transport(), event, token ?? "");
}

/** An image measured against its base, and how the base was found. */
interface Comparison {
  readonly base: ReportBase | null;
  readonly tried: readonly TriedBase[];
  readonly measured: readonly MeasuredPlatform[];
}

async function weigh(own: ImageRun): Promise<Report> {
  const { host, plan, access, store, forge, event } = own;
  const head = await access.open(plan.head, plan.platforms.map(parsePlatform), "refuse");
  // Of an image that several jobs weigh, a base that lacks this one's platform is the base all the same.
  const platforms = plan.imagePlatforms.length > 0 ? plan.imagePlatforms : plan.platforms;
  try {
    const comparison = await host.log.group(`Measuring ${plan.head}`, () =>
      compare(own, head, {
        open: (reference) => access.open(reference, platforms.map(parsePlatform), "skip"),
        readFile: (path) => host.files.read(path, MAX_REPORT_BYTES),
        store,
        forge,
        headSha: event.pullRequest?.headSha ?? null,
        platforms,
      }),
    );
    announceBase(own, comparison);
    return await buildReport(own, head, comparison);
  } finally {
    await head.close();
  }
}

async function compare({ host, plan }: ImageRun, head: OpenedImage, reach: BaseReach): Promise<Comparison> {
  const tried: TriedBase[] = [];
  const sides = sidesOf(head);
  for await (const base of findBases(plan.base, reach, tried)) {
    const { source, reference } = base.about;
    try {
      if (!("explicit" in plan.base)) requireCommonPlatform(base, [...sides.keys(), ...plan.imagePlatforms]);
      const measured = await measure(host, plan, sides, sidesWeighedHere(plan, base, sides));
      tried.push({ source, reference, result: "used", error: null });
      return { base: base.about, tried, measured };
    } catch (error) {
      // A layer that is gone shows only when it is read: in `auto` the next rung takes over.
      if (!(error instanceof BaseUnreadable) || "explicit" in plan.base) throw error;
      tried.push({ source, reference, result: "unreadable", error: error.message });
    } finally {
      await base.close();
    }
  }
  return { base: null, tried, measured: await measure(host, plan, sides, null) };
}

/** Of the base, what this job compares: the other jobs speak of the others. */
function sidesWeighedHere({ imagePlatforms }: DiffPlan, base: Base, head: ReadonlyMap<string, Side>): ReadonlyMap<string, Side> {
  return new Map([...base.sides].filter(([platform]) => head.has(platform) || !imagePlatforms.includes(platform)));
}

function requireCommonPlatform(base: Base, head: readonly string[]): void {
  if (head.some((platform) => base.sides.has(platform))) return;
  const found = [...base.sides.keys()].join(", ");
  throw new BaseUnreadable(`it is of ${found} alone, and head is not`, "Build both for the same platforms.");
}

function announceBase({ host, plan, event }: ImageRun, { base, tried }: Comparison): void {
  for (const sentence of "ladder" in plan.base ? plan.base.leftOut : []) host.log.notice(sentence);
  for (const { result, reference, error } of tried) {
    if (result === "not-found") host.log.info(`No base at ${reference}.`);
    if (result === "unreadable") host.log.warning(`The base at ${reference} cannot be used: ${error}`);
  }
  host.log.info(base === null ? "No base: this is a first measurement." : `Base: ${describeBase(base)}.`);
  if (base === null && event.ci !== "" && !keepsMeasurements(event)) {
    host.log.notice(`${event.ci} has no cache in which measurements are kept: tag images sha-COMMIT, or keep report.json as an artifact and give it as --base report:FILE (docs/other-ci.md).`);
  }
}

function measure(
  host: Host,
  plan: DiffPlan,
  head: ReadonlyMap<string, Side>,
  base: ReadonlyMap<string, Side> | null,
): Promise<MeasuredPlatform[]> {
  return compareImages(base, head, {
    depth: plan.depth,
    maxLayerBytes: plan.maxLayerBytes,
    globs: plan.budgets.flatMap(({ glob }) => (glob === null ? [] : [glob])),
    onProgress: (progress) => host.log.progress(describeProgress(progress)),
  });
}

async function buildReport(own: ImageRun, head: OpenedImage, { base, tried, measured }: Comparison): Promise<Report> {
  const { host, plan, event } = own;
  const { results, mistakes } = evaluateBudgets(budgetsHere(plan, measured), measured, {
    waivedBy: await findWaiver(own),
    waivers: plan.config === null ? new Map() : waiversInForce(plan.config.path, plan.config.waivers, host.clock.now()),
  });
  if (mistakes.length > 0) {
    throw new UserError(mistakes.join("\n"), `Mend the lines of "budget", or measure where they can be measured.`);
  }
  return {
    schemaVersion: 1,
    kind: "diff",
    base,
    head: {
      reference: plan.headName ?? head.reference,
      digest: head.digest,
      commit: event.pullRequest?.headSha ?? event.push?.after ?? head.commit,
    },
    baseTried: tried,
    verdict: verdictOf(results),
    platforms: measured.map(({ report }) => report),
    findings: [],
    budgets: results,
    notCounted: head.notCounted,
    ...describeConfig(own, results),
  };
}

/** What the configuration file did for the image. Lines that an input replaced are not the pull request's to give up. */
function describeConfig({ host, plan, change }: ImageRun, results: readonly BudgetResult[]): Pick<Report, "config"> {
  const { config, budgets } = plan;
  if (config === null) return {};
  const before = change.before === null || !config.hasBudget ? [] : (findImage(change.before, plan) ?? change.before).budget;
  const held = new Set(budgets.map(({ line }) => spellLine(line)));
  const droppedLines = before.filter((line) => !held.has(spellLine(line)));
  return { config: { path: config.path, isChanged: change.isChanged, droppedLines, waivers: judgeWaivers(config.waivers, results, host.clock.now()) } };
}

/** The lines that this job holds: those for platforms that another one weighs are left to it. */
function budgetsHere({ budgets, imagePlatforms }: DiffPlan, measured: readonly MeasuredPlatform[]): DiffPlan["budgets"] {
  const isHere = (platform: string) => measured.some(({ report }) => report.platform === platform);
  return budgets.filter(({ platform }) => platform === null || !imagePlatforms.includes(platform) || isHere(platform));
}

/** The label is read from the API: the event of a re-run still holds the labels of the first run. */
async function findWaiver({ host, plan, forge }: ImageRun): Promise<string | null> {
  const { pullRequest } = plan.comment;
  if (forge === null || pullRequest === null || plan.budgets.length === 0) return null;
  try {
    const { labels } = await forge.pullRequest(pullRequest.number);
    return labels.includes(plan.waiveLabel) ? plan.waiveLabel : null;
  } catch (error) {
    if (!(error instanceof ForgeError)) throw error;
    host.log.notice(`The labels of pull request ${pullRequest.number} cannot be read, so nothing is waived: ${error.message}`);
    return null;
  }
}

async function publish(own: Run, images: readonly Weighed[], key: string | undefined, cli: CliContext | null): Promise<void> {
  const { host } = own;
  const waiveLabel = images[0]?.plan.waiveLabel ?? "";
  const files = images.map(({ plan, report }) => ({ plan, json: renderJson(report, host.redact) }));
  for (const { plan, json } of files) if (plan.reportPath !== null) await host.files.write(plan.reportPath, json);
  const outputs = { ...imagesOutputs(images), report: images.flatMap(({ plan }) => plan.reportPath ?? []).join("\n") };
  for (const [name, value] of Object.entries(outputs)) host.setOutput(name, value);

  await host.summarize(renderImages(images, { waiveLabel, maxBytes: SUMMARY_BYTES }));
  await cli?.write(renderReports(images, cli, { waiveLabel }, host.redact));
  if (host.kind === "runner") for (const { plan, json } of files) await keepReport(own, plan, json);
  host.setOutput("comment-url", await comment(own, images, waiveLabel, key));
  for (const image of images) announceWaivers(host, image.report);
  for (const image of images) announceBudgets(host, image, images.length > 1);
}

async function keepReport({ host, access, store }: Run, plan: DiffPlan, json: string): Promise<void> {
  const name = plan.artifact;
  const files = [{ name: "report.json", content: Buffer.from(json) }];
  const artifact = await uploadArtifact(host, access.transport(), name, files);
  host.log.info(artifact.uploaded ? `The report is artifact ${name}.` : `The report is no artifact: ${artifact.why}`);
  if (plan.storeAs === null) return;
  const stored = await store.save(plan.storeAs, Buffer.from(json));
  host.log.info(
    stored.saved ? "Stored for pull requests to come." : `Not stored for pull requests to come: ${stored.why}`,
  );
}

async function comment({ host, forge }: Run, images: readonly Weighed[], waiveLabel: string, given: string | undefined): Promise<string> {
  const [first, ...others] = images;
  if (first === undefined || forge === null) return "";
  const { when, pullRequest } = first.plan.comment;
  if (when === "never" || pullRequest === null) return "";
  const key = others.length === 0 ? first.plan.key : (given ?? "all");
  const needed = when === "always" || images.some(({ report }) => isNotable(report));
  const body = host.redact(renderImages(images, { waiveLabel, maxBytes: roomFor(key), isBackToNormal: !needed }));
  try {
    const { headSha } = await forge.pullRequest(pullRequest.number);
    if (pullRequest.headSha !== null && headSha !== pullRequest.headSha) {
      host.log.notice(`No comment: the pull request was pushed to since, and the run of ${headSha} comments.`);
      return "";
    }
    const posted = await postSticky(forge, pullRequest.number, key, body, needed ? "always" : "if-exists");
    return announcePosted(posted, host.log);
  } catch (error) {
    // The image was weighed and the verdict stands, whatever becomes of the comment.
    if (!(error instanceof ForgeError)) throw error;
    host.log.notice(`No comment on the pull request: ${error.message}`);
    return "";
  }
}

/** Says of the configuration file's waivers what somebody has to do about them. */
function announceWaivers(host: Host, { config }: Report): void {
  for (const { line, until, reason, daysLeft, state } of config?.waivers ?? []) {
    const place = { file: config?.path ?? "", title: "Waiver" };
    const waiver = `The waiver of ${line}`;
    if (state === "ended") host.log.warning(`${waiver} ran out on ${until}, and waives nothing: ${showForeignWords(reason, MAX_REASON_COLUMNS)}`, place);
    else if (state === "idle") host.log.notice(`${waiver} until ${until} is no longer needed: the line holds.`, place);
    else if (daysLeft <= SOON_DAYS) host.log.notice(`${waiver} ends on ${until}.`, place);
  }
}

/** Fails the run over budget. What guards nothing is said, too: a glob with a slip in it would always pass. */
function announceBudgets(host: Host, { name, report }: NamedReport, isOneOfSeveral: boolean): void {
  const of = isOneOfSeveral ? ` of ${name}` : "";
  for (const result of report.budgets) {
    const { line, platform, metric, actual } = result;
    if (isOver(result)) host.log.error(`Over budget on ${platform}${of}: ${line}`, { title: "Over budget" });
    if (actual === null && report.base !== null) host.log.notice(`Not measured on ${platform}${of}, so not held to: ${line}`);
    if (metric.startsWith("path:") && actual === 0) host.log.notice(`No bytes of ${platform}${of} are under ${metric}: ${line}`);
  }
  if (report.verdict === "fail") host.setExitCode(1);
}
