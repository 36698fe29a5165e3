import type { Digest } from "../oci/digest.ts";

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
