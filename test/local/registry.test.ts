import { createHash } from "node:crypto";
import { afterEach, expect, test } from "vitest";
import { startRegistry, type LocalRegistry, type LocalRegistryOptions } from "../../src/local/registry.ts";

const OCI_MANIFEST = "application/vnd.oci.image.manifest.v1+json";
const OCI_INDEX = "application/vnd.oci.image.index.v1+json";
const registries: LocalRegistry[] = [];

afterEach(async () => {
  await Promise.all(registries.splice(0).map((registry) => registry.close()));
});

async function start(options: LocalRegistryOptions = {}): Promise<LocalRegistry> {
  const registry = await startRegistry(options);
  registries.push(registry);
  return registry;
}

function sha256(content: string): string {
  return `sha256:${createHash("sha256").update(content).digest("hex")}`;
}

async function errorCode(response: Response): Promise<string | undefined> {
  return ((await response.json()) as { errors: { code: string }[] }).errors[0]?.code;
}

function manifestOf(blob: string, size: number): object {
  const descriptor = { mediaType: "application/octet-stream", digest: blob, size };
  return { schemaVersion: 2, mediaType: OCI_MANIFEST, config: descriptor, layers: [descriptor] };
}

async function put(url: string, content: string | object, contentType = OCI_MANIFEST): Promise<Response> {
  return fetch(url, { method: "PUT", body: typeof content === "string" ? content : JSON.stringify(content), headers: { "content-type": contentType } });
}

test("a blob is pushed in one request, in two, or in pieces", async () => {
  const { url } = await start();
  const uploads = `${url}/v2/team/app/blobs/uploads/`;
  expect((await fetch(`${uploads}?digest=${sha256("one")}`, { method: "POST", body: "one" })).status).toBe(201);

  const begun = await fetch(uploads, { method: "POST" });
  expect(begun.status).toBe(202);
  expect((await fetch(`${url}${begun.headers.get("location")}?digest=${sha256("two")}`, { method: "PUT", body: "two" })).status).toBe(201);

  const pieces = `${url}${(await fetch(uploads, { method: "POST" })).headers.get("location")}`;
  expect((await fetch(pieces, { method: "PATCH", body: "th" })).headers.get("range")).toBe("0-1");
  expect((await fetch(pieces, { method: "PATCH", body: "ree" })).status).toBe(202);
  expect((await fetch(`${pieces}?digest=${sha256("three")}`, { method: "PUT" })).status).toBe(201);

  for (const content of ["one", "two", "three"]) {
    const blob = await fetch(`${url}/v2/team/app/blobs/${sha256(content)}`);
    expect([blob.status, blob.headers.get("docker-content-digest"), await blob.text()]).toEqual([200, sha256(content), content]);
  }
});

test("a blob under a wrong digest is refused, and is not there", async () => {
  const { url } = await start();
  const refused = await fetch(`${url}/v2/app/blobs/uploads/?digest=${sha256("right")}`, { method: "POST", body: "wrong" });
  expect([refused.status, await errorCode(refused)]).toEqual([400, "DIGEST_INVALID"]);
  expect((await fetch(`${url}/v2/app/blobs/${sha256("right")}`)).status).toBe(404);
  const unknown = await fetch(`${url}/v2/app/blobs/uploads/none?digest=${sha256("x")}`, { method: "PUT", body: "x" });
  expect([unknown.status, await errorCode(unknown)]).toEqual([404, "BLOB_UPLOAD_UNKNOWN"]);
});

test("a blob of another repository is mounted, an unknown one begins an upload", async () => {
  const registry = await start();
  const digest = registry.putBlob("base", Buffer.from("shared"));
  const uploads = `${registry.url}/v2/app/blobs/uploads/`;
  expect((await fetch(`${uploads}?mount=${digest}&from=base`, { method: "POST" })).status).toBe(201);
  expect((await fetch(`${uploads}?mount=${sha256("x")}&from=base`, { method: "POST" })).status).toBe(202);
  expect(await (await fetch(`${registry.url}/v2/app/blobs/${digest}`)).text()).toBe("shared");
});

test("a manifest whose blobs are there is kept under its tag and its digest", async () => {
  const registry = await start();
  const content = JSON.stringify(manifestOf(registry.putBlob("app", Buffer.from("x")), 1));
  const pushed = await put(`${registry.url}/v2/app/manifests/1.0`, content);
  expect([pushed.status, pushed.headers.get("docker-content-digest")]).toEqual([201, sha256(content)]);
  for (const reference of ["1.0", sha256(content)]) {
    const pulled = await fetch(`${registry.url}/v2/app/manifests/${reference}`);
    expect([pulled.headers.get("content-type"), await pulled.text()]).toEqual([OCI_MANIFEST, content]);
  }
  expect(await (await fetch(`${registry.url}/v2/app/tags/list`)).json()).toEqual({ name: "app", tags: ["1.0"] });
});

test("a manifest is refused whose blobs are missing, whose type is another, or whose digest is wrong", async () => {
  const registry = await start();
  const manifests = `${registry.url}/v2/app/manifests`;
  const good = manifestOf(registry.putBlob("app", Buffer.from("x")), 1);
  const answers = [
    await put(`${manifests}/1`, manifestOf(sha256("missing"), 7)),
    await put(`${manifests}/1`, { schemaVersion: 2, mediaType: OCI_INDEX, manifests: [{ digest: sha256("missing") }] }, OCI_INDEX),
    await put(`${manifests}/1`, good, OCI_INDEX),
    await put(`${manifests}/1`, "not JSON"),
    await put(`${manifests}/${sha256("other")}`, good),
  ];
  expect(await Promise.all(answers.map(async (answer) => `${answer.status} ${await errorCode(answer)}`))).toEqual([
    "400 MANIFEST_BLOB_UNKNOWN",
    "400 MANIFEST_BLOB_UNKNOWN",
    "400 MANIFEST_INVALID",
    "400 MANIFEST_INVALID",
    "400 DIGEST_INVALID",
  ]);
  expect((await fetch(`${manifests}/1`)).status).toBe(404);
});

test("what is not there is told apart: repository, manifest, blob", async () => {
  const registry = await start();
  registry.putBlob("app", Buffer.from("x"));
  const codes = [`none/manifests/1`, `app/manifests/1`, `app/blobs/${sha256("y")}`, "app/blobs/sha256:x"].map(async (path) => errorCode(await fetch(`${registry.url}/v2/${path}`)));
  expect(await Promise.all(codes)).toEqual(["NAME_UNKNOWN", "MANIFEST_UNKNOWN", "BLOB_UNKNOWN", "DIGEST_INVALID"]);
});

test("a range of a blob is a 206, one beyond it a 416", async () => {
  const registry = await start();
  const blob = `${registry.url}/v2/app/blobs/${registry.putBlob("app", Buffer.from("0123456789"))}`;
  const part = await fetch(blob, { headers: { range: "bytes=4-6" } });
  expect([part.status, part.headers.get("content-range"), await part.text()]).toEqual([206, "bytes 4-6/10", "456"]);
  expect(await (await fetch(blob, { headers: { range: "bytes=8-" } })).text()).toBe("89");
  expect((await fetch(blob, { headers: { range: "bytes=10-" } })).status).toBe(416);
  const head = await fetch(blob, { method: "HEAD" });
  expect([head.headers.get("content-length"), await head.text()]).toEqual(["10", ""]);
});

test("with Basic access the password is asked for, and every request is recorded", async () => {
  const registry = await start({ access: { kind: "basic", username: "bob", password: "secret" } });
  registry.putBlob("app", Buffer.from("x"));
  const refused = await fetch(`${registry.url}/v2/`);
  expect([refused.status, refused.headers.get("www-authenticate")]).toEqual([401, 'Basic realm="registry"']);
  expect((await fetch(`${registry.url}/v2/`, { headers: { authorization: "Basic Ym9iOnNlY3JldA==" } })).status).toBe(200);
  expect(registry.requests.map(({ method, path, status }) => [method, path, status])).toEqual([
    ["GET", "/v2/", 401],
    ["GET", "/v2/", 200],
  ]);
});

test("with Bearer access a token opens what it was asked for and nothing else", async () => {
  const registry = await start({ access: { kind: "bearer", username: "bob", password: "secret", anonymousPull: true } });
  registry.putImage("app", "1", { layers: [], config: {} });
  const url = `${registry.url}/v2/app/manifests/1`;
  expect((await fetch(url)).headers.get("www-authenticate")).toBe(
    `Bearer realm="${registry.url}/token",service="${registry.host}",scope="repository:app:pull"`,
  );
  const fetchToken = async (scope: string, headers = {}) => {
    const response = await fetch(`${registry.url}/token?service=x&scope=${scope}`, { headers });
    return `Bearer ${((await response.json()) as { token: string }).token}`;
  };
  const statusWith = async (authorization: string, method = "GET") => (await fetch(url, { method, headers: { authorization } })).status;
  const known = { authorization: "Basic Ym9iOnNlY3JldA==" };
  expect(await statusWith(await fetchToken("repository:app:pull"))).toBe(200);
  expect(await statusWith(await fetchToken("repository:other:pull"))).toBe(401);
  expect(await statusWith(await fetchToken("repository:app:pull,push"), "PUT")).toBe(401);
  expect(await statusWith(await fetchToken("repository:app:pull,push", known), "PUT")).toBe(400);
  expect((await fetch(`${registry.url}/token`, { headers: { authorization: "Basic d3Jvbmc6" } })).status).toBe(401);
});
