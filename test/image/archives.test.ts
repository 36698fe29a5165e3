import { readdir, readlink } from "node:fs/promises";
import { dirname } from "node:path";
import { gzipSync } from "node:zlib";
import { digestOf as digestOfBytes } from "../../src/oci/digest.ts";
import { describe, expect, test } from "vitest";
import { ImageNotFound } from "../../src/image/image.ts";
import { OCI_INDEX } from "../../src/oci/media-type.ts";
import { saveAsKaniko, saveFromContainerd, saveFromGraphDriver, saveWithFolders } from "../fakes/docker-archive.ts";
import { blobFiles, descriptorOf, indexOf, jsonOf, layoutFiles, named, storedImage, tarOfFiles, type FakeFiles } from "../fakes/oci-layout.ts";
import { tarOf } from "../fakes/tar.ts";
import { contentsOf, fileOf, folderOf, open, temporaryFolder } from "./opening.ts";

const app = storedImage();
const web = storedImage({ layers: [[{ name: "web", content: "w" }]] });
const layout = layoutFiles([app.descriptor], blobFiles(app));
const digestsOf = async (reference: string) => (await open(reference)).platforms.map(({ digest }) => digest);

describe("a layout of several images", () => {
  const contents = [named("1", app.descriptor), named("2", web.descriptor), named("latest", web.descriptor)];
  const files = layoutFiles(contents, blobFiles(app, web));

  test("is asked which, by the names there are", async () => {
    await expect(open(`oci:${await folderOf(files)}`)).rejects.toMatchObject({
      name: "UserError",
      message: expect.stringContaining("holds 2 images."),
      hint: "Say which one by adding its name to the reference: :1 or :latest.",
    });
  });

  test("gives the one that is named, by tag or by digest", async () => {
    const folder = await folderOf(files);
    expect(await digestsOf(`oci:${folder}:1`)).toEqual([app.descriptor.digest]);
    expect(await digestsOf(`oci:${folder}:2`)).toEqual([web.descriptor.digest]);
    expect(await digestsOf(`oci:${folder}@${web.descriptor.digest}`)).toEqual([web.descriptor.digest]);
    expect(await digestsOf(`oci-archive:${await fileOf(tarOfFiles(files))}:2`)).toEqual([web.descriptor.digest]);
  });

  test("gives a manifest that only an index in it lists, by digest", async () => {
    const index = indexOf([app.descriptor, web.descriptor]);
    const folder = await folderOf(layoutFiles([descriptorOf(OCI_INDEX, index)], blobFiles(index, app, web)));
    expect(await digestsOf(`oci:${folder}@${web.descriptor.digest}`)).toEqual([web.descriptor.digest]);
  });

  test("has no image of another name", async () => {
    const folder = await folderOf(files);
    await expect(open(`oci:${folder}:3`)).rejects.toThrow(ImageNotFound);
    await expect(open(`oci:${folder}@sha256:${"0".repeat(64)}`)).rejects.toThrow(ImageNotFound);
  });

  test("is one image where it is one under two names", async () => {
    const folder = await folderOf(layoutFiles([named("1", app.descriptor), named("latest", app.descriptor)], blobFiles(app)));
    expect(await digestsOf(`oci:${folder}`)).toEqual([app.descriptor.digest]);
  });

  test("is one image where each is for another platform and none has a name", async () => {
    const arm = storedImage({ architecture: "arm64" });
    const opened = await open(`oci:${await folderOf(layoutFiles([app.descriptor, arm.descriptor], blobFiles(app, arm)))}`);
    expect(opened.digest).toBeNull();
    expect(opened.platforms.map(({ digest }) => digest)).toEqual([app.descriptor.digest, arm.descriptor.digest]);
  });
});

describe("an archive of several saved images", () => {
  const saves = [
    { image: app, tags: ["app:1"] },
    { image: web, tags: ["web:1", "ghcr.io/o/web:2"] },
  ];

  test.each([
    ["with folders", saveWithFolders(saves), ":app:1 or :web:1"],
    ["from a graph driver", saveFromGraphDriver(saves), ":docker.io/library/app:1 or :ghcr.io/o/web:2"],
    ["from containerd", saveFromContainerd(saves), ":docker.io/library/app:1 or :ghcr.io/o/web:2"],
  ])("%s is asked which, and gives the one that is named", async (_, content, names) => {
    const file = await fileOf(content);
    await expect(open(`docker-archive:${file}`)).rejects.toMatchObject({
      message: expect.stringContaining("holds 2 images."),
      hint: `Say which one by adding its name to the reference: ${names}.`,
    });
    const { platforms } = await open(`docker-archive:${file}:web:1`);
    expect(platforms.map(({ layers }) => layers.map(({ diffId }) => diffId))).toEqual([[digestOf(web.layers[0]?.tar)]]);
    expect((await open(`docker-archive:${file}:@0`)).platforms[0]?.layers).toHaveLength(2);
    expect((await open(`docker-archive:${file}:docker.io/library/app:1`)).platforms[0]?.layers).toHaveLength(2);
    await expect(open(`docker-archive:${file}:app:2`)).rejects.toThrow(ImageNotFound);
  });

  test("keeps a layer of two of them once, and a link for the other", async () => {
    const child = storedImage({ layers: [[{ name: "a", content: "first" }], [{ name: "child", content: "c" }]] });
    const content = saveWithFolders([{ image: app, tags: ["app:1"] }, { image: child, tags: ["child:1"] }]);
    for (const file of [await fileOf(content), await fileOf(gzipSync(content))]) {
      const { platforms } = await open(`docker-archive:${file}:child:1`);
      expect(await contentsOf(onlyOf(platforms))).toEqual(child.layers.map(({ tar }) => digestOf(tar)));
    }
  });

  test("of Docker 25 gives a multi-platform image as its index lists it, and only what was pulled of it", async () => {
    const arm = storedImage({ architecture: "arm64" });
    const index = indexOf([arm.descriptor, app.descriptor]);
    const root = { ...descriptorOf(OCI_INDEX, index), annotations: { "io.containerd.image.name": "docker.io/library/app:1" } };
    const saved = [{ Config: "blobs/sha256/x", RepoTags: ["app:1"], Layers: [] }];
    const files = new Map([...layoutFiles([root], blobFiles(index, app, arm.manifest)), ["manifest.json", jsonOf(saved)]]);
    const opened = await open(`docker-archive:${await fileOf(tarOfFiles(files))}:app:1`);
    expect(opened.digest).toBe(root.digest);
    expect(opened.platforms.map(({ digest }) => digest)).toEqual([app.descriptor.digest]);
  });
});

test("an archive of one platform gives nothing for another, whatever else will do", async () => {
  const file = await fileOf(saveWithFolders([{ image: app, tags: [] }]));
  const platforms = ["linux/arm64"];
  const refusal = { message: expect.stringContaining("has no image for linux/arm64."), hint: expect.stringContaining("It has linux/amd64:") };
  await expect(open(`docker-archive:${file}`, { platforms })).rejects.toMatchObject(refusal);
  await expect(open(`docker-archive:${file}`, { platforms, absent: "skip" })).rejects.toMatchObject(refusal);
  const both = await open(`docker-archive:${file}`, { platforms: ["linux/amd64", "linux/arm64"], absent: "skip" });
  expect(both.platforms).toHaveLength(1);
});

describe("a layer that an image has twice", () => {
  const twice = storedImage({ layers: [[{ name: "a", content: "x" }], [{ name: "b" }], [{ name: "a", content: "x" }]] });
  const files = layoutFiles([twice.descriptor], blobFiles(twice));

  test.each([
    ["a file", tarOfFiles(files)],
    ["a stream", gzipSync(tarOfFiles(files))],
  ])("is read from %s for each of them", async (_, content) => {
    const { platforms } = await open(`oci-archive:${await fileOf(content)}`);
    expect(await contentsOf(onlyOf(platforms))).toEqual(twice.layers.map(({ blob }) => digestOf(blob)));
  });
});

describe("an archive written another way", () => {
  test("with long names in PAX headers or GNU blocks, and with ./ in front", async () => {
    const files = [...layout].map(([name, content]) => ({ name: `./${name}`, content }));
    const long = `./${"long/".repeat(40)}name`;
    const gnu = { name: "././@LongLink", type: "L", content: `${long}\0` };
    const file = await fileOf(tarOf([{ name: long, content: "x" }, gnu, { name: "short", content: "y" }, ...files]));
    expect(await digestsOf(`oci-archive:${file}`)).toEqual([app.descriptor.digest]);
  });

  test("without the two blocks at its end", async () => {
    const file = await fileOf(tarOf([...layout].map(([name, content]) => ({ name, content })), false));
    expect(await digestsOf(`oci-archive:${file}`)).toEqual([app.descriptor.digest]);
  });

  test("under a name with a colon in it", async () => {
    const file = await fileOf(tarOfFiles(layoutFiles([named("1", app.descriptor)], blobFiles(app))), "app:2026.tar");
    expect(await digestsOf(`oci-archive:${file}`)).toEqual([app.descriptor.digest]);
    expect(await digestsOf(`oci-archive:${file}:1`)).toEqual([app.descriptor.digest]);
  });

  test("is found from the directory that the command runs in", async () => {
    const directory = await folderOf(new Map([["image.tar", tarOfFiles(layout)]]));
    expect((await open("oci-archive:image.tar", { directory })).platforms).toHaveLength(1);
  });
});

describe("bad input is the reader's to mend", () => {
  const broken = (change: (files: Map<string, Buffer>) => void): FakeFiles => {
    const files = new Map(layout);
    change(files);
    return files;
  };
  const blobOf = (bytes: Buffer) => `blobs/sha256/${digestOf(bytes).slice(7)}`;
  const firstLayer = app.layers[0]?.blob ?? Buffer.alloc(0);
  const fileWith = async (transport: string, content: Buffer) => `${transport}:${await fileOf(content)}`;

  test.each<[string, () => Promise<string>, string, string]>([
    ["a missing file", async () => `oci-archive:${await temporaryFolder()}/none.tar`, "there is no file", "Check the path"],
    ["a missing folder", async () => `oci:${await temporaryFolder()}/none`, "there is no folder", "Check the path"],
    ["a folder given as archive", async () => `oci-archive:${await folderOf(layout)}`, "is a folder", "oci:FOLDER"],
    ["a folder given as saved image", async () => `docker-archive:${await folderOf(layout)}`, "is a folder", "oci:FOLDER"],
    ["a file given as layout", async () => fileWith("oci", tarOfFiles(layout)), "is a file", "oci-archive:FILE"],
    ["a file given bare", async () => fileOf(tarOfFiles(layout)), "is a file", "docker-archive:"],
    ["a folder given bare", async () => folderOf(layout), "is a folder", "oci:"],
    ["a report", async () => "report:report.json", "is a report", "base of a diff"],
    ["a file that is no archive", async () => fileWith("oci-archive", Buffer.alloc(2048, "x")), "is not a tar archive", "docker save"],
    ["an empty file", async () => fileWith("docker-archive", Buffer.alloc(0)), "no manifest.json", "docker save"],
    ["an archive in xz", async () => fileWith("oci-archive", Buffer.from("fd377a585a0000", "hex")), "compressed with xz", "gzip or zstd"],
    ["a truncated gzip", async () => fileWith("oci-archive", gzipSync(tarOfFiles(layout)).subarray(0, 400)), "in the middle", "again"],
    ["a cut archive", async () => fileWith("oci-archive", tarOfFiles(layout).subarray(0, 2000)), "cut short", "again"],
    ["a damaged header", async () => fileWith("oci-archive", withByte(tarOfFiles(layout), 1024 + 10)), "no tar header", "again"],
    ["a root file system", async () => fileWith("docker-archive", tarOf([{ name: "etc/passwd", content: "root" }])), "no manifest.json", "docker save"],
    ["an OCI archive without oci-layout", async () => fileWith("docker-archive", tarOfFiles(broken((files) => files.delete("oci-layout")))), "no manifest.json", "oci-archive:FILE"],
    ["a saved image given as OCI", async () => fileWith("oci-archive", saveAsKaniko({ image: app, tags: [] })), "no index.json", "docker-archive:FILE"],
    ["what Docker 1.9 saved", async () => fileWith("docker-archive", tarOf([{ name: "repositories", content: "{}" }])), "1.9 or older", "Load it"],
    ["a layout of version 2", async () => `oci:${await folderOf(broken((files) => files.set("oci-layout", jsonOf({ imageLayoutVersion: "2.0.0" }))))}`, 'version "2.0.0"', "version 1"],
    ["an index.json that is no JSON", async () => `oci:${await folderOf(broken((files) => files.set("index.json", Buffer.from("{"))))}`, "not valid JSON", "again"],
    ["a manifest that is missing", async () => `oci:${await folderOf(broken((files) => files.delete(blobOf(app.manifest))))}`, "which its index.json lists", "again"],
    ["a manifest of another digest", async () => `oci:${await folderOf(broken((files) => files.set(blobOf(app.manifest), withByte(app.manifest, 30))))}`, "not what its digest", "damaged"],
    ["a configuration of another digest", async () => `oci:${await folderOf(broken((files) => files.set(blobOf(app.config), withByte(app.config, 3))))}`, "The configuration of sha256:", "damaged"],
    ["a saved configuration of another digest", async () => fileWith("docker-archive", replaced(saveAsKaniko({ image: app, tags: [] }), "amd64", "arm64")), "not what its digest", "damaged"],
    ["case 60: fewer DiffIDs than layers", async () => layoutWith(storedImage({ config: { rootfs: { diff_ids: [digestOf("x")] } } })), "lists 1 DiffIDs", "build or push"],
    ["a manifest of unknown type", async () => `oci:${await folderOf(layoutFiles([descriptorOf("application/vnd.example+json", jsonOf({}))], blobFiles(jsonOf({}))))}`, "neither an image manifest", "Name an image"],
    ["schema 1", async () => schema1Layout(), "schema 1", "Push the image again"],
    ["a manifest listed as an index", async () => `oci:${await folderOf(layoutFiles([{ ...app.descriptor, mediaType: OCI_INDEX }], blobFiles(app)))}`, "but is served as", "again"],
  ])("%s", async (_, place, message, hint) => {
    await expect(open(await place())).rejects.toMatchObject({
      name: "UserError",
      message: expect.stringContaining(message),
      hint: expect.stringContaining(hint),
    });
  });

  test.each<[string, () => Promise<string>, string]>([
    ["of another digest in a layout", async () => `oci:${await folderOf(broken((files) => files.set(blobOf(firstLayer), withByte(firstLayer, 40))))}`, "Layer 0 of oci:"],
    ["cut short in a layout", async () => `oci:${await folderOf(broken((files) => files.set(blobOf(firstLayer), firstLayer.subarray(0, 20))))}`, "ends after 20 of"],
    ["longer than promised", async () => `oci:${await folderOf(broken((files) => files.set(blobOf(firstLayer), Buffer.concat([firstLayer, firstLayer]))))}`, "is longer than"],
    ["missing in a layout", async () => `oci:${await folderOf(broken((files) => files.delete(blobOf(firstLayer))))}`, "has no blobs/sha256/"],
    ["missing in an archive", async () => fileWith("oci-archive", tarOfFiles(broken((files) => files.delete(blobOf(firstLayer))))), "has no blobs/sha256/"],
    ["that is not what kaniko named it", async () => fileWith("docker-archive", kanikoWith(withByte(firstLayer, 40))), "not what its digest"],
  ])("a layer %s fails while it is read", async (_, place, message) => {
    const { platforms } = await open(await place());
    await expect(contentsOf(onlyOf(platforms))).rejects.toMatchObject({ name: "UserError", message: expect.stringContaining(message) });
  });

  test("leaves no file open and nothing on the disk", async () => {
    const file = await fileOf(replaced(saveAsKaniko({ image: app, tags: [] }), "amd64", "arm64"));
    for (const reference of [`docker-archive:${file}`, `oci-archive:${file}`, `docker-archive:${file}:none`]) {
      await expect(open(reference)).rejects.toThrow(file);
    }
    expect(await openPaths()).not.toContain(file);
    expect(await readdir(dirname(file))).toEqual(["image.tar"]);
  });

  async function layoutWith(image: typeof app): Promise<string> {
    return `oci:${await folderOf(layoutFiles([image.descriptor], blobFiles(image)))}`;
  }

  async function schema1Layout(): Promise<string> {
    const manifest = jsonOf({ schemaVersion: 1, name: "app", fsLayers: [] });
    const type = "application/vnd.docker.distribution.manifest.v1+prettyjws";
    return `oci:${await folderOf(layoutFiles([descriptorOf(type, manifest)], blobFiles(manifest)))}`;
  }

  function kanikoWith(layer: Buffer): Buffer {
    const name = `${digestOf(firstLayer).slice(7)}.tar.gz`;
    const image = storedImage({ layers: [[{ name: "a", content: "first" }]] });
    const contents = [{ Config: "config.json", RepoTags: [], Layers: [name] }];
    return tarOfFiles(new Map([["config.json", image.config], [name, layer], ["manifest.json", jsonOf(contents)]]));
  }
});

test("a history that does not match the layers says nothing of them", async () => {
  const image = storedImage({ config: { history: [{ created_by: "RUN one" }] } });
  const { platforms } = await open(`oci:${await folderOf(layoutFiles([image.descriptor], blobFiles(image)))}`);
  expect(onlyOf(platforms).layers.map(({ createdBy }) => createdBy)).toEqual(["", ""]);
});

test("empty steps of the history are no layers", async () => {
  const history = [{ created_by: "RUN one" }, { created_by: "ENV A=1", empty_layer: true }, { created_by: "RUN two" }];
  const image = storedImage({ config: { history } });
  const { platforms } = await open(`oci:${await folderOf(layoutFiles([image.descriptor], blobFiles(image)))}`);
  expect(onlyOf(platforms).layers.map(({ createdBy }) => createdBy)).toEqual(["RUN one", "RUN two"]);
});

function onlyOf<T>(list: readonly T[]): T {
  const [first, ...others] = list;
  if (first === undefined || others.length > 0) throw new Error(`Expected one, got ${list.length}.`);
  return first;
}

function withByte(bytes: Buffer, at: number): Buffer {
  const changed = Buffer.from(bytes);
  changed[at] = (changed[at] ?? 0) ^ 1;
  return changed;
}

function replaced(bytes: Buffer, from: string, to: string): Buffer {
  return Buffer.from(bytes.toString("latin1").replace(from, to), "latin1");
}

function digestOf(bytes: Uint8Array | string | undefined): string {
  return digestOfBytes(bytes ?? "");
}

/** The files that this process holds open; none where the system does not tell. */
async function openPaths(): Promise<string[]> {
  const descriptors = await readdir("/proc/self/fd").catch(() => []);
  return await Promise.all(descriptors.map((descriptor) => readlink(`/proc/self/fd/${descriptor}`).catch(() => "")));
}
