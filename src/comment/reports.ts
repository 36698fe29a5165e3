import { UserError } from "../errors.ts";
import type { Forge } from "../forge/forge.ts";
import { downloadArtifact, listArtifacts } from "../host/artifact.ts";
import type { Host } from "../host/host.ts";
import { readZip } from "../host/zip.ts";
import type { Transport } from "../http/transport.ts";
import { MAX_REPORT_BYTES } from "../report/bound.ts";
import type { Report } from "../report/report.ts";
import { parseReport } from "../report/schema.ts";
import type { CommentPlan } from "./plan.ts";

/** What reports are found with, and told. */
export interface ReportReach {
  readonly host: Host;
  readonly forge: Forge;
  readonly transport: Transport;
}

/** The artifacts that a report may be. */
interface ReportArtifacts {
  /** What to do where a report is not among them. */
  readonly hint: string;
  /** The files of the artifact; null where there is none of this name. */
  download(name: string): Promise<Map<string, Uint8Array> | null>;
}

/** A report compresses ten to one; what is larger is no report. */
const MAX_ARTIFACT_BYTES = 16 * 1024 * 1024;

/**
 * The reports by name. Throws a `UserError` for one that is not there, unless it is said which platforms must be: then it
 * is left out, and missed by its platform.
 */
export async function loadReports(reach: ReportReach, plan: CommentPlan): Promise<ReadonlyMap<string, Report>> {
  const reports = new Map<string, Report>();
  let listing: Promise<ReportArtifacts> | null = null;
  for (const name of plan.reports) {
    const file = await reach.host.files.read(name, MAX_REPORT_BYTES);
    if (file !== null) {
      reports.set(name, parseReport(file, name));
      continue;
    }
    listing ??= plan.artifactsOf === null ? listOwn(reach) : listThose(reach, plan.artifactsOf);
    const artifacts = await listing;
    const files = await artifacts.download(name);
    if (files !== null) reports.set(name, parseReport(onlyFile(files, name), name));
    else if (plan.expectedPlatforms.length === 0) {
      throw new UserError(`There is no report ${name}: neither a file nor an artifact.`, artifacts.hint);
    }
  }
  return reports;
}

/** Those of the run that triggered this one: a stranger's, whatever they are called. */
async function listThose({ forge }: ReportReach, runId: string): Promise<ReportArtifacts> {
  const artifacts = await forge.runArtifacts(runId);
  const names = artifacts.map(({ name }) => name);
  return {
    hint: `The artifacts of the run that triggered this one: ${names.join(", ") || "none"}.`,
    download: async (wanted) => {
      // A run that was repeated has one of each attempt.
      const [artifact] = artifacts.filter(({ name }) => name === wanted).toSorted((a, b) => b.id - a.id);
      return artifact === undefined ? null : readZip(await forge.downloadArtifact(artifact.id, MAX_ARTIFACT_BYTES), MAX_REPORT_BYTES);
    },
  };
}

/** Those that jobs of this run left. */
async function listOwn({ host, transport }: ReportReach): Promise<ReportArtifacts> {
  const listing = await listArtifacts(host, transport);
  if (!listing.listed) return { hint: `Give the path of a file: ${listing.why}.`, download: () => Promise.resolve(null) };
  const names = listing.artifacts.map(({ name }) => name);
  return {
    hint: `The artifacts of this run: ${names.join(", ") || "none"}. A job has those of the jobs that it needs.`,
    download: async (wanted) => {
      const artifact = listing.artifacts.find(({ name }) => name === wanted);
      return artifact === undefined ? null : await downloadArtifact(host, transport, artifact, MAX_REPORT_BYTES);
    },
  };
}

function onlyFile(files: ReadonlyMap<string, Uint8Array>, name: string): Uint8Array {
  const [file, ...others] = files.values();
  if (file !== undefined && others.length === 0) return file;
  throw new UserError(
    `Artifact ${name} holds ${others.length === 0 ? "no file" : "several files"}, not one report.`,
    "Name the artifact that plimsoll diff uploaded.",
  );
}
