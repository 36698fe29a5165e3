import { type BlobMeans, type EntryContent, STORAGE, stalled, storageFault } from "./blob.ts";
import type { Errand } from "./errand.ts";
import { bodyOf, type Question } from "./exchange.ts";
import { CacheFault } from "./fault.ts";
import type { Slots } from "./slots.ts";
import { insist, withDeadline } from "./terms.ts";

type Body = NonNullable<Question["body"]>;

const MAX_SINGLE_BYTES = 64 * 1024 * 1024;
const BLOCK_BYTES = 32 * 1024 * 1024;

/** Puts a block blob behind a signed URL: at once up to 64 MiB, else in blocks of 32 MiB (Azure Blob service REST API). Throws a `CacheFault`. */
export async function writeBlob(means: BlobMeans & { readonly slots: Slots }, url: URL, content: EntryContent, errand: Errand): Promise<void> {
  const whole = { sizeBytes: content.sizeBytes, open: () => content.open(0, content.sizeBytes) };
  if (content.sizeBytes <= MAX_SINGLE_BYTES) return await put(means, url, whole, errand, { "x-ms-blob-type": "BlockBlob" });
  const failed = new AbortController();
  const one = { ...errand, signal: AbortSignal.any([errand.signal, failed.signal]) };
  const ids = Array.from({ length: Math.ceil(content.sizeBytes / BLOCK_BYTES) }, (_, index) => idOf(index));
  const putBlock = async (id: string, index: number): Promise<void> => {
    try {
      await put(means, withQuery(url, { comp: "block", blockid: id }), blockOf(content, index), one);
    } catch (error) {
      failed.abort(error);
      throw error;
    }
  };
  await Promise.all(ids.map(putBlock));
  const list = Buffer.from(`<?xml version="1.0" encoding="utf-8"?><BlockList>${ids.map((id) => `<Latest>${id}</Latest>`).join("")}</BlockList>`);
  await put(means, withQuery(url, { comp: "blocklist" }), bodyOf(list), errand, { "content-type": "application/xml" });
}

async function put(
  means: BlobMeans & { readonly slots: Slots },
  url: URL,
  body: Body,
  errand: Errand,
  headers: Readonly<Record<string, string>> = {},
): Promise<void> {
  const { stallMs, outlastsSilence } = errand.terms;
  const attempt = (): Promise<void> =>
    withDeadline(stallMs, errand.signal, () => stalled(stallMs, outlastsSilence), async (signal, alive) => {
      const watched = { sizeBytes: body.sizeBytes, open: () => tap(body.open(), alive) };
      const question = { method: "PUT" as const, url, headers: { "content-type": "application/octet-stream", ...headers }, body: watched, signal };
      const answer = await means.exchange.ask(question, STORAGE);
      await answer.text();
      if (answer.status !== 201) throw uploadFault(storageFault(answer, means.clock.now()));
    });
  await insist(() => means.slots.use(errand, attempt), errand.terms, { ...means, signal: errand.signal, onRetry: errand.onRetry });
}

function uploadFault(fault: CacheFault): CacheFault {
  return fault.kind === "gone" ? new CacheFault("gone", "An entry of the CI's cache vanished before it was stored.") : fault;
}

async function* tap(source: AsyncIterable<Uint8Array>, alive: () => void): AsyncGenerator<Uint8Array> {
  for await (const chunk of source) {
    alive();
    yield chunk;
  }
}

/** Azure insists that all blocks of one blob have ids of one length. */
function idOf(index: number): string {
  return Buffer.from(String(index).padStart(12, "0")).toString("base64");
}

function blockOf(content: EntryContent, index: number): Body {
  const offset = index * BLOCK_BYTES;
  const sizeBytes = Math.min(BLOCK_BYTES, content.sizeBytes - offset);
  return { sizeBytes, open: () => content.open(offset, sizeBytes) };
}

/** The signed query stays as it is: the signature is over its text. */
function withQuery(url: URL, more: Readonly<Record<string, string>>): URL {
  const joined = new URL(url);
  joined.search += `${joined.search === "" ? "?" : "&"}${new URLSearchParams(more).toString()}`;
  return joined;
}
