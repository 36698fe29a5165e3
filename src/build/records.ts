import { join } from "node:path";
import { UserError } from "../errors.ts";
import { artifactName, uploadArtifact, type ArtifactFile } from "../host/artifact.ts";
import type { Host } from "../host/host.ts";
import type { Transport } from "../http/transport.ts";
import { artifactNameOf, formatRecord, type ImageRecord } from "../record/record.ts";
import type { BuiltPlatform } from "./result.ts";

/** The records of what was pushed by digest, one for each repository and platform. */
export function recordsOf(repositories: readonly string[], platforms: readonly BuiltPlatform[]): ImageRecord[] {
  return repositories.flatMap((repository) =>
    platforms.flatMap(({ platform, digest, mediaType, sizeBytes, attestations }) =>
      digest === null ? [] : [{ schemaVersion: 1 as const, repository, platform, digest, mediaType, sizeBytes, attestations }],
    ),
  );
}

/**
 * Writes the records to files, uploads those of each platform as one artifact of the run, and returns the files' paths. Throws a
 * `UserError` where the run has other records by these names: whoever joins them would get another image.
 */
export async function leaveRecords(
  host: Host,
  transport: () => Transport,
  records: readonly ImageRecord[],
  { folder, key }: { folder: string; key: string },
): Promise<string[]> {
  const artifacts = new Map<string, ArtifactFile[]>();
  const paths: string[] = [];
  for (const record of records) {
    const name = artifactNameOf(record, key);
    const files = artifacts.get(name) ?? [];
    // A platform has one record for each repository, and one artifact holds them all.
    const file = { name: files.length === 0 ? `${name}.json` : `${name}-${artifactName(record.repository)}.json`, content: Buffer.from(formatRecord(record)) };
    artifacts.set(name, [...files, file]);
    const path = join(folder, file.name);
    await host.files.write(path, file.content);
    paths.push(path);
  }
  if (host.kind === "terminal") for (const path of paths) host.log.info(`Left a record, which publish takes as record:${path}`);
  if (host.kind === "runner") for (const [name, files] of artifacts) await upload(host, transport(), name, files, folder);
  return paths;
}

async function upload(host: Host, transport: Transport, name: string, files: readonly ArtifactFile[], folder: string): Promise<void> {
  const upload = await uploadArtifact(host, transport, name, files);
  if (upload.uploaded) {
    host.log.info(`Left the record as artifact ${name}.`);
    return;
  }
  if (upload.isNameTaken === true) {
    throw new UserError(
      `Another build of this run left a record named ${name}, of another image: publish would take that one for this.`,
      "Give each image of a run a `key` of its own.",
    );
  }
  host.log.notice(`The record could not be uploaded as artifact ${name}: ${upload.why}. It lies in ${folder}, for publish to read as record:PATH.`);
}
