import { UserError } from "../errors.ts";
import type { HttpResponse } from "../http/transport.ts";
import { digestOf, hashFor, isDigest, type Digest } from "../oci/digest.ts";
import { MAX_MANIFEST_BYTES } from "../oci/manifest.ts";
import { MANIFEST_TYPES } from "../oci/media-type.ts";
import { formatReference, formatRepository, type Reference } from "../oci/reference.ts";
import { RegistryError } from "./errors.ts";
import type { Requester } from "./requester.ts";

/** A manifest or index as the registry sent it, its digest checked. */
export interface FetchedManifest {
  readonly bytes: Buffer;
  /** The Content-Type, "" where the registry gave none. */
  readonly mediaType: string;
  readonly digest: Digest;
}

/** What a registry says of a manifest without sending it. */
export interface ManifestFacts {
  readonly digest: Digest;
  readonly mediaType: string;
  readonly sizeBytes: number;
}

/** What became of a manifest that was put: `confirmedTags` are those that the registry moved in the same breath. */
export interface PutManifest {
  readonly digest: Digest;
  readonly confirmedTags: readonly string[];
}

const HEADERS = { accept: MANIFEST_TYPES.join(", ") };
const PUT_ACCEPTED = [200, 201, 202];
const GONE_CODES = ["MANIFEST_UNKNOWN", "NAME_UNKNOWN", "TAG_UNKNOWN"];

/** By digest where the reference has one, else by tag. */
export function getManifest(requester: Requester, ref: Reference, signal?: AbortSignal): Promise<FetchedManifest> {
  const wanted = { method: "GET", at: pathOf(ref), headers: HEADERS, what: nameOf(ref), signal } as const;
  return requester.ask(ref, wanted, async (response) => {
    const bytes = await response.read(MAX_MANIFEST_BYTES);
    return { bytes, mediaType: response.headers["content-type"] ?? "", digest: checkManifest(bytes, ref, response) };
  });
}

/** As `getManifest`, without the bytes where the registry says enough in its headers; null where there is none. */
export async function headManifest(requester: Requester, ref: Reference, signal?: AbortSignal): Promise<ManifestFacts | null> {
  const wanted = { method: "HEAD", at: pathOf(ref), headers: HEADERS, accepts: [200, 404, 405], what: nameOf(ref), signal } as const;
  const told = await requester.ask(ref, wanted, async (response) => {
    await response.discard();
    return response;
  });
  const isWebPage = told.headers["content-type"]?.includes("html") === true;
  if (told.status === 404 && !isWebPage) return null;
  const facts = told.status === 200 ? readFacts(told, ref) : null;
  if (facts !== null) return facts;
  try {
    const { bytes, mediaType, digest } = await getManifest(requester, ref, signal);
    return { digest, mediaType, sizeBytes: bytes.length };
  } catch (error) {
    if (error instanceof RegistryError && error.kind === "not-found") return null;
    throw error;
  }
}

/** Puts a manifest under its digest where the reference has one, else under its tag. */
export async function putManifest(
  requester: Requester,
  ref: Reference,
  manifest: { readonly bytes: Uint8Array; readonly mediaType: string },
  options: { readonly tags?: readonly string[]; readonly signal?: AbortSignal } = {},
): Promise<PutManifest> {
  const digest = digestLike(ref.digest, manifest.bytes);
  if (ref.digest !== null && ref.digest !== digest) throw new RangeError(`These bytes have the digest ${digest}, and not ${ref.digest}.`);
  const tags = options.tags ?? [];
  if (tags.length > 0 && ref.digest === null) throw new RangeError("Only what is put by digest can take tags along.");
  const put = (query: string) => {
    const wanted = {
      method: "PUT",
      at: `${pathOf(ref)}${query}`,
      scopes: [{ repository: ref.repository, actions: "pull,push" }],
      headers: { "content-type": manifest.mediaType },
      body: manifest.bytes,
      accepts: PUT_ACCEPTED,
      what: nameOf(ref),
      signal: options.signal,
    } as const;
    return requester.ask(ref, wanted, async (response) => {
      await response.discard();
      checkStored(response, digest, ref);
      const confirmed = (response.headers["oci-tag"] ?? "").split(",").map((tag) => tag.trim());
      return { digest, confirmedTags: tags.filter((tag) => confirmed.includes(tag)) };
    });
  };
  if (tags.length === 0) return put("");
  return put(`?${tags.map((tag) => `tag=${encodeURIComponent(tag)}`).join("&")}`).catch((error: unknown) => {
    // So many tags that their address is too long are none of which one moved.
    if (error instanceof RegistryError && error.status === 414) return put("");
    throw error;
  });
}

/** Takes a tag away; false where the registry does not do that. */
export async function deleteTag(requester: Requester, ref: Reference, signal?: AbortSignal): Promise<boolean> {
  if (ref.tag === null) throw new RangeError("Only a tag can be taken away.");
  const scopes = [{ repository: ref.repository, actions: "delete" }] as const;
  const what = `the tag ${formatReference({ ...ref, digest: null })}`;
  try {
    await requester.ask(ref, { method: "DELETE", at: `manifests/${ref.tag}`, scopes, accepts: [200, 202, 204], what, signal }, (response) => response.discard());
    return true;
  } catch (error) {
    if (!(error instanceof RegistryError) || ![400, 404, 405, 501].includes(error.status)) throw error;
    return GONE_CODES.includes(error.code ?? "");
  }
}

function pathOf(ref: Reference): string {
  return `manifests/${ref.digest ?? ref.tag ?? "latest"}`;
}

function nameOf(ref: Reference): string {
  return `the manifest of ${formatReference(ref)}`;
}

function readFacts(response: HttpResponse, ref: Reference): ManifestFacts | null {
  const announced = response.headers["docker-content-digest"] ?? "";
  const length = response.headers["content-length"] ?? "";
  const mediaType = response.headers["content-type"] ?? "";
  if (!isDigest(announced) || !/^\d{1,15}$/.test(length) || mediaType === "") return null;
  if (ref.digest !== null && ref.digest !== announced) return null;
  return { digest: announced, mediaType, sizeBytes: Number(length) };
}

/** The digest of what came: the one asked for, else the one announced, else our own, always of the bytes themselves. */
function checkManifest(bytes: Buffer, ref: Reference, response: HttpResponse): Digest {
  const announced = response.headers["docker-content-digest"] ?? "";
  const expected = ref.digest ?? (isDigest(announced) ? announced : null);
  if (expected === null) return digestOf(bytes);
  const computed = digestLike(expected, bytes);
  if (computed === expected) return expected;
  const encoding = response.headers["content-encoding"] ?? "identity";
  throw new UserError(
    `${ref.registry} sent a manifest of ${formatReference(ref)} with the digest ${computed}, where ${expected} was ${ref.digest === null ? "announced" : "asked for"}${encoding === "identity" ? "" : ` (in the encoding ${JSON.stringify(encoding.slice(0, 20))}, which was not asked for)`}.`,
    "The registry, or something between it and this machine, changes what it sends: try again, and do not trust this image until it agrees.",
  );
}

function checkStored(response: HttpResponse, digest: Digest, ref: Reference): void {
  const stored = response.headers["docker-content-digest"] ?? "";
  const isComparable = isDigest(stored) && algorithmOf(stored) === algorithmOf(digest);
  if (!isComparable || stored === digest) return;
  throw new UserError(
    `${ref.registry} took a manifest for ${formatRepository(ref)} with the digest ${digest}, and says that it keeps ${stored}.`,
    "The registry, or something in front of it, changes what it is sent: nobody could verify what is there. Ask its operator.",
  );
}

function digestLike(like: Digest | null, bytes: Uint8Array): Digest {
  if (like === null) return digestOf(bytes);
  return `${algorithmOf(like)}:${hashFor(like).update(bytes).digest("hex")}` as Digest;
}

function algorithmOf(digest: Digest): string {
  return digest.slice(0, digest.indexOf(":"));
}
