import { digestOf, type Digest } from "../oci/digest.ts";
import { ATTESTATION_TYPE, attestationAnnotations } from "../oci/manifest.ts";
import { OCI_INDEX } from "../oci/media-type.ts";
import type { Annotation } from "./plan.ts";
import { isMeant } from "./platforms.ts";
import type { Gathered, PlatformImage } from "./sources.ts";

/** The index that is published: bytes that depend on nothing but the images and the annotations. */
export interface BuiltIndex {
  readonly bytes: Uint8Array;
  readonly mediaType: string;
  readonly digest: Digest;
}

/**
 * An OCI image index: the images in their order, then their attestations in the same order. The index that is the only source
 * stays as it is, byte for byte, so that what was signed stays signed, unless annotations are added.
 */
export function buildIndex({ images, onlyIndex }: Pick<Gathered, "images" | "onlyIndex">, annotations: readonly Annotation[]): BuiltIndex {
  if (onlyIndex?.isWhole === true && annotations.length === 0) {
    const { bytes, parsed, descriptor } = onlyIndex.document;
    return { bytes, mediaType: parsed.mediaType, digest: descriptor.digest };
  }
  const entries = [
    ...images.map((image) => imageEntry(image, annotations)),
    ...images.flatMap((image) => image.attestations.map((attestation) => attestationEntry(attestation, image))),
  ];
  const ofIndex = Object.fromEntries(annotations.filter(({ level }) => level === "index").map(({ name, value }) => [name, value]));
  const index = { schemaVersion: 2, mediaType: OCI_INDEX, manifests: entries, ...annotationsField({ ...onlyIndex?.document.parsed.annotations, ...ofIndex }) };
  const bytes = Buffer.from(JSON.stringify(index, null, 2));
  return { bytes, mediaType: OCI_INDEX, digest: digestOf(bytes) };
}

function imageEntry(image: PlatformImage, annotations: readonly Annotation[]): object {
  const { mediaType, digest, size } = image.manifest.descriptor;
  const added = annotations.filter(({ level, platform }) => level === "manifest-descriptor" && (platform === null || isMeant(platform, image.platform)));
  const { architecture, os, osVersion, variant } = image.platform;
  return {
    mediaType,
    digest,
    size,
    ...annotationsField({ ...image.manifest.descriptor.annotations, ...Object.fromEntries(added.map(({ name, value }) => [name, value])) }),
    platform: {
      architecture,
      os,
      ...(osVersion === undefined ? {} : { "os.version": osVersion }),
      ...(image.osFeatures.length === 0 ? {} : { "os.features": image.osFeatures }),
      ...(variant === undefined ? {} : { variant }),
    },
  };
}

/** As BuildKit lists it (attestation-storage.md), whoever listed it before. */
function attestationEntry({ descriptor, parsed }: PlatformImage["attestations"][number], image: PlatformImage): object {
  const { mediaType, digest, size, annotations } = descriptor;
  const artifactType = descriptor.artifactType ?? parsed.artifactType;
  const listed = attestationAnnotations(image.manifest.descriptor.digest);
  const isAttached = annotations[ATTESTATION_TYPE] === undefined && descriptor.platform === undefined && artifactType !== undefined;
  return {
    mediaType,
    digest,
    size,
    ...annotationsField(isAttached ? annotations : { ...listed, ...annotations }),
    ...(artifactType === undefined ? {} : { artifactType }),
    ...(isAttached ? {} : { platform: { architecture: "unknown", os: "unknown" } }),
  };
}

function annotationsField(annotations: Readonly<Record<string, string>>): { annotations?: Record<string, string> } {
  const entries = Object.entries(annotations).toSorted(([a], [b]) => (a < b ? -1 : 1));
  return entries.length === 0 ? {} : { annotations: Object.fromEntries(entries) };
}
