import { parseDescriptor, type Descriptor } from "../../oci/descriptor.ts";
import { digestOf, type Digest } from "../../oci/digest.ts";
import { readJsonObject } from "../../oci/json.ts";
import { OCI_MANIFEST } from "../../oci/media-type.ts";
import { CACHE_CONFIG_TYPE, type CacheConfig } from "./config.ts";
import type { BlobPlace } from "./index-document.ts";

/** What BuildKit's manifest says of a cache that it exported. */
export interface ExportedManifest {
  readonly config: Descriptor;
  readonly layers: ReadonlyMap<Digest, Descriptor>;
}

/** The cache as BuildKit imports it: the manifest, and the config that it names. */
export interface ServedCache {
  readonly manifest: { readonly bytes: Buffer; readonly digest: Digest; readonly mediaType: string };
  readonly config: { readonly bytes: Buffer; readonly digest: Digest };
}

/** BuildKit puts the place that it read a layer from there: our address, with the secret in it. */
const SOURCE_ANNOTATION = "containerd.io/distribution.source";

/** Parses the manifest of an exported cache, in both of BuildKit's forms; null for any other. */
export function parseCacheManifest(bytes: Uint8Array): ExportedManifest | null {
  const object = readJsonObject(bytes);
  if (object === null) return null;
  const descriptors = [object["config"] ?? [], object["layers"] ?? [], object["manifests"] ?? []].flat().map(readDescriptor);
  const config = descriptors.find((descriptor) => descriptor?.mediaType === CACHE_CONFIG_TYPE);
  if (config === undefined || config === null || descriptors.includes(null)) return null;
  const layers = descriptors.filter((descriptor) => descriptor !== null && descriptor !== config) as Descriptor[];
  return { config, layers: new Map(layers.map((layer) => [layer.digest, layer])) };
}

/** Writes the manifest of a cache in the form of an image manifest (BuildKit's `image-manifest=true`); `text` is the config as it is served. */
export function makeCacheManifest(config: CacheConfig, text: string, placeOf: (blob: Digest) => BlobPlace | null): ServedCache {
  const configBytes = Buffer.from(text);
  const configDigest = digestOf(configBytes);
  const blobs = [...new Set(config.layers.map(({ blob }) => blob))];
  const bytes = Buffer.from(
    JSON.stringify({
      schemaVersion: 2,
      mediaType: OCI_MANIFEST,
      config: { mediaType: CACHE_CONFIG_TYPE, digest: configDigest, size: configBytes.length },
      layers: blobs.flatMap((digest) => {
        const place = placeOf(digest);
        return place === null ? [] : [{ mediaType: place.mediaType, digest, size: place.sizeBytes, annotations: place.annotations }];
      }),
    }),
  );
  return { manifest: { bytes, digest: digestOf(bytes), mediaType: OCI_MANIFEST }, config: { bytes: configBytes, digest: configDigest } };
}

function readDescriptor(value: unknown): Descriptor | null {
  try {
    const descriptor = parseDescriptor(value, "The cache's manifest");
    const annotations = Object.entries(descriptor.annotations).filter(([name]) => !name.startsWith(SOURCE_ANNOTATION));
    return { ...descriptor, annotations: Object.fromEntries(annotations) };
  } catch {
    return null;
  }
}
