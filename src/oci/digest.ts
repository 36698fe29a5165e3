import { createHash, type Hash } from "node:crypto";
import { UserError } from "../errors.ts";

declare const digestBrand: unique symbol;

/** A checked digest, `sha256:` and 64 or `sha512:` and 128 lower-case hex digits (image-spec descriptor.md, "Digests"). */
export type Digest = string & { readonly [digestBrand]: true };

const DIGEST = /^(?:sha256:[0-9a-f]{64}|sha512:[0-9a-f]{128})$/;

/** Whether the text is a digest of a registered algorithm; everything else never reaches a path or a URL. */
export function isDigest(text: string): text is Digest {
  return DIGEST.test(text);
}

/** Parses a digest; `where` names the document it stands in. Throws a `UserError` for any other form. */
export function parseDigest(text: string, where: string): Digest {
  if (isDigest(text)) return text;
  throw new UserError(
    `${where} holds ${JSON.stringify(text.slice(0, 100))}, which is not a digest.`,
    "A digest is sha256: and 64, or sha512: and 128, lower-case hex digits.",
  );
}

/** The hex part of a digest. */
export function digestHex(digest: Digest): string {
  return digest.slice(digest.indexOf(":") + 1);
}

/** A running hash of the algorithm that the digest names. */
export function hashFor(digest: Digest): Hash {
  return createHash(digest.slice(0, digest.indexOf(":")));
}

/** The sha256 digest of the bytes. */
export function digestOf(bytes: Uint8Array | string): Digest {
  return `sha256:${createHash("sha256").update(bytes).digest("hex")}` as Digest;
}
