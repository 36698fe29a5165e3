import { createHash } from "node:crypto";
import { createServer, type RequestListener } from "node:http";
import type { AddressInfo } from "node:net";
import { expect, onTestFinished, test } from "vitest";
import { parseReference } from "../../src/oci/reference.ts";
import type { BlobSource } from "../../src/registry/client.ts";
import { chunksOf, CONTENT, describe, digestOf, lines, PATCH_BLOB, put, PUT_BLOB, sourceOf } from "./blobs.ts";
import { BEARER, open, openAsBob, start } from "./world.ts";

async function serve(listener: RequestListener): Promise<string> {
  const server = createServer(listener);
  await new Promise<void>((fulfil) => server.listen(0, "127.0.0.1", fulfil));
  onTestFinished(
    () =>
      new Promise((fulfil) => {
        server.close(() => fulfil());
        server.closeAllConnections();
      }),
  );
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

test("case 35: an upload that is cut goes on where the registry says it stopped", async () => {
  const registry = await start();
  registry.faults.push({ on: PUT_BLOB, answer: { kind: "interrupt", at: 40_000 } }, { on: PATCH_BLOB, answer: { kind: "interrupt", at: 25_000 } });
  const source = sourceOf(CONTENT);
  expect(await put(await open(), registry, source)).toBe("uploaded");
  expect(registry.blobOf("app", digestOf(CONTENT))).toEqual(CONTENT);
  expect(lines(registry).slice(2)).toEqual([
    "PUT /v2/app/blobs/uploads/* 0",
    "GET /v2/app/blobs/uploads/* 204",
    "PATCH /v2/app/blobs/uploads/* 0",
    "GET /v2/app/blobs/uploads/* 204",
    "PATCH /v2/app/blobs/uploads/* 202",
    "PUT /v2/app/blobs/uploads/* 201",
  ]);
  expect(registry.requests.filter(({ method }) => method === "PATCH").map(({ headers }) => headers["content-range"])).toEqual(["40000-99999", "65000-99999"]);
  expect(source.opened).toEqual([0, 40_000, 65_000]);
});

test("case 35: an upload whose last answer was lost is found to be done", async () => {
  const registry = await start();
  registry.faults.push({ on: PUT_BLOB, answer: { kind: "reset" } });
  const source = sourceOf(CONTENT);
  expect(await put(await open(), registry, source)).toBe("uploaded");
  expect(lines(registry).slice(3)).toEqual(["GET /v2/app/blobs/uploads/* 404", "HEAD /v2/app/blobs/sha256:* 200"]);
  expect(source.opened).toEqual([0]);
});

test.each([500, 502, 503, 504])("case 34: a %s to an upload is tried again, from the beginning where nothing came", async (status) => {
  const registry = await start();
  registry.faults.push({ on: /POST/, answer: { kind: "refuse", status } }, { on: PUT_BLOB, times: 2, answer: { kind: "refuse", status } });
  const reader = await open();
  expect(await put(reader, registry)).toBe("uploaded");
  expect(registry.requests.filter(({ method }) => method === "POST" || method === "PUT").map((request) => request.status)).toEqual([status, 202, status, 202, status, 202, 201]);
  expect(reader.host.sleeps.length).toBe(3);
});

test("case 34: an upload that fails for ever is given up after nine attempts", async () => {
  const registry = await start();
  registry.faults.push({ on: PUT_BLOB, times: Infinity, answer: { kind: "refuse", status: 503 } });
  const reader = await open();
  await expect(put(reader, registry)).rejects.toMatchObject({
    kind: "unavailable",
    message: `${registry.host} answered 503 when asked to take the blob ${digestOf(CONTENT)} for ${registry.host}/app.`,
  });
  expect(registry.requests.filter(({ method }) => method === "PUT").length).toBe(9);
});

test("case 33: a 429 to an upload is waited out as long as it says", async () => {
  const registry = await start();
  registry.faults.push({ on: PUT_BLOB, answer: { kind: "refuse", status: 429, headers: { "retry-after": "7" } } });
  const reader = await open();
  expect(await put(reader, registry)).toBe("uploaded");
  expect(reader.host.sleeps).toEqual([7000]);
});

test("case 35: a registry that takes an upload and says nothing for long is given up, and asked how far it came", async () => {
  const registry = await start();
  registry.faults.push({ on: PUT_BLOB, answer: { kind: "hang" } });
  expect(await put(await open({ readMs: 200 }), registry)).toBe("uploaded");
  expect(lines(registry).slice(2)).toEqual(["PUT /v2/app/blobs/uploads/* 201", "GET /v2/app/blobs/uploads/* 404", "HEAD /v2/app/blobs/sha256:* 200"]);
});

test("case 36: a source with fewer bytes than it promised is an error, and no blob", async () => {
  const registry = await start();
  const short = CONTENT.subarray(0, 99_999);
  await expect(put(await open(), registry, sourceOf(short))).rejects.toThrow("has only 99999 bytes");
  expect(registry.blobOf("app", digestOf(CONTENT))).toBeNull();
});

test("case 40: an upload that is too large for a proxy is sent in pieces, of at least what the registry wants", async () => {
  const registry = await start({ chunkMinBytes: 33 * 1024 * 1024 });
  const large = Buffer.alloc(70 * 1024 * 1024, "plimsoll");
  registry.faults.push({ on: PUT_BLOB, answer: { kind: "refuse", status: 413, headers: { "content-type": "text/html" }, body: "<html>too large</html>" } });
  const source = { open: (offset: number) => chunksOf(large.subarray(offset), 1024 * 1024) };
  const reader = await open();
  expect(await reader.client.putBlob(parseReference(`${registry.host}/app`), describe(large), source)).toBe("uploaded");
  expect(registry.requests.filter(({ method }) => method === "PATCH").map(({ headers }) => headers["content-range"])).toEqual([
    "0-34603007",
    "34603008-69206015",
    "69206016-73400319",
  ]);
  expect(registry.blobOf("app", digestOf(large))?.equals(large)).toBe(true);
});

test("case 40: a 413 for pieces too is an error with its cure", async () => {
  const registry = await start();
  registry.faults.push({ on: /(PUT|PATCH) .*uploads/, times: Infinity, answer: { kind: "refuse", status: 413 } });
  await expect(put(await open(), registry)).rejects.toMatchObject({ kind: "too-large", hint: expect.stringContaining("client_max_body_size") as string });
  expect(registry.requests.filter(({ method }) => method === "PUT" || method === "PATCH").map(({ method }) => method)).toEqual(["PUT", "PATCH"]);
});

test.each([400, 403, 405, 414, 431, 451])("case 40: a %s to an upload is not tried again", async (status) => {
  const registry = await start();
  registry.faults.push({ on: /POST/, answer: { kind: "refuse", status, body: '{"errors":[{"code":"X","message":"no"}]}' } });
  const reader = await open();
  await expect(put(reader, registry)).rejects.toMatchObject({ status, code: "X" });
  expect(registry.requests.length).toBe(2);
  expect(reader.host.sleeps).toEqual([]);
});

test("case 39: an upload that is redirected is sent again there, whole, and without the credential", async () => {
  const registry = await start({ access: BEARER });
  const bodies: string[] = [];
  const store = await serve((request, response) => {
    const hash = createHash("sha256");
    request.on("data", (chunk: Buffer) => hash.update(chunk));
    request.on("end", () => {
      bodies.push(`${request.method} ${request.headers.authorization} ${request.headers["content-length"]} sha256:${hash.digest("hex")}`);
      response.writeHead(201).end();
    });
  });
  registry.faults.push({ on: PUT_BLOB, answer: { kind: "refuse", status: 307, headers: { location: `${store}/signed` } } });
  expect(await put(await openAsBob(registry), registry)).toBe("uploaded");
  expect(bodies).toEqual([`PUT undefined 100000 ${digestOf(CONTENT)}`]);
});

test("case 29: a token that is refused in the middle of an upload is renewed, and the upload goes on", async () => {
  const registry = await start({ access: BEARER });
  registry.faults.push({ on: PUT_BLOB, answer: { kind: "interrupt", at: 40_000 } });
  registry.faults.push({ on: PATCH_BLOB, answer: { kind: "refuse", status: 401, headers: { "www-authenticate": `Bearer realm="${registry.url}/token",scope="repository:app:pull,push",error="invalid_token"` } } });
  expect(await put(await openAsBob(registry), registry)).toBe("uploaded");
  expect(lines(registry).slice(4)).toEqual([
    "PUT /v2/app/blobs/uploads/* 0",
    "GET /v2/app/blobs/uploads/* 204",
    "PATCH /v2/app/blobs/uploads/* 401",
    "GET /token 200",
    "PATCH /v2/app/blobs/uploads/* 202",
    "PUT /v2/app/blobs/uploads/* 201",
  ]);
  expect(registry.blobOf("app", digestOf(CONTENT))).toEqual(CONTENT);
});

test("case 29: a token that runs out while the bytes flow is renewed before the next request", async () => {
  const clock = { now: () => new Date() };
  const registry = await start({ access: { ...BEARER, tokenSeconds: 120 }, now: () => clock.now() });
  const bob = await openAsBob(registry);
  clock.now = bob.host.clock.now;
  registry.faults.push({ on: PUT_BLOB, answer: { kind: "interrupt", at: 40_000 } });
  const plain = sourceOf(CONTENT);
  const slow: BlobSource = {
    async *open(offset) {
      yield* chunksOf(CONTENT.subarray(offset, offset + 10_000), 10_000);
      // The head of the request, with its token, has to be there before the clock moves.
      await new Promise((fulfil) => setTimeout(fulfil, 50));
      await bob.host.clock.sleep(121_000);
      yield* plain.open(offset + 10_000);
    },
  };
  expect(await bob.client.putBlob(parseReference(`${registry.host}/app`), describe(CONTENT), slow)).toBe("uploaded");
  expect(lines(registry).slice(4)).toEqual([
    "PUT /v2/app/blobs/uploads/* 0",
    "GET /token 200",
    "GET /v2/app/blobs/uploads/* 204",
    "PATCH /v2/app/blobs/uploads/* 202",
    "GET /token 200",
    "PUT /v2/app/blobs/uploads/* 201",
  ]);
});

test("case 28: a push with a token for less is answered once by one for more, and then that is that", async () => {
  const registry = await start({ access: { ...BEARER, allows: (_, action) => action === "pull" } });
  await expect(put(await openAsBob(registry), registry)).rejects.toMatchObject({ kind: "denied", status: 401, hint: expect.stringContaining("with an account that may write this") as string });
  expect(lines(registry)).toEqual([
    "HEAD /v2/app/blobs/sha256:* 401",
    "GET /token 200",
    "HEAD /v2/app/blobs/sha256:* 404",
    "POST /v2/app/blobs/uploads/ 401",
    "GET /token 200",
    "POST /v2/app/blobs/uploads/ 401",
  ]);
});
