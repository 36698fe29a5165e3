import { createCacheStore } from "../cache/store.ts";
import { UserError } from "../errors.ts";
import { ForgeError } from "../forge/errors.ts";
import { type RunEvent, readEvent } from "../forge/event.ts";
import { createForge } from "../forge/connect.ts";
import type { Forge } from "../forge/forge.ts";
import { describePosted, postSticky } from "../forge/sticky.ts";
import { uploadArtifact } from "../host/artifact.ts";
import type { Host } from "../host/host.ts";
import type { CliContext } from "../host/terminal.ts";
import { type Access, createAccess } from "../image/access.ts";
import type { OpenedImage } from "../image/image.ts";
import { parseReach } from "../inputs/reach.ts";
import type { Inputs } from "../inputs/spec.ts";
import { parsePlatform } from "../oci/platform.ts";
import { MAX_REPORT_BYTES } from "../report/bound.ts";
import { renderMarkdown } from "../report/markdown.ts";
import { isNotable } from "../report/notable.ts";
import type { Report, ReportBase, TriedBase } from "../report/report.ts";
import { renderJson, renderReport } from "../report/render.ts";
import { BaseUnreadable, type MeasuredPlatform, type Side } from "../size/compare.ts";
import { compareImages, describeProgress, sidesOf } from "../size/images.ts";
import { type BaseReach, describeBase, findBases } from "./baseline.ts";
import { evaluateBudgets, verdictOf } from "./budget.ts";
import type { declaration } from "./inputs.ts";
import { reportOutputs } from "./outputs.ts";
import { type DiffPlan, planDiff, reportName } from "./plan.ts";

const COMMENT_BYTES = 60_000;
/** The runner drops a summary of a step over 1 MiB whole. */
const SUMMARY_BYTES = 250_000;

/** Weighs head against its base, says so wherever this run can say it, and fails when a budget line does. */
export async function run(host: Host, inputs: Inputs<typeof declaration>, cli: CliContext | null): Promise<void> {
  const event = await readEvent(host);
  const temporaryDirectory = host.kind === "runner" ? (host.env["RUNNER_TEMP"] ?? null) : null;
  const plan = planDiff(inputs, { event, temporaryDirectory });
  if (cli?.dryRun === true) return await cli.write(`${JSON.stringify(plan, null, 2)}\n`);

  const access = createAccess(host, parseReach(inputs));
  try {
    const forge = await reachForge(host, access, event, inputs["github-token"]);
    const report = await weigh(host, plan, access, forge, event);
    await publish(host, plan, access, forge, report, cli);
  } finally {
    await access.close();
  }
}

async function reachForge(host: Host, access: Access, event: RunEvent, token: string | undefined): Promise<Forge | null> {
  if (event.apiUrl === null || event.repository === null) return null;
  return await createForge(host, await access.transport(), event, token ?? "");
}

/** An image measured against its base, and how the base was found. */
interface Comparison {
  readonly base: ReportBase | null;
  readonly tried: readonly TriedBase[];
  readonly measured: readonly MeasuredPlatform[];
}

async function weigh(host: Host, plan: DiffPlan, access: Access, forge: Forge | null, event: RunEvent): Promise<Report> {
  const platforms = plan.platforms.map(parsePlatform);
  const head = await access.open(plan.head, platforms, "refuse");
  try {
    const comparison = await compare(host, plan, head, {
      open: (reference) => access.open(reference, platforms, "skip"),
      readFile: (path) => host.files.read(path, MAX_REPORT_BYTES),
      store: createCacheStore(host),
      forge,
      headSha: event.pullRequest?.headSha ?? null,
    });
    announceBase(host, plan, comparison);
    return await judge(host, plan, forge, event, head, comparison);
  } finally {
    await head.close();
  }
}

async function compare(host: Host, plan: DiffPlan, head: OpenedImage, reach: BaseReach): Promise<Comparison> {
  const tried: TriedBase[] = [];
  for await (const { about, sides, close } of findBases(plan.base, reach, tried)) {
    const { source, reference } = about;
    try {
      const measured = await measure(host, plan, head, sides);
      tried.push({ source, reference, result: "used", error: null });
      return { base: about, tried, measured };
    } catch (error) {
      // A layer that is gone shows only when it is read: in `auto` the next rung takes over.
      if (!(error instanceof BaseUnreadable) || "explicit" in plan.base) throw error;
      tried.push({ source, reference, result: "unreadable", error: error.message });
    } finally {
      await close();
    }
  }
  return { base: null, tried, measured: await measure(host, plan, head, null) };
}

function announceBase(host: Host, plan: DiffPlan, { base, tried }: Comparison): void {
  for (const sentence of "ladder" in plan.base ? plan.base.leftOut : []) host.log.notice(sentence);
  for (const { result, reference, error } of tried) {
    if (result === "not-found") host.log.info(`No base at ${reference}.`);
    if (result === "unreadable") host.log.warning(`The base at ${reference} cannot be read: ${error}`);
  }
  host.log.info(base === null ? "No base: this is a first measurement." : `Base: ${describeBase(base)}.`);
}

function measure(
  host: Host,
  plan: DiffPlan,
  head: OpenedImage,
  base: ReadonlyMap<string, Side> | null,
): Promise<MeasuredPlatform[]> {
  return compareImages(base, sidesOf(head), {
    depth: plan.depth,
    maxLayerBytes: plan.maxLayerBytes,
    globs: plan.budgets.flatMap(({ glob }) => (glob === null ? [] : [glob])),
    onProgress: (progress) => host.log.progress(describeProgress(progress)),
  });
}

async function judge(
  host: Host,
  plan: DiffPlan,
  forge: Forge | null,
  event: RunEvent,
  head: OpenedImage,
  { base, tried, measured }: Comparison,
): Promise<Report> {
  const waivedBy = await findWaiver(host, plan, forge);
  const { results, mistakes } = evaluateBudgets(plan.budgets, measured, { waivedBy });
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

/** The label is read from the API: the event of a re-run still holds the labels of the first run. */
async function findWaiver(host: Host, plan: DiffPlan, forge: Forge | null): Promise<string | null> {
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

async function publish(
  host: Host,
  plan: DiffPlan,
  access: Access,
  forge: Forge | null,
  report: Report,
  cli: CliContext | null,
): Promise<void> {
  const json = host.redact(renderJson(report));
  if (plan.reportPath !== null) await host.files.write(plan.reportPath, json);
  const outputs = { ...reportOutputs(report), report: plan.reportPath ?? "", "comment-url": "" };
  for (const [name, value] of Object.entries(outputs)) host.setOutput(name, value);

  const words = { key: plan.key, waiveLabel: plan.waiveLabel };
  await host.summarize(host.redact(renderMarkdown(report, { ...words, maxBytes: SUMMARY_BYTES })));
  await cli?.write(host.redact(renderReport(report, cli, words)));
  if (host.kind === "runner") await keepReport(host, plan, access, json);
  const url = await comment(host, plan, forge, report);
  host.setOutput("comment-url", url);
  announceVerdict(host, report);
}

async function keepReport(host: Host, plan: DiffPlan, access: Access, json: string): Promise<void> {
  const name = reportName(plan.key);
  const files = [{ name: "report.json", content: Buffer.from(json) }];
  const artifact = await uploadArtifact(host, await access.transport(), name, files);
  host.log.info(artifact.uploaded ? `The report is artifact ${name}.` : `The report is no artifact: ${artifact.why}`);
  if (plan.storeAs === null) return;
  const stored = await createCacheStore(host).save(plan.storeAs, Buffer.from(json));
  host.log.info(
    stored.saved ? "Stored for pull requests to come." : `Not stored for pull requests to come: ${stored.why}`,
  );
}

async function comment(host: Host, plan: DiffPlan, forge: Forge | null, report: Report): Promise<string> {
  const { when, pullRequest } = plan.comment;
  if (when === "never" || pullRequest === null || forge === null) return "";
  const needed = when === "always" || isNotable(report);
  const words = { key: plan.key, waiveLabel: plan.waiveLabel, maxBytes: COMMENT_BYTES, isBackToNormal: !needed };
  const body = host.redact(renderMarkdown(report, words));
  try {
    const { headSha } = await forge.pullRequest(pullRequest.number);
    if (headSha !== pullRequest.headSha) {
      host.log.notice(`No comment: the pull request was pushed to since, and the run of ${headSha} comments.`);
      return "";
    }
    const posted = await postSticky(forge, pullRequest.number, plan.key, body, needed ? "always" : "if-exists");
    return describePosted(posted, host.log);
  } catch (error) {
    // The image was weighed and the verdict stands, whatever becomes of the comment.
    if (!(error instanceof ForgeError)) throw error;
    host.log.notice(`No comment on the pull request: ${error.message}`);
    return "";
  }
}

function announceVerdict(host: Host, report: Report): void {
  if (report.verdict !== "fail") return;
  for (const { line, platform, ok, waivedBy } of report.budgets) {
    if (ok === false && waivedBy === null) host.log.error(`Over budget on ${platform}: ${line}`, { title: "Over budget" });
  }
  host.setExitCode(1);
}
