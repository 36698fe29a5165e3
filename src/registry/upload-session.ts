import { UserError } from "../errors.ts";
import type { HttpBody, HttpResponse } from "../http/transport.ts";
import type { Descriptor } from "../oci/descriptor.ts";
import type { Reference } from "../oci/reference.ts";
import { hasBlob } from "./blob.ts";
import { RegistryError } from "./errors.ts";
import type { Pieces } from "./pieces.ts";
import type { Lookup } from "./realm.ts";
import type { Requester } from "./requester.ts";
import type { Scope } from "./scope.ts";
import { readUploadLocation } from "./upload-location.ts";

/** An upload that a registry has begun. */
export interface Upload {
  /** Where the next request goes; each answer may name another address. */
  readonly location: URL;
  /** How many bytes the registry has. */
  readonly offset: number;
  /** Nothing smaller but the last piece (`OCI-Chunk-Min-Length`). */
  readonly chunkMinBytes: number;
}

/** A blob on its way into a repository. */
export interface UploadTask {
  readonly requester: Requester;
  readonly lookup: Lookup;
  readonly to: Reference;
  readonly descriptor: Descriptor;
  readonly from: Reference | null;
  readonly pieces: Pieces;
  /** How errors name it. */
  readonly what: string;
  readonly signal: AbortSignal | undefined;
}

const PIECE_BYTES = 32 * 1024 * 1024;
const ENDED = [200, 201, 204];
// An address that cannot be asked how far it came leads nowhere.
const TOLD = [200, 204, 400, 403, 404, 405, 410, 416];
const NOTHING = new Uint8Array(0);
const OCTETS = { "content-type": "application/octet-stream" };

/** Whether the blob is there already. */
export function isPresent(task: UploadTask): Promise<boolean> {
  return hasBlob(task.requester, task.to, task.descriptor.digest, wantedOf(task));
}

/** Has the registry take the blob from another repository of its own; else the upload that it began instead, or null where it cannot (distribution-spec, "Mounting a blob"). */
export async function mount(task: UploadTask): Promise<"mounted" | Upload | null> {
  const { from, to, descriptor } = task;
  if (from === null || from.registry !== to.registry || from.repository === to.repository) return null;
  const query = new URLSearchParams({ mount: descriptor.digest, from: from.repository });
  try {
    return await post(task, `blobs/uploads/?${query.toString()}`, [{ repository: from.repository, actions: "pull" }]);
  } catch (error) {
    // Who may not read there, or whose registry knows no mounting, may still write here.
    if (error instanceof RegistryError && !error.isTransient) return null;
    throw error;
  }
}

/** Begins an upload (distribution-spec, "Pushing blobs"). */
export async function begin(task: UploadTask): Promise<Upload> {
  const begun = await post(task, "blobs/uploads/", []);
  if (begun !== "mounted") return begun;
  throw new UserError(`${task.to.registry} says that it has ${task.what}, of which nothing was sent.`, "This is a fault of that registry; ask its operator.");
}

/** Asks how far an upload has come; null where it has to begin anew. */
export async function resume(task: UploadTask, upload: Upload): Promise<Upload | null> {
  const response = await task.requester.once(task.to, { ...wantedOf(task), method: "GET", at: upload.location, accepts: TOLD });
  await response.discard();
  const offset = readOffset(response) ?? 0;
  // Where nothing came registries say `0-0`, as where one byte did.
  if (response.status >= 400 || offset <= 1 || offset > task.descriptor.size) return null;
  return { ...upload, location: await nextLocation(response, upload, task), offset };
}

/** Sends what is missing and ends the upload: in one request where nothing was sent yet, else, and always where `isInPieces`, in pieces. */
export async function send(task: UploadTask, upload: Upload, isInPieces: boolean): Promise<void> {
  const { size } = task.descriptor;
  if (upload.offset === 0 && !isInPieces) {
    return end(task, upload, size === 0 ? NOTHING : { sizeBytes: size, open: () => task.pieces.open(0, size) });
  }
  let current = upload;
  while (current.offset < size) {
    const rest = size - current.offset;
    current = await sendPiece(task, current, isInPieces ? Math.min(rest, Math.max(PIECE_BYTES, upload.chunkMinBytes)) : rest);
  }
  return end(task, current, NOTHING);
}

async function post(task: UploadTask, at: string, more: readonly Scope[]): Promise<"mounted" | Upload> {
  const wanted = wantedOf(task);
  return task.requester.ask(task.to, { ...wanted, scopes: [...wanted.scopes, ...more], method: "POST", at, accepts: [201, 202] }, async (response) => {
    await response.discard();
    return response.status === 201 ? "mounted" : await readBegun(response, task);
  });
}

async function sendPiece(task: UploadTask, upload: Upload, length: number): Promise<Upload> {
  const end = upload.offset + length;
  const response = await task.requester.once(task.to, {
    ...wantedOf(task),
    method: "PATCH",
    at: upload.location,
    headers: { ...OCTETS, "content-range": `${upload.offset}-${end - 1}` },
    body: { sizeBytes: length, open: () => task.pieces.open(upload.offset, length) },
    accepts: [201, 202, 204],
    isSlow: true,
  });
  await response.discard();
  const offset = readOffset(response) ?? end;
  if (offset <= upload.offset || offset > task.descriptor.size) throw strangeOffset(task, offset);
  return { ...upload, location: await nextLocation(response, upload, task), offset };
}

async function end(task: UploadTask, upload: Upload, body: HttpBody): Promise<void> {
  const at = withDigest(upload.location, task.descriptor);
  const response = await task.requester.once(task.to, { ...wantedOf(task), method: "PUT", at, headers: OCTETS, body, accepts: ENDED, isSlow: true });
  await response.discard();
}

function wantedOf({ to, what, signal }: UploadTask) {
  return { what, signal, scopes: [{ repository: to.repository, actions: "pull,push" }] } as const;
}

async function readBegun(response: HttpResponse, task: UploadTask): Promise<Upload> {
  const minimum = Number(response.headers["oci-chunk-min-length"] ?? 0);
  const location = await readUploadLocation(response, task.to.registry, await task.requester.endpointOf(task.to.registry), task.lookup);
  return { location, offset: 0, chunkMinBytes: Number.isSafeInteger(minimum) ? minimum : 0 };
}

async function nextLocation(response: HttpResponse, { location }: Upload, task: UploadTask): Promise<URL> {
  if (response.headers["location"] === undefined) return location;
  return readUploadLocation(response, task.to.registry, await task.requester.endpointOf(task.to.registry), task.lookup);
}

/** `Range: 0-99` says that 100 bytes are there. */
function readOffset(response: HttpResponse): number | null {
  const last = /^(?:bytes=)?0-(\d{1,15})$/.exec(response.headers["range"] ?? "")?.[1];
  return last === undefined ? null : Number(last) + 1;
}

/** The address with the digest behind what the registry put there, whose every byte may be signed. */
function withDigest(location: URL, { digest }: Descriptor): URL {
  const url = new URL(location);
  url.search = `${url.search === "" ? "?" : `${url.search}&`}digest=${encodeURIComponent(digest)}`;
  return url;
}

function strangeOffset({ to, what }: UploadTask, offset: number): UserError {
  return new UserError(`${to.registry} says that it has ${offset} bytes of ${what}, which cannot be.`, "This is a fault of that registry, or of something in front of it; try again, then ask its operator.");
}
