import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import type { IncomingMessage } from "node:http";
import { createServer as createHttpsServer } from "node:https";
import { createServer as createTcpServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { afterAll, afterEach, beforeAll, expect, test } from "vitest";
import { readTrust } from "../../src/http/trust.ts";
import { makeCertificates, type Certificates } from "../fakes/certificates.ts";
import { fakeHost } from "../fakes/host.ts";
import { startProxy } from "../fakes/proxy.ts";
import { closeAll, closers, get, listen, open, REACH, serve } from "./servers.ts";

const SECRET = { authorization: "Basic c2VjcmV0", cookie: "session=1", "x-other": "kept" };
let folder: string;
let certificates: Certificates;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "plimsoll-transport-"));
  certificates = makeCertificates(["localhost", "registry.example"]);
  await writeFile(join(folder, "ca.pem"), certificates.ca);
});

afterAll(async () => {
  await rm(folder, { recursive: true, force: true });
});

afterEach(closeAll);

test("a request asks for the bytes as they are, and gets them so", async () => {
  const zipped = gzipSync("text");
  const { origin, seen } = await serve((_, response) => response.writeHead(200, { "content-encoding": "gzip" }).end(zipped));
  const response = await open().request({ method: "GET", url: new URL(origin), redirects: "follow" });
  expect(await response.read(1000)).toEqual(zipped);
  expect(seen[0]?.headers).toMatchObject({ "accept-encoding": "identity", "user-agent": "plimsoll" });
});

test("repeated headers are joined, so that every challenge is seen", async () => {
  const { origin } = await serve((_, response) => response.writeHead(401, [["WWW-Authenticate", "Negotiate"], ["WWW-Authenticate", 'Basic realm="x"']].flat()).end());
  const response = await open().request({ method: "GET", url: new URL(origin), redirects: "follow" });
  await response.discard();
  expect(response.headers["www-authenticate"]).toBe('Negotiate, Basic realm="x"');
});

test("case 39: a redirect to another origin takes no credential along, and none comes back", async () => {
  const away = await serve((request, response) => {
    if (request.url === "/there") response.writeHead(302, { location: `${home.origin}/back` }).end();
    else response.end("done");
  });
  const home: { origin: string; seen: IncomingMessage[] } = await serve((request, response) => {
    if (request.url === "/start") response.writeHead(307, { location: `${away.origin}/there` }).end();
    else response.end("home again");
  });
  expect(await get(`${home.origin}/start`, { headers: SECRET })).toEqual({ status: 200, text: "home again", url: `${home.origin}/back` });
  expect(home.seen[0]?.headers).toMatchObject(SECRET);
  for (const request of [away.seen[0], home.seen[1]]) {
    expect(request?.headers).toMatchObject({ "x-other": "kept" });
    expect(request?.headers["authorization"]).toBeUndefined();
    expect(request?.headers["cookie"]).toBeUndefined();
  }
});

test("case 39: a redirect on the same origin keeps the credential, and may be relative", async () => {
  const { origin, seen } = await serve((request, response) => {
    if (request.url === "/a/b?x=1") response.writeHead(301, { location: "../c?y=2" }).end();
    else response.end("c");
  });
  expect((await get(`${origin}/a/b?x=1`, { headers: SECRET })).url).toBe(`${origin}/c?y=2`);
  expect(seen[1]?.headers["authorization"]).toBe(SECRET.authorization);
});

test.each<[string, string | undefined, string]>([
  ["without a Location", undefined, "redirects without saying where to."],
  ["to no URL", "http://[", "redirects to something that is no URL."],
  ["to a file", "file:///etc/passwd", "redirects to file:."],
  ["to a password", "http://bob:secret@127.0.0.1/", "redirects to a URL with a password in it."],
  ["to itself", "/start", "redirects in a circle."],
])("case 39: a redirect %s is refused", async (_, location, message) => {
  const { origin } = await serve((_request, response) => response.writeHead(302, location === undefined ? {} : { location }).end());
  await expect(get(`${origin}/start`)).rejects.toThrow(message);
});

test("case 39: the fifth redirect is followed, the sixth is not", async () => {
  const { origin, seen } = await serve((request, response) => {
    const n = Number(request.url?.slice(1));
    if (n === 0) response.end("end");
    else response.writeHead(302, { location: `/${n - 1}` }).end();
  });
  expect((await get(`${origin}/5`)).text).toBe("end");
  await expect(get(`${origin}/11`)).rejects.toThrow("redirects more than 5 times");
  expect(seen.length).toBe(12);
});

test("case 39: https never becomes http", async () => {
  const plain = await serve((_, response) => response.end("plain"));
  const server = createHttpsServer({ key: certificates.key, cert: certificates.cert }, (_, response) => response.writeHead(302, { location: plain.origin }).end());
  const port = await listen(server);
  const transport = open({ reach: { insecureRegistries: [`127.0.0.1:${port}`] } });
  await expect(get(`https://127.0.0.1:${port}/`, {}, transport)).rejects.toThrow("redirects from https to http");
  expect(plain.seen).toEqual([]);
});

test("case 39: 307 repeats a PUT with its body, 303 turns a POST into a GET without", async () => {
  const bodies: string[] = [];
  const { origin } = await serve((request, response) => {
    const chunks: Buffer[] = [];
    request.on("data", (chunk: Buffer) => chunks.push(chunk));
    request.on("end", () => {
      bodies.push(`${request.method} ${request.url} ${Buffer.concat(chunks).toString()}`);
      if (request.url === "/put") response.writeHead(307, { location: "/put2" });
      if (request.url === "/post") response.writeHead(303, { location: "/post2" });
      response.end();
    });
  });
  await get(`${origin}/put`, { method: "PUT", body: "content" });
  await get(`${origin}/post`, { method: "POST", body: "content" });
  expect(bodies).toEqual(["PUT /put content", "PUT /put2 content", "POST /post content", "GET /post2 "]);
});

test("case 25: where redirects are refused nothing is sent on, and where they are the caller's they are the answer", async () => {
  const away = await serve((_, response) => response.end());
  const { origin } = await serve((_, response) => response.writeHead(302, { location: away.origin }).end());
  await expect(get(origin, { redirects: "refuse" })).rejects.toThrow("redirects where no redirect is allowed");
  expect((await get(origin, { redirects: "manual" })).status).toBe(302);
  expect(away.seen).toEqual([]);
});

test("case 35: a server that goes silent is given up, before its headers and inside its body", async () => {
  const { origin } = await serve((request, response) => {
    if (request.url === "/body") response.writeHead(200, { "content-length": "10" }).write("half");
  });
  const transport = open({ readMs: 200 });
  await expect(get(`${origin}/headers`, {}, transport)).rejects.toMatchObject({ kind: "timeout", isTransient: true });
  await expect(get(`${origin}/body`, {}, transport)).rejects.toMatchObject({ kind: "timeout" });
});

test("case 35: a server that takes the connection and never says a word of TLS is given up", async () => {
  const port = await listen(createTcpServer((socket) => socket.resume()));
  const transport = open({ connectMs: 200, readMs: 200 });
  await expect(get(`https://127.0.0.1:${port}/`, {}, transport)).rejects.toMatchObject({ isTransient: true });
});

test("case 35: a reset and a refused connection are told apart", async () => {
  const { origin } = await serve((request) => request.socket.resetAndDestroy());
  await expect(get(origin)).rejects.toMatchObject({ kind: "cut", isTransient: true });
  const port = await listen(createTcpServer());
  await closers.pop()?.();
  await expect(get(`http://127.0.0.1:${port}/`)).rejects.toMatchObject({ kind: "unreachable", message: `127.0.0.1:${port} does not answer.` });
});

test.each<[string, Record<string, string>]>([
  ["a Content-Length too long", { "content-length": "100" }],
  ["chunks that never end", { "transfer-encoding": "chunked" }],
])("case 36: %s is an error and not a short body", async (_, headers) => {
  const { origin } = await serve((_request, response) => {
    response.writeHead(200, headers);
    response.write("half", () => setTimeout(() => response.socket?.destroy(), 20));
  });
  await expect(get(origin)).rejects.toMatchObject({ kind: "cut" });
});

test("a body longer than wanted is refused while it comes", async () => {
  const { origin } = await serve((_, response) => response.end(Buffer.alloc(2000)));
  const response = await open().request({ method: "GET", url: new URL(origin), redirects: "follow" });
  await expect(response.read(1999)).rejects.toMatchObject({ kind: "too-large", isTransient: false });
});

test("an abort stays an abort", async () => {
  const { origin } = await serve(() => {});
  await expect(get(origin, { signal: AbortSignal.timeout(50) })).rejects.toMatchObject({ name: "TimeoutError" });
  await expect(get(origin, { signal: AbortSignal.abort() })).rejects.toMatchObject({ name: "AbortError" });
});

async function serveTls(): Promise<number> {
  return listen(createHttpsServer({ key: certificates.key, cert: certificates.cert }, (_, response) => response.end("private")));
}

test("a certificate of an unknown authority is refused, with the cure", async () => {
  const port = await serveTls();
  await expect(get(`https://127.0.0.1:${port}/`)).rejects.toMatchObject({
    kind: "certificate",
    isTransient: false,
    hint: "Give the certificate authority that signed it (HOST=FILE in registry-ca, or ca.crt in Docker's certs.d), or name the host in insecure-registries.",
  });
});

test("registry-ca makes one server's authority trusted, and no other's", async () => {
  const [port, other] = [await serveTls(), await serveTls()];
  const transport = open({ host: fakeHost({ directory: folder }), reach: { registryCa: new Map([[`127.0.0.1:${port}`, "ca.pem"]]) } });
  expect((await get(`https://127.0.0.1:${port}/`, {}, transport)).text).toBe("private");
  await expect(get(`https://127.0.0.1:${other}/`, {}, transport)).rejects.toMatchObject({ kind: "certificate" });
});

test("a registry-ca that is missing, or no PEM file, is an error that names it", async () => {
  const port = await serveTls();
  const host = fakeHost({ directory: folder });
  const missing = open({ host, reach: { registryCa: new Map([[`127.0.0.1:${port}`, "absent.pem"]]) } });
  await expect(get(`https://127.0.0.1:${port}/`, {}, missing)).rejects.toThrow("absent.pem, does not exist");
  await writeFile(join(folder, "empty.pem"), "");
  const empty = open({ host, reach: { registryCa: new Map([[`127.0.0.1:${port}`, "empty.pem"]]) } });
  await expect(get(`https://127.0.0.1:${port}/`, {}, empty)).rejects.toThrow("empty.pem, is not a PEM file");
});

test("each .crt in the home's certs.d/HOST is trusted for that host", async () => {
  const port = await serveTls();
  const certsFolder = join(folder, ".docker", "certs.d", `127.0.0.1:${port}`);
  await mkdir(certsFolder, { recursive: true });
  await writeFile(join(certsFolder, "ca.crt"), certificates.ca);
  const transport = open({ host: fakeHost({ env: { HOME: folder } }) });
  expect((await get(`https://127.0.0.1:${port}/`, {}, transport)).text).toBe("private");
});

test("on Windows certs.d/HOST:PORT is looked for without its colon too, and nowhere else", async () => {
  const home = await mkdtemp(join(folder, "home-"));
  await mkdir(join(home, ".docker", "certs.d", "registry.test5000"), { recursive: true });
  await writeFile(join(home, ".docker", "certs.d", "registry.test5000", "ca.crt"), certificates.ca);
  const trust = (platform: NodeJS.Platform) => readTrust(new URL("https://registry.test:5000/"), REACH, fakeHost({ env: { HOME: home } }), platform);
  expect((await trust("win32"))?.ca?.at(-1)).toBe(certificates.ca);
  expect(await trust("linux")).toBe(null);
});

/** Runs a module in a Node of its own; `createTransport`, `fakeHost` and `reach` are at hand. */
async function runModule(body: string, env: Record<string, string> = {}) {
  const moduleUrl = (path: string) => JSON.stringify(new URL(path, import.meta.url).href);
  const script = `
    const { createTransport } = await import(${moduleUrl("../../src/http/transport.ts")});
    const { fakeHost } = await import(${moduleUrl("../fakes/host.ts")});
    const reach = { insecureRegistries: [], trustedAuthHosts: [], registryCa: new Map() };
    ${body}`;
  return fakeHost().exec(process.execPath, ["--input-type=module", "-e", script], { env: { PATH: process.env["PATH"] ?? "", ...env } });
}

test("NODE_EXTRA_CA_CERTS is trusted, also for a server that has an authority of its own", async () => {
  const port = await serveTls();
  await writeFile(join(folder, "another.pem"), makeCertificates().ca);
  const child = await runModule(
    `for (const registryCa of [new Map(), new Map([["127.0.0.1:${port}", "another.pem"]])]) {
      const transport = createTransport(fakeHost({ directory: ${JSON.stringify(folder)} }), { ...reach, registryCa });
      const response = await transport.request({ method: "GET", url: new URL("https://127.0.0.1:${port}/"), redirects: "follow" });
      console.log((await response.read(100)).toString());
      await transport.close();
    }`,
    { NODE_EXTRA_CA_CERTS: join(folder, "ca.pem") },
  );
  expect(child).toMatchObject({ exitCode: 0, stdout: "private\nprivate\n" });
});

test("the HTTP library is loaded by the first request and not before", async () => {
  const { origin } = await serve((_, response) => response.end());
  const child = await runModule(
    `const { createRequire } = await import("node:module");
    const loaded = () => Object.keys(createRequire(import.meta.url).cache).some((path) => path.includes("undici"));
    const transport = createTransport(fakeHost(), reach);
    console.log(loaded());
    await transport.request({ method: "GET", url: new URL("${origin}"), redirects: "follow" });
    console.log(loaded());
    await transport.close();`.replace("import.meta.url", '"file:///"'),
  );
  expect(child).toMatchObject({ exitCode: 0, stdout: "false\ntrue\n" });
});

test("an insecure registry's certificate is not checked, by name or by subnet", async () => {
  const port = await serveTls();
  for (const entry of [`127.0.0.1:${port}`, "127.0.0.0/8"]) {
    const transport = open({ reach: { insecureRegistries: [entry] } });
    expect((await get(`https://127.0.0.1:${port}/`, {}, transport)).text).toBe("private");
  }
  const transport = open({ reach: { insecureRegistries: ["127.0.0.1", "10.0.0.0/8"] } });
  await expect(get(`https://127.0.0.1:${port}/`, {}, transport)).rejects.toMatchObject({ kind: "certificate" });
});

test("whether TLS is spoken is found without a request", async () => {
  const tls = await serveTls();
  const plain = await serve((_, response) => response.end());
  const transport = open();
  expect(await transport.answersTls(new URL(`https://127.0.0.1:${tls}/`))).toBe(true);
  expect(await transport.answersTls(new URL(plain.origin.replace("http:", "https:")))).toBe(false);
  expect(plain.seen).toEqual([]);
  await expect(transport.answersTls(new URL("https://127.0.0.1:1/"))).rejects.toMatchObject({ kind: "unreachable" });
});

test("an https URL goes through the proxy by CONNECT, its TLS checked end to end, the proxy's password sent to the proxy alone", async () => {
  let seen: IncomingMessage | undefined;
  const server = createHttpsServer({ key: certificates.key, cert: certificates.cert }, (request, response) => {
    seen = request;
    response.end("through");
  });
  const proxy = await startProxy({ targetPort: await listen(server), authorization: "Basic Ym9iOmh1bnRlcjIy" });
  closers.push(proxy.close);
  const host = fakeHost({ env: { HTTPS_PROXY: `http://bob:hunter22@${proxy.host}` }, directory: folder });
  const trusting = open({ host, reach: { registryCa: new Map([["registry.example", "ca.pem"]]) } });
  expect((await get("https://registry.example/v2/", {}, trusting)).text).toBe("through");
  expect(proxy.requests).toEqual([{ line: "CONNECT registry.example:443", authorization: "Basic Ym9iOmh1bnRlcjIy" }]);
  expect(seen?.headers["proxy-authorization"]).toBeUndefined();
  await expect(get("https://registry.example/v2/", {}, open({ host }))).rejects.toMatchObject({ kind: "certificate" });
  await expect(get("https://other.example/v2/", {}, open({ host, reach: { registryCa: new Map([["other.example", "ca.pem"]]) } }))).rejects.toMatchObject({ kind: "certificate" });
});

test("an http URL is asked of the proxy by its whole name", async () => {
  const target = await serve((_, response) => response.end("through"));
  const proxy = await startProxy({ targetPort: Number(new URL(target.origin).port) });
  closers.push(proxy.close);
  const transport = open({ host: fakeHost({ env: { http_proxy: proxy.host } }) });
  expect((await get("http://plain.example/v2/?x=1", { headers: SECRET }, transport)).text).toBe("through");
  expect(proxy.requests).toEqual([{ line: "GET http://plain.example/v2/?x=1", authorization: undefined }]);
  expect(target.seen[0]?.headers).toMatchObject({ host: "plain.example", authorization: SECRET.authorization });
});

test.each([["https://registry.example/"], ["http://plain.example/"]])("a proxy that refuses %s is named without its password", async (url) => {
  const proxy = await startProxy({ targetPort: 1, authorization: "Basic other" });
  closers.push(proxy.close);
  const env = { HTTPS_PROXY: `http://bob:hunter22@${proxy.host}`, HTTP_PROXY: `http://bob:hunter22@${proxy.host}` };
  const thrown: unknown = await get(url, {}, open({ host: fakeHost({ env }) })).catch((error: unknown) => error);
  expect(thrown).toMatchObject({
    message: `The proxy http://${proxy.host} answered 407 when asked for ${new URL(url).host}.`,
    hint: "Put the user and the password of the proxy into HTTPS_PROXY, or fix them.",
  });
});

test("fetch follows the same policy and reports where the answer came from", async () => {
  const away = await serve((request, response) => response.writeHead(200, { "content-type": "application/json" }).end(JSON.stringify({ got: request.headers["authorization"] ?? null })));
  const home = await serve((request, response) => {
    if (request.url === "/empty") response.writeHead(204).end();
    else response.writeHead(302, { location: `${away.origin}/json` }).end();
  });
  const { fetch } = open();
  const response = await fetch(`${home.origin}/start`, { headers: SECRET });
  expect(await response.json()).toEqual({ got: null });
  expect(response.url).toBe(`${away.origin}/json`);
  expect((await fetch(`${home.origin}/empty`)).status).toBe(204);
  expect((await fetch(`${home.origin}/start`, { redirect: "manual" })).status).toBe(302);
  await expect(fetch(`${home.origin}/start`, { redirect: "error" })).rejects.toThrow("no redirect is allowed");
});

test("fetch sends a body", async () => {
  const { origin } = await serve((request, response) => {
    request.pipe(response);
  });
  expect(await (await open().fetch(origin, { method: "POST", body: "sent" })).text()).toBe("sent");
});
