import { digestOf, hashFor, isDigest, type Digest } from "../../oci/digest.ts";

/** A manifest as it was pushed. */
interface KeptManifest {
  readonly bytes: Buffer;
  readonly mediaType: string;
  /** How often it is still answered as unknown. */
  hidden: number;
}

/** An upload that was begun and has not ended. */
export interface Upload {
  bytes: Buffer;
  /** The length of the piece that came last. */
  lastPieceBytes: number;
}

/** What a registry keeps under one name. */
export interface Repository {
  readonly name: string;
  readonly blobs: Map<string, Buffer>;
  readonly manifests: Map<string, KeptManifest>;
  readonly tags: Map<string, Digest>;
  readonly uploads: Map<string, Upload>;
}

/** Everything that a registry keeps. */
export interface Repositories {
  find(name: string): Repository | undefined;
  findOrMake(name: string): Repository;
}

/** A registry's memory; empty. */
export function createRepositories(): Repositories {
  const repositories = new Map<string, Repository>();
  return {
    find: (name) => repositories.get(name),
    findOrMake(name) {
      const known = repositories.get(name);
      if (known !== undefined) return known;
      const made = { name, blobs: new Map(), manifests: new Map(), tags: new Map(), uploads: new Map() };
      repositories.set(name, made);
      return made;
    },
  };
}

/** Keeps a manifest, unchecked, under its digest (of the algorithm of `digest`) and its tags. */
export function keepManifest(
  repository: Repository,
  tags: readonly string[],
  manifest: { readonly bytes: Buffer; readonly mediaType: string; readonly digest?: Digest },
  hidden = 0,
): Digest {
  const digest = manifest.digest ?? digestOf(manifest.bytes);
  // What was there already is known everywhere.
  const isNew = !repository.manifests.has(digest);
  repository.manifests.set(digest, { bytes: manifest.bytes, mediaType: manifest.mediaType, hidden: isNew ? hidden : 0 });
  for (const tag of tags) repository.tags.set(tag, digest);
  return digest;
}

/** Whether a text is the digest of the bytes. */
export function isDigestOf(text: string, bytes: Uint8Array): text is Digest {
  return isDigest(text) && text.endsWith(`:${hashFor(text).update(bytes).digest("hex")}`);
}
