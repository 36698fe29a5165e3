import { createHash } from "node:crypto";
import type { Descriptor } from "../../src/oci/descriptor.ts";
import type { Digest } from "../../src/oci/digest.ts";
import { parseReference } from "../../src/oci/reference.ts";
import type { BlobSource } from "../../src/registry/client.ts";
import type { Reader } from "../fakes/reader.ts";
import type { FaultyRegistry } from "../fakes/registry.ts";

/** The request that ends an upload. */
export const PUT_BLOB = /^PUT .*\/(uploads\/|blobs\/)/;
/** The request that sends a piece. */
export const PATCH_BLOB = /^PATCH /;
/** 100,000 bytes. */
export const CONTENT = Buffer.from(Array.from({ length: 100_000 }, (_, i) => i % 251));

/** Content in chunks of a size. */
export async function* chunksOf(content: Uint8Array, chunkBytes: number): AsyncGenerator<Uint8Array> {
  for (let at = 0; at < content.length; at += chunkBytes) yield await Promise.resolve(content.subarray(at, at + chunkBytes));
}

/** The sha256 digest of content. */
export function digestOf(content: Uint8Array): Digest {
  return `sha256:${createHash("sha256").update(content).digest("hex")}` as Digest;
}

/** The descriptor of content. */
export function describe(content: Uint8Array): Descriptor {
  return { mediaType: "application/octet-stream", digest: digestOf(content), size: content.length, annotations: {} };
}

/** A source in chunks of 10,000 bytes that remembers from where it was opened. */
export function sourceOf(content: Uint8Array, from?: string): BlobSource & { readonly opened: number[] } {
  const opened: number[] = [];
  return {
    opened,
    ...(from === undefined ? {} : { from: parseReference(from) }),
    open(offset) {
      opened.push(offset);
      return chunksOf(content.subarray(offset), 10_000);
    },
  };
}

/** What came, without queries and names: `PUT /v2/app/blobs/uploads/* 201`. */
export function lines(registry: FaultyRegistry): string[] {
  return registry.requests.map(({ method, path, status }) => `${method} ${path.split("?", 1)[0]?.replace(/[0-9a-f]{32,}/, "*")} ${status}`);
}

/** Puts content into the repository `app`. */
export function put(reader: Reader, registry: FaultyRegistry, source = sourceOf(CONTENT), content: Uint8Array = CONTENT) {
  return reader.client.putBlob(parseReference(`${registry.host}/app`), describe(content), source);
}
