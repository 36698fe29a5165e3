import { lookup as lookupName } from "node:dns/promises";
import { UserError } from "../errors.ts";
import type { Host } from "../host/host.ts";
import type { HttpResponse, Reach, Transport } from "../http/transport.ts";
import type { Descriptor } from "../oci/descriptor.ts";
import { digestOf, hashFor, isDigest, type Digest } from "../oci/digest.ts";
import { MAX_MANIFEST_BYTES } from "../oci/manifest.ts";
import { MANIFEST_TYPES } from "../oci/media-type.ts";
import { formatReference, type Reference } from "../oci/reference.ts";
import { readBlob } from "./blob.ts";
import { createGetter } from "./getter.ts";
import type { Lookup } from "./realm.ts";

/** A manifest or index as the registry sent it, its digest checked. */
export interface FetchedManifest {
  readonly bytes: Buffer;
  /** The Content-Type, "" where the registry gave none. */
  readonly mediaType: string;
  readonly digest: Digest;
}

/** Reads from registries. Everything it throws is a `UserError`, and a `RegistryError` where a registry said no. */
export interface RegistryClient {
  /** By digest where the reference has one, else by tag. */
  getManifest(ref: Reference, signal?: AbortSignal): Promise<FetchedManifest>;
  /** A whole blob of at most `maxBytes`, verified. */
  getBlob(ref: Reference, descriptor: Descriptor, maxBytes: number, signal?: AbortSignal): Promise<Buffer>;
  /** Streams, verifying digest and size; resumes with Range when the body is cut. */
  openBlob(ref: Reference, descriptor: Descriptor, signal?: AbortSignal): AsyncIterable<Uint8Array>;
}

/** Opens a client; connections, credentials and tokens come with the first request that needs them. */
export function createRegistryClient(host: Host, transport: Transport, reach: Reach, lookup: Lookup = lookUp): RegistryClient {
  const get = createGetter(host, transport, reach, lookup);

  const getManifest: RegistryClient["getManifest"] = (ref, signal) => {
    const path = `manifests/${ref.digest ?? ref.tag ?? "latest"}`;
    const headers = { accept: MANIFEST_TYPES.join(", ") };
    return get(ref, { path, headers, what: `the manifest of ${formatReference(ref)}`, signal }, async (response) => {
      const bytes = await response.read(MAX_MANIFEST_BYTES);
      return { bytes, mediaType: response.headers["content-type"] ?? "", digest: checkManifest(bytes, ref, response) };
    });
  };

  const openBlob: RegistryClient["openBlob"] = (ref, descriptor, signal) => {
    const what = `the blob ${descriptor.digest} of ${ref.registry}/${ref.repository}`;
    return readBlob(descriptor, what, (offset) => {
      const headers: Record<string, string> = offset === 0 ? {} : { range: `bytes=${offset}-` };
      return get(ref, { path: `blobs/${descriptor.digest}`, headers, what, signal }, (response) => response);
    });
  };

  return {
    getManifest,
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
  };
}

/** The digest of what came: the one asked for, else the one announced, else our own, always of the bytes themselves. */
function checkManifest(bytes: Buffer, ref: Reference, response: HttpResponse): Digest {
  const announced = response.headers["docker-content-digest"] ?? "";
  const expected = ref.digest ?? (isDigest(announced) ? announced : null);
  if (expected === null) return digestOf(bytes);
  const computed = `${expected.slice(0, expected.indexOf(":"))}:${hashFor(expected).update(bytes).digest("hex")}`;
  if (computed === expected) return expected;
  const encoding = response.headers["content-encoding"] ?? "identity";
  throw new UserError(
    `${ref.registry} sent a manifest of ${formatReference(ref)} with the digest ${computed}, where ${expected} was ${ref.digest === null ? "announced" : "asked for"}${encoding === "identity" ? "" : ` (in the encoding ${JSON.stringify(encoding.slice(0, 20))}, which was not asked for)`}.`,
    "The registry, or something between it and this machine, changes what it sends: try again, and do not trust this image until it agrees.",
  );
}

async function lookUp(hostname: string): Promise<readonly string[]> {
  const found = await lookupName(hostname, { all: true }).catch(() => []);
  return found.map(({ address }) => address);
}
