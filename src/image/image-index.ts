import { UserError } from "../errors.ts";
import { distinctBytes, type Descriptor } from "../oci/descriptor.ts";
import type { Digest } from "../oci/digest.ts";
import { attestationSubject, isArtifact, isAttestation, isImageManifest, type Index, type Manifest } from "../oci/manifest.ts";
import { isIndexType, isManifestType } from "../oci/media-type.ts";
import { formatPlatform, samePlatform, type Platform } from "../oci/platform.ts";
import { readDocument, REMAKE_HINT, type ContentSource } from "./content-source.ts";
import type { Image } from "./image.ts";
import { loadImage, type Candidate, type Loaded } from "./image-manifest.ts";
import { runParallel } from "./parallel.ts";
import { firstOfEach, isWanted, refuseAbsent, type PlatformChoice } from "./platform-choice.ts";

/** What an index or a manifest holds. */
export interface Collected {
  /** In the index's order; never empty. */
  readonly images: readonly Image[];
  readonly commit: string | null;
  readonly notCounted: { readonly attestationBytes: number; readonly artifactManifests: number };
}

/** A document to start from: what a tag or a digest names. `digest` is null for the table of contents of a layout. */
export interface Root {
  readonly document: Manifest | Index;
  readonly digest: Digest | null;
}

const MAX_DEPTH = 4;
// Bounds what a hostile index can make us ask for; the largest official image lists some forty manifests.
const MAX_LISTED = 1000;
const PARALLEL = 4;

/**
 * The images of the platforms that are wanted: attestations and artifacts are left out and counted, of two manifests
 * for one platform the first counts (image-index.md), and what a sparse copy does not hold is no platform of it.
 */
export async function collectImages(
  root: Root,
  source: ContentSource,
  choice: PlatformChoice,
  signal?: AbortSignal,
): Promise<Collected> {
  const listed = await listRoot(root, source, signal);
  const wanted = listed.candidates.filter(({ platform }) => platform === null || isWanted(platform, choice.platforms));
  const found = await loadAll(firstOfEach(wanted), source, signal);
  const images = firstOfEach(found.images.filter(({ platform }) => isWanted(platform, choice.platforms)));
  checkFound(images, found, listed, source.where, choice);
  return {
    images,
    commit: commitOf(root, found),
    notCounted: {
      attestationBytes: found.attestationBytes + (await sumAttestations(listed.attestations, images, source, signal)),
      artifactManifests: listed.artifacts + found.artifacts,
    },
  };
}

interface Listed {
  readonly candidates: Candidate[];
  readonly attestations: Descriptor[];
  artifacts: number;
}

async function listRoot(root: Root, source: ContentSource, signal?: AbortSignal): Promise<Listed> {
  const listed: Listed = { candidates: [], attestations: [], artifacts: 0 };
  const { document, digest } = root;
  if (document.kind === "index") {
    await listIndex(document, { source, listed, seen: new Set(), signal, entries: 0 }, digest === null ? 0 : 1);
    return listed;
  }
  if (!isImageManifest(document)) throw notAnImage(source.where, document);
  listed.candidates.push({ platform: null, digest, read: () => Promise.resolve(document) });
  return listed;
}

interface Listing {
  readonly source: ContentSource;
  readonly listed: Listed;
  /** The nested indexes that were read. */
  readonly seen: Set<Digest>;
  readonly signal: AbortSignal | undefined;
  entries: number;
}

/**
 * Sorts an index's entries; an index in it is read in its place, at most four deep. None can hold itself: that would take
 * a document that holds its own digest, and every one is checked against the digest it is listed under.
 */
async function listIndex(index: Index, listing: Listing, depth: number): Promise<void> {
  const { source, listed } = listing;
  for (const entry of index.manifests) {
    listing.entries += 1;
    if (listing.entries > MAX_LISTED) throw new UserError(`${source.where} lists more than ${MAX_LISTED} manifests.`, REMAKE_HINT);
    if (isAttestation(entry)) listed.attestations.push(entry);
    else if (isArtifact(entry)) listed.artifacts += 1;
    else if (isIndexType(entry.mediaType)) await listNested(entry, listing, depth);
    else listed.candidates.push({ platform: entry.platform ?? null, digest: entry.digest, read: () => readListed(entry, source) });
  }
}

async function listNested(entry: Descriptor, listing: Listing, depth: number): Promise<void> {
  const { source, seen, signal } = listing;
  if (seen.has(entry.digest)) return;
  seen.add(entry.digest);
  if (depth >= MAX_DEPTH) {
    throw new UserError(`${source.where} nests more than ${MAX_DEPTH} indexes in one another.`, REMAKE_HINT);
  }
  signal?.throwIfAborted();
  const nested = await readListed(entry, source);
  if (nested?.kind === "index") await listIndex(nested, listing, depth + 1);
}

async function readListed(entry: Descriptor, source: ContentSource): Promise<Manifest | Index | null> {
  const document = await readDocument(entry, source);
  if (document !== null || source.isSparse) return document;
  throw new UserError(`${source.where} lists the manifest ${entry.digest}, which is not there.`, REMAKE_HINT);
}

interface Found {
  readonly images: readonly Image[];
  readonly manifests: readonly Manifest[];
  /** Platforms that are listed and whose content is not here. */
  readonly sparse: readonly Platform[];
  readonly artifacts: number;
  readonly attestationBytes: number;
}

async function loadAll(candidates: readonly Candidate[], source: ContentSource, signal?: AbortSignal): Promise<Found> {
  const loaded: Loaded[] = [];
  await runParallel(
    candidates.entries(),
    PARALLEL,
    async ([position, candidate]) => {
      loaded[position] = await loadImage(candidate, source);
    },
    signal,
  );
  const images = loaded.filter((one) => one.is === "image");
  const attestations = loaded.filter((one) => one.is === "attestation");
  return {
    images: images.map(({ image }) => image),
    manifests: images.map(({ manifest }) => manifest),
    sparse: loaded.flatMap((one) => (one.is === "absent" && one.platform !== null ? [one.platform] : [])),
    artifacts: loaded.filter((one) => one.is === "artifact").length,
    attestationBytes: attestations.reduce((sum, { manifest }) => sum + distinctBytes(manifest.layers), 0),
  };
}

function checkFound(
  images: readonly Image[],
  found: Found,
  listed: Listed,
  where: string,
  choice: PlatformChoice,
): void {
  const known = [...listed.candidates.flatMap(({ platform }) => platform ?? []), ...found.images.map(({ platform }) => platform)];
  const there = known.filter((platform) => !found.sparse.some((absent) => samePlatform(absent, platform)));
  if (images.length === 0 && (choice.platforms.length === 0 || there.length === 0)) throw nothingHere(where, found.sparse);
  refuseAbsent(images, there, where, choice);
}

function nothingHere(where: string, sparse: readonly Platform[]): UserError {
  if (sparse.length === 0) return new UserError(`${where} holds no image.`, "Name an image: this holds artifacts, or nothing.");
  return new UserError(
    `${where} lists ${sparse.map(formatPlatform).join(", ")}, but holds the content of none.`,
    "Copy or save the image with all that belongs to it.",
  );
}

function notAnImage(where: string, { artifactType, config }: Manifest): UserError {
  const type = (artifactType ?? config.mediaType).slice(0, 100);
  return new UserError(`${where} is no image but an artifact (${type}).`, "Name an image: an artifact has no layers to compare.");
}

function commitOf({ document }: Root, { images, manifests }: Found): string | null {
  const said = [document, ...manifests].map(({ annotations }) => commitIn(annotations));
  return [...said, ...images.map(({ config }) => commitIn(config.labels))].find((commit) => commit !== null) ?? null;
}

/** The commit that annotations or labels name (image-spec annotations.md), or null. */
export function commitIn(labels: Readonly<Record<string, string>>): string | null {
  return labels["org.opencontainers.image.revision"] || null;
}

/** Bytes of the statements that describe the images. An attestation that is not here is not counted. */
async function sumAttestations(
  attestations: readonly Descriptor[],
  images: readonly Image[],
  source: ContentSource,
  signal?: AbortSignal,
): Promise<number> {
  const digests = new Set<string | null>(images.map(({ digest }) => digest));
  let sum = 0;
  await runParallel(
    attestations.filter((one) => isManifestType(one.mediaType) && describesOneOf(one, digests)),
    PARALLEL,
    async (attestation) => {
      const manifest = await readDocument(attestation, source);
      if (manifest?.kind === "manifest") sum += distinctBytes(manifest.layers);
    },
    signal,
  );
  return sum;
}

function describesOneOf(attestation: Descriptor, digests: ReadonlySet<string | null>): boolean {
  const subject = attestationSubject(attestation);
  return subject === undefined || digests.has(subject);
}
