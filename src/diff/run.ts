import { type CacheStore, createCacheStore } from "../cache/store.ts";
import { UserError } from "../errors.ts";
import { ForgeError } from "../forge/errors.ts";
import { type RunEvent, readEnvironment, readEvent } from "../forge/event.ts";
import { findNameMistakes } from "../forge/named.ts";
import { createForge } from "../forge/connect.ts";
import type { Forge } from "../forge/forge.ts";
import { announcePosted, postSticky, roomFor } from "../forge/sticky.ts";
import { uploadArtifact } from "../host/artifact.ts";
import type { Host } from "../host/host.ts";
import type { CliContext } from "../host/terminal.ts";
import { type Access, createAccess } from "../image/access.ts";
import type { OpenedImage } from "../image/image.ts";
import { parseReach } from "../inputs/reach.ts";
import { inputName } from "../inputs/read.ts";
import type { Inputs } from "../inputs/spec.ts";
import { parsePlatform } from "../oci/platform.ts";
import { MAX_REPORT_BYTES } from "../report/bound.ts";
import { renderMarkdown } from "../report/markdown.ts";
import { isNotable } from "../report/notable.ts";
import { reportOutputs } from "../report/outputs.ts";
import type { Report, ReportBase, TriedBase } from "../report/report.ts";
import { renderJson, renderReport } from "../report/render.ts";
import { isOver, verdictOf } from "../report/verdict.ts";
import { BaseUnreadable, type MeasuredPlatform, type Side } from "../size/compare-platform.ts";
import { compareImages, describeProgress, sidesOf } from "../size/compare-images.ts";
import { type Base, type BaseReach, describeBase, findBases } from "./baseline.ts";
import { evaluateBudgets } from "./budget.ts";
import type { declaration } from "./inputs.ts";
import { type DiffPlan, planDiff } from "./plan.ts";

/** The runner drops a summary of a step over 1 MiB whole. */
const SUMMARY_BYTES = 250_000;

/** What every step of a run needs. */
interface Run {
  readonly host: Host;
  readonly plan: DiffPlan;
  readonly event: RunEvent;
  readonly access: Access;
  readonly store: CacheStore;
  /** null where no forge is reachable. */
  readonly forge: Forge | null;
}

/** What is wrong with the place that the inputs name, taken together and with what the environment says. */
export async function findMistakes(host: Host, inputs: Inputs<typeof declaration>): Promise<readonly string[]> {
  return findNameMistakes(await readEnvironment(host), inputs, (name) => inputName(host.kind, name));
}

/** Weighs head against its base, says so wherever this run can say it, and fails when a budget line does. `movedFrom`: see `DiffFacts`. */
export async function run(host: Host, inputs: Inputs<typeof declaration>, cli: CliContext | null, movedFrom?: string | null): Promise<void> {
  const event = await readEvent(host, inputs);
  const temporaryDirectory = host.kind === "runner" ? host.env["RUNNER_TEMP"] || null : null;
  const plan = planDiff(inputs, { event, temporaryDirectory, movedFrom });
  if (cli?.dryRun === true) return await cli.write(host.redact(`${JSON.stringify(plan, null, 2)}\n`));

  const access = createAccess(host, parseReach(inputs));
  try {
    const forge = await reachForge(host, access, event, inputs["github-token"]);
    const own: Run = { host, plan, event, access, store: createCacheStore(host), forge };
    await publish(own, await weigh(own), cli);
  } finally {
    await access.close();
  }
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

async function weigh(own: Run): Promise<Report> {
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
    announceBase(host, plan, comparison);
    return await buildReport(own, head, comparison);
  } finally {
    await head.close();
  }
}

async function compare({ host, plan }: Run, head: OpenedImage, reach: BaseReach): Promise<Comparison> {
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

function announceBase(host: Host, plan: DiffPlan, { base, tried }: Comparison): void {
  for (const sentence of "ladder" in plan.base ? plan.base.leftOut : []) host.log.notice(sentence);
  for (const { result, reference, error } of tried) {
    if (result === "not-found") host.log.info(`No base at ${reference}.`);
    if (result === "unreadable") host.log.warning(`The base at ${reference} cannot be used: ${error}`);
  }
  host.log.info(base === null ? "No base: this is a first measurement." : `Base: ${describeBase(base)}.`);
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

async function buildReport(own: Run, head: OpenedImage, { base, tried, measured }: Comparison): Promise<Report> {
  const { plan, event } = own;
  const { results, mistakes } = evaluateBudgets(budgetsHere(plan, measured), measured, { waivedBy: await findWaiver(own) });
  if (mistakes.length > 0) {
    throw new UserError(mistakes.join("\n"), `Mend the lines of "budget", or measure where they can be measured.`);
  }
  return {
    schemaVersion: 1,
    kind: "diff",
    base,
    head: {
      reference: head.reference,
      digest: head.digest,
      commit: event.pullRequest?.headSha ?? event.push?.after ?? head.commit,
    },
    baseTried: tried,
    verdict: verdictOf(results),
    platforms: measured.map(({ report }) => report),
    findings: [],
    budgets: results,
    notCounted: head.notCounted,
  };
}

/** The lines that this job holds: those for platforms that another one weighs are left to it. */
function budgetsHere({ budgets, imagePlatforms }: DiffPlan, measured: readonly MeasuredPlatform[]): DiffPlan["budgets"] {
  const isHere = (platform: string) => measured.some(({ report }) => report.platform === platform);
  return budgets.filter(({ platform }) => platform === null || !imagePlatforms.includes(platform) || isHere(platform));
}

/** The label is read from the API: the event of a re-run still holds the labels of the first run. */
async function findWaiver({ host, plan, forge }: Run): Promise<string | null> {
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

async function publish(own: Run, report: Report, cli: CliContext | null): Promise<void> {
  const { host, plan } = own;
  const json = renderJson(report, host.redact);
  if (plan.reportPath !== null) await host.files.write(plan.reportPath, json);
  const outputs = { ...reportOutputs(report), report: plan.reportPath ?? "" };
  for (const [name, value] of Object.entries(outputs)) host.setOutput(name, value);

  const words = { key: plan.key, waiveLabel: plan.waiveLabel };
  await host.summarize(renderMarkdown(report, { ...words, maxBytes: SUMMARY_BYTES }));
  await cli?.write(renderReport(report, cli, words, host.redact));
  if (host.kind === "runner") await keepReport(own, json);
  host.setOutput("comment-url", await comment(own, report));
  announceBudgets(host, report);
}

async function keepReport({ host, plan, access, store }: Run, json: string): Promise<void> {
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

async function comment({ host, plan, forge }: Run, report: Report): Promise<string> {
  const { when, pullRequest } = plan.comment;
  if (when === "never" || pullRequest === null || forge === null) return "";
  const needed = when === "always" || isNotable(report);
  const words = { key: plan.key, waiveLabel: plan.waiveLabel, maxBytes: roomFor(plan.key), isBackToNormal: !needed };
  const body = host.redact(renderMarkdown(report, words));
  try {
    const { headSha } = await forge.pullRequest(pullRequest.number);
    if (pullRequest.headSha !== null && headSha !== pullRequest.headSha) {
      host.log.notice(`No comment: the pull request was pushed to since, and the run of ${headSha} comments.`);
      return "";
    }
    const posted = await postSticky(forge, pullRequest.number, plan.key, body, needed ? "always" : "if-exists");
    return announcePosted(posted, host.log);
  } catch (error) {
    // The image was weighed and the verdict stands, whatever becomes of the comment.
    if (!(error instanceof ForgeError)) throw error;
    host.log.notice(`No comment on the pull request: ${error.message}`);
    return "";
  }
}

/** Fails the run over budget. What guards nothing is said, too: a glob with a slip in it would always pass. */
function announceBudgets(host: Host, report: Report): void {
  for (const result of report.budgets) {
    const { line, platform, metric, actual } = result;
    if (isOver(result)) host.log.error(`Over budget on ${platform}: ${line}`, { title: "Over budget" });
    if (actual === null && report.base !== null) host.log.notice(`Not measured on ${platform}, so not held to: ${line}`);
    if (metric.startsWith("path:") && actual === 0) host.log.notice(`No bytes of ${platform} are under ${metric}: ${line}`);
  }
  if (report.verdict === "fail") host.setExitCode(1);
}
