import { isDigest, type Digest } from "../../oci/digest.ts";
import { isJsonObject, type JsonObject, readJsonObject } from "../../oci/json.ts";
import { OCI_INDEX } from "../../oci/media-type.ts";
import { empty, failure, json, type Answer, type Call } from "./answers.ts";
import { isDigestOf, keepManifest, type Repository } from "./repository.ts";

/** Whose words a refusal to move an immutable tag is in. */
type ImmutableDialect = "ecr" | "artifact-registry" | "harbor";

/** How a registry takes manifests. */
export interface ManifestRules {
  /** What becomes of `?tag=` (distribution-spec, "Pushing manifests with tags"): nothing where nothing is said, as with most registries. */
  readonly tagParameters?: "supported" | "ignored" | "first-only";
  /** The tags that nobody moves once they are there, not even to where they are. */
  readonly immutableTags?: { readonly matching: RegExp; readonly as: ImmutableDialect };
  /** False: tags cannot be taken away. */
  readonly deletesTags?: boolean;
  /** False: nobody is told what refers to a manifest. */
  readonly referrers?: boolean;
  /** How often what was just put is still answered as unknown, as where one part of the world does not know yet what another did. */
  readonly hidesNew?: number;
}

const MAX_BYTES = 4 * 1024 * 1024;

/** The manifest of a tag or a digest. */
export function answerManifest(repository: Repository, reference: string): Answer {
  const digest = isDigest(reference) ? reference : repository.tags.get(reference);
  const manifest = digest === undefined ? undefined : repository.manifests.get(digest);
  if (digest === undefined || manifest === undefined) return failure(404, "MANIFEST_UNKNOWN", "manifest unknown");
  if (manifest.hidden > 0) {
    manifest.hidden -= 1;
    return failure(404, "MANIFEST_UNKNOWN", "manifest unknown");
  }
  return { status: 200, headers: { "content-type": manifest.mediaType, "docker-content-digest": digest }, body: manifest.bytes };
}

/** Takes a manifest whose blobs are there, to its digest and the tags that go with it. */
export function acceptManifest(call: Call, reference: string, repository: Repository, rules: ManifestRules): Answer {
  if (call.body.length > MAX_BYTES) return failure(413, "MANIFEST_INVALID", "manifest too large");
  const mediaType = call.headers["content-type"] ?? "";
  const manifest = readJsonObject(call.body);
  if (manifest === null) return failure(400, "MANIFEST_INVALID", "manifest is not a JSON object");
  const fault = findFault(manifest, mediaType, repository);
  if (fault !== null) return fault;
  if (isDigest(reference) && !isDigestOf(reference, call.body)) {
    return failure(400, "DIGEST_INVALID", "provided digest did not match uploaded content");
  }
  const tags = isDigest(reference) ? tagParameters(call, rules) : [reference];
  const immutable = tags.find((tag) => repository.tags.has(tag) && rules.immutableTags?.matching.test(tag) === true);
  if (immutable !== undefined) return refuseMove(repository.name, immutable, rules.immutableTags?.as ?? "ecr");
  const kept = { bytes: call.body, mediaType, ...(isDigest(reference) ? { digest: reference } : {}) };
  const digest = keepManifest(repository, tags, kept, rules.hidesNew);
  const subject = rules.referrers === false ? null : digestOfField(manifest["subject"]);
  return empty(201, {
    location: `/v2/${repository.name}/manifests/${digest}`,
    "docker-content-digest": digest,
    ...(isDigest(reference) && tags.length > 0 ? { "oci-tag": tags.join(", ") } : {}),
    ...(subject === null ? {} : { "oci-subject": subject }),
  });
}

/** Takes away a tag, or a manifest with every tag of it. */
export function deleteManifest(reference: string, repository: Repository, rules: ManifestRules): Answer {
  if (rules.deletesTags === false) return failure(405, "UNSUPPORTED", "the operation is unsupported");
  const known = isDigest(reference) ? repository.manifests.delete(reference) : repository.tags.delete(reference);
  if (!known) return failure(404, "MANIFEST_UNKNOWN", "manifest unknown");
  for (const [tag, digest] of repository.tags) if (digest === reference) repository.tags.delete(tag);
  return empty(202);
}

/** What names a digest as its subject, as an index (distribution-spec, "Listing Referrers"). */
export function answerReferrers(call: Call, digest: string, repository: Repository | undefined, rules: ManifestRules): Answer {
  if (rules.referrers === false) return failure(404, "NOT_FOUND", "no such path");
  if (!isDigest(digest)) return failure(400, "DIGEST_INVALID", "provided digest is not one");
  const wanted = call.url.searchParams.get("artifactType");
  const manifests = [...(repository?.manifests ?? [])].flatMap(([own, { bytes, mediaType }]) => {
    const manifest = readJsonObject(bytes);
    if (manifest === null || digestOfField(manifest["subject"]) !== digest) return [];
    const config = isJsonObject(manifest["config"]) ? manifest["config"]["mediaType"] : undefined;
    const artifactType = manifest["artifactType"] ?? config;
    if (wanted !== null && wanted !== artifactType) return [];
    return [{ mediaType, digest: own, size: bytes.length, artifactType, annotations: manifest["annotations"] }];
  });
  return json(200, { schemaVersion: 2, mediaType: OCI_INDEX, manifests }, {
    "content-type": OCI_INDEX,
    ...(wanted === null ? {} : { "oci-filters-applied": "artifactType" }),
  });
}

function tagParameters(call: Call, { tagParameters: mode = "ignored" }: ManifestRules): string[] {
  const tags = call.url.searchParams.getAll("tag");
  if (mode === "ignored") return [];
  return mode === "supported" ? tags : tags.slice(0, 1);
}

/** The refusals that the vendors' registries have been seen to answer. */
function refuseMove(repository: string, tag: string, as: ImmutableDialect): Answer {
  if (as === "ecr") {
    return failure(400, "TAG_INVALID", `The image tag '${tag}' already exists in the '${repository}' repository and cannot be overwritten because the tag is immutable.`);
  }
  if (as === "harbor") return failure(412, "PRECONDITION", `Failed to process request due to '${repository}:${tag}' configured as immutable.`);
  return failure(400, "MANIFEST_INVALID", `cannot update tag ${tag}. The repository has enabled tag immutability`);
}

/** As the reference registry: the types must agree, and everything that a manifest names must be there before it, but for its subject. */
function findFault(manifest: JsonObject, mediaType: string, repository: Repository): Answer | null {
  if (mediaType === "" || (manifest["mediaType"] !== undefined && manifest["mediaType"] !== mediaType)) {
    return failure(400, "MANIFEST_INVALID", "the manifest's media type is not that of the request");
  }
  const blobs = [...digestsOf(manifest["config"]), ...digestsOf(manifest["layers"])];
  if (blobs.some((digest) => !repository.blobs.has(digest))) return failure(400, "MANIFEST_BLOB_UNKNOWN", "blob unknown to registry");
  if (digestsOf(manifest["manifests"]).some((digest) => !repository.manifests.has(digest))) {
    return failure(400, "MANIFEST_BLOB_UNKNOWN", "manifest unknown to registry");
  }
  return null;
}

function digestsOf(value: unknown): string[] {
  const entries: unknown[] = Array.isArray(value) ? value : [value];
  return entries.flatMap((entry) => (isJsonObject(entry) && entry["urls"] === undefined ? [String(entry["digest"])] : []));
}

function digestOfField(value: unknown): Digest | null {
  const digest = isJsonObject(value) ? value["digest"] : null;
  return typeof digest === "string" && isDigest(digest) ? digest : null;
}
