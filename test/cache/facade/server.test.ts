import { mkdtempSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { Agent, createServer, request as sendRequest, type Server } from "node:http";
import { connect, type AddressInfo } from "node:net";
import { once } from "node:events";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { afterEach, beforeEach, expect, test } from "vitest";
import { createFacadeServer, type Backend, type FacadeServer } from "../../../src/cache/facade/server.ts";
import { pushBlob, send } from "./client.ts";
import { createMemoryStore, readStored, sha256, type MemoryStore } from "./memory-store.ts";

const SECRET = "00112233445566778899aabbccddeeff";
const ROOT = `/v2/${SECRET}/cache`;
const MANIFEST = { bytes: Buffer.from('{"schemaVersion":2}'), digest: sha256('{"schemaVersion":2}'), mediaType: "application/vnd.oci.image.manifest.v1+json" };
const GONE = sha256("nobody has this");

let folder: string;
let store: MemoryStore;
let server: Server;
let facade: FacadeServer;
let port: number;
let isGivenUp: boolean;

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), "facade-test-"));
  store = createMemoryStore();
  isGivenUp = false;
  await listen(Promise.resolve({ store, loaded: Promise.resolve(), isGivenUp: () => isGivenUp }));
});

afterEach(async () => {
  await close();
  rmSync(folder, { recursive: true, force: true });
});

async function listen(backend: Promise<Backend>): Promise<void> {
  facade = createFacadeServer({ secret: SECRET, folder: join(folder, "uploads"), backend, maxWaitMs: 200, log: () => {} });
  server = createServer(facade.handle);
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  port = (server.address() as AddressInfo).port;
}

async function relisten(backend: Promise<Backend>): Promise<void> {
  await close();
  await listen(backend);
}

async function close(): Promise<void> {
  server.closeAllConnections();
  server.close();
  await once(server, "close");
}

function keep(content: string): string {
  const digest = sha256(content);
  const path = join(folder, digest.slice(7));
  writeFileSync(path, content);
  store.blobs.set(digest, { path, sizeBytes: content.length });
  return digest;
}

function spooled(): string[] {
  try {
    return readdirSync(join(folder, "uploads"));
  } catch {
    return [];
  }
}

test("who does not know the secret gets a bare 404, whatever is asked", async () => {
  const digest = keep("layer");
  store.offer = MANIFEST;
  const guesses = ["", "cache", SECRET.slice(0, 31), `${SECRET}0`, SECRET.toUpperCase(), `%30${SECRET.slice(1)}`];
  for (const guess of guesses) {
    const paths = [`/v2/${guess}/cache/manifests/main`, `/v2/${guess}/cache/blobs/${digest}`, `/v2/${guess}/cache/blobs/uploads/`, `/v1/${guess}`];
    for (const path of paths) {
      for (const method of ["GET", "POST", "PUT", "PATCH", "DELETE"]) {
        const answer = await send(port, method, path);
        expect([path, answer.status, answer.body, Object.keys(answer.headers)]).toEqual([path, 404, "", ["content-length", "connection", "date"]]);
      }
    }
  }
  expect(facade.requests()).toBe(0);
});

test("a stranger's body is not read", async () => {
  const socket = connect(port, "127.0.0.1");
  socket.write("PUT /v2/wrong/cache/manifests/main HTTP/1.1\r\nhost: x\r\ncontent-length: 1000000\r\n\r\nfirst bytes");
  const [answer] = (await once(socket, "data")) as [Buffer];
  await once(socket, "close");
  expect(answer.toString().split("\r\n")[0]).toBe("HTTP/1.1 404 Not Found");
});

test("a client that looks for a registry finds one, and nothing more", async () => {
  const answer = await send(port, "GET", "/v2/");
  expect([answer.status, answer.body, answer.headers["docker-distribution-api-version"]]).toEqual([200, "{}", "registry/2.0"]);
  expect(facade.requests()).toBe(0);
});

test("TLS is answered in plain text, by which BuildKit sees that it is not spoken here", async () => {
  const socket = connect(port, "127.0.0.1");
  socket.write(Buffer.from("160301020001000001fc0303", "hex"));
  const [answer] = (await once(socket, "data")) as [Buffer];
  expect(answer.toString()).toMatch(/^HTTP\/1\.1 400 /);
  socket.destroy();
});

test("the manifest is given by its tag and by its digest, and HEAD says the same as GET", async () => {
  store.offer = MANIFEST;
  for (const name of ["main", MANIFEST.digest]) {
    for (const method of ["HEAD", "GET"]) {
      const { status, headers, body } = await send(port, method, `${ROOT}/manifests/${name}`);
      expect([status, headers["docker-content-digest"], headers["content-length"], headers["content-type"]]).toEqual([200, MANIFEST.digest, "19", MANIFEST.mediaType]);
      expect(body).toBe(method === "HEAD" ? "" : '{"schemaVersion":2}');
    }
  }
  expect(facade.requests()).toBe(4);
});

test("the manifest is healed once, also for requests that come at the same time", async () => {
  store.offer = MANIFEST;
  const heads = [1, 2, 3].map(() => send(port, "HEAD", `${ROOT}/manifests/main`));
  const digests = (await Promise.all(heads)).map(({ headers }) => headers["docker-content-digest"]);
  store.offer = { ...MANIFEST, digest: GONE };
  await pushBlob(port, ROOT, "a layer", sha256("a layer"));
  await send(port, "PUT", `${ROOT}/manifests/main`, { body: "{}" });
  digests.push((await send(port, "GET", `${ROOT}/manifests/main`)).headers["docker-content-digest"]);
  expect(digests).toEqual([MANIFEST.digest, MANIFEST.digest, MANIFEST.digest, MANIFEST.digest]);
  expect(store.healings).toBe(1);
});

test("what is not there is a 404: no manifest, another tag, another digest, no blob, a lost blob", async () => {
  const lost = keep("lost");
  store.lost.add(lost);
  expect((await send(port, "HEAD", `${ROOT}/manifests/main`)).status).toBe(404);
  await relisten(Promise.resolve({ store, loaded: Promise.resolve(), isGivenUp: () => false }));
  store.offer = MANIFEST;
  const statuses = [];
  for (const path of ["manifests/other", `manifests/${GONE}`, `blobs/${GONE}`, `blobs/${lost}`]) statuses.push((await send(port, "GET", `${ROOT}/${path}`)).status);
  expect(statuses).toEqual([404, 404, 404, 404]);
});

test("a store that throws is a miss, and what it cannot take is taken", async () => {
  const fault = (): never => {
    throw new Error("a fault");
  };
  const faulty = { ...store, manifest: () => Promise.reject(new Error("a fault")), readBlob: () => Promise.reject(new Error("a fault")), blobSize: () => 3, addBlob: fault, addManifest: fault };
  await relisten(Promise.resolve({ store: faulty, loaded: Promise.resolve(), isGivenUp: () => false }));
  expect((await send(port, "HEAD", `${ROOT}/manifests/main`)).status).toBe(404);
  expect((await send(port, "GET", `${ROOT}/blobs/${GONE}`)).status).toBe(404);
  expect((await pushBlob(port, ROOT, "a layer", sha256("a layer"))).status).toBe(201);
  expect((await send(port, "PUT", `${ROOT}/manifests/main`, { body: "{}" })).status).toBe(201);
  expect(spooled()).toEqual([]);
});

test("a blob is given whole, by HEAD without its bytes", async () => {
  const digest = keep("the bytes of a layer");
  const head = await send(port, "HEAD", `${ROOT}/blobs/${digest}`);
  const get = await send(port, "GET", `${ROOT}/blobs/${digest}`, { headers: { "accept-encoding": "zstd;q=1.0, gzip;q=0.8" } });
  expect([head.status, head.headers["content-length"], head.headers["docker-content-digest"], head.body]).toEqual([200, "20", digest, ""]);
  expect([get.status, get.headers["content-length"], get.headers["content-encoding"], get.body]).toEqual([200, "20", undefined, "the bytes of a layer"]);
});

test.for([
  ["bytes=4-8", 206, "bytes 4-8/20", "bytes"],
  ["bytes=15-", 206, "bytes 15-19/20", "layer"],
  ["bytes=-5", 206, "bytes 15-19/20", "layer"],
  ["bytes=15-99", 206, "bytes 15-19/20", "layer"],
  ["bytes=0-", 206, "bytes 0-19/20", "the bytes of a layer"],
  ["bytes=20-", 416, "bytes */20", null],
  ["bytes=0-1,4-5", 200, undefined, "the bytes of a layer"],
  ["lines=1-2", 200, undefined, "the bytes of a layer"],
] as const)("a blob asked for as %s is answered by %i", async ([range, status, contentRange, body]) => {
  const answer = await send(port, "GET", `${ROOT}/blobs/${keep("the bytes of a layer")}`, { headers: { range } });
  expect([answer.status, answer.headers["content-range"]]).toEqual([status, contentRange]);
  if (body !== null) expect([answer.body, answer.headers["content-length"]]).toEqual([body, String(body.length)]);
});

test("a blob is pushed as BuildKit does it, and its file becomes the store's", async () => {
  const digest = sha256("a layer");
  expect((await send(port, "HEAD", `${ROOT}/blobs/${digest}`)).status).toBe(404);
  const begun = await send(port, "POST", `${ROOT}/blobs/uploads/`);
  expect([begun.status, begun.headers.location?.startsWith(`${ROOT}/blobs/uploads/`)]).toEqual([202, true]);
  const put = await send(port, "PUT", `${begun.headers.location}?digest=${encodeURIComponent(digest)}`, { body: "a layer" });
  expect([put.status, put.headers["docker-content-digest"], put.headers.location]).toEqual([201, digest, `${ROOT}/blobs/${digest}`]);
  expect([readStored(store, digest), store.blobs.get(digest)?.sizeBytes]).toEqual(["a layer", 7]);
  expect((await send(port, "GET", `${ROOT}/blobs/${digest}`)).body).toBe("a layer");
});

test("a blob may come in pieces, in one request, or be empty", async () => {
  const begun = await send(port, "POST", `${ROOT}/blobs/uploads/`);
  const place = begun.headers.location ?? "";
  const first = await send(port, "PATCH", place, { headers: { "content-range": "0-3" }, body: "one " });
  const wrong = await send(port, "PATCH", place, { headers: { "content-range": "9-11" }, body: "two" });
  const second = await send(port, "PATCH", place, { headers: { "content-range": "4-7" }, body: "two " });
  const last = await send(port, "PUT", `${place}?digest=${sha256("one two three")}`, { body: "three" });
  expect([first.status, first.headers.range, wrong.status, second.headers.range, last.status]).toEqual([202, "0-3", 416, "0-7", 201]);
  expect(readStored(store, sha256("one two three"))).toBe("one two three");
  expect((await send(port, "POST", `${ROOT}/blobs/uploads/?digest=${sha256("whole")}`, { body: "whole" })).status).toBe(201);
  expect(readStored(store, sha256("whole"))).toBe("whole");
  expect((await pushBlob(port, ROOT, "", sha256(""))).status).toBe(201);
  expect(readStored(store, sha256(""))).toBe("");
});

test("a large blob comes in whole, whatever the pieces", async () => {
  const content = Array.from({ length: 300_000 }, (_, index) => `${index},`).join("");
  const begun = await send(port, "POST", `${ROOT}/blobs/uploads/`);
  const place = begun.headers.location ?? "";
  for (let at = 0; at < content.length; at += 700_001) await send(port, "PATCH", place, { body: content.slice(at, at + 700_001) });
  expect((await send(port, "PUT", `${place}?digest=${sha256(content)}`)).status).toBe(201);
  expect(readStored(store, sha256(content)) === content).toBe(true);
});

test("bytes with another digest than was said are refused and forgotten", async () => {
  expect((await pushBlob(port, ROOT, "other bytes", sha256("these bytes"))).status).toBe(400);
  expect((await pushBlob(port, ROOT, "these bytes", "sha256:short")).status).toBe(400);
  expect([[...store.blobs], spooled()]).toEqual([[], []]);
});

test("an upload that nobody began, or that was cancelled, is not there", async () => {
  const begun = await send(port, "POST", `${ROOT}/blobs/uploads/`);
  const place = begun.headers.location ?? "";
  await send(port, "PATCH", place, { body: "bytes" });
  expect((await send(port, "DELETE", place)).status).toBe(204);
  expect((await send(port, "PUT", `${place}?digest=${sha256("bytes")}`)).status).toBe(404);
  expect((await send(port, "PUT", `${ROOT}/blobs/uploads/made-up?digest=${sha256("bytes")}`, { body: "bytes" })).status).toBe(404);
  expect(spooled()).toEqual([]);
});

test("a client that goes away in the middle leaves no file, and can send the blob to the same place again", async () => {
  const begun = await send(port, "POST", `${ROOT}/blobs/uploads/`);
  const path = `${begun.headers.location}?digest=${sha256("whole layer")}`;
  const request = sendRequest({ host: "127.0.0.1", port, method: "PUT", path, headers: { "content-length": 2 * 1024 * 1024 } });
  request.on("error", () => {});
  // More than is kept in memory for the next write.
  request.write(Buffer.alloc(1024 * 1024));
  while (spooled().length === 0) await wait(5);
  request.destroy();
  while (spooled().length > 0) await wait(5);
  expect((await send(port, "PUT", path, { body: "whole layer" })).status).toBe(201);
  expect(readStored(store, sha256("whole layer"))).toBe("whole layer");
});

test("a client that goes away while it reads ends the reading", async () => {
  const digest = keep("x");
  let isEnded = false;
  async function* endless(): AsyncGenerator<Uint8Array> {
    try {
      for (;;) {
        await wait(0);
        yield new Uint8Array(65_536);
      }
    } finally {
      isEnded = true;
    }
  }
  store.readBlob = () => Promise.resolve({ sizeBytes: 1e12, open: endless });
  const request = sendRequest({ host: "127.0.0.1", port, path: `${ROOT}/blobs/${digest}` });
  request.on("error", () => {}).end();
  const [response] = (await once(request, "response")) as [NodeJS.ReadableStream];
  await once(response, "data");
  request.destroy();
  await expect.poll(() => isEnded).toBe(true);
});

test("a blob that cannot be read to its end is cut off, not padded", async () => {
  const digest = keep("x");
  async function* broken(): AsyncGenerator<Uint8Array> {
    await wait(0);
    yield Buffer.from("half");
    throw new Error("a fault of the disk");
  }
  store.readBlob = () => Promise.resolve({ sizeBytes: 8, open: broken });
  await expect(send(port, "GET", `${ROOT}/blobs/${digest}`)).rejects.toThrow(/aborted|hang up/);
});

test("a blob that the store has is mounted, another is to be sent", async () => {
  const digest = keep("layer");
  const mounted = await send(port, "POST", `${ROOT}/blobs/uploads/?mount=${digest}&from=other/cache`);
  const unknown = await send(port, "POST", `${ROOT}/blobs/uploads/?mount=${GONE}&from=other/cache`);
  expect([mounted.status, mounted.headers["docker-content-digest"], unknown.status]).toEqual([201, digest, 202]);
});

test("the manifest of an export goes to the store", async () => {
  const body = '{"schemaVersion":2,"layers":[]}';
  const put = await send(port, "PUT", `${ROOT}/manifests/main`, { body, headers: { "content-type": MANIFEST.mediaType } });
  expect([put.status, put.headers["docker-content-digest"]]).toEqual([201, sha256(body)]);
  expect(store.manifests).toEqual([body]);
  expect((await send(port, "PUT", `${ROOT}/manifests/${GONE}`, { body })).status).toBe(400);
  expect((await send(port, "PUT", `${ROOT}/manifests/main`, { body: Buffer.alloc(4 * 1024 * 1024 + 1) })).status).toBe(413);
  expect(store.manifests).toHaveLength(1);
});

test("once the store has given up, an export costs nothing and fails nothing", async () => {
  isGivenUp = true;
  const digest = sha256("a layer");
  expect((await send(port, "HEAD", `${ROOT}/blobs/${digest}`)).status).toBe(200);
  expect((await send(port, "POST", `${ROOT}/blobs/uploads/?mount=${digest}&from=x`)).status).toBe(201);
  const put = await pushBlob(port, ROOT, "a layer", digest);
  expect([put.status, put.headers["docker-content-digest"]]).toEqual([201, digest]);
  expect((await send(port, "PUT", `${ROOT}/manifests/main`, { body: "{}" })).status).toBe(201);
  expect((await send(port, "GET", `${ROOT}/blobs/${digest}`)).status).toBe(404);
  expect([[...store.blobs], store.manifests, spooled()]).toEqual([[], [], []]);
});

test("a disk that takes no more costs the layer, not the export", async () => {
  writeFileSync(join(folder, "uploads"), "a file where the folder should be");
  const put = await pushBlob(port, ROOT, "a layer", sha256("a layer"));
  expect([put.status, [...store.blobs]]).toEqual([201, []]);
});

test("requests that come before the store is there wait for it", async () => {
  const digest = keep("layer");
  const backend = Promise.withResolvers<Backend>();
  const loaded = Promise.withResolvers<void>();
  await relisten(backend.promise);
  store.offer = MANIFEST;
  let answers = 0;
  const asked = [`manifests/main`, `blobs/${digest}`].map((path) => send(port, "HEAD", `${ROOT}/${path}`).finally(() => (answers += 1)));
  await wait(50);
  expect(answers).toBe(0);
  backend.resolve({ store, loaded: loaded.promise, isGivenUp: () => false });
  loaded.resolve();
  expect((await Promise.all(asked)).map(({ status }) => status)).toEqual([200, 200]);
});

test("a store that does not get done is a miss", async () => {
  const never = new Promise<never>(() => {});
  await relisten(Promise.resolve({ store: { ...store, manifest: () => never }, loaded: never, isGivenUp: () => false }));
  expect((await send(port, "HEAD", `${ROOT}/manifests/main`)).status).toBe(404);
  expect((await send(port, "HEAD", `${ROOT}/blobs/${GONE}`)).status).toBe(404);
});

test("a connection serves one request after the other", async () => {
  const agent = new Agent({ keepAlive: true, maxSockets: 1 });
  let connections = 0;
  server.on("connection", () => (connections += 1));
  const digest = keep("layer");
  for (const path of [`blobs/${digest}`, `blobs/${GONE}`, "manifests/main", `blobs/${digest}`]) await send(port, "GET", `${ROOT}/${path}`, { agent });
  const begun = await send(port, "POST", `${ROOT}/blobs/uploads/`, { agent });
  await send(port, "PUT", `${begun.headers.location}?digest=${sha256("a layer")}`, { agent, body: "a layer" });
  agent.destroy();
  expect(connections).toBe(1);
});
