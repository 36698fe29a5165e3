import { randomBytes } from "node:crypto";
import { isDigest } from "../../oci/digest.ts";
import { empty, failure, type Answer, type Call } from "./answers.ts";
import { isDigestOf, type Repository, type Upload } from "./repository.ts";

/** How a registry takes blobs. */
export interface UploadRules {
  /** What `OCI-Chunk-Min-Length` says; a smaller piece must be the last. */
  readonly chunkMinBytes?: number;
  /** Where the requests of an upload go: "" for a path alone, else an origin. */
  readonly origin: string;
  /** Gives each upload an address with a signature in its query, which must come back byte for byte. */
  readonly signsLocations?: boolean;
}

// What URL encoders like to write in another way.
const SIGNATURE = "_state=a~b/c+d%2Fe=";

/** A blob, whole or the part that `Range` asks for. */
export function answerBlob(call: Call, blob: Buffer | undefined, digest: string): Answer {
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

/** POST begins an upload, or ends it at once: `mountable` is the blob that it may take from elsewhere, `digest` is that of its body. */
export function beginUpload(call: Call, repository: Repository, mountable: Buffer | undefined, rules: UploadRules): Answer {
  const query = call.url.searchParams;
  const digest = query.get("digest");
  if (mountable !== undefined) return keepBlob(repository, query.get("mount") ?? "", mountable);
  if (digest !== null) return keepBlob(repository, digest, call.body);
  const id = randomBytes(16).toString("hex");
  const upload = { bytes: call.body, lastPieceBytes: 0 };
  repository.uploads.set(id, upload);
  const minimum = rules.chunkMinBytes === undefined ? {} : { "oci-chunk-min-length": String(rules.chunkMinBytes) };
  return progress(202, repository, id, upload, rules, minimum);
}

/** GET says how far an upload has come, PATCH appends, PUT with `digest` ends it, DELETE forgets it. */
export function continueUpload(call: Call, id: string, repository: Repository, rules: UploadRules): Answer {
  const upload = repository.uploads.get(id);
  if (upload === undefined) return failure(404, "BLOB_UPLOAD_UNKNOWN", "blob upload unknown to registry");
  if (rules.signsLocations === true && !call.url.search.startsWith(`?${SIGNATURE}`)) {
    return failure(400, "BLOB_UPLOAD_INVALID", "the state of the upload is not the registry's");
  }
  if (call.method === "GET") return progress(204, repository, id, upload, rules);
  if (call.method === "DELETE") {
    repository.uploads.delete(id);
    return empty(204);
  }
  const fault = findRangeFault(call, id, repository, upload, rules);
  if (fault !== null) return fault;
  if (call.method === "PATCH") {
    append(upload, call.body);
    return progress(202, repository, id, upload, rules);
  }
  const digest = call.url.searchParams.get("digest");
  if (call.method !== "PUT" || digest === null) return failure(400, "DIGEST_INVALID", "an upload ends with its digest");
  repository.uploads.delete(id);
  return keepBlob(repository, digest, Buffer.concat([upload.bytes, call.body]));
}

/** Keeps what came of a request that was cut. */
export function keepCut(call: Call, id: string, repository: Repository): void {
  const upload = repository.uploads.get(id);
  if (upload !== undefined && (call.method === "PATCH" || call.method === "PUT")) append(upload, call.body);
}

function append(upload: Upload, piece: Buffer): void {
  upload.bytes = Buffer.concat([upload.bytes, piece]);
  upload.lastPieceBytes = piece.length;
}

/** Pieces come in order and as long as they say, and one that is too small is the last. */
function findRangeFault(call: Call, id: string, repository: Repository, upload: Upload, rules: UploadRules): Answer | null {
  const isAfterSmall = upload.bytes.length > 0 && upload.lastPieceBytes < (rules.chunkMinBytes ?? 0) && call.body.length > 0;
  if (isAfterSmall) return failure(400, "SIZE_INVALID", "the piece before this one was smaller than OCI-Chunk-Min-Length");
  const text = call.headers["content-range"];
  if (text === undefined) return null;
  const range = /^(\d+)-(\d+)$/.exec(text);
  if (range === null || Number(range[2]) - Number(range[1]) + 1 !== call.body.length) {
    return failure(400, "SIZE_INVALID", "the range of the piece is not its length");
  }
  return Number(range[1]) === upload.bytes.length ? null : progress(416, repository, id, upload, rules);
}

function progress(status: number, { name }: Repository, id: string, { bytes }: Upload, rules: UploadRules, more: Readonly<Record<string, string>> = {}): Answer {
  const query = rules.signsLocations === true ? `?${SIGNATURE}` : "";
  return empty(status, {
    location: `${rules.origin}/v2/${name}/blobs/uploads/${id}${query}`,
    // As the reference registry: nothing looks like one byte.
    range: `0-${Math.max(0, bytes.length - 1)}`,
    "docker-upload-uuid": id,
    ...more,
  });
}

function keepBlob(repository: Repository, digest: string, bytes: Buffer): Answer {
  if (!isDigestOf(digest, bytes)) return failure(400, "DIGEST_INVALID", "provided digest did not match uploaded content");
  repository.blobs.set(digest, bytes);
  return empty(201, { location: `/v2/${repository.name}/blobs/${digest}`, "docker-content-digest": digest });
}
