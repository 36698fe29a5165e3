import fc from "fast-check";
import { expect, onTestFinished, test } from "vitest";
import { HttpFailure } from "../../src/http/failure.ts";
import { parseReference } from "../../src/oci/reference.ts";
import type { BlobSource } from "../../src/registry/client.ts";
import { makeCertificates } from "../fakes/certificates.ts";
import { startProxy } from "../fakes/proxy.ts";
import type { Fault } from "../fakes/registry.ts";
import { chunksOf, CONTENT, describe, digestOf, lines, PATCH_BLOB, put, PUT_BLOB, sourceOf } from "./blobs.ts";
import { BEARER, open, openAsBob, start } from "./world.ts";

test("a blob is sent in one stream of a known length, and not at all where it is there", async () => {
  const registry = await start();
  const reader = await open();
  expect(await put(reader, registry)).toBe("uploaded");
  expect(lines(registry)).toEqual(["HEAD /v2/app/blobs/sha256:* 404", "POST /v2/app/blobs/uploads/ 202", "PUT /v2/app/blobs/uploads/* 201"]);
  expect(registry.requests[2]?.headers).toMatchObject({ "content-length": "100000", "content-type": "application/octet-stream" });
  expect(await put(reader, registry)).toBe("present");
  expect(lines(registry).slice(3)).toEqual(["HEAD /v2/app/blobs/sha256:* 200"]);
});

test("an empty blob is sent as nothing", async () => {
  const registry = await start();
  expect(await put(await open(), registry, sourceOf(Buffer.alloc(0)), Buffer.alloc(0))).toBe("uploaded");
  expect(registry.blobOf("app", digestOf(Buffer.alloc(0)))?.length).toBe(0);
});

test("a blob of another repository of the registry is mounted, and no byte of it sent", async () => {
  const registry = await start({ access: BEARER });
  registry.putBlob("base", CONTENT);
  const source = sourceOf(CONTENT, `${registry.host}/base`);
  expect(await put(await openAsBob(registry), registry, source)).toBe("mounted");
  expect(source.opened).toEqual([]);
  expect(lines(registry)).toEqual([
    "HEAD /v2/app/blobs/sha256:* 401",
    "GET /token 200",
    "HEAD /v2/app/blobs/sha256:* 404",
    "GET /token 200",
    "POST /v2/app/blobs/uploads/ 201",
  ]);
  expect(registry.requests[1]?.path).toContain("scope=repository%3Aapp%3Apull%2Cpush");
  expect(registry.requests[3]?.path).toContain("scope=repository%3Aapp%3Apull%2Cpush&scope=repository%3Abase%3Apull");
});

test.each(["elsewhere.example/base", "SELF/app"])("a source at %s is no reason to ask for a mount", async (from) => {
  const registry = await start();
  expect(await put(await open(), registry, sourceOf(CONTENT, from.replace("SELF", registry.host)))).toBe("uploaded");
  expect(registry.requests[1]?.path).toBe("/v2/app/blobs/uploads/");
});

test("case 66: a mount that is answered with an upload is gone on with, and no second one begun", async () => {
  const registry = await start();
  const source = sourceOf(CONTENT, `${registry.host}/base`);
  expect(await put(await open(), registry, source)).toBe("uploaded");
  expect(lines(registry).slice(1)).toEqual(["POST /v2/app/blobs/uploads/ 202", "PUT /v2/app/blobs/uploads/* 201"]);
  expect(registry.requests[1]?.path).toBe(`/v2/app/blobs/uploads/?mount=${encodeURIComponent(digestOf(CONTENT))}&from=base`);
});

test("case 66: what may not be read where it would be mounted from is sent", async () => {
  const registry = await start({ access: { ...BEARER, allows: (repository) => repository === "app" } });
  registry.putBlob("base", CONTENT);
  expect(await put(await openAsBob(registry), registry, sourceOf(CONTENT, `${registry.host}/base`))).toBe("uploaded");
  expect(registry.blobOf("app", digestOf(CONTENT))).toEqual(CONTENT);
});

test.each([400, 403, 404, 405])("case 66: a mount refused with %s is followed by an upload", async (status) => {
  const registry = await start();
  registry.putBlob("base", CONTENT);
  registry.faults.push({ on: /POST .*mount=/, answer: { kind: "refuse", status } });
  expect(await put(await open(), registry, sourceOf(CONTENT, `${registry.host}/base`))).toBe("uploaded");
  expect(lines(registry).slice(1)).toEqual([`POST /v2/app/blobs/uploads/ ${status}`, "POST /v2/app/blobs/uploads/ 202", "PUT /v2/app/blobs/uploads/* 201"]);
});

test("case 66: a token server that gives nothing for a mount is asked again for less", async () => {
  const registry = await start({ access: BEARER });
  registry.faults.push({ on: /GET \/token.*base/, answer: { kind: "refuse", status: 403 } });
  expect(await put(await openAsBob(registry), registry, sourceOf(CONTENT, `${registry.host}/base`))).toBe("uploaded");
});

test.each(["path", "address"] as const)("an upload goes where the registry says, by %s, its signature untouched", async (uploadsTo) => {
  const registry = await start({ access: BEARER, uploadsTo, signsLocations: true });
  expect(await put(await openAsBob(registry), registry)).toBe("uploaded");
  expect(registry.requests.at(-1)?.path).toMatch(/\/[0-9a-f]{32}\?_state=a~b\/c\+d%2Fe=&digest=sha256%3A[0-9a-f]{64}$/);
});

test("an upload that the registry sends to another origin gets no credential there, and goes on there after a cut", async () => {
  const registry = await start({ access: BEARER, uploadsTo: "second-origin" });
  registry.faults.push({ on: PUT_BLOB, answer: { kind: "interrupt", at: 40_000 } });
  expect(await put(await openAsBob(registry), registry)).toBe("uploaded");
  const there = registry.requests.filter(({ isRedirected }) => isRedirected);
  expect(there.map(({ method, status }) => `${method} ${status}`)).toEqual(["PUT 0", "GET 204", "PATCH 202", "PUT 201"]);
  expect(there.map(({ headers }) => headers.authorization)).toEqual([undefined, undefined, undefined, undefined]);
});

test.each<[string, string]>([
  ["http://169.254.169.254/latest/", "to this machine or its network (169.254.169.254)"],
  ["http://inside.example/upload", "to this machine or its network (inside.example)"],
  ["file:///etc/passwd", "to no URL of a web server"],
  ["http://bob:secret@other.example/", "to a URL with a user in it"],
  ["", "to no URL of a web server"],
])("a public registry that sends an upload to %s is refused, and nothing is sent there", async (location, message) => {
  const registry = await start();
  const proxy = await startProxy({ targetPort: Number(new URL(registry.url).port) });
  onTestFinished(() => proxy.close());
  registry.faults.push({ on: /POST/, answer: { kind: "refuse", status: 202, headers: location === "" ? {} : { location } } });
  const env = { HTTP_PROXY: `http://${proxy.host}`, HTTPS_PROXY: `http://${proxy.host}` };
  const lookup = (name: string) => [name === "inside.example" ? "127.0.0.1" : "93.184.216.34"];
  const reader = await open({ env, lookup, reach: { insecureRegistries: ["registry.example"] } });
  const putting = reader.client.putBlob(parseReference("registry.example/app"), describe(CONTENT), sourceOf(CONTENT));
  await expect(putting).rejects.toThrow(`registry.example sends uploads ${message}.`);
  expect(lines(registry)).toEqual(["HEAD /v2/app/blobs/sha256:* 404", "POST /v2/app/blobs/uploads/ 202"]);
});

test("a registry that sends an upload from https to plain HTTP is refused", async () => {
  const { ca, ...tls } = makeCertificates();
  const registry = await start({ tls });
  registry.faults.push({ on: /POST/, answer: { kind: "refuse", status: 202, headers: { location: `http://${registry.host}/upload` } } });
  await expect(put(await open({ authorities: { [registry.host]: ca } }), registry)).rejects.toThrow(`sends uploads to plain HTTP (${registry.host}).`);
});

test("an upload that the registry forgot begins anew", async () => {
  const registry = await start();
  registry.faults.push({ on: PUT_BLOB, answer: { kind: "refuse", status: 404, body: '{"errors":[{"code":"BLOB_UPLOAD_UNKNOWN"}]}' } });
  registry.faults.push({ on: /GET .*uploads/, answer: { kind: "refuse", status: 404 } });
  expect(await put(await open(), registry)).toBe("uploaded");
  expect(lines(registry).slice(2)).toEqual([
    "PUT /v2/app/blobs/uploads/* 404",
    "GET /v2/app/blobs/uploads/* 404",
    "HEAD /v2/app/blobs/sha256:* 404",
    "POST /v2/app/blobs/uploads/ 202",
    "PUT /v2/app/blobs/uploads/* 201",
  ]);
});

test("a piece that is refused with 416 is cut anew where the registry says it is", async () => {
  const registry = await start();
  registry.faults.push({ on: PUT_BLOB, answer: { kind: "interrupt", at: 40_000 } });
  registry.faults.push({ on: /GET .*uploads/, answer: { kind: "other", headers: { range: "0-29999" } } });
  expect(await put(await open(), registry)).toBe("uploaded");
  expect(registry.requests.filter(({ method }) => method === "PATCH").map(({ headers, status }) => [headers["content-range"], status])).toEqual([
    ["30000-99999", 416],
    ["40000-99999", 202],
  ]);
});

test.each(["0-19999", "0-100000", "0-39999"])("a registry that says after a piece that it has %s of it is not believed", async (range) => {
  const registry = await start();
  registry.faults.push({ on: PUT_BLOB, answer: { kind: "interrupt", at: 40_000 } }, { on: PATCH_BLOB, answer: { kind: "other", status: 202, headers: { range } } });
  await expect(put(await open(), registry)).rejects.toThrow("which cannot be.");
});

test("a source that fails ends the upload with its own words, and is not tried again", async () => {
  const registry = await start();
  const broken: BlobSource = {
    async *open() {
      yield await Promise.resolve(CONTENT.subarray(0, 50_000));
      throw new HttpFailure("cut", "The source was cut.", "Try again.", { isTransient: true });
    },
  };
  const reader = await open();
  await expect(reader.client.putBlob(parseReference(`${registry.host}/app`), describe(CONTENT), broken)).rejects.toThrow("The source was cut.");
  expect(reader.host.sleeps).toEqual([]);
});

test("a registry that gets other bytes than the digest says takes no blob, and is not asked again", async () => {
  const registry = await start();
  await expect(put(await open(), registry, sourceOf(Buffer.alloc(100_000)))).rejects.toMatchObject({ code: "DIGEST_INVALID", kind: "other" });
  expect(registry.requests.filter(({ method }) => method === "PUT").length).toBe(1);
});

test("an abort ends an upload, and is not tried again", async () => {
  const registry = await start();
  const abort = new AbortController();
  const source: BlobSource = {
    async *open() {
      yield await Promise.resolve(CONTENT.subarray(0, 10_000));
      abort.abort();
      await new Promise(() => {});
    },
  };
  const reader = await open();
  const putting = reader.client.putBlob(parseReference(`${registry.host}/app`), describe(CONTENT), source, abort.signal);
  await expect(putting).rejects.toMatchObject({ name: "AbortError" });
  expect(reader.host.sleeps).toEqual([]);
});

test("whatever the size, the chunks and the cuts, the registry has the same bytes in the end", async () => {
  const registry = await start();
  const reader = await open();
  const cases = fc.record({
    content: fc.uint8Array({ maxLength: 5_000, size: "max" }),
    chunkBytes: fc.integer({ min: 1, max: 2_000 }),
    cuts: fc.array(fc.record({ on: fc.constantFrom(PUT_BLOB, PATCH_BLOB), at: fc.integer({ min: 1, max: 4_000 }) }), { maxLength: 4 }),
    lost: fc.boolean(),
    isFirstTooLarge: fc.boolean(),
  });
  await fc.assert(
    fc.asyncProperty(cases, async ({ content, chunkBytes, cuts, lost, isFirstTooLarge }) => {
      const faults: Fault[] = cuts.map(({ on, at }) => ({ on, answer: { kind: "interrupt", at } }));
      if (isFirstTooLarge) faults.push({ on: PUT_BLOB, answer: { kind: "refuse", status: 413 } });
      if (lost) faults.push({ on: PUT_BLOB, answer: { kind: "reset" } });
      registry.faults.splice(0, Infinity, ...faults);
      const to = parseReference(`${registry.host}/app`);
      const how = await reader.client.putBlob(to, describe(content), { open: (offset) => chunksOf(content.subarray(offset), chunkBytes) });
      expect(["uploaded", "present"]).toContain(how);
      expect(registry.blobOf("app", digestOf(content))?.equals(content)).toBe(true);
    }),
    { numRuns: 60 },
  );
});
