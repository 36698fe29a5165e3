import { createHash } from "node:crypto";
import { gzipSync } from "node:zlib";
import { expect, test } from "vitest";
import type { LocalRegistryOptions } from "../../src/local/registry.ts";
import type { Descriptor } from "../../src/oci/descriptor.ts";
import type { Digest } from "../../src/oci/digest.ts";
import { parseReference } from "../../src/oci/reference.ts";
import { createRegistryClient } from "../../src/registry/client.ts";
import type { Reader } from "../fakes/reader.ts";
import type { Fault, FaultyRegistry } from "../fakes/registry.ts";
import { open, RETRY_AFTERS, start } from "./world.ts";

const OCI_MANIFEST = "application/vnd.oci.image.manifest.v1+json";
const MANIFEST = /GET .*\/manifests\//;
const BLOB = /GET .*\/blobs\//;
const CONTENT = Buffer.from(Array.from({ length: 100_000 }, (_, i) => i % 251));

async function startWithImage(options: LocalRegistryOptions = {}): Promise<FaultyRegistry> {
  const registry = await start(options);
  registry.putImage("app", "1", { layers: [CONTENT], config: { os: "linux", architecture: "amd64" } });
  return registry;
}

function digestOf(content: Uint8Array | string, algorithm = "sha256"): Digest {
  return `${algorithm}:${createHash(algorithm).update(content).digest("hex")}` as Digest;
}

function layer(more: Partial<Descriptor> = {}): Descriptor {
  return { mediaType: "application/octet-stream", digest: digestOf(CONTENT), size: CONTENT.length, annotations: {}, ...more };
}

async function readManifest(registry: FaultyRegistry, reader: Reader, name = "app:1") {
  return reader.client.getManifest(parseReference(`${registry.host}/${name}`));
}

async function readLayer(registry: FaultyRegistry, reader: Reader, descriptor = layer()): Promise<Buffer> {
  return reader.client.getBlob(parseReference(`${registry.host}/app:1`), descriptor, 1_000_000);
}

function other(status: number, body: string | Uint8Array = "", headers: Record<string, string> = {}): Fault["answer"] {
  return { kind: "other", status, body, headers };
}

test("a manifest comes with its type and digest, and is asked for in every type that is read and none of schema 1", async () => {
  const registry = await startWithImage();
  const reader = await open();
  const manifest = await readManifest(registry, reader);
  expect([manifest.mediaType, manifest.digest]).toEqual([OCI_MANIFEST, digestOf(manifest.bytes)]);
  expect(registry.requests.map(({ method, path }) => `${method} ${path}`)).toEqual(["GET /v2/app/manifests/1"]);
  expect(registry.requests[0]?.headers.accept).toBe(
    "application/vnd.oci.image.index.v1+json, application/vnd.oci.image.manifest.v1+json, application/vnd.docker.distribution.manifest.list.v2+json, application/vnd.docker.distribution.manifest.v2+json",
  );
  await readManifest(registry, reader, `app:1@${manifest.digest}`);
  expect(registry.requests[1]?.path).toBe(`/v2/app/manifests/${manifest.digest}`);
});

test("a layer streams whole, verified", async () => {
  const registry = await startWithImage();
  expect(await readLayer(registry, await open())).toEqual(CONTENT);
});

test("a layer streams from an offset on, resumed too, and its size is verified", async () => {
  const registry = await startWithImage();
  const reader = await open();
  const ref = parseReference(`${registry.host}/app:1`);
  const readFrom = async (offset: number) => {
    const chunks: Uint8Array[] = [];
    for await (const chunk of reader.client.openBlob(ref, layer(), undefined, offset)) chunks.push(chunk);
    return Buffer.concat(chunks);
  };
  registry.faults.push({ on: BLOB, answer: { kind: "cut", at: 10_000 } });
  expect(await readFrom(60_000)).toEqual(CONTENT.subarray(60_000));
  expect(registry.requests.map(({ headers }) => headers.range)).toEqual(["bytes=60000-", "bytes=70000-"]);
  registry.faults.push({ on: BLOB, times: Infinity, answer: { kind: "other", status: 200, body: CONTENT.subarray(0, 99_999) } });
  await expect(readFrom(60_000)).rejects.toThrow("has only 99999 bytes");
});

test("whether a repository has a blob is asked without reading it", async () => {
  const registry = await startWithImage();
  const { client } = await open();
  const ref = parseReference(`${registry.host}/app:1`);
  expect([await client.hasBlob(ref, digestOf(CONTENT)), await client.hasBlob(ref, digestOf("absent"))]).toEqual([true, false]);
  expect(registry.requests.map(({ method, status }) => `${method} ${status}`)).toEqual(["HEAD 200", "HEAD 404"]);
});

test("a blob larger than wanted is refused before it is asked for", async () => {
  const registry = await startWithImage();
  const reader = await open();
  await expect(reader.client.getBlob(parseReference(`${registry.host}/app:1`), layer(), 99_999)).rejects.toThrow("has 100000 bytes; at most 99999 are read");
  expect(registry.requests).toEqual([]);
});

test.each(RETRY_AFTERS)("case 33: a 429 with Retry-After of %s is waited out", async (_, retryAfter, expectedMs) => {
  const registry = await startWithImage();
  const reader = await open();
  const value = retryAfter(reader.host.clock.now().getTime());
  registry.faults.push({ on: MANIFEST, answer: other(429, "", value === null ? {} : { "retry-after": value }) });
  await readManifest(registry, reader);
  expect(reader.host.sleeps.length).toBe(1);
  if (expectedMs !== null) expect(reader.host.sleeps).toEqual([expectedMs]);
  else expect(reader.host.sleeps[0]).toBeLessThanOrEqual(500);
});

test.each([408, 500, 502, 503, 504])("case 34: a %s once or twice is tried again", async (status) => {
  const registry = await startWithImage();
  registry.faults.push({ on: MANIFEST, times: 2, answer: other(status) });
  await readManifest(registry, await open());
  expect(registry.requests.map((request) => request.status)).toEqual([status, status, 200]);
});

test("case 34: a 503 for ever is given up after five attempts, with ever longer waits", async () => {
  const registry = await startWithImage();
  registry.faults.push({ on: MANIFEST, times: Infinity, answer: other(503) });
  const reader = await open();
  await expect(readManifest(registry, reader)).rejects.toMatchObject({
    message: `${registry.host} answered 503 when asked for the manifest of ${registry.host}/app:1.`,
    hint: `The fault is on the side of ${registry.host}: try again later, or look at its status page.`,
  });
  expect(registry.requests.length).toBe(5);
  expect(reader.host.sleeps.map((ms, i) => ms <= 500 * 2 ** i && ms >= 250 * 2 ** i)).toEqual([true, true, true, true]);
});

test("case 34: waits that together outlast three minutes end the attempts", async () => {
  const registry = await startWithImage();
  registry.faults.push({ on: MANIFEST, times: Infinity, answer: other(429, "", { "retry-after": "3600" }) });
  const reader = await open();
  await expect(readManifest(registry, reader)).rejects.toMatchObject({ status: 429, hint: expect.stringContaining("log in for a higher limit") as string });
  expect(reader.host.sleeps).toEqual([60_000, 60_000, 60_000]);
});

test.each([400, 401, 403, 405, 413, 414, 431, 451])("case 40: a %s is not tried again", async (status) => {
  const registry = await startWithImage();
  registry.faults.push({ on: MANIFEST, answer: other(status, '{"errors":[{"code":"X","message":"no"}]}', { "www-authenticate": "" }) });
  const reader = await open();
  await expect(readManifest(registry, reader)).rejects.toMatchObject({ name: expect.stringMatching(/UserError|RegistryError/) as string });
  expect(registry.requests.length).toBe(1);
  expect(reader.host.sleeps).toEqual([]);
});

test("case 40: a 403 says the registry's own code and words, made harmless, and a cure", async () => {
  const registry = await startWithImage();
  const body = JSON.stringify({ errors: [{ code: "DENIED", message: "permission_denied: read_package\n::error::evil\u202E" }] });
  registry.faults.push({ on: MANIFEST, answer: other(403, body) });
  await expect(readManifest(registry, await open())).rejects.toMatchObject({
    code: "DENIED",
    message: `${registry.host} answered 403 (DENIED: permission_denied: read_package ::error::evil\\u{202E}) when asked for the manifest of ${registry.host}/app:1.`,
    hint: expect.stringContaining("Manage Actions access") as string,
  });
});

test("case 40: a web page where a registry should be is named as one, also with 200 and 404", async () => {
  const registry = await startWithImage();
  const page = "<!DOCTYPE html><html><body>Log in</body></html>";
  registry.faults.push({ on: MANIFEST, answer: other(403, page, { "content-type": "text/html" }) });
  registry.faults.push({ on: MANIFEST, answer: other(404, page) });
  const reader = await open();
  const thrown: unknown[] = [];
  for (let i = 0; i < 2; i += 1) thrown.push(await readManifest(registry, reader).catch((error: unknown) => error));
  expect(thrown).toMatchObject([{ status: 403, message: expect.stringContaining("a web page where a registry answers in JSON") as string }, { status: 404, hint: `Check the host name: what answers at ${registry.host} is not a registry.` }]);
});

test.each([["none:1", "NAME_UNKNOWN"], ["app:2", "MANIFEST_UNKNOWN"]])("case 40: %s, which is not there, is the registry's no", async (name, code) => {
  const registry = await startWithImage();
  const reading = readManifest(registry, await open(), name);
  await expect(reading).rejects.toMatchObject({ name: "RegistryError", status: 404, code, kind: "not-found", hint: "Check the name and the tag." });
});

test("a blob that is not there is the registry's no", async () => {
  const registry = await startWithImage();
  const thrown: unknown = await readLayer(registry, await open(), layer({ digest: digestOf("absent") })).catch((error: unknown) => error);
  expect(thrown).toMatchObject({ status: 404, code: "BLOB_UNKNOWN" });
});

test("case 35: a reset before the answer is tried again, inside the body it is resumed", async () => {
  const registry = await startWithImage();
  registry.faults.push({ on: MANIFEST, answer: { kind: "reset" } }, { on: BLOB, answer: { kind: "cut", at: 40_000 } });
  const reader = await open();
  await readManifest(registry, reader);
  expect(await readLayer(registry, reader)).toEqual(CONTENT);
  expect(registry.requests.slice(2).map(({ headers, status }) => [headers.range, status])).toEqual([
    [undefined, 200],
    ["bytes=40000-", 206],
  ]);
});

test("case 35: a body that goes silent is resumed where it stopped", async () => {
  const registry = await startWithImage();
  registry.faults.push({ on: BLOB, answer: { kind: "hang", at: 10_000 } });
  expect(await readLayer(registry, await open({ readMs: 200 }))).toEqual(CONTENT);
  expect(registry.requests[1]?.headers.range).toBe("bytes=10000-");
});

test.each([
  ["one that announced its length", false],
  ["one in chunks", true],
])("case 36: a blob cut again and again, %s, is given up and never taken for whole", async (_, chunked) => {
  const registry = await startWithImage();
  registry.faults.push({ on: BLOB, times: Infinity, answer: { kind: "cut", at: 0, chunked } });
  await expect(readLayer(registry, await open())).rejects.toMatchObject({ kind: "cut" });
  expect(registry.requests.length).toBe(9);
});

test("case 35: a connection that is always reset is given up after five attempts", async () => {
  const registry = await startWithImage();
  registry.faults.push({ on: MANIFEST, times: Infinity, answer: { kind: "reset" } });
  await expect(readManifest(registry, await open())).rejects.toMatchObject({ kind: "cut" });
  expect(registry.requests.length).toBe(5);
});

test("case 36: a manifest that is cut is asked for again", async () => {
  const registry = await startWithImage();
  registry.faults.push({ on: MANIFEST, answer: { kind: "cut", at: 20 } });
  const manifest = await readManifest(registry, await open());
  expect(manifest.digest).toBe(digestOf(manifest.bytes));
});

test.each<[string, Uint8Array, string]>([
  ["too short", CONTENT.subarray(0, 99_999), "has only 99999 bytes, and its manifest says 100000"],
  ["too long", Buffer.concat([CONTENT, Buffer.from("x")]), "has more than 100000 bytes, and its manifest says 100000"],
  ["the right length, other bytes", Buffer.alloc(100_000), "has another digest"],
])("case 36: a blob that ends well but is %s is refused", async (_, body, message) => {
  const registry = await startWithImage();
  registry.faults.push({ on: BLOB, times: Infinity, answer: { kind: "other", status: 200, body } });
  await expect(readLayer(registry, await open())).rejects.toThrow(message);
});

test("case 37: a server that answers a range with the whole is read on from where the body stopped", async () => {
  const registry = await startWithImage();
  registry.faults.push({ on: BLOB, answer: { kind: "cut", at: 40_000 } }, { on: BLOB, answer: { kind: "other", status: 200, body: CONTENT } });
  expect(await readLayer(registry, await open())).toEqual(CONTENT);
});

test("case 37: a server that changes what it sends between two parts is found out", async () => {
  const registry = await startWithImage();
  registry.faults.push({ on: BLOB, answer: { kind: "cut", at: 40_000 } }, { on: BLOB, answer: { kind: "other", status: 200, body: Buffer.alloc(100_000) } });
  await expect(readLayer(registry, await open())).rejects.toThrow("has another digest");
});

test.each(["bytes 0-59999/100000", "bytes 40000-99999/99999", "nonsense", ""])("case 37: a 206 with the Content-Range %j is refused", async (range) => {
  const registry = await startWithImage();
  registry.faults.push(
    { on: BLOB, answer: { kind: "cut", at: 40_000 } },
    { on: BLOB, answer: { kind: "other", status: 206, body: CONTENT.subarray(40_000), headers: { "content-range": range } } },
  );
  await expect(readLayer(registry, await open())).rejects.toThrow("sent another part of the blob");
});

test("case 38: a manifest in an encoding that was not asked for is not taken for its content", async () => {
  const registry = await startWithImage();
  const digest = (await readManifest(registry, await open())).digest;
  registry.faults.push({ on: MANIFEST, answer: { kind: "other", body: gzipSync("{}"), headers: { "content-encoding": "gzip" } } });
  await expect(readManifest(registry, await open(), `app@${digest}`)).rejects.toThrow('(in the encoding "gzip", which was not asked for)');
});

test("case 38: a layer that a store labels as gzip-encoded is taken as it is, since its digest is right", async () => {
  const registry = await startWithImage();
  registry.faults.push({ on: BLOB, answer: { kind: "other", headers: { "content-encoding": "gzip" } } });
  expect(await readLayer(registry, await open())).toEqual(CONTENT);
});

test("case 41: a manifest with another digest than the one asked for is refused", async () => {
  const registry = await startWithImage();
  const wanted = digestOf("wanted");
  registry.faults.push({ on: MANIFEST, answer: other(200, "{}", { "docker-content-digest": wanted }) });
  await expect(readManifest(registry, await open(), `app@${wanted}`)).rejects.toThrow(`with the digest ${digestOf("{}")}, where ${wanted} was asked for.`);
});

test("case 42: a Docker-Content-Digest that lies is an error for a tag, and nothing to one who asked by digest", async () => {
  const registry = await startWithImage();
  const reader = await open();
  const { digest } = await readManifest(registry, reader);
  registry.faults.push({ on: MANIFEST, times: 2, answer: { kind: "other", headers: { "docker-content-digest": digestOf("lie") } } });
  await expect(readManifest(registry, reader)).rejects.toThrow(`with the digest ${digest}, where ${digestOf("lie")} was announced`);
  expect((await readManifest(registry, reader, `app@${digest}`)).digest).toBe(digest);
});

test("case 43: a manifest without digest, length or type in its headers is read, its digest our own", async () => {
  const registry = await startWithImage();
  const body = '{"schemaVersion":2}';
  registry.faults.push({ on: MANIFEST, answer: other(200, body) });
  expect(await readManifest(registry, await open())).toEqual({ bytes: Buffer.from(body), mediaType: "", digest: digestOf(body) });
});

test("case 51: an empty blob is read as nothing", async () => {
  const registry = await startWithImage();
  const digest = registry.putBlob("app", Buffer.alloc(0));
  expect((await readLayer(registry, await open(), layer({ digest, size: 0 }))).length).toBe(0);
});

test("case 53: a blob under a sha512 digest is verified by it", async () => {
  const registry = await startWithImage();
  const digest = digestOf(CONTENT, "sha512");
  registry.faults.push({ on: BLOB, answer: other(200, CONTENT) }, { on: BLOB, answer: other(200, Buffer.alloc(100_000)) });
  const reader = await open();
  expect(await readLayer(registry, reader, layer({ digest }))).toEqual(CONTENT);
  await expect(readLayer(registry, reader, layer({ digest }))).rejects.toThrow("has another digest");
});

test("case 55: a manifest of 5 MB is refused", async () => {
  const registry = await startWithImage();
  registry.faults.push({ on: MANIFEST, answer: other(200, Buffer.alloc(5_000_000)) });
  await expect(readManifest(registry, await open())).rejects.toThrow("sent more than the 4194304 bytes");
});

test("an abort ends a stream, and is not tried again", async () => {
  const registry = await startWithImage();
  registry.faults.push({ on: BLOB, times: Infinity, answer: { kind: "hang", at: 10_000 } });
  const reader = await open();
  const abort = new AbortController();
  const stream = reader.client.openBlob(parseReference(`${registry.host}/app:1`), layer(), abort.signal);
  const reading = (async () => {
    for await (const chunk of stream) if (chunk.length > 0) abort.abort();
  })();
  await expect(reading).rejects.toMatchObject({ name: "AbortError" });
  expect(registry.requests.length).toBe(1);
});

test("a reader that stops early leaves no connection behind", async () => {
  const registry = await startWithImage();
  const reader = await open();
  for await (const chunk of reader.client.openBlob(parseReference(`${registry.host}/app:1`), layer())) {
    expect(chunk.length).toBeGreaterThan(0);
    break;
  }
  expect(await readLayer(registry, reader)).toEqual(CONTENT);
});

test("a registry that is down is tried five times and then named", async () => {
  const registry = await startWithImage();
  await registry.close();
  const reader = await open();
  await expect(readManifest(registry, reader)).rejects.toMatchObject({ message: `${registry.host} does not answer.` });
  expect(reader.host.sleeps.length).toBe(4);
});

test("of what a registry says to its refusal no more than 64 KiB is read", async () => {
  const registry = await startWithImage();
  const saying = (detail: string) => JSON.stringify({ errors: [{ code: "DENIED", message: "no", detail }] });
  registry.faults.push({ on: MANIFEST, answer: other(403, saying("x".repeat(65_000))) });
  await expect(readManifest(registry, await open())).rejects.toMatchObject({ status: 403, code: "DENIED" });
  registry.faults.push({ on: MANIFEST, answer: other(403, saying("x".repeat(66_000))) });
  await expect(readManifest(registry, await open())).rejects.toMatchObject({ status: 403, code: null });
});

test("whether a registry on this machine speaks TLS is asked once, however much is read from it", async () => {
  const registry = await startWithImage();
  const { host, transport } = await open();
  const asked: string[] = [];
  const answersTls = (url: URL) => {
    asked.push(url.host);
    return transport.answersTls(url);
  };
  const client = createRegistryClient(host, { ...transport, answersTls }, { insecureRegistries: [], registryCa: new Map(), trustedAuthHosts: [] });
  const reader = { client, host, transport, close: transport.close };
  await Promise.all([readManifest(registry, reader), readManifest(registry, reader), readLayer(registry, reader)]);
  await readLayer(registry, reader);
  expect(asked).toEqual([registry.host]);
});
