import { createHash, randomUUID } from "node:crypto";
import type { IncomingHttpHeaders } from "node:http";
import { bytesOf, type Content, contentOf, joinContents, NO_CONTENT, rangeOf } from "./content.ts";
import { isSameSignature, signText } from "./signature.ts";

/** The path under which blobs are served: account, container, and then the blob's name. */
export const BLOB_ROOT = "/blobs/results/";

const API_VERSION = "2025-11-05";
const MAX_BLOCK_ID_BYTES = 64;

/** A request for a blob, its body read. */
export interface BlobRequest {
  readonly method: string;
  readonly url: URL;
  readonly headers: IncomingHttpHeaders;
  readonly body: Content;
}

/** What is sent back; the caller leaves the body out for HEAD. */
export interface BlobReply {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly content: Content;
}

/** Azure's block blobs behind signed URLs, in memory, in the pieces in which they arrived. */
export interface BlobStore {
  /** Names a blob that has no content yet. */
  create(): string;
  /** A URL that may be used for one purpose until it expires. */
  sign(blobId: string, purpose: "read" | "write", fileName?: string): string;
  /** The committed content, null before that: a copy. */
  read(blobId: string): Buffer | null;
  /** The committed content, null before that. */
  contentOf(blobId: string): Content | null;
  /** Puts other bytes in the place of a blob's content. */
  replace(blobId: string, content: Content): void;
  remove(blobId: string): void;
  /** From now on every URL that was signed so far is refused, as one that has expired. */
  expireUrls(): void;
  /** Answers a request under `BLOB_ROOT` as the Blob service's REST API does. */
  answer(request: BlobRequest): BlobReply;
}

export interface BlobStoreOptions {
  /** Where the service listens, known once it does. */
  readonly origin: () => string;
  readonly now: () => Date;
  readonly signatureSeconds: number;
  readonly key: string;
  /** Told of each reading of a blob, in whole or in part. */
  readonly onRead?: (blobId: string) => void;
}

interface Blob {
  content: Content | null;
  contentType: string;
  etag: string;
  modified: Date;
  /** Uncommitted blocks by their id. */
  blocks: Map<string, Content>;
  /** The blocks that the content was made of, by their id. */
  committed: Map<string, Content>;
}

/** Makes an empty store. */
export function createBlobStore(options: BlobStoreOptions): BlobStore {
  const blobs = new Map<string, Blob>();
  let generation = 0;

  function signature(blobId: string, query: URLSearchParams): string {
    const signed = ["sp", "se", "rscd"].map((name) => query.get(name) ?? "").join("\n");
    return signText(`${generation}\n${blobId}\n${signed}`, options.key, "base64");
  }

  function commit(blob: Blob, content: Content, contentType: string | undefined): BlobReply {
    blob.content = content;
    blob.contentType = contentType ?? "application/octet-stream";
    blob.modified = options.now();
    blob.etag = `"0x${randomUUID().replaceAll("-", "").slice(0, 15).toUpperCase()}"`;
    return created({ ETag: blob.etag, "Last-Modified": blob.modified.toUTCString() });
  }

  function commitList(blob: Blob, list: string, contentType: string | undefined): BlobReply {
    const blocks = listedBlocks(blob, list);
    if (blocks === null) return azureError(400, "InvalidBlockList");
    blob.committed = new Map(blocks);
    blob.blocks = new Map();
    return commit(blob, joinContents(blocks.map(([, block]) => block)), contentType);
  }

  function put(blob: Blob, { url, headers, body }: BlobRequest): BlobReply {
    if (headers["content-length"] === undefined) return azureError(411, "MissingContentLengthHeader");
    const md5 = headers["content-md5"];
    if (md5 !== undefined && md5 !== md5Of(body)) return azureError(400, "Md5Mismatch");
    const contentType = text(headers["x-ms-blob-content-type"]);
    const operation = url.searchParams.get("comp");
    if (operation === "block") return putBlock(blob, url.searchParams.get("blockid") ?? "", body);
    if (operation === "blocklist") return commitList(blob, bytesOf(body).toString(), contentType);
    if (operation !== null) return azureError(400, "InvalidQueryParameterValue");
    const type = text(headers["x-ms-blob-type"]);
    if (type === undefined) return azureError(400, "MissingRequiredHeader");
    if (type !== "BlockBlob") return azureError(400, "InvalidHeaderValue");
    [blob.blocks, blob.committed] = [new Map(), new Map()];
    return commit(blob, body, contentType ?? text(headers["content-type"]));
  }

  return {
    create() {
      const blobId = randomUUID();
      const times = { modified: options.now(), blocks: new Map(), committed: new Map() };
      blobs.set(blobId, { content: null, contentType: "", etag: "", ...times });
      return blobId;
    },
    sign(blobId, purpose, fileName) {
      const url = new URL(BLOB_ROOT + blobId, options.origin());
      const expires = new Date(options.now().getTime() + options.signatureSeconds * 1000);
      url.searchParams.set("sv", API_VERSION);
      url.searchParams.set("sr", "b");
      url.searchParams.set("sp", purpose === "read" ? "r" : "rcw");
      url.searchParams.set("se", expires.toISOString().replace(/\.[0-9]{3}Z$/, "Z"));
      if (fileName !== undefined) url.searchParams.set("rscd", `attachment; filename="${fileName}"`);
      url.searchParams.set("sig", signature(blobId, url.searchParams));
      return url.href;
    },
    read(blobId) {
      const content = blobs.get(blobId)?.content ?? null;
      return content === null ? null : bytesOf(content);
    },
    contentOf: (blobId) => blobs.get(blobId)?.content ?? null,
    replace(blobId, content) {
      const blob = blobs.get(blobId);
      if (blob !== undefined) commit(blob, content, blob.contentType);
    },
    remove: (blobId) => void blobs.delete(blobId),
    expireUrls: () => void (generation += 1),
    answer(request) {
      const blobId = request.url.pathname.slice(BLOB_ROOT.length);
      const query = request.url.searchParams;
      const isSigned = isSameSignature(query.get("sig") ?? "", signature(blobId, query));
      const isCurrent = new Date(query.get("se") ?? "").getTime() > options.now().getTime();
      if (!isSigned || !isCurrent) return azureError(403, "AuthenticationFailed");
      const isWrite = request.method === "PUT";
      if (isWrite && !(query.get("sp") ?? "").includes("w")) return azureError(403, "AuthorizationPermissionMismatch");
      const blob = blobs.get(blobId);
      if (blob === undefined) return azureError(404, "BlobNotFound");
      if (isWrite) return put(blob, request);
      if (request.method !== "GET" && request.method !== "HEAD") return azureError(405, "UnsupportedHttpVerb");
      if (request.method === "GET") options.onRead?.(blobId);
      return get(blob, request);
    },
  };
}

function md5Of({ pieces }: Content): string {
  const hash = createHash("md5");
  for (const piece of pieces) hash.update(piece);
  return hash.digest("base64");
}

function putBlock(blob: Blob, blockId: string, body: Content): BlobReply {
  const id = Buffer.from(blockId, "base64");
  if (id.length === 0 || id.length > MAX_BLOCK_ID_BYTES || id.toString("base64") !== blockId) {
    return azureError(400, "InvalidQueryParameterValue");
  }
  // Azure insists that all blocks of one blob have ids of one length.
  const [known] = blob.blocks.keys();
  if (known !== undefined && known.length !== blockId.length) return azureError(400, "InvalidBlobOrBlock");
  blob.blocks.set(blockId, body);
  return created({});
}

/** The blocks in the order of the list, by their ids; null when it names one that was not uploaded. */
function listedBlocks(blob: Blob, list: string): [string, Content][] | null {
  const places: Readonly<Record<string, (id: string) => Content | undefined>> = {
    Latest: (id) => blob.blocks.get(id) ?? blob.committed.get(id),
    Uncommitted: (id) => blob.blocks.get(id),
    Committed: (id) => blob.committed.get(id),
  };
  const blocks: [string, Content][] = [];
  for (const [, place = "", id = ""] of list.matchAll(/<(Latest|Uncommitted|Committed)>([^<]*)<\/\1>/g)) {
    const block = places[place]?.(id);
    if (block === undefined) return null;
    blocks.push([id, block]);
  }
  return blocks;
}

function get(blob: Blob, { url, headers }: BlobRequest): BlobReply {
  const { content } = blob;
  if (content === null) return azureError(404, "BlobNotFound");
  const ifMatch = headers["if-match"];
  if (ifMatch !== undefined && ifMatch !== "*" && ifMatch !== blob.etag) return azureError(412, "ConditionNotMet");
  const common: Record<string, string> = {
    ...standardHeaders(),
    "Accept-Ranges": "bytes",
    "Content-Type": blob.contentType,
    ETag: blob.etag,
    "Last-Modified": blob.modified.toUTCString(),
    "x-ms-blob-type": "BlockBlob",
    "x-ms-creation-time": blob.modified.toUTCString(),
    "x-ms-lease-state": "available",
    "x-ms-lease-status": "unlocked",
    "x-ms-server-encrypted": "true",
  };
  const disposition = url.searchParams.get("rscd");
  if (disposition !== null) common["Content-Disposition"] = disposition;
  if (headers["if-none-match"] === blob.etag) return { status: 304, headers: common, content: NO_CONTENT };
  const range = parseRange(text(headers["x-ms-range"]) ?? headers.range);
  if (range === null) {
    return { status: 200, headers: { ...common, "Content-Length": String(content.sizeBytes) }, content };
  }
  if (range.first >= content.sizeBytes) return azureError(416, "InvalidRange");
  const part = rangeOf(content, range.first, range.last + 1 - range.first);
  return {
    status: 206,
    headers: {
      ...common,
      "Content-Length": String(part.sizeBytes),
      "Content-Range": `bytes ${range.first}-${range.first + part.sizeBytes - 1}/${content.sizeBytes}`,
    },
    content: part,
  };
}

/** Azure knows `bytes=a-b` and `bytes=a-`; what it does not know it ignores. */
function parseRange(value: string | undefined): { first: number; last: number } | null {
  const match = /^bytes=([0-9]+)-([0-9]*)$/.exec(value ?? "");
  if (match === null) return null;
  const first = Number(match[1]);
  const last = match[2] === "" ? Number.MAX_SAFE_INTEGER - 1 : Number(match[2]);
  return last < first ? null : { first, last };
}

function created(headers: Readonly<Record<string, string>>): BlobReply {
  return {
    status: 201,
    headers: { ...standardHeaders(), "x-ms-request-server-encrypted": "true", "Content-Length": "0", ...headers },
    content: NO_CONTENT,
  };
}

/** A refusal as Azure's storage words it. */
export function azureError(status: number, code: string): BlobReply {
  const content = contentOf(
    `<?xml version="1.0" encoding="utf-8"?><Error><Code>${code}</Code><Message>${code}</Message></Error>`,
  );
  return {
    status,
    headers: {
      ...standardHeaders(),
      "Content-Type": "application/xml",
      "Content-Length": String(content.sizeBytes),
      "x-ms-error-code": code,
    },
    content,
  };
}

/** go-actions-cache reads the request id without asking whether it is there. */
function standardHeaders(): Record<string, string> {
  return { "x-ms-request-id": randomUUID(), "x-ms-version": API_VERSION };
}

function text(value: string | string[] | undefined): string | undefined {
  return Array.isArray(value) ? value[0] : value;
}
