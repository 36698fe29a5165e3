import { gzipSync } from "node:zlib";
import { digestOf, type Digest } from "../../src/oci/digest.ts";
import { OCI_CONFIG, OCI_INDEX, OCI_LAYER_GZIP, OCI_MANIFEST } from "../../src/oci/media-type.ts";
import { tarOf, type TarEntry } from "./tar.ts";

/** Files by their names in a folder or an archive, in the order they are written. */
export type FakeFiles = ReadonlyMap<string, Buffer>;

/** A descriptor as it is written into JSON. */
export type FakeDescriptor = Readonly<Record<string, unknown>> & {
  readonly mediaType: string;
  readonly digest: Digest;
  readonly size: number;
};

export interface FakeStoredLayer {
  readonly tar: Buffer;
  /** What a registry holds: the tar in gzip. */
  readonly blob: Buffer;
  readonly createdBy: string;
}

/** An image with every document that a place may keep of it. */
export interface FakeStoredImage {
  readonly layers: readonly FakeStoredLayer[];
  readonly config: Buffer;
  readonly manifest: Buffer;
  /** The manifest's, with the platform as an index names it. */
  readonly descriptor: FakeDescriptor;
}

export interface FakeStoredImageOptions {
  readonly os?: string;
  readonly architecture?: string;
  readonly variant?: string;
  /** One file a layer, or the layer's entries. */
  readonly layers?: readonly (readonly TarEntry[])[];
  /** Changes the configuration before it is written. */
  readonly config?: Readonly<Record<string, unknown>>;
  /** Changes the manifest before it is written. */
  readonly manifest?: Readonly<Record<string, unknown>>;
}

const TWO_LAYERS: readonly (readonly TarEntry[])[] = [[{ name: "a", content: "first" }], [{ name: "b", content: "second" }]];

/** An image of two small layers, or as the options say. */
export function storedImage(options: FakeStoredImageOptions = {}): FakeStoredImage {
  const { os = "linux", architecture = "amd64", variant } = options;
  const platform = { os, architecture, ...(variant === undefined ? {} : { variant }) };
  const layers = (options.layers ?? TWO_LAYERS).map((entries, index) => {
    const tar = tarOf(entries);
    return { tar, blob: gzipSync(tar), createdBy: `RUN step ${index}` };
  });
  const config = jsonOf({
    ...platform,
    rootfs: { type: "layers", diff_ids: layers.map(({ tar }) => digestOf(tar)) },
    history: layers.map(({ createdBy }) => ({ created_by: createdBy })),
    ...options.config,
  });
  const manifest = jsonOf({
    schemaVersion: 2,
    mediaType: OCI_MANIFEST,
    config: descriptorOf(OCI_CONFIG, config),
    layers: layers.map(({ blob }) => descriptorOf(OCI_LAYER_GZIP, blob)),
    ...options.manifest,
  });
  return { layers, config, manifest, descriptor: descriptorOf(OCI_MANIFEST, manifest, { platform }) };
}

/** A descriptor of the bytes. */
export function descriptorOf(mediaType: string, bytes: Buffer, more: Readonly<Record<string, unknown>> = {}): FakeDescriptor {
  return { mediaType, digest: digestOf(bytes), size: bytes.length, ...more };
}

/** An image index. */
export function indexOf(manifests: readonly unknown[], more: Readonly<Record<string, unknown>> = {}): Buffer {
  return jsonOf({ schemaVersion: 2, mediaType: OCI_INDEX, manifests, ...more });
}

/** A descriptor with a name, as a layout's table of contents has it. */
export function named(name: string, descriptor: FakeDescriptor): FakeDescriptor {
  return { ...descriptor, annotations: { "org.opencontainers.image.ref.name": name } };
}

/** The blobs of an image, under their names in a layout. */
export function blobFiles(...blobs: readonly (Buffer | FakeStoredImage)[]): FakeFiles {
  const bytes = blobs.flatMap((blob) =>
    Buffer.isBuffer(blob) ? [blob] : [...blob.layers.map((layer) => layer.blob), blob.config, blob.manifest],
  );
  return new Map(bytes.map((content) => [`blobs/sha256/${digestOf(content).slice(7)}`, content]));
}

/** The files of an OCI layout. */
export function layoutFiles(contents: readonly unknown[], blobs: FakeFiles): FakeFiles {
  return new Map([
    ["oci-layout", jsonOf({ imageLayoutVersion: "1.0.0" })],
    ...blobs,
    ["index.json", indexOf(contents)],
  ]);
}

/** The files as a tar. */
export function tarOfFiles(files: FakeFiles, more: readonly TarEntry[] = []): Buffer {
  return tarOf([...[...files].map(([name, content]) => ({ name, content })), ...more]);
}

/** The value as JSON. */
export function jsonOf(value: unknown): Buffer {
  return Buffer.from(JSON.stringify(value));
}
