import { createHash } from "node:crypto";
import { readdirSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { gzipSync, zstdCompressSync } from "node:zlib";
import { describe, expect, onTestFinished, test } from "vitest";
import { startRegistry } from "../../src/local/registry.ts";
import { saveAsKaniko, saveFromContainerd, saveFromGraphDriver, saveWithFolders } from "../fakes/docker-archive.ts";
import { startEngine } from "../fakes/engine.ts";
import { blobFiles, layoutFiles, storedImage, tarOfFiles, type FakeFiles } from "../fakes/oci-layout.ts";
import { everythingOf, fileOf, folderOf, open, temporaryFolder } from "./opening.ts";

const image = storedImage();
const layout = layoutFiles([image.descriptor], blobFiles(image));
const save = { image, tags: ["app:1"] };

/** What is known of the image where its blobs are those of a registry. */
const asInARegistry = {
  platform: { os: "linux", architecture: "amd64" },
  digest: image.descriptor.digest,
  configBytes: image.config.length,
  layers: image.layers.map(({ blob, tar, createdBy }, index) => ({
    index,
    digest: digestOf(blob),
    diffId: digestOf(tar),
    mediaType: "application/vnd.oci.image.layer.v1.tar+gzip",
    bytes: blob.length,
    createdBy,
    unreadable: null,
  })),
  contents: image.layers.map(({ blob }) => digestOf(blob)),
};

/** The same where the layers are kept uncompressed. */
const asTars = {
  ...asInARegistry,
  digest: null,
  layers: asInARegistry.layers.map((layer) => ({ ...layer, digest: null, mediaType: null, bytes: null })),
  contents: image.layers.map(({ tar }) => digestOf(tar)),
};

/** And where they are compressed, but nobody says as what. */
const asKaniko = {
  ...asInARegistry,
  digest: null,
  layers: asInARegistry.layers.map((layer) => ({ ...layer, mediaType: null })),
};

describe("the same image from every place", () => {
  test.each([
    ["an OCI layout", async () => `oci:${await folderOf(layout)}`, asInARegistry],
    ["an OCI archive", async () => `oci-archive:${await fileOf(tarOfFiles(layout))}`, asInARegistry],
    ["an OCI archive in gzip", async () => `oci-archive:${await fileOf(gzipSync(tarOfFiles(layout)))}`, asInARegistry],
    ["an OCI archive in zstd", async () => `oci-archive:${await fileOf(zstdCompressSync(tarOfFiles(layout)))}`, asInARegistry],
    ["a registry", async () => pushFiles(layout), asInARegistry],
    ["what Docker 1.10 to 24 saved", async () => `docker-archive:${await fileOf(saveWithFolders([save]))}`, asTars],
    ["the same in gzip", async () => `docker-archive:${await fileOf(gzipSync(saveWithFolders([save])))}`, asTars],
    ["what Docker 25 saves from a graph driver", async () => `docker-archive:${await fileOf(saveFromGraphDriver([save]))}`, asTars],
    ["what Docker 25 saves from containerd", async () => `docker-archive:${await fileOf(saveFromContainerd([save]))}`, asInARegistry],
    ["what kaniko writes", async () => `docker-archive:${await fileOf(saveAsKaniko(save))}`, asKaniko],
  ])("%s", async (_, place, expected) => {
    const { platforms } = await open(await place());
    expect(await everythingOf(only(platforms))).toMatchObject(expected);
  });

  test.each([
    ["a classic engine", saveWithFolders([save]), asTars],
    ["an engine with graph drivers", saveFromGraphDriver([save]), asTars],
    ["an engine with the containerd store", saveFromContainerd([save]), asInARegistry],
  ])("%s, asked twice at most", async (_, content, expected) => {
    const engine = await startEngine(await temporaryFolder(), { "app:1": content });
    onTestFinished(() => engine.close());
    const { platforms } = await open("docker-daemon:app:1", { env: { DOCKER_HOST: engine.address } });
    expect(engine.requests).toEqual(["/images/app:1/get"]);
    expect(await everythingOf(only(platforms))).toMatchObject(expected);
    expect(engine.requests).toEqual(["/images/app:1/get", "/images/app:1/get"]);
  });
});

describe("the golden images", () => {
  const golden = new URL("../golden/", import.meta.url);
  const names = readdirSync(golden, { withFileTypes: true }).flatMap((entry) => (entry.isDirectory() ? [entry.name] : []));

  test.each(names.flatMap((name) => [[name, "base"] as const, [name, "head"] as const]))("%s, %s", async (name, side) => {
    const expected = expectedOf(new URL(`${name}/expected.json`, golden), side);
    const path = (form: string) => fileURLToPath(new URL(`${name}/${side}.${form}.tar`, golden));
    const files = filesOf(readFileSync(path("oci")));
    const engine = await startEngine(await temporaryFolder(), { "classic:1": readFileSync(path("docker")), "oci:1": tarOfFiles(files) });
    onTestFinished(() => engine.close());
    const env = { DOCKER_HOST: engine.address };

    const compressed = await everythingOf(only((await open(`oci-archive:${path("oci")}`)).platforms));
    expect(compressed).toMatchObject({
      configBytes: expected.config_size,
      layers: expected.layers.map(({ digest, diff_id, compressed: bytes }) => ({ digest, diffId: diff_id, bytes })),
      contents: expected.layers.map(({ digest }) => digest),
    });
    expect(await everythingOf(only((await open(`oci:${await folderOf(files)}`)).platforms))).toEqual(compressed);
    expect(await everythingOf(only((await open(await pushFiles(files))).platforms))).toEqual(compressed);
    expect(await everythingOf(only((await open("docker-daemon:oci:1", { env })).platforms))).toEqual(compressed);

    const tars = await everythingOf(only((await open(`docker-archive:${path("docker")}`)).platforms));
    const unknown = { digest: null, bytes: null, mediaType: null };
    expect(tars).toEqual({
      ...compressed,
      digest: null,
      layers: compressed.layers.map((layer) => ({ ...layer, ...unknown })),
      contents: expected.layers.map(({ diff_id }) => diff_id),
    });
    expect(await everythingOf(only((await open("docker-daemon:classic:1", { env })).platforms))).toEqual(tars);
  });
});

interface ExpectedSide {
  readonly config_size: number;
  readonly layers: readonly { readonly digest: string; readonly diff_id: string; readonly compressed: number }[];
}

function expectedOf(url: URL, side: "base" | "head"): ExpectedSide {
  return (JSON.parse(readFileSync(url, "utf8")) as Record<"base" | "head", ExpectedSide>)[side];
}

/** The members of a plain ustar with short names. */
function filesOf(tar: Buffer): FakeFiles {
  const files = new Map<string, Buffer>();
  for (let at = 0; tar[at] !== 0 && at < tar.length; ) {
    const field = (start: number, length: number) => tar.toString("latin1", at + start, at + start + length).replace(/\0.*$/s, "");
    const size = Number.parseInt(field(124, 12), 8);
    files.set(field(0, 100), tar.subarray(at + 512, at + 512 + size));
    at += 512 + Math.ceil(size / 512) * 512;
  }
  return files;
}

/** Pushes a layout of one image; its reference. */
async function pushFiles(files: FakeFiles): Promise<string> {
  const registry = await startRegistry();
  onTestFinished(() => registry.close());
  for (const content of files.values()) registry.putBlob("app", content);
  const contents = JSON.parse(String(files.get("index.json"))) as { manifests: { mediaType: string; digest: string }[] };
  const { mediaType, digest } = only(contents.manifests);
  registry.putManifest("app", "1", files.get(`blobs/sha256/${digest.slice(7)}`) ?? "", mediaType);
  return `${registry.host}/app:1`;
}

function only<T>(list: readonly T[]): T {
  const [first, ...others] = list;
  if (first === undefined || others.length > 0) throw new Error(`Expected one, got ${list.length}.`);
  return first;
}

function digestOf(bytes: Uint8Array): string {
  return `sha256:${createHash("sha256").update(bytes).digest("hex")}`;
}
