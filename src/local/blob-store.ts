import { createHash, randomUUID } from "node:crypto";
import type { IncomingHttpHeaders } from "node:http";
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
  readonly body: Buffer;
}

/** What is sent back; the caller leaves the body out for HEAD. */
export interface BlobReply {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Buffer;
}

/** Azure's block blobs behind signed URLs, in memory. */
export interface BlobStore {
  /** Names a blob that has no content yet. */
  create(): string;
  /** A URL that may be used for one purpose until it expires. */
  sign(blobId: string, purpose: "read" | "write", fileName?: string): string;
  /** The committed content, null before that. */
  read(blobId: string): Buffer | null;
  remove(blobId: string): void;
  /** Answers a request under `BLOB_ROOT` as the Blob service's REST API does. */
  answer(request: BlobRequest): BlobReply;
}

export interface BlobStoreOptions {
  /** Where the service listens, known once it does. */
  readonly origin: () => string;
  readonly now: () => Date;
  readonly signatureSeconds: number;
  readonly key: string;
}

interface Blob {
  content: Buffer | null;
  contentType: string;
  etag: string;
  modified: Date;
  /** Uncommitted blocks by their id. */
  readonly blocks: Map<string, Buffer>;
}

/** Makes an empty store. */
export function createBlobStore(options: BlobStoreOptions): BlobStore {
  const blobs = new Map<string, Blob>();

  function signature(blobId: string, query: URLSearchParams): string {
    const signed = ["sp", "se", "rscd"].map((name) => query.get(name) ?? "").join("\n");
    return signText(`${blobId}\n${signed}`, options.key, "base64");
  }

  function commit(blob: Blob, content: Buffer, contentType: string | undefined): BlobReply {
    blob.content = content;
    blob.contentType = contentType ?? "application/octet-stream";
    blob.modified = options.now();
    blob.etag = `"0x${createHash("sha256").update(content).update(randomUUID()).digest("hex").slice(0, 15).toUpperCase()}"`;
    blob.blocks.clear();
    return created({ ETag: blob.etag, "Last-Modified": blob.modified.toUTCString() });
  }

  function put(blob: Blob, { url, headers, body }: BlobRequest): BlobReply {
    const md5 = headers["content-md5"];
    if (md5 !== undefined && md5 !== createHash("md5").update(body).digest("base64")) return refusal(400, "Md5Mismatch");
    const contentType = text(headers["x-ms-blob-content-type"]);
    const operation = url.searchParams.get("comp");
    if (operation === "block") return putBlock(blob, url.searchParams.get("blockid") ?? "", body);
    if (operation === "blocklist") {
      const content = joinBlocks(blob, body.toString());
      return content === null ? refusal(400, "InvalidBlockList") : commit(blob, content, contentType);
    }
    if (operation !== null) return refusal(400, "InvalidQueryParameterValue");
    const type = text(headers["x-ms-blob-type"]);
    if (type === undefined) return refusal(400, "MissingRequiredHeader");
    if (type !== "BlockBlob") return refusal(400, "InvalidHeaderValue");
    return commit(blob, body, contentType ?? text(headers["content-type"]));
  }

  return {
    create() {
      const blobId = randomUUID();
      blobs.set(blobId, { content: null, contentType: "", etag: "", modified: options.now(), blocks: new Map() });
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
    read: (blobId) => blobs.get(blobId)?.content ?? null,
    remove: (blobId) => void blobs.delete(blobId),
    answer(request) {
      const blobId = request.url.pathname.slice(BLOB_ROOT.length);
      const query = request.url.searchParams;
      const isSigned = isSameSignature(query.get("sig") ?? "", signature(blobId, query));
      const isCurrent = new Date(query.get("se") ?? "").getTime() > options.now().getTime();
      if (!isSigned || !isCurrent) return refusal(403, "AuthenticationFailed");
      const isWrite = request.method === "PUT";
      if (isWrite && !(query.get("sp") ?? "").includes("w")) return refusal(403, "AuthorizationPermissionMismatch");
      const blob = blobs.get(blobId);
      if (blob === undefined) return refusal(404, "BlobNotFound");
      if (isWrite) return put(blob, request);
      if (request.method !== "GET" && request.method !== "HEAD") return refusal(405, "UnsupportedHttpVerb");
      return get(blob, request);
    },
  };
}

function putBlock(blob: Blob, blockId: string, body: Buffer): BlobReply {
  const id = Buffer.from(blockId, "base64");
  if (id.length === 0 || id.length > MAX_BLOCK_ID_BYTES || id.toString("base64") !== blockId) {
    return refusal(400, "InvalidQueryParameterValue");
  }
  // Azure insists that all blocks of one blob have ids of one length.
  const [known] = blob.blocks.keys();
  if (known !== undefined && known.length !== blockId.length) return refusal(400, "InvalidBlobOrBlock");
  blob.blocks.set(blockId, body);
  return created({});
}

/** The blocks in the order of the list, null when it names one that was not uploaded. */
function joinBlocks(blob: Blob, list: string): Buffer | null {
  const ids = [...list.matchAll(/<(Latest|Uncommitted|Committed)>([^<]*)<\/\1>/g)].map((match) => match[2] ?? "");
  const blocks = ids.map((id) => blob.blocks.get(id));
  return blocks.every((block) => block !== undefined) ? Buffer.concat(blocks) : null;
}

function get(blob: Blob, { url, headers }: BlobRequest): BlobReply {
  const { content } = blob;
  if (content === null) return refusal(404, "BlobNotFound");
  const ifMatch = headers["if-match"];
  if (ifMatch !== undefined && ifMatch !== "*" && ifMatch !== blob.etag) return refusal(412, "ConditionNotMet");
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
  if (headers["if-none-match"] === blob.etag) return { status: 304, headers: common, body: Buffer.alloc(0) };
  const range = parseRange(text(headers["x-ms-range"]) ?? headers.range);
  if (range === null) {
    return { status: 200, headers: { ...common, "Content-Length": String(content.length) }, body: content };
  }
  if (range.first >= content.length) return refusal(416, "InvalidRange");
  const body = content.subarray(range.first, range.last + 1);
  return {
    status: 206,
    headers: {
      ...common,
      "Content-Length": String(body.length),
      "Content-Range": `bytes ${range.first}-${range.first + body.length - 1}/${content.length}`,
    },
    body,
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
    body: Buffer.alloc(0),
  };
}

function refusal(status: number, code: string): BlobReply {
  const body = Buffer.from(
    `<?xml version="1.0" encoding="utf-8"?><Error><Code>${code}</Code><Message>${code}</Message></Error>`,
  );
  return {
    status,
    headers: {
      ...standardHeaders(),
      "Content-Type": "application/xml",
      "Content-Length": String(body.length),
      "x-ms-error-code": code,
    },
    body,
  };
}

/** go-actions-cache reads the request id without asking whether it is there. */
function standardHeaders(): Record<string, string> {
  return { "x-ms-request-id": randomUUID(), "x-ms-version": API_VERSION };
}

function text(value: string | string[] | undefined): string | undefined {
  return Array.isArray(value) ? value[0] : value;
}
