import { randomBytes } from "node:crypto";
import { existsSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { afterEach } from "vitest";
import { CACHE_CONFIG_TYPE, formatConfig, type CacheConfig } from "../../../src/cache/layers/config.ts";
import { createLayerStore, type BuildIdentity, type LayerStore } from "../../../src/cache/layers/layer-store.ts";
import type { CacheAccess } from "../../../src/cache/service/access.ts";
import type { CacheService } from "../../../src/cache/service/cache-service.ts";
import type { Patience } from "../../../src/cache/service/patience.ts";
import type { Clock } from "../../../src/host/host.ts";
import { digestOf, type Digest } from "../../../src/oci/digest.ts";
import { accessTo, type FakeCache, type FakeConnection } from "./fake-service.ts";
import { T2 } from "./configs.ts";

export const MAIN = "refs/heads/main";
export const DEADLINE_MS = 600_000;

/** One step of a build and the layer that it makes on the step before it. */
export interface Step {
  readonly key: string;
  readonly layer: Buffer;
}

/** A build's store, and what it asked of the cache. */
export interface Build extends FakeConnection {
  readonly store: LayerStore;
  readonly folder: string;
}

const folders: string[] = [];

afterEach(() => {
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true, force: true });
});

/** A clock that goes so many times as fast. */
export function fastClock(start = new Date("2026-11-21T12:00:00Z"), speed = 200): Clock & { readonly sleeps: number[] } {
  const began = performance.now();
  const sleeps: number[] = [];
  return {
    sleeps,
    now: () => new Date(start.getTime() + (performance.now() - began) * speed),
    async sleep(ms, signal) {
      sleeps.push(ms);
      await wait(ms / speed, undefined, signal === undefined ? {} : { signal });
    },
  };
}

/** Begins a build on a cache. */
export function startBuild(
  cache: FakeCache,
  options: { refs?: readonly string[]; access?: Partial<CacheAccess>; identity?: Partial<BuildIdentity>; isPullRequest?: boolean; clock?: Clock } = {},
): Build {
  const access = accessTo(options.refs ?? [MAIN], options.access);
  const connection = cache.connect(access);
  const clock = options.clock ?? fastClock(cache.now);
  return { ...connection, ...openStore({ ...options, service: connection.service, access, clock }) };
}

/** Opens a store over any service. */
export function openStore(options: { service: CacheService; access: CacheAccess; clock: Clock; identity?: Partial<BuildIdentity>; isPullRequest?: boolean; patience?: Patience }): { store: LayerStore; folder: string } {
  const folder = mkdtempSync(join(tmpdir(), "plimsoll-layers-"));
  folders.push(folder);
  const store = createLayerStore({
    service: options.service,
    access: options.access,
    patience: options.patience ?? { budgetMs: 1000, waitedMs: () => 0, remainingMs: () => 1000, isSpent: () => false, spend() {}, onSpend: () => () => {}, during: (work) => work(() => {}) },
    clock: options.clock,
    folder,
    identity: { image: "registry.example/app", platforms: ["linux/amd64"], build: "b1", ...options.identity },
    isPullRequest: options.isPullRequest ?? false,
  });
  return { store, folder };
}

/** A step whose layer holds so many bytes that nobody can guess. */
export function step(key: string, sizeBytes: number): Step {
  return { key, layer: sizeBytes < 1_000_000 ? randomBytes(sizeBytes) : Buffer.alloc(sizeBytes, randomBytes(64)) };
}

/** What BuildKit writes of steps that build on each other. */
export function configOf(steps: readonly Step[], createdAt = T2): CacheConfig {
  return {
    layers: steps.map(({ layer }, index) => ({ blob: digestOf(layer), parent: index - 1 })),
    records: steps.map(({ key }, index) => ({
      digest: digestOf(key),
      results: [{ layer: index, createdAt }],
      chains: [],
      inputs: index === 0 ? [] : [[{ link: index - 1, selector: "" }]],
    })),
  };
}

/** Exports as BuildKit does: asks for each blob, sends what is not there, the config and the manifest last. Returns the digests that were sent. */
export function exportCache(build: Pick<Build, "store" | "folder">, steps: readonly Step[], createdAt = T2): readonly Digest[] {
  const { store, folder } = build;
  const config = Buffer.from(formatConfig(configOf(steps, createdAt)));
  const sent: Digest[] = [];
  const send = (bytes: Buffer): void => {
    const digest = digestOf(bytes);
    if (store.blobSize(digest) !== null) return;
    const path = join(folder, `put-${digest.slice(7, 23)}-${sent.length}`);
    writeFileSync(path, bytes);
    store.addBlob(digest, { path, sizeBytes: bytes.length });
    sent.push(digest);
  };
  for (const { layer } of steps) send(layer);
  send(config);
  const accepted = store.addManifest(manifestOf(config, steps));
  if (!accepted) throw new Error("the manifest was refused");
  return sent.filter((digest) => digest !== digestOf(config));
}

export function manifestOf(config: Buffer, steps: readonly Step[]): Buffer {
  const layers = steps.map(({ layer }) => ({
    mediaType: "application/vnd.oci.image.layer.v1.tar+zstd",
    digest: digestOf(layer),
    size: layer.length,
    annotations: { "containerd.io/uncompressed": digestOf("diff"), "containerd.io/distribution.source.ref": "127.0.0.1:5000/0123456789abcdef/cache" },
  }));
  return Buffer.from(
    JSON.stringify({
      schemaVersion: 2,
      mediaType: "application/vnd.oci.image.manifest.v1+json",
      config: { mediaType: CACHE_CONFIG_TYPE, digest: digestOf(config), size: config.length },
      layers,
    }),
  );
}

/** A whole build: imports, exports and saves. Returns the digests that it sent. */
export async function runBuild(build: Pick<Build, "store" | "folder">, steps: readonly Step[]): Promise<readonly Digest[]> {
  await build.store.load();
  const sent = exportCache(build, steps);
  await build.store.flush(DEADLINE_MS);
  return sent;
}

/** The cache config that a store offers; null: none. */
export async function importConfig(store: LayerStore): Promise<CacheConfig | null> {
  const manifest = await store.manifest();
  if (manifest === null) return null;
  const { config } = JSON.parse(manifest.bytes.toString()) as { config: { digest: string } };
  return JSON.parse((await readAll(store, config.digest))?.toString() ?? "null") as CacheConfig;
}

/** The blobs that a store offers, base first. */
export async function importedBlobs(store: LayerStore): Promise<readonly string[]> {
  return (await importConfig(store))?.layers?.map(({ blob }) => blob) ?? [];
}

/** A blob's bytes; null where the store cannot give it. */
export async function readAll(store: LayerStore, digest: string): Promise<Buffer | null> {
  const blob = await store.readBlob(digest);
  if (blob === null) return null;
  const chunks: Uint8Array[] = [];
  for await (const chunk of blob.open()) chunks.push(chunk);
  return Buffer.concat(chunks);
}

export function filesIn(folder: string): readonly string[] {
  return existsSync(folder) ? readdirSync(folder) : [];
}
