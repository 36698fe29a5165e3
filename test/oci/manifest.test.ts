import fc from "fast-check";
import { expect, test } from "vitest";
import { UserError } from "../../src/errors.ts";
import { isArtifact, isAttestation, isAttestationManifest, isImageManifest, parseConfig, parseManifest, type Index, type Manifest } from "../../src/oci/manifest.ts";

const OCI_MANIFEST = "application/vnd.oci.image.manifest.v1+json";
const OCI_INDEX = "application/vnd.oci.image.index.v1+json";
const DOCKER_MANIFEST = "application/vnd.docker.distribution.manifest.v2+json";
const DOCKER_INDEX = "application/vnd.docker.distribution.manifest.list.v2+json";
const SHA = `sha256:${"a".repeat(64)}`;
const CONFIG = { mediaType: "application/vnd.oci.image.config.v1+json", digest: SHA, size: 2 };
const LAYER = { mediaType: "application/vnd.oci.image.layer.v1.tar+gzip", digest: SHA, size: 3 };
const MANIFEST = { schemaVersion: 2, mediaType: OCI_MANIFEST, config: CONFIG, layers: [LAYER] };
const ENTRY = { mediaType: OCI_MANIFEST, digest: SHA, size: 7, platform: { os: "linux", architecture: "amd64" } };
const INDEX = { schemaVersion: 2, mediaType: OCI_INDEX, manifests: [ENTRY] };

function parse(document: unknown, contentType: string | null = null): Manifest | Index {
  return parseManifest(Buffer.from(typeof document === "string" ? document : JSON.stringify(document)), contentType, "The manifest");
}

function parseImage(document: unknown): Manifest {
  const parsed = parse(document);
  if (parsed.kind !== "manifest") throw new Error("an index");
  return parsed;
}

function parseIndex(document: unknown): Index {
  const parsed = parse(document);
  if (parsed.kind !== "index") throw new Error("a manifest");
  return parsed;
}

test("a manifest is read with its config, layers and annotations", () => {
  const layer = { ...LAYER, annotations: { a: "b", n: 1 }, urls: ["https://example.org/x"], data: "eA==" };
  expect(parse({ ...MANIFEST, layers: [layer], annotations: { c: "d" } })).toEqual({
    kind: "manifest",
    mediaType: OCI_MANIFEST,
    config: { ...CONFIG, annotations: {} },
    layers: [{ ...LAYER, annotations: { a: "b" }, urls: ["https://example.org/x"], data: "eA==" }],
    annotations: { c: "d" },
  });
});

test("case 50: the platforms of an index are normalised, os.version is kept for Windows", () => {
  const platforms = [
    { os: "linux", architecture: "arm64", variant: "v8", "os.version": "6.1" },
    { os: "windows", architecture: "amd64", "os.version": "10.0.20348.1" },
  ];
  const index = parseIndex({ ...INDEX, manifests: platforms.map((platform) => ({ ...ENTRY, platform })) });
  expect(index.manifests.map(({ platform }) => platform)).toEqual([
    { os: "linux", architecture: "arm64" },
    { os: "windows", architecture: "amd64", osVersion: "10.0.20348.1" },
  ]);
});

test.each([
  ["no mediaType, told by Content-Type", { ...MANIFEST, mediaType: undefined }, `${DOCKER_MANIFEST}; charset=utf-8`, DOCKER_MANIFEST],
  ["no mediaType, told by shape", { ...MANIFEST, mediaType: undefined }, null, OCI_MANIFEST],
  ["no mediaType, a Content-Type that says nothing", { ...INDEX, mediaType: undefined }, "text/plain; charset=utf-8", OCI_INDEX],
  ["a Content-Type in capitals", MANIFEST, OCI_MANIFEST.toUpperCase(), OCI_MANIFEST],
  ["Docker's list", { ...INDEX, mediaType: DOCKER_INDEX }, DOCKER_INDEX, DOCKER_INDEX],
])("case 47: %s is understood", (_, document, contentType, expected) => {
  expect(parse(document, contentType).mediaType).toBe(expected);
});

test("case 47: a body that calls itself something else than its Content-Type is refused", () => {
  expect(() => parse(MANIFEST, DOCKER_MANIFEST)).toThrow(`The manifest calls itself "${OCI_MANIFEST}" but is served as "${DOCKER_MANIFEST}".`);
});

test.each([
  [{ ...MANIFEST, manifests: [ENTRY] }],
  [{ ...INDEX, layers: [] }],
  [{ ...INDEX, config: CONFIG }],
  [{ schemaVersion: 2, layers: [LAYER], manifests: [ENTRY] }],
])("case 46: a document with both manifests and layers or config is refused", (document) => {
  expect(() => parse(document)).toThrow("at once");
});

test("case 46: the fields of one kind under the type of the other are refused", () => {
  expect(() => parse({ ...INDEX, mediaType: OCI_MANIFEST })).toThrow("the fields of the other kind");
  expect(() => parse({ ...MANIFEST, mediaType: OCI_INDEX })).toThrow("the fields of the other kind");
});

test.each([
  ["signed", "application/vnd.docker.distribution.manifest.v1+prettyjws"],
  ["unsigned", "application/vnd.docker.distribution.manifest.v1+json"],
  ["undeclared", null],
  ["under the name of another", OCI_MANIFEST],
])("case 45: schema 1, %s, is refused with an explanation", (_, contentType) => {
  expect(() => parse({ schemaVersion: 1, name: "app", fsLayers: [], history: [], signatures: [] }, contentType)).toThrow("schema 1");
});

test("case 44: an unknown type at the top level is refused by name", () => {
  expect(() => parse({ ...MANIFEST, mediaType: "application/vnd.cncf.helm.x+json" })).toThrow('"application/vnd.cncf.helm.x+json", which is neither');
});

test("case 44: an unknown type inside an index is kept", () => {
  const index = parseIndex({ ...INDEX, manifests: [{ ...ENTRY, mediaType: "application/vnd.example+json" }, ENTRY] });
  expect(index.manifests.map(isArtifact)).toEqual([true, false]);
});

test.each([-1, 1.5, 2 ** 53, "3", null, undefined])("case 54: the size %s is refused", (size) => {
  expect(() => parse({ ...MANIFEST, layers: [{ ...LAYER, size }] })).toThrow("Layer 0 of The manifest has the size");
});

test.each(["sha256:../../x", `sha256:${"A".repeat(64)}`, `md5:${"a".repeat(32)}`, "", 7, undefined])("case 53: the digest %s is refused", (digest) => {
  expect(() => parse({ ...MANIFEST, layers: [{ ...LAYER, digest }] })).toThrow("Layer 0 of The manifest");
});

test("case 53: a sha512 digest is read", () => {
  const digest = `sha512:${"b".repeat(128)}`;
  expect(parseImage({ ...MANIFEST, config: { ...CONFIG, digest } }).config.digest).toBe(digest);
});

test("case 51: no manifests, no layers, and null for what is optional are read as nothing", () => {
  expect(parseIndex({ ...INDEX, manifests: [] }).manifests).toEqual([]);
  expect(parseIndex({ schemaVersion: 2, mediaType: OCI_INDEX, manifests: null, annotations: null }).manifests).toEqual([]);
  expect(parseImage({ ...MANIFEST, layers: null, annotations: null, subject: null, artifactType: null }).layers).toEqual([]);
});

test("a subject, which nobody reads, is no reason to refuse an image", () => {
  expect(parseImage({ ...MANIFEST, subject: "nonsense" }).layers).toHaveLength(1);
});

test("case 55: more layers than any engine mounts are refused, prototype keys do nothing", () => {
  const layers = (length: number) => ({ ...MANIFEST, layers: Array.from({ length }, () => LAYER) });
  expect(parseImage(layers(1_000)).layers).toHaveLength(1_000);
  expect(() => parse(layers(1_001))).toThrow('The manifest has 1001 entries in "layers", more than the 1000 that are read.');
  const config = { rootfs: { type: "layers", diff_ids: Array.from({ length: 1_001 }, () => CONFIG.digest) } };
  expect(() => parseConfig(Buffer.from(JSON.stringify(config)), "The configuration")).toThrow('1001 entries in "diff_ids"');
  const hostile = `{"schemaVersion":2,"__proto__":{"manifests":[]},"config":${JSON.stringify(CONFIG)},"layers":[],"annotations":{"__proto__":"x","constructor":"y"}}`;
  const manifest = parse(hostile);
  expect(manifest.kind).toBe("manifest");
  expect(Object.entries(manifest.annotations)).toEqual([["__proto__", "x"], ["constructor", "y"]]);
  expect(({} as Record<string, unknown>)["manifests"]).toBeUndefined();
});

test("case 49: attestations are told by annotation, by unknown/unknown, and by type", () => {
  const unknown = { os: "unknown", architecture: "unknown" };
  const index = parseIndex({
    ...INDEX,
    manifests: [
      ENTRY,
      { ...ENTRY, platform: unknown, annotations: { "vnd.docker.reference.type": "attestation-manifest" } },
      { ...ENTRY, platform: unknown },
      { ...ENTRY, annotations: { "vnd.docker.reference.type": "builder" } },
      { ...ENTRY, artifactType: "application/vnd.docker.attestation.manifest.v1+json" },
      { ...ENTRY, artifactType: "application/vnd.example" },
      { ...ENTRY, platform: undefined },
    ],
  });
  expect(index.manifests.map(isAttestation)).toEqual([false, true, true, true, true, false, false]);
  expect(index.manifests.map(isArtifact)).toEqual([false, false, false, false, true, true, false]);
});

test("case 51: an artifact and an attestation are not images, an old push with an octet-stream config is", () => {
  const inToto = { ...LAYER, mediaType: "application/vnd.in-toto+json" };
  expect(isImageManifest(parseImage(MANIFEST))).toBe(true);
  expect(isImageManifest(parseImage({ ...MANIFEST, layers: [] }))).toBe(true);
  expect(isImageManifest(parseImage({ ...MANIFEST, config: { ...CONFIG, mediaType: "application/octet-stream" } }))).toBe(true);
  expect(isImageManifest(parseImage({ ...MANIFEST, artifactType: "application/vnd.example" }))).toBe(false);
  expect(isImageManifest(parseImage({ ...MANIFEST, config: { ...CONFIG, mediaType: "application/vnd.oci.empty.v1+json" } }))).toBe(false);
  expect(isImageManifest(parseImage({ ...MANIFEST, layers: [inToto] }))).toBe(false);
  expect(isAttestationManifest(parseImage({ ...MANIFEST, layers: [inToto] }))).toBe(true);
  expect(isAttestationManifest(parseImage({ ...MANIFEST, layers: [inToto, LAYER] }))).toBe(false);
});

test.each(["", "{", "[]", "null", '"x"', "\u0000", '{"schemaVersion":2}', '{"layers":[]}', '{"config":1}', '{"config":{"mediaType":"x"}}'])(
  "%j is refused as a manifest",
  (text) => {
    expect(() => parse(text)).toThrow(UserError);
  },
);

test("a configuration is read with its platform, DiffIDs, history and labels", () => {
  const config = {
    os: "linux",
    architecture: "arm",
    variant: "7",
    created: "2026-01-01T00:00:00Z",
    config: { Labels: { "org.opencontainers.image.revision": "abc", bad: 1 } },
    rootfs: { type: "layers", diff_ids: [SHA] },
    history: [{ created_by: "RUN x", comment: "c", created: "2026-01-01T00:00:00Z", empty_layer: true }, {}, null],
  };
  expect(parseConfig(Buffer.from(JSON.stringify(config)), "The configuration")).toEqual({
    platform: { os: "linux", architecture: "arm", variant: "v7" },
    diffIds: [SHA],
    labels: { "org.opencontainers.image.revision": "abc" },
    created: "2026-01-01T00:00:00Z",
    history: [
      { createdBy: "RUN x", comment: "c", created: "2026-01-01T00:00:00Z", emptyLayer: true },
      { createdBy: "", comment: "", created: null, emptyLayer: false },
      { createdBy: "", comment: "", created: null, emptyLayer: false },
    ],
  });
});

test("what is optional in a configuration may be null", () => {
  const bytes = Buffer.from('{"os":"linux","architecture":"amd64","config":null,"rootfs":{"diff_ids":null},"history":null,"created":null}');
  expect(parseConfig(bytes, "The configuration")).toEqual({
    platform: { os: "linux", architecture: "amd64" },
    diffIds: [],
    labels: {},
    created: null,
    history: [],
  });
});

test.each(["{}", '{"rootfs":[]}', '{"rootfs":{"diff_ids":["x"]}}', '{"rootfs":{"diff_ids":{}}}', "not JSON"])("%s is refused as a configuration", (text) => {
  expect(() => parseConfig(Buffer.from(text), "The configuration")).toThrow(UserError);
});

test("any JSON and any bytes are a manifest, a configuration, or a UserError", () => {
  const key = fc.constantFrom("schemaVersion", "mediaType", "config", "layers", "manifests", "digest", "size", "platform", "annotations", "rootfs", "diff_ids", "history", "__proto__");
  const value = fc.letrec((tie) => ({
    node: fc.oneof({ maxDepth: 4 }, fc.constantFrom<unknown>(2, 1, null, SHA, OCI_INDEX, OCI_MANIFEST, "", [], {}), fc.dictionary(key, tie("node"), { maxKeys: 5 }), fc.array(tie("node"), { maxLength: 3 })),
  })).node;
  const bytes = fc.oneof(value.map((node) => Buffer.from(JSON.stringify(node))), fc.uint8Array().map(Buffer.from));
  fc.assert(
    fc.property(bytes, fc.option(fc.string()), (content, contentType) => {
      for (const read of [() => parseManifest(content, contentType, "x"), () => parseConfig(content, "x")]) {
        try {
          read();
        } catch (error) {
          if (!(error instanceof UserError)) throw error;
        }
      }
    }),
    { numRuns: 500 },
  );
});
