import type { Hash } from "node:crypto";
import { UserError } from "../errors.ts";
import { HttpFailure } from "../http/failure.ts";
import type { HttpResponse } from "../http/transport.ts";
import type { Descriptor } from "../oci/descriptor.ts";
import { digestHex, hashFor, type Digest } from "../oci/digest.ts";
import type { Reference } from "../oci/reference.ts";
import type { Requester, Wanted } from "./requester.ts";

const MAX_RESUMES = 8;
const MISMATCH_HINT =
  "The registry, or something between it and this machine, changes what it sends: try again, and do not trust this image until it agrees.";

/** Whether a repository has a blob, without reading it. */
export function hasBlob(
  requester: Requester,
  ref: Reference,
  digest: Digest,
  { what, scopes, signal }: Pick<Wanted, "what" | "scopes" | "signal">,
): Promise<boolean> {
  const wanted = { method: "HEAD", at: `blobs/${digest}`, accepts: [200, 404], what, signal, ...(scopes === undefined ? {} : { scopes }) } as const;
  return requester.ask(ref, wanted, async (response) => {
    await response.discard();
    return response.status === 200;
  });
}

/**
 * The content of a blob from `start` on, checked against size and, when it is read from its beginning, digest as it passes; `fetchFrom` asks for it
 * from an offset on. A body that is cut is resumed where it stopped. Throws a `UserError` before its end when the content is not what the descriptor says.
 */
export async function* readBlob(
  descriptor: Descriptor,
  what: string,
  start: number,
  fetchFrom: (offset: number) => Promise<HttpResponse>,
): AsyncGenerator<Uint8Array> {
  const hash = hashFor(descriptor.digest);
  let offset = start;
  for (let resumes = 0; ; resumes += 1) {
    const response = await fetchFrom(offset);
    try {
      for await (const chunk of continueFrom(response, offset, descriptor, what)) {
        offset += chunk.length;
        if (offset > descriptor.size) throw sizeMismatch(descriptor, what, `more than ${descriptor.size}`);
        hash.update(chunk);
        yield chunk;
      }
    } catch (error) {
      if (!isCut(error) || resumes >= MAX_RESUMES) throw error;
    }
    if (offset === descriptor.size) break;
    if (resumes >= MAX_RESUMES) throw sizeMismatch(descriptor, what, `only ${offset}`);
  }
  if (start === 0) checkDigest(hash, descriptor, what);
}

/** The chunks that follow `offset`, whether the server honours the range (206) or begins again (200). */
async function* continueFrom(response: HttpResponse, offset: number, descriptor: Descriptor, what: string): AsyncGenerator<Uint8Array> {
  if (response.status === 206) {
    const range = /^bytes (\d+)-\d+\/(\d+|\*)$/.exec(response.headers["content-range"] ?? "");
    if (range === null || Number(range[1]) !== offset || (range[2] !== "*" && Number(range[2]) !== descriptor.size)) {
      await response.discard();
      throw new UserError(`${response.url.host} sent another part of ${what} than was asked for.`, MISMATCH_HINT);
    }
    yield* response.body;
    return;
  }
  let toSkip = offset;
  for await (const chunk of response.body) {
    if (chunk.length > toSkip) yield toSkip === 0 ? chunk : chunk.subarray(toSkip);
    toSkip = Math.max(0, toSkip - chunk.length);
  }
}

function checkDigest(hash: Hash, descriptor: Descriptor, what: string): void {
  const hex = hash.digest("hex");
  if (hex === digestHex(descriptor.digest)) return;
  throw new UserError(`What the registry sent as ${what} has another digest (${hex.slice(0, 12)}…).`, MISMATCH_HINT);
}

function sizeMismatch(descriptor: Descriptor, what: string, sent: string): UserError {
  return new UserError(`What the registry sent as ${what} has ${sent} bytes, and its manifest says ${descriptor.size}.`, MISMATCH_HINT);
}

function isCut(error: unknown): boolean {
  return error instanceof HttpFailure && (error.kind === "cut" || error.kind === "timeout");
}
