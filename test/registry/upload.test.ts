import { createHash } from "node:crypto";
import { afterEach, expect, test } from "vitest";
import type { LocalRegistryOptions } from "../../src/local/registry.ts";
import type { Descriptor } from "../../src/oci/descriptor.ts";
import type { Digest } from "../../src/oci/digest.ts";
import { parseReference } from "../../src/oci/reference.ts";
import type { BlobSource } from "../../src/registry/client.ts";
import { openReader, type Reader, type ReaderOptions } from "../fakes/reader.ts";
import { startFaultyRegistry, type FaultyRegistry } from "../fakes/registry.ts";

const CONTENT = Buffer.from(Array.from({ length: 100_000 }, (_, i) => i % 251));
const closers: (() => Promise<void>)[] = [];

afterEach(async () => {
  await Promise.all(closers.splice(0).map((close) => close()));
});

async function start(options: LocalRegistryOptions = {}): Promise<FaultyRegistry> {
  const registry = await startFaultyRegistry(options);
  closers.push(registry.close);
  return registry;
}

async function open(options: ReaderOptions = {}): Promise<Reader> {
  const reader = await openReader(options);
  closers.push(reader.close);
  return reader;
}

function digestOf(content: Uint8Array): Digest {
  return `sha256:${createHash("sha256").update(content).digest("hex")}` as Digest;
}

function describe(content: Uint8Array): Descriptor {
  return { mediaType: "application/octet-stream", digest: digestOf(content), size: content.length, annotations: {} };
}

/** A source in chunks of 10,000 bytes that remembers from where it was opened. */
function sourceOf(content: Uint8Array, from?: string): BlobSource & { readonly opened: number[] } {
  const opened: number[] = [];
  return {
    opened,
    ...(from === undefined ? {} : { from: parseReference(from) }),
    async *open(offset) {
      opened.push(offset);
      for (let at = offset; at < content.length; at += 10_000) {
        await Promise.resolve();
        yield content.subarray(at, at + 10_000);
      }
    },
  };
}

function lines(registry: FaultyRegistry): string[] {
  return registry.requests.map(({ method, path, status }) => `${method} ${path.split("?", 1)[0]?.replace(/[0-9a-f]{32,}/, "*")} ${status}`);
}

function put(reader: Reader, registry: FaultyRegistry, source = sourceOf(CONTENT), content: Uint8Array = CONTENT) {
  return reader.client.putBlob(parseReference(`${registry.host}/app`), describe(content), source);
}

test("a blob is sent in one stream of a known length, and not at all where it is there", async () => {
  const registry = await start();
  const reader = await open();
  expect(await put(reader, registry)).toBe("uploaded");
  expect(lines(registry)).toEqual(["HEAD /v2/app/blobs/sha256:* 404", "POST /v2/app/blobs/uploads/ 202", "PUT /v2/app/blobs/uploads/* 201"]);
  expect(registry.requests[2]?.headers).toMatchObject({ "content-length": "100000", "content-type": "application/octet-stream" });
  expect(await put(reader, registry)).toBe("present");
  expect(lines(registry).slice(3)).toEqual(["HEAD /v2/app/blobs/sha256:* 200"]);
});
