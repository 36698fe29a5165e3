import { UserError } from "../errors.ts";
import type { Descriptor } from "../oci/descriptor.ts";
import type { Digest } from "../oci/digest.ts";
import { isAttestationManifest, isImageManifest, parseConfig, type ImageConfig, type Index, type Manifest } from "../oci/manifest.ts";
import { isNonDistributable } from "../oci/media-type.ts";
import type { Platform } from "../oci/platform.ts";
import { verifyBytes } from "./content.ts";
import { inlineContent, type ContentSource } from "./content-source.ts";
import type { Image, Layer } from "./image.ts";

/** A manifest that may be an image. */
export interface Candidate {
  /** null: only its configuration tells. */
  readonly platform: Platform | null;
  readonly digest: Digest | null;
  readonly read: () => Promise<Manifest | Index | null>;
}

/** What a candidate turned out to be. */
export type Loaded =
  | { readonly is: "image"; readonly image: Image; readonly manifest: Manifest }
  | { readonly is: "attestation"; readonly manifest: Manifest }
  | { readonly is: "artifact" }
  | { readonly is: "absent"; readonly platform: Platform | null };

/** Reads a manifest and its configuration, and checks that they belong together. */
export async function loadImage(candidate: Candidate, source: ContentSource): Promise<Loaded> {
  const manifest = await candidate.read();
  if (manifest?.kind !== "manifest") return { is: "absent", platform: candidate.platform };
  if (isAttestationManifest(manifest)) return { is: "attestation", manifest };
  if (!isImageManifest(manifest)) return { is: "artifact" };
  const where = candidate.digest === null ? source.where : `${candidate.digest} in ${source.where}`;
  const bytes = inlineContent(manifest.config) ?? (await source.readConfig(manifest.config));
  // An engine that holds one platform of several still saves the others' manifests, without what they list.
  if (bytes === null) return { is: "absent", platform: candidate.platform };
  verifyBytes(bytes, { digest: manifest.config.digest, size: manifest.config.size, where: `The configuration of ${where}` });
  const config = parseConfig(bytes, `The configuration of ${where}`);
  const image: Image = {
    platform: candidate.platform ?? config.platform,
    digest: candidate.digest,
    configBytes: manifest.config.size,
    config,
    layers: await layersOf(manifest, config, where, source),
    readLayers: source.readLayers,
  };
  return { is: "image", image, manifest };
}

async function layersOf(manifest: Manifest, config: ImageConfig, where: string, source: ContentSource): Promise<Layer[]> {
  const instructions = instructionsOf(config, manifest.layers.length, where);
  return await Promise.all(
    manifest.layers.map(async (layer, index) => ({
      index,
      ...instructions(index),
      digest: layer.digest,
      mediaType: layer.mediaType,
      bytes: layer.size,
      unreadable: await whyUnreadable(layer, source),
    })),
  );
}

/**
 * What the configuration says of each layer. Throws a `UserError` where it lists another number of DiffIDs than there
 * are layers; a history that does not match them says nothing ("OPTIONAL", image-spec config.md).
 */
export function instructionsOf(
  config: ImageConfig,
  layerCount: number,
  where: string,
): (index: number) => { diffId: Digest; createdBy: string } {
  const { diffIds } = config;
  if (diffIds.length !== layerCount) {
    throw new UserError(
      `${where} has ${layerCount} layers, but its configuration lists ${diffIds.length} DiffIDs.`,
      "Whatever made this image wrote it wrongly: build or push it again, or report it to that tool.",
    );
  }
  const steps = config.history.filter(({ emptyLayer }) => !emptyLayer);
  return (index) => {
    const diffId = diffIds[index];
    if (diffId === undefined) throw new RangeError(`There is no layer ${index}.`);
    return { diffId, createdBy: steps.length === layerCount ? (steps[index]?.createdBy ?? "") : "" };
  };
}

async function whyUnreadable(layer: Descriptor, source: ContentSource): Promise<string | null> {
  if (!isNonDistributable(layer.mediaType) || (await source.holdsForeign(layer))) return null;
  // Never fetched from the URLs it names: they are the image's word for where we should connect to.
  return "It is a non-distributable layer, which is not kept with the image.";
}
