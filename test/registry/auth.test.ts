import { expect, onTestFinished, test } from "vitest";
import type { LocalRegistryOptions } from "../../src/local/registry.ts";
import { parseReference } from "../../src/oci/reference.ts";
import { makeCertificates } from "../fakes/certificates.ts";
import { startProxy } from "../fakes/proxy.ts";
import { basicEntry, type Reader } from "../fakes/reader.ts";
import type { FaultyRegistry } from "../fakes/registry.ts";
import { BEARER, listenForLeaks, open, openAsBob, start } from "./world.ts";

const BASIC = { kind: "basic", username: "bob", password: "hunter22" } as const;
const MANIFEST = /GET .*\/manifests\//;
const TOKEN = /(GET|POST) \/token/;

async function startWithImages(options: LocalRegistryOptions = {}): Promise<FaultyRegistry> {
  const registry = await start(options);
  registry.putImage("app", "1", { layers: [Buffer.from("layer")], config: { os: "linux", architecture: "amd64" } });
  registry.putImage("other", "1", { layers: [], config: { os: "linux", architecture: "amd64" } });
  return registry;
}

function read(reader: Reader, registry: FaultyRegistry, repository = "app", host = registry.host) {
  return reader.client.getManifest(parseReference(`${host}/${repository}:1`));
}

function lines(registry: FaultyRegistry): string[] {
  return registry.requests.map(({ method, path, status }) => `${method} ${path.split("?", 1)[0]} ${status}`);
}

function challenge(header: string): { kind: "other"; status: number; headers: Record<string, string> } {
  return { kind: "other", status: 401, headers: header === "" ? {} : { "www-authenticate": header } };
}

test("a registry that asks for nothing gets one request and no credential", async () => {
  const registry = await startWithImages();
  await read(await openAsBob(registry), registry);
  expect(lines(registry)).toEqual(["GET /v2/app/manifests/1 200"]);
  expect(registry.requests[0]?.headers.authorization).toBeUndefined();
});

test("a token is fetched once for a repository, and the registry is not asked twice how", async () => {
  const registry = await startWithImages({ access: BEARER });
  const reader = await openAsBob(registry);
  await read(reader, registry);
  await read(reader, registry);
  await read(reader, registry, "other");
  expect(lines(registry)).toEqual([
    "GET /v2/app/manifests/1 401",
    "GET /token 200",
    "GET /v2/app/manifests/1 200",
    "GET /v2/app/manifests/1 200",
    "GET /token 200",
    "GET /v2/other/manifests/1 200",
  ]);
  expect(registry.requests[1]?.path).toBe(`/token?service=${encodeURIComponent(registry.host)}&scope=repository%3Aapp%3Apull`);
  expect(registry.requests[1]?.headers.authorization).toBe("Basic Ym9iOmh1bnRlcjIy");
});

test("two images read at once make one 401 and one token", async () => {
  const registry = await startWithImages({ access: BEARER });
  const reader = await openAsBob(registry);
  await Promise.all([read(reader, registry), read(reader, registry), read(reader, registry)]);
  expect(lines(registry).toSorted()).toEqual([
    "GET /token 200",
    "GET /v2/app/manifests/1 200",
    "GET /v2/app/manifests/1 200",
    "GET /v2/app/manifests/1 200",
    "GET /v2/app/manifests/1 401",
  ]);
});

test("without a credential a token is asked for anonymously", async () => {
  const registry = await startWithImages({ access: { ...BEARER, anonymousPull: true } });
  await read(await open(), registry);
  expect(registry.requests[1]?.headers.authorization).toBeUndefined();
});

test("an identity token goes to the token server as an OAuth2 refresh token, and nowhere else", async () => {
  const registry = await startWithImages({ access: { ...BEARER, identityToken: "identity-1" } });
  const reader = await open({ auths: { [registry.host]: { ...basicEntry("bob", ""), identitytoken: "identity-1" } } });
  await read(reader, registry);
  expect(lines(registry)).toEqual(["GET /v2/app/manifests/1 401", "POST /token 200", "GET /v2/app/manifests/1 200"]);
  expect(registry.requests[1]?.body.toString()).toBe(
    `grant_type=refresh_token&client_id=plimsoll&service=${encodeURIComponent(registry.host)}&scope=repository%3Aapp%3Apull&refresh_token=identity-1`,
  );
  expect(registry.requests[1]?.headers.authorization).toBeUndefined();
});

test("a registry token is used as it is", async () => {
  const registry = await startWithImages();
  registry.faults.push({ on: MANIFEST, answer: challenge('Bearer realm="http://unused.example/token"') });
  await read(await open({ auths: { [registry.host]: { registrytoken: "registry-1" } } }), registry);
  expect(registry.requests.map(({ headers }) => headers.authorization)).toEqual([undefined, "Bearer registry-1"]);
});

test("case 19: a 401 that does not say how to log in is an error, and gets no credential", async () => {
  const registry = await startWithImages();
  registry.faults.push({ on: MANIFEST, answer: challenge("") });
  await expect(read(await openAsBob(registry), registry)).rejects.toThrow(`${registry.host} asks for a login, but does not say how.`);
  expect(registry.requests.length).toBe(1);
});

test("case 20: a 401 that offers what is not understood is an error that names it, and gets no credential", async () => {
  const registry = await startWithImages();
  registry.faults.push({ on: MANIFEST, answer: challenge('Negotiate, Digest realm="x"') });
  await expect(read(await openAsBob(registry), registry)).rejects.toThrow("in a way that is understood (negotiate, digest).");
  expect(registry.requests.length).toBe(1);
});

test("case 21: an http realm of an https registry is refused", async () => {
  const { ca, ...tls } = makeCertificates();
  const registry = await startWithImages({ access: BEARER, tls });
  const leaks = await listenForLeaks();
  registry.faults.push({ on: MANIFEST, answer: challenge(`Bearer realm="http://${leaks.host}/token"`) });
  const reader = await openAsBob(registry, { authorities: { [registry.host]: ca }, reach: { trustedAuthHosts: [leaks.host] } });
  await expect(read(reader, registry)).rejects.toThrow("is plain HTTP. No credential was sent.");
  expect(leaks.seen).toEqual([]);
});

test("case 22: a realm that is an address is refused, unless it is the registry's own or trusted", async () => {
  const registry = await startWithImages({ access: BEARER });
  const leaks = await listenForLeaks();
  const realm = { on: MANIFEST, answer: challenge(`Bearer realm="http://${leaks.host}/token"`) };
  registry.faults.push(realm, { ...realm });
  await expect(read(await openAsBob(registry), registry)).rejects.toMatchObject({
    hint: `If ${leaks.host} is that registry's own token server, name it in "trusted-auth-hosts".`,
  });
  expect(leaks.seen).toEqual([]);
  const trusting = await openAsBob(registry, { reach: { trustedAuthHosts: [leaks.host] } });
  await expect(read(trusting, registry)).rejects.toMatchObject({ status: 401 });
  expect(leaks.seen.map(({ headers }) => headers.authorization)).toEqual(["Basic Ym9iOmh1bnRlcjIy"]);
});

test("case 23: a realm whose name leads to the cloud's metadata is refused", async () => {
  const registry = await startWithImages({ access: BEARER });
  registry.faults.push({ on: MANIFEST, answer: challenge('Bearer realm="https://auth.example.com/token"') });
  await expect(read(await open({ addresses: ["169.254.169.254"] }), registry)).rejects.toThrow("leads to this machine or its network");
});

test("case 24: a realm in another domain is refused, and no credential leaves", async () => {
  const registry = await startWithImages({ access: BEARER });
  registry.faults.push({ on: MANIFEST, answer: challenge('Bearer realm="https://auth.evil.example/token"') });
  await expect(read(await openAsBob(registry), registry)).rejects.toThrow("https://auth.evil.example, that is in another domain. No credential was sent.");
});

test("case 25: a token server that redirects is refused, and nothing is sent on", async () => {
  const registry = await startWithImages({ access: BEARER });
  const leaks = await listenForLeaks();
  registry.faults.push({ on: TOKEN, answer: { kind: "other", status: 302, headers: { location: `http://${leaks.host}/` } } });
  await expect(read(await openAsBob(registry), registry)).rejects.toThrow("redirects where no redirect is allowed");
  expect(leaks.seen).toEqual([]);
});

test.each<[string, string]>([
  ["token alone", '{"token":"good-token"}'],
  ["access_token alone", '{"access_token":"good-token"}'],
  ["both", '{"token":"good-token","access_token":"other-token"}'],
  ["expires_in 0", '{"token":"good-token","expires_in":0}'],
  ["expires_in negative", '{"token":"good-token","expires_in":-5}'],
  ["expires_in a word", '{"token":"good-token","expires_in":"soon"}'],
  ["issued_at in the future", '{"token":"good-token","expires_in":60,"issued_at":"2099-01-01T00:00:00Z"}'],
])("case 26: a token answer with %s is used, its token hidden", async (_, body) => {
  const registry = await startWithImages({ access: BEARER });
  registry.faults.push({ on: TOKEN, answer: { kind: "other", status: 200, body } });
  const reader = await openAsBob(registry);
  await expect(read(reader, registry)).rejects.toMatchObject({ status: 401 });
  expect(registry.requests.at(-1)?.headers.authorization).toBe("Bearer good-token");
  expect(reader.host.secrets).toContain("good-token");
});

test.each<[string, string, string]>([
  ["neither token", "{}", "answered without a token"],
  ["no JSON", "token", "answered without a token"],
  ["a web page", "<html>log in</html>", "answered without a token"],
  ["a token with a line break", '{"token":"a\\r\\nx-evil: 1"}', "answered without a token"],
  ["a token that is a number", '{"token":5}', "answered without a token"],
  ["5 MB", JSON.stringify({ token: "x".repeat(5_000_000) }), "sent more than the 1048576 bytes"],
])("case 26: a token answer with %s is an error", async (_, body, message) => {
  const registry = await startWithImages({ access: BEARER });
  registry.faults.push({ on: TOKEN, answer: { kind: "other", status: 200, body } });
  await expect(read(await openAsBob(registry), registry)).rejects.toThrow(message);
});

test("case 26: a token lives as long as it says, and a minute where it does not", async () => {
  const registry = await startWithImages({ access: BEARER });
  const reader = await openAsBob(registry);
  await read(reader, registry);
  await reader.host.clock.sleep(294_000);
  await read(reader, registry);
  expect(lines(registry).filter((line) => line.includes("/token")).length).toBe(1);
  await reader.host.clock.sleep(2_000);
  await read(reader, registry);
  expect(lines(registry).filter((line) => line.includes("/token")).length).toBe(2);
});

test("case 26: a token whose life is written as a text lives as long as that says", async () => {
  const registry = await startWithImages();
  registry.faults.push({ on: MANIFEST, answer: challenge(`Bearer realm="${registry.url}/token"`) });
  registry.faults.push({ on: TOKEN, times: 2, answer: { kind: "other", status: 200, body: '{"token":"good-token","expires_in":"300"}' } });
  const reader = await openAsBob(registry);
  await read(reader, registry);
  for (const [sleepMs, tokens] of [[294_000, 1], [2_000, 2]] as const) {
    await reader.host.clock.sleep(sleepMs);
    await read(reader, registry);
    expect(lines(registry).filter((line) => line === "GET /token 200").length).toBe(tokens);
  }
});

test("case 26: a token that does not say how long it lives, or says less, lives a minute", async () => {
  const lives = ["", ',"expires_in":5', ',"expires_in":"soon"', ',"expires_in":0', ',"expires_in":-300', ',"expires_in":30,"issued_at":"2036-01-01T00:00:00Z"'];
  for (const body of lives.map((life) => `{"token":"good-token"${life}}`)) {
    const registry = await startWithImages();
    registry.faults.push({ on: MANIFEST, answer: challenge(`Bearer realm="${registry.url}/token"`) });
    registry.faults.push({ on: TOKEN, times: 2, answer: { kind: "other", status: 200, body } });
    const reader = await openAsBob(registry);
    const tokens = () => lines(registry).filter((line) => line === "GET /token 200").length;
    await read(reader, registry);
    await reader.host.clock.sleep(54_000);
    await read(reader, registry);
    expect(tokens()).toBe(1);
    await reader.host.clock.sleep(2_000);
    await read(reader, registry);
    expect(tokens()).toBe(2);
  }
});

test("case 27: a password that the token server refuses is an error without user or password, and is not tried again", async () => {
  const registry = await startWithImages({ access: { ...BEARER, password: "changed" } });
  const thrown: unknown = await read(await openAsBob(registry), registry).catch((error: unknown) => error);
  expect(thrown).toMatchObject({
    message: `${registry.host} answered 401 (UNAUTHORIZED: incorrect username or password) when asked for a token for ${registry.host}.`,
    hint: expect.stringContaining(`Log in to ${registry.host}`) as string,
  });
  expect(String(thrown)).not.toMatch(/hunter22|Ym9i|bob/);
  expect(registry.requests.length).toBe(2);
});

test("case 28: a token that is refused is renewed once, with the scope that is asked for, and then that is that", async () => {
  const registry = await startWithImages({ access: BEARER });
  const reader = await openAsBob(registry);
  await read(reader, registry);
  const wider = `realm="${registry.url}/token",service="s",scope="repository:app:pull repository:base:pull",error="insufficient_scope"`;
  registry.faults.push({ on: MANIFEST, answer: challenge(`Bearer ${wider}`) });
  await read(reader, registry);
  expect(lines(registry).slice(3)).toEqual(["GET /v2/app/manifests/1 401", "GET /token 200", "GET /v2/app/manifests/1 200"]);
  expect(registry.requests[4]?.path).toContain("scope=repository%3Aapp%3Apull&scope=repository%3Abase%3Apull");
  registry.faults.push({ on: MANIFEST, times: 2, answer: challenge(`Bearer ${wider}`) });
  await expect(read(reader, registry)).rejects.toMatchObject({ status: 401 });
  expect(lines(registry).length).toBe(9);
});

test("case 30: a registry with nothing but Basic gets the password with each request", async () => {
  const registry = await startWithImages({ access: BASIC });
  const reader = await openAsBob(registry);
  await read(reader, registry);
  await read(reader, registry);
  expect(lines(registry)).toEqual(["GET /v2/app/manifests/1 401", "GET /v2/app/manifests/1 200", "GET /v2/app/manifests/1 200"]);
});

test("case 30: a password that was refused is not sent twice for one request", async () => {
  const registry = await startWithImages({ access: { ...BASIC, password: "changed" } });
  const reader = await openAsBob(registry);
  await expect(read(reader, registry)).rejects.toMatchObject({ status: 401, code: "UNAUTHORIZED" });
  expect(registry.requests.length).toBe(2);
  await expect(read(reader, registry)).rejects.toMatchObject({ status: 401, code: "UNAUTHORIZED" });
  expect(registry.requests.length).toBe(3);
});

test("case 30: Basic without a password, or with a token only, is an error with a cure", async () => {
  const registry = await startWithImages({ access: BASIC });
  await expect(read(await open(), registry)).rejects.toMatchObject({
    message: `${registry.host} asks for a user and a password, and none is stored for it.`,
    hint: `Log in to ${registry.host} ("docker login", or the login action) with a user and a password.`,
  });
  const withToken = await open({ auths: { [registry.host]: { identitytoken: "identity-1" } } });
  await expect(read(withToken, registry)).rejects.toThrow("only a token is stored for it");
});

test("case 32: a refresh token that comes back is hidden", async () => {
  const registry = await startWithImages({ access: BEARER });
  registry.faults.push({ on: TOKEN, answer: { kind: "other", status: 200, body: '{"token":"t-1","refresh_token":"refresh-1"}' } });
  const reader = await openAsBob(registry);
  await read(reader, registry).catch(() => {});
  expect(reader.host.secrets).toContain("refresh-1");
});

test("case 39: a blob that is redirected to another origin is fetched without the token", async () => {
  const registry = await startWithImages({ access: BEARER, redirectsBlobs: true });
  const reader = await openAsBob(registry);
  const ref = parseReference(`${registry.host}/app:1`);
  const { layers } = JSON.parse((await reader.client.getManifest(ref)).bytes.toString()) as { layers: [{ digest: never; size: number; mediaType: string }] };
  expect((await reader.client.getBlob(ref, { ...layers[0], annotations: {} }, 100)).toString()).toBe("layer");
  const [toRegistry, toStore] = registry.requests.slice(-2);
  expect([toRegistry?.isRedirected, toRegistry?.headers.authorization?.startsWith("Bearer ")]).toEqual([false, true]);
  expect([toStore?.isRedirected, toStore?.headers.authorization]).toEqual([true, undefined]);
});

test("a 401 from where a blob was redirected to gets no credential", async () => {
  const registry = await startWithImages({ access: BEARER });
  const reader = await openAsBob(registry);
  const ref = parseReference(`${registry.host}/app:1`);
  await reader.client.getManifest(ref);
  const store = await startWithImages({ access: BEARER });
  registry.faults.push({ on: /blobs/, answer: { kind: "other", status: 307, headers: { location: `${store.url}/v2/app/blobs/x` } } });
  const layer = { mediaType: "x", digest: `sha256:${"a".repeat(64)}` as never, size: 5, annotations: {} };
  await expect(reader.client.getBlob(ref, layer, 100)).rejects.toMatchObject({
    status: 401,
    message: expect.stringContaining(`${store.host} answered 401`),
    // Nobody has an account where a redirect leads, and a stranger could lead it to a login of theirs.
    hint: expect.stringMatching(new RegExp(`^Log in to ${registry.host} `)),
  });
  expect(store.requests.map(({ path, headers }) => [path, headers.authorization])).toEqual([["/v2/app/blobs/x", undefined]]);
});

test("a registry on this machine that speaks TLS is read over TLS, its authority given or its certificate refused", async () => {
  const { ca, ...tls } = makeCertificates();
  const registry = await startWithImages({ access: BASIC, tls });
  await read(await openAsBob(registry, { authorities: { [registry.host]: ca } }), registry);
  expect(lines(registry)).toEqual(["GET /v2/app/manifests/1 401", "GET /v2/app/manifests/1 200"]);
  await expect(read(await openAsBob(registry), registry)).rejects.toMatchObject({ kind: "certificate" });
  await read(await openAsBob(registry, { reach: { insecureRegistries: [registry.host] } }), registry);
});

test("Docker Hub is asked at registry-1.docker.io through the proxy, its token server at auth.docker.io", async () => {
  const { ca, ...tls } = makeCertificates(["registry-1.docker.io", "auth.docker.io"]);
  const registry = await startWithImages({ access: BEARER, tls });
  registry.putImage("library/debian", "12", { layers: [], config: {} });
  const proxy = await startProxy({ targetPort: Number(new URL(registry.url).port) });
  onTestFinished(() => proxy.close());
  registry.faults.push({ on: MANIFEST, answer: challenge('Bearer realm="https://auth.docker.io/token",service="registry.docker.io",scope="repository:library/debian:pull"') });
  const reader = await open({
    env: { HTTPS_PROXY: `http://${proxy.host}` },
    auths: { "https://index.docker.io/v1/": basicEntry("bob", "hunter22") },
    authorities: { "registry-1.docker.io": ca, "auth.docker.io": ca },
  });
  await reader.client.getManifest(parseReference("debian:12"));
  expect(proxy.requests.map(({ line }) => line)).toEqual(["CONNECT registry-1.docker.io:443", "CONNECT auth.docker.io:443"]);
});

test("an insecure registry is read over plain HTTP where TLS does not answer, also through a proxy", async () => {
  const registry = await startWithImages();
  const proxy = await startProxy({ targetPort: Number(new URL(registry.url).port) });
  onTestFinished(() => proxy.close());
  const env = { HTTPS_PROXY: `http://${proxy.host}`, HTTP_PROXY: `http://${proxy.host}` };
  const reader = await open({ env, reach: { insecureRegistries: ["registry.example:5000"] } });
  await read(reader, registry, "app", "registry.example:5000");
  expect(proxy.requests.map(({ line }) => line)).toEqual(["CONNECT registry.example:5000", "GET http://registry.example:5000/v2/app/manifests/1"]);
  await expect(read(await open({ env }), registry, "app", "registry.example:5000")).rejects.toMatchObject({ kind: "tls" });
});

test("a token server that refuses a push says whose account it takes to write", async () => {
  const registry = await startWithImages({ access: BEARER });
  registry.faults.push({ on: TOKEN, answer: { kind: "refuse", status: 403, body: '{"errors":[{"code":"DENIED","message":"denied"}]}' } });
  const reader = await openAsBob(registry);
  const putting = reader.client.putManifest(parseReference(`${registry.host}/app:1`), { bytes: Buffer.from("{}"), mediaType: "application/json" });
  await expect(putting).rejects.toMatchObject({
    kind: "denied",
    message: `${registry.host} answered 403 (DENIED: denied) when asked for a token for ${registry.host}.`,
    hint: expect.stringContaining("with an account that may write this") as string,
  });
});
