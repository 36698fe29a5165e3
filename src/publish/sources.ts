import { resolve } from "node:path";
import { UserError } from "../errors.ts";
import type { Host } from "../host/host.ts";
import type { Transport } from "../http/transport.ts";
import { blobName, chooseRoot, openLayoutFolder } from "../image/oci-layout.ts";
import { chooseReading } from "../image/open.ts";
import { verifyBytes } from "../image/content.ts";
import { runParallel } from "../image/parallel.ts";
import type { Descriptor } from "../oci/descriptor.ts";
import type { Digest } from "../oci/digest.ts";
import { isJsonObject, optionalString, parseJsonObject } from "../oci/json.ts";
import { attestationAnnotations, attestationSubject, isArtifact, isAttestation, isImageManifest, MAX_MANIFEST_BYTES, parseConfig, parseManifest, type ImageConfig, type Index, type Manifest } from "../oci/manifest.ts";
import { isIndexType, isManifestType } from "../oci/media-type.ts";
import { formatPlatform, parsePlatform, samePlatform, type Platform } from "../oci/platform.ts";
import { parseRepository } from "../oci/reference.ts";
import type { ImageRecord } from "../record/record.ts";
import type { RegistryClient } from "../registry/client.ts";
import { fetchManifest, layoutOrigin, readDocument, registryOrigin, type Document, type Origin } from "./origin.ts";
import type { Source } from "./plan.ts";
import { findRecords } from "./records.ts";

/** A manifest, and the sources that hold it with all it names, in their order; never none. */
export interface Held extends Document<Manifest> {
  readonly origins: readonly Origin[];
}

/** The image of one platform with all that travels with it. */
export interface PlatformImage {
  readonly platform: Platform;
  readonly osFeatures: readonly string[];
  readonly manifest: Held;
  readonly config: ImageConfig;
  readonly attestations: readonly Held[];
  /** As errors name it: the source's line. */
  readonly from: string;
}

/** What all sources hold together. */
export interface Gathered {
  /** By the names of their platforms; the same manifest once, however often it is named. */
  readonly images: readonly PlatformImage[];
  /** The index, where one index is all there is; whole when every entry of it travels. */
  readonly onlyIndex: { readonly document: Document<Index>; readonly isWhole: boolean } | null;
  /** What is left out of the new index, for the log. */
  readonly leftOut: readonly string[];
}

/** What reading sources needs. */
export interface SourceAccess {
  readonly host: Host;
  readonly transport: Transport;
  readonly client: RegistryClient;
}

const MAX_DEPTH = 4;
const MAX_LISTED = 1000;
const PARALLEL = 4;
const REBUILD_HINT = "Build the image for the platform that it is listed as.";

/** Reads every source, manifests and configurations alone. Throws a `UserError` that tells all that is wrong with them. */
export async function gatherSources(sources: readonly Source[], access: SourceAccess): Promise<Gathered> {
  const roots = await readEach(sources, (source) => openSource(source, access));
  const listed = await readEach(roots.flat(), listRoot);
  const images = await readEach(listed.flatMap(({ candidates }) => candidates), readImage);
  const attached = listed.flatMap(({ attached: each }) => each);
  const merged = mergeImages(images.flatMap((image) => (image === null ? [] : [image])));
  const attestations = await readEach(attached, (each) => readAttached(each, merged));
  const complete = merged.map((image) => ({ ...image, attestations: attestationsOf(image, attestations) }));
  const orphans = attached.filter((_, index) => attestations[index] === null);
  return {
    images: complete.toSorted((a, b) => (formatPlatform(a.platform) < formatPlatform(b.platform) ? -1 : 1)),
    onlyIndex: findOnlyIndex(listed, complete),
    leftOut: [
      ...orphans.map(({ descriptor, root }) => `${root.from}: ${descriptor.digest} is about none of these images and is left out.`),
      ...listed.flatMap(({ unknown, root }) => unknown.map(({ digest, mediaType }) => `${root.from}: ${digest} is of the type ${JSON.stringify(mediaType.slice(0, 100))} and is left out.`)),
      ...images.flatMap((image, index) => (image === null ? [`${listed.flatMap(({ candidates }) => candidates)[index]?.root.from ?? ""}: an artifact that is no image is left out.`] : [])),
    ],
  };
}

/** Where a source begins: a manifest or index, or the entries of a record. */
interface Root {
  readonly from: string;
  readonly origin: Origin;
  /** null: the entries are not those of one index. */
  readonly document: Document | null;
  readonly entries: readonly Entry[];
}

interface Entry {
  readonly descriptor: Descriptor;
  readonly osFeatures: readonly string[];
}

interface Candidate extends Entry {
  readonly root: Root;
  /** Read already, where the source is the manifest itself. */
  readonly document: Document | null;
}

interface Listed {
  readonly root: Root;
  readonly candidates: Candidate[];
  readonly attached: Candidate[];
  readonly unknown: Descriptor[];
  isNested: boolean;
}

async function openSource(source: Source, access: SourceAccess): Promise<Root[]> {
  if (source.kind === "registry") return [await openRegistry(source, access)];
  if (source.kind === "layout") return [await openLayout(source, access)];
  const records = await findRecords(source, access);
  return records.map(({ record, from }) => openRecord(record, from, access));
}

async function openRegistry({ reference, text }: Source & { kind: "registry" }, { client, host }: SourceAccess): Promise<Root> {
  // A tag that is not there may never come; what another job has just pushed by its digest will.
  const fetched = reference.digest === null ? await client.getManifest(reference) : await fetchManifest(reference, client, host);
  if (fetched === null) throw new UserError(`${text} does not exist.`, "Check the name and the digest, and that the job that pushed it succeeded.");
  const { bytes, mediaType, digest } = fetched;
  const parsed = parseManifest(bytes, mediaType, text);
  return rootOf({ descriptor: descriptorOf(digest, parsed.mediaType, bytes.length), bytes, parsed }, registryOrigin(reference, client, host), text);
}

async function openLayout({ place, text }: Source & { kind: "layout" }, { host }: SourceAccess): Promise<Root> {
  const { path, choice } = await chooseReading(place, host);
  const folder = resolve(host.directory, path);
  const files = await openLayoutFolder(folder, text);
  const { document, digest } = await chooseRoot(files, choice);
  const origin = layoutOrigin(folder, text);
  if (digest !== null) {
    const bytes = (await files.read(blobName(digest), MAX_MANIFEST_BYTES)) ?? Buffer.alloc(0);
    verifyBytes(bytes, { digest, size: null, where: text });
    return rootOf({ descriptor: descriptorOf(digest, document.mediaType, bytes.length), bytes, parsed: document }, origin, text);
  }
  const entries = document.kind === "index" ? document.manifests.map((descriptor) => ({ descriptor, osFeatures: [] })) : [];
  return { from: text, origin, document: null, entries };
}

function openRecord(record: ImageRecord, from: string, { client, host }: SourceAccess): Root {
  const origin = registryOrigin(parseRepository(record.repository), client, host);
  const image = { ...descriptorOf(record.digest, record.mediaType, record.sizeBytes), platform: parsePlatform(record.platform) };
  const attestations = record.attestations.map(({ digest, mediaType, sizeBytes }) => ({
    ...descriptorOf(digest, mediaType, sizeBytes),
    annotations: attestationAnnotations(record.digest),
    platform: { os: "unknown", architecture: "unknown" },
  }));
  return { from, origin, document: null, entries: [image, ...attestations].map((descriptor) => ({ descriptor, osFeatures: [] })) };
}

function rootOf(document: Document, origin: Origin, from: string): Root {
  const { parsed, bytes } = document;
  return { from, origin, document, entries: parsed.kind === "index" ? entriesOf(parsed, bytes, from) : [] };
}

/** The entries with the one field of a platform that nothing else here needs. */
function entriesOf(index: Index, bytes: Uint8Array, from: string): Entry[] {
  const raw = parseJsonObject(bytes, from)["manifests"];
  const listed: readonly unknown[] = Array.isArray(raw) ? raw : [];
  return index.manifests.map((descriptor, position) => {
    const entry = listed[position];
    const platform = isJsonObject(entry) ? entry["platform"] : null;
    const features = isJsonObject(platform) ? platform["os.features"] : null;
    return { descriptor, osFeatures: Array.isArray(features) ? features.filter((feature) => typeof feature === "string") : [] };
  });
}

async function listRoot(root: Root): Promise<Listed> {
  const listed: Listed = { root, candidates: [], attached: [], unknown: [], isNested: false };
  const { document } = root;
  if (document !== null && document.parsed.kind === "manifest") {
    if (!isImageManifest(document.parsed)) throw new UserError(`${root.from} is no image but an artifact.`, "Name images: what belongs to them comes along.");
    listed.candidates.push({ root, document, descriptor: document.descriptor, osFeatures: [] });
    return listed;
  }
  await listEntries(root.entries, listed, 1);
  if (listed.candidates.length === 0) throw new UserError(`${root.from} lists no image.`, "Name an index that holds images.");
  return listed;
}

/** Sorts entries; an index among them is read in its place, at most four deep. */
async function listEntries(entries: readonly Entry[], listed: Listed, depth: number): Promise<void> {
  const { root } = listed;
  for (const entry of entries) {
    const { descriptor } = entry;
    const candidate = { ...entry, root, document: null };
    const count = listed.candidates.length + listed.attached.length + listed.unknown.length;
    if (count >= MAX_LISTED) throw new UserError(`${root.from} lists more than ${MAX_LISTED} manifests.`, "Check that it is an image.");
    if (isIndexType(descriptor.mediaType)) await listNested(descriptor, listed, depth);
    else if (!isManifestType(descriptor.mediaType)) listed.unknown.push(descriptor);
    else if (isAttestation(descriptor) || isArtifact(descriptor)) listed.attached.push(candidate);
    else listed.candidates.push(candidate);
  }
}

async function listNested(descriptor: Descriptor, listed: Listed, depth: number): Promise<void> {
  const { root } = listed;
  if (depth >= MAX_DEPTH) throw new UserError(`${root.from} nests more than ${MAX_DEPTH} indexes in one another.`, "Name the index that lists the images.");
  const { parsed, bytes } = await readDocument(descriptor, root.origin);
  listed.isNested = true;
  if (parsed.kind === "index") await listEntries(entriesOf(parsed, bytes, root.from), listed, depth + 1);
}

/** null where the manifest turns out to be an artifact's. */
async function readImage({ root, descriptor, osFeatures, document }: Candidate): Promise<PlatformImage | null> {
  const { parsed, bytes } = document ?? (await readDocument(descriptor, root.origin));
  if (parsed.kind !== "manifest" || !isImageManifest(parsed)) return null;
  const where = `The configuration of ${descriptor.digest} in ${root.from}`;
  const config = parseConfig(await root.origin.readConfig(parsed.config), where);
  const claimed = descriptor.platform ?? null;
  checkClaim(claimed, config.platform, `${root.from} (${descriptor.digest})`);
  // Windows images say their release in either place.
  const osVersion = claimed?.osVersion ?? config.platform.osVersion;
  return {
    platform: { ...config.platform, ...(osVersion === undefined ? {} : { osVersion }) },
    osFeatures,
    manifest: { descriptor, bytes, parsed, origins: [root.origin] },
    config,
    attestations: [],
    from: root.from,
  };
}

/** What an index or a record says of a platform must be what the image says of itself. */
function checkClaim(claimed: Platform | null, own: Platform, where: string): void {
  if (own.architecture === "unknown" || !isPlatform(own)) throw new UserError(`${where} does not say which platform it is for.`, REBUILD_HINT);
  if (claimed === null) return;
  const isSameRelease = claimed.osVersion === undefined || own.osVersion === undefined || claimed.osVersion === own.osVersion;
  if (isSameRelease && nameWithoutRelease(claimed) === nameWithoutRelease(own)) return;
  throw new UserError(`${where} is listed as ${formatPlatform(claimed)}, and its configuration says ${formatPlatform(own)}.`, REBUILD_HINT);
}

/** A configuration is a stranger's: its words are shown, and become part of the index. */
function isPlatform(platform: Platform): boolean {
  try {
    return samePlatform(parsePlatform(formatPlatform(platform)), platform);
  } catch (error) {
    if (error instanceof UserError) return false;
    throw error;
  }
}

function nameWithoutRelease(platform: Platform): string {
  const { osVersion: _, ...withoutRelease } = platform;
  return formatPlatform(withoutRelease);
}

/** One image a digest, with every place that holds it. */
function mergeImages(images: readonly PlatformImage[]): PlatformImage[] {
  const byDigest = new Map<Digest, PlatformImage>();
  for (const image of images) {
    const { digest } = image.manifest.descriptor;
    const known = byDigest.get(digest);
    byDigest.set(digest, known === undefined ? image : { ...known, manifest: joinHeld(known.manifest, image.manifest) });
  }
  return [...byDigest.values()];
}

interface Attestation {
  readonly subject: Digest;
  readonly held: Held;
}

function joinHeld(one: Held, other: Held): Held {
  return { ...one, origins: [...one.origins, ...other.origins] };
}

/** Reads what is attached to an image; null where it is about none of them. */
async function readAttached({ descriptor, root }: Candidate, images: readonly PlatformImage[]): Promise<Attestation | null> {
  const isSubject = (digest: string | null | undefined) => images.find((image) => image.manifest.descriptor.digest === digest)?.manifest.descriptor.digest;
  const said = attestationSubject(descriptor);
  if (said !== undefined && isSubject(said) === undefined) return null;
  const { parsed, bytes } = await readDocument(descriptor, root.origin);
  if (parsed.kind !== "manifest") return null;
  const subject = isSubject(said ?? subjectOf(bytes, root.from));
  return subject === undefined ? null : { subject, held: { descriptor, bytes, parsed, origins: [root.origin] } };
}

function subjectOf(bytes: Uint8Array, where: string): string | null {
  const subject = parseJsonObject(bytes, where)["subject"];
  return isJsonObject(subject) ? optionalString(subject, "digest") : null;
}

function attestationsOf(image: PlatformImage, attestations: readonly (Attestation | null)[]): Held[] {
  const byDigest = new Map<Digest, Held>();
  for (const each of attestations) {
    if (each?.subject !== image.manifest.descriptor.digest) continue;
    const { digest } = each.held.descriptor;
    const known = byDigest.get(digest);
    byDigest.set(digest, known === undefined ? each.held : joinHeld(known, each.held));
  }
  return [...byDigest.values()];
}

function findOnlyIndex(listed: readonly Listed[], images: readonly PlatformImage[]): Gathered["onlyIndex"] {
  const [only, ...others] = listed;
  const document = only?.root.document ?? null;
  if (only === undefined || others.length > 0 || document === null || document.parsed.kind !== "index") return null;
  const travelling = images.flatMap(({ manifest, attestations }) => [manifest, ...attestations]).length;
  const saysPlatforms = only.candidates.every(({ descriptor }) => descriptor.platform !== undefined);
  const isWhole = !only.isNested && saysPlatforms && travelling === document.parsed.manifests.length;
  return { document: { ...document, parsed: document.parsed }, isWhole };
}

/** Reads each, and throws what went wrong with any of them, all of it at once. */
async function readEach<T, R>(items: readonly T[], read: (item: T) => Promise<R>): Promise<R[]> {
  const results: R[] = [];
  const failures: UserError[] = [];
  await runParallel(items.entries(), PARALLEL, async ([index, item]) => {
    try {
      results[index] = await read(item);
    } catch (error) {
      if (!(error instanceof UserError)) throw error;
      failures.push(error);
    }
  });
  const [failure, ...others] = failures;
  if (failure === undefined) return results;
  if (others.length === 0) throw failure;
  const lines = failures.map(({ message, hint }) => `- ${message} ${hint}`);
  throw new UserError(`${failures.length} things are wrong with the sources:\n${lines.join("\n")}`, "Nothing was written. Mend these, and run it again.", { cause: failure });
}

function descriptorOf(digest: Digest, mediaType: string, size: number): Descriptor {
  return { digest, mediaType, size, annotations: {} };
}
