import { artifactName } from "../host/artifact.ts";
import type { Digest } from "../oci/digest.ts";
import { parsePlatform } from "../oci/platform.ts";

/**
 * What `build` with `push-by-digest` leaves for `publish`, one for each repository and platform
 * (`schema/record.v1.json`): an image that is in its repository and has no tag yet.
 */
export interface ImageRecord {
  readonly schemaVersion: 1;
  /** Registry and repository, in full: `ghcr.io/o/app`, `docker.io/library/app`. */
  readonly repository: string;
  /** Normalised: `linux/arm64`. */
  readonly platform: string;
  /** Of the platform's image manifest. */
  readonly digest: Digest;
  readonly mediaType: string;
  /** Of the manifest. */
  readonly sizeBytes: number;
  /** The attestation manifests that are about the image, in the order of the index they were pushed with. */
  readonly attestations: readonly RecordedAttestation[];
}

/** A manifest in the same repository that speaks of the image. */
export interface RecordedAttestation {
  readonly digest: Digest;
  readonly mediaType: string;
  readonly sizeBytes: number;
}

/** What the name of every record begins with, as an artifact and as a file. */
export const RECORD_PREFIX = "plimsoll-record-";

/** The record as its file holds it. */
export function formatRecord(record: ImageRecord): string {
  const { schemaVersion, repository, platform, digest, mediaType, sizeBytes, attestations } = record;
  return `${JSON.stringify({ schemaVersion, repository, platform, digest, mediaType, sizeBytes, attestations }, null, 2)}\n`;
}

/** The name of the artifact that a record is uploaded as, `plimsoll-record-KEY-OS-ARCH[-VARIANT]`; what a name refuses is `-`. */
export function artifactNameOf(record: Pick<ImageRecord, "platform">, key: string): string {
  const { os, architecture, variant, osVersion } = parsePlatform(record.platform);
  const parts = [key, os, architecture, variant, osVersion].filter((part) => part !== undefined);
  return artifactName(RECORD_PREFIX + parts.join("-"));
}
