import { randomBytes } from "node:crypto";
import { createServer as createHttpServer, type IncomingMessage, type RequestListener, type Server, type ServerResponse } from "node:http";
import { createServer as createHttpsServer } from "node:https";
import type { AddressInfo } from "node:net";
import { digestOf, hashFor, isDigest, type Digest } from "../oci/digest.ts";
import { isJsonObject } from "../oci/json.ts";
import { OCI_CONFIG, OCI_LAYER_GZIP, OCI_MANIFEST } from "../oci/media-type.ts";

/** Who may read and write: everyone; who knows the password; or, by tokens from its own token server, who knows the password or the identity token. */
export type RegistryAccess =
  | { readonly kind: "open" }
  | { readonly kind: "basic"; readonly username: string; readonly password: string }
  | { readonly kind: "bearer"; readonly username: string; readonly password: string; readonly identityToken?: string; readonly anonymousPull?: boolean };

/** One request as it arrived, and how it was answered. */
export interface RecordedRequest {
  readonly method: string;
  /** Path and query. */
  readonly path: string;
  readonly headers: IncomingMessage["headers"];
  readonly body: Buffer;
  /** Whether it came to the second origin, to which blobs are redirected. */
  readonly isRedirected: boolean;
  status: number;
  bytesSent: number;
}

/** What a request is answered with. */
export interface Answer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Buffer;
}

export interface LocalRegistryOptions {
  readonly access?: RegistryAccess;
  /** Serves HTTPS with this key and certificate, both PEM. */
  readonly tls?: { readonly key: string; readonly cert: string };
  /** Answers each blob with a redirect to a second origin, as registries in front of a CDN do. */
  readonly redirectsBlobs?: boolean;
  /** May deliver an answer in its own way; true: it has. */
  readonly deliver?: (request: RecordedRequest, answer: Answer, response: ServerResponse) => boolean | Promise<boolean>;
}

/** A registry in this process, over real HTTP on 127.0.0.1, that forgets everything when it closes. */
export interface LocalRegistry {
  /** `127.0.0.1:PORT`: the registry part of a reference. */
  readonly host: string;
  readonly url: string;
  readonly requests: RecordedRequest[];
  /** Keeps a blob; its digest. */
  putBlob(repository: string, bytes: Uint8Array): Digest;
  /** Keeps a manifest without checking it, under its digest and the tag. */
  putManifest(repository: string, tag: string | null, content: string | Uint8Array | object, mediaType: string): Digest;
  /** Keeps an image of one platform with its layers; the digest of its manifest. */
  putImage(repository: string, tag: string | null, image: LocalImage): Digest;
  close(): Promise<void>;
}

export interface LocalImage {
  readonly layers: readonly Uint8Array[];
  /** The configuration's JSON. */
  readonly config: object;
  readonly layerType?: string;
}

interface Repository {
  readonly blobs: Map<string, Buffer>;
  readonly manifests: Map<string, { readonly bytes: Buffer; readonly mediaType: string }>;
  readonly tags: Map<string, Digest>;
  readonly uploads: Map<string, Buffer>;
}

/** A request that has been read whole and taken apart. */
interface Call {
  readonly method: string;
  readonly url: URL;
  readonly headers: IncomingMessage["headers"];
  readonly body: Buffer;
}

const ROUTE = /^\/v2\/(?<name>[a-z0-9._/-]+)\/(?<kind>manifests|blobs\/uploads|blobs|tags)\/(?<rest>[^/]*)$/;
const API_VERSION = { "docker-distribution-api-version": "registry/2.0" };
const MANIFEST_MAX_BYTES = 4 * 1024 * 1024;

/** Starts a registry (distribution-spec: pull, push, tags) on a free port. */
export async function startRegistry(options: LocalRegistryOptions = {}): Promise<LocalRegistry> {
  const access = options.access ?? { kind: "open" };
  const requests: RecordedRequest[] = [];
  const repositories = new Map<string, Repository>();
  // Tokens that were given out, and the scope of each.
  const grants = new Map<string, string>();
  const main = options.tls === undefined ? createHttpServer() : createHttpsServer(options.tls);
  const cdn = createHttpServer();
  const scheme = options.tls === undefined ? "http" : "https";
  const host = `127.0.0.1:${await listen(main)}`;
  const cdnUrl = options.redirectsBlobs === true ? `http://127.0.0.1:${await listen(cdn)}` : null;
  const repositoryOf = (name: string) => getOrMake(repositories, name, makeRepository);

  function answerMain(call: Call): Answer {
    if (call.url.pathname === "/token" && access.kind === "bearer") return answerToken(call, access, grants);
    const refused = checkAccess(call, access, grants, `${scheme}://${host}`);
    if (refused !== null) return refused;
    if (call.url.pathname === "/v2/" || call.url.pathname === "/v2") return json(200, {});
    const route = ROUTE.exec(call.url.pathname)?.groups;
    if (route === undefined) return failure(404, "NOT_FOUND", "no such path");
    const { name = "", kind = "", rest = "" } = route;
    if (cdnUrl !== null && kind === "blobs" && call.method === "GET") {
      return { status: 307, headers: { location: `${cdnUrl}${call.url.pathname}?signature=1` }, body: Buffer.alloc(0) };
    }
    return answerRepository(call, name, kind, rest, repositories, repositoryOf);
  }

  function answerCdn(call: Call): Answer {
    const { name = "", rest = "" } = ROUTE.exec(call.url.pathname)?.groups ?? {};
    return answerBlob(call, repositories.get(name)?.blobs.get(rest), rest);
  }

  main.on("request", listener(answerMain, false, requests, options.deliver));
  cdn.on("request", listener(answerCdn, true, requests, options.deliver));

  const putBlob = (repository: string, bytes: Uint8Array): Digest => {
    const digest = digestOf(bytes);
    repositoryOf(repository).blobs.set(digest, Buffer.from(bytes));
    return digest;
  };
  const putManifest: LocalRegistry["putManifest"] = (repository, tag, content, mediaType) => {
    const isBytes = typeof content === "string" || content instanceof Uint8Array;
    return keepManifest(repositoryOf(repository), tag, Buffer.from(isBytes ? content : JSON.stringify(content)), mediaType);
  };
  return {
    host,
    url: `${scheme}://${host}`,
    requests,
    putBlob,
    putManifest,
    putImage(repository, tag, { layers, config, layerType = OCI_LAYER_GZIP }) {
      const describe = (mediaType: string, bytes: Uint8Array) => ({ mediaType, digest: putBlob(repository, bytes), size: bytes.length });
      const manifest = {
        schemaVersion: 2,
        mediaType: OCI_MANIFEST,
        config: describe(OCI_CONFIG, Buffer.from(JSON.stringify(config))),
        layers: layers.map((layer) => describe(layerType, layer)),
      };
      return putManifest(repository, tag, manifest, OCI_MANIFEST);
    },
    close: async () => {
      await Promise.all([main, cdn].map(stop));
    },
  };
}

function makeRepository(): Repository {
  return { blobs: new Map(), manifests: new Map(), tags: new Map(), uploads: new Map() };
}

function getOrMake<K, V>(map: Map<K, V>, key: K, make: () => V): V {
  const known = map.get(key) ?? make();
  map.set(key, known);
  return known;
}

async function listen(server: Server): Promise<number> {
  await new Promise<void>((fulfil, reject) => {
    server.once("error", reject);
    server.listen(0, "127.0.0.1", fulfil);
  });
  return (server.address() as AddressInfo).port;
}

function stop(server: Server): Promise<void> {
  if (!server.listening) return Promise.resolve();
  return new Promise((fulfil) => {
    server.close(() => fulfil());
    server.closeAllConnections();
  });
}

function listener(
  answer: (call: Call) => Answer,
  isRedirected: boolean,
  requests: RecordedRequest[],
  deliver: LocalRegistryOptions["deliver"],
): RequestListener {
  return (request, response) => {
    void handle(request, response).catch(() => response.destroy());
  };

  async function handle(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk as Buffer);
    const path = request.url ?? "/";
    const method = request.method ?? "GET";
    const call: Call = { method, url: new URL(path, "http://registry"), headers: request.headers, body: Buffer.concat(chunks) };
    const recorded: RecordedRequest = { method, path, headers: request.headers, body: call.body, isRedirected, status: 0, bytesSent: 0 };
    requests.push(recorded);
    const made = answer(call);
    recorded.status = made.status;
    recorded.bytesSent = method === "HEAD" ? 0 : made.body.length;
    if ((await deliver?.(recorded, made, response)) === true) return;
    response.writeHead(made.status, { ...API_VERSION, "content-length": String(made.body.length), ...made.headers });
    response.end(method === "HEAD" ? undefined : made.body);
  }
}

function json(status: number, content: object, headers: Readonly<Record<string, string>> = {}): Answer {
  return { status, headers: { "content-type": "application/json", ...headers }, body: Buffer.from(JSON.stringify(content)) };
}

function failure(status: number, code: string, message: string, headers: Readonly<Record<string, string>> = {}): Answer {
  return json(status, { errors: [{ code, message }] }, headers);
}

function answerRepository(
  call: Call,
  name: string,
  kind: string,
  rest: string,
  repositories: ReadonlyMap<string, Repository>,
  repositoryOf: (name: string) => Repository,
): Answer {
  const isRead = call.method === "GET" || call.method === "HEAD";
  if (!isRead) {
    if (kind === "manifests" && call.method === "PUT") return acceptManifest(call, name, rest, repositoryOf(name));
    if (kind === "blobs/uploads") return acceptUpload(call, name, rest, repositoryOf(name), repositories);
    return failure(405, "UNSUPPORTED", "the operation is unsupported");
  }
  const repository = repositories.get(name);
  if (repository === undefined) return failure(404, "NAME_UNKNOWN", "repository name not known to registry");
  if (kind === "blobs") return answerBlob(call, repository.blobs.get(rest), rest);
  if (kind === "tags" && rest === "list") return json(200, { name, tags: [...repository.tags.keys()].toSorted() });
  if (kind === "manifests") return answerManifest(repository, rest);
  return failure(404, "NOT_FOUND", "no such path");
}

function answerManifest(repository: Repository, reference: string): Answer {
  const digest = isDigest(reference) ? reference : repository.tags.get(reference);
  const manifest = digest === undefined ? undefined : repository.manifests.get(digest);
  if (digest === undefined || manifest === undefined) return failure(404, "MANIFEST_UNKNOWN", "manifest unknown");
  return { status: 200, headers: { "content-type": manifest.mediaType, "docker-content-digest": digest }, body: manifest.bytes };
}

function answerBlob(call: Call, blob: Buffer | undefined, digest: string): Answer {
  if (!isDigest(digest)) return failure(400, "DIGEST_INVALID", "provided digest is not one");
  if (blob === undefined) return failure(404, "BLOB_UNKNOWN", "blob unknown to registry");
  const headers = { "content-type": "application/octet-stream", "docker-content-digest": digest, "accept-ranges": "bytes" };
  const range = /^bytes=(\d+)-(\d*)$/.exec(call.headers.range ?? "");
  if (range === null || call.method === "HEAD") return { status: 200, headers, body: blob };
  const first = Number(range[1]);
  const last = range[2] === "" ? blob.length - 1 : Math.min(Number(range[2]), blob.length - 1);
  if (first >= blob.length || last < first) {
    return failure(416, "RANGE_INVALID", "invalid range", { "content-range": `bytes */${blob.length}` });
  }
  return { status: 206, headers: { ...headers, "content-range": `bytes ${first}-${last}/${blob.length}` }, body: blob.subarray(first, last + 1) };
}

/** POST begins (with `mount` or `digest` it may end at once), PATCH appends, PUT with `digest` ends an upload. */
function acceptUpload(
  call: Call,
  name: string,
  upload: string,
  repository: Repository,
  repositories: ReadonlyMap<string, Repository>,
): Answer {
  const query = call.url.searchParams;
  const digest = query.get("digest");
  if (call.method === "POST") {
    const mounted = repositories.get(query.get("from") ?? "")?.blobs.get(query.get("mount") ?? "");
    if (mounted !== undefined) return keepBlob(repository, name, query.get("mount") ?? "", mounted);
    if (digest !== null) return keepBlob(repository, name, digest, call.body);
    return continueUpload(repository, name, randomBytes(16).toString("hex"), call.body);
  }
  const begun = repository.uploads.get(upload);
  if (begun === undefined) return failure(404, "BLOB_UPLOAD_UNKNOWN", "blob upload unknown to registry");
  const bytes = Buffer.concat([begun, call.body]);
  if (call.method === "PATCH") return continueUpload(repository, name, upload, bytes);
  if (call.method === "PUT" && digest !== null) {
    repository.uploads.delete(upload);
    return keepBlob(repository, name, digest, bytes);
  }
  return failure(400, "DIGEST_INVALID", "an upload ends with its digest");
}

function continueUpload(repository: Repository, name: string, upload: string, bytes: Buffer): Answer {
  repository.uploads.set(upload, bytes);
  return {
    status: 202,
    headers: { location: `/v2/${name}/blobs/uploads/${upload}`, range: `0-${Math.max(0, bytes.length - 1)}`, "docker-upload-uuid": upload },
    body: Buffer.alloc(0),
  };
}

function keepBlob(repository: Repository, name: string, digest: string, bytes: Buffer): Answer {
  if (!isDigest(digest) || !digest.endsWith(`:${hashFor(digest).update(bytes).digest("hex")}`)) {
    return failure(400, "DIGEST_INVALID", "provided digest did not match uploaded content");
  }
  repository.blobs.set(digest, bytes);
  return { status: 201, headers: { location: `/v2/${name}/blobs/${digest}`, "docker-content-digest": digest }, body: Buffer.alloc(0) };
}

function acceptManifest(call: Call, name: string, reference: string, repository: Repository): Answer {
  if (call.body.length > MANIFEST_MAX_BYTES) return failure(413, "MANIFEST_INVALID", "manifest too large");
  const mediaType = call.headers["content-type"] ?? "";
  const fault = findManifestFault(call.body, mediaType, repository);
  if (fault !== null) return fault;
  if (isDigest(reference) && !reference.endsWith(`:${hashFor(reference).update(call.body).digest("hex")}`)) {
    return failure(400, "DIGEST_INVALID", "provided digest did not match uploaded content");
  }
  const digest = keepManifest(repository, isDigest(reference) ? null : reference, call.body, mediaType);
  return { status: 201, headers: { location: `/v2/${name}/manifests/${digest}`, "docker-content-digest": digest }, body: Buffer.alloc(0) };
}

/** As the reference registry: the types must agree, and everything that a manifest names must be there before it. */
function findManifestFault(body: Buffer, mediaType: string, repository: Repository): Answer | null {
  let manifest: unknown;
  try {
    manifest = JSON.parse(body.toString("utf8"));
  } catch {
    manifest = null;
  }
  if (!isJsonObject(manifest)) return failure(400, "MANIFEST_INVALID", "manifest is not a JSON object");
  if (mediaType === "" || (manifest["mediaType"] !== undefined && manifest["mediaType"] !== mediaType)) {
    return failure(400, "MANIFEST_INVALID", "the manifest's media type is not that of the request");
  }
  const digestsOf = (value: unknown) =>
    (Array.isArray(value) ? value : [value]).flatMap((entry: unknown) => (isJsonObject(entry) && entry["urls"] === undefined ? [String(entry["digest"])] : []));
  const blobs = [...digestsOf(manifest["config"]), ...digestsOf(manifest["layers"])];
  if (blobs.some((digest) => !repository.blobs.has(digest))) return failure(400, "MANIFEST_BLOB_UNKNOWN", "blob unknown to registry");
  if (digestsOf(manifest["manifests"]).some((digest) => !repository.manifests.has(digest))) {
    return failure(400, "MANIFEST_BLOB_UNKNOWN", "manifest unknown to registry");
  }
  return null;
}

function keepManifest(repository: Repository, tag: string | null, bytes: Buffer, mediaType: string): Digest {
  const digest = digestOf(bytes);
  repository.manifests.set(digest, { bytes, mediaType });
  if (tag !== null) repository.tags.set(tag, digest);
  return digest;
}

/** The refusal of a request that does not prove what it must; null where it may pass. */
function checkAccess(call: Call, access: RegistryAccess, grants: ReadonlyMap<string, string>, origin: string): Answer | null {
  if (access.kind === "open") return null;
  const authorization = call.headers.authorization ?? "";
  if (access.kind === "basic") {
    if (authorization === basicOf(access)) return null;
    return failure(401, "UNAUTHORIZED", "authentication required", { "www-authenticate": 'Basic realm="registry"' });
  }
  const scope = scopeOf(call);
  const granted = grants.get(authorization.replace(/^Bearer /, ""));
  if (granted !== undefined && covers(granted, scope)) return null;
  const error = granted === undefined ? "" : ',error="insufficient_scope"';
  return failure(401, "UNAUTHORIZED", "authentication required", {
    "www-authenticate": `Bearer realm="${origin}/token",service="${origin.replace(/^https?:\/\//, "")}"${scope === "" ? "" : `,scope="${scope}"`}${error}`,
  });
}

function scopeOf(call: Call): string {
  const name = ROUTE.exec(call.url.pathname)?.groups?.["name"];
  if (name === undefined) return "";
  return `repository:${name}:${call.method === "GET" || call.method === "HEAD" ? "pull" : "pull,push"}`;
}

function covers(granted: string, wanted: string): boolean {
  if (wanted === "") return true;
  const parts = (scope: string) => {
    const colon = scope.lastIndexOf(":");
    return { resource: scope.slice(0, colon), actions: scope.slice(colon + 1).split(",") };
  };
  const { resource, actions } = parts(wanted);
  return granted.split(" ").map(parts).some((grant) => grant.resource === resource && actions.every((action) => grant.actions.includes(action)));
}

function basicOf({ username, password }: { readonly username: string; readonly password: string }): string {
  return `Basic ${Buffer.from(`${username}:${password}`).toString("base64")}`;
}

/** The token server: Basic by GET, or an identity token by POST (distribution, token and oauth specifications). */
function answerToken(call: Call, access: RegistryAccess & { kind: "bearer" }, grants: Map<string, string>): Answer {
  const form = new URLSearchParams(call.body.toString("utf8"));
  const authorization = call.headers.authorization ?? "";
  const isIdentity = call.method === "POST" && access.identityToken !== undefined && form.get("refresh_token") === access.identityToken;
  const isAnonymous = call.method === "GET" && authorization === "" && access.anonymousPull === true;
  if (!isIdentity && !isAnonymous && authorization !== basicOf(access)) return failure(401, "UNAUTHORIZED", "incorrect username or password");
  const wanted = call.method === "POST" ? (form.get("scope") ?? "") : call.url.searchParams.getAll("scope").join(" ");
  const token = randomBytes(24).toString("hex");
  grants.set(token, isAnonymous ? wanted.replaceAll(",push", "") : wanted);
  return json(200, call.method === "POST" ? { access_token: token, expires_in: 300 } : { token, expires_in: 300 });
}
