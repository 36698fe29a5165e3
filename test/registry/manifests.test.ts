import { createHash } from "node:crypto";
import { expect, test } from "vitest";
import type { LocalRegistryOptions } from "../../src/local/registry.ts";
import type { Digest } from "../../src/oci/digest.ts";
import { parseReference } from "../../src/oci/reference.ts";
import type { Reader } from "../fakes/reader.ts";
import type { Fault, FaultyRegistry } from "../fakes/registry.ts";
import { BEARER, open, openAsBob, RETRY_AFTERS, start } from "./world.ts";

const OCI_INDEX = "application/vnd.oci.image.index.v1+json";
const OCI_MANIFEST = "application/vnd.oci.image.manifest.v1+json";
const INDEX = Buffer.from(JSON.stringify({ schemaVersion: 2, mediaType: OCI_INDEX, manifests: [] }));
const DIGEST = digestOf(INDEX);
const OTHER = Buffer.from(JSON.stringify({ schemaVersion: 2, mediaType: OCI_INDEX, manifests: [], annotations: { a: "b" } }));
const PUT = /^PUT /;
const HEAD = /^HEAD /;

function digestOf(content: Uint8Array, algorithm = "sha256"): Digest {
  return `${algorithm}:${createHash(algorithm).update(content).digest("hex")}` as Digest;
}

function lines(registry: FaultyRegistry): string[] {
  return registry.requests.map(({ method, path, status }) => `${method} ${path.split("?", 1)[0]?.replace(/[0-9a-f]{32,}/, "*")} ${status}`);
}

function put(reader: Reader, registry: FaultyRegistry, name = "app:1", bytes: Uint8Array = INDEX, tags: readonly string[] = []) {
  return reader.client.putManifest(parseReference(`${registry.host}/${name}`), { bytes, mediaType: OCI_INDEX }, { tags });
}

function head(reader: Reader, registry: FaultyRegistry, name = "app:1") {
  return reader.client.headManifest(parseReference(`${registry.host}/${name}`));
}

function refuse(status: number, code = "", message = "", headers: Record<string, string> = {}): Fault["answer"] {
  return { kind: "refuse", status, headers, body: JSON.stringify({ errors: [{ code, message }] }) };
}

test("a manifest is put to its tag, byte for byte and under its own type", async () => {
  const registry = await start();
  expect(await put(await open(), registry)).toEqual({ digest: DIGEST, confirmedTags: [] });
  expect(lines(registry)).toEqual(["PUT /v2/app/manifests/1 201"]);
  expect(registry.requests[0]?.body).toEqual(INDEX);
  expect(registry.requests[0]?.headers).toMatchObject({ "content-type": OCI_INDEX, "content-length": String(INDEX.length) });
  expect(registry.tagsOf("app")).toEqual({ "1": DIGEST });
});

test("a manifest is put under its digest, and no tag moves", async () => {
  const registry = await start();
  const reader = await open();
  await put(reader, registry, `app@${DIGEST}`);
  expect(registry.requests[0]?.path).toBe(`/v2/app/manifests/${DIGEST}`);
  expect(registry.tagsOf("app")).toEqual({});
  const long = digestOf(INDEX, "sha512");
  expect((await put(reader, registry, `app@${long}`)).digest).toBe(long);
  expect((await head(reader, registry, `app@${long}`))?.digest).toBe(long);
});

test("a manifest is not put under a digest that is not its own, and tags go along with a digest only", async () => {
  const registry = await start();
  const reader = await open();
  await expect(put(reader, registry, `app@${digestOf(OTHER)}`)).rejects.toThrow(RangeError);
  await expect(put(reader, registry, "app:1", INDEX, ["2"])).rejects.toThrow(RangeError);
  expect(registry.requests).toEqual([]);
});

test("what is written needs a token to write, and what is read one to read", async () => {
  const registry = await start({ access: BEARER });
  const reader = await openAsBob(registry);
  await put(reader, registry);
  await head(reader, registry);
  expect(lines(registry)).toEqual(["PUT /v2/app/manifests/1 401", "GET /token 200", "PUT /v2/app/manifests/1 201", "GET /token 200", "HEAD /v2/app/manifests/1 200"]);
  expect(registry.requests[1]?.path).toContain("scope=repository%3Aapp%3Apull%2Cpush");
  expect(registry.requests[3]?.path).toMatch(/scope=repository%3Aapp%3Apull$/);
});

test.each<[NonNullable<LocalRegistryOptions["tagParameters"]>, string[]]>([
  ["supported", ["1.2", "latest"]],
  ["ignored", []],
  ["first-only", ["1.2"]],
])("case 67: of tags that go along with a digest those are answered that the registry moved (%s)", async (tagParameters, confirmedTags) => {
  const registry = await start({ tagParameters });
  expect(await put(await open(), registry, `app@${DIGEST}`, INDEX, ["1.2", "latest"])).toEqual({ digest: DIGEST, confirmedTags });
  expect(registry.requests.map(({ path }) => path)).toEqual([`/v2/app/manifests/${DIGEST}?tag=1.2&tag=latest`]);
  expect(Object.keys(registry.tagsOf("app"))).toEqual(confirmedTags);
});

test.each<[string, string[]]>([
  ["1.2,latest", ["1.2", "latest"]],
  ["latest , other", ["latest"]],
  ["", []],
])("case 67: OCI-Tag %j confirms of what was asked for %j", async (header, confirmedTags) => {
  const registry = await start();
  registry.faults.push({ on: PUT, answer: { kind: "other", headers: { "oci-tag": header } } });
  expect((await put(await open(), registry, `app@${DIGEST}`, INDEX, ["1.2", "latest"])).confirmedTags).toEqual(confirmedTags);
});

test("case 67: where the address gets too long for the registry the manifest is put without its tags", async () => {
  const registry = await start({ tagParameters: "supported" });
  registry.faults.push({ on: /tag=/, answer: refuse(414) });
  expect(await put(await open(), registry, `app@${DIGEST}`, INDEX, ["1.2"])).toEqual({ digest: DIGEST, confirmedTags: [] });
  expect(lines(registry)).toEqual(["PUT /v2/app/manifests/sha256:* 414", "PUT /v2/app/manifests/sha256:* 201"]);
});

test("a registry that says that it keeps another manifest than it was given is not trusted with it", async () => {
  const registry = await start();
  registry.faults.push({ on: PUT, answer: { kind: "other", status: 201, headers: { "docker-content-digest": digestOf(OTHER) } } });
  await expect(put(await open(), registry)).rejects.toThrow(`took a manifest for ${registry.host}/app with the digest ${DIGEST}, and says that it keeps ${digestOf(OTHER)}.`);
  registry.faults.push({ on: PUT, answer: { kind: "other", status: 201, headers: { "docker-content-digest": digestOf(INDEX, "sha512") } } });
  expect((await put(await open(), registry)).digest).toBe(DIGEST);
});

test("what a manifest is can be asked without reading it", async () => {
  const registry = await start();
  registry.putManifest("app", "1", INDEX, OCI_INDEX);
  expect(await head(await open(), registry)).toEqual({ digest: DIGEST, mediaType: OCI_INDEX, sizeBytes: INDEX.length });
  expect(lines(registry)).toEqual(["HEAD /v2/app/manifests/1 200"]);
  expect(registry.requests[0]?.headers.accept).toContain(OCI_INDEX);
});

test.each(["none:1", "app:2", `app@sha256:${"a".repeat(64)}`])("case 40: %s, which is not there, is null", async (name) => {
  const registry = await start();
  registry.putManifest("app", "1", INDEX, OCI_INDEX);
  expect(await head(await open(), registry, name)).toBeNull();
  expect(registry.requests.length).toBe(1);
});

test("case 40: a web page that says 404 is no word of a registry that there is nothing", async () => {
  const registry = await start();
  const page = { status: 404, headers: { "content-type": "text/html" }, body: "<html>not found</html>" } as const;
  registry.faults.push({ on: /manifests/, times: 2, answer: { kind: "refuse", ...page } });
  await expect(head(await open(), registry)).rejects.toMatchObject({ status: 404, kind: "other" });
});

test.each<[string, Record<string, string>]>([
  ["no digest", { "content-type": OCI_INDEX, "content-length": String(INDEX.length) }],
  ["a digest that is none", { "content-type": OCI_INDEX, "docker-content-digest": "sha256:x" }],
  ["no type", { "docker-content-digest": DIGEST }],
])("case 43: a HEAD with %s is followed by a GET, whose bytes are measured", async (_, headers) => {
  const registry = await start();
  registry.putManifest("app", "1", INDEX, OCI_INDEX);
  registry.faults.push({ on: HEAD, answer: { kind: "refuse", status: 200, headers } });
  expect(await head(await open(), registry)).toEqual({ digest: DIGEST, mediaType: OCI_INDEX, sizeBytes: INDEX.length });
  expect(registry.requests.map(({ method }) => method)).toEqual(["HEAD", "GET"]);
});

test("case 43: a HEAD without a length is followed by a GET", async () => {
  const registry = await start();
  registry.putManifest("app", "1", INDEX, OCI_INDEX);
  registry.faults.push({ on: HEAD, answer: { kind: "cut", at: 0, chunked: true } });
  expect((await head(await open(), registry))?.sizeBytes).toBe(INDEX.length);
  expect(registry.requests.map(({ method }) => method)).toEqual(["HEAD", "GET"]);
});

test("case 42: a HEAD whose digest lies is found out by who asked by digest", async () => {
  const registry = await start();
  registry.putManifest("app", "1", INDEX, OCI_INDEX);
  registry.faults.push({ on: HEAD, answer: { kind: "other", headers: { "docker-content-digest": digestOf(OTHER) } } });
  expect((await head(await open(), registry, `app@${DIGEST}`))?.digest).toBe(DIGEST);
  registry.faults.push({ on: HEAD, answer: { kind: "other", headers: { "docker-content-digest": digestOf(OTHER) } } });
  registry.faults.push({ on: /^GET /, answer: { kind: "other", status: 200, body: OTHER } });
  await expect(head(await open(), registry, `app@${DIGEST}`)).rejects.toThrow(`where ${DIGEST} was asked for`);
});

test("case 40: a registry that does not do HEAD is asked by GET", async () => {
  const registry = await start();
  registry.putManifest("app", "1", INDEX, OCI_INDEX);
  registry.faults.push({ on: HEAD, answer: { kind: "refuse", status: 405 } });
  expect((await head(await open(), registry))?.digest).toBe(DIGEST);
});

test("case 64: what the registry does not know yet of a manifest that was put is null, until it is there", async () => {
  const registry = await start({ hidesNew: 3 });
  const reader = await open();
  await put(reader, registry);
  const seen: unknown[] = [];
  for (let i = 0; i < 4; i += 1) seen.push((await head(reader, registry))?.digest ?? null);
  expect(seen).toEqual([null, null, null, DIGEST]);
});

test.each(RETRY_AFTERS)("case 33: a 429 to a manifest with Retry-After of %s is waited out", async (_, retryAfter, expectedMs) => {
  const registry = await start();
  const reader = await open();
  const value = retryAfter(reader.host.clock.now().getTime());
  registry.faults.push({ on: PUT, answer: refuse(429, "TOOMANYREQUESTS", "", value === null ? {} : { "retry-after": value }) });
  await put(reader, registry);
  expect(registry.requests.map(({ status }) => status)).toEqual([429, 201]);
  if (expectedMs !== null) expect(reader.host.sleeps).toEqual([expectedMs]);
  else expect(reader.host.sleeps[0]).toBeLessThanOrEqual(500);
});

test.each([408, 500, 502, 503, 504])("case 34: a %s to a manifest once or twice is tried again, as often as five times", async (status) => {
  const registry = await start();
  registry.faults.push({ on: PUT, times: 2, answer: refuse(status) });
  await put(await open(), registry);
  expect(registry.requests.map((request) => request.status)).toEqual([status, status, 201]);
  registry.faults.push({ on: PUT, times: Infinity, answer: refuse(status) });
  await expect(put(await open(), registry)).rejects.toMatchObject({ kind: "unavailable", status });
  expect(registry.requests.length).toBe(8);
});

test("case 35: a manifest whose connection is reset before or after the registry took it is put again", async () => {
  const registry = await start();
  registry.faults.push({ on: PUT, answer: { kind: "interrupt", at: 10 } }, { on: PUT, answer: { kind: "reset" } });
  expect((await put(await open(), registry)).digest).toBe(DIGEST);
  expect(registry.requests.map(({ status }) => status)).toEqual([0, 201, 201]);
});

test("case 35: a registry that takes a manifest and goes silent is asked again", async () => {
  const registry = await start();
  registry.faults.push({ on: PUT, answer: { kind: "hang" } });
  expect((await put(await open({ readMs: 200 }), registry)).digest).toBe(DIGEST);
  expect(registry.requests.length).toBe(2);
});

test("case 36: a refusal whose body is cut is still a refusal", async () => {
  const registry = await start();
  const body = JSON.stringify({ errors: [{ code: "DENIED", message: "no" }] });
  registry.faults.push({ on: PUT, answer: { kind: "other", status: 403, headers: { "content-length": "10000" }, body } });
  await expect(put(await open({ readMs: 200 }), registry)).rejects.toMatchObject({ status: 403, kind: "denied" });
});

test.each<[number, string]>([
  [400, "other"],
  [403, "denied"],
  [404, "not-found"],
  [405, "unsupported"],
  [413, "too-large"],
  [414, "too-large"],
  [431, "too-large"],
  [451, "other"],
  [501, "unsupported"],
])("case 40: a %s to a manifest is %s, and not tried again", async (status, kind) => {
  const registry = await start();
  registry.faults.push({ on: PUT, answer: refuse(status, "X", "no") });
  const reader = await open();
  await expect(put(reader, registry)).rejects.toMatchObject({
    kind,
    status,
    code: "X",
    message: `${registry.host} answered ${status} (X: no) when asked to take the manifest of ${registry.host}/app:1.`,
    hint: expect.stringMatching(/.{20}/) as string,
  });
  expect(registry.requests.length).toBe(1);
  expect(reader.host.sleeps).toEqual([]);
});

test("case 40: a web page where a registry should take a manifest is named as one", async () => {
  const registry = await start();
  registry.faults.push({ on: PUT, answer: { kind: "refuse", status: 400, headers: { "content-type": "text/html" }, body: "<html>" } });
  await expect(put(await open(), registry)).rejects.toMatchObject({ kind: "other", hint: `Check the host name: what answers at ${registry.host} is not a registry.` });
});

test("case 39: a manifest that is redirected elsewhere is put there whole, and without the credential", async () => {
  const registry = await start({ access: BEARER });
  const elsewhere = await start();
  registry.faults.push({ on: PUT, answer: { kind: "refuse", status: 307, headers: { location: `${elsewhere.url}/v2/app/manifests/1` } } });
  const reader = await openAsBob(registry);
  await put(reader, registry, "other:1");
  await put(reader, registry);
  expect(elsewhere.requests.map(({ method, body, headers }) => [method, body, headers.authorization])).toEqual([["PUT", INDEX, undefined]]);
});

test("case 28: a manifest that is put with too narrow a token is put again with a wider one, once", async () => {
  const registry = await start({ access: { ...BEARER, allows: (_, action) => action === "pull" } });
  registry.putManifest("app", "1", INDEX, OCI_INDEX);
  const reader = await openAsBob(registry);
  await head(reader, registry);
  await expect(put(reader, registry)).rejects.toMatchObject({ kind: "denied", status: 401 });
  expect(lines(registry).slice(3)).toEqual(["GET /token 200", "PUT /v2/app/manifests/1 401", "GET /token 200", "PUT /v2/app/manifests/1 401"]);
});

test("without a password a push is told apart from one that may not", async () => {
  const registry = await start({ access: { ...BEARER, anonymousPull: true } });
  await expect(put(await open(), registry)).rejects.toMatchObject({ hint: expect.stringContaining("with an account that may write this") as string });
});

test("a tag is taken away, with the right to do so", async () => {
  const registry = await start({ access: BEARER });
  registry.putManifest("app", "1", INDEX, OCI_INDEX);
  const reader = await openAsBob(registry);
  const ref = parseReference(`${registry.host}/app:1`);
  expect(await reader.client.deleteTag(ref)).toBe(true);
  expect(registry.tagsOf("app")).toEqual({});
  expect(registry.requests[1]?.path).toContain("scope=repository%3Aapp%3Adelete");
  expect(await reader.client.deleteTag(ref)).toBe(true);
});

test.each<[number, string]>([
  [400, "DIGEST_INVALID"],
  [404, "UNSUPPORTED"],
  [405, "UNSUPPORTED"],
  [501, ""],
])("a registry that answers %s %s takes no tag away", async (status, code) => {
  const registry = await start();
  registry.faults.push({ on: /^DELETE /, answer: refuse(status, code) });
  const reader = await open();
  expect(await reader.client.deleteTag(parseReference(`${registry.host}/app:1`))).toBe(false);
});

test("who may not take a tag away is told so", async () => {
  const registry = await start({ access: { ...BEARER, allows: (_, action) => action !== "delete" } });
  registry.putManifest("app", "1", INDEX, OCI_INDEX);
  const reader = await openAsBob(registry);
  await expect(reader.client.deleteTag(parseReference(`${registry.host}/app:1`))).rejects.toMatchObject({ kind: "denied" });
  await expect(reader.client.deleteTag(parseReference(`${registry.host}/app@${DIGEST}`))).rejects.toThrow(RangeError);
});

test.each(["ecr", "artifact-registry", "harbor"] as const)("case 63: a tag that %s lets nobody move is told apart from every other refusal", async (as) => {
  const registry = await start({ immutableTags: { matching: /^\d/, as } });
  const reader = await open();
  await put(reader, registry);
  await expect(put(reader, registry, "app:1", OTHER)).rejects.toMatchObject({ kind: "immutable-tag", hint: expect.stringContaining("publish under another one") as string });
  expect(registry.tagsOf("app")).toEqual({ "1": DIGEST });
  await put(reader, registry, "app:latest");
  await put(reader, registry, "app:latest", OTHER);
});

test("a manifest is refused before the blobs that it names are there", async () => {
  const registry = await start();
  const reader = await open();
  const config = { mediaType: "application/vnd.oci.image.config.v1+json", digest: digestOf(OTHER), size: OTHER.length };
  const bytes = Buffer.from(JSON.stringify({ schemaVersion: 2, mediaType: OCI_MANIFEST, config, layers: [] }));
  const ref = parseReference(`${registry.host}/app:1`);
  await expect(reader.client.putManifest(ref, { bytes, mediaType: OCI_MANIFEST })).rejects.toMatchObject({ code: "MANIFEST_BLOB_UNKNOWN" });
  await reader.client.putBlob(ref, { ...config, digest: digestOf(OTHER), annotations: {} }, { open: () => toStream(OTHER) });
  expect((await reader.client.putManifest(ref, { bytes, mediaType: OCI_MANIFEST })).digest).toBe(digestOf(bytes));
});

async function* toStream(content: Uint8Array): AsyncGenerator<Uint8Array> {
  yield await Promise.resolve(content);
}
