import { spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { gzipSync, zstdCompressSync } from "node:zlib";
import type { JobIdentity, LocalActionsService } from "../../src/local/actions-service.ts";
import { type TarEntry, tarOf } from "../fakes/tar.ts";

/** The client packs with zstd where the machine has it, and keeps the entries of either kind apart. */
const hasZstd = spawnSync("zstd", ["--version"]).status === 0;
const packing = hasZstd ? "zstd-without-long" : "gzip";

/** The version that Plimsoll's entries have: whoever changes it loses what was stored before. */
export const version = createHash("sha256").update(`.plimsoll-cache/content|${packing}|1.0`).digest("hex");

/** Stores an entry in the name of a job, by hand: a content, or the tar of another writer of that scope. */
export async function plant(
  service: LocalActionsService,
  job: JobIdentity,
  key: string,
  content: string | readonly TarEntry[],
): Promise<void> {
  const entries = typeof content === "string" ? [{ name: ".plimsoll-cache/content", content }] : content;
  const archive = hasZstd ? zstdCompressSync(tarOf(entries)) : gzipSync(tarOf(entries));
  const message = { key, version, size_bytes: archive.length };
  const { signed_upload_url } = await call(service, job, "CreateCacheEntry", message);
  await fetch(signed_upload_url ?? "", { method: "PUT", headers: { "x-ms-blob-type": "BlockBlob" }, body: archive });
  await call(service, job, "FinalizeCacheEntryUpload", message);
}

async function call(
  service: LocalActionsService,
  job: JobIdentity,
  method: string,
  message: object,
): Promise<{ signed_upload_url?: string }> {
  const response = await fetch(new URL(`/twirp/github.actions.results.api.v1.CacheService/${method}`, service.url), {
    method: "POST",
    headers: {
      authorization: `Bearer ${service.env(job)["ACTIONS_RUNTIME_TOKEN"]}`,
      "content-type": "application/json",
    },
    body: JSON.stringify(message),
  });
  if (!response.ok) throw new Error(`${method} was answered with ${response.status}`);
  return (await response.json()) as { signed_upload_url?: string };
}
