import { createHash } from "node:crypto";
import { readdirSync, readFileSync } from "node:fs";
import { gzipSync, zstdCompressSync } from "node:zlib";
import { describe, expect, onTestFinished, test } from "vitest";
import type { Image } from "../../src/image/image.ts";
import { startRegistry } from "../../src/local/registry.ts";
import { saveAsKaniko, saveFromContainerd, saveFromGraphDriver, saveWithFolders } from "../fakes/docker-archive.ts";
import { startEngine } from "../fakes/engine.ts";
import { blobFiles, layoutFiles, storedImage, tarOfFiles } from "../fakes/oci-layout.ts";
import { contentsOf, everythingOf, fileOf, folderOf, open, temporaryFolder } from "./opening.ts";

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
    ["a registry", async () => (await pushed()).reference, asInARegistry],
    ["what Docker 1.10 to 24 saved", async () => `docker-archive:${await fileOf(saveWithFolders([save]))}`, asTars],
    ["the same in gzip", async () => `docker-archive:${await fileOf(gzipSync(saveWithFolders([save])))}`, asTars],
    ["what Docker 25 saves from a graph driver", async () => `docker-archive:${await fileOf(saveFromGraphDriver([save]))}`, asTars],
    ["what Docker 25 saves from containerd", async () => `docker-archive:${await fileOf(saveFromContainerd([save]))}`, asInARegistry],
    ["what kaniko writes", async () => `docker-archive:${await fileOf(saveAsKaniko(save))}`, asKaniko],
  ])("%s", async (_, place, expected) => {
    const { platforms } = await open(await place());
    expect(platforms).toHaveLength(1);
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
  const names = readdirSync(golden).filter((name) => !name.endsWith(".md"));

  test.each(names.flatMap((name) => ["base", "head"].map((side) => [name, side])))("%s, %s", async (name, side) => {
    const expected = JSON.parse(readFileSync(new URL(`${name}/expected.json`, golden), "utf8"))[side ?? ""];
    const path = (form: string) => new URL(`${name}/${side}.${form}.tar`, golden).pathname;
    const oci = await open(`oci-archive:${path("oci")}`);
    const docker = await open(`docker-archive:${path("docker")}`);
    const facts = expected.layers.map((layer: Record<string, unknown>) => ({
      digest: layer["digest"],
      diffId: layer["diff_id"],
      bytes: layer["compressed"],
    }));
    expect(only(oci.platforms).layers).toMatchObject(facts);
    expect(only(oci.platforms).configBytes).toBe(expected.config_size);
    expect(await contentsOf(only(oci.platforms))).toEqual(expected.layers.map(({ digest }: { digest: string }) => digest));
    const unknown = { digest: null, bytes: null, mediaType: null };
    expect(only(docker.platforms).layers).toEqual(only(oci.platforms).layers.map((layer) => ({ ...layer, ...unknown })));
    expect(only(docker.platforms).config).toEqual(only(oci.platforms).config);
    expect(only(docker.platforms).configBytes).toBe(expected.config_size);
    expect(await contentsOf(only(docker.platforms))).toEqual(expected.layers.map((layer: Record<string, unknown>) => layer["diff_id"]));
  });
});

function only(platforms: readonly Image[]): Image {
  const [first] = platforms;
  if (first === undefined) throw new Error("There is no image.");
  return first;
}

async function pushed() {
  const registry = await startRegistry();
  onTestFinished(() => registry.close());
  for (const blob of [image.config, ...image.layers.map((layer) => layer.blob)]) registry.putBlob("app", blob);
  registry.putManifest("app", "1", image.manifest, image.descriptor.mediaType);
  return { registry, reference: `${registry.host}/app:1` };
}

function digestOf(bytes: Uint8Array): string {
  return `sha256:${createHash("sha256").update(bytes).digest("hex")}`;
}
