import { UserError } from "../errors.ts";
import type { Host } from "../host/host.ts";
import { createTransport, type Transport } from "../http/transport.ts";
import { parseReach } from "../inputs/reach.ts";
import { createRegistryClient, type RegistryClient } from "../registry/client.ts";
import { uploadBuildRecord } from "./build-record.ts";
import type { Job } from "./execution.ts";
import { findLeaks } from "./leaks.ts";
import type { BuildMetadata } from "./metadata.ts";
import type { BuildPlan } from "./plan.ts";
import { leaveRecords, recordsOf } from "./records.ts";
import { readArchive, readPushed, type BuiltPlatform } from "./result.ts";

const MAX_PLACES = 10;

/** Sets the outputs that need nothing but what buildx said. */
export function setOutputs(host: Host, plan: BuildPlan, metadata: BuildMetadata): void {
  host.setOutput("imageid", metadata.imageId);
  host.setOutput("digest", metadata.digest ?? "");
  host.setOutput("metadata", host.redact(metadata.json));
  host.setOutput("image", imageOf(plan, metadata));
}

/** What was pushed, by its digest; "" where nothing was. */
export function imageOf({ pushedTo: [repository] }: BuildPlan, { digest }: BuildMetadata): string {
  return repository === undefined || digest === null ? "" : `${repository}@${digest}`;
}

/** Says what came of the build for each platform: as outputs, records, warnings and a section of the summary. */
export async function reportOutcome(job: Job, metadata: BuildMetadata): Promise<BuiltPlatform[]> {
  const { host, inputs, plan } = job;
  const given = parseReach(inputs);
  const reach = { ...given, insecureRegistries: [...given.insecureRegistries, ...plan.insecureRegistries] };
  let transport: Transport | undefined;
  const connect = (): Transport => (transport ??= createTransport(host, reach));
  try {
    await uploadBuildRecord(host, job.buildx, connect, metadata.ref, job.folder);
    const platforms = await readResult(job, metadata, () => createRegistryClient(host, connect(), reach));
    host.setOutput("platforms", mapOf(platforms, ({ digest }) => digest));
    host.setOutput("sizes", mapOf(platforms, ({ layerBytes }) => layerBytes));
    warnOfLeaks(host, platforms);
    if (plan.record !== null) {
      const paths = await leaveRecords(host, connect, recordsOf(plan.pushedTo, platforms), plan.record);
      host.setOutput("record", paths.join("\n"));
    }
    return platforms;
  } finally {
    await transport?.close();
  }
}

/** The platforms of what was built, as the place that got it has them; [] where no place says. */
async function readResult({ host, inputs, plan }: Job, { digest }: BuildMetadata, client: () => RegistryClient): Promise<BuiltPlatform[]> {
  const [repository] = plan.pushedTo;
  try {
    if (repository !== undefined && digest !== null) return await readPushed(client(), repository, digest);
    if (plan.record !== null) throw new UserError("buildx pushed the image, and did not say by which digest.", "Use a newer buildx (setup: version), then build again.");
    if (plan.archive !== null) return await readArchive(host, parseReach(inputs), plan.archive);
  } catch (error) {
    // Without it there is nothing for publish to go by.
    if (!(error instanceof UserError) || plan.record !== null) throw error;
    host.log.notice(`The image was built, but not read back, so its platforms and sizes are not known: ${error.message} ${error.hint}`);
  }
  return [];
}

function mapOf(platforms: readonly BuiltPlatform[], valueOf: (platform: BuiltPlatform) => string | number | null): string {
  const known = platforms.flatMap((each) => (valueOf(each) === null ? [] : [[each.platform, valueOf(each)]]));
  return known.length === 0 ? "" : JSON.stringify(Object.fromEntries(known));
}

function warnOfLeaks(host: Host, platforms: readonly BuiltPlatform[]): void {
  const holdsSecret = (text: string): boolean => host.redact(text) !== text;
  const places = [...new Set(platforms.flatMap(({ config }) => findLeaks(config, holdsSecret)))];
  if (places.length === 0) return;
  const shown = places.slice(0, MAX_PLACES).join("; ") + (places.length > MAX_PLACES ? `; and ${places.length - MAX_PLACES} more` : "");
  host.log.warning(`Secrets of this job can be read in the image, by everybody who has it: ${shown}. Change them, and hand each to the command that needs it with RUN --mount=type=secret.`);
}
