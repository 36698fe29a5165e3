import { UserError } from "../errors.ts";
import { isDigest, type Digest } from "../oci/digest.ts";
import { broken, isJsonObject, optionalString } from "../oci/json.ts";
import { parseConfig } from "../oci/manifest.ts";
import { verifyBytes, verifyStream } from "./content.ts";
import type { FileTree } from "./file-tree.ts";
import { ImageNotFound, type Image, type Layer } from "./image.ts";
import { MAX_CONFIG_BYTES } from "./content-source.ts";
import { commitIn, type Collected } from "./image-index.ts";
import { instructionsOf } from "./image-manifest.ts";
import { isWanted, refuseAbsent, type PlatformChoice } from "./platform-choice.ts";
import { askWhich, isName } from "./image-name.ts";
import { readLayout } from "./oci-layout.ts";
import type { ImageChoice } from "./place.ts";

/** One image in `manifest.json`, the table of contents that Docker 1.10 and later write. */
interface SavedImage {
  readonly configName: string;
  readonly tags: readonly string[];
  readonly layerNames: readonly string[];
}

const MAX_CONTENTS_BYTES = 8 * 1024 * 1024;
const MAX_LAYERS = 10_000;
const SHA256_NAME = /^(?:blobs\/sha256\/|sha256:)?([0-9a-f]{64})(?:\.json)?$/;
// kaniko and go-containerregistry name a layer by the digest of its compressed blob; all others by anything but that.
const COMPRESSED_NAME = /^([0-9a-f]{64})\.tar\.gz$/;

/**
 * The images of an archive that `docker save`, or a tool that writes the same, made: of any age, with symbolic links
 * for layers, kaniko's compressed layers, and both forms that Docker has written since 25. Throws a `UserError` that
 * lists the images where there are several to choose from.
 */
export async function readDockerArchive(
  files: FileTree,
  choice: ImageChoice | null,
  platforms: PlatformChoice,
  signal?: AbortSignal,
): Promise<Collected & { readonly digest: Digest | null }> {
  if ((await files.sizeOf("index.json")) !== null && (await files.sizeOf("oci-layout")) !== null) {
    return withoutMadeUp(await readLayout(files, choice, platforms, signal));
  }
  const image = await readSavedImage(chooseImage(await readContents(files), choice, files.where), files);
  const images = isWanted(image.platform, platforms.platforms) ? [image] : [];
  refuseAbsent(images, [image.platform], files.where, platforms);
  return {
    images,
    digest: null,
    commit: commitIn(image.config.labels),
    notCounted: { attestationBytes: 0, artifactManifests: 0 },
  };
}

/**
 * An engine with graph drivers writes an OCI layout, too, since Docker 25, but makes its manifest up: of layers that
 * are not compressed, as no registry has them. What such a manifest says of digests and sizes is not known.
 */
function withoutMadeUp<C extends Collected & { readonly digest: Digest | null }>(collected: C): C {
  const isMadeUp = collected.images.every(({ layers }) => layers.every(({ digest, diffId }) => digest === diffId));
  return isMadeUp ? { ...collected, digest: null, images: collected.images.map(withoutDigests) } : collected;
}

function withoutDigests(image: Image): Image {
  const layers = image.layers.map((layer) => ({ ...layer, digest: null, mediaType: null, bytes: null }));
  const at = <T>(list: readonly T[], { index }: Layer) => list.slice(index, index + 1);
  return {
    ...image,
    digest: null,
    layers,
    readLayers: (wanted, read, parallel, signal) =>
      image.readLayers(
        wanted.flatMap((layer) => at(image.layers, layer)),
        async (layer, content) => {
          for (const known of at(layers, layer)) await read(known, content);
        },
        parallel,
        signal,
      ),
  };
}

async function readContents(files: FileTree): Promise<SavedImage[]> {
  const where = `The manifest.json of ${files.where}`;
  const bytes = await files.read("manifest.json", MAX_CONTENTS_BYTES);
  if (bytes === null) throw await notSaved(files);
  let contents: unknown;
  try {
    contents = JSON.parse(bytes.toString("utf8"));
  } catch (cause) {
    throw new UserError(`${where} is not valid JSON.`, "Save the image again.", { cause });
  }
  if (!Array.isArray(contents)) throw broken(where, "is not a list of images");
  return contents.map((entry) => parseSavedImage(entry, where));
}

async function notSaved(files: FileTree): Promise<UserError> {
  if ((await files.sizeOf("repositories")) !== null) {
    return new UserError(
      `${files.where} was saved by Docker 1.9 or older, which wrote no DiffIDs.`,
      "Load it into a current engine, save it again, and compare that.",
    );
  }
  const isLayout = (await files.sizeOf("index.json")) !== null;
  return new UserError(
    `${files.where} has no manifest.json, so it is not what docker save writes.`,
    isLayout ? "It looks like an OCI layout: write oci-archive:FILE." : "Give the file that docker save, buildx or kaniko wrote.",
  );
}

function parseSavedImage(entry: unknown, where: string): SavedImage {
  if (!isJsonObject(entry)) throw broken(where, "lists something that is no image");
  const configName = optionalString(entry, "Config");
  if (configName === null) throw broken(where, "lists an image without Config");
  return { configName, tags: parseNames(entry["RepoTags"], where), layerNames: parseNames(entry["Layers"], where) };
}

function parseNames(value: unknown, where: string): string[] {
  const names: unknown = value ?? [];
  if (Array.isArray(names) && names.length <= MAX_LAYERS && names.every((name) => typeof name === "string")) return names;
  throw broken(where, "has RepoTags or Layers that are no list of names");
}

function chooseImage(saved: readonly SavedImage[], choice: ImageChoice | null, where: string): SavedImage {
  const hint = askWhich(saved.map(({ tags }, position) => tags[0] ?? `@${position}`));
  if (choice !== null) {
    const chosen = saved.find(({ tags }, position) =>
      "name" in choice ? tags.some((tag) => isName(tag, choice.name)) : "position" in choice && position === choice.position,
    );
    if (chosen === undefined) throw new ImageNotFound(`${where} has no such image.`, hint);
    return chosen;
  }
  const [only] = saved;
  if (only === undefined) throw new UserError(`${where} holds no image.`, "Save an image into it.");
  if (saved.every(({ configName }) => configName === only.configName)) return only;
  throw new UserError(`${where} holds ${saved.length} images.`, hint);
}

async function readSavedImage(saved: SavedImage, files: FileTree): Promise<Image> {
  const { where } = files;
  const bytes = await files.read(saved.configName, MAX_CONFIG_BYTES);
  if (bytes === null) throw notWhole(files, saved.configName);
  const about = `The configuration of ${where}`;
  verifyBytes(bytes, { digest: sha256In(SHA256_NAME, saved.configName), size: null, where: about });
  const config = parseConfig(bytes, about);
  const instructions = instructionsOf(config, saved.layerNames.length, where);
  const layers = await Promise.all(
    saved.layerNames.map(async (name, index): Promise<Layer> => {
      const sizeBytes = await files.sizeOf(name);
      if (sizeBytes === null) throw notWhole(files, name);
      const digest = sha256In(COMPRESSED_NAME, name);
      const bytes = digest === null ? null : sizeBytes;
      return { index, ...instructions(index), digest, mediaType: null, bytes, unreadable: null };
    }),
  );
  return {
    platform: config.platform,
    digest: null,
    configBytes: bytes.length,
    config,
    layers,
    readLayers: (wanted, read, parallel, signal) => {
      const readings = wanted.map((layer) => ({
        name: saved.layerNames[layer.index] ?? "",
        read: (content: AsyncIterable<Uint8Array>) =>
          read(layer, verifyStream(content, { digest: layer.digest, size: layer.bytes, where: `Layer ${layer.index} of ${where}` })),
      }));
      return files.readEach(readings, parallel, signal);
    },
  };
}

function sha256In(pattern: RegExp, name: string): Digest | null {
  const digest = `sha256:${pattern.exec(name)?.[1] ?? ""}`;
  return isDigest(digest) ? digest : null;
}

function notWhole(files: FileTree, name: string): UserError {
  return new UserError(`${files.where} has no ${JSON.stringify(name)}, which its manifest.json lists.`, "Save the image again.");
}
