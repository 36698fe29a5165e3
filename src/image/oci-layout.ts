import { resolve } from "node:path";
import { UserError } from "../errors.ts";
import type { Descriptor } from "../oci/descriptor.ts";
import { digestHex, type Digest } from "../oci/digest.ts";
import { parseJsonObject } from "../oci/json.ts";
import { isArtifact, isAttestation, MAX_MANIFEST_BYTES, parseManifest, type Index } from "../oci/manifest.ts";
import { OCI_INDEX } from "../oci/media-type.ts";
import { formatPlatform } from "../oci/platform.ts";
import { verifyStream } from "./content.ts";
import type { FileTree } from "./file-tree.ts";
import { ImageNotFound, type Layer, type LayerReader } from "./image.ts";
import { MAX_CONFIG_BYTES, readDocument, type ContentSource } from "./content-source.ts";
import { collectImages, type Collected, type Root } from "./image-index.ts";
import type { PlatformChoice } from "./platform-choice.ts";
import { kindOfPath, openLocalFile, readChunks, readRange } from "./local-file.ts";
import { runParallel } from "./parallel.ts";
import { askWhich, isName } from "./image-name.ts";
import type { ImageChoice } from "./place.ts";

/** What a layout gives for a choice, before platforms are looked at. */
interface LayoutRoot extends Root {
  readonly source: ContentSource;
}

const REF_NAME = "org.opencontainers.image.ref.name";
const CONTAINERD_NAME = "io.containerd.image.name";
const MAX_INDEX_BYTES = 16 * 1024 * 1024;
const NOT_A_LAYOUT_HINT = "An OCI layout is a folder with oci-layout, index.json and blobs/, as skopeo, umoci or buildx write it.";

/** The files of an OCI layout directory (image-spec image-layout.md). */
export async function openLayoutFolder(directory: string, where: string): Promise<FileTree> {
  const kind = await kindOfPath(directory);
  if (kind === "nothing") throw new UserError(`${where}: there is no folder ${directory}.`, "Check the path.");
  if (kind !== "folder") {
    throw new UserError(`${where}: ${directory} is a file, not a folder.`, "Write oci-archive:FILE or docker-archive:FILE for an archive.");
  }
  const inFolder = (name: string) => resolve(directory, name);
  return {
    where,
    async sizeOf(name) {
      const file = await openLocalFile(inFolder(name));
      await file?.handle.close();
      return file?.sizeBytes ?? null;
    },
    read: (name, maxBytes) => readSmallFile(inFolder(name), maxBytes),
    readEach: (readings, parallel, signal) =>
      runParallel(
        readings,
        parallel,
        async ({ name, read }) => {
          const file = await openLocalFile(inFolder(name));
          if (file === null) throw new UserError(`${where} has no ${name}.`, "The layout is not whole: copy or build it again.");
          try {
            await read(readChunks(file.handle, 0, file.sizeBytes, signal));
          } finally {
            await file.handle.close();
          }
        },
        signal,
      ),
    close: () => Promise.resolve(),
  };
}

/** The images of a layout, in a folder or in an archive. Throws a `UserError` that names what there is to choose from. */
export async function readLayout(
  files: FileTree,
  choice: ImageChoice | null,
  platforms: PlatformChoice,
  signal?: AbortSignal,
): Promise<Collected & { readonly digest: Digest | null }> {
  const root = await chooseRoot(files, choice);
  return { ...(await collectImages(root, root.source, platforms, signal)), digest: root.digest };
}

/** What the choice names in a layout's table of contents. */
export async function chooseRoot(files: FileTree, choice: ImageChoice | null): Promise<LayoutRoot> {
  const contents = await readContents(files);
  const source = layoutSource(files);
  if (choice !== null && "digest" in choice) return await rootByDigest(contents, choice.digest, source);
  const entries = chooseEntries(contents, choice, files.where);
  const [entry, ...others] = entries;
  if (entry === undefined) throw new UserError(`${files.where} holds no image.`, "Build or copy an image into it.");
  // Several platforms under one name, without an index of their own.
  if (others.length > 0) return { document: { ...contents, manifests: entries }, digest: null, source };
  return await rootOf(entry, source);
}

/** The path of a blob in a layout. */
export function blobName(digest: Digest): string {
  return `blobs/${digest.slice(0, digest.indexOf(":"))}/${digestHex(digest)}`;
}

async function rootOf(entry: Descriptor, source: ContentSource): Promise<LayoutRoot> {
  const document = await readDocument(entry, source);
  if (document !== null) return { document, digest: entry.digest, source };
  throw new UserError(`${source.where} has no ${blobName(entry.digest)}, which its index.json lists.`, "Copy or build it again.");
}

async function rootByDigest(contents: Index, digest: Digest, source: ContentSource): Promise<LayoutRoot> {
  const listed = contents.manifests.find((entry) => entry.digest === digest);
  if (listed !== undefined) return await rootOf(listed, source);
  const where = `The manifest ${digest} in ${source.where}`;
  const found = await source.readManifest({ mediaType: "", digest, size: 0, annotations: {} });
  if (found === null) throw new ImageNotFound(`${source.where} has no manifest ${digest}.`, choicesHint(contents.manifests));
  const document = parseManifest(found.bytes, null, where);
  return await rootOf({ mediaType: document.mediaType, digest, size: found.bytes.length, annotations: {} }, source);
}

async function readContents(files: FileTree): Promise<Index> {
  const { where } = files;
  const bytes = await files.read("index.json", MAX_INDEX_BYTES);
  if (bytes === null) {
    const isDockerArchive = (await files.sizeOf("manifest.json")) !== null;
    const hint = isDockerArchive ? "It is what docker save writes: write docker-archive:FILE." : NOT_A_LAYOUT_HINT;
    throw new UserError(`${where} has no index.json, so it is no OCI layout.`, hint);
  }
  await checkVersion(files);
  const contents = parseManifest(bytes, OCI_INDEX, `The index.json of ${where}`);
  if (contents.kind === "index") return contents;
  throw new UserError(`The index.json of ${where} is no image index.`, NOT_A_LAYOUT_HINT);
}

async function checkVersion(files: FileTree): Promise<void> {
  const bytes = await files.read("oci-layout", 64 * 1024);
  if (bytes === null) throw new UserError(`${files.where} has no file oci-layout, so it is no OCI layout.`, NOT_A_LAYOUT_HINT);
  const { imageLayoutVersion } = parseJsonObject(bytes, `The oci-layout of ${files.where}`);
  if (typeof imageLayoutVersion === "string" && imageLayoutVersion.startsWith("1.")) return;
  throw new UserError(
    `${files.where} is an OCI layout of version ${JSON.stringify(imageLayoutVersion)?.slice(0, 40) ?? "unknown"}.`,
    "Plimsoll reads version 1: copy the image with a tool that writes that.",
  );
}

/** The entries that one choice names: one, or several of different platforms. */
function chooseEntries({ manifests }: Index, choice: Exclude<ImageChoice, { digest: Digest }> | null, where: string): Descriptor[] {
  const entries = distinct(manifests);
  const hint = choicesHint(manifests);
  if (choice === null) return oneImage(entries, hint, where);
  if ("position" in choice) {
    const entry = entries[choice.position];
    if (entry !== undefined) return [entry];
    throw new ImageNotFound(`${where} has no image @${choice.position}.`, hint);
  }
  const named = entries.filter((entry) => namesOf(manifests, entry).some((name) => isName(name, choice.name)));
  if (named.length > 0) return oneImage(named, hint, where);
  throw new ImageNotFound(`${where} has no image ${JSON.stringify(choice.name)}.`, hint);
}

/** All entries, where they are one image: one manifest, or one for each of several platforms. */
function oneImage(entries: readonly Descriptor[], hint: string, where: string): Descriptor[] {
  const images = entries.filter((entry) => !isAttestation(entry) && !isArtifact(entry));
  if (images.length <= 1) return images.length === 1 ? images : [...entries];
  const names = new Set(images.map(({ annotations }) => annotations[REF_NAME]));
  const platforms = new Set(images.map(({ platform }) => (platform === undefined ? "" : formatPlatform(platform))));
  if (names.size === 1 && platforms.size === images.length && !platforms.has("")) return [...entries];
  throw new UserError(`${where} holds ${images.length} images.`, hint);
}

/** One entry a digest: an image under two names is listed twice. */
function distinct(entries: readonly Descriptor[]): Descriptor[] {
  return [...new Map(entries.toReversed().map((entry) => [entry.digest, entry])).values()].toReversed();
}

function namesOf(entries: readonly Descriptor[], { digest }: Descriptor): string[] {
  const same = entries.filter((entry) => entry.digest === digest);
  return same.flatMap(({ annotations }) => [annotations[REF_NAME], annotations[CONTAINERD_NAME]].filter((name) => name !== undefined));
}

function choicesHint(entries: readonly Descriptor[]): string {
  return askWhich(distinct(entries).map((entry) => namesOf(entries, entry).at(-1) ?? `@${entry.digest}`));
}

function layoutSource(files: FileTree): ContentSource {
  return {
    where: files.where,
    isSparse: true,
    async readManifest({ digest }) {
      const bytes = await files.read(blobName(digest), MAX_MANIFEST_BYTES);
      return bytes === null ? null : { bytes, mediaType: null };
    },
    readConfig: ({ digest }) => files.read(blobName(digest), MAX_CONFIG_BYTES),
    holdsForeign: async ({ digest }) => (await files.sizeOf(blobName(digest))) !== null,
    readLayers: (wanted, read, parallel, signal) => readBlobs(files, wanted, read, parallel, signal),
  };
}

async function readBlobs(
  files: FileTree,
  wanted: readonly Layer[],
  read: LayerReader,
  parallel: number,
  signal?: AbortSignal,
): Promise<void> {
  const readings = wanted.flatMap((layer) => {
    const { digest, bytes: size } = layer;
    if (digest === null) return [];
    const where = `Layer ${layer.index} of ${files.where}`;
    return { name: blobName(digest), read: (content: AsyncIterable<Uint8Array>) => read(layer, verifyStream(content, { digest, size, where })) };
  });
  await files.readEach(readings, parallel, signal);
}

async function readSmallFile(path: string, maxBytes: number): Promise<Buffer | null> {
  const file = await openLocalFile(path);
  if (file === null) return null;
  try {
    if (file.sizeBytes <= maxBytes) return await readRange(file.handle, 0, file.sizeBytes);
    throw new UserError(`${path} has ${file.sizeBytes} bytes, more than the ${maxBytes} that are read of such a file.`, NOT_A_LAYOUT_HINT);
  } finally {
    await file.handle.close();
  }
}
