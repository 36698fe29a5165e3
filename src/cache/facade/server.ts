import { createHash, timingSafeEqual } from "node:crypto";
import type { IncomingMessage, ServerResponse } from "node:http";
import { pipeline } from "node:stream/promises";
import { atMost } from "../../at-most.ts";
import type { CacheManifest, LayerStore } from "../layers/layer-store.ts";
import { blobHeaders, created, ignore, refuse, welcome } from "./answers.ts";
import type { FacadeBackend } from "./backend.ts";
import { cutOut, parseRange } from "./range.ts";
import { readBody } from "./request-body.ts";
import { createUpload, type Upload } from "./upload.ts";

/** BuildKit reads no larger cache config, and the manifest is a part of its size. */
const MAX_MANIFEST_BYTES = 4 * 1024 * 1024;
const DIGEST = /^sha256:[0-9a-f]{64}$/;
/** The one repository. */
const REPOSITORY = "cache";
const TAG = "main";

/** Of what is behind a facade, what is served. */
export interface Backend extends Pick<FacadeBackend, "loaded" | "isGivenUp"> {
  readonly store: Pick<LayerStore, "manifest" | "blobSize" | "readBlob" | "addBlob" | "addManifest">;
}

export interface FacadeServerOptions {
  readonly secret: string;
  /** For blobs that are coming in; made if need be. */
  readonly folder: string;
  /** Requests wait for it. */
  readonly backend: Promise<Backend>;
  /** How long the store may take to say what there is; after that there is nothing. */
  readonly maxWaitMs: number;
  readonly log: (message: string) => void;
}

/** The registry as a handler of node:http. */
export interface FacadeServer {
  handle(request: IncomingMessage, response: ServerResponse): void;
  /** Requests that came with the secret. */
  requests(): number;
}

interface Exchange {
  readonly request: IncomingMessage;
  readonly response: ServerResponse;
  readonly query: URLSearchParams;
  /** What comes behind the kind in the path. */
  readonly name: string;
}

/**
 * Speaks the OCI distribution protocol (distribution-spec 1.1) as far as BuildKit does, at /v2/SECRET/cache/. To whoever does not
 * know the secret there is nothing here. What the store cannot do is a blob or a manifest that is not there, and what it cannot take is taken and forgotten.
 */
export function createFacadeServer({ secret, folder, backend, maxWaitMs, log }: FacadeServerOptions): FacadeServer {
  const knock = digestOf(secret);
  const uploads = new Map<string, Upload>();
  const root = `/v2/${secret}/${REPOSITORY}`;
  let requests = 0;
  let manifest: Promise<CacheManifest | null> | null = null;

  // Healed once: BuildKit asks for the digest that it was told before.
  const servedManifest = (): Promise<CacheManifest | null> => (manifest ??= backend.then(({ store }) => atMost(maxWaitMs, store.manifest(), null)));

  async function giveManifest({ request, response, name }: Exchange): Promise<void> {
    const served = await servedManifest();
    if (served === null || (name !== TAG && name !== served.digest)) return refuse(response, 404, "MANIFEST_UNKNOWN");
    response.writeHead(200, { "content-type": served.mediaType, "content-length": served.bytes.length, "docker-content-digest": served.digest });
    response.end(request.method === "HEAD" ? undefined : served.bytes);
  }

  async function takeManifest({ request, response, name }: Exchange): Promise<void> {
    const bytes = await readBody(request, MAX_MANIFEST_BYTES);
    if (bytes === null) return refuse(response, 413, "SIZE_INVALID");
    const digest = `sha256:${digestOf(bytes).toString("hex")}`;
    if (DIGEST.test(name) && name !== digest) return refuse(response, 400, "DIGEST_INVALID");
    const { store, isGivenUp } = await backend;
    if (!isGivenUp() && !attempt(() => store.addManifest(bytes))) log("the manifest that came is none of a cache");
    created(response, `${root}/manifests/${name}`, digest);
  }

  async function giveBlob({ request, response, name }: Exchange): Promise<void> {
    const { store, loaded, isGivenUp } = await backend;
    await atMost(maxWaitMs, loaded, undefined);
    const sizeBytes = store.blobSize(name);
    if (request.method === "HEAD") {
      if (sizeBytes === null && !(isGivenUp() && DIGEST.test(name))) return refuse(response, 404, "BLOB_UNKNOWN");
      response.writeHead(200, blobHeaders(name, sizeBytes ?? 0)).end();
      return;
    }
    const range = sizeBytes === null ? null : parseRange(request.headers.range, sizeBytes);
    if (range === "unsatisfiable") {
      response.setHeader("content-range", `bytes */${sizeBytes}`);
      return refuse(response, 416, "SIZE_INVALID");
    }
    const blob = sizeBytes === null ? null : await store.readBlob(name);
    if (blob === null) return refuse(response, 404, "BLOB_UNKNOWN");
    const part = range ?? { start: 0, end: blob.sizeBytes };
    const headers = blobHeaders(name, part.end - part.start);
    if (range === null) response.writeHead(200, headers);
    else response.writeHead(206, { ...headers, "content-range": `bytes ${part.start}-${part.end - 1}/${blob.sizeBytes}` });
    await pipeline(cutOut(blob.open(), part), response);
  }

  async function beginUpload({ request, response, query }: Exchange): Promise<void> {
    const { store, isGivenUp } = await backend;
    const mounted = query.get("mount");
    if (mounted !== null && DIGEST.test(mounted) && (store.blobSize(mounted) !== null || isGivenUp())) return created(response, `${root}/blobs/${mounted}`, mounted);
    const upload = createUpload(folder);
    const digest = query.get("digest");
    if (digest !== null) return await finishUpload(request, response, upload, digest);
    uploads.set(upload.id, upload);
    accepted(response, upload);
  }

  async function appendUpload({ request, response, name }: Exchange): Promise<void> {
    const upload = uploads.get(name);
    if (upload === undefined) return refuse(response, 404, "BLOB_UPLOAD_UNKNOWN");
    const [, start] = /^(\d+)-\d+$/.exec(request.headers["content-range"] ?? "") ?? [];
    if (start !== undefined && Number(start) !== upload.sizeBytes) {
      response.setHeader("range", `0-${Math.max(0, upload.sizeBytes - 1)}`);
      return refuse(response, 416, "BLOB_UPLOAD_INVALID");
    }
    await upload.append(request);
    accepted(response, upload);
  }

  async function endUpload({ request, response, query, name }: Exchange): Promise<void> {
    const upload = uploads.get(name);
    if (upload === undefined) return refuse(response, 404, "BLOB_UPLOAD_UNKNOWN");
    await finishUpload(request, response, upload, query.get("digest") ?? "");
  }

  async function finishUpload(request: IncomingMessage, response: ServerResponse, upload: Upload, digest: string): Promise<void> {
    if (!DIGEST.test(digest)) return refuse(response, 400, "DIGEST_INVALID");
    const { store, isGivenUp } = await backend;
    if (isGivenUp()) {
      uploads.delete(upload.id);
      await upload.discard();
      await readBody(request, 0);
      return created(response, `${root}/blobs/${digest}`, digest);
    }
    await upload.append(request);
    uploads.delete(upload.id);
    if ((await upload.finish()) !== digest) {
      await upload.discard();
      return refuse(response, 400, "DIGEST_INVALID");
    }
    const { path, sizeBytes } = upload;
    if (upload.isDropped) log(`${digest} is not kept: there is no room for it`);
    else if (!attempt(() => (store.addBlob(digest, { path, sizeBytes }), true))) await upload.discard();
    created(response, `${root}/blobs/${digest}`, digest);
  }

  async function cancelUpload({ response, name }: Exchange): Promise<void> {
    await uploads.get(name)?.discard();
    uploads.delete(name);
    response.writeHead(204).end();
  }

  function accepted(response: ServerResponse, upload: Upload): void {
    const location = `${root}/blobs/uploads/${upload.id}`;
    response.writeHead(202, { location, range: `0-${Math.max(0, upload.sizeBytes - 1)}`, "docker-upload-uuid": upload.id, "content-length": 0 }).end();
  }

  /** Whether the store took it; a fault of the store is not BuildKit's. */
  function attempt(work: () => boolean): boolean {
    try {
      return work();
    } catch (error) {
      log(`the store failed: ${String(error)}`);
      return false;
    }
  }

  const routes: Readonly<Record<string, (exchange: Exchange) => Promise<void>>> = {
    "HEAD manifests": giveManifest,
    "GET manifests": giveManifest,
    "PUT manifests": takeManifest,
    "HEAD blobs": giveBlob,
    "GET blobs": giveBlob,
    "POST uploads": beginUpload,
    "PATCH uploads": appendUpload,
    "PUT uploads": endUpload,
    "DELETE uploads": cancelUpload,
  };

  async function serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
    // How any client finds out that it speaks to a registry; it tells no name.
    if (request.method === "GET" && request.url === "/v2/") return welcome(response);
    const { segments, query } = readAddress(request.url ?? "");
    const [version, first, repository, kind, ...rest] = segments;
    if (version !== "v2" || !timingSafeEqual(digestOf(first ?? ""), knock)) return ignore(response);
    requests += 1;
    const isUpload = kind === "blobs" && rest[0] === "uploads";
    const route = routes[`${request.method} ${isUpload ? "uploads" : kind}`];
    const name = isUpload ? (rest[1] ?? "") : (rest[0] ?? "");
    if (repository !== REPOSITORY || rest.length > 2 || route === undefined) return refuse(response, 404, "UNSUPPORTED");
    await route({ request, response, query, name });
    log(`${request.method} ${isUpload ? "uploads" : `${kind}/${name}`} ${response.statusCode}`);
  }

  return {
    requests: () => requests,
    handle(request, response) {
      serve(request, response).catch((error: unknown) => {
        log(`${request.method} failed: ${String(error)}`);
        // In the middle of a body the one way to say that the rest does not come.
        if (response.headersSent || request.destroyed) response.destroy();
        else refuse(response, 404, "UNKNOWN");
      });
    },
  };
}

function readAddress(address: string): { segments: string[]; query: URLSearchParams } {
  const [path = "", query = ""] = address.split("?", 2);
  return { segments: path.split("/").slice(1), query: new URLSearchParams(query) };
}

function digestOf(content: string | Uint8Array): Buffer {
  return createHash("sha256").update(content).digest();
}
