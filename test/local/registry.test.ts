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

test("pieces come in order, as long as they say, and what is out of order is told how far it came", async () => {
  const { url } = await start();
  const location = `${url}${(await fetch(`${url}/v2/app/blobs/uploads/`, { method: "POST" })).headers.get("location")}`;
  const patch = async (body: string, range: string) => {
    const answer = await fetch(location, { method: "PATCH", body, headers: { "content-range": range } });
    return [answer.status, answer.headers.get("range")];
  };
  expect(await patch("one", "0-2")).toEqual([202, "0-2"]);
  expect(await patch("two", "0-2")).toEqual([416, "0-2"]);
  expect(await patch("two", "4-6")).toEqual([416, "0-2"]);
  expect(await patch("two", "3-9")).toEqual([400, null]);
  expect(await patch("two", "3-5")).toEqual([202, "0-5"]);
  const told = await fetch(location);
  expect([told.status, told.headers.get("range")]).toEqual([204, "0-5"]);
  expect((await fetch(`${location}?digest=${sha256("onetwothree")}`, { method: "PUT", body: "three", headers: { "content-range": "6-10" } })).status).toBe(201);
  expect((await fetch(location)).status).toBe(404);
});

test("an upload that was given up is gone", async () => {
  const { url } = await start();
  const location = `${url}${(await fetch(`${url}/v2/app/blobs/uploads/`, { method: "POST" })).headers.get("location")}`;
  expect((await fetch(location, { method: "DELETE" })).status).toBe(204);
  expect((await fetch(location)).status).toBe(404);
});

test("a piece smaller than the registry wants is the last", async () => {
  const { url } = await start({ chunkMinBytes: 3 });
  const begun = await fetch(`${url}/v2/app/blobs/uploads/`, { method: "POST" });
  expect(begun.headers.get("oci-chunk-min-length")).toBe("3");
  const location = `${url}${begun.headers.get("location")}`;
  const patch = async (body: string) => (await fetch(location, { method: "PATCH", body })).status;
  expect([await patch("abc"), await patch("de"), await patch("fgh")]).toEqual([202, 202, 400]);
  expect((await fetch(`${location}?digest=${sha256("abcde")}`, { method: "PUT" })).status).toBe(201);
});

test("an address with a signature comes back as it was given, or not at all", async () => {
  const { url } = await start({ signsLocations: true });
  const location = `${url}${(await fetch(`${url}/v2/app/blobs/uploads/`, { method: "POST" })).headers.get("location")}`;
  const changed = new URL(location);
  changed.searchParams.set("digest", sha256("x"));
  expect((await fetch(changed, { method: "PUT", body: "x" })).status).toBe(400);
  expect((await fetch(`${location}&digest=${sha256("x")}`, { method: "PUT", body: "x" })).status).toBe(201);
});

test("uploads on the second origin take no credential, and end in the same repository", async () => {
  const registry = await start({ uploadsTo: "second-origin" });
  const location = (await fetch(`${registry.url}/v2/app/blobs/uploads/`, { method: "POST" })).headers.get("location") ?? "";
  expect(new URL(location).host).not.toBe(registry.host);
  expect((await fetch(`${location}?digest=${sha256("x")}`, { method: "PUT", body: "x", headers: { authorization: "Bearer x" } })).status).toBe(400);
  expect((await fetch(`${location}?digest=${sha256("x")}`, { method: "PUT", body: "x" })).status).toBe(201);
  expect(registry.blobOf("app", sha256("x"))?.toString()).toBe("x");
});

test("what a request brought before it was cut is kept", async () => {
  const registry = await start({ interrupt: (method) => (method === "PUT" ? 3 : null) });
  const location = `${registry.url}${(await fetch(`${registry.url}/v2/app/blobs/uploads/`, { method: "POST" })).headers.get("location")}`;
  await expect(fetch(`${location}?digest=${sha256("abcdef")}`, { method: "PUT", body: "abcdef" })).rejects.toThrow("fetch failed");
  expect((await fetch(location)).headers.get("range")).toBe("0-2");
});

test.each([["supported", "1, 2", ["1", "2"]], ["first-only", "1", ["1"]], ["ignored", null, []], [undefined, null, []]] as const)(
  "tags that go along with a digest are %s",
  async (tagParameters, header, tags) => {
    const registry = await start(tagParameters === undefined ? {} : { tagParameters });
    const content = JSON.stringify({ schemaVersion: 2, mediaType: OCI_INDEX, manifests: [] });
    const answer = await put(`${registry.url}/v2/app/manifests/${sha256(content)}?tag=1&tag=2`, content, OCI_INDEX);
    expect([answer.status, answer.headers.get("oci-tag"), Object.keys(registry.tagsOf("app"))]).toEqual([201, header, tags]);
  },
);

test.each([["ecr", 400, "TAG_INVALID"], ["artifact-registry", 400, "MANIFEST_INVALID"], ["harbor", 412, "PRECONDITION"]] as const)(
  "an immutable tag of %s is refused with %i %s, and stays",
  async (as, status, code) => {
    const registry = await start({ immutableTags: { matching: /^1/, as } });
    const content = { schemaVersion: 2, mediaType: OCI_INDEX, manifests: [] };
    const url = `${registry.url}/v2/app/manifests/1.0`;
    expect((await put(url, content, OCI_INDEX)).status).toBe(201);
    const refused = await put(url, { ...content, annotations: {} }, OCI_INDEX);
    expect([refused.status, await errorCode(refused)]).toEqual([status, code]);
    expect(registry.tagsOf("app")).toEqual({ "1.0": sha256(JSON.stringify(content)) });
  },
);

test("tags are taken away, manifests with their tags, and nothing where the registry does not do that", async () => {
  const remove = async (registry: LocalRegistry, reference: string) => (await fetch(`${registry.url}/v2/app/manifests/${reference}`, { method: "DELETE" })).status;
  const registry = await start();
  const digest = registry.putManifest("app", "1", "{}", OCI_INDEX);
  registry.putManifest("app", "2", "{}", OCI_INDEX);
  expect([await remove(registry, "1"), await remove(registry, "1"), registry.tagsOf("app")]).toEqual([202, 404, { "2": digest }]);
  expect([await remove(registry, digest), registry.tagsOf("app")]).toEqual([202, {}]);
  const lasting = await start({ deletesTags: false });
  lasting.putManifest("app", "1", "{}", OCI_INDEX);
  expect(await remove(lasting, "1")).toBe(405);
});

test("what refers to a manifest is listed, by its kind too, unless the registry does not do that", async () => {
  const subject = { mediaType: OCI_MANIFEST, digest: sha256("subject"), size: 7 };
  const content = JSON.stringify({ schemaVersion: 2, mediaType: OCI_INDEX, manifests: [], subject, artifactType: "application/x" });
  const referrers = `/v2/app/referrers/${sha256("subject")}`;
  const registry = await start();
  expect((await put(`${registry.url}/v2/app/manifests/${sha256(content)}`, content, OCI_INDEX)).headers.get("oci-subject")).toBe(sha256("subject"));
  const listed = async (query: string) => ((await (await fetch(`${registry.url}${referrers}${query}`)).json()) as { manifests: unknown[] }).manifests;
  expect(await listed("")).toEqual([{ mediaType: OCI_INDEX, digest: sha256(content), size: content.length, artifactType: "application/x" }]);
  expect([await listed("?artifactType=application/x"), await listed("?artifactType=application/y")]).toEqual([await listed(""), []]);
  const without = await start({ referrers: false });
  expect((await put(`${without.url}/v2/app/manifests/${sha256(content)}`, content, OCI_INDEX)).headers.get("oci-subject")).toBeNull();
  expect((await fetch(`${without.url}${referrers}`)).status).toBe(404);
});

test("what was just put is unknown as often as it was said, by its tag and by its digest", async () => {
  const registry = await start({ hidesNew: 2 });
  const content = JSON.stringify({ schemaVersion: 2, mediaType: OCI_INDEX, manifests: [] });
  await put(`${registry.url}/v2/app/manifests/1`, content, OCI_INDEX);
  const statuses: number[] = [];
  for (const reference of ["1", sha256(content), "1", "1"]) statuses.push((await fetch(`${registry.url}/v2/app/manifests/${reference}`)).status);
  expect(statuses).toEqual([404, 404, 200, 200]);
  await put(`${registry.url}/v2/app/manifests/1`, content, OCI_INDEX);
  expect((await fetch(`${registry.url}/v2/app/manifests/1`)).status).toBe(200);
});

test("a token opens what the account may and what was asked for, and runs out", async () => {
  const clock = { nowMs: 0 };
  const access = { kind: "bearer", username: "bob", password: "secret", tokenSeconds: 60, allows: (repository: string, action: string) => repository === "app" || action === "pull" } as const;
  const registry = await start({ access, now: () => new Date(clock.nowMs) });
  registry.putBlob("base", Buffer.from("x"));
  const basic = { authorization: "Basic Ym9iOnNlY3JldA==" };
  const fetchToken = async (...scopes: string[]) => {
    const response = await fetch(`${registry.url}/token?service=x${scopes.map((scope) => `&scope=${scope}`).join("")}`, { headers: basic });
    return { authorization: `Bearer ${((await response.json()) as { token: string }).token}` };
  };
  const push = async (repository: string, headers: Record<string, string>, query = "") =>
    (await fetch(`${registry.url}/v2/${repository}/blobs/uploads/${query}`, { method: "POST", headers })).status;
  const mount = `?from=base&mount=${sha256("x")}`;
  const narrow = await fetchToken("repository:app:pull,push");
  const wide = await fetchToken("repository:app:pull,push", "repository:base:pull,push");
  expect([await push("app", narrow), await push("base", narrow), await push("base", wide)]).toEqual([202, 401, 401]);
  expect([await push("app", narrow, mount), await push("app", wide, mount)]).toEqual([202, 201]);
  clock.nowMs = 60_000;
  expect(await push("app", wide)).toBe(401);
});

test("with Basic access an account may do what it may", async () => {
  const registry = await start({ access: { kind: "basic", username: "bob", password: "secret", allows: (_, action) => action === "pull" } });
  registry.putImage("app", "1", { layers: [], config: {} });
  const headers = { authorization: "Basic Ym9iOnNlY3JldA==" };
  expect((await fetch(`${registry.url}/v2/app/manifests/1`, { headers })).status).toBe(200);
  const refused = await fetch(`${registry.url}/v2/app/blobs/uploads/`, { method: "POST", headers });
  expect([refused.status, await errorCode(refused)]).toEqual([403, "DENIED"]);
});
