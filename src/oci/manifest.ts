import { UserError } from "../errors.ts";
import { parseDescriptor, parsePlatformFields, type Descriptor } from "./descriptor.ts";
import { parseDigest, type Digest } from "./digest.ts";
import {
  broken,
  BROKEN_HINT,
  isJsonObject,
  optionalArray,
  optionalString,
  parseJsonObject,
  stringRecord,
  type JsonObject,
} from "./json.ts";
import {
  bareMediaType,
  isConfigType,
  isIndexType,
  isInToto,
  isManifestType,
  isSchema1Type,
  OCI_INDEX,
  OCI_MANIFEST,
} from "./media-type.ts";
import type { Platform } from "./platform.ts";

/** An image manifest (image-spec manifest.md) or Docker's schema 2. */
export interface Manifest {
  readonly kind: "manifest";
  readonly mediaType: string;
  readonly config: Descriptor;
  readonly layers: readonly Descriptor[];
  readonly annotations: Readonly<Record<string, string>>;
  readonly artifactType?: string;
}

/** An image index (image-spec image-index.md) or Docker's manifest list. */
export interface Index {
  readonly kind: "index";
  readonly mediaType: string;
  readonly manifests: readonly Descriptor[];
  readonly annotations: Readonly<Record<string, string>>;
}

/** One step of an image's history (image-spec config.md, "history"). */
export interface HistoryEntry {
  /** "" where the builder left none. */
  readonly createdBy: string;
  readonly comment: string;
  readonly created: string | null;
  readonly emptyLayer: boolean;
}

/** What we need of an image configuration (image-spec config.md). */
export interface ImageConfig {
  readonly platform: Platform;
  /** Base layer first. */
  readonly diffIds: readonly Digest[];
  readonly history: readonly HistoryEntry[];
  readonly labels: Readonly<Record<string, string>>;
  readonly created: string | null;
}

/** The largest manifest or index that is read, in bytes: what the distribution-spec counts on ("Pushing Manifests"). */
export const MAX_MANIFEST_BYTES = 4 * 1024 * 1024;

// Engines mount 127; it bounds what a hostile document can make us do per layer.
const MAX_LAYERS = 1_000;
// Histories hold what made no layer too, and indexes what is no image.
const MAX_ENTRIES = 10_000;
const UNKNOWN_PLATFORM: Platform = { os: "linux", architecture: "unknown" };

/**
 * Parses and checks an image manifest or index; `contentType` is what the place called it, `where` names it in errors.
 * Throws a `UserError` for schema 1, for types that are neither, and for documents that could be read as both.
 */
export function parseManifest(bytes: Uint8Array, contentType: string | null, where: string): Manifest | Index {
  const document = parseJsonObject(bytes, where);
  const mediaType = decideMediaType(document, contentType, where);
  checkUnambiguous(document, mediaType, where);
  return isIndexType(mediaType) ? parseIndex(document, mediaType, where) : parseImageManifest(document, mediaType, where);
}

/** Parses and checks the configuration of an image; `where` names it in errors. */
export function parseConfig(bytes: Uint8Array, where: string): ImageConfig {
  const document = parseJsonObject(bytes, where);
  const rootfs = document["rootfs"];
  if (!isJsonObject(rootfs)) throw broken(where, 'has no "rootfs", so it is not the configuration of an image');
  const settings = document["config"];
  return {
    platform: parsePlatformFields(document) ?? UNKNOWN_PLATFORM,
    diffIds: optionalArray(rootfs, "diff_ids", MAX_LAYERS, where).map((diffId) => parseDigest(String(diffId), where)),
    history: optionalArray(document, "history", MAX_ENTRIES, where).map(parseHistoryEntry),
    labels: isJsonObject(settings) ? stringRecord(settings["Labels"]) : {},
    created: optionalString(document, "created"),
  };
}

/** The annotation that makes an index's entry an attestation, whatever its value. */
export const ATTESTATION_TYPE = "vnd.docker.reference.type";
const ATTESTATION_SUBJECT = "vnd.docker.reference.digest";

/** The annotations by which an index lists an attestation of one of its images (BuildKit attestation-storage.md). */
export function attestationAnnotations(subject: Digest): Readonly<Record<string, string>> {
  return { [ATTESTATION_SUBJECT]: subject, [ATTESTATION_TYPE]: "attestation-manifest" };
}

/** Which image an attestation is of, by its entry; undefined where that does not say. */
export function attestationSubject({ annotations }: Descriptor): string | undefined {
  return annotations[ATTESTATION_SUBJECT];
}

/** Whether an index's entry is an attestation of another one, and not a platform's image (BuildKit attestation-storage.md). */
export function isAttestation(descriptor: Descriptor): boolean {
  // "Any other value" of the reference type means to leave the entire manifest alone, so its presence decides.
  if (descriptor.annotations[ATTESTATION_TYPE] !== undefined) return true;
  if (isAttestationType(descriptor.artifactType)) return true;
  return descriptor.platform?.os === "unknown" && descriptor.platform.architecture === "unknown";
}

/** Whether an index's entry is an artifact or of a type that is not ours, and not an image. */
export function isArtifact(descriptor: Descriptor): boolean {
  if (descriptor.artifactType !== undefined) return true;
  return !isManifestType(descriptor.mediaType) && !isIndexType(descriptor.mediaType);
}

/** Whether a manifest holds attestations only: in-toto statements where an image has layers. */
export function isAttestationManifest(manifest: Manifest): boolean {
  if (isAttestationType(manifest.artifactType)) return true;
  return manifest.layers.length > 0 && manifest.layers.every((layer) => isInToto(layer.mediaType));
}

/** Whether a manifest is that of an image, which an artifact's and an attestation's are not. */
export function isImageManifest(manifest: Manifest): boolean {
  if (manifest.artifactType !== undefined || isAttestationManifest(manifest)) return false;
  return isConfigType(manifest.config.mediaType);
}

function isAttestationType(artifactType: string | undefined): boolean {
  return artifactType?.startsWith("application/vnd.docker.attestation.") === true;
}

function decideMediaType(document: JsonObject, contentType: string | null, where: string): string {
  const said = bareMediaType(contentType);
  const written = bareMediaType(optionalString(document, "mediaType"));
  if (said !== null && written !== null && said !== written) {
    throw broken(where, `calls itself ${shown(written)} but is served as ${shown(said)}`);
  }
  const declared = written ?? said;
  if (document["schemaVersion"] === 1 || (declared !== null && isSchema1Type(declared))) {
    throw new UserError(
      `${where} is a Docker schema 1 manifest, which says nothing of the sizes of its layers.`,
      "Push the image again with any current tool; registries and engines have dropped schema 1.",
    );
  }
  const mediaType = declared ?? mediaTypeByShape(document, where);
  if (isIndexType(mediaType) || isManifestType(mediaType)) return mediaType;
  throw new UserError(
    `${where} is of the type ${shown(mediaType)}, which is neither an image manifest nor an image index.`,
    "Name an image: this reference leads to something else that the registry keeps.",
  );
}

function mediaTypeByShape(document: JsonObject, where: string): string {
  if (isPresent(document, "manifests")) return OCI_INDEX;
  if (isPresent(document, "config") || isPresent(document, "layers")) return OCI_MANIFEST;
  throw broken(where, "is neither an image manifest nor an image index");
}

/** Two readers must not see two images in one document (CVE-2021-41190). */
function checkUnambiguous(document: JsonObject, mediaType: string, where: string): void {
  const hasManifests = isPresent(document, "manifests");
  const hasLayers = isPresent(document, "layers") || isPresent(document, "config");
  if (hasManifests && hasLayers) throw broken(where, "is an image manifest and an image index at once");
  if (isIndexType(mediaType) ? hasLayers : hasManifests) {
    throw broken(where, `is of the type ${shown(mediaType)} but has the fields of the other kind`);
  }
}

function parseIndex(document: JsonObject, mediaType: string, where: string): Index {
  const entries = optionalArray(document, "manifests", MAX_ENTRIES, where);
  return {
    kind: "index",
    mediaType,
    manifests: entries.map((entry, position) => parseDescriptor(entry, `Entry ${position} of ${where}`)),
    annotations: stringRecord(document["annotations"]),
  };
}

function parseImageManifest(document: JsonObject, mediaType: string, where: string): Manifest {
  if (!isPresent(document, "config")) throw new UserError(`${where} has no config.`, BROKEN_HINT);
  const layers = optionalArray(document, "layers", MAX_LAYERS, where);
  const artifactType = optionalString(document, "artifactType");
  return {
    kind: "manifest",
    mediaType,
    config: parseDescriptor(document["config"], `The config of ${where}`),
    layers: layers.map((layer, position) => parseDescriptor(layer, `Layer ${position} of ${where}`)),
    annotations: stringRecord(document["annotations"]),
    ...(artifactType === null || artifactType === "" ? {} : { artifactType }),
  };
}

function parseHistoryEntry(value: unknown): HistoryEntry {
  const entry = isJsonObject(value) ? value : {};
  return {
    createdBy: optionalString(entry, "created_by") ?? "",
    comment: optionalString(entry, "comment") ?? "",
    created: optionalString(entry, "created"),
    emptyLayer: entry["empty_layer"] === true,
  };
}

function isPresent(document: JsonObject, key: string): boolean {
  return document[key] !== undefined && document[key] !== null;
}

function shown(mediaType: string): string {
  return JSON.stringify(mediaType.slice(0, 100));
}
