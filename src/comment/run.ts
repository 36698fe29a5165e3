import { UserError } from "../errors.ts";
import { readEvent } from "../forge/event.ts";
import { createForge } from "../forge/connect.ts";
import type { Forge } from "../forge/forge.ts";
import { announcePosted, postSticky, skippedBy } from "../forge/sticky.ts";
import type { Host } from "../host/host.ts";
import type { CliContext } from "../host/terminal.ts";
import { readZip } from "../host/zip.ts";
import { createAccess } from "../image/access.ts";
import { parseReach } from "../inputs/reach.ts";
import type { Inputs } from "../inputs/spec.ts";
import type { Report } from "../report/report.ts";
import { MAX_REPORT_BYTES } from "../report/bound.ts";
import { parseReport } from "../report/schema.ts";
import { renderComment } from "./body.ts";
import type { declaration } from "./inputs.ts";
import { type CommentPlan, planComment } from "./plan.ts";

/** A report compresses ten to one; what is larger is no report. */
const MAX_ARTIFACT_BYTES = 16 * 1024 * 1024;

/** Posts reports that another run measured, on the pull request that the forge itself says that run was for. */
export async function run(host: Host, inputs: Inputs<typeof declaration>, cli: CliContext | null): Promise<void> {
  const event = await readEvent(host);
  const plan = planComment(inputs, event);
  if (cli?.dryRun === true) return await cli.write(host.redact(`${JSON.stringify(plan, null, 2)}\n`));

  const access = createAccess(host, parseReach(inputs));
  try {
    const forge = await createForge(host, access.transport(), event, inputs["github-token"] ?? "");
    host.setOutput("comment-url", await post(host, plan, forge));
  } finally {
    await access.close();
  }
}

/** Returns the comment's address, "" where none was written. */
async function post(host: Host, plan: CommentPlan, forge: Forge): Promise<string> {
  try {
    const proof = await provePullRequest(plan.subject, forge);
    if ("refuted" in proof) return leaveOut(host, proof.refuted);
    const reports = new Map<string, Report>();
    for (const name of plan.reports) reports.set(name, await loadReport(host, forge, plan.artifactsOf, name));
    const stale = staleReport(reports, plan.subject.headSha);
    if (stale !== null) {
      const { headSha } = plan.subject;
      return leaveOut(host, `The report ${stale} is of another commit than ${headSha}, the head of pull request ${proof.number}.`);
    }
    return await postReports(host, plan, forge, { number: proof.number, reports: [...reports.values()] });
  } catch (error) {
    const skipped = skippedBy(error);
    if (skipped === null) throw error;
    return leaveOut(host, skipped.detail);
  }
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
async function provePullRequest(subject: CommentPlan["subject"], forge: Forge): Promise<{ number: number } | { refuted: string }> {
  const candidates =
    "number" in subject
      ? [await forge.pullRequest(subject.number)]
      : await forge.pullRequestsOf(subject.headOwner, subject.headBranch);
  const [proven, ...others] = candidates.filter(({ headSha, isOpen }) => isOpen && headSha === subject.headSha);
  if (proven === undefined) {
    return { refuted: `No open pull request has ${subject.headSha} as its head: it was pushed to or closed since the image was weighed.` };
  }
  if (others.length === 0) return { number: proven.number };
  const numbers = [proven, ...others].map(({ number }) => number).join(", ");
  return { refuted: `Pull requests ${numbers} all have ${subject.headSha} as their head, and which one the image was weighed for is not known.` };
}

/** The name of a report that says it measured another commit; null where none does. */
function staleReport(reports: ReadonlyMap<string, Report>, headSha: string): string | null {
  for (const [name, { head }] of reports) if (head.commit !== null && head.commit !== headSha) return name;
  return null;
}

async function loadReport(host: Host, forge: Forge, runId: string | null, name: string): Promise<Report> {
  const file = await host.files.read(name, MAX_REPORT_BYTES);
  if (file !== null) return parseReport(file, name);
  const artifacts = runId === null ? [] : await forge.runArtifacts(runId);
  const artifact = artifacts.find((each) => each.name === name);
  if (artifact === undefined) {
    throw new UserError(
      `There is no report ${name}: neither a file nor an artifact of the run that triggered this one.`,
      runId === null
        ? "Artifacts are looked for in a workflow that runs on workflow_run; give a path elsewhere."
        : `That run's artifacts: ${artifacts.map((each) => each.name).join(", ") || "none"}.`,
    );
  }
  return parseReport(onlyFile(await forge.downloadArtifact(artifact.id, MAX_ARTIFACT_BYTES), name), name);
}

function onlyFile(zip: Buffer, name: string): Uint8Array {
  const [file, ...others] = readZip(zip, MAX_REPORT_BYTES).values();
  if (file !== undefined && others.length === 0) return file;
  throw new UserError(
    `Artifact ${name} holds ${others.length === 0 ? "no file" : "several files"}, not one report.`,
    "Name the artifact that plimsoll diff uploaded.",
  );
}
