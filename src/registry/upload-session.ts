import { UserError } from "../errors.ts";
import type { HttpResponse } from "../http/transport.ts";
import type { Descriptor } from "../oci/descriptor.ts";
import type { Reference } from "../oci/reference.ts";
import { createPieces } from "./pieces.ts";
import { RegistryError } from "./errors.ts";
import type { Lookup } from "./realm.ts";
import type { Requester, Wanted } from "./requester.ts";
import type { Scope } from "./scope.ts";
import { readUploadLocation } from "./upload-location.ts";

/** Where the bytes of a blob come from. */
export interface BlobSource {
  /** Another repository that holds it. */
  readonly from?: Reference;
  /** The bytes from an offset on; opened again when an upload was cut. */
  open(offset: number): AsyncIterable<Uint8Array>;
}

/** An upload that a registry has begun. */
export interface Upload {
  /** Where the next request goes; each answer may name another address. */
  readonly location: URL;
  /** How many bytes the registry has. */
  readonly offset: number;
  /** Nothing smaller but the last piece (`OCI-Chunk-Min-Length`). */
  readonly chunkMinBytes: number;
}

/** The requests by which one blob comes into a repository (distribution-spec, "Pushing blobs"). */
export interface UploadSession {
  isPresent(): Promise<boolean>;
  /** Has the registry take the blob from another repository of its own; else the upload that it began instead, or null where it cannot. */
  mount(): Promise<"mounted" | Upload | null>;
  begin(): Promise<Upload>;
  /** How far an upload has come; null where it has to begin anew. */
  resume(upload: Upload): Promise<Upload | null>;
  /** Sends what is missing and ends the upload: in one request where nothing was sent yet, else in pieces. */
  send(upload: Upload, isInPieces: boolean): Promise<void>;
  /** What the source threw, which is no fault of the registry. */
  sourceFailure(): { readonly error: unknown } | null;
}

interface Task {
  readonly requester: Requester;
  readonly lookup: Lookup;
  readonly to: Reference;
  readonly descriptor: Descriptor;
  readonly source: BlobSource;
  readonly what: string;
  readonly signal: AbortSignal | undefined;
}

const PIECE_BYTES = 32 * 1024 * 1024;
const DONE = [200, 201, 204];
const OCTETS = { "content-type": "application/octet-stream" };

/** Opens what uploads one blob; nothing is sent yet. */
export function createUploadSession(task: Task): UploadSession {
  const { requester, to, descriptor, source } = task;
  const pieces = createPieces(source.open, (lengthBytes) => tooShort(task, lengthBytes));
  const scopes: readonly Scope[] = [{ repository: to.repository, actions: "pull,push" }];
  const common = { what: task.what, scopes, signal: task.signal };

  const beginBy = (at: string, wider: readonly Scope[] = scopes) =>
    requester.ask(to, { ...common, method: "POST", at, scopes: wider, accepts: [201, 202] }, async (response) => {
      await response.discard();
      return response.status === 201 ? "mounted" : await readBegun(response, task);
    });

  /** Sends one piece and gives the upload as it is after it. */
  async function sendPiece(upload: Upload, length: number): Promise<Upload> {
    const last = upload.offset + length - 1;
    const body = { sizeBytes: length, open: () => pieces.open(upload.offset, length) };
    const headers = { ...OCTETS, "content-range": `${upload.offset}-${last}` };
    const response = await requester.once(to, { ...common, method: "PATCH", at: upload.location, headers, body, accepts: [201, 202, 204], isSlow: true });
    await response.discard();
    const offset = readOffset(response) ?? last + 1;
    if (offset <= upload.offset || offset > descriptor.size) throw strangeOffset(task, offset);
    return { ...upload, location: await nextLocation(response, upload, task), offset };
  }

  /** Ends an upload, with all of its bytes or after them. */
  async function finish(upload: Upload, body: Wanted["body"]): Promise<void> {
    const at = withDigest(upload.location, descriptor);
    const response = await requester.once(to, { ...common, method: "PUT", at, headers: OCTETS, body: body ?? new Uint8Array(0), accepts: DONE, isSlow: true });
    await response.discard();
  }

  return {
    isPresent: () =>
      requester.ask(to, { ...common, method: "HEAD", at: `blobs/${descriptor.digest}`, accepts: [200, 404] }, async (response) => {
        await response.discard();
        return response.status === 200;
      }),
    async mount() {
      const { from } = source;
      if (from === undefined || from.registry !== to.registry || from.repository === to.repository) return null;
      const query = new URLSearchParams({ mount: descriptor.digest, from: from.repository });
      try {
        return await beginBy(`blobs/uploads/?${query.toString()}`, [...scopes, { repository: from.repository, actions: "pull" }]);
      } catch (error) {
        // Who may not read there, or whose registry knows no mounting, may still write here.
        if (error instanceof RegistryError && !error.isTransient) return null;
        throw error;
      }
    },
    async begin() {
      const begun = await beginBy("blobs/uploads/");
      if (begun !== "mounted") return begun;
      throw new UserError(`${to.registry} says that it has ${task.what}, of which nothing was sent.`, "This is a fault of that registry; ask its operator.");
    },
    async resume(upload) {
      // An address that cannot be asked leads nowhere; the upload begins anew.
      const accepts = [200, 204, 400, 403, 404, 405, 410, 416];
      const response = await requester.once(to, { ...common, method: "GET", at: upload.location, accepts });
      await response.discard();
      const offset = readOffset(response) ?? 0;
      // Where nothing came registries say `0-0`, as where one byte did.
      if (response.status >= 400 || offset <= 1 || offset > descriptor.size) return null;
      return { ...upload, location: await nextLocation(response, upload, task), offset };
    },
    async send(upload, isInPieces) {
      if (upload.offset === 0 && !isInPieces) {
        const { size } = descriptor;
        return finish(upload, size === 0 ? undefined : { sizeBytes: size, open: () => pieces.open(0, size) });
      }
      let current = upload;
      while (current.offset < descriptor.size) {
        const rest = descriptor.size - current.offset;
        current = await sendPiece(current, isInPieces ? Math.min(rest, Math.max(PIECE_BYTES, upload.chunkMinBytes)) : rest);
      }
      return finish(current, undefined);
    },
    sourceFailure: pieces.failure,
  };
}

async function readBegun(response: HttpResponse, task: Task): Promise<Upload> {
  const minimum = Number(response.headers["oci-chunk-min-length"] ?? 0);
  const location = await readUploadLocation(response, task.to.registry, await task.requester.endpointOf(task.to.registry), task.lookup);
  return { location, offset: 0, chunkMinBytes: Number.isSafeInteger(minimum) ? minimum : 0 };
}

async function nextLocation(response: HttpResponse, { location }: Upload, task: Task): Promise<URL> {
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

function strangeOffset({ to, what }: Task, offset: number): UserError {
  return new UserError(`${to.registry} says that it has ${offset} bytes of ${what}, which cannot be.`, "This is a fault of that registry, or of something in front of it; try again, then ask its operator.");
}

function tooShort({ descriptor, what }: Task, lengthBytes: number): UserError {
  return new UserError(
    `What there is to send as ${what} has only ${lengthBytes} bytes, and its manifest says ${descriptor.size}.`,
    "The image that it comes from is broken, or was changed while it was read.",
  );
}
