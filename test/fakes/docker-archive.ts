import { digestOf } from "../../src/oci/digest.ts";
import { OCI_CONFIG, OCI_MANIFEST } from "../../src/oci/media-type.ts";
import { blobFiles, descriptorOf, jsonOf, layoutFiles, tarOfFiles, type FakeFiles, type FakeStoredImage } from "./oci-layout.ts";
import { tarOf, type TarEntry } from "./tar.ts";

/** An image and the names it is saved under. */
export interface FakeSave {
  readonly image: FakeStoredImage;
  readonly tags: readonly string[];
}

/** Docker 1.10 to 24: a folder a layer; a layer that was saved before is a symbolic link. */
export function saveWithFolders(saves: readonly FakeSave[]): Buffer {
  const written = new Map<string, string>();
  const entries: TarEntry[] = [];
  const contents = saves.map(({ image, tags }, position) => {
    const names = image.layers.map(({ tar }, index) => {
      const folder = digestOf(`${position} ${index}`).slice(7);
      const diffId = digestOf(tar);
      const first = written.get(diffId);
      const name = `${folder}/layer.tar`;
      entries.push({ name: `${folder}/`, type: "dir" }, { name: `${folder}/VERSION`, content: "1.0" });
      entries.push(first === undefined ? { name, content: tar } : { name, type: "symlink", linkname: `../${first}` });
      if (first === undefined) written.set(diffId, name);
      return name;
    });
    const config = `${hexOf(image.config)}.json`;
    entries.push({ name: config, content: image.config });
    return { Config: config, RepoTags: tags, Layers: names };
  });
  return tarOf([...entries, { name: "manifest.json", content: jsonOf(contents) }, { name: "repositories", content: "{}" }]);
}

/** kaniko and go-containerregistry: compressed layers, named by their digests. */
export function saveAsKaniko({ image, tags }: FakeSave): Buffer {
  const layers = new Map(image.layers.map(({ blob }) => [`${hexOf(blob)}.tar.gz`, blob]));
  const config = `sha256:${hexOf(image.config)}`;
  const contents = [{ Config: config, RepoTags: tags, Layers: [...layers.keys()] }];
  return tarOfFiles(new Map([[config, image.config], ...layers, ["manifest.json", jsonOf(contents)]]));
}

/** Docker 25 and later on graph drivers: an OCI layout of layers that are not compressed, with a manifest made up for it. */
export function saveFromGraphDriver(saves: readonly FakeSave[]): Buffer {
  return tarOfFiles(saveFiles(saves.map((save) => ({ ...save, image: uncompressed(save.image) }))));
}

/** Docker 25 and later on the containerd store, and BuildKit's `type=docker`: the blobs that a registry holds. */
export function saveFromContainerd(saves: readonly FakeSave[]): Buffer {
  return tarOfFiles(saveFiles(saves));
}

function saveFiles(saves: readonly FakeSave[]): FakeFiles {
  const contents = saves.flatMap(({ image, tags }) =>
    (tags.length === 0 ? [null] : tags).map((tag) => ({ ...image.descriptor, ...(tag === null ? {} : { annotations: annotationsOf(tag) }) })),
  );
  const manifest = saves.map(({ image, tags }) => ({
    Config: `blobs/sha256/${hexOf(image.config)}`,
    RepoTags: tags,
    Layers: image.layers.map(({ blob }) => `blobs/sha256/${hexOf(blob)}`),
  }));
  const files = layoutFiles(contents, blobFiles(...saves.map(({ image }) => image)));
  return new Map([...files, ["manifest.json", jsonOf(manifest)], ["repositories", jsonOf({})]]);
}

function annotationsOf(tag: string): Record<string, string> {
  return {
    "io.containerd.image.name": tag.includes("/") ? tag : `docker.io/library/${tag}`,
    "org.opencontainers.image.ref.name": tag.slice(tag.lastIndexOf(":") + 1),
  };
}

function uncompressed(image: FakeStoredImage): FakeStoredImage {
  const layers = image.layers.map((layer) => ({ ...layer, blob: layer.tar }));
  const manifest = jsonOf({
    schemaVersion: 2,
    mediaType: OCI_MANIFEST,
    config: descriptorOf(OCI_CONFIG, image.config),
    layers: layers.map(({ blob }) => descriptorOf("application/vnd.oci.image.layer.v1.tar", blob)),
  });
  return { ...image, layers, manifest, descriptor: descriptorOf(OCI_MANIFEST, manifest) };
}

function hexOf(bytes: Buffer): string {
  return digestOf(bytes).slice(7);
}
