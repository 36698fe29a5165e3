import type { ServerResponse } from "node:http";
import { expect, onTestFinished, test } from "vitest";
import { UserError } from "../../src/errors.ts";
import { ImageNotFound } from "../../src/image/image.ts";
import { startRegistry, type Answer, type LocalRegistry, type RecordedRequest } from "../../src/local/registry.ts";
import { OCI_INDEX, OCI_MANIFEST } from "../../src/oci/media-type.ts";
import { descriptorOf, indexOf, jsonOf, storedImage } from "../fakes/oci-layout.ts";
import { contentsOf, open } from "./opening.ts";

const image = storedImage();

type Fault = (request: RecordedRequest, answer: Answer, response: ServerResponse) => boolean;

const answerAll =
  (status: number, headers: Record<string, string> = {}): Fault =>
  (request, _answer, response) => {
    if (!request.path.includes("/manifests/")) return false;
    response.writeHead(status, headers).end();
    return true;
  };

/** Sends half of every answer whose path matches, and hangs up. */
const cutShort =
  (path: RegExp): Fault =>
  (request, answer, response) => {
    if (!path.test(request.path)) return false;
    response.writeHead(answer.status, { "content-length": String(answer.body.length), ...answer.headers });
    response.write(answer.body.subarray(0, answer.body.length / 2), () => response.destroy());
    return true;
  };

test.each<[string, Fault, string]>([
  ["asks for a login that nobody has", answerAll(401, { "www-authenticate": 'Basic realm="x"' }), "none is stored for it"],
  ["forbids it", answerAll(403), "403"],
  ["asks to come back later, again and again", answerAll(429, { "retry-after": "2" }), "429"],
  ["cuts the manifest short", cutShort(/\/manifests\//), "127.0.0.1"],
  ["cuts the configuration short", cutShort(/\/blobs\//), "127.0.0.1"],
])("a registry that %s is no image, and the reader's to mend", async (_, fault, message) => {
  const registry = await withImage(fault);
  const opening = open(`${registry.host}/app:1`);
  await expect(opening).rejects.toBeInstanceOf(UserError);
  await expect(opening).rejects.toMatchObject({ message: expect.stringContaining(message), hint: expect.stringMatching(/\w/) });
});

test.each([["none:1", "NAME_UNKNOWN"], ["app:2", "MANIFEST_UNKNOWN"]])("case 40: %s, which is not there, is an image not found", async (name, code) => {
  const registry = await withImage(() => false);
  const opening = open(`${registry.host}/${name}`);
  await expect(opening).rejects.toBeInstanceOf(ImageNotFound);
  await expect(opening).rejects.toMatchObject({ message: `${registry.host}/${name} does not exist (${code}).`, hint: "Check the name and the tag." });
});

test("case 40: a web page with the status 404 is no image not found", async () => {
  const registry = await withImage(answerAll(404, { "content-type": "text/html" }));
  const opening = open(`${registry.host}/app:1`);
  await expect(opening).rejects.toMatchObject({ status: 404, kind: "other" });
  await expect(opening).rejects.not.toBeInstanceOf(ImageNotFound);
});

test("a registry that is down is the reader's to mend", async () => {
  const registry = await startRegistry();
  await registry.close();
  await expect(open(`${registry.host}/app:1`)).rejects.toBeInstanceOf(UserError);
});

test("a manifest that its registry serves as another type is refused", async () => {
  const registry = await withImage(() => false);
  registry.putManifest("app", "1", image.manifest, "application/vnd.docker.distribution.manifest.v2+json");
  await expect(open(`${registry.host}/app:1`)).rejects.toThrow("is served as");
});

test("a document of unknown type is refused by name", async () => {
  const registry = await withImage(() => false);
  registry.putManifest("app", "1", jsonOf({ schemaVersion: 2 }), "application/vnd.example.chart+json");
  await expect(open(`${registry.host}/app:1`)).rejects.toThrow('"application/vnd.example.chart+json", which is neither');
});

test("a schema 1 manifest is refused by name", async () => {
  const registry = await withImage(() => false);
  registry.putManifest("app", "1", jsonOf({ schemaVersion: 1 }), "application/vnd.docker.distribution.manifest.v1+prettyjws");
  await expect(open(`${registry.host}/app:1`)).rejects.toThrow("schema 1");
});

test("an artifact is refused by name", async () => {
  const registry = await withImage(() => false);
  const config = descriptorOf("application/vnd.cncf.helm.config.v1+json", jsonOf({}));
  registry.putManifest("app", "1", jsonOf({ schemaVersion: 2, mediaType: OCI_MANIFEST, config, layers: [] }), OCI_MANIFEST);
  await expect(open(`${registry.host}/app:1`)).rejects.toThrow("is no image but an artifact (application/vnd.cncf.helm.config.v1+json).");
});

test("an index costs a request, each platform two, and each attestation of it one more", async () => {
  const registry = await withImage(() => false);
  const config = descriptorOf("application/vnd.oci.image.config.v1+json", jsonOf({ rootfs: { type: "layers", diff_ids: [] } }));
  const layers = [descriptorOf("application/vnd.in-toto+json", jsonOf({ predicate: "sbom" }))];
  const statements = jsonOf({ schemaVersion: 2, mediaType: OCI_MANIFEST, config, layers });
  const annotations = { "vnd.docker.reference.type": "attestation-manifest", "vnd.docker.reference.digest": image.descriptor.digest };
  const attestation = descriptorOf(OCI_MANIFEST, statements, { platform: { os: "unknown", architecture: "unknown" }, annotations });
  registry.putManifest("app", null, statements, OCI_MANIFEST);
  registry.putManifest("app", "2", indexOf([image.descriptor, attestation]), OCI_INDEX);
  const { notCounted } = await open(`${registry.host}/app:2`);
  expect(notCounted.attestationBytes).toBe(20);
  // Loopback is probed for TLS first; that is no request to the registry's API.
  expect(registry.requests.map(({ path }) => path).filter((path) => path !== "/v2/")).toEqual([
    "/v2/app/manifests/2",
    `/v2/app/manifests/${image.descriptor.digest}`,
    `/v2/app/blobs/${descriptorOf("", image.config).digest}`,
    `/v2/app/manifests/${attestation.digest}`,
  ]);
});

test("a layer that the registry changed fails while it is read", async () => {
  const layer = image.layers[1]?.blob ?? Buffer.alloc(0);
  const registry = await withImage((request, _answer, response) => {
    if (!request.path.endsWith(descriptorOf("", layer).digest)) return false;
    response.writeHead(200, { "content-length": String(layer.length) }).end(Buffer.alloc(layer.length, 1));
    return true;
  });
  const { platforms } = await open(`${registry.host}/app:1`);
  for (const platform of platforms) {
    await expect(contentsOf(platform)).rejects.toMatchObject({ name: "UserError", message: expect.stringContaining("digest") });
  }
  expect(platforms).toHaveLength(1);
});

async function withImage(deliver: Fault): Promise<LocalRegistry> {
  const registry = await startRegistry({ deliver });
  onTestFinished(() => registry.close());
  for (const blob of [image.config, ...image.layers.map((layer) => layer.blob)]) registry.putBlob("app", blob);
  registry.putManifest("app", "1", image.manifest, OCI_MANIFEST);
  return registry;
}
