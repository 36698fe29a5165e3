import { createHash } from "node:crypto";
import { identityOf } from "./find.ts";
import type { CacheMount } from "./mount.ts";

/** How every key of a cache mount begins. */
const KEY_PREFIX = "plimsoll-mount-";

/** The keys under which a mount is sought, the best first; each is the beginning of those of its contents. */
export function keysOf(mount: CacheMount, namespace: string, lockfileHash: string | null): readonly [exact: string, any: string] {
  const any = `${KEY_PREFIX}${hash([namespace, identityOf(mount), ...mount.platforms].join("\0"))}-`;
  return [`${any}${hash(lockfileHash ?? "")}-`, any];
}

/** The key of one content; `digest` is the SHA-256 of the tar in hex. */
export function contentKey(mount: CacheMount, namespace: string, lockfileHash: string | null, digest: string): string {
  return `${keysOf(mount, namespace, lockfileHash)[0]}${digest.slice(0, 16)}`;
}

/** Whether what lies under a key is this content. */
export function isSameContent(key: string | null, digest: string): boolean {
  return key !== null && key.endsWith(`-${digest.slice(0, 16)}`);
}

function hash(text: string): string {
  return createHash("sha256").update(text).digest("hex").slice(0, 16);
}
