/** The OCI and Docker names of the same things (image-spec media-types.md, distribution's schema 2). */
export const OCI_MANIFEST = "application/vnd.oci.image.manifest.v1+json";
export const OCI_INDEX = "application/vnd.oci.image.index.v1+json";
const DOCKER_MANIFEST = "application/vnd.docker.distribution.manifest.v2+json";
const DOCKER_INDEX = "application/vnd.docker.distribution.manifest.list.v2+json";
export const OCI_CONFIG = "application/vnd.oci.image.config.v1+json";
const DOCKER_CONFIG = "application/vnd.docker.container.image.v1+json";
export const OCI_LAYER_GZIP = "application/vnd.oci.image.layer.v1.tar+gzip";

/** What a reader of images asks a registry for: never schema 1. */
export const MANIFEST_TYPES: readonly string[] = [OCI_INDEX, OCI_MANIFEST, DOCKER_INDEX, DOCKER_MANIFEST];

const IN_TOTO = "application/vnd.in-toto+json";
const GENERIC_TYPES = new Set(["", "application/json", "application/octet-stream", "text/plain", "text/json"]);
// Docker 1.10 pushed configurations as octet-stream, and Docker still pulls them.
const CONFIG_TYPES = new Set([OCI_CONFIG, DOCKER_CONFIG, "application/octet-stream"]);

/** The type without parameters and in lower case; null where it says nothing more than "bytes" or "JSON". */
export function bareMediaType(text: string | null | undefined): string | null {
  const bare = (text ?? "").split(";", 1)[0]?.trim().toLowerCase() ?? "";
  return GENERIC_TYPES.has(bare) ? null : bare;
}

/** Whether the type names an image index or Docker's manifest list. */
export function isIndexType(mediaType: string): boolean {
  return mediaType === OCI_INDEX || mediaType === DOCKER_INDEX;
}

/** Whether the type names an image manifest or Docker's schema 2. */
export function isManifestType(mediaType: string): boolean {
  return mediaType === OCI_MANIFEST || mediaType === DOCKER_MANIFEST;
}

/** Whether the type names Docker's schema 1, signed or not. */
export function isSchema1Type(mediaType: string): boolean {
  return mediaType.startsWith("application/vnd.docker.distribution.manifest.v1+");
}

/** Whether the type names the configuration of an image, and not that of an artifact. */
export function isConfigType(mediaType: string): boolean {
  return CONFIG_TYPES.has(mediaType);
}

/** Whether a registry need not hold the layer (image-spec layer.md, "Non-Distributable Layers"; Docker's foreign layers). */
export function isNonDistributable(mediaType: string): boolean {
  return mediaType.includes(".nondistributable.") || mediaType.includes(".foreign.");
}

/** Whether the type names an in-toto statement: an SBOM or provenance, not a layer. */
export function isInToto(mediaType: string): boolean {
  return mediaType === IN_TOTO || mediaType.startsWith("application/vnd.in-toto.");
}
