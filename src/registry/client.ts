import { UserError } from "../errors.ts";
import type { Host } from "../host/host.ts";
import type { Reach, Transport } from "../http/transport.ts";
import type { Descriptor } from "../oci/descriptor.ts";
import type { Digest } from "../oci/digest.ts";
import { formatReference, formatRepository, type Reference } from "../oci/reference.ts";
import { hasBlob, readBlob } from "./blob.ts";
import { deleteTag, getManifest, headManifest, putManifest, type FetchedManifest, type ManifestFacts, type PutManifest } from "./manifests.ts";
import { lookUp, type Lookup } from "./realm.ts";
import { createRequester } from "./requester.ts";
import { putBlob, type BlobSource } from "./upload.ts";

export type { FetchedManifest } from "./manifests.ts";
export type { BlobSource } from "./upload.ts";

/** Reads from registries and writes to them. Everything it throws is a `UserError`, and a `RegistryError` where a registry said no. */
export interface RegistryClient {
  /** By digest where the reference has one, else by tag. */
  getManifest(ref: Reference, signal?: AbortSignal): Promise<FetchedManifest>;
  /** As `getManifest`, without the bytes; null where there is none. */
  headManifest(ref: Reference, signal?: AbortSignal): Promise<ManifestFacts | null>;
  /** A whole blob of at most `maxBytes`, verified. */
  getBlob(ref: Reference, descriptor: Descriptor, maxBytes: number, signal?: AbortSignal): Promise<Buffer>;
  /** Streams, verifying digest and size; resumes with Range when the body is cut. From an `offset` on only the size can be verified. */
  openBlob(ref: Reference, descriptor: Descriptor, signal?: AbortSignal, offset?: number): AsyncIterable<Uint8Array>;
  /** Whether the repository has a blob, without reading it. */
  hasBlob(ref: Reference, digest: Digest, signal?: AbortSignal): Promise<boolean>;
  /**
   * By digest where the reference has one, else to its tag. `tags` go along with a digest (distribution-spec, "Pushing manifests with
   * tags"); which of them the registry moved is in the answer, and many registries move none.
   */
  putManifest(
    ref: Reference,
    manifest: { readonly bytes: Uint8Array; readonly mediaType: string },
    options?: { readonly tags?: readonly string[]; readonly signal?: AbortSignal },
  ): Promise<PutManifest>;
  /** Nothing where it is there; else mounted from `source.from` where that is of the same registry; else streamed. */
  putBlob(to: Reference, descriptor: Descriptor, source: BlobSource, signal?: AbortSignal): Promise<"present" | "mounted" | "uploaded">;
  /** Takes a tag away, or finds it gone; false where the registry does not do that. Throws a `RegistryError` for who may not. */
  deleteTag(ref: Reference, signal?: AbortSignal): Promise<boolean>;
}

/** Opens a client; connections, credentials and tokens come with the first request that needs them. */
export function createRegistryClient(host: Host, transport: Transport, reach: Reach, lookup: Lookup = lookUp): RegistryClient {
  const requester = createRequester(host, transport, reach, lookup);

  const openBlob: RegistryClient["openBlob"] = (ref, descriptor, signal, start = 0) => {
    const what = `the blob ${descriptor.digest} of ${formatRepository(ref)}`;
    return readBlob(descriptor, what, start, (offset) => {
      const headers: Record<string, string> = offset === 0 ? {} : { range: `bytes=${offset}-` };
      return requester.ask(ref, { method: "GET", at: `blobs/${descriptor.digest}`, headers, what, signal }, (response) => response);
    });
  };

  return {
    getManifest: (ref, signal) => getManifest(requester, ref, signal),
    headManifest: (ref, signal) => headManifest(requester, ref, signal),
    async getBlob(ref, descriptor, maxBytes, signal) {
      if (descriptor.size > maxBytes) {
        throw new UserError(
          `The blob ${descriptor.digest} of ${formatReference(ref)} has ${descriptor.size} bytes; at most ${maxBytes} are read.`,
          "Check that this reference leads to an image.",
        );
      }
      const chunks: Uint8Array[] = [];
      for await (const chunk of openBlob(ref, descriptor, signal)) chunks.push(chunk);
      return Buffer.concat(chunks);
    },
    openBlob,
    hasBlob: (ref, digest, signal) => hasBlob(requester, ref, digest, { what: `the blob ${digest} of ${formatRepository(ref)}`, signal }),
    putManifest: (ref, manifest, options) => putManifest(requester, ref, manifest, options),
    putBlob: (to, descriptor, source, signal) => putBlob({ requester, lookup, host }, to, descriptor, source, signal),
    deleteTag: (ref, signal) => deleteTag(requester, ref, signal),
  };
}
