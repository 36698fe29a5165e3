import { UserError } from "../errors.ts";
import type { Host } from "../host/host.ts";
import { runParallel } from "../image/parallel.ts";
import type { Digest } from "../oci/digest.ts";
import { isNonDistributable } from "../oci/media-type.ts";
import { formatRepository, type Reference } from "../oci/reference.ts";
import type { BlobSource, RegistryClient } from "../registry/client.ts";
import type { BuiltIndex } from "./image-index.ts";
import { RegistryError } from "../registry/errors.ts";
import { fetchManifest, type Origin } from "./origin.ts";
import { patiently } from "./patience.ts";
import type { Held, PlatformImage } from "./sources.ts";

/** What writing needs. */
export interface WriteAccess {
  readonly host: Host;
  readonly client: RegistryClient;
}

/** What a repository lacks of an image. */
export interface Absent {
  readonly repository: Reference;
  /** Images first, then attestations. */
  readonly manifests: readonly Held[];
  readonly lacksIndex: boolean;
  /** Seen there by their digests. */
  readonly seen: ReadonlySet<Digest>;
}

const PARALLEL = 4;

/** Asks a repository by digest for the index and each manifest; what was read from it is not asked for again. */
export async function findAbsent(repository: Reference, images: readonly PlatformImage[], index: BuiltIndex, client: RegistryClient): Promise<Absent> {
  const elsewhere = manifestsOf(images).filter(({ origins }) => !origins.some((origin) => isSameRepository(origin, repository)));
  const seen = new Set<Digest>();
  const digests = [index.digest, ...elsewhere.map(({ descriptor }) => descriptor.digest)];
  await runParallel(digests, PARALLEL, async (digest) => {
    if (await isThere({ ...repository, digest }, client)) seen.add(digest);
  });
  const manifests = elsewhere.filter(({ descriptor }) => !seen.has(descriptor.digest));
  return { repository, manifests, lacksIndex: !seen.has(index.digest), seen };
}

/** Some registries deny reading what does not exist yet to who may make it; whether he may is found out by writing. */
async function isThere(ref: Reference, client: RegistryClient): Promise<boolean> {
  try {
    return (await client.headManifest(ref)) !== null;
  } catch (error) {
    if (error instanceof RegistryError && (error.kind === "denied" || error.kind === "unauthorized")) return false;
    throw error;
  }
}

/** Brings what a repository lacks into it, by digest, each after all that it names; `filled` are repositories that have it all. */
export async function copyAbsent({ repository, manifests, lacksIndex }: Absent, index: BuiltIndex, filled: readonly Reference[], client: RegistryClient): Promise<void> {
  const neighbour = filled.find(({ registry }) => registry === repository.registry);
  for (const held of manifests) await copyManifest(held, repository, neighbour, client);
  if (lacksIndex) await client.putManifest({ ...repository, digest: index.digest }, index);
}

async function copyManifest(held: Held, to: Reference, neighbour: Reference | undefined, client: RegistryClient): Promise<void> {
  const { config, layers, mediaType } = held.parsed;
  const blobs = [config, ...layers].filter((blob) => !isNonDistributable(blob.mediaType));
  const distinct = new Map(blobs.map((blob) => [blob.digest, blob]));
  const origin = held.origins.find(({ repository }) => repository?.registry === to.registry) ?? held.origins[0];
  if (origin === undefined) throw new RangeError(`Nothing holds ${held.descriptor.digest}.`);
  const from = origin.repository?.registry === to.registry ? origin.repository : neighbour;
  await runParallel(distinct.values(), PARALLEL, async (blob) => {
    const open = (offset: number) => origin.openBlob(blob, offset);
    const source: BlobSource = from === undefined ? { open } : { from, open };
    await client.putBlob(to, blob, source);
  });
  await client.putManifest({ ...to, digest: held.descriptor.digest }, { bytes: held.bytes, mediaType });
}

/**
 * Reads the index back and asks for every manifest and configuration by HEAD. Throws a `UserError` where the repository does
 * not hold them; some registries take an index whose images they lack.
 */
export async function checkDelivered({ repository, seen }: Absent, images: readonly PlatformImage[], index: BuiltIndex, access: WriteAccess): Promise<void> {
  const { client, host } = access;
  const name = formatRepository(repository);
  // The client hashes what comes: bytes of this digest are the bytes that were sent.
  const readBack = await fetchManifest({ ...repository, digest: index.digest }, client, host);
  if (readBack === null) throw notThere(name, `the index ${index.digest}`);
  const there = async (what: string, look: () => Promise<boolean>) => {
    const found = await patiently(host.clock, async () => ((await look()) ? true : null));
    if (found === null) throw notThere(name, what);
  };
  const manifests = manifestsOf(images).filter(({ descriptor }) => !seen.has(descriptor.digest));
  await runParallel(manifests, PARALLEL, ({ descriptor: { digest } }) =>
    there(`the manifest ${digest}`, async () => (await client.headManifest({ ...repository, digest })) !== null),
  );
  await runParallel(images, PARALLEL, ({ manifest: { parsed: { config } } }) =>
    there(`the configuration ${config.digest}`, () => client.hasBlob(repository, config.digest)),
  );
}

function manifestsOf(images: readonly PlatformImage[]): Held[] {
  const all = [...images.map(({ manifest }) => manifest), ...images.flatMap(({ attestations }) => attestations)];
  return [...new Map(all.map((held) => [held.descriptor.digest, held])).values()];
}

function isSameRepository({ repository }: Origin, other: Reference): boolean {
  return repository?.registry === other.registry && repository.repository === other.repository;
}

function notThere(name: string, what: string): UserError {
  return new UserError(`${name} does not have ${what}, which it was given.`, "No tag was moved. Run it again; if it happens again, ask the registry's operator.");
}
