import { UserError } from "../errors.ts";
import { HttpFailure } from "../http/failure.ts";
import { MAX_CONFIG_BYTES } from "../image/content-source.ts";
import type { Digest } from "../oci/digest.ts";
import { isArtifact, isAttestation, isImageManifest, parseConfig, parseManifest, type Manifest } from "../oci/manifest.ts";
import { isManifestType } from "../oci/media-type.ts";
import { samePlatform, type Platform } from "../oci/platform.ts";
import type { Reference } from "../oci/reference.ts";
import type { RegistryClient } from "../registry/client.ts";
import { RegistryError } from "../registry/errors.ts";
import { judgeLatest, readFacts, type NextFacts, type VersionFacts } from "./latest.ts";
import type { Target } from "./plan.ts";

/** What is to become of one tag. */
export interface Move {
  readonly target: Target;
  /** What it names now; null where there is no such tag. */
  readonly from: Digest | null;
  readonly action: "move" | "unchanged" | "hold";
  /** Why it is held. */
  readonly why: string | null;
}

/** The image that tags are to name. */
export interface NewImage {
  readonly digest: Digest;
  /** null: `latest` is not guarded. */
  readonly facts: NextFacts | null;
  /** One that it has, to compare like with like. */
  readonly platform: Platform;
}

/** Asks what the tag names and decides what becomes of it. */
export async function decideMove(target: Target, image: NewImage, client: RegistryClient): Promise<Move> {
  const found = await client.headManifest(target.reference);
  const from = found?.digest ?? null;
  if (from === image.digest) return { target, from, action: "unchanged", why: null };
  if (image.facts === null || !isGuarded(target)) return { target, from, action: "move", why: null };
  const current = from === null ? null : await readCurrent({ ...target.reference, tag: null, digest: from }, image.platform, client);
  const why = judgeLatest(image.facts, current);
  return { target, from, action: why === null ? "move" : "hold", why };
}

/** Whether the tag is the one that prereleases and older images leave alone. */
export function isGuarded({ reference }: Target): boolean {
  return reference.tag === "latest";
}

const UNKNOWN: VersionFacts = { annotation: null, label: null, createdMs: null };

/** What the image that a tag names says of itself; nothing where it is no image, or not whole. */
async function readCurrent(ref: Reference, platform: Platform, client: RegistryClient): Promise<VersionFacts> {
  try {
    const root = await readManifest(ref, client);
    if (root.kind === "manifest") return await readManifestFacts(ref, root, {}, client);
    const images = root.manifests.filter((entry) => isManifestType(entry.mediaType) && !isAttestation(entry) && !isArtifact(entry));
    const entry = images.find((each) => each.platform !== undefined && samePlatform(each.platform, platform)) ?? images[0];
    if (entry === undefined) return readFacts(root.annotations, { labels: {}, created: null });
    const manifest = await readManifest({ ...ref, digest: entry.digest }, client);
    return manifest.kind === "manifest" ? await readManifestFacts(ref, manifest, root.annotations, client) : UNKNOWN;
  } catch (error) {
    // A tag that names something broken is mended by being moved; a registry that does not answer says nothing.
    if (error instanceof RegistryError ? error.kind === "not-found" : error instanceof UserError && !(error instanceof HttpFailure)) return UNKNOWN;
    throw error;
  }
}

async function readManifest(ref: Reference, client: RegistryClient) {
  const { bytes, mediaType } = await client.getManifest(ref);
  return parseManifest(bytes, mediaType, `What ${ref.repository} has`);
}

async function readManifestFacts(ref: Reference, manifest: Manifest, annotations: Readonly<Record<string, string>>, client: RegistryClient): Promise<VersionFacts> {
  if (!isImageManifest(manifest)) return UNKNOWN;
  const config = parseConfig(await client.getBlob(ref, manifest.config, MAX_CONFIG_BYTES), "Its configuration");
  return readFacts({ ...manifest.annotations, ...annotations }, config);
}
