import { showForeignWords } from "../foreign-text.ts";
import { ForgeError } from "../forge/errors.ts";
import { announcePosted, postSticky, roomFor } from "../forge/sticky.ts";
import { uploadArtifact } from "../host/artifact.ts";
import type { Host } from "../host/host.ts";
import type { CliContext } from "../host/terminal.ts";
import { SOON_DAYS } from "../report/config-words.ts";
import { type NamedReport, renderImages } from "../report/images.ts";
import { isNotable } from "../report/notable.ts";
import { imagesOutputs } from "../report/outputs.ts";
import { renderJson, renderReports } from "../report/render.ts";
import type { Report } from "../report/report.ts";
import { isOver } from "../report/verdict.ts";
import type { Run } from "./image-run.ts";
import type { DiffPlan } from "./plan.ts";

/** The runner drops a summary of a step over 1 MiB whole. */
const SUMMARY_BYTES = 250_000;
const MAX_REASON_COLUMNS = 160;

/** One image that was weighed. */
export interface Weighed extends NamedReport {
  readonly plan: DiffPlan;
}

/** Tells what was measured wherever this run can tell it: files, outputs, the summary, standard output, artifacts, the comment; fails the run over budget. */
export async function tellResults(own: Run, images: readonly Weighed[], key: string | undefined, cli: CliContext | null): Promise<void> {
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
