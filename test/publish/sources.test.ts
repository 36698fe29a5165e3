import { mkdirSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { describe, expect, test } from "vitest";
import { digestOf } from "../../src/oci/digest.ts";
import { OCI_INDEX, OCI_MANIFEST } from "../../src/oci/media-type.ts";
import { blobFiles, descriptorOf, indexOf, jsonOf, layoutFiles, named, type FakeFiles } from "../fakes/oci-layout.ts";
import type { FaultyRegistry } from "../fakes/registry.ts";
import { documentOf, imageFor, keepAttestation, keepImage, keepIndex, keepTwo, publish, startWorld, temporaryFolder, writesTo } from "./world.ts";

/** The refusal of sources that are wrong, and that nothing was written because of them. */
async function refusalOf(registry: FaultyRegistry, inputs: Record<string, string | readonly string[]>): Promise<string> {
  const { error, host } = await publish({ tags: `${registry.host}/o/app:1`, ...inputs });
  expect(writesTo(registry)).toEqual([]);
  expect(host.outputs).toEqual({});
  return error?.message ?? "";
}

describe("platforms", () => {
  test("case 68: one that is missing: no PUT at all, and it is named", async () => {
    const registry = await startWorld();
    const { sources } = keepTwo(registry);
    expect(await refusalOf(registry, { sources, "expect-platforms": "linux/amd64,linux/arm64,linux/arm/v7" })).toBe("linux/arm/v7 is missing.");
    expect(registry.requests.map(({ method }) => method)).toEqual(["GET", "GET", "GET", "GET"]);
  });

  test("missing, unexpected and double ones are all named at once", async () => {
    const registry = await startWorld();
    const { sources, name, amd64, arm64 } = keepTwo(registry);
    const again = keepImage(registry, "o/app", imageFor("linux/amd64", { layers: [[{ name: "b", content: "other" }]] }));
    expect(await refusalOf(registry, { sources: [...sources, `${name}@${again}`], "expect-platforms": "linux/amd64,linux/s390x" })).toBe(
      [
        "The sources do not make the image:",
        `- linux/amd64 is there 2 times: ${amd64} from ${name}@${amd64}, ${again} from ${name}@${again}.`,
        "- linux/s390x is missing.",
        `- linux/arm64 is not expected (from ${name}@${arm64}).`,
      ].join("\n"),
    );
  });

  test("case 49: one that is there twice is refused although nothing was expected", async () => {
    const registry = await startWorld();
    const images = [imageFor("linux/amd64"), imageFor("linux/amd64", { layers: [[{ name: "b", content: "other" }]] })];
    for (const image of images) keepImage(registry, "o/app", image);
    const index = keepIndex(registry, "o/app", images.map(({ descriptor }) => descriptor));
    expect(await refusalOf(registry, { sources: `${registry.host}/o/app@${index}` })).toMatch(/^linux\/amd64 is there 2 times: /);
  });

  test("case 50: they are compared once they are normalised", async () => {
    const registry = await startWorld();
    const name = `${registry.host}/o/app`;
    const arm = keepImage(registry, "o/app", imageFor("linux/arm"));
    const arm64 = keepImage(registry, "o/app", imageFor("linux/arm64/v8"));
    const { error } = await publish({ sources: [`${name}@${arm}`, `${name}@${arm64}`], tags: `${name}:1`, "expect-platforms": "linux/aarch64,linux/armhf" });
    expect(error).toBeNull();
    expect(await documentOf(registry, "o/app", "1")).toMatchObject({
      manifests: [{ digest: arm, platform: { architecture: "arm", os: "linux", variant: "v7" } }, { digest: arm64, platform: { architecture: "arm64", os: "linux" } }],
    });
    expect(await refusalOf(await startWorld(), { sources: `${name}@${arm}`, "expect-platforms": "linux/arm/v6" })).toContain("linux/arm/v6 is missing.");
  });

  test("case 50: Windows images are told apart by their release, and an index keeps its os.features", async () => {
    const registry = await startWorld();
    const windows = (release: string) => imageFor("windows/amd64", { config: { "os.version": release }, layers: [[{ name: "r", content: release }]] });
    const [old, recent] = [windows("10.0.17763.1"), windows("10.0.20348.1")];
    for (const image of [old, recent]) keepImage(registry, "o/app", image);
    const platform = { architecture: "amd64", os: "windows", "os.version": "10.0.20348.1", "os.features": ["win32k"] };
    const index = keepIndex(registry, "o/app", [{ ...recent.descriptor, platform }]);
    const name = `${registry.host}/o/app`;
    const { error } = await publish({ sources: [`${name}@${old.descriptor.digest}`, `${name}@${index}`], tags: `${name}:1`, "expect-platforms": "windows/amd64" });
    expect(error).toBeNull();
    const { manifests } = (await documentOf(registry, "o/app", "1")) as { manifests: { platform: unknown }[] };
    expect(manifests.map((entry) => entry.platform)).toEqual([{ architecture: "amd64", os: "windows", "os.version": "10.0.17763.1" }, platform]);
  });

  test("what an index claims must be what the configuration says", async () => {
    const registry = await startWorld();
    const image = imageFor("linux/amd64");
    const digest = keepImage(registry, "o/app", image);
    const index = keepIndex(registry, "o/app", [{ ...image.descriptor, platform: { os: "linux", architecture: "arm64" } }]);
    const source = `${registry.host}/o/app@${index}`;
    expect(await refusalOf(registry, { sources: source })).toBe(`${source} (${digest}) is listed as linux/arm64, and its configuration says linux/amd64.`);
  });

  test("a configuration that names none, or one that is no name, is refused", async () => {
    const registry = await startWorld();
    for (const config of [{ os: "", architecture: "" }, { architecture: "a`b|c" }, { architecture: "$(id)" }]) {
      const digest = keepImage(registry, "o/app", imageFor("linux/amd64", { config }));
      expect(await refusalOf(registry, { sources: `${registry.host}/o/app@${digest}` })).toContain("does not say which platform it is for.");
    }
  });
});

describe("documents", () => {
  test("case 41: a manifest with another digest than was asked for", async () => {
    const registry = await startWorld();
    const { sources, amd64 } = keepTwo(registry);
    registry.faults.push({ on: new RegExp(`^GET .*${amd64}`), times: 100, answer: { kind: "other", body: "{}" } });
    expect(await refusalOf(registry, { sources })).toContain("sent a manifest of");
  });

  test("case 43: HEAD without digest or length is asked for by GET", async () => {
    const registry = await startWorld();
    const { sources, name } = keepTwo(registry);
    await publish({ sources, tags: `${name}:1` });
    registry.requests.length = 0;
    registry.faults.push({ on: /^HEAD .*\/1$/, times: 100, answer: { kind: "other", status: 200, headers: { "content-type": "application/json" }, body: "" } });
    expect((await publish({ sources, tags: `${name}:1` })).results).toEqual({ [`${name}:1`]: "unchanged" });
    expect(writesTo(registry)).toEqual([]);
  });

  test("case 44: an entry of an unknown type is left out, and at the top it is an error", async () => {
    const registry = await startWorld();
    const image = imageFor("linux/amd64");
    keepImage(registry, "o/app", image);
    const index = keepIndex(registry, "o/app", [image.descriptor, descriptorOf("application/vnd.example+json", Buffer.from("{}"))]);
    const name = `${registry.host}/o/app`;
    const { error, host } = await publish({ sources: `${name}@${index}`, tags: `${name}:1` });
    expect(error).toBeNull();
    expect(((await documentOf(registry, "o/app", "1")) as { manifests: unknown[] }).manifests).toHaveLength(1);
    expect(host.lines.filter(({ level }) => level === "notice").map(({ text }) => text)).toEqual([expect.stringContaining('is of the type "application/vnd.example+json" and is left out.')]);
    const unknown = registry.putManifest("o/other", null, { schemaVersion: 2, mediaType: "application/vnd.example+json" }, "application/vnd.example+json");
    registry.requests.length = 0;
    expect(await refusalOf(registry, { sources: `${registry.host}/o/other@${unknown}` })).toContain("neither an image manifest nor an image index");
  });

  test("case 45: schema 1 is refused and explained", async () => {
    const registry = await startWorld();
    const type = "application/vnd.docker.distribution.manifest.v1+prettyjws";
    const digest = registry.putManifest("o/app", null, { schemaVersion: 1, name: "o/app", fsLayers: [] }, type);
    expect(await refusalOf(registry, { sources: `${registry.host}/o/app@${digest}` })).toContain("schema 1");
  });

  test("case 46: a document that is a manifest and an index at once", async () => {
    const registry = await startWorld();
    const digest = registry.putManifest("o/app", null, { schemaVersion: 2, mediaType: OCI_INDEX, manifests: [], layers: [], config: {} }, OCI_INDEX);
    expect(await refusalOf(registry, { sources: `${registry.host}/o/app@${digest}` })).toContain("is an image manifest and an image index at once");
  });

  test("case 47: a body of another type than it is served as", async () => {
    const registry = await startWorld();
    const image = imageFor("linux/amd64");
    keepImage(registry, "o/app", image);
    const digest = registry.putManifest("o/app", null, image.manifest, OCI_INDEX);
    expect(await refusalOf(registry, { sources: `${registry.host}/o/app@${digest}` })).toContain("is served as");
  });

  test("case 48: an index in an index is read in its place, four deep at most", async () => {
    const registry = await startWorld();
    const image = imageFor("linux/amd64");
    keepImage(registry, "o/app", image);
    const nest = (depth: number): string => {
      let bytes = indexOf([image.descriptor]);
      for (let level = 1; level < depth; level += 1) {
        registry.putManifest("o/app", null, bytes, OCI_INDEX);
        bytes = indexOf([descriptorOf(OCI_INDEX, bytes)]);
      }
      return `${registry.host}/o/app@${registry.putManifest("o/app", null, bytes, OCI_INDEX)}`;
    };
    const deep = nest(5);
    expect(await refusalOf(registry, { sources: deep })).toBe(`${deep} nests more than 4 indexes in one another.`);
    expect((await publish({ sources: nest(4), tags: `${registry.host}/o/app:1` })).error).toBeNull();
    expect(await documentOf(registry, "o/app", "1")).toMatchObject({ manifests: [{ digest: image.descriptor.digest }] });
  });

  test("case 51: an empty index, and an artifact, are no image; zero layers and an empty one are", async () => {
    const registry = await startWorld();
    const empty = keepIndex(registry, "o/app", []);
    expect(await refusalOf(registry, { sources: `${registry.host}/o/app@${empty}` })).toContain("lists no image.");
    const config = jsonOf({});
    registry.putBlob("o/app", config);
    const artifact = registry.putManifest("o/app", null, { schemaVersion: 2, mediaType: OCI_MANIFEST, artifactType: "text/x", config: descriptorOf("application/vnd.oci.empty.v1+json", config), layers: [] }, OCI_MANIFEST);
    expect(await refusalOf(registry, { sources: `${registry.host}/o/app@${artifact}` })).toContain("is no image but an artifact.");
    const bare = keepImage(registry, "o/app", imageFor("linux/amd64", { layers: [] }));
    registry.putBlob("o/app", Buffer.alloc(0));
    const hollow = imageFor("linux/arm64", { manifest: { layers: [descriptorOf("application/vnd.oci.image.layer.v1.tar", Buffer.alloc(0))] } });
    keepImage(registry, "o/app", hollow);
    const there = await startWorld();
    const { error } = await publish({ sources: [`${registry.host}/o/app@${bare}`, `${registry.host}/o/app@${hollow.descriptor.digest}`], tags: `${there.host}/o/app:1` });
    expect(error).toBeNull();
    expect(there.blobOf("o/app", digestOf(""))).toEqual(Buffer.alloc(0));
  });

  test("case 51: `data` in an entry is checked against its digest, and used in place of a request", async () => {
    const registry = await startWorld();
    const image = imageFor("linux/amd64");
    keepImage(registry, "o/app", image);
    const name = `${registry.host}/o/app`;
    const index = keepIndex(registry, "o/app", [{ ...image.descriptor, data: image.manifest.toString("base64") }]);
    expect((await publish({ sources: `${name}@${index}`, tags: `${name}:1` })).error).toBeNull();
    expect(registry.requests.filter(({ method, path }) => method === "GET" && path.endsWith(image.descriptor.digest))).toEqual([]);
    registry.requests.length = 0;
    const forged = keepIndex(registry, "o/app", [{ ...image.descriptor, data: Buffer.from("{}").toString("base64") }]);
    expect(await refusalOf(registry, { sources: `${name}@${forged}` })).toContain("ends after 2 of");
  });

  test("case 51: an attestation in OCI's new form is known by its subject", async () => {
    const registry = await startWorld();
    const image = imageFor("linux/amd64");
    const digest = keepImage(registry, "o/app", image);
    const statement = jsonOf({ predicate: 1 });
    const nothing = jsonOf({});
    for (const blob of [statement, nothing]) registry.putBlob("o/app", blob);
    const artifactType = "application/vnd.docker.attestation.manifest.v1+json";
    const subject = descriptorOf(OCI_MANIFEST, image.manifest);
    const manifest = jsonOf({ schemaVersion: 2, mediaType: OCI_MANIFEST, artifactType, config: descriptorOf("application/vnd.oci.empty.v1+json", nothing), layers: [descriptorOf("application/vnd.in-toto+json", statement)], subject });
    registry.putManifest("o/app", null, manifest, OCI_MANIFEST);
    const entry = descriptorOf(OCI_MANIFEST, manifest, { artifactType });
    const index = keepIndex(registry, "o/app", [image.descriptor, entry]);
    const name = `${registry.host}/o/app`;
    const { error } = await publish({ sources: `${name}@${index}`, tags: `${name}:1`, annotations: "a=1" });
    expect(error).toBeNull();
    expect(await documentOf(registry, "o/app", "1")).toMatchObject({ manifests: [{ digest }, { digest: entry.digest, artifactType }] });
  });

  test.each(["sha256:../../x", `sha256:${"A".repeat(64)}`, "md5:d41d8cd98f00b204e9800998ecf8427e"])("case 53: an entry with the digest %s", async (digest) => {
    const registry = await startWorld();
    const index = keepIndex(registry, "o/app", [{ mediaType: OCI_MANIFEST, digest, size: 1 }]);
    expect(await refusalOf(registry, { sources: `${registry.host}/o/app@${index}` })).toContain("is not a digest");
  });

  test.each([-1, 2 ** 60, 1.5])("case 54: an entry of %d bytes", async (size) => {
    const registry = await startWorld();
    const index = keepIndex(registry, "o/app", [{ mediaType: OCI_MANIFEST, digest: digestOf("x"), size }]);
    expect(await refusalOf(registry, { sources: `${registry.host}/o/app@${index}` })).toContain("no number of bytes");
  });

  test("case 55: a manifest of 5 MB, and one of more layers than are read", async () => {
    const registry = await startWorld();
    const big = keepIndex(registry, "o/app", [], null, { annotations: { a: "x".repeat(5_000_000) } });
    expect(await refusalOf(registry, { sources: `${registry.host}/o/app@${big}` })).not.toBe("");
    const layers = Array(20_000).fill(descriptorOf("application/vnd.oci.image.layer.v1.tar", Buffer.alloc(0)));
    const many = keepImage(registry, "o/app", imageFor("linux/amd64", { manifest: { layers } }));
    expect(await refusalOf(registry, { sources: `${registry.host}/o/app@${many}` })).toContain("more than the 1000 that are read");
  });

  test("case 55: an annotation named __proto__, or of a megabyte, is a word like any other", async () => {
    const registry = await startWorld();
    const image = imageFor("linux/amd64");
    keepImage(registry, "o/app", image);
    const annotations = JSON.parse(`{"__proto__":"1","long":"${"x".repeat(1_000_000)}"}`) as object;
    const index = keepIndex(registry, "o/app", [{ ...image.descriptor, annotations }]);
    const name = `${registry.host}/o/app`;
    expect((await publish({ sources: `${name}@${index}`, tags: `${name}:1`, annotations: "a=1" })).error).toBeNull();
    const text = await (await fetch(`${registry.url}/v2/o/app/manifests/1`)).text();
    expect(text).toContain('"__proto__": "1"');
  });
});

test("everything that is wrong with several sources is said at once", async () => {
  const registry = await startWorld();
  const name = `${registry.host}/o/app`;
  const [one, two] = [digestOf("one"), digestOf("two")];
  const message = await refusalOf(registry, { sources: [`${name}@${one}`, `${name}@${two}`, `oci:${temporaryFolder()}/nothing`] });
  expect(message).toMatch(/^3 things are wrong with the sources:\n/);
  for (const part of [one, two, "there is no folder"]) expect(message).toContain(part);
});

describe("oci:FOLDER", () => {
  function write(files: FakeFiles): string {
    const folder = temporaryFolder();
    for (const [name, content] of files) {
      mkdirSync(dirname(join(folder, name)), { recursive: true });
      writeFileSync(join(folder, name), content);
    }
    return folder;
  }

  test("is uploaded, beside what is in a registry", async () => {
    const registry = await startWorld();
    const [amd64, arm64] = [imageFor("linux/amd64"), imageFor("linux/arm64")];
    keepImage(registry, "o/app", arm64);
    const folder = write(layoutFiles([named("1", amd64.descriptor)], blobFiles(amd64)));
    const name = `${registry.host}/o/app`;
    const { error } = await publish({ sources: [`oci:${folder}:1`, `${name}@${arm64.descriptor.digest}`], tags: `${name}:1`, "expect-platforms": "linux/amd64,linux/arm64" });
    expect(error).toBeNull();
    expect(registry.blobOf("o/app", amd64.layers[0] === undefined ? "" : digestOf(amd64.layers[0].blob))).toEqual(amd64.layers[0]?.blob);
  });

  test("with an index keeps the index, attestations included", async () => {
    const registry = await startWorld();
    const scratch = await startWorld();
    const image = imageFor("linux/amd64");
    const attestation = keepAttestation(scratch, "o/x", image.descriptor.digest);
    const manifest = Buffer.from(await (await fetch(`${scratch.url}/v2/o/x/manifests/${attestation.digest}`)).arrayBuffer());
    const { config, layers } = JSON.parse(manifest.toString()) as { config: { digest: string }; layers: { digest: string }[] };
    const blobs = [config, ...layers].map(({ digest }) => scratch.blobOf("o/x", digest) ?? Buffer.alloc(0));
    const index = indexOf([image.descriptor, attestation]);
    const folder = write(layoutFiles([descriptorOf(OCI_INDEX, index)], blobFiles(image, index, manifest, ...blobs)));
    const { error, host } = await publish({ sources: `oci:${folder}`, tags: `${registry.host}/o/app:1` });
    expect(error).toBeNull();
    expect(host.outputs["digest"]).toBe(digestOf(index));
    expect(await documentOf(registry, "o/app", attestation.digest)).toMatchObject({ layers });
  });

  test("whose blob was changed is refused before a tag is moved", async () => {
    const registry = await startWorld();
    const image = imageFor("linux/amd64");
    const files = new Map(layoutFiles([image.descriptor], blobFiles(image)));
    const layer = `blobs/sha256/${digestOf(image.layers[0]?.blob ?? "").slice(7)}`;
    files.set(layer, Buffer.from((files.get(layer) ?? Buffer.alloc(0)).map((byte) => byte ^ 1)));
    const { error } = await publish({ sources: `oci:${write(files)}`, tags: `${registry.host}/o/app:1` });
    expect(error?.message).toContain("DIGEST_INVALID");
    expect(registry.tagsOf("o/app")).toEqual({});
  });
});
