import { UserError } from "../errors.ts";
import { HttpFailure } from "../http/failure.ts";
import { MAX_CONFIG_BYTES } from "../image/content-source.ts";
import { isArtifact, isAttestation, isImageManifest, parseConfig, parseManifest, type Manifest } from "../oci/manifest.ts";
import { isManifestType } from "../oci/media-type.ts";
import { samePlatform, type Platform } from "../oci/platform.ts";
import type { Reference } from "../oci/reference.ts";
import type { RegistryClient } from "../registry/client.ts";
import { RegistryError } from "../registry/errors.ts";
import { readFacts, type VersionFacts } from "./latest.ts";

const UNKNOWN: VersionFacts = { annotation: null, label: null, createdMs: null };

/** What the image that a reference names says of itself, of several platforms this one; nothing where it is no image, or not whole. */
export async function readPublished(ref: Reference, platform: Platform | null, client: RegistryClient, signal?: AbortSignal): Promise<VersionFacts> {
  try {
    const root = await readManifest(ref, client, signal);
    if (root.kind === "manifest") return await readManifestFacts(ref, root, {}, client, signal);
    const images = root.manifests.filter((entry) => isManifestType(entry.mediaType) && !isAttestation(entry) && !isArtifact(entry));
    const entry = images.find((each) => platform !== null && each.platform !== undefined && samePlatform(each.platform, platform)) ?? images[0];
    if (entry === undefined) return readFacts(root.annotations, { labels: {}, created: null });
    const manifest = await readManifest({ ...ref, digest: entry.digest }, client, signal);
    return manifest.kind === "manifest" ? await readManifestFacts(ref, manifest, root.annotations, client, signal) : UNKNOWN;
  } catch (error) {
    // A tag that names something broken is mended by being moved; a registry that does not answer says nothing.
    if (error instanceof RegistryError ? error.kind === "not-found" : error instanceof UserError && !(error instanceof HttpFailure)) return UNKNOWN;
    throw error;
  }
}

async function readManifest(ref: Reference, client: RegistryClient, signal: AbortSignal | undefined) {
  const { bytes, mediaType } = await client.getManifest(ref, signal);
  return parseManifest(bytes, mediaType, `What ${ref.repository} has`);
}

async function readManifestFacts(ref: Reference, manifest: Manifest, annotations: Readonly<Record<string, string>>, client: RegistryClient, signal: AbortSignal | undefined): Promise<VersionFacts> {
  if (!isImageManifest(manifest)) return UNKNOWN;
  const config = parseConfig(await client.getBlob(ref, manifest.config, MAX_CONFIG_BYTES, signal), "Its configuration");
  return readFacts({ ...manifest.annotations, ...annotations }, config);
}
