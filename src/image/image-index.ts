import { UserError } from "../errors.ts";
import type { Descriptor } from "../oci/descriptor.ts";
import type { Digest } from "../oci/digest.ts";
import {
  isArtifact,
  isAttestation,
  isAttestationManifest,
  isImageManifest,
  parseConfig,
  parseManifest,
  type ImageConfig,
  type Index,
  type Manifest,
} from "../oci/manifest.ts";
import { isIndexType, isManifestType, isNonDistributable } from "../oci/media-type.ts";
import { formatPlatform, samePlatform, type Platform } from "../oci/platform.ts";
import { verifyBytes } from "./content.ts";
import type { Image, Layer } from "./image.ts";
import { runParallel } from "./parallel.ts";

/** Something that gives documents and blobs by descriptor: a registry, a layout, an archive of either form. */
export interface ContentSource {
  /** How errors name the place: `ghcr.io/o/app:1`, `oci:app`. */
  readonly where: string;
  /** Whether it may list what it does not hold, as an engine does that pulled one platform of several. */
  readonly isSparse: boolean;
  /** A manifest or index, not yet verified; null where the place does not hold it. */
  readManifest(descriptor: Descriptor): Promise<Document | null>;
  /** A configuration, not yet verified; null where the place does not hold it. */
  readConfig(descriptor: Descriptor): Promise<Uint8Array | null>;
  /** Whether a non-distributable layer can be read here all the same. */
  holdsForeign(descriptor: Descriptor): Promise<boolean>;
  readonly readLayers: Image["readLayers"];
}

/** A manifest or index as a place gave it. */
export interface Document {
  readonly bytes: Uint8Array;
  /** What the place calls it; null where it says nothing. */
  readonly mediaType: string | null;
}

/** Which of the platforms are wanted. */
export interface PlatformChoice {
  /** Empty: all. */
  readonly platforms: readonly Platform[];
  /** What to do about one that is not there; `skip` makes do with the others. */
  readonly absent: "refuse" | "skip";
}

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

/** The largest manifest or index that is read, and the largest configuration. */
export const MAX_MANIFEST_BYTES = 4 * 1024 * 1024;
export const MAX_CONFIG_BYTES = 8 * 1024 * 1024;

const MAX_DEPTH = 4;
// Bounds what a hostile index can make us ask for; the largest official image lists some forty manifests.
const MAX_LISTED = 1000;
const PARALLEL = 4;
const REMAKE_HINT = "Push or build the image again.";

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

/** Parses what a place gave for a descriptor, once its bytes are what the descriptor says. */
export async function readDocument(descriptor: Descriptor, source: ContentSource): Promise<Manifest | Index | null> {
  const where = `The manifest ${descriptor.digest} in ${source.where}`;
  const given = inlineContent(descriptor);
  const found = given === null ? await source.readManifest(descriptor) : { bytes: given, mediaType: null };
  if (found === null) return null;
  verifyBytes(found.bytes, { digest: descriptor.digest, size: descriptor.size, where });
  const document = parseManifest(found.bytes, found.mediaType ?? descriptor.mediaType, where);
  if (document.mediaType === descriptor.mediaType.toLowerCase()) return document;
  throw new UserError(`${where} is not of the type ${descriptor.mediaType} that it is listed as.`, REMAKE_HINT);
}

interface Candidate {
  /** null: only its configuration tells. */
  readonly platform: Platform | null;
  readonly digest: Digest | null;
  readonly read: () => Promise<Manifest | Index | null>;
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
    await listIndex(document, { source, listed, seen: new Set(), signal }, digest === null ? 0 : 1);
    return listed;
  }
  if (!isImageManifest(document)) throw notAnImage(source.where, document);
  listed.candidates.push({ platform: null, digest, read: () => Promise.resolve(document) });
  return listed;
}

interface Listing {
  readonly source: ContentSource;
  readonly listed: Listed;
  readonly seen: Set<Digest>;
  readonly signal: AbortSignal | undefined;
}

/**
 * Sorts an index's entries; an index in it is read in its place, at most four deep. None can hold itself: that would take
 * a document that holds its own digest, and every one is checked against the digest it is listed under.
 */
async function listIndex(index: Index, listing: Listing, depth: number): Promise<void> {
  const { source, listed, seen } = listing;
  for (const entry of index.manifests) {
    if (seen.has(entry.digest)) continue;
    seen.add(entry.digest);
    if (seen.size > MAX_LISTED) throw new UserError(`${source.where} lists more than ${MAX_LISTED} manifests.`, REMAKE_HINT);
    if (isAttestation(entry)) listed.attestations.push(entry);
    else if (isArtifact(entry)) listed.artifacts += 1;
    else if (isIndexType(entry.mediaType)) await listNested(entry, listing, depth);
    else listed.candidates.push(candidateOf(entry, source));
  }
}

async function listNested(entry: Descriptor, listing: Listing, depth: number): Promise<void> {
  const { source, signal } = listing;
  if (depth >= MAX_DEPTH) {
    throw new UserError(`${source.where} nests more than ${MAX_DEPTH} indexes in one another.`, REMAKE_HINT);
  }
  signal?.throwIfAborted();
  const nested = await readListed(entry, source);
  if (nested?.kind === "index") await listIndex(nested, listing, depth + 1);
}

function candidateOf(entry: Descriptor, source: ContentSource): Candidate {
  return { platform: entry.platform ?? null, digest: entry.digest, read: () => readListed(entry, source) };
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

type Loaded =
  | { readonly is: "image"; readonly image: Image; readonly manifest: Manifest }
  | { readonly is: "attestation"; readonly manifest: Manifest }
  | { readonly is: "artifact" }
  | { readonly is: "absent"; readonly platform: Platform | null };

async function loadAll(candidates: readonly Candidate[], source: ContentSource, signal?: AbortSignal): Promise<Found> {
  const loaded: Loaded[] = [];
  await runParallel(
    candidates.entries(),
    PARALLEL,
    async ([position, candidate]) => {
      loaded[position] = await load(candidate, source);
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
    attestationBytes: attestations.reduce((sum, { manifest }) => sum + statementBytes(manifest), 0),
  };
}

async function load(candidate: Candidate, source: ContentSource): Promise<Loaded> {
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

/** The content that a descriptor carries itself, where it does. */
function inlineContent({ data }: Descriptor): Uint8Array | null {
  return data === undefined || data === "" ? null : Buffer.from(data, "base64");
}

function firstOfEach<T extends { readonly platform: Platform | null }>(entries: readonly T[]): T[] {
  const seen = new Set<string>();
  return entries.filter(({ platform }) => {
    if (platform === null) return true;
    const name = formatPlatform(platform);
    return !seen.has(name) && seen.add(name);
  });
}

/** Whether a platform is among those that were asked for; empty means all. */
export function isWanted(platform: Platform, wanted: readonly Platform[]): boolean {
  return wanted.length === 0 || wanted.some((one) => isMatch(one, platform));
}

/** Windows images are one per release: a platform without a release means all of them. */
function isMatch(wanted: Platform, platform: Platform): boolean {
  if (wanted.osVersion !== undefined) return samePlatform(wanted, platform);
  const { osVersion: _, ...withoutVersion } = platform;
  return samePlatform(wanted, withoutVersion);
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

/** Throws a `UserError` where a wanted platform is not among the images; it lists those that are `there`. */
export function refuseAbsent(
  images: readonly { readonly platform: Platform }[],
  there: readonly Platform[],
  where: string,
  choice: PlatformChoice,
): void {
  const missing = choice.platforms.filter((wanted) => !images.some(({ platform }) => isMatch(wanted, platform)));
  if (missing.length === 0 || (images.length > 0 && choice.absent === "skip")) return;
  const names = [...new Set(there.map(formatPlatform))];
  throw new UserError(
    `${where} has no image for ${missing.map(formatPlatform).join(", ")}.`,
    `It has ${names.join(", ")}: choose among these with "platforms".`,
  );
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
      if (manifest?.kind === "manifest") sum += statementBytes(manifest);
    },
    signal,
  );
  return sum;
}

function describesOneOf(attestation: Descriptor, digests: ReadonlySet<string | null>): boolean {
  const subject = attestation.annotations["vnd.docker.reference.digest"];
  return subject === undefined || digests.has(subject);
}

function statementBytes({ layers }: Manifest): number {
  const sizes = new Map(layers.map(({ digest, size }) => [digest, size]));
  return [...sizes.values()].reduce((sum, size) => sum + size, 0);
}
