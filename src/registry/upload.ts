import type { Host } from "../host/host.ts";
import type { Descriptor } from "../oci/descriptor.ts";
import { formatRepository, type Reference } from "../oci/reference.ts";
import { retry, type RetryPolicy } from "../retry.ts";
import { RegistryError } from "./errors.ts";
import type { Lookup } from "./realm.ts";
import { judgeFailure, type Requester } from "./requester.ts";
import { createUploadSession, type BlobSource, type Upload, type UploadSession } from "./upload-session.ts";

// The total is for blobs of many gigabytes, each of whose cuts is resumed where it happened.
const POLICY: RetryPolicy = { attempts: 9, firstDelayMs: 500, maxDelayMs: 10_000, totalMs: 3_600_000 };
// Of an upload that the registry forgot, or of which it has another part than we thought.
const LOST_CODES = ["BLOB_UPLOAD_UNKNOWN", "BLOB_UPLOAD_INVALID", "RANGE_INVALID"];

/** Brings a blob into a repository: nothing where it is there, else mounted, else streamed. */
export async function putBlob(
  { requester, lookup, host }: { readonly requester: Requester; readonly lookup: Lookup; readonly host: Host },
  to: Reference,
  descriptor: Descriptor,
  source: BlobSource,
  signal?: AbortSignal,
): Promise<"present" | "mounted" | "uploaded"> {
  const what = `the blob ${descriptor.digest} for ${formatRepository(to)}`;
  const session = createUploadSession({ requester, lookup, to, descriptor, source, what, signal });
  if (await session.isPresent()) return "present";
  const begun = await session.mount();
  if (begun === "mounted") return "mounted";
  await upload(session, begun, host, signal);
  return "uploaded";
}

/** Sends the bytes, all in one request as long as nothing is in the way, and goes on where it was cut. */
async function upload(session: UploadSession, begun: Upload | null, host: Host, signal: AbortSignal | undefined): Promise<void> {
  let current = begun;
  let isInPieces = false;
  const attempt = async (n: number) => {
    if (n > 1 && current !== null) current = await session.resume(current);
    // The answer to the last piece may have been lost, and the upload be done.
    if (n > 1 && current === null && (await session.isPresent())) return;
    current ??= await session.begin();
    await session.send(current, isInPieces);
  };
  await retry(
    attempt,
    (error) => {
      if (session.sourceFailure() !== null) return { retry: false };
      if (!(error instanceof RegistryError)) return judgeFailure(error, host);
      // What stands between us and the registry takes no large requests.
      if (error.status === 413 && !isInPieces) {
        isInPieces = true;
        return { retry: true, afterMs: 0 };
      }
      return isAboutSession(error) ? { retry: true } : judgeFailure(error, host);
    },
    POLICY,
    host.clock,
    signal,
  ).catch((error: unknown) => {
    throw session.sourceFailure()?.error ?? error;
  });
}

function isAboutSession(error: RegistryError): boolean {
  return error.status === 416 || LOST_CODES.includes(error.code ?? "");
}
