import type { Digest } from "../oci/digest.ts";
import { parseManifest } from "../oci/manifest.ts";
import { isNonDistributable } from "../oci/media-type.ts";
import { formatReference, type Reference } from "../oci/reference.ts";
import type { FetchedManifest, RegistryClient } from "../registry/client.ts";
import { RegistryError } from "../registry/errors.ts";
import { ImageNotFound, type Layer } from "./image.ts";
import { MAX_CONFIG_BYTES, type ContentSource } from "./content-source.ts";
import { collectImages, type Collected } from "./image-index.ts";
import type { PlatformChoice } from "./platform-choice.ts";
import { runParallel } from "./parallel.ts";

/**
 * The images of a reference in a registry: one request for what it names, two for each platform that is wanted, and one
 * for each attestation of those. Throws `ImageNotFound` where the registry has no such reference.
 */
export async function readRegistryImage(
  reference: Reference,
  where: string,
  client: RegistryClient,
  choice: PlatformChoice,
  signal?: AbortSignal,
): Promise<Collected & { readonly digest: Digest }> {
  const { bytes, mediaType, digest } = await getManifest(reference, client, signal);
  const document = parseManifest(bytes, mediaType, where);
  const collected = await collectImages({ document, digest }, registrySource(reference, where, client, signal), choice, signal);
  return { ...collected, digest };
}

async function getManifest(reference: Reference, client: RegistryClient, signal?: AbortSignal): Promise<FetchedManifest> {
  try {
    return await client.getManifest(reference, signal);
  } catch (error) {
    if (!(error instanceof RegistryError) || error.kind !== "not-found") throw error;
    const code = error.code === null ? "" : ` (${error.code})`;
    throw new ImageNotFound(`${formatReference(reference)} does not exist${code}.`, error.hint, { cause: error });
  }
}

function registrySource(reference: Reference, where: string, client: RegistryClient, signal?: AbortSignal): ContentSource {
  return {
    where,
    isSparse: false,
    async readManifest({ digest }) {
      try {
        return await getManifest({ ...reference, tag: null, digest }, client, signal);
      } catch (error) {
        // What an index lists and the registry lacks is a broken image, not a missing one.
        if (error instanceof ImageNotFound) return null;
        throw error;
      }
    },
    readConfig: (descriptor) => client.getBlob(reference, descriptor, MAX_CONFIG_BYTES, signal),
    holdsForeign: ({ mediaType }) => Promise.resolve(!isNonDistributable(mediaType)),
    readLayers: (wanted, read, parallel, readSignal) =>
      runParallel(
        wanted,
        parallel,
        async (layer) => {
          const { digest, bytes: size } = layer;
          if (digest === null || size === null) throw new RangeError(`Layer ${layer.index} of ${formatReference(reference)} has no digest.`);
          await read(layer, client.openBlob(reference, blobOf(layer, digest, size), readSignal));
        },
        readSignal,
      ),
  };
}

function blobOf({ mediaType }: Layer, digest: Digest, size: number) {
  return { mediaType: mediaType ?? "", digest, size, annotations: {} };
}
