import { createHash } from "node:crypto";
import { describe, expect, onTestFinished, test } from "vitest";
import { ImageNotFound } from "../../src/image/image.ts";
import { startRegistry, type LocalRegistry } from "../../src/local/registry.ts";
import { OCI_INDEX, OCI_MANIFEST } from "../../src/oci/media-type.ts";
import { formatPlatform } from "../../src/oci/platform.ts";
import {
  blobFiles,
  descriptorOf,
  indexOf,
  jsonOf,
  layoutFiles,
  storedImage,
  type FakeDescriptor,
  type FakeStoredImage,
} from "../fakes/oci-layout.ts";
import { contentsOf, folderOf, open } from "./opening.ts";

const amd64 = storedImage();
const arm64 = storedImage({ architecture: "arm64", layers: [[{ name: "arm", content: "64" }]] });
const UNKNOWN = { os: "unknown", architecture: "unknown" };

/** What BuildKit adds for provenance: a manifest of two statements. */
function attestationOf(image: FakeStoredImage): { manifest: Buffer; descriptor: FakeDescriptor; blobs: Buffer[] } {
  const statements = [jsonOf({ predicate: "provenance" }), jsonOf({ predicate: "sbom", of: image.descriptor.digest })];
  const config = jsonOf({ ...UNKNOWN, rootfs: { type: "layers", diff_ids: [] } });
  const manifest = jsonOf({
    schemaVersion: 2,
    mediaType: OCI_MANIFEST,
    config: descriptorOf("application/vnd.oci.image.config.v1+json", config),
    layers: statements.map((statement) => descriptorOf("application/vnd.in-toto+json", statement)),
  });
  const annotations = {
    "vnd.docker.reference.type": "attestation-manifest",
    "vnd.docker.reference.digest": image.descriptor.digest,
  };
  return { manifest, descriptor: descriptorOf(OCI_MANIFEST, manifest, { platform: UNKNOWN, annotations }), blobs: [config, ...statements] };
}

const signature = jsonOf({
  schemaVersion: 2,
  mediaType: OCI_MANIFEST,
  artifactType: "application/vnd.dev.cosign.artifact.sig.v1+json",
  config: descriptorOf("application/vnd.oci.empty.v1+json", Buffer.from("{}")),
  layers: [descriptorOf("application/vnd.dev.cosign.simplesigning.v1+json", Buffer.from("signed"))],
});

/** A layout whose one entry is an index of these. */
async function layoutOf(entries: readonly unknown[], blobs: readonly (Buffer | FakeStoredImage)[], more = {}): Promise<string> {
  const index = indexOf(entries, more);
  return `oci:${await folderOf(layoutFiles([descriptorOf(OCI_INDEX, index)], blobFiles(index, ...blobs)))}`;
}

const platformsOf = async (reference: string, platforms: readonly string[] = []) =>
  (await open(reference, { platforms })).platforms.map(({ platform }) => formatPlatform(platform));

describe("platforms", () => {
  const both = () => layoutOf([arm64.descriptor, amd64.descriptor], [amd64, arm64]);

  test("are all that an index has, in its order", async () => {
    expect(await platformsOf(await both())).toEqual(["linux/arm64", "linux/amd64"]);
  });

  test("are those that are asked for, whatever their spelling", async () => {
    expect(await platformsOf(await both(), ["linux/aarch64"])).toEqual(["linux/arm64"]);
  });

  test("that are not there are refused with those that are", async () => {
    await expect(open(await both(), { platforms: ["linux/amd64", "linux/s390x"] })).rejects.toMatchObject({
      name: "UserError",
      message: expect.stringContaining("has no image for linux/s390x."),
      hint: expect.stringContaining("It has linux/arm64, linux/amd64"),
    });
  });

  test("that are not there are passed over where the others will do", async () => {
    const { platforms } = await open(await both(), { platforms: ["linux/amd64", "linux/s390x"], absent: "skip" });
    expect(platforms.map(({ platform }) => platform.architecture)).toEqual(["amd64"]);
  });

  test("none of which is there are refused all the same", async () => {
    await expect(open(await both(), { platforms: ["linux/s390x"], absent: "skip" })).rejects.toThrow("has no image for linux/s390x.");
  });

  test("case 49: listed twice are taken the first time", async () => {
    const other = storedImage({ layers: [[{ name: "other" }]] });
    const { platforms } = await open(await layoutOf([amd64.descriptor, other.descriptor], [amd64, other]));
    expect(platforms.map(({ digest }) => digest)).toEqual([amd64.descriptor.digest]);
  });

  test("case 49: that an entry does not name are those of its configuration", async () => {
    const { platform: _, ...silent } = arm64.descriptor;
    expect(await platformsOf(await layoutOf([silent, amd64.descriptor], [amd64, arm64]))).toEqual(["linux/arm64", "linux/amd64"]);
  });

  test("of Windows are one for each release, and all of them where none is named", async () => {
    const releases = ["10.0.20348.1", "10.0.26100.1"].map((release) => {
      const image = storedImage({ os: "windows", layers: [[{ name: release }]] });
      const platform = { os: "windows", architecture: "amd64", "os.version": release };
      return { image, descriptor: { ...image.descriptor, platform } };
    });
    const layout = await layoutOf(releases.map(({ descriptor }) => descriptor), releases.map(({ image }) => image));
    expect(await platformsOf(layout, ["windows/amd64"])).toEqual(["windows/amd64:10.0.20348.1", "windows/amd64:10.0.26100.1"]);
    expect(await platformsOf(layout, ["windows/amd64:10.0.26100.1"])).toEqual(["windows/amd64:10.0.26100.1"]);
  });

  test("whose content was left out of a copy are none of it", async () => {
    const layout = await layoutOf([arm64.descriptor, amd64.descriptor], [amd64]);
    expect(await platformsOf(layout)).toEqual(["linux/amd64"]);
    await expect(open(layout, { platforms: ["linux/arm64"] })).rejects.toMatchObject({ hint: expect.stringContaining("It has linux/amd64:") });
  });

  test("whose manifest alone was kept are none of it", async () => {
    const layout = await layoutOf([arm64.descriptor, amd64.descriptor], [amd64, arm64.manifest]);
    expect(await platformsOf(layout)).toEqual(["linux/amd64"]);
  });

  test("that are listed, and all left out, leave no image", async () => {
    await expect(open(await layoutOf([arm64.descriptor], []))).rejects.toThrow("lists linux/arm64, but holds the content of none.");
  });
});

describe("what is no image", () => {
  const attested = () => {
    const attestations = [attestationOf(amd64), attestationOf(arm64)];
    const entries = [amd64.descriptor, arm64.descriptor, ...attestations.map(({ descriptor }) => descriptor)];
    const blobs = attestations.flatMap((one) => [one.manifest, ...one.blobs]);
    return layoutOf([...entries, descriptorOf(OCI_MANIFEST, signature, { artifactType: "application/vnd.dev.cosign" })], [amd64, arm64, ...blobs]);
  };

  test("is no platform: attestations are counted in bytes, artifacts in manifests", async () => {
    const { platforms, notCounted } = await open(await attested());
    expect(platforms.map(({ platform }) => platform.architecture)).toEqual(["amd64", "arm64"]);
    expect(notCounted).toEqual({ attestationBytes: 26 + 99 + 26 + 99, artifactManifests: 1 });
  });

  test("case 49: is counted for the platforms that were asked for", async () => {
    const { notCounted } = await open(await attested(), { platforms: ["linux/arm64"] });
    expect(notCounted.attestationBytes).toBe(26 + 99);
  });

  test("is recognised by its manifest where its entry says nothing", async () => {
    const silent = descriptorOf(OCI_MANIFEST, signature);
    const { manifest, blobs } = attestationOf(amd64);
    const statements = descriptorOf(OCI_MANIFEST, manifest);
    const { platforms, notCounted } = await open(await layoutOf([silent, statements, amd64.descriptor], [amd64, signature, manifest, ...blobs]));
    expect(platforms).toHaveLength(1);
    expect(notCounted).toEqual({ attestationBytes: 26 + 99, artifactManifests: 1 });
  });

  test("and of an unknown type is counted and left alone", async () => {
    const strange = descriptorOf("application/vnd.example.thing+json", Buffer.from("?"));
    expect((await open(await layoutOf([strange, amd64.descriptor], [amd64]))).notCounted.artifactManifests).toBe(1);
  });

  test("is refused by name when the reference leads to it", async () => {
    const layout = `oci:${await folderOf(layoutFiles([descriptorOf(OCI_MANIFEST, signature)], blobFiles(signature)))}`;
    await expect(open(layout)).rejects.toMatchObject({
      name: "UserError",
      message: expect.stringContaining("is no image but an artifact (application/vnd.dev.cosign.artifact.sig.v1+json)."),
    });
  });

  test("an index of nothing holds no image", async () => {
    await expect(open(await layoutOf([], []))).rejects.toThrow("holds no image.");
  });
});

describe("indexes in indexes", () => {
  /** An index around an index … around the image, `depth` of them in all. */
  const nestedIn = (depth: number): { descriptor: FakeDescriptor; blobs: Buffer[] } => {
    let entry: FakeDescriptor = amd64.descriptor;
    const blobs: Buffer[] = [];
    for (let level = 0; level < depth; level += 1) {
      const index = indexOf([entry]);
      blobs.push(index);
      entry = descriptorOf(OCI_INDEX, index);
    }
    return { descriptor: entry, blobs };
  };

  test.each([1, 2, 4])("case 48: %d deep are read", async (depth) => {
    const { descriptor, blobs } = nestedIn(depth);
    const layout = `oci:${await folderOf(layoutFiles([descriptor], blobFiles(amd64, ...blobs)))}`;
    const { digest, platforms } = await open(layout);
    expect(digest).toBe(descriptor.digest);
    expect(platforms.map((image) => image.digest)).toEqual([amd64.descriptor.digest]);
  });

  test("case 48: five deep are refused", async () => {
    const { descriptor, blobs } = nestedIn(5);
    const layout = `oci:${await folderOf(layoutFiles([descriptor], blobFiles(amd64, ...blobs)))}`;
    await expect(open(layout)).rejects.toThrow("nests more than 4 indexes");
  });

  test("case 48: that refer to themselves are not what their digest says", async () => {
    const self = { mediaType: OCI_INDEX, digest: `sha256:${"5".repeat(64)}`, size: 0 };
    const sized = { ...self, size: indexOf([{ ...self, size: 222 }]).length };
    const index = indexOf([sized]);
    const files = layoutFiles([sized], new Map([[`blobs/sha256/${"5".repeat(64)}`, index]]));
    await expect(open(`oci:${await folderOf(files)}`)).rejects.toThrow("is not what its digest");
  });

  test("of more than a thousand manifests are refused", async () => {
    const many = Array.from({ length: 1001 }, (_, count) => descriptorOf(OCI_MANIFEST, Buffer.from(String(count)), { platform: UNKNOWN }));
    await expect(open(await layoutOf(many, []))).rejects.toThrow("lists more than 1000 manifests.");
  });
});

describe("a registry", () => {
  test("is asked once for the index and twice for each platform that is wanted, and never for a layer", async () => {
    const registry = await withBoth();
    await open(`${registry.host}/app:1`, { platforms: ["linux/amd64"] });
    expect(registry.paths()).toEqual([
      "/v2/app/manifests/1",
      `/v2/app/manifests/${amd64.descriptor.digest}`,
      expect.stringMatching(/^\/v2\/app\/blobs\/sha256:/),
    ]);
    await open(`${registry.host}/app:1`);
    expect(registry.paths()).toHaveLength(3 + 5);
  });

  test("gives the digest of what the reference names, and layers on demand", async () => {
    const registry = await withBoth();
    const { digest, platforms } = await open(`${registry.host}/app:1`, { platforms: ["linux/arm64"] });
    expect(digest).toBe(descriptorOf(OCI_INDEX, bothIndex).digest);
    expect(await contentsOf(platforms[0] ?? neverImage())).toEqual(platforms[0]?.layers.map((layer) => layer.digest));
  });

  test("without the tag says so as an image that is not found", async () => {
    const registry = await withBoth();
    await expect(open(`${registry.host}/app:2`)).rejects.toThrow(ImageNotFound);
  });

  test("whose index lists a manifest that it lacks has a broken image, not a missing one", async () => {
    const registry = await started();
    registry.putManifest("app", "1", indexOf([amd64.descriptor]), OCI_INDEX);
    const opening = open(`${registry.host}/app:1`);
    await expect(opening).rejects.toMatchObject({ name: "UserError", message: expect.stringContaining("lists the manifest sha256:") });
    await expect(opening).rejects.not.toBeInstanceOf(ImageNotFound);
  });

  test("case 52: whose layer is non-distributable is not asked for it", async () => {
    const registry = await started();
    const foreign = {
      ...descriptorOf("application/vnd.docker.image.rootfs.foreign.diff.tar.gzip", amd64.layers[0]?.blob ?? Buffer.alloc(0)),
      urls: ["http://169.254.169.254/latest"],
    };
    const image = storedImage({ layers: [[{ name: "a", content: "first" }]], manifest: { layers: [foreign] } });
    registry.putBlob("app", image.config);
    registry.putManifest("app", "1", image.manifest, OCI_MANIFEST);
    const { platforms } = await open(`${registry.host}/app:1`);
    expect(platforms[0]?.layers[0]?.unreadable).toBe("It is a non-distributable layer, which is not kept with the image.");
  });
});

describe("what a descriptor says beyond the digest", () => {
  const config = descriptorOf("application/vnd.oci.image.config.v1+json", amd64.config);
  const withConfig = (descriptor: object) => storedImage({ manifest: { config: descriptor } });
  const without = (image: FakeStoredImage) => [image.manifest, ...image.layers.map(({ blob }) => blob)];

  test("content that it carries is used in place of the blob, once it is checked", async () => {
    const carried = withConfig({ ...config, data: amd64.config.toString("base64") });
    const { platforms } = await open(`oci:${await folderOf(layoutFiles([carried.descriptor], blobFiles(...without(carried))))}`);
    expect(platforms[0]?.configBytes).toBe(amd64.config.length);
    const forged = withConfig({ ...config, data: Buffer.alloc(amd64.config.length, "{").toString("base64") });
    const layout = `oci:${await folderOf(layoutFiles([forged.descriptor], blobFiles(...without(forged))))}`;
    await expect(open(layout)).rejects.toThrow("is not what its digest");
  });

  test("case 52: a non-distributable layer that a layout holds all the same is read", async () => {
    const [layer] = amd64.layers.map(({ blob }) => blob);
    if (layer === undefined) throw new Error("There is no layer.");
    const foreign = descriptorOf("application/vnd.oci.image.layer.nondistributable.v1.tar+gzip", layer, { urls: ["https://example.com/x"] });
    const image = storedImage({ layers: [[{ name: "a", content: "first" }]], manifest: { layers: [foreign] } });
    const { platforms } = await open(`oci:${await folderOf(layoutFiles([image.descriptor], blobFiles(image)))}`);
    expect(platforms[0]?.layers[0]?.unreadable).toBeNull();
    expect(await contentsOf(platforms[0] ?? neverImage())).toEqual([foreign.digest]);
  });

  test("a digest may be sha512", async () => {
    const hex = createHash("sha512").update(amd64.manifest).digest("hex");
    const entry = { ...amd64.descriptor, digest: `sha512:${hex}` };
    const files = new Map([...layoutFiles([entry], blobFiles(amd64)), [`blobs/sha512/${hex}`, amd64.manifest]]);
    expect((await open(`oci:${await folderOf(files)}`)).digest).toBe(`sha512:${hex}`);
  });

  test("one manifest may be listed for several platforms", async () => {
    const forArm = { ...amd64.descriptor, platform: { os: "linux", architecture: "arm64" } };
    expect(await platformsOf(await layoutOf([amd64.descriptor, forArm], [amd64]))).toEqual(["linux/amd64", "linux/arm64"]);
  });
});

describe("the commit an image was built from", () => {
  const REVISION = "org.opencontainers.image.revision";

  test("is the index's annotation before the manifest's and the label", async () => {
    const image = storedImage({ manifest: { annotations: { [REVISION]: "b" } }, config: { config: { Labels: { [REVISION]: "c" } } } });
    expect((await open(await layoutOf([image.descriptor], [image], { annotations: { [REVISION]: "a" } }))).commit).toBe("a");
    expect((await open(await layoutOf([image.descriptor], [image]))).commit).toBe("b");
  });

  test("is the label where there is no annotation, and null without either", async () => {
    const image = storedImage({ config: { config: { Labels: { [REVISION]: "c" } } } });
    expect((await open(await layoutOf([image.descriptor], [image]))).commit).toBe("c");
    expect((await open(await layoutOf([amd64.descriptor], [amd64]))).commit).toBeNull();
  });
});

const bothIndex = indexOf([amd64.descriptor, arm64.descriptor]);

async function withBoth() {
  const registry = await started();
  for (const { config, manifest, layers } of [amd64, arm64]) {
    for (const blob of [config, ...layers.map((layer) => layer.blob)]) registry.putBlob("app", blob);
    registry.putManifest("app", null, manifest, OCI_MANIFEST);
  }
  registry.putManifest("app", "1", bothIndex, OCI_INDEX);
  return registry;
}

async function started(): Promise<LocalRegistry & { paths(): string[] }> {
  const registry = await startRegistry();
  onTestFinished(() => registry.close());
  // Loopback is probed for TLS first; that is no request to the registry's API.
  const paths = () => registry.requests.map(({ path }) => path).filter((path) => path !== "/v2/");
  return { ...registry, paths };
}

function neverImage(): never {
  throw new Error("There is no image.");
}
