import { gzipSync, zstdCompressSync } from "node:zlib";
import type { Image, Layer, LayerReader } from "../../src/image/image.ts";
import { digestOf, type Digest } from "../../src/oci/digest.ts";
import type { HistoryEntry } from "../../src/oci/manifest.ts";
import type { Platform } from "../../src/oci/platform.ts";
import { tarOf, type TarEntry } from "./tar.ts";

/** One layer of an image made for a test. */
export interface FakeLayer {
  readonly entries?: readonly TarEntry[];
  /** The uncompressed bytes, instead of `entries`. */
  readonly tar?: Uint8Array;
  /** The blob as stored, instead of the compressed tar. */
  readonly blob?: Uint8Array;
  readonly compression?: "gzip" | "zstd" | "none";
  readonly createdBy?: string;
  readonly mediaType?: string | null;
  /** What the image claims, where it is not the truth; null: the place does not know. */
  readonly digest?: Digest | null;
  readonly diffId?: Digest;
  readonly bytes?: number | null;
  readonly unreadable?: string | null;
}

/** An image made for a test. */
export interface FakeImage {
  readonly layers: readonly FakeLayer[];
  readonly platform?: Platform;
  readonly labels?: Readonly<Record<string, string>>;
  readonly history?: readonly HistoryEntry[];
  /** null: the place has no manifest. */
  readonly digest?: Digest | null;
  readonly configBytes?: number;
  /** Bytes of each chunk that a reader gets; 64 KiB by default. */
  readonly chunkBytes?: number;
}

/** What an image in memory gives, and which layers were read from it, in order. */
export type CountingImage = Image & { readonly read: number[] };

const MEDIA_TYPES = {
  gzip: "application/vnd.oci.image.layer.v1.tar+gzip",
  zstd: "application/vnd.oci.image.layer.v1.tar+zstd",
  none: "application/vnd.oci.image.layer.v1.tar",
} as const;

/** An image in memory. Its layers are gzip unless they say otherwise. */
export function imageOf(fake: FakeImage): CountingImage {
  const built = fake.layers.map(buildLayer);
  const layers = built.map(({ layer }) => layer);
  const read: number[] = [];
  return {
    platform: fake.platform ?? { os: "linux", architecture: "amd64" },
    digest: fake.digest === undefined ? digestOf(JSON.stringify(layers)) : fake.digest,
    configBytes: fake.configBytes ?? 100,
    config: {
      platform: fake.platform ?? { os: "linux", architecture: "amd64" },
      diffIds: layers.map((layer) => layer.diffId),
      history: fake.history ?? fake.layers.map(historyOf),
      labels: fake.labels ?? {},
      created: null,
    },
    layers,
    read,
    readLayers: (wanted, reader, parallel, signal) =>
      readEach(wanted, parallel, signal, (layer) => {
        read.push(layer.index);
        return reader(layer, chunksOf(built[layer.index]?.blob ?? Buffer.alloc(0), fake.chunkBytes ?? 65_536));
      }),
  };
}

/** The bytes as a stream of chunks. */
export async function* chunksOf(bytes: Uint8Array, chunkBytes = 65_536): AsyncGenerator<Uint8Array> {
  for (let at = 0; at < bytes.length; at += chunkBytes) yield bytes.subarray(at, at + chunkBytes);
}

function buildLayer(fake: FakeLayer, index: number): { layer: Layer; blob: Uint8Array } {
  const tar = fake.tar ?? tarOf(fake.entries ?? []);
  const compression = fake.compression ?? "gzip";
  const blob = fake.blob ?? compress(tar, compression);
  const layer: Layer = {
    index,
    digest: fake.digest === undefined ? digestOf(blob) : fake.digest,
    diffId: fake.diffId ?? digestOf(tar),
    mediaType: fake.mediaType === undefined ? MEDIA_TYPES[compression] : fake.mediaType,
    bytes: fake.bytes === undefined ? blob.length : fake.bytes,
    createdBy: fake.createdBy ?? "",
    unreadable: fake.unreadable ?? null,
  };
  return { layer, blob };
}

function compress(tar: Uint8Array, compression: keyof typeof MEDIA_TYPES): Uint8Array {
  if (compression === "gzip") return gzipSync(tar);
  return compression === "zstd" ? zstdCompressSync(tar) : tar;
}

function historyOf(fake: FakeLayer): HistoryEntry {
  return { createdBy: fake.createdBy ?? "", comment: "", created: null, emptyLayer: false };
}

async function readEach(
  wanted: readonly Layer[],
  parallel: number,
  signal: AbortSignal | undefined,
  read: (layer: Layer) => ReturnType<LayerReader>,
): Promise<void> {
  const waiting = wanted[Symbol.iterator]();
  const work = async () => {
    for (const layer of waiting) {
      signal?.throwIfAborted();
      await read(layer);
    }
  };
  await Promise.all(Array.from({ length: Math.max(1, parallel) }, work));
}
