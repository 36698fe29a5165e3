import { UserError } from "../errors.ts";
import type { Host } from "../host/host.ts";
import type { Descriptor } from "../oci/descriptor.ts";
import { formatRepository, type Reference } from "../oci/reference.ts";
import { retry, type RetryPolicy } from "../retry.ts";
import { RegistryError } from "./errors.ts";
import { createPieces } from "./pieces.ts";
import type { Lookup } from "./realm.ts";
import { judgeFailure, type Requester } from "./requester.ts";
import { begin, isPresent, mount, resume, send, type Upload, type UploadTask } from "./upload-session.ts";

/** Where the bytes of a blob come from. */
export interface BlobSource {
  /** Another repository that holds it. */
  readonly from?: Reference | null;
  /** The bytes from an offset on; opened again when an upload was cut. */
  open(offset: number): AsyncIterable<Uint8Array>;
}

// The total is for blobs of many gigabytes, each of whose cuts is resumed where it happened.
const POLICY: RetryPolicy = { attempts: 9, firstDelayMs: 500, maxDelayMs: 10_000, totalMs: 3_600_000 };
// Of an upload that the registry forgot, or of which it has another part than we thought.
const LOST_CODES = ["BLOB_UPLOAD_UNKNOWN", "BLOB_UPLOAD_INVALID", "RANGE_INVALID"];

/** Brings a blob into a repository: nothing where it is there, else mounted, else streamed. */
export async function putBlob(
  { requester, lookup, host }: { readonly requester: Requester; readonly lookup: Lookup; readonly host: Host },
  to: Reference,
  descriptor: Descriptor,
  { from = null, open }: BlobSource,
  signal?: AbortSignal,
): Promise<"present" | "mounted" | "uploaded"> {
  const what = `the blob ${descriptor.digest} for ${formatRepository(to)}`;
  const pieces = createPieces(open, (lengthBytes) => tooShort(what, lengthBytes, descriptor.size));
  const task: UploadTask = { requester, lookup, to, descriptor, from, pieces, what, signal };
  if (await isPresent(task)) return "present";
  const begun = await mount(task);
  if (begun === "mounted") return "mounted";
  await upload(task, begun, host);
  return "uploaded";
}

/** Sends the bytes, all in one request as long as nothing is in the way, and goes on where it was cut. */
async function upload(task: UploadTask, begun: Upload | null, host: Host): Promise<void> {
  let current = begun;
  let isInPieces = false;
  const attempt = async (n: number) => {
    if (n > 1 && current !== null) current = await resume(task, current);
    // The answer to the last piece may have been lost, and the upload be done.
    if (n > 1 && current === null && (await isPresent(task))) return;
    current ??= await begin(task);
    await send(task, current, isInPieces);
  };
  const judge = (error: unknown) => {
    if (task.pieces.failure() !== null) return { retry: false };
    if (!(error instanceof RegistryError)) return judgeFailure(error, host);
    // What stands between us and the registry takes no large requests.
    if (error.status === 413 && !isInPieces) {
      isInPieces = true;
      return { retry: true, afterMs: 0 };
    }
    return isAboutSession(error) ? { retry: true } : judgeFailure(error, host);
  };
  await retry(attempt, judge, POLICY, host.clock, task.signal).catch((error: unknown) => {
    throw task.pieces.failure()?.error ?? error;
  });
}

function isAboutSession(error: RegistryError): boolean {
  return error.status === 416 || LOST_CODES.includes(error.code ?? "");
}

function tooShort(what: string, lengthBytes: number, sizeBytes: number): UserError {
  return new UserError(
    `What there is to send as ${what} has only ${lengthBytes} bytes, and its manifest says ${sizeBytes}.`,
    "The image that it comes from is broken, or was changed while it was read.",
  );
}
