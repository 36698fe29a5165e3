import { readEnvironment, readEvent } from "../forge/event.ts";
import { findNameMistakes } from "../forge/named.ts";
import { createForge } from "../forge/connect.ts";
import type { Forge } from "../forge/forge.ts";
import { announcePosted, postSticky, skippedBy } from "../forge/sticky.ts";
import { uploadArtifact } from "../host/artifact.ts";
import type { Host } from "../host/host.ts";
import type { CliContext } from "../host/terminal.ts";
import { createAccess } from "../image/access.ts";
import { parseReach } from "../inputs/reach.ts";
import { inputName } from "../inputs/read.ts";
import type { Inputs } from "../inputs/spec.ts";
import { reportOutputs } from "../report/outputs.ts";
import { renderJson } from "../report/render.ts";
import type { Report } from "../report/report.ts";
import { verdictOf } from "../report/verdict.ts";
import { renderComment } from "./body.ts";
import { findMissing, joinByImage } from "./images.ts";
import type { declaration } from "./inputs.ts";
import { type CommentPlan, planComment } from "./plan.ts";
import { loadReports, type ReportReach } from "./reports.ts";

/** What is wrong with the place that the inputs name, taken together and with what the environment says. */
export async function findMistakes(host: Host, inputs: Inputs<typeof declaration>): Promise<readonly string[]> {
  return findNameMistakes(await readEnvironment(host), inputs, (name) => inputName(host.kind, name));
}

/** Posts reports that another run measured, on the pull request that the forge itself says that run was for. */
export async function run(host: Host, inputs: Inputs<typeof declaration>, cli: CliContext | null): Promise<void> {
  const event = await readEvent(host, inputs);
  const temporaryDirectory = host.kind === "runner" ? host.env["RUNNER_TEMP"] || null : null;
  const plan = planComment(inputs, event, temporaryDirectory);
  if (cli?.dryRun === true) return await cli.write(host.redact(`${JSON.stringify(plan, null, 2)}\n`));

  const access = createAccess(host, parseReach(inputs));
  try {
    const forge = await createForge(host, access.transport(), event, inputs["github-token"] ?? "");
    host.setOutput("comment-url", await post({ host, forge, transport: access.transport() }, plan));
  } finally {
    await access.close();
  }
}

/** Returns the comment's address, "" where none was written. */
async function post(reach: ReportReach, plan: CommentPlan): Promise<string> {
  const { host, forge } = reach;
  try {
    // What a stranger left is read only where it can be posted; what jobs of this run left is kept in any case.
    const early = plan.artifactsOf === null || plan.subject === null ? null : await provePullRequest(plan.subject, forge);
    if (early !== null && "refuted" in early) return leaveOut(host, early.refuted);
    const reports = await loadReports(reach, plan);
    const missing = findMissing(plan.expectedPlatforms, [...reports.values()]);
    if (missing.length > 0) return leaveOut(host, `The image was not weighed for ${missing.join(", ")}: see the job of each.`);
    const images = await joinAndKeep(reach, plan, [...reports.values()]);
    if (plan.subject === null) return "";
    const proof = early ?? (await provePullRequest(plan.subject, forge));
    if ("refuted" in proof) return leaveOut(host, proof.refuted);
    const { headSha } = proof;
    const stale = staleReport(reports, headSha);
    if (stale !== null) {
      return leaveOut(host, `The report ${stale} is of another commit than ${headSha}, the head of pull request ${proof.number}.`);
    }
    return await postReports(host, plan, forge, { number: proof.number, reports: images });
  } catch (error) {
    const skipped = skippedBy(error);
    if (skipped === null) throw error;
    return leaveOut(host, skipped.detail);
  }
}

/** Joins the reports of each image, and leaves the one image's where later steps, jobs and workflows find it. */
async function joinAndKeep({ host, transport }: ReportReach, plan: CommentPlan, reports: readonly Report[]): Promise<readonly Report[]> {
  const { images, apart } = joinByImage(reports);
  for (const why of apart) host.log.notice(`${why} Each stands by itself.`);
  host.setOutput("verdict", verdictOf(images.flatMap(({ budgets }) => budgets)));
  const [image, ...others] = images;
  if (image === undefined || others.length > 0) {
    if (plan.artifact !== null) host.log.notice("No artifact is kept: the reports are of several images.");
    return images;
  }
  const json = renderJson(image, host.redact);
  host.setOutput("measurements", reportOutputs(image)["measurements"] ?? "");
  if (plan.reportPath !== null) await host.files.write(plan.reportPath, json);
  host.setOutput("report", plan.reportPath ?? "");
  if (plan.artifact !== null) {
    const upload = await uploadArtifact(host, transport, plan.artifact, [{ name: "report.json", content: Buffer.from(json) }]);
    host.log.info(upload.uploaded ? `The report is artifact ${plan.artifact}.` : `The report is no artifact: ${upload.why}`);
  }
  return images;
}

function leaveOut(host: Host, why: string): "" {
  host.log.notice(`No comment is posted. ${why}`);
  return "";
}

async function postReports(
  host: Host,
  plan: CommentPlan,
  forge: Forge,
  { number, reports }: { number: number; reports: readonly Report[] },
): Promise<string> {
  const { key, body, needed } = renderComment(reports, plan);
  const redacted = host.redact(body);
  await host.summarize(redacted);
  return announcePosted(await postSticky(forge, number, key, redacted, needed ? "always" : "if-exists"), host.log);
}

/**
 * The pull request by what the forge says, never by what the artifact says: its head must still be what was measured.
 * Where several have this head (into different branches) it is none: the report compares with the base of one of them,
 * and the forge does not say which one the run was for.
 */
async function provePullRequest(subject: NonNullable<CommentPlan["subject"]>, forge: Forge): Promise<{ number: number; headSha: string } | { refuted: string }> {
  const candidates =
    "number" in subject
      ? [await forge.pullRequest(subject.number)]
      : await forge.pullRequestsOf(subject.headOwner, subject.headBranch);
  const [proven, ...others] = candidates.filter(({ headSha, isOpen }) => isOpen && headSha === (subject.headSha ?? headSha));
  if (proven === undefined) {
    if (subject.headSha === null) return { refuted: "The pull request is closed." };
    return { refuted: `No open pull request has ${subject.headSha} as its head: it was pushed to or closed since the image was weighed.` };
  }
  if (others.length === 0) return { number: proven.number, headSha: proven.headSha };
  const numbers = [proven, ...others].map(({ number }) => number).join(", ");
  return { refuted: `Pull requests ${numbers} all have ${subject.headSha} as their head, and which one the image was weighed for is not known.` };
}

/** The name of a report that says it measured another commit; null where none does. */
function staleReport(reports: ReadonlyMap<string, Report>, headSha: string): string | null {
  for (const [name, { head }] of reports) if (head.commit !== null && head.commit !== headSha) return name;
  return null;
}
