import { createHash } from "node:crypto";
import { mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";

const OCI = "application/vnd.oci.image";

/** A small image for a test that wants something wrong with it. */
export interface LayoutOptions {
  /** Blobs as stored, with the digest of their uncompressed tar. */
  readonly layers: readonly { readonly blob: Buffer; readonly tar: Buffer; readonly mediaType?: string }[];
  /** `amd64` by default. */
  readonly architecture?: string;
  /** The last say over the manifest before it is written. */
  readonly editManifest?: (manifest: Record<string, unknown>) => void;
  /** The last say over the blobs, by digest, after the manifest named them. */
  readonly editBlobs?: (blobs: Map<string, Buffer>) => void;
  /** The last say over the index. */
  readonly editIndex?: (index: { manifests: Record<string, unknown>[] }) => void;
}

/** The blobs of a small image, its manifest among them, by digest; and the index over it. */
export function makeBlobs(options: LayoutOptions): { blobs: Map<string, Buffer>; manifest: string; index: string } {
  const blobs = new Map<string, Buffer>();
  const add = (bytes: Buffer | string): { digest: string; size: number } => {
    const buffer = Buffer.from(bytes);
    const digest = digestOf(buffer);
    blobs.set(digest, buffer);
    return { digest, size: buffer.length };
  };
  const config = {
    architecture: options.architecture ?? "amd64",
    os: "linux",
    config: {},
    rootfs: { type: "layers", diff_ids: options.layers.map(({ tar }) => digestOf(tar)) },
    history: options.layers.map((_, index) => ({ created_by: `RUN step ${index}` })),
  };
  const manifest: Record<string, unknown> = {
    schemaVersion: 2,
    mediaType: `${OCI}.manifest.v1+json`,
    config: { mediaType: `${OCI}.config.v1+json`, ...add(JSON.stringify(config)) },
    layers: options.layers.map(({ blob, mediaType }) => ({
      mediaType: mediaType ?? `${OCI}.layer.v1.tar+gzip`,
      ...add(blob),
    })),
  };
  options.editManifest?.(manifest);
  const described = add(JSON.stringify(manifest));
  const mediaType = manifest["mediaType"] ?? `${OCI}.manifest.v1+json`;
  const index = { schemaVersion: 2, manifests: [{ mediaType, ...described } as Record<string, unknown>] };
  options.editIndex?.(index);
  options.editBlobs?.(blobs);
  return { blobs, manifest: described.digest, index: JSON.stringify(index) };
}

/** Writes a small image as an OCI layout. */
export async function writeLayout(folder: string, options: LayoutOptions): Promise<void> {
  const { blobs, index } = makeBlobs(options);
  await writeBlobs(folder, blobs, index);
}

/** sha256 as the OCI specification writes it. */
export function digestOf(bytes: Buffer): string {
  return `sha256:${createHash("sha256").update(bytes).digest("hex")}`;
}

/** Writes one image of several platforms as an OCI layout, under one tag. */
export async function writeIndexLayout(
  folder: string,
  tag: string,
  platforms: readonly { readonly architecture: string; readonly layers: LayoutOptions["layers"] }[],
): Promise<void> {
  const blobs = new Map<string, Buffer>();
  const manifests = platforms.map(({ architecture, layers }) => {
    const made = makeBlobs({ layers, architecture });
    for (const [digest, blob] of made.blobs) blobs.set(digest, blob);
    const { manifests: described } = JSON.parse(made.index) as { manifests: object[] };
    return { ...described[0], platform: { os: "linux", architecture } };
  });
  const index = Buffer.from(JSON.stringify({ schemaVersion: 2, mediaType: `${OCI}.index.v1+json`, manifests }));
  blobs.set(digestOf(index), index);
  const top = {
    mediaType: `${OCI}.index.v1+json`,
    digest: digestOf(index),
    size: index.length,
    annotations: { "org.opencontainers.image.ref.name": tag },
  };
  await writeBlobs(folder, blobs, JSON.stringify({ schemaVersion: 2, manifests: [top] }));
}

async function writeBlobs(folder: string, blobs: ReadonlyMap<string, Buffer>, index: string): Promise<void> {
  await mkdir(join(folder, "blobs/sha256"), { recursive: true });
  await writeFile(join(folder, "oci-layout"), JSON.stringify({ imageLayoutVersion: "1.0.0" }));
  await writeFile(join(folder, "index.json"), index);
  for (const [digest, blob] of blobs) await writeFile(join(folder, "blobs", digest.replace(":", "/")), blob);
}
