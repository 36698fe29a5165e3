import { UserError } from "../errors.ts";
import { showForeign, showForeignWords } from "../foreign-text.ts";
import { ForgeError } from "../forge/errors.ts";
import { announcePosted, postSticky, roomFor } from "../forge/sticky.ts";
import { uploadArtifact } from "../host/artifact.ts";
import type { Host } from "../host/host.ts";
import type { CliContext } from "../host/terminal.ts";
import { SOON_DAYS } from "../report/config-words.ts";
import { type NamedReport, renderImages } from "../report/images.ts";
import { codeElement, plainText } from "../report/markdown-parts.ts";
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

/** One of several images that could not be weighed. */
export interface Unread {
  readonly name: string;
  readonly error: UserError;
}

/** What there is to tell. `key` is that of the one comment for several images. */
interface Results {
  readonly images: readonly Weighed[];
  readonly unread: readonly Unread[];
  readonly key: string | undefined;
}

/** Tells what was measured wherever this run can tell it: files, outputs, the summary, standard output, artifacts, the comment; fails the run over budget. */
export async function tellResults(own: Run, { images, unread, key }: Results, cli: CliContext | null): Promise<void> {
  const { host } = own;
  const waiveLabel = images[0]?.plan.waiveLabel ?? "";
  const files = images.map(({ plan, report }) => ({ plan, json: renderJson(report, host.redact) }));
  for (const { plan, json } of files) if (plan.reportPath !== null) await host.files.write(plan.reportPath, json);
  // What is known of some images must not be taken for what is known of all.
  const outputs = { ...(unread.length > 0 ? {} : imagesOutputs(images)), report: images.flatMap(({ plan }) => plan.reportPath ?? []).join("\n") };
  for (const [name, value] of Object.entries(outputs)) host.setOutput(name, value);

  const told = images.length === 0 ? [] : [renderImages(images, { waiveLabel, maxBytes: SUMMARY_BYTES })];
  await host.summarize([...told, ...unread.map(renderUnread)].join("\n"));
  if (images.length > 0) await cli?.write(renderReports(images, cli, { waiveLabel }, host.redact));
  if (host.kind === "runner") for (const { plan, json } of files) await keepReport(own, plan, json);
  host.setOutput("comment-url", unread.length > 0 ? explainSilence(own, images, unread) : await comment(own, images, waiveLabel, key));
  for (const image of images) announceWaivers(host, image.report);
  for (const image of images) announceBudgets(host, image, images.length + unread.length > 1);
}

function renderUnread({ name, error }: Unread): string {
  return `### ❌ ${codeElement(showForeign(name))} was not weighed\n\n${plainText(showForeignWords(error.message, MAX_REASON_COLUMNS))}\n`;
}

/** The comment of several images stays as it is where it would lack one. Returns its address, which is not known then. */
function explainSilence({ host, forge }: Run, images: readonly Weighed[], unread: readonly Unread[]): string {
  const isWanted = images.some(({ plan }) => plan.comment.when !== "never" && plan.comment.pullRequest !== null);
  if (forge !== null && isWanted) host.log.notice(`No comment on the pull request: it tells of all images at once, and ${unread.map(({ name }) => name).join(", ")} was not weighed.`);
  return "";
}

async function keepReport({ host, access, store }: Run, plan: DiffPlan, json: string): Promise<void> {
  const name = plan.artifact;
  const files = [{ name: "report.json", content: Buffer.from(json) }];
  const artifact = await uploadArtifact(host, access.transport(), name, files);
  if (!artifact.uploaded && artifact.isNameTaken === true && plan.imagePlatforms.length > 0) {
    throw new UserError(
      `Another job of this run left a report named ${name}, of another image: whoever joins the platforms would take that one for this.`,
      "Give each image of a run a `key` of its own.",
    );
  }
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
